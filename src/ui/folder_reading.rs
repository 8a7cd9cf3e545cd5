//! Reading the whole folder: how far it has come, and what could not be read.

use egui::{ProgressBar, Ui};

use crate::app::command::{Command, RegistryCommand};
use crate::app::folder_view::FolderView;
use crate::app::state::Desk;

/// Most problems that are listed.
const MOST_SHOWN: usize = 20;

/// A button to read the folder, or how far that has come; then how many articles there are.
pub fn folder_reading(ui: &mut Ui, desk: &Desk) -> Option<Command> {
    let mut command = None;
    if let Some(progress) = &desk.reading_folder {
        ui.horizontal(|ui| {
            let share = progress.done as f32 / progress.total.max(1) as f32;
            let text = format!("{} of {} articles", progress.done, progress.total);
            ui.add(ProgressBar::new(share).desired_width(150.0).text(text));
            if ui.button("Stop").clicked() {
                command = Some(RegistryCommand::StopReading);
            }
        });
        return command.map(Command::Registry);
    }
    ui.horizontal_wrapped(|ui| {
        let title = match &desk.folder {
            Some(folder) => {
                ui.label(read_so_far(folder));
                "Read again"
            }
            None => {
                ui.label("The other articles of the folder have not been read yet.");
                "Read the folder"
            }
        };
        if ui
            .button(title)
            .on_hover_text("Every annotated article beside this one")
            .clicked()
        {
            command = Some(RegistryCommand::ReadFolder);
        }
    });
    if let Some(folder) = desk.folder.as_ref().filter(|it| !it.problems.is_empty()) {
        ui.collapsing(format!("{} could not be read", folder.problems.len()), |ui| {
            for problem in folder.problems.iter().take(MOST_SHOWN) {
                ui.label(problem);
            }
        });
    }
    command.map(Command::Registry)
}

fn read_so_far(folder: &FolderView) -> String {
    match folder.articles.len() {
        1 => "1 article read".to_owned(),
        n => format!("{n} articles read"),
    }
}
