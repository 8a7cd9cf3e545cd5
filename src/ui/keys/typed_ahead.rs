//! Keys and clicks that come faster than frames are drawn.

use egui::{Context, Event, Id, Key, RawInput};

use super::is_input;
use crate::ui::article_view::article_id;

/// What was typed before there was a place for it.
///
/// A field takes and gives away the keyboard while it is drawn, so that what is typed after a key that moves the
/// keyboard waits for the next frame. So does an Escape after other keys, because egui takes the keyboard from a
/// field at the first sight of one, before the letters of the same frame have come to it (`egui::Memory`, the
/// start of a pass).
#[derive(Debug, Default)]
pub struct TypedAhead {
    waiting: Vec<Event>,
    focused: Option<Id>,
}

impl TypedAhead {
    /// Keeps `events` for the next frame, which it asks for. They were typed before what waits already.
    pub fn hold(&mut self, ctx: &Context, events: Vec<Event>) {
        if !events.is_empty() {
            self.waiting.splice(0..0, events);
            ctx.request_repaint();
        }
    }

    /// Gives a frame, which is about to begin, what has waited; it comes before what is new.
    pub fn feed(&mut self, ctx: &Context, input: &mut RawInput) {
        input.events.splice(0..0, self.waiting.drain(..));
        let focused = ctx.memory(|it| it.focused());
        let fresh = focused != std::mem::replace(&mut self.focused, focused);
        // In the article a held key may go as fast as it repeats.
        let in_article = focused.is_none_or(|it| it == article_id());
        if let Some(at) = too_early(&input.events, fresh, in_article) {
            let later = input.events.split_off(at);
            self.hold(ctx, later);
        }
    }
}

/// The first of `events` that belongs to a later frame, for all that those before it do.
fn too_early(events: &[Event], fresh: bool, in_article: bool) -> Option<usize> {
    let (mut typed, mut clicked, mut moved) = (fresh, false, false);
    events.iter().position(|event| {
        if !is_input(event) {
            return false;
        }
        // A click selects what the next key is about, which is seen to while the article is drawn; so are where
        // a drag began and whether a click is the second of two.
        if matches!(event, Event::PointerButton { .. }) {
            let early = clicked;
            (clicked, moved) = (true, true);
            return early;
        }
        let key = key_pressed(event);
        let early = moved || typed && key == Some(Key::Escape);
        typed = true;
        moved |= match key {
            Some(Key::Escape) => true,
            Some(Key::Tab | Key::Enter) => !in_article,
            _ => false,
        };
        early
    })
}

fn key_pressed(event: &Event) -> Option<Key> {
    match event {
        Event::Key { key, pressed: true, .. } => Some(*key),
        _ => None,
    }
}
