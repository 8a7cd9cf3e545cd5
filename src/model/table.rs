//! Records by id, and changes of them.

use std::fmt::{Debug, Display};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Something a [`Table`] holds.
pub trait Record: Clone + Debug + PartialEq + Serialize + DeserializeOwned {
    /// What names a record, in memory and in files.
    type Id: Clone + Debug + Display + Ord + Serialize + DeserializeOwned;

    /// What a change from `before` to `after` makes of a record that is `now` something else; `None` when it does not fit.
    ///
    /// Only counters and the like can follow: of anything else nobody knows what was meant.
    fn follow(_before: Option<&Self>, _after: Option<&Self>, _now: Option<&Self>) -> Option<Option<Self>> {
        None
    }
}

/// Records by id. Cloning costs no copy: versions share what did not change.
pub type Table<T> = imbl::OrdMap<<T as Record>::Id, Arc<T>>;

/// One record before and after a change; `None` means “not there”.
///
/// Adding, updating and removing are all this one thing, and the inverse is
/// exact because it is the same change read backwards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Change<T: Record> {
    pub id: T::Id,
    pub before: Option<Arc<T>>,
    pub after: Option<Arc<T>>,
}

/// A change does not fit: the record is not what the change was made for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record {id} was changed by something else in the meantime")]
pub struct Conflict {
    /// As in the file.
    pub id: String,
}

impl<T: Record> Change<T> {
    /// The change that makes record `id` of `table` be `after`.
    pub fn to(table: &Table<T>, id: T::Id, after: Option<Arc<T>>) -> Self {
        let before = table.get(&id).cloned();
        Change { id, before, after }
    }

    /// The change that undoes this one.
    pub fn inverse(&self) -> Self {
        Change {
            id: self.id.clone(),
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.before == self.after
    }

    /// Makes the change, if the record still is what it was made for.
    pub(super) fn apply(&self, table: &mut Table<T>) -> Result<(), Conflict> {
        let now = table.get(&self.id);
        let after = match now == self.before.as_ref() {
            true => self.after.clone(),
            false => self.followed(now)?,
        };
        match after {
            Some(record) => table.insert(self.id.clone(), record),
            None => table.remove(&self.id),
        };
        Ok(())
    }

    /// What becomes of a record that is `now` something else than the change was made for.
    fn followed(&self, now: Option<&Arc<T>>) -> Result<Option<Arc<T>>, Conflict> {
        let [before, after, now] = [self.before.as_ref(), self.after.as_ref(), now].map(|it| it.map(|it| &**it));
        let followed = T::follow(before, after, now).ok_or_else(|| Conflict {
            id: self.id.to_string(),
        })?;
        Ok(followed.map(Arc::new))
    }
}
