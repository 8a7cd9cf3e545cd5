//! All schemes over the marks of one review, side by side, for after the verdict.

use super::esa;
use super::extent::{Extent, SHORT_TEXT};
use super::google::{MAROT, weight};
use super::mqm::{Calibration, Tally, TypeWeights};
use crate::model::mqm::{Category, Severity};

/// What a reviewer made of one pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairMarks {
    /// Errors of the pair that count; those only proposed do not.
    pub errors: Vec<(Category, Severity)>,
    /// The reviewer's number, from 0 to 100.
    pub esa: Option<u8>,
}

/// One number of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub title: &'static str,
    /// `None` where there is none, as for a text of nothing.
    pub value: Option<f64>,
    /// What the number counts, and whether more is better.
    pub unit: String,
}

/// The scores of a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub lines: Vec<Line>,
    /// Errors of each severity, in the order of [`SEVERITIES`](crate::model::mqm::SEVERITIES).
    pub counts: [u64; 4],
    /// What to bear in mind.
    pub warnings: Vec<String>,
}

/// The scores of `pairs`, which are the pairs a reviewer has decided, in a text of this `extent`.
pub fn sheet(pairs: &[PairMarks], extent: Extent, calibration: Option<Calibration>) -> Sheet {
    let errors = || pairs.iter().flat_map(|it| &it.errors);
    let tally: Tally = errors().cloned().collect();
    let score = tally.score(extent, &TypeWeights::default());
    let noun = extent.unit.noun();
    let per_thousand = |what: &str| format!("{what} per 1000 {noun}; lower is better");
    let line = |title, value, unit: String| Line { title, value, unit };

    let mut lines = vec![
        line(
            "Penalty points",
            Some(tally.penalty(&TypeWeights::default())),
            "in all; lower is better".into(),
        ),
        line(
            "MQM, raw",
            score.map(|it| it.raw),
            format!("out of 100, over {noun}; higher is better"),
        ),
        line(
            "MQM, normed penalty",
            score.map(|it| it.per_thousand),
            per_thousand("penalty points"),
        ),
    ];
    if let Some(to) = calibration {
        let unit = format!("out of 100, where {} is just enough; higher is better", to.threshold);
        lines.push(line("MQM, calibrated", score.map(|it| it.calibrated(to)), unit));
    }
    lines.push(line(
        "Errors",
        score.map(|it| it.errors_per_thousand),
        per_thousand("errors"),
    ));
    lines.push(line(
        "Google’s MQM",
        google(pairs),
        "penalty points a pair; lower is better".into(),
    ));
    let numbers = pairs.iter().filter_map(|it| it.esa);
    let esa = esa::mean(numbers.clone().map(f64::from));
    let unit = format!("out of 100, mean of {} pairs; higher is better", numbers.count());
    lines.push(line("Error span annotation", esa, unit));

    let counts = [Severity::Neutral, Severity::Minor, Severity::Major, Severity::Critical];
    let counts = counts.map(|it| tally.of_severity(it));
    let mut warnings = Vec::new();
    if counts[Severity::Critical as usize] > 0 {
        warnings.push("a critical error fails the text whatever its score".to_owned());
    }
    if extent.count == 0 {
        warnings.push("nothing was judged, so there is no score".to_owned());
    } else if extent.is_short() {
        warnings.push(format!("{SHORT_TEXT} ({} {noun})", extent.count));
    }
    Sheet {
        lines,
        counts,
        warnings,
    }
}

/// Mean over the pairs of the sum of the weights of their errors; `None` without a pair.
fn google(pairs: &[PairMarks]) -> Option<f64> {
    let of_pair = |it: &PairMarks| {
        let weights = it.errors.iter().map(|(category, severity)| {
            let name = if category.is_within("accuracy/non-translation") {
                "non-translation"
            } else {
                category.id()
            };
            let name = name.strip_prefix("custom/").unwrap_or(name);
            weight(MAROT, severity.key(), name)
        });
        weights.fold(0.0, |sum, it| sum + it)
    };
    esa::mean(pairs.iter().map(of_pair))
}

#[cfg(test)]
mod tests {
    use super::super::extent::Unit;
    use super::*;

    fn marks(errors: &[(&str, Severity)], esa: Option<u8>) -> PairMarks {
        let errors = errors.iter().map(|&(category, severity)| (category.into(), severity));
        PairMarks {
            errors: errors.collect(),
            esa,
        }
    }

    fn value(sheet: &Sheet, title: &str) -> Option<f64> {
        sheet.lines.iter().find(|it| it.title == title).unwrap().value
    }

    #[test]
    fn every_scheme_reads_the_same_marks() {
        let pairs = [
            marks(&[("accuracy/mistranslation/number", Severity::Critical)], Some(40)),
            marks(
                &[
                    ("linguistic-conventions/punctuation", Severity::Minor),
                    ("custom/source-issue", Severity::Major),
                ],
                Some(90),
            ),
            marks(&[], None),
            marks(&[("accuracy/non-translation", Severity::Major)], None),
        ];
        let extent = Extent {
            count: 620,
            unit: Unit::TargetWords,
        };
        let sheet = sheet(&pairs, extent, Calibration::new(90.0, 10.0));
        assert_eq!(value(&sheet, "Penalty points"), Some(31.0));
        assert_eq!(value(&sheet, "MQM, raw"), Some(95.0));
        assert_eq!(value(&sheet, "MQM, calibrated"), Some(50.0));
        assert_eq!(value(&sheet, "Error span annotation"), Some(65.0));
        let google = value(&sheet, "Google’s MQM").unwrap();
        assert!((google - (5.0 + 0.1 + 0.0 + 25.0) / 4.0).abs() < 1e-9, "{google}");
        assert_eq!(sheet.counts, [0, 1, 2, 1]);
        assert_eq!(sheet.warnings, ["a critical error fails the text whatever its score"]);
    }

    #[test]
    fn a_short_text_and_a_text_of_nothing_are_told() {
        let of = |count| {
            sheet(
                &[],
                Extent {
                    count,
                    unit: Unit::SourceWords,
                },
                None,
            )
        };
        assert_eq!(of(300).warnings, [format!("{SHORT_TEXT} (300 words of the original)")]);
        assert_eq!(of(0).warnings, ["nothing was judged, so there is no score"]);
        assert_eq!(value(&of(0), "MQM, raw"), None);
        assert_eq!(value(&of(300), "Google’s MQM"), None);
    }
}
