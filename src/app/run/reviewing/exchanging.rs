//! The review in other programs' files, and errors that other programs propose.

use std::path::PathBuf;

use crate::app::effect::{Effect, Question, ReviewEffect};
use crate::app::state::{Desk, State, Tone};
use crate::engine::reanchor;
use crate::formats::review::error_spans::FoundErrors;
use crate::formats::review::review_format;
use crate::model::anchor::Anchor;
use crate::model::annotation::Origin;
use crate::model::article::Article;
use crate::model::review::translation_error::TranslationError;
use crate::model::reviewing;

impl State {
    pub(super) fn ask_to_export_review(&mut self, format: &'static str) -> Vec<Effect> {
        let Some(desk) = self.desk.as_ref().filter(|it| it.reviewing.comparison.is_some()) else {
            return self.missing("Put the original beside the article first (F9)");
        };
        let extension = review_format(format).map_or("txt", |it| it.extension);
        let suggested = desk.path.with_extension(format!("review.{extension}"));
        vec![Effect::Ask(Question::Review { format, suggested })]
    }

    pub(super) fn export_review(&mut self, format: &'static str, path: PathBuf) -> Vec<Effect> {
        let review = self.desk.as_ref().and_then(Desk::told_review);
        let (Some(review), Some(format)) = (review, review_format(format)) else {
            return self.missing("Put the original beside the article first (F9)");
        };
        let export = format.export(&review);
        if !export.lost.is_empty() {
            self.tell(
                Tone::Note,
                format!("This format cannot hold: {}", export.lost.join("; ")),
            );
        }
        vec![Effect::WriteText {
            path,
            text: export.text,
        }]
    }

    pub(super) fn ask_for_error_spans(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let folder = desk.path.parent().map(PathBuf::from);
        vec![Effect::Ask(Question::ErrorSpans { folder })]
    }

    pub(super) fn import_error_spans(&mut self, path: PathBuf) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let effect = ReviewEffect::ImportErrors {
            article: desk.document.article().clone(),
            path,
        };
        let ticket = desk.ticket;
        vec![Effect::Review { ticket, effect }]
    }

    /// Takes errors that a program proposes; those that are there already are not added again.
    pub(super) fn errors_found(&mut self, found: &FoundErrors) -> Vec<Effect> {
        let stamp = self.stamp();
        let ids: Vec<_> = found.errors.iter().map(|_| self.fresh_id()).collect();
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let article = desk.document.article();
        let original = desk.reviewing.original();
        let known: Vec<_> = desk.document.tables().translation_errors.values().collect();
        let mut added = Vec::new();
        for (id, it) in ids.into_iter().zip(&found.errors) {
            let severity = it.severity.map_or("", |it| it.key());
            let error = TranslationError {
                translation: anchors(Some(article), &it.translation),
                original: anchors(original, &it.original),
                correction: it.correction.as_str().into(),
                note: it.note.as_str().into(),
                proposed: true,
                origin: Origin::Import {
                    format: "error spans".into(),
                },
                ..TranslationError::new(it.category.id(), severity, &stamp)
            };
            let same = |other: &TranslationError| {
                (&other.translation, &other.original, &other.severity)
                    == (&error.translation, &error.original, &error.severity)
            };
            let placed = !(error.translation.is_empty() && error.original.is_empty());
            if placed && !known.iter().any(|it| same(it)) {
                added.push((id, error));
            }
        }
        let count = added.len();
        let effects = self.change(|document, _| reviewing::add_proposed(document, added));
        self.tell(
            Tone::Done,
            format!("{count} proposed errors imported; accept or reject each in its pair"),
        );
        if let Some(first) = found.skipped.first() {
            let text = format!("{} not imported, the first: {first}", found.skipped.len());
            self.tell(Tone::Warning, text);
        }
        effects
    }
}

fn anchors(text: Option<&Article>, places: &[std::ops::Range<usize>]) -> Vec<Anchor> {
    let Some(text) = text else {
        return Vec::new();
    };
    let spans = places.iter().filter_map(|it| text.span(it.clone()).ok());
    spans.map(|it| reanchor::anchor_of(text, it)).collect()
}
