//! The words for who speaks to the right of a verb: “…,” said Ana Ruiz, a nurse from Dayton.

use std::ops::Range;

use super::scene::Scene;
use super::subject::LONGEST;
use super::token::{Kind, Token};
use super::verb::Form;
use super::word::Flags;

impl Scene<'_> {
    /// Who speaks after “said” at the end of what was said: the noun phrase that begins at `from`, with its apposition.
    pub(super) fn agent(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let first = self.token(from)?;
        let begins =
            first.is(Kind::Number) || first.is(Kind::Word) && self.begins_noun_phrase(from) && !first.has(Flags::ING);
        if !begins && !first.has(Flags::TITLE) && !first.has(Flags::ROLE) {
            return None;
        }
        let stop = self.agent_end(from, end.min(from + LONGEST));
        (stop > from).then_some(from..stop)
    }

    pub(super) fn agent_end(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        let mut relative = false;
        while at < end {
            self.step();
            let token = &self.tokens[at];
            match token.kind {
                Kind::Quote => {
                    // A nickname: Dwayne “The Rock” Johnson.
                    if self.word_count(at) > 3 || at == from || !self.tokens[at - 1].is_word() {
                        return at;
                    }
                }
                Kind::Open => {
                    at = self.after_bracket(at, end);
                    continue;
                }
                Kind::Comma => match self.apposition(at + 1, end) {
                    Some(next) => {
                        relative = self.has(at + 1, Flags::RELATIVE);
                        at = next;
                        continue;
                    }
                    None => return at,
                },
                Kind::Word | Kind::Number => {
                    if at > from && self.ends_agent(from, at, relative) {
                        return at;
                    }
                    relative |= token.has(Flags::RELATIVE);
                }
                Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop | Kind::Exclaim | Kind::Close => return at,
                Kind::Other => {}
            }
            at += 1;
        }
        at
    }

    /// Whether the word at `at` is no part of the noun phrase from `from` any more.
    pub(super) fn ends_agent(&self, from: usize, at: usize, relative: bool) -> bool {
        let token = &self.tokens[at];
        let word = self.words(at);
        if token.has(Flags::RELATIVE) {
            return false;
        }
        if token.has(Flags::TIME)
            && !self.is_any(
                at,
                &["month", "week", "year", "then", "now", "night", "morning", "evening"],
            )
            && !self.has(at - 1, Flags::DETERMINER)
            && !self.has(at - 1, Flags::PREPOSITION)
        {
            // “said the Sunday Times”.
            return !(token.has(Flags::CAPITAL)
                && self.has(at + 1, Flags::CAPITAL)
                && self.has(at - 1, Flags::CAPITAL));
        }
        if relative {
            return false;
        }
        if token.has(Flags::SUBJECT) && !token.has(Flags::CAPITAL) {
            return true;
        }
        if token.has(Flags::PREPOSITION) && !token.has(Flags::CAPITAL) {
            if self.is_time_at(at)
                || self.has(at + 1, Flags::TIME)
                || (self.has(at + 1, Flags::DETERMINER) && self.has(at + 2, Flags::TIME))
            {
                return true;
            }
            if self.is_occasion(at) {
                return true;
            }
            return match word {
                "of" | "for" | "from" | "with" | "at" => false,
                "in" | "on" => {
                    // “the mayor in Kyiv” is who; “Ruiz in Kyiv” is where.
                    self.tokens[from..at].iter().all(|it| it.has(Flags::CAPITAL))
                }
                "by" | "to" | "about" => !self.has(at - 1, Flags::ED),
                "as" | "after" | "before" | "during" | "since" | "when" | "while" | "via" | "until" | "following"
                | "over" | "through" | "against" => true,
                _ => false,
            };
        }
        if token.has(Flags::SUBORDINATOR) && !token.has(Flags::CAPITAL) {
            return true;
        }
        if token.has(Flags::CONJUNCTION) {
            // “said Ana Ruiz and Bo Lund”, not “said Ana Ruiz and left”.
            return !(self.has(at + 1, Flags::CAPITAL)
                || self.has(at + 1, Flags::DETERMINER)
                || self.has(at + 1, Flags::ROLE)
                || self.has(at + 1, Flags::ES));
        }
        if token.has(Flags::ADVERB) && !token.has(Flags::CAPITAL) && !token.has(Flags::DETERMINER) {
            return !self.begins_noun_phrase(at + 1) || self.has(at - 1, Flags::CAPITAL);
        }
        if token.has(Flags::OBJECT) && !token.has(Flags::POSSESSIVE) {
            return true;
        }
        // A participle behind a name: “said Ruiz, speaking …”, “said Ruiz speaking …”.
        token.has(Flags::ING) && !token.has(Flags::CAPITAL) && self.has(at - 1, Flags::CAPITAL) && token.verb.is_some()
            || token.has(Flags::FINITE) && !token.has(Flags::CAPITAL)
    }

    /// “in a statement”, “at a press conference”, “to reporters”, “on Twitter”: where it was said.
    pub(super) fn is_occasion(&self, at: usize) -> bool {
        self.has(at, Flags::PREPOSITION)
            && (at + 1..at + 6)
                .take_while(|&it| {
                    self.token(it).is_some_and(|it| it.is_word()) && (it == at + 1 || !self.has(it, Flags::PREPOSITION))
                })
                .any(|it| self.has(it, Flags::OCCASION))
            && !self.is_word(at, "of")
            && !self.is_word(at, "for")
            && !self.is_word(at, "from")
            && !self.is_word(at, "with")
    }

    /// Where an apposition that begins at `at` ends; `None` when none begins there.
    pub(super) fn apposition(&self, at: usize, end: usize) -> Option<usize> {
        let first = self.token(at).filter(|_| at < end)?;
        let number =
            first.is(Kind::Number) && (self.is(at + 1, Kind::Comma) || at + 1 == end || self.is_word(at + 1, "and"));
        if number {
            return Some(at + 1);
        }
        if !first.is(Kind::Word) {
            return None;
        }
        // “insists Ruiz, who adds that”: she says something more.
        let more = self.is_word(at, "who")
            && (at + 1..end.min(at + 4)).any(|it| {
                self.tokens[it].verb.is_some_and(|it| {
                    it.verb.speech && it.verb.that >= 88 && matches!(it.form, Form::Past | Form::Third)
                })
            });
        if more {
            return None;
        }
        let who = self.is_any(at, &["who", "whose", "which"]);
        let whom = self.is_any(
            at,
            &["one", "himself", "herself", "itself", "formerly", "now", "also", "then"],
        ) && !self.has(at + 1, Flags::SUBJECT);
        let article = first.has(Flags::DETERMINER) && !first.has(Flags::SUBJECT);
        let role = first.has(Flags::ROLE)
            || self.tokens[at..end.min(at + 5)]
                .iter()
                .take_while(|it| it.is_word() && !it.has(Flags::PREPOSITION))
                .any(|it| it.has(Flags::ROLE));
        let place = first.has(Flags::CAPITAL) && !first.has(Flags::TIME);
        if !(who || whom || article || role || place)
            || first.has(Flags::CONJUNCTION)
            || first.has(Flags::ING) && !first.has(Flags::CAPITAL)
        {
            return None;
        }
        let mut stop = at;
        while stop < end {
            self.step();
            let token = &self.tokens[stop];
            match token.kind {
                // “whose husband, Bo, was ill”
                Kind::Comma if self.is_word(at, "whose") && stop < at + 6 && !self.holds_finite(at..stop) => {}
                Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop | Kind::Exclaim => break,
                Kind::Quote if self.is_speech(stop) => break,
                Kind::Open => {
                    stop = self.after_bracket(stop, end);
                    continue;
                }
                _ => {}
            }
            // A clause of its own: “said Ruiz, the ships will wait”.
            let finite = self.is_finite(stop, token, stop == at) && !self.is_reduced(stop);
            if finite && !who && !self.tokens[at..stop].iter().any(|it| it.has(Flags::RELATIVE)) {
                return None;
            }
            if stop > at + 1 && (self.is_time_phrase(stop) || self.is_occasion(stop) && !who) {
                break;
            }
            stop += 1;
        }
        // A lone capitalised word is a place or party when something follows it; else another clause's subject.
        (stop > at).then_some(stop)
    }

    pub(super) fn is_time_phrase(&self, at: usize) -> bool {
        self.has(at, Flags::TIME)
            && self.has(at, Flags::CAPITAL)
            && !self.has(at - 1, Flags::PREPOSITION)
            && !self.has(at + 1, Flags::CAPITAL)
            || self.is_word(at, "on") && self.has(at + 1, Flags::TIME)
    }

    /// Whether tokens name somebody: a capitalised word that is no day and does not merely begin the sentence.
    pub(super) fn names_somebody(&self, tokens: &Range<usize>) -> bool {
        self.tokens[tokens.clone()].iter().any(|it: &Token| {
            it.has(Flags::CAPITAL) && !it.has(Flags::TIME) && !it.has(Flags::DETERMINER) && !it.has(Flags::PREPOSITION)
        })
    }
}
