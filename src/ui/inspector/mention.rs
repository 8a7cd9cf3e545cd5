//! Which entry of the registry the selected source mentions.

use egui::Ui;

use super::attribution::show;
use super::section::{Opening, key_button, leading, quiet, row, section, take_out};
use crate::app::command::{AttributionCommand, Command};
use crate::app::state::{Desk, State};
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::ui::cached::version;
use crate::ui::frame::Drafts;

/// The entry, how often it is mentioned, and what to do next.
pub fn mention(
    ui: &mut Ui,
    state: &State,
    desk: &Desk,
    id: &AnnotationId,
    mention: &Annotation,
    drafts: &mut Drafts,
) -> Vec<Command> {
    if mention.body.label != Label::Source {
        return Vec::new();
    }
    let content = |ui: &mut Ui| {
        let mut commands = Vec::new();
        let key = mention.body.refers_to.as_ref();
        let entry = key.and_then(|it| desk.document.entry(it));
        let mut command = None;
        let words = |ui: &mut Ui| match (key, entry) {
            (None, _) => quiet(ui, "nobody in the registry yet"),
            (Some(key), None) => quiet(ui, key.as_str()),
            (Some(_), Some((id, entry))) => {
                if leading(ui, &entry.name, "Show the entry and everything it said").clicked() {
                    command = Some(show(id));
                }
            }
        };
        row(ui, "Refers to", words, |ui| {
            if key.is_some() && take_out(ui, "Refers to nobody").clicked() {
                commands.push(Command::Attribution(AttributionCommand::SetSpeaker {
                    subject: id.clone(),
                    speaker: None,
                }));
            }
        });
        if let (Some(_), None) = (key, entry) {
            ui.label("Broken: this entry is not in the registry any more. Press A to say who it is");
        }
        if let Some((entry, _)) = entry {
            let key = (version(desk), entry.clone());
            let count = *drafts.mentions.get(key, || desk.document.mentions_of(entry).count());
            ui.weak(match count {
                1 => "Mentioned once in this article".to_owned(),
                n => format!("{n} mentions in this article"),
            });
        }
        commands.extend(command);
        let acts: &[(&str, AttributionCommand)] = match entry {
            None => &[
                ("Speaker…", AttributionCommand::PickSpeaker),
                ("New entry", AttributionCommand::EntryFromSelection),
            ],
            Some(_) => &[
                ("Mark all further mentions…", AttributionCommand::AskMentions),
                ("Next mention", AttributionCommand::NextMention),
            ],
        };
        ui.horizontal_wrapped(|ui| {
            for (title, act) in acts {
                let command = Command::Attribution(act.clone());
                commands.extend(key_button(ui, state, title, command));
            }
        });
        commands
    };
    section(ui, "Who it is", Opening::Open, content).unwrap_or_default()
}
