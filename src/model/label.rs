//! What an annotation says its words are.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The label of an annotation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Label {
    /// A statement that may be true or false.
    Claim,
    /// Words that the article gives as somebody's, directly or not.
    Quote,
    /// The mention of whoever, or whatever, something rests on.
    Source,
    /// The words that attribute: “said”, “according to”.
    Cue,
    /// A label of another program or a later version, kept as it is.
    Custom(Arc<str>),
}

/// One of the labels this program makes.
#[derive(Debug)]
pub struct LabelEntry {
    pub label: Label,
    /// Capitalised, as in menus and in the sidecar.
    pub title: &'static str,
    /// Lower case, as on the command line and in exports.
    pub key: &'static str,
    /// The letter that stands at the start of a highlight, and marks when pressed.
    pub letter: char,
    pub help: &'static str,
}

/// The labels, in the order of their number keys.
#[rustfmt::skip] // A row a line.
pub const LABELS: &[LabelEntry] = &[
    LabelEntry { label: Label::Claim, title: "Claim", key: "claim", letter: 'C', help: "A statement that may be true or false" },
    LabelEntry { label: Label::Quote, title: "Quote", key: "quote", letter: 'Q', help: "Words given as somebody's, directly or not" },
    LabelEntry { label: Label::Source, title: "Source", key: "source", letter: 'S', help: "The mention of whoever, or whatever, something rests on" },
    LabelEntry { label: Label::Cue, title: "Cue", key: "cue", letter: 'U', help: "The words that attribute: “said”, “according to”" },
];

impl Label {
    /// Capitalised name; a custom label's own text.
    pub fn title(&self) -> &str {
        match self {
            Label::Custom(name) => name,
            _ => self.entry().map_or("", |it| it.title),
        }
    }

    /// Lower-case name; a custom label's own text.
    pub fn key(&self) -> &str {
        match self {
            Label::Custom(name) => name,
            _ => self.entry().map_or("", |it| it.key),
        }
    }

    /// The letter at the start of a highlight; `?` for a custom label.
    pub fn letter(&self) -> char {
        self.entry().map_or('?', |it| it.letter)
    }

    /// The row of [`LABELS`]; `None` for a custom label.
    pub fn entry(&self) -> Option<&'static LabelEntry> {
        LABELS.iter().find(|it| it.label == *self)
    }

    /// The label a person typed, in any case; any other word is a custom label.
    pub fn from_name(name: &str) -> Label {
        LABELS
            .iter()
            .find(|it| it.key.eq_ignore_ascii_case(name))
            .map_or_else(|| Label::Custom(name.into()), |it| it.label.clone())
    }

    /// One bit a label, for sets of labels: bit 0 to 3 as in [`LABELS`], bit 7 for custom ones.
    pub fn bit(&self) -> u8 {
        match self {
            Label::Claim => 1,
            Label::Quote => 2,
            Label::Source => 4,
            Label::Cue => 8,
            Label::Custom(_) => 128,
        }
    }
}
