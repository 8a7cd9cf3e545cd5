//! What a person has decided about findings: let pass, or not looked for in this folder.
//!
//! Findings themselves are worked out and never stored.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::annotation::{Stamp, UnknownField};
use super::table::Record;

/// A finding that a person has looked at and let pass, by the key of the finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dismissal {
    /// Why; may be empty.
    #[serde(default)]
    pub reason: Arc<str>,
    /// The words it was about, for people who read the file.
    #[serde(default)]
    pub words: Arc<str>,
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

impl Dismissal {
    /// A dismissal made now.
    pub fn new(reason: &str, words: &str, stamp: &Stamp) -> Self {
        Dismissal {
            reason: reason.into(),
            words: words.into(),
            by: stamp.by.clone(),
            created: Some(stamp.at),
            unknown: Vec::new(),
        }
    }
}

impl Record for Dismissal {
    type Id = Arc<str>;
}

/// Whether a check is made in this folder, by the id of the check; one that is not listed is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switch {
    pub on: bool,
}

impl Record for Switch {
    type Id = Arc<str>;
}
