//! Words that the people of this folder have taught, each to be forgotten again.

use egui::{Sense, Ui};
use egui_extras::Column;

use crate::app::command::{Command, SuggestionCommand};
use crate::app::state::{Bottom, Desk};
use crate::model::rejection::Lesson;
use crate::text::visible::cut;
use crate::ui::tables::listed::{ROW, fill, listed};

/// A row a word.
pub fn learned(ui: &mut Ui, desk: &Desk) -> Vec<Command> {
    let mut commands = Vec::new();
    let lessons = &desk.document.tables().lessons;
    ui.horizontal_wrapped(|ui| {
        ui.weak("Used when the next article is opened; they stand in the folder's sources.ron. Names are those of the");
        if ui
            .link(format!("registry ({})", desk.document.entries().len()))
            .clicked()
        {
            commands.push(Command::ShowBottom(Bottom::Speakers));
        }
        if !lessons.is_empty() && ui.button("Look again now").clicked() {
            commands.push(Command::Suggestion(SuggestionCommand::LookAgain));
        }
    });
    if lessons.is_empty() {
        ui.add_space(8.0);
        ui.weak("Nothing was learned yet. Cues that are new, and the roles of new speakers, are learned when you accept or link them");
        return commands;
    }
    let ids: Vec<_> = lessons.keys().cloned().collect();
    let table = listed(ui, "learned", None)
        .sense(Sense::hover())
        .column(Column::initial(70.0).at_least(50.0))
        .column(Column::remainder().at_least(160.0).clip(true))
        .column(Column::initial(140.0).at_least(60.0).clip(true))
        .column(Column::initial(90.0).at_least(80.0));
    fill(
        table,
        &["Kind", "Words", "Taught by", ""],
        (ids.len(), ROW),
        |mut row| {
            let id = &ids[row.index()];
            let (kind, words) = Lesson::of_id(id).map_or(("Other", &**id), |it| (it.0.title(), it.1));
            row.col(|ui| drop(ui.label(kind)));
            row.col(|ui| drop(ui.label(cut(words, 120))));
            row.col(|ui| drop(ui.label(lessons.get(id).map_or("", |it| &*it.by))));
            row.col(|ui| {
                let forget = ui.button("Forget");
                let forget = forget.on_hover_text(format!("Forget “{}”", cut(words, 60)));
                if forget.clicked() {
                    commands.push(Command::Suggestion(SuggestionCommand::Forget(id.clone())));
                }
            });
        },
    );
    commands
}
