//! What is said after a verb: a quotation, a clause, an infinitive or an object.

use std::ops::Range;

use super::scene::Scene;
use super::token::Kind;
use super::verb::{Form, Verb};
use super::word::Flags;

/// Most tokens between a verb and the clause that it leads to.
pub(super) const LONGEST_LEAD: usize = 26;

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
    pub(super) fn after(&self, verb: usize, entry: &Verb, form: Form, end: usize) -> Option<After> {
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
        // “ruled 5-4 that”
        if self.is(at, Kind::Number) && self.has(at + 1, Flags::THAT) {
            at += 1;
        }
        if at >= end {
            return None;
        }
        // “warned Tuesday of a “catastrophe””
        let day = self.after_time(at, end);
        if day > at && entry.leads.iter().any(|it| self.is_word(day, it)) {
            at = day;
        }
        // “explains, in a way, that”
        if self.is(at, Kind::Comma) && self.has(at + 1, Flags::PREPOSITION) {
            let comma = (at + 2..end.min(at + 12)).find(|&it| self.is(it, Kind::Comma));
            if let Some(comma) = comma.filter(|&it| self.has(it + 1, Flags::THAT)) {
                at = comma + 1;
            }
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
            && (self.is_asking(entry) || !self.is_any(addressed, &["when", "where", "if", "which", "who"]));
        if clause
            && asks
            && addressed + 1 < end
            && !(self.is_word(addressed, "when") || self.is_word(addressed, "where"))
        {
            return link(addressed..self.clause_end(addressed + 1, end), Link::That);
        }
        // “asked not to be named”
        if self.has(addressed, Flags::TO)
            && self.is_word(addressed + 1, "be")
            && self.is_any(addressed + 2, &["named", "identified", "quoted"])
        {
            return None;
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
        // “warned of dire consequences if …”
        if entry.leads.iter().any(|it| self.is_word(at, it))
            && self.is_any(at, &["of", "against", "about"])
            && self.begins_noun_phrase(at + 1)
        {
            let content = at + 1..self.object_end(at + 1, end);
            if content.len() >= 2 && !self.tokens[content.clone()].iter().any(|it| it.has(Flags::THAT)) {
                return Some(After {
                    content,
                    link: Link::Preposition,
                    cue_end: at + 1,
                });
            }
        }
        if clause && let Some(found) = self.clause_after_place(addressed, end, entry.speech) {
            return Some(After { cue_end, ..found });
        }
        if clause
            && entry.bare > 0
            && addressed < end
            && self.begins_noun_phrase(addressed)
            && !self.has(addressed, Flags::RELATIVE)
        {
            let content = addressed..self.clause_end(addressed, end);
            // “found a notice saying, “…””: a thing, and what somebody else says.
            let thing = content
                .clone()
                .find(|&it| self.is(it, Kind::Quote))
                .is_some_and(|it| it > content.start && self.set_off(it) && !self.holds_finite(content.start..it));
            // “announced the start of talks, which will …”: a thing, and what is told about it.
            let starts = entry.object == 0 || self.clause_starts_well(&content);
            if !thing
                && starts
                && (content.len() >= 3
                    || content.len() == 2
                        && (self.has(addressed, Flags::SUBJECT)
                            || self.has(addressed, Flags::CAPITAL)
                            || self.is(addressed + 1, Kind::Quote)))
                && self.is_clause(&content)
                && self.has_main_verb(&content)
            {
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
        // “calling it “a gift””, “described the plan as “a gift that nobody will ever pay for””: the quotation stands for itself.
        if let Some(content) = self.named_so(entry, at, end) {
            return link(content, Link::Object);
        }
        // “quoted Ana as saying”: what she said comes later.
        if matches!(entry.base, "quote" | "cite")
            && (at..end.min(at + 16)).any(|it| {
                self.is_word(it, "as")
                    && self.is_any(
                        it + 1,
                        &["saying", "telling", "writing", "warning", "claiming", "adding"],
                    )
            })
        {
            return None;
        }
        if entry.object > 0
            && form != Form::Participle
            && (self.begins_noun_phrase(at) || self.is_any(at, &["having", "being"]))
            && !self.has(at, Flags::RELATIVE)
            && !self.has(at, Flags::SUBJECT)
        {
            let content = at..self.object_end(at, end);
            let worth = content.len() >= 2 || self.has(at, Flags::ING);
            return worth.then_some(After {
                content,
                link: Link::Object,
                cue_end,
            });
        }
        None
    }

    pub(super) fn is_asking(&self, entry: &Verb) -> bool {
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
    pub(super) fn leads_clause(&self, at: usize, end: usize) -> bool {
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
                || self.is(at + 1, Kind::Comma) && !self.has(at + 2, Flags::ING)
                || self.has(at + 1, Flags::QUESTION)
                || self.is(at + 1, Kind::Quote)
                || self.has(at + 1, Flags::FINITE))
            // A verb in -s at the end looks like a plural: “that the pier creaks”.
            && (self.holds_finite(at + 1..end) || end >= at + 4 || self.has(at + 1, Flags::SUBJECT))
    }

    pub(super) fn is_infinitive(&self, at: usize) -> bool {
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
    pub(super) fn addressee(&self, entry: &Verb, at: usize, end: usize) -> Option<usize> {
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
            // “warned the closure would …”: a clause, and nobody is told.
            if token.has(Flags::FINITE)
                && token.has(Flags::AUXILIARY)
                && !self.tokens[at..it].iter().any(|it| it.has(Flags::RELATIVE))
            {
                return None;
            }
            match token.kind {
                // “told ABC’s “Good Morning” that”: a title.
                Kind::Quote if self.has(it + 1, Flags::THAT) || self.has(it - 1, Flags::GENITIVE) => {}
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
            // “told reporters aboard the Gull that …”
            let that = (it + 1..end.min(it + 7)).find(|&it| self.has(it, Flags::THAT));
            let names_place = that.is_some_and(|that| !self.holds_finite(it..that));
            if (article || name) && !names_place && self.is_clause(&(it..self.clause_end(it, end))) {
                return Some(it);
            }
        }
        None
    }
}
