//! Text from a file, made safe to show in a terminal or a message, and short enough.

use std::borrow::Cow;

/// `text` with control characters and direction marks written as `\n`, `\t` or `\u{202e}`.
///
/// Nothing in the result can move a cursor, hide words or turn their order round.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match is_hidden(c) {
            true => shown.extend(c.escape_default()),
            false => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Control characters, line and paragraph separators, and the marks of direction (UAX 9).
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Words as one line of at most that many characters.
pub fn cut(words: &str, most: usize) -> String {
    let mut line = words.chars().map(|it| if it.is_control() { ' ' } else { it });
    let mut shown: String = line.by_ref().take(most).collect();
    if line.next().is_some() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_spelled_out() {
        assert_eq!(
            visible("a\u{1b}[31mb\n\u{202e}c\u{9b}"),
            r"a\u{1b}[31mb\n\u{202e}c\u{9b}"
        );
        assert_eq!(visible("“한국” 👩\u{200d}👧 שלום"), "“한국” 👩\u{200d}👧 שלום");
    }

    #[test]
    fn long_words_are_cut_to_a_line() {
        assert_eq!(cut("We\nwait", 20), "We wait");
        assert_eq!(cut("We wait here", 7), "We wait…");
        assert_eq!(cut("오경섭 연구위원", 3), "오경섭…");
    }
}
