//! One side of a row: its sentences laid out, what is marked in them, and the caret.

use std::ops::Range;

use egui::epaint::TextShape;
use egui::{Align2, FontId, Painter, Pos2, Rect, Ui, pos2, vec2};

use super::signs::{self, Sign};
use crate::app::selection::Selection;
use crate::engine::review::pair::{Kind, Segment};
use crate::model::article::Article;
use crate::text::markdown;
use crate::ui::article_view::{Brush, Laid, Piece, Setting, lay_out, shown};
use crate::ui::theme::ViewTheme;

/// Space between two sentences of a cell, in points.
const BETWEEN: f32 = 2.0;

/// The sentences of one side of a row, laid out one below the other.
pub struct Cell<'a> {
    article: &'a Article,
    pieces: Vec<(f32, Range<usize>, Laid)>,
    pub height: f32,
}

/// What is painted on the words of a cell.
pub struct Paint<'a> {
    pub signs: &'a [(Range<usize>, Sign)],
    /// Places where something is missing.
    pub insertions: &'a [usize],
    /// Claims, quotes, sources and cues, by the bit of their label.
    pub marks: &'a [(Range<usize>, u8)],
    /// Letters over the words that begin there: values with a counterpart on the other side, labels of marks.
    pub letters: &'a [(usize, char)],
    pub selection: Option<Selection>,
    pub caret: bool,
    pub quiet: bool,
}

impl<'a> Cell<'a> {
    /// Lays out `sentences`, bytes of `article`, in letters of `size` points.
    pub fn of(ui: &Ui, article: &'a Article, sentences: impl Iterator<Item = Segment>, width: f32, size: f32) -> Self {
        let theme = ViewTheme::of(ui.visuals().dark_mode);
        let setting = Setting {
            width,
            size,
            quiet: theme.quiet,
        };
        let mut cell = Cell {
            article,
            pieces: Vec::new(),
            height: 0.0,
        };
        for segment in sentences {
            let bytes = segment.span.range();
            // A picture is folded to its words, as in the article.
            let whole = segment.kind == Kind::Image || is_picture(article.quote(segment.span));
            let piece = Piece {
                paragraph: 0,
                bytes: bytes.clone(),
                first: whole,
                last: whole,
            };
            let shown = shown(article.text(), &piece, false);
            let laid = ui.ctx().fonts_mut(|fonts| lay_out(fonts, &shown, &setting, 0.0, 0.0));
            let height = laid.height;
            cell.pieces.push((cell.height, bytes, laid));
            cell.height += height + BETWEEN;
        }
        cell
    }

    /// Paints the cell with its top left at `corner`.
    pub fn paint(&self, painter: &Painter, corner: Pos2, paint: &Paint<'_>, theme: &ViewTheme) {
        let mut under = Brush::new(painter);
        let mut over = Brush::new(painter);
        for (top, bytes, laid) in &self.pieces {
            for row in &laid.rows {
                let y = corner.y + top + row.top;
                let stretches = |range: &Range<usize>, act: &mut dyn FnMut(f32, f32)| {
                    let start = range.start.max(bytes.start);
                    let end = range.end.min(bytes.end);
                    if start < end {
                        let inside = (start - bytes.start) as u32..(end - bytes.start) as u32;
                        row.stretches(inside, |left, right| act(corner.x + left, corner.x + right));
                    }
                };
                for (range, bit) in paint.marks {
                    stretches(range, &mut |left, right| {
                        under.rect(left, right, y + 2.0, y + row.height - 2.0, theme.bit(*bit).tint);
                    });
                }
                if let Some(selection) = paint.selection {
                    stretches(&selection.range(), &mut |left, right| {
                        under.rect(left, right, y + 1.0, y + row.height - 1.0, theme.selection);
                    });
                }
                for (range, sign) in paint.signs {
                    stretches(range, &mut |left, right| {
                        signs::paint(&mut over, *sign, (left, right), (y, y + row.height), theme);
                    });
                }
            }
        }
        under.done(painter);
        let ink = if paint.quiet { theme.quiet } else { theme.ink };
        for (top, _, laid) in &self.pieces {
            for (offset, galley) in &laid.galleys {
                let at = corner + vec2(0.0, *top) + *offset;
                painter.add(TextShape::new(at, std::sync::Arc::clone(galley), ink));
            }
        }
        for (i, (byte, letter)) in paint.letters.iter().enumerate() {
            if let Some(rect) = self.caret_rect(corner, *byte) {
                let font = FontId::proportional(11.0);
                // A mark and a value may begin with the same word.
                let before = paint.letters[..i].iter().filter(|it| it.0 == *byte).count();
                let at = rect.center_top() + vec2(8.0 * before as f32, 4.0);
                painter.text(at, Align2::CENTER_CENTER, letter, font, theme.quiet);
            }
        }
        for byte in paint.insertions {
            if let Some(rect) = self.caret_rect(corner, *byte) {
                let font = FontId::proportional(13.0);
                let colour = signs::colour(Sign::Error(None), theme);
                painter.text(
                    rect.center_bottom() + vec2(0.0, 3.0),
                    Align2::CENTER_BOTTOM,
                    "‸",
                    font,
                    colour,
                );
                over.rect(
                    rect.center().x - 1.0,
                    rect.center().x + 1.0,
                    rect.top() + 3.0,
                    rect.bottom() - 3.0,
                    colour,
                );
            }
        }
        if let Some(selection) = paint.selection.filter(|_| paint.caret)
            && let Some(rect) = self.caret_rect(corner, selection.head)
        {
            let x = rect.center().x;
            over.rect(x - 1.0, x + 1.0, rect.top() + 1.0, rect.bottom() - 1.0, theme.caret);
        }
        over.done(painter);
    }

    fn caret_rect(&self, corner: Pos2, byte: usize) -> Option<Rect> {
        let (top, bytes, laid) = self
            .pieces
            .iter()
            .find(|(_, bytes, _)| (bytes.start..=bytes.end).contains(&byte))?;
        let inside = byte - bytes.start;
        let row = laid.rows.get(laid.row_at_byte(inside))?;
        let x = corner.x + row.caret(inside);
        let y = corner.y + top + row.top;
        Some(Rect::from_min_max(pos2(x, y), pos2(x, y + row.height)))
    }

    /// The byte of the text nearest to `at`, where the cell has its top left at `corner`.
    pub fn byte_at(&self, corner: Pos2, at: Pos2) -> Option<usize> {
        let y = at.y - corner.y;
        let piece = self.pieces.partition_point(|(top, _, _)| *top <= y).saturating_sub(1);
        let (top, bytes, laid) = self.pieces.get(piece)?;
        let row = laid.rows.get(laid.row_at_y(y - top))?;
        let byte = bytes.start + row.border_at(at.x - corner.x) as usize;
        Some(byte.min(self.article.len()))
    }
}

fn is_picture(words: &str) -> bool {
    matches!(markdown::kind(words, 1), markdown::Line::Image { .. })
}
