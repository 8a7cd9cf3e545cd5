//! From suggestion to suggestion.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::selection::Selection;
use crate::app::state::{Desk, Pane, State, Tone};
use crate::app::suggesting::Review;
use crate::engine::suggest::Level;
use crate::model::transaction::{Edit, Transaction};

impl State {
    /// Begins to go through the suggestions, or leaves off.
    pub(super) fn toggle_review(&mut self) -> Vec<Effect> {
        if self.desk.as_ref().is_some_and(|it| it.suggesting.review.is_some()) {
            return self.leave_review();
        }
        if !self.suggestions_are_ready() {
            return Vec::new();
        }
        let least = self.reviewing.least();
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        // One looks at the article, not at its original.
        desk.reviewing.open = false;
        let from = desk.visible.start;
        let first = desk.suggesting.found.as_ref().and_then(|it| it.from_byte(from, least));
        let current = first.map(|it| it.key.clone());
        desk.suggesting.review = Some(Review::default());
        self.settings.inspector = true;
        self.focus = Some(Pane::Article);
        self.review_at(current)
    }

    /// Leaves off going through suggestions.
    pub(in crate::app) fn leave_review(&mut self) -> Vec<Effect> {
        let left = self.desk.as_mut().and_then(|it| it.suggesting.review.take());
        if let Some(review) = left.filter(|it| it.accepted + it.rejected > 0) {
            let told = format!("{} accepted, {} rejected", review.accepted, review.rejected);
            self.tell(Tone::Done, told);
        }
        self.focus = Some(Pane::Article);
        Vec::new()
    }

    /// Leaves the correction, or the review; whether there was something to leave.
    pub(in crate::app) fn escape_review(&mut self) -> bool {
        let Some(review) = self.desk.as_mut().and_then(|it| it.suggesting.review.as_mut()) else {
            return false;
        };
        if review.correction.take().is_none() {
            self.leave_review();
        }
        true
    }

    /// Looks at that suggestion from now on.
    pub(super) fn review_at(&mut self, key: Option<Arc<str>>) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            desk.review_at(key);
        }
        Vec::new()
    }

    /// Goes to the next suggestion, or the one before.
    pub(super) fn step_review(&mut self, forward: bool) -> Vec<Effect> {
        let (order, least) = (self.reviewing.order, self.reviewing.least());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let suggesting = &desk.suggesting;
        let current = suggesting.review.as_ref().and_then(|it| it.current.as_deref());
        let found = suggesting.found.as_ref();
        let next = found.and_then(|it| it.step(current, order, least, forward));
        let next = next.map(|it| it.key.clone());
        let none_left = next.is_none();
        desk.review_at(next);
        if none_left {
            let told = self.nothing_left();
            return self.missing(&told);
        }
        Vec::new()
    }

    /// What to do when nothing is left to decide.
    fn nothing_left(&self) -> String {
        let found = self.desk.as_ref().and_then(|it| it.suggesting.found.as_ref());
        match found.map_or(0, |it| it.open_count(Level::Unsure)) {
            0 => "Every suggestion is decided. F7 leaves the review".to_owned(),
            n if !self.reviewing.unsure => {
                format!("Every suggestion that is shown is decided; U shows {n} unsure ones, F7 leaves the review")
            }
            n => format!("{n} left"),
        }
    }

    /// Goes to a suggestion, and through the others from there.
    pub(super) fn show_suggestion(&mut self, key: &Arc<str>) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let there = desk.suggesting.found.as_ref().and_then(|it| it.get(key)).is_some();
        if !there {
            return self.missing("This is not suggested any more");
        }
        desk.suggesting.review.get_or_insert_default();
        self.settings.inspector = true;
        self.review_at(Some(key.clone()))
    }

    /// The suggestion at hand may not be one that is shown any more, or there may be one again.
    pub(super) fn review_what_is_left(&mut self) -> Vec<Effect> {
        let least = self.reviewing.least();
        let order = self.reviewing.order;
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let suggesting = &desk.suggesting;
        if suggesting.review.is_none() {
            return Vec::new();
        }
        let current = suggesting.current();
        if current.is_some_and(|it| it.level >= least) {
            return Vec::new();
        }
        let key = current.map(|it| it.key.clone());
        let found = suggesting.found.as_ref();
        let next = found.and_then(|it| it.step(key.as_deref(), order, least, true));
        let next = next.map(|it| it.key.clone());
        self.review_at(next)
    }

    /// After `transaction` was undone or done again: looks at the suggestion that it was about, if it is open now.
    pub(in crate::app) fn review_again(&mut self, transaction: &Transaction) {
        let Some(desk) = &mut self.desk else {
            return;
        };
        let (Some(found), true) = (&desk.suggesting.found, desk.suggesting.review.is_some()) else {
            return;
        };
        let again = transaction.edits.iter().find_map(|edit| match edit {
            Edit::Rejection(change) => found.get(&change.id),
            Edit::Annotation(change) => {
                let gone = change.before.as_ref().filter(|_| change.after.is_none())?;
                found.at(gone.segments.first().start(), Level::Unsure)
            }
            _ => None,
        });
        if let Some(again) = again.map(|it| it.key.clone()) {
            desk.review_at(Some(again));
        }
    }

    /// A click while one goes through suggestions: the one that stands there is looked at.
    pub(in crate::app) fn review_clicked(&mut self, byte: usize) -> bool {
        let least = self.reviewing.least();
        let Some(desk) = &mut self.desk else {
            return false;
        };
        let suggesting = &desk.suggesting;
        let (Some(found), Some(review)) = (&suggesting.found, &suggesting.review) else {
            return false;
        };
        // While one corrects, a click only puts the caret somewhere.
        let at = found.at(byte, least).filter(|_| review.correction.is_none());
        let Some(key) = at.map(|it| it.key.clone()) else {
            return false;
        };
        desk.review_at(Some(key));
        true
    }
}

impl Desk {
    /// Looks at that suggestion from now on; what was changed of another one is let go.
    pub(in crate::app) fn review_at(&mut self, key: Option<Arc<str>>) {
        let Some(review) = &mut self.suggesting.review else {
            return;
        };
        review.current = key;
        review.correction = None;
        let hull = self.suggesting.current().map(|it| it.suggestion.content.hull());
        self.selected = None;
        self.selected_orphan = None;
        self.entry = None;
        if let Some(hull) = hull {
            self.select(Selection::caret(hull.start()));
            self.jump_to(hull.start());
        }
    }
}
