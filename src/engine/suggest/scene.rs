//! The tokens of a paragraph, its sentences, and simple questions about them.

use std::cell::Cell;
use std::ops::Range;

use super::token::{Kind, Token};
use super::verb::Form;
use super::word::Flags;
use crate::text::abbreviation::{Abbreviation, abbreviation, starts_sentence, tells};

/// Longer sentences are cut, so that looking back and ahead stays bounded.
const LONGEST_SENTENCE: usize = 240;

/// Words of a quotation that are counted; no rule asks for more.
const MOST_WORDS: usize = 12;

/// Words in -s that are no verb: its, always, towards, officials.
const NO_VERB: Flags = Flags(
    Flags::DETERMINER.0
        | Flags::PREPOSITION.0
        | Flags::CONJUNCTION.0
        | Flags::SUBORDINATOR.0
        | Flags::ADVERB.0
        | Flags::TIME.0
        | Flags::SUBJECT.0
        | Flags::OBJECT.0
        | Flags::OCCASION.0
        | Flags::PEOPLE.0,
);

/// A paragraph as tokens. Ranges are places of tokens unless they are said to be bytes.
pub(super) struct Scene<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// Tokens looked at, for a test that the work is linear.
    pub steps: &'a Cell<u64>,
}

impl<'a> Scene<'a> {
    #[inline]
    pub fn step(&self) {
        self.steps.set(self.steps.get() + 1);
    }

    #[inline]
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    #[inline]
    pub fn words(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |it| &self.text[it.range()])
    }

    /// Whether the token is that word, in any case.
    #[inline]
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        // The length tells most words apart without a look at the text.
        self.tokens
            .get(at)
            .is_some_and(|it| (it.end - it.start) as usize == word.len())
            && self.words(at).eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|it| self.is_word(at, it))
    }

    #[inline]
    pub fn is(&self, at: usize, kind: Kind) -> bool {
        self.token(at).is_some_and(|it| it.is(kind))
    }

    #[inline]
    pub fn has(&self, at: usize, flags: Flags) -> bool {
        self.token(at).is_some_and(|it| it.has(flags))
    }

    /// Bytes of some tokens; `None` when there are none.
    pub fn bytes(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let words = self.tokens.get(tokens.clone())?;
        Some(words.first()?.start as usize..words.last()?.end as usize)
    }

    /// What a quotation holds, without its marks.
    pub fn inside(&self, at: usize) -> &'a str {
        let words = self.words(at);
        let mut letters = words.chars();
        let Some(open) = letters.next() else { return words };
        let rest = &words[open.len_utf8()..];
        match letters.next_back() {
            Some(close) if is_closing(close) => &rest[..rest.len() - close.len_utf8()],
            _ => rest,
        }
    }

    /// Whether a quotation is not closed in its paragraph.
    pub fn is_open_quote(&self, at: usize) -> bool {
        let words = self.words(at);
        words.chars().nth(1).is_none() || !words.ends_with(is_closing)
    }

    /// The last character of a quotation's words, closing marks of inner quotations aside.
    pub fn last_mark(&self, at: usize) -> char {
        let inside = self
            .inside(at)
            .trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
        inside.chars().next_back().unwrap_or(' ')
    }

    /// Words of a quotation, up to [`MOST_WORDS`].
    pub fn word_count(&self, at: usize) -> usize {
        self.inside(at).split_whitespace().take(MOST_WORDS).count()
    }

    /// Whether a quotation reads as somebody speaking: several words, or it ends as speech before “she said”.
    pub fn is_speech(&self, at: usize) -> bool {
        self.word_count(at) >= 4 || matches!(self.last_mark(at), ',' | '?' | '!' | '.')
    }

    /// The sentences, as places of tokens, without the stop at the end.
    pub fn sentences(&self, found: &mut Vec<Range<usize>>) {
        found.clear();
        let mut start = 0;
        for at in 0..self.tokens.len() {
            let long = at + 1 - start >= LONGEST_SENTENCE;
            if self.ends_sentence(start, at) || long {
                let end = if self.is(at, Kind::Stop) { at } else { at + 1 };
                if end > start {
                    found.push(start..end);
                }
                start = at + 1;
            }
        }
        if start < self.tokens.len() {
            found.push(start..self.tokens.len());
        }
    }

    /// Whether the sentence that began at `start` ends with the token at `at`.
    fn ends_sentence(&self, start: usize, at: usize) -> bool {
        self.step();
        let Some(token) = self.token(at) else { return false };
        let next = self.token(at + 1);
        let begins =
            |it: &Token| it.has(Flags::CAPITAL) || it.is(Kind::Quote) || it.is(Kind::Number) || it.is(Kind::Dash);
        match token.kind {
            Kind::Stop | Kind::Exclaim => match next {
                None => true,
                Some(it) if it.is(Kind::Close) => false,
                Some(it) => {
                    begins(it) || (it.has(Flags::FOREIGN)) || (it.is(Kind::Open) && self.has(at + 2, Flags::CAPITAL))
                }
            },
            Kind::Close => {
                // “(It is.) He went on.”
                let inner = at > start && matches!(self.tokens[at - 1].kind, Kind::Stop | Kind::Exclaim);
                inner && next.is_none_or(|it| it.has(Flags::CAPITAL) || it.is(Kind::Quote))
            }
            Kind::Quote => {
                let Some(next) = next else { return true };
                match self.last_mark(at) {
                    '.' | '…' => {
                        let signed = next.is(Kind::Dash);
                        (next.has(Flags::CAPITAL) && (!self.tells_soon(at + 1, 4) || self.leads_quotation_soon(at + 1)))
                            || next.is(Kind::Quote)
                            || (next.is(Kind::Open))
                            || (next.is(Kind::Number)) && !signed
                    }
                    '?' | '!' => (next.has(Flags::CAPITAL) || next.is(Kind::Quote)) && !self.tells_soon(at + 1, 6),
                    _ => false,
                }
            }
            Kind::Word if self.words(at).ends_with('.') => {
                let word = self.words(at).trim_end_matches('.');
                let Some(next) = next else { return true };
                match abbreviation(word) {
                    Abbreviation::Title => false,
                    Abbreviation::BeforeNumber => {
                        !next.is(Kind::Number) && next.has(Flags::CAPITAL) && !next.has(Flags::TIME)
                    }
                    _ => next.is(Kind::Quote) || (next.has(Flags::CAPITAL) && starts_sentence(self.words(at + 1))),
                }
            }
            _ => false,
        }
    }

    /// “… is over.” The mayor also stressed, “We will see”: a comma or a colon and a quotation come next.
    fn leads_quotation_soon(&self, from: usize) -> bool {
        let mark = (from..from + 8).find(|&it| self.token(it).is_none_or(|it| !it.is_word()));
        mark.is_some_and(|it| {
            matches!(self.token(it).map(|it| it.kind), Some(Kind::Comma | Kind::Colon)) && self.is(it + 1, Kind::Quote)
        })
    }

    /// Whether a verb of saying comes within `most` tokens, with nothing but words before it.
    fn tells_soon(&self, from: usize, most: usize) -> bool {
        for at in from..from + most {
            let Some(token) = self.token(at) else { return false };
            self.step();
            if !token.is_word() {
                return false;
            }
            let says = token
                .verb
                .is_some_and(|it| it.verb.speech && matches!(it.form, Form::Past | Form::Third) && it.verb.that >= 80);
            if says || tells(self.words(at)) {
                // “He said he would …” begins a sentence of its own.
                let next = self.token(at + 1);
                return next.is_none_or(|it| {
                    !it.is_word() || it.has(Flags::TIME) || it.has(Flags::PREPOSITION) || it.has(Flags::ADVERB)
                }) || self.tokens.get(from).is_some_and(|it| it.verb.is_some());
            }
        }
        false
    }

    /// Whether `tokens` hold a finite verb, or what may be one.
    pub fn holds_finite(&self, tokens: Range<usize>) -> bool {
        let start = tokens.start;
        self.tokens.get(tokens).is_some_and(|it| {
            it.iter().enumerate().any(|(i, token)| {
                self.step();
                self.is_finite(start + i, token, i == 0)
            })
        })
    }

    /// Whether a token may be a finite verb.
    pub fn is_finite(&self, at: usize, token: &Token, first: bool) -> bool {
        if !token.is(Kind::Word)
            || (token.has(Flags::CAPITAL) && !first)
            || token.has(Flags::GENITIVE) && !token.has(Flags::AUXILIARY)
        {
            return false;
        }
        if token.has(Flags::FINITE) {
            return true;
        }
        if token.has(Flags::ED) {
            // “the proposed plan”, “officials briefed on”: no finite verb.
            let before = at
                .checked_sub(1)
                .is_some_and(|it| self.has(it, Flags::DETERMINER) && !self.has(it, Flags::SUBJECT));
            return !before && !first;
        }
        match token.verb {
            Some(it) => match it.form {
                Form::Past => true,
                Form::Third => !first && !self.is_after_determiner(at),
                Form::Base => !first && at > 0 && self.is_plural(at - 1),
                Form::Participle | Form::Ing => false,
            },
            // Any word in -s after a singular noun may be a verb: “demand weakens”.
            None => {
                let after_infinitive = at > 1 && self.tokens[at - 1].verb.is_some() && self.has(at - 2, Flags::TO);
                token.has(Flags::ES)
                    && !token.has(NO_VERB)
                    && !after_infinitive
                    && !first
                    && at > 0
                    && self.is_singular_noun(at - 1)
                    && (!self.is_noun_phrase_end(at) || self.ends_as_verb(at))
            }
        }
    }

    fn ends_as_verb(&self, at: usize) -> bool {
        let word = self.words(at);
        word.ends_with("fies") || word.ends_with("izes") || word.ends_with("ises") && word.len() > 6
    }

    fn is_after_determiner(&self, at: usize) -> bool {
        at > 0
            && (self.has(at - 1, Flags::DETERMINER)
                || self.has(at - 1, Flags::GENITIVE)
                || self.has(at - 1, Flags::PREPOSITION))
    }

    fn is_singular_noun(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        token.is(Kind::Word)
            && !token.has(Flags::ES)
            && !token.has(Flags::DETERMINER)
            && !token.has(Flags::PREPOSITION)
            && !token.has(Flags::CONJUNCTION)
            && !token.has(Flags::ADVERB)
            && !token.has(Flags::GENITIVE)
            && !token.has(Flags::AUXILIARY)
    }

    /// Whether a noun phrase seems to end at `at`: a mark, a verb or a preposition comes next.
    fn is_noun_phrase_end(&self, at: usize) -> bool {
        self.token(at + 1).is_none_or(|it| {
            !it.is_word()
                || it.has(Flags::FINITE)
                || it.has(Flags::PREPOSITION)
                || it.has(Flags::AUXILIARY)
                || it.has(Flags::CONJUNCTION)
                || it.verb.is_some()
        })
    }

    /// Whether the word before a verb in its base form may be its subject.
    pub fn is_plural(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.has(Flags::SUBJECT) {
            return self.is_any(at, &["i", "we", "they", "you"]);
        }
        if token.has(Flags::ADVERB) && at > 0 {
            return self.has(at - 1, Flags::ES)
                || self.has(at - 1, Flags::PEOPLE)
                || self.is_any(at - 1, &["i", "we", "they", "you"]);
        }
        let plural = token.has(Flags::ES)
            && !token.has(Flags::GENITIVE)
            && !token.has(Flags::DETERMINER)
            && !token.has(Flags::TIME);
        plural && !token.has(Flags::PREPOSITION) && !token.has(Flags::AUXILIARY)
            || token.has(Flags::PEOPLE)
            || self.is_any(
                at,
                &["people", "police", "who", "others", "women", "men", "children", "media"],
            )
    }

    /// Whether a noun phrase may begin here.
    pub fn begins_noun_phrase(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match token.kind {
            Kind::Number => true,
            Kind::Word => {
                token.has(Flags::CAPITAL)
                    || token.has(Flags::DETERMINER)
                    || token.has(Flags::SUBJECT)
                    || !(token.has(Flags::PREPOSITION)
                        || token.has(Flags::CONJUNCTION)
                        || token.has(Flags::SUBORDINATOR)
                        || token.has(Flags::AUXILIARY)
                        || token.has(Flags::ADVERB)
                        || token.has(Flags::TIME)
                        || token.has(Flags::QUESTION)
                        || token.has(Flags::TO)
                        || token.has(Flags::THAT)
                        || token.has(Flags::FINITE))
            }
            Kind::Quote => true,
            _ => false,
        }
    }

    /// Where a bracket that opens at `at` is closed, one after it; or the next token.
    pub fn after_bracket(&self, at: usize, end: usize) -> usize {
        let close = (at + 1..end.min(at + 30)).find(|&it| {
            self.step();
            self.is(it, Kind::Close)
        });
        close.map_or(at + 1, |it| it + 1)
    }

    /// Whether a word tells a time or leads to one: Tuesday, last week, on Monday.
    pub fn is_time_at(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        token.has(Flags::TIME)
            || (self.is_any(at, &["last", "this", "next", "late", "early", "the", "on", "in"])
                && self.has(at + 1, Flags::TIME))
            || (token.is(Kind::Number) && at > 0 && self.has(at - 1, Flags::TIME))
    }
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '"' | '\'' | '»' | '«' | '“' | '‘' | '›' | '‹' | '」' | '』' | '》' | '〉'
    )
}
