//! What is laid over the review: the original, what is known of it, kinds of errors, reasons, the verdict.

mod dismiss;
mod facts;
mod kinds;
mod original;
mod quote;
pub(super) mod verdict;

use egui::Context;

use crate::app::command::Command;
use crate::app::reviewing::ReviewSheet;
use crate::app::state::{Desk, State};
use crate::model::review::original::PROCESSES;
use crate::ui::frame::Drafts;
use crate::ui::overlays::sheet::sheet;

/// Draws `which`; answers what was chosen in it.
pub fn review_sheet(
    ctx: &Context,
    state: &State,
    desk: &Desk,
    which: &ReviewSheet,
    drafts: &mut Drafts,
) -> Vec<Command> {
    match which {
        ReviewSheet::Original => sheet(ctx, "The original of this article", 520.0, |ui| {
            original::original(ui, state, desk, drafts)
        }),
        ReviewSheet::Paste => sheet(ctx, "Paste the original", 640.0, |ui| original::paste(ui, desk, drafts)),
        ReviewSheet::Kinds => sheet(ctx, "Kind of error", 560.0, |ui| kinds::kinds(ui, drafts)),
        ReviewSheet::Dismiss { key, message } => sheet(ctx, "Dismiss the finding", 520.0, |ui| {
            dismiss::dismiss(ui, key, message, drafts)
        }),
        ReviewSheet::Verdict => sheet(ctx, "Verdict of the review", 560.0, |ui| {
            verdict::verdict(ui, state, desk, drafts)
        }),
        ReviewSheet::Quote(key) => sheet(ctx, "Quotation", 620.0, |ui| quote::quote(ui, desk, key, drafts)),
        ReviewSheet::Facts => sheet(ctx, "Origin and reviewer", 600.0, |ui| {
            facts::facts(ui, state, desk, drafts)
        }),
    }
}

/// How a translation is said to be made, in words.
pub fn process(key: &str) -> String {
    let known = PROCESSES.iter().find(|it| it.key == key);
    known.map_or_else(|| key.to_owned(), |it| it.help.to_lowercase())
}
