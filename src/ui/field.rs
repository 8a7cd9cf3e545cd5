//! Text fields that leave Escape to the window.

use egui::{EventFilter, TextEdit};

/// A field of one line.
pub fn line(text: &mut String) -> TextEdit<'_> {
    TextEdit::singleline(text).event_filter(FILTER)
}

/// A field of several lines.
pub fn lines(text: &mut String) -> TextEdit<'_> {
    TextEdit::multiline(text).event_filter(FILTER)
}

/// With Escape among its keys, a field does not lose the keyboard before the window has understood what
/// Escape means there: what was typed just before it would be lost.
const FILTER: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};
