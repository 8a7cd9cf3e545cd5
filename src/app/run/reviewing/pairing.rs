//! Deciding about pairs, and putting them together otherwise.

use crate::app::effect::Effect;
use crate::app::reviewing::RowState;
use crate::app::state::{Desk, State};
use crate::engine::reanchor;
use crate::engine::review::comparison::PairKey;
use crate::engine::review::side::Side;
use crate::model::anchor::Anchor;
use crate::model::annotation::Stamp;
use crate::model::id::AnnotationId;
use crate::model::review::pair::{Pair, PairState};
use crate::model::reviewing::{self, Wanted};
use crate::model::span::Span;

impl State {
    /// The pair is faithful; on to the next one that waits.
    pub(super) fn agree(&mut self) -> Vec<Effect> {
        let Some(reviewing) = self.desk.as_ref().map(|it| &it.reviewing) else {
            return Vec::new();
        };
        let row = reviewing.row;
        let effects = match reviewing.overview.state(row) {
            // What is marked stays marked, and what asks for nothing gets nothing.
            RowState::Open => self.set_pair(row, "Agree to a pair", |it| it.state = PairState::Agreed),
            _ => Vec::new(),
        };
        let next = self.desk.as_ref().and_then(|it| it.reviewing.next_open_from(row + 1));
        if let Some(desk) = &mut self.desk {
            match next {
                Some(next) => desk.show_row(next),
                None => desk.show_row(row),
            }
        }
        if next.is_none() {
            self.missing("Every pair is decided. The verdict is next");
        }
        effects
    }

    pub(super) fn reopen_pair(&mut self) -> Vec<Effect> {
        let Some(row) = self.desk.as_ref().map(|it| it.reviewing.row) else {
            return Vec::new();
        };
        self.set_pair(row, "Open a pair again", |it| it.state = PairState::Undecided)
    }

    /// Changes what is said of the pair in `row`.
    pub(super) fn set_pair(&mut self, row: usize, name: &'static str, change: impl FnOnce(&mut Pair)) -> Vec<Effect> {
        let Some(mut wanted) = self.wanted(row) else {
            return Vec::new();
        };
        change(&mut wanted.pair);
        self.change(|document, stamp| reviewing::set_pairs(document, name, vec![wanted], stamp))
    }

    /// The record of the pair in `row`, or a new one.
    pub(super) fn wanted(&mut self, row: usize) -> Option<Wanted> {
        let (fresh, stamp) = (self.fresh_id(), self.stamp());
        let desk = self.desk.as_ref()?;
        let key = desk.reviewing.comparison.as_ref()?.key(row);
        Some(desk.wanted_pair(&key, fresh, &stamp))
    }

    pub(super) fn cut_pair(&mut self) -> Vec<Effect> {
        let Some((row, pieces)) = self.desk.as_ref().and_then(Desk::cut_pieces) else {
            return self.missing("Put the caret inside the pair, where it is to be cut");
        };
        self.rearrange("Cut a pair", row..row + 1, pieces)
    }

    pub(super) fn merge_pairs(&mut self) -> Vec<Effect> {
        let Some(reviewing) = self.desk.as_ref().map(|it| &it.reviewing) else {
            return Vec::new();
        };
        let row = reviewing.row;
        let Some(comparison) = reviewing.comparison.as_ref().filter(|it| row + 1 < it.len()) else {
            return self.missing("There is no pair below to merge with");
        };
        let (a, b) = (comparison.key(row), comparison.key(row + 1));
        let joined = Side::BOTH.map(|side| hull(a[side.index()], b[side.index()]));
        self.rearrange("Merge two pairs", row..row + 2, vec![joined])
    }

    pub(super) fn unlink_pair(&mut self) -> Vec<Effect> {
        let Some(reviewing) = self.desk.as_ref().map(|it| &it.reviewing) else {
            return Vec::new();
        };
        let row = reviewing.row;
        let [Some(original), Some(translation)] = reviewing.key() else {
            return self.missing("One side of this pair is empty already");
        };
        let pieces = vec![[Some(original), None], [None, Some(translation)]];
        self.rearrange("Unlink a pair", row..row + 1, pieces)
    }

    /// Moves the boundary between the pair and the one below by a sentence, on the side in focus.
    pub(super) fn move_boundary(&mut self, down: bool) -> Vec<Effect> {
        let Some(reviewing) = self.desk.as_ref().map(|it| &it.reviewing) else {
            return Vec::new();
        };
        let (row, side) = (reviewing.row, reviewing.side);
        let Some(comparison) = reviewing.comparison.as_ref().filter(|it| row + 1 < it.len()) else {
            return self.missing("There is no pair below");
        };
        let segments = comparison.segments(side);
        let here = comparison.places(row, side);
        let below = comparison.places(row + 1, side);
        let (from, to) = match down {
            true if below.is_empty() => return self.missing("The pair below has no sentence on this side"),
            true => (below.start, below.start + 1),
            false if here.is_empty() => return self.missing("This pair has no sentence on this side"),
            false => (here.end - 1, here.end),
        };
        let edge = if down { to } else { from };
        let range = |places: std::ops::Range<usize>| {
            let found = segments.get(places)?;
            Some(found.first()?.span.hull(found.last()?.span))
        };
        // A side that is empty begins where the one before ends.
        let start = if here.is_empty() { below.start } else { here.start };
        let end = if below.is_empty() { here.end } else { below.end };
        let mut pieces = [comparison.key(row), comparison.key(row + 1)];
        pieces[0][side.index()] = range(start..edge);
        pieces[1][side.index()] = range(edge..end);
        self.rearrange("Move the boundary of a pair", row..row + 2, pieces.to_vec())
    }

    pub(super) fn link_moved(&mut self) -> Vec<Effect> {
        let (fresh, stamp) = (self.fresh_id(), self.stamp());
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let reviewing = &desk.reviewing;
        let Some(comparison) = &reviewing.comparison else {
            return Vec::new();
        };
        let Some(there) = comparison.moved_to(reviewing.row) else {
            return self.missing("No sentence elsewhere looks like the other side of this one");
        };
        let key = Side::BOTH.map(|side| {
            let here = comparison.span(reviewing.row, side);
            here.or_else(|| comparison.span(there, side))
        });
        let linked = reviewing.decided.as_ref().is_some_and(|it| it.moved(&key).is_some());
        if linked {
            return self.missing("This sentence is linked already");
        }
        let mut pair = desk.new_pair(&key, &stamp);
        pair.moved = true;
        let wanted = vec![Wanted { id: fresh, pair }];
        self.change(|document, stamp| reviewing::set_pairs(document, "Link a moved sentence", wanted, stamp))
    }

    /// Lets go of what was put together by hand below the current pair and is not decided.
    pub(super) fn realign_below(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let (Some(comparison), Some(decided)) = (&desk.reviewing.comparison, &desk.reviewing.decided) else {
            return Vec::new();
        };
        let mut wanted = Vec::new();
        for row in desk.reviewing.row + 1..comparison.len() {
            if let Some((id, pair)) = decided.pair(&comparison.key(row))
                && pair.fixed
                && !pair.state.is_decided()
            {
                let mut pair = Pair::clone(pair);
                pair.fixed = false;
                wanted.push(Wanted { id: id.clone(), pair });
            }
        }
        if wanted.is_empty() {
            return self.missing("Nothing below was put together by hand");
        }
        self.change(|document, stamp| reviewing::set_pairs(document, "Align anew below", wanted, stamp))
    }

    /// Puts `pieces` in the place of `rows`; the neighbours are fixed, so that only these rows change.
    fn rearrange(&mut self, name: &'static str, rows: std::ops::Range<usize>, pieces: Vec<PairKey>) -> Vec<Effect> {
        let stamp = self.stamp();
        let mut fresh: Vec<AnnotationId> = (0..pieces.len() + 2).map(|_| self.fresh_id()).collect();
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let (Some(comparison), Some(decided)) = (&desk.reviewing.comparison, &desk.reviewing.decided) else {
            return Vec::new();
        };
        let before: Vec<PairKey> = rows.clone().map(|row| comparison.key(row)).collect();
        let gone = before.iter().filter(|it| !pieces.contains(it));
        let gone: Vec<AnnotationId> = gone.filter_map(|it| Some(decided.pair(it)?.0.clone())).collect();
        let mut next = || fresh.pop().unwrap_or_else(|| AnnotationId::from(""));
        let mut wanted: Vec<Wanted> = Vec::new();
        for key in pieces.iter().filter(|it| **it != [None, None]) {
            let mut it = desk.wanted_pair(key, next(), &stamp);
            it.pair.fixed = true;
            wanted.push(it);
        }
        let neighbours = [
            rows.start.checked_sub(1),
            Some(rows.end).filter(|it| *it < comparison.len()),
        ];
        for row in neighbours.into_iter().flatten() {
            let mut it = desk.wanted_pair(&comparison.key(row), next(), &stamp);
            it.pair.fixed = true;
            wanted.push(it);
        }
        self.change(|document, stamp| reviewing::replace_pairs(document, name, &gone, wanted, stamp))
    }
}

impl Desk {
    /// The record of the pair with these words, or a new one called `fresh`.
    pub(super) fn wanted_pair(&self, key: &PairKey, fresh: AnnotationId, stamp: &Stamp) -> Wanted {
        let known = self.reviewing.decided.as_ref().and_then(|it| it.pair(key));
        match known {
            Some((id, pair)) => Wanted {
                id: id.clone(),
                pair: Pair::clone(pair),
            },
            None => Wanted {
                id: fresh,
                pair: self.new_pair(key, stamp),
            },
        }
    }

    fn new_pair(&self, key: &PairKey, stamp: &Stamp) -> Pair {
        let [original, translation] = Side::BOTH.map(|side| self.review_anchor(side, key[side.index()]?));
        Pair::new(original, translation, stamp)
    }

    /// The anchor of words of a side.
    pub(super) fn review_anchor(&self, side: Side, span: Span) -> Option<Anchor> {
        let comparison = self.reviewing.comparison.as_ref()?;
        Some(reanchor::anchor_of(comparison.text(side), span))
    }

    /// The current row, and its two pieces when it is cut at the carets.
    fn cut_pieces(&self) -> Option<(usize, Vec<PairKey>)> {
        let reviewing = &self.reviewing;
        let comparison = reviewing.comparison.as_ref()?;
        let row = reviewing.row;
        let cut = |side: Side| {
            let span = comparison.span(row, side)?;
            let at = reviewing.selections[side.index()].head;
            let text = comparison.text(side);
            let piece = |range: std::ops::Range<usize>| {
                let range = crate::text::segment::trim(text.text(), range)?;
                text.span(range).ok()
            };
            Some([piece(span.start()..at)?, piece(at..span.end())?])
        };
        let [original, translation] = Side::BOTH.map(cut);
        if original.is_none() && translation.is_none() {
            return None;
        }
        let key = comparison.key(row);
        let mut pieces = vec![[None, None], [None, None]];
        for (side, pair) in [(Side::Original, original), (Side::Translation, translation)] {
            match pair {
                Some([first, second]) => {
                    pieces[0][side.index()] = Some(first);
                    pieces[1][side.index()] = Some(second);
                }
                // A side without a caret inside stays with the first piece; of several sentences, the first does.
                None => {
                    let places = comparison.places(row, side);
                    let segments = comparison.segments(side).get(places)?;
                    match segments {
                        [first, rest @ .., last] => {
                            let second = rest.first().map_or(last.span, |it| it.span.hull(last.span));
                            pieces[0][side.index()] = Some(first.span);
                            pieces[1][side.index()] = Some(second);
                        }
                        _ => pieces[0][side.index()] = key[side.index()],
                    }
                }
            }
        }
        Some((row, pieces))
    }
}

fn hull(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.hull(b)),
        (a, b) => a.or(b),
    }
}
