//! Numbers of Korean texts.

use std::ops::Range;

use super::korean_around::{
    before_is_month, ends_in_lead, ends_in_score, is_date, is_decade, is_temperature, score_mark, starts_plainly,
};
use super::korean_unit::{bound_after, bound_before, change_after, change_before, counts_natively, unit_at};
use super::masked::Masks;
use super::native::{days, dozens, native};
use super::numeral::{Numeral, numeral};
use super::{Bound, Dimension, Quantity, Unit};

const DAY: f64 = 86_400.0;

/// Most bytes looked at around a number.
const AROUND: usize = 64;

/// The numbers of `text`, in order and apart.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let mut reader = Reader {
        text,
        found: Vec::new(),
        masks: Masks::of(text),
    };
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let next = at + first.len_utf8();
        if let Some(end) = reader.masks.end_at(at) {
            at = end.max(next);
            continue;
        }
        let read = match first {
            '0'..='9' => reader.digits(at),
            '절' if text[at..].starts_with("절반") => reader.half(at),
            _ if is_hangul(first) && begins_word(&text[..at]) => reader.word(at),
            _ => None,
        };
        at = read.unwrap_or(next).max(next);
    }
    reader.found
}

struct Reader<'t> {
    text: &'t str,
    found: Vec<Quantity>,
    masks: Masks,
}

impl Reader<'_> {
    /// A number that begins with a digit; the byte to go on from.
    fn digits(&mut self, at: usize) -> Option<usize> {
        let number = numeral(&self.text[at..])?;
        let end = at + number.len;
        let before = near_before(self.text, at);
        // A digit inside a name: 코로나19.
        if before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.') {
            return Some(end);
        }
        if let Some((value, mut end)) = fraction(self.text, end, number.value) {
            let unit = Unit::of(Dimension::Share);
            let bound = bound_after(near_after(self.text, end));
            end += bound.map_or(0, |it| it.1);
            self.push(
                at..end,
                Numeral {
                    value,
                    grain: 0.0,
                    len: 0,
                },
                unit,
                bound.map_or(Bound::None, |it| it.0),
            );
            return Some(end);
        }
        // 3대2: each is a number by itself.
        if let Some(mark) = score_mark(&self.text[end..]) {
            self.push(at..end, number, Unit::BARE, Bound::None);
            return Some(end + mark);
        }
        let glued = before.ends_with(is_hangul) && !ends_in_lead(before) && !ends_in_score(before);
        let ranked = before.ends_with('제');
        let end = self.with_unit(at, end, number, ranked, glued);
        Some(end)
    }

    /// The unit and what else is said after a number; the byte to go on from.
    fn with_unit(&mut self, at: usize, mut end: usize, number: Numeral, ranked: bool, glued: bool) -> usize {
        let text = self.text;
        let mut bound = Bound::None;
        if let Some(rest) = text[end..].strip_prefix('여')
            && (unit_at(rest).is_some() || rest.starts_with(' '))
        {
            bound = Bound::Over;
            end += '여'.len_utf8();
        }
        // 10~15명, 10-15명: the first of two has the unit of the second.
        if let Some(second) = second_of_range(&text[end..]) {
            let start = end + second.0;
            let to = start + second.1.len;
            let after = near_after(text, to);
            if let Some((unit, len)) =
                unit_at(after).filter(|_| !is_date(&text[to..], second.1, before_is_month(text, at)))
            {
                let low = Numeral {
                    grain: number.grain.min(second.1.grain),
                    ..number
                };
                self.push(at..end, low, unit, Bound::None);
                return self.finish(start, to, to + len, second.1, unit, bound);
            }
            if text[to..].starts_with('월') || text[to..].starts_with('일') {
                return to + 3;
            }
        }
        let after = near_after(text, end);
        // 6시 11분: a time of day.
        if after.starts_with('분') && near_before(text, at).trim_end().ends_with('시') {
            return end + '분'.len_utf8();
        }
        if is_date(after, number, before_is_month(text, at)) {
            return end + after.chars().next().map_or(0, char::len_utf8);
        }
        let Some((mut unit, len)) = unit_at(after) else {
            if glued
                || after.starts_with(is_hangul)
                    && number.value < 10_000.0
                    && number.grain == 1.0
                    && !starts_plainly(after)
            {
                return end;
            }
            let rank = if ranked { Unit::of(Dimension::Rank) } else { Unit::BARE };
            return self.finish(at, end, end, number, rank, bound);
        };
        let mut stop = end + len;
        let rest = near_after(text, stop);
        // 1인당: for each one.
        if rest.starts_with('당') && number.value == 1.0 {
            return stop + 3;
        }
        if ranked && unit.dimension.is_count() {
            unit = Unit::of(Dimension::Rank);
        }
        if rest.starts_with("번째") || rest.starts_with('째') && unit.dimension == Dimension::Occurrences {
            unit = Unit::of(Dimension::Rank);
            stop += if rest.starts_with('째') { 3 } else { 6 };
        } else if is_decade(number.value, after, rest) {
            unit = Unit::of(Dimension::Rank);
        }
        if unit.dimension == Dimension::Temperature && !is_temperature(near_before(text, at)) {
            unit = Unit::BARE;
        }
        if unit.dimension == Dimension::Money(super::Currency::Pound) && rest.trim_start().starts_with("무게") {
            unit = Unit::times(Dimension::Mass, 0.453_592);
        }
        // 1년 6개월, 2시간 30분: one length of time.
        if let Some(last) = self.found.last_mut()
            && last.unit.dimension == unit.dimension
            && matches!(unit.dimension, Dimension::Seconds | Dimension::Months)
            && last.unit.factor > unit.factor
            && text.get(last.at.end..at).is_some_and(|it| it.trim().is_empty())
        {
            last.value += number.value * unit.factor / last.unit.factor;
            last.grain = unit.factor / last.unit.factor;
            last.at.end = stop;
            return stop;
        }
        self.finish(at, end, stop, number, unit, bound)
    }

    /// Adds what stands after the unit: 반, 이상, 감소.
    fn finish(
        &mut self,
        at: usize,
        digits: usize,
        mut end: usize,
        mut number: Numeral,
        unit: Unit,
        bound: Bound,
    ) -> usize {
        let text = self.text;
        let after = near_after(text, end);
        if digits < end && (after.starts_with(" 반") || after.starts_with('반')) {
            let len = if after.starts_with(' ') { 4 } else { 3 };
            if !after[len..].starts_with(is_hangul)
                || after[len..].starts_with(['의', '을', '이', '만', '에', '가', '동'])
            {
                number.value += 0.5;
                number.grain = 0.5;
                end += len;
            }
        }
        let mut bound = bound;
        if let Some((found, len)) = bound_after(near_after(text, end)).filter(|_| bound == Bound::None) {
            bound = found;
            end += len;
        }
        self.push(at..end, number, unit, bound);
        end
    }

    /// A number that begins a word: 두 번째, 백만 달러, 수십 채, 사흘.
    fn word(&mut self, at: usize) -> Option<usize> {
        let rest = near_after(self.text, at);
        if let Some((value, len)) = dozens(rest) {
            let end = at + len;
            let Some((unit, unit_len)) = unit_at(near_after(self.text, end)) else {
                let number = Numeral {
                    value,
                    grain: value,
                    len,
                };
                self.push(at..end, number, Unit::BARE, Bound::Vague);
                return Some(end);
            };
            self.push(
                at..end + unit_len,
                Numeral {
                    value,
                    grain: value,
                    len,
                },
                unit,
                Bound::Vague,
            );
            return Some(end + unit_len);
        }
        if let Some((value, len)) = days(rest) {
            let end = at + len;
            let follows = near_after(self.text, end);
            let whole = !follows.starts_with(is_hangul)
                || follows.starts_with([
                    '간', '만', '동', '째', '에', '의', '을', '도', '가', '이', '뒤', '전', '후', '앞',
                ]);
            if !whole || rest.starts_with("하루") {
                return Some(end);
            }
            return Some(self.finish(
                at,
                end,
                end,
                Numeral { value, grain: 1.0, len },
                Unit::times(Dimension::Seconds, DAY),
                Bound::None,
            ));
        }
        for (word, value, unit) in WORDS {
            if rest.starts_with(word) {
                let end = at + word.len();
                self.push(
                    at..end,
                    Numeral {
                        value: *value,
                        grain: 0.5,
                        len: 0,
                    },
                    *unit,
                    Bound::None,
                );
                self.found.last_mut()?.weak = true;
                return Some(end);
            }
        }
        if let Some(number) = native(rest).filter(|_| !rest.starts_with("열대")) {
            let after = &rest[number.len..];
            if counts_natively(after)
                && let Some((unit, len)) = unit_at(after)
            {
                return Some(self.native(at, number, unit, len));
            }
        }
        self.sino(at, rest)
    }

    fn native(&mut self, at: usize, number: super::native::Native, mut unit: Unit, len: usize) -> usize {
        let digits = at + number.len;
        let mut end = digits + len;
        // 한 번 더, 한 차례, 두 번 째
        if near_after(self.text, end).trim_start_matches(' ').starts_with('째')
            && unit.dimension == Dimension::Occurrences
        {
            unit = Unit::of(Dimension::Rank);
            end += near_after(self.text, end).find('째').unwrap_or(0) + 3;
        }
        let grain = number.upto.map_or(1.0, |it| 2.0 * (it - number.value));
        let value = number.upto.map_or(number.value, |it| (it + number.value) / 2.0);
        let count = Numeral { value, grain, len: 0 };
        let end = self.finish(at, digits, end, count, unit, Bound::None);
        if let Some(last) = self.found.last_mut() {
            last.weak = last.value == 1.0 || number.upto.is_some();
            if number.upto.is_some() {
                last.bound = Bound::About;
            }
        }
        end
    }

    /// A number in Hangul of Chinese origin, with a unit after it: 삼십육만 명.
    fn sino(&mut self, at: usize, rest: &str) -> Option<usize> {
        let number = numeral(rest)?;
        let word = &rest[..number.len];
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let places = word
            .chars()
            .filter(|it| matches!(it, '십' | '백' | '천' | '만' | '억' | '조'))
            .count();
        let after = &rest[number.len..];
        if let Some((value, end)) = fraction(self.text, at + number.len, number.value) {
            self.push(
                at..end,
                Numeral {
                    value,
                    grain: 0.0,
                    len: 0,
                },
                Unit::of(Dimension::Share),
                Bound::None,
            );
            return Some(end);
        }
        let (unit, _) = unit_at(after)?;
        let sure = matches!(
            unit.dimension,
            Dimension::Money(_) | Dimension::Percent | Dimension::Mass | Dimension::Length
        ) || after.trim_start().starts_with('명')
            || after.trim_start().starts_with("개")
            || matches!(unit.dimension, Dimension::Months | Dimension::Seconds) && !after.starts_with(' ');
        let alone = word.chars().count() == 1 && !matches!(word, "천" | "백" | "십");
        (places > 0 && sure && !alone || word == "만" && after.trim_start().starts_with('명')).then(|| {
            let end = at + number.len;
            self.with_unit(at, end, number, false, false)
        })
    }

    fn half(&mut self, at: usize) -> Option<usize> {
        let mut end = at + "절반".len();
        let mut bound = Bound::None;
        if let Some((found, len)) = bound_after(near_after(self.text, end)) {
            bound = found;
            end += len;
        }
        self.push(
            at..end,
            Numeral {
                value: 0.5,
                grain: 0.0,
                len: 0,
            },
            Unit::of(Dimension::Share),
            bound,
        );
        Some(end)
    }

    fn push(&mut self, at: Range<usize>, number: Numeral, unit: Unit, bound: Bound) {
        let before = near_before(self.text, at.start);
        let mut start = at.start;
        let mut bound = bound;
        if let Some((found, len)) = bound_before(before) {
            // 약 1000명 이상: the firmer word counts.
            if bound == Bound::None {
                bound = found;
            }
            start -= len;
        }
        self.found.push(Quantity {
            change: change_after(near_after(self.text, at.end)).or_else(|| change_before(before)),
            at: start..at.end,
            value: number.value,
            grain: number.grain,
            unit,
            bound,
            weak: false,
        });
    }
}

/// Words for a number with its unit.
const WORDS: &[(&str, f64, Unit)] = &[
    ("일주일", 7.0, Unit::times(Dimension::Seconds, DAY)),
    ("반년", 6.0, Unit::of(Dimension::Months)),
    ("반세기", 600.0, Unit::of(Dimension::Months)),
    ("갑절", 2.0, Unit::of(Dimension::Fold)),
    ("양국", 2.0, Unit::of(Dimension::Countries)),
    ("양측", 2.0, Unit::BARE),
    ("양사", 2.0, Unit::of(Dimension::Things)),
    ("쌍방", 2.0, Unit::BARE),
];

/// M of “N분의 M”, divided, and where it ends.
fn fraction(text: &str, end: usize, whole: f64) -> Option<(f64, usize)> {
    let rest = near_after(text, end);
    let after = rest.strip_prefix("분의").or_else(|| rest.strip_prefix(" 분의"))?;
    let part = numeral(after.trim_start())?;
    let stop = end + rest.len() - after.trim_start().len() + part.len;
    (whole > 0.0).then_some((part.value / whole, stop))
}

/// The second number of a range: how far it begins, and itself.
fn second_of_range(after: &str) -> Option<(usize, Numeral)> {
    let mark = after
        .chars()
        .next()
        .filter(|it| matches!(it, '~' | '∼' | '-' | '–' | '〜' | '～'))?;
    let rest = &after[mark.len_utf8()..];
    let second = numeral(rest).filter(|_| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    Some((mark.len_utf8(), second))
}

pub(super) fn near_before(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(AROUND))..at]
}

fn near_after(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary(at.saturating_add(AROUND).min(text.len()))]
}

fn begins_word(before: &str) -> bool {
    !before.ends_with(|c: char| is_hangul(c) || c.is_ascii_alphanumeric())
        || ["약", "최소", "최대", "단", "총", "또", "월", "만", "불과"]
            .iter()
            .any(|it| before.ends_with(it))
}

pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}
