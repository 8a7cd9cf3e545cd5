//! Suggestions that were not wanted, in a sidecar.

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::model::rejection::Rejection;
use crate::store::sidecar::records::{Field, Listed, Shape, field};

impl Listed for Rejection {
    const FIELD: &'static str = "rejections";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a rejected suggestion";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(rule: text),
        field!(words: text),
        field!(by: text),
        field!(created: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 rejected suggestions");

    fn blank() -> Self {
        Rejection::default()
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}
