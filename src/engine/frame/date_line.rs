//! Lines that hold a date and nothing else.

use jiff::civil::Date;

/// Longest date line in bytes.
const LONGEST: usize = 200;
/// Most words and numbers of a date line.
const MOST_TOKENS: usize = 40;

/// What a date line says.
pub(super) struct DateLine {
    /// The first date; `None` when day and month cannot be told apart, as in 03/04/2031.
    pub date: Option<Date>,
    /// Whether the line tells of a change only: “Updated: …”.
    pub only_updated: bool,
}

/// Names of months; a longer name counts by its first letters.
#[rustfmt::skip] // A month a line.
const MONTHS: &[(&[&str], i8)] = &[
    (&["jan", "january", "janvier", "januar", "enero", "janv"], 1),
    (&["feb", "february", "février", "februar", "febrero", "févr"], 2),
    (&["mar", "march", "mars", "märz", "marzo"], 3),
    (&["apr", "april", "avril", "abril", "avr"], 4),
    (&["may", "mai", "mayo"], 5),
    (&["jun", "june", "juin", "juni", "junio"], 6),
    (&["jul", "july", "juillet", "juli", "julio", "juil"], 7),
    (&["aug", "august", "août", "agosto"], 8),
    (&["sep", "sept", "september", "septembre", "septiembre"], 9),
    (&["oct", "october", "octobre", "oktober", "okt", "octubre"], 10),
    (&["nov", "november", "novembre", "noviembre"], 11),
    (&["dec", "december", "décembre", "dezember", "dez", "diciembre", "déc"], 12),
];

/// Other words that may stand in a date line.
#[rustfmt::skip] // By kind.
const OTHERS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "st", "nd", "rd", "th", "at", "on", "of", "the", "date", "time", "h", "t", "z", "le", "à", "am", "um", "uhr", "de", "el", "del", "a", "las",
    "pm", "p", "m", "utc", "gmt", "kst", "jst", "est", "edt", "et", "cst", "cdt", "pst", "pdt", "pt", "cet", "cest", "bst", "ist",
    "min", "mins", "minute", "minutes", "read", "local",
    "년", "월", "일", "시", "분", "초", "오전", "오후", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일", "화", "수", "목", "금", "토",
    "年", "月", "日", "時", "分", "秒", "时", "午前", "午後", "上午", "下午",
];

#[rustfmt::skip] // By language.
const PUBLISHED: &[&str] = &[
    "published", "posted", "issued", "released", "publication", "first", "created", "publié", "veröffentlicht", "publicado",
    "입력", "등록", "발행", "송고", "게시", "기사입력", "公開", "发布", "配信",
];

#[rustfmt::skip] // By language.
const UPDATED: &[&str] = &[
    "updated", "update", "modified", "last", "revised", "edited", "mis", "jour", "aktualisiert", "actualizado",
    "수정", "업데이트", "최종수정", "기사수정", "更新",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Number { value: i16, digits: usize },
    Month(i8),
    Published,
    Updated,
    Other,
}

/// Reads `line`, if it is nothing but a date, its label and its time.
pub(super) fn read(line: &str) -> Option<DateLine> {
    // Most lines are told by their first character and their length.
    if line.len() > LONGEST || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut tokens = tokens(line)?;
    // Between the numbers of a date may stand 년, of, th.
    tokens.retain(|it| *it != Token::Other);
    let labelled = tokens.iter().any(|it| matches!(it, Token::Published | Token::Updated));
    let date = tokens.windows(3).find_map(date_of);
    let shaped = date.is_some() || (labelled && names_a_day(&tokens));
    shaped.then(|| DateLine {
        date: date.flatten(),
        only_updated: tokens.contains(&Token::Updated) && !tokens.contains(&Token::Published),
    })
}

/// The words and numbers of `line`; `None` when one has no place in a date line.
fn tokens(line: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else if first.is_whitespace() || ",.:;/|-–—·•()[]*_+#".contains(first) {
            rest = &rest[first.len_utf8()..];
            continue;
        } else {
            return None;
        };
        let clock = line[..line.len() - rest.len()].ends_with(':') || rest[end..].starts_with(':');
        match token(&rest[..end])? {
            Token::Number { .. } if clock => found.push(Token::Other),
            token => found.push(token),
        }
        if found.len() > MOST_TOKENS {
            return None;
        }
        rest = &rest[end..];
    }
    Some(found)
}

fn token(word: &str) -> Option<Token> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let value = word.parse().ok()?;
        let digits = word.len();
        return Some(Token::Number { value, digits });
    }
    let word = word.to_lowercase();
    let word = word.as_str();
    if let Some((_, month)) = MONTHS.iter().find(|(names, _)| names.contains(&word)) {
        return Some(Token::Month(*month));
    }
    if PUBLISHED.contains(&word) {
        return Some(Token::Published);
    }
    if UPDATED.contains(&word) {
        return Some(Token::Updated);
    }
    OTHERS.contains(&word).then_some(Token::Other)
}

/// The date that three tokens in a row make: `Some(None)` when they make one that can be read in two ways.
fn date_of(three: &[Token]) -> Option<Option<Date>> {
    use Token::{Month, Number};
    let day_month_year = match *three {
        [
            Number {
                value: day,
                digits: 1..=2,
            },
            Month(month),
            Number { value: year, digits: 4 },
        ]
        | [
            Month(month),
            Number {
                value: day,
                digits: 1..=2,
            },
            Number { value: year, digits: 4 },
        ] => (day, month.into(), year),
        [
            Number { value: year, digits: 4 },
            Number {
                value: month,
                digits: 1..=2,
            },
            Number {
                value: day,
                digits: 1..=2,
            },
        ] => (day, month, year),
        [
            Number {
                value: a,
                digits: 1..=2,
            },
            Number {
                value: b,
                digits: 1..=2,
            },
            Number { value: year, digits: 4 },
        ] => match (a, b) {
            (13..=31, 1..=12) => (a, b, year),
            (1..=12, 13..=31) => (b, a, year),
            (1..=12, 1..=12) if a == b => (a, b, year),
            (1..=12, 1..=12) => return Some(None),
            _ => return None,
        },
        _ => return None,
    };
    let (day, month, year) = day_month_year;
    if !(1500..=2999).contains(&year) {
        return None;
    }
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    date.ok().map(Some)
}

/// “Updated June 17, 6 p.m.”
fn names_a_day(tokens: &[Token]) -> bool {
    tokens.windows(2).any(|two| {
        matches!(
            two,
            [Token::Month(_), Token::Number { digits: 1..=2, .. }]
                | [Token::Number { digits: 1..=2, .. }, Token::Month(_)]
        )
    })
}
