//! The head of the review: how far it is, and where the two texts come from.

use egui::{Label, RichText, Ui};

use super::sheets;
use crate::app::command::{Command, ReviewCommand};
use crate::app::reviewing::OriginalText;
use crate::app::state::{Desk, State};
use crate::engine::review::language::name_of;
use crate::ui::inspector::section::key_button;

/// Two lines above the pairs.
pub fn head(ui: &mut Ui, state: &State, desk: &Desk) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.add_space(3.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new("Review of the translation").strong());
        ui.separator();
        ui.label(progress(desk));
        ui.separator();
        ui.label(verdict(desk));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let review = |it| Command::Review(it);
            commands.extend(key_button(
                ui,
                state,
                "Back to annotating",
                review(ReviewCommand::Toggle),
            ));
            commands.extend(key_button(ui, state, "Verdict", review(ReviewCommand::ShowVerdict)));
            for (on, what) in [
                (desk.reviewing.blind, "findings hidden"),
                (desk.reviewing.reading.is_some(), "reading"),
            ] {
                if on {
                    ui.label(RichText::new(what).strong());
                }
            }
        });
    });
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let facts = Command::Review(ReviewCommand::ShowFacts);
            commands.extend(key_button(ui, state, "Origin and reviewer…", facts));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(RichText::new(provenance(state, desk)).weak()).truncate());
            });
        });
    });
    ui.add_space(3.0);
    commands
}

fn progress(desk: &Desk) -> String {
    let reviewing = &desk.reviewing;
    let overview = &reviewing.overview;
    match &reviewing.text {
        OriginalText::Read(_) if reviewing.comparison.is_some() => {
            let weak = match overview.weak {
                0 => String::new(),
                n => format!(", {n} in doubt"),
            };
            let open = match desk.open_findings() {
                _ if reviewing.blind => String::new(),
                0 => String::new(),
                1 => ", 1 finding open".to_owned(),
                n => format!(", {n} findings open"),
            };
            format!("{} of {} pairs decided{weak}{open}", overview.done, overview.asked)
        }
        OriginalText::None => "no original to compare with".to_owned(),
        OriginalText::Unknown => "no original attached".to_owned(),
        _ => "getting ready".to_owned(),
    }
}

fn verdict(desk: &Desk) -> String {
    match desk.review_verdict() {
        None => "verdict: none".to_owned(),
        Some((_, _, it)) if desk.is_stale(it) => format!("verdict: {} (stale: a text has changed since)", it.value),
        Some((_, _, it)) => format!("verdict: {}", it.value),
    }
}

fn provenance(state: &State, desk: &Desk) -> String {
    let Some(original) = desk.original() else {
        return "Nothing is known of the original yet".to_owned();
    };
    let mut parts = Vec::new();
    let from = match (&*original.outlet, original.is_missing()) {
        ("", true) => "no original".to_owned(),
        ("", false) => original.file.to_string(),
        (outlet, _) => outlet.to_owned(),
    };
    let language = |code: &str| {
        if code.is_empty() {
            "language unknown".to_owned()
        } else {
            name_of(code).to_owned()
        }
    };
    parts.push(match original.is_missing() {
        true => from,
        false => format!(
            "{from} ({}) to {}",
            language(&original.language),
            language(&original.into)
        ),
    });
    if !original.process.is_empty() {
        parts.push(sheets::process(&original.process));
    }
    if !original.post_editor.is_empty() {
        parts.push(format!("edited by {}", original.post_editor));
    }
    let reviewer = desk
        .document
        .tables()
        .reviewers
        .get(&crate::model::reviewing::reviewer_key(&state.stamp()));
    parts.push(match reviewer.map(|it| &*it.reads) {
        None | Some("") => "reviewer: how well the original is read is not said".to_owned(),
        Some(reads) => format!("reviewer {} reads the original: {reads}", state.settings.annotator),
    });
    parts.join("  ·  ")
}
