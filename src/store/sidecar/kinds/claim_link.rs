//! Links between claims in a sidecar.

use crate::model::annotation::UnknownField;
use crate::model::claim::ClaimLink;
use crate::model::id::AnnotationId;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::strings::quoted;

impl Listed for ClaimLink {
    const FIELD: &'static str = "claim_links";
    const SHAPE: Shape = Shape::List;
    const WHAT: &'static str = "a link between claims";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(from, |from| from.annotation_id(), |it| Some(quoted(&it.from.to_string()))),
        field!(to, |from| from.annotation_id(), |it| Some(quoted(&it.to.to_string()))),
        field!(relation: text),
        field!(note: text),
        field!(by: text),
        field!(created: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 links between claims");

    fn blank() -> Self {
        let nothing = || AnnotationId::from("");
        ClaimLink {
            from: nothing(),
            to: nothing(),
            relation: "".into(),
            note: "".into(),
            by: "".into(),
            created: None,
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
