//! The registry as a table: who and what articles rest on.

use egui::{ComboBox, Key, Response, RichText, Ui};
use egui_extras::{Column, TableRow};

use crate::app::command::{AttributionCommand, Command, RegistryCommand};
use crate::app::roster::{Counts, Roster, RosterSort, counted, standing};
use crate::app::state::{Desk, Pane, RegistryHome, State};
use crate::model::registry::{ENTRY_KINDS, EntryKind, Position, SourceId};
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::inspector::section::key_of;
use crate::ui::tables::listed::{ROW, listed, resizable, text};
use crate::ui::tables::rows::{focus_ring, rows_region};
use crate::ui::tables::sideways::at_least;

/// From this width on, search and new entry stand in one line.
const WIDE: f32 = 1_060.0;
/// A narrower table is scrolled sideways.
const LEAST: f32 = 860.0;

/// What opens an entry by key, and what a row is called for a screen reader.
const KEYS: &str = "Up and Down go from entry to entry, Enter goes into it, F2 renames it, Delete deletes it";

/// Search, filters and a new entry, then the rows; only those on the screen are drawn.
pub fn speakers_table(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let one_line = ui.available_width() >= WIDE;
    ui.horizontal_wrapped(|ui| {
        commands.extend(search(ui, desk, drafts));
        if one_line {
            ui.separator();
            commands.extend(new_entry(ui, desk, drafts));
            commands.extend(home(ui, desk));
        }
    });
    if !one_line {
        ui.horizontal_wrapped(|ui| {
            commands.extend(new_entry(ui, desk, drafts));
            commands.extend(home(ui, desk));
        });
    }
    if desk.document.entries().is_empty() {
        nothing_yet(ui, state);
        return commands;
    }
    drafts.registry.prepare_rows(desk);
    if drafts.registry.rows().is_empty() {
        ui.add_space(8.0);
        ui.weak("No entry fits the search");
        return commands;
    }
    let rows = rows_region(ui, "speakers-rows", &format!("Speakers. {KEYS}"));
    commands.extend(at_least(ui, LEAST, |ui| table(ui, desk, drafts, &rows)));
    focus_ring(ui, &rows);
    if rows.has_focus() {
        commands.extend(keys(ui, desk, drafts));
    }
    commands
}

fn registry(command: RegistryCommand) -> Command {
    Command::Registry(command)
}

/// What a registry is, and how to begin.
fn nothing_yet(ui: &mut Ui, state: &State) {
    let key = key_of(state, &Command::Attribution(AttributionCommand::EntryFromSelection));
    ui.add_space(8.0);
    ui.label("The registry lists the people, organisations and documents that the articles of this folder rest on.");
    ui.label(format!(
        "To begin, select a name in the article and press {key}, or type a name above and press Enter"
    ));
}

/// The search field and the filters.
fn search(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let wanted = drafts.takes_focus(Pane::Table);
    let label = ui.label("Search");
    let edit = field::line(&mut drafts.registry.roster.query)
        .hint_text("Name, role, note")
        .desired_width(160.0);
    let response = ui.add(edit).labelled_by(label.id).on_hover_text(KEYS);
    if wanted {
        response.request_focus();
    }
    drafts.registry.prepare_rows(desk);
    if response.has_focus() {
        commands.extend(walk(ui, desk, drafts));
    } else if response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter)) {
        commands.extend(enter(desk, drafts));
    }
    let roster = &mut drafts.registry.roster;
    let label = ui.label("Kind");
    let shown = roster.kind.as_ref().map_or("Every kind", EntryKind::title).to_owned();
    let choice = ComboBox::from_id_salt("roster-kind")
        .selected_text(shown)
        .width(110.0)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut roster.kind, None, "Every kind");
            for one in ENTRY_KINDS {
                ui.selectable_value(&mut roster.kind, Some(one.kind.clone()), one.title)
                    .on_hover_text(one.help);
            }
        });
    choice.response.labelled_by(label.id);
    ui.checkbox(&mut roster.here, "Only in this article");
    if !roster.query.is_empty() || roster.kind.is_some() || roster.here {
        if ui.button("Show all").clicked() {
            *roster = Roster {
                sort: roster.sort,
                descending: roster.descending,
                ..Roster::default()
            };
        }
        let count = drafts.registry.rows().len();
        ui.weak(format!("{count} of {}", desk.document.entries().len()));
    }
    commands
}

/// A name and a kind, for an entry that nothing rests on yet.
fn new_entry(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Option<Command> {
    if desk.read_only.is_some() || desk.loading {
        return None;
    }
    let draft = &mut drafts.registry;
    let label = ui.label("New entry");
    let edit = field::line(&mut draft.new_name).hint_text("Name").desired_width(150.0);
    let response = ui.add(edit).labelled_by(label.id);
    let kind = draft.new_kind.get_or_insert(EntryKind::Person);
    let choice = ComboBox::from_id_salt("new-kind")
        .selected_text(kind.title().to_owned())
        .width(110.0)
        .show_ui(ui, |ui| {
            for one in ENTRY_KINDS {
                ui.selectable_value(kind, one.kind.clone(), one.title)
                    .on_hover_text(one.help);
            }
        });
    choice
        .response
        .ctx
        .accesskit_node_builder(choice.response.id, |node| node.set_label("Kind of the new entry"));
    let kind = kind.clone();
    let named = !draft.new_name.trim().is_empty();
    let add = ui.add_enabled(named, egui::Button::new("Add"));
    let entered = response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
    (named && (entered || add.clicked())).then(|| {
        registry(RegistryCommand::New {
            name: std::mem::take(&mut draft.new_name),
            kind,
        })
    })
}

/// Where the registry is kept, and how to share it where only this article has it.
fn home(ui: &mut Ui, desk: &Desk) -> Option<Command> {
    ui.separator();
    let (short, long) = match desk.registry_home {
        RegistryHome::Folder => ("Kept in sources.ron", "Beside the articles, for all of them"),
        RegistryHome::Nowhere => ("Not kept yet", "The first entry begins the registry"),
        RegistryHome::Article => (
            "Kept in this article's file",
            "For this article alone, and handed on with it",
        ),
    };
    ui.weak(short).on_hover_text(long);
    if desk.registry_home != RegistryHome::Article {
        return None;
    }
    let share = ui.add_enabled(desk.read_only.is_none(), egui::Button::new("Share with the folder"));
    let help = "Moves the entries to sources.ron beside the article, for every article there";
    share
        .on_hover_text(help)
        .clicked()
        .then(|| registry(RegistryCommand::Share))
}

/// Keys while the rows have the keyboard.
fn keys(ui: &Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let pressed = |key: Key| ui.input(|it| it.key_pressed(key));
    if pressed(Key::Enter) {
        return enter(desk, drafts);
    }
    if let Some(id) = &desk.entry {
        if pressed(Key::Delete) {
            return vec![registry(RegistryCommand::AskRemove(id.clone()))];
        }
        if pressed(Key::F2)
            && let Some((_, entry)) = desk.document.entry(id)
        {
            drafts.registry.rename = Some(entry.name.to_string());
            drafts.registry.renaming_begins = true;
            return vec![registry(RegistryCommand::Show(id.clone()))];
        }
    }
    walk(ui, desk, drafts).into_iter().collect()
}

/// Up and Down go through the rows, and show each entry.
fn walk(ui: &Ui, desk: &Desk, drafts: &Drafts) -> Option<Command> {
    let (up, down) = ui.input(|it| (it.key_pressed(Key::ArrowUp), it.key_pressed(Key::ArrowDown)));
    if !up && !down {
        return None;
    }
    let rows = drafts.registry.rows();
    let row = match row_of_shown(desk, rows) {
        Some(row) if down => row + 1,
        Some(row) => row.checked_sub(1)?,
        None => 0,
    };
    let id = rows.get(row)?.clone();
    Some(registry(RegistryCommand::Show(id)))
}

/// Goes into the entry that is shown, else the first row's.
fn enter(desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let rows = drafts.registry.rows();
    let row = row_of_shown(desk, rows).unwrap_or(0);
    let Some(id) = rows.get(row).cloned() else {
        return Vec::new();
    };
    drafts.registry.enters = true;
    vec![registry(RegistryCommand::Show(id))]
}

fn row_of_shown(desk: &Desk, rows: &[SourceId]) -> Option<usize> {
    let shown = desk.entry.as_ref()?;
    rows.iter().position(|it| it == shown)
}

const COLUMNS: &[(RosterSort, &str)] = &[
    (RosterSort::Name, "Name"),
    (RosterSort::Kind, "Kind"),
    (RosterSort::Position, "Role and affiliation"),
    (RosterSort::Terms, "Terms"),
    (RosterSort::Quotes, "Quotes"),
    (RosterSort::Claims, "Claims"),
    (RosterSort::Mentions, "Mentions"),
];

fn table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, region: &Response) -> Vec<Command> {
    let mut commands = Vec::new();
    let anew = drafts.registry.scrolled_to != desk.entry;
    let scroll = anew.then(|| row_of_shown(desk, drafts.registry.rows())).flatten();
    drafts.registry.scrolled_to = desk.entry.clone();
    let table = listed(ui, "speakers", scroll)
        .column(resizable(220.0, 100.0))
        .column(Column::initial(96.0).at_least(50.0).clip(true))
        .column(Column::remainder().at_least(120.0).clip(true))
        .column(resizable(150.0, 50.0))
        .column(Column::initial(64.0).at_least(40.0))
        .column(Column::initial(64.0).at_least(40.0))
        .column(Column::initial(78.0).at_least(40.0));
    table
        .header(ROW, |mut header| {
            for (sort, title) in COLUMNS {
                header.col(|ui| head(ui, &mut drafts.registry.roster, *sort, title));
            }
        })
        .body(|body| {
            body.rows(ROW, drafts.registry.rows().len(), |mut row| {
                if let Some(command) = table_row(&mut row, desk, drafts) {
                    region.request_focus();
                    commands.push(command);
                }
            });
        });
    commands
}

fn head(ui: &mut Ui, roster: &mut Roster, sort: RosterSort, title: &str) {
    // Numbers come largest first.
    let counts = matches!(sort, RosterSort::Quotes | RosterSort::Claims | RosterSort::Mentions);
    let arrow = match (roster.sort == sort, roster.descending != counts) {
        (false, _) => "",
        (true, false) => " ⏶",
        (true, true) => " ⏷",
    };
    let text = RichText::new(format!("{title}{arrow}")).strong();
    let button = ui.add(egui::Button::new(text).frame(false));
    if button
        .on_hover_text("Sort by this; again for the other way round")
        .clicked()
    {
        roster.descending = roster.sort == sort && !roster.descending;
        roster.sort = sort;
    }
}

fn table_row(row: &mut TableRow<'_, '_>, desk: &Desk, drafts: &mut Drafts) -> Option<Command> {
    let id = drafts.registry.rows().get(row.index())?.clone();
    let entry = desk.document.entries().get(&id)?;
    let counts = drafts.registry.counts(desk, &id);
    row.set_selected(desk.entry.as_ref() == Some(&id));
    row.col(|ui| text(ui, &entry.name));
    row.col(|ui| text(ui, entry.kind.title()));
    let position = entry
        .position_on(desk.published())
        .map(Position::shown)
        .unwrap_or_default();
    row.col(|ui| text(ui, &position));
    row.col(|ui| text(ui, &standing(entry)));
    let Counts {
        quotes,
        claims,
        mentions,
    } = counts;
    for n in [quotes, claims, mentions] {
        row.col(|ui| text(ui, &number(n)));
    }
    row.response().clicked().then(|| registry(RegistryCommand::Show(id)))
}

/// A count, where nothing is told as nothing and much as much.
fn number(n: usize) -> String {
    match n {
        0 => "–".to_owned(),
        n => counted(n),
    }
}
