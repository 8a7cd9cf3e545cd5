//! T4, second part: foreign people, known by their titles and by the consonants of their names.

use std::ops::Range;

use super::entity;
use super::lexis::english_words;
use super::name::sounds_like_one;
use super::person::{before_title, is_titled_word};
use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, shown};
use crate::engine::review::skeleton::{hangul, latin_keys};

/// English words after which a name follows, or before which it stands.
#[rustfmt::skip] // By kind.
const TITLES: &[&str] = &[
    "president", "minister", "secretary", "premier", "chancellor", "ambassador", "governor", "mayor", "senator", "sen", "rep", "congressman", "congresswoman", "king", "queen", "prince", "pope", "general", "gen", "admiral", "colonel", "spokesman", "spokeswoman", "spokesperson", "chairman", "chairwoman", "chief", "director", "leader", "judge", "professor", "ceo", "envoy", "commissioner", "mr", "ms", "mrs", "dr",
];

/// Adds people of the original for whom somebody else stands in the translation.
pub(super) fn compare(
    scene: &Scene,
    found: &mut Found,
    check: &'static Check,
    original: &Side,
    translation: &Side,
    pair: &Pair,
) {
    let range = original.bytes(&pair.original);
    let near: String = scene
        .beside(pair)
        .chain([pair])
        .map(|it| translation.words(&it.translation))
        .collect::<Vec<_>>()
        .join(" ");
    let known = entity::in_korean(original.text, range.clone());
    let mut lost = before_title(original.text, range.clone()).into_iter().filter(|it| {
        let word = &original.text[it.clone()];
        let telling = hangul(word).is_some_and(|it| it.key.len() >= 2);
        let named = known
            .iter()
            .any(|(_, place)| place.start < it.end && it.start < place.end);
        telling && !named && !sounds_like_one(word, &near)
    });
    let Some(one) = lost.next() else { return };
    let source: String = scene
        .beside(pair)
        .chain([pair])
        .map(|it| original.words(&it.original))
        .collect::<Vec<_>>()
        .join(" ");
    let strangers = strangers(translation, pair, &source);
    let [other] = &strangers[..] else { return };
    let words = [
        original.text[one.clone()].to_owned(),
        translation.text[other.clone()].to_owned(),
    ];
    let message = format!("{} does not sound like {}", shown(&words[1]), shown(&words[0]));
    let places = [original.place(one), translation.place(other.clone())];
    found.differs(check, Level::Warning, pair, places, words, message);
}

/// Names beside a title that have the consonants of no word of the original.
fn strangers(side: &Side, pair: &Pair, source: &str) -> Vec<Range<usize>> {
    let range = side.bytes(&pair.translation);
    let words = english_words(side.text, range.clone());
    if !words.iter().any(|it| TITLES.contains(&it.1.as_str())) {
        return Vec::new();
    }
    let entities = entity::in_english(side.text, range);
    let keys: Vec<Vec<u8>> = source
        .split(|c: char| !super::scene::is_hangul(c))
        .flat_map(stems)
        .filter_map(|it| Some(hangul(it)?.key))
        .collect();
    let mut found = Vec::new();
    for at in 0..words.len() {
        let titled = TITLES.contains(&words[at].1.as_str());
        if !titled {
            continue;
        }
        // The last of the words with capitals after the title is the family name.
        let names = words[at + 1..]
            .iter()
            .take_while(|it| side.text[it.0.clone()].starts_with(char::is_uppercase))
            .take(3);
        let Some(name) = names.last() else { continue };
        let place = name.0.clone();
        let entity = entities
            .iter()
            .any(|it| it.1.start < place.end && place.start < it.1.end);
        let spelled = name.1.strip_suffix("'s").unwrap_or(&name.1);
        let latin = latin_keys(spelled);
        let heard = latin.iter().any(|it| it.len() < 2 || keys.contains(it));
        if !entity && !heard && !TITLES.contains(&spelled) && !is_titled_word(spelled) {
            found.push(place);
        }
    }
    found
}

/// A Hangul word with up to three syllables of particles taken off.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|it| it.0).chain([word.len()]).skip(2);
    ends.map(|it| &word[..it]).take(24)
}
