//! What is on the screen: from a point to a byte, and from bytes to rectangles.

use std::ops::Range;

use egui::{Pos2, Rect, pos2};

use super::flow::Placed;
use super::row::Row;

/// The pieces on the screen and where the text column stands.
#[derive(Debug)]
pub struct Sheet {
    /// From top to bottom.
    pub placed: Vec<Placed>,
    /// Where the text column begins, in points on the screen.
    pub left: f32,
    /// Width of the text column in points.
    pub width: f32,
    /// Where text is shown.
    pub screen: Rect,
}

/// A line on the screen.
#[derive(Clone, Copy)]
pub struct SheetRow<'a> {
    pub placed: &'a Placed,
    pub row: &'a Row,
    /// Its place in the piece.
    pub index: usize,
    /// Points on the screen.
    pub top: f32,
    pub bottom: f32,
}

impl Default for Sheet {
    fn default() -> Self {
        Sheet {
            placed: Vec::new(),
            left: 0.0,
            width: 0.0,
            screen: Rect::ZERO,
        }
    }
}

impl SheetRow<'_> {
    /// Bytes of the article.
    pub fn bytes(&self) -> Range<usize> {
        let start = self.placed.piece.bytes.start;
        start + self.row.bytes.start as usize..start + self.row.bytes.end as usize
    }

    /// Whether the piece ends with it.
    pub fn is_last(&self) -> bool {
        self.index + 1 == self.placed.laid.rows.len()
    }

    /// `bytes` of the article as bytes of the piece.
    pub fn in_piece(&self, bytes: &Range<usize>) -> Range<u32> {
        let piece = &self.placed.piece.bytes;
        let inside = |byte: usize| (byte.clamp(piece.start, piece.end) - piece.start) as u32;
        inside(bytes.start)..inside(bytes.end)
    }
}

impl Sheet {
    /// The lines on the screen, those half outside too, from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = SheetRow<'_>> {
        let screen = self.screen;
        self.placed
            .iter()
            .flat_map(rows_of)
            .skip_while(move |it| it.bottom <= screen.top())
            .take_while(move |it| it.top < screen.bottom())
    }

    /// The line at `y`; the nearest one outside.
    pub fn row_at(&self, y: f32) -> Option<SheetRow<'_>> {
        let next = self.placed.partition_point(|it| it.y <= y);
        let placed = self.placed.get(next.saturating_sub(1))?;
        let index = placed.laid.row_at_y(y - placed.y);
        row_of(placed, index)
    }

    /// The border between graphemes nearest to `pos`, as a byte of the article.
    pub fn border_at(&self, pos: Pos2) -> Option<usize> {
        let row = self.row_at(pos.y)?;
        Some(row.placed.piece.bytes.start + row.row.border_at(pos.x - self.left) as usize)
    }

    /// Bytes of the grapheme nearest to `pos`; an empty range in an empty line.
    pub fn grapheme_at(&self, pos: Pos2) -> Option<Range<usize>> {
        let row = self.row_at(pos.y)?;
        let start = row.placed.piece.bytes.start;
        let Some(stop) = row.row.stop_at(pos.x - self.left) else {
            let at = row.bytes().start;
            return Some(at..at);
        };
        Some(start + stop.bytes.start as usize..start + stop.bytes.end as usize)
    }

    /// Bytes of the grapheme that is painted at `pos`, if there is one.
    pub fn written_at(&self, pos: Pos2) -> Option<Range<usize>> {
        let row = self.row_at(pos.y)?;
        let (left, right) = row.row.extent();
        let x = pos.x - self.left;
        let on_it = (left..right).contains(&x) && (row.top..row.bottom).contains(&pos.y);
        on_it.then(|| self.grapheme_at(pos)).flatten()
    }

    /// The bytes between the first and the last line on the screen.
    pub fn visible_bytes(&self) -> Range<usize> {
        let mut rows = self.rows();
        let Some(first) = rows.next() else {
            return 0..0;
        };
        let last = rows.last().unwrap_or(first);
        first.bytes().start..last.bytes().end
    }

    /// The line that holds `byte`, if its piece is on the screen.
    pub fn row_of_byte(&self, byte: usize) -> Option<SheetRow<'_>> {
        let next = self.placed.partition_point(|it| it.piece.bytes.start <= byte);
        let placed = self.placed.get(next.checked_sub(1)?)?;
        let inside = byte - placed.piece.bytes.start;
        let len = placed.piece.bytes.len();
        // What follows the last piece laid out stands below the screen.
        if inside > len || (inside == len && !placed.piece.last) {
            return None;
        }
        row_of(placed, placed.laid.row_at_byte(inside))
    }

    /// Where a caret before `byte` stands: a rectangle without width, as high as its line.
    pub fn caret(&self, byte: usize) -> Option<Rect> {
        let row = self.row_of_byte(byte)?;
        let x = self.left + row.row.caret(byte.saturating_sub(row.placed.piece.bytes.start));
        Some(Rect::from_min_max(pos2(x, row.top), pos2(x, row.bottom)))
    }

    /// Whether the grapheme at `byte` is read from right to left; `None` where it is not shown.
    pub fn reads_leftward(&self, byte: usize) -> Option<bool> {
        let row = self.row_of_byte(byte)?;
        let stop = row.row.stop_of(byte - row.placed.piece.bytes.start)?;
        Some(stop.rtl)
    }

    /// Rectangles that cover `bytes`, from top to bottom; only what is on the screen.
    pub fn rects(&self, bytes: &Range<usize>) -> Vec<Rect> {
        let mut rects = Vec::new();
        for row in self.rows_over(bytes) {
            row.row.stretches(row.in_piece(bytes), |left, right| {
                let (min, max) = (pos2(self.left + left, row.top), pos2(self.left + right, row.bottom));
                rects.push(Rect::from_min_max(min, max));
            });
        }
        rects
    }

    /// The lines on the screen that show some of `bytes`.
    pub fn rows_over<'a>(&'a self, bytes: &'a Range<usize>) -> impl Iterator<Item = SheetRow<'a>> {
        self.rows()
            .skip_while(|it| it.bytes().end <= bytes.start && !it.bytes().is_empty())
            .take_while(|it| it.bytes().start < bytes.end)
    }
}

fn rows_of(placed: &Placed) -> impl Iterator<Item = SheetRow<'_>> {
    (0..placed.laid.rows.len()).filter_map(|index| row_of(placed, index))
}

fn row_of(placed: &Placed, index: usize) -> Option<SheetRow<'_>> {
    let row = placed.laid.rows.get(index)?;
    let top = placed.y + row.top;
    Some(SheetRow {
        placed,
        row,
        index,
        top,
        bottom: top + row.height,
    })
}
