//! What was done, in order, so that it can be taken back.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::table::Conflict;
use super::transaction::Transaction;

/// One step of a session, as the journal keeps it.
///
/// Undoing is a step like any other: nothing in the log is rewritten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Step {
    Do(Arc<Transaction>),
    Undo(Arc<Transaction>),
    Redo(Arc<Transaction>),
}

impl Step {
    /// What the step does to a document.
    pub fn effect(&self) -> Transaction {
        match self {
            Step::Do(it) | Step::Redo(it) => (**it).clone(),
            Step::Undo(it) => it.inverse(),
        }
    }

    /// The gesture that is done, undone or redone.
    pub fn transaction(&self) -> &Arc<Transaction> {
        match self {
            Step::Do(it) | Step::Undo(it) | Step::Redo(it) => it,
        }
    }
}

/// Gestures that can be undone, and those that can be redone. Cloning shares them.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: imbl::Vector<Arc<Transaction>>,
    undone: imbl::Vector<Arc<Transaction>>,
}

impl History {
    /// Does `transaction` and remembers it; what was undone can no longer be redone.
    pub fn commit(&mut self, document: &mut Document, transaction: Transaction) -> Result<Step, Conflict> {
        document.apply(&transaction)?;
        let step = Step::Do(Arc::new(transaction));
        self.remember(&step);
        Ok(step)
    }

    /// Takes back the last gesture; `None` when there is none. After a conflict the gesture is forgotten.
    pub fn undo(&mut self, document: &mut Document) -> Option<Result<Step, Conflict>> {
        let last = self.done.pop_back()?;
        Some(document.apply(&last.inverse()).map(|()| {
            self.undone.push_back(last.clone());
            Step::Undo(last)
        }))
    }

    /// Does again what was undone last; `None` when there is nothing. After a conflict the gesture is forgotten.
    pub fn redo(&mut self, document: &mut Document) -> Option<Result<Step, Conflict>> {
        let last = self.undone.pop_back()?;
        Some(document.apply(&last).map(|()| {
            self.done.push_back(last.clone());
            Step::Redo(last)
        }))
    }

    /// Takes in a step that has been applied before, as a journal tells it.
    pub fn remember(&mut self, step: &Step) {
        match step {
            Step::Do(it) => {
                self.done.push_back(it.clone());
                self.undone.clear();
            }
            Step::Undo(it) => {
                take(&mut self.done, it);
                self.undone.push_back(it.clone());
            }
            Step::Redo(it) => {
                take(&mut self.undone, it);
                self.done.push_back(it.clone());
            }
        }
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<&Arc<Transaction>> {
        self.done.last()
    }

    /// What redo would do again.
    pub fn next_redo(&self) -> Option<&Arc<Transaction>> {
        self.undone.last()
    }

    /// Gestures that can be undone.
    pub fn len(&self) -> usize {
        self.done.len()
    }

    /// Whether nothing can be undone.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }
}

/// Takes the newest gesture that is `transaction`, and with it those above: a conflict made them forgotten.
fn take(gestures: &mut imbl::Vector<Arc<Transaction>>, transaction: &Arc<Transaction>) {
    let is_it = |it: &Arc<Transaction>| Arc::ptr_eq(it, transaction) || it == transaction;
    let newest = gestures.iter().rposition(is_it);
    gestures.truncate(newest.unwrap_or(gestures.len().saturating_sub(1)));
}
