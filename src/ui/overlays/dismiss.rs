//! Why a finding is let pass.

use std::sync::Arc;

use egui::{Button, Context, RichText, vec2};

use super::sheet::{choice, sheet};
use crate::app::command::{Command, VerificationCommand};
use crate::text::visible::cut;
use crate::ui::field;
use crate::ui::frame::Drafts;

/// Characters of the words shown.
const MOST_WORDS: usize = 120;

/// Reasons that are given often.
const USUAL: &[&str] = &[
    "Named earlier in the article",
    "No quotation: a title or a term",
    "Known to everybody, and nobody disputes it",
    "This paper’s style allows it",
    "The check is mistaken here",
];

/// The sheet with a field for the reason and the usual ones below.
pub fn dismiss(ctx: &Context, key: &Arc<str>, message: &str, words: &str, drafts: &mut Drafts) -> Vec<Command> {
    sheet(ctx, "Dismiss the finding", 520.0, |ui| {
        ui.label(message);
        if !words.is_empty() {
            ui.add(egui::Label::new(RichText::new(format!("“{}”", cut(words, MOST_WORDS))).weak()).wrap());
        }
        ui.add_space(6.0);
        let label = ui.label("Reason, in your own words or one of those below");
        let edit = field::line(&mut drafts.overlay_query).desired_width(f32::INFINITY);
        // A field that keeps Enter to itself would lose the keyboard with it.
        let field = ui.add(edit.return_key(None)).labelled_by(label.id);
        field.request_focus();
        ui.add_space(4.0);
        let typed = drafts.overlay_query.trim().to_owned();
        let chosen = choice(ui, drafts, USUAL.len(), |ui, i, on| {
            let row = Button::selectable(on && typed.is_empty(), USUAL[i]);
            ui.add(row.min_size(vec2(ui.available_width(), 24.0)))
        });
        ui.add_space(4.0);
        ui.weak("Enter dismisses it. It is kept with the reason, under “dismissed” in the findings");
        let Some(row) = chosen else {
            return Vec::new();
        };
        let by_enter = row == drafts.overlay_row && !ui.input(|it| it.pointer.any_released());
        let reason = if by_enter && !typed.is_empty() {
            typed
        } else {
            USUAL[row].to_owned()
        };
        vec![Command::Verification(VerificationCommand::Dismiss {
            key: key.clone(),
            reason,
            words: words.to_owned(),
        })]
    })
}
