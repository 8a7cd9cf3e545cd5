//! Ratings of translations as the viewer Marot reads them: tab-separated, a row for each error.
//!
//! Nine columns (system, doc, doc_id, seg_id, rater, source, target, category, severity); a tenth is a comment or a JSON
//! object. `<v>` and `</v>` enclose the marked words.

mod cells;
mod marks;
pub mod spelling;
mod write;

use serde_json::Value;

use crate::model::rating::{Rating, Verdict};
use cells::Cells;
use marks::marked;
pub use write::write;

/// How a file is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    pub tenth: Tenth,
    pub header: bool,
    pub quoting: Quoting,
}

/// What stands in the tenth column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tenth {
    /// There are nine columns.
    None,
    Comment,
    /// A JSON object.
    #[default]
    Metadata,
}

/// What quotation marks around a cell mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quoting {
    /// They are part of the text.
    #[default]
    Raw,
    /// They enclose the cell, and those inside are doubled, as in files of 2020.
    Doubled,
}

/// What a file of ratings holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings {
    pub dialect: Dialect,
    /// In the order of the file.
    pub rows: Vec<Rating>,
    /// Names of categories and severities that are not known here, with the line where each came first.
    pub unknown: Vec<(String, usize)>,
}

/// Why a file of ratings cannot be read. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatingsError {
    #[error(
        "line {line}, column {column}: this row has {found} cells, and a row of ratings has 9 or 10, with a tab between \
         them. Mend the row, or export the file again"
    )]
    Cells { line: usize, column: usize, found: usize },
    #[error("line {line}, column {column}: the metadata is not JSON ({what}). Mend it, or leave the cell empty")]
    Metadata { line: usize, column: usize, what: String },
    #[error("there are no ratings in this file. Its rows have 9 or 10 cells, with a tab between them")]
    Empty,
}

/// Reads ratings from a file's text, in any of the dialects.
pub fn read(text: &str) -> Result<Ratings, RatingsError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let dialect = dialect_of(text);
    let mut ratings = Ratings {
        dialect,
        ..Ratings::default()
    };
    let mut known = std::collections::BTreeSet::new();
    for (line, row) in rows(text).filter(|it| !is_header(it.1)) {
        let cells = Cells::of(row, dialect.quoting);
        if !(9..=10).contains(&cells.len()) {
            let column = cells.column(if cells.len() < 9 { usize::MAX } else { 10 });
            let found = row.split('\t').count();
            return Err(RatingsError::Cells { line, column, found });
        }
        let rating = rating(&cells, dialect.tenth, line)?;
        for name in unknown_names(&rating) {
            if known.insert(name.to_owned()) {
                ratings.unknown.push((name.to_owned(), line));
            }
        }
        ratings.rows.push(rating);
    }
    if ratings.rows.is_empty() {
        return Err(RatingsError::Empty);
    }
    Ok(ratings)
}

/// The rows of `text` that are not empty, with their lines, from 1.
fn rows(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.split('\n').map(|it| it.strip_suffix('\r').unwrap_or(it));
    lines
        .enumerate()
        .map(|(i, row)| (i + 1, row))
        .filter(|it| !it.1.trim().is_empty())
}

fn is_header(row: &str) -> bool {
    let mut cells = row.split('\t').map(|it| it.trim_matches('"'));
    cells.next() == Some("system") && cells.next() == Some("doc")
}

/// The dialect of a file, as its header and its first rows show it.
fn dialect_of(text: &str) -> Dialect {
    let header = rows(text).map(|it| it.1).find(|it| is_header(it));
    let named = header.and_then(|it| it.split('\t').nth(9));
    let tenth = match named.map(|it| it.trim_matches('"').to_lowercase()) {
        Some(name) if name.starts_with("metadata") => Tenth::Metadata,
        Some(_) => Tenth::Comment,
        None => match rows(text).find_map(|it| it.1.split('\t').nth(9)) {
            Some(cell) if cell.trim_start_matches('"').starts_with('{') => Tenth::Metadata,
            Some(_) => Tenth::Comment,
            None => Tenth::None,
        },
    };
    Dialect {
        tenth,
        header: header.is_some(),
        quoting: quoting_of(text),
    }
}

/// A writer that encloses cells does so to every cell with a quotation mark in it, so cells that are written otherwise
/// speak against it.
fn quoting_of(text: &str) -> Quoting {
    let (mut for_it, mut against) = (0, 0);
    for (_, row) in rows(text).filter(|it| it.1.contains('"')) {
        let cells = Cells::of(row, Quoting::Doubled);
        for cell in cells.raw().take(9).filter(|it| it.contains('"')) {
            match cells::enclosed(cell) {
                Some(inner) if inner.contains('"') => for_it += 1,
                // Both kinds of files may have this.
                Some(_) => {}
                None => against += 1,
            }
        }
    }
    match for_it > against {
        true => Quoting::Doubled,
        false => Quoting::Raw,
    }
}

fn rating(cells: &Cells, tenth: Tenth, line: usize) -> Result<Rating, RatingsError> {
    let cell = |i: usize| cells.text(i);
    let mut rating = Rating {
        system: cell(0),
        document: cell(1),
        document_segment: cell(2),
        segment: cell(3),
        rater: cell(4),
        source: marked(&cell(5)),
        target: marked(&cell(6)),
        category: Default::default(),
        category_written: cell(7),
        severity: Verdict::Other,
        severity_written: cell(8),
        ..Rating::default()
    };
    rating.severity = spelling::severity(&rating.severity_written);
    if matches!(rating.severity, Verdict::Error(_)) {
        rating.category = spelling::category(&rating.category_written);
    }
    let last = cell(9);
    match tenth {
        Tenth::Metadata if last.trim().is_empty() => {}
        Tenth::Metadata => read_metadata(&mut rating, &last).map_err(|error| {
            let before = last.bytes().take(error.column().saturating_sub(1));
            // As many as begin a character.
            let before = before.filter(|it| !(0x80..0xc0).contains(it)).count();
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default().to_owned();
            RatingsError::Metadata {
                line,
                column: cells.column(9) + before,
                what,
            }
        })?,
        Tenth::Comment | Tenth::None => rating.comment = last,
    }
    Ok(rating)
}

/// Takes from a row's metadata what a rating has a place for, and keeps the whole.
fn read_metadata(rating: &mut Rating, text: &str) -> Result<(), serde_json::Error> {
    let value: Value = serde_json::from_str(text)?;
    let string = |key: &str| value.get(key).and_then(Value::as_str);
    // Ours: the finer type that the category column has no name for.
    if let Some(id) = string("pressmark_category")
        && matches!(rating.severity, Verdict::Error(_))
    {
        rating.category = id.into();
    }
    rating.comment = string("note").unwrap_or_default().to_owned();
    rating.esa = value
        .get("esa_score")
        .and_then(Value::as_f64)
        .filter(|it| it.is_finite());
    rating.metadata = text.to_owned();
    Ok(())
}

fn unknown_names(rating: &Rating) -> impl Iterator<Item = &str> {
    let severity = rating.severity == Verdict::Other && !spelling::is_test(&rating.severity_written);
    let error = matches!(rating.severity, Verdict::Error(_));
    let category = error && !rating.category.is_empty() && rating.category.entry().is_none();
    let severity = severity.then_some(&*rating.severity_written);
    severity
        .into_iter()
        .chain(category.then_some(&*rating.category_written))
}

#[cfg(test)]
mod tests;
