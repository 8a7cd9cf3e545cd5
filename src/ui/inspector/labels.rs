//! What the selected annotation is marked as, and what selected words can be marked as.

use egui::{RichText, Ui};

use super::section::{key_button, key_of};
use crate::app::command::{Command, SuggestionCommand};
use crate::app::state::{Desk, State};
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::model::label::{LABELS, LabelEntry};
use crate::ui::theme::ViewTheme;

/// What to do when nothing is selected.
pub fn nothing_selected(ui: &mut Ui, state: &State, desk: &Desk) -> Option<Command> {
    ui.add_space(12.0);
    if desk.document.annotations().is_empty() {
        ui.label(RichText::new("Nothing marked yet").strong());
        ui.add_space(4.0);
        ui.label(
            "Select words with the mouse, with Shift and the arrows, or by letters with F and Shift+F, then press",
        );
    } else {
        ui.label(RichText::new("Nothing selected").strong());
        ui.add_space(4.0);
        ui.label("Click a highlight or press Tab to see all about it. To mark more, select words and press");
    }
    ui.add_space(6.0);
    for entry in LABELS {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(entry.letter.to_string()).monospace().strong());
            ui.label(entry.title);
            ui.weak(entry.help);
        });
    }
    ui.add_space(6.0);
    ui.weak("F1 shows every key");
    let found = desk.suggesting.found.as_ref();
    let title = match found.map_or(0, |it| it.open_from(state.reviewing.least())) {
        0 => return None,
        1 => "Review 1 suggestion".to_owned(),
        n => format!("Review {n} suggestions"),
    };
    ui.add_space(12.0);
    ui.label("Quotes with their sources were found; broken outlines show them in the article");
    ui.add_space(4.0);
    key_button(ui, state, &title, Command::Suggestion(SuggestionCommand::Review))
}

/// What the mouse can do with the words selected just now; the keys do the same.
pub fn selected_words(ui: &mut Ui, state: &State, annotation: Option<&Annotation>) -> Option<Command> {
    let mut command = None;
    ui.label(RichText::new("Mark the selected words as").strong());
    ui.horizontal_wrapped(|ui| {
        for entry in LABELS {
            let mark = Command::Mark(entry.label.clone());
            if label_button(ui, state, entry, false).clicked() {
                command = Some(mark);
            }
        }
    });
    if let Some(annotation) = annotation {
        let title = format!("Add to the {} below", annotation.body.label.title().to_lowercase());
        let key = key_of(state, &Command::AddSegment);
        let add = ui
            .button(title)
            .on_hover_text(format!("As one more segment of it ({key})"));
        if add.clicked() {
            command = Some(Command::AddSegment);
        }
    }
    command
}

/// The labels of an annotation, the one it has pressed.
pub fn labels(ui: &mut Ui, state: &State, id: &AnnotationId, annotation: &Annotation) -> Option<Command> {
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        for entry in LABELS {
            let on = annotation.body.label == entry.label;
            if label_button(ui, state, entry, on).clicked() && !on {
                command = Some(Command::Relabel {
                    id: id.clone(),
                    label: entry.label.clone(),
                });
            }
        }
        if annotation.body.label.entry().is_none() {
            ui.label(RichText::new(annotation.body.label.title()).strong());
        }
    });
    command
}

fn label_button(ui: &mut Ui, state: &State, entry: &LabelEntry, on: bool) -> egui::Response {
    let theme = ViewTheme::of(ui.visuals().dark_mode);
    let colours = theme.label(&entry.label);
    let text = RichText::new(entry.title).color(if on { theme.ink } else { ui.visuals().text_color() });
    let mut button = egui::Button::new(text).selected(on);
    if on {
        button = button.fill(colours.tint).stroke(egui::Stroke::new(1.5, colours.line));
    }
    let key = key_of(state, &Command::Mark(entry.label.clone()));
    ui.add(button).on_hover_text(format!("{} ({key})", entry.help))
}
