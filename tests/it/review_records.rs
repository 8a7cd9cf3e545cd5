//! Records of the review of a translation: read back as they are written, merged, and made again after a kill.

use std::sync::Arc;

use pressmark::engine::merge::{Outcome, merge_record};
use pressmark::model::anchor::{Anchor, Exact};
use pressmark::model::review::original::Original;
use pressmark::model::review::pair::{Pair, PairState};
use pressmark::model::review::reviewer::{ReviewVerdict, Reviewer};
use pressmark::model::review::translation_error::{Insertion, TranslationError};
use pressmark::model::tables::Tables;
use pressmark::store::sidecar::Sidecar;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use crate::records::{arcs, id};
use crate::sidecar_roundtrip::{arc, odd, origin, time, unknown};

fn anchor() -> impl Strategy<Value = Anchor> {
    (0..1000u64, odd(), odd(), odd()).prop_map(|(start, exact, prefix, suffix)| Anchor {
        start,
        end: start + exact.len() as u64,
        exact: Exact::Whole(exact),
        prefix,
        suffix,
    })
}

fn original() -> impl Strategy<Value = Original> {
    let texts = (arc(), arc(), arc(), arc(), arc(), arc());
    let made = (arc(), time(), time(), unknown());
    (texts, option::of(anchor()), made).prop_map(|(texts, claim, made)| {
        let (file, language, outlet, process, url, note) = texts;
        let (by, created, modified, unknown) = made;
        Original {
            file,
            language,
            outlet,
            process,
            url,
            note,
            claim,
            by,
            created,
            modified,
            unknown,
            ..Original::default()
        }
    })
}

fn pair() -> impl Strategy<Value = Pair> {
    let state = prop_oneof!["agreed|marked|undecided", odd()].prop_map(|it| PairState::of(&it));
    let sides = (option::of(anchor()), option::of(anchor()));
    let said = (state, any::<bool>(), any::<bool>(), arc(), option::of(0..=100u8));
    let made = (arc(), time(), time(), unknown());
    (sides, said, made).prop_map(|((original, translation), said, made)| {
        let (state, fixed, moved, note, score) = said;
        let (by, created, modified, unknown) = made;
        Pair {
            original,
            translation,
            state,
            fixed,
            moved,
            note,
            score,
            by,
            created,
            modified,
            unknown,
        }
    })
}

fn error() -> impl Strategy<Value = TranslationError> {
    let insertion = (anchor(), any::<bool>()).prop_map(|(words, after)| Insertion { words, after });
    let places = (vec(anchor(), 0..3), vec(anchor(), 0..3), option::of(insertion));
    let said = (arc(), arc(), arc(), arc(), any::<bool>(), arc());
    let made = (origin(), arc(), time(), time(), unknown());
    (places, said, made).prop_map(|((original, translation, insertion), said, made)| {
        let (category, severity, correction, note, proposed, finding) = said;
        let (origin, by, created, modified, unknown) = made;
        TranslationError {
            category,
            severity,
            original,
            translation,
            insertion,
            correction,
            note,
            proposed,
            finding,
            origin,
            by,
            created,
            modified,
            unknown,
        }
    })
}

fn reviewer() -> impl Strategy<Value = Reviewer> {
    let verdict = (arc(), arc(), arc(), arc(), time(), unknown()).prop_map(
        |(value, reason, article_sha256, unit, at, unknown)| ReviewVerdict {
            value,
            reason,
            article_sha256,
            unit,
            at,
            unknown,
            ..ReviewVerdict::default()
        },
    );
    (arc(), arc(), arc(), option::of(verdict), time(), unknown()).prop_map(
        |(name, reads, independent, verdict, created, unknown)| Reviewer {
            name,
            reads,
            independent,
            verdict,
            created,
            modified: None,
            unknown,
        },
    )
}

/// What a sidecar holds of the review of a translation.
pub fn tables() -> impl Strategy<Value = Tables> {
    let parts = (
        btree_map(arc(), original(), 0..2),
        btree_map(id(), pair(), 0..4),
        btree_map(id(), error(), 0..3),
        btree_map(arc(), reviewer(), 0..2),
    );
    parts.prop_map(|(originals, pairs, errors, reviewers)| Tables {
        originals: arcs(originals),
        pairs: arcs(pairs),
        translation_errors: arcs(errors),
        reviewers: arcs(reviewers),
        ..Tables::default()
    })
}

#[test]
fn a_pair_decided_by_one_and_noted_by_another_is_both() {
    let base = Pair::default();
    let mine = Pair {
        state: PairState::Agreed,
        ..base.clone()
    };
    let theirs = Pair {
        note: "Ask the desk".into(),
        ..base.clone()
    };
    let Outcome::Merged(both) = merge_record(Some(&base), Some(&mine), Some(&theirs)) else {
        panic!("the two do not touch");
    };
    assert_eq!((both.state, &*both.note), (PairState::Agreed, "Ask the desk"));
    let other = Pair {
        state: PairState::Marked,
        ..base.clone()
    };
    assert_eq!(
        merge_record(Some(&base), Some(&mine), Some(&other)),
        Outcome::Conflict,
        "nobody can say which is right"
    );
}

#[test]
fn a_review_is_read_as_people_write_it() {
    let text = r#"Sidecar(
    schema: (1, 0),
    originals: {"original": (file: "a.ko.txt", language: "ko", claim: (start: 0, end: 1, exact: "x"), seen: 2)},
    pairs: [(id: "p", score: 90, original: (start: 0, end: 3, exact: "눈"), state: "agreed")],
    translation_errors: [(id: "e", severity: "major", insertion: (after: (start: 0, end: 1, exact: "x")))],
    reviewers: {"ann": (reads: "native", verdict: (value: "publishable", seal: true))},
)"#;
    let sidecar = Sidecar::parse(text.as_bytes()).unwrap();
    let article = pressmark::model::article::Article::new("x and more");
    let document = sidecar.resolve(&article).document;
    let tables = document.tables();
    assert_eq!(&*tables.originals["original"].language, "ko");
    assert_eq!(tables.originals["original"].unknown.len(), 1);
    let pair = tables.pairs.values().next().unwrap();
    assert_eq!((&pair.state, pair.score), (&PairState::Agreed, Some(90)));
    let error = tables.translation_errors.values().next().unwrap();
    assert!(error.insertion.as_ref().is_some_and(|it| it.after));
    let verdict = tables.reviewers["ann"].verdict.as_ref().unwrap();
    assert_eq!(&*verdict.value, "publishable");
    let same = sidecar.write(&document);
    assert_eq!(same.raw(), text, "what does not change is written as it stands");

    let changed: Arc<Pair> = Arc::new(Pair {
        score: None,
        ..Pair::clone(pair)
    });
    let mut after = tables.clone();
    after.pairs.insert("p".into(), changed);
    let after = pressmark::model::document::Document::of_tables(article, after);
    let written = sidecar.write(&after);
    assert_eq!(written.raw(), text.replace(", score: 90", ""));

    let wrong = text.replace("score: 90", "score: 101");
    let error = Sidecar::parse(wrong.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("from 0 to 100"), "{error}");
}
