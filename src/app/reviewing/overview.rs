//! Each row of a review at a glance.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::review::comparison::Comparison;
use crate::engine::review::decided::Decided;
use crate::engine::review::side::Side;
use crate::model::id::AnnotationId;
use crate::model::review::pair::PairState;

/// How every row stands; worked out anew with every gesture, in one pass.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// By row.
    pub states: Vec<RowState>,
    /// Errors by the row they stand in, in reading order.
    pub errors: BTreeMap<usize, Vec<AnnotationId>>,
    /// Errors whose words are in neither text any more.
    pub lost: Vec<AnnotationId>,
    /// Rows that ask for a decision, and how many of them have one.
    pub asked: usize,
    pub done: usize,
    /// Rows whose alignment is in doubt and that are not decided.
    pub weak: usize,
    /// Findings to confirm or to dismiss, mere notes left out, and quotations to compare.
    pub open_findings: usize,
    pub open_quotes: usize,
    /// Pairs decided about whose words a changed text does not have any more.
    pub reopened: usize,
}

/// How far the review of a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// A date, a byline, a subscription line: nothing to decide.
    NotAsked,
    Open,
    Agreed,
    /// With errors marked.
    Marked,
}

impl Overview {
    pub fn of(comparison: &Comparison, decided: &Decided) -> Self {
        let mut overview = Overview {
            states: Vec::with_capacity(comparison.len()),
            reopened: decided.reopened(),
            ..Overview::default()
        };
        for row in 0..comparison.len() {
            let pair = decided.pair(&comparison.key(row));
            let state = match pair.map(|it| &it.1.state) {
                Some(PairState::Agreed) => RowState::Agreed,
                Some(PairState::Marked) => RowState::Marked,
                _ if comparison.asks(row) => RowState::Open,
                _ => RowState::NotAsked,
            };
            overview.states.push(state);
            overview.asked += usize::from(state != RowState::NotAsked);
            overview.done += usize::from(matches!(state, RowState::Agreed | RowState::Marked));
            overview.weak += usize::from(state == RowState::Open && comparison.is_weak(row));
        }
        let mut placed: BTreeSet<(usize, Side, usize, &AnnotationId)> = BTreeSet::new();
        for (id, error) in decided.errors() {
            let place = error.place();
            let row = place.and_then(|(side, byte)| comparison.row_at(side, byte));
            match (place, row) {
                (Some((side, byte)), Some(row)) => drop(placed.insert((row, side.other(), byte, id))),
                _ => overview.lost.push(id.clone()),
            }
        }
        for (row, _, _, id) in placed {
            overview.errors.entry(row).or_default().push(id.clone());
        }
        overview
    }

    /// Rows that wait for a decision.
    pub fn todo(&self) -> usize {
        self.asked - self.done
    }

    pub fn state(&self, row: usize) -> RowState {
        self.states.get(row).copied().unwrap_or(RowState::NotAsked)
    }
}
