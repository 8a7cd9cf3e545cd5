//! What is written reads back the same, and what did not change stays as it stands.

use pressmark::model::annotation::{Origin, Stamp};
use pressmark::model::article::{Article, ArticleFile};
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::model::intent;
use pressmark::model::label::Label;
use pressmark::model::span::Segments;
use pressmark::model::transaction::Transaction;
use pressmark::store::sidecar::Sidecar;

const TEXT: &str = "The mill closed in May.\n“We were told nothing,” said Ida Lund, who ran the loom. “Not a word.”\nTwo hundred people lost their jobs, the council says.\n";

pub fn article() -> Article {
    let file = ArticleFile {
        name: "mill.txt".to_owned(),
        bytes: TEXT.len() as u64,
        sha256: "ab".repeat(32),
        encoding: "utf-8".to_owned(),
        ..ArticleFile::default()
    };
    Article::read_from(TEXT, file)
}

fn stamp() -> Stamp {
    Stamp {
        by: "il".into(),
        at: "2026-02-03T04:05:06Z".parse().unwrap(),
    }
}

fn segments(article: &Article, words: &[&str]) -> Segments {
    let span = |words: &&str| {
        let at = article.text().find(words).unwrap();
        article.span(at..at + words.len()).unwrap()
    };
    Segments::new(words.iter().map(span)).unwrap()
}

fn mark(document: &mut Document, id: &str, label: Label, words: &[&str]) {
    let segments = segments(document.article(), words);
    let mark = intent::mark(document, AnnotationId::from(id), segments, label, &stamp());
    document.apply(&mark).unwrap();
}

fn change(document: &mut Document, transaction: Transaction) {
    assert!(!transaction.is_empty());
    document.apply(&transaction).unwrap();
}

fn id(text: &str) -> AnnotationId {
    AnnotationId::from(text)
}

#[track_caller]
fn parse(text: &str) -> Sidecar {
    Sidecar::parse(text.as_bytes()).unwrap_or_else(|it| panic!("{it}\n{text}"))
}

pub const WRITTEN: &str = r##"#![enable(implicit_some)]
// What is marked in mill.txt. This file may be edited by hand: comments and fields unknown to the
// program stay. A place in the text is counted in bytes of its UTF-8 form, from 0 on.
Sidecar(
    schema: (1, 0),
    document: (
        name: "mill.txt",
        sha256: "abababababababababababababababababababababababababababababababab",
        bytes: 157,
        encoding: "utf-8",
        offsets: "utf-8-bytes",
    ),
    annotations: [
        // ---
        (
            id: "q",
            label: Quote,
            segments: [
                (start: 24, end: 51, exact: "“We were told nothing,”", prefix: "The mill closed in May.\n", suffix: " said Ida Lund, who ran the loom"),
                (start: 85, end: 102, exact: "“Not a word.”", prefix: "aid Ida Lund, who ran the loom. ", suffix: "\nTwo hundred people lost their j"),
            ],
            by: "il",
            created: "2026-02-03T04:05:06Z",
        ),
        // ---
        (
            id: "s",
            label: Source,
            segments: [
                (start: 57, end: 65, exact: "Ida Lund", prefix: "y.\n“We were told nothing,” said ", suffix: ", who ran the loom. “Not a word."),
            ],
            by: "il",
            created: "2026-02-03T04:05:06Z",
        ),
    ],
)
"##;

#[test]
fn a_new_file_looks_as_promised() {
    let mut document = Document::new(article());
    let none = Sidecar::new_for(document.article());
    assert_eq!(none.write(&document).raw(), "");
    mark(&mut document, "s", Label::Source, &["Ida Lund"]);
    mark(
        &mut document,
        "q",
        Label::Quote,
        &["“We were told nothing,”", "“Not a word.”"],
    );
    let written = none.write(&document);
    assert_eq!(written.raw(), WRITTEN);
    assert_eq!(parse(written.raw()).resolve(document.article()).document, document);
}

/// Says nothing new about `text`: the same bytes come back.
#[track_caller]
fn unchanged(text: &str, article: &Article) {
    let sidecar = parse(text);
    let resolved = sidecar.resolve(article);
    assert_eq!(sidecar.write(&resolved.document).raw(), text);
}

/// As a person writes: with comments, unknown fields, their own layout and order, no final line end.
pub const BY_HAND: &str = "// mine\n(schema: 1, plan: {\"a\": [1, 2.5, -3, 'x', Some(())]}, // a plan\n  annotations: [ // all of them
  /* the owner */ (id: \"s\", label: Source, refers_to: \"ida\", // who
     segments: [(start: 57, end: 65, exact: \"Ida Lund\", page: 3)], by: \"il\", reviews: [(by: \"kk\", at: \"x\")]),
  (note: \"before the name\", label: Custom(\"theme\"), id: \"t\", segments: [(exact: \"mill\", start: 4, end: 8)]) ], done: true)";

#[test]
fn a_file_that_nothing_was_changed_in_is_written_byte_for_byte() {
    unchanged(WRITTEN, &article());
    unchanged(BY_HAND, &article());
    unchanged(&WRITTEN.replace('\n', "\r\n"), &article());
    unchanged(&format!("\u{feff}{}", WRITTEN.trim_end()), &article());
    unchanged("(schema: (1, 7), later: Thing(1))", &article());
}

#[test]
fn a_changed_block_keeps_its_comments_and_what_is_not_known() {
    let article = article();
    let sidecar = parse(BY_HAND);
    let mut document = sidecar.resolve(&article).document;
    let note = intent::note(&document, &id("s"), "She owns it", &stamp());
    change(&mut document, note);
    let written = sidecar.write(&document);
    let expected = BY_HAND
        .replace("page: 3)], by", "page: 3)], note: \"She owns it\", by")
        .replace("at: \"x\")])", "at: \"x\")], modified: \"2026-02-03T04:05:06Z\")");
    let blocks = "  (note: \"before the name\", label: Custom(\"theme\"), id: \"t\", segments: [(exact: \"mill\", start: 4, end: 8)])";
    // In text order, the theme comes first; every piece of text is still there.
    assert!(written.raw().contains(blocks), "{}", written.raw());
    for piece in [
        "// mine",
        "// a plan",
        "/* the owner */",
        "// who",
        "page: 3",
        "done: true)",
    ] {
        assert!(written.raw().contains(piece), "{piece}\n{}", written.raw());
    }
    let line = expected
        .lines()
        .find(|it| it.contains("page"))
        .unwrap()
        .trim_end_matches(',');
    assert!(written.raw().contains(line), "{line}\n{}", written.raw());
    assert_eq!(
        parse(written.raw()).resolve(&article).document.annotations(),
        document.annotations()
    );

    let back = intent::note(&document, &id("s"), "", &stamp());
    change(&mut document, back);
    let again = written.write(&document);
    assert!(!again.raw().contains("She owns it"));
    assert_eq!(
        parse(again.raw()).resolve(&article).document.annotations(),
        document.annotations()
    );
}

#[test]
fn only_the_line_that_changed_changes() {
    let article = article();
    let sidecar = parse(WRITTEN);
    let mut document = sidecar.resolve(&article).document;
    let edit = intent::set_attribute(&document, &id("q"), "form", Some("direct"), &stamp());
    change(&mut document, edit);
    let edit = intent::relabel(&document, &id("s"), Label::Custom("who".into()), &stamp());
    change(&mut document, edit);
    let expected = WRITTEN.replacen(
        "            ],\n            by",
        "            ],\n            attributes: {\"form\": \"direct\"},\n            by",
        1,
    );
    let expected = expected.replace("label: Source", "label: Custom(\"who\")");
    let expected = expected.replace(
        "06Z\",\n        )",
        "06Z\",\n            modified: \"2026-02-03T04:05:06Z\",\n        )",
    );
    let written = sidecar.write(&document);
    assert_eq!(written.raw(), expected);
    assert_eq!(parse(written.raw()).write(&document).raw(), expected);
}

#[test]
fn a_block_that_was_removed_comes_back_with_its_comments() {
    let article = article();
    let text = WRITTEN.replace(
        "        // ---\n        (\n            id: \"s\"",
        "        // ---\n        // She is the one\n        (\n            id: \"s\", // short",
    );
    let sidecar = parse(&text);
    let before = sidecar.resolve(&article).document;
    let mut document = before.clone();
    let remove = intent::remove(&document, &id("s"), &stamp());
    change(&mut document, remove.clone());
    let without = sidecar.write(&document);
    assert!(!without.raw().contains("She is the one"));
    change(&mut document, remove.inverse());
    let restored = without.write(&document);
    assert_eq!(restored.raw(), text);
    assert_eq!(document, before);
}

#[test]
fn the_last_annotation_may_go_and_another_come() {
    let article = article();
    for text in [
        WRITTEN,
        BY_HAND,
        "(schema: 1)",
        "(schema: 1, annotations: [])",
        "(\n\tschema: 1\n)\n",
        "()",
    ] {
        let Ok(mut sidecar) = Sidecar::parse(text.as_bytes()) else {
            continue;
        };
        let mut document = sidecar.resolve(&article).document;
        let ids: Vec<_> = document.annotations().keys().cloned().collect();
        for it in ids {
            let remove = intent::remove(&document, &it, &stamp());
            change(&mut document, remove);
            sidecar = sidecar.write(&document);
            assert_eq!(
                parse(sidecar.raw()).resolve(&article).document.annotations(),
                document.annotations()
            );
        }
        for (name, words) in [("1", "council"), ("2", "mill"), ("3", "loom")] {
            mark(&mut document, name, Label::Claim, &[words]);
            sidecar = sidecar.write(&document);
            assert_eq!(
                parse(sidecar.raw()).resolve(&article).document.annotations(),
                document.annotations(),
                "{}",
                sidecar.raw()
            );
            assert_eq!(parse(sidecar.raw()).raw(), sidecar.raw());
        }
        let order: Vec<usize> = ["\"2\"", "\"3\"", "\"1\""]
            .iter()
            .map(|it| sidecar.raw().find(it).unwrap())
            .collect();
        assert!(order.is_sorted(), "{}", sidecar.raw());
    }
}

#[test]
fn words_that_are_gone_make_an_orphan_and_come_back() {
    let old = article();
    let sidecar = parse(WRITTEN);
    let other = TEXT.replace("Ida Lund", "the foreman");
    let changed = Article::read_from(
        other,
        ArticleFile {
            sha256: "cd".repeat(32),
            bytes: 9,
            ..old.file().clone()
        },
    );
    let resolved = sidecar.resolve(&changed);
    assert_eq!(resolved.orphaned, [id("s")]);
    assert_eq!(resolved.moved, [id("q")]);
    let written = sidecar.write(&resolved.document);
    assert!(written.raw().contains(&"cd".repeat(32)));
    assert!(written.raw().find("orphans: [").unwrap() < written.raw().find("id: \"s\"").unwrap());
    assert_eq!(parse(written.raw()).resolve(&changed).document, resolved.document);
    let again = written.resolve(&old);
    assert_eq!(again.document, sidecar.resolve(&old).document);
    assert_eq!(again.moved, [id("q")]);
}

#[test]
fn two_annotations_with_one_id_are_both_kept() {
    let article = article();
    let text = WRITTEN.replace("id: \"s\"", "id: \"q\"");
    let sidecar = parse(&text);
    let resolved = sidecar.resolve(&article);
    let problem = &resolved.problems[0];
    assert_eq!((problem.line, problem.column), (26, 9), "{}", problem.message);
    assert_eq!(resolved.document.annotations().len(), 2);
    assert_eq!(sidecar.write(&resolved.document).raw(), text);
    let mut document = resolved.document;
    let note = intent::note(&document, &id("q"), "n", &stamp());
    change(&mut document, note);
    let written = sidecar.write(&document);
    assert!(written.raw().contains("id: \"q#2\""), "{}", written.raw());
    let again = parse(written.raw()).resolve(&article);
    assert_eq!((again.problems.len(), again.document), (0, document));
}

#[test]
fn an_origin_of_a_later_version_stays() {
    let text = WRITTEN.replace(
        "            by",
        "            origin: Machine(name: \"x\"),\n            by",
    );
    let document = parse(&text).resolve(&article()).document;
    let origin = &document.annotation(&id("q")).unwrap().body.origin;
    assert_eq!(*origin, Origin::Other("Machine(name: \"x\")".into()));
    unchanged(&text, &article());
}

#[test]
fn a_very_long_note_can_be_read_again() {
    let article = article();
    let sidecar = parse(WRITTEN);
    let mut document = sidecar.resolve(&article).document;
    let text = "é\u{1b}\n".repeat(400_000);
    let note = intent::note(&document, &id("q"), &text, &stamp());
    change(&mut document, note);
    let written = sidecar.write(&document);
    assert_eq!(parse(written.raw()).resolve(&article).document, document);
}

#[test]
fn a_file_with_other_line_ends_keeps_them() {
    let article = article();
    let sidecar = parse(&format!("\u{feff}{}", WRITTEN.replace('\n', "\r\n")));
    let mut document = sidecar.resolve(&article).document;
    mark(&mut document, "m", Label::Claim, &["The mill closed in May."]);
    let note = intent::note(&document, &id("s"), "Runs the loom", &stamp());
    change(&mut document, note);
    let written = sidecar.write(&document);
    assert!(!written.raw().replace("\r\n", "").contains('\n'), "{:?}", written.raw());
    assert!(written.raw().starts_with('\u{feff}'));
    assert_eq!(parse(written.raw()).resolve(&article).document, document);
}

#[test]
fn an_annotation_that_moved_is_written_where_it_is_now() {
    let moved = Article::new(format!("Late.\n{TEXT}"));
    let sidecar = parse(BY_HAND);
    let resolved = sidecar.resolve(&moved);
    // Without surroundings, a word or two may be any.
    assert_eq!(resolved.orphaned, [id("s"), id("t")]);
    assert_eq!(sidecar.raw(), BY_HAND);
    let sidecar = parse(WRITTEN);
    let resolved = sidecar.resolve(&moved);
    assert_eq!(resolved.moved, [id("q"), id("s")]);
    let written = sidecar.write(&resolved.document);
    let expected = WRITTEN
        .replace("start: 24, end: 51", "start: 30, end: 57")
        .replace("start: 85, end: 102", "start: 91, end: 108")
        .replace("start: 57, end: 65", "start: 63, end: 71")
        .replace("prefix: \"The mill", "prefix: \"Late.\\nThe mill");
    assert_eq!(written.raw(), expected);
}
