//! Words that were taught, in a folder's registry.

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::rejection::Lesson;
use crate::store::sidecar::records::{Field, Listed, Shape, field};

impl Listed for Lesson {
    const FIELD: &'static str = "learned";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "something learned";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(by: text),
        field!(created: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 learned words");
    const INLINE: bool = true;

    fn blank() -> Self {
        Lesson::default()
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}
