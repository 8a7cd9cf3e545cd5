//! Every place of this article that is marked as naming an entry.

use egui::{ScrollArea, Ui};

use super::row::{Row, height, row};
use super::{can_change, registry};
use crate::app::command::{AttributionCommand, Command, RegistryCommand};
use crate::app::said;
use crate::app::state::{Desk, State};
use crate::model::id::AnnotationId;
use crate::model::registry::SourceId;
use crate::ui::cached::{Version, version};
use crate::ui::frame::Drafts;
use crate::ui::inspector::section::key_of;

/// The mentions of an entry by place, prepared once for each state of the document.
pub struct MentionList {
    made_for: (Version, SourceId),
    rows: Vec<AnnotationId>,
}

/// The mentions, with what leads from one to the next.
pub(super) fn mentions(ui: &mut Ui, state: &State, desk: &Desk, id: &SourceId, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let made_for = (version(desk), id.clone());
    if drafts
        .registry
        .mentions
        .as_ref()
        .is_none_or(|it| it.made_for != made_for)
    {
        let rows = said::mentioned(&desk.document, id);
        drafts.registry.mentions = Some(MentionList { made_for, rows });
    }
    let rows = drafts.registry.mentions.as_ref().map_or(&[][..], |it| &it.rows);
    ui.horizontal_wrapped(|ui| {
        for (title, act) in [
            ("Previous", AttributionCommand::PreviousMention),
            ("Next", AttributionCommand::NextMention),
        ] {
            let command = Command::Attribution(act);
            let key = key_of(state, &command);
            let button = ui.add_enabled(!rows.is_empty(), egui::Button::new(title));
            if button.on_hover_text(key).clicked() {
                commands.push(command);
            }
        }
        let mark = Command::Attribution(AttributionCommand::AskMentions);
        let key = key_of(state, &mark);
        let button = ui.add_enabled(can_change(desk), egui::Button::new("Mark further mentions…"));
        if button
            .on_hover_text(format!("Every other place where it is named ({key})"))
            .clicked()
        {
            commands.push(mark);
        }
    });
    if rows.is_empty() {
        ui.add_space(6.0);
        ui.label(
            "No place of this article is marked as naming this entry. “Mark further mentions” looks for its names",
        );
        return commands;
    }
    ui.add_space(4.0);
    let height = height(ui);
    ScrollArea::vertical()
        .id_salt(("mentions", id.as_str()))
        .auto_shrink(false)
        .show_rows(ui, height, rows.len(), |ui, range| {
            for mention in &rows[range] {
                commands.extend(one(ui, desk, id, mention));
            }
        });
    commands
}

fn one(ui: &mut Ui, desk: &Desk, id: &SourceId, mention: &AnnotationId) -> Vec<Command> {
    let document = &desk.document;
    let Some(annotation) = document.annotation(mention) else {
        return Vec::new();
    };
    let span = annotation.segments.first();
    let (before, after) = said::context(document, span);
    let line = document.article().paragraph_at(span.start()) + 1;
    let about = match annotation.body.attributes.get("surface") {
        Some(surface) => format!("Line {line} · {surface}"),
        None => format!("Line {line}"),
    };
    let shown = row(
        ui,
        &Row {
            about,
            words: document.words(annotation),
            before,
            after,
            on: desk.selected.as_ref() == Some(mention),
        },
    );
    match shown.clicked() {
        true => vec![
            Command::Focus(mention.clone()),
            registry(RegistryCommand::Show(id.clone())),
        ],
        false => Vec::new(),
    }
}
