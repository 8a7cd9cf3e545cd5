//! What the article was translated from, in a sidecar.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::review::original::Original;
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Original {
    const FIELD: &'static str = "originals";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "an original";
    #[rustfmt::skip] // Reads as groups.
    const ORDER: &'static [&'static str] = &[
        "file", "sha256", "language", "into", "obtained", "outlet", "title", "url", "read_on",
        "process", "claim", "system", "post_editor", "note", "by", "created", "modified",
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 originals");

    fn id(text: &str) -> Arc<str> {
        text.into()
    }

    fn blank() -> Self {
        Original::default()
    }

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "file" => self.file = it.long_text()?,
            "sha256" => self.sha256 = it.long_text()?,
            "language" => self.language = it.long_text()?,
            "into" => self.into = it.long_text()?,
            "obtained" => self.obtained = it.long_text()?,
            "outlet" => self.outlet = it.long_text()?,
            "title" => self.title = it.long_text()?,
            "url" => self.url = it.long_text()?,
            "read_on" => self.read_on = it.long_text()?,
            "process" => self.process = it.long_text()?,
            "claim" => self.claim = it.optional(Values::anchor)?,
            "system" => self.system = it.long_text()?,
            "post_editor" => self.post_editor = it.long_text()?,
            "note" => self.note = it.long_text()?,
            "by" => self.by = it.long_text()?,
            "created" => self.created = it.optional(Values::time)?,
            "modified" => self.modified = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        match name {
            "file" => print::text(&self.file),
            "sha256" => print::text(&self.sha256),
            "language" => print::text(&self.language),
            "into" => print::text(&self.into),
            "obtained" => print::text(&self.obtained),
            "outlet" => print::text(&self.outlet),
            "title" => print::text(&self.title),
            "url" => print::text(&self.url),
            "read_on" => print::text(&self.read_on),
            "process" => print::text(&self.process),
            "claim" => self.claim.as_ref().map(print::anchor),
            "system" => print::text(&self.system),
            "post_editor" => print::text(&self.post_editor),
            "note" => print::text(&self.note),
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
