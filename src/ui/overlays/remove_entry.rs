//! What deleting an entry affects, before it is deleted.

use egui::Context;

use super::sheet::sheet;
use crate::app::command::{Command, RegistryCommand};
use crate::app::folder_view::FolderArticle;
use crate::app::state::Desk;
use crate::model::registering::resting_on;
use crate::model::registry::SourceId;
use crate::ui::cached::version;
use crate::ui::frame::Drafts;

/// How much rests on an entry, here and in the folder's other articles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Affected {
    pub attributions: usize,
    pub mentions: usize,
    /// Places in other articles of the folder, and the articles they are in; `None` before the folder was read.
    pub elsewhere: Option<(usize, usize)>,
}

/// The sheet that asks whether an entry is to go.
pub fn remove_entry(ctx: &Context, desk: &Desk, id: &SourceId, drafts: &mut Drafts) -> Vec<Command> {
    let name = desk
        .document
        .entry(id)
        .map(|it| it.1.name.to_string())
        .unwrap_or_default();
    let key = (
        version(desk),
        id.clone(),
        desk.folder.as_ref().map(|it| it.articles.len()),
    );
    let affected = *drafts.affected.get(key, || affected(desk, id));
    let begun = std::mem::replace(&mut drafts.overlay_begun, true);
    sheet(ctx, &format!("Delete {name}?"), 460.0, |ui| {
        let Affected {
            attributions, mentions, ..
        } = affected;
        ui.label(match attributions + mentions {
            0 => "Nothing in this article rests on it".to_owned(),
            _ => format!(
                "{} and {} in this article rest on nobody known afterwards; the marks stay",
                count(attributions, "attribution"),
                count(mentions, "mention")
            ),
        });
        let mut command = None;
        match affected.elsewhere {
            Some((0, _)) => drop(ui.label("No other article of the folder uses it")),
            Some((places, articles)) => drop(ui.label(format!(
                "{} in {} of the folder still name it, and are shown as broken",
                count(places, "place"),
                count(articles, "other article")
            ))),
            None => {
                ui.label("The folder's other articles have not been read; they may name it, too");
                if ui.button("Read the whole folder first").clicked() {
                    command = Some(RegistryCommand::ReadFolder);
                }
            }
        }
        ui.weak("Ctrl+Z brings it back");
        ui.add_space(8.0);
        let mut keep = false;
        ui.horizontal(|ui| {
            let delete = ui.button("Delete the entry");
            if !begun {
                delete.request_focus();
            }
            if delete.clicked() {
                command = Some(RegistryCommand::Remove(id.clone()));
            }
            keep = ui.button("Keep it").clicked();
        });
        let kept = keep.then_some(Command::Escape);
        kept.or(command.map(Command::Registry)).into_iter().collect()
    })
}

fn affected(desk: &Desk, id: &SourceId) -> Affected {
    let here = resting_on(&desk.document, id);
    let elsewhere = desk.folder.as_ref().map(|folder| {
        let others = folder.articles.iter().filter(|it| it.path != desk.path);
        let resting = others.map(|it: &FolderArticle| resting_on(&it.document, id));
        let places = resting.map(|it| it.attributions + it.mentions).filter(|it| *it > 0);
        places.fold((0, 0), |(places, articles), it| (places + it, articles + 1))
    });
    Affected {
        attributions: here.attributions,
        mentions: here.mentions,
        elsewhere,
    }
}

fn count(n: usize, what: &str) -> String {
    match n {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}
