//! A Korean sentence as words and quotations.

use std::ops::Range;

/// A word between spaces, or a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Without a comma or a stop at its end.
    pub range: Range<usize>,
    pub is_quote: bool,
    /// Whether a comma follows.
    pub comma: bool,
}

/// Bytes that a bracket inside a word may hold: 센터(JTWC)가 is one word.
const BRACKET: usize = 200;

/// Fills `units` with those of `range`, whose quotations are `quotes`.
pub(super) fn units_of(text: &str, range: Range<usize>, quotes: &[Range<usize>], units: &mut Vec<Unit>) {
    units.clear();
    let mut at = range.start;
    for quote in quotes {
        if quote.start < at || quote.end > range.end {
            continue;
        }
        words_of(text, at..quote.start, units);
        units.push(Unit {
            range: quote.clone(),
            is_quote: true,
            comma: false,
        });
        at = quote.end;
    }
    words_of(text, at..range.end, units);
}

fn words_of(text: &str, range: Range<usize>, units: &mut Vec<Unit>) {
    let words = &text[range.clone()];
    let mut open = None;
    let mut bracket: Option<usize> = None;
    for (i, c) in words.char_indices() {
        match c {
            '(' | '（' if bracket.is_none() => bracket = Some(i),
            ')' | '）' => bracket = None,
            _ if bracket.is_some_and(|it| i - it > BRACKET) => bracket = None,
            _ => {}
        }
        match (c.is_whitespace() && bracket.is_none(), open) {
            (true, Some(start)) => {
                push(text, range.start + start..range.start + i, units);
                open = None;
            }
            (false, None) => open = Some(i),
            _ => {}
        }
    }
    if let Some(start) = open {
        push(text, range.start + start..range.end, units);
    }
}

fn push(text: &str, range: Range<usize>, units: &mut Vec<Unit>) {
    let word = &text[range.clone()];
    let bare = word.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '，' | '、' | '.' | '…' | '·' | ';' | ':' | '-' | '―' | '—')
    });
    // 루빈오프(45) 는: the particle belongs to the word before.
    if matches!(bare, "은" | "는" | "이" | "가")
        && let Some(last) = units
            .last_mut()
            .filter(|it| !it.is_quote && text[it.range.clone()].ends_with([')', '）']))
    {
        last.range.end = range.start + bare.len();
        return;
    }
    let comma = word.len() > bare.len() && word[bare.len()..].contains([',', '，', '、', ';', ':', '…']);
    match bare.is_empty() {
        true => {
            if let Some(last) = units.last_mut().filter(|_| comma) {
                last.comma = true;
            }
        }
        false => units.push(Unit {
            range: range.start..range.start + bare.len(),
            is_quote: false,
            comma,
        }),
    }
}
