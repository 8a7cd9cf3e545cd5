//! A piece of an article, in memory.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// A half-open range of **bytes** in an article's text.
///
/// Never empty, and both ends lie on `char` boundaries:
/// [`Article::span`](super::article::Article::span) is the only way to make one
/// from numbers, so code that holds a `Span` need not check it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// For [`Article::span`](super::article::Article::span), which has checked both ends.
    pub(super) fn checked(start: usize, end: usize) -> Self {
        debug_assert!(start < end && end <= u32::MAX as usize);
        Span {
            start: start as u32,
            end: end as u32,
        }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Both ends, as Rust slices by.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Length in bytes; never 0.
    #[expect(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the two share at least one byte.
    pub fn touches(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `byte` lies inside.
    pub fn contains(self, byte: usize) -> bool {
        self.range().contains(&byte)
    }

    /// Whether every byte of `other` lies inside.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn hull(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// The segments of one annotation: at least one, in text order, apart from each other.
///
/// A quote broken by “she said” has two. Pieces that overlap or touch are one
/// segment, so the same marked words always make the same value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Span>", into = "Vec<Span>")]
pub struct Segments(SmallVec<[Span; 1]>);

impl Segments {
    /// Sorted, with pieces that overlap or touch joined; `None` when there are no spans.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Option<Self> {
        let mut sorted: SmallVec<[Span; 1]> = spans.into_iter().collect();
        sorted.sort_unstable();
        let mut joined: SmallVec<[Span; 1]> = SmallVec::new();
        for span in sorted {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => *last = last.hull(span),
                _ => joined.push(span),
            }
        }
        (!joined.is_empty()).then_some(Segments(joined))
    }

    /// The first segment.
    pub fn first(&self) -> Span {
        self.0[0]
    }

    /// The last segment; the first one when there is only one.
    pub fn last(&self) -> Span {
        self.0[self.0.len() - 1]
    }

    /// From the first byte of the first to the last byte of the last segment.
    pub fn hull(&self) -> Span {
        self.first().hull(self.last())
    }

    /// In text order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Span> + ExactSizeIterator + '_ {
        self.0.iter().copied()
    }

    /// Number of segments; never 0.
    #[expect(clippy::len_without_is_empty, reason = "there is always one")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether `byte` lies in one of the segments.
    pub fn contain(&self, byte: usize) -> bool {
        self.0.iter().any(|it| it.contains(byte))
    }
}

impl From<Span> for Segments {
    fn from(span: Span) -> Self {
        Segments(SmallVec::from_buf([span]))
    }
}

impl From<Segments> for Vec<Span> {
    fn from(segments: Segments) -> Self {
        segments.0.to_vec()
    }
}

impl TryFrom<Vec<Span>> for Segments {
    type Error = &'static str;

    fn try_from(spans: Vec<Span>) -> Result<Self, Self::Error> {
        Segments::new(spans).ok_or("an annotation needs at least one segment")
    }
}
