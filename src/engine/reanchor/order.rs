//! Doubting what was found out of order.
//!
//! When a passage was copied and the original was then edited, only the copy still has the
//! words. Two things together give that away: the copy is not where the order of all
//! annotations would have it, and pieces of the passage stand in another place as well.

use std::cmp::Reverse;

use super::Found;
use super::search::{Pattern, Places, occurrences};
use crate::model::anchor::{Anchor, Exact};
use crate::model::span::Span;

/// Length of the pieces that are looked for elsewhere, in bytes.
const PIECE: usize = 24;
/// Most pieces taken of one anchor.
const MOST_PIECES: usize = 16;
/// One piece in so many, standing elsewhere too, is enough for doubt.
const ONE_IN: usize = 4;

/// Gives up what moved out of the order of the rest while something like it stands elsewhere.
pub(super) fn doubt(text: &str, anchors: &[&Anchor], found: &mut [Found]) {
    let moved = |it: &Found| matches!(it, Found::Moved(_));
    if !found.iter().any(moved) {
        return;
    }
    let strays: Vec<usize> = out_of_order(anchors, found)
        .into_iter()
        .filter(|&i| moved(&found[i]))
        .collect();
    let (mut owners, mut patterns) = (Vec::new(), Vec::new());
    let mut total = vec![(0, 0); strays.len()];
    for (k, &i) in strays.iter().enumerate() {
        for piece in pieces(anchors[i]) {
            owners.push(k);
            patterns.push(Some(Pattern::piece(piece)));
            total[k].0 += 1;
        }
    }
    for (k, places) in owners.into_iter().zip(occurrences(text, &patterns)) {
        total[k].1 += usize::from(places == Places::Many);
    }
    for (i, (all, elsewhere)) in strays.into_iter().zip(total) {
        if elsewhere > 0 && elsewhere * ONE_IN >= all {
            found[i] = Found::Lost;
        }
    }
}

/// Those that not every longest row of anchors in their old order holds.
fn out_of_order(anchors: &[&Anchor], found: &[Found]) -> Vec<usize> {
    let mut places: Vec<Place> = anchors.iter().zip(found).enumerate().filter_map(Place::of).collect();
    places.sort_unstable_by_key(|it| (it.old, it.new.start(), it.anchor));
    let up_to = row_lengths(places.iter().map(|it| it.new.start()));
    let mut from = row_lengths(places.iter().rev().map(|it| Reverse(it.new.start())));
    from.reverse();
    let longest = up_to.iter().copied().max().unwrap_or(0);
    let rows = || up_to.iter().zip(&from).map(|(a, b)| (*a, a + b == longest + 1));
    // How many could be the one at each position of such a row.
    let mut rivals = vec![0; longest + 1];
    rows().filter(|it| it.1).for_each(|it| rivals[it.0] += 1);
    let strays = places
        .iter()
        .zip(rows())
        .filter(|(_, (at, fits))| !fits || rivals[*at] > 1);
    strays.map(|it| it.0.anchor).collect()
}

/// Where an anchor was and is.
struct Place {
    anchor: usize,
    /// First byte in the old text.
    old: u64,
    new: Span,
}

impl Place {
    fn of((anchor, (from, found)): (usize, (&&Anchor, &Found))) -> Option<Place> {
        Some(Place {
            anchor,
            old: from.start,
            new: found.span()?,
        })
    }
}

/// For each of `places`, the length of the longest row that ends there and never goes back.
fn row_lengths<T: Ord + Copy>(places: impl Iterator<Item = T>) -> Vec<usize> {
    // Of the rows of each length so far, the end of the one that ends first.
    let mut ends: Vec<T> = Vec::new();
    let length = |place: T| {
        let before = ends.partition_point(|end| *end <= place);
        match ends.get_mut(before) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
        before + 1
    };
    places.map(length).collect()
}

/// Pieces of the words and of what stood around them, evenly spread.
fn pieces(anchor: &Anchor) -> Vec<&[u8]> {
    let (head, tail) = match &anchor.exact {
        Exact::Whole(words) => (words.as_str(), ""),
        Exact::Ends { head, tail, .. } => (head.as_str(), tail.as_str()),
    };
    let parts = [anchor.prefix.as_str(), head, tail, anchor.suffix.as_str()];
    let all = parts.iter().map(|it| it.len() / PIECE).sum::<usize>();
    let every = all.div_ceil(MOST_PIECES).max(1);
    let pieces = parts.into_iter().flat_map(|it| it.as_bytes().chunks_exact(PIECE));
    pieces.step_by(every).collect()
}
