//! T1 for languages without a reader of numbers: what is written in digits, with the words that multiply it.

use std::ops::Range;

use super::number::CHECK;
use super::scene::{Pair, Scene, Side};
use super::{Found, Level, Matter, shown};

/// A number in digits.
#[derive(Clone, Debug, PartialEq)]
struct Figure {
    at: Range<usize>,
    value: f64,
    /// Whether it is a time of day, which each country writes in its own way.
    time: bool,
    /// The currency it is an amount of, if the text says so.
    currency: Option<char>,
}

/// Most figures of one side of a pair that are compared.
const MOST: usize = 48;
/// From this value on a number is written in digits in any language.
const IN_DIGITS: f64 = 100.0;

/// Words and signs that multiply, by how they begin; a longer one before a shorter.
#[rustfmt::skip] // By language.
const SCALES: &[(&str, f64)] = &[
    ("trillion", 1e12), ("bn", 1e9), ("thousand", 1e3), ("hundred", 1e2),
    ("Tausend", 1e3), ("tausend", 1e3), ("Millionen", 1e6), ("Million", 1e6), ("Mio", 1e6), ("Milliarden", 1e9), ("Milliarde", 1e9), ("Mrd", 1e9), ("Billionen", 1e12),
    ("milliard", 1e9), ("millones", 1e6), ("millón", 1e6), ("million", 1e6), ("mille ", 1e3), ("mil ", 1e3), ("mila ", 1e3), ("milion", 1e6), ("miliard", 1e9), ("milhões", 1e6), ("milhão", 1e6), ("bilhões", 1e9), ("miljoen", 1e6), ("miljard", 1e9),
    ("тысяч", 1e3), ("тыс", 1e3), ("миллион", 1e6), ("млн", 1e6), ("миллиард", 1e9), ("млрд", 1e9),
    ("万", 1e4), ("萬", 1e4), ("億", 1e8), ("亿", 1e8), ("兆", 1e12), ("千", 1e3),
];

/// Words and signs of currencies, by how they begin.
#[rustfmt::skip] // By currency.
const CURRENCIES: &[(&str, char)] = &[
    ("€", '€'), ("Euro", '€'), ("euro", '€'), ("$", '$'), ("US$", '$'), ("Dollar", '$'), ("dollar", '$'), ("dólar", '$'), ("£", '£'), ("Pfund", '£'), ("pound", '£'), ("livres sterling", '£'), ("libras", '£'),
    ("¥", '¥'), ("yen", '¥'), ("Yen", '¥'), ("円", '¥'), ("yuan", '元'), ("Yuan", '元'), ("元", '元'), ("ドル", '$'), ("ユーロ", '€'), ("美元", '$'), ("欧元", '€'), ("日元", '¥'), ("рубл", '₽'), ("руб", '₽'), ("ruble", '₽'), ("евро", '€'), ("доллар", '$'), ("₩", '₩'), ("won ", '₩'), ("won.", '₩'), ("won,", '₩'), ("won)", '₩'), ("ウォン", '₩'), ("Franken", 'F'), ("francs suisses", 'F'), ("Swiss franc", 'F'),
];

/// What follows a number that is a time of day.
const TIMES: &[&str] = &[
    "Uhr",
    "h ",
    "h.",
    "h,",
    "heures",
    "時",
    "点",
    "час",
    "a.m",
    "p.m",
    "am ",
    "pm ",
    "o'clock",
    "o’clock",
];

/// Adds the figures of each pair that one side has and the other does not.
pub(super) fn compare(scene: &Scene, found: &mut Found) {
    for (original, translation, pair) in scene.both() {
        let one = figures(original, &pair.original);
        let other = figures(translation, &pair.translation);
        if one.len() > MOST || other.len() > MOST {
            continue;
        }
        let same = |a: &Figure, b: &Figure| (a.value - b.value).abs() <= a.value.abs() * 1e-9;
        // Words of the translation may stand for figures: “twelve”, “half”.
        let spelled = |value: f64| {
            translation
                .numbers(&pair.translation)
                .iter()
                .any(|it| (it.value - value).abs() <= value.abs() * 1e-9)
        };
        for (a, b) in one.iter().filter_map(|a| Some((a, other.iter().find(|b| same(a, b))?))) {
            if let (Some(from), Some(to)) = (a.currency, b.currency)
                && from != to
            {
                let how = format!("the same number, in {from} in the original and in {to} in the translation");
                told(found, original, translation, pair, (a, b), &how, Level::Error);
            }
        }
        let missing: Vec<&Figure> = one
            .iter()
            .filter(|a| !a.time && !other.iter().any(|b| same(a, b)))
            .collect();
        let missing: Vec<&Figure> = missing.into_iter().filter(|it| !spelled(it.value)).collect();
        let added = other.iter().filter(|b| !b.time && !one.iter().any(|a| same(a, b)));
        // A number in words has no figure to be compared with.
        let added: Vec<&Figure> = added.filter(|it| it.value >= 13.0 || missing.len() == 1).collect();
        match (&missing[..], &added[..]) {
            ([a], [b]) => {
                let (how, level) = how(a.value, b.value);
                told(found, original, translation, pair, (a, b), how, level);
            }
            _ => {
                // Of several, those that are plainly one another's slip.
                for a in &missing {
                    let slip = added.iter().find(|b| how(a.value, b.value).1 == Level::Error);
                    if let Some(b) = slip {
                        told(
                            found,
                            original,
                            translation,
                            pair,
                            (a, b),
                            how(a.value, b.value).0,
                            Level::Error,
                        );
                    } else if a.value >= IN_DIGITS && added.is_empty() && !beside(scene, pair, a.value) {
                        gone(found, original, translation, pair, a);
                    }
                }
            }
        }
    }
}

/// How one number may have become another, and how sure it is.
fn how(one: f64, other: f64) -> (&'static str, Level) {
    let ratio = (other / one).abs().log10();
    if one != 0.0 && other != 0.0 && ratio.abs() > 0.5 && (ratio - ratio.round()).abs() < 1e-6 {
        return ("a power of ten away", Level::Error);
    }
    let digits = |value: f64| -> Vec<u8> { format!("{value}").bytes().filter(u8::is_ascii_digit).collect() };
    let (mut a, mut b) = (digits(one), digits(other));
    if a.len() == b.len() && a.len() > 1 {
        let differ = a.iter().zip(&b).filter(|it| it.0 != it.1).count();
        a.sort_unstable();
        b.sort_unstable();
        if a == b {
            return ("digits have changed places", Level::Error);
        }
        // 80 kilometers are 50 miles: two figures alone tell nothing.
        if differ == 1 && (a.len() > 2 || one.fract() != 0.0 && other.fract() != 0.0) {
            return ("a digit is another", Level::Error);
        }
    }
    ("another number", Level::Warning)
}

fn told(
    found: &mut Found,
    original: &Side,
    translation: &Side,
    pair: &Pair,
    (one, other): (&Figure, &Figure),
    how: &str,
    level: Level,
) {
    let values = [
        original.text[one.at.clone()].to_owned(),
        translation.text[other.at.clone()].to_owned(),
    ];
    let message = format!("{} became {}: {how}", shown(&values[0]), shown(&values[1]));
    let places = [original.place(one.at.clone()), translation.place(other.at.clone())];
    found.push(&CHECK, Some(pair.bead), places, Matter::Differs, level, values, message);
}

fn gone(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, one: &Figure) {
    let words = original.text[one.at.clone()].to_owned();
    let message = format!("{} is missing from the translation", shown(&words));
    let places = [original.place(one.at.clone()), translation.gap(&pair.translation)];
    let values = [words, String::new()];
    found.push(
        &CHECK,
        Some(pair.bead),
        places,
        Matter::Missing,
        Level::Note,
        values,
        message,
    );
}

/// Whether the translation has the number in the pair before or after.
fn beside(scene: &Scene, pair: &Pair, value: f64) -> bool {
    let near = scene
        .beside(pair)
        .flat_map(|it| figures(&scene.translation, &it.translation));
    near.into_iter().any(|it| it.value == value)
}

/// The figures of `segments` that are prose, a headline or a caption.
fn figures(side: &Side, segments: &Range<usize>) -> Vec<Figure> {
    let places = segments.clone().filter(|it| side.segments[*it].kind.needs_partner());
    let mut found = Vec::new();
    for place in places {
        let range = side.segments[place].span.range();
        let part = &side.text[range.clone()];
        let mut at = 0;
        while let Some(start) = part[at..].find(is_digit).map(|it| at + it) {
            let (mut value, mut end) = number(&part[start..]).map_or((0.0, start + 1), |(it, len)| (it, start + len));
            let joined = part[..start].ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '/' | ':'));
            // From large to small: 1万2000.
            let mut total = 0.0;
            let scaled = loop {
                let rest = part[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
                let Some((scale, factor)) = SCALES.iter().find(|it| rest.starts_with(it.0)) else {
                    break end;
                };
                total += value * factor;
                value = 0.0;
                end = part.len() - rest.len() + scale.trim_end().len();
                match number(&part[end..]) {
                    Some((more, len)) => (value, end) = (more, end + len),
                    None => break end,
                }
            };
            end = scaled.max(start + 1);
            while !part.is_char_boundary(end) {
                end += 1;
            }
            let rest = part[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
            let clock = part[end..].starts_with(':') && part[end + 1..].starts_with(is_digit);
            let before = part[..start].trim_end();
            let currency = CURRENCIES.iter().find(|it| rest.starts_with(it.0));
            let currency = currency.or_else(|| {
                CURRENCIES
                    .iter()
                    .find(|it| !it.0.is_ascii() && before.ends_with(it.0) || before.ends_with('$') && it.0 == "$")
            });
            // F-16, 12/3, 9:30: names, dates and times.
            if !joined {
                found.push(Figure {
                    at: range.start + start..range.start + end,
                    value: total + value,
                    time: clock || TIMES.iter().any(|it| rest.starts_with(it)),
                    currency: currency.map(|it| it.1),
                });
            }
            at = end;
        }
    }
    found
}

/// Whether `c` is a digit, also one as wide as a Chinese character.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The number that `text` begins with, whatever parts its thousands and its decimals, and its length.
fn number(text: &str) -> Option<(f64, usize)> {
    let mut plain = String::new();
    let mut end = 0;
    let mut point = false;
    while let Some(c) = text[end..].chars().next() {
        let after = text[end + c.len_utf8()..].chars();
        // Four are as many as any.
        let digits = after.take(4).take_while(|it| is_digit(*it)).count();
        match c {
            _ if is_digit(c) => plain.push(char::from(b'0' + (u32::from(c) % 0x10) as u8)),
            // Groups of three, also with a narrow space between.
            ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{202f}' | ' ' | '，'
                if digits == 3 && !point && !plain.is_empty() && plain.len() <= 15 =>
            {
                if c == ' ' && plain.len() > 3 && !text[..end].contains(' ') {
                    break;
                }
            }
            '.' | ',' | '．' if digits > 0 && !point && !plain.is_empty() => {
                point = true;
                plain.push('.');
            }
            _ => break,
        }
        end += c.len_utf8();
    }
    Some((plain.parse().ok()?, end)).filter(|it| it.1 > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_the_manner_of_their_language() {
        for (text, value, len) in [
            ("2 400 habitants", 2400.0, 5),
            ("45\u{a0}000 foyers", 45_000.0, 7),
            ("4,8 Prozent", 4.8, 3),
            ("1.250 Euro", 1250.0, 5),
            ("1,250 people", 1250.0, 5),
            ("５．９", 5.9, 9),
            ("12, 13", 12.0, 2),
        ] {
            assert_eq!(number(text), Some((value, len)), "{text}");
        }
        assert_eq!(number("none"), None);
    }

    #[test]
    fn slips_are_told_from_other_numbers() {
        assert_eq!(how(2400.0, 24_000.0).1, Level::Error);
        assert_eq!(how(35.0, 53.0).1, Level::Error);
        assert_eq!(how(5.9, 6.9).1, Level::Error);
        assert_eq!(how(80.0, 50.0).1, Level::Warning);
        assert_eq!(how(1230.0, 1280.0).1, Level::Error);
        assert_eq!(how(80.0, 49.7).1, Level::Warning);
        assert_eq!(how(3.0, 7.0).1, Level::Warning);
    }
}
