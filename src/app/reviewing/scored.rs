//! The scores of a review, for after the verdict.

use super::RowState;
use crate::app::state::Desk;
use crate::engine::review::score::extent::{Extent, Unit};
use crate::engine::review::score::sheet::{PairMarks, Sheet, sheet};
use crate::engine::review::side::Side;
use crate::model::mqm::{Category, Severity};

impl Desk {
    /// Every scheme over the pairs that were decided, in the unit of the verdict; `None` before there is one.
    pub fn review_scores(&self) -> Option<Sheet> {
        let (_, _, verdict) = self.review_verdict()?;
        let unit = Unit::from_key(&verdict.unit).unwrap_or_default();
        let reviewing = &self.reviewing;
        let (comparison, decided) = (reviewing.comparison.as_ref()?, reviewing.decided.as_ref()?);
        let mut pairs = Vec::new();
        let mut count = 0;
        for row in 0..comparison.len() {
            if !matches!(reviewing.overview.state(row), RowState::Agreed | RowState::Marked) {
                continue;
            }
            let [source, target] = Side::BOTH.map(|side| {
                let span = comparison.span(row, side);
                span.map_or("", |it| comparison.text(side).quote(it))
            });
            count += unit.count(source, target);
            let errors = reviewing.errors_of(row).iter().filter_map(|id| decided.error(id));
            let errors = errors.filter(|it| !it.error.proposed).filter_map(|it| {
                let severity = Severity::from_key(&it.error.severity)?;
                Some((Category::from(&*it.error.category), severity))
            });
            pairs.push(PairMarks {
                errors: errors.collect(),
                esa: decided.pair(&comparison.key(row)).and_then(|it| it.1.score),
            });
        }
        Some(sheet(&pairs, Extent { count, unit }, None))
    }
}
