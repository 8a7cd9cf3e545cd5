//! What people have decided about suggestions: what was rejected, how rules fared, what was learned.
//!
//! Suggestions themselves are worked out and never stored.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::annotation::{Stamp, UnknownField};
use super::table::Record;

/// A suggestion that a person did not want, by its key; it is not made again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rejection {
    /// The id of the rule that made it.
    #[serde(default)]
    pub rule: Arc<str>,
    /// The words it was about, for people who read the file.
    #[serde(default)]
    pub words: Arc<str>,
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

impl Rejection {
    /// A rejection made now.
    pub fn new(rule: &str, words: &str, stamp: &Stamp) -> Self {
        Rejection {
            rule: rule.into(),
            words: words.into(),
            by: stamp.by.clone(),
            created: Some(stamp.at),
            unknown: Vec::new(),
        }
    }
}

impl Record for Rejection {
    type Id = Arc<str>;
}

/// How often people of a folder took what a rule suggests, by the id of the rule.
///
/// A counter: several articles, windows and people add to it at once, so a change of it adds its difference to
/// whatever is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// As it was.
    #[serde(default)]
    pub accepted: u32,
    /// After a change of its parts or bounds.
    #[serde(default)]
    pub edited: u32,
    #[serde(default)]
    pub rejected: u32,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

impl Tally {
    /// `now` with what lies between `before` and `after` added to it; never below zero.
    pub fn moved(before: &Tally, after: &Tally, now: &Tally) -> Tally {
        let moved = |of: fn(&Tally) -> u32| of(now).saturating_add(of(after)).saturating_sub(of(before));
        Tally {
            accepted: moved(|it| it.accepted),
            edited: moved(|it| it.edited),
            rejected: moved(|it| it.rejected),
            unknown: now.unknown.clone(),
        }
    }

    /// Whether it counts nothing and says nothing else.
    pub fn is_blank(&self) -> bool {
        *self == Tally::default()
    }
}

impl Record for Tally {
    type Id = Arc<str>;

    fn follow(before: Option<&Self>, after: Option<&Self>, now: Option<&Self>) -> Option<Option<Self>> {
        let blank = Tally::default();
        let [before, after, now] = [before, after, now].map(|it| it.unwrap_or(&blank));
        let moved = Tally::moved(before, after, now);
        Some((!moved.is_blank()).then_some(moved))
    }
}

/// Words that people of a folder have taught, by kind and words: `cue: quipped`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    #[serde(default)]
    pub by: Arc<str>,
    pub created: Option<Timestamp>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// What a learned word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LessonKind {
    /// Words that attribute.
    Cue,
    /// The name of a speaker.
    Name,
    /// What a speaker is: “harbour master”.
    Role,
}

/// Every kind, in the order they are shown.
pub const LESSON_KINDS: [LessonKind; 3] = [LessonKind::Cue, LessonKind::Name, LessonKind::Role];

impl LessonKind {
    /// As in files.
    pub fn key(self) -> &'static str {
        match self {
            LessonKind::Cue => "cue",
            LessonKind::Name => "name",
            LessonKind::Role => "role",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            LessonKind::Cue => "Cue",
            LessonKind::Name => "Name",
            LessonKind::Role => "Role",
        }
    }
}

impl Lesson {
    /// Something learned now.
    pub fn new(stamp: &Stamp) -> Self {
        Lesson {
            by: stamp.by.clone(),
            created: Some(stamp.at),
            unknown: Vec::new(),
        }
    }

    /// The id of words of a kind.
    pub fn id(kind: LessonKind, words: &str) -> Arc<str> {
        format!("{}: {}", kind.key(), words.trim()).into()
    }

    /// Kind and words of an id; `None` for a kind of a later version.
    pub fn of_id(id: &str) -> Option<(LessonKind, &str)> {
        let (kind, words) = id.split_once(':')?;
        let kind = LESSON_KINDS.into_iter().find(|it| it.key() == kind.trim())?;
        Some((kind, words.trim())).filter(|it| !it.1.is_empty())
    }
}

impl Record for Lesson {
    type Id = Arc<str>;

    /// Whether words are known does not depend on who taught them first: what is there stays.
    fn follow(_before: Option<&Self>, _after: Option<&Self>, now: Option<&Self>) -> Option<Option<Self>> {
        Some(now.cloned())
    }
}

impl fmt::Display for LessonKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(accepted: u32, edited: u32, rejected: u32) -> Tally {
        Tally {
            accepted,
            edited,
            rejected,
            unknown: Vec::new(),
        }
    }

    #[test]
    fn a_counter_that_others_changed_keeps_what_they_counted() {
        let moved = Tally::follow(Some(&tally(2, 0, 0)), Some(&tally(3, 0, 0)), Some(&tally(2, 0, 5)));
        assert_eq!(moved, Some(Some(tally(3, 0, 5))));
        let undone = Tally::follow(Some(&tally(1, 0, 0)), None, Some(&tally(1, 0, 0)));
        assert_eq!(undone, Some(None));
        let never_below_zero = Tally::follow(Some(&tally(9, 0, 0)), None, Some(&tally(1, 1, 0)));
        assert_eq!(never_below_zero, Some(Some(tally(0, 1, 0))));
    }

    #[test]
    fn the_id_of_a_lesson_tells_kind_and_words() {
        let id = Lesson::id(LessonKind::Role, "harbour master");
        assert_eq!(&*id, "role: harbour master");
        assert_eq!(Lesson::of_id(&id), Some((LessonKind::Role, "harbour master")));
        assert_eq!(Lesson::of_id("tone:angry"), None);
        assert_eq!(Lesson::of_id("cue:"), None);
    }
}
