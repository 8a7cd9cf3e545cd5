//! Between the article view, which knows text and places, and the state, which knows what they mean.

use std::ops::Range;
use std::sync::Arc;

use egui::Ui;
use jiff::civil::Date;

use super::article_view::linking::fitting;
use super::article_view::{Beside, Hint, Outline, Proposed, Remark, Sentence, Top, ViewEvent, ViewInput, article_id};
use super::frame::Drafts;
use super::suggestion_outlines::outlines;
use crate::app::command::{AttributionCommand, Command, VerificationCommand};
use crate::app::hint::Hints;
use crate::app::run::quoting::Carried;
use crate::app::state::{Desk, Overlay, Pane, State};
use crate::app::suggesting::ReviewWishes;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::intent::{self, Edge};

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
        let (byte, offset) = desk.place;
        drafts.view.scroll_to(Top { byte, offset });
    }
    // Where nothing has the keyboard, the article has it, or Tab would wander off into the menus.
    let nobody = state.overlay.is_none() && ui.memory(|it| it.focused().is_none());
    if drafts.takes_focus(Pane::Article) || nobody {
        ui.memory_mut(|it| it.request_focus(article_id()));
    }
    if !matches!(state.overlay, None | Some(Overlay::Hints(_))) {
        // Arrows go through what lies on top, not through the text below.
        ui.memory_mut(|it| it.surrender_focus(article_id()));
    }
    let (hints, typed) = match &state.overlay {
        Some(Overlay::Hints(hints)) => (shown(hints), hints.typed.as_str()),
        _ => (Vec::new(), ""),
    };
    // While an edge is dragged, the article shows what letting go would make of it.
    let preview = drafts.pending_resize.as_ref().map(|it| previewed(state, desk, it));
    let events = drafts.view.show(
        ui,
        &ViewInput {
            document: preview.as_ref().unwrap_or(&desk.document),
            revision: preview.as_ref().map_or(desk.revision, |_| drafts.preview_revision()),
            selection: desk.selection,
            selected: desk.selected.as_ref(),
            edge: desk.edge,
            matches: if desk.find.open { &desk.find.matches } else { &[] },
            current_match: desk.find.current,
            hints: &hints,
            hint_typed: typed,
            zoom: state.settings.zoom,
            reveal: desk.reveal,
            letters: state.settings.zoom >= 1.3,
            beside: &OnDesk(desk, &state.reviewing),
        },
    );
    let released = ui.input(|it| it.pointer.any_released());
    let mut commands: Vec<Command> = events
        .into_iter()
        .filter_map(|it| command_of(it, desk, drafts))
        .collect();
    if desk.armed.is_some() && released {
        commands.push(Command::MarkArmed);
    }
    let (bytes, top) = (drafts.view.visible_bytes(), drafts.view.position());
    if bytes != desk.visible || (top.byte, top.offset) != desk.place {
        commands.push(Command::Viewed {
            bytes,
            place: (top.byte, top.offset),
        });
    }
    commands
}

fn shown(hints: &Hints) -> Vec<Hint> {
    let targets = hints.targets.iter();
    let shown = targets.map(|it| Hint {
        byte: it.byte,
        letters: it.letters.clone(),
    });
    shown.collect()
}

fn previewed(state: &State, desk: &Desk, resize: &PendingResize) -> Document {
    let mut preview = desk.document.clone();
    let stamp = state.stamp();
    let resized = intent::resize(&preview, &resize.id, resize.segment, resize.edge, resize.byte, &stamp);
    // A preview that does not fit is no preview.
    let _ = preview.apply(&resized);
    preview
}

/// What is worked out about the text on the desk.
struct OnDesk<'d>(&'d Desk, &'d ReviewWishes);

impl Beside for OnDesk<'_> {
    fn sentences(&self, bytes: Range<usize>) -> Vec<Sentence> {
        self.0.survey.as_ref().map_or_else(Vec::new, |it| it.sentences(bytes))
    }

    fn remarks(&self, bytes: Range<usize>) -> Vec<Remark> {
        self.0.survey.as_ref().map_or_else(Vec::new, |it| it.remarks(bytes))
    }

    fn proposed(&self, quote: &AnnotationId) -> Option<Proposed> {
        let Carried { speaker, reason } = self.0.carried(quote)?;
        Some(Proposed { speaker, reason })
    }

    fn published(&self) -> Option<Date> {
        self.0.published()
    }

    fn outlines(&self, bytes: Range<usize>) -> Vec<Outline> {
        outlines(self.0, self.1, bytes)
    }
}

/// The finding a click on a sign leads to: the first, or the one after the one at hand.
fn show_finding(desk: &Desk, keys: &[Arc<str>]) -> Option<Command> {
    let at_hand = keys.iter().position(|it| desk.finding.as_ref() == Some(it));
    let next = at_hand.map_or(0, |it| (it + 1) % keys.len());
    let key = keys.get(next)?.clone();
    Some(Command::Verification(VerificationCommand::ShowFinding(key)))
}

/// Links what fits; where nothing does, the command says why.
fn link(desk: &Desk, from: Vec<AnnotationId>, to: Vec<AnnotationId>) -> Option<Command> {
    let Some(first) = from.first().cloned() else {
        return Some(Command::Attribution(AttributionCommand::Link));
    };
    let (from, mut to) = fitting(&desk.document, &from, &to).unwrap_or((first, vec![to.first()?.clone()]));
    let command = match to.len() {
        0 | 1 => AttributionCommand::LinkTo { from, to: to.pop()? },
        _ => AttributionCommand::OfferLinks { from, to },
    };
    Some(Command::Attribution(command))
}

fn command_of(event: ViewEvent, desk: &Desk, drafts: &mut Drafts) -> Option<Command> {
    match event {
        ViewEvent::ClickTag(id) => Some(Command::Pick(id)),
        ViewEvent::ClickRemarks(keys) => show_finding(desk, &keys),
        ViewEvent::Link { from, to } => link(desk, from, to),
        ViewEvent::Select(it) => Some(Command::Select(it)),
        ViewEvent::ClickMark { ids, .. } => match &ids[..] {
            [] => None,
            [id] => Some(Command::Pick(id.clone())),
            _ => Some(Command::Offer(ids)),
        },
        ViewEvent::ClickText { byte } => Some(Command::Click(byte)),
        ViewEvent::Resize {
            id,
            segment,
            edge,
            byte,
            done,
        } => {
            drafts.preview_count += 1;
            if done {
                drafts.pending_resize = None;
                return Some(Command::Resize {
                    id,
                    segment,
                    edge,
                    byte,
                });
            }
            drafts.pending_resize = Some(PendingResize {
                id,
                segment,
                edge,
                byte,
            });
            None
        }
        ViewEvent::ScrolledTo(_) => None,
        // The window's keys have it already.
        ViewEvent::Copy => None,
    }
}
