//! Text in XML.

/// `text` as content or in an attribute with double quotation marks. Characters that XML has no place for become U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' => out += "&#10;",
            '\t' => out += "&#9;",
            '\r' => out += "&#13;",
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}

/// `code` as a language of XML (BCP 47): itself if it has the form of one, else `und`, which says that it is not known.
pub(super) fn language(code: &str) -> &str {
    let sound = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_alphanumeric());
    let mut parts = code.split('-');
    let first = parts
        .next()
        .is_some_and(|it| sound(it) && it.bytes().all(|it| it.is_ascii_alphabetic()));
    match first && parts.all(sound) {
        true => code,
        false => "und",
    }
}
