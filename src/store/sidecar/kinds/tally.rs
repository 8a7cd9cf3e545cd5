//! How often each rule's suggestions were taken, in a folder's registry.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::rejection::{RECENT, Tally};
use crate::store::sidecar::print;
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Tally {
    const FIELD: &'static str = "rules";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a rule";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(accepted, |from| from.count(), |it| count(it.accepted)),
        field!(edited, |from| from.count(), |it| count(it.edited)),
        field!(rejected, |from| from.count(), |it| count(it.rejected)),
        field!(recent, |from| from.decisions(), |it| print::text(&it.recent)),
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 rules");
    const INLINE: bool = true;

    fn blank() -> Self {
        Tally::default()
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}

fn count(it: u32) -> Option<String> {
    (it > 0).then(|| it.to_string())
}

impl Values<'_> {
    /// The newest decisions; whatever else stands there by hand is none.
    fn decisions(&mut self) -> Result<Arc<str>, Fault> {
        let decisions: String = self.text()?.chars().filter(|it| matches!(it, '+' | '-')).collect();
        let first = decisions.len().saturating_sub(RECENT);
        Ok(decisions[first..].into())
    }

    /// A number of times; one that is too large is as large as sums of them may be.
    fn count(&mut self) -> Result<u32, Fault> {
        let count = self.or_default(Values::unsigned)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX / 4))
    }
}
