//! T12: sentences without a counterpart.

use super::entity::{in_english, in_korean};
use super::moved::moved;
use super::number::matched;
use super::scene::{Pair, Scene, Side};
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
    let moved = moved(scene, original);
    for pair in &scene.pairs {
        if pair.translation.is_empty() {
            for at in pair
                .original
                .clone()
                .filter(|it| original.segments[*it].kind.needs_partner())
            {
                let range = original.segments[at].span.range();
                let words = original.text[range.clone()].to_owned();
                let elsewhere = moved.original.contains(&at);
                let level = match is_anchored(original, at) {
                    _ if elsewhere => Level::Note,
                    true => Level::Error,
                    false => Level::Warning,
                };
                let how = if elsewhere {
                    "may stand elsewhere in"
                } else {
                    "is missing from"
                };
                let message = format!("{} {how} the translation", shown(&words));
                let places = [original.place(range), translation.gap(&before(pair.translation.start))];
                found.missing(&CHECK, level, pair, places, words, message);
            }
        } else if pair.original.is_empty() {
            for at in pair
                .translation
                .clone()
                .filter(|it| translation.segments[*it].kind.needs_partner())
            {
                let range = translation.segments[at].span.range();
                let words = translation.text[range.clone()].to_owned();
                let level = match is_anchored(translation, at) {
                    // What somebody says in one sentence may be parted by who says it.
                    _ if moved.translation.contains(&at) => Level::Note,
                    _ if is_rest_of_quotation(scene, original, translation, pair) => Level::Note,
                    true => Level::Error,
                    false => Level::Warning,
                };
                let message = format!("{} is not in the original", shown(&words));
                let places = [original.gap(&before(pair.original.start)), translation.place(range)];
                found.added(&CHECK, level, pair, places, words, message);
            }
        }
    }
    merged(scene, found);
    surplus(scene, found);
}

/// The segment before a place, at whose end something is missing.
fn before(at: usize) -> std::ops::Range<usize> {
    at.saturating_sub(1)..at
}

/// Whether all of `pair` stands in quotation marks, and a pair beside it has fewer quotations than its original.
fn is_rest_of_quotation(scene: &Scene, original: &Side, translation: &Side, pair: &Pair) -> bool {
    let bytes = translation.bytes(&pair.translation);
    let quoted = translation.quotes(&pair.translation);
    let whole = quoted.first().is_some_and(|it| it.start == bytes.start)
        && quoted.last().is_some_and(|it| it.end + 1 >= bytes.end);
    let more = |it: &Pair| original.quotes(&it.original).len() > translation.quotes(&it.translation).len();
    whole && scene.beside(pair).any(more)
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
        // Japanese and Chinese dates are no numbers of the kind that are read here.
        if !scene.korean && original.words(&pair.original).contains(['月', '日', '年']) {
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

/// Characters of English to one of Korean, and how far that scatters, where nothing better is known.
const USUAL: (f64, f64) = (2.08, 14.0);

/// A sentence too many in a pair: with it the translation is far too long, without it as long as usual.
fn surplus(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        return;
    }
    for (original, translation, pair) in scene.both() {
        if pair.translation.len() < 2 || pair.original.len() != 1 {
            continue;
        }
        let source = original.words(&pair.original);
        let from = source.chars().count() as f64;
        let expected = USUAL.0 * from;
        let scatter = (USUAL.1 * from).sqrt();
        let lengths: Vec<f64> = pair
            .translation
            .clone()
            .map(|it| translation.words(&(it..it + 1)).chars().count() as f64)
            .collect();
        let whole: f64 = lengths.iter().sum();
        if from < 20.0 || (whole - expected) / scatter < 2.2 {
            continue;
        }
        let fits = |length: f64| ((whole - length - expected) / scatter).abs() < 1.5;
        // Of those that would do, the one with the least in common with the original.
        let strange = pair
            .translation
            .clone()
            .zip(&lengths)
            .filter(|it| fits(*it.1))
            .max_by_key(|it| (strangeness(scene, original, pair, it.0), it.0));
        let Some((at, _)) = strange.filter(|it| strangeness(scene, original, pair, it.0) > 0) else {
            continue;
        };
        let range = translation.segments[at].span.range();
        let words = translation.text[range.clone()].to_owned();
        let message = format!(
            "{} may not be in the original, which is too short for it",
            shown(&words)
        );
        let places = [original.gap(&pair.original), translation.place(range)];
        found.added(&CHECK, Level::Warning, pair, places, words, message);
    }
}

/// How many names of a sentence of the translation the original of its pair does not have.
fn strangeness(scene: &Scene, original: &Side, pair: &Pair, at: usize) -> usize {
    let known: std::collections::HashSet<usize> = in_korean(original.text, original.bytes(&pair.original))
        .into_iter()
        .map(|it| it.0)
        .collect();
    let side = &scene.translation;
    let named = in_english(side.text, side.segments[at].span.range());
    named.iter().filter(|it| !known.contains(&it.0)).count()
}
