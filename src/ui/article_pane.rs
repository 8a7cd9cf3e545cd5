//! Between the article view, which knows text and places, and the state, which knows what they mean.

use std::ops::Range;

use egui::Ui;

use super::article_view::{Hint, Reveal, ViewEvent, ViewInput};
use super::frame::{Drafts, article_id};
use crate::app::command::Command;
use crate::app::selection::Selection;
use crate::app::state::{Desk, Overlay, Pane, State};
use crate::model::id::AnnotationId;
use crate::model::intent::Edge;

/// An edge under the pointer that has not been let go yet.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingResize {
    pub id: AnnotationId,
    pub segment: usize,
    pub edge: Edge,
    pub byte: usize,
}

/// The article, and what the reader did in it.
pub fn article_pane(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    if drafts.placed != Some(desk.ticket) {
        drafts.placed = Some(desk.ticket);
        drafts.view.scroll_to(desk.place.0, desk.place.1);
    }
    if drafts.takes_focus(Pane::Article) {
        ui.memory_mut(|it| it.request_focus(article_id()));
    }
    let hints: Option<Vec<Hint>> = match &state.overlay {
        Some(Overlay::Hints(hints)) => Some(shown_hints(hints)),
        _ => None,
    };
    let found = visible_matches(&desk.find.matches, &desk.visible);
    let events = drafts.view.show(ui, &ViewInput {
        document: &desk.document,
        revision: desk.revision,
        selection: desk.selection,
        selected: desk.selected.as_ref(),
        edge: desk.edge,
        matches: if desk.find.open { &desk.find.matches[found] } else { &[] },
        current_match: None,
        hints: hints.as_deref(),
        zoom: state.settings.zoom,
        reveal: desk.reveal.map(|it| Reveal { byte: it.byte, generation: it.generation }),
    });
    events.into_iter().filter_map(|it| command_of(it, drafts)).collect()
}
