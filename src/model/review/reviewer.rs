//! Who reviews a translation, and their verdict.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::annotation::{Stamp, UnknownField};
use crate::model::attribute::Value;
use crate::model::table::Record;

/// A reviewer of the article, by the key of the annotator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reviewer {
    /// As it is to be shown; empty where the key will do.
    #[serde(default)]
    pub name: Arc<str>,
    /// How well they read the language of the original: a key of [`READS`]; empty when not said.
    #[serde(default)]
    pub reads: Arc<str>,
    /// Whether they are somebody else than the editor of the translation: a key of [`INDEPENDENT`]; empty when not said.
    #[serde(default)]
    pub independent: Arc<str>,
    #[serde(default)]
    pub verdict: Option<ReviewVerdict>,
    pub created: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// What a reviewer says of the translation as a whole, and of which texts they said it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReviewVerdict {
    /// A key of [`VERDICTS`].
    pub value: Arc<str>,
    #[serde(default)]
    pub reason: Arc<str>,
    /// SHA-256 of the file of the original in hex digits; empty when there was none.
    #[serde(default)]
    pub original_sha256: Arc<str>,
    /// SHA-256 of the file of the article in hex digits.
    #[serde(default)]
    pub article_sha256: Arc<str>,
    /// What scores of it are counted in: a key of [`UNITS`].
    #[serde(default)]
    pub unit: Arc<str>,
    /// How findings were shown during the review: `blind` when hidden at first; empty otherwise.
    #[serde(default)]
    pub pass: Arc<str>,
    pub at: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

impl Reviewer {
    pub fn new(stamp: &Stamp) -> Self {
        Reviewer {
            created: Some(stamp.at),
            ..Reviewer::default()
        }
    }
}

impl Record for Reviewer {
    type Id = Arc<str>;
}

const fn value(key: &'static str, help: &'static str) -> Value {
    Value { key, help }
}

/// How well a reviewer reads the language of the original.
pub const READS: &[Value] = &[
    value("none", "Does not read it"),
    value("basic", "Can follow it with a dictionary"),
    value("fluent", "Reads it fluently"),
    value("native", "Grew up with it"),
];

/// Whether a reviewer is somebody else than the editor of the translation.
pub const INDEPENDENT: &[Value] = &[
    value("yes", "Did not take part in the translation"),
    value("no", "Translated or edited it"),
];

/// What a reviewer can say of a translation.
pub const VERDICTS: &[Value] = &[
    value("publishable", "Can be published as it stands"),
    value(
        "publishable after corrections",
        "Can be published once the listed corrections are made",
    ),
    value("not publishable", "Must not be published"),
    value("cannot judge", "Cannot be judged; the reason says why"),
];

/// What the words of a text are counted in for a score.
pub const UNITS: &[Value] = &[
    value("source words", "Words of the original"),
    value("target words", "Words of the translation"),
];
