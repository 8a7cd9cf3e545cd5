//! For every document: what is written reads back the same, and as plain RON.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pressmark::model::anchor::{Anchor, Exact};
use pressmark::model::annotation::{Annotation, Body, Origin, Orphan, Stamp, UnknownField};
use pressmark::model::article::{Article, ArticleFile};
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::model::intent;
use pressmark::model::label::Label;
use pressmark::model::span::Segments;
use pressmark::model::table::Table;
use pressmark::store::sidecar::Sidecar;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Deserialize;

use crate::sidecar::{BY_HAND, WRITTEN};

/// Texts that files have trouble with.
pub fn odd() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        Just("\"".to_owned()),
        Just("\\u{41}\\".to_owned()),
        Just("\r\n// ---\n".to_owned()),
        Just("*/ )],".to_owned()),
        Just("\0\u{1b}\u{85}\u{2028}\u{202e}\u{feff}".to_owned()),
        Just("👩‍🔬e\u{301}".to_owned()),
    ];
    vec(piece, 0..4).prop_map(|it| it.concat())
}

pub fn arc() -> impl Strategy<Value = Arc<str>> {
    odd().prop_map(Arc::from)
}

fn label() -> impl Strategy<Value = Label> {
    prop_oneof![
        Just(Label::Claim),
        Just(Label::Quote),
        Just(Label::Source),
        Just(Label::Cue),
        arc().prop_map(Label::Custom)
    ]
}

pub fn origin() -> impl Strategy<Value = Origin> {
    prop_oneof![
        Just(Origin::Hand),
        (arc(), any::<bool>()).prop_map(|(id, edited)| Origin::Rule { id, edited }),
        arc().prop_map(|format| Origin::Import { format }),
        Just(Origin::Other("Later(x: [1, /* , */ 2], y: Rule)".into())),
    ]
}

pub fn time() -> impl Strategy<Value = Option<jiff::Timestamp>> {
    option::of((0i64..4_000_000_000).prop_map(|it| jiff::Timestamp::from_millisecond(it * 1_001).unwrap()))
}

pub fn unknown() -> impl Strategy<Value = Vec<UnknownField>> {
    let fields = [
        // By name, as they are read.
        ("_x", "Some(())"),
        ("page", "-1.5"),
        ("refers_to_nobody", "\"a\""),
        ("reviews", "[(by: \"x\", // y\n at: \"z\")]"),
    ];
    let field = |(name, value): (&str, &str)| UnknownField {
        name: name.into(),
        value: value.into(),
    };
    proptest::sample::subsequence(fields.to_vec(), 0..3).prop_map(move |it| it.into_iter().map(field).collect())
}

pub fn body() -> impl Strategy<Value = Body> {
    let words = (label(), arc(), vec(arc(), 0..3), btree_map(arc(), arc(), 0..3));
    let work = (option::of(odd()), option::of(odd()), option::of(crate::records::work()));
    (words, work, origin(), arc(), time(), time(), unknown()).prop_map(
        |(words, work, origin, by, created, modified, unknown)| {
            let (label, note, tags, attributes) = words;
            let (refers_to, continues, claim) = work;
            Body {
                refers_to: refers_to.map(|it| it.as_str().into()),
                continues: continues.map(|it| it.as_str().into()),
                claim: claim.map(Arc::new).filter(|it| **it != Default::default()),
                label,
                attributes,
                note,
                tags,
                origin,
                by,
                created,
                modified,
                unknown,
            }
        },
    )
}

fn anchor() -> impl Strategy<Value = Anchor> {
    // A character no text here has, so that the words are never found.
    let exact = prop_oneof![
        odd().prop_map(|it| Exact::Whole(format!("{it}\u{E000}"))),
        (odd(), odd(), 3000u64..9000).prop_map(|(head, tail, bytes)| Exact::Ends {
            head: format!("\u{E000}{head}"),
            tail,
            bytes,
        }),
    ];
    (0..u64::MAX, any::<u16>(), exact, odd(), odd()).prop_map(|(start, len, exact, prefix, suffix)| Anchor {
        start,
        end: start.saturating_add(u64::from(len)),
        exact,
        prefix,
        suffix,
    })
}

#[derive(Clone, Debug)]
struct Parts {
    annotations: BTreeMap<String, (Vec<(Index, Index)>, Body)>,
    orphans: BTreeMap<String, (Vec<Anchor>, Body)>,
}

fn parts() -> impl Strategy<Value = Parts> {
    let id = || prop_oneof!["[a-c]{1,2}", odd()];
    let ends = vec((any::<Index>(), any::<Index>()), 1..4);
    let annotations = btree_map(id(), (ends, body()), 0..5);
    let orphans = btree_map(id(), (vec(anchor(), 0..3), body()), 0..3);
    (annotations, orphans).prop_map(|(annotations, orphans)| Parts { annotations, orphans })
}

pub fn text() -> impl Strategy<Value = String> {
    vec(odd(), 1..8).prop_map(|it| format!("{}.", it.concat()))
}

fn document(article: &Article, parts: &Parts) -> Document {
    let mut annotations = Table::<Annotation>::new();
    let boundaries: Vec<usize> = (0..=article.len())
        .filter(|&it| article.text().is_char_boundary(it))
        .collect();
    for (id, (ends, body)) in &parts.annotations {
        let spans = ends.iter().filter_map(|(a, b)| {
            let (a, b) = (*a.get(&boundaries), *b.get(&boundaries));
            article.span(a.min(b)..a.max(b)).ok()
        });
        if let Some(segments) = Segments::new(spans) {
            let body = body.clone();
            annotations.insert(AnnotationId::from(&**id), Arc::new(Annotation { segments, body }));
        }
    }
    let mut orphans = Table::<Orphan>::new();
    for (id, (anchors, body)) in &parts.orphans {
        let id = AnnotationId::from(&**id);
        if !annotations.contains_key(&id) {
            let (anchors, body) = (anchors.clone(), body.clone());
            orphans.insert(id, Arc::new(Orphan { anchors, body }));
        }
    }
    Document::of(article.clone(), annotations, orphans)
}

pub fn article(text: String, name: &str) -> Article {
    let file = ArticleFile {
        name: name.to_owned(),
        bytes: text.len() as u64,
        sha256: "0f".repeat(32),
        encoding: "utf-8".to_owned(),
        ..ArticleFile::default()
    };
    Article::read_from(text, file)
}

/// Pieces that mean something in a file.
pub const DAMAGE: &[&str] = &[
    "",
    "",
    "",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "//",
    "/*",
    "*/",
    "\n",
    "\r\n",
    "r#\"",
    "\"#",
    "'",
    "a",
    "1",
    "-",
    ".",
    "Some(",
    "None",
    "é",
    "\u{feff}",
    "\0",
    "// c\n",
    "/* c */",
    " x: 1,",
    "x: (y: [1]),",
    "#",
    "Custom(\"\")",
];

/// What a stranger's program would declare to read a sidecar.
#[derive(Deserialize)]
#[serde(rename = "Sidecar")]
struct Plain {
    schema: (u32, u32),
    document: PlainDocument,
    annotations: Vec<PlainBlock>,
    #[serde(default)]
    orphans: Vec<PlainBlock>,
}

#[derive(Deserialize)]
struct PlainDocument {
    name: String,
    offsets: String,
}

#[derive(Deserialize)]
struct PlainBlock {
    id: String,
    label: Label,
    segments: Vec<PlainSegment>,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
struct PlainSegment {
    start: u64,
    end: u64,
    exact: Option<String>,
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(text in text(), name in odd(), parts in parts()) {
        let article = article(text, &name);
        let document = document(&article, &parts);
        let written = Sidecar::new_for(&article).write(&document);
        if document.annotations().is_empty() && document.orphans().is_empty() {
            prop_assert_eq!(written.raw(), "");
            return Ok(());
        }
        let read = Sidecar::parse(written.raw().as_bytes()).unwrap();
        let resolved = read.resolve(&article);
        prop_assert_eq!(&resolved.document, &document);
        prop_assert!(resolved.moved.is_empty() && resolved.problems.is_empty());
        let again = read.write(&resolved.document);
        prop_assert_eq!(again.raw(), written.raw());
        let again = written.write(&document);
        prop_assert_eq!(again.raw(), written.raw());
    }

    #[test]
    fn any_change_can_be_written_over_any_file(text in text(), first in parts(), second in parts()) {
        let article = article(text, "a.txt");
        let documents = [document(&article, &first), document(&article, &second)];
        let mut file = Sidecar::new_for(&article);
        for document in [&documents[0], &documents[1], &documents[0]] {
            file = file.write(document);
            if file.raw().is_empty() {
                continue;
            }
            let read = Sidecar::parse(file.raw().as_bytes()).unwrap();
            prop_assert_eq!(&read.resolve(&article).document, document, "{}", file.raw());
            prop_assert_eq!(&file.resolve(&article).document, document);
        }
    }

    #[test]
    fn a_file_that_was_damaged_is_refused_or_still_keeps_all(
        by_hand: bool,
        damage in vec((any::<Index>(), 0usize..6, proptest::sample::select(DAMAGE)), 1..4),
        note in odd(),
    ) {
        let mut text = if by_hand { BY_HAND } else { WRITTEN }.to_owned();
        for (at, removed, added) in damage {
            let start = text.floor_char_boundary(at.index(text.len()));
            let end = text.floor_char_boundary((start + removed).min(text.len())).max(start);
            text.replace_range(start..end, added);
        }
        let Ok(sidecar) = Sidecar::parse(text.as_bytes()) else {
            return Ok(());
        };
        let article = crate::sidecar::article();
        let mut document = sidecar.resolve(&article).document;
        let Some(id) = document.annotations().keys().next().cloned() else {
            return Ok(());
        };
        let stamp = Stamp { by: "a".into(), at: jiff::Timestamp::UNIX_EPOCH };
        let change = intent::note(&document, &id, &note, &stamp);
        document.apply(&change).unwrap();
        let written = sidecar.write(&document);
        let read = Sidecar::parse(written.raw().as_bytes()).map_err(|it| TestCaseError::fail(format!("{it}\n{}", written.raw())))?;
        let again = read.resolve(&article).document;
        prop_assert_eq!(again.annotations(), document.annotations(), "{}", written.raw());
        prop_assert_eq!(again.orphans(), document.orphans());
    }

    #[test]
    fn a_plain_ron_reader_reads_what_is_written(text in text(), parts in parts()) {
        let article = article(text, "a.txt");
        let document = document(&article, &parts);
        let written = Sidecar::new_for(&article).write(&document);
        if written.raw().is_empty() {
            return Ok(());
        }
        let plain: Plain = ron::from_str(written.raw()).map_err(|it| TestCaseError::fail(format!("{it}\n{}", written.raw())))?;
        prop_assert_eq!((plain.schema, &*plain.document.name, &*plain.document.offsets), ((1, 0), "a.txt", "utf-8-bytes"));
        let ids: BTreeSet<String> = plain.annotations.iter().chain(&plain.orphans).map(|it| it.id.clone()).collect();
        prop_assert_eq!(ids.len(), document.annotations().len() + document.orphans().len());
        for it in &plain.annotations {
            let annotation = document.annotation(&AnnotationId::from(&*it.id)).unwrap();
            prop_assert_eq!((&it.label, &*it.note), (&annotation.body.label, &*annotation.body.note));
            for (segment, span) in it.segments.iter().zip(annotation.segments.iter()) {
                prop_assert_eq!((segment.start, segment.end), (span.start() as u64, span.end() as u64));
                prop_assert_eq!(segment.exact.as_deref(), Some(article.quote(span)));
            }
        }
    }
}

#[test]
fn the_published_example_is_read_and_left_alone() {
    let Some(path) = crate::hostile_sidecar::shared("spec/sidecar-v1-example.ron") else {
        return;
    };
    let bytes = std::fs::read(path).unwrap();
    let sidecar = Sidecar::parse(&bytes).unwrap();
    let Some(seed) = crate::hostile_sidecar::shared("data/seed/article.en.md") else {
        return;
    };
    let text = std::fs::read_to_string(seed).unwrap();
    let article = article(text, "article.en.md");
    let resolved = sidecar.resolve(&article);
    assert!(resolved.moved.is_empty() && resolved.orphaned.is_empty() && resolved.problems.is_empty());
    assert_eq!(resolved.document.annotations().len(), 6);
    assert_eq!(resolved.document.attributions().len(), 2);
    assert_eq!(resolved.document.entries().len(), 2);
    assert_eq!(resolved.document.published(), Some(jiff::civil::date(2025, 6, 17)));
    for (_, attribution) in resolved.document.attributions() {
        assert!(
            attribution
                .parts()
                .all(|(_, id)| resolved.document.annotation(id).is_some())
        );
        let speaker = attribution.speaker.as_ref().unwrap();
        assert_eq!(resolved.document.spoken_by(speaker).count(), 1);
        assert_eq!(resolved.document.mentions_of(speaker).count(), 1);
    }
    // Written by the very article it is about, nothing changes.
    let mut file = resolved.document.article().file().clone();
    file.sha256 = sidecar.facts().sha256.clone().unwrap();
    file.bytes = sidecar.facts().bytes.unwrap();
    let same = Article::read_from(resolved.document.article().text(), file);
    let document = Document::of_tables(same, resolved.document.tables().clone());
    assert_eq!(sidecar.write(&document).raw().as_bytes(), bytes);
}
