//! The note and the tags of the selected annotation, kept while one types.

use egui::{Id, RichText, Ui};

use super::section::{follow, take_keyboard};
use crate::app::command::Command;
use crate::app::state::{Pane, State};
use crate::model::annotation::Body;
use crate::model::id::AnnotationId;
use crate::ui::field;
use crate::ui::frame::{Draft, Drafts};

/// Typed text is kept when typing pauses this long.
const PAUSE_MS: u64 = 600;

/// Whether text that was touched last at that time is to be kept now: typing has paused, or its field was left.
pub fn is_due(ui: &Ui, state: &State, touched_ms: Option<u64>, left: bool) -> bool {
    let Some(touched) = touched_ms else {
        return false;
    };
    let paused = state.ms().saturating_sub(touched) >= PAUSE_MS;
    if !paused {
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_millis(PAUSE_MS));
    }
    paused || left
}

/// What is written about the annotation.
pub fn note(ui: &mut Ui, state: &State, id: &AnnotationId, body: &Body, drafts: &mut Drafts) -> Option<Command> {
    ui.add_space(8.0);
    let label = ui.label(RichText::new("Note").strong());
    let draft = drafts.note.get_or_insert_with(|| Draft::new(id, &body.note));
    if draft.id != *id || (!draft.is_touched() && draft.text != *body.note) {
        *draft = Draft::new(id, &body.note);
    }
    // What stands above it comes and goes; it stays the same field, and what was typed in it is kept on leaving.
    let edit = field::lines(&mut draft.text)
        .id(Id::unique(("note", id)))
        .hint_text("What you found, why it matters")
        .desired_rows(3)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(label.id);
    follow(&response);
    if response.changed() {
        draft.touched_ms = Some(state.ms());
    }
    let keep = is_due(ui, state, draft.touched_ms, response.lost_focus());
    let command = keep.then(|| draft.clone().into_note());
    if keep {
        draft.touched_ms = None;
    }
    if drafts.takes_focus(Pane::Note) || drafts.takes_focus(Pane::Inspector) {
        take_keyboard(&response);
    }
    command
}

/// Its tags, as one line.
pub fn tags(ui: &mut Ui, id: &AnnotationId, body: &Body, drafts: &mut Drafts) -> Option<Command> {
    ui.add_space(8.0);
    let label = ui.label(RichText::new("Tags").strong());
    let kept = body.tags.join(", ");
    let draft = drafts.tags.get_or_insert_with(|| Draft::new(id, &kept));
    if draft.id != *id || (!draft.is_touched() && draft.text != kept) {
        *draft = Draft::new(id, &kept);
    }
    let edit = field::line(&mut draft.text)
        .id(Id::unique(("tags", id)))
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
        take_keyboard(&response);
    }
    command
}
