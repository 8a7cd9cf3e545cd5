//! T8, second part: words of one person that became another's.

use std::collections::HashSet;
use std::ops::Range;

use super::person::{Korean, in_english};
use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, shown};
use crate::text::name::{is_same_person, is_surname_of, romanised};

/// Adds quotations whose speaker is not named in the translation while another person of the article is.
///
/// `names` are all people of the article, `here` those of the original of `pair`.
pub(super) fn compare(
    scene: &Scene,
    found: &mut Found,
    check: &'static Check,
    (original, translation, pair): (&Side, &Side, &Pair),
    names: &[&str],
    here: &[&Korean],
) {
    if original.quotes(&pair.original).is_empty() || translation.quotes(&pair.translation).is_empty() {
        return;
    }
    let windows = in_english(translation.text, translation.bytes(&pair.translation));
    let written = |name: &str, it: &Range<usize>| {
        let words = &translation.text[it.clone()];
        is_same_person(name, words) || scene.glossary.knows(name, words)
    };
    // Somebody of the pair is named by the whole name or the family name alone.
    let words = translation.words(&pair.translation);
    let called = |name: &str| {
        let mut capitals = words
            .split(|c: char| !c.is_alphabetic() && c != '-')
            .filter(|it| it.starts_with(char::is_uppercase));
        windows.iter().any(|it| written(name, it)) || capitals.any(|it| is_surname_of(name, it))
    };
    let Some(one) = here.first() else {
        return unnamed(scene, found, check, (original, translation, pair), names, &windows);
    };
    if here.iter().any(|it| called(it.name)) {
        return;
    }
    let own: HashSet<&str> = here.iter().map(|it| it.name).collect();
    let others = names.iter().filter(|it| !own.contains(*it));
    let other = others
        .filter_map(|name| Some((name, windows.iter().find(|it| written(name, it))?)))
        .next();
    let Some((_, window)) = other else { return };
    let values = [one.name.to_owned(), translation.text[window.clone()].to_owned()];
    let message = format!(
        "{} ({}) speaks in the original, {} in the translation",
        shown(one.name),
        romanised(one.name),
        shown(&values[1])
    );
    let places = [original.place(one.at.clone()), translation.place(window.clone())];
    found.differs(check, Level::Error, pair, places, values, message);
}

/// Somebody without a name speaks in the original: an official who has one in the translation is another.
fn unnamed(
    scene: &Scene,
    found: &mut Found,
    check: &'static Check,
    (original, translation, pair): (&Side, &Side, &Pair),
    names: &[&str],
    windows: &[Range<usize>],
) {
    let range = original.bytes(&pair.original);
    let said = |it: &str| {
        [
            "관계자는 ",
            "관계자가 ",
            "당국자는 ",
            "당국자가 ",
            "소식통은 ",
            "소식통이 ",
        ]
        .iter()
        .find_map(|word| it.find(word).map(|at| (at, word.trim_end().len())))
    };
    let Some((at, len)) = said(&original.text[range.clone()]) else {
        return;
    };
    let near: String = scene
        .beside(pair)
        .chain([pair])
        .map(|it| original.words(&it.original))
        .collect();
    let strange = windows.iter().find(|it| {
        let words = &translation.text[(*it).clone()];
        names
            .iter()
            .any(|name| !near.contains(name) && is_same_person(name, words))
    });
    let Some(window) = strange else { return };
    let place = range.start + at..range.start + at + len;
    let values = [
        original.text[place.clone()].to_owned(),
        translation.text[window.clone()].to_owned(),
    ];
    let message = format!(
        "{} speaks in the original, {} in the translation",
        shown(&values[0]),
        shown(&values[1])
    );
    let places = [original.place(place), translation.place(window.clone())];
    found.differs(check, Level::Error, pair, places, values, message);
}
