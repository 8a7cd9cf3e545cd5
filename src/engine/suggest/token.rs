//! A paragraph as words and marks; a quotation outside of which nothing is read is one token.

use std::collections::HashSet;
use std::ops::Range;

use super::verb::{self, Form, VerbForm};
use super::word::{self, Flags};
use crate::text::abbreviation::{Abbreviation, abbreviation};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    /// A whole quotation with its marks.
    Quote,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    /// A full stop that belongs to no word, or an ellipsis.
    Stop,
    /// `?` or `!`.
    Exclaim,
    Other,
}

/// A word, a mark, or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Bytes of the whole text.
    pub start: u32,
    pub end: u32,
    pub kind: Kind,
    pub flags: Flags,
    pub verb: Option<VerbForm>,
}

impl Token {
    pub fn has(&self, flags: Flags) -> bool {
        self.flags.has(flags)
    }

    pub fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }
}

/// Cuts `paragraph` (bytes of `text`) into tokens; `quotes` are its outermost quotations, in order, and `taught`
/// verbs beyond those of the table, in lower case.
pub(super) fn tokens(
    text: &str,
    paragraph: Range<usize>,
    quotes: &[Range<usize>],
    taught: &HashSet<Box<str>>,
    found: &mut Vec<Token>,
) {
    found.clear();
    let mut quotes = quotes.iter().peekable();
    let bytes = text.as_bytes();
    let mut at = paragraph.start;
    while at < paragraph.end {
        if let Some(quote) = quotes.peek()
            && quote.start <= at
        {
            if quote.end > at {
                found.push(plain(at, quote.end, Kind::Quote));
                at = quote.end;
            }
            quotes.next();
            continue;
        }
        let end = quotes.peek().map_or(paragraph.end, |it| it.start.min(paragraph.end));
        let byte = bytes[at];
        if byte == b' ' || byte == b'\t' {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let width = c.len_utf8();
        if c.is_alphanumeric() {
            let stop = word_end(text, at, end);
            let mut token = word(text, at, stop);
            if token.verb.is_none() && !taught.is_empty() && taught.contains(text[at..stop].to_lowercase().as_str()) {
                token.verb = Some(VerbForm {
                    verb: &verb::TAUGHT,
                    form: Form::Past,
                });
            }
            found.push(token);
            at = stop;
            continue;
        }
        if !c.is_whitespace() && !matches!(c, '*' | '_' | '\u{ad}' | '\u{200b}') {
            let dashes = c == '-' && bytes.get(at + 1) == Some(&b'-');
            let spaced = c == '-' && at > 0 && bytes[at - 1] == b' ' && bytes.get(at + 1) == Some(&b' ');
            let kind = match c {
                ',' => Kind::Comma,
                ';' => Kind::Semicolon,
                ':' => Kind::Colon,
                '—' | '–' | '―' => Kind::Dash,
                '-' if dashes || spaced => Kind::Dash,
                '(' | '[' | '{' => Kind::Open,
                ')' | ']' | '}' => Kind::Close,
                '.' | '…' => Kind::Stop,
                '?' | '!' => Kind::Exclaim,
                _ => Kind::Other,
            };
            // Runs of stops and of dashes are one token.
            match found.last_mut() {
                Some(last)
                    if last.kind == kind
                        && last.end as usize == at
                        && matches!(kind, Kind::Stop | Kind::Dash | Kind::Exclaim) =>
                {
                    last.end = (at + width) as u32
                }
                _ => found.push(plain(at, at + width, kind)),
            }
            if dashes {
                if let Some(last) = found.last_mut() {
                    last.end = (at + 2) as u32;
                }
                at += 2;
                continue;
            }
        }
        at += width;
    }
}

fn plain(start: usize, end: usize, kind: Kind) -> Token {
    Token {
        start: start as u32,
        end: end as u32,
        kind,
        flags: Flags::default(),
        verb: None,
    }
}

/// Where the word at `at` ends: letters and digits with apostrophes, hyphens and stops inside, and the stop of an abbreviation.
fn word_end(text: &str, at: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut stop = at;
    let mut digits = true;
    while stop < end {
        let byte = bytes[stop];
        if byte.is_ascii_alphanumeric() {
            digits &= byte.is_ascii_digit();
            stop += 1;
            continue;
        }
        let Some(c) = text[stop..end].chars().next() else { break };
        let width = c.len_utf8();
        let next = text[stop + width..end].chars().next();
        let letter_after = next.is_some_and(char::is_alphanumeric);
        let inner = match c {
            '\'' | '’' => letter_after || text[..stop].ends_with(['s', 'S']) && stop > at,
            '-' | '‑' | '‐' | '&' => letter_after,
            '.' | ',' => letter_after && (digits || c == '.') && next.is_some_and(|it| digits == it.is_ascii_digit()),
            '$' | '%' | '/' => false,
            _ => c.is_alphanumeric() || is_mark(c),
        };
        if !inner {
            break;
        }
        digits &= matches!(c, '.' | ',');
        stop += width;
    }
    // “R-S.C.,”: a stop before a comma belongs to the word.
    if stop + 1 < end && bytes[stop] == b'.' && bytes[stop + 1] == b',' && stop - at <= 8 {
        return stop + 1;
    }
    // “Mr.”, “U.S.”, “J.”: whether the sentence goes on is decided later.
    if stop < end && bytes[stop] == b'.' && !digits {
        let words = &text[at..stop];
        if words.len() <= 8 && abbreviation(words) != Abbreviation::None {
            return stop + 1;
        }
    }
    stop
}

/// Combining marks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

fn word(text: &str, start: usize, end: usize) -> Token {
    let words = &text[start..end];
    let bytes = words.as_bytes();
    let first = words.chars().next().unwrap_or(' ');
    let mut flags = Flags::default();
    let kind = if first.is_ascii_digit() {
        Kind::Number
    } else {
        Kind::Word
    };
    if first.is_uppercase() {
        flags = flags.with(Flags::CAPITAL);
        let mut letters = words.chars().filter(|c| c.is_alphabetic());
        if letters.clone().count() > 1 && letters.all(char::is_uppercase) {
            flags = flags.with(Flags::CAPITALS);
        }
    } else if !first.is_ascii() && !is_latin(first) {
        flags = flags.with(Flags::FOREIGN);
    }
    let mut verb = None;
    // Most words do not end so.
    if matches!(bytes.last(), Some(b's' | b'\'' | 0x99))
        && (words.ends_with("'s") || words.ends_with("’s") || words.ends_with("s'") || words.ends_with("s’"))
    {
        flags = flags.with(Flags::GENITIVE);
    }
    let mut lower = [0u8; word::LONGEST];
    let mut length = 0;
    let mut known = bytes.len() <= word::LONGEST;
    if known {
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            at += 1;
            match byte {
                b'.' => continue,
                0..0x80 => lower[length] = byte.to_ascii_lowercase(),
                // ’
                0xE2 if bytes[at..].starts_with(&[0x80, 0x99]) => {
                    lower[length] = b'\'';
                    at += 2;
                }
                _ => {
                    known = false;
                    break;
                }
            }
            length += 1;
        }
    }
    if known {
        let entry = word::entry(&lower[..length]);
        // “he’s”: nothing is his.
        if entry.flags.has(Flags::AUXILIARY) && flags.has(Flags::GENITIVE) {
            flags = Flags(flags.0 & !Flags::GENITIVE.0);
        }
        flags = flags.with(entry.flags);
        verb = entry.verb;
    }
    let long = bytes.len() > 3;
    if long && bytes.ends_with(b"ing") {
        flags = flags.with(Flags::ING);
    } else if long && bytes.ends_with(b"ed") {
        flags = flags.with(Flags::ED);
    } else if bytes.len() > 2
        && words.ends_with('s')
        && !(words.ends_with("ss") || long && (words.ends_with("us") || words.ends_with("is")))
    {
        flags = flags.with(Flags::ES);
    } else if bytes.len() > 4
        && words.ends_with("ly")
        && !flags.has(Flags::CAPITAL)
        && words != "family"
        && words != "assembly"
    {
        flags = flags.with(Flags::ADVERB);
    }
    // The month of May, and no verb.
    if words == "May" || words == "March" {
        flags = Flags::CAPITAL.with(Flags::TIME);
    }
    Token {
        start: start as u32,
        end: end as u32,
        kind,
        flags,
        verb,
    }
}

fn is_latin(c: char) -> bool {
    (c as u32) < 0x250 || ('\u{1e00}'..='\u{1eff}').contains(&c)
}
