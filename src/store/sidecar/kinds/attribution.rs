//! Attributions in a sidecar.

use crate::model::annotation::{Origin, UnknownField};
use crate::model::attribution::Attribution;
use crate::model::id::AnnotationId;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::store::sidecar::print;
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::strings::quoted;
use crate::store::sidecar::values::Values;

impl Listed for Attribution {
    const FIELD: &'static str = "attributions";
    const SHAPE: Shape = Shape::List;
    const WHAT: &'static str = "an attribution";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(content, |from| from.optional(Values::annotation_id), |it| part(&it.content)),
        field!(source, |from| from.optional(Values::annotation_id), |it| part(&it.source)),
        field!(cue, |from| from.optional(Values::annotation_id), |it| part(&it.cue)),
        field!(speaker, |from| from.optional(Values::source_id), |it| it.speaker.as_ref().map(|it| quoted(it.as_str()))),
        field!(origin, |from| from.or_default(Values::origin), |it| print::origin(&it.origin)),
        field!(by: text),
        field!(created: time),
        field!(modified: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 attributions");

    fn blank() -> Self {
        Attribution {
            content: None,
            source: None,
            cue: None,
            speaker: None,
            origin: Origin::Hand,
            by: "".into(),
            created: None,
            modified: None,
            unknown: Vec::new(),
        }
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}

fn part(it: &Option<AnnotationId>) -> Option<String> {
    it.as_ref().map(|it| quoted(&it.to_string()))
}
