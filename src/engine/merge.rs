//! Two versions of a document that come from a third, put together.
//!
//! Record by record under its id, and inside a record field by field. Where both sides
//! changed the same field to different values nobody can say which is right, so both
//! versions are kept: mine under its id, theirs beside it with the tag [`CONFLICT`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::annotation::{Annotation, Body, Orphan, UnknownField};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::table::{Change, Record, Table};
use crate::model::transaction::{Edit, Transaction};

/// The tag of a version kept beside the one it conflicts with.
pub const CONFLICT: &str = "conflict";

/// What two versions come to.
#[derive(Clone, Debug)]
pub struct Merged {
    /// Over my article.
    pub document: Document,
    /// Takes `mine` to `document`.
    pub transaction: Transaction,
    /// Records both sides changed in different ways; both versions are in `document`.
    pub conflicts: Vec<AnnotationId>,
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
        transaction: Transaction::named("Take in changes of the file"),
        conflicts: Vec::new(),
        annotations: mine.annotations().clone(),
        orphans: mine.orphans().clone(),
        fresh_id,
    };
    merging.annotations(base.annotations(), mine.annotations(), theirs.annotations());
    merging.orphans(base.orphans(), mine.orphans(), theirs.orphans());
    merging.part_doubles();
    let Merging {
        mut transaction,
        conflicts,
        annotations,
        orphans,
        ..
    } = merging;
    let edits = changes(mine.annotations(), &annotations).map(Edit::Annotation);
    transaction.edits = edits
        .chain(changes(mine.orphans(), &orphans).map(Edit::Orphan))
        .collect();
    let mut document = mine.clone();
    // A transaction made from `mine` fits it.
    if document.apply(&transaction).is_err() {
        document = Document::of(mine.article().clone(), annotations, orphans);
    }
    Merged {
        document,
        transaction,
        conflicts,
    }
}

/// The changes that take one table to another, by id.
fn changes<T: Record>(from: &Table<T>, to: &Table<T>) -> impl Iterator<Item = Change<T>> {
    let ids: BTreeSet<&T::Id> = from.keys().chain(to.keys()).collect();
    let change = |id: &T::Id| Change::to(from, id.clone(), to.get(id).cloned());
    let changes: Vec<Change<T>> = ids.into_iter().map(change).filter(|it| !it.is_empty()).collect();
    changes.into_iter()
}

struct Merging<'f> {
    transaction: Transaction,
    conflicts: Vec<AnnotationId>,
    annotations: Table<Annotation>,
    orphans: Table<Orphan>,
    fresh_id: &'f mut dyn FnMut() -> AnnotationId,
}

impl Merging<'_> {
    fn annotations(&mut self, base: &Table<Annotation>, mine: &Table<Annotation>, theirs: &Table<Annotation>) {
        for id in changed_there(base, theirs) {
            let (before, here, there) = (base.get(id), mine.get(id), theirs.get(id));
            let outcome = merge_record(before.map(|it| &**it), here.map(|it| &**it), there.map(|it| &**it));
            match outcome {
                Outcome::Mine => {}
                Outcome::Theirs => set(&mut self.annotations, id, there),
                Outcome::Merged(it) => set(&mut self.annotations, id, Some(&Arc::new(it))),
                Outcome::Conflict => {
                    self.conflicts.push(id.clone());
                    if let Some(there) = there {
                        let mut copy = Annotation::clone(there);
                        mark_conflict(&mut copy.body);
                        self.annotations.insert((self.fresh_id)(), Arc::new(copy));
                    }
                }
            }
        }
    }

    /// Orphans are merged whole: nobody edits one, but it may be placed or removed.
    fn orphans(&mut self, base: &Table<Orphan>, mine: &Table<Orphan>, theirs: &Table<Orphan>) {
        for id in changed_there(base, theirs) {
            let (before, here, there) = (base.get(id), mine.get(id), theirs.get(id));
            match whole(before, here, there) {
                Outcome::Theirs => set(&mut self.orphans, id, there),
                Outcome::Mine | Outcome::Merged(_) => {}
                Outcome::Conflict => {
                    self.conflicts.push(id.clone());
                    if let Some(there) = there {
                        self.orphans.insert((self.fresh_id)(), conflicting(there));
                    }
                }
            }
        }
    }

    /// One side may have lost the words of an annotation that the other changed: both are kept.
    fn part_doubles(&mut self) {
        let doubles: Vec<AnnotationId> = self
            .orphans
            .keys()
            .filter(|id| self.annotations.contains_key(*id))
            .cloned()
            .collect();
        for id in doubles {
            if let Some(orphan) = self.orphans.remove(&id) {
                self.orphans.insert((self.fresh_id)(), conflicting(&orphan));
                self.conflicts.push(id);
            }
        }
    }
}

/// Ids whose records they changed, in order; what only I changed stays as I have it.
fn changed_there<'t, T: Record>(base: &'t Table<T>, theirs: &'t Table<T>) -> BTreeSet<&'t T::Id> {
    let same = |a: Option<&Arc<T>>, b: Option<&Arc<T>>| match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
        (None, None) => true,
        _ => false,
    };
    let differs = |id: &&T::Id| !same(base.get(*id), theirs.get(*id));
    base.keys().chain(theirs.keys()).filter(differs).collect()
}

fn set<T: Record>(table: &mut Table<T>, id: &T::Id, record: Option<&Arc<T>>) {
    match record {
        Some(record) => table.insert(id.clone(), record.clone()),
        None => table.remove(id),
    };
}

fn conflicting(orphan: &Orphan) -> Arc<Orphan> {
    let mut copy = orphan.clone();
    mark_conflict(&mut copy.body);
    Arc::new(copy)
}

fn mark_conflict(body: &mut Body) {
    if !body.tags.iter().any(|it| &**it == CONFLICT) {
        body.tags.push(CONFLICT.into());
    }
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

/// Merges one annotation; `None` means that it is not there.
pub fn merge_record(
    base: Option<&Annotation>,
    mine: Option<&Annotation>,
    theirs: Option<&Annotation>,
) -> Outcome<Annotation> {
    let outcome = whole(base, mine, theirs);
    let (Outcome::Conflict, Some(mine), Some(theirs)) = (&outcome, mine, theirs) else {
        return outcome;
    };
    match merged(base, mine, theirs) {
        Some(it) if it == *mine => Outcome::Mine,
        Some(it) if it == *theirs => Outcome::Theirs,
        Some(it) => Outcome::Merged(it),
        None => Outcome::Conflict,
    }
}

/// Field by field; `None` when both sides changed a field to different values.
fn merged(base: Option<&Annotation>, mine: &Annotation, theirs: &Annotation) -> Option<Annotation> {
    let body = base.map(|it| &it.body);
    let (m, t) = (&mine.body, &theirs.body);
    Some(Annotation {
        segments: field(base.map(|it| &it.segments), &mine.segments, &theirs.segments)?,
        body: Body {
            label: field(body.map(|it| &it.label), &m.label, &t.label)?,
            attributes: attributes(body, m, t)?,
            note: field(body.map(|it| &it.note), &m.note, &t.note)?,
            tags: tags(body.map_or(&[], |it| &it.tags), &m.tags, &t.tags),
            refers_to: field(body.map(|it| &it.refers_to), &m.refers_to, &t.refers_to)?,
            continues: field(body.map(|it| &it.continues), &m.continues, &t.continues)?,
            claim: field(body.map(|it| &it.claim), &m.claim, &t.claim)?,
            // Who made it, when and how is not worth a conflict.
            origin: field(body.map(|it| &it.origin), &m.origin, &t.origin).unwrap_or_else(|| m.origin.clone()),
            by: field(body.map(|it| &it.by), &m.by, &t.by).unwrap_or_else(|| m.by.clone()),
            created: field(body.map(|it| &it.created), &m.created, &t.created).unwrap_or(m.created),
            modified: m.modified.max(t.modified),
            unknown: unknown(body.map_or(&[], |it| &it.unknown), &m.unknown, &t.unknown)?,
        },
    })
}

fn field<T: Clone + PartialEq>(base: Option<&T>, mine: &T, theirs: &T) -> Option<T> {
    if mine == theirs || base == Some(theirs) {
        return Some(mine.clone());
    }
    (base == Some(mine)).then(|| theirs.clone())
}

fn attributes(base: Option<&Body>, mine: &Body, theirs: &Body) -> Option<BTreeMap<Arc<str>, Arc<str>>> {
    let keys: BTreeSet<&Arc<str>> = mine.attributes.keys().chain(theirs.attributes.keys()).collect();
    let mut merged = BTreeMap::new();
    for key in keys {
        let before = base.and_then(|it| it.attributes.get(key));
        let value = field(Some(&before), &mine.attributes.get(key), &theirs.attributes.get(key))?;
        merged.extend(value.map(|value| (key.clone(), value.clone())));
    }
    Some(merged)
}

/// As sets: what either side added is in, what either side removed is out; mine come first.
fn tags(base: &[Arc<str>], mine: &[Arc<str>], theirs: &[Arc<str>]) -> Vec<Arc<str>> {
    if mine == theirs || base == theirs {
        return mine.to_vec();
    }
    if base == mine {
        return theirs.to_vec();
    }
    let [base, here, there] = [base, mine, theirs].map(|it| it.iter().collect::<BTreeSet<_>>());
    let kept = mine.iter().filter(|it| there.contains(it) || !base.contains(it));
    let added = theirs.iter().filter(|it| !here.contains(it) && !base.contains(it));
    kept.chain(added).cloned().collect()
}

fn unknown(base: &[UnknownField], mine: &[UnknownField], theirs: &[UnknownField]) -> Option<Vec<UnknownField>> {
    let value = |fields: &[UnknownField], name: &str| {
        let field = fields.iter().find(|it| &*it.name == name);
        field.map(|it| it.value.clone())
    };
    let mut merged = Vec::new();
    let only_theirs = theirs.iter().filter(|it| value(mine, &it.name).is_none());
    for UnknownField { name, .. } in mine.iter().chain(only_theirs) {
        let value = field(Some(&value(base, name)), &value(mine, name), &value(theirs, name))?;
        let name = name.clone();
        merged.extend(value.map(|value| UnknownField { name, value }));
    }
    merged.sort_by(|a, b| a.name.cmp(&b.name));
    Some(merged)
}
