//! What a reader says about a piece of an article.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::claim::ClaimWork;
use super::id::AnnotationId;
use super::label::Label;
use super::registry::SourceId;
use super::span::Segments;
use super::table::Record;

/// Marked words, and what is said about them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    pub segments: Segments,
    pub body: Body,
}

/// An annotation whose words are not in the text any more, kept whole.
///
/// Shown in a list with its words, to be placed by hand or kept; never guessed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Orphan {
    /// Where it was, one a segment, in text order.
    pub anchors: Vec<Anchor>,
    pub body: Body,
}

/// Everything about an annotation but its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Body {
    pub label: Label,
    /// Key and value as in [`ATTRIBUTES`](super::attribute::ATTRIBUTES); others are kept as they are.
    #[serde(default)]
    pub attributes: BTreeMap<Arc<str>, Arc<str>>,
    /// Free text; empty when there is none.
    #[serde(default)]
    pub note: Arc<str>,
    /// Without doubles, in the order they were given.
    #[serde(default)]
    pub tags: Vec<Arc<str>>,
    /// On a source: the registry entry it mentions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refers_to: Option<SourceId>,
    /// On a quote: the quote it goes on with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<AnnotationId>,
    /// On a claim: what checking it has brought; `None` when nothing has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<Arc<ClaimWork>>,
    #[serde(default)]
    pub origin: Origin,
    /// Key of the annotator who made it; empty when unknown.
    #[serde(default)]
    pub by: Arc<str>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was changed last; `None` when it never was.
    pub modified: Option<Timestamp>,
    /// Fields of the file that this version does not know, as they stand there: `name: value` pairs, each with its own text.
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// A field of a record that this version does not know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnknownField {
    pub name: Arc<str>,
    /// RON text of the value, exactly as in the file.
    pub value: Arc<str>,
}

/// How an annotation came to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Marked by a person.
    #[default]
    Hand,
    /// Proposed by a rule and accepted by a person, who may have changed it.
    Rule { id: Arc<str>, edited: bool },
    /// Read from another program's file.
    Import { format: Arc<str> },
    /// An origin of a later version, as RON text.
    Other(Arc<str>),
}

/// Who makes a change, and when. The model knows neither; both come from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Key of the annotator.
    pub by: Arc<str>,
    pub at: Timestamp,
}

impl Body {
    /// A new body made by hand.
    pub fn new(label: Label, stamp: &Stamp) -> Self {
        Body {
            label,
            attributes: BTreeMap::new(),
            note: "".into(),
            tags: Vec::new(),
            refers_to: None,
            continues: None,
            claim: None,
            origin: Origin::Hand,
            by: stamp.by.clone(),
            created: Some(stamp.at),
            modified: None,
            unknown: Vec::new(),
        }
    }
}

impl Record for Annotation {
    type Id = AnnotationId;
}

impl Record for Orphan {
    type Id = AnnotationId;
}
