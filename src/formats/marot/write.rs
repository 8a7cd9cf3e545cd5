//! Ratings as text.

use super::marks::{cell, plain};
use super::{Dialect, Quoting, Tenth};
use crate::model::rating::Rating;

const COLUMNS: &[&str] = &[
    "system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity",
];

/// `rows` in this dialect. Tabs and line ends in cells become spaces; what the dialect has no column for is left out.
pub fn write<'a>(rows: impl IntoIterator<Item = &'a Rating>, dialect: Dialect) -> String {
    let mut out = String::new();
    if dialect.header {
        let tenth = match dialect.tenth {
            Tenth::None => None,
            Tenth::Comment => Some("comment"),
            Tenth::Metadata => Some("metadata"),
        };
        let names: Vec<&str> = COLUMNS.iter().copied().chain(tenth).collect();
        out += &names.join("\t");
        out.push('\n');
    }
    for row in rows {
        let before = [
            &row.system,
            &row.document,
            &row.document_segment,
            &row.segment,
            &row.rater,
        ];
        let tenth = match dialect.tenth {
            Tenth::None => None,
            Tenth::Comment => Some(plain(&row.comment)),
            // JSON holds a mark as well as anything else, but no line end between its cells.
            Tenth::Metadata => Some(row.metadata.replace(['\t', '\n', '\r'], " ")),
        };
        let cells = before.into_iter().map(|it| plain(it));
        let cells = cells.chain([cell(&row.source), cell(&row.target)]);
        let cells = cells
            .chain([plain(&row.category_written), plain(&row.severity_written)])
            .chain(tenth);
        let cells: Vec<String> = cells.map(|it| enclosed(it, dialect.quoting)).collect();
        out += &cells.join("\t");
        out.push('\n');
    }
    out
}

fn enclosed(cell: String, quoting: Quoting) -> String {
    match quoting {
        Quoting::Doubled if cell.contains('"') => format!("\"{}\"", cell.replace('"', "\"\"")),
        Quoting::Doubled | Quoting::Raw => cell,
    }
}
