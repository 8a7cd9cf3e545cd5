//! The suggestions for a document, with what has become of each, kept up to date gesture by gesture.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::suggest::lessons::Decisions;
use super::suggest::{Lessons, Level, Suggestion};
use crate::model::document::Document;
use crate::model::label::Label;
use crate::model::rejection::{Lesson, LessonKind, Tally};
use crate::model::span::Span;
use crate::model::transaction::{Edit, Transaction};

/// What has become of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// To be decided.
    Open,
    /// Some of its content is a quote already.
    Marked,
    /// A person did not want it.
    Rejected,
}

/// In what order one goes through suggestions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the text reads.
    #[default]
    Reading,
    /// The surest first.
    Confidence,
}

/// The suggestions for one article.
///
/// Asking for those at a place costs O(log n + k); a gesture costs what it touches.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// In text order, with what follows from each.
    all: Vec<Found>,
    /// The last byte that any suggestion up to this one reaches to.
    reach: Vec<u32>,
    by_key: HashMap<Arc<str>, usize>,
    by_rule: HashMap<&'static str, Vec<usize>>,
    /// Open ones, by level.
    open: [BTreeSet<usize>; 3],
    /// Open ones, by level, the surest first.
    surest: [BTreeSet<(Reverse<u8>, usize)>; 3],
    rejected: BTreeSet<usize>,
    /// Rules whose suggestions are mostly rejected.
    distrusted: HashSet<&'static str>,
    checked: u64,
}

/// A suggestion with what follows from it.
#[derive(Clone, Debug)]
pub struct Found {
    pub suggestion: Suggestion,
    /// [`Suggestion::key`].
    pub key: Arc<str>,
    /// [`Suggestion::form`].
    pub form: &'static str,
    pub standing: Standing,
    /// The level of its confidence, or the lowest where people mostly reject what its rule suggests.
    pub level: Level,
}

impl Suggested {
    /// `suggestions` for `document`, whatever their order.
    pub fn of(document: &Document, mut suggestions: Vec<Suggestion>) -> Self {
        suggestions.sort_by_key(|it| (it.content.hull().start(), it.content.hull().end()));
        let article = document.article();
        let found = suggestions.into_iter().map(|suggestion| Found {
            key: suggestion.key(),
            form: suggestion.form(article),
            standing: Standing::Open,
            level: suggestion.level(),
            suggestion,
        });
        let mut suggested = Suggested {
            all: found.collect(),
            reach: Vec::new(),
            by_key: HashMap::new(),
            by_rule: HashMap::new(),
            open: Default::default(),
            surest: Default::default(),
            rejected: BTreeSet::new(),
            distrusted: HashSet::new(),
            checked: 0,
        };
        let mut reach = 0;
        for (i, found) in suggested.all.iter().enumerate() {
            reach = reach.max(found.suggestion.content.hull().end() as u32);
            suggested.reach.push(reach);
            suggested.by_key.entry(found.key.clone()).or_insert(i);
            suggested.by_rule.entry(found.suggestion.rule.id).or_default().push(i);
        }
        let rules: Vec<&'static str> = suggested.by_rule.keys().copied().collect();
        for rule in rules {
            suggested.judge_rule(document, rule);
        }
        for i in 0..suggested.all.len() {
            suggested.list(i);
            suggested.look(document, i);
        }
        suggested.checked = 0;
        suggested
    }

    /// Follows `transaction`, which led to `after`.
    pub fn update(&mut self, after: &Document, transaction: &Transaction) {
        self.checked = 0;
        for edit in &transaction.edits {
            match edit {
                Edit::Annotation(change) => {
                    let quotes = [&change.before, &change.after].into_iter().flatten();
                    let spans = quotes
                        .filter(|it| it.body.label == Label::Quote)
                        .flat_map(|it| it.segments.iter());
                    for span in spans {
                        for i in self.touching(span.range()).collect::<Vec<_>>() {
                            self.look(after, i);
                        }
                    }
                }
                Edit::Rejection(change) => {
                    if let Some(i) = self.by_key.get(&change.id).copied() {
                        self.look(after, i);
                    }
                }
                Edit::Tally(change) => {
                    let rule = self.by_rule.get_key_value(&*change.id).map(|it| *it.0);
                    if let Some(rule) = rule {
                        self.judge_rule(after, rule);
                    }
                }
                _ => {}
            }
        }
    }

    /// Finds out what has become of a suggestion.
    fn look(&mut self, document: &Document, i: usize) {
        self.checked += 1;
        let found = &self.all[i];
        let standing = match () {
            () if document.tables().rejections.contains_key(&found.key) => Standing::Rejected,
            () if is_marked(document, &found.suggestion) => Standing::Marked,
            () => Standing::Open,
        };
        if standing != found.standing {
            self.unlist(i);
            self.all[i].standing = standing;
            self.list(i);
        }
    }

    /// Sees whether a rule is mostly rejected; its suggestions are among the unsure then.
    fn judge_rule(&mut self, document: &Document, rule: &'static str) {
        let tally = document.tables().tallies.get(rule);
        let distrusted = tally.is_some_and(|it| decisions(it).is_mostly_rejected());
        let changed = match distrusted {
            true => self.distrusted.insert(rule),
            false => self.distrusted.remove(rule),
        };
        if !changed {
            return;
        }
        for i in self.by_rule.get(rule).cloned().unwrap_or_default() {
            self.checked += 1;
            self.unlist(i);
            self.all[i].level = match distrusted {
                true => Level::Unsure,
                false => self.all[i].suggestion.level(),
            };
            self.list(i);
        }
    }

    fn list(&mut self, i: usize) {
        let found = &self.all[i];
        match found.standing {
            Standing::Open => {
                let level = found.level as usize;
                self.open[level].insert(i);
                self.surest[level].insert((Reverse(found.suggestion.confidence), i));
            }
            Standing::Rejected => drop(self.rejected.insert(i)),
            Standing::Marked => {}
        }
    }

    fn unlist(&mut self, i: usize) {
        let found = &self.all[i];
        let level = found.level as usize;
        self.open[level].remove(&i);
        self.surest[level].remove(&(Reverse(found.suggestion.confidence), i));
        self.rejected.remove(&i);
    }

    /// All of them, in text order.
    pub fn all(&self) -> &[Found] {
        &self.all
    }

    /// The suggestion of that key.
    pub fn get(&self, key: &str) -> Option<&Found> {
        self.by_key.get(key).map(|&i| &self.all[i])
    }

    /// How many of that level are to be decided; O(1).
    pub fn open_count(&self, level: Level) -> usize {
        self.open[level as usize].len()
    }

    /// How many of at least that level are to be decided; O(1).
    pub fn open_from(&self, least: Level) -> usize {
        LEVELS
            .iter()
            .filter(|it| **it >= least)
            .map(|it| self.open_count(*it))
            .sum()
    }

    /// Those to be decided of at least that level, in text order.
    pub fn open(&self, least: Level) -> impl Iterator<Item = &Found> {
        let shown = move |it: &&Found| it.standing == Standing::Open && it.level >= least;
        self.all.iter().filter(shown)
    }

    /// Those that were rejected, in text order.
    pub fn rejected(&self) -> impl Iterator<Item = &Found> {
        self.rejected.iter().map(|&i| &self.all[i])
    }

    /// Those of at least that level to be decided that share a byte with `bytes`, in text order; O(log n + k).
    pub fn open_in(&self, bytes: Range<usize>, least: Level) -> impl Iterator<Item = &Found> {
        let shown = move |it: &&Found| it.standing == Standing::Open && it.level >= least;
        self.touching(bytes).map(|i| &self.all[i]).filter(shown)
    }

    /// The shortest of those whose content covers `byte`.
    pub fn at(&self, byte: usize, least: Level) -> Option<&Found> {
        let here = self.open_in(byte..byte + 1, least);
        here.filter(|it| it.suggestion.content.contain(byte))
            .min_by_key(|it| it.suggestion.content.hull().len())
    }

    /// Places of those whose hull shares a byte with `bytes`.
    fn touching(&self, bytes: Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.reach.partition_point(|&it| it as usize <= bytes.start);
        let end = self
            .all
            .partition_point(|it| it.suggestion.content.hull().start() < bytes.end);
        let inside = move |&i: &usize| self.all[i].suggestion.content.hull().end() > bytes.start;
        (first..end.max(first)).filter(inside)
    }

    /// The next one to be decided after `from`, or before it; round the end. `None` when there is none.
    ///
    /// Without `from`, the first one.
    pub fn step(&self, from: Option<&str>, order: Order, least: Level, forward: bool) -> Option<&Found> {
        let from = from.and_then(|it| self.by_key.get(it)).copied();
        let i = match order {
            Order::Reading => self.step_reading(from, least, forward),
            Order::Confidence => self.step_surest(from, least, forward),
        };
        i.map(|it| &self.all[it])
    }

    fn step_reading(&self, from: Option<usize>, least: Level, forward: bool) -> Option<usize> {
        let sets = || self.open.iter().skip(least as usize);
        match (from, forward) {
            (None, _) => sets().filter_map(|it| it.first()).min().copied(),
            (Some(from), true) => {
                let after = sets().filter_map(|it| it.range(from + 1..).next()).min();
                let round = || sets().filter_map(|it| it.range(..=from).next()).min();
                after.or_else(round).copied()
            }
            (Some(from), false) => {
                let before = sets().filter_map(|it| it.range(..from).next_back()).max();
                let round = || sets().filter_map(|it| it.range(from..).next_back()).max();
                before.or_else(round).copied()
            }
        }
    }

    fn step_surest(&self, from: Option<usize>, least: Level, forward: bool) -> Option<usize> {
        let sets = || self.surest.iter().skip(least as usize);
        let at = from.map(|it| (Reverse(self.all[it].suggestion.confidence), it));
        let found = match (at, forward) {
            (None, _) => sets().filter_map(|it| it.first()).min(),
            (Some(at), true) => {
                let after = (std::ops::Bound::Excluded(at), std::ops::Bound::Unbounded);
                let after = sets().filter_map(|it| it.range(after).next()).min();
                after.or_else(|| sets().filter_map(|it| it.range(..=at).next()).min())
            }
            (Some(at), false) => {
                let before = sets().filter_map(|it| it.range(..at).next_back()).max();
                before.or_else(|| sets().filter_map(|it| it.range(at..).next_back()).max())
            }
        };
        found.map(|it| it.1)
    }

    /// The first one to be decided whose content ends after `byte`, else the first of all.
    pub fn from_byte(&self, byte: usize, least: Level) -> Option<&Found> {
        let first = self
            .all
            .partition_point(|it| it.suggestion.content.hull().start() < byte);
        let sets = || self.open.iter().skip(least as usize);
        let after = sets().filter_map(|it| it.range(first..).next()).min();
        let i = after.or_else(|| sets().filter_map(|it| it.first()).min())?;
        Some(&self.all[*i])
    }

    /// Whether people mostly reject what a rule suggests.
    pub fn is_distrusted(&self, rule: &str) -> bool {
        self.distrusted.contains(rule)
    }

    /// How many suggestions a rule made, whatever has become of them.
    pub fn made_by(&self, rule: &str) -> usize {
        self.by_rule.get(rule).map_or(0, Vec::len)
    }

    /// How many suggestions the last update looked at.
    pub fn checked(&self) -> u64 {
        self.checked
    }
}

/// The levels, the lowest first.
pub const LEVELS: [Level; 3] = [Level::Unsure, Level::Likely, Level::Sure];

/// Whether some of the content of a suggestion is a quote already.
pub fn is_marked(document: &Document, suggestion: &Suggestion) -> bool {
    let is_quoted = |span: Span| {
        let marks = document.index().touching(span.range());
        marks.iter().any(|it| it.label == Label::Quote)
    };
    suggestion.content.iter().any(is_quoted)
}

/// How people decided, as suggesting takes it.
pub fn decisions(tally: &Tally) -> Decisions {
    Decisions {
        accepted: tally.accepted,
        edited: tally.edited,
        rejected: tally.rejected,
    }
}

/// What the folder of `document` has taught: its lessons, the names in its registry, how people decided.
pub fn lessons_of(document: &Document) -> Lessons {
    let tables = document.tables();
    let mut lessons = Lessons::default();
    for id in tables.lessons.keys() {
        match Lesson::of_id(id) {
            Some((LessonKind::Cue, words)) => lessons.cues.push(words.to_lowercase().into()),
            Some((LessonKind::Name, words)) => lessons.names.push(words.into()),
            Some((LessonKind::Role, words)) => lessons.roles.push(words.to_lowercase().into()),
            None => {}
        }
    }
    let registered = tables.entries.values().flat_map(|it| it.names());
    lessons
        .names
        .extend(registered.filter(|it| !it.trim().is_empty()).cloned());
    let mut seen = HashSet::new();
    lessons.names.retain(|it| seen.insert(it.clone()));
    let judged = tables.tallies.iter().map(|(id, it)| (id.clone(), decisions(it)));
    lessons.decisions.extend(judged);
    lessons
}
