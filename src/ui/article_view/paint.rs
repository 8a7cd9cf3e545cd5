//! Painting: tints and signs under the text, the text, the lines of the labels over it.

use std::ops::Range;

use egui::epaint::{Mesh, TextShape};
use egui::{Align2, Color32, FontId, Painter, Rect, Shape, pos2, vec2};

use super::marks::{LANES, PieceMark, PieceMarks};
use super::sheet::{Sheet, SheetRow};
use crate::ui::theme::ViewTheme;

/// Rectangles of one colour each, as one shape.
pub struct Brush {
    mesh: Mesh,
    pixel: f32,
}

impl Brush {
    pub fn new(painter: &Painter) -> Self {
        Brush {
            mesh: Mesh::default(),
            pixel: 1.0 / painter.pixels_per_point(),
        }
    }

    /// A rectangle on whole pixels, at least one high and wide.
    pub fn rect(&mut self, left: f32, right: f32, top: f32, bottom: f32, colour: Color32) {
        let snap = |it: f32| (it / self.pixel).round() * self.pixel;
        let asked_top = top;
        let (left, top) = (snap(left), snap(top));
        let right = snap(right).max(left + self.pixel);
        // A height is rounded by itself, so that lines of one kind are equally thick wherever they stand.
        let bottom = top + snap(bottom - asked_top).max(self.pixel);
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        self.mesh.add_colored_rect(rect, colour);
    }

    /// A frame of `thick` points just inside the rectangle.
    pub fn frame(&mut self, rect: Rect, thick: f32, colour: Color32) {
        let (l, r, t, b) = (rect.left(), rect.right(), rect.top(), rect.bottom());
        self.rect(l, r, t, t + thick, colour);
        self.rect(l, r, b - thick, b, colour);
        self.rect(l, l + thick, t, b, colour);
        self.rect(r - thick, r, t, b, colour);
    }

    /// The line of the label with `bit` (see [`Label::bit`](crate::model::label::Label::bit)) with its top at `y`.
    pub fn line(&mut self, bit: u8, left: f32, right: f32, y: f32, unit: f32, colour: Color32) {
        match bit {
            1 => self.rect(left, right, y, y + 1.6 * unit, colour),
            2 => self.pattern(left, right, 6.0 * unit, 3.0 * unit, y, y + 1.6 * unit, colour),
            4 => self.pattern(left, right, 2.0 * unit, 2.0 * unit, y, y + 2.0 * unit, colour),
            8 => {
                self.rect(left, right, y - 0.4 * unit, y + 0.6 * unit, colour);
                self.rect(left, right, y + 1.6 * unit, y + 2.6 * unit, colour);
            }
            _ => {
                let step = 3.0 * unit;
                self.pattern(left, right, step, step, y, y + unit, colour);
                self.pattern(left + step, right, step, step, y + unit, y + 2.0 * unit, colour);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a rectangle and a rhythm")]
    fn pattern(&mut self, left: f32, right: f32, on: f32, off: f32, top: f32, bottom: f32, colour: Color32) {
        let mut x = left;
        while x < right {
            self.rect(x, (x + on).min(right), top, bottom, colour);
            x += on + off;
        }
    }

    /// A level line of strokes and gaps with its top at `y`.
    pub fn dashes(&mut self, x: egui::Rangef, y: f32, thick: f32, (on, off): (f32, f32), colour: Color32) {
        self.pattern(x.min, x.max, on, off, y, y + thick, colour);
    }

    /// An upright line of strokes and gaps with its left side at `x`.
    pub fn upright_dashes(&mut self, y: egui::Rangef, x: f32, thick: f32, (on, off): (f32, f32), colour: Color32) {
        let mut top = y.min;
        while top < y.max {
            self.rect(x, x + thick, top, (top + on).min(y.max), colour);
            top += on + off;
        }
    }

    pub fn done(self, painter: &Painter) {
        if !self.mesh.is_empty() {
            painter.add(Shape::mesh(self.mesh));
        }
    }
}

/// Where the tint of a line goes, in points on the screen.
pub fn tint_band(row: &SheetRow<'_>) -> (f32, f32) {
    (row.top + 1.0, row.bottom - 1.0)
}

/// Tints of everything marked in `row`.
pub fn paint_tints(brush: &mut Brush, sheet: &Sheet, row: &SheetRow<'_>, marks: &PieceMarks, theme: &ViewTheme) {
    let bytes = &row.row.bytes;
    let from = marks.stretches.partition_point(|it| it.bytes.end <= bytes.start);
    let (top, bottom) = tint_band(row);
    for stretch in &marks.stretches[from..] {
        if stretch.bytes.start >= bytes.end {
            break;
        }
        let colour = theme.tint(stretch.bits, stretch.depth);
        row.row.stretches(stretch.bytes.clone(), |left, right| {
            brush.rect(sheet.left + left, sheet.left + right, top, bottom, colour);
        });
    }
}

/// The lines of everything marked in `row`, one below the other; answers how many did not fit.
pub fn paint_lines(
    brush: &mut Brush,
    sheet: &Sheet,
    row: &SheetRow<'_>,
    marks: &[&PieceMark],
    theme: &ViewTheme,
) -> usize {
    let size = row.placed.laid.size;
    let unit = (size / 17.0).max(0.7);
    let first = (row.top + row.bottom) / 2.0 + 0.52 * size;
    let mut hidden = 0;
    for mark in marks {
        if mark.lane >= LANES {
            hidden += 1;
            continue;
        }
        let y = first + mark.lane as f32 * 0.17 * size;
        let colour = theme.bit(mark.bit).line;
        row.row.stretches(mark.bytes.clone(), |left, right| {
            // A hair apart, so that two neighbours of one label are seen to be two.
            brush.line(
                mark.bit,
                sheet.left + left + 0.5,
                sheet.left + right - 0.5,
                y,
                unit,
                colour,
            );
        });
    }
    hidden
}

/// The marks of a piece that lie in `row`.
pub fn marks_in<'a>(marks: &'a PieceMarks, row: &SheetRow<'_>) -> Vec<&'a PieceMark> {
    let bytes = &row.row.bytes;
    let end = marks.marks.partition_point(|it| it.bytes.start < bytes.end);
    marks.marks[..end]
        .iter()
        .filter(|it| it.bytes.end > bytes.start)
        .collect()
}

/// Fills `bytes` of the article in `row`; where its line end is among them, a little further.
pub fn paint_range(brush: &mut Brush, sheet: &Sheet, row: &SheetRow<'_>, bytes: &Range<usize>, colour: Color32) {
    let (top, bottom) = tint_band(row);
    row.row.stretches(row.in_piece(bytes), |left, right| {
        brush.rect(sheet.left + left, sheet.left + right, top, bottom, colour);
    });
    let end = row.bytes().end;
    let line_end = row.is_last() && row.placed.piece.last;
    if line_end && bytes.start <= end && end < bytes.end {
        let (_, right) = row.row.extent();
        let x = sheet.left + right;
        brush.rect(x, x + 6.0, top, bottom, colour);
    }
}

/// The text of everything on the screen.
pub fn paint_text(painter: &Painter, sheet: &Sheet, theme: &ViewTheme) {
    for placed in &sheet.placed {
        let corner = vec2(sheet.left, placed.y);
        for (offset, galley) in &placed.laid.galleys {
            let pos = (corner + *offset).to_pos2();
            painter.add(TextShape::new(pos, std::sync::Arc::clone(galley), theme.ink));
        }
    }
}

/// How many marks of `row` have no line of their own, beside it.
pub fn paint_more(painter: &Painter, sheet: &Sheet, row: &SheetRow<'_>, hidden: usize, theme: &ViewTheme) {
    let pos = pos2(sheet.left + sheet.width + 8.0, row.bottom);
    let font = FontId::proportional(row.placed.laid.size * 0.6);
    painter.text(pos, Align2::LEFT_BOTTOM, format!("+{hidden}"), font, theme.quiet);
}

/// A steady caret; fainter without the focus.
pub fn paint_caret(painter: &Painter, sheet: &Sheet, byte: usize, focus: bool, theme: &ViewTheme) {
    let Some(rect) = sheet.caret(byte) else {
        return;
    };
    let mut brush = Brush::new(painter);
    let x = rect.center().x;
    let colour = if focus {
        theme.caret
    } else {
        theme.caret.gamma_multiply(0.45)
    };
    brush.rect(x - 1.0, x + 1.0, rect.top() + 1.0, rect.bottom() - 1.0, colour);
    brush.done(painter);
}
