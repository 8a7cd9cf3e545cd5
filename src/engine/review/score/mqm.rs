//! The scores of MQM 2.0: penalty points over the words judged, raw and calibrated.
//!
//! Terms and steps after themqm.org (error type penalty totals, absolute and per-word penalty totals, raw and
//! calibrated quality scores).

use std::collections::BTreeMap;

use super::extent::Extent;
use crate::model::mqm::{Category, Severity};

/// Maximum score value.
pub const MAXIMUM: f64 = 100.0;
/// Reference word count of the normed penalty total.
pub const REFERENCE: f64 = 1000.0;

/// How many errors of each type and severity were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    counts: BTreeMap<(Category, Severity), u64>,
}

/// How much a type of error weighs; those not named weigh 1.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeWeights {
    weights: BTreeMap<Category, f64>,
}

/// What is wanted of a text: so many penalty points per thousand words still give the passing score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// The score that is just enough, below [`MAXIMUM`].
    pub threshold: f64,
    /// The penalty points per [`REFERENCE`] words that are just acceptable; above 0.
    pub acceptable: f64,
}

/// Scores of one text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MqmScore {
    pub extent: Extent,
    /// Penalty points in all (APT).
    pub total: f64,
    /// Penalty points per word (PWPT).
    pub per_word: f64,
    /// Penalty points per thousand words (NPT).
    pub per_thousand: f64,
    /// Out of 100; below 0 for very bad texts (RQS).
    pub raw: f64,
    /// Errors that are more than neutral, per thousand words; they are counted, not weighed.
    pub errors_per_thousand: f64,
    pub critical: u64,
}

/// Whether a text passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    Pass,
    /// The score is too low.
    TooLow,
    /// A critical error fails the text whatever its score.
    Critical,
}

impl Tally {
    /// Adds one error.
    pub fn add(&mut self, category: &Category, severity: Severity) {
        *self.counts.entry((category.clone(), severity)).or_default() += 1;
    }

    /// Errors of `severity`, of all types.
    pub fn of_severity(&self, severity: Severity) -> u64 {
        let them = self.counts.iter().filter(|it| it.0.1 == severity);
        them.map(|it| it.1).sum()
    }

    /// Errors that are more than neutral.
    pub fn errors(&self) -> u64 {
        let them = self.counts.iter().filter(|it| it.0.1 != Severity::Neutral);
        them.map(|it| it.1).sum()
    }

    /// Penalty points in all: APT, the sum over types of weight × count × multiplier of the severity.
    pub fn penalty(&self, weights: &TypeWeights) -> f64 {
        let points = |(category, severity): &(Category, Severity), count: &u64| {
            weights.of(category) * *count as f64 * f64::from(severity.multiplier())
        };
        // From 0.0, as an empty sum of floats is -0.
        self.counts.iter().fold(0.0, |sum, it| sum + points(it.0, it.1))
    }

    /// The scores of a text of this `extent`; `None` for a text of nothing.
    pub fn score(&self, extent: Extent, weights: &TypeWeights) -> Option<MqmScore> {
        let errors_per_thousand = self.errors() as f64 / extent.count as f64 * REFERENCE;
        let score = MqmScore::of(self.penalty(weights), self.of_severity(Severity::Critical), extent)?;
        Some(MqmScore {
            errors_per_thousand,
            ..score
        })
    }
}

impl FromIterator<(Category, Severity)> for Tally {
    fn from_iter<I: IntoIterator<Item = (Category, Severity)>>(errors: I) -> Self {
        let mut tally = Tally::default();
        for (category, severity) in errors {
            tally.add(&category, severity);
        }
        tally
    }
}

impl TypeWeights {
    /// These weigh what is said, all others 1.
    pub fn of_types(weights: impl IntoIterator<Item = (Category, f64)>) -> Self {
        TypeWeights {
            weights: weights.into_iter().collect(),
        }
    }

    /// The weight of `category`: its own, else that of what it is a kind of, else 1.
    pub fn of(&self, category: &Category) -> f64 {
        let own = category.path().find_map(|it| self.weights.get(&Category::from(it)));
        own.copied().unwrap_or(1.0)
    }
}

impl Default for TypeWeights {
    /// All weigh 1, except what is no fault of the translation.
    fn default() -> Self {
        let none = ["custom/source-issue", "custom/creative-reinterpretation"];
        TypeWeights::of_types(none.map(|it| (Category::from(it), 0.0)))
    }
}

impl MqmScore {
    /// The scores of `total` penalty points, some of them from `critical` errors, in a text of this `extent`; `None` for
    /// a text of nothing, as that has no score.
    pub fn of(total: f64, critical: u64, extent: Extent) -> Option<Self> {
        if extent.count == 0 {
            return None;
        }
        let per_word = total / extent.count as f64;
        Some(MqmScore {
            extent,
            total,
            per_word,
            per_thousand: per_word * REFERENCE,
            raw: MAXIMUM * (1.0 - per_word),
            errors_per_thousand: 0.0,
            critical,
        })
    }

    /// Out of 100, stretched so that the acceptable penalty gives the passing score (CQS).
    pub fn calibrated(&self, to: Calibration) -> f64 {
        MAXIMUM - self.per_thousand * to.factor()
    }

    /// Whether `score`, raw or calibrated, is enough.
    pub fn passing(&self, score: f64, threshold: f64) -> Passing {
        if self.critical > 0 {
            Passing::Critical
        } else if score >= threshold {
            Passing::Pass
        } else {
            Passing::TooLow
        }
    }
}

impl Calibration {
    /// A calibration; `None` unless the threshold lies in 0..100 and the acceptable points are above 0.
    pub fn new(threshold: f64, acceptable: f64) -> Option<Self> {
        let sound = (0.0..MAXIMUM).contains(&threshold) && acceptable > 0.0 && acceptable.is_finite();
        sound.then_some(Calibration { threshold, acceptable })
    }

    /// Points of score that a penalty point costs (SF).
    pub fn factor(self) -> f64 {
        (MAXIMUM - self.threshold) / self.acceptable
    }
}

impl Passing {
    /// Lower case, for people and files.
    pub fn title(self) -> &'static str {
        match self {
            Passing::Pass => "pass",
            Passing::TooLow => "fail",
            Passing::Critical => "fail: critical error",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::extent::Unit;
    use super::*;

    fn tally(minor: u64, major: u64, critical: u64) -> Tally {
        let counts = [
            (Severity::Minor, minor),
            (Severity::Major, major),
            (Severity::Critical, critical),
        ];
        let counts = counts.map(|(severity, n)| ((Category::from("accuracy"), severity), n));
        Tally { counts: counts.into() }
    }

    fn score(tally: &Tally, count: u64) -> MqmScore {
        let extent = Extent {
            count,
            unit: Unit::SourceWords,
        };
        tally.score(extent, &TypeWeights::default()).unwrap()
    }

    #[track_caller]
    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-4, "{found}, not {wanted}");
    }

    #[test]
    fn ten_minor_errors_in_a_thousand_words_cost_one_point() {
        let score = score(&tally(10, 0, 0), 1000);
        near(score.total, 10.0);
        near(score.per_word, 0.01);
        near(score.raw, 99.0);
        near(score.errors_per_thousand, 10.0);
    }

    #[test]
    fn severities_weigh_one_five_and_twenty_five() {
        let score = score(&tally(8, 3, 2), 5000);
        near(score.total, 73.0);
        near(score.per_word, 0.0146);
        near(score.per_thousand, 14.6);
        near(score.raw, 98.54);
        near(MAXIMUM - score.per_thousand, 85.4);
    }

    #[test]
    fn the_acceptable_penalty_gives_the_passing_score() {
        let check = |threshold, acceptable, points, wanted, passing| {
            let calibration = Calibration::new(threshold, acceptable).unwrap();
            let extent = Extent {
                count: 10_000,
                unit: Unit::SourceWords,
            };
            let score = MqmScore::of(points * 10.0, 0, extent).unwrap();
            let calibrated = score.calibrated(calibration);
            near(calibrated, wanted);
            assert_eq!(score.passing(calibrated, threshold), passing);
        };
        check(90.0, 10.0, 10.0, 90.0, Passing::Pass);
        check(90.0, 10.0, 20.0, 80.0, Passing::TooLow);
        check(98.0, 2.0, 3.0, 97.0, Passing::TooLow);
        check(95.0, 10.0, 14.6, 92.7, Passing::TooLow);
        near(Calibration::new(90.0, 10.0).unwrap().factor(), 1.0);
        near(Calibration::new(95.0, 10.0).unwrap().factor(), 0.5);
    }

    #[test]
    fn a_critical_error_fails_whatever_the_score() {
        let bad = score(&tally(4, 9, 2), 351);
        near(bad.total, 99.0);
        near(bad.raw, 71.7949);
        near(bad.per_thousand, 282.0513);
        assert_eq!(bad.passing(bad.raw, 50.0), Passing::Critical);
        assert_eq!(score(&tally(0, 0, 1), 90_000).passing(99.9, 50.0), Passing::Critical);
    }

    #[test]
    fn a_text_of_nothing_has_no_score() {
        let nothing = Extent {
            count: 0,
            unit: Unit::TargetWords,
        };
        assert_eq!(tally(1, 0, 0).score(nothing, &TypeWeights::default()), None);
        assert_eq!(Calibration::new(100.0, 5.0), None);
        assert_eq!(Calibration::new(90.0, 0.0), None);
    }

    #[test]
    fn a_type_weighs_as_what_it_is_a_kind_of() {
        let weights = TypeWeights::of_types([("accuracy/mistranslation".into(), 2.0), ("style".into(), 0.0)]);
        let tally: Tally = [
            ("accuracy/mistranslation/number".into(), Severity::Major),
            ("accuracy/omission".into(), Severity::Minor),
            ("style/awkward".into(), Severity::Major),
            ("".into(), Severity::Minor),
        ]
        .into_iter()
        .collect();
        near(tally.penalty(&weights), 12.0);
        let blameless: Tally = [("custom/source-issue".into(), Severity::Major)].into_iter().collect();
        near(blameless.penalty(&TypeWeights::default()), 0.0);
        near(Tally::default().penalty(&weights), 0.0);
    }
}
