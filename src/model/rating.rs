//! What raters said of translations, a row for each error, as campaigns exchange it.

use std::ops::Range;

use super::mqm::{Category, Severity};

/// One row: an error that one rater saw in one segment of one system, or that they saw none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rating {
    /// Who translated.
    pub system: String,
    pub document: String,
    /// Place of the segment in its document, as the file numbers it.
    pub document_segment: String,
    /// Place of the segment in the whole campaign.
    pub segment: String,
    pub rater: String,
    pub source: Marked,
    pub target: Marked,
    /// In the names of [`ERROR_TYPES`](super::mqm::ERROR_TYPES) where they have one for it; empty for a row without an error.
    pub category: Category,
    /// As the file spells it.
    pub category_written: String,
    pub severity: Verdict,
    /// As the file spells it.
    pub severity_written: String,
    pub comment: String,
    /// A JSON object as the file has it; empty where it has none.
    pub metadata: String,
    /// How good the segment is, from 0 to 100, if the rater said so (error span annotation).
    pub esa: Option<f64>,
}

/// What the severity of a row says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// An error.
    Error(Severity),
    /// The rater saw no error in the segment.
    NoError,
    /// The row tests the rater, or says something unknown: it is no error.
    #[default]
    Other,
}

/// A text in which spans are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// Without the marks.
    pub text: String,
    /// Bytes of `text`, in text order; an empty range is a place between words.
    pub marks: Vec<Range<usize>>,
}
