//! Two versions of records of every kind: both changes are kept, and where they touch, both versions.

use std::sync::Arc;

use pressmark::engine::merge::{Merged, merge};
use pressmark::model::article::Article;
use pressmark::model::attribution::Attribution;
use pressmark::model::claim::{ClaimLink, Scale};
use pressmark::model::dismissal::{Dismissal, Switch};
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::registry::{Entry, EntryKind, SourceId};
use pressmark::model::rejection::Tally;
use pressmark::model::table::Record;
use pressmark::model::tables::{Kept, Tables};
use proptest::prelude::*;

use crate::desk::stamp;

fn document(tables: Tables) -> Document {
    Document::of_tables(Article::new("The mill closed."), tables)
}

/// `base`, `mine` and `theirs` of one record; `None` is not there.
fn merged<T: Kept>(id: &str, versions: [Option<T>; 3]) -> Merged
where
    for<'a> <T as Record>::Id: From<&'a str>,
{
    let [base, mine, theirs] = versions.map(|it| {
        let mut tables = Tables::default();
        if let Some(it) = it {
            T::table_mut(&mut tables).insert(id.into(), Arc::new(it));
        }
        document(tables)
    });
    let mut mint = Mint::new(1);
    let merged = merge(&base, &mine, &theirs, &mut || mint.next(1));
    let mut applied = mine.clone();
    applied.apply(&merged.transaction).unwrap();
    assert_eq!(applied, merged.document);
    merged
}

fn all<T: Kept>(merged: &Merged) -> Vec<(String, T)> {
    let table = T::table(merged.document.tables());
    table.iter().map(|(id, it)| (id.to_string(), T::clone(it))).collect()
}

fn with<T: Clone>(record: &T, change: impl FnOnce(&mut T)) -> Option<T> {
    let mut it = record.clone();
    change(&mut it);
    Some(it)
}

#[test]
fn an_entry_is_merged_field_by_field_and_lists_as_sets() {
    let mut base = Entry::new(EntryKind::Person, "Ana", &stamp());
    base.aliases = vec!["A".into(), "B".into()];
    let mine = with(&base, |it| {
        it.aliases = vec!["A".into(), "M".into()];
        it.note = "mine".into();
        it.ids.insert("orcid".into(), "1".into());
    });
    let theirs = with(&base, |it| {
        it.aliases.push("T".into());
        it.terms = "background".into();
        it.ids.insert("page".into(), "2".into());
    });
    let merged = merged("ana", [Some(base), mine, theirs]);
    assert!(merged.conflicts.is_empty());
    let [(_, entry)] = &all::<Entry>(&merged)[..] else {
        panic!()
    };
    let aliases: Vec<&str> = entry.aliases.iter().map(|it| &**it).collect();
    assert_eq!(aliases, ["A", "M", "T"]);
    assert_eq!(
        (&*entry.note, &*entry.terms, entry.ids.len()),
        ("mine", "background", 2)
    );
}

#[test]
fn an_entry_changed_differently_is_kept_twice() {
    let base = Entry::new(EntryKind::Person, "Ana", &stamp());
    let versions = [
        Some(base.clone()),
        with(&base, |it| it.name = "Anna".into()),
        with(&base, |it| it.name = "Hannah".into()),
    ];
    let merged = merged("ana", versions);
    assert_eq!(merged.conflicts, ["ana"]);
    let names: Vec<(String, String)> = all::<Entry>(&merged)
        .into_iter()
        .map(|it| (it.0, it.1.name.to_string()))
        .collect();
    let expected = [("ana", "Anna"), ("ana-2", "Hannah (conflict)")];
    assert_eq!(names, expected.map(|it| (it.0.to_owned(), it.1.to_owned())));
}

#[test]
fn two_who_met_the_same_source_at_once_have_one_entry() {
    let met = Entry::new(EntryKind::Person, "Ana", &stamp());
    let mine = with(&met, |it| it.terms = "background".into());
    let theirs = with(&met, |it| {
        it.identity = "named".into();
        it.created = None;
    });
    let merged = merged("ana", [None, mine, theirs]);
    assert!(merged.conflicts.is_empty());
    let [(_, entry)] = &all::<Entry>(&merged)[..] else {
        panic!()
    };
    assert_eq!((&*entry.terms, &*entry.identity), ("background", "named"));
}

#[test]
fn of_two_sources_given_one_key_at_once_mine_gives_way_and_what_refers_to_it_follows() {
    let side = |name: &str, attribution: &str| {
        let mut tables = Tables::default();
        tables
            .entries
            .insert("kim".into(), Arc::new(Entry::new(EntryKind::Person, name, &stamp())));
        let attributed = Attribution {
            speaker: Some("kim".into()),
            ..Attribution::new(&stamp())
        };
        tables.attributions.insert(attribution.into(), Arc::new(attributed));
        document(tables)
    };
    let (mine, theirs) = (side("Kim", "m"), side("K.I.M.", "t"));
    let mut mint = Mint::new(1);
    let merged = merge(&document(Tables::default()), &mine, &theirs, &mut || mint.next(1));
    assert_eq!(merged.conflicts, ["kim"]);
    let name = |id: &str| {
        let speaker = merged.document.attributions()[&AnnotationId::from(id)]
            .speaker
            .clone()
            .unwrap();
        merged.document.entries()[&speaker].name.to_string()
    };
    assert_eq!((name("m"), name("t")), ("Kim (conflict)".into(), "K.I.M.".into()));
    let mut applied = mine.clone();
    applied.apply(&merged.transaction).unwrap();
    assert_eq!(applied, merged.document);
}

#[test]
fn a_key_that_they_have_taken_is_not_given_to_a_conflict() {
    let entry = |name: &str| Arc::new(Entry::new(EntryKind::Person, name, &stamp()));
    let tables = |entries: &[(&str, &str)]| {
        let entries = entries
            .iter()
            .map(|(key, name)| (SourceId::from(*key), entry(name)))
            .collect();
        document(Tables {
            entries,
            ..Tables::default()
        })
    };
    let theirs = tables(&[("ana", "Hannah"), ("ana-2", "Another")]);
    let mut mint = Mint::new(1);
    let merged = merge(
        &tables(&[("ana", "Ana")]),
        &tables(&[("ana", "Anna")]),
        &theirs,
        &mut || mint.next(1),
    );
    let keys: Vec<&str> = merged.document.entries().keys().map(|it| it.as_str()).collect();
    assert_eq!(keys, ["ana", "ana-2", "ana-3"]);
}

#[test]
fn attributions_take_parts_from_both_sides() {
    let base = Attribution {
        content: Some("q".into()),
        ..Attribution::new(&stamp())
    };
    let mine = with(&base, |it| it.cue = Some("c".into()));
    let theirs = with(&base, |it| it.speaker = Some("ana".into()));
    let [(_, both)] = &all::<Attribution>(&merged("x", [Some(base.clone()), mine.clone(), theirs]))[..] else {
        panic!()
    };
    assert_eq!(
        (both.cue.clone(), both.speaker.clone()),
        (Some("c".into()), Some("ana".into()))
    );
    let other = with(&base, |it| it.cue = Some("d".into()));
    let merged = merged("x", [Some(base), mine, other]);
    assert_eq!((merged.conflicts.len(), all::<Attribution>(&merged).len()), (1, 2));
}

#[test]
fn links_scales_dismissals_and_switches_settle_in_their_own_way() {
    let link = ClaimLink {
        from: "a".into(),
        to: "b".into(),
        relation: "repeats".into(),
        note: "".into(),
        by: "".into(),
        created: None,
        unknown: vec![],
    };
    let versions = [
        Some(link.clone()),
        with(&link, |it| it.relation = "supports".into()),
        with(&link, |it| it.relation = "contradicts".into()),
    ];
    assert_eq!(all::<ClaimLink>(&merged("x", versions)).len(), 2);

    let scale = |value: &str| {
        Some(Scale {
            values: vec![value.into()],
            ..Scale::default()
        })
    };
    let scales = all::<Scale>(&merged("house", [None, scale("yes"), scale("so")]));
    assert_eq!(
        (&*scales[0].0, &*scales[1].0, scales[1].1.values[0].as_ref()),
        ("house", "house (2)", "so")
    );

    let dismissal = |reason: &str| Some(Dismissal::new(reason, "words", &stamp()));
    let one = merged("k", [None, dismissal("mine"), dismissal("theirs")]);
    assert!(one.conflicts.is_empty());
    assert_eq!(&*all::<Dismissal>(&one)[0].1.reason, "mine; theirs");
    let again = merged("k", [None, dismissal("mine; theirs"), dismissal("theirs")]);
    assert_eq!(&*all::<Dismissal>(&again)[0].1.reason, "mine; theirs");

    let tally = |accepted, rejected| {
        Some(Tally {
            accepted,
            rejected,
            ..Tally::default()
        })
    };
    let both = merged("rule", [tally(2, 1), tally(5, 1), tally(3, 2)]);
    assert!(both.conflicts.is_empty());
    assert_eq!(
        all::<Tally>(&both)[0].1,
        tally(6, 2).unwrap(),
        "what both counted counts"
    );

    let switch = |on| Some(Switch { on });
    let merged = merged("check", [None, switch(false), switch(true)]);
    assert!(merged.conflicts.is_empty() && !all::<Switch>(&merged)[0].1.on);
}

proptest! {
    #[test]
    fn nothing_of_any_kind_is_lost(base in crate::records::tables(), mine in crate::records::tables(), theirs in crate::records::tables()) {
        let [base, mine, theirs] = [base, mine, theirs].map(document);
        let mut mint = Mint::new(1);
        let merged = merge(&base, &mine, &theirs, &mut || mint.next(1));
        let mut applied = mine.clone();
        applied.apply(&merged.transaction).unwrap();
        prop_assert_eq!(&applied, &merged.document);
        applied.apply(&merged.transaction.inverse()).unwrap();
        prop_assert_eq!(&applied, &mine);
        let out = merged.document.tables();
        for side in [mine.tables(), theirs.tables()] {
            for (id, it) in &side.entries {
                if base.entries().get(id) != Some(it) {
                    prop_assert!(out.entries.values().any(|out| out.name.starts_with(&*it.name)), "{}", id);
                }
            }
            for (id, it) in &side.attributions {
                if base.attributions().get(id) != Some(it) && it.speaker != base.attributions().get(id).and_then(|it| it.speaker.clone()) {
                    // A source that had to take another key is followed there.
                    let name = it.speaker.as_ref().and_then(|it| side.entries.get(it)).map(|it| it.name.clone());
                    let same = |now: &Option<SourceId>| {
                        let entry = now.as_ref().and_then(|it| out.entries.get(it));
                        *now == it.speaker || entry.zip(name.as_ref()).is_some_and(|(now, then)| now.name.starts_with(&**then))
                    };
                    prop_assert!(out.attributions.values().any(|out| same(&out.speaker)), "{:?}", id);
                }
            }
            for (id, it) in &side.dismissals {
                if base.tables().dismissals.get(id).is_none_or(|before| before.reason != it.reason) {
                    prop_assert!(out.dismissals[id].reason.contains(&*it.reason));
                }
            }
        }
        // One side alone decides.
        let mut mint = Mint::new(1);
        let taken = merge(&base, &base, &theirs, &mut || mint.next(1));
        prop_assert_eq!(&taken.document, &theirs);
        prop_assert!(taken.conflicts.is_empty());
    }
}
