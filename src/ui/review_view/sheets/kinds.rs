//! Every kind of error, to search.

use egui::{Button, Ui, vec2};

use crate::app::command::{Command, ReviewCommand};
use crate::model::mqm::{ERROR_TYPES, ErrorType};
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::overlays::sheet::choice;

/// A field, and the kinds that answer to what is typed there.
pub fn kinds(ui: &mut Ui, drafts: &mut Drafts) -> Vec<Command> {
    let label = ui.label("Type part of its name, or of what it means");
    let edit = field::line(&mut drafts.overlay_query).desired_width(f32::INFINITY);
    let field = ui.add(edit.return_key(None)).labelled_by(label.id);
    field.request_focus();
    if field.changed() {
        drafts.overlay_row = 0;
    }
    let query = drafts.overlay_query.trim().to_owned();
    let found: Vec<&ErrorType> = ERROR_TYPES.iter().filter(|it| it.answers(&query)).collect();
    let chosen = choice(ui, drafts, found.len(), |ui, i, on| {
        let kind = found[i];
        let parent = kind.parent().map_or(String::new(), |it| format!("  ({})", it.title));
        let row = Button::selectable(on, format!("{}{parent}", kind.title));
        ui.add(row.min_size(vec2(ui.available_width(), 0.0)))
            .on_hover_text(kind.help)
    });
    let kind = chosen.and_then(|it| found.get(it));
    kind.map(|it| Command::Review(ReviewCommand::Kind(it.id)))
        .into_iter()
        .collect()
}
