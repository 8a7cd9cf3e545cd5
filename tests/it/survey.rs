//! The survey follows every gesture, and looks only at what the gesture touches.

use std::sync::Arc;

use pressmark::engine::check::Subject;
use pressmark::engine::survey::Survey;
use pressmark::model::anchor::Anchor;
use pressmark::model::annotation::{Annotation, Orphan};
use pressmark::model::article::Article;
use pressmark::model::claim::{Evidence, Verdict};
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::label::LABELS;
use pressmark::model::registry::{Entry, EntryKind, SourceId, TERMS};
use pressmark::model::span::Segments;
use pressmark::model::transaction::Transaction;
use pressmark::model::{attributing, intent, registering, verifying};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::fixture::{later, stamp};

const TEXT: &str = "Pier to open again\n\n\
    “We will rebuild the pier,” said Ana Ruiz. “It takes a year.” Experts say it may take two.\n\n\
    “Not at all,” she said. Nobody asked why the old pier had to go. It cost 4,000 crowns.\n\n\
    He said “it was late. The mayor slammed the plan. It cost 4,000 crowns.";

/// Something a person may do, with numbers that fit any document.
#[derive(Clone, Debug)]
enum Gesture {
    Mark(Vec<(Index, Index)>, usize),
    Relabel(Index, usize),
    Remove(Index),
    MergeMarks(Index, Index),
    Link(Index, Index),
    Unlink(Index),
    Speaker(Index, Option<Index>),
    Refer(Index, Option<Index>),
    Continue(Index, Option<Index>),
    Set(Index, &'static str, &'static str),
    Verdict(Index),
    Evidence(Index),
    NewEntry(&'static str),
    EditEntry(Index, usize),
    MergeEntries(Index, Index),
    SplitEntry(Index, Index),
    RemoveEntry(Index),
    Dismiss(Index),
    Decide(Index),
    Restore(Index),
    Switch(Index, Option<bool>),
    Lose(Index),
    Place(Index),
    Undo,
}

fn any_gesture() -> impl Strategy<Value = Gesture> {
    use Gesture::*;
    let i = any::<Index>;
    let maybe = || prop::option::weighted(0.8, any::<Index>());
    let attributes = prop::sample::select(vec![
        ("form", "direct"),
        ("form", "indirect"),
        ("surface", "vague group"),
        ("attitude", "belief"),
        ("class", "evaluative"),
        ("check-worthiness", "not factual"),
    ]);
    let names = prop::sample::select(vec!["Ana Ruiz", "Ben Ode", "Experts", "The mayor"]);
    prop_oneof![
        6 => (prop::collection::vec((i(), i()), 1..3), 0..4usize).prop_map(|(a, b)| Mark(a, b)),
        1 => (i(), 0..4usize).prop_map(|(a, b)| Relabel(a, b)),
        2 => i().prop_map(Remove),
        1 => (i(), i()).prop_map(|(a, b)| MergeMarks(a, b)),
        6 => (i(), i()).prop_map(|(a, b)| Link(a, b)),
        1 => i().prop_map(Unlink),
        3 => (i(), maybe()).prop_map(|(a, b)| Speaker(a, b)),
        2 => (i(), maybe()).prop_map(|(a, b)| Refer(a, b)),
        3 => (i(), maybe()).prop_map(|(a, b)| Continue(a, b)),
        3 => (i(), attributes).prop_map(|(a, (key, value))| Set(a, key, value)),
        1 => i().prop_map(Verdict),
        1 => i().prop_map(Evidence),
        2 => names.prop_map(NewEntry),
        2 => (i(), 0..8usize).prop_map(|(a, b)| EditEntry(a, b)),
        2 => (i(), i()).prop_map(|(a, b)| MergeEntries(a, b)),
        1 => (i(), i()).prop_map(|(a, b)| SplitEntry(a, b)),
        1 => i().prop_map(RemoveEntry),
        2 => i().prop_map(Dismiss),
        2 => i().prop_map(Decide),
        1 => i().prop_map(Restore),
        1 => (i(), any::<Option<bool>>()).prop_map(|(a, b)| Switch(a, b)),
        1 => i().prop_map(Lose),
        1 => i().prop_map(Place),
        3 => Just(Undo),
    ]
}

/// What a gesture does to a document; nothing when there is nothing to do it to.
fn meant(document: &Document, survey: &Survey, mint: &mut Mint, gesture: &Gesture) -> Option<Transaction> {
    let mark = |index: &Index| pick(document.annotations().keys(), index);
    let entry = |index: &Index| pick(document.entries().keys(), index);
    let maybe_entry = |index: &Option<Index>| index.as_ref().and_then(entry);
    let at = later();
    Some(match gesture {
        Gesture::Mark(drags, label) => {
            let spans = drags
                .iter()
                .filter_map(|(from, to)| words(document.article(), from, to));
            let segments = Segments::new(spans)?;
            intent::mark(document, mint.next(0), segments, LABELS[*label].label.clone(), &at)
        }
        Gesture::Relabel(id, label) => intent::relabel(document, &mark(id)?, LABELS[*label].label.clone(), &at),
        Gesture::Remove(id) => intent::remove(document, &mark(id)?, &at),
        Gesture::MergeMarks(a, b) => intent::merge(document, &mark(a)?, &mark(b)?, &at),
        Gesture::Link(a, b) => attributing::link(document, mint.next(0), &mark(a)?, &mark(b)?, &at).ok()?,
        Gesture::Unlink(id) => attributing::unlink(document, &mark(id)?, &at),
        Gesture::Speaker(id, to) => {
            attributing::set_speaker(document, mint.next(0), &mark(id)?, maybe_entry(to).as_ref(), &at)
        }
        Gesture::Refer(id, to) => attributing::refer(document, &mark(id)?, maybe_entry(to).as_ref(), &at),
        Gesture::Continue(id, to) => {
            let earlier = to.as_ref().and_then(mark);
            attributing::continue_quote(document, &mark(id)?, earlier.as_ref(), &at)
        }
        Gesture::Set(id, key, value) => intent::set_attribute(document, &mark(id)?, key, Some(value), &at),
        Gesture::Verdict(id) => {
            let verdict = Verdict {
                value: "false".into(),
                ..Verdict::default()
            };
            verifying::set_verdict(document, &mark(id)?, Some(verdict), &at)
        }
        Gesture::Evidence(id) => {
            let evidence = Evidence {
                url: "https://register.invalid".into(),
                ..Evidence::default()
            };
            verifying::set_evidence(document, &mark(id)?, vec![evidence], &at)
        }
        Gesture::NewEntry(name) => {
            let id = SourceId::fresh(name, |it| document.entry(it).is_some());
            registering::add(document, id, Entry::new(EntryKind::Person, name, &at))
        }
        Gesture::EditEntry(id, what) => registering::edit(document, &entry(id)?, &at, |it| match what {
            0..=3 => it.terms = TERMS[*what].key.into(),
            4 => it.identity = "anonymous".into(),
            5 => it.identity = "named".into(),
            6 => it.kind = EntryKind::Group,
            _ => it.anonymity = Some(Default::default()),
        }),
        Gesture::MergeEntries(a, b) => registering::merge(document, &entry(a)?, &entry(b)?, &at),
        Gesture::SplitEntry(id, some) => {
            let id = entry(id)?;
            let own: Vec<AnnotationId> = document.spoken_by(&id).map(|it| it.0.clone()).collect();
            let mentions: Vec<AnnotationId> = document.mentions_of(&id).map(|it| it.0.clone()).collect();
            let fresh = SourceId::fresh("split", |it| document.entry(it).is_some());
            let entry = Entry::new(EntryKind::Person, "Split", &at);
            let own = &own[..some.index(own.len() + 1)];
            let mentions = &mentions[..some.index(mentions.len() + 1)];
            registering::split(document, &id, fresh, entry, own, mentions, &at)
        }
        Gesture::RemoveEntry(id) => registering::remove(document, &entry(id)?, &at),
        Gesture::Dismiss(n) => {
            let found: Vec<_> = survey.open().collect();
            let finding = pick(found.into_iter(), n)?;
            verifying::dismiss(document, &finding.key, "seen", "", &at)
        }
        Gesture::Decide(n) => {
            let byte = n.index(document.article().len());
            let (key, _) = survey.coverage().decision_key(byte)?;
            verifying::dismiss(document, &key, "known", "", &at)
        }
        Gesture::Restore(n) => verifying::restore(document, &pick(document.tables().dismissals.keys(), n)?),
        Gesture::Switch(n, on) => {
            let check = pick(pressmark::engine::check::CHECKS.iter().map(|it| &it.id), n)?;
            verifying::switch(document, check, *on)
        }
        Gesture::Lose(id) => {
            let id = mark(id)?;
            let annotation = document.annotation(&id)?;
            let orphan = Orphan {
                anchors: Vec::<Anchor>::new(),
                body: annotation.body.clone(),
            };
            let mut transaction = Transaction::named("Lose");
            transaction.put::<Annotation>(document.tables(), id.clone(), None);
            transaction.put(document.tables(), id, Some(orphan));
            transaction
        }
        Gesture::Place(id) => {
            let id = pick(document.orphans().keys(), id)?;
            let span = document.article().span(20..30).ok()?;
            intent::place(document, &id, span.into(), &at)
        }
        Gesture::Undo => return None,
    })
}

fn pick<'a, T: Clone + 'a>(from: impl Iterator<Item = &'a T>, index: &Index) -> Option<T> {
    let all: Vec<&T> = from.collect();
    (!all.is_empty()).then(|| all[index.index(all.len())].clone())
}

/// From the start of one word to the end of another.
fn words(article: &Article, from: &Index, to: &Index) -> Option<pressmark::model::span::Span> {
    let text = article.text();
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|&(i, c)| !c.is_whitespace() && text[..i].chars().next_back().is_none_or(char::is_whitespace))
        .map(|it| it.0)
        .collect();
    let first = from.index(starts.len());
    let last = (first + to.index(12)).min(starts.len() - 1);
    let end = text[starts[last]..]
        .find(char::is_whitespace)
        .map_or(text.len(), |it| starts[last] + it);
    article.span(starts[first]..end).ok()
}

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
                    let meant = meant(&document, &survey, &mut mint, &gesture);
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
            let open = sentences.iter().filter(|it| it.1 == pressmark::engine::coverage::Sourcing::NeedsSource).count();
            prop_assert_eq!(progress.counted - progress.settled, open);
        }
    }
}

/// Many paragraphs, each with a quote, its cue and its source; every hundredth speaker is known.
fn large(paragraphs: usize) -> Document {
    let line = "“We will rebuild the pier,” said Ana Ruiz. It cost 4,000 crowns.\n\n";
    let article = Article::new(line.repeat(paragraphs));
    let mut tables = pressmark::model::tables::Tables::default();
    let mut mint = Mint::new(8);
    let entry = Entry::new(EntryKind::Person, "Ana Ruiz", &stamp());
    tables.entries.insert("ana-ruiz".into(), Arc::new(entry));
    for n in 0..paragraphs {
        let mut mark = |words: &str, label: usize| {
            let start = n * line.len() + line.find(words).unwrap();
            let span = article.span(start..start + words.len()).unwrap();
            let body = pressmark::model::annotation::Body::new(LABELS[label].label.clone(), &stamp());
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
        let attribution = pressmark::model::attribution::Attribution {
            content: Some(quote),
            cue: Some(cue),
            source: Some(source),
            speaker: (n % 100 == 0).then(|| "ana-ruiz".into()),
            ..pressmark::model::attribution::Attribution::new(&stamp())
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
