//! T8, first part: countries, agencies and bodies that became others.

use std::collections::HashSet;
use std::ops::Range;

use super::entity::{ENTITIES, Kind, in_english, in_korean};
use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, shown};

/// What a pair has on one side: place in the table, and bytes.
type Named = Vec<(usize, Range<usize>)>;

/// Adds what differs between the entities of `kind`s in each pair.
pub(super) fn compare(scene: &Scene, found: &mut Found, check: &'static Check, kinds: &[Kind]) {
    for (original, translation, pair) in scene.both() {
        let one = in_korean(original.text, original.bytes(&pair.original));
        let other = in_english(translation.text, after_place_line(translation, pair));
        let near_one = around(scene, pair, |it| {
            named(in_korean(original.text, original.bytes(&it.original)))
        });
        let near_other = around(scene, pair, |it| {
            named(in_english(translation.text, translation.bytes(&it.translation)))
        });
        for kind in kinds {
            let missing = left(&one, &near_other, *kind);
            let mut added = left(&other, &near_one, *kind);
            // 방미, 한·미: one syllable stands for the country.
            let words = original.words(&pair.original);
            added.retain(|it| !ENTITIES[it.0].syllable.is_some_and(|it| stands_alone(words, it)));
            // One for another in this very pair, though the next one names it: perhaps.
            let here: HashSet<usize> = other.iter().map(|it| it.0).collect();
            let gone = left(&one, &here, *kind);
            if let (true, [one], [other]) = (missing.is_empty(), &gone[..], &added[..]) {
                swapped(found, check, original, translation, pair, (one, other), Level::Warning);
                continue;
            }
            told(found, check, original, translation, pair, *kind, &missing, &added);
        }
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "both texts, the pair, and what is left of each"
)]
fn told(
    found: &mut Found,
    check: &'static Check,
    original: &Side,
    translation: &Side,
    pair: &Pair,
    kind: Kind,
    missing: &Named,
    added: &Named,
) {
    if let ([one], [other]) = (&missing[..], &added[..]) {
        swapped(found, check, original, translation, pair, (one, other), Level::Error);
        return;
    }
    if kind != Kind::Agency {
        return;
    }
    // Who reported something is never left out or put in.
    for one in missing {
        let words = original.text[one.1.clone()].trim().to_owned();
        let message = format!("{} is named in the original, and not in the translation", shown(&words));
        let places = [original.place(one.1.clone()), translation.whole(&pair.translation)];
        found.missing(check, Level::Warning, pair, places, words, message);
    }
    for other in added {
        let words = translation.text[other.1.clone()].to_owned();
        let message = format!("{} is not named in the original", shown(&words));
        let places = [original.whole(&pair.original), translation.place(other.1.clone())];
        found.added(check, Level::Warning, pair, places, words, message);
    }
}

/// Which entity, and where it is named.
type Placed = (usize, Range<usize>);

/// One entity stands for another.
fn swapped(
    found: &mut Found,
    check: &'static Check,
    original: &Side,
    translation: &Side,
    pair: &Pair,
    (one, other): (&Placed, &Placed),
    level: Level,
) {
    let words = [
        original.text[one.1.clone()].trim().to_owned(),
        translation.text[other.1.clone()].to_owned(),
    ];
    let message = format!("{} became {}", shown(&words[0]), shown(&words[1]));
    let places = [original.place(one.1.clone()), translation.place(other.1.clone())];
    found.differs(check, level, pair, places, words, message);
}

/// The words of the translation without “LONDON, England (CNN)” at their beginning.
fn after_place_line(side: &Side, pair: &Pair) -> Range<usize> {
    let bytes = side.bytes(&pair.translation);
    let words = &side.text[bytes.clone()];
    let head = &words[..words.floor_char_boundary(60)];
    let shouted = head
        .split([',', ' ', '('])
        .next()
        .is_some_and(|it| it.chars().count() > 2 && !it.chars().any(char::is_lowercase));
    let end = match head.starts_with('(') || shouted {
        true => head
            .find(") ")
            .or_else(|| head.find(" — "))
            .or_else(|| head.find(" -- ")),
        false => None,
    };
    bytes.start + end.unwrap_or(0)..bytes.end
}

/// The places of `pair` and of those beside it.
fn around(scene: &Scene, pair: &Pair, read: impl Fn(&Pair) -> HashSet<usize>) -> HashSet<usize> {
    let near = scene.beside(pair).chain([pair]);
    near.flat_map(read).collect()
}

fn named(all: Named) -> HashSet<usize> {
    all.into_iter().map(|it| it.0).collect()
}

/// The first mention of each entity of `kind` that the other side does not have.
fn left(all: &Named, other: &HashSet<usize>, kind: Kind) -> Named {
    let mut seen = HashSet::new();
    let alone = all
        .iter()
        .filter(|it| ENTITIES[it.0].kind == kind && !other.contains(&it.0));
    alone.filter(|it| seen.insert(it.0)).cloned().collect()
}

/// Whether `syllable` may stand for its country anywhere in `words`.
fn stands_alone(words: &str, syllable: char) -> bool {
    words.contains(syllable)
}
