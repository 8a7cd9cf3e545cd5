//! An error of a translation, marked by a person.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::anchor::Anchor;
use crate::model::annotation::{Origin, Stamp, UnknownField};
use crate::model::id::AnnotationId;
use crate::model::table::Record;

/// An error, with its places on either or both sides.
///
/// One kind for error span annotation, which needs no category, and for MQM.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TranslationError {
    /// Id of a type of the typology, as `accuracy/mistranslation/number`; empty when not said.
    #[serde(default)]
    pub category: Arc<str>,
    /// `neutral`, `minor`, `major` or `critical`; others are kept as they are.
    #[serde(default)]
    pub severity: Arc<str>,
    /// Words of the original it is about, in text order.
    #[serde(default)]
    pub original: Vec<Anchor>,
    /// Words of the article it is about, in text order.
    #[serde(default)]
    pub translation: Vec<Anchor>,
    /// Where in the article something is missing.
    #[serde(default)]
    pub insertion: Option<Insertion>,
    /// How it ought to read; empty when not said.
    #[serde(default)]
    pub correction: Arc<str>,
    #[serde(default)]
    pub note: Arc<str>,
    /// Whether it is only proposed, by another program, and not accepted yet: it counts for nothing then.
    #[serde(default)]
    pub proposed: bool,
    /// Key of the finding it was made of; empty when there is none.
    #[serde(default)]
    pub finding: Arc<str>,
    #[serde(default)]
    pub origin: Origin,
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// A place between words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insertion {
    /// The words it is next to.
    pub words: Anchor,
    /// Whether it is behind them; else it is before them.
    pub after: bool,
}

impl TranslationError {
    /// An error of which only this is said, made by hand.
    pub fn new(category: &str, severity: &str, stamp: &Stamp) -> Self {
        TranslationError {
            category: category.into(),
            severity: severity.into(),
            by: stamp.by.clone(),
            created: Some(stamp.at),
            ..TranslationError::default()
        }
    }
}

impl Record for TranslationError {
    type Id = AnnotationId;
}
