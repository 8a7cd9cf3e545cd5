//! `pressmark import`: adds the annotations that a file holds.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::desk::{ArticleArgs, ByArgs, Ids, save};
use super::export::wanted;
use super::{Failure, output};
use crate::formats::{FORMATS, Imported};
use crate::model::annotation::{Annotation, Body, Orphan, Stamp};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::table::Change;
use crate::model::transaction::{Edit, Transaction};

/// Largest file that is read, in bytes.
const MAX_BYTES: u64 = 512 << 20;
/// Annotations at one place that a new one is compared with.
const MOST_COMPARED: usize = 1_000;

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    article: ArticleArgs,
    #[arg(long, value_parser = PossibleValuesParser::new(FORMATS.iter().filter(|it| it.read.is_some()).map(|it| it.key)))]
    format: String,
    /// The file to read; it is not changed
    file: PathBuf,
    #[command(flatten)]
    by: ByArgs,
}

impl Import {
    pub fn run(self) -> Result<(), Failure> {
        let Some(read) = wanted(&self.format)?.read else {
            return Err(Failure::Usage(format!("{} cannot be read, only written", self.format)));
        };
        let text = text_of(&self.file)?;
        let opened = self.article.take()?;
        let imported = read(opened.document.article(), &text);
        let imported = imported.map_err(|error| Failure::Disk(format!("{error}: {}", self.file.display())))?;
        let skipped = imported.skipped.clone();
        let stamp = self.by.stamp();
        let ids = self.by.ids(&stamp, &text);
        let adding = Adding::of(&opened.document, imported, &stamp, ids);
        let summary = adding.summary();
        if !adding.transaction.is_empty() {
            save(opened, &adding.transaction)?;
        }
        output::print(&summary)?;
        for reason in by_kind(&skipped) {
            output::error(&format!("{}: {reason}", self.file.display()));
        }
        let items = match skipped.len() {
            0 => return Ok(()),
            1 => "1 item of the file was".to_owned(),
            n => format!("{n} items of the file were"),
        };
        Err(Failure::Problem(format!("{items} not taken in; the rest was")))
    }
}

/// The first of each kind of `reasons`, with how many like it follow: those that differ in numbers only.
fn by_kind(reasons: &[String]) -> Vec<String> {
    let mut kinds: HashMap<String, usize> = HashMap::new();
    let mut told: Vec<(&str, usize)> = Vec::new();
    for reason in reasons {
        let kind = reason.replace(|it: char| it.is_ascii_digit(), "");
        let at = *kinds.entry(kind).or_insert(told.len());
        match told.get_mut(at) {
            Some((_, more)) => *more += 1,
            None => told.push((reason, 0)),
        }
    }
    let line = |(reason, more)| match more {
        0 => String::from(reason),
        more => format!("{reason}; {more} more such items follow"),
    };
    told.into_iter().map(line).collect()
}

/// One transaction that adds what was imported, and what it does not add.
struct Adding {
    transaction: Transaction,
    added: usize,
    known: usize,
}

impl Adding {
    fn of(document: &Document, imported: Imported, stamp: &Stamp, mut ids: Ids) -> Self {
        let mut adding = Adding {
            transaction: Transaction::named("Import"),
            added: 0,
            known: 0,
        };
        let mut taken = HashSet::new();
        for (id, mut annotation) in imported.annotations {
            let known = id.as_ref().and_then(|it| document.annotation(it));
            if known.is_some_and(|it| **it == annotation) || (id.is_none() && is_there(document, &annotation)) {
                adding.known += 1;
                continue;
            }
            sign(&mut annotation.body, stamp);
            let id = fresh(document, &mut ids, &mut taken, id);
            let change = Change::to(document.annotations(), id, Some(Arc::new(annotation)));
            adding.push(Edit::Annotation(change));
        }
        for (id, mut orphan) in imported.orphans {
            let known: Option<&Arc<Orphan>> = id.as_ref().and_then(|it| document.orphans().get(it));
            if known.is_some_and(|it| **it == orphan) {
                adding.known += 1;
                continue;
            }
            sign(&mut orphan.body, stamp);
            let id = fresh(document, &mut ids, &mut taken, id);
            let change = Change::to(document.orphans(), id, Some(Arc::new(orphan)));
            adding.push(Edit::Orphan(change));
        }
        adding
    }

    fn push(&mut self, edit: Edit) {
        self.transaction.edits.push(edit);
        self.added += 1;
    }

    fn summary(&self) -> String {
        match self.known {
            0 => format!("{} annotations added\n", self.added),
            known => format!("{} annotations added, {known} were there already\n", self.added),
        }
    }
}

/// `id` if it is free, else a new one: what is there is never replaced.
fn fresh(
    document: &Document,
    ids: &mut Ids,
    taken: &mut HashSet<AnnotationId>,
    id: Option<AnnotationId>,
) -> AnnotationId {
    let is_free = |it: &AnnotationId| document.annotation(it).is_none() && !document.orphans().contains_key(it);
    let mut id = id.filter(is_free).unwrap_or_else(|| ids.next(document));
    while !taken.insert(id.clone()) {
        id = ids.next(document);
    }
    id
}

/// Where the file does not say who and when, it is who imports, now.
fn sign(body: &mut Body, stamp: &Stamp) {
    if body.by.is_empty() {
        body.by = stamp.by.clone();
    }
    body.created = body.created.or(Some(stamp.at));
}

/// Whether an earlier import, or somebody, has said the same of the same words.
fn is_there(document: &Document, annotation: &Annotation) -> bool {
    let first = annotation.segments.first();
    let here = document.index().some_touching(first.range(), MOST_COMPARED);
    here.iter().filter(|it| it.first).any(|mark| {
        let same = |it: &Arc<Annotation>| {
            let (a, b) = (&it.body, &annotation.body);
            it.segments == annotation.segments
                && (&a.label, &a.attributes, &a.note) == (&b.label, &b.attributes, &b.note)
        };
        document.annotation(&mark.id).is_some_and(same)
    })
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let failed =
        |what: &dyn std::fmt::Display| Failure::Disk(format!("the file cannot be read ({what}): {}", path.display()));
    // Not by its size: a pipe has none, and some devices never end.
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| failed(&error))?;
    let read = file.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| failed(&error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(failed(&"it is larger than 512 MB"));
    }
    String::from_utf8(bytes).map_err(|error| failed(&error))
}
