//! Places of a text after it was changed.

use std::ops::Range;

use super::patch::Replacement;

/// How far each place of the text moves when it is changed.
pub struct Shift {
    /// For each replacement where it begins and ends, and how much longer the text becomes, in text order.
    steps: Vec<(Range<usize>, isize)>,
}

impl Shift {
    /// What `replacements` do to the places of their text.
    pub fn of(replacements: &[Replacement]) -> Shift {
        let step = |it: &Replacement| (it.range.clone(), it.text.len() as isize - it.range.len() as isize);
        let mut steps: Vec<_> = replacements.iter().map(step).collect();
        steps.sort_by_key(|it| it.0.start);
        Shift { steps }
    }

    /// How far a place outside the replacements, or at the start of one, moves.
    pub fn of_place(&self, at: usize) -> isize {
        let before = self.steps.iter().filter(|it| it.0.end <= at && it.0.start < at);
        before.map(|it| it.1).sum()
    }

    /// A range that no replacement cuts in two.
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        let start = range.start.saturating_add_signed(self.of_place(range.start));
        let end = range.end.saturating_add_signed(self.of_place(range.end));
        start..end
    }
}
