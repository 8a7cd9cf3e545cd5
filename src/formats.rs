//! Other programs' files: a document as their text, and their text as annotations.

mod brat;
mod csv;
mod json;
pub mod listing;
mod placing;

use crate::model::annotation::{Annotation, Orphan};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;

/// A kind of file that annotations are exported to, or imported from.
#[derive(Debug)]
pub struct Format {
    /// As on the command line.
    pub key: &'static str,
    pub title: &'static str,
    /// Lower case, without the dot.
    pub extension: &'static str,
    pub write: fn(&Document) -> String,
    pub read: Option<ReadFormat>,
    /// What is lost when a document is written, a sentence each; for the person who exports.
    pub cannot_hold: &'static [&'static str],
}

/// Reads annotations of an article from a file's text.
pub type ReadFormat = fn(&Article, &str) -> Result<Imported, ImportError>;

/// Every format, in menu order. To add one, write its file and add its line.
pub const FORMATS: &[Format] = &[json::FORMAT, brat::FORMAT, csv::FORMAT];

/// The format called `key`.
pub fn format(key: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|it| it.key == key)
}

/// What a file says about an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// With the id the file gives; `None` where the format has none of ours.
    pub annotations: Vec<(Option<AnnotationId>, Annotation)>,
    /// Those that had no place when the file was written.
    pub orphans: Vec<(Option<AnnotationId>, Orphan)>,
    /// What was not taken in, and why, with the place in the file; for the person who imports.
    pub skipped: Vec<String>,
}

/// Why nothing could be taken from a file. Each message says what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("line {line}, column {column}: {what}. Mend the file, or export it again from where it came")]
    Syntax { line: usize, column: usize, what: String },
    #[error("this is JSON, but not annotations as Pressmark writes them: its “schema” is {found}")]
    OtherSchema { found: String },
    #[error(
        "this file was written by a newer version (format {found}, this one reads up to {known}). Update the program"
    )]
    Newer { found: u64, known: u64 },
}

/// The annotations of `document` by place in the text, then by id.
fn in_reading_order(document: &Document) -> impl Iterator<Item = (&AnnotationId, &Annotation)> {
    let firsts = document.index().iter().filter(|it| it.first);
    firsts.filter_map(|mark| {
        let (id, annotation) = document.annotations().get_key_value(&mark.id)?;
        Some((id, &**annotation))
    })
}
