//! Steps of a journal, made again in a document that may hold some of them already.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::engine::merge::merge;
use crate::model::annotation::{Annotation, Orphan};
use crate::model::document::Document;
use crate::model::history::Step;
use crate::model::id::AnnotationId;
use crate::model::table::{Change, Record, Table};
use crate::model::transaction::{Edit, Transaction};

/// What became of a journal's steps.
#[derive(Debug)]
pub(super) struct Recovered {
    pub document: Document,
    /// Steps that were not in the sidecar and are made again.
    pub steps: usize,
    /// Of these, steps that met a change by someone else, and were merged with it.
    pub merged: usize,
}

/// Makes `steps` again on `current`, which was saved before, between or after any of them.
///
/// No mark in the sidecar says how far it got. Each record tells by itself: the steps
/// give the states it went through, and the state it is in now is one of them, or
/// someone else changed it, and then the two are merged.
pub(super) fn replay(current: &Document, steps: &[Step], fresh_id: &mut dyn FnMut() -> AnnotationId) -> Recovered {
    let annotations = chains(steps, annotation_change);
    let orphans = chains(steps, orphan_change);
    let mut todo = Todo::default();
    let mut ends = Transaction::named("Recover");
    for (id, chain) in &annotations {
        if let Some(change) = todo.take_in(id, chain, current.annotations()) {
            ends.edits.push(Edit::Annotation(change));
        }
    }
    for (id, chain) in &orphans {
        if let Some(change) = todo.take_in(id, chain, current.orphans()) {
            ends.edits.push(Edit::Orphan(change));
        }
    }
    let mut mine = current.clone();
    // Every change begins at the record that is there, so this cannot fail.
    let applied = mine.apply(&ends).is_ok();
    let mut recovered = Recovered {
        document: if applied { mine } else { current.clone() },
        steps: todo.steps.len(),
        merged: todo.disputed_steps.len(),
    };
    if !todo.disputed.is_empty() {
        recovered.document = settle(&recovered.document, &todo.disputed, &annotations, &orphans, fresh_id);
    }
    recovered
}

/// Whether every record that `steps` touched is where they left it, so that they can be undone.
pub(super) fn follows(document: &Document, steps: &[Step]) -> bool {
    let annotations = chains(steps, annotation_change);
    let orphans = chains(steps, orphan_change);
    let holds = |(id, chain): (&AnnotationId, &Chain<Annotation>)| chain.end() == document.annotations().get(id);
    let held = |(id, chain): (&AnnotationId, &Chain<Orphan>)| chain.end() == document.orphans().get(id);
    annotations.iter().all(holds) && orphans.iter().all(held)
}

/// The states one record went through, each with the number of the step that led to it.
struct Chain<T> {
    start: Option<Arc<T>>,
    states: Vec<(usize, Option<Arc<T>>)>,
}

impl<T> Chain<T> {
    fn end(&self) -> Option<&Arc<T>> {
        self.states.last().and_then(|(_, it)| it.as_ref())
    }
}

type Chains<T> = BTreeMap<AnnotationId, Chain<T>>;

fn chains<T: Record<Id = AnnotationId>>(steps: &[Step], change_of: fn(Edit) -> Option<Change<T>>) -> Chains<T> {
    let mut chains = Chains::new();
    for (number, step) in steps.iter().enumerate() {
        for change in step.effect().edits.into_iter().filter_map(change_of) {
            let chain = chains.entry(change.id).or_insert_with(|| Chain {
                start: change.before,
                states: Vec::new(),
            });
            chain.states.push((number, change.after));
        }
    }
    chains
}

fn annotation_change(edit: Edit) -> Option<Change<Annotation>> {
    match edit {
        Edit::Annotation(change) => Some(change),
        _ => None,
    }
}

fn orphan_change(edit: Edit) -> Option<Change<Orphan>> {
    match edit {
        Edit::Orphan(change) => Some(change),
        _ => None,
    }
}

/// What the document lacks of the steps.
#[derive(Default)]
struct Todo {
    steps: BTreeSet<usize>,
    /// Records that are in a state the steps do not know.
    disputed: BTreeSet<AnnotationId>,
    disputed_steps: BTreeSet<usize>,
}

impl Todo {
    /// The change that brings record `id` to the end of its chain; `None` when it is there, or disputed.
    fn take_in<T: Record<Id = AnnotationId>>(
        &mut self,
        id: &AnnotationId,
        chain: &Chain<T>,
        table: &Table<T>,
    ) -> Option<Change<T>> {
        let current = table.get(id);
        if current == chain.end() {
            return None;
        }
        // The latest state that fits: what lies before it has been saved.
        let reached = chain.states.iter().rposition(|(_, it)| it.as_ref() == current);
        let missing = match reached {
            Some(position) => &chain.states[position + 1..],
            None => &chain.states[..],
        };
        let numbers = missing.iter().map(|(number, _)| *number);
        self.steps.extend(numbers.clone());
        if reached.is_none() && chain.start.as_ref() != current {
            self.disputed.insert(id.clone());
            self.disputed_steps.extend(numbers);
            return None;
        }
        Some(Change::to(table, id.clone(), chain.end().cloned()))
    }
}

/// Merges disputed records, three ways: as the first step found them, as the last left them, as they are.
fn settle(
    theirs: &Document,
    disputed: &BTreeSet<AnnotationId>,
    annotations: &Chains<Annotation>,
    orphans: &Chains<Orphan>,
    fresh_id: &mut dyn FnMut() -> AnnotationId,
) -> Document {
    let with = |annotation: fn(&Chain<Annotation>) -> Option<Arc<Annotation>>,
                orphan: fn(&Chain<Orphan>) -> Option<Arc<Orphan>>| {
        let mut marked = theirs.annotations().clone();
        let mut unplaced = theirs.orphans().clone();
        for id in disputed {
            if let Some(chain) = annotations.get(id) {
                put(&mut marked, id, annotation(chain));
            }
            if let Some(chain) = orphans.get(id) {
                put(&mut unplaced, id, orphan(chain));
            }
        }
        Document::of(theirs.article().clone(), marked, unplaced)
    };
    let base = with(|it| it.start.clone(), |it| it.start.clone());
    let mine = with(|it| it.end().cloned(), |it| it.end().cloned());
    merge(&base, &mine, theirs, fresh_id).document
}

fn put<T: Record<Id = AnnotationId>>(table: &mut Table<T>, id: &AnnotationId, record: Option<Arc<T>>) {
    match record {
        Some(record) => table.insert(id.clone(), record),
        None => table.remove(id),
    };
}
