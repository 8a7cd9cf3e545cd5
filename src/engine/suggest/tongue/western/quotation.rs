//! Quotations with a source and a verb beside them.

use smallvec::{SmallVec, smallvec};

use super::super::rules::{ACCORDING as GOES_BY, NAMED_AFTER, NAMED_BEFORE};
use super::clause::content_end;
use super::grammar::*;
use super::reading::{Attribution, Reading};
use super::source::{source_left, source_right};
use super::token::{Kind, tokens_of};
use crate::engine::suggest::draft::Draft;

/// Most words between a verb and the quotation it stands before.
const BETWEEN: usize = 16;

impl Reading<'_> {
    /// The quotation at token `at`.
    pub fn quotation(&mut self, at: usize) {
        let mut next = at + 1;
        while self
            .tokens
            .get(next)
            .is_some_and(|it| it.is_mark(',') || it.is_mark('—'))
        {
            next += 1;
        }
        let adjacent = next == at + 1;
        if self.before(at) {
            return;
        }
        if let Some(found) = self.after(next, adjacent) {
            let mut pieces: SmallVec<[std::ops::Range<usize>; 2]> = smallvec![at..at + 1];
            let end = found.end;
            pieces.extend(self.second(end));
            let (cue, source) = (found.cue, found.source);
            let named = source.is_some();
            let rule = if self.tokens[cue.start].has(ACCORDING) {
                &GOES_BY
            } else {
                &NAMED_AFTER
            };
            let confidence = NAMED_AFTER.confidence - if named { 0 } else { 10 };
            let pieces = self.with_subject(at, pieces);
            self.push(pieces, source, Some(cue), rule, confidence);
            self.free = self.free.max(end);
            return;
        }
        let quote = self.tokens[at].range.clone();
        if self.within(&quote) {
            self.free = self.free.max(at + 1);
        }
    }

    /// The attribution that follows a quotation.
    fn after(&self, next: usize, adjacent: bool) -> Option<Attribution> {
        if let Some(len) = self.according_at(next).filter(|_| !adjacent) {
            let source = source_right(self.tokens, next + len, self.tokens.len(), self.grammar.capital_nouns)?;
            return Some(Attribution {
                cue: next..next + len,
                end: source.end,
                source: Some(source),
            });
        }
        let found = self.verb_then_source(next);
        let found = found.or_else(|| self.source_then_verb(next).filter(|_| !adjacent));
        found.or_else(|| {
            // …», explicó. A verb alone: somebody named before goes on.
            let (verb, _) = self.verb_at(next).filter(|_| !adjacent)?;
            let ends = self
                .tokens
                .get(verb.end)
                .is_none_or(|it| it.kind != Kind::Word || it.has(STOP));
            ends.then_some(Attribution {
                end: verb.end,
                cue: verb,
                source: None,
            })
        })
    }

    /// A second quotation right behind the attribution: « … », dit-il, « … ».
    fn second(&self, end: usize) -> Option<std::ops::Range<usize>> {
        let mut at = end;
        while at < self.tokens.len() && at < end + 8 {
            match self.tokens[at].kind {
                Kind::Quote => return Some(at..at + 1),
                Kind::Mark(',' | ':' | '—' | '.') => {}
                Kind::Word if self.tokens[at].has(STOP | LIGHT | ARTICLE) || self.tokens[at].capital => {}
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// Source and verb before the quotation at token `at`.
    fn before(&mut self, at: usize) -> bool {
        let colon = at > 0 && self.tokens[at - 1].is_mark(':');
        let from = self.free.max(at.saturating_sub(BETWEEN));
        let mut last = None;
        for i in (from..at).rev() {
            let token = &self.tokens[i];
            if token.kind == Kind::Quote || token.is_mark(';') || token.is_mark('—') {
                break;
            }
            // a déclaré que … « … »: the clause is what is said.
            if token.has(THAT) && !colon && i + 1 != at {
                return false;
            }
            if let Some((verb, group)) = self.verb_at(i) {
                last = Some((verb, group));
                break;
            }
        }
        let Some((verb, group)) = last else {
            return false;
        };
        let that = at > 0 && self.tokens[at - 1].has(THAT) && !colon;
        let between = at - verb.end - usize::from(that);
        let near = between == 0 || colon || (between == 1 && self.tokens[at - 1].is_mark(','));
        let words = self.tokens[verb.end..at].iter().all(|it| it.kind == Kind::Word);
        let calls = self.tokens[verb.start].has(CALL) && words && between <= 10;
        let part = words && between <= 6 && !that;
        if !near && !calls && !part {
            return false;
        }
        if !near {
            return self.called(at, verb, group, calls);
        }
        // sagte Ana „…“ nicht; …“, sagte X, „…“: that is another rule.
        let left = source_left(self.tokens, self.free, group);
        let right = || source_right(self.tokens, verb.end, at, self.grammar.capital_nouns);
        let source = left.or_else(right);
        if source.is_none() && !colon {
            return false;
        }
        let doubt = match (&source, colon) {
            (Some(_), true) => 0,
            (Some(_), false) => 8,
            (None, _) => 14,
        };
        let mut pieces: SmallVec<[std::ops::Range<usize>; 2]> = smallvec![at..at + 1];
        // « … », « … »: of the same speaker.
        let mut next = at + 1;
        while self.tokens.get(next).is_some_and(|it| it.is_mark(','))
            && self.tokens.get(next + 1).is_some_and(|it| it.kind == Kind::Quote)
        {
            pieces.push(next + 1..next + 2);
            next += 2;
        }
        self.push(
            pieces,
            source,
            Some(verb),
            &NAMED_BEFORE,
            NAMED_BEFORE.confidence - doubt,
        )
    }

    /// A quotation behind the object of its verb: bezeichnete den Vorschlag als „…“.
    fn called(&mut self, at: usize, verb: std::ops::Range<usize>, group: usize, calls: bool) -> bool {
        let quoted = self.text[self.tokens[at].range.clone()].split_whitespace().count();
        if !calls && quoted < 2 {
            return false;
        }
        let Some(source) = source_left(self.tokens, self.free, group) else {
            return false;
        };
        let mut from = verb.end;
        while from < at && self.tokens[from].has(LIGHT) && !self.tokens[from].has(ARTICLE) {
            from += 1;
        }
        let confidence = if calls { 74 } else { 61 };
        self.push(
            smallvec![from..at + 1],
            Some(source),
            Some(verb),
            &NAMED_BEFORE,
            confidence,
        )
    }

    /// A quotation that holds its own attribution: « Rien, regrette Marc Petit. Rien du tout. »
    pub fn within(&mut self, quote: &std::ops::Range<usize>) -> bool {
        let words = &self.text[quote.clone()];
        if words.len() < 40 || self.grammar.capital_nouns {
            return false;
        }
        let mut tokens = Vec::new();
        tokens_of(self.text, quote.clone(), &[], self.grammar, &mut tokens);
        let mut none = Vec::new();
        let inner = Reading::new(self.text, &tokens, self.grammar, &mut none);
        for comma in 2..tokens.len() {
            if !tokens[comma].is_mark(',') {
                continue;
            }
            let Some(said) = inner.verb_then_source(comma + 1) else {
                continue;
            };
            let over = tokens.get(said.end).is_some_and(|it| {
                matches!(it.kind, Kind::Mark(',' | '.' | '!' | '?' | '»' | '”' | '"')) || it.has(STOP)
            });
            if !over {
                continue;
            }
            let source = said.source.as_ref().and_then(|it| inner.source_bytes(it));
            let cue = inner.bytes(&said.cue);
            let mut content: SmallVec<[std::ops::Range<usize>; 2]> =
                smallvec![quote.start..tokens[comma - 1].range.end];
            // Behind the next comma or stop the quotation goes on.
            let resumes =
                (said.end..tokens.len()).find(|&it| matches!(tokens[it].kind, Kind::Mark(',' | '.' | '!' | '?')));
            if let Some(resumes) = resumes
                && let Some(next) = tokens.get(resumes + 1).filter(|it| it.kind == Kind::Word)
            {
                content.push(next.range.start..quote.end);
            }
            self.found.push(Draft {
                content,
                source,
                cue,
                rule: &NAMED_AFTER,
                confidence: 84,
                remarks: Vec::new(),
            });
            return true;
        }
        false
    }

    /// The pieces with the clause that the first quotation ends: Das sei „ein Fehler“, sagte X.
    fn with_subject(
        &self,
        at: usize,
        mut pieces: SmallVec<[std::ops::Range<usize>; 2]>,
    ) -> SmallVec<[std::ops::Range<usize>; 2]> {
        let from = self.free;
        let words = &self.tokens[from..at];
        let clause = words.last().is_some_and(|it| it.kind == Kind::Word)
            && words.iter().any(|it| it.has(FINITE | MOOD | AUXILIARY));
        if clause && let Some(first) = pieces.first_mut() {
            first.start = from;
        }
        pieces
    }

    /// A clause behind a quotation in the same sentence: …, sagte X und fügte hinzu, dass ….
    pub fn rest(&mut self) {
        let speaker = self.found.last().and_then(|it| it.source.clone());
        let from = self.free;
        let that = (from..self.tokens.len()).find(|&it| self.tokens[it].has(THAT) && !self.tokens[it].capital);
        let Some(that) = that else {
            return;
        };
        let verb = (from..that).rev().take(6).find_map(|it| self.verb_at(it));
        let Some((verb, _)) = verb else {
            return;
        };
        let end = content_end(self.tokens, that);
        let before = self.found.len();
        self.push(
            smallvec![that..end],
            None,
            Some(verb),
            &super::super::rules::CLAUSE,
            super::super::rules::CLAUSE.confidence - 6,
        );
        if let Some(draft) = self.found.get_mut(before) {
            draft.source = speaker;
        }
    }
}
