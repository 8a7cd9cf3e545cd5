//! A sentence in Latin script as words, marks and quotations.

use std::ops::Range;

use super::grammar::{Class, Grammar};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Quote,
    Mark(char),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub range: Range<usize>,
    pub kind: Kind,
    /// What the word may do.
    pub class: Class,
    /// Whether it begins with a capital or a figure.
    pub capital: bool,
}

impl Token {
    pub fn has(&self, class: Class) -> bool {
        self.class & class != 0
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// Longest word, in bytes, that is looked up.
const LONGEST: usize = 32;

/// Fills `tokens` with those of `range`, whose quotations are `quotes`.
pub(super) fn tokens_of(
    text: &str,
    range: Range<usize>,
    quotes: &[Range<usize>],
    grammar: &Grammar,
    tokens: &mut Vec<Token>,
) {
    tokens.clear();
    let mut at = range.start;
    for quote in quotes {
        if quote.start < at || quote.end > range.end {
            continue;
        }
        words_of(text, at..quote.start, grammar, tokens);
        tokens.push(Token {
            range: quote.clone(),
            kind: Kind::Quote,
            class: 0,
            capital: false,
        });
        at = quote.end;
    }
    words_of(text, at..range.end, grammar, tokens);
}

fn words_of(text: &str, range: Range<usize>, grammar: &Grammar, tokens: &mut Vec<Token>) {
    let words = &text[range.clone()];
    let mut open: Option<usize> = None;
    let mut chars = words.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|it| it.1);
        let letter_follows = next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || (open.is_some() && c == '.' && letter_follows) {
            open.get_or_insert(i);
            continue;
        }
        let apostrophe = matches!(c, '\'' | '’');
        if apostrophe && open.is_some() && letter_follows {
            // l’, qu’: a word of its own, with its mark.
            if let Some(start) = open.take() {
                word(
                    text,
                    range.start + start..range.start + i + c.len_utf8(),
                    grammar,
                    tokens,
                );
            }
            continue;
        }
        if matches!(c, '-' | '‑') && open.is_some() && letter_follows {
            let after = i + c.len_utf8();
            let rest = &words[after..words.floor_char_boundary((after + LONGEST).min(words.len()))];
            let end = rest
                .find(|c: char| !(c.is_alphabetic() || c == '-'))
                .unwrap_or(rest.len());
            let suffix = &rest[..end];
            // dit-il, a-t-elle: the pronoun is a word of its own.
            let inside = open.is_some_and(|it| words[it..i].starts_with(['-', '‑']));
            if SUFFIXES.contains(&suffix)
                && !inside
                && let Some(start) = open.take()
            {
                word(text, range.start + start..range.start + i, grammar, tokens);
                open = Some(i);
            }
            continue;
        }
        if let Some(start) = open.take() {
            word(text, range.start + start..range.start + i, grammar, tokens);
        }
        if !c.is_whitespace() {
            let at = range.start + i;
            tokens.push(Token {
                range: at..at + c.len_utf8(),
                kind: Kind::Mark(if matches!(c, '–' | '―' | '-') { '—' } else { c }),
                class: 0,
                capital: false,
            });
        }
    }
    if let Some(start) = open {
        word(text, range.start + start..range.end, grammar, tokens);
    }
}

/// Pronouns that French writes to its verb.
const SUFFIXES: &[&str] = &[
    "il", "elle", "ils", "elles", "on", "je", "t-il", "t-elle", "t-on", "t-ils", "t-elles",
];

fn word(text: &str, range: Range<usize>, grammar: &Grammar, tokens: &mut Vec<Token>) {
    let word = &text[range.clone()];
    let capital = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let mut lower = [0u8; LONGEST];
    let mut len = 0;
    for c in word.chars() {
        let c = match c {
            '’' => '\'',
            c if c.is_ascii() => c.to_ascii_lowercase(),
            c => c.to_lowercase().next().unwrap_or(c),
        };
        if len + c.len_utf8() > LONGEST {
            len = 0;
            break;
        }
        c.encode_utf8(&mut lower[len..]);
        len += c.len_utf8();
    }
    let class = std::str::from_utf8(&lower[..len]).map_or(0, |it| grammar.class(it));
    tokens.push(Token {
        range,
        kind: Kind::Word,
        class,
        capital,
    });
}
