//! Pairs and errors as ratings for Marot: a row for each error, and one that says so for a pair without any.

use std::ops::Range;

use serde_json::{Map, Value, json};

use super::{LOST, Loss, PROPOSED, Review, ReviewFormat, ReviewedError, ReviewedPair, Side, State, Writer};
use crate::formats::marot::{Dialect, Quoting, Tenth, spelling, write as write_ratings};
use crate::model::mqm::Severity;
use crate::model::rating::{Marked, Rating};

pub(super) const FORMAT: ReviewFormat = ReviewFormat {
    key: "marot",
    title: "Ratings for Marot (TSV)",
    extension: "tsv",
    writer: Writer::Text(write),
    cannot_hold: &[
        LOST,
        PROPOSED,
        Loss {
            what: "pairs that nobody has decided",
            count: |it| it.pairs.iter().filter(|it| !is_rated(it)).count(),
        },
        Loss {
            what: "the verdict",
            count: |it| usize::from(!it.verdict.is_empty()),
        },
    ],
};

/// A pair without a decision and without errors would count as faithful.
fn is_rated(pair: &ReviewedPair) -> bool {
    pair.state != State::Undecided || pair.errors.iter().any(|it| !it.proposed)
}

fn write(review: &Review) -> String {
    let dialect = Dialect {
        tenth: Tenth::Metadata,
        header: true,
        quoting: Quoting::Raw,
    };
    let rated = (1..).zip(&review.pairs).filter(|it| is_rated(it.1));
    let rows: Vec<Rating> = rated.flat_map(|(number, pair)| rows(review, number, pair)).collect();
    write_ratings(&rows, dialect)
}

fn rows(review: &Review, number: usize, pair: &ReviewedPair) -> Vec<Rating> {
    let or = |text: &str, other: &str| {
        if text.is_empty() {
            other.to_owned()
        } else {
            text.to_owned()
        }
    };
    let row = Rating {
        system: or(&review.system, "translation"),
        document: or(&review.article, "article"),
        document_segment: number.to_string(),
        segment: number.to_string(),
        rater: or(&review.reviewer, "reviewer"),
        source: marked(&pair.original, &[]),
        target: marked(&pair.translation, &[]),
        ..Rating::default()
    };
    let errors: Vec<_> = pair.errors.iter().filter(|it| !it.proposed).collect();
    if errors.is_empty() {
        let mut metadata = Map::new();
        about_pair(pair, &mut metadata);
        return vec![Rating {
            category_written: "No-error".into(),
            severity_written: "No-error".into(),
            metadata: Value::Object(metadata).to_string(),
            ..row
        }];
    }
    errors.iter().map(|it| error_row(row.clone(), pair, it)).collect()
}

fn error_row(mut row: Rating, pair: &ReviewedPair, error: &ReviewedError) -> Rating {
    // Marks stand on one side only; the other side's are in the metadata.
    let gap = error.insertion.map(|at| at..at);
    let on_target = error.original.is_empty() || !error.translation.is_empty();
    match on_target {
        true if error.translation.is_empty() => row.target = marked(&pair.translation, gap.as_slice()),
        true => row.target = marked(&pair.translation, &error.translation),
        false => row.source = marked(&pair.original, &error.original),
    }
    row.category_written = spelling::written(&error.category).to_owned();
    row.severity_written = error.severity.unwrap_or(Severity::Minor).entry().title.to_owned();
    row.metadata = metadata(pair, error).to_string();
    row
}

fn metadata(pair: &ReviewedPair, error: &ReviewedError) -> Value {
    let mut all = Map::new();
    let words = match error.translation.is_empty() {
        true => pair.original.words(&error.original),
        false => pair.translation.words(&error.translation),
    };
    all.insert("marked_text".into(), words.into());
    if let Some(corrected) = error.corrected(&pair.translation.text) {
        all.insert("corrected_translation".into(), corrected.into());
    }
    if !error.note.is_empty() {
        all.insert("note".into(), error.note.as_str().into());
    }
    if !error.category.is_empty() {
        all.insert("pressmark_category".into(), error.category.id().into());
    }
    // Places in characters, half-open, as other programs cannot know where our tokens end.
    let places = json!({
        "source": in_characters(&pair.original.text, &error.original),
        "target": in_characters(&pair.translation.text, &error.translation),
        "insertion": error.insertion.and_then(|at| Some(pair.translation.text.get(..at)?.chars().count())),
        "correction": error.correction,
    });
    all.insert("pressmark".into(), places);
    about_pair(pair, &mut all);
    Value::Object(all)
}

/// What is said of the pair as a whole, and so in each of its rows.
fn about_pair(pair: &ReviewedPair, metadata: &mut Map<String, Value>) {
    if let Some(score) = pair.score {
        metadata.insert("esa_score".into(), score.into());
    }
    if !pair.note.is_empty() {
        metadata.insert("pair_note".into(), pair.note.as_str().into());
    }
}

fn in_characters(text: &str, marks: &[Range<usize>]) -> Vec<[usize; 2]> {
    let count = |byte: usize| text.get(..byte).map(|it| it.chars().count());
    let places = marks.iter().filter_map(|it| Some([count(it.start)?, count(it.end)?]));
    places.collect()
}

fn marked(side: &Side, marks: &[Range<usize>]) -> Marked {
    Marked {
        text: side.text.clone(),
        marks: marks.to_vec(),
    }
}
