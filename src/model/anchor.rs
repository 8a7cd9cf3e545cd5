//! A place in an article, as it is stored.

use serde::{Deserialize, Serialize};

/// Position, words and surroundings of one segment, as the sidecar keeps them.
///
/// After the W3C Web Annotation model: a text position and a text quote selector
/// that must agree. Not checked against any text; [`Span`](super::span::Span) is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// First byte of the text.
    pub start: u64,
    /// The byte after the last one.
    pub end: u64,
    /// The words themselves.
    pub exact: Exact,
    /// Words just before, at most 32 characters; may be empty.
    #[serde(default)]
    pub prefix: String,
    /// Words just after, at most 32 characters; may be empty.
    #[serde(default)]
    pub suffix: String,
}

/// The words of a segment: whole, or both ends of a very long one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Exact {
    Whole(String),
    /// First and last characters of words too long to repeat, with their length in bytes.
    Ends {
        head: String,
        tail: String,
        bytes: u64,
    },
}

impl Exact {
    /// Whether `words` are the words meant.
    pub fn matches(&self, words: &str) -> bool {
        match self {
            Exact::Whole(exact) => exact == words,
            Exact::Ends { head, tail, bytes } => {
                words.len() as u64 == *bytes && words.starts_with(head.as_str()) && words.ends_with(tail.as_str())
            }
        }
    }

    /// The words to show: whole, or both ends with `…` between.
    pub fn shown(&self) -> String {
        match self {
            Exact::Whole(exact) => exact.clone(),
            Exact::Ends { head, tail, .. } => format!("{head} … {tail}"),
        }
    }
}
