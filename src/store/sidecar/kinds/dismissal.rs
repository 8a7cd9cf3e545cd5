//! Findings that were let pass, in a sidecar.

use crate::model::annotation::UnknownField;
use crate::model::dismissal::Dismissal;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::store::sidecar::records::{Field, Listed, Shape, field};

impl Listed for Dismissal {
    const FIELD: &'static str = "dismissals";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a dismissed finding";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(reason: text),
        field!(words: text),
        field!(by: text),
        field!(created: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 dismissed findings");

    fn blank() -> Self {
        Dismissal::default()
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}
