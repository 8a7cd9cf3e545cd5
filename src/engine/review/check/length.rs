//! T11: sentences much longer or shorter than their original.

use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, Matter};

pub(super) const CHECK: Check = Check {
    id: "T11",
    key: "length",
    title: "Length",
    rule: "A translation is about as long as its original, measured on this very text.",
    look,
};

/// Shortest original, in characters, that is measured.
const SHORTEST: f64 = 15.0;
/// Fewest pairs by which the usual length can be told.
const FEWEST: usize = 8;

fn look(scene: &Scene, found: &mut Found) {
    let lengths: Vec<(f64, f64, &Pair)> = scene
        .both()
        .map(|(a, b, pair)| (length(a, &pair.original), length(b, &pair.translation), pair))
        .filter(|it| it.0 >= SHORTEST)
        .collect();
    if lengths.len() < FEWEST {
        return;
    }
    let (from, to) = lengths.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let ratio = to / from;
    // The middle of the squares: what is far out does not widen what counts as far.
    let mut spread: Vec<f64> = lengths.iter().map(|it| (it.1 - ratio * it.0).powi(2) / it.0).collect();
    spread.sort_by(f64::total_cmp);
    let usual = (spread[spread.len() / 2] / 0.455).max(6.8);
    for (one, other, pair) in lengths {
        let z = (other - ratio * one) / (usual * one).sqrt();
        if z.abs() < 2.5 {
            continue;
        }
        let (Some(original), translation) = (&scene.original, &scene.translation) else {
            return;
        };
        let what = if z > 0.0 { "longer" } else { "shorter" };
        let level = if z.abs() >= 3.5 { Level::Warning } else { Level::Note };
        let message = format!(
            "The translation is much {what} than usual here: {one} and {other} characters; something may be {}",
            if z > 0.0 { "added" } else { "missing" }
        );
        let matter = if z > 0.0 { Matter::Added } else { Matter::Missing };
        let places = [original.whole(&pair.original), translation.whole(&pair.translation)];
        found.push(
            &CHECK,
            Some(pair.bead),
            places,
            matter,
            level,
            [one.to_string(), other.to_string()],
            message,
        );
    }
}

fn length(side: &Side, segments: &std::ops::Range<usize>) -> f64 {
    side.words(segments).chars().count() as f64
}
