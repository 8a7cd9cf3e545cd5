//! What gestures do to the registry and to what rests on it: merging, splitting, renaming, removing.

use std::collections::{BTreeMap, BTreeSet};

use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::registering::{self, Resting, resting_on};
use pressmark::model::registry::{Entry, EntryKind, Position, SourceId};
use pressmark::model::transaction::Transaction;
use proptest::prelude::*;

use crate::any_gesture::{Gesture, TEXT, any_gesture, meant};
use crate::attributing::coherent;
use crate::fixture::{later, stamp};
use crate::gestures::Desk;

fn key(key: &str) -> SourceId {
    key.into()
}

fn names(document: &Document, id: &str) -> Vec<String> {
    let entry = &document.entries()[&key(id)];
    entry.names().map(|it| it.to_string()).collect()
}

/// Two entries that may be one person: a quote rests on each.
fn two() -> Desk {
    Desk::of("[q:“A”] said [s:Ana Ruiz]. [q:“B”] said [s:Dr. Ruiz].")
        .entry("ana-ruiz", EntryKind::Person, |it| {
            it.name = "Ana Ruiz".into();
            it.aliases = vec!["Ruiz".into()];
            it.positions = vec![Position {
                role: "harbour master".into(),
                ..Position::default()
            }];
            it.note = "Met in May".into();
        })
        .entry("dr-ruiz", EntryKind::Person, |it| {
            it.name = "Dr. Ruiz".into();
            it.aliases = vec!["Ruiz".into(), "루이스".into()];
            it.affiliation_type = "government".into();
            it.ids.insert("wikidata".into(), "Q4".into());
            it.note = "Rings back".into();
        })
        .link(0, 1)
        .link(2, 3)
        .speaker(0, "ana-ruiz")
        .speaker(2, "dr-ruiz")
}

fn merged(desk: Desk) -> Desk {
    desk.apply(|page, _| registering::merge(&page.document, &key("ana-ruiz"), &key("dr-ruiz"), &later()))
}

#[test]
fn merging_keeps_all_that_is_known_of_both() {
    let desk = merged(two());
    let document = &desk.page.document;
    assert_eq!(document.entries().len(), 1);
    assert_eq!(names(document, "ana-ruiz"), ["Ana Ruiz", "Ruiz", "Dr. Ruiz", "루이스"]);
    let entry = &document.entries()[&key("ana-ruiz")];
    assert_eq!(&*entry.affiliation_type, "government");
    assert_eq!((entry.positions.len(), &*entry.ids["wikidata"]), (1, "Q4"));
    assert_eq!(&*entry.note, "Met in May\nRings back");
    let both = Resting {
        attributions: 2,
        mentions: 2,
    };
    assert_eq!(resting_on(document, &key("ana-ruiz")), both);
    // What another article calls by the former key is this entry.
    assert_eq!(document.entry(&key("dr-ruiz")).unwrap().0, &key("ana-ruiz"));
}

#[test]
fn merging_with_a_source_that_may_not_be_told_makes_one_that_may_not_be_told() {
    for terms in ["off the record", "deep background"] {
        let desk = two().apply(|page, _| {
            let one = registering::edit(&page.document, &key("ana-ruiz"), &later(), |it| {
                it.terms = "on the record".into();
            });
            let other = registering::edit(&page.document, &key("dr-ruiz"), &later(), |it| it.terms = terms.into());
            let edits = one.edits.into_iter().chain(other.edits).collect();
            Transaction::of(one.name, edits)
        });
        let desk = merged(desk);
        assert!(desk.page.document.entries()[&key("ana-ruiz")].is_redacted(), "{terms}");
    }
}

#[test]
fn splitting_takes_what_is_listed_and_leaves_the_rest() {
    let desk = merged(two());
    let attribution: Vec<AnnotationId> = desk.page.document.attributions().keys().skip(1).cloned().collect();
    let mention = [desk.page.ids[3].clone()];
    let entry = Entry::new(EntryKind::Person, "Dr. Ruiz", &later());
    let desk = desk.apply(|page, _| {
        registering::split(
            &page.document,
            &key("ana-ruiz"),
            key("dr-ruiz-2"),
            entry,
            &attribution,
            &mention,
            &later(),
        )
    });
    let document = &desk.page.document;
    let one = Resting {
        attributions: 1,
        mentions: 1,
    };
    assert_eq!(resting_on(document, &key("ana-ruiz")), one);
    assert_eq!(resting_on(document, &key("dr-ruiz-2")), one);
    assert_eq!(names(document, "ana-ruiz"), ["Ana Ruiz", "Ruiz", "루이스"]);
}

#[test]
fn a_key_in_use_is_not_given_again() {
    let desk = merged(two());
    let document = &desk.page.document;
    let entry = || Entry::new(EntryKind::Person, "Another", &stamp());
    for taken in ["ana-ruiz", "dr-ruiz"] {
        assert!(registering::add(document, key(taken), entry()).is_empty(), "{taken}");
        let split = registering::split(document, &key("ana-ruiz"), key(taken), entry(), &[], &[], &later());
        assert!(split.is_empty(), "{taken}");
    }
    let itself = registering::merge(document, &key("ana-ruiz"), &key("ana-ruiz"), &later());
    assert!(itself.is_empty());
}

#[test]
fn renaming_keeps_the_name_before_as_an_alias() {
    let rename = |desk: Desk, name: &str| {
        desk.apply(|page, _| registering::rename(&page.document, &key("ana-ruiz"), name, &later()))
    };
    let desk = rename(two(), "Ana M. Ruiz");
    assert_eq!(
        names(&desk.page.document, "ana-ruiz"),
        ["Ana M. Ruiz", "Ruiz", "Ana Ruiz"]
    );
    let desk = rename(desk, "Ruiz");
    assert_eq!(
        names(&desk.page.document, "ana-ruiz"),
        ["Ruiz", "Ana Ruiz", "Ana M. Ruiz"]
    );
    let desk = rename(desk, "");
    assert_eq!(names(&desk.page.document, "ana-ruiz")[0], "Ruiz");
}

#[test]
fn removing_an_entry_leaves_quotes_and_mentions_without_it() {
    let desk = two().apply(|page, _| registering::remove(&page.document, &key("ana-ruiz"), &later()));
    let document = &desk.page.document;
    assert_eq!(document.entries().len(), 1);
    assert_eq!(document.attributions().len(), 2);
    assert_eq!(resting_on(document, &key("ana-ruiz")), Resting::default());
    assert_eq!(desk.page.body(1).refers_to, None);
    coherent(document);
}

/// How many attributions and mentions mean each entry.
fn resting(document: &Document) -> BTreeMap<SourceId, (usize, usize)> {
    let mut resting: BTreeMap<SourceId, (usize, usize)> =
        document.entries().keys().map(|it| (it.clone(), (0, 0))).collect();
    let meant = |key: Option<&SourceId>| key.and_then(|it| document.entry(it)).map(|it| it.0.clone());
    for attribution in document.attributions().values() {
        if let Some(id) = meant(attribution.speaker.as_ref()) {
            resting.get_mut(&id).unwrap().0 += 1;
        }
    }
    for annotation in document.annotations().values() {
        if let Some(id) = meant(annotation.body.refers_to.as_ref()) {
            resting.get_mut(&id).unwrap().1 += 1;
        }
    }
    resting
}

/// What a gesture may do to what rests on entries.
fn check_gesture(before: &Document, after: &Document, gesture: &Gesture) {
    let (was, is) = (resting(before), resting(after));
    for (id, (attributions, mentions)) in &is {
        let told = resting_on(after, id);
        assert_eq!((told.attributions, told.mentions), (*attributions, *mentions), "{id}");
    }
    let sum =
        |of: &BTreeMap<SourceId, (usize, usize)>| of.values().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let every_name = |document: &Document| -> std::collections::BTreeSet<String> {
        let names = document
            .entries()
            .values()
            .flat_map(|it| it.names().map(|it| it.to_string()).collect::<Vec<_>>());
        names.collect()
    };
    match gesture {
        Gesture::MergeEntries(..) => {
            assert_eq!(sum(&was), sum(&is));
            assert_eq!(every_name(before), every_name(after));
            for gone in was.keys().filter(|it| !is.contains_key(it)) {
                let (into, _) = after.entry(gone).expect("the entry it was merged into");
                let two = (was[gone].0 + was[into].0, was[gone].1 + was[into].1);
                assert_eq!(is[into], two);
            }
        }
        Gesture::SplitEntry(..) => {
            assert_eq!(sum(&was), sum(&is));
            assert!(every_name(after).is_superset(&every_name(before)));
        }
        Gesture::Rename(..) | Gesture::EditEntry(..) => {
            assert_eq!(was, is);
            assert!(every_name(after).is_superset(&every_name(before)));
        }
        Gesture::RemoveEntry(..) => {
            let left: BTreeMap<_, _> = was.into_iter().filter(|it| is.contains_key(&it.0)).collect();
            assert_eq!(left, is);
        }
        _ => {}
    }
}

/// Whether a gesture is about the registry, or says who said something.
fn is_about_entries(gesture: &Gesture) -> bool {
    use Gesture::*;
    matches!(
        gesture,
        Quote(..)
            | Speaker(..)
            | Refer(..)
            | NewEntry(..)
            | EditEntry(..)
            | Rename(..)
            | MergeEntries(..)
            | SplitEntry(..)
            | RemoveEntry(..)
            | MarkMentions(..)
            | Undo
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn merging_and_splitting_entries_moves_what_rests_on_them_and_undo_brings_it_back(
        gestures in prop::collection::vec(any_gesture(), 20..150),
    ) {
        let gestures: Vec<Gesture> = gestures.into_iter().filter(is_about_entries).collect();
        let (mut document, mut mint) = (Document::new(Article::new(TEXT)), Mint::new(4));
        let mut done: Vec<(Document, Transaction)> = Vec::new();
        for gesture in &gestures {
            if let Gesture::Undo = gesture {
                if let Some((before, transaction)) = done.pop() {
                    document.apply(&transaction.inverse()).unwrap();
                    coherent(&document);
                    prop_assert_eq!(&document, &before);
                }
                continue;
            }
            let Some(transaction) = meant(&document, &mut mint, gesture) else { continue };
            let before = document.clone();
            document.apply(&transaction).unwrap();
            coherent(&document);
            check_gesture(&before, &document, gesture);
            done.push((before, transaction));
        }
        while let Some((before, transaction)) = done.pop() {
            document.apply(&transaction.inverse()).unwrap();
            prop_assert_eq!(&document, &before);
        }
        prop_assert!(document.entries().is_empty() && document.attributions().is_empty());
    }
}

#[test]
fn a_gesture_over_many_records_changes_each_once_and_is_undone_exactly() {
    use pressmark::model::attributing::mark_mentions;
    let text = "Ana spoke. ".repeat(60);
    let mut document = Document::new(Article::new(text));
    let mut mint = Mint::new(3);
    for name in ["ana", "anna"] {
        let entry = Entry::new(EntryKind::Person, name, &stamp());
        document.apply(&registering::add(&document, key(name), entry)).unwrap();
    }
    let spans: Vec<_> = (0..60)
        .map(|i| document.article().span(11 * i..11 * i + 3).unwrap())
        .collect();
    let marked = mark_mentions(&document, &mut || mint.next(1), &key("anna"), spans, &stamp());
    document.apply(&marked).unwrap();
    let before = document.clone();
    let merged = registering::merge(&document, &key("ana"), &key("anna"), &later());
    let ids: BTreeSet<String> = merged.edits.iter().map(|it| it.id()).collect();
    assert_eq!((merged.edits.len(), ids.len()), (62, 62));
    document.apply(&merged).unwrap();
    assert_eq!(document.mentions_of(&key("ana")).count(), 60);
    document.apply(&merged.inverse()).unwrap();
    assert_eq!(document, before);
}
