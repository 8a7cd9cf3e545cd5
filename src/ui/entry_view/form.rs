//! The fields of an entry. Choices are kept at once, text when typing pauses or the field is left.

use std::sync::Arc;
use std::time::Duration;

use egui::{ComboBox, Response, RichText, ScrollArea, TextEdit, Ui};

use super::draft::{EntryDraft, is_other};
use super::{can_change, positions};
use crate::app::command::Command;
use crate::app::state::{Desk, Pane, RegistryHome, State};
use crate::model::attribute::Value;
use crate::model::registry::{
    AFFILIATION_TYPES, ANONYMITY_REASONS, ENTRY_KINDS, Entry, ID_KINDS, IDENTITIES, SourceId, TERMS,
};
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::inspector::section::{follow, take_keyboard, take_out};

/// Text is kept when typing pauses this long.
const PAUSE_MS: u64 = 600;

/// What happened to the text fields in this frame.
#[derive(Default)]
pub(super) struct Touch {
    pub changed: bool,
    pub left: bool,
}

impl Touch {
    pub(super) fn note(&mut self, response: &Response) {
        self.changed |= response.changed();
        self.left |= response.lost_focus();
        follow(response);
    }
}

/// Every field of the entry that is shown.
pub(super) fn form(ui: &mut Ui, state: &State, desk: &Desk, entry: &Entry, drafts: &mut Drafts) -> Option<Command> {
    let wants_name = drafts.takes_focus(Pane::Entry);
    let draft = drafts.registry.entry.as_mut()?;
    let mut touch = Touch::default();
    let mut choice: Option<Choice> = None;
    ScrollArea::vertical()
        .id_salt(("entry", draft.id.as_str()))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.add_enabled_ui(can_change(desk), |ui| {
                let name = text(
                    ui,
                    "Name",
                    "As the article writes it",
                    &mut draft.fields.name,
                    1,
                    &mut touch,
                );
                if wants_name {
                    take_keyboard(&name);
                }
                if draft.fields.name.trim().is_empty() {
                    ui.label("An entry needs a name; the old one stays until there is a new one");
                }
                let names = &mut draft.fields.aliases;
                text(ui, "Other names", "One a line, in any script", names, 2, &mut touch);
                ui.add_space(6.0);
                choice = choices(ui, &draft.id, entry);
                ui.add_space(6.0);
                positions::positions(ui, desk, draft, &mut touch);
                text(
                    ui,
                    "Knows about",
                    "Fields of expertise",
                    &mut draft.fields.expertise,
                    1,
                    &mut touch,
                );
                ui.add_space(6.0);
                choice = choice.take().or(anonymity(ui, desk, entry, draft, &mut touch));
                ids(ui, draft, &mut touch);
                contact(ui, desk, draft, &mut touch);
                text(
                    ui,
                    "Note",
                    "What one should know",
                    &mut draft.fields.note,
                    3,
                    &mut touch,
                );
            });
            ui.add_space(8.0);
            facts(ui, draft, entry);
        });
    keep(ui, state, draft, &touch, choice)
}

type Choice = Box<dyn FnOnce(&mut Entry)>;

/// The wish that this frame's typing and choices come to.
fn keep(ui: &Ui, state: &State, draft: &mut EntryDraft, touch: &Touch, choice: Option<Choice>) -> Option<Command> {
    if touch.changed {
        draft.touch(state.ms());
    }
    if let Some(choice) = choice {
        return draft.keep_with(choice);
    }
    let idle = draft.idle_ms(state.ms())?;
    if touch.left || idle >= PAUSE_MS {
        return draft.keep();
    }
    ui.ctx().request_repaint_after(Duration::from_millis(PAUSE_MS));
    None
}

/// A labelled text field of one or more rows.
pub(super) fn text(
    ui: &mut Ui,
    title: &str,
    hint: &str,
    value: &mut String,
    rows: usize,
    touch: &mut Touch,
) -> Response {
    ui.add_space(4.0);
    let label = ui.label(RichText::new(title).strong());
    let edit = match rows {
        1 => field::line(value),
        _ => field::lines(value).desired_rows(rows),
    };
    let response = ui
        .add(edit.hint_text(hint).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    touch.note(&response);
    response
}

/// A text field that stands in a row with others, named for a screen reader by `name`.
pub(super) fn named(ui: &mut Ui, name: &str, edit: TextEdit<'_>, touch: &mut Touch) -> Response {
    let response = ui.add(edit.hint_text(name));
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    touch.note(&response);
    response
}

fn choices(ui: &mut Ui, id: &SourceId, entry: &Entry) -> Option<Choice> {
    let mut choice: Option<Choice> = None;
    egui::Grid::new("entry-choices")
        .num_columns(2)
        .spacing(egui::vec2(10.0, 6.0))
        .show(ui, |ui| {
            kind(ui, entry, &mut choice);
            let set = |choice: &mut Option<Choice>, value: Option<Arc<str>>, put: fn(&mut Entry, Arc<str>)| {
                if let Some(value) = value {
                    *choice = Some(Box::new(move |entry| put(entry, value)));
                }
            };
            let known = one_of(
                ui,
                "Identity",
                "How much of who it is one knows",
                IDENTITIES,
                &entry.identity,
            );
            set(&mut choice, known, |it, value| it.identity = value);
            let terms = one_of(ui, "Terms", "How what was said may be used", TERMS, &entry.terms);
            set(&mut choice, terms, |it, value| it.terms = value);
            let speaks = one_of(
                ui,
                "Speaks for",
                "Counted in the source balance",
                AFFILIATION_TYPES,
                &entry.affiliation_type,
            );
            set(&mut choice, speaks, |it, value| it.affiliation_type = value);
        });
    let mut confidential = entry.confidential;
    let toggled = ui
        .checkbox(&mut confidential, "Confidential")
        .on_hover_text("Exports leave out who it is");
    if toggled.changed() {
        choice = Some(Box::new(move |it| it.confidential = confidential));
    }
    if entry.is_redacted() {
        // Keys are not changed behind the back of other articles, so it is said what they tell.
        ui.weak(format!(
            "Exports leave out who it is. The files in this folder tell it all the same, also by the key “{id}”: keep them to yourself"
        ));
    }
    choice
}

fn kind(ui: &mut Ui, entry: &Entry, choice: &mut Option<Choice>) {
    let label = ui.label("Kind");
    let shown = ComboBox::from_id_salt("entry-kind")
        .selected_text(entry.kind.title())
        .width(168.0)
        .show_ui(ui, |ui| {
            for one in ENTRY_KINDS {
                let picked = ui
                    .selectable_label(entry.kind == one.kind, one.title)
                    .on_hover_text(one.help);
                if picked.clicked() {
                    *choice = Some(Box::new(|it| it.kind = one.kind.clone()));
                }
            }
        });
    shown.response.labelled_by(label.id);
    ui.end_row();
}

/// A choice of `values` or of nothing, in a row of a grid; the new value when one was picked.
fn one_of(ui: &mut Ui, title: &str, help: &str, values: &'static [Value], current: &str) -> Option<Arc<str>> {
    let mut picked: Option<Arc<str>> = None;
    let label = ui.label(title).on_hover_text(help);
    let shown = ComboBox::from_id_salt(("entry", title))
        .selected_text(if current.is_empty() { "not said" } else { current })
        .width(168.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(current.is_empty(), "not said").clicked() {
                picked = Some("".into());
            }
            for value in values {
                let one = ui.selectable_label(current == value.key, value.key);
                if one.on_hover_text(value.help).clicked() {
                    picked = Some(value.key.into());
                }
            }
        });
    follow(&shown.response);
    shown.response.labelled_by(label.id);
    ui.end_row();
    picked
}

/// Why the name is not told, and the words of the article that say so.
fn anonymity(ui: &mut Ui, desk: &Desk, entry: &Entry, draft: &mut EntryDraft, touch: &mut Touch) -> Option<Choice> {
    let mut choice: Option<Choice> = None;
    // Of a source with a name there is nothing to say.
    if &*entry.identity == "named" && entry.anonymity.is_none() && draft.fields.words.is_empty() {
        return None;
    }
    ui.label(RichText::new("Why no name is given").strong());
    let reason = entry.anonymity.as_ref().map_or("", |it| &it.reason).to_owned();
    egui::Grid::new("entry-anonymity").num_columns(2).show(ui, |ui| {
        let help = "The reason the article gives for not naming the source";
        if let Some(value) = one_of(ui, "Reason", help, ANONYMITY_REASONS, &reason) {
            choice = Some(Box::new(move |it| give_reason(it, value)));
        }
    });
    text(
        ui,
        "In the article’s words",
        "“who asked not to be named because…”",
        &mut draft.fields.words,
        2,
        touch,
    );
    if let Some(span) = desk.selected_words() {
        let take = ui.button("Take the selected words of the article");
        if take.clicked() {
            draft.fields.words = desk.document.article().quote(span).to_owned();
            choice = Some(Box::new(|_| ()));
        }
    } else {
        ui.weak("Select the words in the article to take them over");
    }
    choice
}

fn give_reason(entry: &mut Entry, reason: Arc<str>) {
    let mut anonymity = entry.anonymity.take().unwrap_or_default();
    anonymity.reason = reason;
    let says = !anonymity.reason.is_empty() || !anonymity.words.is_empty() || !anonymity.unknown.is_empty();
    entry.anonymity = says.then_some(anonymity);
}

/// Ids elsewhere: a field for each known kind, and pairs for others.
fn ids(ui: &mut Ui, draft: &mut EntryDraft, touch: &mut Touch) {
    ui.add_space(6.0);
    ui.label(RichText::new("Elsewhere").strong());
    let mut gone = None;
    for (n, (kind, id)) in draft.fields.ids.iter_mut().enumerate() {
        let known = ID_KINDS.get(n);
        ui.horizontal(|ui| {
            if let Some(known) = known {
                let title = match known.key {
                    "wikidata" => "Wikidata",
                    "orcid" => "ORCID",
                    _ => "Page",
                };
                let left = egui::Layout::left_to_right(egui::Align::Center);
                let label = ui.allocate_ui_with_layout(egui::vec2(66.0, 24.0), left, |ui| {
                    ui.set_min_width(66.0);
                    ui.label(title)
                });
                let label = label.inner;
                let edit = field::line(id).hint_text(known.help).desired_width(f32::INFINITY);
                let response = ui.add(edit).labelled_by(label.id);
                touch.note(&response);
            } else {
                named(ui, "Where", field::line(kind).desired_width(70.0), touch);
                let width = (ui.available_width() - 34.0).max(40.0);
                named(ui, "Id there", field::line(id).desired_width(width), touch);
                if take_out(ui, "Remove this id").clicked() {
                    gone = Some(n);
                }
            }
        });
        if known.is_none() && !kind.trim().is_empty() && !is_other(kind.trim()) {
            ui.weak("There is a field of its own for that above");
        }
    }
    if let Some(n) = gone {
        draft.fields.ids.remove(n);
        touch.changed = true;
        touch.left = true;
    }
    if ui.button("Add another id").clicked() {
        draft.fields.ids.push(Default::default());
    }
}

/// How to reach them, where that can be kept in private.
fn contact(ui: &mut Ui, desk: &Desk, draft: &mut EntryDraft, touch: &mut Touch) {
    let lone = desk.registry_home == RegistryHome::Article;
    ui.add_enabled_ui(!lone, |ui| {
        text(ui, "Contact", "Telephone, address", &mut draft.fields.contact, 2, touch);
    });
    ui.weak(match lone {
        true => "The registry is in this article's own file, which is handed on with it: contacts are not kept there. Share the registry with the folder to keep them",
        false => "Kept only in the folder's sources.ron, never in an export",
    });
}

fn facts(ui: &mut Ui, draft: &EntryDraft, entry: &Entry) {
    let when = |at: Option<jiff::Timestamp>| at.map(|it| it.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let by = if entry.by.is_empty() { "somebody" } else { &entry.by };
    let made = when(entry.created).unwrap_or_else(|| "at an unknown time".into());
    ui.weak(format!("Made by {by}, {made}"));
    if let Some(modified) = when(entry.modified) {
        ui.weak(format!("Changed {modified}"));
    }
    if !entry.formerly.is_empty() {
        let keys: Vec<&str> = entry.formerly.iter().take(20).map(|it| it.as_str()).collect();
        ui.weak(format!("Took in {}", keys.join(", ")));
    }
    ui.weak(RichText::new(draft.id.to_string()).monospace().size(10.5));
}
