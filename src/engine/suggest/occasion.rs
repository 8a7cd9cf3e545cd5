//! When, where and how, between a verb and what is said: “said in a statement on Tuesday that …”.

use std::ops::Range;

use super::after::{After, LONGEST_LEAD, Link};
use super::scene::Scene;
use super::token::Kind;
use super::word::Flags;

impl Scene<'_> {
    pub(super) fn after_time(&self, mut at: usize, end: usize) -> usize {
        while at < end && (self.is_time_at(at) || self.has(at, Flags::TIME)) && !self.has(at, Flags::THAT) {
            at += 1;
        }
        at
    }

    /// “said in a statement that …”, “said Tuesday the …”, “said at a rally: “…””
    pub(super) fn clause_after_place(&self, at: usize, end: usize, spoken: bool) -> Option<After> {
        let starts = self.has(at, Flags::PREPOSITION) || self.has(at, Flags::TIME) || self.is_time_at(at);
        if let Some(found) = self
            .clause_with_lead(at, end)
            .filter(|_| spoken || self.has(at, Flags::SUBORDINATOR))
        {
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
                let measure = self.is_any(
                    it - 1,
                    &[
                        "point",
                        "extent",
                        "degree",
                        "fact",
                        "idea",
                        "way",
                        "moment",
                        "sense",
                        "possibility",
                    ],
                );
                if measure {
                    return None;
                }
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
                // “said in a report, released on Monday, that”
                let closes = (it + 1..end.min(it + 10)).find(|&it| self.is(it, Kind::Comma));
                if closes.is_some_and(|it| self.has(it + 1, Flags::THAT) && self.leads_clause(it + 1, end)) {
                    continue;
                }
                return None;
            }
            let day_before = it > at && {
                let before = &self.tokens[it - 1];
                before.has(Flags::TIME) || before.is(Kind::Number) || before.is(Kind::Comma)
            };
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
            if it > at
                && (day_before || noun_before)
                && opens
                && !token.has(Flags::TIME)
                && !self.has(it + 1, Flags::THAT)
            {
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
    pub(super) fn clause_with_lead(&self, at: usize, end: usize) -> Option<After> {
        let leads = self.has(at, Flags::SUBORDINATOR)
            || self.has(at, Flags::PREPOSITION) && !self.has(at, Flags::TO) && !self.is_occasion(at);
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
            && (rest.len() >= 3 || self.is(comma + 1, Kind::Quote))
            && self.is_clause(&rest)
            && (self.has(at, Flags::SUBORDINATOR)
                || self.begins_noun_phrase(comma + 1)
                || self.has(comma + 1, Flags::ING));
        clause.then_some(After {
            content: at..rest.end,
            link: Link::BareAfterPlace,
            cue_end: 0,
        })
    }
}
