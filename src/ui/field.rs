//! Text fields that leave Escape to the window.

use egui::{Event, EventFilter, Key, Modifiers, TextEdit, Ui};

/// A field of one line.
pub fn line(text: &mut String) -> TextEdit<'_> {
    TextEdit::singleline(text).event_filter(FILTER)
}

/// A field of several lines.
pub fn lines(text: &mut String) -> TextEdit<'_> {
    TextEdit::multiline(text).event_filter(FILTER)
}

/// Whether `key` was pressed with just these `modifiers`: those of that moment. At the end of a slow frame the hand
/// may have let go of them.
pub fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    let is = |event: &Event| match event {
        Event::Key {
            key: it,
            pressed: true,
            modifiers: held,
            ..
        } => *it == key && held.matches_exact(modifiers),
        _ => false,
    };
    ui.input(|it| it.events.iter().any(is))
}

/// With Escape among its keys, a field does not lose the keyboard before the window has understood what
/// Escape means there: what was typed just before it would be lost.
const FILTER: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};
