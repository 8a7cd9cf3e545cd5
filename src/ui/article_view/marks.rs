//! The marks of one piece, ready to paint: where they lie, in which lane, and how deep.
//!
//! Lanes are given out piece by piece, not screen by screen: so they follow from the
//! document alone, and do not change while one scrolls.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::pieces::Piece;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::index::Mark;

/// Lanes that are drawn; what does not fit is counted.
pub const LANES: usize = 4;
/// Most marks that are looked at in one piece.
const MOST_MARKS: usize = 4000;

/// A mark, or the part of it that lies in one piece.
#[derive(Clone, Debug)]
pub struct PieceMark {
    /// Bytes from the start of the piece.
    pub bytes: Range<u32>,
    /// From 0; at [`LANES`] it is not drawn.
    pub lane: usize,
    /// See [`Label::bit`](crate::model::label::Label::bit).
    pub bit: u8,
    pub letter: char,
    pub id: AnnotationId,
    /// Whether the annotation begins here.
    pub begins: bool,
}

/// A stretch of a piece that is covered evenly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub bytes: Range<u32>,
    /// The labels that cover it, and how many marks.
    pub bits: u8,
    pub depth: usize,
}

/// Everything that is marked in one piece.
#[derive(Debug, Default)]
pub struct PieceMarks {
    /// By start.
    pub marks: Vec<PieceMark>,
    /// By place, apart from each other; what nothing covers is left out.
    pub stretches: Vec<Stretch>,
}

/// The marks of the pieces near the screen, kept until the document changes.
#[derive(Default)]
pub struct MarkCache {
    revision: u64,
    pieces: HashMap<usize, (Rc<PieceMarks>, u64)>,
    frame: u64,
}

impl MarkCache {
    /// Starts a frame; marks of another revision, and those the last frame did not use, are dropped.
    pub fn begin(&mut self, revision: u64) {
        let last = self.frame;
        if self.revision != revision {
            self.pieces.clear();
            self.revision = revision;
        }
        self.pieces.retain(|_, it| it.1 == last);
        self.frame += 1;
    }

    /// The marks of `piece`.
    pub fn of(&mut self, document: &Document, piece: &Piece) -> Rc<PieceMarks> {
        let frame = self.frame;
        let entry = self.pieces.entry(piece.bytes.start);
        let (marks, used) = entry.or_insert_with(|| (Rc::new(PieceMarks::of(document, piece)), frame));
        *used = frame;
        Rc::clone(marks)
    }
}

impl PieceMarks {
    fn of(document: &Document, piece: &Piece) -> Self {
        let found = document.index().some_touching(piece.bytes.clone(), MOST_MARKS);
        let mut marks: Vec<PieceMark> = found.iter().map(|it| piece_mark(it, piece)).collect();
        // Short marks first, so that one over half the article does not push them from their lanes.
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|&i| found[i].span.len());
        let mut lanes = Lanes::default();
        for i in order {
            marks[i].lane = lanes.take(&marks[i].bytes);
        }
        PieceMarks {
            stretches: stretches(&marks),
            marks,
        }
    }
}

fn piece_mark(mark: &Mark, piece: &Piece) -> PieceMark {
    let relative = |byte: usize| (byte.clamp(piece.bytes.start, piece.bytes.end) - piece.bytes.start) as u32;
    PieceMark {
        bytes: relative(mark.span.start())..relative(mark.span.end()),
        lane: LANES,
        bit: mark.label.bit(),
        letter: mark.label.letter(),
        id: mark.id.clone(),
        begins: mark.first && mark.span.start() >= piece.bytes.start,
    }
}

/// What is taken of each lane: end by start.
#[derive(Default)]
struct Lanes([BTreeMap<u32, u32>; LANES]);

impl Lanes {
    /// The first lane where `bytes` is free; [`LANES`] if there is none.
    fn take(&mut self, bytes: &Range<u32>) -> usize {
        for (lane, taken) in self.0.iter_mut().enumerate() {
            let before = taken.range(..bytes.end).next_back();
            if before.is_none_or(|(_, &end)| end <= bytes.start) {
                taken.insert(bytes.start, bytes.end);
                return lane;
            }
        }
        LANES
    }
}

/// Sweeps over the ends of the marks; O(n log n).
fn stretches(marks: &[PieceMark]) -> Vec<Stretch> {
    let mut ends: Vec<(u32, bool, u8)> = Vec::with_capacity(marks.len() * 2);
    for mark in marks {
        ends.push((mark.bytes.start, true, mark.bit));
        ends.push((mark.bytes.end, false, mark.bit));
    }
    ends.sort_unstable();
    let mut stretches = Vec::with_capacity(ends.len());
    let mut counts = [0_usize; 8];
    let mut from = 0;
    for (at, opens, bit) in ends {
        let depth: usize = counts.iter().sum();
        if at > from && depth > 0 {
            let bits = (0..8).filter(|&it| counts[it] > 0).map(|it| 1_u8 << it).sum();
            stretches.push(Stretch {
                bytes: from..at,
                bits,
                depth,
            });
        }
        from = at;
        let count = &mut counts[bit.trailing_zeros() as usize];
        *count = if opens { *count + 1 } else { count.saturating_sub(1) };
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::annotation::{Annotation, Body, Stamp};
    use crate::model::article::Article;
    use crate::model::label::Label;
    use crate::model::table::Table;
    use crate::ui::article_view::pieces::piece_at;
    use std::sync::Arc;

    fn marks(spans: &[(usize, usize, Label)]) -> PieceMarks {
        let article = Article::new("Rain fell on the harbour all of the night");
        let stamp = Stamp {
            by: "me".into(),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let table: Table<Annotation> = spans
            .iter()
            .enumerate()
            .map(|(i, (start, end, label))| {
                let annotation = Annotation {
                    segments: article.span(*start..*end).unwrap().into(),
                    body: Body::new(label.clone(), &stamp),
                };
                (AnnotationId::from(format!("m{i}")), Arc::new(annotation))
            })
            .collect();
        let document = Document::of(article, table, Table::<crate::model::annotation::Orphan>::new());
        PieceMarks::of(&document, &piece_at(document.article(), 0))
    }

    #[test]
    fn marks_that_overlap_never_share_a_lane() {
        let found = marks(&[
            (0, 20, Label::Claim),
            (5, 9, Label::Quote),
            (9, 30, Label::Quote),
            (12, 14, Label::Cue),
        ]);
        for (i, a) in found.marks.iter().enumerate() {
            for b in &found.marks[i + 1..] {
                let overlap = a.bytes.start < b.bytes.end && b.bytes.start < a.bytes.end;
                assert!(!overlap || a.lane != b.lane || a.lane == LANES, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn long_marks_do_not_push_short_ones_from_their_lanes() {
        let long = (0..6).map(|i| (i, 41 - i, Label::Claim));
        let short = [(9, 12, Label::Quote), (20, 23, Label::Cue)];
        let found = marks(&long.chain(short).collect::<Vec<_>>());
        let short = found.marks.iter().filter(|it| it.bytes.len() == 3);
        assert!(short.clone().count() == 2 && short.clone().all(|it| it.lane == 0));
        assert_eq!(found.marks.iter().filter(|it| it.lane == LANES).count(), 3);
    }

    #[test]
    fn stretches_tell_how_deep_the_marks_lie() {
        let found = marks(&[(0, 10, Label::Claim), (4, 8, Label::Quote), (8, 10, Label::Claim)]);
        let seen: Vec<(u32, u32, u8, usize)> = found
            .stretches
            .iter()
            .map(|it| (it.bytes.start, it.bytes.end, it.bits, it.depth))
            .collect();
        assert_eq!(seen, [(0, 4, 1, 1), (4, 8, 3, 2), (8, 10, 1, 2)]);
    }
}
