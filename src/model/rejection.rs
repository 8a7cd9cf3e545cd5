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
    /// The newest decisions where their order counts, the latest last: `+` for taken, `-` for not.
    #[serde(default)]
    pub recent: Arc<str>,
    #[serde(default)]
    pub unknown: Vec<UnknownField>,
}

/// How many of the newest decisions a [`Tally`] keeps in their order.
pub const RECENT: usize = 50;

impl Tally {
    /// Counts a decision whose order counts.
    pub fn decide(&mut self, taken: bool) {
        match taken {
            true => self.accepted = self.accepted.saturating_add(1),
            false => self.rejected = self.rejected.saturating_add(1),
        }
        self.recent = with(&self.recent, if taken { '+' } else { '-' });
    }

    /// Takes the latest such decision back.
    pub fn take_back(&mut self, taken: bool) {
        match taken {
            true => self.accepted = self.accepted.saturating_sub(1),
            false => self.rejected = self.rejected.saturating_sub(1),
        }
        self.recent = without(&self.recent, if taken { '+' } else { '-' });
    }

    /// `now` with what lies between `before` and `after` added to it; never below zero.
    pub fn moved(before: &Tally, after: &Tally, now: &Tally) -> Tally {
        let moved = |of: fn(&Tally) -> u32| of(now).saturating_add(of(after)).saturating_sub(of(before));
        Tally {
            accepted: moved(|it| it.accepted),
            edited: moved(|it| it.edited),
            rejected: moved(|it| it.rejected),
            recent: followed(&before.recent, &after.recent, &now.recent),
            unknown: now.unknown.clone(),
        }
    }

    /// Whether it counts nothing and says nothing else.
    pub fn is_blank(&self) -> bool {
        *self == Tally::default()
    }
}

/// `recent` with one more decision, and no more than are kept.
fn with(recent: &str, decision: char) -> Arc<str> {
    let mut all: Vec<char> = recent.chars().chain([decision]).collect();
    all.drain(..all.len().saturating_sub(RECENT));
    all.into_iter().collect::<String>().into()
}

/// `recent` without the latest decision of that kind.
fn without(recent: &str, decision: char) -> Arc<str> {
    match recent.rfind(decision) {
        Some(at) => format!("{}{}", &recent[..at], &recent[at + decision.len_utf8()..]).into(),
        None => recent.into(),
    }
}

/// What becomes of `now` when others changed it meanwhile.
fn followed(before: &Arc<str>, after: &Arc<str>, now: &Arc<str>) -> Arc<str> {
    if now == before {
        return after.clone();
    }
    let added = after.chars().next_back().filter(|it| with(before, *it) == *after);
    let taken = before.chars().next_back().filter(|it| with(after, *it) == *before);
    match (added, taken) {
        (Some(it), _) => with(now, it),
        (None, Some(it)) => without(now, it),
        // Something longer ago, or several at once: in their order.
        (None, None) => {
            let shared = after.bytes().zip(before.bytes()).take_while(|it| it.0 == it.1).count();
            let less = before[shared..]
                .chars()
                .rev()
                .fold(now.clone(), |now, it| without(&now, it));
            after[shared..].chars().fold(less, |now, it| with(&now, it))
        }
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
            ..Tally::default()
        }
    }

    #[test]
    fn the_newest_decisions_keep_their_order_whoever_made_them() {
        let mut mine = Tally::default();
        (0..60).for_each(|it| mine.decide(it % 3 == 0));
        assert_eq!((mine.accepted, mine.rejected, mine.recent.len()), (20, 40, RECENT));
        let before = mine.clone();
        mine.decide(true);
        let mut theirs = before.clone();
        theirs.decide(false);
        let both = Tally::moved(&before, &mine, &theirs);
        assert!(both.recent.ends_with("-+") && both.recent.len() == RECENT);
        let undone = Tally::moved(&mine, &before, &both);
        assert!(undone.recent.ends_with('-') && undone.rejected == theirs.rejected);
        assert_eq!(Tally::moved(&mine, &before, &mine), before);
        mine.take_back(true);
        assert_eq!(mine.accepted, before.accepted);
        // Edits of the file by hand do no harm.
        assert_eq!(&*followed(&"눈+".into(), &"+".into(), &"-눈".into()), "-+");
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
