//! Which sentences of an article rest on something, and which are still without a source.
//!
//! The measure is plain on purpose: every sentence of the article's own prose needs a source or a
//! person's word that it needs none. Whether a sentence states something that can be checked at all
//! is for the person to say; the program does not guess.

use std::ops::Range;
use std::sync::Arc;

use super::prose::{Prose, sentences_of};
use super::sourcing::{is_sourced, part, says_source};
use crate::model::annotation::Annotation;
use crate::model::attribution::{Attribution, Role};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

/// The check id in the keys of dismissals that say that a sentence needs no source.
pub const NEEDS_SOURCE: &str = "needs-source";

/// How a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sourcing {
    /// An attribution with a source or a speaker, or a claim with evidence, covers it in part.
    Sourced,
    NeedsSource,
    /// A person has said that it needs none.
    Decided,
    /// It is a headline, a caption or the like, or an interjection.
    NeedsNone,
}

/// How far an article is sourced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Sentences that need a source or a decision.
    pub counted: usize,
    /// Those of them that have it.
    pub settled: usize,
}

impl Progress {
    /// From 0 to 1; 1 when nothing needs a source.
    pub fn share(self) -> f32 {
        match self.counted {
            0 => 1.0,
            counted => self.settled as f32 / counted as f32,
        }
    }
}

/// The sentences of a document and what they rest on. Cloning costs no copy.
#[derive(Clone, Debug)]
pub struct Coverage {
    prose: Arc<Prose>,
    /// By sentence: how many attributions and claims cover it.
    covers: imbl::Vector<u32>,
    /// Sentences a person has said need no source.
    decided: imbl::OrdSet<u32>,
    progress: Progress,
}

impl Coverage {
    /// The coverage of `document`, whose text `prose` has read.
    pub(super) fn of(document: &Document, prose: &Arc<Prose>) -> Self {
        let covers = document
            .attributions()
            .values()
            .map(|it| attributed(prose, document, it))
            .chain(
                document
                    .annotations()
                    .iter()
                    .map(|(id, it)| marked(prose, document, id, it)),
            );
        // Where covers begin and end; their running sum is how many there are.
        let mut steps = vec![0_i64; prose.len() + 1];
        for places in covers.flatten() {
            steps[places.start] += 1;
            steps[places.end] -= 1;
        }
        steps.pop();
        let running = steps.iter().scan(0, |sum, step| {
            *sum += step;
            Some(*sum as u32)
        });
        let mut coverage = Coverage {
            prose: prose.clone(),
            covers: running.collect(),
            decided: imbl::OrdSet::new(),
            progress: Progress::default(),
        };
        coverage.decided = coverage.decisions(document);
        let states = coverage.covers.iter().enumerate();
        for (n, covers) in states.filter(|it| prose.counts(it.0)) {
            let settled = *covers > 0 || coverage.decided.contains(&(n as u32));
            coverage.progress.counted += 1;
            coverage.progress.settled += usize::from(settled);
        }
        coverage
    }

    fn decisions(&self, document: &Document) -> imbl::OrdSet<u32> {
        let dismissals = &document.tables().dismissals;
        let from: Arc<str> = NEEDS_SOURCE.into();
        let keys = dismissals.range(from..).map(|it| it.0);
        let keys = keys.take_while(|it| it.starts_with(NEEDS_SOURCE));
        keys.filter_map(|key| self.place(key)).collect()
    }

    /// The sentence that a key of [`decision_key`](Coverage::decision_key) is about.
    fn place(&self, key: &str) -> Option<u32> {
        // Most keys are of findings; the sentences are read only for one that is not.
        let ours = key.starts_with(NEEDS_SOURCE);
        let place = ours.then(|| self.prose.fingerprints().place(NEEDS_SOURCE, key))?;
        place.map(|it| it as u32)
    }

    /// Follows a change of an attribution.
    pub(super) fn follow_attribution(&mut self, before: &Document, after: &Document, id: &AnnotationId) {
        let covers = |document: &Document| {
            let attribution = document.attributions().get(id);
            attribution.map_or_else(Vec::new, |it| attributed(&self.prose, document, it))
        };
        let change = (covers(before), covers(after));
        self.follow(change);
    }

    /// Follows a change of an annotation.
    pub(super) fn follow_annotation(&mut self, before: &Document, after: &Document, id: &AnnotationId) {
        let covers = |document: &Document| {
            let annotation = document.annotation(id);
            annotation.map_or_else(Vec::new, |it| marked(&self.prose, document, id, it))
        };
        let change = (covers(before), covers(after));
        self.follow(change);
    }

    fn follow(&mut self, (before, after): (Vec<Range<usize>>, Vec<Range<usize>>)) {
        if before == after {
            return;
        }
        // Added first, so that what stays covered never counts as uncovered.
        for places in after {
            self.cover(places, 1);
        }
        for places in before {
            self.cover(places, -1);
        }
    }

    fn cover(&mut self, places: Range<usize>, by: i32) {
        let mut covers = self.covers.focus_mut();
        for n in places {
            let Some(count) = covers.get_mut(n) else { return };
            let was = *count > 0;
            *count = count.saturating_add_signed(by);
            let is = *count > 0;
            if was != is && self.prose.counts(n) && !self.decided.contains(&(n as u32)) {
                self.progress.settled = self.progress.settled + usize::from(is) - usize::from(was);
            }
        }
    }

    /// Follows a decision made or taken back.
    pub(super) fn follow_decision(&mut self, document: &Document, key: &Arc<str>) {
        let Some(place) = self.place(key) else { return };
        let before = self.is_settled(place as usize);
        if document.tables().dismissals.contains_key(key) {
            self.decided.insert(place);
        } else {
            self.decided.remove(&place);
        }
        let after = self.is_settled(place as usize);
        if self.prose.counts(place as usize) {
            self.progress.settled = self.progress.settled + usize::from(after) - usize::from(before);
        }
    }

    fn is_settled(&self, n: usize) -> bool {
        self.covers.get(n).is_some_and(|it| *it > 0) || self.decided.contains(&(n as u32))
    }

    /// How the sentence at place `n` stands.
    pub fn state(&self, n: usize) -> Sourcing {
        if self.covers.get(n).is_some_and(|it| *it > 0) {
            Sourcing::Sourced
        } else if !self.prose.counts(n) {
            Sourcing::NeedsNone
        } else if self.decided.contains(&(n as u32)) {
            Sourcing::Decided
        } else {
            Sourcing::NeedsSource
        }
    }

    /// How many sentences need a source, and how many of them have one or a decision.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The share of sentences that are sourced or decided, from 0 to 1, of those that count.
    pub fn share(&self) -> f32 {
        self.progress.share()
    }

    /// The sentences that share a byte with `bytes`, in order: bytes without outer white space, and how each stands.
    pub fn in_bytes(&self, bytes: Range<usize>) -> impl Iterator<Item = (Range<usize>, Sourcing)> {
        let places = self.prose.sentences_in(bytes);
        places.map(|n| (self.prose.sentence(n), self.state(n)))
    }

    /// The first sentence without a source that begins after `byte`, or from the start of the text on.
    pub fn next_unsourced(&self, byte: usize) -> Option<Range<usize>> {
        let first = self.prose.sentence_at(byte).map_or(0, |it| it + 1);
        let open = |n: &usize| self.state(*n) == Sourcing::NeedsSource;
        let found = (first..self.prose.len()).find(open).or_else(|| (0..first).find(open));
        found.map(|n| self.prose.sentence(n))
    }

    /// The last sentence without a source that begins before `byte`, or from the end of the text back.
    pub fn previous_unsourced(&self, byte: usize) -> Option<Range<usize>> {
        let first = self.prose.sentences_in(byte..byte).start.min(self.prose.len());
        let here = (0..first).rev();
        let open = |n: &usize| self.state(*n) == Sourcing::NeedsSource;
        let found = here.chain((first..self.prose.len()).rev()).find(open);
        found.map(|n| self.prose.sentence(n))
    }

    /// The key of a dismissal that says that the sentence at `byte` needs no source, and the sentence's bytes.
    ///
    /// [`dismiss`](crate::model::verifying::dismiss) with that key settles the sentence, `restore` takes it back.
    pub fn decision_key(&self, byte: usize) -> Option<(Arc<str>, Range<usize>)> {
        let n = self.prose.sentence_at(byte)?;
        let key = self.prose.fingerprints().key(NEEDS_SOURCE, n)?;
        Some((key, self.prose.sentence(n)))
    }
}

impl PartialEq for Coverage {
    /// Equal sentences in equal states.
    fn eq(&self, other: &Self) -> bool {
        (&self.covers, &self.decided, self.progress) == (&other.covers, &other.decided, other.progress)
    }
}

/// The places of the sentences that an attribution gives a source to.
///
/// Those of its content, and any in which both its source and its cue stand: “Ana Ruiz was asked and said:”.
fn attributed(prose: &Prose, document: &Document, attribution: &Attribution) -> Vec<Range<usize>> {
    if !says_source(document, attribution) {
        return Vec::new();
    }
    let sentences = |role| part(document, attribution, role).map(|it| sentences_of(prose, &it.segments));
    let mut places = sentences(Role::Content).unwrap_or_default();
    if let (Some(source), Some(cue)) = (sentences(Role::Source), sentences(Role::Cue)) {
        let both = source.iter().flat_map(|source| {
            let shared = |cue: &Range<usize>| source.start.max(cue.start)..source.end.min(cue.end);
            cue.iter().map(shared).filter(|it| it.start < it.end)
        });
        places.extend(both);
    }
    places
}

/// The places of the sentences that a claim gives evidence for, or a quote that goes on with one that has a source.
fn marked(prose: &Prose, document: &Document, id: &AnnotationId, annotation: &Annotation) -> Vec<Range<usize>> {
    let goes_on = annotation.body.continues.is_some() && is_sourced(document, id);
    match goes_on || is_evidenced(annotation) {
        true => sentences_of(prose, &annotation.segments),
        false => Vec::new(),
    }
}

/// Whether a claim has evidence that says where to find it.
fn is_evidenced(annotation: &Annotation) -> bool {
    let work = annotation
        .body
        .claim
        .as_ref()
        .filter(|_| annotation.body.label == Label::Claim);
    work.is_some_and(|it| it.evidence.iter().any(|it| it.locator.is_some() || !it.url.is_empty()))
}
