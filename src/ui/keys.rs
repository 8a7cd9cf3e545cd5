//! From keys pressed to commands.

pub mod typed_ahead;

use egui::{Event, Key, Modifiers};

use crate::app::command::{Command, SuggestionCommand};
use crate::app::keymap::{Chord, Mode};
use crate::app::state::{Overlay, State};

/// Who has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// The article, or nothing at all.
    Article,
    /// A button, a choice, a table.
    Widget,
    /// A text field: no bare letter acts.
    Typing,
}

/// What a frame's keys come to.
#[derive(Debug, Default)]
pub struct Pressed {
    /// Moves of the caret, and what one key does after them; more than once while it is held.
    pub commands: Vec<Command>,
    /// What came later, for the next frame: a command may open a field or change what keys mean.
    pub held_back: Vec<Event>,
}

/// The commands of this frame's first keys; keys that are taken are seen by nobody else.
///
/// Keys that are no command are seen to while the window is drawn, so that a command after one of them waits, too.
pub fn pressed(ctx: &egui::Context, state: &State, keyboard: Keyboard) -> Pressed {
    let mut pressed = Pressed::default();
    let (mut letter_of_command, mut passed) = (false, false);
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            // The letter of a key that was a command comes as text, too.
            if std::mem::take(&mut letter_of_command) && matches!(event, Event::Text(_)) {
                return false;
            }
            let settled = pressed.commands.iter().all(is_move);
            if !pressed.held_back.is_empty() || !settled && is_input(event) && !is_held(event) {
                pressed.held_back.push(event.clone());
                return false;
            }
            let Some(command) = command_of(event, state, keyboard) else {
                passed |= is_input(event);
                return true;
            };
            if passed {
                pressed.held_back.push(event.clone());
                return false;
            }
            letter_of_command = true;
            pressed.commands.push(command);
            false
        });
    });
    if matches!(state.overlay, Some(Overlay::Hints(_))) {
        swallow_text(ctx);
    }
    pressed
}

/// Whether `command` leaves to the keys what they mean.
fn is_move(command: &Command) -> bool {
    matches!(command, Command::Move { .. })
}

/// Whether `event` is more than a key let go, or the mouse that moves.
fn is_input(event: &Event) -> bool {
    match event {
        Event::Key { pressed, .. } => *pressed,
        Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Copy | Event::Cut => true,
        Event::PointerButton { .. } => true,
        _ => false,
    }
}

/// Whether a key is pressed still.
fn is_held(event: &Event) -> bool {
    matches!(event, Event::Key { repeat: true, .. })
}

fn command_of(event: &Event, state: &State, keyboard: Keyboard) -> Option<Command> {
    match event {
        Event::Copy if keyboard != Keyboard::Typing => Some(Command::Copy),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => {
            let chord = chord_of(*key, *modifiers);
            if let Some(Overlay::Hints(_)) = state.overlay
                && let Some(letter) = chord
                    .key
                    .chars()
                    .next()
                    .filter(|it| chord.is_bare() && it.is_alphabetic())
            {
                return Some(Command::HintLetter(letter));
            }
            let finding = state.desk.as_ref().is_some_and(|it| it.find.open);
            if chord.key == "Escape" && keyboard == Keyboard::Typing && state.overlay.is_none() && !finding {
                return Some(Command::ToArticle);
            }
            if let Some(number) = chosen(&chord, state) {
                let command = Command::Suggestion(SuggestionCommand::Choose(number));
                return acts(&chord, keyboard, state).then_some(command);
            }
            let command = state.keymap.command_in(state.mode(), &chord)?;
            acts(&chord, keyboard, state).then(|| command.clone())
        }
        _ => None,
    }
}

/// The number typed while one goes through suggestions: of the speaker that is meant.
fn chosen(chord: &Chord, state: &State) -> Option<u8> {
    let number = chord.key.parse().ok().filter(|it| (1..=9).contains(it))?;
    (chord.is_bare() && !chord.shift && state.mode() == Mode::Review).then_some(number)
}

/// Whether `chord` is the window's while `keyboard` has the keys.
fn acts(chord: &Chord, keyboard: Keyboard, state: &State) -> bool {
    let function = chord.key.len() > 1 && chord.key.starts_with('F') && chord.key[1..].parse::<u8>().is_ok();
    if function || chord.key == "Escape" {
        return true;
    }
    // What lies over the window has the keys; letters over the words are seen to before.
    let covered = !matches!(state.overlay, None | Some(Overlay::Hints(_)));
    match keyboard {
        Keyboard::Typing => chord.ctrl && !is_editing(chord),
        _ if covered => chord.ctrl && !is_editing(chord),
        Keyboard::Widget => chord.ctrl || chord.is_bare(),
        Keyboard::Article => true,
    }
}

/// Keys that a text field wants for itself.
fn is_editing(chord: &Chord) -> bool {
    matches!(
        chord.key.as_str(),
        "A" | "C"
            | "V"
            | "X"
            | "Y"
            | "Z"
            | "Left"
            | "Right"
            | "Up"
            | "Down"
            | "Home"
            | "End"
            | "Delete"
            | "Backspace"
            | "Enter"
    )
}

/// While letters are hints, they are no text.
fn swallow_text(ctx: &egui::Context) {
    ctx.input_mut(|input| input.events.retain(|it| !matches!(it, Event::Text(_))));
}

/// The chord of a key event. Shift is part of a sign (`?`, `+`), not beside it.
pub fn chord_of(key: Key, modifiers: Modifiers) -> Chord {
    let name = match key {
        Key::ArrowUp => "Up",
        Key::ArrowDown => "Down",
        Key::ArrowLeft => "Left",
        Key::ArrowRight => "Right",
        Key::Questionmark => "?",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Equals => "=",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Comma => ",",
        Key::Period => ".",
        Key::Semicolon => ";",
        Key::Slash => "/",
        Key::Backslash => "\\",
        Key::Quote => "'",
        Key::Backtick => "`",
        Key::Colon => ":",
        Key::Pipe => "|",
        Key::Exclamationmark => "!",
        other => other.name(),
    };
    let sign = name.chars().count() == 1 && !name.chars().any(char::is_alphanumeric);
    Chord {
        ctrl: modifiers.command,
        shift: modifiers.shift && !sign,
        alt: modifiers.alt,
        key: name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::ENTRIES;

    #[test]
    fn every_key_of_the_list_can_be_pressed() {
        let pressable: Vec<String> = Key::ALL.iter().map(|it| chord_of(*it, Modifiers::NONE).key).collect();
        for keys in ENTRIES.iter().flat_map(|it| it.keys.split_whitespace()) {
            let chord = Chord::parse(keys).unwrap();
            assert!(pressable.contains(&chord.key), "no key makes {keys}");
        }
    }
}
