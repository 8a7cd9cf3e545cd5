//! Who said what, and what claims have to do with each other, as JSON.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::items::{OriginItem, origin_item, origin_of};
use crate::model::annotation::UnknownField;
use crate::model::attribution::Attribution;
use crate::model::claim::{ClaimLink, Scale};
use crate::model::dismissal::Dismissal;
use crate::model::id::AnnotationId;
use crate::model::registry::{Anonymity, Entry, EntryKind, Position, SourceId};

type Unknown = Vec<UnknownField>;

#[derive(Serialize, Deserialize)]
pub struct AttributionItem {
    id: Option<AnnotationId>,
    content: Option<AnnotationId>,
    source: Option<AnnotationId>,
    cue: Option<AnnotationId>,
    speaker: Option<SourceId>,
    origin: Option<OriginItem>,
    #[serde(default)]
    by: Arc<str>,
    created: Option<Timestamp>,
    modified: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unknown: Unknown,
}

impl AttributionItem {
    pub fn of(id: &AnnotationId, it: &Attribution) -> Self {
        AttributionItem {
            id: Some(id.clone()),
            content: it.content.clone(),
            source: it.source.clone(),
            cue: it.cue.clone(),
            speaker: it.speaker.clone(),
            origin: Some(origin_item(&it.origin)),
            by: it.by.clone(),
            created: it.created,
            modified: it.modified,
            unknown: it.unknown.clone(),
        }
    }

    pub fn read(self) -> (Option<AnnotationId>, Attribution) {
        let attribution = Attribution {
            content: self.content,
            source: self.source,
            cue: self.cue,
            speaker: self.speaker,
            origin: origin_of(self.origin),
            by: self.by,
            created: self.created,
            modified: self.modified,
            unknown: self.unknown,
        };
        (self.id, attribution)
    }
}

/// An entry of the registry; of one that is not told, only that there is one, and of what kind.
#[derive(Serialize, Deserialize)]
pub struct SourceItem {
    key: SourceId,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    redacted: bool,
    #[serde(default)]
    kind: Arc<str>,
    #[serde(flatten, skip_serializing_if = "SourceFacts::are_none")]
    facts: SourceFacts,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
struct SourceFacts {
    #[serde(default)]
    identity: Arc<str>,
    #[serde(default)]
    name: Arc<str>,
    #[serde(default)]
    aliases: Vec<Arc<str>>,
    #[serde(default)]
    positions: Vec<Position>,
    #[serde(default)]
    affiliation_type: Arc<str>,
    #[serde(default)]
    expertise: Arc<str>,
    #[serde(default)]
    terms: Arc<str>,
    anonymity: Option<Anonymity>,
    #[serde(default)]
    confidential: bool,
    #[serde(default)]
    ids: BTreeMap<Arc<str>, Arc<str>>,
    #[serde(default)]
    note: Arc<str>,
    #[serde(default)]
    formerly: Vec<SourceId>,
    #[serde(default)]
    by: Arc<str>,
    created: Option<Timestamp>,
    modified: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unknown: Unknown,
}

impl SourceFacts {
    fn are_none(&self) -> bool {
        *self == SourceFacts::default()
    }
}

impl SourceItem {
    pub fn of(key: &SourceId, it: &Entry, redacted: bool) -> Self {
        let facts = || SourceFacts {
            identity: it.identity.clone(),
            name: it.name.clone(),
            aliases: it.aliases.clone(),
            positions: it.positions.clone(),
            affiliation_type: it.affiliation_type.clone(),
            expertise: it.expertise.clone(),
            terms: it.terms.clone(),
            anonymity: it.anonymity.clone(),
            confidential: it.confidential,
            ids: it.ids.clone(),
            note: it.note.clone(),
            formerly: it.formerly.clone(),
            by: it.by.clone(),
            created: it.created,
            modified: it.modified,
            unknown: it.unknown.clone(),
        };
        SourceItem {
            key: key.clone(),
            redacted,
            kind: match &it.kind {
                EntryKind::Other(name) => format!("{CUSTOM}{name}").into(),
                kind => kind.key().into(),
            },
            facts: if redacted { SourceFacts::default() } else { facts() },
        }
    }

    /// `None` for one that the file does not tell.
    pub fn read(self) -> (SourceId, Option<Entry>) {
        if self.redacted {
            return (self.key, None);
        }
        let facts = self.facts;
        let kind = match self.kind.strip_prefix(CUSTOM) {
            Some(name) => EntryKind::Other(name.into()),
            None => EntryKind::named(&self.kind),
        };
        let entry = Entry {
            kind,
            identity: facts.identity,
            name: facts.name,
            aliases: facts.aliases,
            positions: facts.positions,
            affiliation_type: facts.affiliation_type,
            expertise: facts.expertise,
            terms: facts.terms,
            anonymity: facts.anonymity,
            confidential: facts.confidential,
            ids: facts.ids,
            contact: "".into(),
            note: facts.note,
            formerly: facts.formerly,
            by: facts.by,
            created: facts.created,
            modified: facts.modified,
            unknown: facts.unknown,
        };
        (self.key, Some(entry))
    }
}

const CUSTOM: &str = "custom:";

#[derive(Serialize, Deserialize)]
pub struct LinkItem {
    id: Option<AnnotationId>,
    #[serde(flatten)]
    link: ClaimLink,
}

impl LinkItem {
    pub fn of(id: &AnnotationId, it: &ClaimLink) -> Self {
        LinkItem {
            id: Some(id.clone()),
            link: it.clone(),
        }
    }

    pub fn read(self) -> (Option<AnnotationId>, ClaimLink) {
        (self.id, self.link)
    }
}

#[derive(Serialize, Deserialize)]
pub struct DismissalItem {
    finding: Arc<str>,
    #[serde(flatten)]
    dismissal: Dismissal,
}

impl DismissalItem {
    pub fn of(finding: &Arc<str>, it: &Dismissal) -> Self {
        DismissalItem {
            finding: finding.clone(),
            dismissal: it.clone(),
        }
    }

    pub fn read(self) -> (Arc<str>, Dismissal) {
        (self.finding, self.dismissal)
    }
}

#[derive(Serialize, Deserialize)]
pub struct ScaleItem {
    name: Arc<str>,
    #[serde(flatten)]
    scale: Scale,
}

impl ScaleItem {
    pub fn of(name: &Arc<str>, it: &Scale) -> Self {
        ScaleItem {
            name: name.clone(),
            scale: it.clone(),
        }
    }

    pub fn read(self) -> (Arc<str>, Scale) {
        (self.name, self.scale)
    }
}
