//! Which keys carry out which command.

use std::collections::BTreeMap;
use std::fmt;

use super::command::{Command, ENTRIES, Entry, SuggestionCommand};

/// A key with its modifiers, spelled as the interface shows it: `Ctrl+Shift+Z`.
///
/// On macOS Ctrl means the command key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    /// A capital letter, a digit, a sign, or a name such as `Tab` or `F3`.
    pub key: String,
}

/// Names of keys that are not a single sign.
const NAMED: &[&str] = &[
    "Tab",
    "Escape",
    "Enter",
    "Space",
    "Delete",
    "Backspace",
    "Insert",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Up",
    "Down",
    "Left",
    "Right",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
];

/// Why a line of `keymap.ron` does not work.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    #[error(
        "line {line}, column {column}: {message}. Expected {{ \"command\": \"Ctrl+X\", … }}; the usual keys are used"
    )]
    Syntax {
        line: usize,
        column: usize,
        message: String,
    },
    #[error("line {line}: there is no command “{name}”; the help lists their names (F1). This line is left out")]
    NoCommand { line: usize, name: String },
    #[error("line {line}: “{keys}” is no key; write for example \"Ctrl+Shift+Z\" or \"Q 2\". This line is left out")]
    NoKey { line: usize, keys: String },
    #[error("line {line}: {keys} is already the key of “{other}”. This line is left out")]
    Taken { line: usize, keys: String, other: String },
}

/// What keys are for. A letter may mean one thing in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Marking by hand.
    #[default]
    Annotate,
    /// Going through the pairs of a translation.
    Translation,
    /// Saying what kind of error is being marked.
    Kind,
    /// Going through suggestions.
    Review,
    /// Correcting a suggestion before it is accepted.
    Correct,
}

impl Mode {
    pub fn title(self) -> &'static str {
        match self {
            Mode::Annotate => "Annotate",
            Mode::Translation => "Translation",
            Mode::Kind => "Kind of error",
            Mode::Review => "Review",
            Mode::Correct => "Correct",
        }
    }
}

impl Entry {
    /// The mode in which its keys act.
    pub fn mode(&self) -> Mode {
        match &self.command {
            Command::Review(command) => command.mode(),
            Command::Suggestion(command) => match command {
                SuggestionCommand::Accept
                | SuggestionCommand::Choose(_)
                | SuggestionCommand::AcceptFor
                | SuggestionCommand::Reject
                | SuggestionCommand::Skip
                | SuggestionCommand::Back
                | SuggestionCommand::Correct
                | SuggestionCommand::AskAcceptAll(_)
                | SuggestionCommand::SwitchOrder
                | SuggestionCommand::ShowUnsure
                | SuggestionCommand::MarkClaim => Mode::Review,
                SuggestionCommand::NextEdge
                | SuggestionCommand::PreviousEdge
                | SuggestionCommand::SetPart(_)
                | SuggestionCommand::RemovePart
                | SuggestionCommand::Keep => Mode::Correct,
                _ => Mode::Annotate,
            },
            _ => Mode::Annotate,
        }
    }
}

/// Chords and the commands they carry out, mode by mode.
#[derive(Clone, Debug)]
pub struct Keymap {
    chords: BTreeMap<(Mode, Chord), &'static Entry>,
    by_name: BTreeMap<&'static str, Vec<Chord>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Keymap {
            chords: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for entry in ENTRIES {
            let chords: Vec<Chord> = entry.keys.split_whitespace().filter_map(Chord::parse).collect();
            keymap.set(entry, chords);
        }
        keymap
    }
}

impl Keymap {
    /// The usual keys with those of `keymap.ron` put over them, and what is wrong with the file.
    ///
    /// The file is a RON map from a command's name to its keys: `{ "quote": "Q 2", "undo": "" }`.
    /// A bad line is left out; the others count.
    pub fn read(text: &str) -> (Keymap, Vec<KeymapError>) {
        let mut keymap = Keymap::default();
        let lines: BTreeMap<String, String> = match ron::from_str(text) {
            Ok(lines) => lines,
            Err(error) => {
                let syntax = KeymapError::Syntax {
                    line: error.span.start.line,
                    column: error.span.start.col,
                    message: error.code.to_string(),
                };
                return (keymap, vec![syntax]);
            }
        };
        let mut errors = Vec::new();
        for (name, keys) in lines {
            let quoted = format!("\"{name}\"");
            let line = 1 + text.split(&quoted).next().unwrap_or("").matches('\n').count();
            if let Err(error) = keymap.change(line, &name, &keys) {
                errors.push(error);
            }
        }
        (keymap, errors)
    }

    fn change(&mut self, line: usize, name: &str, keys: &str) -> Result<(), KeymapError> {
        let Some(entry) = ENTRIES.iter().find(|it| it.name == name) else {
            let name = name.into();
            return Err(KeymapError::NoCommand { line, name });
        };
        let mut chords = Vec::new();
        for key in keys.split_whitespace() {
            let Some(chord) = Chord::parse(key) else {
                let keys = key.into();
                return Err(KeymapError::NoKey { line, keys });
            };
            let taken = self.chords.get(&(entry.mode(), chord.clone()));
            if let Some(other) = taken.filter(|it| it.name != name) {
                let (keys, other) = (key.into(), other.name.into());
                return Err(KeymapError::Taken { line, keys, other });
            }
            chords.push(chord);
        }
        self.set(entry, chords);
        Ok(())
    }

    fn set(&mut self, entry: &'static Entry, chords: Vec<Chord>) {
        self.chords.retain(|_, it| it.name != entry.name);
        for chord in &chords {
            self.chords.insert((entry.mode(), chord.clone()), entry);
        }
        self.by_name.insert(entry.name, chords);
    }

    /// What `chord` carries out while one marks by hand.
    pub fn command(&self, chord: &Chord) -> Option<&'static Command> {
        self.command_in(Mode::Annotate, chord)
    }

    /// What `chord` carries out in `mode`.
    ///
    /// What moves about and opens things does so in every mode; letters, and keys that delete, only in their own.
    pub fn command_in(&self, mode: Mode, chord: &Chord) -> Option<&'static Command> {
        let own = self.chords.get(&(mode, chord.clone()));
        let everywhere = !(chord.is_bare() || matches!(chord.key.as_str(), "Delete" | "Backspace"));
        let entry = match own {
            None if everywhere || chord.key == "?" => self.chords.get(&(Mode::Annotate, chord.clone())),
            own => own,
        };
        entry.map(|it| &it.command)
    }

    /// The keys of an entry, as the interface shows them.
    pub fn keys(&self, entry: &Entry) -> String {
        let chords = self.by_name.get(entry.name).map_or(&[][..], |it| &it[..]);
        let shown: Vec<String> = chords.iter().map(Chord::to_string).collect();
        shown.join(", ")
    }

    /// The first key of an entry, for a button or a menu.
    pub fn key(&self, entry: &Entry) -> Option<String> {
        self.by_name.get(entry.name)?.first().map(Chord::to_string)
    }
}

impl Chord {
    /// Reads `Ctrl+Shift+Z`; a sign such as `+` or `[` stands for itself.
    pub fn parse(text: &str) -> Option<Chord> {
        let mut chord = Chord {
            ctrl: false,
            shift: false,
            alt: false,
            key: String::new(),
        };
        let mut rest = text;
        while let Some((modifier, after)) = rest
            .split_once('+')
            .filter(|(it, after)| !it.is_empty() && !after.is_empty())
        {
            match modifier {
                "Ctrl" | "Cmd" => chord.ctrl = true,
                "Shift" => chord.shift = true,
                "Alt" => chord.alt = true,
                _ => return None,
            }
            rest = after;
        }
        let single = rest.chars().count() == 1 && !rest.chars().any(char::is_whitespace);
        if !single && !NAMED.contains(&rest) {
            return None;
        }
        chord.key = if single { rest.to_uppercase() } else { rest.into() };
        Some(chord)
    }

    /// Whether it is a bare letter or sign, which must not act while text is typed.
    pub fn is_bare(&self) -> bool {
        !self.ctrl && !self.alt && self.key.chars().count() == 1
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        f.write_str(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_carries_out_two_commands() {
        let keys = |it: &'static Entry| it.keys.split_whitespace().map(|keys| (it.mode(), keys));
        let all = ENTRIES.iter().flat_map(keys);
        let mut seen = std::collections::BTreeSet::new();
        for (mode, keys) in all {
            let chord = Chord::parse(keys).unwrap_or_else(|| panic!("{keys} is no key"));
            assert!(seen.insert((mode, chord)), "{keys} stands twice in {mode:?}");
        }
    }

    #[test]
    fn letters_mean_in_each_mode_what_that_mode_says_and_nothing_else() {
        let keymap = Keymap::default();
        let command = |mode, keys: &str| keymap.command_in(mode, &Chord::parse(keys).unwrap()).cloned();
        let accept = Command::Suggestion(SuggestionCommand::Accept);
        assert_eq!(command(Mode::Review, "A"), Some(accept));
        assert_ne!(command(Mode::Annotate, "A"), command(Mode::Review, "A"));
        assert_eq!(command(Mode::Review, "Q"), None, "marks nothing by a slip");
        assert_eq!(command(Mode::Correct, "A"), None);
        assert_eq!(command(Mode::Review, "Delete"), None);
        assert_ne!(command(Mode::Annotate, "M"), command(Mode::Kind, "M"));
        assert_ne!(command(Mode::Translation, "Q"), command(Mode::Annotate, "Q"));
        for mode in [Mode::Review, Mode::Correct, Mode::Translation, Mode::Kind] {
            assert_eq!(command(mode, "Ctrl+Z"), Some(Command::Undo));
            assert_eq!(command(mode, "F7"), command(Mode::Annotate, "F7"));
            assert_eq!(command(mode, "?"), Some(Command::Help));
        }
    }

    #[test]
    fn a_bad_line_is_told_with_its_line_and_the_others_count() {
        let text = "{\n  \"quote\": \"H\",\n  \"nonsense\": \"Z\",\n  \"claim\": \"Ctrl+\",\n  \"cue\": \"Ctrl+Z\",\n}";
        let (keymap, errors) = Keymap::read(text);
        let quote = Chord::parse("H").unwrap();
        assert!(keymap.command(&quote).is_some());
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(errors.len(), 3, "{lines:?}");
        assert!(lines.iter().any(|it| it.starts_with("line 3: there is no command")));
        assert!(lines.iter().any(|it| it.starts_with("line 4: “Ctrl+” is no key")));
        assert!(lines.iter().any(|it| it.contains("already the key of “undo”")));
    }

    #[test]
    fn a_file_that_is_no_map_leaves_the_usual_keys() {
        let (keymap, errors) = Keymap::read("{ \"quote\": ");
        assert!(matches!(errors[..], [KeymapError::Syntax { .. }]));
        assert!(keymap.command(&Chord::parse("Q").unwrap()).is_some());
    }
}
