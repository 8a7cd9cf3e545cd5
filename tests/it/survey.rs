//! The survey follows every gesture, and looks only at what the gesture touches.

use std::sync::Arc;

use pressmark::engine::check::Subject;
use pressmark::engine::coverage::Sourcing;
use pressmark::engine::survey::Survey;
use pressmark::model::annotation::{Annotation, Body};
use pressmark::model::article::Article;
use pressmark::model::attribution::Attribution;
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::label::LABELS;
use pressmark::model::registry::{Entry, EntryKind, SourceId};
use pressmark::model::tables::Tables;
use pressmark::model::transaction::Transaction;
use pressmark::model::{attributing, intent, registering, verifying};
use proptest::prelude::*;

use crate::any_gesture::{Gesture, TEXT, any_gesture, meant};
use crate::fixture::{later, stamp};
use crate::gestures::Desk;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn following_gestures_comes_to_the_same_as_looking_at_everything(
        gestures in prop::collection::vec(any_gesture(), 1..40),
    ) {
        let mut document = Document::new(Article::new(TEXT));
        let (mut survey, mut mint) = (Survey::of(&document), Mint::new(4));
        let mut done: Vec<Transaction> = Vec::new();
        for gesture in gestures {
            let transaction = match gesture {
                Gesture::Undo => done.pop().map(|it| it.inverse()),
                _ => {
                    let meant = meant(&document, &mut mint, &gesture);
                    done.extend(meant.clone());
                    meant
                }
            };
            let Some(transaction) = transaction else { continue };
            let before = document.clone();
            document.apply(&transaction).unwrap();
            survey.update(&before, &document, &transaction);
            let fresh = Survey::of(&document);
            prop_assert_eq!(&survey, &fresh, "after {:?}", gesture);
            prop_assert_eq!(survey.open_count(), survey.open().count());
            let progress = survey.coverage().progress();
            let sentences: Vec<_> = survey.coverage().in_bytes(0..TEXT.len()).collect();
            let open = sentences.iter().filter(|it| it.1 == Sourcing::NeedsSource).count();
            prop_assert_eq!(progress.counted - progress.settled, open);
        }
    }
}

/// Many paragraphs, each with a quote, its cue and its source; every hundredth speaker is known.
fn large(paragraphs: usize) -> Document {
    let line = "“We will rebuild the pier,” said Ana Ruiz. It cost 4,000 crowns.\n\n";
    let article = Article::new(line.repeat(paragraphs));
    let mut tables = Tables::default();
    let mut mint = Mint::new(8);
    let entry = Entry::new(EntryKind::Person, "Ana Ruiz", &stamp());
    tables.entries.insert("ana-ruiz".into(), Arc::new(entry));
    for n in 0..paragraphs {
        let mut mark = |words: &str, label: usize| {
            let start = n * line.len() + line.find(words).unwrap();
            let span = article.span(start..start + words.len()).unwrap();
            let body = Body::new(LABELS[label].label.clone(), &stamp());
            let id = mint.next(0);
            let segments = span.into();
            tables
                .annotations
                .insert(id.clone(), Arc::new(Annotation { segments, body }));
            id
        };
        let (quote, cue, source) = (
            mark("“We will rebuild the pier,”", 1),
            mark("said", 3),
            mark("Ana Ruiz", 2),
        );
        let attribution = Attribution {
            content: Some(quote),
            cue: Some(cue),
            source: Some(source),
            speaker: (n % 100 == 0).then(|| "ana-ruiz".into()),
            ..Attribution::new(&stamp())
        };
        tables.attributions.insert(mint.next(0), Arc::new(attribution));
    }
    Document::of_tables(article, tables)
}

#[test]
fn a_gesture_looks_only_at_what_it_touches() {
    let document = large(10_000);
    assert_eq!(document.annotations().len(), 30_000);
    let survey = Survey::of(&document);
    assert_eq!(survey.open_count(), 0);
    assert_eq!(survey.coverage().share(), 0.5);
    let quote = document.annotations().keys().nth(15_000).unwrap().clone();
    let entry = SourceId::from("ana-ruiz");
    let mut mint = Mint::new(11);
    let finding = "evaluative-cue:none";
    let span = document.article().span(3..5).unwrap();
    let gestures: Vec<(&str, u64, Transaction)> = vec![
        ("note", 5, intent::note(&document, &quote, "Ask", &later())),
        ("remove", 5, intent::remove(&document, &quote, &later())),
        ("unlink", 5, attributing::unlink(&document, &quote, &later())),
        (
            "mark",
            1,
            intent::mark(&document, mint.next(0), span.into(), LABELS[1].label.clone(), &stamp()),
        ),
        (
            "speaker",
            5,
            attributing::set_speaker(&document, mint.next(0), &quote, Some(&entry), &later()),
        ),
        ("dismiss", 0, verifying::dismiss(&document, finding, "", "", &stamp())),
        ("switch", 0, verifying::switch(&document, "evaluative-cue", Some(false))),
        // A hundred attributions of three parts each, and the entry.
        (
            "entry",
            401,
            registering::edit(&document, &entry, &later(), |it| it.terms = "off the record".into()),
        ),
    ];
    for (name, most, transaction) in gestures {
        let mut after = document.clone();
        after.apply(&transaction).unwrap();
        let mut followed = survey.clone();
        followed.update(&document, &after, &transaction);
        assert!(followed.checked() <= most, "{name}: {}", followed.checked());
        assert!(followed == Survey::of(&after), "{name}");
    }
}

#[test]
fn findings_are_told_by_place_and_by_subject() {
    let document = large(100);
    let mut after = document.clone();
    let quotes: Vec<AnnotationId> = document.index().iter().map(|it| it.id.clone()).step_by(3).collect();
    let sources: Vec<AnnotationId> = document
        .index()
        .iter()
        .map(|it| it.id.clone())
        .skip(2)
        .step_by(3)
        .collect();
    for n in [3, 50, 51] {
        after.apply(&intent::remove(&after, &sources[n], &later())).unwrap();
    }
    let survey = Survey::of(&after);
    assert_eq!(survey.open().count(), 3);
    let line = document.article().len() / 100;
    let at = |lines: std::ops::Range<usize>| survey.in_bytes(lines.start * line..lines.end * line).count();
    assert_eq!((at(0..3), at(3..4), at(4..50), at(50..52), at(3..51)), (0, 1, 0, 2, 2));
    let subject = Subject::Annotation(quotes[50].clone());
    let found = survey.of_subject(&subject).next().unwrap();
    assert_eq!(found.check.id, "unsourced-quote");
    assert_eq!(survey.get(&found.key), Some(found));
    let next = |byte| survey.next(byte).map(|it| it.at.unwrap().start() / line);
    assert_eq!(
        (next(0), next(3 * line), next(50 * line), next(51 * line)),
        (Some(3), Some(50), Some(51), Some(3))
    );
}

#[test]
fn another_article_is_surveyed_anew() {
    let (one, other) = (large(3), large(4));
    let mut survey = Survey::of(&one);
    survey.update(&one, &other, &Transaction::default());
    assert!(survey == Survey::of(&other));
}

#[test]
fn an_entry_is_looked_at_when_something_begins_or_ceases_to_rest_on_it() {
    let desk =
        Desk::of("[q:“We will rebuild the pier,”] said an official.").entry("official", EntryKind::Person, |it| {
            it.identity = "anonymous".into();
        });
    let document = desk.page.document;
    let quote = &desk.page.ids[0];
    let speaker = |document: &Document, key: Option<&str>| {
        let key = key.map(SourceId::from);
        attributing::set_speaker(document, Mint::new(5).next(0), quote, key.as_ref(), &later())
    };
    let mut survey = Survey::of(&document);
    let mut follow = |before: &Document, transaction: Transaction| {
        let mut after = before.clone();
        after.apply(&transaction).unwrap();
        survey.update(before, &after, &transaction);
        assert!(survey == Survey::of(&after));
        let open: Vec<&str> = survey.open().map(|it| it.check.id).collect();
        (after, open.join(" "))
    };
    let (said, open) = follow(&document, speaker(&document, Some("official")));
    assert_eq!(open, "unexplained-anonymity");
    let (unsaid, open) = follow(&said, speaker(&said, None));
    assert_eq!(open, "unsourced-quote");
    let (_, open) = follow(&unsaid, intent::remove(&unsaid, quote, &later()));
    assert_eq!(open, "");
}
