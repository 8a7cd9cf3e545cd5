//! Error span annotation (arXiv 2406.11580): the rater's own number from 0 to 100, with the spans in view.

use std::collections::BTreeMap;

use crate::model::mqm::Severity;
use crate::model::rating::{Rating, Verdict};

/// What to tell about numbers that no rater gave.
pub const DERIVED: &str =
    "worked out from the error spans (-1 for a minor, -4.8 for a major error); no rater gave a number";

/// A check on the raters' numbers, worked out from how many errors they marked in a segment: the fit of the paper, about
/// -1 for a minor and -4.8 for a major error, critical ones like major ones; 0 at the least.
pub fn derived(minor: u64, major: u64) -> f64 {
    (100.0 - minor as f64 - 4.8 * major as f64).max(0.0)
}

/// Gives every row the number that is [`derived`] from the spans of its rater and segment.
pub fn derive(ratings: &mut [Rating]) {
    let mut spans: BTreeMap<Key, (u64, u64)> = BTreeMap::new();
    for rating in ratings.iter() {
        let (minor, major) = spans.entry(key(rating)).or_default();
        match rating.severity {
            Verdict::Error(Severity::Minor) => *minor += 1,
            Verdict::Error(Severity::Major | Severity::Critical) => *major += 1,
            Verdict::Error(Severity::Neutral) | Verdict::NoError | Verdict::Other => {}
        }
    }
    for rating in ratings {
        rating.esa = spans.get(&key(rating)).map(|it| derived(it.0, it.1));
    }
}

/// The rater's number for a segment may be in any one of its rows, or in all; this gives it to the first of them and
/// takes it from the others, so that the rows can be added up. Rows of segments without a number are left out.
pub fn once_a_segment(ratings: Vec<Rating>) -> Vec<Rating> {
    let numbers = ratings.iter().filter_map(|it| Some((key(it), it.esa?)));
    let mut numbers: BTreeMap<Key, Option<f64>> = numbers.map(|(key, it)| (key, Some(it))).collect();
    let with_number = ratings.into_iter().filter_map(|rating| {
        let esa = numbers.get_mut(&key(&rating))?.take();
        Some(Rating { esa, ..rating })
    });
    with_number.collect()
}

/// A segment of a system, and who rated it.
type Key = [String; 5];

fn key(rating: &Rating) -> Key {
    let parts = [
        &rating.document,
        &rating.document_segment,
        &rating.segment,
        &rating.system,
        &rating.rater,
    ];
    parts.map(String::clone)
}

/// Mean of the raters' numbers; `None` where nobody gave one.
pub fn mean(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0u64);
    for number in numbers {
        sum += number;
        count += 1;
    }
    (count > 0).then(|| sum / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_take_points_off_a_hundred() {
        assert_eq!(derived(0, 0), 100.0);
        assert!((derived(2, 1) - 93.2).abs() < 1e-9);
        assert_eq!(derived(0, 40), 0.0);
        let row = |severity| Rating {
            severity: Verdict::Error(severity),
            ..Rating::default()
        };
        let mut rows = [Severity::Neutral, Severity::Minor, Severity::Critical].map(row);
        derive(&mut rows);
        assert_eq!(rows.map(|it| it.esa), [Some(94.2); 3]);
    }

    #[test]
    fn a_number_counts_once_a_segment_and_rater() {
        let row = |segment: &str, esa| Rating {
            segment: segment.into(),
            esa,
            ..Rating::default()
        };
        let rows = vec![row("1", None), row("1", Some(70.0)), row("2", None)];
        let numbers: Vec<_> = once_a_segment(rows).iter().map(|it| it.esa).collect();
        assert_eq!(numbers, [Some(70.0), None]);
        assert_eq!(mean([]), None);
        assert_eq!(mean([60.0, 80.0]), Some(70.0));
    }
}
