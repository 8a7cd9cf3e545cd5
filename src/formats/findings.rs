//! What checks have found, for a terminal, an editor or a program.

use serde::Serialize;

use super::json::spelled_out;
use crate::text::visible::visible;

/// One finding in one article.
#[derive(Clone, Debug, Serialize)]
pub struct FindingRow {
    /// The article, as the person named it.
    pub path: String,
    /// Line and column, from 1; `None` when no place in the text is meant.
    #[serde(skip)]
    pub place: Option<(usize, usize)>,
    /// Code points before the place, and before its end.
    pub start_char: Option<usize>,
    pub end_char: Option<usize>,
    /// The id of the check.
    pub check: String,
    /// The published rule, and who published it.
    pub rule: String,
    pub origin: String,
    /// What is wrong here.
    pub message: String,
    /// The words of the place.
    pub words: Option<String>,
    /// What names the finding when it is let pass.
    pub key: String,
    /// Why it was let pass; `None` when it was not.
    pub dismissed: Option<String>,
}

/// `path:line:column: check: message`, a line each; nothing in it acts on a terminal.
pub fn text(rows: &[FindingRow]) -> String {
    let line = |it: &FindingRow| {
        // What is about no place in particular is shown at the start, where editors can go.
        let (line, column) = it.place.unwrap_or((1, 1));
        let mut text = format!("{}:{line}:{column}: {}: {}", it.path, it.check, it.message);
        match it.dismissed.as_deref() {
            None => {}
            Some("") => text += " (let pass)",
            Some(reason) => text += &format!(" (let pass: {reason})"),
        }
        visible(&text).into_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// A list of objects; offsets are code points, half-open.
pub fn json(rows: &[FindingRow]) -> String {
    #[derive(Serialize)]
    struct Item<'a> {
        line: Option<usize>,
        column: Option<usize>,
        #[serde(flatten)]
        row: &'a FindingRow,
    }
    let items = rows.iter().map(|row| Item {
        line: row.place.map(|it| it.0),
        column: row.place.map(|it| it.1),
        row,
    });
    let items: Vec<Item> = items.collect();
    // A value of strings and numbers cannot fail to be written.
    spelled_out(&serde_json::to_string_pretty(&items).unwrap_or_default()) + "\n"
}
