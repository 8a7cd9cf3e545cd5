//! The closed lists of values: form of a quote, kind of a claim, class of a cue.

use egui::{ComboBox, Ui};

use super::section::follow;
use crate::app::command::Command;
use crate::model::annotation::Body;
use crate::model::attribute::{Attribute, attributes_of};
use crate::model::id::AnnotationId;

/// A row for each attribute of the label, then what other programs have set.
pub fn attributes(ui: &mut Ui, id: &AnnotationId, body: &Body) -> Option<Command> {
    let mut command = None;
    egui::Grid::new("attributes")
        .num_columns(2)
        .spacing(egui::vec2(10.0, 6.0))
        .show(ui, |ui| {
            for attribute in attributes_of(&body.label) {
                let label = ui.label(attribute.title).on_hover_text(attribute.help);
                command = command.take().or(values(ui, id, body, attribute, label.id));
                ui.end_row();
            }
            let known = |key: &str| attributes_of(&body.label).any(|it| it.key == key);
            for (key, value) in body.attributes.iter().filter(|(key, _)| !known(key)) {
                ui.label(&**key);
                ui.label(&**value)
                    .on_hover_text("Of another program or version; kept as it is");
                ui.end_row();
            }
        });
    command
}

fn values(ui: &mut Ui, id: &AnnotationId, body: &Body, attribute: &Attribute, label: egui::Id) -> Option<Command> {
    let current = body.attributes.get(attribute.key);
    let mut command = None;
    let set = |value: Option<&str>| {
        Some(Command::SetAttribute {
            id: id.clone(),
            key: attribute.key.to_owned(),
            value: value.map(str::to_owned),
        })
    };
    let shown = current.map_or("not said", |it| it);
    let choice = ComboBox::from_id_salt((attribute.key, "values"))
        .selected_text(shown)
        .width(168.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(current.is_none(), "not said").clicked() {
                command = set(None);
            }
            for value in attribute.values {
                let on = current.is_some_and(|it| &**it == value.key);
                if ui.selectable_label(on, value.key).on_hover_text(value.help).clicked() {
                    command = set(Some(value.key));
                }
            }
        });
    follow(&choice.response);
    choice.response.labelled_by(label);
    command
}
