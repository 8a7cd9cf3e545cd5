//! Which annotations touch a piece of the text, and which comes next.

use std::cmp::Ordering;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::Arc;

use super::annotation::Annotation;
use super::id::AnnotationId;
use super::label::Label;
use super::span::Span;

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

type Tree = Option<Arc<Node>>;

#[derive(Clone, Debug)]
struct Node {
    mark: Mark,
    priority: u64,
    left: Tree,
    right: Tree,
    /// Over the whole subtree: the last end in bytes, the bits of the labels, the count of first segments.
    max_end: usize,
    labels: u8,
    firsts: usize,
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

impl Node {
    fn leaf(mark: Mark, priority: u64) -> Node {
        let mut node = Node {
            mark,
            priority,
            left: None,
            right: None,
            max_end: 0,
            labels: 0,
            firsts: 0,
        };
        node.sum_up();
        node
    }

    fn sum_up(&mut self) {
        self.max_end = self.mark.span.end();
        self.labels = self.mark.label.bit();
        self.firsts = usize::from(self.mark.first);
        for child in [&self.left, &self.right].into_iter().flatten() {
            self.max_end = self.max_end.max(child.max_end);
            self.labels |= child.labels;
            self.firsts += child.firsts;
        }
    }
}

fn firsts(tree: &Tree) -> usize {
    tree.as_ref().map_or(0, |it| it.firsts)
}

/// A tree of sorted marks: the middle on top, priorities falling with depth.
fn balanced(marks: &mut [Option<Mark>], below: u64) -> Tree {
    if marks.is_empty() {
        return None;
    }
    let (left, rest) = marks.split_at_mut(marks.len() / 2);
    let (middle, right) = rest.split_first_mut()?;
    // A random treap of n nodes has its children's priorities at about half of its own on average.
    let priority = below - below / (left.len() + right.len() + 2) as u64;
    let mut node = Node::leaf(middle.take()?, priority);
    node.left = balanced(left, priority);
    node.right = balanced(right, priority);
    node.sum_up();
    Some(Arc::new(node))
}

fn insert(tree: &mut Tree, new: Node) {
    let Some(arc) = tree else {
        *tree = Some(Arc::new(new));
        return;
    };
    if new.priority > arc.priority {
        let mut new = new;
        (new.left, new.right) = split(tree.take(), &new.mark);
        new.sum_up();
        *tree = Some(Arc::new(new));
        return;
    }
    let node = Arc::make_mut(arc);
    if new.mark.key() < node.mark.key() {
        insert(&mut node.left, new);
    } else {
        insert(&mut node.right, new);
    }
    node.sum_up();
}

/// What comes before `mark`, and the rest.
fn split(tree: Tree, mark: &Mark) -> (Tree, Tree) {
    let Some(arc) = tree else {
        return (None, None);
    };
    let mut node = Arc::unwrap_or_clone(arc);
    if node.mark.key() < mark.key() {
        let (left, right) = split(node.right.take(), mark);
        node.right = left;
        node.sum_up();
        (Some(Arc::new(node)), right)
    } else {
        let (left, right) = split(node.left.take(), mark);
        node.left = right;
        node.sum_up();
        (left, Some(Arc::new(node)))
    }
}

fn remove(tree: &mut Tree, mark: &Mark) {
    let Some(arc) = tree else {
        return;
    };
    match mark.key().cmp(&arc.mark.key()) {
        Ordering::Equal => {
            let node = Arc::make_mut(arc);
            *tree = joined(node.left.take(), node.right.take());
        }
        side => {
            let node = Arc::make_mut(arc);
            match side {
                Ordering::Less => remove(&mut node.left, mark),
                _ => remove(&mut node.right, mark),
            }
            node.sum_up();
        }
    }
}

/// Two trees as one; all of `left` comes before all of `right`.
fn joined(left: Tree, right: Tree) -> Tree {
    let (left, right) = match (left, right) {
        (None, one) | (one, None) => return one,
        (Some(left), Some(right)) => (left, right),
    };
    let node = if left.priority > right.priority {
        let mut node = Arc::unwrap_or_clone(left);
        node.right = joined(node.right.take(), Some(right));
        node.sum_up();
        node
    } else {
        let mut node = Arc::unwrap_or_clone(right);
        node.left = joined(Some(left), node.left.take());
        node.sum_up();
        node
    };
    Some(Arc::new(node))
}

/// Visits the marks that share a byte with `bytes` in order; stops when `visit` says `false`.
fn touching<'a>(tree: &'a Tree, bytes: &Range<usize>, visit: &mut impl FnMut(&'a Mark) -> bool) -> bool {
    let Some(node) = tree else {
        return true;
    };
    if node.max_end <= bytes.start {
        return true;
    }
    if !touching(&node.left, bytes, visit) {
        return false;
    }
    if node.mark.span.start() >= bytes.end {
        return true;
    }
    if node.mark.span.end() > bytes.start && !visit(&node.mark) {
        return false;
    }
    touching(&node.right, bytes, visit)
}

fn labels_between(tree: &Tree, start: usize, end: usize) -> u8 {
    let Some(node) = tree else {
        return 0;
    };
    let at = node.mark.span.start();
    if at < start {
        labels_between(&node.right, start, end)
    } else if at >= end {
        labels_between(&node.left, start, end)
    } else {
        node.mark.label.bit() | labels_from(&node.left, start) | labels_to(&node.right, end)
    }
}

fn labels_from(tree: &Tree, start: usize) -> u8 {
    let Some(node) = tree else {
        return 0;
    };
    if node.mark.span.start() < start {
        return labels_from(&node.right, start);
    }
    let right = node.right.as_ref().map_or(0, |it| it.labels);
    node.mark.label.bit() | right | labels_from(&node.left, start)
}

fn labels_to(tree: &Tree, end: usize) -> u8 {
    let Some(node) = tree else {
        return 0;
    };
    if node.mark.span.start() >= end {
        return labels_to(&node.left, end);
    }
    let left = node.left.as_ref().map_or(0, |it| it.labels);
    node.mark.label.bit() | left | labels_to(&node.right, end)
}
