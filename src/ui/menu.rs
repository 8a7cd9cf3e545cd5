//! The menu bar, drawn from the list of commands.

use egui::{Button, MenuBar, Ui};

use crate::app::command::{
    AttributionCommand, Command, ENTRIES, Entry, MENUS, Menu, RegistryCommand, ReviewCommand, SuggestionCommand,
    VerificationCommand,
};
use crate::app::keymap::Mode;
use crate::app::settings::Theme;
use crate::app::state::{Desk, RegistryHome, State};
use crate::engine::suggested::Order;
use crate::model::label::Label;

/// The bar at the top; answers what was chosen.
pub fn menu_bar(ui: &mut Ui, state: &State) -> Option<Command> {
    let mut command = None;
    MenuBar::new().ui(ui, |ui| {
        for (menu, title) in MENUS {
            ui.menu_button(*title, |ui| {
                ui.set_min_width(260.0);
                for entry in ENTRIES.iter().filter(|it| it.menu == *menu) {
                    command = command.take().or(item(ui, state, entry));
                }
                if *menu == Menu::Article {
                    command = command.take().or(recent(ui, state));
                }
            });
        }
        if let Some(desk) = &state.desk {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(4.0);
                ui.weak(desk.name()).on_hover_text(desk.path.display().to_string());
            });
        }
    });
    command
}

fn item(ui: &mut Ui, state: &State, entry: &Entry) -> Option<Command> {
    let keys = state.keymap.key(entry).unwrap_or_default();
    let button = Button::new(entry.title)
        .shortcut_text(keys)
        .selected(is_on(state, &entry.command));
    let clicked = ui.add_enabled(is_possible(state, &entry.command), button);
    clicked
        .on_hover_text(entry.help)
        .clicked()
        .then(|| entry.command.clone())
}

fn recent(ui: &mut Ui, state: &State) -> Option<Command> {
    if state.recent.is_empty() {
        return None;
    }
    let mut command = None;
    ui.separator();
    ui.menu_button("Open recent", |ui| {
        for article in &state.recent {
            let path = &article.path;
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                command = Some(Command::Open(path.clone()));
            }
        }
    });
    command
}

/// Whether a choice is the one in force.
fn is_on(state: &State, command: &Command) -> bool {
    match command {
        Command::SetTheme(theme) => state.settings.theme == *theme && *theme != Theme::System,
        Command::ToggleInspector => state.settings.inspector,
        Command::Suggestion(command) => match command {
            SuggestionCommand::Review => matches!(state.mode(), Mode::Review | Mode::Correct),
            SuggestionCommand::ShowUnsure => state.reviewing.unsure,
            SuggestionCommand::ShowOutlines => state.reviewing.outlines,
            SuggestionCommand::SwitchOrder => state.reviewing.order == Order::Confidence,
            _ => false,
        },
        Command::ToggleTable => state.settings.table,
        Command::Review(ReviewCommand::Toggle) => state.desk.as_ref().is_some_and(|it| it.reviewing.open),
        Command::Review(ReviewCommand::Blind) => state.desk.as_ref().is_some_and(|it| it.reviewing.blind),
        Command::ShowBottom(tab) => state.desk.is_some() && state.settings.table && state.bottom == *tab,
        _ => false,
    }
}

/// Whether a command can do anything now.
fn is_possible(state: &State, command: &Command) -> bool {
    let Some(desk) = &state.desk else {
        return matches!(
            command,
            Command::AskForArticle
                | Command::Quit
                | Command::Palette
                | Command::Help
                | Command::SetTheme(_)
                | Command::ToggleInspector
                | Command::ToggleTable
                | Command::ZoomIn
                | Command::ZoomOut
                | Command::ZoomReset
        );
    };
    match command {
        Command::Undo => desk.history.next_undo().is_some(),
        Command::Redo => desk.history.next_redo().is_some(),
        Command::Delete => desk.selected.is_some() || desk.selected_orphan.is_some(),
        Command::EditNote | Command::EditTags | Command::PickEdge(_) | Command::Join => desk.selected.is_some(),
        Command::Place => desk.selected_orphan.is_some(),
        Command::Attribution(command) => is_attribution_possible(desk, command),
        Command::Registry(RegistryCommand::ShowSpeaker) => desk.selected.is_some() || desk.entry.is_some(),
        Command::Registry(RegistryCommand::Share) => desk.registry_home == RegistryHome::Article,
        Command::Verification(command) => is_check_possible(desk, command),
        Command::Review(command) => is_review_possible(desk, command),
        Command::Suggestion(command) => is_suggestion_possible(state, desk, command),
        _ => true,
    }
}

fn is_review_possible(desk: &Desk, command: &ReviewCommand) -> bool {
    let reviewing = &desk.reviewing;
    match command {
        ReviewCommand::Toggle | ReviewCommand::AskOriginal => !desk.loading,
        ReviewCommand::ShowFacts => desk.original().is_some(),
        ReviewCommand::Kind(kind) => reviewing.open && (reviewing.pending.is_some() || !kind.is_empty()),
        _ => reviewing.open && reviewing.comparison.is_some(),
    }
}

fn is_attribution_possible(desk: &Desk, command: &AttributionCommand) -> bool {
    let words = !desk.selection.is_empty();
    match command {
        AttributionCommand::Quote => true,
        AttributionCommand::EntryFromSelection => words || desk.selected.is_some(),
        AttributionCommand::AskMentions | AttributionCommand::NextMention | AttributionCommand::PreviousMention => {
            desk.selected.is_some() || desk.entry.is_some()
        }
        _ => desk.selected.is_some(),
    }
}

fn is_suggestion_possible(state: &State, desk: &Desk, command: &SuggestionCommand) -> bool {
    let mode = crate::app::command::entry_of(&Command::Suggestion(command.clone())).map(|it| it.mode());
    match command {
        SuggestionCommand::StopLooking => desk.suggesting.looking,
        SuggestionCommand::AskAcceptAll(_) | SuggestionCommand::Review => desk.suggesting.found.is_some(),
        SuggestionCommand::ShowUnsure | SuggestionCommand::SwitchOrder | SuggestionCommand::MarkClaim => true,
        _ => mode.is_none_or(|it| it == Mode::Annotate || it == state.mode()),
    }
}

fn is_check_possible(desk: &Desk, command: &VerificationCommand) -> bool {
    let selected = desk.selected.as_ref().and_then(|it| desk.document.annotation(it));
    match command {
        VerificationCommand::EditVerdict | VerificationCommand::AddEvidence | VerificationCommand::AskRelation => {
            selected.is_some_and(|it| it.body.label == Label::Claim)
        }
        _ => desk.survey.is_some(),
    }
}
