//! Three-way merges lose nothing and invent nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use pressmark::engine::merge::{CONFLICT, Merged, Outcome, merge, merge_record};
use pressmark::model::anchor::{Anchor, Exact};
use pressmark::model::annotation::{Annotation, Body, Orphan, Stamp};
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::label::Label;
use pressmark::model::span::Segments;
use pressmark::model::table::Table;
use proptest::collection::btree_map;
use proptest::prelude::*;

const TEXT: &str = "One two three four five six seven eight nine ten.";

/// A note of one letter, a mark of some words, tags and attributes in few kinds, so that sides often agree.
#[derive(Clone, Debug, PartialEq)]
struct Small {
    start: usize,
    label: u8,
    note: u8,
    tags: u8,
    attribute: Option<u8>,
    orphan: bool,
}

fn small() -> impl Strategy<Value = Small> {
    (
        0usize..3,
        0u8..2,
        0u8..3,
        0u8..8,
        proptest::option::of(0u8..2),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(start, label, note, tags, attribute, orphan)| Small {
            start,
            label,
            note,
            tags,
            attribute,
            orphan,
        })
}

fn body(it: &Small) -> Body {
    let stamp = Stamp {
        by: "x".into(),
        at: "2026-01-01T00:00:00Z".parse().unwrap(),
    };
    let mut body = Body::new(if it.label == 0 { Label::Claim } else { Label::Quote }, &stamp);
    body.note = ["", "a", "b"][it.note as usize].into();
    body.tags = (0..3)
        .filter(|bit| it.tags >> bit & 1 == 1)
        .map(|bit| format!("t{bit}").into())
        .collect();
    body.attributes
        .extend(it.attribute.map(|value| ("k".into(), format!("{value}").into())));
    body
}

fn annotation(it: &Small) -> Annotation {
    let span = Article::new(TEXT).span(it.start * 4..it.start * 4 + 3).unwrap();
    Annotation {
        segments: Segments::from(span),
        body: body(it),
    }
}

fn document(records: &BTreeMap<u8, Small>) -> Document {
    let mut annotations = Table::<Annotation>::new();
    let mut orphans = Table::<Orphan>::new();
    for (id, it) in records {
        let id = AnnotationId::from(format!("r{id}"));
        if it.orphan {
            let anchor = Anchor {
                start: it.start as u64,
                end: 9,
                exact: Exact::Whole("gone".to_owned()),
                prefix: String::new(),
                suffix: String::new(),
            };
            let anchors = vec![anchor];
            orphans.insert(
                id,
                Arc::new(Orphan {
                    anchors,
                    body: body(it),
                }),
            );
        } else {
            annotations.insert(id, Arc::new(annotation(it)));
        }
    }
    Document::of(Article::new(TEXT), annotations, orphans)
}

fn merged(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    let mut mint = Mint::new(1);
    merge(base, mine, theirs, &mut || mint.next(1))
}

fn records() -> impl Strategy<Value = BTreeMap<u8, Small>> {
    btree_map(0u8..6, small(), 0..6)
}

proptest! {
    #[test]
    fn one_side_alone_decides(base in records(), other in records()) {
        let (base, other) = (document(&base), document(&other));
        let same = merged(&base, &other, &base);
        prop_assert_eq!(&same.document, &other);
        prop_assert!(same.transaction.is_empty() && same.conflicts.is_empty());
        let taken = merged(&base, &base, &other);
        prop_assert_eq!(&taken.document, &other);
        prop_assert!(taken.conflicts.is_empty());
        let both = merged(&base, &other, &other);
        prop_assert_eq!(&both.document, &other);
        prop_assert!(both.conflicts.is_empty());
    }

    #[test]
    fn the_transaction_takes_mine_to_the_merged_document(base in records(), mine in records(), theirs in records()) {
        let (base, mine, theirs) = (document(&base), document(&mine), document(&theirs));
        let merged = merged(&base, &mine, &theirs);
        let mut applied = mine.clone();
        applied.apply(&merged.transaction).unwrap();
        prop_assert_eq!(&applied, &merged.document);
        applied.apply(&merged.transaction.inverse()).unwrap();
        prop_assert_eq!(&applied, &mine);
    }

    #[test]
    fn nothing_either_side_made_is_lost(base in records(), mine in records(), theirs in records()) {
        let (base, mine, theirs) = (document(&base), document(&mine), document(&theirs));
        let merged = merged(&base, &mine, &theirs);
        let out = &merged.document;
        let ids = |it: &Document| -> Vec<AnnotationId> { it.annotations().keys().chain(it.orphans().keys()).cloned().collect() };
        for side in [&mine, &theirs] {
            for id in ids(side) {
                let new = base.annotation(&id).is_none() && base.orphans().get(&id).is_none();
                let there = out.annotation(&id).is_some() || out.orphans().contains_key(&id);
                prop_assert!(!new || there, "{:?}", id);
            }
            // Every note that a side wrote is still to be read somewhere.
            for (id, it) in side.annotations() {
                if base.annotation(id).is_none_or(|before| before.body.note != it.body.note) && !it.body.note.is_empty() {
                    let mut kept = out.annotations().values().map(|it| &it.body).chain(out.orphans().values().map(|it| &it.body));
                    prop_assert!(kept.any(|body| body.note == it.body.note), "{:?}", id);
                }
            }
        }
        for (id, _) in out.annotations() {
            prop_assert!(!out.orphans().contains_key(id));
        }
    }
}

const BASE: Small = Small {
    start: 0,
    label: 0,
    note: 0,
    tags: 0b011,
    attribute: None,
    orphan: false,
};

#[test]
fn changes_of_different_fields_are_both_kept() {
    let mine = Small {
        note: 1,
        tags: 0b001,
        ..BASE
    };
    let theirs = Small {
        label: 1,
        attribute: Some(1),
        tags: 0b111,
        ..BASE
    };
    let both = Small {
        label: 1,
        note: 1,
        attribute: Some(1),
        tags: 0b101,
        ..BASE
    };
    let outcome = merge_record(
        Some(&annotation(&BASE)),
        Some(&annotation(&mine)),
        Some(&annotation(&theirs)),
    );
    assert_eq!(outcome, Outcome::Merged(annotation(&both)));
}

#[test]
fn a_field_changed_differently_keeps_both_versions() {
    let one = |it: Small| document(&BTreeMap::from([(1, it)]));
    let (mine, theirs) = (Small { note: 1, ..BASE }, Small { note: 2, ..BASE });
    let merged = merged(&one(BASE), &one(mine.clone()), &one(theirs));
    assert_eq!(merged.conflicts, ["r1"]);
    let mut notes: Vec<(&str, bool)> = Vec::new();
    for it in merged.document.annotations().values() {
        notes.push((&it.body.note, it.body.tags.iter().any(|tag| &**tag == CONFLICT)));
    }
    notes.sort();
    assert_eq!(notes, [("a", false), ("b", true)]);
    assert_eq!(
        **merged.document.annotation(&AnnotationId::from("r1")).unwrap(),
        annotation(&mine)
    );
}

#[test]
fn a_change_outlives_a_removal() {
    let (base, changed) = (annotation(&BASE), annotation(&Small { note: 1, ..BASE }));
    assert_eq!(merge_record(Some(&base), None, Some(&changed)), Outcome::Theirs);
    assert_eq!(merge_record(Some(&base), Some(&changed), None), Outcome::Mine);
    assert_eq!(merge_record(Some(&base), None, Some(&base)), Outcome::Mine);
    assert_eq!(merge_record(Some(&base), Some(&base), None), Outcome::Theirs);
    assert_eq!(merge_record(None, None, Some(&base)), Outcome::Theirs);
}
