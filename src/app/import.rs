//! What another program's file adds to a document, for the window and the command line alike.

mod entries;
pub mod errors;
mod naming;

use std::collections::HashSet;
use std::sync::Arc;

use crate::formats::{Ids, Imported};
use crate::model::annotation::{Annotation, Body, Orphan, Stamp};
use crate::model::attribution::{Attribution, ROLES};
use crate::model::claim::{ClaimLink, Scale};
use crate::model::dismissal::Dismissal;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::table::Change;
use crate::model::tables::Kept;
use crate::model::transaction::Transaction;
use entries::Keys;
use naming::Names;

/// Annotations at one place that a new one is compared with.
const MOST_COMPARED: usize = 1_000;

/// One transaction that adds what was imported, and what it does not add.
#[derive(Debug)]
pub struct Adding {
    pub transaction: Transaction,
    /// How many annotations and orphans are added.
    pub annotations: usize,
    /// How many attributions are added.
    pub attributions: usize,
    /// How many entries of the registry are added.
    pub entries: usize,
    /// Annotations and orphans that were there already.
    pub known: usize,
    /// What of the file has no place here, beyond what reading it has told.
    pub skipped: Vec<String>,
}

impl Adding {
    /// What `imported` adds to `document`.
    ///
    /// What is there already is not added twice, and never replaced: an id that is taken, or missing,
    /// becomes one of `mint`. Where the file does not say who and when, `stamp` does.
    pub fn of(
        document: &Document,
        mut imported: Imported,
        stamp: &Stamp,
        mut mint: impl FnMut() -> AnnotationId,
    ) -> Self {
        let mut adding = Adding {
            transaction: Transaction::named("Import"),
            annotations: 0,
            attributions: 0,
            entries: 0,
            known: 0,
            skipped: Vec::new(),
        };
        let keys = adding.entries(document, &mut imported, stamp);
        let mut names = Names::new(document, imported.ids, &mut mint);
        let added = adding.name_annotations(document, &mut names, &keys, &mut imported);
        for (id, mut annotation) in added {
            sign(&mut annotation.body, stamp);
            let earlier = annotation.body.continues.take();
            annotation.body.continues = earlier.and_then(|it| names.now(&it));
            adding.add(document, id, annotation);
            adding.annotations += 1;
        }
        adding.orphans(document, &mut names, &keys, &mut imported, stamp);
        adding.attributions(document, &mut names, &keys, &mut imported, stamp);
        adding.claim_links(document, &mut names, &mut imported, stamp);
        let mut seen = HashSet::new();
        for (key, dismissal) in imported.dismissals {
            let key = names.renamed(&key);
            if !document.tables().dismissals.contains_key(&*key) && seen.insert(key.clone()) {
                adding.add::<Dismissal>(document, key, dismissal);
            }
        }
        seen.clear();
        for (name, scale) in imported.scales {
            match document.tables().scales.get(&name) {
                None if seen.insert(name.clone()) => adding.add::<Scale>(document, name, scale),
                None => {}
                Some(own) if **own == scale => {}
                Some(_) => adding
                    .skipped
                    .push(format!("the scale “{name}” has other values here, which stay")),
            }
        }
        adding
    }

    /// Adds a record. Each is added once, so what was added before need not be looked through.
    fn add<T: Kept>(&mut self, document: &Document, id: T::Id, record: T) {
        let change = Change::to(T::table(document.tables()), id, Some(Arc::new(record)));
        self.transaction.edits.push(T::edit(change));
    }

    /// Decides under which id each annotation goes on; answers those that are new.
    fn name_annotations(
        &mut self,
        document: &Document,
        names: &mut Names,
        keys: &Keys,
        imported: &mut Imported,
    ) -> Vec<(AnnotationId, Annotation)> {
        let (mut added, mut met) = (Vec::new(), HashSet::new());
        for (name, mut annotation) in std::mem::take(&mut imported.annotations) {
            let lasting = name.as_ref().filter(|_| imported.ids == Ids::Lasting);
            let own = lasting.and_then(|it| document.annotation(it));
            keys.follow(&mut annotation.body.refers_to, own.map(|it| &it.body.refers_to));
            let there = match lasting {
                Some(id) => own.is_some_and(|it| **it == annotation).then(|| id.clone()),
                None => same_words(document, &annotation, |it| met.contains(it)),
            };
            if let Some(there) = there {
                self.known += 1;
                met.insert(there.clone());
                names.is_known(name, there);
                continue;
            }
            added.push((names.fresh(name), annotation));
        }
        added
    }

    fn orphans(&mut self, document: &Document, names: &mut Names, keys: &Keys, imported: &mut Imported, stamp: &Stamp) {
        for (name, mut orphan) in std::mem::take(&mut imported.orphans) {
            let own = name.as_ref().and_then(|it| document.orphans().get(it));
            keys.follow(&mut orphan.body.refers_to, own.map(|it| &it.body.refers_to));
            if own.is_some_and(|it| **it == orphan) {
                self.known += 1;
                continue;
            }
            sign(&mut orphan.body, stamp);
            let id = names.fresh(name);
            self.add::<Orphan>(document, id, orphan);
            self.annotations += 1;
        }
    }

    fn attributions(
        &mut self,
        document: &Document,
        names: &mut Names,
        keys: &Keys,
        imported: &mut Imported,
        stamp: &Stamp,
    ) {
        for (name, mut attribution) in std::mem::take(&mut imported.attributions) {
            for role in ROLES {
                let part = attribution.part(role).and_then(|it| names.now(it));
                attribution.set_part(role, part);
            }
            let lasting = name.as_ref().filter(|_| imported.ids == Ids::Lasting);
            let own = lasting.and_then(|it| document.attributions().get(it));
            let own = own.or_else(|| same_parts(document, &attribution));
            keys.follow(&mut attribution.speaker, own.map(|it| &it.speaker));
            if own.is_some_and(|it| says_the_same(it, &attribution)) {
                continue;
            }
            sign_with(&mut attribution.by, &mut attribution.created, stamp);
            let id = names.fresh(name);
            self.add::<Attribution>(document, id, attribution);
            self.attributions += 1;
        }
    }

    fn claim_links(&mut self, document: &Document, names: &mut Names, imported: &mut Imported, stamp: &Stamp) {
        for (name, mut link) in std::mem::take(&mut imported.claim_links) {
            let (Some(from), Some(to)) = (names.now(&link.from), names.now(&link.to)) else {
                continue;
            };
            // Two doubles of the file may be one annotation here, which has nothing to do with itself.
            if from == to && link.from != link.to {
                continue;
            }
            (link.from, link.to) = (from, to);
            let mut own = document.links().claim_links_of(&link.from).iter();
            let said = own.any(|id| {
                let own = document.tables().claim_links.get(id);
                own.is_some_and(|it| (&it.from, &it.to, &it.relation) == (&link.from, &link.to, &link.relation))
            });
            if !said {
                sign_with(&mut link.by, &mut link.created, stamp);
                let id = names.fresh(name);
                self.add::<ClaimLink>(document, id, link);
            }
        }
    }
}

/// Where the file does not say who and when, it is who imports, now.
fn sign(body: &mut Body, stamp: &Stamp) {
    sign_with(&mut body.by, &mut body.created, stamp);
}

fn sign_with(by: &mut Arc<str>, created: &mut Option<jiff::Timestamp>, stamp: &Stamp) {
    if by.is_empty() {
        *by = stamp.by.clone();
    }
    *created = created.or(Some(stamp.at));
}

/// The annotation by which an earlier import, or somebody, has said the same of the same words; of several, rather
/// one that was not met before, so that doubles in a file are told apart as they are here.
fn same_words(
    document: &Document,
    annotation: &Annotation,
    met: impl Fn(&AnnotationId) -> bool,
) -> Option<AnnotationId> {
    let first = annotation.segments.first();
    let here = document.index().some_touching(first.range(), MOST_COMPARED);
    let same = |it: &Arc<Annotation>| {
        let (a, b) = (&it.body, &annotation.body);
        it.segments == annotation.segments && (&a.label, &a.attributes, &a.note) == (&b.label, &b.attributes, &b.note)
    };
    let marks = here.iter().filter(|it| it.first);
    let mut alike = marks.filter(|mark| document.annotation(&mark.id).is_some_and(same));
    let first = alike.next()?;
    let fresh = std::iter::once(first).chain(alike).find(|it| !met(&it.id));
    Some(fresh.unwrap_or(first).id.clone())
}

/// The attribution that joins the same parts.
fn same_parts<'d>(document: &'d Document, attribution: &Attribution) -> Option<&'d Arc<Attribution>> {
    let (_, first) = attribution.parts().next()?;
    let mut own = document.attributions_of(first).map(|it| it.1);
    own.find(|it| ROLES.iter().all(|role| it.part(*role) == attribution.part(*role)))
}

fn says_the_same(own: &Attribution, other: &Attribution) -> bool {
    let same_speaker = own.speaker == other.speaker || other.speaker.is_none();
    same_speaker && ROLES.iter().all(|role| own.part(*role) == other.part(*role))
}
