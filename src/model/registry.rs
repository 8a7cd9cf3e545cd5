//! Whom and what articles rest on: people, organisations, documents, groups and outlets.
//!
//! The registry belongs to a folder of articles and stands in its `sources.ron`; a lone article
//! may carry the entries it needs in its own sidecar.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::annotation::{Stamp, UnknownField};
use super::attribute::Value;
use super::table::Record;

/// The key of a registry entry: a slug such as `ada-marsh`, unique in its folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceId(Arc<str>);

/// Somebody or something that articles rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub kind: EntryKind,
    /// A key of [`IDENTITIES`]; empty when not said.
    #[serde(default)]
    pub identity: Arc<str>,
    pub name: Arc<str>,
    /// Other names, in any script.
    #[serde(default)]
    pub aliases: Vec<Arc<str>>,
    /// Roles and affiliations, each with its time.
    #[serde(default)]
    pub positions: Vec<Position>,
    /// A key of [`AFFILIATION_TYPES`]; empty when not said.
    #[serde(default)]
    pub affiliation_type: Arc<str>,
    #[serde(default)]
    pub expertise: Arc<str>,
    /// A key of [`TERMS`]: how what was said may be used; empty when not said.
    #[serde(default)]
    pub terms: Arc<str>,
    /// Why the name is not told.
    #[serde(default)]
    pub anonymity: Option<Anonymity>,
    /// Whether exports leave out who it is.
    #[serde(default)]
    pub confidential: bool,
    /// Ids elsewhere: a key of [`ID_KINDS`], or another, and the id.
    #[serde(default)]
    pub ids: BTreeMap<Arc<str>, Arc<str>>,
    /// How to reach them. Never written to a sidecar or an export.
    #[serde(default)]
    pub contact: Arc<str>,
    #[serde(default)]
    pub note: Arc<str>,
    /// Keys of entries that were merged into this one; what refers to them means this one.
    #[serde(default)]
    pub formerly: Vec<SourceId>,
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    /// Fields of the file that this version does not know.
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntryKind {
    Person,
    Organisation,
    /// A report, a law, a set of data.
    Document,
    /// Several people without names of their own: “military officials”.
    Group,
    /// A newspaper, an agency, a broadcaster.
    Outlet,
    /// A kind of a later version, kept as it is.
    Other(Arc<str>),
}

/// A role and an affiliation, with the time they were held.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Position {
    #[serde(default)]
    pub role: Arc<str>,
    #[serde(default)]
    pub affiliation: Arc<str>,
    /// `2025`, `2025-06` or `2025-06-17`; empty when not known. Both ends are meant inclusively.
    #[serde(default)]
    pub from: Arc<str>,
    #[serde(default)]
    pub to: Arc<str>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// Why a source has no name, as the article tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Anonymity {
    /// A key of [`ANONYMITY_REASONS`]; empty when not said.
    #[serde(default)]
    pub reason: Arc<str>,
    /// The words of the article that give the reason.
    #[serde(default)]
    pub words: Arc<str>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// A kind of entry, as menus and filters show it.
#[derive(Debug)]
pub struct KindEntry {
    pub kind: EntryKind,
    /// Capitalised, as in the sidecar.
    pub title: &'static str,
    /// Lower case, as on the command line and in exports.
    pub key: &'static str,
    pub help: &'static str,
}

/// The kinds of entries in the order they are shown.
#[rustfmt::skip] // A row a line.
pub const ENTRY_KINDS: &[KindEntry] = &[
    KindEntry { kind: EntryKind::Person, title: "Person", key: "person", help: "Somebody, by name or not" },
    KindEntry { kind: EntryKind::Organisation, title: "Organisation", key: "organisation", help: "An office, a company, a party, a team" },
    KindEntry { kind: EntryKind::Document, title: "Document", key: "document", help: "A report, a law, a study, a set of data" },
    KindEntry { kind: EntryKind::Group, title: "Group", key: "group", help: "Several people without names: officials, residents, experts" },
    KindEntry { kind: EntryKind::Outlet, title: "Outlet", key: "outlet", help: "A newspaper, an agency, a broadcaster" },
];

const fn value(key: &'static str, help: &'static str) -> Value {
    Value { key, help }
}

/// How much of who it is one knows.
pub const IDENTITIES: &[Value] = &[
    value("named", "By name"),
    value("role only", "By a role, without a name"),
    value("anonymous", "Known to the paper, not named"),
    value("pseudonym", "By a name that is not theirs"),
    value("collective", "Several at once"),
    value("other", "None of these, or not known"),
];

/// For whom a source speaks. After the source types of the Gender Gap Tracker and of PolNeAR, made coarser.
pub const AFFILIATION_TYPES: &[Value] = &[
    value(
        "government",
        "A state, an army, a court, a police force, a party in office",
    ),
    value("corporate", "A company or its lobby"),
    value("NGO", "A charity, a union, a campaign"),
    value("academic", "A university, a research institute"),
    value("media", "A newspaper, an agency, a broadcaster"),
    value("victim", "Somebody it happened to"),
    value("witness", "Somebody who saw it"),
    value("other", "None of these, or not known"),
];

/// On what terms something was said, after the Associated Press's definitions.
pub const TERMS: &[Value] = &[
    value("on the record", "May be used with the name"),
    value("background", "May be used, but not with the name"),
    value("deep background", "May be used, but not attributed to anybody"),
    value("off the record", "May not be used"),
];

/// Why a source is not named, as newspapers give it.
pub const ANONYMITY_REASONS: &[Value] = &[
    value("not authorised", "Not allowed to speak in public"),
    value("safety", "In danger if named"),
    value("job", "Would lose work or be punished for it"),
    value("privacy", "A private matter, a minor, a victim"),
    value("legal", "A court or a law forbids the name"),
    value("sensitive talks", "While talks or an investigation go on"),
    value("no reason given", "The article gives none"),
    value("other", "None of these"),
];

/// Where else an entry has an id.
pub const ID_KINDS: &[Value] = &[
    value("wikidata", "Q-number at Wikidata"),
    value("orcid", "ORCID of a researcher"),
    value("page", "Address of a page about them"),
];

impl SourceId {
    /// A key for `name` that `taken` does not hold: its letters and digits in lower case, hyphens between.
    ///
    /// Letters of every script stay, so that the key can be read.
    pub fn fresh(name: &str, taken: impl Fn(&SourceId) -> bool) -> SourceId {
        let mut slug = String::new();
        for c in name.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
                slug.push('-');
            }
        }
        let cut = slug.floor_char_boundary(MAX_SLUG);
        let slug = match slug[..cut].trim_end_matches('-') {
            "" => "source",
            slug => slug,
        };
        let numbered = (2..).map(|n| SourceId::from(format!("{slug}-{n}").as_str()));
        let mut candidates = std::iter::once(SourceId::from(slug)).chain(numbered);
        candidates.find(|it| !taken(it)).unwrap_or_else(|| SourceId::from(slug))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Longest slug made from a name, in bytes.
const MAX_SLUG: usize = 60;

impl From<&str> for SourceId {
    fn from(text: &str) -> Self {
        SourceId(text.into())
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl EntryKind {
    /// Capitalised name; the own text of a kind that this version does not know.
    pub fn title(&self) -> &str {
        match self {
            EntryKind::Other(name) => name,
            _ => self.entry().map_or("", |it| it.title),
        }
    }

    /// Lower-case name; the own text of a kind that this version does not know.
    pub fn key(&self) -> &str {
        match self {
            EntryKind::Other(name) => name,
            _ => self.entry().map_or("", |it| it.key),
        }
    }

    fn entry(&self) -> Option<&'static KindEntry> {
        ENTRY_KINDS.iter().find(|it| it.kind == *self)
    }

    /// The kind a file or a person named, in any case.
    pub fn named(text: &str) -> EntryKind {
        let known = ENTRY_KINDS.iter().find(|it| it.key.eq_ignore_ascii_case(text.trim()));
        known.map_or_else(|| EntryKind::Other(text.trim().into()), |it| it.kind.clone())
    }
}

impl Entry {
    /// An entry of which only the name is known.
    pub fn new(kind: EntryKind, name: &str, stamp: &Stamp) -> Self {
        Entry {
            kind,
            identity: "".into(),
            name: name.into(),
            aliases: Vec::new(),
            positions: Vec::new(),
            affiliation_type: "".into(),
            expertise: "".into(),
            terms: "".into(),
            anonymity: None,
            confidential: false,
            ids: BTreeMap::new(),
            contact: "".into(),
            note: "".into(),
            formerly: Vec::new(),
            by: stamp.by.clone(),
            created: Some(stamp.at),
            modified: None,
            unknown: Vec::new(),
        }
    }

    /// The name, then the aliases.
    pub fn names(&self) -> impl Iterator<Item = &Arc<str>> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// The position held on `date`: the latest of those that include it; without a date, the last one listed.
    ///
    /// When none includes it, nothing is said: a role of another time would be wrong.
    pub fn position_on(&self, date: Option<Date>) -> Option<&Position> {
        let Some(date) = date else {
            return self.positions.last();
        };
        let held = self.positions.iter().filter(|it| it.holds_on(date));
        held.max_by(|a, b| a.from.cmp(&b.from))
    }

    /// Whether exports leave out who it is: confidential, or off the record.
    pub fn is_redacted(&self) -> bool {
        self.confidential || matches!(&*self.terms, "off the record" | "deep background")
    }

    /// Whether the source is not known by name to readers.
    pub fn is_anonymous(&self) -> bool {
        matches!(&*self.identity, "anonymous" | "pseudonym" | "role only") || self.anonymity.is_some()
    }
}

impl Position {
    /// Whether it was held on `date`, as far as is known.
    pub fn holds_on(&self, date: Date) -> bool {
        let date = date.to_string();
        // `2025` and `2025-06` begin every day in them, so comparing beginnings compares the whole period.
        let shortened = |bound: &str| date.get(..bound.len().min(date.len())).unwrap_or_default().to_owned();
        let begun = self.from.is_empty() || shortened(&self.from).as_str() >= &*self.from;
        let lasts = self.to.is_empty() || shortened(&self.to).as_str() <= &*self.to;
        begun && lasts
    }

    /// Role and affiliation as one reads them: “researcher, Institute of Tides”.
    pub fn shown(&self) -> String {
        let parts = [&*self.role, &*self.affiliation];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join(", ")
    }
}

impl Record for Entry {
    type Id = SourceId;
}
