//! How the window looks, and what the table lists.

use crate::app::effect::Effect;
use crate::app::keymap::Mode;
use crate::app::listing::Listing;
use crate::app::settings::{Settings, ZOOM};
use crate::app::state::{Pane, State};

impl State {
    /// What keys are for now.
    pub fn mode(&self) -> Mode {
        let reviewing = self.desk.as_ref().map(|it| &it.reviewing).filter(|it| it.open);
        if let Some(reviewing) = reviewing {
            return if reviewing.pending.is_some() {
                Mode::Kind
            } else {
                Mode::Translation
            };
        }
        match self.desk.as_ref().and_then(|it| it.suggesting.review.as_ref()) {
            None => Mode::Annotate,
            Some(review) if review.correction.is_some() => Mode::Correct,
            Some(_) => Mode::Review,
        }
    }

    pub(in crate::app) fn zoom(&mut self, zoom: f32) -> Vec<Effect> {
        let zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        // One step in and one out lead back exactly.
        self.remember(|it| it.zoom = (zoom * 100.0).round() / 100.0)
    }

    pub(in crate::app) fn remember(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        change(&mut self.settings);
        vec![self.remembered()]
    }

    pub(in crate::app) fn list(&mut self, listing: Listing) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            desk.listing = listing;
        }
        self.list_again()
    }

    /// Asks for the table's rows, where the index alone does not give them and they are not up to date.
    pub(in crate::app) fn list_again(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if desk.listing.is_plain() {
            desk.rows = None;
            return Vec::new();
        }
        vec![Effect::List {
            ticket: desk.ticket,
            snapshot: desk.document.clone(),
            listing: desk.listing.clone(),
            revision: desk.revision,
        }]
    }

    pub(in crate::app) fn next_pane(&mut self) -> Vec<Effect> {
        let something = self
            .desk
            .as_ref()
            .is_some_and(|it| it.selected.is_some() || it.selected_orphan.is_some() || it.entry.is_some());
        let panes = [
            (Pane::Article, true),
            (Pane::Inspector, self.settings.inspector && something),
            (Pane::Table, self.settings.table),
        ];
        let at = panes
            .iter()
            .position(|(pane, _)| Some(*pane) == self.last_pane)
            .unwrap_or(0);
        let next = (1..=panes.len()).map(|it| panes[(at + it) % panes.len()]);
        self.focus = next.filter(|(_, shown)| *shown).map(|(pane, _)| pane).next();
        self.last_pane = self.focus;
        Vec::new()
    }
}
