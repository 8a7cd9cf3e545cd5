//! Quotations with a source and a verb beside them.

use smallvec::{SmallVec, smallvec};

use super::super::rules::{ACCORDING as GOES_BY, NAMED_AFTER, NAMED_BEFORE};
use super::clause::content_end;
use super::grammar::*;
use super::reading::{Attribution, Reading};
use super::source::{source_left, source_right};
use super::token::Kind;

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
            if token.has(THAT) && !colon {
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
        let between = at - verb.end;
        let near = between == 0 || colon || (between == 1 && self.tokens[at - 1].is_mark(','));
        if !near {
            return false;
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
