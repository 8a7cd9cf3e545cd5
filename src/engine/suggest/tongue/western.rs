//! French, German, Spanish, and others in Latin script: quotation, verb and name in either order; clauses; “according to”.

mod clause;
mod dialogue;
mod french;
mod german;
mod grammar;
mod others;
mod quotation;
mod reading;
mod source;
mod spanish;
mod token;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use super::Tongue;
use super::sentence::{Stops, sentences};
use crate::engine::suggest::draft::Draft;
use grammar::Grammar;
use reading::Reading;
use token::tokens_of;

static FRENCH: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    phrases: french::PHRASES,
    ..Grammar::new(&[french::WORDS])
});
static GERMAN: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    phrases: german::PHRASES,
    bare_clause: true,
    capital_nouns: true,
    verb_second: true,
    ..Grammar::new(&[german::WORDS])
});
static SPANISH: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    phrases: spanish::PHRASES,
    ..Grammar::new(&[spanish::WORDS])
});
static OTHERS: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    phrases: others::PHRASES,
    verb_second: true,
    ..Grammar::new(&[others::WORDS])
});

/// What is proposed in a paragraph of `tongue`.
pub(super) fn drafts(
    text: &str,
    paragraph: Range<usize>,
    tongue: Tongue,
    quotes: &[Range<usize>],
    found: &mut Vec<Draft>,
) {
    let grammar: &Grammar = match tongue {
        Tongue::French => &FRENCH,
        Tongue::German => &GERMAN,
        Tongue::Spanish => &SPANISH,
        _ => &OTHERS,
    };
    let mut tokens = Vec::new();
    if dialogue::drafts(text, &paragraph, grammar, quotes, found) {
        return;
    }
    let before = found.len();
    for sentence in sentences(text, paragraph, quotes, Stops::Western) {
        let quotes = quotes.get(sentence.quotes).unwrap_or_default();
        tokens_of(text, sentence.range.clone(), quotes, grammar, &mut tokens);
        let goes_on = found.len() > before;
        Reading::new(text, &tokens, grammar, found).read(goes_on);
    }
}
