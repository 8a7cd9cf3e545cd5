//! The kinds of records a document holds, in one list.
//!
//! Tables, edits, and everything that treats all kinds alike (undo, journal, merging, limits)
//! are made from this list, so that a new kind of record is a line here.

use serde::{Deserialize, Serialize};

use super::annotation::{Annotation, Orphan};
use super::attribution::Attribution;
use super::claim::{ClaimLink, Scale};
use super::dismissal::{Dismissal, Switch};
use super::registry::Entry;
use super::rejection::{Lesson, Rejection, Tally};
use super::review::original::Original;
use super::review::pair::Pair;
use super::review::reviewer::Reviewer;
use super::review::translation_error::TranslationError;
use super::table::{Change, Conflict, Record, Table};

/// A record that documents hold.
pub trait Kept: Record + Sized {
    /// Its table.
    fn table(tables: &Tables) -> &Table<Self>;
    fn table_mut(tables: &mut Tables) -> &mut Table<Self>;
    /// A change of such a record as an edit.
    fn edit(change: Change<Self>) -> Edit;
    /// The change in an edit; `None` when it is about another kind.
    fn change(edit: &Edit) -> Option<&Change<Self>>;
}

/// Something to be done for every kind of record.
pub trait ForEachKind {
    fn kind<T: Kept>(&mut self);
}

macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
        /// Every record of a document, by kind and id. Cloning costs no copy.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Tables {
            $($(#[$doc])* pub $table: Table<$record>,)*
        }

        /// A change of one record of one table.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Edit {
            $($(#[$doc])* $record(Change<$record>),)*
        }

        impl Edit {
            /// The edit that undoes this one.
            pub fn inverse(&self) -> Edit {
                match self {
                    $(Edit::$record(change) => Edit::$record(change.inverse()),)*
                }
            }

            /// Whether nothing changes.
            pub fn is_empty(&self) -> bool {
                match self {
                    $(Edit::$record(change) => change.is_empty(),)*
                }
            }

            /// The id of the record, as in files.
            pub fn id(&self) -> String {
                match self {
                    $(Edit::$record(it) => it.id.to_string(),)*
                }
            }

            /// Whether the record is there before, and after.
            pub fn presence(&self) -> (bool, bool) {
                match self {
                    $(Edit::$record(it) => (it.before.is_some(), it.after.is_some()),)*
                }
            }

            /// How `tables` stand to the edit.
            pub fn fit(&self, tables: &Tables) -> Fit {
                match self {
                    $(Edit::$record(it) => it.fit(&tables.$table),)*
                }
            }

            /// Makes the change, if the record still is what it was made for.
            pub(super) fn apply(&self, tables: &mut Tables) -> Result<(), Conflict> {
                match self {
                    $(Edit::$record(it) => it.apply(&mut tables.$table),)*
                }
            }
        }

        $(impl Kept for $record {
            fn table(tables: &Tables) -> &Table<Self> {
                &tables.$table
            }

            fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
                &mut tables.$table
            }

            fn edit(change: Change<Self>) -> Edit {
                Edit::$record(change)
            }

            fn change(edit: &Edit) -> Option<&Change<Self>> {
                match edit {
                    Edit::$record(change) => Some(change),
                    _ => None,
                }
            }
        })*

        /// Does `act` for every kind of record, in the order of the list.
        pub fn for_each_kind(act: &mut impl ForEachKind) {
            $(act.kind::<$record>();)*
        }
    };
}

tables! {
    /// Marked words.
    annotations: Annotation,
    /// Annotations whose words are not in the text.
    orphans: Orphan,
    /// Who said what.
    attributions: Attribution,
    /// The registry.
    entries: Entry,
    /// What claims have to do with each other.
    claim_links: ClaimLink,
    /// Findings that were let pass.
    dismissals: Dismissal,
    /// The folder's own scales for verdicts.
    scales: Scale,
    /// Checks switched off or on in the folder.
    switches: Switch,
    /// Suggestions that were not wanted.
    rejections: Rejection,
    /// How often each rule's suggestions were taken in the folder.
    tallies: Tally,
    /// Words that were taught in the folder.
    lessons: Lesson,
    /// What the article was translated from.
    originals: Original,
    /// Pairs of the translation that were decided about, or put together by hand.
    pairs: Pair,
    /// Errors of the translation.
    translation_errors: TranslationError,
    /// Who reviews the translation, and their verdicts.
    reviewers: Reviewer,
}

/// How a document stands to an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The record is as the edit found it.
    Needed,
    /// The record is as the edit leaves it.
    Done,
    /// The record is something else.
    Changed,
}

impl<T: Record> Change<T> {
    /// How `table` stands to the change.
    pub fn fit(&self, table: &Table<T>) -> Fit {
        let now = table.get(&self.id);
        match (now == self.before.as_ref(), now == self.after.as_ref()) {
            (_, true) => Fit::Done,
            (true, false) => Fit::Needed,
            (false, false) => Fit::Changed,
        }
    }
}
