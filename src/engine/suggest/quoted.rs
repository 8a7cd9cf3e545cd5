//! A quotation after a verb: alone, in a list, at the head of a clause, or as what something is called.

use std::ops::Range;

use super::after::Link;
use super::scene::Scene;
use super::token::Kind;
use super::verb::Verb;
use super::word::Flags;

impl Scene<'_> {
    /// What a verb of naming calls something, when that is a quotation that ends the clause.
    pub(super) fn named_so(&self, entry: &Verb, at: usize, end: usize) -> Option<Range<usize>> {
        const LONG: usize = 8;
        let names = matches!(
            entry.base,
            "call"
                | "describe"
                | "label"
                | "dub"
                | "brand"
                | "term"
                | "characterize"
                | "characterise"
                | "denounce"
                | "dismiss"
        );
        if !names {
            return None;
        }
        let quote = (at..end.min(at + 24)).find(|&it| {
            self.step();
            !self.tokens[it].is_word()
        })?;
        if !self.is(quote, Kind::Quote) || self.holds_finite(at..quote) {
            return None;
        }
        let pronoun = self.has(at, Flags::OBJECT) && (quote == at + 1 || quote == at + 2 && self.is_word(at + 1, "as"));
        let next = quote + 1;
        let ends = next >= end || !self.tokens[next].is_word();
        (ends && quote > at && (pronoun || self.word_count(quote) >= LONG)).then_some(quote..next)
    }

    /// Whether a quotation is what something is called: known as “the Shark”, an essay titled “On Light”.
    pub(super) fn is_called(&self, quote: usize) -> bool {
        const CALLED: &[&str] = &[
            "called",
            "named",
            "titled",
            "entitled",
            "dubbed",
            "nicknamed",
            "headlined",
            "headed",
            "subtitled",
            "codenamed",
        ];
        let Some(before) = quote.checked_sub(1) else {
            return false;
        };
        let as_such = self.is_word(before, "as") && before > 0 && self.is_any(before - 1, &["known", "billed"]);
        as_such || self.is_any(before, CALLED) && !(before > 0 && self.has(before - 1, Flags::SUBJECT))
    }

    /// Whether a quotation is written as the name of a book or a song is: “The Long Road,”
    pub(super) fn is_title(&self, quote: usize) -> bool {
        let long = |it: &str| it.chars().filter(|c| c.is_alphabetic()).count() > 3;
        let mut words = self.inside(quote).split_whitespace().take(9);
        self.word_count(quote) <= 8
            && self.inside(quote).starts_with(char::is_uppercase)
            && words.all(|it| !long(it) || it.starts_with(|c: char| !c.is_lowercase()))
    }

    /// “in her memoir, “Crumbs”, …”: whether a quotation behind a comma is the name of a work.
    pub(super) fn is_work(&self, quote: usize) -> bool {
        const WORKS: &[&str] = &[
            "memoir",
            "memoirs",
            "autobiography",
            "book",
            "novel",
            "poem",
            "essay",
            "album",
            "song",
            "single",
            "film",
            "movie",
            "documentary",
            "play",
            "musical",
            "opera",
            "podcast",
            "show",
            "series",
            "column",
            "newsletter",
            "painting",
            "hit",
        ];
        quote > 1
            && self.is(quote, Kind::Quote)
            && self.is(quote - 1, Kind::Comma)
            && self.is_any(quote - 2, WORKS)
            && self.is_title(quote)
    }

    /// Whether a quotation belongs to the circumstance that it ends: “In the essay “Light,” …”, “In her memoir, “Crumbs,” …”
    pub(super) fn is_named_there(&self, start: usize, quote: usize) -> bool {
        if self.is_called(quote) {
            return true;
        }
        let lead = start..quote;
        let plain = self.is_circumstance(&lead) && !self.holds_finite(lead);
        plain && (self.tokens[quote - 1].is_word() || self.is_title(quote))
    }

    /// The quotation that begins at `at`, or after a comma or a colon there.
    pub(super) fn quotation_at(&self, at: usize, end: usize) -> Option<usize> {
        let skip = match self.token(at)?.kind {
            Kind::Comma if self.is_work(at + 1) => return None,
            Kind::Quote => at,
            Kind::Comma | Kind::Colon | Kind::Dash => at + 1,
            _ => return None,
        };
        (skip < end && self.is(skip, Kind::Quote)).then_some(skip)
    }

    /// Where “chanted “go home” and “shame” as he left” stops quoting; `None` when a clause goes on.
    fn quotations_only(&self, quote: usize, end: usize) -> Option<usize> {
        let mut stop = quote + 1;
        while stop + 1 < end && self.has(stop, Flags::CONJUNCTION) && self.is(stop + 1, Kind::Quote) {
            stop += 2;
        }
        let next = self.token(stop).filter(|_| stop < end);
        let over = match next {
            None => true,
            Some(it) if !it.is_word() => stop > quote + 1,
            Some(it) => {
                (it.has(Flags::SUBORDINATOR) || it.has(Flags::PREPOSITION))
                    && self.word_count(quote) >= 2
                    && (it.has(Flags::SUBORDINATOR) || !self.holds_finite(stop..end.min(stop + 12)))
            }
        };
        over.then_some(stop)
    }

    /// A quotation after a verb, or the clause that it begins.
    pub(super) fn quoted(&self, entry: &Verb, quote: usize, end: usize) -> Option<(Range<usize>, Link)> {
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
        let only = self
            .quotations_only(quote, end)
            .filter(|_| entry.speech && (entry.that >= 60 || entry.base == "read"));
        if let Some(stop) = only {
            return Some((quote..stop, Link::Quotation));
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
}
