//! The column of text as it is painted: what lies under the words, the words, what lies over them.

use egui::Painter;

use super::marks::MarkCache;
use super::paint::{self, Brush};
use super::pointer::Pointer;
use super::sheet::Sheet;
use super::{Selection, ViewInput, joined, notes, selected};
use crate::model::id::AnnotationId;
use crate::ui::theme::ViewTheme;

/// What is painted, and with what.
pub struct Canvas<'a> {
    pub painter: &'a Painter,
    pub sheet: &'a Sheet,
    pub input: &'a ViewInput<'a>,
    /// May be newer than the input's.
    pub selection: Selection,
    /// Whether the article has the keyboard.
    pub focus: bool,
    pub theme: &'a ViewTheme,
}

impl Canvas<'_> {
    /// Paper, tints, what was found and is selected, the words and the lines of their labels.
    pub fn paint_text(&self, marks: &mut MarkCache) {
        let Canvas {
            painter,
            sheet,
            input,
            theme,
            ..
        } = *self;
        painter.rect_filled(sheet.screen, 0.0, theme.paper);
        let mut under = Brush::new(painter);
        let mut over = Brush::new(painter);
        let chosen = self.selection.range();
        let visible = sheet.visible_bytes();
        let first_match = input.matches.partition_point(|it| it.end <= visible.start);
        for row in sheet.rows() {
            let marks = marks.of(input.document, &row.placed.piece);
            paint::paint_tints(&mut under, sheet, &row, &marks, theme);
            let here = paint::marks_in(&marks, &row);
            let hidden = paint::paint_lines(&mut over, sheet, &row, &here, theme);
            if hidden > 0 {
                paint::paint_more(painter, sheet, &row, hidden, theme);
            }
            selected::paint_under(&mut under, sheet, &row, input, &here, theme);
            let bytes = row.bytes();
            for (i, found) in input.matches.iter().enumerate().skip(first_match) {
                if found.start >= bytes.end {
                    break;
                }
                let colour = if input.current_match == Some(i) {
                    theme.found_now
                } else {
                    theme.found
                };
                paint::paint_range(&mut under, sheet, &row, found, colour);
            }
            paint::paint_range(&mut under, sheet, &row, &chosen, theme.selection);
        }
        under.done(painter);
        paint::paint_text(painter, sheet, theme);
        over.done(painter);
    }

    /// What is selected or under the mouse, with what belongs to it; answers how many lines join parts.
    pub fn paint_chosen(&self, pointer: &Pointer, hovered: Option<&AnnotationId>) -> usize {
        let Canvas {
            painter,
            sheet,
            input,
            theme,
            ..
        } = *self;
        let other = hovered.filter(|it| input.selected != Some(it));
        let focuses = input.selected.into_iter().chain(other);
        let lines = focuses.map(|it| joined::paint(painter, sheet, input, it, theme)).sum();
        selected::paint_over(painter, sheet, input, pointer.resizing(), theme);
        if let Some(linking) = pointer.linking() {
            linking.paint(painter, sheet, input, theme);
        }
        lines
    }

    /// Letters of labels, letters to jump by, and the caret.
    pub fn paint_letters(&self, marks: &mut MarkCache) {
        let Canvas {
            painter,
            sheet,
            input,
            theme,
            ..
        } = *self;
        if notes::shows_letters(input) {
            for row in sheet.rows() {
                let marks = marks.of(input.document, &row.placed.piece);
                let here = paint::marks_in(&marks, &row);
                notes::paint_letters(painter, sheet, &row, input, &here, theme);
            }
        }
        notes::paint_hints(painter, sheet, input, theme);
        if self.selection.range().is_empty() {
            paint::paint_caret(painter, sheet, self.selection.head, self.focus, theme);
        }
    }
}
