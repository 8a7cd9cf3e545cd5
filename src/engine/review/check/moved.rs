//! Sentences without a counterpart that may be each other's: the translation has them in another order.

use std::collections::HashSet;
use std::ops::Range;

use super::scene::{Scene, Side};
use crate::engine::review::lexicon::korean_english;
use crate::engine::review::stem::{folded, is_hangul, words};
use crate::text::number::{Agreement, agreement};

/// Most pairs between the two.
const REACH: usize = 6;
/// Most sentences without a counterpart of each text that are looked at.
const MOST: usize = 60;
/// Characters of English to one of Korean, at least and at most.
const RATIO: (f64, f64) = (1.2, 3.6);
/// Fewest meanings that both have.
const SHARED: usize = 2;

/// The places of such sentences among the segments of either text.
#[derive(Default)]
pub(super) struct Moved {
    pub original: HashSet<usize>,
    pub translation: HashSet<usize>,
}

/// Looks for them among the pairs with one side empty.
pub(super) fn moved(scene: &Scene, original: &Side) -> Moved {
    let mut found = Moved::default();
    if !scene.korean {
        return found;
    }
    let translation = &scene.translation;
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for pair in &scene.pairs {
        let texts = |side: &Side, segments: &Range<usize>| -> Vec<(usize, usize)> {
            let texts = segments.clone().filter(|it| side.segments[*it].kind.needs_partner());
            texts.map(|it| (pair.bead, it)).collect()
        };
        if pair.translation.is_empty() {
            gone.extend(texts(original, &pair.original));
        } else if pair.original.is_empty() {
            new.extend(texts(translation, &pair.translation));
        }
    }
    for &(bead, one) in gone.iter().take(MOST) {
        let near = new
            .iter()
            .take(MOST)
            .filter(|it| it.0.abs_diff(bead) <= REACH && !found.translation.contains(&it.1));
        let mut alike = near.filter(|it| is_alike(original, translation, one, it.1));
        if let Some(&(_, other)) = alike.next() {
            found.original.insert(one);
            found.translation.insert(other);
        }
    }
    found
}

fn is_alike(original: &Side, translation: &Side, one: usize, other: usize) -> bool {
    let (from, to) = (original.words(&(one..one + 1)), translation.words(&(other..other + 1)));
    let ratio = to.chars().count() as f64 / from.chars().count().max(1) as f64;
    if !(RATIO.0..=RATIO.1).contains(&ratio) {
        return false;
    }
    // Every number of one is in the other.
    let (a, b) = (&original.read[one].numbers, &translation.read[other].numbers);
    let same = |a: &_, b: &_| agreement(a, b) >= Agreement::Unbounded;
    let all = a
        .iter()
        .filter(|it| it.is_exact())
        .all(|a| b.iter().any(|b| same(a, b)))
        && b.iter()
            .filter(|it| it.is_exact())
            .all(|b| a.iter().any(|a| same(a, b)));
    let (a, b) = (meanings(from), meanings(to));
    let shared = a.intersection(&b).count();
    all && shared >= SHARED && shared * 2 >= a.len().min(b.len())
}

fn meanings(text: &str) -> HashSet<u32> {
    let list = korean_english();
    let words: Vec<&str> = words(text).collect();
    let mut found = Vec::new();
    for (n, word) in words.iter().enumerate() {
        if word.contains(is_hangul) {
            list.read_korean(word, &mut found);
        } else {
            let next = words.get(n + 1).map_or_else(String::new, |it| folded(it));
            list.read_english(&folded(word), &next, &mut found);
        }
    }
    found.into_iter().collect()
}
