//! Who says the pieces of a Korean sentence, and where they begin.

use std::ops::Range;

use smallvec::SmallVec;

use super::super::rules::{IMPERSONAL, NOUN};
use super::adjunct::{after_adjuncts, is_adjunct};
use super::ending::Ending;
use super::noun::{Noun, claim_of};
use super::particle::{Particle, is_lead, particle_of};
use super::reading::Reading;
use super::source::{Source, source_in};
use crate::engine::suggest::draft::Draft;
use crate::engine::suggest::rule::Rule;

impl Reading<'_> {
    /// Emits the pieces as said by nobody that is named.
    pub fn emit_passive(&mut self, at: usize, cue: Range<usize>) {
        if self.according.is_some() {
            // The whole sentence is what the source says.
            self.pieces.clear();
            return;
        }
        let first = self.pieces.first().map_or(at, |it| it.from);
        let start = self.after_leads(first.min(at));
        if let Some(piece) = self.pieces.first_mut().filter(|it| !it.is_quote) {
            piece.range.start = self.units[start].range.start;
        }
        self.push(None, Some(cue), &IMPERSONAL, IMPERSONAL.confidence);
        self.start = at + 1;
    }

    /// Emits the pieces as said by whoever is named before them, or between them and the verb at `at`.
    pub fn emit(&mut self, at: usize, cue: Range<usize>, rule: &'static Rule, doubt: u8) {
        if !std::ptr::eq(rule, &NOUN) {
            // 것이라는 점에 주목하며 “…”고: only the last of them is said.
            self.pieces.retain(|it| it.ending != Ending::Noun);
        }
        let Some((first, last)) = self.pieces.first().zip(self.pieces.last()) else {
            return;
        };
        let (first_quote, from, first_unit, last_unit) = (first.is_quote, first.from, first.unit, last.unit);
        let first_ending = first.ending;
        let tail = source_in(self.text, self.units, last_unit + 1..at, false);
        let tail = tail.filter(|it| matches!(it.particle, Particle::Topic | Particle::Subject | Particle::Also));
        let tail = tail.filter(|it| claim_of(&self.text[it.range.clone()]).is_none());
        let lead = match (&tail, first_quote) {
            (Some(_), _) => None,
            (None, true) => source_in(self.text, self.units, self.start..from, false),
            (None, false) => source_in(self.text, self.units, self.start..first_unit, true),
        };
        let mut doubt = doubt;
        if !first_quote {
            let start = match &lead {
                Some(lead) => after_adjuncts(self.text, self.units, lead.unit + 1, first_unit),
                None => self.after_leads(from),
            };
            let start = start.min(first_unit);
            // A source that is all of the clause leaves nothing said.
            let begin = self.units[start].range.start;
            if let Some(piece) = self.pieces.first_mut()
                && begin < piece.range.end
            {
                piece.range.start = begin;
            } else {
                self.forget(at);
                return;
            }
        } else if first_ending != Ending::Noun
            && let Some(lead) = &lead
            && let Some(begin) = self.mixed_start(lead, from)
            && let Some(piece) = self.pieces.first_mut()
        {
            piece.range.start = begin;
        }
        let named = tail.or(lead);
        let (source, cue) = match (named, &self.according) {
            (Some(it), _) => {
                doubt += match (it.noun, it.particle, first_quote) {
                    (Noun::Speaker, _, _) => 0,
                    (_, Particle::Topic, true) => 1,
                    (_, _, true) => 6,
                    (_, _, false) => 8,
                };
                (Some(it.range), cue)
            }
            (None, Some(according)) => (Some(according.source.clone()), according.cue.clone()),
            (None, None) => {
                doubt += if first_quote { 8 } else { 18 };
                (self.speaker.clone(), cue)
            }
        };
        self.speaker = source.clone();
        let confidence = rule.confidence.saturating_sub(doubt);
        self.push(source, Some(cue), rule, confidence);
        if let Some(according) = &mut self.according {
            according.next = usize::MAX;
        }
        self.start = at + 1;
    }

    /// Where the content of a quoted noun begins whose subject stands before the mark: 이번 방문이 “시도”라고.
    fn mixed_start(&self, lead: &Source, quote: usize) -> Option<usize> {
        let inner = self.text[self.units[quote].range.clone()].trim_end_matches(super::super::sentence::is_closing);
        let last = inner.chars().next_back()?;
        let whole = matches!(
            last,
            '다' | '요' | '까' | '자' | '죠' | '라' | '네' | '.' | '?' | '!' | '…'
        );
        let start = after_adjuncts(self.text, self.units, lead.unit + 1, quote);
        let before = quote.checked_sub(1).filter(|&it| it >= start)?;
        if whole || is_adjunct(self.word(before)) || self.units[before].comma {
            return None;
        }
        let subject = (start..quote)
            .any(|it| particle_of(self.word(it)).is_some_and(|it| matches!(it.1, Particle::Subject | Particle::Topic)));
        subject.then(|| self.units[start].range.start)
    }

    /// The first unit from `from` on that is not a word like 한편.
    pub fn after_leads(&self, from: usize) -> usize {
        let mut at = from;
        while at + 1 < self.units.len() && is_lead(self.word(at)) {
            at += 1;
        }
        at
    }

    fn forget(&mut self, at: usize) {
        self.pieces.clear();
        self.start = at + 1;
    }

    pub fn push(
        &mut self,
        source: Option<Range<usize>>,
        cue: Option<Range<usize>>,
        rule: &'static Rule,
        confidence: u8,
    ) {
        let mut content: SmallVec<[Range<usize>; 2]> = SmallVec::new();
        for piece in self.pieces.drain(..) {
            let words = &self.text[piece.range.clone()];
            let end = piece.range.start + words.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len();
            if piece.range.start >= self.free && piece.range.start < end {
                self.free = end;
                content.push(piece.range.start..end);
            }
        }
        self.found.extend(Draft::of(content, source, cue, rule, confidence));
    }
}
