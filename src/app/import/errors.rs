//! Errors of a translation that another program's file tells of.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::engine::reanchor::anchor_of;
use crate::formats::marot;
use crate::formats::review::ReviewedError;
use crate::formats::review::error_spans::{self, FoundErrors};
use crate::model::anchor::Anchor;
use crate::model::annotation::{Origin, Stamp};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::review::translation_error::{Insertion, TranslationError};
use crate::model::transaction::Transaction;
use crate::text::segment;

/// The formats that tell of errors of a translation: ratings, and spans that a program found.
pub const ERROR_FORMATS: [&str; 2] = ["marot", "error-spans"];

/// The errors that the `text` of a file in `format` tells of, placed in the two texts; else why there are none.
pub fn found_errors(format: &str, text: &str, article: &Article, original: &Article) -> Result<FoundErrors, String> {
    match format {
        "marot" => match marot::read(text) {
            Ok(ratings) => Ok(error_spans::of_ratings(&ratings.rows, article.text(), original.text())),
            Err(error) => Err(error.to_string()),
        },
        _ => error_spans::read(text, article.text()).map_err(|error| error.to_string()),
    }
}

/// One transaction that adds errors, and how many of them were there already.
#[derive(Debug)]
pub struct AddingErrors {
    pub transaction: Transaction,
    pub added: usize,
    pub known: usize,
}

impl AddingErrors {
    /// Adds `errors`, whose places are bytes of the whole article and of the whole `original`, to `document`. What is
    /// there already, with the same words, kind and severity, is not added twice.
    pub fn of(
        document: &Document,
        original: &Article,
        errors: &[ReviewedError],
        format: &str,
        stamp: &Stamp,
        mut mint: impl FnMut() -> AnnotationId,
    ) -> Self {
        let mut adding = AddingErrors {
            transaction: Transaction::named("Import errors"),
            added: 0,
            known: 0,
        };
        let there = document.tables().translation_errors.values();
        let mut seen: HashSet<Likeness> = there.map(|it| likeness(it)).collect();
        for error in errors {
            let record = record(document.article(), original, error, format, stamp);
            if !seen.insert(likeness(&record)) {
                adding.known += 1;
                continue;
            }
            let id = loop {
                let id = mint();
                if !document.tables().translation_errors.contains_key(&id) {
                    break id;
                }
            };
            adding.transaction.put(document.tables(), id, Some(record));
            adding.added += 1;
        }
        adding
    }
}

/// By what two errors are the same: kind, severity, and places on both sides.
type Likeness = (Arc<str>, Arc<str>, Vec<[u64; 2]>, Vec<[u64; 2]>);

fn likeness(error: &TranslationError) -> Likeness {
    let places = |them: &[Anchor]| them.iter().map(|it| [it.start, it.end]).collect();
    let gap = error.insertion.iter().map(|it| [it.words.start, it.words.end]);
    let mut translation: Vec<_> = places(&error.translation);
    translation.extend(gap);
    (
        error.category.clone(),
        error.severity.clone(),
        places(&error.original),
        translation,
    )
}

fn record(
    article: &Article,
    original: &Article,
    error: &ReviewedError,
    format: &str,
    stamp: &Stamp,
) -> TranslationError {
    let anchors = |text: &Article, places: &[Range<usize>]| -> Vec<Anchor> {
        let spans = places.iter().filter_map(|it| text.span(it.clone()).ok());
        spans.map(|it| anchor_of(text, it)).collect()
    };
    let severity = error.severity.map_or("", |it| it.key());
    TranslationError {
        original: anchors(original, &error.original),
        translation: anchors(article, &error.translation),
        insertion: error.insertion.and_then(|it| insertion(article, it)),
        correction: error.correction.as_str().into(),
        note: error.note.as_str().into(),
        proposed: error.proposed,
        origin: Origin::Import { format: format.into() },
        ..TranslationError::new(error.category.id(), severity, stamp)
    }
}

/// The place between words at `at`, by the word before it, else by the one behind it.
fn insertion(article: &Article, at: usize) -> Option<Insertion> {
    let text = article.text();
    if !text.is_char_boundary(at) {
        return None;
    }
    let before = segment::trim(text, segment::previous_word(text, at)..at);
    let (words, after) = match before {
        Some(words) if !words.is_empty() => (words, true),
        _ => (segment::trim(text, at..segment::next_word(text, at))?, false),
    };
    let words = anchor_of(article, article.span(words).ok()?);
    Some(Insertion { words, after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::Mint;

    #[test]
    fn errors_get_anchors_and_are_not_added_twice() {
        let document = Document::new(Article::new("Rain fell in Busan. It was cold."));
        let original = Article::new("부산에 비가 왔다.");
        let stamp = Stamp {
            by: "ann".into(),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let errors = [
            ReviewedError {
                category: "accuracy/mistranslation/name".into(),
                severity: crate::model::mqm::Severity::from_key("major"),
                original: vec![0..6],
                translation: vec![13..18, 900..901],
                proposed: true,
                ..ReviewedError::default()
            },
            ReviewedError {
                insertion: Some(31),
                ..ReviewedError::default()
            },
            ReviewedError {
                insertion: Some(31),
                ..ReviewedError::default()
            },
        ];
        let mut mint = Mint::new(1);
        let adding = AddingErrors::of(&document, &original, &errors, "error-spans", &stamp, || mint.next(0));
        assert_eq!((adding.added, adding.known), (2, 1));
        let mut after = document.clone();
        after.apply(&adding.transaction).unwrap();
        let records: Vec<_> = after.tables().translation_errors.values().collect();
        let name = records.iter().find(|it| it.proposed).unwrap();
        assert_eq!(name.translation.len(), 1);
        assert_eq!(name.translation[0].exact.shown(), "Busan");
        assert_eq!(name.original[0].exact.shown(), "부산");
        let gap = records.iter().find_map(|it| it.insertion.as_ref()).unwrap();
        assert_eq!((gap.words.exact.shown().as_str(), gap.after), ("cold", true));
        let again = AddingErrors::of(&after, &original, &errors, "error-spans", &stamp, || mint.next(0));
        assert_eq!((again.added, again.known), (0, 3));
    }
}
