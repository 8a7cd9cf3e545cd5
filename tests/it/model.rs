//! What holds after any gestures: a change can be taken back exactly, and history walks the states that were.

use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::history::History;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::intent::{self, Edge};
use pressmark::model::label::{LABELS, Label};
use pressmark::model::span::{Segments, Span};
use pressmark::model::transaction::Transaction;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::fixture::later;

/// Any text, of several scripts, with line ends.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{1,40}",
        "[a-zéа-я가-힣ァ-ヶא-ת\u{301}😀👩‍🚀 \r\n\t]{1,40}",
        "(?s).{1,40}"
    ]
}

/// What a person may do next, with numbers that fit any document.
#[derive(Clone, Debug)]
enum Gesture {
    Mark(Vec<(Index, Index)>, usize),
    AddSegment(Index, (Index, Index)),
    RemoveSegment(Index, Index),
    Split(Index, (Index, Index)),
    Resize(Index, usize, bool, Index),
    Relabel(Index, usize),
    Note(Index, String),
    Tag(Index, Vec<String>),
    Attribute(Index, Option<String>),
    Merge(Index, Index),
    Remove(Index),
}

fn any_gesture() -> impl Strategy<Value = Gesture> {
    let drag = || any::<(Index, Index)>();
    let which = any::<Index>;
    prop_oneof![
        4 => (prop::collection::vec(drag(), 1..4), 0..5usize).prop_map(|(a, b)| Gesture::Mark(a, b)),
        1 => (which(), drag()).prop_map(|(a, b)| Gesture::AddSegment(a, b)),
        1 => (which(), which()).prop_map(|(a, b)| Gesture::RemoveSegment(a, b)),
        1 => (which(), drag()).prop_map(|(a, b)| Gesture::Split(a, b)),
        2 => (which(), 0..3usize, any::<bool>(), which()).prop_map(|(a, b, c, d)| Gesture::Resize(a, b, c, d)),
        1 => (which(), 0..5usize).prop_map(|(a, b)| Gesture::Relabel(a, b)),
        1 => (which(), "[a-z]{0,3}").prop_map(|(a, b)| Gesture::Note(a, b)),
        1 => (which(), prop::collection::vec("[ab ]{0,2}", 0..3)).prop_map(|(a, b)| Gesture::Tag(a, b)),
        1 => (which(), prop::option::of("[ab]")).prop_map(|(a, b)| Gesture::Attribute(a, b)),
        1 => (which(), which()).prop_map(|(a, b)| Gesture::Merge(a, b)),
        1 => which().prop_map(Gesture::Remove),
    ]
}

/// The transaction a gesture means on `document`; an empty one when there is nothing to do it to.
fn meant(document: &Document, mint: &mut Mint, gesture: &Gesture) -> Transaction {
    let drag = |(from, to): &(Index, Index)| dragged(document.article(), from, to);
    let which = |index: &Index| match document.annotations().len() {
        0 => AnnotationId::from("none"),
        n => document.annotations().keys().nth(index.index(n)).unwrap().clone(),
    };
    let label = |n: usize| {
        LABELS
            .get(n)
            .map_or(Label::Custom("aside".into()), |it| it.label.clone())
    };
    let byte = |index: &Index| index.index(document.article().len() + 1);
    let at = later();
    match gesture {
        Gesture::Mark(drags, n) => match Segments::new(drags.iter().filter_map(drag)) {
            Some(segments) => intent::mark(document, mint.next(0), segments, label(*n), &at),
            None => Transaction::default(),
        },
        Gesture::AddSegment(id, it) => match drag(it) {
            Some(span) => intent::add_segment(document, &which(id), span, &at),
            None => Transaction::default(),
        },
        Gesture::Split(id, it) => match drag(it) {
            Some(span) => intent::split(document, &which(id), span, &at),
            None => Transaction::default(),
        },
        Gesture::RemoveSegment(id, it) => intent::remove_segment(document, &which(id), byte(it), &at),
        Gesture::Resize(id, segment, start, it) => {
            let edge = if *start { Edge::Start } else { Edge::End };
            intent::resize(document, &which(id), *segment, edge, byte(it), &at)
        }
        Gesture::Relabel(id, n) => intent::relabel(document, &which(id), label(*n), &at),
        Gesture::Note(id, note) => intent::note(document, &which(id), note, &at),
        Gesture::Tag(id, tags) => intent::tag(document, &which(id), tags.iter().map(|it| &**it), &at),
        Gesture::Attribute(id, value) => intent::set_attribute(document, &which(id), "form", value.as_deref(), &at),
        Gesture::Merge(into, from) => intent::merge(document, &which(into), &which(from), &at),
        Gesture::Remove(id) => intent::remove(document, &which(id), &at),
    }
}

/// The span between two places of an article, if there is a character between them.
fn dragged(article: &Article, from: &Index, to: &Index) -> Option<Span> {
    let place = |it: &Index| article.text().floor_char_boundary(it.index(article.len() + 1));
    let (from, to) = (place(from), place(to));
    article.span(from.min(to)..from.max(to)).ok()
}

/// Every record lies in the text, is where the index says, and has segments apart from each other.
fn sound(document: &Document) {
    for (id, annotation) in document.annotations() {
        let spans: Vec<Span> = annotation.segments.iter().collect();
        assert!(
            spans.iter().all(|it| document.article().span(it.range()) == Ok(*it)),
            "{id}"
        );
        assert!(spans.windows(2).all(|it| it[0].end() < it[1].start()), "{id}");
    }
    let fresh = Document::of(
        document.article().clone(),
        document.annotations().clone(),
        document.orphans().clone(),
    );
    assert!(document.index().iter().eq(fresh.index().iter()));
    assert_eq!(document.index().len(), document.annotations().len());
}

proptest! {
    #[test]
    fn a_transaction_and_its_inverse_cancel(text in any_text(), gestures in prop::collection::vec(any_gesture(), 1..30)) {
        let original = Document::new(Article::new(text));
        let (mut edited, mut mint, mut whole) = (original.clone(), Mint::new(7), Transaction::default());
        for gesture in &gestures {
            let transaction = meant(&edited, &mut mint, gesture);
            let before = edited.clone();
            edited.apply(&transaction).unwrap();
            sound(&edited);
            let mut undone = edited.clone();
            undone.apply(&transaction.inverse()).unwrap();
            prop_assert_eq!(&undone, &before);
            sound(&undone);
            whole.edits.extend(transaction.edits);
        }
        edited.apply(&whole.inverse()).unwrap();
        prop_assert_eq!(edited, original);
    }

    #[test]
    fn undo_and_redo_walk_the_states_that_were(
        text in any_text(),
        acts in prop::collection::vec(prop_oneof![3 => any_gesture().prop_map(Ok), 1 => Just(Err(false)), 1 => Just(Err(true))], 1..40),
    ) {
        let mut document = Document::new(Article::new(text));
        let (mut history, mut mint) = (History::default(), Mint::new(7));
        // Every state there was, and which of them is now; and a second document that only hears of the steps.
        let (mut states, mut now) = (vec![document.clone()], 0);
        let (mut follower, mut told) = (document.clone(), History::default());
        for act in acts {
            let step = match act {
                Ok(gesture) => {
                    let transaction = meant(&document, &mut mint, &gesture);
                    states.truncate(now + 1);
                    now += 1;
                    let step = history.commit(&mut document, transaction).unwrap();
                    states.push(document.clone());
                    Some(step)
                }
                Err(false) => history.undo(&mut document).map(|it| { now -= 1; it.unwrap() }),
                Err(true) => history.redo(&mut document).map(|it| { now += 1; it.unwrap() }),
            };
            prop_assert_eq!(&document, &states[now]);
            prop_assert_eq!(history.len(), now);
            prop_assert_eq!(history.is_empty(), now == 0);
            prop_assert_eq!(history.next_redo().is_some(), now + 1 < states.len());
            if let Some(step) = step {
                follower.apply(&step.effect()).unwrap();
                told.remember(&step);
            }
            prop_assert_eq!(&follower, &document);
            prop_assert_eq!((told.next_undo(), told.next_redo()), (history.next_undo(), history.next_redo()));
        }
    }

    #[test]
    fn a_snapshot_does_not_change_with_the_document(text in any_text(), gestures in prop::collection::vec(any_gesture(), 1..20)) {
        let (mut document, mut mint) = (Document::new(Article::new(text)), Mint::new(7));
        let mut snapshots = Vec::new();
        for gesture in &gestures {
            let marks: Vec<_> = document.index().iter().cloned().collect();
            snapshots.push((document.clone(), document.annotations().clone(), marks));
            let transaction = meant(&document, &mut mint, gesture);
            document.apply(&transaction).unwrap();
        }
        for (snapshot, annotations, marks) in snapshots {
            prop_assert_eq!(snapshot.annotations(), &annotations);
            prop_assert!(snapshot.index().iter().eq(marks.iter()));
        }
    }

    #[test]
    fn segments_are_the_same_bytes_sorted_and_apart(drags in prop::collection::vec((0..60usize, 1..9usize), 0..12)) {
        let article = Article::new("x".repeat(70));
        let spans: Vec<Span> = drags.iter().map(|&(start, len)| article.span(start..start + len).unwrap()).collect();
        let Some(segments) = Segments::new(spans.iter().copied()) else {
            prop_assert!(spans.is_empty());
            return Ok(());
        };
        let pieces: Vec<Span> = segments.iter().collect();
        prop_assert!(pieces.windows(2).all(|it| it[0].end() < it[1].start()));
        for byte in 0..70 {
            prop_assert_eq!(segments.contain(byte), spans.iter().any(|it| it.contains(byte)));
        }
        prop_assert_eq!(Segments::new(pieces.clone()), Some(segments.clone()));
        prop_assert_eq!(Segments::new(spans.into_iter().rev()), Some(segments.clone()));
        prop_assert_eq!(segments.len(), pieces.len());
        prop_assert!(pieces.iter().all(|it| segments.hull().covers(*it)));
        prop_assert_eq!(segments.hull().range(), segments.first().start()..segments.last().end());
    }

    #[test]
    fn ids_rise_whatever_the_clock_does(seed: u64, times in prop::collection::vec(0..1u64 << 48, 1..50)) {
        let mut mint = Mint::new(seed);
        let ids: Vec<AnnotationId> = times.into_iter().map(|it| mint.next(it)).collect();
        prop_assert!(ids.windows(2).all(|it| it[0] < it[1]));
        prop_assert!(ids.windows(2).all(|it| it[0].to_string() < it[1].to_string()));
        for id in ids {
            prop_assert_eq!(AnnotationId::from(id.to_string()), id);
        }
    }

    #[test]
    fn two_sessions_at_the_same_time_make_different_ids(seeds: [u64; 2], at in 0..1u64 << 48) {
        prop_assume!(seeds[0] != seeds[1]);
        let mut mints = seeds.map(Mint::new);
        let ids: std::collections::BTreeSet<AnnotationId> =
            (0..20).map(|i| mints[i % 2].next(at)).collect();
        prop_assert_eq!(ids.len(), 20);
    }

    #[test]
    fn an_id_of_any_file_is_kept_as_it_stands(text in "(?s).{0,30}") {
        prop_assert_eq!(AnnotationId::from(text.as_str()).to_string(), text);
    }
}
