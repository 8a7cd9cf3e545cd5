//! What may differ between an original and its translation, for a terminal, an editor or a program.

use serde::Serialize;

use super::json::spelled_out;
use crate::text::visible::visible;

/// What was found in one translation.
#[derive(Clone, Debug, Serialize)]
pub struct Differences {
    /// The files, as the person named them; no original where there is none.
    pub original: Option<String>,
    pub translation: String,
    /// Whether the translation was compared with its original, or only looked at by itself.
    pub compared: bool,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub findings: Vec<DifferenceRow>,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct DifferenceRow {
    /// The id of the check (T1) and its short name (number).
    pub check: &'static str,
    pub name: &'static str,
    /// error, warning or note.
    pub level: &'static str,
    /// differs, missing (from the translation), added (not in the original) or inside (the translation alone shows it).
    pub matter: &'static str,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The place of the pair among all pairs, from 0.
    pub pair: Option<usize>,
    /// `None` where the original has nothing to do with it.
    pub original: Option<PlaceRow>,
    pub translation: Option<PlaceRow>,
    /// What was compared.
    pub values: ValuesRow,
    /// What names the finding when it is let pass.
    pub key: String,
}

/// Where a finding stands in one text; an empty place is where something is missing.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceRow {
    /// Code points, half-open.
    pub start: usize,
    pub end: usize,
    pub start_byte: usize,
    pub end_byte: usize,
    /// From 1.
    pub line: usize,
    pub column: usize,
    pub text: String,
}

/// The values of both sides as they are written.
#[derive(Clone, Debug, Serialize)]
pub struct ValuesRow {
    pub original: String,
    pub translation: String,
}

/// One object with everything.
pub fn json(found: &Differences) -> String {
    spelled_out(&serde_json::to_string_pretty(found).unwrap_or_default()) + "\n"
}

/// `path:line:column: level: check name: message`, a line each; nothing in it acts on a terminal.
pub fn text(found: &Differences) -> String {
    let line = |it: &DifferenceRow| {
        let (path, place) = match (&it.translation, &it.original) {
            (None, Some(place)) => (found.original.as_deref().unwrap_or_default(), Some(place)),
            (place, _) => (found.translation.as_str(), place.as_ref()),
        };
        let (line, column) = place.map_or((1, 1), |it| (it.line, it.column));
        let line = format!(
            "{path}:{line}:{column}: {}: {} {}: {}",
            it.level, it.check, it.name, it.message
        );
        visible(&line).into_owned() + "\n"
    };
    let mut text: String = found.findings.iter().map(line).collect();
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    text += &[
        count(found.errors, "error"),
        count(found.warnings, "warning"),
        count(found.notes, "note"),
    ]
    .join(", ");
    if !found.compared {
        text += "; not compared with an original";
    }
    text + "\n"
}
