//! A scale of the folder's own for verdicts: its name and its values.

use std::sync::Arc;

use egui::{Button, Frame, Ui};

use super::section::{labelled, take_keyboard};
use crate::app::command::{Command, VerificationCommand};
use crate::app::state::Desk;
use crate::model::claim::{SCALES, Scale};
use crate::ui::field;
use crate::ui::frame::Drafts;

/// A scale being typed.
#[derive(Clone, Debug, Default)]
pub struct ScaleDraft {
    /// The name it has now; `None` for a new one.
    was: Option<Arc<str>>,
    name: String,
    /// One a line, from the worst to the best.
    values: String,
    begun: bool,
}

impl ScaleDraft {
    /// A scale that is there, to be changed.
    pub fn of(name: &Arc<str>, scale: &Scale) -> Self {
        let values: Vec<&str> = scale.values.iter().map(|it| &**it).collect();
        ScaleDraft {
            was: Some(name.clone()),
            name: name.to_string(),
            values: values.join("\n"),
            begun: false,
        }
    }

    /// The values that are typed, each once.
    fn values(&self) -> Vec<Arc<str>> {
        let mut values: Vec<Arc<str>> = Vec::new();
        for line in self.values.lines().map(str::trim).filter(|it| !it.is_empty()) {
            if values.iter().all(|it| **it != *line) {
                values.push(line.into());
            }
        }
        values
    }
}

/// The form, while one is open; answers the name of a scale that was made or changed.
pub fn scale_form(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, commands: &mut Vec<Command>) -> Option<Arc<str>> {
    let mut draft = drafts.scale.take()?;
    let mut open = true;
    let mut made = None;
    Frame::group(ui.style()).show(ui, |ui| {
        let name = labelled(ui, "Name", |ui| {
            ui.add(field::line(&mut draft.name).desired_width(f32::INFINITY))
        });
        if !std::mem::replace(&mut draft.begun, true) {
            take_keyboard(&name);
        }
        labelled(ui, "Values", |ui| {
            let edit = field::lines(&mut draft.values).desired_rows(4);
            ui.add(
                edit.hint_text("One a line, from the worst to the best")
                    .desired_width(f32::INFINITY),
            )
        });
        let (name, values) = (draft.name.trim(), draft.values());
        let shipped = SCALES.iter().any(|it| it.name == name);
        let own = desk.document.tables().scales.contains_key(name);
        let taken = shipped || (own && draft.was.as_deref() != Some(name));
        if taken {
            ui.label("There is a scale of this name already");
        }
        ui.horizontal(|ui| {
            let whole = !name.is_empty() && !values.is_empty() && !taken;
            if ui.add_enabled(whole, Button::new("Save the scale")).clicked() {
                if let Some(was) = draft.was.as_ref().filter(|it| ***it != *name) {
                    commands.push(set_scale(was, None));
                }
                let before = draft.was.as_ref().and_then(|it| desk.document.tables().scales.get(it));
                let mut scale = before.map(|it| Scale::clone(it)).unwrap_or_default();
                scale.values = values;
                commands.push(set_scale(name, Some(scale)));
                made = Some(name.into());
                open = false;
            }
            if let Some(was) = &draft.was
                && ui
                    .button("Remove it")
                    .on_hover_text("Verdicts given on it stay")
                    .clicked()
            {
                commands.push(set_scale(was, None));
                open = false;
            }
            open &= !ui.button("Cancel").clicked();
        });
    });
    drafts.scale = open.then_some(draft);
    made
}

fn set_scale(name: &str, scale: Option<Scale>) -> Command {
    Command::Verification(VerificationCommand::SetScale {
        name: name.to_owned(),
        scale,
    })
}
