//! T17: acronyms in Latin letters.

use std::collections::HashSet;
use std::ops::Range;

use super::entity;
use super::scene::{Scene, Side};
use super::{Check, Found, Level, Matter, shown};

pub(super) const CHECK: Check = Check {
    id: "T17",
    key: "acronym",
    title: "Acronym",
    rule: "An acronym of the original is in the translation, and its letters are those of the words it stands for.",
    look,
};

fn look(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        return;
    }
    expansions(scene, found);
    let Some(original) = &scene.original else { return };
    let [known, used]: [HashSet<&str>; 2] = [original, &scene.translation].map(|side| {
        let segments = (0..side.segments.len()).filter(|it| side.segments[*it].kind.needs_partner());
        segments.flat_map(|it| acronyms(side, it)).map(|it| it.1).collect()
    });
    for (original, translation, pair) in scene.both() {
        let one: Vec<_> = pair.original.clone().flat_map(|it| acronyms(original, it)).collect();
        let other: Vec<_> = pair
            .translation
            .clone()
            .flat_map(|it| acronyms(translation, it))
            .collect();
        let mut seen = HashSet::new();
        let lost: Vec<_> = one
            .into_iter()
            .filter(|it| {
                !used.contains(it.1) && !is_spelled_out(translation, &pair.translation, it.1) && seen.insert(it.1)
            })
            .collect();
        let new: Vec<_> = other.into_iter().filter(|it| !known.contains(it.1)).collect();
        for (at, word) in lost {
            let near = new.iter().find(|it| it.1.len() == word.len() && is_near(it.1, word));
            let values = [word.to_owned(), near.map_or("", |it| it.1).to_owned()];
            let (places, matter, level, message) = match near {
                Some((place, other)) => (
                    [original.place(at), translation.place(place.clone())],
                    Matter::Differs,
                    Level::Error,
                    format!("{} became {}", shown(word), shown(other)),
                ),
                None => (
                    [original.place(at), translation.gap(&pair.translation)],
                    Matter::Missing,
                    Level::Note,
                    format!("{} is not in the translation", shown(word)),
                ),
            };
            found.push(&CHECK, Some(pair.bead), places, matter, level, values, message);
        }
    }
}

/// Two to six capitals that stand alone, in a segment.
fn acronyms<'t>(side: &Side<'t>, segment: usize) -> Vec<(Range<usize>, &'t str)> {
    let range = side.segments[segment].span.range();
    let part = &side.text[range.clone()];
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in part.char_indices().chain([(part.len(), ' ')]) {
        match (c.is_ascii_alphanumeric() || c == '-', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = &part[from..at];
                let capitals = word.bytes().all(|b| b.is_ascii_uppercase());
                if capitals && (3..=6).contains(&word.len()) {
                    found.push((range.start + from..range.start + at, word));
                }
                start = None;
            }
            _ => {}
        }
    }
    // A line in capitals is no list of acronyms.
    let letters = part.chars().filter(|it| it.is_ascii_lowercase()).count();
    let shouted = letters * 2 < part.chars().filter(|it| it.is_ascii_uppercase()).count();
    let agencies: Vec<Range<usize>> = entity::in_english(side.text, range)
        .into_iter()
        .map(|it| it.1)
        .collect();
    found.retain(|it| !(agencies.contains(&it.0) || shouted && part.is_ascii()));
    found
}

/// One letter differs, or two have changed places.
fn is_near(one: &str, other: &str) -> bool {
    let differ = one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
    differ == 1 || differ == 2 && sorted(one) == sorted(other)
}

fn sorted(word: &str) -> Vec<u8> {
    let mut letters: Vec<u8> = word.bytes().collect();
    letters.sort_unstable();
    letters
}

/// Whether the translation has words with those first letters in a row.
fn is_spelled_out(side: &Side, segments: &Range<usize>, acronym: &str) -> bool {
    let words = side.words(segments).split_whitespace();
    let firsts: String = words
        .filter_map(|it| it.chars().find(|c| c.is_alphabetic()))
        .filter(|it| it.is_uppercase())
        .collect();
    firsts.contains(acronym)
}

/// “Multinational Sanctions Monitoring Team (MSMT)”: the letters are the words' first ones.
fn expansions(scene: &Scene, found: &mut Found) {
    let side = &scene.translation;
    for (pair, segment) in scene.translated() {
        let range = side.segments[segment].span.range();
        let part = &side.text[range.clone()];
        for (at, word) in acronyms(side, segment) {
            let inside = at.start - range.start;
            let Some(before) = part[..inside].strip_suffix('(') else {
                continue;
            };
            let capitals: Vec<char> = before
                .split_whitespace()
                .rev()
                .take(word.len() + 4)
                .flat_map(|it| it.split(['-', '/']))
                .filter_map(|it| it.chars().find(|c| c.is_alphabetic()))
                .filter(|it| it.is_uppercase())
                .collect();
            // Only where the words do begin in that way but for one letter.
            let letters: Vec<char> = word.chars().rev().collect();
            let compared = capitals.get(..letters.len()).unwrap_or_default();
            let wrong = compared.iter().zip(&letters).filter(|(a, b)| a != b).count();
            if compared.len() >= 3 && wrong == 1 {
                let message = format!("{} does not stand for the words before it", shown(word));
                found.push(
                    &CHECK,
                    Some(pair.bead),
                    [super::Place::Nowhere, side.place(at)],
                    Matter::Inside,
                    Level::Note,
                    [String::new(), word.to_owned()],
                    message,
                );
            }
        }
    }
}
