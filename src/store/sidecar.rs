//! The file beside an article: what is marked in it, as RON that people read and edit.
//!
//! A [`Sidecar`] is the file as it stands, with the place of every block in it, so that
//! what did not change is written back byte for byte: comments, unknown fields and
//! formatting by hand survive. The text is cut by `tokens`, checked by `outline`, read by
//! `read`, and changed by `patch`; `write` puts a document into it and `resolve` takes one out.

mod entry;
mod outline;
mod patch;
mod print;
mod read;
mod resolve;
mod tokens;
mod write;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::model::annotation::{Annotation, Orphan};
use crate::model::article::Article;
use crate::model::id::AnnotationId;
use outline::Outline;
use patch::{Member, members};
use read::Values;
pub use resolve::Resolved;
use tokens::{Fault, FaultKind, Lexer};
pub use tokens::MAX_STRING_BYTES;

/// Largest file in bytes.
pub const MAX_FILE_BYTES: usize = 512 << 20;
/// Most annotations and orphans in a file.
pub const MAX_ANNOTATIONS: usize = 1_000_000;
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
    /// Blocks that were taken out since the file was read, so that undo brings them back as they were.
    removed: imbl::OrdMap<AnnotationId, Removed>,
    problems: Arc<[Problem]>,
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
    /// The annotation and the text it was written for, if this program wrote it.
    known: Option<(Arc<Annotation>, Article)>,
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

/// Something in a sidecar that could be read but needs a person's eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// From 1 on.
    pub line: usize,
    /// From 1 on, in code points.
    pub column: usize,
    pub message: String,
}

/// Why a sidecar cannot be used. The file is never overwritten after one of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SidecarError {
    #[error("Line {line}, column {column}: {message}. Correct the file in a text editor, or restore a backup; it was not touched")]
    Syntax {
        line: usize,
        column: usize,
        message: String,
    },
    #[error(
        "These annotations were saved by a newer version (format {}.{}; this one reads format 1). \
         Update the program to change them; the file was not touched",
        found.0, found.1
    )]
    TooNew { found: (u32, u32) },
    #[error("The file of annotations is empty. Restore a backup, or delete the file to begin anew; it was not touched")]
    Empty,
    #[error(
        "Line {line}, column {column}: the file of annotations was cut off here. \
         Restore a backup, or complete it in a text editor; it was not touched"
    )]
    Torn { line: usize, column: usize },
    #[error(
        "Line {line}, column {column}: two versions of the annotations were left unmerged here. \
         Settle the lines between “<<<<<<<” and “>>>>>>>” in a text editor; the file was not touched"
    )]
    MergeConflict { line: usize, column: usize },
    #[error("Line {line}, column {column}: the file of annotations is not UTF-8 text. Save it as UTF-8; it was not touched")]
    NotUtf8 { line: usize, column: usize },
    #[error("Line {line}, column {column}: {message}, which is more than this program reads. The file was not touched")]
    Limit {
        line: usize,
        column: usize,
        message: String,
    },
    #[error("The file of annotations has {bytes} bytes; at most {MAX_FILE_BYTES} are read. It was not touched")]
    TooLarge { bytes: usize },
}

impl SidecarError {
    /// Line and column (from 1 on, in code points) of what is wrong, if it is in one place.
    pub fn place(&self) -> Option<(usize, usize)> {
        match *self {
            SidecarError::Syntax { line, column, .. }
            | SidecarError::Limit { line, column, .. }
            | SidecarError::Torn { line, column }
            | SidecarError::MergeConflict { line, column }
            | SidecarError::NotUtf8 { line, column } => Some((line, column)),
            SidecarError::TooNew { .. } | SidecarError::Empty | SidecarError::TooLarge { .. } => None,
        }
    }
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
            removed: imbl::OrdMap::new(),
            problems: Arc::default(),
        }
    }

    /// Reads a sidecar; all of it is checked, and nothing is left out.
    pub fn parse(bytes: &[u8]) -> Result<Sidecar, SidecarError> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(SidecarError::TooLarge { bytes: bytes.len() });
        }
        let text = utf8(bytes)?;
        let mut lexer = Lexer::new(text, text.len() - text.trim_start_matches('\u{FEFF}').len());
        if lexer.skip_trivia().is_ok() && lexer.at == text.len() {
            return Err(SidecarError::Empty);
        }
        parse(text).map_err(|fault| error_of(text, fault))
    }

    /// Exactly the file's text; empty when there is no file yet.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What the file says about the article.
    pub fn facts(&self) -> &DocumentFacts {
        &self.facts
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

/// Power cuts leave zeros at the end, or cut a character in two.
fn utf8(bytes: &[u8]) -> Result<&str, SidecarError> {
    let written = bytes.iter().rposition(|&b| b != 0).map_or(0, |i| i + 1);
    if written == 0 {
        return Err(SidecarError::Empty);
    }
    let torn = |at| {
        let (line, column) = place(bytes, at);
        SidecarError::Torn { line, column }
    };
    match std::str::from_utf8(bytes) {
        _ if written < bytes.len() => Err(torn(written)),
        Ok(text) => Ok(text),
        Err(error) if error.error_len().is_none() => Err(torn(error.valid_up_to())),
        Err(error) => {
            let (line, column) = place(bytes, error.valid_up_to());
            Err(SidecarError::NotUtf8 { line, column })
        }
    }
}

/// Line, and column in code points, of byte `at`.
fn place(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at.min(bytes.len())];
    let before = before.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(before);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let start = memchr::memrchr(b'\n', before).map_or(0, |i| i + 1);
    let column = before[start..].iter().filter(|&&b| b & 0xC0 != 0x80).count() + 1;
    (line, column)
}

fn error_of(text: &str, fault: Fault) -> SidecarError {
    if let Some((major, minor)) = schema_in_front(text).filter(|it| it.0 > SCHEMA) {
        let found = (major, minor);
        return SidecarError::TooNew { found };
    }
    if let FaultKind::TooNew(major, minor) = fault.kind {
        let found = (major, minor);
        return SidecarError::TooNew { found };
    }
    // Git's markers are no RON, so they always end up here; the first one is the place to look at.
    let marker = match text.starts_with("<<<<<<<") {
        true => Some(0),
        false => memchr::memmem::find(text.as_bytes(), b"\n<<<<<<<").map(|i| i + 1),
    };
    let (line, column) = place(text.as_bytes(), marker.unwrap_or(fault.at));
    match fault.kind {
        _ if marker.is_some() => SidecarError::MergeConflict { line, column },
        FaultKind::Wrong(message) => SidecarError::Syntax { line, column, message },
        FaultKind::Limit(message) => SidecarError::Limit { line, column, message },
        FaultKind::Torn | FaultKind::TooNew(..) => SidecarError::Torn { line, column },
    }
}

/// The schema of a text that may break the rules after its first field.
fn schema_in_front(text: &str) -> Option<(u32, u32)> {
    let at = memchr::memmem::find(text.as_bytes().get(..4096).unwrap_or(text.as_bytes()), b"schema")?;
    let value = text[at + "schema".len()..].trim_start().strip_prefix(':')?;
    schema(value, 0).ok()
}

/// `1` or `(1, 0)`.
fn schema(text: &str, at: usize) -> Result<(u32, u32), Fault> {
    let mut values = Values::new(text, at);
    let narrow = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
    if let Ok(major) = values.unsigned() {
        return Ok((narrow(major), 0));
    }
    let wrong = || Fault::wrong(at, "the schema must be a pair of numbers: “(1, 0)”");
    let inside = text[at..].strip_prefix('(').ok_or_else(wrong)?;
    let mut values = Values::new(text, text.len() - inside.len());
    let pair = [values.unsigned().map_err(|_| wrong())?, {
        values.comma();
        values.unsigned().unwrap_or(0)
    }];
    Ok((narrow(pair[0]), narrow(pair[1])))
}

fn parse(text: &str) -> Result<Sidecar, Fault> {
    let outline = Outline::of(text)?;
    match outline.field(text, "schema") {
        None => return Err(Fault::wrong(outline.inside, "this is no sidecar: it has no “schema: (1, 0)”")),
        Some(field) => match schema(text, field.value.start)? {
            (SCHEMA, _) => {}
            (major, minor) if major > SCHEMA => {
                let kind = FaultKind::TooNew(major, minor);
                return Err(Fault { at: field.value.start, kind });
            }
            _ => return Err(Fault::wrong(field.value.start, "no version ever wrote this schema; it is “(1, 0)”")),
        },
    }
    let document = outline.field(text, "document").map(|it| it.value.clone());
    let mut reading = Reading {
        text,
        seen: HashSet::new(),
        problems: Vec::new(),
    };
    let count: usize = ["annotations", "orphans"]
        .iter()
        .filter_map(|name| outline.field(text, name))
        .map(|it| it.items.len())
        .sum();
    if count > MAX_ANNOTATIONS {
        return Err(Fault::limit(outline.inside, "there are more than 1,000,000 annotations"));
    }
    Ok(Sidecar {
        facts: document.as_ref().map_or(Ok(DocumentFacts::default()), |it| facts(text, it.start))?,
        document,
        annotations: reading.list(&outline, "annotations")?,
        orphans: reading.list(&outline, "orphans")?,
        removed: imbl::OrdMap::new(),
        problems: reading.problems.into(),
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
    seen: HashSet<AnnotationId>,
    problems: Vec<Problem>,
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
        let read = read_all(self.text, &members)?;
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
        if self.seen.insert(id.clone()) {
            return id.clone();
        }
        let mut number = 2;
        let fresh = loop {
            let fresh = AnnotationId::from(format!("{id}#{number}"));
            if self.seen.insert(fresh.clone()) {
                break fresh;
            }
            number += 1;
        };
        let (line, column) = place(self.text.as_bytes(), at);
        self.problems.push(Problem {
            line,
            column,
            message: format!("Two annotations have the id {id:?}; both are kept, this one as {fresh:?}"),
        });
        fresh
    }
}

/// Blocks from which on two threads read.
const MANY: usize = 2_000;

fn read_all(text: &str, members: &[Member]) -> Result<Vec<read::Block>, Fault> {
    let read = |members: &[Member]| -> Result<Vec<read::Block>, Fault> {
        members.iter().map(|it| read::block(text, it.start)).collect()
    };
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
