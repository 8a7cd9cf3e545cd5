//! The tabs at the bottom, each with how much is in it.

use egui::Ui;

use super::frame::Drafts;
use super::tables;
use crate::app::command::Command;
use crate::app::state::{Bottom, Desk, State};
use crate::app::suggesting::ReviewWishes;

/// The row of tabs, then the table of the one that is open.
pub fn bottom(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let Some(desk) = &state.desk else {
        return Vec::new();
    };
    let mut commands = Vec::new();
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for (tab, title) in tabs(desk, &state.reviewing, drafts) {
            if ui.selectable_label(state.bottom == tab, title).clicked() {
                commands.push(Command::ShowBottom(tab));
            }
        }
    });
    ui.separator();
    commands.extend(match state.bottom {
        Bottom::Annotations => tables::annotations::annotations_table(ui, desk, drafts)
            .into_iter()
            .collect(),
        Bottom::Claims => tables::claims::claims_table(ui, desk, drafts),
        Bottom::Speakers => tables::speakers::speakers_table(ui, state, desk, drafts),
        Bottom::Findings => tables::findings::findings_table(ui, desk, drafts),
        Bottom::Balance => tables::balance::balance_table(ui, desk, drafts),
        Bottom::Suggestions => tables::suggestions::suggestions_tab(ui, state, desk, drafts),
        Bottom::Lost => tables::lost::lost_table(ui, desk, drafts).into_iter().collect(),
    });
    commands
}

fn tabs(desk: &Desk, reviewing: &ReviewWishes, drafts: &mut Drafts) -> [(Bottom, String); 7] {
    let document = &desk.document;
    let claims = drafts.checks.claim_count(desk);
    let findings = desk.survey.as_ref().map(|it| it.open_count());
    let least = reviewing.least();
    let suggestions = desk.suggesting.found.as_ref().map(|it| it.open_from(least));
    let counted = |title: &str, count: Option<usize>| match count {
        Some(count) => format!("{title} {count}"),
        None => title.to_owned(),
    };
    [
        (
            Bottom::Annotations,
            counted("Annotations", Some(document.annotations().len())),
        ),
        (Bottom::Claims, counted("Claims", claims)),
        (Bottom::Speakers, counted("Speakers", Some(document.entries().len()))),
        (Bottom::Findings, counted("Findings", findings)),
        (Bottom::Suggestions, counted("Suggestions", suggestions)),
        (Bottom::Balance, "Balance".to_owned()),
        (Bottom::Lost, counted("Lost", Some(document.orphans().len()))),
    ]
}
