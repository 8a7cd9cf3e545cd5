//! What is said: the clause, the quotation or the object beside a verb.

use std::ops::Range;

use super::scene::Scene;
use super::token::Kind;
use super::verb::{Form, Verb};
use super::word::Flags;

/// Most tokens between a verb and the clause that it leads to.
const LONGEST_LEAD: usize = 26;

/// How what is said follows its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// A quotation, after a comma, a colon or at once.
    Quotation,
    /// A clause with “that”, “whether”, “how”.
    That,
    /// A clause at once.
    Bare,
    /// A clause after a place or an occasion: said in a statement the …
    BareAfterPlace,
    /// to + infinitive
    To,
    Object,
    /// “called for talks”
    Preposition,
}

/// What follows a verb.
#[derive(Clone, Debug)]
pub(super) struct After {
    /// Places of tokens.
    pub content: Range<usize>,
    pub link: Link,
    /// The token after the last one of the cue: “called for”, “pointed out”.
    pub cue_end: usize,
}

impl Scene<'_> {
    /// What is said after the verb at `verb`, before `end`.
    pub fn after(&self, verb: usize, entry: &Verb, form: Form, end: usize) -> Option<After> {
        let mut at = verb + 1;
        let mut cue_end = verb + 1;
        if !entry.particle.is_empty() {
            let found = (at..end.min(at + 3)).find(|&it| self.is_word(it, entry.particle))?;
            at = found + 1;
            cue_end = at;
            // “went on to say” is the next verb's.
            if self.has(at, Flags::TO) {
                return None;
            }
        }
        while at < end
            && self.has(at, Flags::ADVERB)
            && !self.has(at, Flags::DETERMINER)
            && !self.has(at, Flags::CAPITAL)
            && !self.has(at, Flags::QUESTION)
        {
            at += 1;
        }
        if at >= end {
            return None;
        }
        let addressed = match self.addressee(entry, at, end) {
            Some(next) => next,
            None => at,
        };
        let link = |content: Range<usize>, link: Link| Some(After { content, link, cue_end });
        if let Some(quote) = self.quotation_at(addressed, end) {
            return self
                .quoted(entry, quote, end)
                .map(|(content, link)| After { content, link, cue_end });
        }
        let clause = entry.takes_clause();
        if clause && self.has(addressed, Flags::THAT) && self.leads_clause(addressed, end) {
            return link(addressed..self.clause_end(addressed + 1, end), Link::That);
        }
        let asks = self.has(addressed, Flags::QUESTION)
            && !(self.is_any(addressed, &["when", "where", "if", "which", "who"]) && !self.is_asking(entry));
        if clause
            && asks
            && addressed + 1 < end
            && !(self.is_word(addressed, "when") || self.is_word(addressed, "where"))
        {
            return link(addressed..self.clause_end(addressed + 1, end), Link::That);
        }
        if entry.to > 0 && self.has(addressed, Flags::TO) && self.is_infinitive(addressed + 1) {
            return link(addressed..self.clause_end(addressed + 1, end), Link::To);
        }
        // “wants the council to act”, “urged voters to stay”.
        if entry.to > 0
            && addressed == at
            && self.begins_noun_phrase(at)
            && matches!(
                entry.base,
                "want"
                    | "ask"
                    | "urge"
                    | "expect"
                    | "encourage"
                    | "advise"
                    | "order"
                    | "instruct"
                    | "invite"
                    | "implore"
                    | "beg"
                    | "direct"
                    | "like"
                    | "need"
                    | "tell"
            )
        {
            let to = (at + 1..end.min(at + 12)).find(|&it| self.has(it, Flags::TO) && self.is_infinitive(it + 1));
            if let Some(to) = to
                && !self.holds_finite(at..to)
                && !self.tokens[at..to]
                    .iter()
                    .any(|it| it.is(Kind::Comma) || it.is(Kind::Quote))
            {
                return link(at..self.clause_end(to + 1, end), Link::To);
            }
        }
        if clause && let Some(found) = self.clause_after_place(addressed, end) {
            return Some(After { cue_end, ..found });
        }
        if clause
            && entry.bare > 0
            && addressed < end
            && self.begins_noun_phrase(addressed)
            && !self.has(addressed, Flags::RELATIVE)
        {
            let content = addressed..self.clause_end(addressed, end);
            if content.len() >= 3 && self.is_clause(&content) && self.has_main_verb(&content) {
                return link(content, Link::Bare);
            }
        }
        if entry.leads.iter().any(|it| self.is_word(at, it)) && at + 1 < end && !self.has(at + 1, Flags::TIME) {
            cue_end = at + 1;
            let content = at + 1..self.object_end(at + 1, end);
            return (content.len() >= 2).then_some(After {
                content,
                link: Link::Preposition,
                cue_end,
            });
        }
        if entry.object > 0
            && form != Form::Participle
            && self.begins_noun_phrase(at)
            && !self.has(at, Flags::RELATIVE)
            && !self.has(at, Flags::SUBJECT)
        {
            let content = at..self.object_end(at, end);
            let worth = content.len() >= 2 || self.has(at, Flags::ING);
            return worth.then(|| After {
                content,
                link: Link::Object,
                cue_end,
            });
        }
        None
    }

    fn is_asking(&self, entry: &Verb) -> bool {
        matches!(
            entry.base,
            "ask"
                | "wonder"
                | "know"
                | "say"
                | "tell"
                | "explain"
                | "question"
                | "inquire"
                | "decide"
                | "determine"
                | "doubt"
                | "see"
                | "consider"
        )
    }

    /// Whether “that” at `at` begins a clause, and is not “that plan”.
    fn leads_clause(&self, at: usize, end: usize) -> bool {
        if self.tokens[at + 1..end.min(at + 12)]
            .iter()
            .any(|it| it.is(Kind::Quote))
        {
            return true;
        }
        at + 2 < end
            && (self.begins_noun_phrase(at + 1)
                || self.has(at + 1, Flags::PREPOSITION)
                || self.has(at + 1, Flags::SUBORDINATOR)
                || self.has(at + 1, Flags::ADVERB)
                || self.is(at + 1, Kind::Comma)
                || self.has(at + 1, Flags::QUESTION)
                || self.is(at + 1, Kind::Quote)
                || self.has(at + 1, Flags::FINITE))
            && self.holds_finite(at + 1..end)
    }

    fn is_infinitive(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        token.is(Kind::Quote)
            || token.is(Kind::Word)
                && !token.has(Flags::DETERMINER)
                && !token.has(Flags::CAPITAL)
                && !token.has(Flags::ING)
                && !token.has(Flags::PREPOSITION)
                && !token.has(Flags::OBJECT)
                && !token.has(Flags::PEOPLE)
                && !token.has(Flags::OCCASION)
            || token.has(Flags::ADVERB) && !token.has(Flags::CAPITAL)
    }

    /// Where the words end that name who is told something.
    fn addressee(&self, entry: &Verb, at: usize, end: usize) -> Option<usize> {
        if !matches!(
            entry.base,
            "tell"
                | "ask"
                | "inform"
                | "assure"
                | "remind"
                | "urge"
                | "warn"
                | "advise"
                | "notify"
                | "promise"
                | "show"
                | "caution"
                | "challenge"
        ) {
            return None;
        }
        let first = self.token(at)?;
        if first.has(Flags::THAT) || first.has(Flags::QUESTION) || first.has(Flags::TO) || !self.begins_noun_phrase(at)
        {
            return None;
        }
        if first.has(Flags::OBJECT) || first.has(Flags::SUBJECT) && self.is_any(at, &["it", "you"]) {
            return Some(self.after_time(at + 1, end));
        }
        for it in at + 1..end.min(at + 16) {
            self.step();
            let token = &self.tokens[it];
            let begins = token.has(Flags::THAT)
                || token.has(Flags::QUESTION) && !self.is_any(it, &["who", "which"])
                || token.has(Flags::TO) && entry.to > 0
                || token.has(Flags::SUBJECT) && !token.has(Flags::GENITIVE);
            if begins {
                return Some(it);
            }
            match token.kind {
                Kind::Quote => return Some(it),
                Kind::Comma if self.is(it + 1, Kind::Quote) => return Some(it),
                Kind::Colon => return Some(it),
                Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Dash => return None,
                _ => {}
            }
            // “told reporters the ship …”, “told CNN Tuesday the …”
            let article = token.has(Flags::DETERMINER)
                && !self.tokens[it - 1].has(Flags::PREPOSITION)
                && !self.tokens[it - 1].has(Flags::DETERMINER)
                && !self.tokens[it - 1].has(Flags::CONJUNCTION);
            let name = token.has(Flags::CAPITAL)
                && !token.has(Flags::TIME)
                && !self.tokens[it - 1].has(Flags::CAPITAL)
                && !self.tokens[it - 1].has(Flags::DETERMINER)
                && !self.tokens[it - 1].has(Flags::PREPOSITION)
                && !self.tokens[it - 1].has(Flags::GENITIVE)
                && !self.tokens[it - 1].has(Flags::CONJUNCTION);
            if (article || name) && self.is_clause(&(it..self.clause_end(it, end))) {
                return Some(it);
            }
        }
        None
    }

    fn after_time(&self, mut at: usize, end: usize) -> usize {
        while at < end && (self.is_time_at(at) || self.has(at, Flags::TIME)) && !self.has(at, Flags::THAT) {
            at += 1;
        }
        at
    }

    /// The quotation that begins at `at`, or after a comma or a colon there.
    fn quotation_at(&self, at: usize, end: usize) -> Option<usize> {
        let skip = match self.token(at)?.kind {
            Kind::Quote => at,
            Kind::Comma | Kind::Colon | Kind::Dash => at + 1,
            _ => return None,
        };
        (skip < end && self.is(skip, Kind::Quote)).then_some(skip)
    }

    /// A quotation after a verb, or the clause that it begins.
    fn quoted(&self, entry: &Verb, quote: usize, end: usize) -> Option<(Range<usize>, Link)> {
        let set_off = quote > 0 && matches!(self.tokens[quote - 1].kind, Kind::Comma | Kind::Colon | Kind::Dash);
        let next = quote + 1;
        let ends =
            next >= end || !self.tokens[next].is_word() || matches!(self.last_mark(quote), ',' | '.' | '?' | '!');
        if ends || set_off && entry.speech {
            let whole = entry.speech || entry.takes_clause() || entry.object > 0;
            let mut stop = quote + 1;
            // “A” and “B”; “A,” “B”.
            while stop + 1 < end
                && self.is(stop + 1, Kind::Quote)
                && !entry.takes_clause()
                && self.has(stop, Flags::CONJUNCTION)
            {
                stop += 2;
            }
            let link = if entry.takes_clause() || entry.speech && entry.object == 0 {
                Link::Quotation
            } else {
                Link::Object
            };
            return whole.then_some((quote..stop, link));
        }
        if entry.takes_clause() {
            let content = quote..self.clause_end(quote, end);
            return Some((
                content,
                if self.word_count(quote) >= 4 {
                    Link::Quotation
                } else {
                    Link::Bare
                },
            ));
        }
        (entry.object > 0).then(|| (quote..self.object_end(quote, end), Link::Object))
    }

    /// “said in a statement that …”, “said Tuesday the …”, “said at a rally: “…””
    fn clause_after_place(&self, at: usize, end: usize) -> Option<After> {
        let starts = self.has(at, Flags::PREPOSITION) || self.has(at, Flags::TIME) || self.is_time_at(at);
        if let Some(found) = self.clause_with_lead(at, end) {
            return Some(found);
        }
        if !starts {
            return None;
        }
        let last = end.min(at + LONGEST_LEAD);
        let found = |content: Range<usize>, link: Link| {
            Some(After {
                content,
                link,
                cue_end: 0,
            })
        };
        for it in at..last {
            self.step();
            let token = &self.tokens[it];
            if let Some(quote) = self.quotation_at(it, end).filter(|_| it > at) {
                let set_off = !token.is(Kind::Quote);
                if set_off || self.is_speech(quote) {
                    let stop = quote + 1;
                    let ends = stop >= end
                        || !self.tokens[stop].is_word()
                        || matches!(self.last_mark(quote), ',' | '.' | '?' | '!')
                        || set_off;
                    return match ends {
                        true => found(quote..stop, Link::Quotation),
                        false => found(quote..self.clause_end(quote, end), Link::Quotation),
                    };
                }
            }
            if token.has(Flags::THAT)
                && it > at
                && self.leads_clause(it, end)
                && !self.tokens[it - 1].has(Flags::PREPOSITION)
            {
                let relative = self.has(it + 1, Flags::FINITE)
                    && self.tokens[it - 1].is_word()
                    && !self.tokens[it - 1].has(Flags::TIME);
                if !relative {
                    return found(it..self.clause_end(it + 1, end), Link::That);
                }
            }
            if matches!(token.kind, Kind::Semicolon | Kind::Stop | Kind::Colon | Kind::Dash) {
                return None;
            }
            if token.is(Kind::Comma) && !self.is_date_comma(it) {
                // “said on Monday, that”
                if self.has(it + 1, Flags::THAT) && self.leads_clause(it + 1, end) {
                    continue;
                }
                return None;
            }
            let day_before = it > at && self.tokens[it - 1].has(Flags::TIME)
                || it > at && self.tokens[it - 1].is(Kind::Number)
                || it > at && self.tokens[it - 1].is(Kind::Comma);
            let noun_before = it > at + 1
                && self.tokens[it - 1].is_word()
                && !self.tokens[it - 1].has(Flags::DETERMINER)
                && !self.tokens[it - 1].has(Flags::PREPOSITION)
                && !self.tokens[it - 1].has(Flags::CONJUNCTION)
                && !self.tokens[it - 1].has(Flags::GENITIVE);
            let subject =
                token.has(Flags::SUBJECT) && !self.is_any(it, &["it", "you"]) || self.is_any(it, &["there", "it"]);
            let opens = subject
                || token.has(Flags::DETERMINER) && !token.has(Flags::TIME)
                || token.has(Flags::CAPITAL)
                    && !token.has(Flags::TIME)
                    && !self.tokens[it.saturating_sub(1).max(at)].has(Flags::CAPITAL)
                || day_before && self.begins_noun_phrase(it);
            if it > at && (day_before || noun_before) && opens && !(token.has(Flags::TIME)) {
                let content = it..self.clause_end(it, end);
                if content.len() >= 3 && self.is_clause(&content) && self.clause_starts_well(&content) {
                    let link = if day_before { Link::Bare } else { Link::BareAfterPlace };
                    return found(content, link);
                }
            }
        }
        None
    }

    /// “said although it rained, the ships …”, “said by 2050, demand …”: a clause that begins with a circumstance.
    fn clause_with_lead(&self, at: usize, end: usize) -> Option<After> {
        let leads = self.has(at, Flags::SUBORDINATOR) || self.has(at, Flags::PREPOSITION) && !self.is_occasion(at);
        if !leads || self.has(at, Flags::TIME) || self.is_time_at(at) && !self.is(at + 1, Kind::Number) {
            return None;
        }
        let comma = (at + 2..end.min(at + 16)).find(|&it| self.is(it, Kind::Comma))?;
        let plain = !self.tokens[at..comma]
            .iter()
            .any(|it| it.is(Kind::Quote) || it.has(Flags::THAT) || it.has(Flags::TIME) && it.has(Flags::CAPITAL));
        let rest = comma + 1..self.clause_end(comma + 1, end);
        let follows = plain
            && self
                .token(comma + 1)
                .is_some_and(|it| it.is_word() || it.is(Kind::Quote))
            && !self.has(comma + 1, Flags::CONJUNCTION)
            && !self.has(comma + 1, Flags::RELATIVE);
        // A preposition leads to a place as often: “said in Kyiv, where …”.
        let clause = follows
            && rest.len() >= 3
            && self.is_clause(&rest)
            && (self.has(at, Flags::SUBORDINATOR)
                || self.begins_noun_phrase(comma + 1)
                || self.has(comma + 1, Flags::ING));
        clause.then(|| After {
            content: at..rest.end,
            link: Link::BareAfterPlace,
            cue_end: 0,
        })
    }

    /// “June 7, 2031”
    fn is_date_comma(&self, at: usize) -> bool {
        at > 0 && self.is(at + 1, Kind::Number) && (self.is(at - 1, Kind::Number) || self.has(at - 1, Flags::TIME))
    }

    /// Whether a verb comes before a clause has ended, so that its first words are a subject.
    fn clause_starts_well(&self, content: &Range<usize>) -> bool {
        let first_mark = content
            .clone()
            .find(|&it| matches!(self.tokens[it].kind, Kind::Comma | Kind::Semicolon))
            .unwrap_or(content.end);
        self.holds_finite(content.start..first_mark)
    }

    /// “…, a new survey shows.” at the end of a sentence.
    fn tail_attribution(&self, at: usize, end: usize) -> bool {
        if !self.begins_noun_phrase(at) || self.has(at, Flags::RELATIVE) || end <= at + 1 || end > at + 16 {
            return false;
        }
        let verb = (at + 1..end.min(at + 10)).find(|&it| {
            self.step();
            let token = &self.tokens[it];
            !token.is_word()
                || token
                    .verb
                    .is_some_and(|it| it.verb.that >= 70 && matches!(it.form, Form::Past | Form::Third | Form::Base))
                    && !token.has(Flags::CAPITAL)
                || token.has(Flags::RELATIVE)
        });
        verb.is_some_and(|it| {
            let token = &self.tokens[it];
            let last = it + 1 >= end
                || self.is_time_at(it + 1)
                || self.is_occasion(it + 1)
                || self.has(it + 1, Flags::PREPOSITION);
            token.is_word() && !token.has(Flags::RELATIVE) && last && !self.holds_finite(at..it)
        })
    }

    /// Whether a clause has a verb that is not one of its relative clauses.
    fn has_main_verb(&self, content: &Range<usize>) -> bool {
        let (mut verbs, mut relatives) = (0usize, 0usize);
        let mut inside = false;
        for it in content.clone() {
            self.step();
            let token = &self.tokens[it];
            if token.has(Flags::RELATIVE) && !token.has(Flags::DETERMINER)
                || token.has(Flags::THAT) && it > content.start
            {
                relatives += 1;
            }
            if token.is(Kind::Quote) && self.word_count(it) >= 2 {
                verbs += 1;
            }
            let finite = (self.is_finite(it, token, it == content.start) && !self.is_reduced(it))
                || token.has(Flags::AUXILIARY) && !token.has(Flags::TO);
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
    pub fn is_clause(&self, content: &Range<usize>) -> bool {
        !content.is_empty()
            && (self.holds_finite(content.start..content.end)
                || self.tokens[content.clone()].iter().any(|it| it.has(Flags::FOREIGN))
                || content
                    .clone()
                    .any(|it| self.is(it, Kind::Quote) && self.word_count(it) >= 2))
    }

    /// Where a clause ends that begins at `from`: before another attribution, at a semicolon, at the end of the sentence.
    pub fn clause_end(&self, from: usize, end: usize) -> usize {
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
                    if at > from && (self.another_attribution(at + 1, end) || self.tail_attribution(at + 1, end)) =>
                {
                    break;
                }
                Kind::Quote if at > from && self.last_mark(at) == ',' && self.another_attribution(at + 1, end) => {
                    at += 1;
                    break;
                }
                Kind::Word if token.has(Flags::CONJUNCTION) && at > from && self.tells_again(at + 1, end) => break,
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
    fn tells_again(&self, at: usize, end: usize) -> bool {
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
    fn another_attribution(&self, at: usize, end: usize) -> bool {
        let Some(first) = self.token(at).filter(|_| at < end) else {
            return false;
        };
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
        // “, with Ruiz saying”
        if self.is_word(at, "with") && self.says_within(at + 1, end).is_some() {
            return true;
        }
        let joins = first.has(Flags::CONJUNCTION) || self.is_any(at, &["while", "although", "though"]);
        joins && (self.tells_again(at + 1, end) || self.speaks_within(at + 1, end, 12))
    }

    /// The “saying” of “with Ana Ruiz saying”, when `at` begins her name.
    pub fn says_within(&self, at: usize, end: usize) -> Option<usize> {
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
    fn speaks_within(&self, from: usize, end: usize, most: usize) -> bool {
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
    fn object_end(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            self.step();
            let token = &self.tokens[at];
            let stops = match token.kind {
                Kind::Semicolon | Kind::Dash | Kind::Colon => true,
                Kind::Comma => {
                    !self.is_date_comma(at)
                        && !(self.has(at + 1, Flags::CAPITAL) && self.has(at.saturating_sub(1), Flags::CAPITAL))
                }
                Kind::Word => {
                    at > from
                        && (self.is_any(
                            at,
                            &[
                                "while", "because", "although", "though", "when", "but", "after", "during",
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
