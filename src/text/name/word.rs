//! The words of a mention in Latin letters, with their places.

use std::ops::Range;

use super::fold::owner;
use super::noun::{CONNECTORS, PARTICLES, is_title, lists};

/// A word without the punctuation around it.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// Without ’s.
    pub text: &'a str,
    /// Bytes in the mention, without ’s.
    pub range: Range<usize>,
    /// Whether it stands in brackets.
    pub bracketed: bool,
}

impl Word<'_> {
    /// Whether it is `word`, in any case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is written like a name: with a capital, or in a script that has none.
    pub(super) fn is_capital(&self) -> bool {
        let letters = || self.text.chars().filter(|it| it.is_alphabetic());
        letters().any(char::is_uppercase) || (letters().count() > 0 && letters().all(|it| !it.is_lowercase()))
    }

    /// Whether it can stand inside a person's name: a capital, a title or a small word such as “van”.
    pub(super) fn is_in_name(&self) -> bool {
        self.is_capital() || lists(PARTICLES, self.text) || is_title(self.text)
    }

    /// Whether it is “the”, “a” or “an”.
    pub(super) fn is_article(&self) -> bool {
        ["the", "a", "an"].iter().any(|it| self.is(it))
    }
}

/// The words of `text`, which begins at byte `from` of the mention.
pub(super) fn words_of(text: &str, from: usize) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut depth = 0usize;
    for piece in text.split_whitespace() {
        let at = piece.as_ptr() as usize - text.as_ptr() as usize;
        depth += piece.matches(['(', '[']).count();
        let bracketed = depth > 0;
        depth = depth.saturating_sub(piece.matches([')', ']']).count());
        let edge = |c: char| !c.is_alphanumeric() && c != '&';
        let start = at + (piece.len() - piece.trim_start_matches(edge).len());
        let word = piece.trim_matches(edge);
        // The stop of a title or an initial belongs to it; that of “U.S.” too.
        let stopped = text[start + word.len()..].starts_with('.');
        let dotted = stopped && (is_title(word) || word.chars().count() == 1 || word.contains('.'));
        let word = owner(&text[start..start + word.len() + usize::from(dotted)]);
        if !word.is_empty() {
            words.push(Word {
                text: word,
                range: from + start..from + start + word.len(),
                bracketed,
            });
        }
    }
    words
}

/// Where the mention's first clause ends: at a comma, dash or semicolon outside brackets.
pub(super) fn clause_end(mention: &str) -> usize {
    let mut depth = 0usize;
    for (at, c) in mention.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' | ':' | '—' | '–' if depth == 0 => {
                let after = mention[at + c.len_utf8()..].chars().next();
                if c == '—' || after.is_none_or(char::is_whitespace) {
                    return at;
                }
            }
            _ => {}
        }
    }
    mention.len()
}

/// The words of the first clause without an article before them and without brackets.
pub(super) fn head_of(mention: &str) -> Vec<Word<'_>> {
    let mut words = words_of(&mention[..clause_end(mention)], 0);
    words.retain(|it| !it.bracketed);
    let articles = words.iter().take_while(|it| it.is_article()).count();
    words.drain(..articles);
    words
}

/// How many of `words` stand before what only describes them: a connector, or a lower-case verb after the noun.
pub(super) fn phrase_end(words: &[Word<'_>]) -> usize {
    let stops = |it: &Word<'_>| {
        let verb = [
            "who",
            "that",
            "which",
            "whose",
            "released",
            "published",
            "issued",
            "called",
            "led",
            "based",
            "on",
            "to",
            "familiar",
            "close",
        ];
        lists(CONNECTORS, it.text) || lists(&verb, it.text)
    };
    let start = usize::from(!words.is_empty());
    let rest = words[start..].iter().position(stops);
    rest.map_or(words.len(), |it| it + start)
}

/// Whether `word` is capitals only, as short names of bodies are; two to eight of them.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|it| it.is_alphabetic());
    let plain = word
        .chars()
        .all(|it| it.is_uppercase() || it.is_ascii_digit() || matches!(it, '.' | '&'));
    plain && (2..=8).contains(&letters.count())
}
