//! A folder's own scales, in its registry.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::claim::Scale;
use crate::model::limits::MAX_ENTRIES;
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Scale {
    const FIELD: &'static str = "scales";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a scale";
    const ORDER: &'static [&'static str] = &["values", "help"];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 scales");

    fn id(text: &str) -> Arc<str> {
        text.into()
    }

    fn blank() -> Self {
        Scale::default()
    }

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "values" => self.values = it.optional(Values::strings)?.unwrap_or_default(),
            "help" => self.help = it.long_text()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        match name {
            "values" => print::strings(&self.values),
            "help" => print::text(&self.help),
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
