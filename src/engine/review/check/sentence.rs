//! T12: sentences without a counterpart.

use super::number::matched;
use super::scene::{Scene, Side};
use super::{Check, Found, Level, Matter, shown};

pub(super) const CHECK: Check = Check {
    id: "T12",
    key: "sentence",
    title: "Missing or added sentence",
    rule: "Every sentence of the original is in the translation, and no other.",
    look,
};

fn look(scene: &Scene, found: &mut Found) {
    let Some(original) = &scene.original else { return };
    let translation = &scene.translation;
    for pair in &scene.pairs {
        if pair.translation.is_empty() {
            for at in pair
                .original
                .clone()
                .filter(|it| original.segments[*it].kind.needs_partner())
            {
                let range = original.segments[at].span.range();
                let words = original.text[range.clone()].to_owned();
                let level = if is_anchored(original, at) {
                    Level::Error
                } else {
                    Level::Warning
                };
                let message = format!("{} is missing from the translation", shown(&words));
                let places = [original.place(range), translation.gap(&before(pair.translation.start))];
                found.push(
                    &CHECK,
                    Some(pair.bead),
                    places,
                    Matter::Missing,
                    level,
                    [words, String::new()],
                    message,
                );
            }
        } else if pair.original.is_empty() {
            for at in pair
                .translation
                .clone()
                .filter(|it| translation.segments[*it].kind.needs_partner())
            {
                let range = translation.segments[at].span.range();
                let words = translation.text[range.clone()].to_owned();
                let level = if is_anchored(translation, at) {
                    Level::Error
                } else {
                    Level::Warning
                };
                let message = format!("{} is not in the original", shown(&words));
                let places = [original.gap(&before(pair.original.start)), translation.place(range)];
                found.push(
                    &CHECK,
                    Some(pair.bead),
                    places,
                    Matter::Added,
                    level,
                    [String::new(), words],
                    message,
                );
            }
        }
    }
    merged(scene, found);
}

/// The segment before a place, at whose end something is missing.
fn before(at: usize) -> std::ops::Range<usize> {
    at.saturating_sub(1)..at
}

/// Whether a sentence says something that can be looked for: numbers, or words of somebody.
fn is_anchored(side: &Side, segment: usize) -> bool {
    let reading = &side.read[segment];
    reading.numbers.iter().filter(|it| it.is_exact()).count() >= 2
        || !reading.numbers.is_empty() && !reading.quotes.is_empty()
}

/// Sentences that stand in one pair with another: none of their numbers has a partner.
fn merged(scene: &Scene, found: &mut Found) {
    for (original, translation, pair) in scene.both() {
        let both = [(&pair.original, original), (&pair.translation, translation)];
        if both.iter().all(|it| it.0.len() < 2) {
            continue;
        }
        let matched = matched(original, translation, pair);
        for (n, (segments, side)) in both.into_iter().enumerate() {
            if segments.len() < 2 {
                continue;
            }
            let lone = if n == 0 { &matched.missing } else { &matched.added };
            for at in segments.clone() {
                let exact: Vec<_> = side.read[at].numbers.iter().filter(|it| it.is_exact()).collect();
                let gone = exact.iter().all(|it| lone.iter().any(|other| other.at == it.at));
                if exact.len() < 2 || !gone {
                    continue;
                }
                let range = side.segments[at].span.range();
                let words = side.text[range.clone()].to_owned();
                let (places, matter, what) = match n {
                    0 => (
                        [side.place(range), translation.gap(&pair.translation)],
                        Matter::Missing,
                        "may be missing from the translation",
                    ),
                    _ => (
                        [original.gap(&pair.original), side.place(range)],
                        Matter::Added,
                        "may not be in the original",
                    ),
                };
                let message = format!("{} {what}: none of its numbers is on the other side", shown(&words));
                let values = if n == 0 {
                    [words, String::new()]
                } else {
                    [String::new(), words]
                };
                found.push(&CHECK, Some(pair.bead), places, matter, Level::Warning, values, message);
            }
        }
    }
}
