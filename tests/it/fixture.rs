//! Documents as text a person can read: `|…|` is the selection, `[q:…]` an annotation by its label's letter.
//!
//! `[q1:…] she said. [q1:…]` is one annotation of two segments. Annotations may lie inside each other; the one
//! that opens first is the older. A `[` that no letter and colon follow is a bracket of the text.

use std::collections::BTreeMap;

use pressmark::model::annotation::{Annotation, Body, Stamp};
use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::intent;
use pressmark::model::label::{LABELS, Label};
use pressmark::model::span::{Segments, Span};

/// A document with a selection, as marked text tells it.
pub struct Page {
    pub document: Document,
    pub selection: Option<Span>,
    /// The annotations in the order they open.
    pub ids: Vec<AnnotationId>,
}

impl Page {
    /// Reads marked text; panics where it makes no sense.
    #[track_caller]
    pub fn of(marked: &str) -> Page {
        let reading = Reading::of(marked);
        let article = Article::new(reading.text);
        let selection = match reading.bars[..] {
            [] => None,
            [start, end] => Some(article.span(start..end).expect("words between the bars")),
            _ => panic!("one selection, with a bar at each end: {marked}"),
        };
        let mut page = Page {
            document: Document::new(article),
            selection,
            ids: Vec::new(),
        };
        let mut mint = Mint::new(1);
        for (label, pieces) in reading.marks {
            let id = mint.next(0);
            let spans = pieces
                .into_iter()
                .map(|it| page.document.article().span(it).expect("words in brackets"));
            let segments = Segments::new(spans).expect("a segment");
            let mark = intent::mark(&page.document, id.clone(), segments, label, &stamp());
            page.document.apply(&mark).expect("a new id");
            page.ids.push(id);
        }
        page
    }

    /// The selection; panics when there is none.
    #[track_caller]
    pub fn selected(&self) -> Span {
        self.selection.expect("a selection between bars")
    }

    /// The body of the `n`th annotation.
    #[track_caller]
    pub fn body(&self, n: usize) -> &Body {
        &self.document.annotation(&self.ids[n]).expect("an annotation").body
    }

    /// Everything back as marked text.
    pub fn marked(&self) -> String {
        marked(&self.document, self.selection)
    }
}

/// Who and when, in every test.
pub fn stamp() -> Stamp {
    Stamp {
        by: "ann".into(),
        at: "2026-03-01T09:00:00Z".parse().expect("a time"),
    }
}

/// An hour after [`stamp`].
pub fn later() -> Stamp {
    Stamp {
        at: "2026-03-01T10:00:00Z".parse().expect("a time"),
        ..stamp()
    }
}

/// `document` as marked text; panics when annotations cross, which this notation cannot say.
pub fn marked(document: &Document, selection: Option<Span>) -> String {
    let mut numbers: BTreeMap<&AnnotationId, String> = BTreeMap::new();
    let mut segments: Vec<(Span, &AnnotationId, &Annotation)> = Vec::new();
    for mark in document.index().iter().filter(|it| it.first) {
        let annotation = document.annotation(&mark.id).expect("what the index knows");
        let several = annotation.segments.len() > 1;
        let next = numbers.values().filter(|it| !it.is_empty()).count() + 1;
        numbers.insert(&mark.id, if several { next.to_string() } else { String::new() });
        segments.extend(annotation.segments.iter().map(|span| (span, &mark.id, &**annotation)));
    }
    // What is outside comes first; of two on the same words, the older.
    segments.sort_by_key(|&(span, id, _)| (span.start(), std::cmp::Reverse(span.end()), id.clone()));

    // Text to put in at a byte: ends before starts, the selection within the annotations.
    let mut inserts: Vec<(usize, u8, String)> = Vec::new();
    let mut open: Vec<Span> = Vec::new();
    for (span, id, annotation) in segments {
        open.retain(|it| it.end() > span.start());
        assert!(
            open.iter().all(|it| it.covers(span)),
            "annotations cross at byte {}",
            span.start()
        );
        open.push(span);
        let letter = annotation.body.label.letter().to_ascii_lowercase();
        inserts.push((span.start(), 2, format!("[{letter}{}:", numbers[id])));
        inserts.push((span.end(), 1, "]".to_owned()));
    }
    if let Some(span) = selection {
        inserts.push((span.start(), 3, "|".to_owned()));
        inserts.push((span.end(), 0, "|".to_owned()));
    }
    inserts.sort_by_key(|it| (it.0, it.1));

    let text = document.article().text();
    let (mut out, mut at) = (String::new(), 0);
    for (byte, _, insert) in inserts {
        out += &text[at..byte];
        out += &insert;
        at = byte;
    }
    out + &text[at..]
}

/// Marked text taken apart.
struct Reading {
    text: String,
    bars: Vec<usize>,
    marks: Vec<(Label, Vec<std::ops::Range<usize>>)>,
}

impl Reading {
    fn of(marked: &str) -> Reading {
        let mut reading = Reading {
            text: String::new(),
            bars: Vec::new(),
            marks: Vec::new(),
        };
        let mut numbered: BTreeMap<String, usize> = BTreeMap::new();
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut rest = marked;
        while let Some(c) = rest.chars().next() {
            let at = reading.text.len();
            if let Some((label, name, length)) = opening(rest) {
                let new = reading.marks.len();
                let number = if name.len() > 1 {
                    *numbered.entry(name).or_insert(new)
                } else {
                    new
                };
                if number == new {
                    reading.marks.push((label, Vec::new()));
                }
                open.push((number, at));
                rest = &rest[length..];
                continue;
            }
            match c {
                '|' => reading.bars.push(at),
                ']' if !open.is_empty() => {
                    let (number, start) = open.pop().expect("one open");
                    reading.marks[number].1.push(start..at);
                }
                _ => reading.text.push(c),
            }
            rest = &rest[c.len_utf8()..];
        }
        assert!(open.is_empty(), "a bracket is not closed: {marked}");
        reading
    }
}

/// `[q1:` at the start of `text`: its label, `q1`, and how long it is.
fn opening(text: &str) -> Option<(Label, String, usize)> {
    let (name, _) = text.strip_prefix('[')?.split_once(':')?;
    let mut chars = name.chars();
    let letter = chars.next()?.to_ascii_uppercase();
    let entry = LABELS.iter().find(|it| it.letter == letter)?;
    let all_digits = chars.all(|it| it.is_ascii_digit());
    all_digits.then(|| (entry.label.clone(), name.to_owned(), name.len() + 2))
}

#[test]
fn marked_text_comes_back_as_it_was() {
    for text in [
        "Rents |rose| again",
        "[q1:“We will,”] she said, [q1:“rebuild.”] [s:|A report|] (see [1])",
        "[c:all [q:of [s:it]]]",
        "[c:[q:the same words]]",
        "[q1:a] [c1:b] [c1:c] [q1:d]",
        "",
    ] {
        let once = Page::of(text).marked();
        assert_eq!(Page::of(&once).marked(), once);
        if !text.contains("[c1:") {
            assert_eq!(once, text);
        }
    }
}
