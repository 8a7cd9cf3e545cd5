//! What another program's file adds to a document, for the window and the command line alike.

use std::collections::HashSet;
use std::sync::Arc;

use crate::formats::Imported;
use crate::model::annotation::{Annotation, Body, Orphan, Stamp};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::table::Change;
use crate::model::transaction::{Edit, Transaction};

/// Annotations at one place that a new one is compared with.
const MOST_COMPARED: usize = 1_000;

/// One transaction that adds what was imported, and what it does not add.
#[derive(Debug)]
pub struct Adding {
    pub transaction: Transaction,
    /// Annotations and orphans that were there already.
    pub known: usize,
}

impl Adding {
    /// What `imported` adds to `document`.
    ///
    /// What is there already is not added twice, and never replaced: an id that is taken, or missing,
    /// becomes one of `mint`. Where the file does not say who and when, `stamp` does.
    pub fn of(document: &Document, imported: Imported, stamp: &Stamp, mut mint: impl FnMut() -> AnnotationId) -> Self {
        let mut adding = Adding {
            transaction: Transaction::named("Import"),
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
            let id = fresh(document, &mut mint, &mut taken, id);
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
            let id = fresh(document, &mut mint, &mut taken, id);
            let change = Change::to(document.orphans(), id, Some(Arc::new(orphan)));
            adding.push(Edit::Orphan(change));
        }
        adding
    }

    fn push(&mut self, edit: Edit) {
        self.transaction.edits.push(edit);
    }
}

/// `id` if it is free, else a new one: what is there is never replaced.
fn fresh(
    document: &Document,
    mint: &mut impl FnMut() -> AnnotationId,
    taken: &mut HashSet<AnnotationId>,
    id: Option<AnnotationId>,
) -> AnnotationId {
    let mut id = id.unwrap_or_else(&mut *mint);
    while document.annotation(&id).is_some() || document.orphans().contains_key(&id) || !taken.insert(id.clone()) {
        id = mint();
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
