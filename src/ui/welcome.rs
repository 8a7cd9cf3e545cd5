//! What the window shows while no article is open.

use egui::{RichText, Ui};

use crate::app::command::Command;
use crate::app::state::State;

/// How to begin.
pub fn welcome(ui: &mut Ui, state: &State) -> Option<Command> {
    let mut command = None;
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.22).max(24.0));
        ui.label(RichText::new("Pressmark").size(34.0));
        ui.add_space(4.0);
        ui.label("Mark what an article claims, whom it quotes and where that comes from");
        ui.add_space(20.0);
        if let Some((_, path)) = &state.opening {
            ui.spinner();
            ui.label(format!("Opening {}", path.display()));
            return;
        }
        if ui.button(RichText::new("Open an article…").size(17.0)).clicked() {
            command = Some(Command::AskForArticle);
        }
        ui.add_space(6.0);
        ui.weak("Ctrl+O, or drop a text or Markdown file here");
        if state.recent.is_empty() {
            return;
        }
        ui.add_space(28.0);
        ui.label(RichText::new("Recent").strong());
        ui.add_space(4.0);
        for article in state.recent.iter().take(8) {
            let path = &article.path;
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let link = ui.link(name).on_hover_text(path.display().to_string());
            if link.clicked() {
                command = Some(Command::Open(path.clone()));
            }
        }
    });
    command
}
