//! The edits of one gesture.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::table::{Change, Record};
pub use super::tables::Edit;
use super::tables::{Kept, Tables};

/// All that one gesture changes; done whole or not at all, undone whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Transaction {
    /// What the gesture is called: “Mark as quote”.
    pub name: Cow<'static, str>,
    pub edits: Vec<Edit>,
}

impl Transaction {
    /// A gesture that changes nothing (yet).
    pub fn named(name: impl Into<Cow<'static, str>>) -> Self {
        Transaction {
            name: name.into(),
            edits: Vec::new(),
        }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.edits.iter().all(Edit::is_empty)
    }

    /// The transaction that undoes this one: every edit backwards, last first.
    pub fn inverse(&self) -> Transaction {
        let edits = self.edits.iter().rev().map(Edit::inverse).collect();
        Transaction {
            name: self.name.clone(),
            edits,
        }
    }

    /// Makes record `id` be `after` as part of this gesture.
    ///
    /// `tables` are those the gesture began with; a record the gesture changed before is changed on.
    pub fn put<T: Kept>(&mut self, tables: &Tables, id: <T as Record>::Id, after: Option<T>) {
        let after = after.map(Arc::new);
        let earlier = self
            .edits
            .iter()
            .rposition(|it| T::change(it).is_some_and(|it| it.id == id));
        let change = match earlier.and_then(|i| T::change(&self.edits[i])) {
            Some(earlier) => Change {
                id,
                before: earlier.before.clone(),
                after,
            },
            None => Change::to(T::table(tables), id, after),
        };
        match earlier {
            Some(i) => self.edits[i] = T::edit(change),
            None => self.edits.push(T::edit(change)),
        }
    }

    /// The record `id` as the gesture leaves it so far.
    pub fn get<'t, T: Kept>(&'t self, tables: &'t Tables, id: &<T as Record>::Id) -> Option<&'t Arc<T>> {
        let changed = self
            .edits
            .iter()
            .rev()
            .find_map(|it| T::change(it).filter(|it| it.id == *id));
        match changed {
            Some(change) => change.after.as_ref(),
            None => T::table(tables).get(id),
        }
    }
}
