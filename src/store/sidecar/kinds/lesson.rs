//! Words that were taught, in a folder's registry.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::rejection::Lesson;
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Lesson {
    const FIELD: &'static str = "learned";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "something learned";
    const ORDER: &'static [&'static str] = &["by", "created"];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 learned words");
    const INLINE: bool = true;

    fn id(text: &str) -> Arc<str> {
        text.into()
    }

    fn blank() -> Self {
        Lesson {
            by: "".into(),
            created: None,
            unknown: Vec::new(),
        }
    }

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "by" => self.by = it.long_text()?,
            "created" => self.created = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        match name {
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
