//! A folder's own scales, in its registry.

use crate::model::annotation::UnknownField;
use crate::model::claim::Scale;
use crate::model::limits::MAX_ENTRIES;
use crate::store::sidecar::print;
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::values::Values;

impl Listed for Scale {
    const FIELD: &'static str = "scales";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a scale";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(values, |from| from.or_default(Values::strings), |it| print::strings(&it.values)),
        field!(help: text),
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 scales");

    fn blank() -> Self {
        Scale::default()
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}
