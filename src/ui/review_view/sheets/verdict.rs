//! The verdict: what stands in its way, the choice, and then the scores.

use egui::{Button, Label, RichText, Ui};

use crate::app::command::{Command, ReviewCommand};
use crate::app::state::{Desk, State};
use crate::model::mqm::SEVERITIES;
use crate::model::review::reviewer::{READS, VERDICTS};
use crate::model::reviewing::reviewer_key;
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::overlays::sheet::choice;

/// The sheet: a reason, and the four verdicts; arrows and Enter, or a click, sign one.
pub fn verdict(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    if let Some((_, _, verdict)) = desk.review_verdict() {
        let stale = desk.is_stale(verdict);
        let commands = signed(ui, state, desk);
        if !stale {
            return commands;
        }
        ui.separator();
        if !commands.is_empty() {
            return commands;
        }
    }
    let key = reviewer_key(&state.stamp());
    let reviewer = desk.document.tables().reviewers.get(&key);
    let reads = reviewer.map_or("", |it| &*it.reads);
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        ui.label("You read the original's language:");
        for value in READS {
            if ui
                .selectable_label(reads == value.key, value.key)
                .on_hover_text(value.help)
                .clicked()
            {
                commands.push(Command::Review(ReviewCommand::SetReads(value.key.to_owned())));
            }
        }
    });
    ui.add_space(4.0);
    let label = ui.label("Reason; needed where it cannot be judged");
    let edit = field::line(&mut drafts.review.reason).desired_width(f32::INFINITY);
    let field = ui.add(edit.return_key(None)).labelled_by(label.id);
    if !drafts.overlay_begun {
        drafts.overlay_begun = true;
        field.request_focus();
        // The first that is possible is chosen at first.
        let possible = |it: &crate::model::attribute::Value| desk.obstacle(it.key, "reason").is_none();
        drafts.overlay_row = VERDICTS.iter().position(possible).unwrap_or(0);
    }
    ui.add_space(6.0);
    let reason = drafts.review.reason.trim().to_owned();
    let chosen = choice(ui, drafts, VERDICTS.len(), |ui, i, on| {
        let verdict = &VERDICTS[i];
        let obstacle = desk.obstacle(verdict.key, &reason);
        let title = match obstacle.is_some() {
            true => RichText::new(sentence(verdict.key)).weak(),
            false => RichText::new(sentence(verdict.key)).strong(),
        };
        let row = ui.add(Button::selectable(on, title).min_size(egui::vec2(ui.available_width(), 24.0)));
        let why = obstacle.as_deref().unwrap_or(verdict.help);
        ui.indent(("why", i), |ui| ui.add(Label::new(RichText::new(why).weak()).wrap()));
        row
    });
    ui.add_space(4.0);
    ui.weak("Enter signs it. Scores are shown after that, so that they do not decide for you");
    if let Some(verdict) = chosen.and_then(|it| VERDICTS.get(it))
        && desk.obstacle(verdict.key, &reason).is_none()
    {
        let value = verdict.key;
        commands.push(Command::Review(ReviewCommand::Sign { value, reason }));
    }
    commands
}

/// What was signed, with the scores.
pub fn signed(ui: &mut Ui, state: &State, desk: &Desk) -> Vec<Command> {
    let mut commands = Vec::new();
    let Some((key, reviewer, verdict)) = desk.review_verdict() else {
        return commands;
    };
    let name = if reviewer.name.is_empty() { key } else { &reviewer.name };
    let at = verdict
        .at
        .map_or_else(String::new, |it| format!(", {}", it.strftime("%Y-%m-%d %H:%M UTC")));
    ui.label(RichText::new(sentence(&verdict.value)).strong());
    ui.label(format!("Signed by {name}{at}"));
    if !verdict.reason.is_empty() {
        ui.add(Label::new(&*verdict.reason).wrap());
    }
    if desk.is_stale(verdict) {
        let text = "A text has changed since: the verdict is stale. Decide the open pairs and sign again";
        ui.add(Label::new(RichText::new(text).strong()).wrap());
    }
    if let Some(sheet) = desk.review_scores() {
        ui.add_space(6.0);
        let counts = SEVERITIES
            .iter()
            .zip(sheet.counts)
            .map(|(it, n)| format!("{n} {}", it.key));
        ui.label(format!("Errors: {}", counts.collect::<Vec<_>>().join(", ")));
        egui::Grid::new("review-scores")
            .num_columns(3)
            .spacing(egui::vec2(14.0, 3.0))
            .show(ui, |ui| {
                for line in &sheet.lines {
                    ui.label(line.title);
                    ui.label(
                        RichText::new(line.value.map_or_else(|| "–".to_owned(), |it| format!("{it:.2}"))).monospace(),
                    );
                    ui.weak(&line.unit);
                    ui.end_row();
                }
            });
        for warning in &sheet.warnings {
            ui.add(Label::new(RichText::new(sentence(warning)).weak()).wrap());
        }
    }
    ui.add_space(4.0);
    if *key == reviewer_key(&state.stamp()) && ui.button("Take the verdict back").clicked() {
        commands.push(Command::Review(ReviewCommand::TakeBack));
    }
    commands
}

/// The verdict in its tab.
pub fn summary(ui: &mut Ui, state: &State, desk: &Desk, _drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if desk.review_verdict().is_some() {
            commands.extend(signed(ui, state, desk));
            return;
        }
        ui.label("No verdict is signed yet");
        if let Some(obstacle) = desk.obstacle("publishable after corrections", "") {
            ui.weak(obstacle);
        }
        if ui.button("Verdict… (V)").clicked() {
            commands.push(Command::Review(ReviewCommand::ShowVerdict));
        }
    });
    commands
}

/// With a capital letter.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}
