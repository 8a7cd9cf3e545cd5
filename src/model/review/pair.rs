//! What a person has decided about a pair: sentences of the original and their translation.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::anchor::Anchor;
use crate::model::annotation::{Stamp, UnknownField};
use crate::model::id::AnnotationId;
use crate::model::table::Record;

/// A pair somebody has decided about or put together by hand; all others are worked out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The sentences of the original, from the first to the last; `None` when the original has none.
    #[serde(default)]
    pub original: Option<Anchor>,
    /// The sentences of the article; `None` when they are left out there.
    #[serde(default)]
    pub translation: Option<Anchor>,
    #[serde(default)]
    pub state: PairState,
    /// Whether a person put it together: sentences are aligned around it.
    #[serde(default)]
    pub fixed: bool,
    /// Whether it only says that one side stands elsewhere on the other; it is no row then.
    #[serde(default)]
    pub moved: bool,
    #[serde(default)]
    pub note: Arc<str>,
    /// How well it is translated, from 0 to 100 (error span annotation).
    #[serde(default)]
    pub score: Option<u8>,
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// How far the review of a pair is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PairState {
    #[default]
    Undecided,
    /// The translation is faithful.
    Agreed,
    /// It has errors, and they are marked.
    Marked,
    /// A state of a later version.
    Other(Arc<str>),
}

impl PairState {
    /// As in files.
    pub fn key(&self) -> &str {
        match self {
            PairState::Undecided => "undecided",
            PairState::Agreed => "agreed",
            PairState::Marked => "marked",
            PairState::Other(key) => key,
        }
    }

    pub fn of(key: &str) -> Self {
        match key {
            "" | "undecided" => PairState::Undecided,
            "agreed" => PairState::Agreed,
            "marked" => PairState::Marked,
            _ => PairState::Other(key.into()),
        }
    }

    /// Whether a person has decided.
    pub fn is_decided(&self) -> bool {
        matches!(self, PairState::Agreed | PairState::Marked)
    }
}

impl Pair {
    /// An undecided pair.
    pub fn new(original: Option<Anchor>, translation: Option<Anchor>, stamp: &Stamp) -> Self {
        Pair {
            original,
            translation,
            by: stamp.by.clone(),
            created: Some(stamp.at),
            ..Pair::default()
        }
    }

    /// Whether it says nothing that is not worked out anyhow.
    pub fn is_plain(&self) -> bool {
        self.state == PairState::Undecided
            && !self.fixed
            && !self.moved
            && self.note.is_empty()
            && self.score.is_none()
            && self.unknown.is_empty()
    }
}

impl Record for Pair {
    type Id = AnnotationId;
}
