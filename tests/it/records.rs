//! Records of every kind: what is written reads back the same, over any text, and nothing is lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use pressmark::model::article::Article;
use pressmark::model::attribution::Attribution;
use pressmark::model::claim::{ClaimLink, ClaimWork, Evidence, Locator, Scale, Verdict};
use pressmark::model::dismissal::{Dismissal, Switch};
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::model::registry::{Anonymity, Entry, EntryKind, Position, SourceId};
use pressmark::model::rejection::{Lesson, Rejection, Tally};
use pressmark::model::tables::Tables;
use pressmark::store::sidecar::{Registry, Sidecar};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::sidecar_roundtrip::{DAMAGE, arc, article, odd, origin, time, unknown};

/// Work on a claim, as files can hold it.
pub fn work() -> impl Strategy<Value = ClaimWork> {
    let verdict = (arc(), arc(), arc(), unknown()).prop_map(|(scale, value, reason, unknown)| Verdict {
        scale,
        value,
        reason,
        unknown,
    });
    let locator = (arc(), arc()).prop_map(|(kind, value)| Locator { kind, value });
    let texts = (arc(), arc(), arc(), arc(), arc(), arc());
    let evidence = (texts, option::of(locator), unknown()).prop_map(|(texts, locator, unknown)| {
        let (kind, title, url, quote, stance, note) = texts;
        Evidence {
            kind,
            title,
            url,
            locator,
            quote,
            stance,
            note,
            unknown,
        }
    });
    (option::of(verdict), vec(evidence, 0..3)).prop_map(|(verdict, evidence)| ClaimWork { verdict, evidence })
}

pub fn id() -> impl Strategy<Value = AnnotationId> {
    prop_oneof!["[a-c]{1,2}", odd()].prop_map(AnnotationId::from)
}

fn key() -> impl Strategy<Value = SourceId> {
    prop_oneof!["[a-c]{1,2}", odd()].prop_map(|it| SourceId::from(&*it))
}

fn attribution() -> impl Strategy<Value = Attribution> {
    let parts = (option::of(id()), option::of(id()), option::of(id()), option::of(key()));
    (parts, origin(), arc(), time(), time(), unknown()).prop_map(|(parts, origin, by, created, modified, unknown)| {
        let (content, source, cue, speaker) = parts;
        Attribution {
            content,
            source,
            cue,
            speaker,
            origin,
            by,
            created,
            modified,
            unknown,
        }
    })
}

fn kind() -> impl Strategy<Value = EntryKind> {
    prop_oneof![
        Just(EntryKind::Person),
        Just(EntryKind::Organisation),
        Just(EntryKind::Document),
        Just(EntryKind::Group),
        Just(EntryKind::Outlet),
        prop_oneof![
            "[A-Za-z]{1,5}",
            Just("person".to_owned()),
            Just("None".to_owned()),
            odd()
        ]
        .prop_map(|it| EntryKind::Other(it.into())),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let position =
        (arc(), arc(), arc(), arc(), unknown()).prop_map(|(role, affiliation, from, to, unknown)| Position {
            role,
            affiliation,
            from,
            to,
            unknown,
        });
    let anonymity = (arc(), arc(), unknown()).prop_map(|(reason, words, unknown)| Anonymity { reason, words, unknown });
    let who = (
        kind(),
        arc(),
        arc(),
        vec(arc(), 0..3),
        vec(position, 0..3),
        vec(key(), 0..2),
    );
    let texts = (arc(), arc(), arc(), arc());
    let rest = (option::of(anonymity), any::<bool>(), btree_map(arc(), arc(), 0..3));
    let made = (arc(), time(), time(), unknown());
    (who, texts, rest, made).prop_map(|(who, texts, rest, made)| {
        let (kind, identity, name, aliases, positions, formerly) = who;
        let (affiliation_type, expertise, terms, note) = texts;
        let (anonymity, confidential, ids) = rest;
        let (by, created, modified, unknown) = made;
        Entry {
            kind,
            identity,
            name,
            aliases,
            positions,
            affiliation_type,
            expertise,
            terms,
            anonymity,
            confidential,
            ids,
            contact: "".into(),
            note,
            formerly,
            by,
            created,
            modified,
            unknown,
        }
    })
}

pub fn tables() -> impl Strategy<Value = Tables> {
    let link = (id(), id(), arc(), arc(), arc(), time(), unknown()).prop_map(
        |(from, to, relation, note, by, created, unknown)| ClaimLink {
            from,
            to,
            relation,
            note,
            by,
            created,
            unknown,
        },
    );
    let dismissal =
        (arc(), arc(), arc(), time(), unknown()).prop_map(|(reason, words, by, created, unknown)| Dismissal {
            reason,
            words,
            by,
            created,
            unknown,
        });
    let scale =
        (vec(arc(), 0..3), arc(), unknown()).prop_map(|(values, help, unknown)| Scale { values, help, unknown });
    let switch = any::<bool>().prop_map(|on| Switch { on });
    let rejection =
        (arc(), arc(), arc(), time(), unknown()).prop_map(|(rule, words, by, created, unknown)| Rejection {
            rule,
            words,
            by,
            created,
            unknown,
        });
    let counts = (any::<u32>(), 0..3_u32, 0..3_u32);
    let tally = (counts, "[+-]{0,50}", unknown()).prop_map(|((accepted, edited, rejected), recent, unknown)| Tally {
        accepted,
        edited,
        rejected,
        recent: recent.into(),
        unknown,
    });
    let lesson = (arc(), time(), unknown()).prop_map(|(by, created, unknown)| Lesson { by, created, unknown });
    let decided = (
        btree_map(arc(), rejection, 0..3),
        btree_map(arc(), tally, 0..3),
        btree_map(arc(), lesson, 0..3),
    );
    let parts = (
        btree_map(id(), attribution(), 0..4),
        btree_map(key(), entry(), 0..4),
        btree_map(id(), link, 0..3),
        btree_map(arc(), dismissal, 0..3),
        btree_map(arc(), scale, 0..3),
        btree_map(arc(), switch, 0..3),
        decided,
    );
    (parts, crate::review_records::tables()).prop_map(
        |((attributions, entries, claim_links, dismissals, scales, switches, decided), review)| Tables {
            attributions: arcs(attributions),
            entries: arcs(entries),
            claim_links: arcs(claim_links),
            dismissals: arcs(dismissals),
            scales: arcs(scales),
            switches: arcs(switches),
            rejections: arcs(decided.0),
            tallies: arcs(decided.1),
            lessons: arcs(decided.2),
            ..review
        },
    )
}

pub fn arcs<K: Ord + Clone, T>(map: BTreeMap<K, T>) -> imbl::OrdMap<K, Arc<T>> {
    map.into_iter().map(|(id, it)| (id, Arc::new(it))).collect()
}

/// What a sidecar holds of `tables`.
fn of_article(article: &Article, tables: &Tables) -> Document {
    let tables = Tables {
        scales: Default::default(),
        switches: Default::default(),
        tallies: Default::default(),
        lessons: Default::default(),
        ..tables.clone()
    };
    Document::of_tables(article.clone(), tables)
}

/// What a registry holds of `tables`, with a contact everywhere.
fn of_folder(tables: &Tables) -> Tables {
    let contact = |it: &Arc<Entry>| Entry {
        contact: format!("tel:{}", it.name).into(),
        ..Entry::clone(it)
    };
    Tables {
        entries: tables
            .entries
            .iter()
            .map(|(id, it)| (id.clone(), Arc::new(contact(it))))
            .collect(),
        scales: tables.scales.clone(),
        switches: tables.switches.clone(),
        tallies: tables.tallies.clone(),
        lessons: tables.lessons.clone(),
        ..Tables::default()
    }
}

pub const SIDECAR: &str = r#"#![enable(implicit_some)]
// mine
Sidecar(
    schema: (1, 0),
    annotators: {"il": (name: "Ida")}, // who
    sources: { // of this article
        // the owner
        "ida": (kind: Person, name: "Ida Lund", contact: "tel:1", /* her */ positions: [(role: "owner", since: 1990)]),
        "mill": (
            name: "The mill", // no kind
            kind: Factory,
            later: [1, 2],
        ),
    },
    annotations: [
        (id: "q", label: Claim, segments: [(start: 0, end: 3, exact: "The")], refers_to: "ida", continues: "p",
         verdict: (value: "so", sure: true), evidence: [(title: "Log", locator: (kind: "page", value: "1", line: 2))]),
    ],
    attributions: [
        /* second first */ (id: "b", content: "q", speaker: "ida", weight: 0.5),
        // ---
        (id: "a", cue: "gone"),
    ],
    claim_links: [(id: "l", from: "q", to: "r", relation: "repeats")],
    dismissals: {"no-source:q": (reason: "fine"), "other": (words: "x", page: 3)},
    done: true,
)
"#;

pub const REGISTRY: &str = r#"// ours
Registry(
    schema: (1, 0),
    checks: {"plain": false, "other": (on: true, since: "May")}, // by hand
    sources: {
        "ida": (name: "Ida Lund", kind: Person, contact: "tel:1"), // the owner
        /* the mill */ "mill": (
            kind: Organisation,
            name: "The mill",
            rating: 5,
        )
    },
    scales: {"house": (values: ["no", "yes"])},
    motto: "x",
)"#;

fn damaged(text: &str, damage: &[(Index, usize, &str)]) -> String {
    let mut text = text.to_owned();
    for (at, removed, added) in damage {
        let start = text.floor_char_boundary(at.index(text.len()));
        let end = text.floor_char_boundary((start + removed).min(text.len())).max(start);
        text.replace_range(start..end, added);
    }
    text
}

proptest! {
    #[test]
    fn every_kind_reads_back_the_same(first in tables(), second in tables()) {
        let article = article("Some text.".to_owned(), "a.txt");
        let documents = [of_article(&article, &first), of_article(&article, &second)];
        let mut file = Sidecar::new_for(&article);
        for document in [&documents[0], &documents[1], &documents[0]] {
            file = file.write(document);
            if file.raw().is_empty() {
                continue;
            }
            let read = Sidecar::parse(file.raw().as_bytes()).unwrap();
            let resolved = read.resolve(&article);
            prop_assert_eq!(resolved.document.tables(), document.tables(), "{}", file.raw());
            prop_assert!(resolved.problems.is_empty());
            let (again, anew) = (read.write(&resolved.document), file.write(document));
            prop_assert_eq!(again.raw(), file.raw());
            prop_assert_eq!(anew.raw(), file.raw());
            prop_assert!(ron::from_str::<ron::Value>(file.raw()).is_ok(), "{}", file.raw());
        }
    }

    #[test]
    fn a_registry_reads_back_the_same(first in tables(), second in tables()) {
        let mut file = Registry::none();
        let both = [of_folder(&first), of_folder(&second)];
        for tables in [&both[0], &both[1], &both[0]] {
            file = file.write(tables);
            if file.raw().is_empty() {
                continue;
            }
            let read = Registry::parse(file.raw().as_bytes()).unwrap();
            prop_assert_eq!(&read.tables(), tables, "{}", file.raw());
            let (again, anew) = (read.write(tables), file.write(tables));
            prop_assert_eq!(again.raw(), file.raw());
            prop_assert_eq!(anew.raw(), file.raw());
            prop_assert!(ron::from_str::<ron::Value>(file.raw()).is_ok(), "{}", file.raw());
        }
    }

    #[test]
    fn any_change_can_be_written_over_a_file_made_by_hand(wanted in tables()) {
        let article = article("The mill closed.".to_owned(), "a.txt");
        let sidecar = Sidecar::parse(SIDECAR.as_bytes()).unwrap();
        let before = sidecar.resolve(&article).document;
        let tables = Tables { annotations: before.tables().annotations.clone(), ..of_article(&article, &wanted).tables().clone() };
        let document = Document::of_tables(article.clone(), tables);
        let written = sidecar.write(&document);
        let read = Sidecar::parse(written.raw().as_bytes()).map_err(|it| TestCaseError::fail(format!("{it}\n{}", written.raw())))?;
        prop_assert_eq!(&read.resolve(&article).document, &document, "{}", written.raw());
        // And undone, everything is there again.
        let back = written.write(&before);
        let read = Sidecar::parse(back.raw().as_bytes()).unwrap();
        prop_assert_eq!(&read.resolve(&article).document, &before, "{}", back.raw());
        for piece in ["// the owner", "/* her */", "since: 1990", "// no kind", "later: [1, 2]", "/* second first */", "weight: 0.5", "page: 3", "contact: \"tel:1\""] {
            prop_assert!(back.raw().contains(piece), "{} in {}", piece, back.raw());
        }

        let registry = Registry::parse(REGISTRY.as_bytes()).unwrap();
        let (before, tables) = (registry.tables(), of_folder(&wanted));
        let written = registry.write(&tables);
        let read = Registry::parse(written.raw().as_bytes()).map_err(|it| TestCaseError::fail(format!("{it}\n{}", written.raw())))?;
        prop_assert_eq!(&read.tables(), &tables, "{}", written.raw());
        let back = written.write(&before);
        prop_assert_eq!(&Registry::parse(back.raw().as_bytes()).unwrap().tables(), &before);
        for piece in ["// ours", "// by hand", "/* the mill */", "rating: 5", "// the owner", "motto: \"x\"", "since: \"May\""] {
            prop_assert!(back.raw().contains(piece), "{} in {}", piece, back.raw());
        }
    }

    #[test]
    fn damaged_files_are_refused_or_still_keep_all(
        damage in vec((any::<Index>(), 0usize..6, proptest::sample::select(DAMAGE)), 1..4),
        more in entry(),
    ) {
        let article = article("The mill closed.".to_owned(), "a.txt");
        if let Ok(sidecar) = Sidecar::parse(damaged(SIDECAR, &damage).as_bytes()) {
            let before = sidecar.resolve(&article).document;
            let mut tables = before.tables().clone();
            tables.entries.insert("more".into(), Arc::new(more.clone()));
            tables.attributions.insert("more".into(), Arc::new(Attribution { speaker: Some("more".into()), ..tables.attributions.values().next().map_or_else(blank, |it| (**it).clone()) }));
            let document = Document::of_tables(article.clone(), tables);
            let written = sidecar.write(&document);
            let read = Sidecar::parse(written.raw().as_bytes()).map_err(|it| TestCaseError::fail(format!("{it}\n{}", written.raw())))?;
            prop_assert_eq!(&read.resolve(&article).document, &document, "{}", written.raw());
        }
        if let Ok(registry) = Registry::parse(damaged(REGISTRY, &damage).as_bytes()) {
            let mut tables = registry.tables();
            tables.entries.insert("more".into(), Arc::new(more));
            let written = registry.write(&tables);
            let read = Registry::parse(written.raw().as_bytes()).map_err(|it| TestCaseError::fail(format!("{it}\n{}", written.raw())))?;
            prop_assert_eq!(&read.tables(), &tables, "{}", written.raw());
        }
    }
}

fn blank() -> Attribution {
    Attribution::new(&crate::desk::stamp())
}

#[test]
fn files_made_by_hand_are_written_back_byte_for_byte() {
    let article = article("The mill closed.".to_owned(), "a.txt");
    for text in [SIDECAR.to_owned(), SIDECAR.replace('\n', "\r\n")] {
        let sidecar = Sidecar::parse(text.as_bytes()).unwrap();
        let document = sidecar.resolve(&article).document;
        // The facts about the article are missing, and are put there; nothing else changes.
        let file = Document::of_tables(Article::new("The mill closed."), document.tables().clone());
        assert_eq!(sidecar.write(&file).raw(), text);
        assert_eq!(document.attributions().len(), 2);
    }
    let registry = Registry::parse(REGISTRY.as_bytes()).unwrap();
    assert_eq!(registry.write(&registry.tables()).raw(), REGISTRY);
    assert_eq!(&*registry.tables().entries[&SourceId::from("ida")].contact, "tel:1");
}

#[test]
fn doubles_are_kept_and_told() {
    let article = Article::new("x");
    let text = "(schema: 1, sources: {\"a\": (name: \"1\"), \"a\": (name: \"2\")},\n attributions: [(id: \"a\"), (id: \"a\", cue: \"c\")])";
    let sidecar = Sidecar::parse(text.as_bytes()).unwrap();
    let resolved = sidecar.resolve(&article);
    let keys: Vec<String> = resolved.document.entries().keys().map(|it| it.to_string()).collect();
    assert_eq!(keys, ["a", "a-2"]);
    let ids: Vec<String> = resolved
        .document
        .attributions()
        .keys()
        .map(|it| it.to_string())
        .collect();
    assert_eq!(ids, ["a", "a#2"]);
    assert_eq!((resolved.problems.len(), resolved.problems[1].line), (2, 2));
    assert_eq!(sidecar.write(&resolved.document).raw(), text);
    // Once the list is written, the doubles have their own names.
    let mut tables = resolved.document.tables().clone();
    tables.entries.remove(&SourceId::from("a"));
    tables.attributions.remove(&AnnotationId::from("a"));
    let written = sidecar.write(&Document::of_tables(article, tables));
    assert!(written.raw().contains("\"a-2\": (name: \"2\")"), "{}", written.raw());
    assert!(written.raw().contains("(id: \"a#2\", cue: \"c\")"), "{}", written.raw());
}

#[test]
fn what_a_field_should_not_hold_is_an_error_with_its_place() {
    for (text, place) in [
        ("(schema: 1,\n attributions: {})", (2, 16)),
        ("(schema: 1,\n attributions: [(content: \"a\")])", (2, 17)),
        ("(schema: 1,\n attributions: [(id: \"a\", content: 5)])", (2, 36)),
        ("(schema: 1,\n sources: [])", (2, 11)),
        ("(schema: 1,\n sources: {1: ()})", (2, 12)),
        ("(schema: 1,\n sources: {\"a\": (aliases: \"b\")})", (2, 27)),
        ("(schema: 1,\n sources: {\"a\": 5})", (2, 17)),
        ("(schema: 1,\n dismissals: {\"a\": (reason: 5)})", (2, 29)),
        (
            "(schema: 1,\n claim_links: [(id: \"a\", from: \"b\", relation: \"c\", to: None)])",
            (2, 56),
        ),
        (
            "(schema: 1,\n annotations: [(id: \"a\", label: Cue, evidence: (1))])",
            (2, 48),
        ),
    ] {
        let error = Sidecar::parse(text.as_bytes())
            .map(|it| it.resolve(&Article::new("x")))
            .unwrap_err();
        assert_eq!(error.place(), Some(place), "{error} in {text}");
    }
    for text in [
        "(schema: 1, checks: {\"a\": 5})",
        "(schema: 1, scales: {\"a\": (values: 5)})",
        "Sidecar(schema: 1)",
        "(schema: 0)",
    ] {
        assert!(
            Registry::parse(text.as_bytes()).unwrap_err().0.place().is_some(),
            "{text}"
        );
    }
    assert!(Sidecar::parse(b"Registry(schema: 1)").is_err());
    assert!(
        Registry::parse(b"(schema: 2, sources: {\"a\": (name: \"b\")})")
            .unwrap_err()
            .is_too_new()
    );
}
