//! Rows that have the keyboard as a whole: arrows go through them.

use egui::{EventFilter, Key, Modifiers, Response, Sense, Ui};

use crate::ui::field::pressed;

/// The part of the panel where rows are, as something that can have the keyboard; `name` says what its keys do.
pub fn rows_region(ui: &mut Ui, salt: &str, name: &str) -> Response {
    let id = ui.scope_id().with(salt);
    let region = ui.interact(ui.available_rect_before_wrap(), id, Sense::focusable_noninteractive());
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|it| it.set_focus_lock_filter(id, filter));
    region.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListBox, true, name));
    region
}

/// Shows that the rows have the keyboard; painted last, over the rows, which have a ground of their own.
pub fn focus_ring(ui: &Ui, region: &Response) {
    if region.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        // As wide as the ground of the rows.
        let rect = region.rect.expand2(egui::vec2(4.0, 1.0));
        ui.painter().rect_stroke(rect, 3.0, stroke, egui::StrokeKind::Inside);
    }
}

/// The row that Up or Down leads to from row `here`; `None` when neither was pressed, or at an end.
pub fn walked(ui: &Ui, here: Option<usize>, count: usize) -> Option<usize> {
    let pressed = |key| pressed(ui, Modifiers::NONE, key);
    let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
    let row = match here {
        _ if !up && !down => return None,
        Some(row) if down => row + 1,
        Some(row) => row.checked_sub(1)?,
        None => 0,
    };
    (row < count).then_some(row)
}
