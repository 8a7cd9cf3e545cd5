//! Reported clauses without marks, and sentences that go by somebody.

use std::ops::Range;

use smallvec::smallvec;

use super::super::rules::{ACCORDING as GOES_BY, CLAUSE, TRAILING};
use super::grammar::*;
use super::reading::Reading;
use super::source::{short_phrase, source_left, source_right};
use super::token::{Kind, Token};

/// Most words between a verb and its clause.
const BETWEEN: usize = 12;

/// Where the clause that begins at token `at` ends: at a semicolon, a dash or the end.
pub(super) fn content_end(tokens: &[Token], at: usize) -> usize {
    let end = (at..tokens.len()).find(|&it| tokens[it].is_mark(';'));
    end.unwrap_or(tokens.len())
}

impl Reading<'_> {
    /// Source and verb, then a clause: X a affirmé que …; X sagte, er habe ….
    pub fn clause(&mut self) -> bool {
        let mut found = false;
        let mut at = self.free;
        while at < self.tokens.len() {
            let Some((verb, group)) = self.verb_at(at) else {
                at += 1;
                continue;
            };
            let Some(that) = self.clause_after(verb.end) else {
                at += 1;
                continue;
            };
            let left = source_left(self.tokens, self.free, group);
            let relative = group > 0 && self.tokens[group - 1].has(RELATIVE) && !self.tokens[group - 1].has(ARTICLE);
            if relative {
                at += 1;
                continue;
            }
            let until = if self.tokens[that].has(THAT) {
                that
            } else {
                that.saturating_sub(1)
            };
            let right = || {
                let mut from = verb.end;
                while from < until
                    && self.tokens[from].kind == Kind::Word
                    && self.tokens[from].has(LIGHT)
                    && !self.tokens[from].has(PRONOUN)
                {
                    from += 1;
                }
                source_right(self.tokens, from, until, self.grammar.capital_nouns)
            };
            let source = left.or_else(right);
            let end = content_end(self.tokens, that);
            let doubt = match &source {
                Some(_) => 0,
                None => 12,
            };
            let short = end - that < 3 && !self.tokens[that..end].iter().any(|it| it.kind == Kind::Quote);
            if !short
                && self.push(
                    smallvec![that..end],
                    source,
                    Some(verb.clone()),
                    &CLAUSE,
                    CLAUSE.confidence - doubt,
                )
            {
                found = true;
                at = end;
                continue;
            }
            at += 1;
        }
        found
    }

    /// The token that begins the clause after a verb that ends before `from`.
    fn clause_after(&self, from: usize) -> Option<usize> {
        let limit = (from + BETWEEN).min(self.tokens.len());
        for at in from..limit {
            let token = &self.tokens[at];
            match token.kind {
                Kind::Word if token.has(THAT) && !token.capital => {
                    // en plus de ce que: a relative clause.
                    let noun = at > from && self.tokens[at - 1].has(RELATIVE) && !self.tokens[at - 1].has(THAT);
                    return (!noun).then_some(at);
                }
                Kind::Mark(',') => {
                    let next = self.tokens.get(at + 1)?;
                    if next.has(THAT) && !next.capital {
                        return Some(at + 1);
                    }
                    if !self.grammar.bare_clause {
                        return None;
                    }
                    // er habe …: the subjunctive stands near the beginning.
                    let until = (at + 14).min(self.tokens.len());
                    let mood = self.tokens[at + 1..until]
                        .iter()
                        .position(|it| it.has(MOOD) && !it.capital)?;
                    let opens = next.kind == Kind::Word && !next.has(VERB | RELATIVE) || next.kind == Kind::Quote;
                    return (opens && mood > 0).then_some(at + 1);
                }
                Kind::Mark('(' | ')') => {}
                Kind::Mark(_) | Kind::Quote => return None,
                Kind::Word if token.has(VERB) && !token.has(ARTICLE | STOP) && !token.capital => return None,
                Kind::Word => {}
            }
        }
        None
    }

    /// A clause, then verb and source: …, a expliqué le ministre; also in its middle.
    pub fn trailing(&mut self) -> bool {
        for comma in 2..self.tokens.len() {
            if !(self.tokens[comma].is_mark(',') || self.tokens[comma].is_mark('—')) {
                continue;
            }
            let Some(found) = self.verb_then_source(comma + 1) else {
                continue;
            };
            let next = self.tokens.get(found.end);
            let over = next.is_none_or(|it| it.kind != Kind::Word || it.has(STOP));
            // …, sagte X, und …: the sentence goes on after a comma.
            let goes_on = next.is_some_and(|it| it.is_mark(','));
            if !over || comma < 3 && !goes_on {
                continue;
            }
            let mut pieces = smallvec![0..comma];
            if goes_on && self.tokens.len() - found.end > 3 && !self.tokens[found.end + 1].has(LINK | RELATIVE) {
                pieces.push(found.end + 1..self.tokens.len());
            }
            let head = &self.tokens[..comma];
            let clause = head.iter().any(|it| it.has(FINITE | MOOD | AUXILIARY | VERB)) || comma > 4;
            if clause {
                return self.push(pieces, found.source, Some(found.cue), &TRAILING, TRAILING.confidence);
            }
        }
        false
    }

    /// “According to X” at the beginning, in the middle or at the end.
    pub fn according(&mut self) -> bool {
        let bare = self.grammar.verb_second && !self.grammar.capital_nouns;
        for at in self.free..self.tokens.len() {
            if self.tells_so(at) {
                return true;
            }
            if let Some(len) = self.according_at(at)
                && let Some(source) = self.goes_by(at + len, bare)
                && self.go_by(at, source.clone(), at..at + len, source.end)
            {
                return true;
            }
            // Angaben der Polizei zufolge
            if self.tokens[at].has(AFTERWARDS) && at > 0 {
                let from = (0..at)
                    .rev()
                    .find(|&it| self.tokens[it].is_mark(','))
                    .map_or(0, |it| it + 1);
                if from < at && self.go_by(from, from..at, at..at + 1, at + 1) {
                    return true;
                }
            }
        }
        false
    }

    /// Who a sentence goes by, from the token after “according to” on; `bare` says that neither commas nor capitals show its end.
    fn goes_by(&self, mut from: usize, bare: bool) -> Option<Range<usize>> {
        // Nach Einschätzung von Experten
        let joined = self
            .tokens
            .get(from)
            .is_some_and(|it| it.has(JOINS) && !it.has(ARTICLE));
        if self.grammar.capital_nouns && joined {
            from += 1;
        }
        if bare {
            return Some(from..short_phrase(self.tokens, from)).filter(|it| it.start < it.end);
        }
        let mut source = source_right(self.tokens, from, self.tokens.len(), self.grammar.capital_nouns)?;
        if !self.grammar.verb_second {
            // une étude publiée jeudi par l’Insee,
            let until = (source.end + 12).min(self.tokens.len());
            let end = (source.end..until).find(|&it| self.tokens[it].kind != Kind::Word);
            let plain = |end: usize| {
                !self.tokens[source.end..end]
                    .iter()
                    .any(|it| it.has(FINITE | PRONOUN | THAT) && !it.has(ARTICLE | STOP))
            };
            if let Some(end) = end.filter(|&it| self.tokens[it].is_mark(',') && plain(it)) {
                source.end = end;
            }
        }
        Some(source)
    }

    /// Wie die Polizei mitteilte, …; …, wie die Polizei mitteilte.
    fn tells_so(&mut self, at: usize) -> bool {
        let word = self.tokens.get(at).map_or("", |it| &self.text[it.range.clone()]);
        let opens = at == 0 || self.tokens[at - 1].is_mark(',');
        if !self.grammar.capital_nouns || !opens || !word.eq_ignore_ascii_case("wie") {
            return false;
        }
        let until = (at + 16).min(self.tokens.len());
        let end = (at + 1..until).find(|&it| matches!(self.tokens[it].kind, Kind::Mark(c) if !matches!(c, '(' | ')')));
        let end = match end {
            Some(end) if self.tokens[end].is_mark(',') => end,
            None if until == self.tokens.len() => until,
            _ => return false,
        };
        let verb = end - 1;
        let Some(source) = source_right(self.tokens, at + 1, verb.max(at + 1), true) else {
            return false;
        };
        if !self.tokens[verb].has(VERB) || source.end > verb {
            return false;
        }
        let pieces = match at {
            0 => smallvec![end..self.tokens.len()],
            _ if end + 2 < self.tokens.len() => smallvec![0..at, end..self.tokens.len()],
            _ => smallvec![0..at],
        };
        self.push(pieces, Some(source), Some(verb..verb + 1), &GOES_BY, GOES_BY.confidence)
    }

    /// The sentence around “according to X”, which takes the tokens `start..end`.
    fn go_by(&mut self, start: usize, source: Range<usize>, cue: Range<usize>, end: usize) -> bool {
        let before = 0..start;
        let after = end..self.tokens.len();
        let comma_after = self.tokens.get(end).is_some_and(|it| it.is_mark(','));
        let comma_before = start > 0 && self.tokens[start - 1].is_mark(',');
        let leads = before.len() <= 2
            && self.tokens[before.clone()]
                .iter()
                .all(|it| it.has(LINK) || it.kind != Kind::Word);
        let pieces = match (leads, comma_before) {
            (true, _) if comma_after || self.grammar.verb_second => smallvec![after],
            (true, _) => return false,
            (false, true) if comma_after && after.len() > 2 => smallvec![before, after],
            (false, true) => smallvec![before],
            // … sind laut Polizei drei Menschen …
            (false, false) if self.grammar.verb_second && after.len() > 1 => smallvec![before, after],
            (false, false) => smallvec![before],
        };
        self.push(
            pieces,
            Some(source),
            Some(cue),
            &GOES_BY,
            GOES_BY.confidence - if leads { 0 } else { 6 },
        )
    }
}
