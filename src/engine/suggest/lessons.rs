//! What the decisions of people in a folder teach.

use std::collections::BTreeMap;
use std::sync::Arc;

/// What people of a folder have accepted and rejected, for the suggestions in its articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lessons {
    /// Words that attribute, in lower case, beyond those every article is searched for: “quipped”.
    pub cues: Vec<Arc<str>>,
    /// Names of people and bodies that were accepted as speakers.
    pub names: Vec<Arc<str>>,
    /// What speakers are, in lower case: “harbour master”.
    pub roles: Vec<Arc<str>>,
    /// How people have decided, by the id of the rule.
    pub decisions: BTreeMap<Arc<str>, Decisions>,
}

/// How often suggestions of one rule were taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// As they were.
    pub accepted: u32,
    /// After a change of their parts or bounds.
    pub edited: u32,
    pub rejected: u32,
}

impl Decisions {
    /// Decisions there must be before a rule is judged by them.
    pub const FEWEST: u32 = 8;

    pub fn all(self) -> u32 {
        self.accepted + self.edited + self.rejected
    }

    /// How many in a hundred were taken, changed or not; `None` when nobody has decided.
    pub fn precision(self) -> Option<u8> {
        let taken = self.accepted + self.edited;
        (self.all() > 0).then(|| (100 * taken / self.all()) as u8)
    }

    /// Whether people reject most of what the rule proposes; it is shown among the unsure then.
    pub fn is_mostly_rejected(self) -> bool {
        self.all() >= Self::FEWEST && self.rejected * 2 > self.all()
    }
}
