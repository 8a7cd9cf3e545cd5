//! Which annotations touch a piece of the text, and which comes next.

mod treap;

use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use super::annotation::Annotation;
use super::id::AnnotationId;
use super::label::Label;
use super::span::Span;
use treap::{Node, Tree, balanced, firsts, insert, labels_between, remove, touching};

/// One segment of one annotation, as the index holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub span: Span,
    pub id: AnnotationId,
    pub label: Label,
    /// Whether it is the annotation's first segment.
    pub first: bool,
}

impl Mark {
    fn key(&self) -> (Span, &AnnotationId) {
        (self.span, &self.id)
    }
}

/// The segments of all annotations as a persistent search tree.
///
/// A treap (Seidel and Aragon 1996) ordered by start, end and id; each node knows
/// the last end and the labels below it, and how many segments there are, so every
/// question is answered in O(log n + k), however long or dense the spans are.
/// Cloning costs nothing, and a change copies one path.
#[derive(Clone, Debug, Default)]
pub struct Index {
    root: Tree,
}

impl Index {
    /// The index of `annotations`, in O(n log n).
    pub fn of<'a>(annotations: impl Iterator<Item = (&'a AnnotationId, &'a Annotation)>) -> Self {
        let mut marks: Vec<Mark> = annotations.flat_map(|(id, it)| marks_of(id, it)).collect();
        marks.sort_unstable_by(|a, b| a.key().cmp(&b.key()));
        Index {
            root: balanced(&mut marks.into_iter().map(Some).collect::<Vec<_>>(), u64::MAX),
        }
    }

    /// Takes in every segment of an annotation.
    pub fn insert(&mut self, id: &AnnotationId, annotation: &Annotation) {
        for mark in marks_of(id, annotation) {
            let node = Node::leaf(mark, priority());
            insert(&mut self.root, node);
        }
    }

    /// Forgets every segment of an annotation.
    pub fn remove(&mut self, id: &AnnotationId, annotation: &Annotation) {
        for mark in marks_of(id, annotation) {
            remove(&mut self.root, &mark);
        }
    }

    /// The marks that share a byte with `bytes`, by start, then end, then id.
    pub fn touching(&self, bytes: Range<usize>) -> Vec<&Mark> {
        let mut found = Vec::new();
        touching(&self.root, &bytes, &mut |mark| {
            found.push(mark);
            true
        });
        found
    }

    /// The first `most` marks that share a byte with `bytes`.
    pub fn some_touching(&self, bytes: Range<usize>, most: usize) -> Vec<&Mark> {
        let mut found = Vec::new();
        touching(&self.root, &bytes, &mut |mark| {
            found.push(mark);
            found.len() < most
        });
        found
    }

    /// Bits (see [`Label::bit`]) of the labels that start inside `bytes`; O(log n).
    pub fn labels_starting_in(&self, bytes: Range<usize>) -> u8 {
        labels_between(&self.root, bytes.start, bytes.end)
    }

    /// The first mark that starts at `byte` or later.
    pub fn first_from(&self, byte: usize) -> Option<&Mark> {
        let mut best = None;
        let mut at = self.root.as_deref();
        while let Some(node) = at {
            if node.mark.span.start() >= byte {
                best = Some(&node.mark);
                at = node.left.as_deref();
            } else {
                at = node.right.as_deref();
            }
        }
        best
    }

    /// The mark after `(span, id)` in text order, whether or not that one exists.
    pub fn after(&self, span: Span, id: &AnnotationId) -> Option<&Mark> {
        let mut best = None;
        let mut at = self.root.as_deref();
        while let Some(node) = at {
            if node.mark.key() > (span, id) {
                best = Some(&node.mark);
                at = node.left.as_deref();
            } else {
                at = node.right.as_deref();
            }
        }
        best
    }

    /// The mark before `(span, id)` in text order, whether or not that one exists.
    pub fn before(&self, span: Span, id: &AnnotationId) -> Option<&Mark> {
        let mut best = None;
        let mut at = self.root.as_deref();
        while let Some(node) = at {
            if node.mark.key() < (span, id) {
                best = Some(&node.mark);
                at = node.right.as_deref();
            } else {
                at = node.left.as_deref();
            }
        }
        best
    }

    /// The last mark that starts before `byte`.
    pub fn last_before(&self, byte: usize) -> Option<&Mark> {
        let mut best = None;
        let mut at = self.root.as_deref();
        while let Some(node) = at {
            if node.mark.span.start() < byte {
                best = Some(&node.mark);
                at = node.right.as_deref();
            } else {
                at = node.left.as_deref();
            }
        }
        best
    }

    /// Number of annotations.
    pub fn len(&self) -> usize {
        firsts(&self.root)
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// The annotation at place `n` (from 0) in reading order, by its first segment; O(log n).
    pub fn nth(&self, n: usize) -> Option<&Mark> {
        let mut rest = n;
        let mut at = self.root.as_deref();
        while let Some(node) = at {
            let left = firsts(&node.left);
            let here = usize::from(node.mark.first);
            if rest < left {
                at = node.left.as_deref();
            } else if rest < left + here {
                return Some(&node.mark);
            } else {
                rest -= left + here;
                at = node.right.as_deref();
            }
        }
        None
    }

    /// How many annotations come before the mark `(span, id)` in reading order; O(log n).
    pub fn rank(&self, span: Span, id: &AnnotationId) -> usize {
        let mut rank = 0;
        let mut at = self.root.as_deref();
        while let Some(node) = at {
            if node.mark.key() < (span, id) {
                rank += firsts(&node.left) + usize::from(node.mark.first);
                at = node.right.as_deref();
            } else {
                at = node.left.as_deref();
            }
        }
        rank
    }

    /// Every mark in text order.
    pub fn iter(&self) -> impl Iterator<Item = &Mark> {
        let mut stack = Vec::new();
        let mut at = self.root.as_deref();
        std::iter::from_fn(move || {
            while let Some(node) = at {
                stack.push(node);
                at = node.left.as_deref();
            }
            let node = stack.pop()?;
            at = node.right.as_deref();
            Some(&node.mark)
        })
    }
}

fn marks_of<'a>(id: &'a AnnotationId, annotation: &'a Annotation) -> impl Iterator<Item = Mark> + 'a {
    annotation.segments.iter().enumerate().map(|(i, span)| Mark {
        span,
        id: id.clone(),
        label: annotation.body.label.clone(),
        first: i == 0,
    })
}

/// Random, so that no input can be made to unbalance the tree; it shapes the tree and nothing anyone can see.
fn priority() -> u64 {
    thread_local!(static NOISE: (RandomState, std::cell::Cell<u64>) = Default::default());
    NOISE.with(|(state, count)| {
        count.set(count.get() + 1);
        state.hash_one(count.get())
    })
}
