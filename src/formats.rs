//! Other programs' files: a document as their text, and their text as annotations.

pub mod alignment;
pub mod balance;
mod brat;
mod claimreview;
mod csv;
pub mod differences;
pub mod disclosure;
pub mod esa_campaign;
pub mod findings;
mod json;
pub mod listing;
pub mod marot;
mod placing;
pub mod registry;
mod report;
pub mod review;
pub mod said;
pub mod suggestions;
pub mod withholding;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::annotation::{Annotation, Origin, Orphan, Stamp};
use crate::model::article::Article;
use crate::model::attribution::Attribution;
use crate::model::claim::{ClaimLink, Scale};
use crate::model::dismissal::Dismissal;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::registry::{Entry, EntryKind, SourceId};
use disclosure::{Disclosure, Told};

/// A kind of file that annotations are exported to, or imported from.
#[derive(Debug)]
pub struct Format {
    /// As on the command line.
    pub key: &'static str,
    pub title: &'static str,
    /// Lower case, without the dot.
    pub extension: &'static str,
    /// Writes what may be told; see [`Format::export`].
    write: fn(&Told) -> String,
    pub read: Option<ReadFormat>,
    /// What is lost when a document is written; for the person who exports.
    pub cannot_hold: &'static [Loss],
}

/// Something a format has no place for.
#[derive(Debug)]
pub struct Loss {
    /// As in “does not keep …”.
    pub what: &'static str,
    /// How often a document has it; `None` where every document does.
    pub count: Option<fn(&Document) -> usize>,
}

/// A document as a file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    pub text: String,
    /// What of this document the text does not hold, with how often it occurs there.
    pub lost: Vec<String>,
    /// Sources whose names were left out.
    pub redacted: usize,
}

/// Reads annotations of an article from a file's text.
pub type ReadFormat = fn(&Article, &str) -> Result<Imported, ImportError>;

/// Every format, in menu order. To add one, write its file and add its line.
pub const FORMATS: &[Format] = &[
    json::FORMAT,
    brat::FORMAT,
    csv::FORMAT,
    claimreview::FORMAT,
    report::HTML,
    report::MARKDOWN,
];

/// The format called `key`.
pub fn format(key: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|it| it.key == key)
}

impl Format {
    /// `document` in this format, without what `disclosure` keeps back.
    pub fn export(&self, document: &Document, disclosure: Disclosure) -> Export {
        let told = Told::of(document, disclosure);
        let lost = self.cannot_hold.iter().filter_map(|it| it.told(&told.document));
        Export {
            text: (self.write)(&told),
            lost: lost.collect(),
            redacted: told.redacted.len(),
        }
    }
}

impl Loss {
    /// Something that every document has and the format cannot hold.
    const fn always(what: &'static str) -> Self {
        Loss { what, count: None }
    }

    /// Something that a document may have.
    const fn counted(what: &'static str, count: fn(&Document) -> usize) -> Self {
        Loss {
            what,
            count: Some(count),
        }
    }

    fn told(&self, document: &Document) -> Option<String> {
        match self.count.map(|it| it(document)) {
            None => Some(self.what.to_owned()),
            Some(0) => None,
            Some(n) => Some(format!("{} ({n})", self.what)),
        }
    }
}

/// What a file says about an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    pub ids: Ids,
    /// With the id the file gives; `None` where it has none.
    pub annotations: Vec<(Option<AnnotationId>, Annotation)>,
    /// Those that had no place when the file was written.
    pub orphans: Vec<(Option<AnnotationId>, Orphan)>,
    /// Their parts are named by the file's ids.
    pub attributions: Vec<(Option<AnnotationId>, Attribution)>,
    pub entries: Vec<(SourceId, Entry)>,
    pub claim_links: Vec<(Option<AnnotationId>, ClaimLink)>,
    pub dismissals: Vec<(Arc<str>, Dismissal)>,
    pub scales: Vec<(Arc<str>, Scale)>,
    /// Keys of sources that the file does not tell; what names them names nobody here.
    pub redacted: BTreeSet<SourceId>,
    /// What was not taken in, and why, with the place in the file; for the person who imports.
    pub skipped: Vec<String>,
}

/// What the ids of a file are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ids {
    /// Those the records had where the file was written; they are kept where they are free.
    #[default]
    Lasting,
    /// Names within the file, as `T1`; the records get new ones.
    Local,
}

/// Why nothing could be taken from a file. Each message says what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("line {line}, column {column}: {what}. Mend the file, or export it again from where it came")]
    Syntax { line: usize, column: usize, what: String },
    #[error("this is JSON, but not annotations as Pressmark writes them: its “schema” is {found}")]
    OtherSchema { found: String },
    #[error(
        "this file was written by a newer version (format {found}, this one reads up to {known}). Update the program"
    )]
    Newer { found: u64, known: u64 },
}

/// An entry of which a file tells only this, and not who made it.
fn unsigned_entry(kind: EntryKind, name: &str) -> Entry {
    Entry {
        by: "".into(),
        created: None,
        ..Entry::new(kind, name, &nobody())
    }
}

/// An attribution without parts, of which a file does not tell who made it.
fn unsigned_attribution(format: &str) -> Attribution {
    Attribution {
        origin: Origin::Import { format: format.into() },
        by: "".into(),
        created: None,
        ..Attribution::new(&nobody())
    }
}

fn nobody() -> Stamp {
    Stamp {
        by: "".into(),
        at: jiff::Timestamp::UNIX_EPOCH,
    }
}

/// How many records the review of a translation has made.
fn reviewed(document: &Document) -> usize {
    let tables = document.tables();
    tables.originals.len() + tables.pairs.len() + tables.translation_errors.len() + tables.reviewers.len()
}

/// The annotations of `document` by place in the text, then by id.
fn in_reading_order(document: &Document) -> impl Iterator<Item = (&AnnotationId, &Annotation)> {
    let firsts = document.index().iter().filter(|it| it.first);
    firsts.filter_map(|mark| {
        let (id, annotation) = document.annotations().get_key_value(&mark.id)?;
        Some((id, &**annotation))
    })
}
