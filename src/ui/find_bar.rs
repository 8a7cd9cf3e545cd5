//! The bar over the article that finds words in it.

use egui::text::{CCursor, CCursorRange};
use egui::{Frame, Key, Label, Margin, Ui};

use super::field;
use super::frame::Drafts;
use crate::app::command::Command;
use crate::app::state::{Desk, Pane};
use crate::engine::review::side::Side;

/// The bar on its ground, while it is open.
pub fn framed(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let frame = Frame::new()
        .inner_margin(Margin::symmetric(10, 6))
        .fill(ui.visuals().panel_fill);
    let shown = desk.find.open.then(|| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            find_bar(ui, desk, drafts)
        })
    });
    shown.map_or_else(Vec::new, |it| it.inner)
}

/// The bar; answers what was typed or pressed in it.
fn find_bar(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Find");
        let mut query = desk.find.query.clone();
        let hint = match desk.find.side {
            Side::Original => "Words in the original",
            Side::Translation => "Words in the article",
        };
        let query_field = field::line(&mut query)
            .hint_text(hint)
            .desired_width((ui.available_width() * 0.35).clamp(80.0, 260.0));
        let output = query_field.show(ui);
        let response = output.response.response.labelled_by(label.id);
        if drafts.takes_focus(Pane::Find) {
            response.request_focus();
            // What was looked for last stands there to be typed over.
            let whole = CCursorRange::two(CCursor::new(0), CCursor::new(desk.find.query.chars().count()));
            let mut typing = output.state;
            typing.cursor.set_char_range(Some(whole));
            typing.store(ui.ctx(), response.id);
        }
        if response.changed() {
            commands.push(Command::FindQuery(query));
        }
        if response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter)) {
            commands.push(Command::FindSelect);
        }
        ui.add(Label::new(result(desk)).extend());
        if ui.button("Previous").on_hover_text("Shift+F3").clicked() {
            commands.push(Command::FindPrevious);
        }
        if ui.button("Next").on_hover_text("F3").clicked() {
            commands.push(Command::FindNext);
        }
        let mut case = desk.find.options.case;
        if ui.checkbox(&mut case, "Case").on_hover_text("Capitals count").changed() {
            commands.push(Command::FindCase(case));
        }
        let mut whole = desk.find.options.whole_words;
        if ui.checkbox(&mut whole, "Whole words").changed() {
            commands.push(Command::FindWholeWords(whole));
        }
        if ui.button("Close").on_hover_text("Escape").clicked() {
            commands.push(Command::Escape);
        }
    });
    commands
}

fn result(desk: &Desk) -> String {
    let find = &desk.find;
    match (find.query.is_empty(), find.matches.len(), find.current) {
        (true, ..) => String::new(),
        (_, 0, _) if find.finished => "Not found".into(),
        (_, 0, _) => "Searching…".into(),
        (_, n, Some(current)) => format!("{} of {n}", current + 1),
        (_, n, None) => format!("{n}"),
    }
}
