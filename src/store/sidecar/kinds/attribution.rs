//! Attributions in a sidecar.

use crate::model::annotation::{Origin, UnknownField};
use crate::model::attribution::Attribution;
use crate::model::id::AnnotationId;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::model::registry::SourceId;
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::strings::quoted;
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Attribution {
    const FIELD: &'static str = "attributions";
    const SHAPE: Shape = Shape::List;
    const WHAT: &'static str = "an attribution";
    const ORDER: &'static [&'static str] = &[
        "content", "source", "cue", "speaker", "origin", "by", "created", "modified",
    ];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 attributions");

    fn id(text: &str) -> AnnotationId {
        AnnotationId::from(text)
    }

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

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "content" => self.content = it.optional(Values::annotation_id)?,
            "source" => self.source = it.optional(Values::annotation_id)?,
            "cue" => self.cue = it.optional(Values::annotation_id)?,
            "speaker" => self.speaker = it.optional(Values::string)?.map(|it| SourceId::from(&*it)),
            "origin" => self.origin = it.optional(Values::origin)?.unwrap_or_default(),
            "by" => self.by = it.long_text()?,
            "created" => self.created = it.optional(Values::time)?,
            "modified" => self.modified = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        let id = |it: &Option<AnnotationId>| it.as_ref().map(|it| quoted(&it.to_string()));
        match name {
            "content" => id(&self.content),
            "source" => id(&self.source),
            "cue" => id(&self.cue),
            "speaker" => self.speaker.as_ref().map(|it| quoted(it.as_str())),
            "origin" => print::origin(&self.origin),
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
