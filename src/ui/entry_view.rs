//! The panel on the right, when it shows an entry of the registry: what it said, where it is named, what is known of it.

pub mod draft;
mod form;
pub mod mentions;
mod positions;
mod row;
pub mod said;

use egui::{Key, RichText, Ui};

use super::field;
use super::frame::Drafts;
use super::registry_drafts::EntryTab;
use crate::app::command::{Command, RegistryCommand};
use crate::app::roster::counted;
use crate::app::state::{Desk, Pane, State};
use crate::model::registry::{Entry, Position, SourceId};

/// The entry that is shown instead of the selected annotation; `None` when none is.
pub fn entry_view(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Option<Vec<Command>> {
    let key = desk.entry.as_ref()?;
    let (id, entry) = desk.document.entry(key)?;
    let mut commands = drafts.flush_but(desk.selected.as_ref());
    if desk.entry.as_ref() != Some(id) {
        // The key was merged into another one.
        commands.push(Command::Registry(RegistryCommand::Show(id.clone())));
    }
    let same = drafts.registry.entry.as_ref().is_some_and(|it| it.id == *id);
    if !same {
        drafts.registry.entry = Some(draft::EntryDraft::new(id, entry));
    }
    if let Some(draft) = &mut drafts.registry.entry {
        draft.follow(entry);
    }
    commands.extend(head(ui, desk, id, entry, drafts));
    ui.add_space(4.0);
    let tab = tabs(ui, desk, id, drafts);
    ui.separator();
    match tab {
        EntryTab::Said => commands.extend(said::said(ui, desk, id, drafts)),
        EntryTab::Mentions => commands.extend(mentions::mentions(ui, state, desk, id, drafts)),
        EntryTab::Entry => commands.extend(form::form(ui, state, desk, entry, drafts)),
    }
    Some(commands)
}

/// Whether entries can be changed now.
fn can_change(desk: &Desk) -> bool {
    desk.read_only.is_none() && !desk.loading
}

fn registry(command: RegistryCommand) -> Command {
    Command::Registry(command)
}

/// Name, role, and what can be done with the entry as a whole.
fn head(ui: &mut Ui, desk: &Desk, id: &SourceId, entry: &Entry, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal(|ui| {
        if ui
            .button("⏴ Back")
            .on_hover_text("To the annotation (Escape)")
            .clicked()
        {
            commands.push(registry(RegistryCommand::Hide));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let delete = ui.add_enabled(can_change(desk), egui::Button::new("Delete…"));
            if delete.on_hover_text("Shows first what rests on it").clicked() {
                commands.push(registry(RegistryCommand::AskRemove(id.clone())));
            }
        });
    });
    ui.add_space(4.0);
    ui.add(egui::Label::new(RichText::new(&*entry.name).strong().size(17.0)).wrap());
    ui.add(egui::Label::new(RichText::new(under_name(desk, entry)).weak()).wrap());
    let standing = crate::app::roster::standing(entry);
    if !standing.is_empty() {
        ui.add(egui::Label::new(capitalised(&standing)).wrap());
    }
    ui.add_space(4.0);
    ui.add_enabled_ui(can_change(desk), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let acts = [
                ("Merge with…", "Make one entry of this and another one", RegistryCommand::AskMerge(id.clone())),
                ("Split…", "Give some of what rests on it to a new entry", RegistryCommand::AskSplit(id.clone())),
            ];
            let rename = ui.button("Rename…").on_hover_text("The old name stays as an alias. To correct a slip, change the name in the entry (F2 in the table of speakers)");
            if rename.clicked() {
                let open = drafts.registry.rename.is_some();
                drafts.registry.rename = (!open).then(|| entry.name.to_string());
                drafts.registry.renaming_begins = !open;
            }
            for (title, help, command) in acts {
                if ui.button(title).on_hover_text(help).clicked() {
                    commands.push(registry(command));
                }
            }
        });
        commands.extend(rename(ui, id, entry, drafts));
    });
    commands
}

/// The kind, and the role on the day of the article.
fn under_name(desk: &Desk, entry: &Entry) -> String {
    let position = entry
        .position_on(desk.published())
        .map(Position::shown)
        .unwrap_or_default();
    match position.is_empty() {
        true => entry.kind.title().to_owned(),
        false => format!("{} · {position}", entry.kind.title()),
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}

/// The field for another name, where that was asked for.
fn rename(ui: &mut Ui, id: &SourceId, entry: &Entry, drafts: &mut Drafts) -> Option<Command> {
    let typed = drafts.registry.rename.as_mut()?;
    let label = ui.label("New name");
    let edit = ui
        .add(field::line(typed).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    if std::mem::take(&mut drafts.registry.renaming_begins) {
        edit.request_focus();
    }
    ui.weak(format!("“{}” stays as an alias", entry.name));
    let entered = edit.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
    let mut done = entered;
    let mut given_up = false;
    ui.horizontal(|ui| {
        done |= ui.button("Rename").clicked();
        given_up = ui.button("Leave it").clicked();
    });
    let name = typed.trim().to_owned();
    if done || given_up {
        drafts.registry.rename = None;
    }
    (done && !name.is_empty() && name != *entry.name)
        .then(|| registry(RegistryCommand::Rename { id: id.clone(), name }))
}

/// The tabs of an entry; answers the one that is shown.
fn tabs(ui: &mut Ui, desk: &Desk, id: &SourceId, drafts: &mut Drafts) -> EntryTab {
    let counts = drafts.registry.counts(desk, id);
    let said = counts.quotes + counts.claims;
    if drafts.focus == Some(Pane::Entry) {
        drafts.registry.tab = Some(EntryTab::Entry);
    }
    // What it said is what one comes for; of a new entry, what is known of it.
    let usual = match said {
        0 => EntryTab::Entry,
        _ => EntryTab::Said,
    };
    let mut tab = drafts.registry.tab.unwrap_or(usual);
    let enters = std::mem::take(&mut drafts.registry.enters) || drafts.takes_focus(Pane::Inspector);
    ui.horizontal_wrapped(|ui| {
        let titles = [
            (
                EntryTab::Said,
                format!("Said {}", counted(said)),
                "Every quote and claim that rests on it",
            ),
            (
                EntryTab::Mentions,
                format!("Mentions {}", counted(counts.mentions)),
                "Every place that is marked as naming it",
            ),
            (
                EntryTab::Entry,
                "Entry".to_owned(),
                "Names, roles, terms, ids, contact, note",
            ),
        ];
        for (one, title, help) in titles {
            let shown = ui.selectable_label(tab == one, title).on_hover_text(help);
            if enters && tab == one {
                shown.request_focus();
            }
            if shown.clicked() {
                drafts.registry.tab = Some(one);
                tab = one;
            }
        }
    });
    tab
}
