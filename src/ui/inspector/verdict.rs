//! The verdict on a claim: a value on a scale, or words, and why.

use std::sync::Arc;

use egui::{Button, ComboBox, Ui};

use super::claim_draft::ClaimDraft;
use super::notes::is_due;
use super::scale::{ScaleDraft, scale_form};
use super::section::{Opening, follow, labelled, section, take_keyboard};
use crate::app::command::Command;
use crate::app::state::{Desk, Pane, State};
use crate::model::claim::SCALES;
use crate::ui::field;
use crate::ui::frame::Drafts;

/// What a scale without values is called.
const WORDS_ONLY: &str = "words only";

/// The verdict on the claim of `drafts.claim`.
pub fn verdict(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let asked = drafts.focus == Some(Pane::Verdict);
    let opening = if asked { Opening::Asked } else { Opening::Open };
    let content = |ui: &mut Ui| {
        let Some(mut draft) = drafts.claim.take() else {
            return Vec::new();
        };
        let mut commands = Vec::new();
        commands.extend(scale(ui, desk, &mut draft, drafts));
        let (given, left) = value(ui, desk, state, &mut draft, drafts);
        commands.extend(given);
        let reason = labelled(ui, "Reason", |ui| {
            text(ui, &mut draft.verdict.reason, "Why, in a sentence or two", 2)
        });
        if reason.changed() {
            draft.verdict_touched_ms = Some(state.ms());
        }
        if is_due(ui, state, draft.verdict_touched_ms, left || reason.lost_focus()) {
            commands.push(draft.keep_verdict());
        }
        drafts.claim = Some(draft);
        commands
    };
    section(ui, "Verdict", opening, content).unwrap_or_default()
}

/// A field over shared text.
pub fn text(ui: &mut Ui, value: &mut Arc<str>, hint: &str, rows: usize) -> egui::Response {
    let mut typed = value.to_string();
    let edit = match rows {
        1 => field::line(&mut typed),
        _ => field::lines(&mut typed).desired_rows(rows),
    };
    let response = ui.add(edit.hint_text(hint).desired_width(f32::INFINITY));
    if response.changed() {
        *value = typed.into();
    }
    follow(&response);
    response
}

/// The choice of the scale; a verdict that was given is kept on the new one only if the value is on it.
fn scale(ui: &mut Ui, desk: &Desk, draft: &mut ClaimDraft, drafts: &mut Drafts) -> Vec<Command> {
    let own = &desk.document.tables().scales;
    let current = draft.verdict.scale.clone();
    let shown = if current.is_empty() { WORDS_ONLY } else { &current };
    let mut wanted = current.clone();
    let mut form = None;
    labelled(ui, "Scale", |ui| {
        let width = (ui.available_width() - 8.0).max(80.0);
        let choice = ComboBox::from_id_salt("verdict-scale")
            .selected_text(shown)
            .width(width)
            .truncate()
            .show_ui(ui, |ui| {
                for scale in SCALES {
                    let on = &*current == scale.name;
                    if ui.selectable_label(on, scale.name).on_hover_text(scale.help).clicked() {
                        wanted = scale.name.into();
                    }
                }
                for name in own.keys() {
                    let on = current == *name;
                    if ui
                        .selectable_label(on, &**name)
                        .on_hover_text("This folder's own")
                        .clicked()
                    {
                        wanted = name.clone();
                    }
                }
                if ui.selectable_label(current.is_empty(), WORDS_ONLY).clicked() {
                    wanted = "".into();
                }
                ui.separator();
                if ui.selectable_label(false, "Add an own scale…").clicked() {
                    form = Some(ScaleDraft::default());
                }
                if let Some(scale) = own.get(&current)
                    && ui.selectable_label(false, format!("Change “{current}”…")).clicked()
                {
                    form = Some(ScaleDraft::of(&current, scale));
                }
            });
        follow(&choice.response);
        choice.response
    });
    if form.is_some() {
        drafts.scale = form;
    }
    let mut commands = Vec::new();
    let made = scale_form(ui, desk, drafts, &mut commands);
    if let Some(name) = made {
        wanted = name;
    }
    if wanted != current {
        draft.verdict.scale = wanted.clone();
        drafts.last_scale = Some(wanted.clone());
        let values = values_of(desk, &wanted);
        let fits = values.is_empty() || values.iter().any(|it| **it == *draft.verdict.value);
        if !draft.verdict.value.is_empty() && !fits {
            // Another scale has no such value; the words are not lost, they begin the reason.
            let (value, reason) = (&draft.verdict.value, &draft.verdict.reason);
            draft.verdict.reason = match &**reason {
                "" => format!("{current}: {value}").into(),
                reason => format!("{reason} ({current}: {value})").into(),
            };
            draft.verdict.value = "".into();
        }
        if !draft.verdict.value.is_empty() || !draft.verdict.reason.is_empty() {
            commands.push(draft.keep_verdict());
        }
    }
    commands
}

/// The values of a scale; empty for words only and for a scale that is not known here.
fn values_of(desk: &Desk, name: &Arc<str>) -> Vec<Arc<str>> {
    let shipped = SCALES.iter().find(|it| *it.name == **name);
    match (shipped, desk.document.tables().scales.get(name)) {
        (_, Some(own)) => own.values.clone(),
        (Some(shipped), None) => shipped.values.iter().map(|it| it.0.into()).collect(),
        (None, None) => Vec::new(),
    }
}

/// The values as buttons, the one given pressed; a field where there are none.
///
/// Answers what was chosen, and whether the field was left.
fn value(
    ui: &mut Ui,
    desk: &Desk,
    state: &State,
    draft: &mut ClaimDraft,
    drafts: &mut Drafts,
) -> (Option<Command>, bool) {
    let values = values_of(desk, &draft.verdict.scale);
    let asked = drafts.takes_focus(Pane::Verdict);
    if values.is_empty() {
        let response = labelled(ui, "Verdict", |ui| text(ui, &mut draft.verdict.value, "In words", 1));
        if response.changed() {
            draft.verdict_touched_ms = Some(state.ms());
        }
        if asked {
            take_keyboard(&response);
        }
        return (None, response.lost_focus());
    }
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let given = draft.verdict.value.clone();
        let unknown = Some(given.clone()).filter(|it| !it.is_empty() && !values.contains(it));
        for (i, value) in values.iter().chain(&unknown).enumerate() {
            let on = *value == given;
            let response = ui.add(Button::selectable(on, &**value).frame_when_inactive(true));
            follow(&response);
            if asked && (on || (i == 0 && given.is_empty())) {
                take_keyboard(&response);
            }
            if response.clicked() {
                chosen = Some(if on { "".into() } else { value.clone() });
            }
        }
    });
    let command = chosen.map(|value: Arc<str>| {
        draft.verdict.value = value;
        drafts.last_scale = Some(draft.verdict.scale.clone());
        draft.keep_verdict()
    });
    (command, false)
}
