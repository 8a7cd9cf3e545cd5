//! English words that are numbers in themselves, and digits that are none.

use super::english::{Read, Reader};
use super::english_unit::{bound_before, unit, unit_at};
use super::word::{Token, denominator, ordinal, scale, small};
use super::{Bound, Dimension, Unit};
use crate::text::date::english_word::MONTHS;

impl Reader<'_> {
    /// 1st, second, twenty-first; not the length of time.
    pub(super) fn ordinal(&self, at: usize) -> Option<(f64, usize)> {
        let word = self.word(at);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let glued = self
                .tokens
                .get(at + 1)
                .filter(|it| it.at.start == self.tokens[at].at.end)?;
            let value = matches!(glued.text.as_str(), "st" | "nd" | "rd" | "th").then(|| word.parse().ok())??;
            return Some((value, at + 2));
        }
        if let Some(value) = ordinal(word) {
            // “a second” of time, “second-largest” still is an order.
            return Some((value, at + 1));
        }
        let tens = small(word).filter(|it| *it >= 20.0)?;
        let one = ordinal(self.word(at + 1)).filter(|it| *it < 10.0 && self.tokens[at + 1].joined)?;
        Some((tens + one, at + 2))
    }

    /// Words that are a number and what it counts: twice, doubled, half, a decade, both.
    pub(super) fn special(&mut self, at: usize) -> Option<usize> {
        let word = self.word(at);
        let (value, counted, weak) = match word {
            "once" => (1.0, Dimension::Occurrences, true),
            "twice" => (2.0, Dimension::Occurrences, false),
            "thrice" => (3.0, Dimension::Occurrences, false),
            "double" | "doubled" | "doubles" | "doubling" | "twofold" => (2.0, Dimension::Fold, false),
            "triple" | "tripled" | "triples" | "tripling" | "threefold" => (3.0, Dimension::Fold, false),
            "quadruple" | "quadrupled" | "quadrupling" | "fourfold" => (4.0, Dimension::Fold, false),
            "quintuple" | "quintupled" | "fivefold" => (5.0, Dimension::Fold, false),
            "tenfold" => (10.0, Dimension::Fold, false),
            "both" | "pair" | "couple" | "duo" => (2.0, Dimension::Bare, true),
            "trio" | "trilateral" | "trilaterally" => (3.0, Dimension::Bare, true),
            "monthlong" => (1.0, Dimension::Months, true),
            "half" if !matches!(self.word(at + 1), "a" | "an") || scale(self.word(at + 2)).is_none() => {
                return self.half(at);
            }
            "a" | "an" | "one" | "each" | "every" | "per" => {
                let (unit, len) = unit_at(self.tokens, at + 1).filter(|_| !self.tokens[at + 1].capital)?;
                let lasting = matches!(unit.dimension, Dimension::Seconds | Dimension::Months);
                if !lasting || ordinal(self.word(at + 1)).is_some() && word != "one" {
                    return None;
                }
                let half = self.word(at + 1 + len) == "and"
                    && self.word(at + 2 + len) == "a"
                    && self.word(at + 3 + len) == "half";
                let end = at + 1 + len + if half { 3 } else { 0 };
                let value = if half { 1.5 } else { 1.0 };
                let number = Read {
                    value,
                    grain: 0.5,
                    end,
                    bound: Bound::None,
                };
                self.push(at, number, end, unit);
                self.found.last_mut()?.weak = !(half || unit.dimension == Dimension::Months && unit.factor >= 120.0);
                return Some(end);
            }
            "decade" | "century" | "fortnight" if at == 0 || !is_count_word(self.word(at - 1)) => {
                (1.0, unit(word)?.dimension, false)
            }
            _ => return None,
        };
        let dimension = match word {
            "decade" | "century" | "fortnight" => unit(word)?,
            _ => Unit::of(counted),
        };
        let number = Read {
            value,
            grain: 0.5,
            end: at + 1,
            bound: Bound::None,
        };
        self.push(at, number, at + 1, dimension);
        self.found.last_mut()?.weak = weak;
        Some(at + 1)
    }

    /// Half of something; of a year (“the first half”) it belongs to dates.
    fn half(&mut self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).map_or("", |it| self.word(it));
        if ordinal(before).is_some() || matches!(before, "latter" | "other" | "better") {
            return Some(at + 1);
        }
        let article = usize::from(matches!(self.word(at + 1), "a" | "an"));
        if let Some((unit, len)) = unit_at(self.tokens, at + 1 + article)
            .filter(|it| matches!(it.0.dimension, Dimension::Seconds | Dimension::Months))
        {
            let end = at + 1 + article + len;
            self.push(
                at,
                Read {
                    value: 0.5,
                    grain: 0.1,
                    end,
                    bound: Bound::None,
                },
                end,
                unit,
            );
            self.found.last_mut()?.weak = true;
            return Some(end);
        }
        self.push(
            at,
            Read {
                value: 0.5,
                grain: 0.0,
                end: at + 1,
                bound: Bound::None,
            },
            at + 1,
            Unit::of(Dimension::Share),
        );
        Some(at + 1)
    }

    /// One-third, two thirds, a quarter of.
    pub(super) fn fraction(&mut self, at: usize) -> Option<usize> {
        let word = self.word(at);
        let count = if matches!(word, "a" | "an") {
            Some(1.0)
        } else {
            small(word).filter(|it| *it < 10.0)
        }?;
        let below = denominator(self.word(at + 1)).filter(|_| self.tokens.get(at + 1).is_some_and(|it| !it.broken))?;
        let plural = self.word(at + 1).ends_with('s');
        let follows = self.word(at + 2) == "of" || self.tokens[at + 1].joined || (plural && count > 1.0);
        // “a third man”; “three quarters of growth”.
        if !follows || (plural != (count > 1.0)) {
            return None;
        }
        let number = Read {
            value: count / below,
            grain: 0.0,
            end: at + 2,
            bound: Bound::None,
        };
        self.push(at, number, at + 2, Unit::of(Dimension::Share));
        Some(at + 2)
    }

    /// Years, days of a month, times of day, numbers of names.
    pub(super) fn is_skipped(&self, at: usize, number: Read) -> bool {
        let (token, value) = (&self.tokens[at], number.value);
        let before = at.checked_sub(1).map(|it| &self.tokens[it]);
        let after = self.tokens.get(number.end);
        let next = after.filter(|it| !it.broken).map_or("", |it| it.text.as_str());
        let previous = before.filter(|_| !token.broken).map_or("", |it| it.text.as_str());
        if !token.is_digits() {
            // “one of”, “no one”, “one another”
            return value == 1.0 && number.end == at + 1 && unit_at(self.tokens, number.end).is_none();
        }
        let single = number.end == at + 1 && number.grain == 1.0;
        let glued = after.is_some_and(|it| it.at.start == token.at.end);
        if single && glued && matches!(next, "s" | "am" | "pm" | "a.m" | "p.m") {
            return true;
        }
        let year = single && (1000.0..2200.0).contains(&value) && token.at.len() == 4;
        let counted = unit_at(self.tokens, number.end).is_some() || bound_before(self.tokens, at).is_some();
        if year && !counted {
            return true;
        }
        let day = single && (1.0..=31.0).contains(&value);
        let month_before = before.is_some_and(|it| it.capital && is_month(&it.text)) && between_is_thin(before, token);
        let month_after = after.is_some_and(|it| it.capital && is_month(&it.text) && !it.broken);
        let clock = matches!(next, "a.m" | "p.m" | "am" | "pm" | "o'clock" | "o’clock");
        if day && (month_before || month_after || clock) {
            return true;
        }
        // June 17-18: the second day.
        if day && token.joined && at > 1 && before.is_some_and(Token::is_digits) && is_month(self.word(at - 2)) {
            return true;
        }
        // Boeing 737, Category 1: a name.
        let named = before
            .is_some_and(|it| it.capital && !token.broken && it.at.end + 1 == token.at.start && !is_lead(&it.text));
        named && single && !counted && !matches!(previous, "the")
    }
}

fn is_count_word(word: &str) -> bool {
    small(word).is_some()
        || word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word, "a" | "the" | "this" | "last" | "past" | "next" | "per" | "each")
}

fn between_is_thin(before: Option<&Token>, token: &Token) -> bool {
    before.is_some_and(|it| token.at.start - it.at.end <= 2)
}

/// Capitals that begin a sentence before a number, and are no name.
fn is_lead(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "the", "about", "around", "some", "at", "nearly", "almost", "over", "only", "in", "on", "of", "by", "from",
        "to", "for", "with", "and", "but", "these", "those", "all", "more", "up", "between", "an", "a", "another",
        "total", "its", "their", "his", "her", "our", "when", "after", "as", "than", "us", "u.s", "least", "killed",
        "won", "other", "among",
    ];
    WORDS.contains(&word)
}

/// Whether `word` names a month, short or long.
fn is_month(word: &str) -> bool {
    word.len() >= 3 && (MONTHS.iter().any(|it| it.starts_with(word)) || word == "sept")
}
