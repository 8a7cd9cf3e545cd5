//! Pairs of the review of a translation, in a sidecar.

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::model::review::pair::{Pair, PairState};
use crate::store::sidecar::print;
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Pair {
    const FIELD: &'static str = "pairs";
    const SHAPE: Shape = Shape::List;
    const WHAT: &'static str = "a pair of the translation";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(original, |from| from.optional(Values::anchor), |it| it.original.as_ref().map(print::anchor)),
        field!(translation, |from| from.optional(Values::anchor), |it| it.translation.as_ref().map(print::anchor)),
        field!(state, |from| from.long_text().map(|it| PairState::of(&it)), |it| state(&it.state)),
        field!(fixed: truth),
        field!(moved: truth),
        field!(note: text),
        field!(score, |from| from.optional(Values::percentage), |it| it.score.map(|it| it.to_string())),
        field!(by: text),
        field!(created: time),
        field!(modified: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 pairs");

    fn blank() -> Self {
        Pair::default()
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}

fn state(it: &PairState) -> Option<String> {
    match it {
        PairState::Undecided => None,
        _ => print::text(it.key()),
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
