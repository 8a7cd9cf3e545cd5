//! Two versions of a document that come from a third, put together.
//!
//! Record by record under its id, and inside a record field by field (`fields`). Where both sides
//! changed the same field to different values nobody can say which is right, so both versions are
//! kept: one under the id, the other beside it. How each kind of record does that is in `kinds`
//! and, for the review of a translation, in `reviewing`.

mod fields;
mod kinds;
mod reviewing;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::annotation::{Annotation, Orphan};
use crate::model::attribution::Attribution;
use crate::model::claim::{ClaimLink, Scale};
use crate::model::dismissal::{Dismissal, Switch};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::registry::{Entry, SourceId};
use crate::model::rejection::{Lesson, Rejection, Tally};
use crate::model::review::original::Original;
use crate::model::review::pair::Pair;
use crate::model::review::reviewer::Reviewer;
use crate::model::review::translation_error::TranslationError;
use crate::model::table::{Change, Record, Table};
use crate::model::tables::{ForEachKind, Kept, Tables, for_each_kind};
use crate::model::transaction::{Edit, Transaction};

/// The tag of an annotation kept beside the one it conflicts with.
pub const CONFLICT: &str = "conflict";

/// What two versions come to.
#[derive(Clone, Debug)]
pub struct Merged {
    /// Over my article.
    pub document: Document,
    /// Takes `mine` to `document`.
    pub transaction: Transaction,
    /// Ids, as in files, of records both sides changed in different ways; both versions are in `document`.
    pub conflicts: Vec<String>,
}

/// What becomes of one record.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<T> {
    /// As I have it, or gone as with me.
    Mine,
    /// As they have it, or gone as with them.
    Theirs,
    /// Changes of both sides that do not touch.
    Merged(T),
    /// Both sides changed the same thing.
    Conflict,
}

/// A kind of record of which two versions can be put together.
pub trait Mergeable: Kept<Id: Beside> {
    /// Both changes of one record; `None` when they touch.
    fn merged(base: Option<&Self>, mine: &Self, theirs: &Self) -> Option<Self>;

    /// A version as it is kept beside the one that keeps the id, and the id it gets there.
    fn beside(id: &<Self as Record>::Id, version: &Self, free: &mut Free<Self>) -> (<Self as Record>::Id, Self) {
        (id.beside(free), version.clone())
    }

    /// Whether theirs keeps the id in a conflict, because others may refer to it by now; else mine does.
    fn is_theirs_by_right(_base: Option<&Self>) -> bool {
        false
    }
}

/// An id of which others can be made.
pub trait Beside: Sized + Ord {
    /// The id of a record that is kept beside the one of this id.
    fn beside<T: Record<Id = Self>>(&self, free: &mut Free<T>) -> Self;
}

impl Beside for AnnotationId {
    fn beside<T: Record<Id = Self>>(&self, free: &mut Free<T>) -> Self {
        free.annotation_id()
    }
}

impl Beside for Arc<str> {
    fn beside<T: Record<Id = Self>>(&self, free: &mut Free<T>) -> Self {
        free.numbered(|number| format!("{self}-{number}").into())
    }
}

impl Beside for SourceId {
    fn beside<T: Record<Id = Self>>(&self, free: &mut Free<T>) -> Self {
        free.numbered(|number| SourceId::from(format!("{self}-{number}").as_str()))
    }
}

/// Ids for records that are kept beside others.
pub struct Free<'f, T: Record> {
    fresh_id: &'f mut dyn FnMut() -> AnnotationId,
    taken: [&'f Table<T>; 3],
}

impl<T: Record> Free<'_, T> {
    /// An id that nothing has.
    pub fn annotation_id(&mut self) -> AnnotationId {
        (self.fresh_id)()
    }

    /// The first of `id(2)`, `id(3)` and so on that no record of the kind has.
    pub fn numbered(&self, id: impl Fn(usize) -> T::Id) -> T::Id {
        let is_taken = |id: &T::Id| self.taken.iter().any(|it| it.contains_key(id));
        let mut number = 2;
        loop {
            let id = id(number);
            if !is_taken(&id) {
                return id;
            }
            number += 1;
        }
    }
}

/// Puts together `mine` and `theirs`, which both come from `base`; all three over the same text.
///
/// A record that one side removed and the other changed stays as it was changed.
/// `fresh_id` names the versions that are kept beside another; it must not repeat an id in use.
pub fn merge(
    base: &Document,
    mine: &Document,
    theirs: &Document,
    fresh_id: &mut dyn FnMut() -> AnnotationId,
) -> Merged {
    let mut merging = Merging {
        base: base.tables(),
        mine: mine.tables(),
        theirs: theirs.tables(),
        tables: mine.tables().clone(),
        conflicts: Vec::new(),
        renamed: Vec::new(),
        fresh_id,
    };
    merging.every_kind();
    merging.part_doubles();
    merging.follow_renamed();
    let Merging { tables, conflicts, .. } = merging;
    let transaction = Transaction::of("Take in changes of the file", edits(mine.tables(), &tables));
    let mut document = mine.clone();
    // A transaction made from `mine` fits it.
    if document.apply(&transaction).is_err() {
        document = Document::of_tables(mine.article().clone(), tables).published_on(mine.published());
    }
    Merged {
        document,
        transaction,
        conflicts,
    }
}

/// The edits that take the records of one document to those of another; by kind, then id.
pub fn edits(from: &Tables, to: &Tables) -> Vec<Edit> {
    let mut changes = Changes {
        from,
        to,
        edits: Vec::new(),
    };
    for_each_kind(&mut changes);
    changes.edits
}

struct Changes<'t> {
    from: &'t Tables,
    to: &'t Tables,
    edits: Vec<Edit>,
}

impl ForEachKind for Changes<'_> {
    fn kind<T: Kept>(&mut self) {
        let (from, to) = (T::table(self.from), T::table(self.to));
        let change = |id: &<T as Record>::Id| Change::to(from, id.clone(), to.get(id).cloned());
        self.edits
            .extend(differing(from, to).into_iter().map(change).map(T::edit));
    }
}

struct Merging<'f> {
    base: &'f Tables,
    mine: &'f Tables,
    theirs: &'f Tables,
    /// As merged so far.
    tables: Tables,
    conflicts: Vec<String>,
    /// Former and new key of entries of mine that gave up theirs.
    renamed: Vec<(String, String)>,
    fresh_id: &'f mut dyn FnMut() -> AnnotationId,
}

impl Merging<'_> {
    fn every_kind(&mut self) {
        // Named one by one, so that a new kind does not compile until it is here.
        let Tables {
            annotations: _,
            orphans: _,
            attributions: _,
            entries: _,
            claim_links: _,
            dismissals: _,
            scales: _,
            switches: _,
            rejections: _,
            tallies: _,
            lessons: _,
            originals: _,
            pairs: _,
            translation_errors: _,
            reviewers: _,
        } = self.mine;
        self.kind::<Annotation>();
        self.kind::<Orphan>();
        self.kind::<Attribution>();
        self.kind::<Entry>();
        self.kind::<ClaimLink>();
        self.kind::<Dismissal>();
        self.kind::<Scale>();
        self.kind::<Switch>();
        self.kind::<Rejection>();
        self.kind::<Tally>();
        self.kind::<Lesson>();
        self.kind::<Original>();
        self.kind::<Pair>();
        self.kind::<TranslationError>();
        self.kind::<Reviewer>();
    }

    fn kind<T: Mergeable>(&mut self) {
        let (base, mine, theirs) = (T::table(self.base), T::table(self.mine), T::table(self.theirs));
        // What only I changed stays as I have it.
        for id in differing(base, theirs) {
            let (before, here, there) = (base.get(id), mine.get(id), theirs.get(id));
            let outcome = merge_record(before.map(|it| &**it), here.map(|it| &**it), there.map(|it| &**it));
            match (outcome, there) {
                (Outcome::Mine, _) => {}
                (Outcome::Theirs, _) => set(T::table_mut(&mut self.tables), id, there.cloned()),
                (Outcome::Merged(it), _) => set(T::table_mut(&mut self.tables), id, Some(Arc::new(it))),
                (Outcome::Conflict, there) => {
                    self.conflicts.push(id.to_string());
                    match (here, there) {
                        (Some(here), Some(there)) if T::is_theirs_by_right(before.map(|it| &**it)) => {
                            let mine = self.keep_beside::<T>(id, here);
                            self.renamed.push((id.to_string(), mine));
                            set(T::table_mut(&mut self.tables), id, Some(there.clone()));
                        }
                        (_, Some(there)) => drop(self.keep_beside::<T>(id, there)),
                        (_, None) => {}
                    }
                }
            }
        }
    }

    /// Answers the id the version gets.
    fn keep_beside<T: Mergeable>(&mut self, id: &<T as Record>::Id, version: &T) -> String {
        let mut free = Free {
            fresh_id: self.fresh_id,
            taken: [T::table(&self.tables), T::table(self.theirs), T::table(self.mine)],
        };
        let (id, copy) = T::beside(id, version, &mut free);
        let name = id.to_string();
        T::table_mut(&mut self.tables).insert(id, Arc::new(copy));
        name
    }

    /// What refers to an entry of mine that had to give up its key refers to it by the new one.
    fn follow_renamed(&mut self) {
        for (old, new) in std::mem::take(&mut self.renamed) {
            let (old, new) = (SourceId::from(old.as_str()), SourceId::from(new.as_str()));
            let mentions = |it: &&Arc<Annotation>| it.body.refers_to.as_ref() == Some(&old);
            for (id, _) in self.mine.annotations.iter().filter(|it| mentions(&it.1)) {
                if let Some(it) = self.tables.annotations.get(id).filter(mentions) {
                    let mut after = Annotation::clone(it);
                    after.body.refers_to = Some(new.clone());
                    self.tables.annotations.insert(id.clone(), Arc::new(after));
                }
            }
            let rests = |it: &&Arc<Attribution>| it.speaker.as_ref() == Some(&old);
            for (id, _) in self.mine.attributions.iter().filter(|it| rests(&it.1)) {
                if let Some(it) = self.tables.attributions.get(id).filter(rests) {
                    let mut after = Attribution::clone(it);
                    after.speaker = Some(new.clone());
                    self.tables.attributions.insert(id.clone(), Arc::new(after));
                }
            }
        }
    }

    /// One side may have lost the words of an annotation that the other changed: both are kept.
    fn part_doubles(&mut self) {
        let annotations = &self.tables.annotations;
        let doubles = self.tables.orphans.keys().filter(|id| annotations.contains_key(*id));
        for id in doubles.cloned().collect::<Vec<AnnotationId>>() {
            if let Some(orphan) = self.tables.orphans.remove(&id) {
                self.keep_beside(&id, &*orphan);
                self.conflicts.push(id.to_string());
            }
        }
    }
}

/// Ids whose records are not the same in both tables, in order.
fn differing<'t, T: Record>(a: &'t Table<T>, b: &'t Table<T>) -> BTreeSet<&'t T::Id> {
    if a.ptr_eq(b) {
        return BTreeSet::new();
    }
    let same = |a: Option<&Arc<T>>, b: Option<&Arc<T>>| match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
        (None, None) => true,
        _ => false,
    };
    let differs = |id: &&T::Id| !same(a.get(*id), b.get(*id));
    a.keys().chain(b.keys()).filter(differs).collect()
}

fn set<T: Record>(table: &mut Table<T>, id: &T::Id, record: Option<Arc<T>>) {
    match record {
        Some(record) => table.insert(id.clone(), record),
        None => table.remove(id),
    };
}

/// Merges records that are taken whole.
fn whole<T: PartialEq>(base: Option<&T>, mine: Option<&T>, theirs: Option<&T>) -> Outcome<T> {
    if mine == theirs || base == theirs || theirs.is_none() {
        // Removed there, but changed here: the change stays.
        let removed_there = theirs.is_none() && base == mine;
        return if removed_there { Outcome::Theirs } else { Outcome::Mine };
    }
    if base == mine || mine.is_none() {
        return Outcome::Theirs;
    }
    Outcome::Conflict
}

/// Merges one record; `None` means that it is not there.
pub fn merge_record<T: Mergeable>(base: Option<&T>, mine: Option<&T>, theirs: Option<&T>) -> Outcome<T> {
    let outcome = whole(base, mine, theirs);
    let (Outcome::Conflict, Some(mine), Some(theirs)) = (&outcome, mine, theirs) else {
        return outcome;
    };
    match T::merged(base, mine, theirs) {
        Some(it) if it == *mine => Outcome::Mine,
        Some(it) if it == *theirs => Outcome::Theirs,
        Some(it) => Outcome::Merged(it),
        None => Outcome::Conflict,
    }
}
