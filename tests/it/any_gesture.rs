//! Anything a person may do to an article's marks and its registry, for properties.

use pressmark::engine::survey::Survey;
use pressmark::model::anchor::Anchor;
use pressmark::model::annotation::{Annotation, Orphan};
use pressmark::model::article::Article;
use pressmark::model::attributing::{self, Part, Quoted};
use pressmark::model::attribution::ROLES;
use pressmark::model::claim::{Evidence, Verdict};
use pressmark::model::document::Document;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::intent::{self, Edge};
use pressmark::model::label::LABELS;
use pressmark::model::registry::{Entry, EntryKind, SourceId, TERMS};
use pressmark::model::span::Segments;
use pressmark::model::transaction::Transaction;
use pressmark::model::{registering, verifying};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::fixture::later;

/// An article with quotations, sentences that stand twice, and a mark without a partner.
pub const TEXT: &str = "Pier to open again\n\n\
    “We will rebuild the pier,” said Ana Ruiz. “It takes a year.” Experts say it may take two.\n\n\
    “Not at all,” she said. Nobody asked why the old pier had to go. It cost 4,000 crowns.\n\n\
    He said “it was late. The mayor slammed the plan. It cost 4,000 crowns.";

/// Something a person may do, with numbers that fit any document.
#[derive(Clone, Debug)]
pub enum Gesture {
    Mark(Vec<(Index, Index)>, usize),
    AddSegment(Index, (Index, Index)),
    Split(Index, (Index, Index)),
    Resize(Index, usize, bool, Index),
    Relabel(Index, usize),
    Remove(Index),
    MergeMarks(Index, Index),
    Quote(Vec<(Index, Index)>, Option<Index>),
    Link(Index, Index),
    SetPart(Index, usize, Option<Index>),
    RemoveAttribution(Index),
    MarkMentions(Index, Vec<(Index, Index)>),
    Relate(Index, Index),
    Unlink(Index),
    Speaker(Index, Option<Index>),
    Refer(Index, Option<Index>),
    Continue(Index, Option<Index>),
    Set(Index, &'static str, &'static str),
    Verdict(Index),
    Evidence(Index),
    NewEntry(&'static str),
    EditEntry(Index, usize),
    Rename(Index, &'static str),
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

pub fn any_gesture() -> impl Strategy<Value = Gesture> {
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
        1 => (i(), (i(), i())).prop_map(|(a, b)| AddSegment(a, b)),
        1 => (i(), (i(), i())).prop_map(|(a, b)| Split(a, b)),
        1 => (i(), 0..2usize, any::<bool>(), i()).prop_map(|(a, b, c, d)| Resize(a, b, c, d)),
        1 => (i(), 0..4usize).prop_map(|(a, b)| Relabel(a, b)),
        3 => (prop::collection::vec((i(), i()), 3), maybe()).prop_map(|(a, b)| Quote(a, b)),
        1 => (i(), 0..3usize, maybe()).prop_map(|(a, b, c)| SetPart(a, b, c)),
        1 => i().prop_map(RemoveAttribution),
        1 => (i(), prop::collection::vec((i(), i()), 0..3)).prop_map(|(a, b)| MarkMentions(a, b)),
        1 => (i(), i()).prop_map(|(a, b)| Relate(a, b)),
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
        2 => names.clone().prop_map(NewEntry),
        1 => (i(), names).prop_map(|(a, b)| Rename(a, b)),
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
pub fn meant(document: &Document, mint: &mut Mint, gesture: &Gesture) -> Option<Transaction> {
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
        Gesture::AddSegment(id, (from, to)) => {
            intent::add_segment(document, &mark(id)?, words(document.article(), from, to)?, &at)
        }
        Gesture::Split(id, (from, to)) => {
            intent::split(document, &mark(id)?, words(document.article(), from, to)?, &at)
        }
        Gesture::Resize(id, segment, start, to) => {
            let edge = if *start { Edge::Start } else { Edge::End };
            let byte = to.index(document.article().len() + 1);
            intent::resize(document, &mark(id)?, *segment, edge, byte, &at)
        }
        Gesture::Relabel(id, label) => intent::relabel(document, &mark(id)?, LABELS[*label].label.clone(), &at),
        Gesture::Remove(id) => intent::remove(document, &mark(id)?, &at),
        Gesture::MergeMarks(a, b) => intent::merge(document, &mark(a)?, &mark(b)?, &at),
        Gesture::Link(a, b) => attributing::link(document, mint.next(0), &mark(a)?, &mark(b)?, &at).ok()?,
        Gesture::Quote(drags, to) => {
            let mut parts = drags.iter().map(|(from, to)| {
                let span = words(document.article(), from, to)?;
                Some(Part::Words(span.into()))
            });
            let quoted = Quoted {
                content: parts.next()??,
                cue: parts.next()?,
                source: parts.next()?,
                speaker: maybe_entry(to),
                form: Some("direct"),
                cue_class: None,
                rule: Some("around".into()),
            };
            attributing::quote(document, &mut || mint.next(0), quoted, &at).0
        }
        Gesture::SetPart(id, role, to) => {
            let id = pick(document.attributions().keys(), id)?;
            let part = to.as_ref().and_then(mark);
            attributing::set_part(document, &id, ROLES[*role], part.as_ref(), &at)
        }
        Gesture::RemoveAttribution(id) => attributing::remove(document, &pick(document.attributions().keys(), id)?),
        Gesture::MarkMentions(id, drags) => {
            let spans: Vec<_> = drags
                .iter()
                .filter_map(|(from, to)| words(document.article(), from, to))
                .collect();
            attributing::mark_mentions(document, &mut || mint.next(0), &entry(id)?, spans, &at)
        }
        Gesture::Relate(a, b) => verifying::relate(document, mint.next(0), &mark(a)?, &mark(b)?, "supports", &at),
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
        Gesture::Rename(id, name) => registering::rename(document, &entry(id)?, name, &at),
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
            let survey = Survey::of(document);
            let finding = pick(survey.open(), n)?;
            verifying::dismiss(document, &finding.key, "seen", "", &at)
        }
        Gesture::Decide(n) => {
            let byte = n.index(document.article().len());
            let (key, _) = Survey::of(document).coverage().decision_key(byte)?;
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

pub fn pick<'a, T: Clone + 'a>(from: impl Iterator<Item = &'a T>, index: &Index) -> Option<T> {
    let all: Vec<&T> = from.collect();
    (!all.is_empty()).then(|| all[index.index(all.len())].clone())
}

/// From the start of one word to the end of another.
pub fn words(article: &Article, from: &Index, to: &Index) -> Option<pressmark::model::span::Span> {
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
