//! The table of MQM scores: penalty points over the length of the text.

use std::cmp::Ordering;

use super::points::{columns, place};
use super::table::{Cell, Table};
use super::{Answer, By};
use crate::engine::review::score::extent::{Extent, SHORT_TEXT, Unit};
use crate::engine::review::score::levels::{Levels, SystemScore, levels};
use crate::engine::review::score::mqm::{Calibration, MqmScore, Passing, TypeWeights};
use crate::model::rating::{Rating, Verdict};

/// The scores of `rows` at the level `by`. A system's penalty is the sum of the means of its segments.
pub(super) fn answer(rows: &[Rating], by: By, unit: Unit, calibration: Option<Calibration>) -> Answer {
    let weights = TypeWeights::default();
    let levels = levels(rows, unit, |it| match it.severity {
        Verdict::Error(severity) => f64::from(severity.multiplier()) * weights.of(&it.category),
        Verdict::NoError | Verdict::Other => 0.0,
    });
    let scoring = Scoring { unit, calibration };
    let mut columns = columns(by);
    if by == By::System {
        columns.push("segments");
    }
    columns.extend(scoring.columns());
    let (cells, failing) = match by {
        By::Rater => (scoring.of_raters(&levels), 0),
        By::Segment => (scoring.of_segments(&levels), 0),
        By::System => scoring.of_systems(&levels),
    };
    let is_short = |it: &&SystemScore| Extent { count: it.length, unit }.is_short();
    let short = levels.systems.iter().filter(is_short).count();
    let short = (short > 0).then(|| format!("{SHORT_TEXT} ({short} of {} systems)", levels.systems.len()));
    let unspaced = is_unspaced(texts_in_words(rows, unit));
    let unspaced = unspaced.then(|| {
        format!(
            "the text has hardly any spaces, so {} say little; choose another --unit",
            unit.key()
        )
    });
    Answer {
        table: Table { columns, rows: cells },
        unit: unit.key(),
        notes: short.into_iter().chain(unspaced).collect(),
        failing,
    }
}

/// The texts whose words are counted; none where characters are.
fn texts_in_words(rows: &[Rating], unit: Unit) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |it| match unit {
        Unit::SourceWords => Some(&*it.source.text),
        Unit::TargetWords => Some(&*it.target.text),
        Unit::SourceCharacters | Unit::TargetCharacters => None,
    })
}

/// Whether what stands between spaces is too long to be words, as in Chinese or Thai.
fn is_unspaced<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    const LONGEST_MEAN: usize = 15;
    let (mut words, mut letters) = (0, 0);
    for word in texts.flat_map(str::split_whitespace) {
        words += 1;
        letters += word.chars().count();
    }
    letters > words * LONGEST_MEAN
}

/// How scores are worked out of penalty points.
#[derive(Clone, Copy, Debug)]
struct Scoring {
    unit: Unit,
    calibration: Option<Calibration>,
}

impl Scoring {
    fn columns(&self) -> Vec<&'static str> {
        let calibrated: &[&str] = match self.calibration {
            Some(_) => &["cqs", "passing"],
            None => &[],
        };
        [&["ewc", "unit", "apt", "npt", "rqs", "critical"], calibrated].concat()
    }

    fn of_raters(&self, levels: &Levels) -> Vec<Vec<Cell>> {
        // Both lists are in the order of the segments.
        let mut segments = levels.segments.iter().peekable();
        let rows = levels.raters.iter().map(|it| {
            while segments.next_if(|at| at.place != it.place).is_some() {}
            let length = segments.peek().map_or(0, |at| at.length);
            let mut cells = place(&it.place);
            cells.push(Cell::text(it.rater));
            cells.extend(self.cells(it.points, it.critical, length).0);
            cells
        });
        rows.collect()
    }

    fn of_segments(&self, levels: &Levels) -> Vec<Vec<Cell>> {
        let rows = levels.segments.iter().map(|it| {
            let mut cells = place(&it.place);
            cells.push(Cell::Count(it.raters as u64));
            cells.extend(self.cells(it.points, it.critical, it.length).0);
            cells
        });
        rows.collect()
    }

    /// The systems, the best first, and how many of them do not pass.
    fn of_systems(&self, levels: &Levels) -> (Vec<Vec<Cell>>, usize) {
        let mut systems: Vec<_> = levels.systems.iter().collect();
        systems.sort_by(|a, b| by_penalty(a, b));
        let mut failing = 0;
        let rows = (1..).zip(systems).map(|(rank, it)| {
            let (scores, passes) = self.cells(total(it), it.critical, it.length);
            failing += usize::from(!passes);
            let mut cells = vec![
                Cell::Count(rank),
                Cell::text(it.system),
                Cell::Count(it.segments as u64),
            ];
            cells.extend(scores);
            cells
        });
        (rows.collect(), failing)
    }

    /// The cells of a score, and whether it passes where that is asked.
    fn cells(&self, total: f64, critical: u64, count: u64) -> (Vec<Cell>, bool) {
        let unit = self.unit;
        let score = MqmScore::of(total, critical, Extent { count, unit });
        let mut cells = vec![
            Cell::Count(count),
            Cell::text(unit.key()),
            Cell::Number(Some(total)),
            Cell::Number(score.map(|it| it.per_thousand)),
            Cell::Number(score.map(|it| it.raw)),
            Cell::Count(critical),
        ];
        let Some(to) = self.calibration else {
            return (cells, true);
        };
        let calibrated = score.map(|it| it.calibrated(to));
        let passing = score.zip(calibrated).map(|it| it.0.passing(it.1, to.threshold));
        cells.push(Cell::Number(calibrated));
        cells.push(Cell::text(passing.map_or("no score", Passing::title)));
        (cells, passing == Some(Passing::Pass))
    }
}

fn total(system: &SystemScore) -> f64 {
    system.points * system.segments as f64
}

/// Fewest penalty points for its length first; what has no length last.
fn by_penalty(a: &SystemScore, b: &SystemScore) -> Ordering {
    let per_word = |it: &SystemScore| match it.length {
        0 => f64::INFINITY,
        length => total(it) / length as f64,
    };
    per_word(a).total_cmp(&per_word(b))
}
