//! T1: numbers as values.

use super::scene::{self, Pair, Scene, Side};
use super::{Check, Found, Level, Matter, Place, figures, order, shown};
use crate::text::number::{Agreement, Bound, Dimension, Quantity, agreement};

pub(super) const CHECK: Check = Check {
    id: "T1",
    key: "number",
    title: "Number",
    rule: "A number, its bound and its direction are those of the original; a rounded number says that it is.",
    look,
};

/// Most numbers of one side of a pair that are compared each with each.
const MOST: usize = 48;

fn look(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        figures::compare(scene, found);
        return;
    }
    for (original, translation, pair) in scene.both() {
        let matched = matched(original, translation, pair);
        for (one, other, how) in &matched.pairs {
            told(
                found,
                &Two {
                    original,
                    translation,
                    pair,
                },
                one,
                other,
                *how,
            );
        }
        alone(
            scene,
            found,
            &Two {
                original,
                translation,
                pair,
            },
            matched,
        );
    }
    order::compare(scene, found);
}

/// The two sides of a pair.
struct Two<'s, 'a> {
    original: &'s Side<'a>,
    translation: &'s Side<'a>,
    pair: &'s Pair,
}

impl Two<'_, '_> {
    fn words(&self, one: &Quantity, other: &Quantity) -> [String; 2] {
        [
            self.original.text[one.at.clone()].trim().to_owned(),
            self.translation.text[other.at.clone()].trim().to_owned(),
        ]
    }

    fn places(&self, one: &Quantity, other: &Quantity) -> [Place; 2] {
        [
            self.original.place(one.at.clone()),
            self.translation.place(other.at.clone()),
        ]
    }
}

/// Numbers of both sides that belong together, and those left over.
pub(super) struct Matched<'s> {
    pub pairs: Vec<(&'s Quantity, &'s Quantity, Agreement)>,
    pub missing: Vec<&'s Quantity>,
    pub added: Vec<&'s Quantity>,
}

/// Pairs the numbers of both sides of `pair`, the best agreement first.
pub(super) fn matched<'s>(original: &'s Side, translation: &'s Side, pair: &Pair) -> Matched<'s> {
    let one = original.numbers(&pair.original);
    let other = translation.numbers(&pair.translation);
    let (mut used, mut taken) = (vec![false; one.len()], vec![false; other.len()]);
    let mut candidates = Vec::new();
    for (i, a) in one.iter().enumerate().take(MOST) {
        for (j, b) in other.iter().enumerate().take(MOST) {
            let how = agreement(a, b);
            if how >= Agreement::Magnitude(i32::MIN) {
                // Of equals, those in the same order go together; an exact unit before a missing one.
                let unit = a.unit.dimension == b.unit.dimension;
                candidates.push((std::cmp::Reverse(rank(how)), !unit, i.abs_diff(j), i, j, how));
            }
        }
    }
    candidates.sort_by_key(|it| (it.0, it.1, it.2, it.3, it.4));
    let mut pairs = Vec::new();
    for (.., i, j, how) in candidates {
        if !used[i] && !taken[j] {
            (used[i], taken[j]) = (true, true);
            pairs.push((one[i], other[j], how));
        }
    }
    let left = |all: &[&'s Quantity], used: &[bool]| {
        let left = all.iter().zip(used).filter(|it| !it.1).map(|it| *it.0);
        left.collect()
    };
    Matched {
        missing: left(&one, &used),
        added: left(&other, &taken),
        pairs,
    }
}

/// Agreements in the order in which numbers are paired.
fn rank(how: Agreement) -> u8 {
    match how {
        Agreement::Same => 6,
        Agreement::Near => 5,
        Agreement::Unbounded => 4,
        Agreement::Bound | Agreement::Direction => 3,
        Agreement::Unit => 2,
        Agreement::Magnitude(_) => 1,
        Agreement::Value | Agreement::None => 0,
    }
}

/// Says what is wrong with two numbers that belong together.
fn told(found: &mut Found, two: &Two, one: &Quantity, other: &Quantity, how: Agreement) {
    let values = two.words(one, other);
    let [from, to] = [shown(&values[0]), shown(&values[1])];
    let (level, message) = match how {
        Agreement::Magnitude(power) => {
            // Ordinals, ages and small counts that are ten times another are other numbers.
            let telling = one.value.max(other.value) >= 100.0 || one.unit.dimension == other.unit.dimension;
            let times = if power.unsigned_abs() <= 6 {
                format!("{}", 10u64.pow(power.unsigned_abs()))
            } else {
                format!("10^{}", power.abs())
            };
            let size = if power > 0 { "larger" } else { "smaller" };
            let level = if telling && power.abs() <= 4 && one.is_exact() && other.is_exact() {
                Level::Error
            } else {
                Level::Warning
            };
            (
                level,
                format!("{from} is {to} in the translation: {times} times {size}"),
            )
        }
        Agreement::Direction => (
            Level::Error,
            format!("{from} and {to} are the same number, but one rises and the other falls"),
        ),
        Agreement::Bound => (
            Level::Error,
            format!("{from} and {to} are the same number, but one is the least and the other the most"),
        ),
        Agreement::Unbounded => {
            let level = if one.bound == Bound::None || is_loose(one.bound) {
                Level::Note
            } else {
                Level::Warning
            };
            let dropped = other.bound == Bound::None;
            let what = if dropped {
                "the translation no longer says whether it is more or less"
            } else {
                "only the translation says that it is more or less"
            };
            (level, format!("{from} became {to}: {what}"))
        }
        Agreement::Near
            if one.value * one.unit.factor != other.value * other.unit.factor
                && one.unit.dimension == other.unit.dimension =>
        {
            (Level::Note, format!("{from} was rounded to {to}"))
        }
        Agreement::Near if one.bound == Bound::About && other.bound == Bound::None => (
            Level::Note,
            format!("{from} became {to}: it is no longer said to be about so much"),
        ),
        _ => return,
    };
    found.push(
        &CHECK,
        Some(two.pair.bead),
        two.places(one, other),
        Matter::Differs,
        level,
        values,
        message,
    );
}

fn is_loose(bound: Bound) -> bool {
    matches!(bound, Bound::Over | Bound::AtMost | Bound::About)
}

/// Says what is wrong with the numbers of a pair that have no partner in it.
fn alone(scene: &Scene, found: &mut Found, two: &Two, matched: Matched) {
    let Matched { missing, mut added, .. } = matched;
    let missing: Vec<&Quantity> = missing
        .into_iter()
        .filter(|it| !is_elsewhere(scene, two, it, true))
        .collect();
    added.retain(|it| !is_elsewhere(scene, two, it, false));
    for one in missing {
        let partner = partner(one, &added);
        if let Some(at) = partner {
            let other = added.remove(at);
            changed(found, two, one, other);
            continue;
        }
        if !is_telling(one) || is_written(two.translation.words(&two.pair.translation), one.value, true) {
            continue;
        }
        let words = two.original.text[one.at.clone()].trim().to_owned();
        let message = format!("{} is missing from the translation", shown(&words));
        let places = [
            two.original.place(one.at.clone()),
            two.translation.gap(&two.pair.translation),
        ];
        found.push(
            &CHECK,
            Some(two.pair.bead),
            places,
            Matter::Missing,
            level_alone(two.original, one),
            [words, String::new()],
            message,
        );
    }
    let source = two.original.words(&two.pair.original);
    let added = added.into_iter().filter(|it| is_telling(it));
    for other in added.filter(|it| !is_written(source, it.value, false)) {
        let words = two.translation.text[other.at.clone()].trim().to_owned();
        let message = format!("{} is not in the original", shown(&words));
        let places = [
            two.original.gap(&two.pair.original),
            two.translation.place(other.at.clone()),
        ];
        found.push(
            &CHECK,
            Some(two.pair.bead),
            places,
            Matter::Added,
            level_alone(two.translation, other),
            [String::new(), words],
            message,
        );
    }
}

/// The one of `added` that stands for `one` with another value.
fn partner(one: &Quantity, added: &[&Quantity]) -> Option<usize> {
    let close = |other: &Quantity| -> Option<u8> {
        if agreement(one, other) != Agreement::Value {
            return None;
        }
        let (a, b) = (one.unit.dimension, other.unit.dimension);
        let rank = a == Dimension::Rank || b == Dimension::Rank;
        match (a == b, rank) {
            (true, _) => Some(0),
            (false, true) => None,
            (false, false) if a.is_count() && b.is_count() => Some(1),
            (false, false) if b == Dimension::Bare && a != Dimension::Share && a != Dimension::Fold => Some(2),
            _ => None,
        }
    };
    // What may be put in or left out stands last: “every day”, “first”.
    let fits = added
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((close(it)?, it.weak, at)));
    fits.min().map(|it| it.2)
}

fn changed(found: &mut Found, two: &Two, one: &Quantity, other: &Quantity) {
    let values = two.words(one, other);
    let same = one.unit.dimension == other.unit.dimension;
    let counts = one.unit.dimension.is_count() && other.unit.dimension.is_count();
    let exact = one.is_exact() && other.is_exact();
    let level = match (exact, same || counts) {
        (true, true) if one.value > 1.0 && other.value > 1.0 => Level::Error,
        (true, _) => Level::Warning,
        (false, _) => Level::Note,
    };
    let message = format!("{} became {}", shown(&values[0]), shown(&values[1]));
    found.push(
        &CHECK,
        Some(two.pair.bead),
        two.places(one, other),
        Matter::Differs,
        level,
        values,
        message,
    );
}

/// Whether a number without a partner is worth a word.
fn is_telling(quantity: &Quantity) -> bool {
    !quantity.weak && (quantity.value != 1.0 || quantity.unit.dimension != Dimension::Bare)
}

fn level_alone(side: &Side, quantity: &Quantity) -> Level {
    use Dimension::{Bare, Fold, Months, Rank, Seconds, Share};
    // Lengths of time become dates, orders and parts become other words.
    let soft =
        matches!(quantity.unit.dimension, Fold | Months | Rank | Seconds | Share) || quantity.bound == Bound::Vague;
    let before = side.text.get(..quantity.at.start).unwrap_or_default();
    let bracketed = before.trim_end().ends_with(['(', '[']);
    // A number of a name: Boeing 747, Expo 2030.
    let bare = quantity.unit.dimension == Bare && scene::is_korean(&side.text[..side.text.floor_char_boundary(4000)]);
    match soft || bracketed || bare || quantity.value < 3.0 {
        true => Level::Note,
        false => Level::Warning,
    }
}

/// Whether the number stands in the other text in the pair before or after, or has a written-out cousin here.
fn is_elsewhere(scene: &Scene, two: &Two, quantity: &Quantity, missing: bool) -> bool {
    let agrees = |other: &&Quantity| match missing {
        true => agreement(quantity, other) >= Agreement::Unbounded,
        false => agreement(other, quantity) >= Agreement::Unbounded,
    };
    // A number that was paired in this pair may be said twice.
    let here = match missing {
        true => two.translation.numbers(&two.pair.translation),
        false => two.original.numbers(&two.pair.original),
    };
    here.iter().take(MOST).any(agrees)
        || scene.beside(two.pair).any(|pair| {
            let numbers = match missing {
                true => two.translation.numbers(&pair.translation),
                false => two.original.numbers(&pair.original),
            };
            numbers.iter().take(MOST).any(agrees)
        })
}

/// Whether `text` has the digits of `value`, or its Korean word, in words that were not read as a number: 5000부, 세 자매.
fn is_written(text: &str, value: f64, english: bool) -> bool {
    if value.fract() != 0.0 || !(2.0..1e9).contains(&value) {
        return false;
    }
    let digits = format!("{value}");
    let digit = |c: char| c.is_ascii_digit();
    let bare = text.replace(',', "");
    let whole = bare.match_indices(&digits).any(|(at, it)| {
        let (before, after) = (&bare[..at], &bare[at + it.len()..]);
        !before.ends_with(|c: char| digit(c) || c == '.')
            && !after.starts_with(|c: char| digit(c) || matches!(c, '만' | '억' | '조' | '천' | '.'))
    });
    const NATIVE: [&str; 9] = ["두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];
    let native = NATIVE
        .get((value as usize).wrapping_sub(2))
        .filter(|_| !english && value < 11.0);
    let counted = native.is_some_and(|word| {
        let mut places = text.match_indices(*word);
        places.any(|(at, it)| {
            !text[..at].ends_with(scene::is_hangul)
                && text[at + it.len()..]
                    .strip_prefix(' ')
                    .is_some_and(|it| it.starts_with(scene::is_hangul))
        })
    });
    // Short numbers stand in names and dates as well.
    whole && (english || digits.len() > 2) || counted
}
