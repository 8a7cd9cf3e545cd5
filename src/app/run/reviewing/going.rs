//! Going through the pairs.

use crate::app::effect::Effect;
use crate::app::reviewing::{Reviewing, RowState, TABS};
use crate::app::selection::{Motion, Selection};
use crate::app::state::{Desk, Pane, State, Tone};
use crate::engine::review::side::Side;

impl State {
    pub(super) fn open_review_at(&mut self, row: usize) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            desk.reviewing.open = true;
            desk.show_row(row);
        }
        self.focus = Some(Pane::Article);
        Vec::new()
    }

    pub(super) fn go_to_row(&mut self, row: usize) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            desk.show_row(row);
        }
        Vec::new()
    }

    pub(super) fn step_row(&mut self, forward: bool) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let row = desk.reviewing.row;
        let reading = desk.reviewing.reading;
        let last = desk.reviewing.len().saturating_sub(1);
        match (forward, reading) {
            // After the last sentence of the original the translation is read.
            (true, Some(Side::Original)) if row == last => {
                desk.reviewing.reading = Some(Side::Translation);
                desk.reviewing.side = Side::Translation;
                desk.show_row(0);
            }
            (true, _) => desk.show_row((row + 1).min(last)),
            (false, _) => desk.show_row(row.saturating_sub(1)),
        }
        Vec::new()
    }

    pub(super) fn go_to_next_open(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        match desk.reviewing.next_open_from(desk.reviewing.row + 1) {
            Some(row) => {
                desk.show_row(row);
                Vec::new()
            }
            None => self.missing("Every pair is decided. The verdict is next"),
        }
    }

    pub(super) fn go_to_next_weak(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let reviewing = &desk.reviewing;
        let Some(comparison) = &reviewing.comparison else {
            return Vec::new();
        };
        let weak = |row: &usize| reviewing.overview.state(*row) == RowState::Open && comparison.is_weak(*row);
        let (row, len) = (reviewing.row, reviewing.len());
        match (row + 1..len).chain(0..row.min(len)).find(weak) {
            Some(row) => {
                desk.show_row(row);
                Vec::new()
            }
            None => self.missing("No other pair is in doubt"),
        }
    }

    pub(super) fn change_side(&mut self) -> Vec<Effect> {
        self.on_review(|it| {
            it.side = it.side.other();
            if it.reading.is_some() {
                it.reading = Some(it.side);
            }
            it.caret_into_row();
        })
    }

    /// Moves the caret of the side in focus, within the pair.
    pub(in crate::app) fn move_review_caret(&mut self, motion: Motion, extend: bool) -> Vec<Effect> {
        self.on_review(|it| {
            let Some(comparison) = it.comparison.clone() else {
                return;
            };
            it.caret_into_row();
            let side = it.side;
            let selection = it.selections[side.index()].moved(comparison.text(side), motion, extend);
            if let Some(whole) = comparison.span(it.row, side) {
                let inside = |byte: usize| byte.clamp(whole.start(), whole.end());
                it.selections[side.index()] = Selection {
                    anchor: inside(selection.anchor),
                    head: inside(selection.head),
                };
            }
        })
    }

    pub(super) fn select_in_review(&mut self, side: Side, selection: Selection) -> Vec<Effect> {
        self.on_review(|it| {
            let row = it.comparison.as_ref().and_then(|comparison| {
                let row = comparison.row_at(side, selection.anchor)?;
                Some(row)
            });
            if let Some(row) = row.filter(|row| *row != it.row) {
                it.go(row);
            }
            it.side = side;
            it.selections[side.index()] = selection;
            it.error = None;
        })
    }

    pub(super) fn next_review_tab(&mut self) -> Vec<Effect> {
        self.on_review(|it| {
            let at = TABS.iter().position(|(tab, _)| *tab == it.tab).unwrap_or(0);
            it.tab = TABS[(at + 1) % TABS.len()].0;
        })
    }

    pub(super) fn switch_blind(&mut self) -> Vec<Effect> {
        let mut text = "Findings are shown again";
        self.on_review(|it| {
            it.blind = !it.blind;
            it.was_blind |= it.blind;
            if it.blind {
                text = "Findings are hidden until B is pressed again: your own look comes first";
            }
        });
        if self.desk.is_some() {
            self.tell(Tone::Note, text);
        }
        Vec::new()
    }

    pub(super) fn switch_reading(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.reviewing.reading = match desk.reviewing.reading {
            None => Some(Side::Original),
            Some(_) => None,
        };
        if let Some(side) = desk.reviewing.reading {
            desk.reviewing.side = side;
            desk.show_row(0);
            self.tell(
                Tone::Note,
                "Reading mode: first the original from beginning to end, then the translation. R leaves it",
            );
        }
        Vec::new()
    }
}

impl Desk {
    /// Leaves what Escape leaves in the review: a half-marked error, a selection, the review; answers whether there was any.
    pub(in crate::app) fn escape_review(&mut self) -> bool {
        let reviewing = &mut self.reviewing;
        if !reviewing.open {
            return false;
        }
        let selected = reviewing.selections.iter().any(|it| !it.is_empty());
        if reviewing.pending.take().is_some() || reviewing.error.take().is_some() {
        } else if selected {
            reviewing.selections = reviewing.selections.map(|it| Selection::caret(it.head));
        } else if reviewing.reading.take().is_none() {
            reviewing.open = false;
        }
        true
    }

    /// Makes `row` the current one and brings it on the screen.
    pub(in crate::app) fn show_row(&mut self, row: usize) {
        self.reviewing.go(row.min(self.reviewing.len().saturating_sub(1)));
    }
}

impl Reviewing {
    fn go(&mut self, row: usize) {
        if row != self.row {
            self.pending = None;
            self.error = None;
        }
        self.row = row;
        self.reveal += 1;
        self.caret_into_row();
    }

    /// Puts carets that stand outside the current row at its beginning.
    pub(super) fn caret_into_row(&mut self) {
        let Some(comparison) = self.comparison.clone() else {
            return;
        };
        for side in Side::BOTH {
            let selection = &mut self.selections[side.index()];
            let inside = comparison.span(self.row, side).is_some_and(|it| {
                let whole = it.start()..=it.end();
                whole.contains(&selection.anchor) && whole.contains(&selection.head)
            });
            if !inside {
                let start = comparison.span(self.row, side).map_or(0, |it| it.start());
                *selection = Selection::caret(start);
            }
        }
    }

    /// The first row from `from` on that waits for a decision, then from the beginning.
    pub(in crate::app) fn next_open_from(&self, from: usize) -> Option<usize> {
        let states = &self.overview.states;
        let from = from.min(states.len());
        let rows = (from..states.len()).chain(0..from);
        rows.into_iter().find(|row| states[*row] == RowState::Open)
    }
}
