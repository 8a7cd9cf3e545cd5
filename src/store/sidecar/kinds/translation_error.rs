//! Errors of a translation, in a sidecar.

use crate::model::anchor::Anchor;
use crate::model::annotation::UnknownField;
use crate::model::limits::MAX_ATTRIBUTIONS;
use crate::model::review::translation_error::{Insertion, TranslationError};
use crate::store::sidecar::print::{self, Layout};
use crate::store::sidecar::records::{Field, Listed, Shape, field};
use crate::store::sidecar::tokens::Fault;
use crate::store::sidecar::values::Values;

impl Listed for TranslationError {
    const FIELD: &'static str = "translation_errors";
    const SHAPE: Shape = Shape::List;
    const WHAT: &'static str = "an error of the translation";
    #[rustfmt::skip] // A row a field.
    const FIELDS: &'static [Field<Self>] = &[
        field!(category: text),
        field!(severity: text),
        field!(original, |from| from.or_default(Values::segments), |it, layout| places(&it.original, layout)),
        field!(translation, |from| from.or_default(Values::segments), |it, layout| places(&it.translation, layout)),
        field!(insertion, |from| from.optional(Values::insertion), |it| it.insertion.as_ref().map(insertion)),
        field!(correction: text),
        field!(note: text),
        field!(proposed: truth),
        field!(finding: text),
        field!(origin, |from| from.or_default(Values::origin), |it| print::origin(&it.origin)),
        field!(by: text),
        field!(created: time),
        field!(modified: time),
    ];
    const MOST: (usize, &'static str) = (
        MAX_ATTRIBUTIONS,
        "there are more than 1,000,000 errors of the translation",
    );

    fn blank() -> Self {
        TranslationError::default()
    }

    fn unknown(&self) -> &[UnknownField] {
        &self.unknown
    }

    fn set_unknown(&mut self, unknown: Vec<UnknownField>) {
        self.unknown = unknown;
    }
}

fn places(it: &[Anchor], layout: Layout) -> Option<String> {
    (!it.is_empty()).then(|| print::segments(it, layout))
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
