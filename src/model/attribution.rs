//! Who said what: content, source, cue and speaker as one object.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::annotation::{Origin, Stamp, UnknownField};
use super::id::AnnotationId;
use super::label::Label;
use super::registry::SourceId;
use super::table::Record;

/// That some words rest on somebody or something.
///
/// Its parts are annotations, by id. A part may be missing from the article (deleted
/// elsewhere, lost with the words, never there); the attribution keeps what it says and is shown as broken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The quote or claim.
    #[serde(default)]
    pub content: Option<AnnotationId>,
    /// The mention of the source in the text.
    #[serde(default)]
    pub source: Option<AnnotationId>,
    /// The words that attribute.
    #[serde(default)]
    pub cue: Option<AnnotationId>,
    /// The registry entry it all rests on.
    #[serde(default)]
    pub speaker: Option<SourceId>,
    #[serde(default)]
    pub origin: Origin,
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// What a part of an attribution is to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Content,
    Source,
    Cue,
}

/// Every role, in the order they are shown.
pub const ROLES: [Role; 3] = [Role::Content, Role::Source, Role::Cue];

impl Role {
    /// Lower-case name.
    pub fn key(self) -> &'static str {
        match self {
            Role::Content => "content",
            Role::Source => "source",
            Role::Cue => "cue",
        }
    }

    /// The role an annotation of that label plays; `None` for a label of another program.
    pub fn of(label: &Label) -> Option<Role> {
        match label {
            Label::Claim | Label::Quote => Some(Role::Content),
            Label::Source => Some(Role::Source),
            Label::Cue => Some(Role::Cue),
            Label::Custom(_) => None,
        }
    }
}

impl Attribution {
    /// An attribution without parts, made by hand.
    pub fn new(stamp: &Stamp) -> Self {
        Attribution {
            content: None,
            source: None,
            cue: None,
            speaker: None,
            origin: Origin::Hand,
            by: stamp.by.clone(),
            created: Some(stamp.at),
            modified: None,
            unknown: Vec::new(),
        }
    }

    /// The part in that role.
    pub fn part(&self, role: Role) -> Option<&AnnotationId> {
        match role {
            Role::Content => self.content.as_ref(),
            Role::Source => self.source.as_ref(),
            Role::Cue => self.cue.as_ref(),
        }
    }

    /// Puts a part in a role; `None` takes it out.
    pub fn set_part(&mut self, role: Role, part: Option<AnnotationId>) {
        match role {
            Role::Content => self.content = part,
            Role::Source => self.source = part,
            Role::Cue => self.cue = part,
        }
    }

    /// The parts there are, with their roles.
    pub fn parts(&self) -> impl Iterator<Item = (Role, &AnnotationId)> {
        ROLES.into_iter().filter_map(|role| Some((role, self.part(role)?)))
    }
}

impl Record for Attribution {
    type Id = AnnotationId;
}
