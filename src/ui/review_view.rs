//! The two texts side by side: pairs as rows, what is said of the pair at hand, and lists of all of it.
//!
//! A row holds both sides, so that they cannot drift apart. Only the rows on the screen are laid out.

mod cell;
mod draft;
mod head;
mod marked;
mod pair_values;
mod panel;
mod rows;
pub mod sheets;
mod signs;
mod strip;
mod tabs;
pub(in crate::ui) mod wording;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::app::command::Command;
use crate::app::state::{Desk, State};
use crate::ui::find_bar;
use crate::ui::frame::Drafts;
use crate::ui::theme::ViewTheme;

pub use draft::ReviewDrafts;

/// Below this width of the window, in points, the panel of the pair stands under the rows.
const WIDE: f32 = 1000.0;

/// Draws the review in all the room there is.
pub fn review_view(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = drafts.review.flush_but(desk);
    let wide = ui.available_width() >= WIDE;
    Panel::top("review-head").show(ui, |ui| commands.extend(head::head(ui, state, desk)));
    if state.settings.table {
        let tabs = Panel::bottom("review-tabs")
            .resizable(true)
            .default_size(190.0)
            .min_size(90.0);
        tabs.show(ui, |ui| {
            keep_size(ui);
            commands.extend(tabs::tabs(ui, state, desk, drafts));
        });
    }
    if state.settings.inspector {
        let panel = match wide {
            true => Panel::right("review-pair").default_size(310.0).min_size(240.0),
            false => Panel::bottom("review-pair-below").default_size(200.0).min_size(90.0),
        };
        panel.resizable(true).show(ui, |ui| {
            keep_size(ui);
            commands.extend(panel::panel(ui, state, desk, drafts));
        });
    }
    let paper = ViewTheme::of(ui.visuals().dark_mode).paper;
    CentralPanel::default().frame(Frame::new().fill(paper)).show(ui, |ui| {
        commands.extend(find_bar::framed(ui, desk, drafts));
        commands.extend(rows::rows(ui, state, desk, drafts));
    });
    commands
}

/// A panel stays as large as the user made it, whatever it holds.
fn keep_size(ui: &mut Ui) {
    ui.set_min_size(ui.available_size());
    ui.set_max_size(ui.available_size());
}
