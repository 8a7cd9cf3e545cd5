//! The whole review as a strip: a cell a row.

use egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use crate::app::command::{Command, ReviewCommand};
use crate::app::reviewing::{Reviewing, RowState};
use crate::engine::review::comparison::Comparison;
use crate::ui::article_view::Brush;
use crate::ui::theme::ViewTheme;

/// Width of the strip in points.
pub const WIDTH: f32 = 16.0;

/// The colour of how a row stands.
pub fn colour(state: RowState, weak: bool, theme: &ViewTheme) -> Color32 {
    match state {
        RowState::NotAsked => theme.strip,
        // The colours of the labels, which have the contrast that is needed.
        RowState::Open if weak => theme.bit(1).line,
        RowState::Open => theme.covered,
        RowState::Agreed => theme.bit(4).line,
        RowState::Marked => theme.bit(8).line,
    }
}

/// Draws the strip; a click goes to the row there.
pub fn strip(ui: &Ui, rect: Rect, reviewing: &Reviewing, comparison: &Comparison) -> Vec<Command> {
    let theme = ViewTheme::of(ui.visuals().dark_mode);
    let response = ui.interact(rect, ui.scope_id().with("review-strip"), Sense::click_and_drag());
    let overview = &reviewing.overview;
    let name = format!("All pairs: {} of {} decided", overview.done, overview.asked);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &name));
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, theme.strip);
    let rows = comparison.len().max(1);
    // Of many rows a cell stands for several: it shows the one that needs most.
    let cells = rows.min((rect.height() / 2.0) as usize).max(1);
    let height = rect.height() / cells as f32;
    let mut brush = Brush::new(&painter);
    for cell in 0..cells {
        let range = cell * rows / cells..((cell + 1) * rows / cells).min(rows);
        let urgent = range.clone().min_by_key(|row| match overview.state(*row) {
            RowState::Open if comparison.is_weak(*row) => 0,
            RowState::Open => 1,
            RowState::Marked => 2,
            RowState::Agreed => 3,
            RowState::NotAsked => 4,
        });
        let Some(row) = urgent else {
            continue;
        };
        let state = overview.state(row);
        let weak = comparison.is_weak(row);
        let top = rect.top() + cell as f32 * height;
        let gap = if height > 5.0 { 1.0 } else { 0.0 };
        // What is open is narrow, what is decided is wide: colour is not the only sign.
        let inset = match state {
            RowState::Open if weak => 2.0,
            RowState::Open => 6.0,
            _ => 3.0,
        };
        let colour = colour(state, weak, theme);
        brush.rect(
            rect.left() + inset,
            rect.right() - inset,
            top + gap,
            top + height - gap,
            colour,
        );
        if range.contains(&reviewing.row) {
            brush.frame(
                Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + height.max(4.0))),
                2.0,
                theme.caret,
            );
        }
    }
    brush.done(&painter);
    let at = response
        .interact_pointer_pos()
        .filter(|_| response.clicked() || response.dragged());
    let row = at.map(|at| ((at.y - rect.top()) / rect.height() * rows as f32).clamp(0.0, rows as f32 - 1.0) as usize);
    row.filter(|row| *row != reviewing.row)
        .map(|row| Command::Review(ReviewCommand::Row(row)))
        .into_iter()
        .collect()
}
