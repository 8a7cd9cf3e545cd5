//! Reviewers of a translation and their verdicts, in a sidecar.

use std::sync::Arc;

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::review::reviewer::{ReviewVerdict, Reviewer};
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Reviewer {
    const FIELD: &'static str = "reviewers";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a reviewer";
    const ORDER: &'static [&'static str] = &["name", "reads", "independent", "verdict", "created", "modified"];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 reviewers");

    fn id(text: &str) -> Arc<str> {
        text.into()
    }

    fn blank() -> Self {
        Reviewer::default()
    }

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "name" => self.name = it.long_text()?,
            "reads" => self.reads = it.long_text()?,
            "independent" => self.independent = it.long_text()?,
            "verdict" => self.verdict = it.optional(Values::review_verdict)?,
            "created" => self.created = it.optional(Values::time)?,
            "modified" => self.modified = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, _layout: Layout) -> Option<String> {
        match name {
            "name" => print::text(&self.name),
            "reads" => print::text(&self.reads),
            "independent" => print::text(&self.independent),
            "verdict" => self.verdict.as_ref().map(verdict),
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

fn verdict(it: &ReviewVerdict) -> String {
    let fields = [
        ("value", Some(print::long(&it.value))),
        ("reason", print::text(&it.reason)),
        ("original_sha256", print::text(&it.original_sha256)),
        ("article_sha256", print::text(&it.article_sha256)),
        ("unit", print::text(&it.unit)),
        ("pass", print::text(&it.pass)),
        ("at", print::time(it.at)),
    ];
    print::inline(fields, &it.unknown)
}

impl Values<'_> {
    fn review_verdict(&mut self) -> Result<ReviewVerdict, Fault> {
        let mut verdict = ReviewVerdict::default();
        verdict.unknown = self.known_fields("a verdict", |name, it| {
            match name {
                "value" => verdict.value = it.long_text()?,
                "reason" => verdict.reason = it.long_text()?,
                "original_sha256" => verdict.original_sha256 = it.long_text()?,
                "article_sha256" => verdict.article_sha256 = it.long_text()?,
                "unit" => verdict.unit = it.long_text()?,
                "pass" => verdict.pass = it.long_text()?,
                "at" => verdict.at = it.optional(Values::time)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(verdict)
    }
}
