//! T1, second part: numbers that are both there, and have changed places.
//!
//! “From 40 to 15” for “from 15 to 40”; “killed nine and injured three” for “killed three and injured nine”.

use std::ops::Range;

use super::entity;
use super::number::CHECK;
use super::scene::{Pair, Scene, Side};
use super::{Found, Level, shown};
use crate::text::number::{Agreement, Quantity, agreement};

/// What two numbers of one sentence may be of, told by words near them, and never be the other way round.
struct Roles {
    /// Stems that follow their numbers in the original, of each of the two.
    korean: [&'static [&'static str]; 2],
    /// Beginnings of words of the translation, before or after their numbers.
    english: [&'static [&'static str]; 2],
}

#[rustfmt::skip] // By kind.
const ROLES: &[Roles] = &[
    Roles {
        korean: [&["숨지", "숨졌", "숨진", "사망", "목숨을"], &["다치", "다쳤", "다친", "부상", "중상", "경상"]],
        english: [&["kill", "die", "dead", "death", "fatal"], &["injur", "wound", "hurt"]],
    },
    Roles {
        korean: [&["찬성"], &["반대"]],
        english: [&["favor", "support", "yes", "back", "approv"], &["against", "oppos", "no ", "disapprov", "object"]],
    },
    Roles {
        korean: [&["수출"], &["수입"]],
        english: [&["export"], &["import"]],
    },
    Roles {
        korean: [&["남성", "남자"], &["여성", "여자"]],
        english: [&["men", "man", "male", "boy"], &["women", "woman", "female", "girl"]],
    },
    Roles {
        korean: [&["긍정"], &["부정"]],
        english: [&["positive", "approv", "favorabl"], &["negative", "disapprov", "unfavorabl"]],
    },
];

/// Adds numbers that have changed places.
pub(super) fn compare(scene: &Scene, found: &mut Found) {
    for (original, translation, pair) in scene.both() {
        let one = original.numbers(&pair.original);
        let other = translation.numbers(&pair.translation);
        if one.len() < 2 || other.len() < 2 {
            continue;
        }
        let turned = from_to(original, translation, &one, &other)
            .or_else(|| roles(original, translation, &one, &other))
            .or_else(|| peoples(original, translation, pair, &one, &other));
        if let Some([from, to]) = turned {
            told(found, original, translation, pair, from, to);
        }
    }
}

/// Two numbers of a side, in the order of what they say.
type Two<'q> = [&'q Quantity; 2];

fn told(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, from: Two, to: Two) {
    let hull = |it: Two| it[0].at.start.min(it[1].at.start)..it[0].at.end.max(it[1].at.end);
    let places = [hull(from), hull(to)];
    let values = [
        original.text[places[0].clone()].trim().to_owned(),
        translation.text[places[1].clone()].trim().to_owned(),
    ];
    let message = format!(
        "{} became {}: the two numbers have changed places",
        shown(&values[0]),
        shown(&values[1])
    );
    let [a, b] = places;
    let places = [original.place(a), translation.place(b)];
    found.differs(&CHECK, Level::Error, pair, places, values, message);
}

/// Whether two pairs of numbers are the same crosswise, and not straight.
fn is_crossed(one: Two, other: Two) -> bool {
    let same = |a: &Quantity, b: &Quantity| agreement(a, b) >= Agreement::Unbounded;
    same(one[0], other[1]) && same(one[1], other[0]) && !same(one[0], other[0]) && !same(one[1], other[1])
}

/// “40분에서 15분으로” and “from 15 minutes to 40”.
fn from_to<'q>(
    original: &Side,
    translation: &Side,
    one: &[&'q Quantity],
    other: &[&'q Quantity],
) -> Option<[Two<'q>; 2]> {
    let between = |side: &Side, a: &Quantity, b: &Quantity| side.text.get(a.at.end..b.at.start).map(str::to_owned);
    let source: Vec<Two> = one
        .windows(2)
        .filter(|it| {
            let link = between(original, it[0], it[1]);
            let after = &original.text[it[1].at.end..];
            link.is_some_and(|it| it.trim() == "에서") && after.starts_with(['로', '으', '까'])
        })
        .map(|it| [it[0], it[1]])
        .collect();
    if source.is_empty() {
        return None;
    }
    let target = other.windows(2).filter_map(|it| {
        let link = between(translation, it[0], it[1])?;
        let before = translation.text[..it[0].at.start].trim_end();
        match link.trim() {
            "to" if before.ends_with("from") => Some([it[0], it[1]]),
            // To 15 minutes from 40.
            link if link.ends_with("from") && link.len() < 24 && before.ends_with("to") => Some([it[1], it[0]]),
            _ => None,
        }
    });
    let target: Vec<Two> = target.collect();
    source.iter().find_map(|from| {
        let to = target.iter().find(|to| is_crossed(*from, **to))?;
        Some([*from, *to])
    })
}

fn roles<'q>(
    original: &Side,
    translation: &Side,
    one: &[&'q Quantity],
    other: &[&'q Quantity],
) -> Option<[Two<'q>; 2]> {
    ROLES.iter().find_map(|row| {
        let from = [0, 1].map(|it| in_korean(original.text, one, row.korean[it]));
        let [Some(a), Some(b)] = from else { return None };
        let to = [0, 1].map(|it| in_english(translation.text, other, row.english[it], row.english[1 - it]));
        let [Some(c), Some(d)] = to else { return None };
        is_crossed([a, b], [c, d]).then_some([[a, b], [c, d]])
    })
}

/// Numbers of two countries or places: “한국인 5명과 베트남인 3명” and “three Koreans and five Vietnamese”.
fn peoples<'q>(
    original: &Side,
    translation: &Side,
    pair: &Pair,
    one: &[&'q Quantity],
    other: &[&'q Quantity],
) -> Option<[Two<'q>; 2]> {
    let from = entity::in_korean(original.text, original.bytes(&pair.original));
    let to = entity::in_english(translation.text, translation.bytes(&pair.translation));
    // Of a number in the original the country before it, in the translation the one after it.
    let before = |n: &Quantity| {
        let named = from.iter().rev().find(|it| it.1.end <= n.at.start)?;
        let between = original.text.get(named.1.end..n.at.start)?;
        is_near(between, 9).then_some(named.0)
    };
    let after = |n: &Quantity| {
        let named = to.iter().find(|it| it.1.start >= n.at.end)?;
        let between = translation.text.get(n.at.end..named.1.start)?;
        is_near(between, 26).then_some(named.0)
    };
    let of = |id: usize, numbers: &[&'q Quantity], whose: &dyn Fn(&Quantity) -> Option<usize>| {
        only(numbers.iter().filter(|it| whose(it) == Some(id)).copied())
    };
    let counted: Vec<(usize, Two)> = from
        .iter()
        .filter_map(|it| Some((it.0, [of(it.0, one, &before)?, of(it.0, other, &after)?])))
        .collect();
    counted.iter().enumerate().find_map(|(n, (id, a))| {
        let rest = counted[n + 1..].iter().filter(|it| it.0 != *id);
        let (_, b) = rest
            .into_iter()
            .find(|it| is_crossed([a[0], it.1[0]], [a[1], it.1[1]]))?;
        Some([[a[0], b[0]], [a[1], b[1]]])
    })
}

/// Whether what stands between a number and a name is short and of one clause.
fn is_near(between: &str, most: usize) -> bool {
    between.chars().count() <= most
        && !between.contains([',', '.', ';', '(', ')', '“', '”'])
        && !between.contains(|c: char| c.is_ascii_digit())
}

/// The number that a stem of one role follows, or that follows it at once: 3명이 숨지고, 찬성 11표.
fn in_korean<'q>(text: &str, numbers: &[&'q Quantity], stems: &[&str]) -> Option<&'q Quantity> {
    only(numbers.iter().enumerate().filter_map(|(n, it)| {
        let next = numbers.get(n + 1).map_or(text.len(), |it| it.at.start);
        let after = clause(text, it.at.end..next, 8);
        let before = text[..it.at.start].trim_end_matches([' ', '이', '은', '는', '가', '\u{a0}']);
        let says = |it: &str| stems.iter().any(|stem| it.contains(stem));
        let leads = stems.iter().any(|stem| before.ends_with(stem));
        let led = before.ends_with("수출")
            || before.ends_with("수입")
            || before.ends_with("찬성")
            || before.ends_with("반대");
        (leads || !led && says(after)).then_some(*it)
    }))
}

/// The number nearest to a word of one role: killed nine, nine people were killed.
fn in_english<'q>(text: &str, numbers: &[&'q Quantity], own: &[&str], others: &[&str]) -> Option<&'q Quantity> {
    only(numbers.iter().enumerate().filter_map(|(n, it)| {
        let last = n.checked_sub(1).map_or(0, |it| numbers[it].at.end);
        let next = numbers.get(n + 1).map_or(text.len(), |it| it.at.start);
        let before = text.get(last..it.at.start)?;
        let after = clause(text, it.at.end..next, 40);
        let begins = |word: &str, all: &[&str]| all.iter().any(|it| word.to_lowercase().starts_with(it.trim()));
        // The word right before the number counts most: “injured nine”.
        let led = before
            .split_whitespace()
            .next_back()
            .filter(|word| begins(word, own) || begins(word, others));
        let told = match led {
            Some(word) => begins(word, own),
            None => {
                let word = after
                    .split_whitespace()
                    .find(|word| begins(word, own) || begins(word, others));
                word.is_some_and(|word| begins(word, own))
            }
        };
        told.then_some(*it)
    }))
}

/// The one number of a role; two would leave it open.
fn only<'q>(mut all: impl Iterator<Item = &'q Quantity>) -> Option<&'q Quantity> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// At most `most` characters of `range`, up to the end of a clause.
fn clause(text: &str, range: Range<usize>, most: usize) -> &str {
    let part = text.get(range).unwrap_or_default();
    let end = part.char_indices().nth(most).map_or(part.len(), |it| it.0);
    let part = &part[..end];
    &part[..part.find([',', '.', ';', '\n']).unwrap_or(part.len())]
}
