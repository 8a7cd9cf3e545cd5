//! Tables of which only the rows on the screen are drawn, all of one look.

use egui::{Align, Label, Layout, RichText, Sense, Ui};
use egui_extras::{Column, TableBuilder, TableRow};

/// Height of a row in points.
pub const ROW: f32 = 22.0;

/// A table whose rows can be clicked, with no columns yet; row `scroll` is brought on the screen.
///
/// A click does not take the keyboard, which goes through the rows from the panel or its filter.
pub fn listed<'a>(ui: &'a mut Ui, salt: impl egui::AsIdSalt, scroll: Option<usize>) -> TableBuilder<'a> {
    let table = TableBuilder::new(ui)
        .id_salt(salt)
        .striped(true)
        .auto_shrink(false)
        .min_scrolled_height(0.0)
        .sense(Sense::CLICK)
        .cell_layout(Layout::left_to_right(Align::Center));
    match scroll {
        Some(row) => table.scroll_to_row(row, None),
        None => table,
    }
}

/// A column `width` points wide at first that the reader can make as small as `least`.
pub fn resizable(width: f32, least: f32) -> Column {
    Column::initial(width).at_least(least).clip(true).resizable(true)
}

/// Fills a table of which the columns are known: a heading each, then `count` rows `height` points high.
pub fn fill(
    table: TableBuilder<'_>,
    titles: &[&str],
    (count, height): (usize, f32),
    draw: impl FnMut(TableRow<'_, '_>),
) {
    table
        .header(height, |mut header| {
            for title in titles {
                header.col(|ui| drop(ui.label(RichText::new(*title).strong())));
            }
        })
        .body(|body| body.rows(height, count, draw));
}

/// One line of a row, cut at the end of its column.
pub fn text(ui: &mut Ui, text: &str) {
    ui.add(Label::new(text).truncate().selectable(false));
}

/// The same, shown whole (or as `help` says) under the mouse.
pub fn text_with_help(ui: &mut Ui, text: &str, help: &str) {
    ui.add(Label::new(text).truncate().selectable(false))
        .on_hover_text(help);
}
