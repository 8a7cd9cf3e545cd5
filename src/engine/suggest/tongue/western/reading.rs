//! A sentence in Latin script, and what was found in it.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::super::rules::MOOD as SUBJUNCTIVE;
use super::grammar::*;
use super::source::{source_left, source_right};
use super::token::{Kind, Token};
use crate::engine::suggest::draft::Draft;
use crate::engine::suggest::rule::Rule;

/// A verb of saying and who says it, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    pub cue: Range<usize>,
    pub source: Option<Range<usize>>,
    /// The token after the whole.
    pub end: usize,
}

pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub grammar: &'a Grammar,
    pub found: &'a mut Vec<Draft>,
    /// The first token that no content has taken.
    pub free: usize,
}

impl<'a> Reading<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token], grammar: &'a Grammar, found: &'a mut Vec<Draft>) -> Self {
        Reading {
            text,
            tokens,
            grammar,
            found,
            free: 0,
        }
    }

    /// Reads the sentence; `goes_on` says that somebody was quoted just before.
    pub fn read(&mut self, goes_on: bool) {
        let before = self.found.len();
        for at in 0..self.tokens.len() {
            if self.tokens[at].kind == Kind::Quote && at >= self.free {
                self.quotation(at);
            }
        }
        if self.found.len() > before {
            self.rest();
            return;
        }
        if self.according() || self.clause() || self.trailing() {
            return;
        }
        let reports = self.grammar.bare_clause && goes_on && !self.tokens.iter().any(|it| it.kind == Kind::Quote);
        let subjunctive = self.tokens.iter().any(|it| it.has(MOOD) && !it.capital);
        if reports && subjunctive && self.tokens.len() > 3 {
            self.push(
                smallvec![0..self.tokens.len()],
                None,
                None,
                &SUBJUNCTIVE,
                SUBJUNCTIVE.confidence,
            );
        }
    }

    /// The verb of saying at token `at`, with its auxiliary: as the tokens of the verb, and where the group begins.
    pub fn verb_at(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let token = self.tokens.get(at)?;
        if token.kind != Kind::Word || (token.capital && at > 0 && !self.opens(at)) {
            return None;
        }
        if token.has(PARTICIPLE)
            && let Some(auxiliary) = self.auxiliary_before(at)
        {
            return Some((at..at + 1, auxiliary));
        }
        (token.has(VERB) && !token.has(ARTICLE)).then_some((at..at + 1, at))
    }

    /// Whether token `at` is the first word of its clause.
    fn opens(&self, at: usize) -> bool {
        at == 0 || !matches!(self.tokens[at - 1].kind, Kind::Word)
    }

    fn auxiliary_before(&self, at: usize) -> Option<usize> {
        // German has the participle at the end of its clause.
        let reach = if self.grammar.capital_nouns { 8 } else { 3 };
        let mut i = at;
        while i > 0 && at - i < reach {
            i -= 1;
            let token = &self.tokens[i];
            if token.has(AUXILIARY) {
                return Some(i);
            }
            let pronoun = token.has(PRONOUN) && self.text[token.range.clone()].starts_with('-');
            let light = token.kind == Kind::Word
                && (token.has(LIGHT)
                    || pronoun
                    || token.class == 0 && self.grammar.capital_nouns
                    || token.has(STOP | ARTICLE) && self.grammar.capital_nouns);
            if !light {
                return None;
            }
        }
        None
    }

    /// Verb, then source, from token `at` on: a déclaré Claire Fontaine, sagte er.
    pub fn verb_then_source(&self, at: usize) -> Option<Attribution> {
        let mut verb = None;
        for i in at..(at + 5).min(self.tokens.len()) {
            if let Some(found) = self.verb_at(i) {
                verb = Some(found.0);
                break;
            }
            let token = &self.tokens[i];
            if token.has(TRAILS) && i == at {
                verb = Some(i..i + 1);
                break;
            }
            if token.kind != Kind::Word || !token.has(AUXILIARY | LIGHT | PRONOUN) || token.capital {
                return None;
            }
        }
        let verb = verb?;
        // a-t-il déclaré: the pronoun stands inside.
        let inside = (at..verb.start).find(|&it| self.text[self.tokens[it].range.clone()].starts_with('-'));
        if let Some(pronoun) = inside {
            return Some(Attribution {
                end: verb.end,
                cue: verb,
                source: Some(pronoun..pronoun + 1),
            });
        }
        // il a dit: a pronoun before it is who says it.
        let before = (at..verb.start).find(|&it| self.tokens[it].has(PRONOUN) && !self.tokens[it].has(LIGHT));
        if let Some(pronoun) = before {
            return Some(Attribution {
                end: verb.end,
                cue: verb,
                source: Some(pronoun..pronoun + 1),
            });
        }
        let mut from = self.after_aside(verb.end);
        // a ensuite déclaré; sagte am Montag der Minister is left alone.
        while self
            .tokens
            .get(from)
            .is_some_and(|it| it.kind == Kind::Word && it.has(LIGHT) && !it.has(PRONOUN) && !it.capital)
        {
            from += 1;
        }
        from = self.after_aside(from);
        let word = |it: usize| self.tokens.get(it).map_or("", |it| &self.text[it.range.clone()]);
        // hieß es aus Sicherheitskreisen
        if word(from) == "es" && word(verb.start).starts_with(['h', 'H']) {
            let cue = verb.start..from + 1;
            let named = matches!(word(from + 1), "aus" | "in" | "bei" | "von" | "vom" | "im" | "beim");
            let source = named
                .then(|| source_right(self.tokens, from + 2, self.tokens.len(), true))
                .flatten();
            let end = source.as_ref().map_or(from + 1, |it| it.end);
            return Some(Attribution { cue, source, end });
        }
        let source = source_right(self.tokens, from, self.tokens.len(), self.grammar.capital_nouns)?;
        Some(Attribution {
            end: source.end,
            cue: verb,
            source: Some(source),
        })
    }

    /// The token after words between a verb and its source: pour sa part, à l’AFP, a la prensa.
    fn after_aside(&self, from: usize) -> usize {
        let word = |it: usize| self.tokens.get(it).map_or("", |it| &self.text[it.range.clone()]);
        let aside = matches!(
            (word(from), word(from + 2)),
            ("pour", "part") | ("de", "côté") | ("por", "parte")
        );
        if aside {
            return from + 3;
        }
        if !matches!(word(from), "à" | "a" | "au" | "al" | "aux" | "all'" | "alla") {
            return from;
        }
        let mut at = from + 1;
        while self.tokens.get(at).is_some_and(|it| it.has(ARTICLE) && !it.capital) && at < from + 3 {
            at += 1;
        }
        let first = at;
        while self
            .tokens
            .get(at)
            .is_some_and(|it| it.kind == Kind::Word && it.capital)
            && at < from + 6
        {
            at += 1;
        }
        if at == first {
            at += 1;
        }
        let follows = self
            .tokens
            .get(at)
            .is_some_and(|it| it.kind == Kind::Word && (it.has(ARTICLE) || it.capital));
        if follows { at } else { from }
    }

    /// Source, then verb, from token `at` on: X afirmó.
    pub fn source_then_verb(&self, at: usize) -> Option<Attribution> {
        let limit = (at + 14).min(self.tokens.len());
        for i in at + 1..limit {
            if self.tokens[i].kind == Kind::Quote {
                return None;
            }
            let Some((verb, group)) = self.verb_at(i) else {
                continue;
            };
            // que: a clause of its own.
            if self.tokens.get(verb.end).is_some_and(|it| it.has(THAT)) {
                return None;
            }
            let source = source_left(self.tokens, at, group)?;
            return (source.start == at).then_some(Attribution {
                cue: verb.clone(),
                source: Some(source),
                end: verb.end,
            });
        }
        None
    }

    /// “According to” at token `at`: how many tokens it has.
    pub fn according_at(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at).filter(|it| it.kind == Kind::Word)?;
        if token.has(ACCORDING) {
            return Some(1);
        }
        let word = |i: usize| self.tokens.get(i).map_or("", |it| &self.text[it.range.clone()]);
        let fits = |phrase: &&&[&str]| {
            phrase.iter().enumerate().all(|(i, it)| {
                let word = word(at + i);
                word.len() == it.len() && word.to_lowercase() == **it || word.replace('’', "'").eq_ignore_ascii_case(it)
            })
        };
        self.grammar.phrases.iter().find(fits).map(|it| it.len())
    }

    /// The bytes of some tokens.
    pub fn bytes(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        (first.range.start < last.range.end).then_some(first.range.start..last.range.end)
    }

    /// The bytes of a source; a hyphen before it is no part of it.
    pub fn source_bytes(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let bytes = self.bytes(tokens)?;
        let words = &self.text[bytes.clone()];
        let bare = words
            .strip_prefix("-t-")
            .or_else(|| words.strip_prefix('-'))
            .unwrap_or(words);
        Some(bytes.end - bare.len()..bytes.end)
    }

    /// Adds a draft of pieces (as tokens); commas at their ends are left out.
    pub fn push(
        &mut self,
        pieces: SmallVec<[Range<usize>; 2]>,
        source: Option<Range<usize>>,
        cue: Option<Range<usize>>,
        rule: &'static Rule,
        confidence: u8,
    ) -> bool {
        let mut content: SmallVec<[Range<usize>; 2]> = SmallVec::new();
        let mut free = self.free;
        for mut piece in pieces {
            piece.start = piece.start.max(free);
            while piece.start < piece.end
                && matches!(self.tokens[piece.start].kind, Kind::Mark(',' | ':' | ';' | '—' | '.'))
            {
                piece.start += 1;
            }
            while piece.start < piece.end
                && matches!(self.tokens[piece.end - 1].kind, Kind::Mark(',' | ':' | ';' | '—' | '.'))
            {
                piece.end -= 1;
            }
            if piece.start < piece.end
                && let Some(bytes) = self.bytes(&piece)
            {
                free = free.max(piece.end);
                content.push(bytes);
            }
        }
        if content.is_empty() {
            return false;
        }
        self.free = free;
        let source = source.and_then(|it| self.source_bytes(&it));
        let cue = cue.and_then(|it| self.bytes(&it));
        self.found.extend(Draft::of(content, source, cue, rule, confidence));
        true
    }
}
