//! The suggestion at hand, while one goes through them.

use egui::{RichText, ScrollArea, Ui};

use super::section::{follow, key_button, leading, quiet, row};
use crate::app::command::{Command, RegistryCommand, SuggestionCommand};
use crate::app::keymap::Mode;
use crate::app::run::suggesting::Meant;
use crate::app::state::{Desk, State};
use crate::app::suggesting::{Correction, Review};
use crate::engine::suggest::{Level, Speaker};
use crate::engine::suggested::{Found, Order, Standing, Suggested};
use crate::model::attribution::Role;
use crate::model::intent::Edge;
use crate::model::span::Span;
use crate::text::visible::cut;
use crate::ui::cached::version;
use crate::ui::frame::Drafts;
use crate::ui::tables::suggestions::words;

/// Longest words of a name that are shown, in characters.
const MOST_WORDS: usize = 90;

/// What is suggested, why, and which keys decide.
pub fn suggestion(ui: &mut Ui, state: &State, desk: &Desk, review: &Review, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let Some(found) = &desk.suggesting.found else {
        ui.weak("Suggestions are being looked for…");
        return commands;
    };
    head(ui, state, found, review);
    let current = desk.suggesting.current().filter(|it| it.standing == Standing::Open);
    let Some(current) = current else {
        commands.extend(nothing_left(ui, state, found));
        return commands;
    };
    let area = ScrollArea::vertical().id_salt(&current.key).auto_shrink(false);
    area.show(ui, |ui| {
        commands.extend(parts(ui, desk, current));
        commands.extend(speaker(ui, desk, current, drafts));
        why(ui, desk, current);
        ui.add_space(8.0);
        commands.extend(match state.mode() {
            Mode::Correct => correcting(ui, state, desk),
            _ => deciding(ui, state, current),
        });
    });
    commands
}

fn head(ui: &mut Ui, state: &State, found: &Suggested, review: &Review) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Suggestion").strong());
        let left = found.open_from(state.reviewing.least());
        let order = match state.reviewing.order {
            Order::Reading => "as the text reads",
            Order::Confidence => "the surest first",
        };
        ui.weak(format!("{left} left, {order}"));
    });
    if review.accepted + review.rejected > 0 {
        ui.weak(format!("{} accepted, {} rejected", review.accepted, review.rejected));
    }
    ui.separator();
}

fn nothing_left(ui: &mut Ui, state: &State, found: &Suggested) -> Option<Command> {
    let mut command = None;
    let unsure = found.open_count(Level::Unsure);
    if unsure > 0 && !state.reviewing.unsure {
        ui.label("Everything that is likely is decided.");
        ui.add_space(4.0);
        let title = format!("Show {unsure} unsure ones");
        command = key_button(ui, state, &title, Command::Suggestion(SuggestionCommand::ShowUnsure));
    } else if found.open_from(Level::Unsure) > 0 {
        ui.label("Space goes on with what was skipped.");
    } else if found.all().is_empty() {
        ui.label("No quotes were found in this article. Leave the review and press Q on selected words to mark one.");
    } else {
        ui.label("Everything is decided. F8 goes through what the checks find now.");
    }
    ui.add_space(4.0);
    let leave = key_button(
        ui,
        state,
        "Leave the review",
        Command::Suggestion(SuggestionCommand::Review),
    );
    command.or(leave)
}

/// Content, source and cue, as suggested or as corrected so far; a click shows the words.
fn parts(ui: &mut Ui, desk: &Desk, found: &Found) -> Option<Command> {
    let article = desk.document.article();
    let as_it_is = Correction::of(&found.suggestion);
    let shown = desk.suggesting.correction().unwrap_or(&as_it_is);
    let said = match desk.suggesting.correction() {
        None => words(desk, found),
        Some(_) => {
            let pieces: Vec<&str> = shown.content.iter().map(|it| article.quote(it)).collect();
            cut(&pieces.join(" … "), 300)
        }
    };
    ui.add(egui::Label::new(said).wrap());
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(found.level.title()).strong());
        ui.weak(format!("{} %, {} quote", found.suggestion.confidence, found.form));
    });
    let mut command = None;
    for (title, part) in [("Source", shown.source), ("Cue", shown.cue)] {
        row(
            ui,
            title,
            |ui| match part {
                Some(span) => {
                    let clicked = leading(ui, &cut(article.quote(span), MOST_WORDS), "Show these words").clicked();
                    command = clicked.then(|| Command::ShowWords(span.range())).or(command.take());
                }
                None => quiet(ui, "none found"),
            },
            |_| {},
        );
    }
    command
}

/// Whom the source means, or could mean.
fn speaker(ui: &mut Ui, desk: &Desk, found: &Found, drafts: &mut Drafts) -> Option<Command> {
    let suggestion = &found.suggestion;
    if let Speaker::OneOf(names) = &suggestion.speaker {
        return choice(ui, desk, names);
    }
    let key = (version(desk), found.key.clone());
    let meant = drafts.suggestions.meant.get(key, || desk.meant(suggestion)).clone();
    let mut command = None;
    let words = match &meant {
        Meant::Known(id) => desk.document.entry(id).map(|it| it.1.name.clone()).unwrap_or_default(),
        Meant::New { name, .. } => name.clone(),
        Meant::Nobody => "nobody in particular".into(),
    };
    row(
        ui,
        "Speaker",
        |ui| match &meant {
            Meant::Known(id) => {
                if leading(ui, &words, "Show the entry").clicked() {
                    command = Some(Command::Registry(RegistryCommand::Show(id.clone())));
                }
            }
            Meant::New { .. } => drop(ui.add(egui::Label::new(&*words).truncate())),
            Meant::Nobody => quiet(ui, &words),
        },
        |_| {},
    );
    let named = match &suggestion.speaker {
        _ if meant == Meant::Nobody => None,
        Speaker::Means(it) => Some(format!("Named elsewhere: “{}”", name(desk, *it))),
        Speaker::Carried(it) => Some(format!("Goes on: “{}”", name(desk, *it))),
        Speaker::Named | Speaker::OneOf(_) | Speaker::Unnamed => None,
    };
    let registry = match &meant {
        Meant::Known(_) => Some("In the registry".to_owned()),
        Meant::New { what, .. } => Some(format!("New in the registry: {what}")),
        Meant::Nobody => None,
    };
    for text in named.into_iter().chain(registry) {
        ui.add(egui::Label::new(RichText::new(text).weak()).wrap());
    }
    command
}

/// Those of whom one has to be chosen, each with its number.
fn choice(ui: &mut Ui, desk: &Desk, names: &[Span]) -> Option<Command> {
    let mut chosen = None;
    ui.add_space(4.0);
    ui.label(RichText::new("Who is meant?").strong());
    for (i, it) in names.iter().take(9).enumerate() {
        let number = i as u8 + 1;
        let title = format!("{number}  {}", name(desk, *it));
        if leading(ui, &title, "Accept with this speaker").clicked() {
            chosen = Some(number);
        }
    }
    if leading(ui, "0  nobody known", "Accept without a speaker").clicked() {
        chosen = Some(0);
    }
    chosen.map(|it| Command::Suggestion(SuggestionCommand::Choose(it)))
}

fn name(desk: &Desk, words: Span) -> String {
    cut(desk.document.article().quote(words), MOST_WORDS)
}

fn why(ui: &mut Ui, desk: &Desk, found: &Found) {
    let suggestion = &found.suggestion;
    ui.add_space(6.0);
    ui.label(RichText::new("Why").strong());
    ui.add(egui::Label::new(suggestion.reason(desk.document.article())).wrap());
    ui.weak(format!("Rule: {}", suggestion.rule.title));
    for remark in &suggestion.remarks {
        ui.add(egui::Label::new(RichText::new(*remark).weak()).wrap());
    }
    let trusted = desk.suggesting.found.as_ref();
    if trusted.is_some_and(|it| it.is_distrusted(suggestion.rule.id)) {
        ui.weak("Most of what this rule suggests is rejected in this folder, so it is among the unsure");
    }
}

fn deciding(ui: &mut Ui, state: &State, found: &Found) -> Option<Command> {
    let wish = Command::Suggestion;
    let has_to_choose = matches!(&found.suggestion.speaker, Speaker::OneOf(it) if !it.is_empty());
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        for (title, it) in [
            ("Accept", SuggestionCommand::Accept),
            ("Reject", SuggestionCommand::Reject),
            ("Skip", SuggestionCommand::Skip),
            ("Back", SuggestionCommand::Back),
            ("Correct", SuggestionCommand::Correct),
            ("Said by…", SuggestionCommand::AcceptFor),
        ] {
            if it == SuggestionCommand::Accept && has_to_choose {
                continue;
            }
            command = key_button(ui, state, title, wish(it)).or(command.take());
        }
    });
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let order = match state.reviewing.order {
            Order::Reading => "The surest first",
            Order::Confidence => "As the text reads",
        };
        for (title, it) in [
            (order, SuggestionCommand::SwitchOrder),
            ("Leave the review", SuggestionCommand::Review),
        ] {
            command = key_button(ui, state, title, wish(it)).or(command.take());
        }
    });
    command
}

fn correcting(ui: &mut Ui, state: &State, desk: &Desk) -> Option<Command> {
    let wish = Command::Suggestion;
    let edge = desk.suggesting.correction().map(|it| it.edge);
    let edge = edge.map(|(role, _, edge)| {
        let side = match edge {
            Edge::Start => "start",
            Edge::End => "end",
        };
        format!(
            "Left and Right move the {side} of the {}; with Ctrl by words",
            role.key()
        )
    });
    ui.label(RichText::new("Correcting").strong());
    ui.add(egui::Label::new(edge.unwrap_or_default()).wrap());
    let how = "Or select words and press Q, S or U: they are the content, the source or the cue";
    ui.add(egui::Label::new(RichText::new(how).weak()).wrap());
    ui.add_space(4.0);
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        for (title, it) in [
            ("Accept", SuggestionCommand::Keep),
            ("Next end", SuggestionCommand::NextEdge),
            ("Source", SuggestionCommand::SetPart(Role::Source)),
            ("Cue", SuggestionCommand::SetPart(Role::Cue)),
            ("Take out", SuggestionCommand::RemovePart),
        ] {
            command = key_button(ui, state, title, wish(it)).or(command.take());
        }
        let leave = ui.button("Leave (Escape)");
        follow(&leave);
        if leave.clicked() {
            command = Some(Command::Escape);
        }
    });
    command
}
