//! Gestures and questions on an article of 10 MB with 100,000 annotations.

mod workload;

use std::sync::Arc;
use std::time::Duration;

use pressmark::model::article::Article;
use pressmark::model::document::Document;
use pressmark::model::history::History;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::index::Index;
use pressmark::model::intent::{self, Edge};
use pressmark::model::label::LABELS;
use pressmark::model::span::Segments;
use pressmark::model::transaction::Transaction;
use workload::timing::Timing;
use workload::{Noise, scaled, some_words, stamp};

/// A gesture shows in the next frame when the model takes no longer.
const GESTURE: Option<Duration> = Some(Duration::from_millis(1));

fn main() {
    let text = workload::text(scaled(10_000_000));
    let count = scaled(100_000);
    println!("{} bytes, {count} annotations", text.len());

    let fresh = || text.clone();
    Timing::of("article: find the paragraphs", scaled(500), fresh, Article::new).print(None);

    let article = Article::new(text.clone());
    let annotations = workload::annotations(&article, count);
    let records: Vec<_> = annotations.iter().map(|(id, it)| (id.clone(), it.clone())).collect();
    let build = |()| Index::of(records.iter().map(|(id, it)| (id, &**it)));
    Timing::of("index: build", scaled(500), || (), build).print(None);
    let document = Document::of(article, annotations, Default::default());

    let mut noise = Noise::new(5);
    let mut place = || noise.below(document.article().len());
    let screen = |at: usize| document.index().touching(at..at + 4000).len();
    Timing::of(
        "index: marks on a screen of 4,000 bytes",
        scaled(20_000),
        &mut place,
        screen,
    )
    .print(None);
    let labels = |at: usize| document.index().labels_starting_in(at..at + 20_000);
    Timing::of(
        "index: labels behind a row of the margin",
        scaled(20_000),
        &mut place,
        labels,
    )
    .print(None);
    let next = |at: usize| document.index().first_from(at).map(|it| it.id.clone());
    Timing::of("index: next annotation", scaled(20_000), &mut place, next).print(None);

    gestures(document);
}

/// Each gesture as a person makes it, while somebody else still holds the document as it was before.
fn gestures(document: Document) {
    let starts = workload::word_starts(document.article().text());
    let ids: Vec<AnnotationId> = document.annotations().keys().cloned().collect();
    let rounds = scaled(20_000);
    let (mut noise, mut mint) = (Noise::new(6), Mint::new(7));

    gesture("mark", document.clone(), rounds, |document| {
        let span = some_words(document.article(), &starts, &mut noise, 24)?;
        let label = LABELS[noise.below(LABELS.len())].label.clone();
        Some(intent::mark(
            document,
            mint.next(0),
            Segments::from(span),
            label,
            &stamp(),
        ))
    });
    gesture("resize", document.clone(), rounds, |document| {
        let id = &ids[noise.below(ids.len())];
        let end = document.annotation(id)?.segments.first().end();
        let byte = document.article().text().floor_char_boundary(end + 1 + noise.below(40));
        Some(intent::resize(document, id, 0, Edge::End, byte, &stamp()))
    });
    gesture("relabel", document.clone(), rounds, |document| {
        let label = LABELS[noise.below(LABELS.len())].label.clone();
        Some(intent::relabel(document, &ids[noise.below(ids.len())], label, &stamp()))
    });
    gesture("remove", document.clone(), rounds / 2, |document| {
        Some(intent::remove(document, &ids[noise.below(ids.len())], &stamp()))
    });

    let (mut marked, mut history) = (document, History::default());
    for _ in 0..rounds {
        let Some(span) = some_words(marked.article(), &starts, &mut noise, 24) else {
            continue;
        };
        let mark = intent::mark(&marked, mint.next(0), span.into(), LABELS[0].label.clone(), &stamp());
        history.commit(&mut marked, mark).expect("a new id");
    }
    let state = std::cell::RefCell::new((marked, history));
    let snapshot = || state.borrow().0.clone();
    let undo = |before: Document| {
        let (document, history) = &mut *state.borrow_mut();
        (before, history.undo(document))
    };
    Timing::of("gesture: undo", rounds, snapshot, undo).print(GESTURE);
    let redo = |before: Document| {
        let (document, history) = &mut *state.borrow_mut();
        (before, history.redo(document))
    };
    Timing::of("gesture: redo", rounds, snapshot, redo).print(GESTURE);
}

/// Times what `meant` says from the wish to the changed document.
fn gesture(name: &str, document: Document, rounds: usize, mut meant: impl FnMut(&Document) -> Option<Transaction>) {
    let state = std::cell::RefCell::new((document, History::default()));
    let snapshot = || Arc::new(state.borrow().0.clone());
    let act = |before: Arc<Document>| {
        let (document, history) = &mut *state.borrow_mut();
        let step = meant(document).map(|it| history.commit(document, it));
        (before, step)
    };
    Timing::of(&format!("gesture: {name}"), rounds, snapshot, act).print(GESTURE);
}
