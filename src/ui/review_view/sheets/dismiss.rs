//! Why a finding of the review is let pass.

use std::sync::Arc;

use egui::{Button, Ui, vec2};

use crate::app::command::{Command, ReviewCommand};
use crate::app::reviewing::REASONS;
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::overlays::sheet::{choice, number};

/// The reasons by their numbers, and a field for another.
pub fn dismiss(ui: &mut Ui, key: &Arc<str>, message: &str, drafts: &mut Drafts) -> Vec<Command> {
    ui.add(egui::Label::new(message).wrap());
    ui.add_space(6.0);
    let by_number = if drafts.overlay_query.is_empty() {
        number(ui, REASONS.len())
    } else {
        None
    };
    let label = ui.label("A number, or the reason in your own words");
    let edit = field::line(&mut drafts.overlay_query).desired_width(f32::INFINITY);
    // A field that keeps Enter to itself would lose the keyboard with it.
    let field = ui.add(edit.return_key(None)).labelled_by(label.id);
    field.request_focus();
    ui.add_space(4.0);
    let typed = drafts.overlay_query.trim().to_owned();
    let chosen = choice(ui, drafts, REASONS.len(), |ui, i, on| {
        let row = Button::selectable(on && typed.is_empty(), format!("{}  {}", i + 1, REASONS[i]));
        ui.add(row.min_size(vec2(ui.available_width(), 24.0)))
    });
    let Some(row) = by_number.or(chosen) else {
        return Vec::new();
    };
    let by_enter = by_number.is_none() && row == drafts.overlay_row && !ui.input(|it| it.pointer.any_released());
    let reason = if by_enter && !typed.is_empty() {
        typed
    } else {
        REASONS[row].to_owned()
    };
    vec![Command::Review(ReviewCommand::Dismiss {
        key: key.clone(),
        reason,
    })]
}
