//! A strip over the article for what stands in the way of working.

use egui::{Frame, Ui};

use crate::app::command::{Command, RegistryCommand};
use crate::app::state::Desk;

/// What is wrong and what can be done; nothing when all is well.
pub fn banner(ui: &mut Ui, desk: &Desk) -> Option<Command> {
    let mut command = None;
    if let Some(broken) = &desk.broken {
        strip(ui, |ui| {
            ui.label(&broken.message);
            // What a newer version wrote is not to be put aside by this one.
            if broken.too_new {
                return;
            }
            ui.horizontal(|ui| {
                if let Some(backup) = &broken.backup
                    && ui.button(format!("Use the state saved {backup}")).clicked()
                {
                    command = Some(Command::RestoreBackup);
                }
                let aside = ui.button("Set the file aside and begin anew");
                if aside.on_hover_text("It is renamed, not deleted").clicked() {
                    command = Some(Command::SetAsideBroken);
                }
            });
        });
    } else if let Some(reason) = &desk.read_only {
        strip(ui, |ui| drop(ui.label(format!("Read-only: {reason}"))));
    }
    if let Some(blocked) = &desk.registry_blocked {
        strip(ui, |ui| {
            ui.label(format!("Sources can be seen, but not changed: {}", blocked.message));
            if blocked.too_new || desk.read_only.is_some() {
                return;
            }
            ui.horizontal(|ui| {
                if let Some(backup) = &blocked.backup
                    && ui.button(format!("Use the registry saved {backup}")).clicked()
                {
                    command = Some(Command::Registry(RegistryCommand::Restore));
                }
                let aside = ui.button("Set the registry aside and begin anew");
                if aside.on_hover_text("It is renamed, not deleted").clicked() {
                    command = Some(Command::Registry(RegistryCommand::SetAside));
                }
            });
        });
    }
    if desk.article_changed {
        strip(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label("The article was changed by another program. Your marks are kept");
                if ui.button("Read it again").on_hover_text("F5").clicked() {
                    command = Some(Command::Reload);
                }
            });
        });
    }
    command
}

fn strip(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let fill = ui.visuals().widgets.open.weak_bg_fill;
    Frame::new().fill(fill).inner_margin(8.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
}
