//! Numbers and months as values, whatever the script.

use std::ops::ControlFlow;

use crate::engine::review::stem::is_hangul;
use crate::text::number::{english, korean};

/// A value that two sentences may share.
pub(super) enum Value {
    /// In digits, without separators of thousands.
    Number(String),
    /// 1 to 12.
    Month(u8),
}

/// What stands after a number and multiplies it.
#[rustfmt::skip] // By language.
const SCALES: &[(&str, f64)] = &[
    ("천만", 1e7), ("백만", 1e6), ("십만", 1e5), ("천억", 1e11), ("백억", 1e10), ("만", 1e4), ("억", 1e8), ("조", 1e12), ("천", 1e3), ("백", 1e2),
    ("万", 1e4), ("萬", 1e4), ("億", 1e8), ("亿", 1e8), ("兆", 1e12), ("千", 1e3), ("百", 1e2),
    ("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("bn", 1e9),
    ("Millionen", 1e6), ("Million", 1e6), ("Milliarden", 1e9), ("Milliarde", 1e9), ("Tausend", 1e3), ("mille", 1e3), ("milliard", 1e9),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The numbers and months of `text`; with `spelled` also those in Korean or English words, with their scale.
pub(super) fn values(text: &str, spelled: bool) -> Vec<Value> {
    let halved: String;
    let text = match text.contains(is_wide_digit) {
        true => {
            halved = text.chars().map(in_ascii).collect();
            &halved
        }
        false => text,
    };
    let mut found = Vec::new();
    if spelled {
        let quantities = match text.contains(is_hangul) {
            true => korean(text, 0..text.len()),
            false => english(text, 0..text.len()),
        };
        let firm = quantities.iter().filter(|it| !it.weak);
        found.extend(firm.map(|it| Value::Number(written(it.value))));
    }
    let mut at = 0;
    while let Some(i) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + i;
        let (mut value, mut end) = digits(text, start);
        if text[end..].starts_with(['월', '月']) {
            if let Some(month) = month(value) {
                found.push(Value::Month(month));
            }
            at = end;
            continue;
        }
        // 1억1천만, 12조3천억, 25만8000: from large to small.
        let mut total = 0.0;
        let flow = loop {
            let rest = text[end..].trim_start_matches(' ');
            let Some((scale, factor)) = SCALES.iter().find(|it| rest.starts_with(it.0)) else {
                break ControlFlow::Continue(value);
            };
            total += value * factor;
            end = text.len() - rest.len() + scale.len();
            if !text[end..].starts_with(|c: char| c.is_ascii_digit()) {
                break ControlFlow::Break(());
            }
            (value, end) = digits(text, end);
        };
        if let ControlFlow::Continue(last) = flow {
            total += last;
        }
        found.push(Value::Number(written(total)));
        at = end;
    }
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|it| it.len() >= 3);
    found.extend(words.filter_map(|word| {
        let is = |name: &&str| name.eq_ignore_ascii_case(word) || (word.len() < 5 && name.starts_with(word));
        let month = MONTHS.iter().position(is)?;
        word.starts_with(char::is_uppercase)
            .then_some(Value::Month(month as u8 + 1))
    }));
    found
}

/// Digits as wide as Chinese characters: １２００.
fn is_wide_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}

fn in_ascii(c: char) -> char {
    match c {
        _ if is_wide_digit(c) => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
        '，' => ',',
        '．' => '.',
        _ => c,
    }
}

fn month(value: f64) -> Option<u8> {
    (1.0..=12.0).contains(&value).then_some(value as u8)
}

/// The number whose digits begin at `start`, and where they end.
fn digits(text: &str, start: usize) -> (f64, usize) {
    let bytes = text.as_bytes();
    let mut plain = String::new();
    let mut end = start;
    let mut point = false;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii_digit() {
            plain.push(char::from(byte));
            end += 1;
            continue;
        }
        let after = bytes[end + 1..].iter().take_while(|it| it.is_ascii_digit()).count();
        match byte {
            b',' | b'.' | b'\'' if after == 3 && !point => end += 1,
            b'.' | b',' if after > 0 && !point => {
                point = true;
                plain.push('.');
                end += 1;
            }
            _ => break,
        }
    }
    (plain.parse().unwrap_or(0.0), end)
}

/// Nine significant digits.
fn written(value: f64) -> String {
    format!("{value:.8e}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<f64> {
        let values = values(text, false).into_iter();
        let number = |it| match it {
            Value::Number(it) => it.parse().ok(),
            Value::Month(it) => Some(-f64::from(it)),
        };
        values.filter_map(number).collect()
    }

    #[test]
    fn the_same_value_is_read_from_both_scripts() {
        assert_eq!(numbers("1억1천만 달러"), numbers("$110 million"));
        assert_eq!(numbers("12조3천억 번"), numbers("12.3 trillion"));
        assert_eq!(numbers("25만8000명"), numbers("258,000 people"));
        assert_eq!(numbers("18億円"), numbers("1.8 billion yen"));
        assert_eq!(numbers("３１万４千人"), numbers("314,000 visitors"));
        assert_eq!(numbers("11月"), [-11.0]);
        assert_eq!(numbers("6월 17일"), [-6.0, 17.0]);
        assert_eq!(numbers("June 17"), [17.0, -6.0]);
        assert_eq!(numbers("1.5 and 7,750 m."), [1.5, 7750.0]);
        assert!(numbers("none here, May be not 월").len() == 1);
    }
}
