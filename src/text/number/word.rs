//! English words as the reader of numbers sees them.

use std::ops::Range;

/// A word, a run of digits, or a sign that matters.
pub(in crate::text) struct Token {
    /// Bytes of the text.
    pub at: Range<usize>,
    /// In lower case, without commas in digits.
    pub text: String,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is written to the one before with a hyphen or a dash.
    pub joined: bool,
    /// Whether punctuation that ends a phrase stands before it.
    pub broken: bool,
}

impl Token {
    pub(in crate::text) fn is_digits(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The words of `text`, in order.
pub(in crate::text) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let len = match first {
            '0'..='9' => digits_len(&text[at..]),
            _ if first.is_alphabetic() => word_len(&text[at..]),
            '$' | '€' | '£' | '¥' | '₩' | '%' | '+' | '/' | '°' => first.len_utf8(),
            _ => {
                at += first.len_utf8();
                continue;
            }
        };
        let before = found.last().map_or(0, |it| it.at.end);
        let between = &text[before..at];
        let joined = !found.is_empty() && matches!(between, "-" | "–" | "‑" | "—" | "‐");
        let words = &text[at..at + len];
        found.push(Token {
            at: at..at + len,
            text: words
                .chars()
                .filter(|it| *it != ',')
                .flat_map(char::to_lowercase)
                .collect(),
            capital: first.is_uppercase(),
            joined: joined && between != "—",
            broken: between.contains([',', ';', ':', '.', '?', '!', '(', ')', '—', '“', '”', '"', '[', ']']),
        });
        at += len;
    }
    found
}

/// Digits with commas between groups of three and a point before decimals.
fn digits_len(text: &str) -> usize {
    super::numeral::digits(text).map_or(1, |it| it.len)
}

/// Letters, with an apostrophe inside and stops between single letters (U.S., a.m.).
fn word_len(text: &str) -> usize {
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    let mut letters = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|it| it.1.is_alphabetic());
        match c {
            _ if c.is_alphabetic() => letters += 1,
            '\'' | '’' if next => {}
            '.' if letters == 1 && next => letters = 0,
            _ => break,
        }
        len = at + c.len_utf8();
    }
    len
}

/// The value of a numeral word below a hundred.
pub(super) fn small(word: &str) -> Option<f64> {
    #[rustfmt::skip] // By value.
    const WORDS: [&str; 20] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let unit = WORDS.iter().position(|it| *it == word).map(|it| it as f64);
    unit.or_else(|| {
        TENS.iter()
            .position(|it| *it == word)
            .map(|it| (it as f64 + 2.0) * 10.0)
    })
}

/// The value of an ordinal word.
pub(super) fn ordinal(word: &str) -> Option<f64> {
    #[rustfmt::skip] // By value.
    const WORDS: [&str; 21] = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];
    const TENS: [&str; 7] = [
        "thirtieth",
        "fortieth",
        "fiftieth",
        "sixtieth",
        "seventieth",
        "eightieth",
        "ninetieth",
    ];
    let found = WORDS
        .iter()
        .position(|it| *it == word)
        .filter(|it| *it > 0)
        .map(|it| it as f64);
    let tens = || {
        TENS.iter()
            .position(|it| *it == word)
            .map(|it| (it as f64 + 3.0) * 10.0)
    };
    found.or_else(tens).or((word == "hundredth").then_some(100.0))
}

/// The scale that a word multiplies by.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "million" | "mn" | "mln" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// The power of ten of a vague plural: dozens, thousands.
pub(super) fn plural_scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" | "scores" | "tens" => 10.0,
        "hundreds" => 1e2,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        "trillions" => 1e12,
        _ => return None,
    })
}

/// The denominator of “thirds”, “quarter”.
pub(super) fn denominator(word: &str) -> Option<f64> {
    match word {
        "half" | "halves" => Some(2.0),
        "quarter" | "quarters" => Some(4.0),
        _ => {
            let single = word.strip_suffix('s').unwrap_or(word);
            ordinal(single).filter(|it| *it > 2.0)
        }
    }
}
