//! The search tree under the index: a persistent treap that sums up what lies below each node.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use super::Mark;

pub(super) type Tree = Option<Arc<Node>>;

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub mark: Mark,
    priority: u64,
    pub left: Tree,
    pub right: Tree,
    /// Over the whole subtree: the last end in bytes, the bits of the labels, the count of first segments.
    max_end: usize,
    labels: u8,
    firsts: usize,
}

impl Node {
    pub fn leaf(mark: Mark, priority: u64) -> Node {
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

pub(super) fn firsts(tree: &Tree) -> usize {
    tree.as_ref().map_or(0, |it| it.firsts)
}

/// A tree of sorted marks: the middle on top, priorities falling with depth.
pub(super) fn balanced(marks: &mut [Option<Mark>], below: u64) -> Tree {
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

pub(super) fn insert(tree: &mut Tree, new: Node) {
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

pub(super) fn remove(tree: &mut Tree, mark: &Mark) {
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
pub(super) fn touching<'a>(tree: &'a Tree, bytes: &Range<usize>, visit: &mut impl FnMut(&'a Mark) -> bool) -> bool {
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

pub(super) fn labels_between(tree: &Tree, start: usize, end: usize) -> u8 {
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
