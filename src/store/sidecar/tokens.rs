//! RON text, cut into tokens that know where they stand.
//!
//! Nothing is dropped and nothing is copied: between two tokens there are only white
//! space and comments. No recursion, and one pass over the text.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

use super::strings::escape;
use crate::model::limits::MAX_STRING_BYTES;

/// Longest name of a field or a value.
const MAX_NAME_BYTES: usize = 1_000;
/// Longest number; no number that fits 64 bits needs more.
const MAX_NUMBER_BYTES: usize = 400;

/// What is wrong with a text, and at which byte.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub at: usize,
    pub kind: FaultKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// The text ends inside a bracket, a string or a comment.
    Torn,
    /// It breaks the notation or the shape of a sidecar.
    Wrong(String),
    /// It is within the rules but larger than this program reads.
    Limit(String),
    /// It was written by a version with this newer schema.
    TooNew(u32, u32),
}

impl Fault {
    pub fn wrong(at: usize, message: impl Into<String>) -> Fault {
        let kind = FaultKind::Wrong(message.into());
        Fault { at, kind }
    }

    pub fn limit(at: usize, message: impl Into<String>) -> Fault {
        let kind = FaultKind::Limit(message.into());
        Fault { at, kind }
    }

    pub fn torn(at: usize) -> Fault {
        let kind = FaultKind::Torn;
        Fault { at, kind }
    }
}

/// A pair of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `(…)`: the fields of a struct, or a tuple.
    Round,
    /// `[…]`: a list.
    Square,
    /// `{…}`: a map.
    Curly,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token {
    Open(Bracket),
    Close(Bracket),
    Comma,
    Colon,
    /// `#` or `!`, in the extensions at the top.
    Mark,
    Name,
    /// With or without escapes, or raw.
    String,
    /// A character, or a string of bytes; sidecars have none of their own.
    Other,
    Number(Number),
    End,
}

/// As far as a sidecar needs to know.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Unsigned(u64),
    Negative(i64),
    Float(f64),
}

/// A token and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    pub token: Token,
    pub start: usize,
    pub end: usize,
}

impl Lexeme {
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Reads tokens from `at` on.
#[derive(Clone, Copy)]
pub struct Lexer<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str, at: usize) -> Self {
        Lexer { text, at }
    }

    /// The next token.
    pub fn token(&mut self) -> Result<Lexeme, Fault> {
        self.skip_trivia()?;
        let start = self.at;
        let bytes = self.text.as_bytes();
        let Some(&first) = bytes.get(start) else {
            return Ok(self.lexeme(Token::End, start, start));
        };
        let token = match first {
            b'(' => Token::Open(Bracket::Round),
            b'[' => Token::Open(Bracket::Square),
            b'{' => Token::Open(Bracket::Curly),
            b')' => Token::Close(Bracket::Round),
            b']' => Token::Close(Bracket::Square),
            b'}' => Token::Close(Bracket::Curly),
            b',' => Token::Comma,
            b':' => Token::Colon,
            b'#' | b'!' => Token::Mark,
            b'"' => return self.string(start, start + 1, Token::String),
            b'\'' => return self.character(start, start + 1),
            b'0'..=b'9' | b'+' | b'-' | b'.' => return self.number(start),
            b'r' | b'b' => return self.name_or_prefixed(start),
            _ => return self.name(start, start),
        };
        Ok(self.lexeme(token, start, start + 1))
    }

    /// The next token, without taking it.
    pub fn peek(&self) -> Result<Lexeme, Fault> {
        let mut ahead = *self;
        ahead.token()
    }

    /// Passes white space and comments.
    pub fn skip_trivia(&mut self) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C => self.at += 1,
                b'/' => self.skip_comment()?,
                0x80.. => match self.text[self.at..].chars().next() {
                    Some(c @ ('\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')) => {
                        self.at += c.len_utf8();
                    }
                    _ => return Ok(()),
                },
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    fn skip_comment(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        match rest.get(1) {
            Some(b'/') => self.at = memchr(b'\n', rest).map_or(self.text.len(), |i| start + i + 1),
            Some(b'*') => {
                // Block comments nest.
                let mut depth = 1;
                let mut at = 2;
                while depth > 0 {
                    let Some(i) = memchr2(b'*', b'/', &rest[at..]) else {
                        return Err(Fault::torn(start));
                    };
                    at += i;
                    match (rest[at], rest.get(at + 1)) {
                        (b'*', Some(b'/')) => {
                            depth -= 1;
                            at += 2;
                        }
                        (b'/', Some(b'*')) => {
                            depth += 1;
                            at += 2;
                        }
                        _ => at += 1,
                    }
                }
                self.at = start + at;
            }
            Some(_) => return Err(Fault::wrong(start, "a single “/” does not begin a comment")),
            None => return Err(Fault::torn(start)),
        }
        Ok(())
    }

    fn string(&mut self, start: usize, from: usize, token: Token) -> Result<Lexeme, Fault> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            let Some(i) = memchr2(b'"', b'\\', &bytes[at..]) else {
                return Err(Fault::torn(start));
            };
            at += i;
            if bytes[at] == b'"' {
                break;
            }
            let (_, after) = escape(self.text, at)?;
            at = after;
        }
        self.measured(start, at + 1, token)
    }

    fn measured(&mut self, start: usize, end: usize, token: Token) -> Result<Lexeme, Fault> {
        if end - start > MAX_STRING_BYTES {
            return Err(Fault::limit(start, "a string is longer than 1 MB"));
        }
        Ok(self.lexeme(token, start, end))
    }

    fn raw_string(&mut self, start: usize, from: usize, token: Token) -> Result<Lexeme, Fault> {
        let rest = &self.text.as_bytes()[from..];
        let hashes = rest.iter().take_while(|&&b| b == b'#').count();
        let closing = format!("\"{}", "#".repeat(hashes));
        let Some(i) = memmem::find(&rest[hashes + 1..], closing.as_bytes()) else {
            return Err(Fault::torn(start));
        };
        self.measured(start, from + hashes + 1 + i + closing.len(), token)
    }

    fn character(&mut self, start: usize, from: usize) -> Result<Lexeme, Fault> {
        let end = match self.text[from..].chars().next() {
            None => return Err(Fault::torn(start)),
            Some('\\') => escape(self.text, from)?.1,
            Some(c) => from + c.len_utf8(),
        };
        match self.text.as_bytes().get(end) {
            Some(b'\'') => Ok(self.lexeme(Token::Other, start, end + 1)),
            Some(_) => Err(Fault::wrong(
                start,
                "a character in single quotes must be one; strings take double quotes",
            )),
            None => Err(Fault::torn(start)),
        }
    }

    fn name_or_prefixed(&mut self, start: usize) -> Result<Lexeme, Fault> {
        let rest = &self.text.as_bytes()[start..];
        let raw_at = |from: usize| {
            let hashes = rest[from..].iter().take_while(|&&b| b == b'#').count();
            rest.get(from + hashes) == Some(&b'"')
        };
        match rest {
            [b'r', ..] if raw_at(1) => self.raw_string(start, start + 1, Token::String),
            [b'b', b'r', ..] if raw_at(2) => self.raw_string(start, start + 2, Token::Other),
            [b'b', b'"', ..] => self.string(start, start + 2, Token::Other),
            [b'b', b'\'', ..] => self.character(start, start + 2),
            [b'r', b'#', ..] => self.name(start, start + 2),
            _ => self.name(start, start),
        }
    }

    fn name(&mut self, start: usize, from: usize) -> Result<Lexeme, Fault> {
        let rest = &self.text[from..];
        let len = rest
            .char_indices()
            .find(|&(i, c)| !(c == '_' || c.is_alphabetic() || (i > 0 && c.is_alphanumeric())))
            .map_or(rest.len(), |(i, _)| i);
        if len == 0 {
            let c = rest.chars().next().unwrap_or('#');
            let message = format!("“{}” has no meaning here", c.escape_debug());
            return Err(Fault::wrong(from, message));
        }
        if len > MAX_NAME_BYTES {
            return Err(Fault::limit(start, "a name is longer than 1,000 bytes"));
        }
        Ok(self.lexeme(Token::Name, start, from + len))
    }

    fn number(&mut self, start: usize) -> Result<Lexeme, Fault> {
        let bytes = &self.text.as_bytes()[start..];
        let mut len = 1;
        while let Some(&b) = bytes.get(len) {
            let exponent = matches!(bytes[len - 1], b'e' | b'E') && matches!(b, b'+' | b'-');
            if !(b.is_ascii_alphanumeric() || b == b'_' || b == b'.' || exponent) {
                break;
            }
            len += 1;
        }
        if len > MAX_NUMBER_BYTES {
            return Err(Fault::wrong(start, "the number does not fit into 64 bits"));
        }
        let number = number(&self.text[start..start + len]).map_err(|message| Fault::wrong(start, message))?;
        Ok(self.lexeme(Token::Number(number), start, start + len))
    }

    fn lexeme(&mut self, token: Token, start: usize, end: usize) -> Lexeme {
        self.at = end;
        Lexeme { token, start, end }
    }
}

/// The value of a number; it must be finite and fit into 64 bits.
fn number(text: &str) -> Result<Number, &'static str> {
    const NOT: &str = "this is not a number";
    const TOO_BIG: &str = "the number does not fit into 64 bits";
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().map(Number::Unsigned).map_err(|_| TOO_BIG);
    }
    let plain: String = text.chars().filter(|&c| c != '_').collect();
    let (negative, digits) = match plain.as_bytes().first() {
        Some(b'-') => (true, &plain[1..]),
        Some(b'+') => (false, &plain[1..]),
        _ => (false, &plain[..]),
    };
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        _ => (10, digits),
    };
    let types: &[&str] = match radix {
        16 => &["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64"],
        _ => &["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f32", "f64"],
    };
    let suffix = types.iter().find(|it| digits.ends_with(**it));
    let digits = digits.strip_suffix(suffix.unwrap_or(&"")).unwrap_or(digits);
    if !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix)) {
        let value = u64::from_str_radix(digits, radix).map_err(|_| TOO_BIG)?;
        return match negative {
            false => Ok(Number::Unsigned(value)),
            true => 0i64.checked_sub_unsigned(value).map(Number::Negative).ok_or(TOO_BIG),
        };
    }
    if digits.starts_with(['+', '-'])
        || !digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'))
    {
        return Err(NOT);
    }
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(Number::Float(if negative { -value } else { value })),
        Ok(_) => Err("the number is not finite"),
        Err(_) => Err(NOT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn tokens(text: &str) -> Vec<(Token, &str)> {
        let mut lexer = Lexer::new(text, 0);
        std::iter::from_fn(|| {
            let it = lexer.token().unwrap();
            (it.token != Token::End).then(|| (it.token, &text[it.range()]))
        })
        .collect()
    }

    #[test]
    fn comments_and_space_lie_between_tokens() {
        let found = tokens("( /* one /* two */ */ a // rest\n : r#\"x\"y\"# ,)");
        let texts: Vec<&str> = found.iter().map(|it| it.1).collect();
        assert_eq!(texts, ["(", "a", ":", "r#\"x\"y\"#", ",", ")"]);
    }

    #[test]
    fn numbers_must_be_finite_and_fit() {
        assert_eq!(number("18446744073709551615"), Ok(Number::Unsigned(u64::MAX)));
        assert_eq!(number("-0x10"), Ok(Number::Negative(-16)));
        assert_eq!(number("1_000u32"), Ok(Number::Unsigned(1000)));
        assert_eq!(number("2.5e3"), Ok(Number::Float(2500.0)));
        for bad in [
            "18446744073709551616",
            "1e999",
            "-9223372036854775809",
            "+",
            ".",
            "1x",
            "--1",
            "é",
        ] {
            assert!(number(bad).is_err(), "{bad}");
        }
    }
}
