//! Links between claims in a sidecar.

use crate::model::annotation::UnknownField;
use crate::model::claim::ClaimLink;
use crate::model::id::AnnotationId;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::strings::quoted;
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for ClaimLink {
    const FIELD: &'static str = "claim_links";
    const SHAPE: Shape = Shape::List;
    const WHAT: &'static str = "a link between claims";
    const ORDER: &'static [&'static str] = &["from", "to", "relation", "note", "by", "created"];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 links between claims");

    fn id(text: &str) -> AnnotationId {
        AnnotationId::from(text)
    }

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

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "from" => self.from = it.annotation_id()?,
            "to" => self.to = it.annotation_id()?,
            "relation" => self.relation = it.long_text()?,
            "note" => self.note = it.long_text()?,
            "by" => self.by = it.long_text()?,
            "created" => self.created = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        match name {
            "from" => Some(quoted(&self.from.to_string())),
            "to" => Some(quoted(&self.to.to_string())),
            "relation" => print::text(&self.relation),
            "note" => print::text(&self.note),
            "by" => print::text(&self.by),
            "created" => print::time(self.created),
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
