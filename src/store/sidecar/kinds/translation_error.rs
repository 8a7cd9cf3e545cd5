//! Errors of a translation, in a sidecar.

use crate::model::anchor::Anchor;
use crate::model::annotation::UnknownField;
use crate::model::id::AnnotationId;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::model::review::translation_error::{Insertion, TranslationError};
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Home, Listed, Shape};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for TranslationError {
    const FIELD: &'static str = "translation_errors";
    const SHAPE: Shape = Shape::List;
    const WHAT: &'static str = "an error of the translation";
    #[rustfmt::skip] // Reads as groups.
    const ORDER: &'static [&'static str] = &[
        "category", "severity", "original", "translation", "insertion", "correction", "note",
        "proposed", "finding", "origin", "by", "created", "modified",
    ];
    const MOST: (usize, &'static str) = (
        MAX_ATTRIBUTIONS,
        "there are more than 1,000,000 errors of the translation",
    );

    fn id(text: &str) -> AnnotationId {
        AnnotationId::from(text)
    }

    fn blank() -> Self {
        TranslationError::default()
    }

    fn take(&mut self, name: &str, it: &mut Values, _home: Home) -> Result<bool, Fault> {
        match name {
            "category" => self.category = it.long_text()?,
            "severity" => self.severity = it.long_text()?,
            "original" => self.original = it.optional(Values::segments)?.unwrap_or_default(),
            "translation" => self.translation = it.optional(Values::segments)?.unwrap_or_default(),
            "insertion" => self.insertion = it.optional(Values::insertion)?,
            "correction" => self.correction = it.long_text()?,
            "note" => self.note = it.long_text()?,
            "proposed" => self.proposed = it.optional(Values::truth)?.unwrap_or(false),
            "finding" => self.finding = it.long_text()?,
            "origin" => self.origin = it.optional(Values::origin)?.unwrap_or_default(),
            "by" => self.by = it.long_text()?,
            "created" => self.created = it.optional(Values::time)?,
            "modified" => self.modified = it.optional(Values::time)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, name: &str, _home: Home, layout: Layout) -> Option<String> {
        let places = |it: &[Anchor]| (!it.is_empty()).then(|| print::segments(it, layout));
        match name {
            "category" => print::text(&self.category),
            "severity" => print::text(&self.severity),
            "original" => places(&self.original),
            "translation" => places(&self.translation),
            "insertion" => self.insertion.as_ref().map(insertion),
            "correction" => print::text(&self.correction),
            "note" => print::text(&self.note),
            "proposed" => self.proposed.then(|| "true".to_owned()),
            "finding" => print::text(&self.finding),
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

fn insertion(it: &Insertion) -> String {
    let side = if it.after { "after" } else { "before" };
    print::inline([(side, Some(print::anchor(&it.words)))], &[])
}

impl Values<'_> {
    /// `(after: (…))` or `(before: (…))`.
    fn insertion(&mut self) -> Result<Insertion, Fault> {
        let at = self.next_at()?;
        let mut found = None;
        self.fields("a place between words", |name, it| {
            match name {
                "after" | "before" => {
                    found = Some(Insertion {
                        words: it.anchor()?,
                        after: name == "after",
                    });
                }
                _ => drop(it.raw()?),
            }
            Ok(())
        })?;
        found.ok_or_else(|| {
            Fault::wrong(
                at,
                "a place between words has “after” or “before”: the words it is next to",
            )
        })
    }
}
