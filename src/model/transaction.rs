//! The edits of one gesture.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::annotation::{Annotation, Orphan};
use super::table::Change;

/// A change of one record of one table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    Annotation(Change<Annotation>),
    Orphan(Change<Orphan>),
}

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
        self.edits.iter().all(|edit| match edit {
            Edit::Annotation(change) => change.is_empty(),
            Edit::Orphan(change) => change.is_empty(),
        })
    }

    /// The transaction that undoes this one: every edit backwards, last first.
    pub fn inverse(&self) -> Transaction {
        let edits = self.edits.iter().rev().map(Edit::inverse).collect();
        Transaction {
            name: self.name.clone(),
            edits,
        }
    }
}

impl Edit {
    /// The edit that undoes this one.
    pub fn inverse(&self) -> Edit {
        match self {
            Edit::Annotation(change) => Edit::Annotation(change.inverse()),
            Edit::Orphan(change) => Edit::Orphan(change.inverse()),
        }
    }
}
