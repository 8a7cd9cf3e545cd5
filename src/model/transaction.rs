//! The edits of one gesture.

use std::borrow::Cow;
use std::collections::HashMap;
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
    #[serde(skip)]
    places: Places,
}

impl Transaction {
    /// A gesture that changes nothing (yet).
    pub fn named(name: impl Into<Cow<'static, str>>) -> Self {
        Transaction {
            name: name.into(),
            ..Transaction::default()
        }
    }

    /// A gesture that makes `edits`.
    pub fn of(name: impl Into<Cow<'static, str>>, edits: Vec<Edit>) -> Self {
        Transaction {
            name: name.into(),
            edits,
            ..Transaction::default()
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
            ..Transaction::default()
        }
    }

    /// Makes record `id` be `after` as part of this gesture.
    ///
    /// `tables` are those the gesture began with; a record the gesture changed before is changed on.
    pub fn put<T: Kept>(&mut self, tables: &Tables, id: <T as Record>::Id, after: Option<T>) {
        let after = after.map(Arc::new);
        let earlier = self.place_of::<T>(&id);
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
    pub fn get<'t, T: Kept>(&'t mut self, tables: &'t Tables, id: &<T as Record>::Id) -> Option<&'t Arc<T>> {
        match self.place_of::<T>(id).and_then(|i| T::change(&self.edits[i])) {
            Some(change) => change.after.as_ref(),
            None => T::table(tables).get(id),
        }
    }

    /// Which edit is about that record.
    fn place_of<T: Kept>(&mut self, id: &<T as Record>::Id) -> Option<usize> {
        let is_it = |it: &Edit| T::change(it).is_some_and(|it| it.id == *id);
        if self.edits.len() <= FEW {
            return self.edits.iter().rposition(is_it);
        }
        for (i, edit) in self.edits.iter().enumerate().skip(self.places.known) {
            self.places.by_id.entry(edit.id()).or_default().push(i);
        }
        self.places.known = self.edits.len();
        // Records of different kinds may share an id.
        let places = self.places.by_id.get(&id.to_string())?;
        places.iter().rev().copied().find(|&i| is_it(&self.edits[i]))
    }
}

/// Up to so many edits are looked through one by one.
const FEW: usize = 16;

/// Where in a gesture of many edits each record stands; follows from the edits.
#[derive(Clone, Debug, Default)]
struct Places {
    by_id: HashMap<String, Vec<usize>>,
    /// How many edits are in it.
    known: usize,
}

impl PartialEq for Places {
    /// What follows from something else makes no difference.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
