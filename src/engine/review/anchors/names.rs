//! Names that stand in Hangul in one text and in Latin letters in the other.

use std::collections::HashMap;

use super::{Word, name_stem};
use crate::engine::review::skeleton::{hangul, latin_keys, likeness};
use crate::engine::review::stem::is_hangul;
use crate::text::name::is_same_person;

/// Words of so many syllables may be names.
const SYLLABLES: std::ops::RangeInclusive<usize> = 2..=8;
/// Fewest letters of a Latin name.
const FEWEST_LETTERS: usize = 3;
/// How alike the letters must be, when the consonants are the same: with two consonants, and with more.
const ALIKE: (f32, f32) = (0.6, 0.45);
/// Most pairs of words with the same consonants that are compared.
const MOST_COMPARED: usize = 400;

/// Which words of the two texts are one name.
#[derive(Default)]
pub(super) struct Names {
    /// By word in Hangul without particles, and by folded Latin word or two of them joined.
    of: HashMap<String, Vec<u32>>,
}

impl Names {
    /// The names that `word`, or it and the word after it, may be.
    pub(super) fn of(&self, word: &Word<'_>, next: Option<&Word<'_>>) -> impl Iterator<Item = &u32> {
        let one = match word.plain.contains(is_hangul) {
            true => self.of.get(name_stem(word)),
            false => self.of.get(&word.folded),
        };
        let two = next
            .filter(|_| !self.of.is_empty())
            .and_then(|next| self.of.get(&joined(word, next)));
        one.into_iter().chain(two).flatten()
    }
}

fn joined(word: &Word<'_>, next: &Word<'_>) -> String {
    format!("{} {}", word.folded, next.folded)
}

/// Compares the words of both texts, by the consonants they have.
pub(super) fn pair(from: &[Vec<Word<'_>>], to: &[Vec<Word<'_>>]) -> Names {
    let mut hangul_words: HashMap<Vec<u8>, Vec<(String, String)>> = HashMap::new();
    let mut latin_words: HashMap<Vec<u8>, Vec<String>> = HashMap::new();
    let mut seen = std::collections::HashSet::new();
    for words in from.iter().chain(to) {
        for (i, word) in words.iter().enumerate() {
            if word.plain.contains(is_hangul) {
                let stem = name_stem(word);
                if !SYLLABLES.contains(&stem.chars().count()) || !seen.insert(stem.to_string()) {
                    continue;
                }
                if let Some(parts) = hangul(stem) {
                    hangul_words
                        .entry(parts.key)
                        .or_default()
                        .push((stem.to_string(), parts.latin));
                }
                continue;
            }
            if !is_name(word) {
                continue;
            }
            let mut add = |name: String| {
                if seen.insert(name.clone()) {
                    for key in latin_keys(&name) {
                        latin_words.entry(key).or_default().push(name.clone());
                    }
                }
            };
            add(word.folded.clone());
            if let Some(next) = words.get(i + 1) {
                add(joined(word, next));
            }
        }
    }
    let mut names = Names::default();
    let mut count = 0;
    for (key, hangul_words) in &hangul_words {
        let Some(latin_words) = latin_words.get(key).filter(|_| key.len() >= 2) else {
            continue;
        };
        let pairs = hangul_words
            .iter()
            .flat_map(|it| latin_words.iter().map(move |latin| (it, latin)));
        for ((word, spelled), latin) in pairs.take(MOST_COMPARED) {
            if !same(word, spelled, latin, key.len()) {
                continue;
            }
            names.of.entry(word.clone()).or_default().push(count);
            names.of.entry(latin.clone()).or_default().push(count);
            count += 1;
        }
    }
    names
}

/// A capital and some letters; not all capitals, which are no words.
fn is_name(word: &Word<'_>) -> bool {
    word.plain.starts_with(char::is_uppercase) && word.folded.chars().count() >= FEWEST_LETTERS
}

/// Whether `word`, which is spelled `spelled`, is the name `latin`.
fn same(word: &str, spelled: &str, latin: &str, consonants: usize) -> bool {
    let bare: String = latin.chars().filter(|it| it.is_alphabetic()).collect();
    let least = if consonants < 3 { ALIKE.0 } else { ALIKE.1 };
    likeness(spelled, &bare) >= least || (latin.contains(' ') && is_same_person(word, latin))
}
