//! What is suggested, what was rejected, how rules fare, what was learned, and what is worth checking.

mod learned;
mod list;
mod rules;
mod worth;

pub use list::{speaker, words};

use egui::{Button, ComboBox, Ui};

use crate::app::command::{Command, SuggestionCommand};
use crate::app::keymap::Mode;
use crate::app::state::{Desk, State};
use crate::app::suggesting::Batch;
use crate::engine::suggest::Level;
use crate::engine::suggested::{LEVELS, Suggested};
use crate::ui::frame::Drafts;
use crate::ui::suggestion_drafts::Listed;

/// Forms of quotes that are suggested, as the filter lists them.
pub const FORMS: [&str; 3] = ["direct", "mixed", "indirect"];

/// The lists one can choose from, then the one that is chosen.
pub fn suggestions_tab(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let found = desk.suggesting.found.as_ref();
    ui.horizontal_wrapped(|ui| {
        choices(ui, state, desk, drafts);
        ui.separator();
        if matches!(drafts.suggestions.listed, Listed::Open | Listed::Rejected) {
            filters(ui, drafts);
        }
        if drafts.suggestions.listed == Listed::Open {
            commands.extend(found.and_then(|it| actions(ui, state, it)));
        }
        if desk.suggesting.looking {
            ui.spinner();
            ui.weak(format!("Looking for suggestions… {} %", desk.suggesting.percent));
            if ui.button("Stop").clicked() {
                commands.push(Command::Suggestion(SuggestionCommand::StopLooking));
            }
        }
    });
    commands.extend(match drafts.suggestions.listed {
        Listed::Open | Listed::Rejected => list::list(ui, state, desk, drafts),
        Listed::Rules => rules::rules(ui, desk),
        Listed::Learned => learned::learned(ui, desk),
        Listed::Worth => worth::worth(ui, desk, drafts),
    });
    commands
}

fn choices(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) {
    let tables = desk.document.tables();
    let least = state.reviewing.least();
    let open = desk.suggesting.found.as_ref().map(|it| it.open_from(least));
    let open = open.map_or("Open".to_owned(), |it| format!("Open {it}"));
    for (listed, title) in [
        (Listed::Open, open),
        (Listed::Rejected, format!("Rejected {}", tables.rejections.len())),
        (Listed::Rules, "Rules".to_owned()),
        (Listed::Learned, format!("Learned {}", tables.lessons.len())),
        (Listed::Worth, "Worth checking".to_owned()),
    ] {
        let on = drafts.suggestions.listed == listed;
        if ui.selectable_label(on, title).clicked() {
            drafts.suggestions.listed = listed;
        }
    }
}

fn filters(ui: &mut Ui, drafts: &mut Drafts) {
    let drafts = &mut drafts.suggestions;
    let label = ui.label("Level");
    let shown = drafts.level.map_or("every one shown", Level::title);
    let choice = ComboBox::from_id_salt("suggestions-level")
        .selected_text(shown)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut drafts.level, None, "every one shown");
            for level in LEVELS.into_iter().rev() {
                ui.selectable_value(&mut drafts.level, Some(level), level.title());
            }
        });
    choice.response.labelled_by(label.id);
    let label = ui.label("Form");
    let choice = ComboBox::from_id_salt("suggestions-form")
        .selected_text(drafts.form.unwrap_or("every one"))
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut drafts.form, None, "every one");
            for form in FORMS {
                ui.selectable_value(&mut drafts.form, Some(form), form);
            }
        });
    choice.response.labelled_by(label.id);
}

fn actions(ui: &mut Ui, state: &State, found: &Suggested) -> Option<Command> {
    let mut command = None;
    let mut unsure = state.reviewing.unsure;
    let title = format!("Unsure ones {}", found.open_count(Level::Unsure));
    if ui
        .checkbox(&mut unsure, title)
        .on_hover_text("Also list those that are right less often than not")
        .changed()
    {
        command = Some(SuggestionCommand::ShowUnsure);
    }
    let any = found.open_from(Level::Unsure) > 0;
    let review = Button::new("Review (F7)").selected(matches!(state.mode(), Mode::Review | Mode::Correct));
    if ui.add_enabled(any, review).clicked() {
        command = Some(SuggestionCommand::Review);
    }
    let batch = Batch {
        least: 80,
        ..Batch::default()
    };
    if ui.add_enabled(any, Button::new("Accept all of a kind…")).clicked() {
        command = Some(SuggestionCommand::AskAcceptAll(batch));
    }
    command.map(Command::Suggestion)
}
