//! What the article was translated from, in a sidecar.

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::review::original::Original;
use crate::store::sidecar::print;
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::values::Values;

impl Listed for Original {
    const FIELD: &'static str = "originals";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "an original";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(file: text),
        field!(sha256: text),
        field!(language: text),
        field!(into: text),
        field!(obtained: text),
        field!(outlet: text),
        field!(title: text),
        field!(url: text),
        field!(read_on: text),
        field!(process: text),
        field!(claim, |from| from.optional(Values::anchor), |it| it.claim.as_ref().map(print::anchor)),
        field!(system: text),
        field!(post_editor: text),
        field!(note: text),
        field!(by: text),
        field!(created: time),
        field!(modified: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 originals");

    fn blank() -> Self {
        Original::default()
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}
