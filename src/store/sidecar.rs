//! The file beside an article: what is marked in it, as RON that people read and edit.
//!
//! A [`Sidecar`] is the file as it stands, with the place of every block in it, so that
//! what did not change is written back byte for byte: comments, unknown fields and
//! formatting by hand survive.
//!
//! In: `tokens` cut the text (`strings` know their escapes), `outline` checks its shape, `values` are
//! taken out of it, `read` makes annotations of them, `resolve` finds their words in an article. Out: `entry`
//! tells what changed, `print` says it in RON, `lists` and `patch` put that into the text, `shift` moves what
//! comes after, `write` does so for a whole file.
//!
//! What is no annotation is alike: `records` say what a kind of them must tell of itself, `kinds` do so, a file
//! each, and `listing` reads and writes any of them. A folder's `registry` is made of the same pieces; `text`
//! is what both files have in common.

mod entry;
mod error;
mod kinds;
mod listing;
mod lists;
mod outline;
mod patch;
mod print;
mod problem;
mod read;
mod records;
mod registry;
mod resolve;
mod shift;
mod strings;
mod text;
mod tokens;
mod values;
mod work;
mod write;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::model::annotation::{Annotation, Orphan};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
pub use crate::model::limits::{MAX_ANNOTATIONS, MAX_STRING_BYTES};
use crate::model::registry::{Entry, SourceId};
use crate::model::table::Table;
use crate::model::tables::Tables;
pub use error::SidecarError;
use kinds::Kinds;
pub(super) use kinds::unread_contact;
use outline::Outline;
use patch::{Member, members};
pub use problem::Problem;
use problem::Problems;
pub use records::Home;
pub use registry::{Registry, RegistryError};
pub use resolve::Resolved;
use tokens::Fault;
use values::Values;

/// Largest file in bytes.
pub const MAX_FILE_BYTES: usize = 512 << 20;
/// The major number of the schema this version reads and writes.
const SCHEMA: u32 = 1;

/// A sidecar as it stands in its file.
///
/// Cloning copies no text.
#[derive(Clone, Debug)]
pub struct Sidecar {
    raw: Arc<str>,
    facts: DocumentFacts,
    /// The value of the field `document`.
    document: Option<Range<usize>>,
    annotations: List,
    orphans: List,
    kinds: Kinds,
    /// Blocks that were taken out since the file was read, so that undo brings them back as they were.
    removed: imbl::OrdMap<AnnotationId, Removed>,
    problems: Arc<[Problem]>,
    /// The text that every [`Block::known`] was written for.
    known_for: Option<Article>,
}

/// A list of annotations in the file.
#[derive(Clone, Debug, Default)]
struct List {
    /// The value, brackets included; `None` when the file has no such field.
    value: Option<Range<usize>>,
    blocks: Arc<Vec<Block>>,
}

/// One annotation or orphan in the file.
#[derive(Clone, Debug)]
struct Block {
    id: AnnotationId,
    /// The id in the file, if that one belongs to an earlier block already.
    id_in_file: Option<AnnotationId>,
    place: Member,
    /// What the file says.
    record: Arc<Orphan>,
    /// The annotation it was written from, if this program wrote it.
    known: Option<Arc<Annotation>>,
}

/// A block that is not in the file any more.
#[derive(Clone, Debug)]
struct Removed {
    text: Arc<str>,
    place: Member,
    record: Arc<Orphan>,
    id_in_file: Option<AnnotationId>,
}

/// What a sidecar says about its article; only what it says is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFacts {
    /// Bare file name. Only ever shown: no file is opened by it.
    pub name: Option<String>,
    /// SHA-256 of the raw file in hex digits.
    pub sha256: Option<String>,
    /// Length of the raw file.
    pub bytes: Option<u64>,
    pub encoding: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
}

impl Sidecar {
    /// For an article that has no sidecar yet: there is no file and no text.
    ///
    /// The first [`Sidecar::write`] of a document with annotations makes the text; until
    /// then it does not matter which article it is for.
    pub fn new_for(_article: &Article) -> Sidecar {
        Sidecar {
            raw: "".into(),
            facts: DocumentFacts::default(),
            document: None,
            annotations: List::default(),
            orphans: List::default(),
            kinds: Kinds::none(),
            removed: imbl::OrdMap::new(),
            problems: Arc::default(),
            known_for: None,
        }
    }

    /// Reads a sidecar; all of it is checked, and nothing is left out.
    pub fn parse(bytes: &[u8]) -> Result<Sidecar, SidecarError> {
        text::read(bytes, parse)
    }

    /// Exactly the file's text; empty when there is no file yet.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What the file says about the article.
    pub fn facts(&self) -> &DocumentFacts {
        &self.facts
    }

    /// Whether the file has a field for registry entries.
    pub fn has_sources(&self) -> bool {
        listing::Part::is_there(&self.kinds.sources)
    }

    /// The registry entries in the file.
    pub fn entries(&self) -> Table<Entry> {
        self.kinds.sources.table()
    }

    /// Whether a registry entry of that key was taken out since the file was read.
    pub fn had_entry(&self, id: &SourceId) -> bool {
        self.kinds.sources.had(id)
    }

    /// Whether a file is needed to hold `document` with these `entries` of the registry.
    pub fn is_needed_for(document: &Document, entries: &Table<Entry>) -> bool {
        let tables = Tables {
            entries: entries.clone(),
            ..document.tables().clone()
        };
        !(tables.annotations.is_empty() && tables.orphans.is_empty() && kinds::is_empty(&tables))
    }

    /// Number of annotations and orphans in the file.
    pub fn len(&self) -> usize {
        self.annotations.blocks.len() + self.orphans.blocks.len()
    }

    /// Whether the file holds no annotation.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn parse(text: &str) -> Result<Sidecar, Fault> {
    let outline = Outline::of(text)?;
    text::check_schema(text, &outline, "sidecar")?;
    let document = outline.field(text, "document").map(|it| it.value.clone());
    let mut reading = Reading {
        text,
        seen: HashMap::new(),
        problems: Problems::default(),
    };
    let count: usize = ["annotations", "orphans"]
        .iter()
        .filter_map(|name| outline.field(text, name))
        .map(|it| it.items.len())
        .sum();
    if count > MAX_ANNOTATIONS {
        return Err(Fault::limit(
            outline.inside,
            "there are more than 1,000,000 annotations",
        ));
    }
    Ok(Sidecar {
        facts: document
            .as_ref()
            .map_or(Ok(DocumentFacts::default()), |it| facts(text, it.start))?,
        document,
        annotations: reading.list(&outline, "annotations")?,
        orphans: reading.list(&outline, "orphans")?,
        kinds: Kinds::read(text, &outline, &mut reading.problems)?,
        removed: imbl::OrdMap::new(),
        problems: reading.problems.all().into(),
        known_for: None,
        raw: text.into(),
    })
}

fn facts(text: &str, at: usize) -> Result<DocumentFacts, Fault> {
    let mut facts = DocumentFacts::default();
    let mut values = Values::new(text, at);
    values.fields("what is known of the article", |name, it| {
        match name {
            "name" => facts.name = it.owned()?,
            "sha256" => facts.sha256 = it.owned()?,
            "bytes" => facts.bytes = it.optional(Values::unsigned)?,
            "encoding" => facts.encoding = it.owned()?,
            "language" => facts.language = it.owned()?,
            "title" => facts.title = it.owned()?,
            "published" => facts.published = it.owned()?,
            "offsets" => {
                let unit = it.owned()?;
                if unit.is_some_and(|it| it != print::OFFSETS) {
                    let message = format!("offsets must be counted in “{}”", print::OFFSETS);
                    return Err(Fault::wrong(at, message));
                }
            }
            _ => {
                it.raw()?;
            }
        }
        Ok(())
    })?;
    Ok(facts)
}

/// Reads the lists of one file, which share their ids.
struct Reading<'t> {
    text: &'t str,
    /// With the last number given to a double of the id.
    seen: HashMap<AnnotationId, usize>,
    problems: Problems,
}

impl Reading<'_> {
    fn list(&mut self, outline: &Outline, name: &str) -> Result<List, Fault> {
        let Some(field) = outline.field(self.text, name) else {
            return Ok(List::default());
        };
        if !self.text[field.value.clone()].starts_with('[') {
            let message = format!("“{name}” must be a list: “[…]”");
            return Err(Fault::wrong(field.value.start, message));
        }
        let members = members(self.text, field.value.start + 1, field.items.iter().cloned())?;
        let read = read_all(&members, |it| read::block(self.text, it.start))?;
        self.seen.reserve(read.len());
        let mut blocks = Vec::with_capacity(read.len());
        for (place, it) in members.into_iter().zip(read) {
            let id = self.fresh(&it.id, place.start);
            let record = Orphan {
                anchors: it.anchors,
                body: it.body,
            };
            blocks.push(Block {
                id_in_file: (id != it.id).then_some(it.id),
                id,
                place,
                record: Arc::new(record),
                known: None,
            });
        }
        Ok(List {
            value: Some(field.value.clone()),
            blocks: Arc::new(blocks),
        })
    }

    /// `id`, or one made from it when an earlier block has it.
    fn fresh(&mut self, id: &AnnotationId, at: usize) -> AnnotationId {
        let Some(last) = self.seen.get_mut(id) else {
            self.seen.insert(id.clone(), 1);
            return id.clone();
        };
        let mut number = *last;
        let fresh = loop {
            number += 1;
            let fresh = AnnotationId::from(format!("{id}#{number}"));
            if !self.seen.contains_key(&fresh) {
                break fresh;
            }
        };
        self.seen.insert(id.clone(), number);
        self.seen.insert(fresh.clone(), 1);
        let name = |it: &AnnotationId| it.to_string().escape_debug().to_string();
        self.problems.tell(self.text, at, || {
            format!(
                "Two annotations have the id “{}”; both are kept, this one as “{}”",
                name(id),
                name(&fresh)
            )
        });
        fresh
    }
}

/// Blocks from which on two threads read.
const MANY: usize = 2_000;

fn read_all<T: Send>(members: &[Member], one: impl Fn(&Member) -> Result<T, Fault> + Sync) -> Result<Vec<T>, Fault> {
    let read = |members: &[Member]| -> Result<Vec<T>, Fault> { members.iter().map(&one).collect() };
    if members.len() < MANY {
        return read(members);
    }
    let (left, right) = members.split_at(members.len() / 2);
    std::thread::scope(|scope| {
        let right = scope.spawn(|| read(right));
        let mut all = read(left)?;
        match right.join() {
            Ok(right) => all.extend(right?),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        Ok(all)
    })
}
