//! What an article was translated from, and how.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::anchor::Anchor;
use crate::model::annotation::{Stamp, UnknownField};
use crate::model::attribute::Value;
use crate::model::table::Record;

/// The key of the original that an article is compared with.
///
/// A further one is only there when two people attached different texts at once.
pub const ORIGINAL: &str = "original";

/// The text an article was translated from, and what is known of the translation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Original {
    /// Bare name of the file, in the folder of the article; empty when there is no original to be had.
    #[serde(default)]
    pub file: Arc<str>,
    /// SHA-256 of the raw file in hex digits, when it was attached.
    #[serde(default)]
    pub sha256: Arc<str>,
    /// Language of the original: a code of ISO 639, as `ko`. Empty when not known.
    #[serde(default)]
    pub language: Arc<str>,
    /// Language of the article, likewise.
    #[serde(default)]
    pub into: Arc<str>,
    /// A key of [`OBTAINED`]; empty when not said.
    #[serde(default)]
    pub obtained: Arc<str>,
    #[serde(default)]
    pub outlet: Arc<str>,
    #[serde(default)]
    pub title: Arc<str>,
    /// Never opened by itself.
    #[serde(default)]
    pub url: Arc<str>,
    /// The day it was read, as one writes it.
    #[serde(default)]
    pub read_on: Arc<str>,
    /// How the translation is said to be made: a key of [`PROCESSES`]; empty when not said.
    #[serde(default)]
    pub process: Arc<str>,
    /// The sentence of the article that says so.
    #[serde(default)]
    pub claim: Option<Anchor>,
    /// The system that translated, and its version, if stated.
    #[serde(default)]
    pub system: Arc<str>,
    /// Who edited what the system wrote.
    #[serde(default)]
    pub post_editor: Arc<str>,
    #[serde(default)]
    pub note: Arc<str>,
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

impl Original {
    /// One of which nothing is known yet.
    pub fn new(stamp: &Stamp) -> Self {
        Original {
            by: stamp.by.clone(),
            created: Some(stamp.at),
            ..Original::default()
        }
    }

    /// Whether a person has said that there is no text to compare with.
    pub fn is_missing(&self) -> bool {
        self.file.is_empty()
    }
}

impl Record for Original {
    type Id = Arc<str>;
}

const fn value(key: &'static str, help: &'static str) -> Value {
    Value { key, help }
}

/// Where the text of an original came from.
pub const OBTAINED: &[Value] = &[
    value("publisher page", "From the page it was published on"),
    value("file", "A file somebody sent or saved"),
    value("paste", "Pasted from somewhere"),
    value("reconstruction", "Put together from several places"),
    value("back-translation", "Translated back: never to be shown as the original"),
];

/// How a translation is said to be made.
pub const PROCESSES: &[Value] = &[
    value("machine", "By a machine, not edited"),
    value("post-edited", "By a machine, then edited by a person"),
    value("revised", "Edited, then compared with the original by a second person"),
    value("human", "By a person"),
];
