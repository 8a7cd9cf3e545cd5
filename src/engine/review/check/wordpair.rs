//! Tables of words that stand for each other, and what to say where another stands.

use std::ops::Range;

use super::lexis::{Letters, first_of, whole_words};
use super::scene::{Pair, Scene, Side, is_hangul};
use super::{Check, Found, Level, shown};

/// A word of the original and those of the translation that say the same.
pub(super) struct Row {
    /// Which words exclude each other: left and right.
    pub group: u8,
    pub korean: &'static [&'static str],
    pub english: &'static [&'static str],
}

/// Adds every word of `table` whose own translation is not there while that of another of its group is.
///
/// `level` is that of a word that became another; with `alone` a word that is merely gone is a note.
pub(super) fn compare(
    scene: &Scene,
    found: &mut Found,
    check: &'static Check,
    table: &[Row],
    level: Level,
    alone: bool,
) {
    for (original, translation, pair) in scene.both() {
        let words = scene.words(pair);
        let letters = Letters::of(original.words(&pair.original));
        let has: Vec<Option<Range<usize>>> = table.iter().map(|it| first_of(words, it.english)).collect();
        let said: Vec<Option<Range<usize>>> = table
            .iter()
            .map(|it| stem(original, pair, it.korean, &letters))
            .collect();
        for (at, row) in table.iter().enumerate() {
            let Some(one) = said[at].clone().filter(|_| has[at].is_none()) else {
                continue;
            };
            // Another of the group, which the original does not have.
            let rivals = table
                .iter()
                .enumerate()
                .filter(|(other, it)| *other != at && it.group == row.group && said[*other].is_none());
            let rival = rivals.filter_map(|(other, _)| has[other].clone()).next();
            match rival {
                Some(other) => {
                    let values = [
                        original.text[one.clone()].to_owned(),
                        translation.text[other.clone()].to_owned(),
                    ];
                    let message = format!("{} became {}", shown(&values[0]), shown(&values[1]));
                    let places = [original.place(one), translation.place(other)];
                    found.differs(check, level, pair, places, values, message);
                }
                None if alone => {
                    let words = original.text[one.clone()].to_owned();
                    let message = format!("{} has no counterpart in the translation", shown(&words));
                    let places = [original.place(one), translation.gap(&pair.translation)];
                    found.missing(check, Level::Note, pair, places, words, message);
                }
                None => {}
            }
        }
    }
}

/// The first of `stems` in the original of `pair`, as a whole word; one that begins with “^” begins a word.
fn stem(side: &Side, pair: &Pair, stems: &[&str], letters: &Letters) -> Option<Range<usize>> {
    let range = side.bytes(&pair.original);
    let part = &side.text[range.clone()];
    let mut places = stems.iter().filter_map(|stem| {
        let (bare, begins) = stem.strip_prefix('^').map_or((*stem, false), |it| (it, true));
        if !letters.may_hold(bare) {
            return None;
        }
        let mut found = part.match_indices(bare).map(|it| it.0);
        let at = found.find(|at| !begins || !part[..*at].ends_with(is_hangul))?;
        Some((at, bare.len()))
    });
    let first = places.next();
    let (at, len) = places.fold(first, |first, it| first.map(|first| first.min(it)).or(Some(it)))?;
    let place = range.start + at..range.start + at + len;
    let whole = whole_words(side.text, place.clone());
    // A bracket or a particle is no part of it.
    Some(if whole.len() > place.len() + 12 { place } else { whole })
}
