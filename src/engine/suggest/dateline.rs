//! The place, the date and the agency that a report begins with: “LONDON, March 3 (Reuters) - ”.

use std::ops::Range;

use super::scene::Scene;
use super::token::Kind;
use super::word::Flags;

/// Most tokens of a dateline.
const LONGEST: usize = 16;

impl Scene<'_> {
    /// Where the report begins behind its dateline; where the sentence begins when it has none.
    pub(super) fn after_dateline(&self, sentence: &Range<usize>) -> usize {
        let last = sentence.end.min(sentence.start + LONGEST);
        let dash = (sentence.start + 1..last).find(|&it| {
            self.step();
            self.is(it, Kind::Dash)
        });
        let Some(dash) = dash.filter(|&it| it + 1 < sentence.end) else {
            return sentence.start;
        };
        let place = &self.tokens[sentence.start];
        let agency = self.is(dash - 1, Kind::Close);
        let capitals = place.has(Flags::CAPITALS) && place.end - place.start > 2;
        let names = self.tokens[sentence.start..dash].iter().all(|it| {
            it.has(Flags::CAPITAL)
                || it.has(Flags::TIME)
                || it.has(Flags::PREPOSITION)
                || matches!(
                    it.kind,
                    Kind::Number | Kind::Comma | Kind::Stop | Kind::Open | Kind::Close | Kind::Other
                )
        });
        if names && (capitals || agency && place.has(Flags::CAPITAL)) {
            dash + 1
        } else {
            sentence.start
        }
    }
}
