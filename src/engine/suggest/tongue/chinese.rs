//! Chinese: source, verb of saying, comma or colon, what is said; or what is said, source, verb.

mod source;
mod verb;

#[cfg(test)]
mod tests;

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::rules::{ACCORDING, CLAUSE, IMPERSONAL, NAMED_AFTER, NAMED_BEFORE};
use super::sentence::{Sentence, Stops, sentences};
use super::trimmed;
use crate::engine::suggest::draft::Draft;
use crate::engine::suggest::rule::Rule;
use source::{according_at, earlier_source, source_of};
use verb::{first_verb, verb_before, verb_in};

/// Bytes around a quotation in which its verb is looked for.
const REACH: usize = 240;

/// What is proposed in a Chinese paragraph.
pub(super) fn drafts(text: &str, paragraph: Range<usize>, quotes: &[Range<usize>], found: &mut Vec<Draft>) {
    for Sentence { range, quotes: of } in sentences(text, paragraph, quotes, Stops::Wide) {
        let quotes = quotes.get(of).unwrap_or_default();
        let mut reading = Reading {
            text,
            start: range.start,
            sentence: range,
            quotes,
            found,
            open: None,
        };
        reading.read();
    }
}

struct Reading<'a> {
    text: &'a str,
    sentence: Range<usize>,
    quotes: &'a [Range<usize>],
    found: &'a mut Vec<Draft>,
    /// Where the clause begins whose verb is still to come.
    start: usize,
    /// The draft that the next quotation carries on: “…，”他说，“…”.
    open: Option<usize>,
}

impl Reading<'_> {
    fn read(&mut self) {
        let first_found = self.found.len();
        let according = according_at(self.text, self.sentence.clone());
        if let Some(according) = &according {
            self.start = according.next;
        }
        for at in 0..self.quotes.len() {
            if self.quotes[at].start >= self.start {
                self.quotation(at);
            }
        }
        if self.found.len() == first_found {
            self.clause();
        } else if self.open.is_none() {
            self.rest();
        }
        let Some(according) = according else {
            return;
        };
        let mut named = false;
        for draft in &mut self.found[first_found..] {
            if draft.source.is_none() {
                draft.source = according.source.clone();
                draft.cue = Some(according.cue.clone());
            }
            named = true;
        }
        if !named {
            let rule: &'static Rule = if according.source.is_some() {
                &ACCORDING
            } else {
                &IMPERSONAL
            };
            self.push(
                smallvec![according.next..self.sentence.end],
                according.source,
                Some(according.cue),
                rule,
                rule.confidence,
            );
        }
    }

    /// A quotation with a source and a verb before it or after it.
    fn quotation(&mut self, at: usize) {
        let quote = self.quotes[at].clone();
        let until = self
            .quotes
            .get(at + 1)
            .map_or(self.sentence.end, |it| it.start)
            .clamp(quote.end, self.sentence.end.max(quote.end));
        if let Some(open) = self.open.take()
            && let Some(draft) = self.found.get_mut(open)
        {
            draft.content.push(quote.clone());
            self.start = quote.end;
            return;
        }
        if self.before(&quote) {
            self.start = quote.end;
            return;
        }
        self.after(&quote, until);
    }

    /// 王强表示：“…”
    fn before(&mut self, quote: &Range<usize>) -> bool {
        let from = self
            .text
            .ceil_char_boundary(quote.start.saturating_sub(REACH).max(self.start));
        let lead = &self.text[from..quote.start];
        let bare = lead.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '，' | ','));
        let marked = bare.len() < lead.len();
        let Some(len) = verb_before(bare) else {
            return false;
        };
        let cue = from + bare.len() - len..from + bare.len();
        let source = source_of(self.text, self.start.max(from)..cue.start);
        let source = source.or_else(|| earlier_source(self.text, self.start..cue.start));
        // 所谓的“…”, 称“…”为: without a mark it may be a name.
        if !marked && (source.is_none() || short(&self.text[quote.clone()])) {
            return false;
        }
        let doubt = if source.is_some() { 0 } else { 12 } + if marked { 0 } else { 8 };
        self.push(
            smallvec![quote.clone()],
            source,
            Some(cue),
            &NAMED_BEFORE,
            NAMED_BEFORE.confidence - doubt,
        );
        true
    }

    /// “…，”王强说。
    fn after(&mut self, quote: &Range<usize>, until: usize) {
        let end = self.text.floor_char_boundary((quote.end + REACH).min(until));
        let rest = &self.text[quote.end..end];
        let skip = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '。'))
                .len();
        let words = &rest[skip..];
        let stop = words
            .find(['，', '。', '；', '：', ':', ',', '！', '？', '“', '「'])
            .unwrap_or(words.len());
        let segment = quote.end + skip..quote.end + skip + stop;
        let mark = words[stop..].chars().next();
        if matches!(mark, Some('：' | ':')) {
            return;
        }
        let Some((at, len)) = verb_in(&self.text[segment.clone()]) else {
            return;
        };
        let cue = segment.start + at..segment.start + at + len;
        let Some(source) = source_of(self.text, segment.start..cue.start) else {
            return;
        };
        // 他说，“…”: the same words go on after the next mark.
        let goes_on = matches!(mark, Some('，' | ','))
            && segment.end + mark.map_or(0, char::len_utf8) == until
            && until < self.sentence.end;
        self.push(
            smallvec![quote.clone()],
            Some(source),
            Some(cue.clone()),
            &NAMED_AFTER,
            NAMED_AFTER.confidence,
        );
        self.start = segment.end;
        self.open = goes_on.then(|| self.found.len() - 1);
    }

    /// A clause without marks: 外交部表示，….
    fn clause(&mut self) {
        let Some((cue, source)) = first_verb(self.text, self.start..self.sentence.end, self.quotes) else {
            return;
        };
        let rest = &self.text[cue.end..self.sentence.end];
        let bare = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '：' | ':'));
        let marked = bare.len() < rest.len();
        let content = self.sentence.end - bare.len()..self.sentence.end;
        let confidence = CLAUSE.confidence - if marked { 0 } else { 6 } - if source.is_some() { 0 } else { 18 };
        self.push(smallvec![content], source, Some(cue), &CLAUSE, confidence);
    }

    /// A clause after a quotation in the same sentence: “…，”他说，并称….
    fn rest(&mut self) {
        let last = self
            .quotes
            .iter()
            .rev()
            .find(|it| it.end <= self.sentence.end)
            .map_or(self.start, |it| it.end);
        let from = self.start.max(last);
        let Some((cue, source)) = first_verb(self.text, from..self.sentence.end, &[]) else {
            return;
        };
        let rest = &self.text[cue.end..self.sentence.end];
        let bare = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '：' | ':'));
        if bare.is_empty() || bare.chars().take(4).count() < 4 || source.is_none() {
            return;
        }
        self.push(
            smallvec![self.sentence.end - bare.len()..self.sentence.end],
            source,
            Some(cue),
            &CLAUSE,
            CLAUSE.confidence - 8,
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
    c.is_whitespace() || matches!(c, '，' | ',' | '：' | ':' | '；')
}

/// Whether a quotation is of so few characters that it may be a name.
fn short(quote: &str) -> bool {
    quote.chars().count() < 8
}
