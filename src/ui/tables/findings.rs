//! What the checks found: the table, the rule behind the selected row, and which checks are made.

use std::sync::Arc;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{ComboBox, Key, PopupCloseBehavior, Response, RichText, ScrollArea, Ui};
use egui_extras::{Column, TableRow};

use super::rows::{focus_ring, rows_region, walked};
use super::sideways::at_least;
use crate::app::command::{Command, VerificationCommand};
use crate::app::state::{Desk, Pane};
use crate::engine::check::{CHECKS, Check, Finding, Subject};
use crate::engine::survey::Survey;
use crate::ui::frame::Drafts;
use crate::ui::inspector::section::shortened;
use crate::ui::tables::listed::{ROW, fill, listed, resizable, text, text_with_help};

/// A narrower table is scrolled sideways.
const LEAST: f32 = 720.0;
/// What the rows' keys do.
const KEYS: &str = "Up and Down go from finding to finding, Enter goes into the article, D dismisses";

/// Filters and the checks, then the rows; only those on the screen are drawn.
pub fn findings_table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let Some(survey) = &desk.survey else {
        ui.add_space(8.0);
        ui.weak("The checks are being made…");
        return Vec::new();
    };
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        filters(ui, survey, drafts);
        ui.separator();
        commands.extend(switches(ui, desk, survey));
    });
    rule(ui, desk, survey, drafts);
    let rows = drafts.checks.findings(desk);
    if rows.is_empty() {
        ui.add_space(8.0);
        ui.weak(match (drafts.checks.dismissed, drafts.checks.check) {
            (true, _) => "Nothing was dismissed",
            (false, Some(_)) => "This check finds nothing",
            (false, None) => "The checks find nothing. They look again with every mark",
        });
        return commands;
    }
    let region = rows_region(ui, "findings-rows", &format!("Findings. {KEYS}"));
    if drafts.takes_focus(Pane::Table) {
        region.request_focus();
    }
    commands.extend(at_least(ui, LEAST, |ui| table(ui, desk, drafts, &rows, &region)));
    focus_ring(ui, &region);
    if region.has_focus() {
        commands.extend(keys(ui, desk, &rows));
    }
    commands
}

fn keys(ui: &Ui, desk: &Desk, rows: &[Arc<Finding>]) -> Option<Command> {
    if ui.input(|it| it.key_pressed(Key::Enter)) {
        return Some(Command::ToArticle);
    }
    let row = walked(ui, row_of_shown(desk, rows), rows.len())?;
    rows.get(row).map(|it| show(it))
}

fn show(finding: &Finding) -> Command {
    Command::Verification(VerificationCommand::ShowFinding(finding.key.clone()))
}

fn row_of_shown(desk: &Desk, rows: &[Arc<Finding>]) -> Option<usize> {
    let shown = desk.finding.as_ref()?;
    rows.iter().position(|it| it.key == *shown)
}

fn filters(ui: &mut Ui, survey: &Survey, drafts: &mut Drafts) {
    let on = |it: &&Check| survey.is_on(it);
    let dismissed: usize = CHECKS.iter().filter(on).map(|it| survey.tally(it).dismissed).sum();
    let checks = &mut drafts.checks;
    for (value, title) in [
        (false, format!("Open {}", survey.open_count())),
        (true, format!("Dismissed {dismissed}")),
    ] {
        if ui.selectable_label(checks.dismissed == value, title).clicked() {
            checks.dismissed = value;
        }
    }
    let label = ui.label("Check");
    let shown = checks.check.and_then(Check::named).map_or("every one", |it| it.title);
    let choice = ComboBox::from_id_salt("findings-check")
        .selected_text(shown)
        .width(230.0)
        .truncate()
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut checks.check, None, "every one");
            for check in CHECKS.iter().filter(on) {
                let tally = survey.tally(check);
                let count = if checks.dismissed { tally.dismissed } else { tally.open };
                let title = format!("{}  {count}", check.title);
                ui.selectable_value(&mut checks.check, Some(check.id), title);
            }
        });
    choice.response.labelled_by(label.id);
}

/// A box for each check, with its rule; what is unchecked is not looked for in this folder.
fn switches(ui: &mut Ui, desk: &Desk, survey: &Survey) -> Option<Command> {
    let made = CHECKS.iter().filter(|it| survey.is_on(it)).count();
    let title = format!("Checks made {made} of {}", CHECKS.len());
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, shown) = MenuButton::new(title).config(config).ui(ui, |ui| {
        ui.set_width(440.0);
        ui.weak("What is unchecked is not looked for in this folder");
        ui.separator();
        let height = (ui.ctx().content_rect().height() * 0.6).max(120.0);
        let list = |ui: &mut Ui| {
            let mut command = None;
            for check in &CHECKS {
                command = switch(ui, desk, survey, check).or(command);
            }
            command
        };
        // Menus justify what is in them; a rule reads better as it runs.
        let list = |ui: &mut Ui| ui.vertical(list).inner;
        ScrollArea::vertical().max_height(height).show(ui, list).inner
    });
    response.on_hover_text("Each check with its rule, to be switched off or on for this folder");
    shown.and_then(|it| it.inner)
}

fn switch(ui: &mut Ui, desk: &Desk, survey: &Survey, check: &Check) -> Option<Command> {
    let mut on = survey.is_on(check);
    let checkbox = ui.add_enabled(desk.read_only.is_none(), egui::Checkbox::new(&mut on, check.title));
    ui.indent(check.id, |ui| {
        let rule = format!("{} ({})", check.rule, check.origin.title());
        ui.add(egui::Label::new(RichText::new(rule).weak()).wrap());
    });
    checkbox.changed().then(|| {
        Command::Verification(VerificationCommand::Switch {
            check: check.id.to_owned(),
            on,
        })
    })
}

/// The rule behind the finding that is shown.
fn rule(ui: &mut Ui, desk: &Desk, survey: &Survey, drafts: &Drafts) {
    let shown = desk.finding.as_ref().and_then(|it| survey.get(it));
    let shown = shown.filter(|it| drafts.checks.dismissed || survey.is_open(it));
    let text = match shown {
        Some(finding) => format!("Rule ({}): {}", finding.check.origin.title(), finding.check.rule),
        None => "F8 goes to the next finding, D dismisses it with a reason".to_owned(),
    };
    ui.add(egui::Label::new(RichText::new(text).weak()).truncate());
}

fn table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, rows: &[Arc<Finding>], region: &Response) -> Vec<Command> {
    let dismissed = drafts.checks.dismissed;
    let anew = drafts.checks.shown_finding != desk.finding;
    let scroll = anew.then(|| row_of_shown(desk, rows)).flatten();
    drafts.checks.shown_finding = desk.finding.clone();
    let mut table = listed(ui, ("findings", dismissed), scroll)
        .column(Column::initial(44.0).at_least(36.0))
        .column(resizable(250.0, 60.0))
        .column(resizable(200.0, 60.0))
        .column(Column::remainder().at_least(140.0).clip(true));
    let mut titles = vec!["Line", "Check", "Words", "What is wrong"];
    if dismissed {
        table = table
            .column(resizable(200.0, 60.0))
            .column(Column::initial(96.0).at_least(90.0));
        titles.extend(["Dismissed because", ""]);
    }
    let mut commands = Vec::new();
    fill(table, &titles, (rows.len(), ROW), |mut row| {
        if let Some(finding) = rows.get(row.index()) {
            commands.extend(table_row(&mut row, desk, finding, dismissed, region));
        }
    });
    commands
}

fn table_row(
    row: &mut TableRow<'_, '_>,
    desk: &Desk,
    finding: &Finding,
    dismissed: bool,
    region: &Response,
) -> Option<Command> {
    row.set_selected(desk.finding.as_ref() == Some(&finding.key));
    let article = desk.document.article();
    let line = finding.at.map(|it| (article.paragraph_at(it.start()) + 1).to_string());
    row.col(|ui| text(ui, &line.unwrap_or_default()));
    row.col(|ui| text(ui, finding.check.title));
    row.col(|ui| text(ui, &words(desk, finding)));
    row.col(|ui| text_with_help(ui, &finding.message, &finding.message));
    let mut command = None;
    if dismissed {
        let dismissal = desk.document.tables().dismissals.get(&finding.key);
        row.col(|ui| text(ui, dismissal.map_or("", |it| &it.reason)));
        row.col(|ui| {
            if ui.button("Look again").clicked() {
                let key = finding.key.clone();
                command = Some(Command::Verification(VerificationCommand::Restore(key)));
            }
        });
    }
    if row.response().clicked() && command.is_none() {
        region.request_focus();
        return Some(show(finding));
    }
    command
}

/// The words that a finding is about, or the name of the entry.
fn words(desk: &Desk, finding: &Finding) -> String {
    let document = &desk.document;
    let annotation = |id| document.annotation(id).map(|it| shortened(&document.words(it)));
    let words = match &finding.subject {
        Subject::Annotation(id) => annotation(id),
        Subject::Entry(id) => document.entry(id).map(|it| it.1.name.to_string()),
        Subject::Attribution(id) => {
            let attribution = document.attributions().get(id);
            attribution.and_then(|it| it.parts().find_map(|(_, part)| annotation(part)))
        }
        Subject::Words(_) => None,
    };
    let quoted = || finding.at.map(|it| shortened(document.article().quote(it)));
    words.or_else(quoted).unwrap_or_default()
}
