//! Checks of a translation: what may differ between an original and what was made of it.
//!
//! Each check is a small file with a line in [`CHECKS`]. What it finds is no error until a person
//! says so. Rules are told by shape and by tables of words, Korean to English; where the languages
//! are others, only those that need no words of a language look.

mod acronym;
mod address;
mod attribution;
mod bodies;
mod calendar;
mod contradiction;
mod counterpart;
mod date;
mod disclosure;
mod entity;
mod figures;
mod foreign;
mod glossary;
mod hedge;
mod honorific;
mod length;
mod lexis;
mod list;
mod moved;
mod name;
mod negation;
mod number;
mod opposite;
mod order;
mod person;
mod position;
mod pronoun;
mod punctuation;
pub(in crate::engine::review) mod quote;
mod repetition;
mod scene;
mod script;
mod sentence;
mod settle;
mod speaker;
mod spelled;
mod superlative;
mod surnamed;
mod title;
mod unit;
mod wordpair;

use std::fmt;
use std::sync::Arc;

pub use counterpart::{Agreement, Counterpart, Matched, counterparts};
pub use glossary::Glossary;
use jiff::civil::Date;
use scene::Scene;

use super::pair::{Bead, Segment};
use crate::model::article::Article;
use crate::model::span::Span;

/// Every check: the earlier counts where two find something in the same words.
pub static CHECKS: [Check; 23] = [
    number::CHECK,
    unit::CHECK,
    date::CHECK,
    name::CHECK,
    quote::CHECK,
    negation::CHECK,
    hedge::CHECK,
    attribution::CHECK,
    script::CHECK,
    repetition::CHECK,
    length::CHECK,
    sentence::CHECK,
    title::CHECK,
    honorific::CHECK,
    address::CHECK,
    punctuation::CHECK,
    acronym::CHECK,
    position::CHECK,
    list::CHECK,
    pronoun::CHECK,
    superlative::CHECK,
    disclosure::CHECK,
    contradiction::CHECK,
];

/// Something to look for.
pub struct Check {
    /// As in files and on the command line: T1 to T23.
    pub id: &'static str,
    /// A word for it: number, name.
    pub key: &'static str,
    pub title: &'static str,
    /// The rule in a sentence.
    pub rule: &'static str,
    look: fn(&Scene, &mut Found),
}

/// How much a finding matters if it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth a look, and often right as it is.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong, as far as rules can tell.
    Error,
}

/// What is the matter with the words of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Matter {
    /// Both sides say it, each in another way.
    Differs,
    /// The original has it, the translation does not.
    Missing,
    /// The translation has it, the original does not.
    Added,
    /// The translation alone shows it.
    Inside,
}

/// Where a finding stands in one of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Words(Span),
    /// No words: the byte before which they should stand.
    Point(usize),
    /// There is no such text, or it does not matter.
    Nowhere,
}

/// Something a check has found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub check: &'static Check,
    /// Names the finding as long as its words stay the same: the key of its dismissal.
    pub key: Arc<str>,
    /// The pair it stands in, by its place in the list of beads.
    pub bead: Option<usize>,
    pub original: Place,
    pub translation: Place,
    pub matter: Matter,
    pub level: Level,
    /// What was compared, of the original and of the translation; empty where there is nothing.
    pub values: [String; 2],
    /// What is wrong, in plain words.
    pub message: String,
}

/// A text under review.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub article: &'a Article,
    pub segments: &'a [Segment],
}

/// The days the two texts are dated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    pub original: Option<Date>,
    pub translation: Option<Date>,
}

/// What checks have found so far.
#[derive(Debug, Default)]
struct Found {
    all: Vec<Finding>,
}

impl Check {
    /// The check of that id.
    pub fn named(id: &str) -> Option<&'static Check> {
        CHECKS.iter().find(|it| it.id == id)
    }

    fn place(&self) -> usize {
        CHECKS.iter().position(|it| it.id == self.id).unwrap_or(CHECKS.len())
    }
}

impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Level {
    /// As in files: error, warning, note.
    pub fn key(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}

impl Matter {
    /// As in files.
    pub fn key(self) -> &'static str {
        match self {
            Matter::Differs => "differs",
            Matter::Missing => "missing",
            Matter::Added => "added",
            Matter::Inside => "inside",
        }
    }
}

impl Place {
    /// The words, where there are any.
    pub fn span(self) -> Option<Span> {
        match self {
            Place::Words(span) => Some(span),
            _ => None,
        }
    }

    /// The first byte of the words, or where they should stand.
    pub fn start(self) -> Option<usize> {
        match self {
            Place::Words(span) => Some(span.start()),
            Place::Point(byte) => Some(byte),
            Place::Nowhere => None,
        }
    }
}

/// What the checks find in `translation`, in reading order of it.
///
/// Without an `original` only what the translation shows by itself is looked for. `beads` are
/// places in the two lists of segments. Never two findings about the same words. Linear in the texts.
pub fn findings(
    original: Option<&Text>,
    translation: &Text,
    beads: &[Bead],
    dates: Dates,
    glossary: &Glossary,
) -> Vec<Finding> {
    found_in(&Scene::of(original, translation, beads, dates, glossary))
}

/// What [`findings`] finds, and what [`counterparts`] does: both texts are read once.
pub fn findings_and_counterparts(
    original: Option<&Text>,
    translation: &Text,
    beads: &[Bead],
    dates: Dates,
    glossary: &Glossary,
) -> (Vec<Finding>, Vec<Counterpart>) {
    let scene = Scene::of(original, translation, beads, dates, glossary);
    (found_in(&scene), counterpart::values_of(&scene))
}

fn found_in(scene: &Scene) -> Vec<Finding> {
    let mut found = Found::default();
    for check in &CHECKS {
        (check.look)(scene, &mut found);
    }
    settle::settled(found.all)
}

/// `words` for a message: cut to a line, in quotation marks.
fn shown(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(60) {
        Some((cut, _)) => format!("“{}…”", line[..cut].trim_end()),
        None => format!("“{line}”"),
    }
}

#[cfg(test)]
mod measured;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod turned;
