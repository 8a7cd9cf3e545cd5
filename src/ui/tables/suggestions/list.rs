//! Suggestions to be decided, or those that were rejected, as rows.

use std::sync::Arc;

use egui::{Key, Response, Ui};
use egui_extras::{Column, TableRow};

use crate::app::command::{Command, SuggestionCommand};
use crate::app::state::{Desk, Pane, State};
use crate::engine::suggest::{Level, Rule, Speaker, Suggestion};
use crate::engine::suggested::Found;
use crate::text::visible::cut;
use crate::ui::frame::Drafts;
use crate::ui::suggestion_drafts::Listed;
use crate::ui::tables::listed::{ROW, fill, listed, resizable, text, text_with_help};
use crate::ui::tables::rows::{focus_ring, rows_region, walked};
use crate::ui::tables::sideways::at_least;

/// A narrower table is scrolled sideways.
const LEAST: f32 = 760.0;
/// Longest words of a row, in characters.
const MOST_WORDS: usize = 200;
/// What the rows' keys do.
const KEYS: &str = "Up and Down go from suggestion to suggestion, A accepts, X rejects, Enter goes into the article";

/// The rows that the filter lets through; only those on the screen are drawn.
pub fn list(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let rejected = drafts.suggestions.listed == Listed::Rejected;
    if desk.suggesting.found.is_none() && !rejected {
        ui.add_space(8.0);
        ui.weak(match desk.suggesting.looking || desk.loading {
            true => "Suggestions are being looked for…",
            false => "Nothing was looked for. “Look for suggestions again” in the menu Suggest does",
        });
        return Vec::new();
    }
    let mut rows = drafts.suggestions.rows(desk, state.reviewing.least());
    if rejected {
        rows = all_rejected(desk, &rows, drafts);
    }
    if rows.is_empty() {
        ui.add_space(8.0);
        ui.weak(nothing(state, desk, drafts));
        return Vec::new();
    }
    let region = rows_region(ui, "suggestions-rows", &format!("Suggestions. {KEYS}"));
    if drafts.takes_focus(Pane::Table) {
        region.request_focus();
    }
    let mut commands = at_least(ui, LEAST, |ui| table(ui, desk, drafts, &rows, &region));
    focus_ring(ui, &region);
    if region.has_focus() && !rejected {
        commands.extend(keys(ui, desk, &rows));
    }
    commands
}

/// With every rejection of the file, also of words that are not suggested any more, while nothing is filtered.
fn all_rejected(desk: &Desk, rows: &Arc<[Arc<str>]>, drafts: &Drafts) -> Arc<[Arc<str>]> {
    let rejections = &desk.document.tables().rejections;
    let filtered = drafts.suggestions.level.is_some() || drafts.suggestions.form.is_some();
    if filtered || rows.len() == rejections.len() {
        return rows.clone();
    }
    let is_listed = |key: &&Arc<str>| {
        let found = desk.suggesting.found.as_ref();
        found.is_none_or(|it| it.get(key).is_none())
    };
    let others = rejections.keys().filter(is_listed);
    rows.iter().chain(others).cloned().collect()
}

fn nothing(state: &State, desk: &Desk, drafts: &Drafts) -> String {
    let filtered = drafts.suggestions.level.is_some() || drafts.suggestions.form.is_some();
    let found = desk.suggesting.found.as_ref();
    let unsure = found.map_or(0, |it| it.open_count(Level::Unsure));
    match drafts.suggestions.listed {
        Listed::Rejected if !filtered => {
            "Nothing was rejected. X rejects the suggestion at hand in the review".to_owned()
        }
        _ if filtered => "No suggestion fits the filter".to_owned(),
        _ if unsure > 0 && !state.reviewing.unsure => {
            format!("Nothing that is likely is left to decide. “Unsure ones” shows {unsure} more")
        }
        _ if found.is_some_and(|it| it.all().is_empty()) => {
            "No quotes were found in this article. Select words and press Q to mark one by hand".to_owned()
        }
        _ => "Every suggestion is decided. Ctrl+4 lists what the checks find now".to_owned(),
    }
}

fn keys(ui: &Ui, desk: &Desk, rows: &[Arc<str>]) -> Option<Command> {
    if ui.input(|it| it.key_pressed(Key::Enter)) {
        return Some(Command::ToArticle);
    }
    let row = walked(ui, row_of_shown(desk, rows), rows.len())?;
    rows.get(row).map(show)
}

fn show(key: &Arc<str>) -> Command {
    Command::Suggestion(SuggestionCommand::Show(key.clone()))
}

fn row_of_shown(desk: &Desk, rows: &[Arc<str>]) -> Option<usize> {
    let shown = &desk.suggesting.current()?.key;
    rows.iter().position(|it| it == shown)
}

fn table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, rows: &[Arc<str>], region: &Response) -> Vec<Command> {
    let rejected = drafts.suggestions.listed == Listed::Rejected;
    let shown = desk.suggesting.current().map(|it| it.key.clone());
    let anew = drafts.suggestions.shown != shown;
    let scroll = anew.then(|| row_of_shown(desk, rows)).flatten();
    drafts.suggestions.shown = shown;
    let table = listed(ui, ("suggestions", rejected), scroll)
        .column(Column::initial(44.0).at_least(36.0))
        .column(Column::initial(86.0).at_least(60.0))
        .column(Column::remainder().at_least(160.0).clip(true))
        .column(resizable(170.0, 60.0))
        .column(resizable(210.0, 60.0))
        .column(Column::initial(if rejected { 96.0 } else { 70.0 }).at_least(60.0));
    let titles = [
        "Line",
        "Level",
        "Words",
        "Speaker",
        "Rule",
        if rejected { "" } else { "Form" },
    ];
    let mut commands = Vec::new();
    fill(table, &titles, (rows.len(), ROW), |mut row| {
        if let Some(key) = rows.get(row.index()) {
            commands.extend(match rejected {
                true => rejected_row(&mut row, desk, key),
                false => open_row(&mut row, desk, key, region),
            });
        }
    });
    commands
}

fn line(desk: &Desk, suggestion: &Suggestion) -> String {
    let article = desk.document.article();
    (article.paragraph_at(suggestion.content.first().start()) + 1).to_string()
}

fn open_row(row: &mut TableRow<'_, '_>, desk: &Desk, key: &Arc<str>, region: &Response) -> Option<Command> {
    let found = desk.suggesting.found.as_ref()?.get(key)?;
    let suggestion = &found.suggestion;
    row.set_selected(desk.suggesting.current().is_some_and(|it| it.key == *key));
    row.col(|ui| text(ui, &line(desk, suggestion)));
    row.col(|ui| {
        text(ui, &format!("{} {}", found.level.title(), suggestion.confidence));
    });
    row.col(|ui| text(ui, &words(desk, found)));
    row.col(|ui| text(ui, &speaker(desk, suggestion)));
    let reason = suggestion.reason(desk.document.article());
    row.col(|ui| text_with_help(ui, suggestion.rule.title, &reason));
    row.col(|ui| text(ui, found.form));
    row.response().clicked().then(|| {
        region.request_focus();
        show(key)
    })
}

fn rejected_row(row: &mut TableRow<'_, '_>, desk: &Desk, key: &Arc<str>) -> Option<Command> {
    let rejection = desk.document.tables().rejections.get(key)?;
    let found = desk.suggesting.found.as_ref().and_then(|it| it.get(key));
    let suggestion = found.map(|it| &it.suggestion);
    row.col(|ui| text(ui, &suggestion.map(|it| line(desk, it)).unwrap_or_default()));
    row.col(|ui| text(ui, found.map_or("", |it| it.suggestion.level().title())));
    row.col(|ui| text(ui, &cut(&rejection.words, MOST_WORDS)));
    row.col(|ui| text(ui, &suggestion.map(|it| speaker(desk, it)).unwrap_or_default()));
    row.col(|ui| text(ui, Rule::by_id(&rejection.rule).map_or(&*rejection.rule, |it| it.title)));
    let mut command = None;
    row.col(|ui| {
        if ui.button("Take back").clicked() {
            command = Some(Command::Suggestion(SuggestionCommand::TakeBack(key.clone())));
        }
    });
    match (&command, suggestion) {
        (None, Some(suggestion)) if row.response().clicked() => {
            Some(Command::ShowWords(suggestion.content.first().range()))
        }
        _ => command,
    }
}

/// What is said, its pieces joined.
pub fn words(desk: &Desk, found: &Found) -> String {
    let article = desk.document.article();
    let pieces = found.suggestion.content.iter().take(MOST_PIECES);
    let pieces: Vec<String> = pieces.map(|it| cut(article.quote(it), MOST_WORDS)).collect();
    cut(&pieces.join(" … "), MOST_WORDS)
}

/// Pieces of one suggestion that are shown.
const MOST_PIECES: usize = 6;

/// Who would have said it, in a few words.
pub fn speaker(desk: &Desk, suggestion: &Suggestion) -> String {
    let article = desk.document.article();
    let quoted = |it| cut(article.quote(it), 80);
    match &suggestion.speaker {
        Speaker::Named => suggestion.source.map(quoted).unwrap_or_default(),
        Speaker::Means(name) | Speaker::Carried(name) => quoted(*name),
        Speaker::OneOf(names) => match suggestion.source {
            Some(source) => format!("{}: one of {}", quoted(source), names.len()),
            None => format!("one of {}", names.len()),
        },
        Speaker::Unnamed => suggestion.source.map_or_else(|| "nobody named".to_owned(), quoted),
    }
}
