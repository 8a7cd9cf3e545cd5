//! From rows to systems: a rater's sum for a segment, the mean of the raters, the mean of the segments.

use std::collections::BTreeMap;

use super::extent::Unit;
use crate::model::mqm::Severity;
use crate::model::rating::{Rating, Verdict};

/// A segment as one system translated it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub system: &'a str,
    pub document: &'a str,
    pub document_segment: &'a str,
    pub segment: &'a str,
}

/// What one rater made of one segment.
#[derive(Clone, Debug, PartialEq)]
pub struct RaterScore<'a> {
    pub place: Place<'a>,
    pub rater: &'a str,
    pub points: f64,
    /// Rows that are errors.
    pub errors: u64,
    pub critical: u64,
}

/// What the raters made of one segment.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentScore<'a> {
    pub place: Place<'a>,
    pub raters: usize,
    /// Mean of the raters.
    pub points: f64,
    /// Of all raters together.
    pub errors: u64,
    pub critical: u64,
    /// Length in the unit asked for.
    pub length: u64,
}

/// What became of one system.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemScore<'a> {
    pub system: &'a str,
    pub segments: usize,
    /// Mean of the segments.
    pub points: f64,
    pub errors: u64,
    pub critical: u64,
    pub length: u64,
}

/// The scores of a campaign at each level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levels<'a> {
    /// By document, place in it, system and rater.
    pub raters: Vec<RaterScore<'a>>,
    /// By document, place in it and system.
    pub segments: Vec<SegmentScore<'a>>,
    /// By name.
    pub systems: Vec<SystemScore<'a>>,
}

/// The scores of `ratings` when a row is worth the `points` given, and rows of one rater and segment are added up.
///
/// A rater who only says that there is no error counts with 0; a test of the rater counts as having rated.
pub fn levels<'a>(ratings: &'a [Rating], unit: Unit, points: impl Fn(&Rating) -> f64) -> Levels<'a> {
    let mut sums: BTreeMap<Key, BTreeMap<&str, Sum>> = BTreeMap::new();
    let mut lengths: BTreeMap<Key, u64> = BTreeMap::new();
    for rating in ratings {
        let key = Key::of(rating);
        let of_rater = sums.entry(key).or_default().entry(&rating.rater).or_default();
        of_rater.points += points(rating);
        of_rater.errors += u64::from(matches!(rating.severity, Verdict::Error(_)));
        of_rater.critical += u64::from(rating.severity == Verdict::Error(Severity::Critical));
        let count = || unit.count(&rating.source.text, &rating.target.text);
        lengths.entry(key).or_insert_with(count);
    }

    let mut levels = Levels::default();
    let mut systems: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (key, raters) in &sums {
        let place = key.place();
        let all = Sum::total(raters.values());
        systems.entry(place.system).or_default().push(levels.segments.len());
        levels.segments.push(SegmentScore {
            place,
            raters: raters.len(),
            points: all.points / raters.len() as f64,
            errors: all.errors,
            critical: all.critical,
            length: lengths.get(key).copied().unwrap_or_default(),
        });
        levels.raters.extend(raters.iter().map(|(rater, sum)| RaterScore {
            place,
            rater,
            points: sum.points,
            errors: sum.errors,
            critical: sum.critical,
        }));
    }
    for (system, segments) in systems {
        let segments: Vec<_> = segments.iter().map(|&it| &levels.segments[it]).collect();
        levels.systems.push(SystemScore {
            system,
            segments: segments.len(),
            points: segments.iter().fold(0.0, |sum, it| sum + it.points) / segments.len() as f64,
            errors: segments.iter().map(|it| it.errors).sum(),
            critical: segments.iter().map(|it| it.critical).sum(),
            length: segments.iter().map(|it| it.length).sum(),
        });
    }
    levels
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    points: f64,
    errors: u64,
    critical: u64,
}

impl Sum {
    fn total<'a>(them: impl Iterator<Item = &'a Sum>) -> Sum {
        them.fold(Sum::default(), |sum, it| Sum {
            points: sum.points + it.points,
            errors: sum.errors + it.errors,
            critical: sum.critical + it.critical,
        })
    }
}

/// Sorts segments as a reader goes through them, and systems within each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    document: &'a str,
    document_segment: Natural<'a>,
    segment: Natural<'a>,
    system: &'a str,
}

impl<'a> Key<'a> {
    fn of(rating: &'a Rating) -> Self {
        Key {
            document: &rating.document,
            document_segment: Natural::of(&rating.document_segment),
            segment: Natural::of(&rating.segment),
            system: &rating.system,
        }
    }

    fn place(&self) -> Place<'a> {
        Place {
            system: self.system,
            document: self.document,
            document_segment: self.document_segment.text,
            segment: self.segment.text,
        }
    }
}

/// Numbers by their value, then all else by its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Natural<'a> {
    /// [`u64::MAX`] for what is no number.
    value: u64,
    text: &'a str,
}

impl<'a> Natural<'a> {
    fn of(text: &'a str) -> Self {
        let value = text.parse().unwrap_or(u64::MAX);
        Natural { value, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating(system: &str, segment: &str, rater: &str, severity: Option<Severity>) -> Rating {
        Rating {
            system: system.into(),
            document: "d".into(),
            document_segment: segment.into(),
            rater: rater.into(),
            severity: severity.map_or(Verdict::NoError, Verdict::Error),
            ..Rating::default()
        }
    }

    fn points(rating: &Rating) -> f64 {
        match rating.severity {
            Verdict::Error(severity) => f64::from(severity.multiplier()),
            _ => 0.0,
        }
    }

    #[test]
    fn a_rater_without_errors_counts_in_the_mean() {
        let ratings = [
            rating("s", "1", "ann", Some(Severity::Major)),
            rating("s", "1", "ann", Some(Severity::Minor)),
            rating("s", "1", "bo", None),
            rating("s", "2", "bo", Some(Severity::Critical)),
        ];
        let levels = levels(&ratings, Unit::SourceWords, points);
        let segments: Vec<_> = levels
            .segments
            .iter()
            .map(|it| (it.raters, it.points, it.critical))
            .collect();
        assert_eq!(segments, [(2, 3.0, 0), (1, 25.0, 1)]);
        assert_eq!(levels.systems[0].points, 14.0);
        assert_eq!(levels.systems[0].errors, 3);
        assert_eq!(levels.raters.len(), 3);
    }

    #[test]
    fn the_tenth_segment_comes_after_the_ninth() {
        let names = ["10", "9", "2b", "2", "2a"];
        let ratings = names.map(|it| rating("s", it, "ann", None));
        let levels = levels(&ratings, Unit::SourceWords, points);
        let order: Vec<_> = levels.segments.iter().map(|it| it.place.document_segment).collect();
        assert_eq!(order, ["2", "9", "10", "2a", "2b"]);
    }
}
