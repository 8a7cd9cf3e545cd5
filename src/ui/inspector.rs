//! The panel on the right: all that is said of the selected annotation.

use egui::{ComboBox, RichText, ScrollArea, Ui};

use super::field;
use super::frame::Drafts;
use super::theme::ViewTheme;
use crate::app::command::{Command, entry_of};
use crate::app::state::{Desk, Pane, State};
use crate::model::annotation::{Annotation, Body, Origin};
use crate::model::attribute::{Attribute, attributes_of};
use crate::model::id::AnnotationId;
use crate::model::label::{LABELS, LabelEntry};

/// Longest piece of a quote shown, in characters.
const MOST_SHOWN: usize = 600;
/// A note is kept when typing pauses this long.
const PAUSE_MS: u64 = 600;

/// The inspector of the selected annotation, or of the selected lost one.
pub fn inspector(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let Some(desk) = &state.desk else {
        ui.weak("Open an article to annotate it");
        return Vec::new();
    };
    if let Some(commands) = super::entry_view::entry_view(ui, state, desk, drafts) {
        return commands;
    }
    if let Some(orphan) = desk
        .selected_orphan
        .as_ref()
        .and_then(|it| desk.document.orphans().get(it))
    {
        let mut commands = super::tables::lost::details(ui, orphan);
        if !desk.selection.is_empty() {
            ui.add_space(8.0);
            let key = key_of(state, &Command::Place);
            if ui.button("Place it on the selected words").on_hover_text(key).clicked() {
                commands.push(Command::Place);
            }
        }
        return commands;
    }
    // What was typed about an annotation is kept when another one is selected.
    let mut commands = drafts.flush_but(desk.selected.as_ref());
    let Some((id, annotation)) = desk
        .selected
        .as_ref()
        .and_then(|id| Some((id, desk.document.annotation(id)?)))
    else {
        if desk.selection.is_empty() {
            nothing_selected(ui, desk);
        } else {
            commands.extend(selected_words(ui, state, None));
        }
        return commands;
    };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if !desk.selection.is_empty() {
            commands.extend(selected_words(ui, state, Some(annotation)));
            ui.separator();
        }
        commands.extend(labels(ui, state, id, annotation));
        ui.add_space(8.0);
        words(ui, desk, annotation);
        ui.add_space(10.0);
        commands.extend(attributes(ui, id, &annotation.body));
        commands.extend(note(ui, state, id, &annotation.body, drafts));
        commands.extend(tags(ui, id, &annotation.body, drafts));
        ui.add_space(10.0);
        facts(ui, desk, id, annotation);
        ui.add_space(12.0);
        let delete = ui.button("Delete").on_hover_text("Delete");
        follow(&delete);
        if delete.clicked() {
            commands.push(Command::Remove(id.clone()));
        }
    });
    commands
}

fn nothing_selected(ui: &mut Ui, desk: &Desk) {
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
}

/// What the mouse can do with the words selected just now; the keys do the same.
fn selected_words(ui: &mut Ui, state: &State, annotation: Option<&Annotation>) -> Option<Command> {
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

fn labels(ui: &mut Ui, state: &State, id: &AnnotationId, annotation: &Annotation) -> Option<Command> {
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

/// Brings a control on the screen when the keyboard comes to it.
fn follow(response: &egui::Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

fn key_of(state: &State, command: &Command) -> String {
    entry_of(command)
        .and_then(|it| state.keymap.key(it))
        .unwrap_or_default()
}

fn words(ui: &mut Ui, desk: &Desk, annotation: &Annotation) {
    let article = desk.document.article();
    for segment in annotation.segments.iter().take(20) {
        let whole = article.quote(segment);
        let mut shown: String = whole.chars().take(MOST_SHOWN).collect();
        if shown.len() < whole.len() {
            shown.push('…');
        }
        ui.add(egui::Label::new(RichText::new(shown).size(15.0)).wrap());
    }
    if annotation.segments.len() > 20 {
        ui.weak(format!("and {} segments more", annotation.segments.len() - 20));
    }
}

fn attributes(ui: &mut Ui, id: &AnnotationId, body: &Body) -> Option<Command> {
    let mut command = None;
    egui::Grid::new("attributes")
        .num_columns(2)
        .spacing(egui::vec2(10.0, 6.0))
        .show(ui, |ui| {
            for attribute in attributes_of(&body.label) {
                let label = ui.label(attribute.title).on_hover_text(attribute.help);
                command = command.take().or(values(ui, id, body, attribute, label.id));
                ui.end_row();
            }
            let known = |key: &str| attributes_of(&body.label).any(|it| it.key == key);
            for (key, value) in body.attributes.iter().filter(|(key, _)| !known(key)) {
                ui.label(&**key);
                ui.label(&**value)
                    .on_hover_text("Of another program or version; kept as it is");
                ui.end_row();
            }
        });
    command
}

fn values(ui: &mut Ui, id: &AnnotationId, body: &Body, attribute: &Attribute, label: egui::Id) -> Option<Command> {
    let current = body.attributes.get(attribute.key);
    let mut command = None;
    let set = |value: Option<&str>| {
        Some(Command::SetAttribute {
            id: id.clone(),
            key: attribute.key.to_owned(),
            value: value.map(str::to_owned),
        })
    };
    let shown = current.map_or("not said", |it| it);
    let choice = ComboBox::from_id_salt((attribute.key, "values"))
        .selected_text(shown)
        .width(168.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(current.is_none(), "not said").clicked() {
                command = set(None);
            }
            for value in attribute.values {
                let on = current.is_some_and(|it| &**it == value.key);
                if ui.selectable_label(on, value.key).on_hover_text(value.help).clicked() {
                    command = set(Some(value.key));
                }
            }
        });
    follow(&choice.response);
    choice.response.labelled_by(label);
    command
}

fn note(ui: &mut Ui, state: &State, id: &AnnotationId, body: &Body, drafts: &mut Drafts) -> Option<Command> {
    ui.add_space(8.0);
    let label = ui.label(RichText::new("Note").strong());
    let draft = drafts
        .note
        .get_or_insert_with(|| super::frame::Draft::new(id, &body.note));
    if draft.id != *id || (!draft.is_touched() && draft.text != *body.note) {
        *draft = super::frame::Draft::new(id, &body.note);
    }
    let edit = field::lines(&mut draft.text)
        .hint_text("What you found, why it matters")
        .desired_rows(3)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(label.id);
    follow(&response);
    if response.changed() {
        draft.touched_ms = Some(state.ms());
    }
    let paused = draft
        .touched_ms
        .is_some_and(|at| state.ms().saturating_sub(at) >= PAUSE_MS);
    if draft.is_touched() && !paused {
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_millis(PAUSE_MS));
    }
    let keep = draft.is_touched() && (paused || response.lost_focus());
    let command = keep.then(|| draft.clone().into_note());
    if keep {
        draft.touched_ms = None;
    }
    if drafts.takes_focus(Pane::Note) || drafts.takes_focus(Pane::Inspector) {
        response.request_focus();
    }
    command
}

fn tags(ui: &mut Ui, id: &AnnotationId, body: &Body, drafts: &mut Drafts) -> Option<Command> {
    ui.add_space(8.0);
    let label = ui.label(RichText::new("Tags").strong());
    let kept = body.tags.join(", ");
    let draft = drafts.tags.get_or_insert_with(|| super::frame::Draft::new(id, &kept));
    if draft.id != *id || (!draft.is_touched() && draft.text != kept) {
        *draft = super::frame::Draft::new(id, &kept);
    }
    let edit = field::line(&mut draft.text)
        .hint_text("Separated by commas")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(label.id);
    follow(&response);
    if response.changed() {
        draft.touched_ms = Some(0);
    }
    let keep = draft.is_touched() && response.lost_focus();
    let command = keep.then(|| draft.clone().into_tags());
    if keep {
        draft.touched_ms = None;
    }
    if drafts.takes_focus(Pane::Tags) {
        response.request_focus();
    }
    command
}

fn facts(ui: &mut Ui, desk: &Desk, id: &AnnotationId, annotation: &Annotation) {
    let article = desk.document.article();
    let body = &annotation.body;
    let (line, column) = article.line_and_column(annotation.segments.first().start());
    let segments = match annotation.segments.len() {
        1 => "1 segment".to_owned(),
        n => format!("{n} segments"),
    };
    ui.weak(format!("{segments}, from line {line}, column {column}"));
    let when = |at: Option<jiff::Timestamp>| at.map(|it| it.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let by = if body.by.is_empty() { "somebody" } else { &body.by };
    let made = when(body.created).unwrap_or_else(|| "at an unknown time".into());
    ui.weak(format!("Made by {by}, {made}"));
    if let Some(modified) = when(body.modified) {
        ui.weak(format!("Changed {modified}"));
    }
    match &body.origin {
        Origin::Hand => {}
        Origin::Rule { id, edited: false } => drop(ui.weak(format!("Proposed by the rule {id}"))),
        Origin::Rule { id, edited: true } => drop(ui.weak(format!("Proposed by the rule {id}, then changed"))),
        Origin::Import { format } => drop(ui.weak(format!("Imported from {format}"))),
        Origin::Other(text) => drop(ui.weak(format!("Origin: {text}"))),
    }
    if desk.moved.contains(id) {
        ui.label("Found again at another place, because the article has changed");
    }
    ui.weak(RichText::new(id.to_string()).monospace().size(10.5));
}
