//! Japanese: source with は or が, what is said with と, the verb at the end.

mod source;
mod verb;

#[cfg(test)]
mod tests;

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::rules::{ACCORDING, CLAUSE, IMPERSONAL, NOUN, QUOTED};
use super::sentence::{Sentence, Stops, sentences};
use super::trimmed;
use crate::engine::suggest::draft::Draft;
use crate::engine::suggest::rule::Rule;
use source::{Topic, according_in, after_adjuncts, topic_in};
use verb::{Said, clause_at_end, said_after};

/// What is proposed in a Japanese paragraph.
pub(super) fn drafts(text: &str, paragraph: Range<usize>, quotes: &[Range<usize>], found: &mut Vec<Draft>) {
    for Sentence { range, quotes: of } in sentences(text, paragraph, quotes, Stops::Wide) {
        let quotes = quotes.get(of).unwrap_or_default();
        Reading::new(text, range, quotes, found).read();
    }
}

struct Reading<'a> {
    text: &'a str,
    sentence: Range<usize>,
    quotes: &'a [Range<usize>],
    found: &'a mut Vec<Draft>,
    /// Where the clause begins whose verb is still to come.
    start: usize,
    /// Who spoke in the clause before.
    speaker: Option<Range<usize>>,
    pieces: SmallVec<[Range<usize>; 2]>,
    /// How many quotations are done with.
    done: usize,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str, sentence: Range<usize>, quotes: &'a [Range<usize>], found: &'a mut Vec<Draft>) -> Self {
        let start = sentence.start;
        Reading {
            text,
            sentence,
            quotes,
            found,
            start,
            speaker: None,
            pieces: SmallVec::new(),
            done: 0,
        }
    }

    fn read(mut self) {
        let according = according_in(self.text, self.sentence.clone(), self.quotes);
        if let Some(according) = &according {
            self.start = according.next;
        }
        let before = self.found.len();
        for at in 0..self.quotes.len() {
            let quote = self.quotes[at].clone();
            if quote.start < self.start {
                continue;
            }
            let until = self.quotes.get(at + 1).map_or(self.sentence.end, |it| it.start);
            let until = until.clamp(quote.end, self.sentence.end.max(quote.end));
            match said_after(self.text, quote.end..until) {
                Some(said) => self.quoted(at, said),
                // 「…」「…」と述べた, 「…」、「…」と述べた
                None if matches!(&self.text[quote.end..until], "" | "、" | "と" | "や") => self.pieces.push(quote),
                None => self.pieces.clear(),
            }
        }
        self.clause();
        let Some(according) = according else {
            return;
        };
        let mut named = false;
        for draft in &mut self.found[before..] {
            if draft.source.is_none() {
                draft.source = Some(according.source.clone());
                draft.cue = Some(according.cue.clone());
            }
            named = true;
        }
        let content = without_hearsay(self.text, according.next..self.sentence.end);
        if !named && content.start < content.end {
            self.push(
                smallvec![content],
                Some(according.source),
                Some(according.cue),
                &ACCORDING,
                ACCORDING.confidence,
            );
        }
    }

    /// A quotation with a verb of saying after it.
    fn quoted(&mut self, at: usize, said: Said) {
        let quote = self.quotes[at].clone();
        self.pieces.push(quote.clone());
        self.done = at + 1;
        if said.links {
            // 「…」とした上で、「…」と述べた
            return;
        }
        let first = self.pieces.first().map_or(quote.start, |it| it.start);
        let tail = topic_in(self.text, said.particle..said.cue.start, &[], false);
        let lead = topic_in(self.text, self.start..first, self.quotes, false);
        let named: Option<Topic> = tail.or_else(|| lead.clone());
        if let Some(lead) = &lead
            && let Some(begin) = self.mixed_start(lead, first)
            && let Some(piece) = self.pieces.first_mut()
        {
            piece.start = begin;
        }
        let doubt = match &named {
            Some(it) if it.speaks => 0,
            Some(_) => 5,
            None => 8,
        };
        let source = named.map(|it| it.range).or_else(|| self.speaker.clone());
        let source = source.filter(|_| !said.passive);
        self.speaker = source.clone();
        let rule: &'static Rule = if said.noun { &NOUN } else { &QUOTED };
        let confidence = rule.confidence + if said.noun { 10 } else { 0 } - doubt;
        let content = std::mem::take(&mut self.pieces);
        self.push(content, source, Some(said.cue.clone()), rule, confidence);
        self.start = after_comma(self.text, said.cue.end, self.sentence.end);
    }

    /// Where the content begins when its subject stands before the quotation: 合意が「近い」と.
    fn mixed_start(&self, lead: &Topic, quote: usize) -> Option<usize> {
        let start = after_adjuncts(self.text, lead.next..quote);
        let words = self.text.get(start..quote)?;
        let open = words.ends_with(['が', 'は', 'を', 'の', 'な', 'も']);
        (open && words.chars().count() > 1).then_some(start)
    }

    /// A clause without marks at the end of the sentence: …と述べた.
    fn clause(&mut self) {
        let last = self.quotes[..self.done].last().map_or(self.start, |it| it.end);
        let from = self.start.max(last);
        if from >= self.sentence.end {
            return;
        }
        let open = self
            .quotes
            .iter()
            .rev()
            .find(|it| it.end <= self.sentence.end)
            .map_or(from, |it| it.end.max(from));
        let Some(said) = clause_at_end(self.text, from..self.sentence.end, open) else {
            return;
        };
        let tail = topic_in(self.text, said.particle..said.cue.start, &[], false);
        let lead = match tail {
            Some(_) => None,
            None => topic_in(self.text, from..said.content_end, self.quotes, true),
        };
        let start = lead
            .as_ref()
            .map_or(from, |it| after_adjuncts(self.text, it.next..said.content_end));
        let named = tail.or(lead);
        if start >= said.content_end {
            return;
        }
        let rule: &'static Rule = match (said.passive, said.noun) {
            (true, _) => &IMPERSONAL,
            (_, true) => &NOUN,
            _ => &CLAUSE,
        };
        let doubt = match &named {
            Some(it) if it.speaks => 0,
            Some(_) => 8,
            None => 18,
        };
        let source = named.map(|it| it.range).or_else(|| self.speaker.clone());
        let source = source.filter(|_| !said.passive);
        self.push(
            smallvec![start..said.content_end],
            source,
            Some(said.cue),
            rule,
            rule.confidence.saturating_sub(doubt),
        );
    }

    fn push(
        &mut self,
        content: SmallVec<[Range<usize>; 2]>,
        source: Option<Range<usize>>,
        cue: Option<Range<usize>>,
        rule: &'static Rule,
        confidence: u8,
    ) {
        let content = content
            .into_iter()
            .filter_map(|it| trimmed(self.text, it, is_gap))
            .collect();
        self.found.extend(Draft::of(content, source, cue, rule, confidence));
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '、' | '，' | ',')
}

/// The first byte after the commas at `at`.
fn after_comma(text: &str, at: usize, end: usize) -> usize {
    let rest = &text[at.min(end)..end];
    end - rest.trim_start_matches(is_gap).len()
}

/// The clause before という, とのことだ and other words of hearsay at its end.
fn without_hearsay(text: &str, range: Range<usize>) -> Range<usize> {
    const HEARSAY: &[&str] = &[
        "とのことだ",
        "とのことです",
        "とのこと",
        "ということだ",
        "ということです",
        "という",
        "といいます",
        "そうだ",
        "そうです",
        "としている",
        "としています",
        "とされる",
    ];
    let words = &text[range.clone()];
    let bare = HEARSAY.iter().find_map(|it| words.strip_suffix(it)).unwrap_or(words);
    range.start..range.start + bare.len()
}
