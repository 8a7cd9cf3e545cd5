//! Tables in a panel that is too narrow for them.

use egui::{ScrollArea, Ui};

/// Draws `content` as wide as the panel; where that is less than `least` points, it scrolls sideways instead of being cut.
pub fn at_least<R>(ui: &mut Ui, least: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    if ui.available_width() >= least {
        return content(ui);
    }
    let scrolled = ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        ui.set_width(least);
        content(ui)
    });
    scrolled.inner
}
