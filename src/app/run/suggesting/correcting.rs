//! Changing a suggestion before it is accepted: where its parts stand, and which it has.

use crate::app::effect::Effect;
use crate::app::selection::{Motion, Selection, moved};
use crate::app::state::{Desk, State};
use crate::app::suggesting::Correction;
use crate::model::attribution::Role;
use crate::model::intent::Edge;

impl State {
    /// Begins to change the suggestion at hand.
    pub(super) fn correct(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let Some(correction) = desk.suggesting.current().map(|it| Correction::of(&it.suggestion)) else {
            return self.missing("No suggestion is at hand. Space goes to the next one");
        };
        if let Some(review) = &mut desk.suggesting.review {
            review.correction = Some(correction);
        }
        desk.selected = None;
        desk.look_at_edge();
        Vec::new()
    }

    /// Goes to the next edge of what is corrected, or to the one before; round the end.
    pub(super) fn step_edge(&mut self, forward: bool) -> Vec<Effect> {
        self.on_correction(|correction| {
            let edges = correction.edges();
            let at = edges.iter().position(|it| *it == correction.edge).unwrap_or(0);
            let next = match forward {
                true => at + 1,
                false => at + edges.len() - 1,
            };
            correction.edge = edges[next % edges.len()];
        })
    }

    /// The selected words are that part; with no words selected, goes to the part.
    pub(super) fn set_corrected(&mut self, role: Role) -> Vec<Effect> {
        let words = self.desk.as_ref().and_then(Desk::selected_words);
        let missing = self
            .desk
            .as_ref()
            .and_then(|it| it.suggesting.correction())
            .is_some_and(|it| it.spans(role).is_empty());
        if words.is_none() && missing {
            let key = match role {
                Role::Content => "Q",
                Role::Source => "S",
                Role::Cue => "U",
            };
            let what = format!("Select the words of the {}, then press {key}", role.key());
            return self.missing(&what);
        }
        self.on_correction(|correction| {
            if let Some(words) = words {
                correction.set(role, vec![words]);
            }
            correction.edge = (role, 0, Edge::Start);
        })
    }

    /// Takes out the part, or the piece of the content, whose edge is at hand.
    pub(super) fn remove_corrected(&mut self) -> Vec<Effect> {
        let (role, pieces) = match self.desk.as_ref().and_then(|it| it.suggesting.correction()) {
            Some(it) => (it.edge.0, it.content.len()),
            None => return Vec::new(),
        };
        if role == Role::Content && pieces == 1 {
            return self.missing("A suggestion keeps its content; X rejects it whole");
        }
        self.on_correction(|correction| {
            let (role, segment, _) = correction.edge;
            let mut spans = correction.spans(role);
            spans.remove(segment.min(spans.len().saturating_sub(1)));
            correction.set(role, spans);
            correction.edge = (Role::Content, 0, Edge::Start);
        })
    }

    /// Moves the edge at hand; answers whether there was one to move.
    pub(in crate::app) fn move_corrected(&mut self, motion: Motion) -> bool {
        let Some(desk) = &mut self.desk else {
            return false;
        };
        let article = desk.document.article().clone();
        let Some(correction) = desk.suggesting.review.as_mut().and_then(|it| it.correction.as_mut()) else {
            return false;
        };
        let (Some(from), (role, segment, edge)) = (correction.byte(), correction.edge) else {
            return true;
        };
        let mut byte = moved(&article, from, motion);
        // Going right by words ends behind a word, where a part ends but does not begin.
        if edge == Edge::Start && motion == Motion::WordRight {
            let rest = &article.text()[byte..];
            byte += rest.len() - rest.trim_start().len();
        }
        let mut spans = correction.spans(role);
        let range = match edge {
            Edge::Start => byte..spans[segment].end(),
            Edge::End => spans[segment].start()..byte,
        };
        if range.start < range.end
            && let Ok(span) = article.span(range)
        {
            spans[segment] = span;
            correction.set(role, spans);
        }
        desk.look_at_edge();
        true
    }

    fn on_correction(&mut self, change: impl FnOnce(&mut Correction)) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if let Some(correction) = desk.suggesting.review.as_mut().and_then(|it| it.correction.as_mut()) {
            change(correction);
            desk.look_at_edge();
        }
        Vec::new()
    }
}

impl Desk {
    /// Puts the caret to the edge at hand.
    fn look_at_edge(&mut self) {
        if let Some(byte) = self.suggesting.correction().and_then(Correction::byte) {
            self.select(Selection::caret(byte));
            self.reveal(byte);
        }
    }
}
