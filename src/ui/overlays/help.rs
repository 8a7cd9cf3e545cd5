//! The help: what to do, step by step, and every key.

use egui::{RichText, ScrollArea, Ui, vec2};

use super::sheet::from_top;
use crate::app::command::{Command, ENTRIES, MENUS, Menu};
use crate::app::state::State;

/// How the work is done, then every command with its keys.
pub fn help(ui: &mut Ui, state: &State) -> Vec<Command> {
    ui.label("Select words with the mouse or with Shift and arrows, then press a letter to mark them. Everything is saved by itself.");
    ui.add_space(8.0);
    let height = (ui.ctx().content_rect().height() - from_top(ui.ctx()) - 150.0).max(120.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
        // What the main work needs comes first; one grid, so that the columns stand below each other.
        let order = [Menu::Mark, Menu::Move, Menu::Edit, Menu::Article, Menu::View];
        egui::Grid::new("keys").num_columns(3).spacing(vec2(16.0, 4.0)).striped(true).show(ui, |ui| {
            for (menu, title) in order.iter().filter_map(|menu| MENUS.iter().find(|it| it.0 == *menu)) {
                ui.label(RichText::new(*title).strong());
                ui.end_row();
                for entry in ENTRIES.iter().filter(|it| it.menu == *menu) {
                    ui.label(RichText::new(state.keymap.keys(entry)).monospace());
                    ui.label(entry.title.trim_end_matches('…'));
                    ui.add(egui::Label::new(RichText::new(entry.help).weak()).wrap());
                    ui.end_row();
                }
            }
        });
        ui.add_space(10.0);
        ui.label(RichText::new("Also").strong());
        ui.label("Up, Down, Home, End, Page Up and Page Down move the caret by lines and pages; Shift extends the selection.");
        ui.label("Double click selects a word, triple a sentence, four times a paragraph; Shift+click extends. Drag the ends of a selected annotation to resize it.");
        ui.label("In the table of speakers, Up and Down go from entry to entry, Enter goes into the entry, F2 renames it (the old name stays as an alias), Delete deletes it; in an entry, Escape leads back.");
        ui.label("Keys can be changed in keymap.ron in the configuration folder: { \"quote\": \"Q 2\", \"undo\": \"Ctrl+Z\" }");
    });
    Vec::new()
}
