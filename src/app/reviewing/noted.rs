//! What the checks found in the pairs, as the review shows it.

use std::sync::Arc;

use super::ReviewTab;
use crate::model::mqm::Severity;
use crate::model::span::Span;

/// A finding in a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// Names the finding as long as its words stay the same.
    pub key: Arc<str>,
    /// What the check looks for, in a few words.
    pub title: &'static str,
    pub level: Level,
    pub row: usize,
    /// By side.
    pub spans: [Option<Span>; 2],
    /// In a plain sentence.
    pub message: String,
    /// The kind and the severity of the error it is when it is one.
    pub kind: &'static str,
    pub severity: Severity,
    /// The tab that lists it beside the findings.
    pub tab: ReviewTab,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Note,
    Warning,
    Error,
}

impl Level {
    pub fn title(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}
