//! Where a clause or an object ends, and whether some words are a clause.

use std::ops::Range;

use super::scene::Scene;
use super::token::Kind;
use super::verb::{Form, Verb};
use super::word::Flags;

impl Scene<'_> {
    /// “June 7, 2031”
    pub(super) fn is_date_comma(&self, at: usize) -> bool {
        at > 0 && self.is(at + 1, Kind::Number) && (self.is(at - 1, Kind::Number) || self.has(at - 1, Flags::TIME))
    }

    /// Whether a verb comes before a clause has ended, so that its first words are a subject.
    pub(super) fn clause_starts_well(&self, content: &Range<usize>) -> bool {
        let first_mark = content
            .clone()
            .find(|&it| matches!(self.tokens[it].kind, Kind::Comma | Kind::Semicolon))
            .unwrap_or(content.end);
        self.holds_finite(content.start..first_mark)
    }

    /// “…, Ruiz replied, “…””: somebody else begins to speak.
    pub(super) fn speaks_to_quote(&self, at: usize, end: usize) -> bool {
        let verb = (at + 1..end.min(at + 7)).find(|&it| {
            self.step();
            !self.tokens[it].is_word()
                || self.tokens[it]
                    .verb
                    .is_some_and(|it| it.verb.speech && matches!(it.form, Form::Past | Form::Third))
        });
        verb.is_some_and(|it| {
            let mark = matches!(self.token(it + 1).map(|it| it.kind), Some(Kind::Comma | Kind::Colon));
            self.tokens[it].is_word()
                && self.begins_noun_phrase(at)
                && it + 1 < end
                && (mark && self.is(it + 2, Kind::Quote)
                    || self.is(it + 1, Kind::Quote)
                    || self.has(it + 1, Flags::THAT))
                && !self.has(at, Flags::RELATIVE)
        })
    }

    /// “…, a new survey shows.” at the end of a sentence.
    pub(super) fn tail_attribution(&self, at: usize, end: usize) -> bool {
        if !self.begins_noun_phrase(at) || self.has(at, Flags::RELATIVE) || end <= at + 1 || end > at + 16 {
            return false;
        }
        let verb = (at + 1..end.min(at + 10)).find(|&it| {
            self.step();
            let token = &self.tokens[it];
            !token.is_word()
                || token.verb.is_some_and(|it| {
                    (it.verb.that >= 70 || it.verb.base == "hear")
                        && matches!(it.form, Form::Past | Form::Third | Form::Base)
                }) && !token.has(Flags::CAPITAL)
                || token.has(Flags::RELATIVE)
        });
        verb.is_some_and(|it| {
            let token = &self.tokens[it];
            let last = it + 1 >= end
                || self.is_time_at(it + 1)
                || self.is_occasion(it + 1)
                || self.has(it + 1, Flags::PREPOSITION);
            // “…, the trial was told”
            let group = self.group_start(at, it);
            token.is_word() && !token.has(Flags::RELATIVE) && last && !self.holds_finite(at..group)
        })
    }

    /// “…, said co-author Bo Lund.” after a clause.
    fn tail_inverted(&self, at: usize, end: usize) -> bool {
        let says = self.token(at).filter(|_| at + 1 < end).and_then(|it| it.verb);
        let says = says.is_some_and(|it| it.verb.speech && it.verb.that >= 84 && it.form == Form::Past);
        let who = at + 1;
        let named = self.has(who, Flags::CAPITAL)
            || self.has(who, Flags::TITLE)
            || self.has(who, Flags::ROLE)
            || self.words(who).starts_with("co-")
            || self.is_word(at, "said") && self.has(who, Flags::DETERMINER);
        says && named
            && !self.has(who, Flags::SUBJECT)
            && !self.has(who, Flags::TIME)
            && self
                .agent(who, end)
                .is_some_and(|it| !self.holds_finite(it.end..end.min(it.end + 2)))
    }

    /// “was “elegant” but urged caution”: who said so does something more about it.
    fn acts_next(&self, at: usize, end: usize) -> bool {
        let apart = self.is_word(at, "but") || self.is_word(at, "and") && self.is(at - 1, Kind::Quote);
        let acts = self.token(at + 1).filter(|_| at + 2 < end).and_then(|it| it.verb);
        apart
            && acts.is_some_and(|it| {
                it.form == Form::Past
                    && (it.verb.object >= 54 || it.verb.speech && it.verb.object.max(it.verb.to) >= 50)
            })
    }

    /// Whether a clause has a verb that is not one of its relative clauses.
    pub(super) fn has_main_verb(&self, content: &Range<usize>) -> bool {
        let (mut verbs, mut relatives) = (0usize, 0usize);
        let mut inside = false;
        for it in content.clone() {
            self.step();
            let token = &self.tokens[it];
            if token.has(Flags::RELATIVE) && !token.has(Flags::DETERMINER)
                || token.has(Flags::THAT) && it > content.start
            {
                relatives += 1;
                // “people who nap”: a verb that is in no table.
                let next = self.token(it + 1).filter(|_| it + 1 < content.end);
                if !token.has(Flags::THAT) && next.is_some_and(|it| it.flags == Flags::default() && it.verb.is_none()) {
                    verbs += 1;
                }
            }
            if token.is(Kind::Quote) && self.word_count(it) >= 2 {
                verbs += 1;
            }
            let finite =
                self.is_finite(it, token, it == content.start) || token.has(Flags::AUXILIARY) && !token.has(Flags::TO);
            let adverb = token.has(Flags::ADVERB) || token.has(Flags::NEGATION);
            if finite && !inside {
                verbs += 1;
            }
            inside = finite || inside && adverb;
            if verbs > relatives {
                return true;
            }
        }
        self.tokens[content.clone()].iter().any(|it| it.has(Flags::FOREIGN))
    }

    /// Whether some tokens are a clause: they hold a finite verb after a subject.
    pub(super) fn is_clause(&self, content: &Range<usize>) -> bool {
        !content.is_empty()
            && (self.holds_finite(content.start..content.end)
                || self.tokens[content.clone()].iter().any(|it| it.has(Flags::FOREIGN))
                || content
                    .clone()
                    .any(|it| self.is(it, Kind::Quote) && self.word_count(it) >= 2))
    }

    /// Where a clause ends that begins at `from`: before another attribution, at a semicolon, at the end of the sentence.
    pub(super) fn clause_end(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            self.step();
            let token = &self.tokens[at];
            match token.kind {
                Kind::Semicolon => break,
                Kind::Open => {
                    at = self.after_bracket(at, end);
                    continue;
                }
                Kind::Comma
                    if at > from
                        && (self.another_attribution(at + 1, end)
                            || self.tail_attribution(at + 1, end)
                            || self.tail_inverted(at + 1, end)) =>
                {
                    break;
                }
                Kind::Quote
                    if at > from
                        && self.last_mark(at) == ','
                        && (self.another_attribution(at + 1, end) || self.tail_attribution(at + 1, end)) =>
                {
                    at += 1;
                    break;
                }
                Kind::Word
                    if token.has(Flags::CONJUNCTION)
                        && at > from
                        && (self.tells_again(at + 1, end) || self.acts_next(at, end)) =>
                {
                    break;
                }
                _ => {}
            }
            at += 1;
        }
        while at > from && matches!(self.tokens[at - 1].kind, Kind::Comma | Kind::Colon | Kind::Dash) {
            at -= 1;
        }
        at
    }

    /// “and added that”, “and said”: the same speaker goes on.
    pub(super) fn tells_again(&self, at: usize, end: usize) -> bool {
        let mut at = at;
        while at < end && self.has(at, Flags::ADVERB) {
            at += 1;
        }
        let Some(token) = self.token(at).filter(|_| at < end) else {
            return false;
        };
        let clause = |it: &Verb| it.that >= 84;
        token
            .verb
            .is_some_and(|it| clause(it.verb) && matches!(it.form, Form::Past | Form::Third))
            && !token.has(Flags::CAPITAL)
            && self.token(at + 1).is_some_and(|it| {
                it.has(Flags::THAT)
                    || it.is(Kind::Comma)
                    || it.is(Kind::Quote)
                    || it.has(Flags::SUBJECT)
                    || it.has(Flags::DETERMINER)
                    || it.has(Flags::CAPITAL)
                    || it.has(Flags::OBJECT)
            })
    }

    /// Whether after a comma somebody is said to say something: “, adding that”, “, but Ruiz said”, “, according to”.
    pub(super) fn another_attribution(&self, at: usize, end: usize) -> bool {
        let Some(first) = self.token(at).filter(|_| at < end) else {
            return false;
        };
        if self.is_any(at, &["citing", "quoting"]) {
            return true;
        }
        if first
            .verb
            .is_some_and(|it| it.form == Form::Ing && (it.verb.speech && it.verb.that >= 60 || it.verb.object >= 50))
        {
            return true;
        }
        if self.is_word(at, "according") && self.is_word(at + 1, "to") {
            return true;
        }
        if self.is_word(at, "as")
            && at + 1 < end
            && !self.has(at + 1, Flags::ADVERB)
            && self.speaks_within(at + 1, end, 8)
        {
            return true;
        }
        if self.speaks_to_quote(at, end) {
            return true;
        }
        // “, with Ruiz saying”
        if self.is_word(at, "with") && self.says_within(at + 1, end).is_some() {
            return true;
        }
        let joins = first.has(Flags::CONJUNCTION) || self.is_any(at, &["while", "although", "though"]);
        joins && (self.tells_again(at + 1, end) || self.will_not_say(at + 1) || self.speaks_within(at + 1, end, 12))
    }

    /// “but declined to comment”, “but would not say why”
    fn will_not_say(&self, at: usize) -> bool {
        let refuses = self.is_any(at, &["declined", "refused"]) && self.has(at + 1, Flags::TO);
        let not = self.is_any(at, &["would", "did"]) && self.is_word(at + 1, "not")
            || self.is_any(at, &["wouldn't", "wouldn’t", "didn't", "didn’t"]);
        let verb = if self.is_word(at + 1, "not") { at + 2 } else { at + 1 };
        refuses
            || not
                && self.is_any(
                    verb,
                    &[
                        "say",
                        "comment",
                        "elaborate",
                        "give",
                        "specify",
                        "provide",
                        "respond",
                        "name",
                        "identify",
                        "explain",
                        "answer",
                        "confirm",
                        "disclose",
                        "mention",
                        "address",
                    ],
                )
    }

    /// The “saying” of “with Ana Ruiz saying”, when `at` begins her name.
    pub(super) fn says_within(&self, at: usize, end: usize) -> Option<usize> {
        let last = end.min(at + 9);
        let verb = (at + 1..last).find(|&it| {
            self.step();
            !self.tokens[it].is_word()
                || self.tokens[it]
                    .verb
                    .is_some_and(|it| it.form == Form::Ing && it.verb.speech)
        })?;
        self.tokens[verb].is_word().then_some(verb)
    }

    /// Whether within `most` tokens a verb of saying with a clause or a quotation comes, before any other verb or mark.
    pub(super) fn speaks_within(&self, from: usize, end: usize, most: usize) -> bool {
        for at in from..end.min(from + most) {
            self.step();
            let token = &self.tokens[at];
            if !token.is_word() {
                return false;
            }
            if at > from
                && token
                    .verb
                    .is_some_and(|it| it.verb.that >= 84 && matches!(it.form, Form::Past | Form::Third))
                && !token.has(Flags::CAPITAL)
            {
                return true;
            }
            if token.has(Flags::FINITE) && !token.has(Flags::HAVE) {
                return false;
            }
        }
        false
    }

    /// Where the object of a verb ends that begins at `from`.
    pub(super) fn object_end(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            self.step();
            let token = &self.tokens[at];
            let stops = match token.kind {
                Kind::Semicolon | Kind::Dash | Kind::Colon => true,
                Kind::Comma => {
                    !(self.is_date_comma(at)
                        || self.has(at + 1, Flags::CAPITAL) && self.has(at.saturating_sub(1), Flags::CAPITAL))
                }
                Kind::Word => {
                    at > from
                        && (self.is_any(
                            at,
                            &[
                                "while", "whilst", "because", "although", "though", "when", "but", "after", "during",
                            ],
                        ) || self.is_word(at, "and")
                            && self.token(at + 1).is_some_and(|it| {
                                it.verb.is_some_and(|it| it.form == Form::Past) || it.has(Flags::FINITE)
                            })
                            || self.is_word(at, "in") && self.is_occasion(at)
                            || self.is_word(at, "on") && self.has(at + 1, Flags::TIME)
                            || token.has(Flags::TIME) && token.has(Flags::CAPITAL))
                }
                _ => false,
            };
            if stops {
                break;
            }
            at += 1;
        }
        at
    }
}
