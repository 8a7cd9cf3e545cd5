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

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: usize, text: &str) -> Option<PlaceRow> {
        Some(PlaceRow {
            start: 4,
            end: 6,
            start_byte: 8,
            end_byte: 14,
            line,
            column: 5,
            text: text.to_owned(),
        })
    }

    fn found(original: Option<PlaceRow>, translation: Option<PlaceRow>, compared: bool) -> Differences {
        let row = DifferenceRow {
            check: "T1",
            name: "number",
            level: "error",
            matter: "differs",
            message: "44 became\u{1b}[2J 4".to_owned(),
            pair: Some(3),
            original,
            translation,
            values: ValuesRow {
                original: "44명".to_owned(),
                translation: "4".to_owned(),
            },
            key: "T1:5f:1".to_owned(),
        };
        Differences {
            original: compared.then(|| "a.ko.md".to_owned()),
            translation: "a.md".to_owned(),
            compared,
            errors: 1,
            warnings: 0,
            notes: 2,
            findings: vec![row],
        }
    }

    #[test]
    fn a_line_says_where_and_nothing_in_it_acts_on_a_terminal() {
        let both = text(&found(place(9, "44명"), place(7, "4"), true));
        assert!(both.starts_with("a.md:7:5: error: T1 number: 44 became"), "{both}");
        assert!(!both.contains('\u{1b}'));
        assert!(both.ends_with("1 error, 0 warnings, 2 notes\n"), "{both}");
        assert!(text(&found(place(9, "44명"), None, true)).starts_with("a.ko.md:9:5: "));
        let alone = text(&found(None, None, false));
        assert!(
            alone.starts_with("a.md:1:1: ") && alone.ends_with("; not compared with an original\n"),
            "{alone}"
        );
    }

    #[test]
    fn a_program_gets_everything_with_both_places() {
        let told: serde_json::Value = serde_json::from_str(&json(&found(place(9, "44명"), None, true))).unwrap();
        let row = &told["findings"][0];
        assert_eq!(
            (&row["original"]["start"], &row["original"]["end_byte"]),
            (&4.into(), &14.into())
        );
        assert_eq!(
            (&row["translation"], &row["values"]["original"]),
            (&serde_json::Value::Null, &"44명".into())
        );
        assert_eq!(
            (&told["errors"], &told["findings"][0]["key"]),
            (&1.into(), &"T1:5f:1".into())
        );
    }
}
