//! The index of marks and the article's paragraphs, against the plainest way to answer the same question.

use std::collections::BTreeMap;

use pressmark::model::annotation::{Annotation, Body};
use pressmark::model::article::{Article, is_line_end};
use pressmark::model::id::AnnotationId;
use pressmark::model::index::{Index, Mark};
use pressmark::model::label::{LABELS, Label};
use pressmark::model::span::{Segments, Span};
use proptest::prelude::*;

use crate::fixture::stamp;

const LEN: usize = 50;

/// Ids and annotations on a text of [`LEN`] bytes; few ids, so that removals hit.
fn any_annotation() -> impl Strategy<Value = (AnnotationId, Annotation)> {
    let spans = prop::collection::vec((0..LEN, 1..LEN), 1..4);
    (0..12u8, spans, 0..5usize).prop_map(|(id, spans, label)| {
        let article = Article::new("x".repeat(LEN));
        let spans = spans
            .into_iter()
            .map(|(start, len)| article.span(start..(start + len).min(LEN)).unwrap());
        let label = LABELS
            .get(label)
            .map_or(Label::Custom("aside".into()), |it| it.label.clone());
        let segments = Segments::new(spans).unwrap();
        (
            AnnotationId::from(format!("n{id}")),
            Annotation {
                segments,
                body: Body::new(label, &stamp()),
            },
        )
    })
}

/// The marks of `annotations` in order, without any tree.
fn marks(annotations: &BTreeMap<AnnotationId, Annotation>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (id, annotation) in annotations {
        marks.extend(annotation.segments.iter().map(|span| Mark {
            span,
            id: id.clone(),
            label: annotation.body.label.clone(),
            first: span == annotation.segments.first(),
        }));
    }
    marks.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
    marks
}

/// Compares every answer of `index` with a search through all `marks`.
fn agrees(index: &Index, marks: &[Mark]) {
    assert!(index.iter().eq(marks));
    let firsts: Vec<&Mark> = marks.iter().filter(|it| it.first).collect();
    assert_eq!(index.len(), firsts.len());
    assert_eq!(index.is_empty(), marks.is_empty());
    for start in 0..=LEN {
        assert_eq!(
            index.first_from(start),
            marks.iter().find(|it| it.span.start() >= start)
        );
        assert_eq!(
            index.last_before(start),
            marks.iter().rfind(|it| it.span.start() < start)
        );
        for end in (start..=LEN).step_by(7) {
            let inside = |it: &&Mark| it.span.start() < end && it.span.end() > start;
            let touching: Vec<&Mark> = marks.iter().filter(inside).collect();
            assert_eq!(index.touching(start..end), touching, "{start}..{end}");
            let some = &touching[..touching.len().min(2)];
            assert_eq!(index.some_touching(start..end, 2), some, "{start}..{end}");
            let begun = marks.iter().filter(|it| (start..end).contains(&it.span.start()));
            let bits = begun.fold(0, |bits, it| bits | it.label.bit());
            assert_eq!(index.labels_starting_in(start..end), bits, "{start}..{end}");
        }
    }
    for n in 0..=firsts.len() {
        assert_eq!(index.nth(n), firsts.get(n).copied());
    }
    // Around what is there, and around what is not.
    let absent = Article::new("x".repeat(LEN)).span(LEN / 2..LEN).unwrap();
    let absent = (absent, AnnotationId::from("n5x"));
    let places = marks.iter().map(|it| (it.span, it.id.clone())).chain([absent]);
    for (span, id) in places {
        let key = |it: &Mark| (it.span, it.id.clone());
        let place = (span, id.clone());
        assert_eq!(index.after(span, &id), marks.iter().find(|it| key(it) > place));
        assert_eq!(index.before(span, &id), marks.iter().rfind(|it| key(it) < place));
        assert_eq!(
            index.rank(span, &id),
            firsts.iter().filter(|it| key(it) < place).count()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_index_answers_as_a_search_through_everything(
        first in prop::collection::vec(any_annotation(), 0..12),
        changes in prop::collection::vec((any_annotation(), any::<bool>()), 0..20),
    ) {
        let mut annotations: BTreeMap<AnnotationId, Annotation> = first.into_iter().collect();
        let mut index = Index::of(annotations.iter());
        agrees(&index, &marks(&annotations));
        for ((id, annotation), keep) in changes {
            if let Some(old) = annotations.remove(&id) {
                index.remove(&id, &old);
            }
            if keep {
                index.insert(&id, &annotation);
                annotations.insert(id, annotation);
            }
            prop_assert!(index.iter().eq(&marks(&annotations)));
        }
        agrees(&index, &marks(&annotations));
    }

    #[test]
    fn paragraphs_are_the_text_cut_at_its_line_ends(text in "[aé가\u{C2}\u{E2}\u{2027}\n\r\u{85}\u{2028}\u{2029}]{0,30}") {
        let article = Article::new(text.clone());
        let whole: String = (0..article.paragraph_count()).map(|it| &text[article.paragraph_with_end(it)]).collect();
        prop_assert_eq!(&whole, &text);
        let lines: Vec<&str> = (0..article.paragraph_count()).map(|it| &text[article.paragraph(it)]).collect();
        let unified = text.replace("\r\n", "\n");
        let mut expected: Vec<&str> = unified.split(is_line_end).collect();
        if expected.len() > 1 && expected.last() == Some(&"") {
            expected.pop();
        }
        prop_assert_eq!(lines, expected);
        for byte in 0..text.len() {
            let paragraph = article.paragraph_at(byte);
            prop_assert!(article.paragraph_with_end(paragraph).contains(&byte));
        }
    }
}

#[test]
fn a_text_of_nothing_but_rare_line_ends_is_read_like_any_other() {
    // Minutes, if each line end looked through the rest of the text for the next common one.
    let article = Article::new("\u{2028}".repeat(2_000_000) + "\n");
    assert_eq!(article.paragraph_count(), 2_000_001);
}

#[test]
fn a_span_is_refused_for_the_reason_it_is_wrong() {
    let article = Article::new("a가b");
    let shown = |range: std::ops::Range<usize>| article.span(range).unwrap_err().to_string();
    assert_eq!(article.span(1..4).map(Span::range), Ok(1..4));
    assert_eq!(shown(1..1), "the span 1..1 is empty");
    #[expect(clippy::reversed_empty_ranges, reason = "that is the case")]
    let reversed = shown(3..1);
    assert_eq!(reversed, "the span 3..1 ends before it starts");
    assert_eq!(shown(4..6), "the span 4..6 does not lie in the text of 5 bytes");
    assert_eq!(shown(0..2), "the span 0..2 cuts a character in two");
}
