//! Sentences by how much they are worth checking, with what makes them so.

use egui::{Key, Response, Ui};
use egui_extras::{Column, TableRow};

use crate::app::command::Command;
use crate::app::state::{Desk, Pane};
use crate::engine::worth::Worth;
use crate::model::label::Label;
use crate::model::span::Span;
use crate::text::visible::cut;
use crate::ui::frame::Drafts;
use crate::ui::tables::listed::{ROW, fill, listed, resizable, text, text_with_help};
use crate::ui::tables::rows::{focus_ring, rows_region, walked};
use crate::ui::tables::sideways::at_least;

/// A narrower table is scrolled sideways.
const LEAST: f32 = 720.0;
/// Marks in one sentence that are looked at.
const MOST_MARKS: usize = 50;
/// What the rows' keys do.
const KEYS: &str =
    "Up and Down go from sentence to sentence, C marks the sentence as a claim, Enter goes into the article";

/// A row a sentence, the most worth checking first; only those on the screen are drawn.
pub fn worth(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let Some(ranked) = desk.suggesting.worth.clone() else {
        ui.add_space(8.0);
        ui.weak("The sentences are being weighed…");
        return Vec::new();
    };
    if ranked.is_empty() {
        ui.add_space(8.0);
        ui.weak("This article has no sentences to check");
        return Vec::new();
    }
    ui.weak("Definite statements first; an order, no verdict. Choose a sentence and press C to mark it as a claim");
    let region = rows_region(ui, "worth-rows", &format!("Sentences worth checking. {KEYS}"));
    if drafts.takes_focus(Pane::Table) {
        region.request_focus();
    }
    let mut commands: Vec<Command> = Vec::new();
    let here = (desk.ticket, desk.suggesting.answered(), desk.selection.range());
    let shown = *drafts.suggestions.weighed.get(here, || row_of_shown(desk, &ranked));
    commands.extend(at_least(ui, LEAST, |ui| table(ui, desk, (&ranked, shown), &region)));
    focus_ring(ui, &region);
    if region.has_focus() {
        if ui.input(|it| it.key_pressed(Key::Enter)) {
            commands.push(Command::ToArticle);
        }
        let row = walked(ui, shown, ranked.len());
        let row = row.and_then(|it| ranked.get(it));
        commands.extend(row.map(|it| Command::ShowWords(it.sentence.range())));
    }
    commands
}

/// The row of the sentence that the caret is in.
fn row_of_shown(desk: &Desk, ranked: &[Worth]) -> Option<usize> {
    let here = desk.selection.range();
    ranked
        .iter()
        .position(|it| it.sentence.start() <= here.start && here.end <= it.sentence.end())
}

fn table(ui: &mut Ui, desk: &Desk, (ranked, shown): (&[Worth], Option<usize>), region: &Response) -> Option<Command> {
    let mut command = None;
    let table = listed(ui, "worth", None)
        .column(Column::initial(44.0).at_least(36.0))
        .column(Column::initial(60.0).at_least(44.0))
        .column(Column::initial(60.0).at_least(44.0))
        .column(Column::remainder().at_least(160.0).clip(true))
        .column(resizable(330.0, 80.0));
    fill(
        table,
        &["Line", "Worth", "Claim", "Sentence", "Because of"],
        (ranked.len(), ROW),
        |mut row| {
            let place = row.index();
            row.set_selected(shown == Some(place));
            if let Some(worth) = ranked.get(place) {
                command = worth_row(&mut row, desk, worth, region).or(command.take());
            }
        },
    );
    command
}

fn worth_row(row: &mut TableRow<'_, '_>, desk: &Desk, worth: &Worth, region: &Response) -> Option<Command> {
    let article = desk.document.article();
    let line = article.paragraph_at(worth.sentence.start()) + 1;
    row.col(|ui| text(ui, &line.to_string()));
    row.col(|ui| text(ui, &format!("{:.0}", worth.score * 100.0)));
    let marked = is_claim(desk, worth.sentence);
    row.col(|ui| text(ui, if marked { "marked" } else { "" }));
    row.col(|ui| text(ui, &cut(article.quote(worth.sentence), 200)));
    let factors: Vec<&str> = worth.factors.iter().map(|it| it.title()).collect();
    let factors = factors.join(", ");
    row.col(|ui| text_with_help(ui, &factors, &factors));
    row.response().clicked().then(|| {
        region.request_focus();
        Command::ShowWords(worth.sentence.range())
    })
}

/// Whether some of a sentence is marked as a claim.
fn is_claim(desk: &Desk, sentence: Span) -> bool {
    let marks = desk.document.index().some_touching(sentence.range(), MOST_MARKS);
    marks.iter().any(|it| it.label == Label::Claim)
}
