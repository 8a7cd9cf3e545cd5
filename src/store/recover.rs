//! Steps of a journal, made again in a document that may hold some of them already.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::engine::merge::merge;
use crate::model::annotation::{Annotation, Orphan};
use crate::model::attribution::Attribution;
use crate::model::claim::ClaimLink;
use crate::model::dismissal::Dismissal;
use crate::model::document::Document;
use crate::model::history::Step;
use crate::model::id::AnnotationId;
use crate::model::rejection::Rejection;
use crate::model::review::original::Original;
use crate::model::review::pair::Pair;
use crate::model::review::reviewer::Reviewer;
use crate::model::review::translation_error::TranslationError;
use crate::model::table::{Change, Record, Table};
use crate::model::tables::{ForEachKind, Kept, Tables, for_each_kind};
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
/// No mark in the files says how far it got. Each record tells by itself: the steps
/// give the states it went through, and the state it is in now is one of them, or
/// someone else changed it, and then the two are merged.
pub(super) fn replay(current: &Document, steps: &[Step], fresh_id: &mut dyn FnMut() -> AnnotationId) -> Recovered {
    let mut todo = Todo {
        all: steps,
        current: current.tables(),
        ends: Transaction::named("Recover"),
        steps: BTreeSet::new(),
        disputed: Vec::new(),
        disputed_steps: BTreeSet::new(),
    };
    for_each_kind(&mut todo);
    let mut mine = current.clone();
    // Every change begins at the record that is there, so this cannot fail.
    let applied = mine.apply(&todo.ends).is_ok();
    let document = if applied { mine } else { current.clone() };
    Recovered {
        document: settle(document, &todo.disputed, fresh_id),
        steps: todo.steps.len(),
        merged: todo.disputed_steps.len(),
    }
}

/// Whether every record that `steps` touched is where they left it, so that they can be undone.
///
/// The folder's registry need not be: other articles change it, and a gesture that does not fit
/// any more says so when it is taken back.
pub(super) fn follows(document: &Document, steps: &[Step]) -> bool {
    let tables = document.tables();
    // Named one by one, so that a new kind does not compile until it is here.
    let Tables {
        annotations: _,
        orphans: _,
        attributions: _,
        claim_links: _,
        dismissals: _,
        originals: _,
        pairs: _,
        translation_errors: _,
        reviewers: _,
        entries: _,
        scales: _,
        switches: _,
        rejections: _,
        tallies: _,
        lessons: _,
    } = tables;
    holds::<Annotation>(tables, steps)
        && holds::<Orphan>(tables, steps)
        && holds::<Attribution>(tables, steps)
        && holds::<ClaimLink>(tables, steps)
        && holds::<Dismissal>(tables, steps)
        && holds::<Rejection>(tables, steps)
        && holds::<Original>(tables, steps)
        && holds::<Pair>(tables, steps)
        && holds::<TranslationError>(tables, steps)
        && holds::<Reviewer>(tables, steps)
}

fn holds<T: Kept>(tables: &Tables, steps: &[Step]) -> bool {
    let table = T::table(tables);
    chains::<T>(steps)
        .iter()
        .all(|(id, chain)| chain.end() == table.get(id))
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

fn chains<T: Kept>(steps: &[Step]) -> BTreeMap<<T as Record>::Id, Chain<T>> {
    let mut chains: BTreeMap<<T as Record>::Id, Chain<T>> = BTreeMap::new();
    for (number, step) in steps.iter().enumerate() {
        let effect = step.effect();
        for change in effect.edits.iter().filter_map(T::change) {
            let chain = chains.entry(change.id.clone()).or_insert_with(|| Chain {
                start: change.before.clone(),
                states: Vec::new(),
            });
            chain.states.push((number, change.after.clone()));
        }
    }
    chains
}

/// What the document lacks of the steps.
struct Todo<'s> {
    all: &'s [Step],
    current: &'s Tables,
    /// Brings records that are in a state the steps know to their end.
    ends: Transaction,
    steps: BTreeSet<usize>,
    /// Records that are in a state the steps do not know, from the first state of the steps to the last.
    disputed: Vec<Edit>,
    disputed_steps: BTreeSet<usize>,
}

impl ForEachKind for Todo<'_> {
    fn kind<T: Kept>(&mut self) {
        for (id, chain) in chains::<T>(self.all) {
            self.take_in(id, &chain);
        }
    }
}

impl Todo<'_> {
    fn take_in<T: Kept>(&mut self, id: <T as Record>::Id, chain: &Chain<T>) {
        let table: &Table<T> = T::table(self.current);
        let current = table.get(&id);
        if current == chain.end() {
            return;
        }
        // The latest state that fits: what lies before it has been saved.
        let reached = chain.states.iter().rposition(|(_, it)| it.as_ref() == current);
        let missing = match reached {
            Some(position) => &chain.states[position + 1..],
            None => &chain.states[..],
        };
        let numbers = missing.iter().map(|(number, _)| *number);
        self.steps.extend(numbers.clone());
        if reached.is_some() || chain.start.as_ref() == current {
            let change = Change::to(table, id, chain.end().cloned());
            self.ends.edits.push(T::edit(change));
            return;
        }
        self.disputed_steps.extend(numbers);
        self.disputed.push(T::edit(Change {
            id,
            before: chain.start.clone(),
            after: chain.end().cloned(),
        }));
    }
}

/// Merges disputed records, three ways: as the first step found them, as the last left them, as they are.
fn settle(theirs: Document, disputed: &[Edit], fresh_id: &mut dyn FnMut() -> AnnotationId) -> Document {
    if disputed.is_empty() {
        return theirs;
    }
    let mut sides = Sides {
        disputed,
        base: theirs.tables().clone(),
        mine: theirs.tables().clone(),
    };
    for_each_kind(&mut sides);
    let [base, mine] = [sides.base, sides.mine]
        .map(|it| Document::of_tables(theirs.article().clone(), it).published_on(theirs.published()));
    merge(&base, &mine, &theirs, fresh_id).document
}

struct Sides<'e> {
    disputed: &'e [Edit],
    base: Tables,
    mine: Tables,
}

impl ForEachKind for Sides<'_> {
    fn kind<T: Kept>(&mut self) {
        for change in self.disputed.iter().filter_map(T::change) {
            put(T::table_mut(&mut self.base), &change.id, change.before.clone());
            put(T::table_mut(&mut self.mine), &change.id, change.after.clone());
        }
    }
}

fn put<T: Record>(table: &mut Table<T>, id: &T::Id, record: Option<Arc<T>>) {
    match record {
        Some(record) => table.insert(id.clone(), record),
        None => table.remove(id),
    };
}
