//! Attributions, speakers and links in other programs' files: what goes out comes back.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;

use pressmark::app::import::Adding;
use pressmark::formats::disclosure::Disclosure;
use pressmark::formats::{Imported, format};
use pressmark::model::annotation::{Annotation, UnknownField};
use pressmark::model::article::Article;
use pressmark::model::attribution::{Attribution, ROLES, Role};
use pressmark::model::claim::{ClaimLink, ClaimWork, Evidence, Locator, Scale, Verdict};
use pressmark::model::dismissal::Dismissal;
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::label::Label;
use pressmark::model::registry::{Anonymity, Entry, EntryKind, Position, SourceId};
use pressmark::model::table::Table;
use pressmark::model::tables::Tables;

use crate::fixture::{Page, stamp};
use crate::formats::{any_document, any_words, held_by_brat, read, written};
use crate::shared;

const SECRET: &str = "Quentin Vale";

fn any_kind() -> impl Strategy<Value = EntryKind> {
    prop_oneof![
        Just(EntryKind::Person),
        Just(EntryKind::Document),
        Just(EntryKind::Outlet),
        any_words().prop_map(EntryKind::Other),
    ]
}

fn any_entry() -> impl Strategy<Value = Entry> {
    (
        any_kind(),
        any_words(),
        prop::collection::vec(any_words(), 0..2),
        any_words(),
        0..4,
    )
        .prop_map(|(kind, name, aliases, words, which)| {
            let mut entry = Entry::new(kind, &name, &stamp());
            entry.aliases = aliases;
            entry.contact = "555 0199".into();
            match which {
                0 => entry.note = words,
                1 => entry.positions.push(Position {
                    role: words,
                    from: "2025-06".into(),
                    ..Position::default()
                }),
                2 => {
                    entry.anonymity = Some(Anonymity {
                        words,
                        ..Anonymity::default()
                    });
                }
                _ => {
                    entry.ids.insert("page".into(), words.clone());
                    entry.formerly.push(SourceId::from("former"));
                    entry.unknown.push(UnknownField {
                        name: "later".into(),
                        value: words,
                    });
                }
            }
            entry
        })
}

fn any_work() -> impl Strategy<Value = ClaimWork> {
    let evidence = (any_words(), any_words()).prop_map(|(title, value)| Evidence {
        title,
        locator: Some(Locator {
            kind: "page".into(),
            value,
        }),
        ..Evidence::default()
    });
    let verdict = prop::option::of((any_words(), any_words()).prop_map(|(value, reason)| Verdict {
        scale: "true/false".into(),
        value,
        reason,
        ..Verdict::default()
    }));
    (verdict, prop::collection::vec(evidence, 0..2)).prop_map(|(verdict, evidence)| ClaimWork { verdict, evidence })
}

/// Which annotation is in which role, who speaks, and whether a part is one that is not there.
type Tie = (Option<Index>, Option<Index>, Option<Index>, Option<Index>, bool);

/// A document in which marks are tied together in any way.
pub fn any_tied() -> impl Strategy<Value = Document> {
    (
        any_document(),
        prop::collection::btree_map("[a-z ]{1,5}", any_entry(), 0..3),
        prop::collection::vec(any::<Tie>(), 0..4),
        prop::collection::vec((any::<(Index, Index)>(), "supports|repeats|own kind|continues"), 0..3),
        prop::collection::vec((any::<Index>(), any_work(), any::<Index>(), any::<Index>()), 0..2),
        prop::collection::btree_map(any_words(), any_words(), 0..2),
    )
        .prop_map(|(document, entries, ties, links, works, dismissals)| {
            let mut tables: Tables = document.tables().clone();
            let entries = entries
                .into_iter()
                .map(|(key, it)| (SourceId::from(&*key), Arc::new(it)));
            tables.entries = entries.collect::<Table<Entry>>();
            let ids: Vec<AnnotationId> = tables.annotations.keys().cloned().collect();
            let keys: Vec<SourceId> = tables.entries.keys().cloned().collect();
            let mut mint = Mint::new(9);
            let pick = |it: &Index| (!ids.is_empty()).then(|| ids[it.index(ids.len())].clone());
            let who = |it: &Index| match it.index(keys.len() + 1) {
                i if i < keys.len() => keys[i].clone(),
                _ => SourceId::from("not listed"),
            };
            for (content, source, cue, speaker, is_broken) in &ties {
                let attribution = Attribution {
                    content: content.as_ref().and_then(pick),
                    source: source.as_ref().and_then(pick),
                    cue: match is_broken {
                        true => Some(AnnotationId::from("gone")),
                        false => cue.as_ref().and_then(pick),
                    },
                    speaker: speaker.as_ref().map(who),
                    ..Attribution::new(&stamp())
                };
                tables.attributions.insert(mint.next(1), Arc::new(attribution));
            }
            for ((from, to), relation) in &links {
                let (Some(from), Some(to)) = (pick(from), pick(to)) else {
                    continue;
                };
                let link = ClaimLink {
                    from,
                    to,
                    relation: relation.as_str().into(),
                    note: "".into(),
                    by: "ann".into(),
                    created: None,
                    unknown: Vec::new(),
                };
                tables.claim_links.insert(mint.next(2), Arc::new(link));
            }
            for (at, work, mentioned, earlier) in works {
                let Some(id) = pick(&at) else { continue };
                let mut annotation = Annotation::clone(&tables.annotations[&id]);
                annotation.body.claim = Some(Arc::new(work));
                annotation.body.refers_to = Some(who(&mentioned));
                annotation.body.continues = pick(&earlier).filter(|it| *it != id);
                tables.annotations.insert(id, Arc::new(annotation));
            }
            for (key, words) in dismissals {
                let dismissal = Dismissal::new("checked", &words, &stamp());
                tables.dismissals.insert(key, Arc::new(dismissal));
            }
            let scale = Scale {
                values: vec!["bad".into(), "good".into()],
                ..Scale::default()
            };
            tables.scales.insert("ours".into(), Arc::new(scale));
            Document::of_tables(document.article().clone(), tables)
        })
}

/// What an import of `imported` makes of `document`.
fn with(document: &Document, imported: Imported) -> (Document, Adding) {
    let mut mint = Mint::new(77);
    let adding = Adding::of(document, imported, &stamp(), || mint.next(5));
    let mut after = document.clone();
    after.apply(&adding.transaction).unwrap();
    (after, adding)
}

/// `document` as the article with nothing said about it.
fn bare(document: &Document) -> Document {
    Document::new(document.article().clone())
}

/// Without contact details and what suggestions have learned, which no export tells, and signed as an import signs.
fn as_told(document: &Document) -> Tables {
    let mut tables = Tables {
        rejections: Default::default(),
        tallies: Default::default(),
        lessons: Default::default(),
        ..document.tables().clone()
    };
    for (key, entry) in document.entries() {
        let mut entry = Entry::clone(entry);
        entry.contact = "".into();
        tables.entries.insert(key.clone(), Arc::new(entry));
    }
    let signed = |by: &mut Arc<str>, created: &mut Option<jiff::Timestamp>| {
        *by = "ann".into();
        *created = created.or(Some(stamp().at));
    };
    for (id, it) in document.annotations() {
        let mut it = Annotation::clone(it);
        signed(&mut it.body.by, &mut it.body.created);
        tables.annotations.insert(id.clone(), Arc::new(it));
    }
    for (id, it) in document.orphans() {
        let mut it = (**it).clone();
        signed(&mut it.body.by, &mut it.body.created);
        tables.orphans.insert(id.clone(), Arc::new(it));
    }
    for (id, it) in &document.tables().claim_links {
        let mut it = (**it).clone();
        signed(&mut it.by, &mut it.created);
        tables.claim_links.insert(id.clone(), Arc::new(it));
    }
    tables
}

/// Two attributions that say the same, or two links, are one after an import.
fn has_doubles(tables: &Tables) -> bool {
    let attributions: Vec<_> = tables.attributions.values().collect();
    let links: Vec<_> = tables.claim_links.values().collect();
    let same_links = |(i, a): (usize, &&Arc<ClaimLink>)| {
        links[..i]
            .iter()
            .any(|b| (&a.from, &a.to, &a.relation) == (&b.from, &b.to, &b.relation))
    };
    let same = |(i, a): (usize, &&Arc<Attribution>)| {
        attributions[..i]
            .iter()
            .any(|b| ROLES.iter().all(|it| a.part(*it) == b.part(*it)))
    };
    attributions.iter().enumerate().any(same) || links.iter().enumerate().any(same_links)
}

proptest! {
    #[test]
    fn json_takes_everything_along(document in any_tied()) {
        let file = written("json", &document);
        prop_assert!(!file.contains("555 0199"));
        let imported = read("json", document.article(), &file).unwrap();
        prop_assert_eq!(&imported.skipped, &Vec::<String>::new());
        let (after, adding) = with(&bare(&document), imported.clone());
        prop_assert_eq!(&adding.skipped, &Vec::<String>::new());
        prop_assert_eq!(after.tables(), &as_told(&document));
        // Once more adds nothing.
        let (again, adding) = with(&document, imported);
        prop_assert!(adding.transaction.is_empty(), "{:?}", adding.transaction);
        prop_assert_eq!(again.tables(), document.tables());
    }

    #[test]
    fn brat_takes_along_what_it_can_hold(document in any_tied()) {
        let file = written("brat", &document);
        let imported = read("brat", document.article(), &file).unwrap();
        prop_assert_eq!(&imported.skipped, &Vec::<String>::new(), "{}", file);
        // The annotations are held in order: the nth of the file is the nth that is held.
        let ids: Vec<&AnnotationId> = in_reading_order(&document)
            .filter(|id| held_by_brat(document.article(), &document.annotations()[*id]).is_some())
            .collect();
        prop_assert_eq!(ids.len(), imported.annotations.len(), "{}", file);
        let number = |name: Option<&AnnotationId>| {
            name.map(|name| imported.annotations.iter().position(|it| it.0.as_ref() == Some(name)).unwrap())
        };
        let own = |part: Option<&AnnotationId>| part.and_then(|part| ids.iter().position(|it| *it == part));
        let parts = |it: &Attribution, of: &dyn Fn(Option<&AnnotationId>) -> Option<usize>| {
            [Role::Content, Role::Source, Role::Cue].map(|role| of(it.part(role)))
        };
        let wanted: Vec<_> = document
            .attributions()
            .values()
            .map(|it| (parts(it, &own), it.speaker.clone()))
            .filter(|it| it.0 != [None, None, None])
            .collect();
        let found: Vec<_> = imported
            .attributions
            .iter()
            .map(|(_, it)| (parts(it, &number), it.speaker.clone()))
            .collect();
        prop_assert_eq!(found, wanted, "{}", file);
        for (i, id) in ids.iter().enumerate() {
            let (was, is) = (&document.annotations()[*id].body, &imported.annotations[i].1.body);
            prop_assert_eq!(&was.refers_to, &is.refers_to);
            prop_assert_eq!(own(was.continues.as_ref()), number(is.continues.as_ref()));
        }
        for (key, entry) in &imported.entries {
            let name = document.entries()[key].name.replace(|c: char| ('\t'..='\u{d}').contains(&c) || ('\u{1c}'..='\u{1e}').contains(&c) || "\u{85}\u{2028}\u{2029}".contains(c), " ");
            prop_assert_eq!(name.trim(), &*entry.name);
        }
        let (once, _) = with(&bare(&document), imported.clone());
        let (_, twice) = with(&once, imported);
        prop_assert!(has_doubles(once.tables()) || twice.transaction.is_empty(), "{}\n{:?}", file, twice.transaction);
    }
}

fn in_reading_order(document: &Document) -> impl Iterator<Item = &AnnotationId> {
    let firsts = document.index().iter().filter(|it| it.first);
    let ids: Vec<AnnotationId> = firsts.map(|it| it.id.clone()).collect();
    ids.into_iter()
        .map(|id| document.annotations().get_key_value(&id).unwrap().0)
}

/// An article with one attribution of each kind of source.
pub fn page() -> Page {
    let mut page = Page::of(
        "[q1:“We rebuild,”] [u:said] [s:Ilse Brandt]. [q1:“Soon.”]\nCosts rose [c:by a third], [s:an official] [u:warned].",
    );
    let mut tables = page.document.tables().clone();
    let mut brandt = Entry::new(EntryKind::Person, "Ilse Brandt", &stamp());
    brandt.contact = "ilse@pier.example".into();
    brandt.positions.push(Position {
        role: "harbour master".into(),
        affiliation: "Port of Brae".into(),
        to: "2026-06".into(),
        ..Position::default()
    });
    let mut vale = Entry::new(EntryKind::Person, SECRET, &stamp());
    vale.terms = "off the record".into();
    vale.note = format!("{SECRET} is the deputy").into();
    tables.entries.insert(SourceId::from("ilse-brandt"), Arc::new(brandt));
    tables.entries.insert(SourceId::from("quentin-vale"), Arc::new(vale));
    let ids = page.ids.clone();
    let tie = |content: usize, source: usize, cue: usize, speaker: &str| Attribution {
        content: Some(ids[content].clone()),
        source: Some(ids[source].clone()),
        cue: Some(ids[cue].clone()),
        speaker: Some(SourceId::from(speaker)),
        ..Attribution::new(&stamp())
    };
    tables
        .attributions
        .insert(AnnotationId::from("a1"), Arc::new(tie(0, 2, 1, "ilse-brandt")));
    tables
        .attributions
        .insert(AnnotationId::from("a2"), Arc::new(tie(3, 4, 5, "quentin-vale")));
    for (mention, key) in [(2, "ilse-brandt"), (4, "quentin-vale")] {
        let mut annotation = Annotation::clone(&tables.annotations[&ids[mention]]);
        annotation.body.refers_to = Some(SourceId::from(key));
        tables.annotations.insert(ids[mention].clone(), Arc::new(annotation));
    }
    let mut claim = Annotation::clone(&tables.annotations[&ids[3]]);
    claim.body.claim = Some(Arc::new(ClaimWork {
        verdict: Some(Verdict {
            scale: "PolitiFact".into(),
            value: "Half True".into(),
            reason: "By a quarter".into(),
            ..Verdict::default()
        }),
        evidence: Vec::new(),
    }));
    tables.annotations.insert(ids[3].clone(), Arc::new(claim));
    let dismissal = Dismissal::new("known to the desk", SECRET, &stamp());
    tables
        .dismissals
        .insert("no-reason:quentin-vale".into(), Arc::new(dismissal));
    page.document =
        Document::of_tables(page.document.article().clone(), tables).published_on(Some("2026-03-01".parse().unwrap()));
    page
}

#[test]
fn brat_events_are_written_as_polnear_writes_them() {
    let file = written("brat", &page().document);
    let wanted = "T1\tQuote 0 13;32 39\t“We rebuild,” “Soon.”\n\
                  T2\tCue 14 18\tsaid\n\
                  T3\tSource 19 30\tIlse Brandt\n\
                  #1\tRefersTo T3\tilse-brandt (person) Ilse Brandt\n";
    assert!(file.starts_with(wanted), "{file}");
    let events = "T7\tAttribution 14 18\tsaid\n\
                  E1\tAttribution:T7 Cue:T2 Source:T3 Content:T1\n\
                  #3\tSpeaker E1\tilse-brandt (person) Ilse Brandt\n";
    assert!(file.contains(events), "{file}");
    assert!(file.ends_with("#4\tSpeaker E2\tredacted-1 [person]\n"), "{file}");
}

#[test]
fn no_export_tells_who_a_confidential_source_is_unless_asked() {
    let document = page().document;
    for it in pressmark::formats::FORMATS {
        let export = it.export(&document, Disclosure::Redacted);
        for secret in [SECRET, "quentin", "deputy", "ilse@"] {
            assert!(!export.text.contains(secret), "{}: {secret} in {}", it.key, export.text);
        }
        assert_eq!(export.redacted, 1);
        let whole = it.export(&document, Disclosure::WithConfidential).text;
        assert!(whole.contains(SECRET), "{}: {whole}", it.key);
        assert!(!whole.contains("ilse@"), "{}", it.key);
    }
}

#[test]
fn what_a_file_does_not_tell_is_left_as_it_is_here() {
    let document = page().document;
    for key in ["json", "brat"] {
        let imported = read(key, document.article(), &written(key, &document)).unwrap();
        let (after, adding) = with(&document, imported.clone());
        assert_eq!(after.attributions(), document.attributions(), "{key}");
        assert_eq!(after.annotations(), document.annotations(), "{key}");
        assert_eq!(after.entries(), document.entries(), "{key}");
        assert_eq!(adding.skipped, ["1 source is not named in the file"]);
        // Elsewhere nobody is made up for them.
        let (elsewhere, _) = with(&bare(&document), imported);
        assert_eq!(elsewhere.entries().len(), 1, "{key}");
        assert_eq!(elsewhere.attributions().len(), 2, "{key}");
    }
}

#[test]
fn entries_of_another_registry_are_joined_or_kept_apart() {
    let document = page().document;
    let mut file = read("json", document.article(), &written("json", &document)).unwrap();
    let mut other = Entry::new(EntryKind::Organisation, "Port Watch", &stamp());
    other.aliases.push("the watch".into());
    file.entries[0].1.aliases.push("I. Brandt".into());
    file.entries.push((SourceId::from("quentin-vale"), other));
    let (after, adding) = with(&document, file);
    assert_eq!(adding.entries, 1);
    let names: Vec<&str> = after.entries().values().map(|it| &*it.name).collect();
    assert_eq!(names, ["Ilse Brandt", "Port Watch", SECRET]);
    let brandt = &after.entries()[&SourceId::from("ilse-brandt")];
    assert_eq!(
        (&*brandt.aliases[0], &*brandt.contact),
        ("I. Brandt", "ilse@pier.example")
    );
}

#[test]
fn events_of_other_programs_say_what_they_can_and_the_rest_is_told() {
    let article = Article::new("Ada and Ben said the pier is shut and the gate is open, we hear.");
    let file = "T1\tSource 0 3\tAda\nT2\tSource 8 11\tBen\nT3\tCue 12 16\tsaid\nT4\tContent 17 33\tthe pier is shut\n\
                T5\tContent 38 54\tthe gate is open\nT6\tAttribution 12 16\tsaid\nT7\tCue 56 63\twe hear\nT8\tPlace 21 25\tpier\n\
                E1\tAttribution:T6 Content:T4 Content2:T5 Source:T1 Source2:T2 Cue:T3 Cue2:T7 Place:T8\n\
                #1\tAnnotatorNotes E1\ttwo of them\n\
                T9\tAttribution 56 63\twe hear\nE2\tAttribution:T9 Source:T8 Content:T99\n\
                T10\tClaim 38 54\tthe gate is open\nR1\tBelongs Arg1:T10 Arg2:T2\nR2\tHasPlace Arg1:T4 Arg2:T8\nR3\tcontinues Arg1:T5 Arg2:T4\n";
    let imported = read("brat", &article, file).unwrap();
    let words = |id: Option<&AnnotationId>| {
        let found = imported
            .annotations
            .iter()
            .find(|it| it.0.as_ref() == id && id.is_some());
        found.map_or("-", |it| article.quote(it.1.segments.first()))
    };
    let said: Vec<[&str; 3]> = imported
        .attributions
        .iter()
        .map(|it| ROLES.map(|role| words(it.1.part(role))))
        .collect();
    assert_eq!(
        said,
        [
            ["the pier is shut", "Ada", "said"],
            ["the pier is shut", "Ben", "said"],
            ["the gate is open", "Ada", "said"],
            ["the gate is open", "Ben", "said"],
            ["-", "pier", "we hear"],
            ["the gate is open", "Ben", "-"],
        ]
    );
    assert_eq!(
        imported.annotations.len(),
        9,
        "no trigger is a mark, unless it says more than its parts"
    );
    assert_eq!(&*imported.annotations[3].1.body.note, "two of them");
    assert_eq!(imported.annotations[3].1.body.label, Label::Quote);
    let wanted = [
        ("line 9: ", "Cue2 T7 is a second cue"),
        ("line 9: ", "Place T8 is no part"),
        ("line 12: ", "Content belongs to T99"),
        ("line 15: ", "HasPlace"),
    ];
    assert_eq!(imported.skipped.len(), 3, "{:?}", imported.skipped);
    for (line, what) in wanted {
        assert!(
            imported
                .skipped
                .iter()
                .any(|it| it.starts_with(line) && it.contains(what)),
            "{line}{what}: {:?}",
            imported.skipped
        );
    }
}

#[test]
fn two_doubles_of_a_file_are_not_linked_with_themselves() {
    let file = "T1\tClaim 0 3\tAda\nT2\tClaim 0 3\tAda\nR1\tsupports Arg1:T1 Arg2:T2\n";
    let document = Document::new(Article::new("Ada fell"));
    let imported = read("brat", document.article(), file).unwrap();
    let (once, _) = with(&document, imported.clone());
    let (twice, adding) = with(&once, imported);
    assert!(adding.transaction.is_empty(), "{:?}", adding.transaction);
    for link in twice.tables().claim_links.values() {
        assert_ne!(link.from, link.to);
    }
}

#[test]
fn the_gold_of_the_seed_article_is_read_whole() {
    let (Some(text), Some(gold)) = (
        shared::path("data/seed/article.en.md"),
        shared::path("data/seed/gold.ann"),
    ) else {
        return;
    };
    let article = Article::new(std::fs::read_to_string(text).unwrap());
    let gold = std::fs::read_to_string(gold).unwrap();
    let imported = read("brat", &article, &gold).unwrap();
    // Only relations between labels of its own are left out.
    assert!(
        imported.skipped.iter().all(|it| it.contains("a relation")),
        "{:?}",
        imported.skipped
    );
    let relations = gold.lines().filter(|it| it.starts_with('R')).count();
    let sourced = gold.lines().filter(|it| it.contains("ClaimSource")).count();
    assert_eq!(imported.skipped.len(), relations - sourced);
    assert_eq!(imported.attributions.len(), 10 + sourced);

    let document = with(&Document::new(article.clone()), imported).0;
    let again = written("brat", &document);
    assert_eq!(links(&again, false), links(&gold, true));
    assert_eq!(parts(&again), parts(&gold));
}

/// The offsets of each `T` line, with its label; the gold calls quotes content.
fn places(file: &str) -> BTreeMap<&str, (String, &str)> {
    let lines = file.lines().filter(|it| it.starts_with('T'));
    let entries = lines.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let (label, offsets) = columns[1].split_once(' ').unwrap();
        (columns[0], (label.replace("Content", "Quote"), offsets))
    });
    entries.collect()
}

/// Contents, sources, cues and everything else that is marked.
fn parts(file: &str) -> Vec<(String, String)> {
    let kept = places(file).into_values().filter(|it| it.0 != "Attribution");
    let mut parts: Vec<_> = kept.map(|(label, offsets)| (label, offsets.to_owned())).collect();
    parts.sort();
    parts
}

/// Every attribution as the offsets of its parts.
fn links(file: &str, with_relations: bool) -> Vec<[Option<String>; 3]> {
    let places = places(file);
    let tied = |line: &str, names: [&str; 3]| {
        let facts = line.split('\t').nth(1).unwrap();
        names.map(|name| {
            let mut words = facts.split(' ');
            let target = words.find_map(|it| it.strip_prefix(name)?.strip_prefix(':'));
            target.map(|it| places[it].1.to_owned())
        })
    };
    let events = file.lines().filter(|it| it.starts_with('E'));
    let mut found: Vec<_> = events.map(|it| tied(it, ["Content", "Source", "Cue"])).collect();
    let relations = file
        .lines()
        .filter(|it| it.starts_with('R') && it.contains("ClaimSource"));
    if with_relations {
        found.extend(relations.map(|it| tied(it, ["Claim", "Source", "Cue"])));
    }
    found.sort();
    found
}

#[test]
fn a_reviewed_claim_has_what_readers_of_claimreview_need() {
    let file = written("claimreview", &page().document);
    let json: serde_json::Value = serde_json::from_str(&file).unwrap();
    let [review] = &json.as_array().unwrap()[..] else {
        panic!("{file}");
    };
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["claimReviewed"], "by a third");
    assert_eq!(review["reviewRating"]["alternateName"], "Half True");
    let rating = &review["reviewRating"];
    assert_eq!(
        (&rating["ratingValue"], &rating["worstRating"], &rating["bestRating"]),
        (&4.into(), &1.into(), &6.into())
    );
    assert_eq!(review["itemReviewed"]["author"]["name"], "name withheld");
    assert_eq!(review["reviewBody"], "By a quarter");
    assert!(review["url"].as_str().unwrap().starts_with("urn:sha256:"));
}

#[test]
fn an_export_tells_how_much_it_leaves_out() {
    let document = page().document;
    let lost = format("brat").unwrap().export(&document, Disclosure::Redacted).lost;
    assert!(
        lost.contains(&"verdicts and evidence of claims (1)".to_owned()),
        "{lost:?}"
    );
    assert!(!lost.iter().any(|it| it.starts_with("tags")), "{lost:?}");
}
