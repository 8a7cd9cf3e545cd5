//! What English numbers count, and what is said around them.

use super::Currency::{Dollar, Euro, Franc, Pound, Rouble, Rupee, Won, Yen, Yuan};
use super::Dimension::{
    Age, Area, Basis, Countries, Energy, Fold, Length, Mass, Money, Months, Occurrences, People, Percent, Points,
    Power, Seconds, Temperature, Volume,
};
use super::word::Token;
use super::{Bound, Change, Dimension, Unit};

const DAY: f64 = 86_400.0;

/// Units of one word, in the singular.
#[rustfmt::skip] // By kind.
const UNITS: &[(&str, Dimension, f64)] = &[
    ("%", Percent, 1.0), ("percent", Percent, 1.0), ("pct", Percent, 1.0), ("pp", Points, 1.0), ("ppt", Points, 1.0), ("bp", Basis, 1.0),
    ("dollar", Money(Dollar), 1.0), ("won", Money(Won), 1.0), ("yen", Money(Yen), 1.0), ("euro", Money(Euro), 1.0), ("yuan", Money(Yuan), 1.0), ("renminbi", Money(Yuan), 1.0),
    ("ruble", Money(Rouble), 1.0), ("rouble", Money(Rouble), 1.0), ("rupee", Money(Rupee), 1.0), ("franc", Money(Franc), 1.0), ("cent", Money(Dollar), 0.01), ("krw", Money(Won), 1.0), ("usd", Money(Dollar), 1.0),
    ("kilometer", Length, 1000.0), ("kilometre", Length, 1000.0), ("km", Length, 1000.0), ("kph", Length, 1000.0), ("meter", Length, 1.0), ("metre", Length, 1.0), ("m", Length, 1.0),
    ("mile", Length, 1609.344), ("mph", Length, 1609.344), ("foot", Length, 0.3048), ("feet", Length, 0.3048), ("inch", Length, 0.0254), ("inche", Length, 0.0254), ("yard", Length, 0.9144),
    ("centimeter", Length, 0.01), ("centimetre", Length, 0.01), ("cm", Length, 0.01), ("millimeter", Length, 0.001), ("millimetre", Length, 0.001), ("mm", Length, 0.001),
    ("ton", Mass, 1000.0), ("tonne", Mass, 1000.0), ("kilogram", Mass, 1.0), ("kilo", Mass, 1.0), ("kg", Mass, 1.0), ("gram", Mass, 0.001), ("ounce", Mass, 0.02835), ("lb", Mass, 0.4536),
    ("hectare", Area, 1e4), ("acre", Area, 4046.856), ("pyeong", Area, super::korean_unit::PYEONG),
    ("liter", Volume, 1.0), ("litre", Volume, 1.0), ("barrel", Volume, 158.987), ("gallon", Volume, 3.785),
    ("kilowatt", Power, 1e3), ("kw", Power, 1e3), ("megawatt", Power, 1e6), ("mw", Power, 1e6), ("gigawatt", Power, 1e9), ("gw", Power, 1e9), ("kwh", Energy, 1e3), ("mwh", Energy, 1e6), ("gwh", Energy, 1e9),
    ("second", Seconds, 1.0), ("minute", Seconds, 60.0), ("hour", Seconds, 3600.0), ("day", Seconds, DAY), ("night", Seconds, DAY), ("week", Seconds, 7.0 * DAY), ("weeklong", Seconds, 7.0 * DAY), ("fortnight", Seconds, 14.0 * DAY),
    ("month", Months, 1.0), ("year", Months, 12.0), ("decade", Months, 120.0), ("century", Months, 1200.0), ("centurie", Months, 1200.0),
    ("degree", Temperature, 1.0), ("time", Occurrences, 1.0), ("occasion", Occurrences, 1.0), ("fold", Fold, 1.0),
    ("people", People, 1.0), ("person", People, 1.0), ("other", People, 1.0), ("soldier", People, 1.0), ("troop", People, 1.0), ("worker", People, 1.0), ("resident", People, 1.0), ("student", People, 1.0), ("patient", People, 1.0), ("men", People, 1.0), ("women", People, 1.0), ("children", People, 1.0), ("victim", People, 1.0), ("passenger", People, 1.0), ("official", People, 1.0), ("lawmaker", People, 1.0), ("member", People, 1.0), ("employee", People, 1.0),
    ("country", Countries, 1.0), ("countrie", Countries, 1.0), ("nation", Countries, 1.0),
];

/// The unit of one `word`, singular or plural.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let single = word.strip_suffix('s').filter(|it| it.len() > 1).unwrap_or(word);
    let found = UNITS
        .iter()
        .find(|it| it.0 == word)
        .or_else(|| UNITS.iter().find(|it| it.0 == single))?;
    Some(Unit::times(found.1, found.2))
}

/// The unit that the words from `at` on begin with, and how many words it has.
pub(super) fn unit_at(tokens: &[Token], at: usize) -> Option<(Unit, usize)> {
    let word = |n: usize| {
        tokens
            .get(at + n)
            .filter(|it| n == 0 || !it.broken)
            .map_or("", |it| it.text.as_str())
    };
    let first = tokens.get(at).filter(|it| !it.broken)?;
    let second = word(1);
    match first.text.as_str() {
        "percentage" if second.starts_with("point") => return Some((Unit::of(Points), 2)),
        "%" | "percent" if second.starts_with("point") => return Some((Unit::of(Points), 2)),
        "per" if second == "cent" => return Some((Unit::of(Percent), 2)),
        "basis" if second.starts_with("point") => return Some((Unit::of(Basis), 2)),
        "square" | "sq" => {
            let (unit, _) = unit_at(tokens, at + 1).filter(|it| it.0.dimension == Length)?;
            return Some((Unit::times(Area, unit.factor * unit.factor), 2));
        }
        "u.s" | "us" | "american" if second.starts_with("dollar") => return Some((Unit::of(Money(Dollar)), 2)),
        "metric" | "short" | "long" if second.starts_with("ton") => return Some((Unit::times(Mass, 1000.0), 2)),
        "nautical" if second.starts_with("mile") => return Some((Unit::times(Length, 1852.0), 2)),
        "pound" | "pounds" => {
            let sterling = second == "sterling";
            let unit = if sterling {
                Unit::of(Money(Pound))
            } else {
                Unit::times(Mass, 0.453_592)
            };
            return Some((unit, 1 + usize::from(sterling)));
        }
        "korean" | "chinese" | "japanese" if matches!(second, "won" | "yuan" | "yen") => {
            return unit(second).map(|it| (it, 2));
        }
        "year" | "years" if matches!(second, "old" | "olds") || second == "of" && word(2) == "age" => {
            return Some((Unit::of(Age), if second == "of" { 3 } else { 2 }));
        }
        "straight" | "consecutive" | "separate" | "different" | "long" | "full" | "calendar" | "business" | "more"
        | "additional" => {
            let (unit, len) = unit(second).map(|it| (it, 2))?;
            return Some((unit, len));
        }
        _ => {}
    }
    unit(&first.text).map(|it| (it, 1))
}

/// The currency of a sign.
pub(super) fn sign(word: &str) -> Option<Unit> {
    let currency = match word {
        "$" => Dollar,
        "€" => Euro,
        "£" => Pound,
        "¥" => Yen,
        "₩" => Won,
        _ => return None,
    };
    Some(Unit::of(Money(currency)))
}

#[rustfmt::skip] // By meaning.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["no", "more", "than"], Bound::AtMost), (&["no", "less", "than"], Bound::AtLeast), (&["no", "fewer", "than"], Bound::AtLeast), (&["not", "more", "than"], Bound::AtMost),
    (&["less", "than"], Bound::Less), (&["fewer", "than"], Bound::Less), (&["lower", "than"], Bound::Less), (&["more", "than"], Bound::More), (&["greater", "than"], Bound::More), (&["higher", "than"], Bound::More),
    (&["at", "least"], Bound::AtLeast), (&["a", "minimum", "of"], Bound::AtLeast), (&["minimum", "of"], Bound::AtLeast), (&["upwards", "of"], Bound::More), (&["upward", "of"], Bound::More),
    (&["at", "most"], Bound::AtMost), (&["up", "to"], Bound::AtMost), (&["as", "many", "as"], Bound::AtMost), (&["as", "much", "as"], Bound::AtMost), (&["maximum", "of"], Bound::AtMost), (&["at", "maximum"], Bound::AtMost),
    (&["close", "to"], Bound::Nearly), (&["nearly"], Bound::Nearly), (&["almost"], Bound::Nearly), (&["approaching"], Bound::Nearly),
    (&["over"], Bound::More), (&["in", "excess", "of"], Bound::More), (&["exceed"], Bound::More), (&["surpass"], Bound::More), (&["surpasses"], Bound::More), (&["top"], Bound::More), (&["tops"], Bound::More), (&["exceeding"], Bound::More), (&["exceeds"], Bound::More), (&["exceeded"], Bound::More), (&["above"], Bound::More), (&["topping"], Bound::More), (&["topped"], Bound::More), (&["surpassing"], Bound::More), (&["surpassed"], Bound::More),
    (&["under", "the", "age", "of"], Bound::Less), (&["below", "the", "age", "of"], Bound::Less), (&["over", "the", "age", "of"], Bound::More), (&["above", "the", "age", "of"], Bound::More),
    (&["just", "under"], Bound::Nearly), (&["just", "below"], Bound::Nearly), (&["just", "short", "of"], Bound::Nearly), (&["shy", "of"], Bound::Nearly),
    (&["under"], Bound::Less), (&["below"], Bound::Less),
    (&["an", "estimated"], Bound::About), (&["estimated"], Bound::About), (&["about"], Bound::About), (&["around"], Bound::About), (&["some"], Bound::About), (&["roughly"], Bound::About), (&["approximately"], Bound::About), (&["circa"], Bound::About), (&["approx"], Bound::About),
];

/// What is said before the number whose first word is at `at`, and how many words it has.
pub(super) fn bound_before(tokens: &[Token], at: usize) -> Option<(Bound, usize)> {
    BEFORE.iter().find_map(|(words, bound)| {
        let start = at.checked_sub(words.len())?;
        let fits = words
            .iter()
            .zip(&tokens[start..at])
            .all(|(word, token)| *word == token.text);
        // Nothing that ends a phrase lies between.
        let whole = tokens[start + 1..=at.min(tokens.len() - 1)].iter().all(|it| !it.broken);
        (fits && whole).then_some((*bound, words.len()))
    })
}

/// What is said after a number, from the word at `at` on: “or more”, “plus”.
pub(super) fn bound_after(tokens: &[Token], at: usize) -> Option<(Bound, usize)> {
    let word = |n: usize| tokens.get(at + n).map_or("", |it| it.text.as_str());
    if tokens.get(at).is_none_or(|it| it.broken) {
        return None;
    }
    match (word(0), word(1)) {
        ("or", "more" | "higher" | "above" | "greater" | "longer" | "older") => Some((Bound::AtLeast, 2)),
        ("and", "above" | "over" | "older") => Some((Bound::AtLeast, 2)),
        ("or", "less" | "fewer" | "lower" | "below" | "under" | "younger") => Some((Bound::AtMost, 2)),
        ("or", "so") => Some((Bound::About, 2)),
        ("plus" | "+", _) => Some((Bound::More, 1)),
        _ => None,
    }
}

const FALLS: &[&str] = &[
    "fell",
    "fall",
    "falls",
    "falling",
    "fallen",
    "drop",
    "dropped",
    "drops",
    "dropping",
    "declined",
    "decline",
    "declines",
    "declining",
    "decreased",
    "decrease",
    "slid",
    "slipped",
    "shrank",
    "shrunk",
    "plunged",
    "plummeted",
    "tumbled",
    "sank",
    "lost",
    "down",
    "cut",
    "reduced",
    "reduction",
    "lowered",
    "lower",
    "contracted",
    "slashed",
    "fewer",
];
const RISES: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "rising",
    "risen",
    "increased",
    "increase",
    "increases",
    "increasing",
    "climbed",
    "climb",
    "grew",
    "grow",
    "grown",
    "growth",
    "jumped",
    "jump",
    "surged",
    "surge",
    "gained",
    "gain",
    "soared",
    "up",
    "expanded",
    "raised",
    "hike",
    "hiked",
    "higher",
    "advanced",
    "swelled",
];

/// Which way something changed, told by the words around a number.
pub(super) fn change_around(tokens: &[Token], first: usize, end: usize) -> Option<Change> {
    let read = |word: &str| {
        let fall = FALLS.contains(&word).then_some(Change::Fall);
        fall.or_else(|| RISES.contains(&word).then_some(Change::Rise))
    };
    // After it first: a 7.5 percent increase.
    let after = tokens[end.min(tokens.len())..]
        .iter()
        .take(2)
        .take_while(|it| !it.broken && !it.is_digits());
    if let Some(found) = after.map(|it| read(&it.text)).find(Option::is_some) {
        return found;
    }
    let mut next = first;
    for token in tokens[..first].iter().rev().take(5) {
        if tokens.get(next).is_some_and(|it| it.broken) || token.is_digits() {
            return None;
        }
        // “up to” is a bound.
        let bound = token.text == "up" && tokens.get(next).is_some_and(|it| it.text == "to");
        if let Some(found) = read(&token.text).filter(|_| !bound) {
            return Some(found);
        }
        next -= 1;
    }
    None
}
