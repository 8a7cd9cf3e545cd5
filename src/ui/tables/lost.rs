//! Annotations whose words are not in the article any more.

use egui::{RichText, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::state::{Desk, Pane};
use crate::model::annotation::Orphan;
use crate::ui::frame::Drafts;

/// The list of lost annotations; one click selects one, to be placed by hand.
pub fn lost_table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Option<Command> {
    if desk.document.orphans().is_empty() {
        ui.add_space(8.0);
        ui.weak("Nothing is lost. When an article changes and the words of an annotation cannot be found again, it waits here");
        return None;
    }
    ui.weak("Pick one, select its words in the article, press P. Nothing here is thrown away");
    let ids: Vec<_> = desk.document.orphans().keys().collect();
    let mut command = None;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, 20.0, ids.len(), |ui, rows| {
            for id in &ids[rows] {
                let Some(orphan) = desk.document.orphans().get(*id) else {
                    continue;
                };
                let on = desk.selected_orphan.as_ref() == Some(*id);
                let text = format!("{}   {}", orphan.body.label.title(), words(orphan));
                let row = egui::Button::selectable(on, text)
                    .truncate()
                    .min_size(egui::vec2(ui.available_width(), 20.0));
                let row = ui.add(row);
                if drafts.takes_focus(Pane::Table) {
                    row.request_focus();
                }
                if row.clicked() {
                    command = Some(Command::FocusOrphan((*id).clone()));
                }
            }
        });
    command
}

/// What is known of a lost annotation, for the inspector.
pub fn details(ui: &mut Ui, orphan: &Orphan) -> Vec<Command> {
    ui.label(RichText::new(format!("Lost {}", orphan.body.label.key())).strong());
    ui.add_space(6.0);
    for anchor in orphan.anchors.iter().take(20) {
        ui.weak(&anchor.prefix);
        ui.label(RichText::new(anchor.exact.shown()).size(15.0));
        ui.weak(&anchor.suffix);
        ui.add_space(6.0);
    }
    if !orphan.body.note.is_empty() {
        ui.label(RichText::new("Note").strong());
        ui.label(&*orphan.body.note);
    }
    ui.add_space(8.0);
    ui.label("These words are not in the article any more, or stand there more than once. Select where they belong now and press P, or leave it here");
    ui.add_space(8.0);
    let mut commands = Vec::new();
    ui.horizontal(|ui| {
        if ui.button("Place here").on_hover_text("P").clicked() {
            commands.push(Command::Place);
        }
        if ui.button("Delete").clicked() {
            commands.push(Command::Delete);
        }
    });
    commands
}

fn words(orphan: &Orphan) -> String {
    let segments: Vec<String> = orphan.anchors.iter().take(4).map(|it| it.exact.shown()).collect();
    segments.join(" … ").chars().take(200).collect()
}
