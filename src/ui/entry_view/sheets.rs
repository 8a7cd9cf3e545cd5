//! What is laid over the window before an entry is deleted or split: what it affects, and what goes where.

use egui::{Key, RichText, ScrollArea, Ui};

use super::registry;
use crate::app::command::{Command, RegistryCommand};
use crate::app::said;
use crate::app::state::{Desk, State};
use crate::model::id::AnnotationId;
use crate::model::registering::resting_on;
use crate::model::registry::SourceId;
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::registry_drafts::SplitDraft;

/// Characters of a quote in a row.
const MOST_SHOWN: usize = 90;

/// What deleting an entry affects, and the buttons to do it or not.
pub fn remove(ui: &mut Ui, state: &State, id: &SourceId) -> Vec<Command> {
    let Some((desk, entry)) = entry_of(state, id) else {
        return vec![Command::Escape];
    };
    let resting = resting_on(&desk.document, id);
    ui.label(format!("Delete “{entry}” from the registry?"));
    ui.add_space(6.0);
    let said = counted(
        resting.attributions,
        "quote or claim rests on it",
        "quotes and claims rest on it",
    );
    let named = counted(resting.mentions, "mention names it", "mentions name it");
    ui.label(match (resting.attributions, resting.mentions) {
        (0, 0) => "Nothing in this article rests on it.".to_owned(),
        _ => format!("In this article, {said} and {named}: they stay marked, and rest on nobody known."),
    });
    ui.label("Other articles of the folder that name it will tell that it is missing. Ctrl+Z brings it back.");
    ui.add_space(10.0);
    let mut commands = Vec::new();
    ui.horizontal(|ui| {
        let keep = ui.button("Keep it");
        if ui.memory(|it| it.focused().is_none()) {
            keep.request_focus();
        }
        if keep.clicked() {
            commands.push(Command::Escape);
        }
        if ui.button(format!("Delete {entry}")).clicked() {
            commands.push(registry(RegistryCommand::Remove(id.clone())));
        }
    });
    commands
}

/// What rests on an entry, to tick what goes to a new one.
pub fn split(ui: &mut Ui, state: &State, id: &SourceId, drafts: &mut Drafts) -> Vec<Command> {
    let Some((desk, entry)) = entry_of(state, id) else {
        return vec![Command::Escape];
    };
    let attributions = attributions(desk, id);
    let mentions = said::mentioned(&desk.document, id);
    let draft = &mut drafts.registry.split;
    let fits = draft.id.as_ref() == Some(id)
        && (draft.attributions.len(), draft.mentions.len()) == (attributions.len(), mentions.len());
    if !drafts.overlay_begun || !fits {
        *draft = SplitDraft {
            id: Some(id.clone()),
            name: String::new(),
            attributions: vec![false; attributions.len()],
            mentions: vec![false; mentions.len()],
        };
    }
    ui.label(format!(
        "“{entry}” stands for two. Name the other one, and tick what in this article is theirs; the rest stays."
    ));
    ui.add_space(6.0);
    let label = ui.label("Name of the new entry");
    let edit = ui
        .add(field::line(&mut draft.name).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    if !drafts.overlay_begun {
        drafts.overlay_begun = true;
        edit.request_focus();
    }
    ui.add_space(6.0);
    rows(ui, desk, draft, &attributions, &mentions);
    ui.add_space(8.0);
    let entered = edit.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
    let named = !draft.name.trim().is_empty();
    let mut commands = Vec::new();
    ui.horizontal(|ui| {
        let go = ui.add_enabled(named, egui::Button::new("Split off"));
        if go.clicked() || (entered && named) {
            let ticked = |ids: Vec<AnnotationId>, on: &[bool]| {
                let pairs = ids.into_iter().zip(on);
                pairs.filter(|(_, on)| **on).map(|(id, _)| id).collect()
            };
            let attributions = attributions.iter().map(|it| it.0.clone()).collect();
            commands.push(registry(RegistryCommand::Split {
                id: id.clone(),
                name: draft.name.trim().to_owned(),
                attributions: ticked(attributions, &draft.attributions),
                mentions: ticked(mentions, &draft.mentions),
            }));
        }
        if ui.button("Leave it").clicked() {
            commands.push(Command::Escape);
        }
    });
    commands
}

/// A box to tick for everything said and every mention; only those on the screen are drawn.
fn rows(
    ui: &mut Ui,
    desk: &Desk,
    draft: &mut SplitDraft,
    attributions: &[(AnnotationId, AnnotationId)],
    mentions: &[AnnotationId],
) {
    let count = attributions.len() + mentions.len();
    if count == 0 {
        ui.weak("Nothing in this article rests on it");
        return;
    }
    let height = ui.spacing().interact_size.y;
    let most = (ui.ctx().content_rect().height() - 320.0).clamp(80.0, 360.0);
    ScrollArea::vertical()
        .max_height(most)
        .show_rows(ui, height, count, |ui, range| {
            for n in range {
                let (what, content, on) = match n.checked_sub(attributions.len()) {
                    None => ("Said", &attributions[n].1, &mut draft.attributions[n]),
                    Some(n) => ("Named", &mentions[n], &mut draft.mentions[n]),
                };
                let words = desk.document.annotation(content).map(|it| desk.document.words(it));
                let shown: String = words.unwrap_or_default().chars().take(MOST_SHOWN).collect();
                ui.checkbox(
                    on,
                    RichText::new(format!("{what}: {}", shown.replace(['\n', '\r'], " "))),
                );
            }
        });
}

/// The attributions to an entry with what was said, by place.
fn attributions(desk: &Desk, id: &SourceId) -> Vec<(AnnotationId, AnnotationId)> {
    let spoken = desk.document.spoken_by(id).filter_map(|(own, it)| {
        let content = it.content.clone().or_else(|| it.source.clone())?;
        let span = desk.document.annotation(&content)?.segments.first();
        Some((span, own.clone(), content))
    });
    let mut spoken: Vec<_> = spoken.collect();
    spoken.sort();
    spoken.into_iter().map(|(_, own, content)| (own, content)).collect()
}

fn entry_of<'s>(state: &'s State, id: &SourceId) -> Option<(&'s Desk, &'s str)> {
    let desk = state.desk.as_ref()?;
    let entry = desk.document.entries().get(id)?;
    Some((desk, &entry.name))
}

fn counted(n: usize, one: &str, several: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        n => format!("{n} {several}"),
    }
}
