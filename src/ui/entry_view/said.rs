//! Everything an entry said, in this article or in the whole folder.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{ComboBox, ScrollArea, Ui};

use super::registry;
use super::row::{Row, height, row};
use crate::app::command::{Command, RegistryCommand};
use crate::app::folder_view::{SharedFolder, TextExport, TextForm};
use crate::app::said::{self, Said, SaidOrder};
use crate::app::state::Desk;
use crate::model::document::Document;
use crate::model::label::Label;
use crate::model::registry::SourceId;
use crate::ui::cached::{Version, version};
use crate::ui::folder_reading::folder_reading;
use crate::ui::frame::Drafts;

/// What an entry said, prepared once for each state of the document and of the folder.
pub struct SaidList {
    made_for: (Version, SourceId, SaidOrder, Option<usize>),
    rows: Vec<Place>,
}

/// Something said, and in which article: `None` for the open one, else its place in the folder.
struct Place {
    article: Option<usize>,
    said: Said,
}

/// The orders that can be chosen.
const ORDERS: [(SaidOrder, &str); 3] = [
    (SaidOrder::Place, "By place"),
    (SaidOrder::Kind, "Claims, then quotes"),
    (SaidOrder::Form, "By form"),
];

/// Everything the entry said, with what can be done with it.
pub(super) fn said(ui: &mut Ui, desk: &Desk, id: &SourceId, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        for (folder, title) in [(false, "This article"), (true, "Whole folder")] {
            let on = drafts.registry.whole_folder == folder;
            if ui.selectable_label(on, title).clicked() {
                drafts.registry.whole_folder = folder;
            }
        }
    });
    if drafts.registry.whole_folder {
        commands.extend(folder_reading(ui, desk));
        if desk.folder.is_none() {
            return commands;
        }
    }
    let folder = desk.folder.as_ref().filter(|_| drafts.registry.whole_folder);
    prepare(desk, id, folder, drafts);
    let Some(list) = &drafts.registry.said else {
        return commands;
    };
    if list.rows.is_empty() {
        ui.add_space(6.0);
        ui.label(match folder {
            Some(_) => "Nothing in the articles of this folder rests on this entry yet",
            None => "Nothing in this article rests on this entry yet. Select a quote or a claim and press A to say who said it",
        });
        return commands;
    }
    let mut order = drafts.registry.order;
    ui.horizontal_wrapped(|ui| {
        let shown = ORDERS.iter().find(|it| it.0 == order).map_or("", |it| it.1);
        let label = ui.label("Order");
        let choice = ComboBox::from_id_salt("said-order")
            .selected_text(shown)
            .width(120.0)
            .show_ui(ui, |ui| {
                for (one, title) in ORDERS {
                    ui.selectable_value(&mut order, one, title);
                }
            });
        choice.response.labelled_by(label.id);
        let whole = folder.is_some();
        ui.menu_button("Save the list…", |ui| {
            for (form, title) in [
                (TextForm::Csv, "As CSV…"),
                (TextForm::Markdown, "As Markdown…"),
                (TextForm::Html, "As HTML…"),
            ] {
                if ui.button(title).clicked() {
                    let entry = id.clone();
                    let export = TextExport::Said {
                        entry,
                        folder: whole,
                        form,
                    };
                    commands.push(registry(RegistryCommand::AskExport(export)));
                }
            }
        });
    });
    ui.add_space(4.0);
    let height = height(ui);
    ScrollArea::vertical()
        .id_salt(("said", id.as_str()))
        .auto_shrink(false)
        .show_rows(ui, height, list.rows.len(), |ui, range| {
            for place in &list.rows[range] {
                commands.extend(one(ui, desk, folder, id, place));
            }
        });
    drafts.registry.order = order;
    commands
}

/// Makes the list, where the one from before does not fit any more.
fn prepare(desk: &Desk, id: &SourceId, folder: Option<&SharedFolder>, drafts: &mut Drafts) {
    let order = drafts.registry.order;
    let read = folder.map(|it| Arc::as_ptr(it).addr());
    let made_for = (version(desk), id.clone(), order, read);
    if drafts.registry.said.as_ref().is_some_and(|it| it.made_for == made_for) {
        return;
    }
    let mut rows = Vec::new();
    let mut add = |article: Option<usize>, document: &Document| {
        let mut said = said::said_by(document, id);
        said::order(&mut said, order);
        rows.extend(said.into_iter().map(|said| Place { article, said }));
    };
    match folder {
        None => add(None, &desk.document),
        Some(folder) => {
            for (n, article) in folder.articles.iter().enumerate() {
                // The open one is as it stands in the window now.
                match article.path == desk.path {
                    true => add(None, &desk.document),
                    false => add(Some(n), &article.document),
                }
            }
        }
    }
    drafts.registry.said = Some(SaidList { made_for, rows });
}

fn one(ui: &mut Ui, desk: &Desk, folder: Option<&SharedFolder>, id: &SourceId, place: &Place) -> Vec<Command> {
    let elsewhere = place.article.and_then(|n| folder?.articles.get(n));
    let document = elsewhere.map_or(&desk.document, |it| &it.document);
    let Some(annotation) = document.annotation(&place.said.content) else {
        return Vec::new();
    };
    let name = match (elsewhere, folder) {
        (Some(article), _) => Some(article.name.clone()),
        (None, Some(_)) => Some(desk.name()),
        (None, None) => None,
    };
    let (before, after) = said::context(document, place.said.span);
    let shown = row(
        ui,
        &Row {
            about: about(document, &place.said, name.as_deref()),
            words: document.words(annotation),
            before,
            after,
            on: elsewhere.is_none() && desk.selected.as_ref() == Some(&place.said.content),
        },
    );
    if !shown.clicked() {
        return Vec::new();
    }
    match elsewhere {
        Some(article) => vec![Command::Open(PathBuf::clone(&article.path))],
        // The entry stays, so that one can go on through its list.
        None => vec![
            Command::Focus(place.said.content.clone()),
            registry(RegistryCommand::Show(id.clone())),
        ],
    }
}

/// Where it stands, how its words are given, and by which cue.
fn about(document: &Document, said: &Said, article: Option<&str>) -> String {
    let line = document.article().paragraph_at(said.span.start()) + 1;
    let place = match article {
        Some(article) => format!("{article}, line {line}"),
        None => format!("Line {line}"),
    };
    let what = match (&said.label, &*said.form) {
        (Label::Quote, "") => "quote".to_owned(),
        (Label::Quote, form) => format!("{form} quote"),
        (label, "") => label.title().to_lowercase(),
        (label, form) => format!("{}, {form}", label.title().to_lowercase()),
    };
    let cue = said.cue.as_ref().and_then(|it| document.annotation(it));
    match cue {
        Some(cue) => format!("{place} · {what} · “{}”", document.words(cue)),
        None => format!("{place} · {what}"),
    }
}
