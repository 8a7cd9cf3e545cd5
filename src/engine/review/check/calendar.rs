//! T3 for languages without a reader of dates: names of months and weekdays, and the days written beside them.

use std::ops::Range;

use super::date::CHECK;
use super::figures::is_digit;
use super::scene::{Pair, Scene, Side};
use super::{Found, Level, shown};

/// Months from January on, by language; a word in lower case.
#[rustfmt::skip] // By language.
const MONTHS: &[[&str; 12]] = &[
    ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"],
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
    ["jänner", "feber", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"],
];

/// Weekdays from Monday on, by language; the beginning of a word in lower case.
#[rustfmt::skip] // By language.
const WEEKDAYS: &[[&str; 7]] = &[
    ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
    ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "sonnabend", "sonntag"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    ["понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"],
    ["月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"],
    ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
];

/// A month that is named, perhaps with a day, or a weekday.
#[derive(Clone, Debug, PartialEq)]
struct Named {
    at: Range<usize>,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    /// 1 to 12, and the day of it.
    Month(i8, Option<i8>),
    /// From Monday, 0, on.
    Weekday(i8),
}

/// Adds months, days of them and weekdays that became others.
pub(super) fn compare(scene: &Scene, found: &mut Found) {
    for (original, translation, pair) in scene.both() {
        let one = in_original(original, pair);
        let other = in_english(translation, pair);
        if one.is_empty() || other.is_empty() {
            continue;
        }
        let near_one: Vec<Named> = scene.beside(pair).flat_map(|it| in_original(original, it)).collect();
        let near_other: Vec<Named> = scene.beside(pair).flat_map(|it| in_english(translation, it)).collect();
        let lost: Vec<&Named> = one
            .iter()
            .filter(|it| !has(it, &other) && !has(it, &near_other))
            .collect();
        let new: Vec<&Named> = other
            .iter()
            .filter(|it| !has(it, &one) && !has(it, &near_one))
            .collect();
        for from in &lost {
            let mut rivals = new.iter().filter(|it| is_rival(from.what, it.what));
            if let (Some(to), None) = (rivals.next(), rivals.next()) {
                told(found, original, translation, pair, from, to);
            }
        }
    }
}

fn told(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, from: &Named, to: &Named) {
    let values = [
        original.text[from.at.clone()].to_owned(),
        translation.text[to.at.clone()].to_owned(),
    ];
    let message = format!("{} became {}", shown(&values[0]), shown(&values[1]));
    let places = [original.place(from.at.clone()), translation.place(to.at.clone())];
    found.differs(&CHECK, Level::Error, pair, places, values, message);
}

/// Whether one of `all` is the same, as far as both go.
fn has(one: &Named, all: &[Named]) -> bool {
    all.iter().any(|it| match (one.what, it.what) {
        (What::Month(a, day), What::Month(b, other)) => a == b && (day.is_none() || other.is_none() || day == other),
        (a, b) => a == b,
    })
}

/// Whether one may stand for the other: the month or the day of it is another, or the weekday.
fn is_rival(one: What, other: What) -> bool {
    match (one, other) {
        (What::Month(a, day), What::Month(b, other)) => a == b || day == other,
        (What::Weekday(_), What::Weekday(_)) => true,
        _ => false,
    }
}

fn in_english(side: &Side, pair: &Pair) -> Vec<Named> {
    let mut found = Vec::new();
    for when in side.dates(&pair.translation) {
        let words = side.text[when.at.clone()].to_lowercase();
        // “Last month” names none.
        let named = !words.contains("month") && !words.contains("today") && !words.contains("yesterday");
        if let Some(month) = when.month.filter(|_| when.month_told && named) {
            let what = What::Month(month, when.day);
            found.push(Named {
                at: when.at.clone(),
                what,
            });
        }
        if let Some(weekday) = when.weekday {
            let what = What::Weekday(weekday.to_monday_zero_offset());
            found.push(Named {
                at: when.at.clone(),
                what,
            });
        }
    }
    found
}

fn in_original(side: &Side, pair: &Pair) -> Vec<Named> {
    let range = side.bytes(&pair.original);
    let part = &side.text[range.clone()];
    let mut found = in_words(part);
    found.extend(in_signs(part));
    for it in &mut found {
        it.at = range.start + it.at.start..range.start + it.at.end;
    }
    found
}

/// Months and weekdays of languages that part words.
fn in_words(part: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in part.char_indices().chain([(part.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let word = part[from..at].to_lowercase();
                if let Some(month) = MONTHS.iter().find_map(|it| it.iter().position(|it| *it == word)) {
                    let (begin, day) = day_before(part, from);
                    let what = What::Month(month as i8 + 1, day);
                    found.push(Named { at: begin..at, what });
                }
                let weekday = WEEKDAYS
                    .iter()
                    .find_map(|it| it.iter().position(|it| word.starts_with(it)));
                if let Some(weekday) = weekday.filter(|_| word.is_ascii() || word.chars().count() > 3) {
                    let what = What::Weekday(weekday as i8);
                    found.push(Named { at: from..at, what });
                }
            }
            _ => {}
        }
    }
    found
}

/// The day before the month at `from`: 28. März, 28 de marzo.
fn day_before(part: &str, from: usize) -> (usize, Option<i8>) {
    let before = part[..from].trim_end();
    let before = before.strip_suffix(" de").unwrap_or(before).trim_end();
    let before = before
        .strip_suffix('.')
        .or_else(|| before.strip_suffix("er"))
        .unwrap_or(before);
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let day = before[before.len() - digits..]
        .parse()
        .ok()
        .filter(|it| (1..=31).contains(it));
    match day {
        Some(day) if digits <= 2 => (before.len() - digits, Some(day)),
        _ => (from, None),
    }
}

/// Months, days and weekdays of Japanese and Chinese: 1月13日, 水曜日.
fn in_signs(part: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let number = |text: &str| -> Option<(i8, usize)> {
        let digits: String = text.chars().take_while(|c| is_digit(*c)).collect();
        let plain: String = digits
            .chars()
            .map(|c| char::from(b'0' + (u32::from(c) % 0x10) as u8))
            .collect();
        Some((plain.parse().ok()?, digits.len()))
    };
    for (at, mark) in part.match_indices('月') {
        let head = &part[..at];
        let digits = head.trim_end_matches(is_digit).len();
        let Some((month, _)) = number(&part[digits..at]).filter(|it| (1..=12).contains(&it.0)) else {
            continue;
        };
        let mut end = at + mark.len();
        let mut day = None;
        if let Some((value, len)) = number(&part[end..])
            && part[end + len..].starts_with('日')
        {
            (day, end) = (Some(value), end + len + '日'.len_utf8());
        }
        let what = What::Month(month, day);
        found.push(Named { at: digits..end, what });
    }
    for days in WEEKDAYS.iter().filter(|it| it[0].contains(['曜', '星'])) {
        for (day, name) in days.iter().enumerate() {
            let what = What::Weekday(day as i8);
            found.extend(part.match_indices(name).map(|it| Named {
                at: it.0..it.0 + name.len(),
                what,
            }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_are_read_in_several_languages() {
        for (text, what) in [
            ("am 28. März", What::Month(3, Some(28))),
            ("le 1er août", What::Month(8, Some(1))),
            ("el 3 de mayo", What::Month(5, Some(3))),
            ("Ende Juni", What::Month(6, None)),
            ("seit Mittwochabend", What::Weekday(2)),
            ("jeudi matin", What::Weekday(3)),
        ] {
            assert_eq!(in_words(text).first().map(|it| it.what), Some(what), "{text}");
        }
        assert_eq!(in_signs("来年1月13日から")[0].what, What::Month(1, Some(13)));
        assert_eq!(in_signs("11月の定例会")[0].what, What::Month(11, None));
        assert_eq!(in_signs("先月、水曜日に")[0].what, What::Weekday(2));
    }
}
