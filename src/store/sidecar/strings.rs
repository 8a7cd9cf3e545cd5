//! RON strings: what they say, and how to say it.

use std::borrow::Cow;

use memchr::memchr;

use super::tokens::Fault;

/// The character of the escape at `at`, and the byte after it; no character when a line is continued.
pub fn escape(text: &str, at: usize) -> Result<(Option<char>, usize), Fault> {
    let rest = &text[at + 1..];
    let simple = |c| Ok((Some(c), at + 2));
    match rest.chars().next() {
        None => Err(Fault::torn(at)),
        Some('n') => simple('\n'),
        Some('r') => simple('\r'),
        Some('t') => simple('\t'),
        Some('0') => simple('\0'),
        Some(c @ ('"' | '\\' | '\'')) => simple(c),
        Some('\n' | '\r') => {
            let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            Ok((None, at + 1 + spaces))
        }
        Some('x') => match rest.get(1..3).and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte @ ..0x80) => Ok((Some(byte as char), at + 4)),
            _ => Err(Fault::wrong(
                at,
                r"“\x” takes two hexadecimal digits up to 7f; use “\u{…}” for others",
            )),
        },
        Some('u') => {
            let digits = rest.get(1..).and_then(|it| it.strip_prefix('{'));
            let digits = digits.and_then(|it| it.get(..it.bytes().take(8).position(|b| b == b'}')?));
            let value = digits.filter(|it| (1..=6).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_hexdigit()));
            let c = value
                .and_then(|it| u32::from_str_radix(it, 16).ok())
                .and_then(char::from_u32);
            match (c, digits) {
                (Some(c), Some(digits)) => Ok((Some(c), at + 4 + digits.len())),
                _ => Err(Fault::wrong(at, r"“\u{…}” does not name a character")),
            }
        }
        Some(c) => {
            let message = format!(r"“\{}” is not an escape", c.escape_debug());
            Err(Fault::wrong(at, message))
        }
    }
}

/// What a string token says, without quotes and escapes.
///
/// `token` is the text of a [`Token::String`].
pub fn unquoted(token: &str) -> Cow<'_, str> {
    if let Some(raw) = token.strip_prefix('r') {
        let hashes = raw.bytes().take_while(|&b| b == b'#').count();
        return Cow::Borrowed(raw.get(hashes + 1..raw.len() - hashes - 1).unwrap_or_default());
    }
    let inside = token.get(1..token.len() - 1).unwrap_or_default();
    let Some(mut at) = memchr(b'\\', inside.as_bytes()) else {
        return Cow::Borrowed(inside);
    };
    let mut out = String::with_capacity(inside.len());
    let mut copied = 0;
    // The lexer has accepted every escape, so an error cannot occur; it would end the string.
    while let Ok((c, after)) = escape(inside, at) {
        out.push_str(&inside[copied..at]);
        out.extend(c);
        copied = after;
        match memchr(b'\\', &inside.as_bytes()[after..]) {
            Some(i) => at = after + i,
            None => break,
        }
    }
    out.push_str(&inside[copied..]);
    Cow::Owned(out)
}

/// `text` as a RON string.
///
/// Control characters and those that turn the direction of a line are escaped, so
/// that a file looks in an editor like what it says.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    quote_into(&mut out, text);
    out
}

/// Appends `text` as a RON string.
pub fn quote_into(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {
                out.extend(c.escape_unicode());
            }
            _ if c.is_control() => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Lexer;
    use super::*;

    #[test]
    fn what_is_quoted_reads_back_the_same() {
        for text in [
            "",
            "plain",
            "a\"b\\c\n\r\t\0\u{1b}",
            "\u{202e}abc\u{2069}",
            "\u{feff}\u{2028}",
            "👩‍🔬 é",
        ] {
            assert_eq!(unquoted(&quoted(text)), text);
            assert_eq!(ron::from_str::<String>(&quoted(text)).unwrap(), text);
        }
    }

    #[test]
    fn escapes_are_read_as_ron_reads_them() {
        for token in [r#""\x41\u{e9}\0\'""#, "\"a\\\n   b\"", "r\"c:\\d\"", "r##\"\"#\"##"] {
            assert_eq!(unquoted(token), ron::from_str::<String>(token).unwrap(), "{token}");
        }
        for token in [
            r#""\x80""#,
            r#""\u{d800}""#,
            r#""\u{110000}""#,
            r#""\u{}""#,
            r#""\q""#,
            r#""\u{é}""#,
        ] {
            assert!(Lexer::new(token, 0).token().is_err(), "{token}");
        }
    }
}
