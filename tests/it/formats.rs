//! What other programs' files hold of a document, and what comes back from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;

use pressmark::formats::disclosure::Disclosure;
use pressmark::formats::{FORMATS, ImportError, Imported, format, listing::listing};
use pressmark::model::anchor::{Anchor, Exact};
use pressmark::model::annotation::{Annotation, Body, Origin, Orphan, UnknownField};
use pressmark::model::article::{Article, is_line_end};
use pressmark::model::attribute::attributes_of;
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::label::{LABELS, Label};
use pressmark::model::span::{Segments, Span};
use pressmark::model::table::Table;

use crate::fixture::{Page, stamp};
use crate::shared;

pub fn written(key: &str, document: &Document) -> String {
    format(key).unwrap().export(document, Disclosure::Redacted).text
}

pub fn read(key: &str, article: &Article, text: &str) -> Result<Imported, ImportError> {
    format(key).unwrap().read.unwrap()(article, text)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{1,40}",
        "[a-c가-힣ا\u{301}😀 \r\n\t\u{85}\u{2028}\u{b}=\"|]{1,40}",
        "(?s).{1,40}"
    ]
}

pub fn any_words() -> impl Strategy<Value = Arc<str>> {
    prop_oneof!["[a-z]{0,6}", "(?s).{0,8}", "[a-z\n ]{0,9}"].prop_map(Arc::from)
}

fn any_label() -> impl Strategy<Value = Label> {
    prop_oneof![
        4 => (0..LABELS.len()).prop_map(|it| LABELS[it].label.clone()),
        1 => any_words().prop_map(Label::Custom),
    ]
}

fn any_origin() -> impl Strategy<Value = Origin> {
    prop_oneof![
        Just(Origin::Hand),
        (any_words(), any::<bool>()).prop_map(|(id, edited)| Origin::Rule { id, edited }),
        any_words().prop_map(|format| Origin::Import { format }),
        any_words().prop_map(Origin::Other),
    ]
}

fn any_body() -> impl Strategy<Value = Body> {
    let field = (any_words(), any_words()).prop_map(|(name, value)| UnknownField { name, value });
    (
        any_label(),
        prop::collection::btree_map(any_words(), any_words(), 0..3),
        any_words(),
        prop::collection::vec(any_words(), 0..3),
        any_origin(),
        prop::option::of(0_i64..4_000_000_000),
        prop::collection::vec(field, 0..2),
    )
        .prop_map(|(label, attributes, note, tags, origin, created, unknown)| Body {
            refers_to: None,
            continues: None,
            claim: None,
            label,
            attributes,
            note,
            tags,
            origin,
            by: "ann".into(),
            created: created.map(|it| jiff::Timestamp::from_second(it).unwrap()),
            modified: None,
            unknown,
        })
}

fn any_orphan() -> impl Strategy<Value = Orphan> {
    let exact = prop_oneof![
        "(?s).{0,8}".prop_map(Exact::Whole),
        ("[a-z]{0,3}", "[a-z]{0,3}", any::<u64>()).prop_map(|(head, tail, bytes)| Exact::Ends { head, tail, bytes }),
    ];
    let anchor = (any::<u64>(), any::<u64>(), exact, ".{0,4}").prop_map(|(start, end, exact, prefix)| Anchor {
        start,
        end,
        exact,
        suffix: prefix.clone(),
        prefix,
    });
    let anchors = prop::collection::vec(anchor, 0..3);
    (anchors, any_body()).prop_map(|(anchors, body)| Orphan { anchors, body })
}

pub fn any_document() -> impl Strategy<Value = Document> {
    let drags = prop::collection::vec(any::<(Index, Index)>(), 1..4);
    let marks = prop::collection::vec((drags, any_body()), 0..6);
    (any_text(), marks, prop::collection::vec(any_orphan(), 0..2)).prop_map(|(text, marks, orphans)| {
        let article = Article::new(text);
        let mut mint = Mint::new(7);
        let mut annotations = Table::<Annotation>::new();
        for (drags, body) in marks {
            let spans = drags.iter().filter_map(|it| dragged(&article, it));
            if let Some(segments) = Segments::new(spans) {
                annotations.insert(mint.next(0), Arc::new(Annotation { segments, body }));
            }
        }
        let orphans = orphans.into_iter().map(|it| (mint.next(0), Arc::new(it)));
        Document::of(article, annotations, orphans.collect::<Table<Orphan>>())
    })
}

fn dragged(article: &Article, (from, to): &(Index, Index)) -> Option<Span> {
    let byte = |it: &Index| article.text().floor_char_boundary(it.index(article.len() + 1));
    let (a, b) = (byte(from), byte(to));
    article.span(a.min(b)..a.max(b)).ok()
}

proptest! {
    #[test]
    fn json_loses_nothing(document in any_document()) {
        let text = written("json", &document);
        let imported = read("json", document.article(), &text).unwrap();
        prop_assert_eq!(imported.skipped, Vec::<String>::new());
        let annotations = imported.annotations.into_iter().map(|(id, it)| (id.unwrap(), Arc::new(it)));
        let orphans = imported.orphans.into_iter().map(|(id, it)| (id.unwrap(), Arc::new(it)));
        let again = Document::of(document.article().clone(), annotations.collect::<Table<Annotation>>(), orphans.collect::<Table<Orphan>>());
        prop_assert_eq!(&again, &document);
        prop_assert_eq!(written("json", &again), text);
    }

    #[test]
    fn brat_keeps_what_it_can_hold(document in any_document()) {
        let text = written("brat", &document);
        let imported = read("brat", document.article(), &text).unwrap();
        prop_assert_eq!(imported.skipped, Vec::<String>::new());
        let wanted: Vec<Annotation> = in_order(&document).filter_map(|it| held_by_brat(document.article(), it)).collect();
        let found: Vec<Annotation> = imported.annotations.into_iter().map(|(_, it)| it).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn every_file_of_a_format_is_read_without_panic(
        document in any_document(),
        text in any_text(),
        cut in any::<Index>(),
        noise in "(?s).{0,6}",
    ) {
        let other = Article::new(text);
        for it in FORMATS {
            let mut file = it.export(&document, Disclosure::Redacted).text;
            let at = file.floor_char_boundary(cut.index(file.len() + 1));
            file.insert_str(at, &noise);
            let Some(read) = it.read else { continue };
            let _ = read(document.article(), &file);
            if let Ok(imported) = read(&other, &file) {
                // Whatever is taken in stands in this article.
                for (_, annotation) in &imported.annotations {
                    for span in annotation.segments.iter() {
                        prop_assert!(other.span(span.range()).is_ok());
                    }
                }
            }
        }
        let _ = listing(&document);
    }

    #[test]
    fn spreadsheets_get_a_row_a_segment_and_no_formulas(document in any_document()) {
        let text = written("csv", &document);
        let mut rows = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = rows.records().map(|it| it.unwrap()).collect();
        prop_assert_eq!(rows.len(), in_order(&document).map(|it| it.segments.len()).sum::<usize>());
        for row in &rows {
            prop_assert_eq!(row.len(), 19);
            prop_assert!(!row.iter().any(|it| it.starts_with(['=', '+', '-', '@', '\t'])));
            prop_assert!(!row.iter().any(|it| it.contains('\0')));
            let span = row[3].parse().unwrap()..row[4].parse().unwrap();
            let words = document.article().text()[span].replace('\0', "\u{fffd}");
            prop_assert_eq!(row[7].strip_prefix('\'').unwrap_or(&row[7]), words.strip_prefix('\'').unwrap_or(&words));
        }
    }
}

pub fn in_order(document: &Document) -> impl Iterator<Item = &Annotation> {
    let firsts = document.index().iter().filter(|it| it.first);
    firsts.map(|it| &**document.annotation(&it.id).unwrap())
}

/// What the format says it can hold of an annotation, worked out in another way than it does.
pub fn held_by_brat(article: &Article, annotation: &Annotation) -> Option<Annotation> {
    let gap = |c: char| is_line_end(c) || ('\t'..='\u{c}').contains(&c) || ('\u{1c}'..='\u{1e}').contains(&c);
    let spaced = |it: &str| it.replace(gap, " ");
    let name = |it: &str| match it.is_empty() {
        true => "_".to_owned(),
        false => it.replace(|c: char| !(c.is_alphanumeric() || "-_".contains(c)), "_"),
    };
    // Every character that is no gap, then gaps between two of them.
    let text = article.text();
    let mut spans: Vec<Span> = Vec::new();
    for span in annotation.segments.iter() {
        for (i, c) in article.quote(span).char_indices().filter(|it| !gap(it.1)) {
            let start = span.start() + i;
            let here = article.span(start..start + c.len_utf8()).unwrap();
            match spans.last_mut() {
                Some(last) if text[last.end()..start].chars().all(gap) => *last = last.hull(here),
                _ => spans.push(here),
            }
        }
    }
    if spans.iter().all(|it| article.quote(*it).trim().is_empty()) {
        return None;
    }
    let label = match &annotation.body.label {
        Label::Custom(it) if it.eq_ignore_ascii_case("content") => Label::Quote,
        Label::Custom(it) => Label::from_name(&name(it)),
        ours => ours.clone(),
    };
    let mut attributes = BTreeMap::new();
    for (key, value) in &annotation.body.attributes {
        let ours = attributes_of(&label).find(|it| name(it.key) == name(key));
        let known = ours.and_then(|it| it.values.iter().find(|it| name(it.key) == name(value)));
        let key = ours.map_or(name(key), |it| it.key.to_owned());
        attributes.insert(
            Arc::from(key),
            Arc::from(known.map_or(name(value), |it| it.key.to_owned())),
        );
    }
    let note: Vec<String> = annotation
        .body
        .note
        .split('\n')
        .filter(|it| !it.trim().is_empty())
        .map(spaced)
        .collect();
    Some(Annotation {
        segments: Segments::new(spans)?,
        body: Body {
            refers_to: None,
            continues: None,
            claim: None,
            label,
            attributes,
            note: note.join("\n").into(),
            tags: Vec::new(),
            origin: Origin::Import { format: "brat".into() },
            by: "".into(),
            created: None,
            modified: None,
            unknown: Vec::new(),
        },
    })
}

/// A small document with all that formats differ in.
fn sample() -> Page {
    let mut page = Page::of("Quay news 📰\r\n[q1:“We rebuild\r\nthe pier,”] said [s:Ilse Brandt]. [q1:“Soon.”]");
    let mut body = page.body(0).clone();
    body.attributes.insert("form".into(), "scare quote or title".into());
    body.note = "check\nthe tape".into();
    body.tags = vec!["pier".into()];
    let mut annotations = page.document.annotations().clone();
    let segments = annotations[&page.ids[0]].segments.clone();
    annotations.insert(page.ids[0].clone(), Arc::new(Annotation { segments, body }));
    page.document = Document::of(page.document.article().clone(), annotations, Table::<Orphan>::new());
    page
}

#[test]
fn brat_is_written_as_brat_wants_it() {
    let wanted = "T1\tQuote 13 24;26 36;55 62\t“We rebuild the pier,” “Soon.”\n\
                  A1\tform T1 scare_quote_or_title\n\
                  #1\tAnnotatorNotes T1\tcheck\n\
                  #2\tAnnotatorNotes T1\tthe tape\n\
                  T2\tSource 42 53\tIlse Brandt\n";
    assert_eq!(written("brat", &sample().document), wanted);
}

#[test]
fn brat_lines_that_are_not_ours_are_told() {
    let article = Article::new("The pier will open. The gate will close.");
    let file = "T1\tClaim 0 18\tThe pier will open\r\nT2\tClaim 0 99\tThe gate\nT3\tClaim 1 2\tno such words\n\
                T4\tClaim 3 9\twill\nR1\tAttribution Arg1:T1 Arg2:T2\t\nA1\tNegation T1\nA2\tkind T3 event\nnonsense\n\
                A3\tNegation T9\nT5\tClaim x\ty\n\n*\tEquiv T1 T2\n#1\tAnnotatorNotes T1\tfirst\n";
    let imported = read("brat", &article, file).unwrap();
    let quotes: Vec<&str> = imported
        .annotations
        .iter()
        .map(|(_, it)| article.quote(it.segments.first()))
        .collect();
    assert_eq!(quotes, ["The pier will open", "The gate"]);
    let body = &imported.annotations[0].1.body;
    assert_eq!(
        (&*body.note, body.attributes.get("Negation").map(|it| &**it)),
        ("first", Some("true"))
    );
    let lines: Vec<&str> = imported
        .skipped
        .iter()
        .map(|it| it.split(':').next().unwrap())
        .collect();
    assert_eq!(
        lines,
        ["line 3", "line 4", "line 7", "line 8", "line 9", "line 10", "line 12"]
    );
}

#[test]
fn words_that_moved_are_found_by_themselves_and_their_context() {
    let page = Page::of("One pier. [c:Two piers]. Three. Two piers");
    let file = written("json", &page.document);
    let place = |text: &str| {
        let article = Article::new(text);
        let imported = read("json", &article, &file).unwrap();
        let spans = imported.annotations.iter().map(|(_, it)| it.segments.first());
        let spans: Vec<_> = spans.map(|it| (it.start(), it.end())).collect();
        (spans, imported.skipped.len())
    };
    assert_eq!(place("Then. Two piers."), (vec![(6, 15)], 0));
    // Twice: the context tells, or nothing does.
    assert_eq!(place("Then. Two piers. Two piers."), (vec![], 1));
    assert_eq!(place("So: One pier. Two piers. Three. Two piers"), (vec![(14, 23)], 0));
    assert_eq!(place("none"), (vec![], 1));
}

#[test]
fn a_broken_or_newer_json_file_is_told_from_another_one() {
    let article = Article::new("pier");
    let read = |text: &str| read("json", &article, text);
    assert!(matches!(
        read("{\n  \"schema\": oops"),
        Err(ImportError::Syntax { line: 2, .. })
    ));
    assert!(matches!(read("{}"), Err(ImportError::OtherSchema { .. })));
    assert!(matches!(
        read("[1]"),
        Err(ImportError::Syntax { .. } | ImportError::OtherSchema { .. })
    ));
    let newer = r#"{"schema": "pressmark-annotations", "version": 9, "annotations": 7}"#;
    assert_eq!(read(newer), Err(ImportError::Newer { found: 9, known: 1 }));
    let deep = "[".repeat(200_000);
    assert!(matches!(read(&deep), Err(ImportError::Syntax { .. })));
}

#[test]
fn the_listing_has_a_line_for_each_annotation() {
    let id = |n: usize| sample().ids[n].to_string();
    let wanted = format!(
        "2:1 quote {} \"“We rebuild\\r\\nthe pier,” … “Soon.”\" — check\\nthe tape #pier\n3:17 source {} \"Ilse Brandt\"\n",
        id(0),
        id(1)
    );
    assert_eq!(listing(&sample().document), wanted);
}

#[test]
fn brat_files_of_other_programs_are_read() {
    let Some(folder) = shared::path("data/formats/brat") else {
        return;
    };
    let mut files = 0;
    for name in ["bio", "made", "ncbi-disease", "news"] {
        for entry in std::fs::read_dir(folder.join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|it| it != "ann") {
                continue;
            }
            let (Ok(text), Ok(file)) = (
                std::fs::read_to_string(path.with_extension("txt")),
                std::fs::read_to_string(&path),
            ) else {
                continue;
            };
            let imported = read("brat", &Article::new(text), &file).unwrap();
            let entities = file.lines().filter(|it| it.starts_with('T')).count();
            assert_eq!(
                imported.annotations.len(),
                entities,
                "{}: {:?}",
                path.display(),
                imported.skipped
            );
            files += 1;
        }
    }
    assert!(files > 5);
}

#[test]
fn ids_of_other_programs_and_times_are_kept_by_json() {
    let page = Page::of("[c:One] pier");
    let annotation = Annotation::clone(page.document.annotation(&page.ids[0]).unwrap());
    let id = AnnotationId::from("figure 3");
    let table = Table::<Annotation>::unit(id.clone(), Arc::new(annotation));
    let document = Document::of(page.document.article().clone(), table, Table::<Orphan>::new());
    let imported = read("json", document.article(), &written("json", &document)).unwrap();
    let (found, annotation) = &imported.annotations[0];
    assert_eq!(found, &Some(id));
    assert_eq!(annotation.body.created, Some(stamp().at));
}
