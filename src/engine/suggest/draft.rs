//! What a rule proposes in one paragraph, before the article around it is looked at.

use std::ops::Range;

use smallvec::SmallVec;

use super::rule::Rule;

/// An attribution found in one paragraph; all ranges are bytes of the whole text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// What is said: one piece or more, in order, with quotation marks, without outer white space.
    pub content: SmallVec<[Range<usize>; 2]>,
    /// The words for who says it.
    pub source: Option<Range<usize>>,
    /// The words that attribute.
    pub cue: Option<Range<usize>>,
    pub rule: &'static Rule,
    /// In hundredths.
    pub confidence: u8,
    /// What raised or lowered it, in sentences for a reporter.
    pub remarks: Vec<&'static str>,
}

impl Draft {
    /// One without remarks; `None` where nothing is said.
    pub fn of(
        content: SmallVec<[Range<usize>; 2]>,
        source: Option<Range<usize>>,
        cue: Option<Range<usize>>,
        rule: &'static Rule,
        confidence: u8,
    ) -> Option<Self> {
        (!content.is_empty()).then(|| Draft {
            content,
            source,
            cue,
            rule,
            confidence,
            remarks: Vec::new(),
        })
    }
}
