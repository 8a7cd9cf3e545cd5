//! Numbers of English texts.

use super::english_unit::{bound_after, bound_before, change_around, sign, unit_at};
use super::masked::Masks;
use super::word::{Token, plural_scale, scale, small, tokens};
use super::{Bound, Dimension, Quantity, Unit};

/// The numbers of `text`, in order and apart.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let mut masks = Masks::of(text);
    let mut words = tokens(text);
    words.retain(|it| masks.end_at(it.at.start).is_none());
    let mut reader = Reader {
        tokens: &words,
        found: Vec::new(),
    };
    let mut at = 0;
    while at < words.len() {
        at = reader.read(at).unwrap_or(at + 1).max(at + 1);
    }
    reader.found
}

/// A number as read from words.
#[derive(Clone, Copy)]
pub(super) struct Read {
    pub value: f64,
    pub grain: f64,
    /// The word after it.
    pub end: usize,
    pub bound: Bound,
}

pub(super) struct Reader<'t> {
    pub tokens: &'t [Token],
    pub found: Vec<Quantity>,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |it| it.text.as_str())
    }

    /// Reads what begins with the word at `at`; the word to go on from.
    fn read(&mut self, at: usize) -> Option<usize> {
        let word = self.word(at);
        if let Some(unit) = sign(word) {
            let number = self.number(at + 1)?;
            let start = at - usize::from(at > 0 && matches!(self.word(at - 1), "us" | "u.s"));
            return Some(self.finish(start, number, Some(unit)));
        }
        if let Some(end) = self.special(at) {
            return Some(end);
        }
        if let Some(end) = self.fraction(at) {
            return Some(end);
        }
        if let Some((value, end)) = self.ordinal(at) {
            let number = Read {
                value,
                grain: 1.0,
                end,
                bound: Bound::None,
            };
            self.push(at, number, end, Unit::of(Dimension::Rank));
            // A first of something is often no more than a word: 처음.
            if let Some(last) = self.found.last_mut() {
                last.weak = value == 1.0;
            }
            return Some(end);
        }
        let number = self.number(at)?;
        if self.is_skipped(at, number) {
            return Some(number.end);
        }
        Some(self.finish(at, number, None))
    }

    /// Digits or words with scales: 2.4 million, three hundred, dozens, a thousand.
    fn number(&self, at: usize) -> Option<Read> {
        let word = self.word(at);
        if let Some(value) = plural_scale(word) {
            return self.vague(at, value);
        }
        if matches!(word, "a" | "an" | "several" | "few" | "half") {
            let next = self.word(at + 1);
            if word == "half" {
                let scaled = at + 1 + usize::from(matches!(next, "a" | "an"));
                let value = scale(self.word(scaled)).filter(|it| *it > 100.0)?;
                return Some(Read {
                    value: value / 2.0,
                    grain: value / 10.0,
                    end: scaled + 1,
                    bound: Bound::None,
                });
            }
            let (value, bound) = match next {
                "dozen" => (12.0, Bound::About),
                "hundred" | "thousand" | "million" | "billion" | "trillion" => (scale(next)?, Bound::None),
                _ => return None,
            };
            let (value, bound) = if word == "several" || word == "few" {
                (value, Bound::Vague)
            } else {
                (value, bound)
            };
            return Some(Read {
                value,
                grain: value,
                end: at + 2,
                bound,
            });
        }
        if self.tokens.get(at)?.is_digits() {
            return self.digits(at);
        }
        self.spelled(at)
    }

    /// “tens of thousands”
    fn vague(&self, at: usize, mut value: f64) -> Option<Read> {
        let mut end = at + 1;
        while self.word(end) == "of"
            && let Some(more) = plural_scale(self.word(end + 1))
        {
            value *= more;
            end += 2;
        }
        Some(Read {
            value,
            grain: value,
            end,
            bound: Bound::Vague,
        })
    }

    fn digits(&self, at: usize) -> Option<Read> {
        let text = self.word(at);
        let number = super::numeral::digits(text)?;
        let (mut value, mut grain, mut end) = (number.value, number.grain, at + 1);
        while let Some(place) = self.scale_at(end) {
            value *= place;
            grain *= place;
            end += 1;
        }
        let bound = if self.word(end) == "dozen" {
            Bound::About
        } else {
            Bound::None
        };
        if self.word(end) == "dozen" {
            (value, grain, end) = (value * 12.0, 12.0, end + 1);
        }
        Some(Read {
            value,
            grain,
            end,
            bound,
        })
    }

    /// The scale at `at`: a word, or a letter that is written to the digits (5m, 3bn).
    fn scale_at(&self, at: usize) -> Option<f64> {
        let token = self.tokens.get(at).filter(|it| !it.broken)?;
        let glued = at > 0 && self.tokens[at - 1].at.end == token.at.start;
        match token.text.as_str() {
            "m" if glued && at > 1 && sign(self.word(at - 2)).is_some() => Some(1e6),
            "b" if glued => Some(1e9),
            "k" if !glued => None,
            word => scale(word),
        }
    }

    /// “three hundred and twenty-one thousand”
    fn spelled(&self, at: usize) -> Option<Read> {
        small(self.word(at)).or_else(|| scale(self.word(at)).filter(|_| self.word(at).len() > 3))?;
        let (mut total, mut group, mut grain) = (0.0, 0.0, 1.0);
        let (mut end, mut limit) = (at, f64::INFINITY);
        let mut fresh = true;
        while let Some(token) = self.tokens.get(end).filter(|it| end == at || !it.broken) {
            let word = token.text.as_str();
            let joins = word == "and" && group >= 100.0 && group % 100.0 == 0.0 && small(self.word(end + 1)).is_some();
            if joins {
                fresh = true;
            } else if let Some(value) = small(word) {
                // “twenty-one”, “hundred five”; “five six” is two numbers.
                let fits = fresh
                    || (value < 10.0 && group % 100.0 >= 20.0 && group % 10.0 == 0.0 && token.joined)
                    || (group >= 100.0 && group % 100.0 == 0.0);
                if !fits {
                    break;
                }
                group += value;
                grain = 1.0;
                fresh = false;
            } else if word == "dozen" && !fresh {
                return Some(Read {
                    value: (total + group) * 12.0,
                    grain: 12.0,
                    end: end + 1,
                    bound: Bound::About,
                });
            } else if let Some(place) = scale(word).filter(|_| word.len() > 3) {
                if place == 100.0 {
                    group = if group == 0.0 { 100.0 } else { group * 100.0 };
                    grain = 100.0;
                } else if place < limit {
                    total += if group == 0.0 { 1.0 } else { group } * place;
                    grain = if grain == 1.0 { place } else { grain * place };
                    (group, limit) = (0.0, place);
                    fresh = true;
                } else {
                    break;
                }
            } else {
                break;
            }
            end += 1;
        }
        (end > at).then_some(Read {
            value: total + group,
            grain,
            end,
            bound: Bound::None,
        })
    }

    /// Adds unit, bounds and direction; the word to go on from.
    fn finish(&mut self, at: usize, number: Read, given: Option<Unit>) -> usize {
        let mut end = number.end;
        let mut number = number;
        // “2 1/2” is rare; “two and a half years” is not.
        if self.word(end) == "and" && self.word(end + 1) == "a" && self.word(end + 2) == "half" {
            number.value += 0.5;
            number.grain = 0.5;
            end += 3;
        }
        let (unit, len) = match (given, self.measured(end)) {
            (Some(unit), _) => (unit, 0),
            (None, Some((unit, len))) => (unit, len),
            (None, None) => (Unit::BARE, 0),
        };
        // 10-15 people: the first has the unit of the second.
        if len == 0 && given.is_none() && self.tokens.get(end).is_some_and(|it| it.joined || it.text == "to") {
            let second = end + usize::from(self.word(end) == "to");
            let ranged = self.number(second).and_then(|it| unit_at(self.tokens, it.end));
            if let Some((unit, _)) = ranged.filter(|_| self.tokens.get(second).is_some_and(Token::is_digits)) {
                self.push(at, number, end, unit);
                return end;
            }
        }
        end += len;
        let fahrenheit = unit.dimension == Dimension::Temperature && self.word(end) == "fahrenheit";
        if fahrenheit {
            number.value = (number.value - 32.0) / 1.8;
        }
        if let Some((bound, words)) = bound_after(self.tokens, end) {
            number.bound = bound;
            end += words;
        }
        self.push(at, number, end, unit);
        end
    }

    /// The unit after a number, and up to two adjectives before it.
    fn measured(&self, end: usize) -> Option<(Unit, usize)> {
        unit_at(self.tokens, end)
    }

    pub(super) fn push(&mut self, at: usize, number: Read, end: usize, unit: Unit) {
        let tokens = self.tokens;
        let mut start = at;
        let mut bound = number.bound;
        if let Some((found, words)) = bound_before(tokens, at) {
            if bound == Bound::None || bound == Bound::About {
                bound = found;
            }
            start -= words;
        }
        let end = end.max(at + 1).min(tokens.len());
        self.found.push(Quantity {
            at: tokens[start].at.start..tokens[end - 1].at.end,
            value: number.value,
            grain: number.grain,
            unit,
            bound,
            change: change_around(tokens, start, end),
            weak: false,
        });
    }
}
