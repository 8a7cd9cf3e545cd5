//! What the inspector's sections are made of: quiet headings, rows of a title and words, buttons with their keys.

use egui::{Align, Button, CollapsingHeader, Layout, Response, RichText, Role, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, entry_of};
use crate::app::state::State;
use crate::text::visible::cut;

/// Width of a row's title in points.
const TITLE: f32 = 62.0;
/// Width kept for what stands at a row's end.
const END: f32 = 34.0;
/// Longest words of a row, in characters; the row cuts them further.
const MOST_SHOWN: usize = 200;

/// Whether a section shows what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Until it is closed.
    Open,
    /// Until it is opened.
    Closed,
    /// Now, however it was left: the keyboard goes there.
    Asked,
}

/// A part of the inspector under a heading that opens and closes it.
pub fn section<R>(ui: &mut Ui, title: &str, opening: Opening, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    ui.add_space(6.0);
    let heading = RichText::new(title).strong();
    let shown = CollapsingHeader::new(heading)
        .id_salt(("section", title))
        .default_open(opening != Opening::Closed)
        .open((opening == Opening::Asked).then_some(true))
        .show_unindented(ui, content);
    follow(&shown.header_response);
    shown.body_returned
}

/// A title, then something that takes the rest of the line but for a small button at its end.
pub fn row<R>(ui: &mut Ui, title: &str, words: impl FnOnce(&mut Ui) -> R, end: impl FnOnce(&mut Ui)) -> R {
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        title_of(ui, title);
        line(ui, words, end)
    });
    shown.inner
}

/// Something that takes the whole line but for a small button at its end.
pub fn line<R>(ui: &mut Ui, words: impl FnOnce(&mut Ui) -> R, end: impl FnOnce(&mut Ui)) -> R {
    let height = ui.spacing().interact_size.y;
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = (ui.available_width() - END).max(40.0);
        let size = vec2(width, height);
        let words = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(width);
            ui.set_max_width(width);
            words(ui)
        });
        end(ui);
        words.inner
    });
    shown.inner
}

/// A title, then a control that takes the rest of the line and is called by the title.
pub fn labelled(ui: &mut Ui, title: &str, control: impl FnOnce(&mut Ui) -> Response) -> Response {
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let title = title_of(ui, title);
        control(ui).labelled_by(title.id)
    });
    shown.inner
}

fn title_of(ui: &mut Ui, title: &str) -> Response {
    let size = vec2(TITLE, ui.spacing().interact_size.y);
    let shown = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(TITLE);
        ui.weak(title)
    });
    shown.inner
}

/// Words on one line that lead somewhere.
pub fn leading(ui: &mut Ui, words: &str, hover: &str) -> Response {
    let button = Button::new(shortened(words)).truncate();
    let response = ui.add(button.frame_when_inactive(false)).on_hover_text(hover);
    follow(&response);
    response
}

/// Words on one line that lead nowhere, in line with those that do.
pub fn quiet(ui: &mut Ui, words: &str) {
    ui.add_space(ui.spacing().button_padding.x - ui.spacing().item_spacing.x);
    ui.add(egui::Label::new(RichText::new(words).weak()).truncate());
}

/// The small button at a row's end that takes something out; `name` is what it is called.
pub fn take_out(ui: &mut Ui, name: &str) -> Response {
    let response = ui.add(Button::new("×").small().frame_when_inactive(false));
    let response = response.on_hover_text(name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    follow(&response);
    response
}

/// A button for a command that has a key, which stands behind its title.
pub fn key_button(ui: &mut Ui, state: &State, title: &str, command: Command) -> Option<Command> {
    let entry = entry_of(&command);
    let text = match entry.and_then(|it| state.keymap.key(it)) {
        Some(key) => format!("{title} ({key})"),
        None => title.to_owned(),
    };
    let response = ui.button(text).on_hover_text(entry.map_or("", |it| it.help));
    follow(&response);
    response.clicked().then_some(command)
}

/// The key of a command, as it is written.
pub fn key_of(state: &State, command: &Command) -> String {
    entry_of(command)
        .and_then(|it| state.keymap.key(it))
        .unwrap_or_default()
}

/// Gives a control the keyboard, and brings it on the screen.
pub fn take_keyboard(response: &Response) {
    response.request_focus();
    response.scroll_to_me(None);
}

/// Brings a control on the screen when the keyboard comes to it.
pub fn follow(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Words as one line, no longer than a line can be.
pub fn shortened(words: &str) -> String {
    cut(words, MOST_SHOWN)
}
