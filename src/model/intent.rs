//! What a person means by a gesture, as a [`Transaction`].
//!
//! Every intent is a pure function of a document; nothing happens until the
//! transaction is applied. An intent that makes no sense returns an empty one.

use std::sync::Arc;

use super::annotation::{Annotation, Body, Origin, Orphan, Stamp};
use super::claim::ClaimWork;
use super::document::Document;
use super::id::AnnotationId;
use super::label::Label;
use super::span::{Segments, Span};
use super::transaction::Transaction;

/// Which end of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

/// Marks `segments` with a new annotation.
pub fn mark(document: &Document, id: AnnotationId, segments: Segments, label: Label, stamp: &Stamp) -> Transaction {
    let name = format!("Mark as {}", label.key());
    let body = Body::new(label, stamp);
    add(document, name, id, Annotation { segments, body })
}

/// Adds a whole annotation, as an import or a paste brings it.
pub fn add(
    document: &Document,
    name: impl Into<std::borrow::Cow<'static, str>>,
    id: AnnotationId,
    annotation: Annotation,
) -> Transaction {
    let mut transaction = Transaction::named(name);
    put(document, &mut transaction, id, Some(annotation));
    transaction
}

/// Adds `span` to an annotation as a further segment; joined with those it touches.
pub fn add_segment(document: &Document, id: &AnnotationId, span: Span, stamp: &Stamp) -> Transaction {
    update(document, "Add segment", id, stamp, |it| {
        if let Some(segments) = Segments::new(it.segments.iter().chain([span])) {
            it.segments = segments;
        }
    })
}

/// Takes the segment that holds `byte` from an annotation; the last one stays.
pub fn remove_segment(document: &Document, id: &AnnotationId, byte: usize, stamp: &Stamp) -> Transaction {
    update(document, "Remove segment", id, stamp, |it| {
        if let Some(segments) = Segments::new(it.segments.iter().filter(|span| !span.contains(byte))) {
            it.segments = segments;
        }
    })
}

/// Takes the words of `gap` out of an annotation, so that what is before and after become segments.
///
/// A quote “A,” said X. “B.” marked as one becomes two segments; a gap over all of it changes nothing.
pub fn split(document: &Document, id: &AnnotationId, gap: Span, stamp: &Stamp) -> Transaction {
    let article = document.article();
    update(document, "Split", id, stamp, |it| {
        let pieces = it.segments.iter().flat_map(|span| {
            if !span.touches(gap) {
                return [Some(span), None];
            }
            let before = article.span(span.start()..gap.start().max(span.start())).ok();
            let after = article.span(gap.end().min(span.end())..span.end()).ok();
            // White space at the cut belongs to no segment.
            [before, after].map(|it| it.and_then(|it| trimmed(document, it)))
        });
        let pieces = pieces.flatten();
        if let Some(segments) = Segments::new(pieces) {
            it.segments = segments;
        }
    })
}

/// Moves one end of the segment `segment` (from 0) to `byte`.
///
/// Nothing changes when the segment would become empty; segments that meet become one.
pub fn resize(
    document: &Document,
    id: &AnnotationId,
    segment: usize,
    edge: Edge,
    byte: usize,
    stamp: &Stamp,
) -> Transaction {
    let article = document.article();
    update(document, "Resize", id, stamp, |it| {
        let resized = it.segments.iter().enumerate().map(|(i, span)| {
            let range = match edge {
                _ if i != segment => return span,
                Edge::Start => byte..span.end(),
                Edge::End => span.start()..byte,
            };
            article.span(range).unwrap_or(span)
        });
        if let Some(segments) = Segments::new(resized) {
            it.segments = segments;
        }
    })
}

/// Gives an annotation another label; attributes of the old label go.
pub fn relabel(document: &Document, id: &AnnotationId, label: Label, stamp: &Stamp) -> Transaction {
    let name = format!("Change to {}", label.key());
    update(document, name, id, stamp, |it| {
        if it.body.label != label {
            let old = super::attribute::attributes_of(&it.body.label);
            for attribute in old {
                it.body.attributes.remove(attribute.key);
            }
            it.body.label = label;
        }
    })
}

/// Removes an annotation, or an orphan.
///
/// An attribution it was a part of keeps its other parts; one that has no part left goes with it, and so do
/// links between it and other claims. A quote that went on with it goes on with the one before.
pub fn remove(document: &Document, id: &AnnotationId, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Delete");
    if document.annotation(id).is_some() {
        transaction.put::<Annotation>(document.tables(), id.clone(), None);
    }
    if document.orphans().contains_key(id) {
        transaction.put::<Orphan>(document.tables(), id.clone(), None);
    }
    if !transaction.is_empty() {
        super::attributing::let_go(document, &mut transaction, id, stamp);
        super::attributing::continue_without(document, &mut transaction, id, stamp);
        super::verifying::let_go(document, &mut transaction, id);
    }
    transaction
}

/// Writes the note of an annotation; an empty one removes it.
pub fn note(document: &Document, id: &AnnotationId, note: &str, stamp: &Stamp) -> Transaction {
    update(document, "Edit note", id, stamp, |it| {
        if &*it.body.note != note {
            it.body.note = note.into();
        }
    })
}

/// Replaces the tags of an annotation; outer white space, empty tags and doubles go.
pub fn tag<'t>(
    document: &Document,
    id: &AnnotationId,
    tags: impl IntoIterator<Item = &'t str>,
    stamp: &Stamp,
) -> Transaction {
    let mut wanted: Vec<Arc<str>> = Vec::new();
    for tag in tags.into_iter().map(str::trim) {
        if !tag.is_empty() && !wanted.iter().any(|it| &**it == tag) {
            wanted.push(tag.into());
        }
    }
    update(document, "Edit tags", id, stamp, |it| it.body.tags = wanted)
}

/// Sets an attribute of an annotation; `None` removes it.
pub fn set_attribute(
    document: &Document,
    id: &AnnotationId,
    key: &str,
    value: Option<&str>,
    stamp: &Stamp,
) -> Transaction {
    update(document, format!("Set {key}"), id, stamp, |it| match value {
        Some(value) => {
            it.body.attributes.insert(key.into(), value.into());
        }
        None => {
            it.body.attributes.remove(key);
        }
    })
}

/// Makes one annotation of two: the segments of both, what `into` says, and what only `from` says besides.
///
/// What was linked with `from` is linked with `into`, as far as the label of `into` allows.
pub fn merge(document: &Document, into: &AnnotationId, from: &AnnotationId, stamp: &Stamp) -> Transaction {
    let Some(other) = document.annotation(from).filter(|_| into != from).cloned() else {
        return Transaction::named("Merge");
    };
    let mut transaction = update(document, "Merge", into, stamp, |it| {
        if let Some(segments) = Segments::new(it.segments.iter().chain(other.segments.iter())) {
            it.segments = segments;
        }
        it.body.note = match (&*it.body.note, &*other.body.note) {
            (mine, theirs) if theirs.is_empty() || mine == theirs => mine.into(),
            ("", theirs) => theirs.into(),
            (mine, theirs) => format!("{mine}\n{theirs}").into(),
        };
        for tag in &other.body.tags {
            if !it.body.tags.contains(tag) {
                it.body.tags.push(tag.clone());
            }
        }
        for (key, value) in &other.body.attributes {
            let slot = it.body.attributes.entry(key.clone());
            slot.or_insert_with(|| value.clone());
        }
        if it.body.label == other.body.label {
            take_in(&mut it.body, &other.body);
        }
        it.body.continues = it.body.continues.take().filter(|it| it != into && it != from);
    });
    // Even when `into` says all of it already, one of the two has to go.
    if document.annotation(into).is_some() {
        put(document, &mut transaction, from.clone(), None);
        super::attributing::replace_part(document, &mut transaction, from, into, stamp);
        super::attributing::continue_with(document, &mut transaction, from, into, stamp);
        super::verifying::replace_end(document, &mut transaction, from, into);
    }
    transaction
}

/// What only annotations of one label can say.
fn take_in(body: &mut Body, other: &Body) {
    body.refers_to = body.refers_to.take().or_else(|| other.refers_to.clone());
    body.continues = body.continues.take().or_else(|| other.continues.clone());
    body.claim = match (body.claim.take(), &other.claim) {
        (Some(mine), Some(theirs)) if mine != *theirs => {
            let mut both = ClaimWork::clone(&mine);
            both.verdict = both.verdict.or_else(|| theirs.verdict.clone());
            let new = theirs.evidence.iter().filter(|it| !mine.evidence.contains(it));
            both.evidence.extend(new.cloned());
            Some(Arc::new(both))
        }
        (mine, theirs) => mine.or_else(|| theirs.clone()),
    };
}

/// Gives an orphan a place: it becomes an annotation again, with all it says.
pub fn place(document: &Document, id: &AnnotationId, segments: Segments, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Place");
    if let Some(orphan) = document.orphans().get(id) {
        transaction.put::<Orphan>(document.tables(), id.clone(), None);
        let mut body = orphan.body.clone();
        body.modified = Some(stamp.at);
        // What it went on with may have been deleted while its own words were lost.
        let there = |it: &AnnotationId| document.annotation(it).is_some() || document.orphans().contains_key(it);
        body.continues = body.continues.filter(there);
        put(
            document,
            &mut transaction,
            id.clone(),
            Some(Annotation { segments, body }),
        );
    }
    transaction
}

/// An update of one annotation. When it changes something, `modified` and the origin follow.
fn update(
    document: &Document,
    name: impl Into<std::borrow::Cow<'static, str>>,
    id: &AnnotationId,
    stamp: &Stamp,
    change: impl FnOnce(&mut Annotation),
) -> Transaction {
    let mut transaction = Transaction::named(name);
    update_in(document, &mut transaction, id, stamp, change);
    transaction
}

/// An update of one annotation as part of a gesture.
pub(super) fn update_in(
    document: &Document,
    transaction: &mut Transaction,
    id: &AnnotationId,
    stamp: &Stamp,
    change: impl FnOnce(&mut Annotation),
) {
    let Some(before) = transaction.get::<Annotation>(document.tables(), id) else {
        return;
    };
    let mut after = Annotation::clone(before);
    change(&mut after);
    if after != **before {
        after.body.modified = Some(stamp.at);
        if let Origin::Rule { edited, .. } = &mut after.body.origin {
            *edited = true;
        }
        transaction.put(document.tables(), id.clone(), Some(after));
    }
}

fn put(document: &Document, transaction: &mut Transaction, id: AnnotationId, after: Option<Annotation>) {
    transaction.put(document.tables(), id, after);
}

/// `span` without outer white space; `None` when nothing else is there.
pub fn trimmed(document: &Document, span: Span) -> Option<Span> {
    let words = document.article().quote(span);
    let start = span.start() + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    document.article().span(start..end).ok()
}
