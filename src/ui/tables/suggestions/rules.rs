//! The rules that suggest, and how people of this folder have decided about what they suggest.

use std::sync::Arc;

use egui::{Sense, Ui};
use egui_extras::Column;

use crate::app::command::{Command, SuggestionCommand};
use crate::app::state::Desk;
use crate::engine::suggest::{Level, Rule};
use crate::engine::suggested::decisions;
use crate::model::rejection::Tally;
use crate::ui::tables::listed::{ROW, fill, listed};
use crate::ui::tables::sideways::at_least;

/// A narrower table is scrolled sideways.
const LEAST: f32 = 820.0;

/// A row a rule.
pub fn rules(ui: &mut Ui, desk: &Desk) -> Vec<Command> {
    ui.weak(
        "How often a rule is right by itself, and how the people of this folder decided; both stand in its sources.ron",
    );
    at_least(ui, LEAST, |ui| table(ui, desk))
}

fn table(ui: &mut Ui, desk: &Desk) -> Vec<Command> {
    let mut commands = Vec::new();
    let rules: Vec<&'static Rule> = crate::engine::suggest::rules().collect();
    let table = listed(ui, "rules", None)
        .sense(Sense::hover())
        .column(Column::remainder().at_least(160.0).clip(true))
        .column(Column::initial(60.0).at_least(50.0))
        .column(Column::initial(60.0).at_least(50.0))
        .column(Column::initial(70.0).at_least(50.0))
        .column(Column::initial(60.0).at_least(50.0))
        .column(Column::initial(70.0).at_least(50.0))
        .column(Column::initial(76.0).at_least(60.0))
        .column(Column::initial(250.0).at_least(120.0).clip(true));
    fill(
        table,
        &[
            "Rule", "Usual", "Here", "Accepted", "Edited", "Rejected", "Taken", "Note",
        ],
        (rules.len(), ROW),
        |mut row| {
            let rule = rules[row.index()];
            let tally = desk.document.tables().tallies.get(rule.id);
            let tally = tally.map_or_else(Tally::default, |it| Tally::clone(it));
            let decided = decisions(&tally);
            let made = desk.suggesting.found.as_ref().map_or(0, |it| it.made_by(rule.id));
            row.col(|ui| {
                let title = egui::Label::new(rule.title).truncate();
                ui.add(title).on_hover_text(rule.reason);
            });
            for text in [
                format!("{} %", rule.confidence),
                made.to_string(),
                tally.accepted.to_string(),
                tally.edited.to_string(),
                tally.rejected.to_string(),
                decided.precision().map_or("–".to_owned(), |it| format!("{it} %")),
            ] {
                row.col(|ui| drop(ui.label(text)));
            }
            row.col(|ui| {
                if decided.is_mostly_rejected() && Level::of(rule.confidence) > Level::Unsure {
                    ui.label("Mostly rejected: among the unsure now");
                } else if decided.is_mostly_rejected() {
                    ui.label("Mostly rejected");
                }
                let forget = (decided.all() > 0).then(|| ui.small_button("Forget"));
                let forget = forget.map(|it| it.on_hover_text("Forget how people decided about this rule"));
                if forget.is_some_and(|it| it.clicked()) {
                    let rule = Arc::from(rule.id);
                    commands.push(Command::Suggestion(SuggestionCommand::ForgetDecisions(rule)));
                }
            });
        },
    );
    commands
}
