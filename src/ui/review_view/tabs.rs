//! Lists of all that was found and marked, below the pairs.

use egui::{Id, Ui};
use egui_extras::Column;

use super::{sheets, wording};
use crate::app::command::{Command, ReviewCommand};
use crate::app::reviewing::{Noted, ReviewTab, TABS};
use crate::app::state::{Desk, State};
use crate::engine::review::faring::faring;
use crate::engine::review::side::Side;
use crate::model::id::AnnotationId;
use crate::ui::frame::Drafts;
use crate::ui::inspector::section::shortened;
use crate::ui::tables::listed::{ROW, fill, listed, resizable, text_with_help};

/// The tabs, then the list of the one that is open.
pub fn tabs(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let mut commands = Vec::new();
    ui.horizontal(|ui| {
        for (tab, title) in TABS {
            let count = match tab {
                ReviewTab::Findings if reviewing.blind => None,
                ReviewTab::Findings => Some(desk.open_findings()),
                ReviewTab::Errors => Some(desk.document.tables().translation_errors.len()),
                ReviewTab::Checks | ReviewTab::Verdict => None,
                ReviewTab::Names | ReviewTab::Numbers | ReviewTab::Dates if reviewing.blind => None,
                ReviewTab::Quotes => Some(desk.open_quotes()),
                tab => Some(noted(desk, *tab).count()),
            };
            let title = count.map_or_else(|| (*title).to_owned(), |n| format!("{title} {n}"));
            if ui.selectable_label(reviewing.tab == *tab, title).clicked() {
                commands.push(Command::Review(ReviewCommand::Tab(*tab)));
            }
        }
    });
    ui.separator();
    commands.extend(match reviewing.tab {
        ReviewTab::Errors => errors(ui, desk),
        ReviewTab::Quotes => quotes(ui, desk),
        ReviewTab::Checks => checks(ui, desk),
        ReviewTab::Verdict => sheets::verdict::summary(ui, state, desk, drafts),
        _ if reviewing.blind => {
            ui.weak("Findings are hidden. B shows them");
            Vec::new()
        }
        tab => findings(ui, desk, tab),
    });
    commands
}

fn noted(desk: &Desk, tab: ReviewTab) -> impl Iterator<Item = &Noted> {
    let all = desk.reviewing.findings.iter();
    all.filter(move |it| tab == ReviewTab::Findings || it.tab == tab)
}

fn findings(ui: &mut Ui, desk: &Desk, tab: ReviewTab) -> Vec<Command> {
    let rows: Vec<&Noted> = noted(desk, tab).collect();
    if rows.is_empty() {
        ui.weak("The checks find nothing here");
        return Vec::new();
    }
    let mut commands = Vec::new();
    let columns = [60.0, 80.0, 170.0, 90.0];
    let at = |it: &&Noted| Some(&it.key) == desk.reviewing.finding.as_ref();
    table(
        ui,
        "review-findings",
        &columns,
        &["Pair", "Level", "Check", "Decision", "What is wrong"],
        rows.len(),
        rows.iter().position(at),
        |i| {
            let it = rows[i];
            let decision = match (
                desk.is_open(it),
                desk.document.tables().dismissals.contains_key(&it.key),
            ) {
                (true, _) => "open",
                (false, true) => "dismissed",
                (false, false) => "error",
            };
            let cells = vec![
                (it.row + 1).to_string(),
                it.level.key().to_owned(),
                it.title.to_owned(),
                decision.to_owned(),
                it.message.clone(),
            ];
            (cells, desk.reviewing.finding.as_ref() == Some(&it.key))
        },
    )
    .into_iter()
    .for_each(|i| commands.push(Command::Review(ReviewCommand::ShowFinding(rows[i].key.clone()))));
    commands
}

/// Every quotation with its original words, who says it, and what became of it.
fn quotes(ui: &mut Ui, desk: &Desk) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let (quotes, Some(comparison)) = (&reviewing.quotes, &reviewing.comparison) else {
        return Vec::new();
    };
    if quotes.is_empty() {
        ui.weak("Neither text quotes anybody");
        return Vec::new();
    }
    let columns = [44.0, 130.0, 170.0, 90.0, 330.0];
    let titles = [
        "Pair",
        "Who",
        "What became of it",
        "Decision",
        "Original",
        "Translation",
    ];
    let at = quotes.iter().position(|it| it.row.bead == reviewing.row);
    let clicked = table(ui, "review-quotes", &columns, &titles, quotes.len(), at, |i| {
        let quote = &quotes[i];
        let words = |side: Side| shortened(&quote.row.words(side, comparison.text(side)));
        let cells = vec![
            (quote.row.bead + 1).to_string(),
            wording::speaker(quote, comparison),
            quote.row.status.title().to_owned(),
            wording::quote_decision(&desk.quote_decision(quote)).to_owned(),
            words(Side::Original),
            words(Side::Translation),
        ];
        (cells, quote.row.bead == reviewing.row)
    });
    let command = clicked.map(|i| Command::Review(ReviewCommand::ShowQuote(quotes[i].key.clone())));
    command.into_iter().collect()
}

fn errors(ui: &mut Ui, desk: &Desk) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let Some(decided) = &reviewing.decided else {
        return Vec::new();
    };
    let placed = reviewing.overview.errors.iter();
    let placed = placed.flat_map(|(row, ids)| ids.iter().map(|id| (Some(*row), id)));
    let lost = reviewing.overview.lost.iter().map(|id| (None, id));
    let rows: Vec<(Option<usize>, &AnnotationId)> = placed.chain(lost).collect();
    if rows.is_empty() {
        ui.weak("No error is marked. Select words in a pair, then 1 to 4 for how grave it is");
        return Vec::new();
    }
    let columns = [60.0, 220.0, 260.0];
    let titles = ["Pair", "Error", "Correction", "Note"];
    let at = rows.iter().position(|it| Some(it.1) == reviewing.error.as_ref());
    let clicked = table(ui, "review-errors", &columns, &titles, rows.len(), at, |i| {
        let (row, id) = rows[i];
        let error = decided.error(id).map(|it| &it.error);
        let text = |of: fn(&crate::model::review::translation_error::TranslationError) -> String| {
            error.map_or_else(String::new, |it| of(it))
        };
        let cells = vec![
            row.map_or_else(|| "lost".to_owned(), |row| (row + 1).to_string()),
            text(wording::error),
            text(|it| shortened(&it.correction)),
            text(|it| shortened(&it.note)),
        ];
        (cells, reviewing.error.as_ref() == Some(id))
    });
    let command = clicked.map(|i| Command::Review(ReviewCommand::ShowError(rows[i].1.clone())));
    command.into_iter().collect()
}

/// Every check with its rule, and how the reviewers of this folder decided about what it found.
fn checks(ui: &mut Ui, desk: &Desk) -> Vec<Command> {
    let faring = faring(desk.document.tables());
    let columns = [44.0, 130.0, 90.0, 90.0, 110.0, 150.0];
    let titles = [
        "Check",
        "Looks for",
        "Confirmed",
        "Dismissed",
        "Lately right",
        "Found as",
        "Rule",
    ];
    table(ui, "review-checks", &columns, &titles, faring.len(), None, |i| {
        let it = &faring[i];
        let lately = match it.newest {
            (_, 0) => "–".to_owned(),
            (right, all) => format!("{right} of {all}"),
        };
        let found_as = match it.is_mostly_wrong() {
            true => "notes: mostly wrong here",
            false => "it is",
        };
        let cells = vec![
            it.check.id.to_owned(),
            it.check.title.to_owned(),
            it.confirmed.to_string(),
            it.dismissed.to_string(),
            lately,
            found_as.to_owned(),
            it.check.rule.to_owned(),
        ];
        (cells, false)
    });
    Vec::new()
}

/// A table of which only the rows on the screen are drawn; answers the row that was clicked.
///
/// Row `at` is brought on the screen when it has become another one.
fn table(
    ui: &mut Ui,
    salt: &str,
    columns: &[f32],
    titles: &[&str],
    count: usize,
    at: Option<usize>,
    cells: impl Fn(usize) -> (Vec<String>, bool),
) -> Option<usize> {
    // Only a change scrolls, so that one can look elsewhere in the list.
    let shown = Id::unique((salt, "shown"));
    let changed = at.filter(|_| ui.data(|it| it.get_temp(shown)) != at);
    if let Some(at) = changed {
        ui.data_mut(|it| it.insert_temp(shown, at));
    }
    let mut table = listed(ui, salt, changed);
    for width in columns {
        table = table.column(resizable(*width, 36.0));
    }
    table = table.column(Column::remainder().at_least(140.0).clip(true));
    let mut clicked = None;
    fill(table, titles, (count, ROW), |mut row| {
        let i = row.index();
        let (texts, on) = cells(i);
        row.set_selected(on);
        for text in texts {
            row.col(|ui| text_with_help(ui, &text, &text));
        }
        if row.response().clicked() {
            clicked = Some(i);
        }
    });
    clicked
}
