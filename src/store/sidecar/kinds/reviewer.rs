//! Reviewers of a translation and their verdicts, in a sidecar.

use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ENTRIES;
use crate::model::review::reviewer::{ReviewVerdict, Reviewer};
use crate::store::sidecar::print;
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for Reviewer {
    const FIELD: &'static str = "reviewers";
    const SHAPE: Shape = Shape::Map;
    const WHAT: &'static str = "a reviewer";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(name: text),
        field!(reads: text),
        field!(independent: text),
        field!(verdict, |from| from.optional(Values::review_verdict), |it| it.verdict.as_ref().map(verdict)),
        field!(created: time),
        field!(modified: time),
    ];
    const MOST: (usize, &'static str) = (MAX_ENTRIES, "there are more than 100,000 reviewers");

    fn blank() -> Self {
        Reviewer::default()
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
