//! The cue and the source of words that are already known to be the content: after, before, or between.

mod after;
mod before;

use std::ops::Range;

use super::eastern;
use super::passage::Passage;

/// A cue and a source, and how they were told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    pub how: How,
}

/// How a cue and a source stand to the content; later ones are less sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// “…,” said Ana; “…,” Ana said.
    After,
    /// Ana said, “…”; Ana said that …
    Before,
    /// Ana said B, adding that …
    Participle,
    /// NAME: “…”; “…” — NAME
    Mark,
    According,
    /// Ana's claim that …
    Noun,
    /// … was highlighted in a report.
    Passive,
    /// are believed, reportedly: nobody is named.
    Nobody,
}

/// What [`around`] makes of a passage.
pub(super) enum Verdict {
    Found(Found),
    /// Two fit equally well.
    Torn,
    Nothing,
}

/// The cue and source of `content` (in order, in one passage), looked for in `range` of the passage, outside the content.
pub(super) fn around(passage: &Passage, content: &[Range<usize>], range: &Range<usize>) -> Verdict {
    let (Some(first), Some(last)) = (content.first(), content.last()) else {
        return Verdict::Nothing;
    };
    if let Some(found) = eastern::around(passage, content, range) {
        return Verdict::Found(found);
    }
    if content.len() > 1
        && let Some(found) = between(passage, content)
    {
        return Verdict::Found(found);
    }
    let after = after::after(passage, first.start, last.end..range.end);
    let before = before::before(passage, range.start..first.start, first.start);
    match (before, after) {
        (Some(before), Some(after)) => weighed(before, after),
        (Some(found), None) | (None, Some(found)) => Verdict::Found(found),
        (None, None) => Verdict::Nothing,
    }
}

/// “A,” said Ana, “B”; “The bridge, according to Ana, is shut”.
fn between(passage: &Passage, content: &[Range<usize>]) -> Option<Found> {
    content
        .windows(2)
        .find_map(|two| after::after(passage, two[0].start, two[0].end..two[1].start))
}

/// Which of two counts: a verb with its source before anything else.
fn weighed(before: Found, after: Found) -> Verdict {
    let rank = |it: &Found| match (it.how, &it.source) {
        (How::After | How::Before | How::Participle, Some(_)) => 0,
        (How::Nobody, _) | (_, None) => 2,
        _ => 1,
    };
    match rank(&before).cmp(&rank(&after)) {
        std::cmp::Ordering::Less => Verdict::Found(before),
        std::cmp::Ordering::Greater => Verdict::Found(after),
        std::cmp::Ordering::Equal => Verdict::Torn,
    }
}
