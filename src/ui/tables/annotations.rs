//! The table of all annotations.

use egui::{ComboBox, Key, RichText, Sense, Ui};
use egui_extras::{Column, TableRow};

use crate::app::command::Command;
use crate::app::listing::{Listing, Sort};
use crate::app::state::Desk;
use crate::model::id::AnnotationId;
use crate::model::label::LABELS;
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::tables::listed::{ROW, listed, resizable, text};
use crate::ui::theme::ViewTheme;

/// Characters shown of a segment.
const MOST_SHOWN: usize = 300;

/// Filters, then the rows; only those on the screen are drawn.
pub fn annotations_table(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Option<Command> {
    let mut command = filters(ui, desk, drafts);
    let count = match &desk.rows {
        Some((_, _, rows)) if !desk.listing.is_plain() => rows.len(),
        _ => desk.document.annotations().len(),
    };
    if desk.document.annotations().is_empty() {
        ui.add_space(8.0);
        ui.weak("Nothing is marked yet. Select words in the article and press C for a claim, Q for a quote, S for a source, U for a cue");
        return command;
    }
    if count == 0 {
        ui.add_space(8.0);
        ui.weak("No annotation fits the filter");
        return command;
    }
    let anew = drafts.shown_selected != desk.selected;
    let scroll = anew.then(|| row_of_selected(desk)).flatten();
    drafts.shown_selected = desk.selected.clone();
    let table = listed(ui, "annotations", scroll)
        .column(Column::initial(86.0).at_least(60.0))
        .column(Column::initial(64.0).at_least(40.0))
        .column(Column::remainder().at_least(120.0).clip(true))
        .column(resizable(200.0, 60.0))
        .column(resizable(120.0, 40.0));
    table
        .header(ROW, |mut header| {
            for (sort, title) in COLUMNS {
                header.col(|ui| command = command.take().or(head(ui, &desk.listing, *sort, title)));
            }
        })
        .body(|body| {
            body.rows(ROW, count, |mut row| {
                command = command.take().or(table_row(&mut row, desk))
            });
        });
    command
}

const COLUMNS: &[(Option<Sort>, &str)] = &[
    (Some(Sort::Label), "Label"),
    (Some(Sort::Place), "Line"),
    (Some(Sort::Words), "Words"),
    (Some(Sort::Note), "Note"),
    (None, "Tags"),
];

fn head(ui: &mut Ui, listing: &Listing, sort: Option<Sort>, title: &str) -> Option<Command> {
    let Some(sort) = sort else {
        ui.add(
            egui::Button::new(RichText::new(title).strong())
                .frame(false)
                .sense(Sense::hover()),
        );
        return None;
    };
    let arrow = match (listing.sort == sort, listing.descending) {
        (false, _) => "",
        (true, false) => " ⏶",
        (true, true) => " ⏷",
    };
    let text = RichText::new(format!("{title}{arrow}")).strong();
    let clicked = ui
        .add(egui::Button::new(text).frame(false))
        .on_hover_text("Sort by this; again for the other way round")
        .clicked();
    clicked.then(|| {
        let mut listing = listing.clone();
        listing.descending = listing.sort == sort && !listing.descending;
        listing.sort = sort;
        Command::List(listing)
    })
}

fn filters(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Option<Command> {
    let mut listing = desk.listing.clone();
    let mut walked = None;
    ui.horizontal(|ui| {
        let label = ui.label("Filter");
        let edit = field::line(&mut listing.text)
            .hint_text("Words, notes, tags")
            .desired_width(180.0);
        let response = ui.add(edit).labelled_by(label.id);
        if drafts.takes_focus(crate::app::state::Pane::Table) {
            response.request_focus();
        }
        if response.has_focus() {
            walked = walk(ui, desk);
        } else if response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter)) {
            walked = Some(Command::ToArticle);
        }
        let shown = listing.label.as_ref().map_or("Every label", |it| it.title()).to_owned();
        let label = ui.label("Label");
        let choice = ComboBox::from_id_salt("filter-label")
            .selected_text(shown)
            .width(110.0)
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut listing.label, None, "Every label");
                for entry in LABELS {
                    ui.selectable_value(&mut listing.label, Some(entry.label.clone()), entry.title);
                }
            });
        choice.response.labelled_by(label.id);
        let label = ui.label("Tag");
        ui.add(
            field::line(&mut listing.tag)
                .hint_text("Whole tag")
                .desired_width(110.0),
        )
        .labelled_by(label.id);
        if desk.listing.is_plain() {
            return;
        }
        if let Some((_, _, rows)) = &desk.rows {
            ui.weak(format!("{} of {}", rows.len(), desk.document.annotations().len()));
        }
        if ui.button("Show all").clicked() {
            listing = Listing::default();
        }
    });
    (listing != desk.listing).then_some(Command::List(listing)).or(walked)
}

/// Up and Down in the filter go through the rows.
fn walk(ui: &Ui, desk: &Desk) -> Option<Command> {
    let (up, down) = ui.input(|it| (it.key_pressed(Key::ArrowUp), it.key_pressed(Key::ArrowDown)));
    if !up && !down {
        return None;
    }
    let here = row_of_selected(desk);
    let row = match here {
        Some(row) if down => row + 1,
        Some(row) => row.checked_sub(1)?,
        None => 0,
    };
    id_at(desk, row).cloned().map(Command::Focus)
}

/// The id in row `n` of what is listed.
fn id_at(desk: &Desk, n: usize) -> Option<&AnnotationId> {
    match &desk.rows {
        Some((_, _, rows)) if !desk.listing.is_plain() => rows.get(n),
        _ => desk.document.index().nth(n).map(|it| &it.id),
    }
}

/// The row of the selected annotation, where the index knows it.
fn place_of_selected(desk: &Desk) -> Option<usize> {
    let id = desk.selected.as_ref()?;
    let annotation = desk.document.annotation(id)?;
    desk.listing
        .is_plain()
        .then(|| desk.document.index().rank(annotation.segments.first(), id))
}

/// The row of the selected annotation in whatever is listed.
fn row_of_selected(desk: &Desk) -> Option<usize> {
    match &desk.rows {
        Some((_, _, rows)) if !desk.listing.is_plain() => rows.iter().position(|it| Some(it) == desk.selected.as_ref()),
        _ => place_of_selected(desk),
    }
}

fn table_row(row: &mut TableRow<'_, '_>, desk: &Desk) -> Option<Command> {
    let id = id_at(desk, row.index())?;
    let annotation = desk.document.annotation(id)?;
    let body = &annotation.body;
    let article = desk.document.article();
    row.set_selected(desk.selected.as_ref() == Some(id));
    row.col(|ui| {
        let colours = ViewTheme::of(ui.visuals().dark_mode).label(&body.label);
        ui.label(
            RichText::new(body.label.letter().to_string())
                .monospace()
                .strong()
                .color(colours.line),
        );
        ui.label(body.label.title());
    });
    row.col(|ui| drop(ui.label((article.paragraph_at(annotation.segments.first().start()) + 1).to_string())));
    row.col(|ui| {
        let mut words = String::new();
        for segment in annotation.segments.iter().take(4) {
            if !words.is_empty() {
                words += " … ";
            }
            let quote = article.quote(segment);
            let mut shown = quote.chars().map(|it| if it.is_control() { ' ' } else { it });
            words.extend(shown.by_ref().take(MOST_SHOWN));
            if shown.next().is_some() {
                words.push('…');
            }
        }
        text(ui, &words);
    });
    row.col(|ui| text(ui, body.note.lines().next().unwrap_or_default()));
    row.col(|ui| text(ui, &body.tags.join(", ")));
    row.response().clicked().then(|| Command::Focus(id.clone()))
}
