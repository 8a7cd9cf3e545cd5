//! What is laid over the window: palette, help, encodings, pick list, a path typed by hand.

mod accept_all;
mod dismiss;
mod help;
mod mentions;
mod relations;
pub mod remove_entry;
pub(in crate::ui) mod sheet;
mod speakers;
pub mod split_entry;

use egui::{Context, Key, Ui, vec2};

use super::article_view::article_id;
use super::field;
use super::frame::Drafts;
use crate::app::command::{AttributionCommand, Command, ReviewCommand};
use crate::app::effect::Question;
use crate::app::settings::ENCODINGS;
use crate::app::state::{Overlay, State};
use crate::model::id::AnnotationId;
use sheet::{choice, sheet};

/// Draws what lies on top; answers what was chosen in it.
pub fn overlay(ctx: &Context, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    begin(ctx, state.overlay.as_ref(), drafts);
    let (Some(overlay), desk) = (&state.overlay, state.desk.as_ref()) else {
        return Vec::new();
    };
    let commands = match (overlay, desk) {
        (Overlay::Hints(_), _) => Vec::new(),
        (Overlay::Palette, _) => sheet(ctx, "Commands", 520.0, |ui| palette(ui, state, drafts)),
        (Overlay::Help, _) => sheet(ctx, "Keys and help", 760.0, |ui| help::help(ui, state)),
        (Overlay::Encodings, _) => sheet(ctx, "Encoding of the article", 360.0, |ui| encodings(ui, state, drafts)),
        (Overlay::Path { question, reason }, _) => {
            sheet(ctx, "Path of the file", 560.0, |ui| path(ui, question, reason, drafts))
        }
        (Overlay::Pick(ids), _) => sheet(ctx, "Annotations at this place", 460.0, |ui| {
            let picked = pick(ui, state, ids, drafts);
            picked.map(Command::Focus).into_iter().collect()
        }),
        (Overlay::PickLink { from, to }, _) => sheet(ctx, "Link with", 460.0, |ui| {
            let picked = pick(ui, state, to, drafts);
            let link = picked.map(|to| AttributionCommand::LinkTo { from: from.clone(), to });
            link.map_or_else(Vec::new, |it| vec![Command::Escape, Command::Attribution(it)])
        }),
        (Overlay::Speakers(picker), Some(desk)) => speakers::speakers(ctx, desk, picker, drafts),
        (Overlay::Relations(claim), Some(desk)) => relations::relations(ctx, desk, claim, drafts),
        (Overlay::Mentions { entry, spans }, Some(desk)) => mentions::mentions(ctx, desk, entry, spans, drafts),
        (Overlay::RemoveEntry(id), Some(desk)) => remove_entry::remove_entry(ctx, desk, id, drafts),
        (Overlay::SplitEntry(id), Some(desk)) => split_entry::split_entry(ctx, desk, id, drafts),
        (Overlay::AcceptAll(batch), Some(desk)) => accept_all::accept_all(ctx, desk, batch, drafts),
        (Overlay::Review(sheet), Some(desk)) => {
            super::review_view::sheets::review_sheet(ctx, state, desk, sheet, drafts)
        }
        (Overlay::Dismiss { key, message, words }, _) => dismiss::dismiss(ctx, key, message, words, drafts),
        (
            Overlay::Speakers(_)
            | Overlay::Relations(_)
            | Overlay::Mentions { .. }
            | Overlay::RemoveEntry(_)
            | Overlay::SplitEntry(_)
            | Overlay::AcceptAll(_)
            | Overlay::Review(_),
            None,
        ) => Vec::new(),
    };
    drafts.overlay_focus = ctx.memory(|it| it.focused());
    commands
}

/// An overlay that comes up begins empty and has the keyboard; after the last one the article has it.
fn begin(ctx: &Context, overlay: Option<&Overlay>, drafts: &mut Drafts) {
    let laid = overlay.filter(|it| !matches!(it, Overlay::Hints(_)));
    let shown = laid.map(std::mem::discriminant);
    if drafts.overlay_shown == shown {
        return;
    }
    let focused = ctx.memory(|it| it.focused());
    if shown.is_none() && (focused.is_none() || focused == drafts.overlay_focus) {
        ctx.memory_mut(|it| it.request_focus(article_id()));
    } else if let (Some(_), Some(id)) = (shown, focused) {
        ctx.memory_mut(|it| it.surrender_focus(id));
    }
    drafts.overlay_shown = shown;
    drafts.overlay_query.clear();
    drafts.overlay_row = 0;
    drafts.overlay_begun = false;
    drafts.overlay_toggled.clear();
    drafts.overlay_focus = None;
}

fn palette(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let label = ui.label("Type part of a command's name");
    let field = ui
        .add(field::line(&mut drafts.overlay_query).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    field.request_focus();
    if field.changed() {
        drafts.overlay_row = 0;
    }
    let found = super::palette::ranked(&drafts.overlay_query);
    let rows: Vec<String> = found
        .iter()
        .map(|it| it.title.trim_end_matches('…').to_owned())
        .collect();
    let chosen = choice(ui, drafts, rows.len(), |ui, i, on| {
        let entry = found[i];
        let row = ui.add(
            egui::Button::selectable(on, &rows[i])
                .shortcut_text(state.keymap.keys(entry))
                .min_size(vec2(ui.available_width(), 0.0)),
        );
        row.on_hover_text(entry.help)
    });
    let Some(entry) = chosen.and_then(|it| found.get(it)) else {
        return Vec::new();
    };
    vec![Command::Escape, entry.command.clone()]
}

fn encodings(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let current = state
        .desk
        .as_ref()
        .map(|it| it.document.article().file().encoding.clone())
        .unwrap_or_default();
    let marked = state
        .desk
        .as_ref()
        .is_some_and(|it| !it.document.annotations().is_empty());
    if marked {
        ui.label("The encoding can be changed only before the first mark, because marks stand on the decoded text");
        return Vec::new();
    }
    let chosen = choice(ui, drafts, ENCODINGS.len(), |ui, i, on| {
        let (label, title) = ENCODINGS[i];
        let here = if label == current { "  (now)" } else { "" };
        ui.selectable_label(on, format!("{title}{here}"))
    });
    let Some((label, _)) = chosen.and_then(|it| ENCODINGS.get(it)) else {
        return Vec::new();
    };
    vec![
        Command::Escape,
        Command::Reopen {
            encoding: (*label).to_owned(),
        },
    ]
}

fn pick(ui: &mut Ui, state: &State, ids: &[AnnotationId], drafts: &mut Drafts) -> Option<AnnotationId> {
    let desk = state.desk.as_ref()?;
    let chosen = choice(ui, drafts, ids.len(), |ui, i, on| {
        let row = desk.document.annotation(&ids[i]).map(|it| {
            let words: String = desk.document.words(it).chars().take(80).collect();
            format!("{}  {words}", it.body.label.title())
        });
        ui.add(
            egui::Button::selectable(on, row.unwrap_or_default())
                .truncate()
                .min_size(vec2(ui.available_width(), 0.0)),
        )
    });
    chosen.and_then(|it| ids.get(it)).cloned()
}

fn path(ui: &mut Ui, question: &Question, reason: &str, drafts: &mut Drafts) -> Vec<Command> {
    if !drafts.overlay_begun {
        drafts.overlay_begun = true;
        drafts.overlay_query = match question {
            Question::Article { folder } | Question::Import { folder, .. } | Question::Original { folder } => folder
                .as_ref()
                .map(|it| format!("{}/", it.display()))
                .unwrap_or_default(),
            Question::Copy { suggested } | Question::Export { suggested, .. } | Question::Text { suggested, .. } => {
                suggested.display().to_string()
            }
        };
    }
    ui.label(reason);
    let label = ui.label("Path");
    let field = ui
        .add(field::line(&mut drafts.overlay_query).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    let entered = field.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
    // A field that asks for the keyboard before the window has it gets no keys at all on X11.
    if !entered && ui.input(|it| it.viewport().focused == Some(true)) {
        field.request_focus();
    }
    let go = ui.button("Go on").clicked() || entered;
    if !go || drafts.overlay_query.trim().is_empty() {
        return Vec::new();
    }
    let path = drafts.overlay_query.trim().into();
    vec![
        Command::Escape,
        match question {
            Question::Article { .. } => Command::Open(path),
            Question::Copy { .. } => Command::SaveCopy(path),
            Question::Export { format, .. } => Command::Export { format, path },
            Question::Import { format, .. } => Command::Import { format, path },
            Question::Original { .. } => Command::Review(ReviewCommand::Attach(path)),
            Question::Text { what, .. } => Command::Registry(crate::app::command::RegistryCommand::Export {
                what: what.clone(),
                path,
            }),
        },
    ]
}
