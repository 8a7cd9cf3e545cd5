//! A verb that attributes, in its place: what says that a word is used as one.

use std::ops::Range;

use super::scene::Scene;
use super::subject::Subject;
use super::token::Kind;
use super::verb::{self, Form, Verb, VerbForm};
use super::word::Flags;

/// A verb that attributes, in its place.
pub(super) struct Cue {
    /// The verb.
    pub at: usize,
    pub entry: &'static Verb,
    pub form: Form,
    /// Where its group begins: “has repeatedly said”.
    pub group: usize,
    pub how: How,
}

/// How a verb has its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Active,
    /// “is believed”, “was told”
    Passive,
    /// “, adding”
    Participle,
    /// “with Ana saying”
    Accompanying,
    /// “by saying”, “to say”
    Infinitive,
    /// “a message saying”
    Document,
    /// “quoted Ana as saying”
    Reported,
}

impl Scene<'_> {
    /// The verb at `at`, if it is used as one.
    pub(super) fn cue(&self, sentence: &Range<usize>, at: usize) -> Option<Cue> {
        let token = self.token(at)?;
        let form = match token.verb {
            Some(form) => form,
            None => self.unlisted(sentence, at)?,
        };
        let (entry, form) = (form.verb, form.form);
        let first = at == sentence.start;
        let before = at.checked_sub(1).filter(|_| !first);
        // “Asked whether …, Ruiz said”; “when asked about it”: how one comes to speak.
        let asked = form == Form::Past
            && (first && !self.begins_agent(at + 1, entry)
                || before.is_some_and(|it| {
                    self.is_any(it, &["when", "if", "as", "unless"]) && !self.has(it, Flags::RELATIVE)
                        // “Ruiz once said”
                        || self.is_word(it, "once") && (it == sentence.start || !self.tokens[it - 1].is_word())
                }));
        if asked {
            return None;
        }
        // “a spokesman, asked about it, said”
        let aside = entry.base == "ask"
            && before.is_some_and(|it| self.is(it, Kind::Comma))
            && self.is_any(at + 1, &["about", "if", "whether", "why", "how", "what", "by", "for"]);
        if aside {
            return None;
        }
        let after_mark = before.is_none_or(|it| !self.tokens[it].is_word());
        if token.has(Flags::CAPITAL) && !after_mark {
            return None;
        }
        let group = self.group_start(sentence.start, at);
        let cue = |how: How| {
            Some(Cue {
                at,
                entry,
                form,
                group,
                how,
            })
        };
        let led_by = |flags: Flags| before.is_some_and(|it| self.has(it, flags));
        let word_before = before.map_or("", |it| self.words(it));
        if form == Form::Ing {
            let participle = after_mark
                && !first
                && before.is_some_and(|it| matches!(self.tokens[it].kind, Kind::Comma | Kind::Quote | Kind::Dash));
            if participle {
                return cue(How::Participle);
            }
            if before.is_some_and(|it| self.has(it, Flags::BE))
                || group < at && self.tokens[group..at].iter().any(|it| it.has(Flags::BE))
            {
                return cue(How::Active);
            }
            if entry.speech
                && before.is_some_and(|it| self.is_word(it, "as"))
                && self.reported(sentence.start, at).is_some()
            {
                return cue(How::Reported);
            }
            if (entry.speech || entry.base == "show")
                && self.leads_words(at, entry, sentence.end)
                && self.document(sentence.start, at).is_some()
            {
                return cue(How::Document);
            }
            if entry.speech && self.accompanied(sentence.start, at).is_some() {
                return cue(How::Accompanying);
            }
            let led = led_by(Flags::PREPOSITION) || self.is_any(before?, &["while", "when", "of"]);
            return if led && entry.that >= 80 {
                cue(How::Infinitive)
            } else {
                None
            };
        }
        let articles = led_by(Flags::DETERMINER) || led_by(Flags::GENITIVE);
        let counts = matches!(
            word_before,
            "some"
                | "Some"
                | "many"
                | "Many"
                | "most"
                | "Most"
                | "several"
                | "Several"
                | "few"
                | "Few"
                | "another"
                | "Another"
                | "others"
                | "Others"
                | "all"
                | "All"
                | "both"
                | "Both"
                | "one"
                | "One"
                | "two"
                | "three"
                | "this"
                | "This"
                | "that"
        );
        if articles
            && !(counts
                && (form == Form::Past
                    || form == Form::Third
                    || self.is_plural(at - 1)
                    || matches!(word_before, "some" | "Some" | "many" | "Many" | "most" | "Most")))
        {
            return None;
        }
        let auxiliaries = &self.tokens[group..at];
        let passive = auxiliaries.iter().any(|it| it.has(Flags::BE)) && matches!(form, Form::Past | Form::Participle);
        if passive {
            return cue(How::Passive);
        }
        match form {
            Form::Participle => auxiliaries
                .iter()
                .any(|it| it.has(Flags::HAVE))
                .then(|| cue(How::Active))
                .flatten(),
            Form::Base => {
                let modal = auxiliaries.iter().any(|it| {
                    (it.has(Flags::AUXILIARY) || it.has(Flags::MODAL))
                        && !it.has(Flags::TO)
                        && !it.has(Flags::BE)
                        && !it.has(Flags::HAVE)
                });
                if led_by(Flags::TO) {
                    return (entry.that >= 70 || entry.speech && entry.object > 0)
                        .then(|| cue(How::Infinitive))
                        .flatten();
                }
                let plural = before.is_some_and(|it| {
                    self.is_plural(it)
                        || self.tokens[it].is(Kind::Comma)
                            && it > sentence.start
                            && self.is_plural_subject(sentence.start, it)
                });
                let plural = plural || entry.that >= 84 && self.has_plural_head(sentence.start, group);
                (modal || plural).then(|| cue(How::Active)).flatten()
            }
            Form::Third => {
                let noun = led_by(Flags::PREPOSITION)
                    || led_by(Flags::CONJUNCTION)
                        && !self.has(at + 1, Flags::THAT)
                        && !self.is(at + 1, Kind::Quote)
                        && entry.object > 0
                        && !self.begins_noun_phrase(at + 1)
                    || led_by(Flags::SUBORDINATOR) && !led_by(Flags::RELATIVE);
                (!noun && !first && !self.is_plural_noun(sentence.start, at))
                    .then(|| cue(How::Active))
                    .flatten()
            }
            _ => {
                // “a sign outside read “Closed””
                let place = before.is_some_and(|it| self.is_any(it, &["outside", "inside", "nearby"]))
                    && self.is(at + 1, Kind::Quote);
                if led_by(Flags::PREPOSITION) && !led_by(Flags::CONJUNCTION) && !led_by(Flags::ADVERB) && !place {
                    return None;
                }
                // “said to be”, “accused of”, “called the Ark”: a participle behind its noun.
                let passive = self.is_word(at + 1, "by") && !led_by(Flags::SUBJECT)
                    // “people found in the water”, “two men known to the police”
                    || matches!(entry.base, "find" | "see" | "know" | "hear")
                        && self.has(at + 1, Flags::PREPOSITION)
                        && !self.is_time_at(at + 1)
                        && !self.is_occasion(at + 1)
                        && !led_by(Flags::SUBJECT)
                        && !self.tokens[at..sentence.end.min(at + 12)].iter().any(|it| it.has(Flags::THAT))
                    || entry.base == "say" && self.has(at + 1, Flags::TO)
                    || entry.base == "accuse" && self.is_word(at + 1, "of");
                (!passive).then(|| cue(How::Active)).flatten()
            }
        }
    }

    /// A verb that is in no table, where nothing else can stand: “…,” beamed Ana; “…,” the mayor beamed.
    pub(super) fn unlisted(&self, sentence: &Range<usize>, at: usize) -> Option<VerbForm> {
        let token = self.token(at)?;
        if !token.has(Flags::ED) || token.has(Flags::CAPITAL) || at == sentence.start {
            return None;
        }
        let speaks = |it: usize| self.is(it, Kind::Quote) && matches!(self.last_mark(it), ',' | '?' | '!');
        let inverted = speaks(at - 1) && (self.has(at + 1, Flags::CAPITAL) || self.has(at + 1, Flags::DETERMINER));
        let ends = at + 1 >= sentence.end || self.is(at + 1, Kind::Comma);
        let subject = || {
            let quote = (sentence.start..at)
                .rev()
                .take(8)
                .find(|&it| !self.tokens[it].is_word());
            quote.is_some_and(|it| {
                speaks(it) && it + 1 < at && self.begins_noun_phrase(it + 1) && !self.holds_finite(it + 1..at)
            })
        };
        (inverted || ends && subject()).then_some(VerbForm {
            verb: &verb::ANY,
            form: Form::Past,
        })
    }

    /// “Said Ana Ruiz: “…””
    pub(super) fn begins_agent(&self, at: usize, entry: &Verb) -> bool {
        entry.speech
            && entry.base != "ask"
            && self.token(at).is_some_and(|it| {
                it.is_word() && !it.has(Flags::PREPOSITION) && !it.has(Flags::QUESTION) && !it.has(Flags::THAT)
            })
    }

    /// “experts in the field,” may be the subject of a verb in its base form.
    pub(super) fn is_plural_subject(&self, start: usize, end: usize) -> bool {
        self.tokens[start..end].iter().take(6).any(|it| it.has(Flags::PEOPLE))
    }

    /// “no plans to”, “40 questions”, “there are fears that”, “dismissed claims that”: a noun in its plural, no verb.
    pub(super) fn is_plural_noun(&self, start: usize, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&it| it >= start) else {
            return false;
        };
        let token = &self.tokens[before];
        if token.is(Kind::Number) || token.has(Flags::BE) && !token.has(Flags::SUBJECT) {
            return true;
        }
        let verb_before = token
            .verb
            .is_some_and(|it| matches!(it.form, Form::Past | Form::Participle | Form::Ing))
            && !token.has(Flags::CAPITAL)
            && before > start
            && !self.has(before - 1, Flags::DETERMINER);
        if verb_before && !self.is(at + 1, Kind::Quote) && !self.is(at + 1, Kind::Comma) {
            return true;
        }
        // “her opening remarks”
        if before > start && token.has(Flags::ING) && self.has(before - 1, Flags::POSSESSIVE) {
            return true;
        }
        // “no current plans”
        before > start
            && self.is_any(
                before - 1,
                &[
                    "no", "any", "many", "several", "these", "those", "few", "numerous", "various",
                ],
            )
            && !token.has(Flags::ES)
            && !token.has(Flags::PEOPLE)
    }

    /// “sources close to Ruiz”, “people with knowledge of the talks”: the noun at the head is a plural.
    fn has_plural_head(&self, from: usize, group: usize) -> bool {
        let Subject::Named(source) = self.subject(from, group) else {
            return false;
        };
        // “Ruiz and Lund say”
        if source.clone().any(|it| self.is_word(it, "and")) && self.has(source.end - 1, Flags::CAPITAL) {
            return true;
        }
        let phrase = source.clone().find(|&it| {
            self.step();
            it > source.start && self.has(it, Flags::PREPOSITION) || self.is_any(it, &["close", "familiar", "briefed"])
        });
        phrase.is_some_and(|it| it > source.start && self.is_plural(it - 1))
    }

    /// Whether what was written comes right after the verb at `at`: a quotation or a clause with “that”.
    fn leads_words(&self, at: usize, entry: &Verb, end: usize) -> bool {
        self.quotation_at(at + 1, end).is_some()
            || self.has(at + 1, Flags::THAT)
            || entry.base == "say" && self.begins_noun_phrase(at + 1)
    }

    /// “a short message on its site” before “saying” at `verb`: words that are written somewhere.
    pub(super) fn document(&self, from: usize, verb: usize) -> Option<Range<usize>> {
        if verb <= from {
            return None;
        }
        let low = from.max(verb.saturating_sub(8));
        let article = (low..verb.checked_sub(1)?).rev().find(|&it| {
            self.step();
            self.has(it, Flags::DETERMINER) || self.has(it, Flags::GENITIVE) || !self.tokens[it].is_word()
        });
        // “signs reading”
        const PLURALS: &[&str] = &[
            "signs",
            "banners",
            "placards",
            "posters",
            "notices",
            "messages",
            "letters",
            "statements",
            "texts",
            "leaflets",
            "stickers",
            "headlines",
            "tweets",
            "emails",
            "e-mails",
            "posts",
        ];
        // “remembered her saying”
        let pronoun = self.is_any(verb - 1, &["him", "her", "them"]);
        if pronoun || self.is_any(verb - 1, PLURALS) {
            return Some(verb - 1..verb);
        }
        let article = article.filter(|&it| self.tokens[it].is_word())?;
        let noun = (article + 1..verb)
            .find(|&it| self.has(it, Flags::PREPOSITION))
            .unwrap_or(verb)
            - 1;
        let written = self.has(noun, Flags::OCCASION)
            || self.has(noun, Flags::SAYING_NOUN)
            || self.is_any(
                noun,
                &[
                    "sign",
                    "signs",
                    "banner",
                    "placard",
                    "poster",
                    "notice",
                    "text",
                    "inscription",
                    "plaque",
                    "caption",
                ],
            );
        let end = match self.tokens[noun + 1..verb].iter().any(|it| it.has(Flags::TIME)) {
            true => noun + 1,
            false => verb,
        };
        (written && noun > article && !self.holds_finite(article + 1..verb)).then_some(article..end)
    }

    /// Who is “quoted”, “cited as saying” at `verb`, and where the clause begins that tells so.
    pub(super) fn reported(&self, from: usize, verb: usize) -> Option<(Range<usize>, usize)> {
        let end = verb.checked_sub(1)?;
        let quoted = (from.max(end.saturating_sub(16))..end).rev().find(|&it| {
            self.step();
            self.tokens[it]
                .verb
                .is_some_and(|it| matches!(it.verb.base, "quote" | "cite"))
        })?;
        let group = self.group_start(from, quoted);
        let passive = self.tokens[group..quoted].iter().any(|it| it.has(Flags::BE));
        let subject = match self.subject(from, group) {
            Subject::Named(subject) => Some(subject),
            _ => None,
        };
        if passive {
            return subject.map(|it| (it.clone(), it.start));
        }
        let start = subject.map_or(group, |it| it.start);
        (quoted + 1 < end).then_some((quoted + 1..end, start))
    }

    /// The words between “with” and “saying” at `verb`.
    pub(super) fn accompanied(&self, from: usize, verb: usize) -> Option<Range<usize>> {
        let with = (from.max(verb.saturating_sub(9))..verb)
            .rev()
            .find(|&it| self.is_word(it, "with") || !self.tokens[it].is_word())?;
        // “with laws banning people from claiming”: another participle, and no subject right before.
        let subject = with + 1 < verb
            && !self.has(verb - 1, Flags::PREPOSITION)
            && !self.tokens[with + 1..verb]
                .iter()
                .any(|it| it.has(Flags::ING) && !it.has(Flags::CAPITAL) && it.verb.is_some());
        (self.is_word(with, "with") && subject).then_some(with + 1..verb)
    }
}
