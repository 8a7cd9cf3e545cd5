//! Two texts side by side: the rows of a review.
//!
//! Worked out from the texts and from the pairs a person has fixed, and never stored.

use std::ops::Range;

use super::align::{Alignment, Moved, Options, Progress, Text, WEAK, align};
use super::lexicon::Learned;
use super::pair::{Bead, Kind, Segment};
use super::segments::segments_of;
use super::side::Side;
use crate::model::article::Article;
use crate::model::span::Span;
use crate::text::segment::trim;

/// The words of both sides of a pair, from the first to the last; by it a row is known again.
pub type PairKey = [Option<Span>; 2];

/// Two texts, their segments, and which of them belong together.
#[derive(Clone, Debug)]
pub struct Comparison {
    texts: [Article; 2],
    segments: [Vec<Segment>; 2],
    alignment: Alignment,
    /// The pairs it was made to respect.
    given: Given,
}

/// Pairs that an alignment has to respect.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Put together by hand first, then those that were only decided about.
    pub pairs: Vec<PairKey>,
    /// How many of them were put together by hand.
    pub by_hand: usize,
}

impl Comparison {
    /// Compares `original` with `article`; the `given` pairs stay.
    ///
    /// `None` when `progress` called it off. A pair that crosses an earlier one is not kept.
    pub fn of(
        original: &Article,
        article: &Article,
        given: &Given,
        learned: Option<&Learned>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Option<Comparison> {
        let texts = [original.clone(), article.clone()];
        let segments = Side::BOTH.map(|side| {
            let text = &texts[side.index()];
            let edges = given.pairs.iter().filter_map(|it| it[side.index()]);
            cut(
                text,
                segments_of(text),
                edges.flat_map(|it| [it.start(), it.end()]).collect(),
            )
        });
        let fixed = beads_of(&given.pairs, &segments);
        let options = Options {
            fixed: &fixed,
            learned,
            ..Options::default()
        };
        let side = |side: Side| Text {
            text: texts[side.index()].text(),
            segments: &segments[side.index()],
        };
        let alignment = align(side(Side::Original), side(Side::Translation), &options, progress)?;
        Some(Comparison {
            alignment,
            given: given.clone(),
            segments,
            texts,
        })
    }

    /// The text of a side.
    pub fn text(&self, side: Side) -> &Article {
        &self.texts[side.index()]
    }

    pub fn segments(&self, side: Side) -> &[Segment] {
        &self.segments[side.index()]
    }

    /// The pairs it was made to respect.
    pub fn given(&self) -> &Given {
        &self.given
    }

    pub fn beads(&self) -> &[Bead] {
        &self.alignment.beads
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.alignment.beads.len()
    }

    pub fn is_empty(&self) -> bool {
        self.alignment.beads.is_empty()
    }

    /// The segments of a side that stand in a row, as places among all of them.
    pub fn places(&self, row: usize, side: Side) -> Range<usize> {
        let Some(bead) = self.alignment.beads.get(row) else {
            return 0..0;
        };
        match side {
            Side::Original => bead.original.clone(),
            Side::Translation => bead.translation.clone(),
        }
    }

    /// The words of a side that stand in a row.
    pub fn span(&self, row: usize, side: Side) -> Option<Span> {
        let segments = self.segments[side.index()].get(self.places(row, side))?;
        Some(segments.first()?.span.hull(segments.last()?.span))
    }

    pub fn key(&self, row: usize) -> PairKey {
        Side::BOTH.map(|side| self.span(row, side))
    }

    /// The row that holds `byte` of a side, or the words just before it.
    pub fn row_at(&self, side: Side, byte: usize) -> Option<usize> {
        let segments = &self.segments[side.index()];
        let after = segments.partition_point(|it| it.span.start() <= byte);
        let place = after.checked_sub(1)?;
        // Rows without words on this side have the place of the next one's first.
        let row = self.alignment.beads.partition_point(|bead| match side {
            Side::Original => bead.original.end <= place,
            Side::Translation => bead.translation.end <= place,
        });
        (row < self.len()).then_some(row)
    }

    /// The row of exactly these words.
    pub fn row_of(&self, key: &PairKey) -> Option<usize> {
        let (side, span) = match key {
            [Some(original), _] => (Side::Original, original),
            [None, Some(translation)] => (Side::Translation, translation),
            [None, None] => return None,
        };
        self.row_at(side, span.start()).filter(|row| self.key(*row) == *key)
    }

    /// Whether the next best alignment is hardly dearer, or one side is empty, so that a look is due.
    pub fn is_weak(&self, row: usize) -> bool {
        let confidence = self.alignment.confidence.get(row);
        self.asks(row) && confidence.is_some_and(|it| *it < WEAK)
    }

    /// Whether the row has to be decided about: dates, bylines and subscription lines have not.
    pub fn asks(&self, row: usize) -> bool {
        Side::BOTH.iter().any(|side| {
            let segments = self.segments[side.index()].get(self.places(row, *side));
            segments.is_some_and(|it| it.iter().any(|it| it.kind.needs_partner()))
        })
    }

    /// What the row's words are in their document.
    pub fn kind(&self, row: usize) -> Kind {
        let kinds = [Side::Translation, Side::Original].into_iter().filter_map(|side| {
            let segments = self.segments[side.index()].get(self.places(row, side))?;
            Some(segments.first()?.kind)
        });
        kinds.into_iter().next().unwrap_or(Kind::Prose)
    }

    /// The row that a row without counterpart may belong to, elsewhere.
    pub fn moved_to(&self, row: usize) -> Option<usize> {
        let [original, translation] = Side::BOTH.map(|side| self.places(row, side));
        let of_row = |row: usize, it: &Moved, side| match side {
            Side::Original => self.places(row, side).contains(&it.original),
            Side::Translation => self.places(row, side).contains(&it.translation),
        };
        let from = match (original.is_empty(), translation.is_empty()) {
            (false, true) => Side::Original,
            (true, false) => Side::Translation,
            _ => return None,
        };
        let found = self.alignment.moved.iter().find(|it| of_row(row, it, from))?;
        let to = from.other();
        let place = if to == Side::Original {
            found.original
        } else {
            found.translation
        };
        let byte = self.segments[to.index()].get(place)?.span.start();
        self.row_at(to, byte)
    }
}

/// `segments` cut at every edge that lies inside one.
fn cut(text: &Article, segments: Vec<Segment>, mut edges: Vec<usize>) -> Vec<Segment> {
    edges.sort_unstable();
    edges.dedup();
    let mut edges = edges.into_iter().peekable();
    let mut pieces = Vec::with_capacity(segments.len());
    for segment in segments {
        let mut from = segment.span.start();
        let mut push = |range: Range<usize>| {
            let span = trim(text.text(), range).and_then(|it| text.span(it).ok());
            pieces.extend(span.map(|span| Segment { span, ..segment }));
        };
        while let Some(edge) = edges.next_if(|it| *it < segment.span.end()) {
            if edge > from {
                push(from..edge);
                from = edge;
            }
        }
        push(from..segment.span.end());
    }
    pieces
}

/// The given pairs as beads of `segments`, in order; those that do not fit each other are left out.
fn beads_of(given: &[PairKey], segments: &[Vec<Segment>; 2]) -> Vec<Bead> {
    let places = |side: Side, span: Span| {
        let segments = &segments[side.index()];
        let first = segments.partition_point(|it| it.span.start() < span.start());
        let last = segments.partition_point(|it| it.span.start() < span.end());
        let fits = segments.get(first).is_some_and(|it| it.span.start() == span.start())
            && last > first
            && segments[last - 1].span.end() == span.end();
        fits.then_some(first..last)
    };
    let mut whole = Vec::new();
    let mut halves = Vec::new();
    for [original, translation] in given {
        match (original, translation) {
            (Some(original), Some(translation)) => {
                let sides = (
                    places(Side::Original, *original),
                    places(Side::Translation, *translation),
                );
                if let (Some(original), Some(translation)) = sides {
                    whole.push(Bead { original, translation });
                }
            }
            (Some(only), None) => halves.extend(places(Side::Original, *only).map(|it| (Side::Original, it))),
            (None, Some(only)) => halves.extend(places(Side::Translation, *only).map(|it| (Side::Translation, it))),
            (None, None) => {}
        }
    }
    whole.sort_by_key(|it| (it.original.start, it.translation.start));
    let mut kept: Vec<Bead> = Vec::with_capacity(whole.len() + halves.len());
    for bead in whole {
        let fits = kept
            .last()
            .is_none_or(|it| it.original.end <= bead.original.start && it.translation.end <= bead.translation.start);
        if fits {
            kept.push(bead);
        }
    }
    // What has no counterpart stands just behind the whole pair before it.
    halves.sort_by_key(|it| (it.0, it.1.start));
    let whole = kept.clone();
    let mut beside: Vec<Bead> = Vec::new();
    for (side, places) in halves {
        let before = match side {
            Side::Original => whole.partition_point(|it| it.original.start < places.start),
            Side::Translation => whole.partition_point(|it| it.translation.start < places.start),
        };
        let before = before.checked_sub(1).and_then(|it| whole.get(it));
        beside.push(match side {
            Side::Original => {
                let at = before.map_or(0, |it| it.translation.end);
                Bead {
                    original: places,
                    translation: at..at,
                }
            }
            Side::Translation => {
                // Behind what is left out there, if anything is.
                let left_out = beside.iter().filter(|it| {
                    it.translation.is_empty() && Some(it.translation.end) == before.map(|it| it.translation.end)
                });
                let start = before.map_or(0, |it| it.original.end);
                let at = left_out.map(|it| it.original.end).max().unwrap_or(start).max(start);
                Bead {
                    original: at..at,
                    translation: places,
                }
            }
        });
    }
    kept.extend(beside);
    kept.sort_by_key(|it| {
        (
            it.original.start,
            it.translation.start,
            it.original.end,
            it.translation.end,
        )
    });
    kept
}
