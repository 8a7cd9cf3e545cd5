//! Suggestions that were not wanted, in a sidecar.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::model::rejection::Rejection;
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Rejection {
    const FIELD: &'static str = "rejections";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a rejected suggestion";
    const ORDER: &'static [&'static str] = &["rule", "words", "by", "created"];
    const MOST: (usize, &'static str) = (MAX_ATTRIBUTIONS, "there are more than 1,000,000 rejected suggestions");

    fn id(text: &str) -> Arc<str> {
        text.into()
    }

    fn blank() -> Self {
        Rejection {
            rule: "".into(),
            words: "".into(),
            by: "".into(),
            created: None,
            unknown: Vec::new(),
        }
    }

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "rule" => self.rule = it.text()?,
            "words" => self.words = it.long_text()?,
            "by" => self.by = it.long_text()?,
            "created" => self.created = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        match name {
            "rule" => print::text(&self.rule),
            "words" => print::text(&self.words),
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
