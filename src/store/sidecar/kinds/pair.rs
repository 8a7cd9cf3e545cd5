//! Pairs of the review of a translation, in a sidecar.

use crate::model::annotation::UnknownField;
use crate::model::id::AnnotationId;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::model::review::pair::{Pair, PairState};
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Pair {
    const FIELD: &'static str = "pairs";
    const SHAPE: Shape = Shape::List;
    const WHAT: &'static str = "a pair of the translation";
    #[rustfmt::skip] // Reads as groups.
    const ORDER: &'static [&'static str] = &[
        "original", "translation", "state", "fixed", "moved", "note", "score", "by", "created", "modified",
    ];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 pairs");

    fn id(text: &str) -> AnnotationId {
        AnnotationId::from(text)
    }

    fn blank() -> Self {
        Pair::default()
    }

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "original" => self.original = it.optional(Values::anchor)?,
            "translation" => self.translation = it.optional(Values::anchor)?,
            "state" => self.state = PairState::of(&it.long_text()?),
            "fixed" => self.fixed = it.optional(Values::truth)?.unwrap_or(false),
            "moved" => self.moved = it.optional(Values::truth)?.unwrap_or(false),
            "note" => self.note = it.long_text()?,
            "score" => self.score = it.optional(Values::percentage)?,
            "by" => self.by = it.long_text()?,
            "created" => self.created = it.optional(Values::time)?,
            "modified" => self.modified = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        match name {
            "original" => self.original.as_ref().map(print::anchor),
            "translation" => self.translation.as_ref().map(print::anchor),
            "state" if self.state == PairState::Undecided => None,
            "state" => print::text(self.state.key()),
            "fixed" => self.fixed.then(|| "true".to_owned()),
            "moved" => self.moved.then(|| "true".to_owned()),
            "note" => print::text(&self.note),
            "score" => self.score.map(|it| it.to_string()),
            "by" => print::text(&self.by),
            "created" => print::time(self.created),
            "modified" => print::time(self.modified),
            _ => None,
        }
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}

impl Values<'_> {
    /// A whole number from 0 to 100.
    fn percentage(&mut self) -> Result<u8, Fault> {
        let at = self.next_at()?;
        match u8::try_from(self.unsigned()?) {
            Ok(it) if it <= 100 => Ok(it),
            _ => Err(Fault::wrong(at, "a whole number from 0 to 100 is expected here")),
        }
    }
}
