//! Steps about an earlier text, carried over to the text as it is now.
//!
//! Their positions mean nothing any more. What each record came to in the end is looked for by its
//! words, as a sidecar's is; what is not found for certain becomes an orphan, and nothing is lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::log::Entry;
use super::recover::replay;
use crate::engine::merge::{CONFLICT, edits};
use crate::engine::reanchor;
use crate::model::anchor::Anchor;
use crate::model::annotation::{Annotation, Body, Orphan};
use crate::model::document::Document;
use crate::model::history::Step;
use crate::model::id::AnnotationId;
use crate::model::span::{Segments, Span};
use crate::model::table::Change;
use crate::model::transaction::{Edit, Transaction};

/// What one record went through.
#[derive(Default)]
struct Course {
    bodies: Vec<Body>,
    /// Where it was in the end; `None` when it was removed.
    end: Option<Orphan>,
}

/// The gesture that makes `document` hold what `entries` came to.
pub(super) fn salvage(
    document: &Document,
    entries: &[Entry],
    fresh_id: &mut dyn FnMut() -> AnnotationId,
) -> Transaction {
    let mut transaction = Transaction::named("Recover");
    for (id, course) in courses(entries) {
        let here = match (document.annotation(&id), document.orphans().get(&id)) {
            (Some(annotation), _) => Some(&annotation.body),
            (None, orphan) => orphan.map(|it| &it.body),
        };
        let known = here.is_none_or(|body| course.bodies.contains(body));
        match course.end {
            Some(end) if here == Some(&end.body) && document.annotation(&id).is_some() => drop(end),
            Some(end) if known => put(document, &mut transaction, id, Some(end)),
            // Someone else changed it too: theirs stays, and mine stands beside it.
            Some(mut end) => {
                end.body.tags.push(CONFLICT.into());
                put(document, &mut transaction, fresh_id(), Some(end));
            }
            None if here.is_some() && known => put(document, &mut transaction, id, None),
            None => {}
        }
    }
    // Records without a place in the text are what they were.
    let steps: Vec<Step> = entries.iter().map(|it| without_places(&it.step)).collect();
    let recovered = replay(document, &steps, fresh_id).document;
    transaction.edits.extend(edits(document.tables(), recovered.tables()));
    transaction
}

/// What a step does to records that have no place in the text.
fn without_places(step: &Step) -> Step {
    let mut effect = step.effect();
    effect
        .edits
        .retain(|it| !matches!(it, Edit::Annotation(_) | Edit::Orphan(_)));
    Step::Do(Arc::new(effect))
}

fn courses(entries: &[Entry]) -> BTreeMap<AnnotationId, Course> {
    let mut courses: BTreeMap<AnnotationId, Course> = BTreeMap::new();
    for entry in entries {
        let mut anchors = entry.anchors.iter();
        for edit in entry.step.effect().edits {
            let (id, before, end) = match edit {
                Edit::Annotation(change) => {
                    let before = change.before.map(|it| it.body.clone());
                    let end = change.after.map(|it| Orphan {
                        anchors: anchors.by_ref().take(it.segments.len()).cloned().collect(),
                        body: it.body.clone(),
                    });
                    (change.id, before, end)
                }
                Edit::Orphan(change) => {
                    let before = change.before.map(|it| it.body.clone());
                    (change.id, before, change.after.map(|it| Orphan::clone(&it)))
                }
                _ => continue,
            };
            let course = courses.entry(id).or_default();
            course.bodies.extend(before);
            course.bodies.extend(end.iter().map(|it| it.body.clone()));
            course.end = end;
        }
    }
    courses
}

fn put(document: &Document, transaction: &mut Transaction, id: AnnotationId, end: Option<Orphan>) {
    let placed = end.as_ref().and_then(|it| placed(document, it));
    let lost = if placed.is_none() { end } else { None };
    let annotation = Change::to(document.annotations(), id.clone(), placed.map(Arc::new));
    let orphan = Change::to(document.orphans(), id, lost.map(Arc::new));
    if !annotation.is_empty() {
        transaction.edits.push(Edit::Annotation(annotation));
    }
    if !orphan.is_empty() {
        transaction.edits.push(Edit::Orphan(orphan));
    }
}

/// All of its segments, if each is found and they stand in the order they had.
fn placed(document: &Document, orphan: &Orphan) -> Option<Annotation> {
    let anchors: Vec<&Anchor> = orphan.anchors.iter().collect();
    let found = reanchor::find_all(document.article(), &anchors);
    let spans: Vec<Span> = found.into_iter().map(|it| it.span()).collect::<Option<_>>()?;
    if spans.windows(2).any(|it| it[0].end() > it[1].start()) {
        return None;
    }
    Some(Annotation {
        segments: Segments::new(spans)?,
        body: orphan.body.clone(),
    })
}
