//! Linking with the mouse: Ctrl and a click on what the selected annotation goes with, or Ctrl and a drag to it.

use egui::{Painter, Pos2, Rect, Stroke};

use super::joined;
use super::paint::Brush;
use super::pointer::ids_at;
use super::selected::paint_outline;
use super::sheet::Sheet;
use super::{ViewEvent, ViewInput};
use crate::model::attribution::Role;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::ui::theme::ViewTheme;

/// A link that is being made.
#[derive(Clone, Debug, PartialEq)]
pub struct Linking {
    /// What the mouse was pressed on, the shortest first.
    pub pressed: Vec<AnnotationId>,
    pub from: Pos2,
    pub to: Pos2,
    /// Whether it is a drag and not a click.
    pub moved: bool,
}

impl Linking {
    /// The mouse was pressed at `pos`.
    pub fn begin(sheet: &Sheet, input: &ViewInput<'_>, pos: Pos2) -> Linking {
        Linking {
            pressed: marks_at(sheet, input, pos),
            from: pos,
            to: pos,
            moved: false,
        }
    }

    /// What letting go at `pos` means; `None` where there is no mark.
    pub fn end(self, sheet: &Sheet, input: &ViewInput<'_>, pos: Pos2) -> Option<ViewEvent> {
        let selected = || input.selected.cloned().into_iter().collect();
        let mut from: Vec<AnnotationId> = if self.moved { self.pressed } else { selected() };
        if self.moved && from.is_empty() {
            return None;
        }
        // Of several marks under the mouse, the selected one is meant.
        from.sort_by_key(|it| input.selected != Some(it));
        let mut to = marks_at(sheet, input, pos);
        to.retain(|it| from.len() != 1 || from[0] != *it);
        (!to.is_empty()).then_some(ViewEvent::Link { from, to })
    }

    /// The line that follows the mouse, and a frame around what it would link.
    pub fn paint(&self, painter: &Painter, sheet: &Sheet, input: &ViewInput<'_>, theme: &ViewTheme) {
        if !self.moved {
            return;
        }
        let Some(from) = self.pressed.first().and_then(|it| input.document.annotation(it)) else {
            return;
        };
        let start = joined::rects(sheet, from);
        let near = |it: &&Rect| it.distance_to_pos(self.from);
        let start = start.iter().min_by(|a, b| near(a).total_cmp(&near(b)));
        let start = start.map_or(self.from, |it| it.clamp(self.from));
        let to = marks_at(sheet, input, self.to);
        let target = fitting(input.document, &self.pressed, &to).and_then(|it| it.1.first().cloned());
        let colour = if target.is_some() { theme.caret } else { theme.quiet };
        if let Some(target) = target.as_ref().and_then(|it| input.document.annotation(it)) {
            let mut brush = Brush::new(painter);
            paint_outline(&mut brush, sheet, target, None, colour);
            brush.done(painter);
        }
        painter.line_segment([start, self.to], Stroke::new(1.6, colour));
        painter.circle_filled(start, 3.0, colour);
        painter.circle_filled(self.to, 3.0, colour);
    }
}

fn marks_at(sheet: &Sheet, input: &ViewInput<'_>, pos: Pos2) -> Vec<AnnotationId> {
    sheet.written_at(pos).map(|it| ids_at(input, &it)).unwrap_or_default()
}

/// The first of `from` that can be linked with any of `to`, and which those are, in their order.
pub fn fitting(
    document: &Document,
    from: &[AnnotationId],
    to: &[AnnotationId],
) -> Option<(AnnotationId, Vec<AnnotationId>)> {
    let role = |id: &AnnotationId| Role::of(&document.annotation(id)?.body.label);
    from.iter().find_map(|one| {
        let mine = role(one)?;
        let fits = |it: &&AnnotationId| *it != one && role(it).is_some_and(|it| it != mine);
        let fitting: Vec<AnnotationId> = to.iter().filter(fits).cloned().collect();
        (!fitting.is_empty()).then(|| (one.clone(), fitting))
    })
}
