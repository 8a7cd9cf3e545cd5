//! How often each rule's suggestions were taken, in a folder's registry.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::rejection::{RECENT, Tally};
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Tally {
    const FIELD: &'static str = "rules";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a rule";
    const ORDER: &'static [&'static str] = &["accepted", "edited", "rejected", "recent"];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 rules");
    const INLINE: bool = true;

    fn id(text: &str) -> Arc<str> {
        text.into()
    }

    fn blank() -> Self {
        Tally::default()
    }

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        if name == "recent" {
            let text: Arc<str> = it.text()?;
            // Whatever else stands there by hand is no decision.
            let decisions: String = text.chars().filter(|it| matches!(it, '+' | '-')).collect();
            let first = decisions.len().saturating_sub(RECENT);
            self.recent = decisions[first..].into();
            return Ok(true);
        }
        let mut count = || Ok(u32::try_from(it.optional(Values::unsigned)?.unwrap_or(0)).unwrap_or(u32::MAX / 4));
        match name {
            "accepted" => self.accepted = count()?,
            "edited" => self.edited = count()?,
            "rejected" => self.rejected = count()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        if name == "recent" {
            return print::text(&self.recent);
        }
        let count = match name {
            "accepted" => self.accepted,
            "edited" => self.edited,
            "rejected" => self.rejected,
            _ => return None,
        };
        (count > 0).then(|| count.to_string())
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}
