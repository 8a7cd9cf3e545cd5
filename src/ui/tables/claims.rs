//! The claims of the article, and how far checking them has come.

use egui::{ComboBox, Key, ProgressBar, Response, Ui};
use egui_extras::{Column, TableRow};

use super::rows::{focus_ring, rows_region, walked};
use super::sideways::at_least;
use crate::app::command::Command;
use crate::app::state::{Desk, Pane};
use crate::engine::agenda::{Agenda, ClaimRow};
use crate::model::attribute::{Value, attributes_of};
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::tables::listed::{fill, listed, resizable, text};

/// Height of a row in points.
const ROW: f32 = 24.0;
/// A narrower table is scrolled sideways.
const LEAST: f32 = 940.0;
/// What the rows' keys do.
const KEYS: &str = "Up and Down go from claim to claim, Enter goes into the article";
/// Statuses of a claim that has been looked into to the end.
const CHECKED: [&str; 3] = ["verified", "false", "inconclusive"];

/// Progress and filters, then the rows; only those on the screen are drawn.
pub fn claims_table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let agenda = drafts.checks.agenda(desk);
    if agenda.claims.is_empty() {
        ui.add_space(8.0);
        ui.weak("No claim is marked yet. Select words that state a fact and press C");
        return Vec::new();
    }
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        commands.extend(filters(ui, desk, &agenda, drafts));
        ui.separator();
        progress(ui, &agenda);
    });
    let rows = drafts.checks.claims(desk);
    if rows.is_empty() {
        ui.add_space(8.0);
        ui.weak("No claim fits the filter");
        return commands;
    }
    let region = rows_region(ui, "claims-rows", &format!("Claims. {KEYS}"));
    commands.extend(at_least(ui, LEAST, |ui| table(ui, desk, drafts, &rows, &region)));
    focus_ring(ui, &region);
    if region.has_focus() {
        commands.extend(keys(ui, desk, &rows));
    }
    commands
}

fn keys(ui: &Ui, desk: &Desk, rows: &[AnnotationId]) -> Option<Command> {
    if ui.input(|it| it.key_pressed(Key::Enter)) {
        return Some(Command::ToArticle);
    }
    let row = walked(ui, row_of_selected(desk, rows), rows.len())?;
    rows.get(row).cloned().map(Command::Focus)
}

fn row_of_selected(desk: &Desk, rows: &[AnnotationId]) -> Option<usize> {
    let selected = desk.selected.as_ref()?;
    rows.iter().position(|it| it == selected)
}

fn progress(ui: &mut Ui, agenda: &Agenda) {
    let total = agenda.progress.total();
    let checked: usize = CHECKED.iter().map(|it| agenda.progress.with_status(it)).sum();
    let share = checked as f32 / total.max(1) as f32;
    let said = said(checked, total, agenda.progress.with_verdict);
    let bar = ui.add(ProgressBar::new(share).desired_width(110.0).desired_height(10.0));
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &said));
    ui.label(said);
}

/// “7 of 11 checked, 3 with a verdict”.
fn said(checked: usize, total: usize, judged: usize) -> String {
    format!("{checked} of {total} checked, {judged} with a verdict")
}

fn statuses() -> &'static [Value] {
    let status = attributes_of(&Label::Claim).find(|it| it.key == "status");
    status.map_or(&[], |it| it.values)
}

fn filters(ui: &mut Ui, desk: &Desk, agenda: &Agenda, drafts: &mut Drafts) -> Option<Command> {
    let mut command = None;
    let wanted = drafts.takes_focus(Pane::Table);
    let label = ui.label("Filter");
    let edit = field::line(&mut drafts.checks.words)
        .hint_text("Words, speaker")
        .desired_width(150.0);
    let response = ui.add(edit).labelled_by(label.id).on_hover_text(KEYS);
    if wanted {
        response.request_focus();
    }
    if response.has_focus() || response.lost_focus() {
        let rows = drafts.checks.claims(desk);
        command = keys(ui, desk, &rows);
    }
    let label = ui.label("Status");
    let status = &mut drafts.checks.status;
    let shown = status.as_deref().unwrap_or("any").to_owned();
    let choice = ComboBox::from_id_salt("claims-status")
        .selected_text(shown)
        .width(120.0)
        .show_ui(ui, |ui| {
            ui.selectable_value(status, None, "any");
            for value in statuses() {
                let count = agenda.progress.with_status(value.key);
                let title = format!("{}  {count}", value.key);
                ui.selectable_value(status, Some(value.key.into()), title)
                    .on_hover_text(value.help);
            }
        });
    choice.response.labelled_by(label.id);
    if drafts.checks.status.is_some() || !drafts.checks.words.is_empty() {
        let count = drafts.checks.claims(desk).len();
        ui.weak(format!("{count} of {}", agenda.claims.len()));
        if ui.button("Show all").clicked() {
            drafts.checks.status = None;
            drafts.checks.words.clear();
        }
    }
    command
}

const COLUMNS: [&str; 8] = [
    "Line",
    "Claim",
    "Kind",
    "Worth checking",
    "Status",
    "Verdict",
    "Evidence",
    "Who says so",
];

fn table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, rows: &[AnnotationId], region: &Response) -> Vec<Command> {
    let anew = drafts.checks.shown_claim != desk.selected;
    let scroll = anew.then(|| row_of_selected(desk, rows)).flatten();
    drafts.checks.shown_claim = desk.selected.clone();
    let table = listed(ui, "claims", scroll)
        .column(Column::initial(44.0).at_least(36.0))
        .column(Column::remainder().at_least(140.0).clip(true))
        .column(resizable(110.0, 40.0))
        .column(resizable(110.0, 40.0))
        .column(Column::initial(124.0).at_least(60.0).clip(true))
        .column(resizable(120.0, 40.0))
        .column(Column::initial(68.0).at_least(40.0))
        .column(resizable(140.0, 40.0));
    let mut commands = Vec::new();
    fill(table, &COLUMNS, (rows.len(), ROW), |mut row| {
        let shown = rows.get(row.index()).and_then(|it| ClaimRow::of(&desk.document, it));
        if let Some(shown) = shown {
            commands.extend(table_row(&mut row, desk, &shown, region));
        }
    });
    commands
}

fn table_row(row: &mut TableRow<'_, '_>, desk: &Desk, shown: &ClaimRow, region: &Response) -> Option<Command> {
    row.set_selected(desk.selected.as_ref() == Some(&shown.id));
    let mut command = None;
    row.col(|ui| text(ui, &shown.line.to_string()));
    row.col(|ui| text(ui, &crate::ui::inspector::section::shortened(&shown.words)));
    row.col(|ui| text(ui, &shown.kind));
    row.col(|ui| text(ui, &shown.worth));
    row.col(|ui| command = status(ui, shown));
    let verdict = shown.verdict.as_ref();
    let said = verdict.map(|it| {
        if it.value.is_empty() {
            "only a reason"
        } else {
            &*it.value
        }
    });
    row.col(|ui| text(ui, said.unwrap_or_default()));
    let evidence = if shown.evidence == 0 {
        String::new()
    } else {
        shown.evidence.to_string()
    };
    row.col(|ui| text(ui, &evidence));
    row.col(|ui| text(ui, shown.source.as_deref().unwrap_or_default()));
    if row.response().clicked() {
        region.request_focus();
        return Some(Command::Focus(shown.id.clone()));
    }
    command
}

/// How far the check has come, to be changed in place.
fn status(ui: &mut Ui, shown: &ClaimRow) -> Option<Command> {
    let mut chosen = None;
    let choice = ComboBox::from_id_salt(("status", &shown.id))
        .selected_text(&*shown.status)
        .width(112.0)
        .show_ui(ui, |ui| {
            for value in statuses() {
                let on = *shown.status == *value.key;
                if ui.selectable_label(on, value.key).on_hover_text(value.help).clicked() {
                    chosen = Some(value.key);
                }
            }
        });
    let name = format!("Status of line {}", shown.line);
    let id = choice.response.id;
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    chosen.map(|value| Command::SetAttribute {
        id: shown.id.clone(),
        key: "status".to_owned(),
        value: Some(value.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_said_in_words() {
        assert_eq!(said(7, 11, 3), "7 of 11 checked, 3 with a verdict");
    }

    #[test]
    fn what_counts_as_checked_is_a_status() {
        assert!(CHECKED.iter().all(|it| statuses().iter().any(|value| value.key == *it)));
    }
}
