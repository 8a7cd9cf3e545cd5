//! `pressmark score`: the scores of translations that a file of ratings gives.

mod mqm;
mod points;
mod table;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::import::text_of;
use super::{Failure, output};
use crate::engine::review::score::esa;
use crate::engine::review::score::extent::Unit;
use crate::engine::review::score::google::{self, weight};
use crate::engine::review::score::levels::levels;
use crate::engine::review::score::mqm::Calibration;
use crate::formats::{esa_campaign, marot};
use crate::model::rating::Rating;
use points::points_table;
use table::Table;

#[derive(Debug, Args)]
pub(super) struct Score {
    /// Ratings as Marot reads them (TSV); with --scheme esa also the CSV of a campaign
    #[arg(value_name = "FILE.tsv")]
    file: PathBuf,
    #[arg(long, value_enum)]
    scheme: Scheme,
    /// What a row of the answer is
    #[arg(long, value_enum, default_value_t = By::System)]
    by: By,
    #[arg(long, value_enum, default_value_t = Shape::Tsv)]
    format: Shape,
    /// google: which weights count
    #[arg(long, value_enum, default_value_t = Weighing::Auto)]
    weights: Weighing,
    /// mqm: what the length of the text is counted in
    #[arg(long, value_enum, default_value_t = Counting::SourceWords)]
    unit: Counting,
    /// mqm: the calibrated score, out of 100, that is just enough; systems below it fail
    #[arg(long, value_name = "POINTS", requires = "acceptable")]
    threshold: Option<f64>,
    /// mqm: the penalty points per 1000 words that are just acceptable
    #[arg(long, value_name = "POINTS", requires = "threshold")]
    acceptable: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Scheme {
    /// Penalty points a segment, by Google's weights; lower is better
    Google,
    /// Penalty points over the length of the text; raw and calibrated scores out of 100
    Mqm,
    /// The raters' own numbers from 0 to 100
    Esa,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// A segment of a system: mean of its raters
    Segment,
    /// A system: mean of its segments, the best first
    System,
    /// A segment of a system as one rater saw it: the sum of their errors
    Rater,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    Tsv,
    /// Everything, for programs
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Weighing {
    /// Faults of the original count where the file calls them “Source error”, as until 2021
    Auto,
    /// Faults of the original cost nothing, as in Marot now
    Marot,
    /// Faults of the original count like any error
    #[value(name = "2021")]
    Of2021,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Counting {
    SourceWords,
    TargetWords,
    SourceCharacters,
    TargetCharacters,
}

impl From<Counting> for Unit {
    fn from(counting: Counting) -> Self {
        match counting {
            Counting::SourceWords => Unit::SourceWords,
            Counting::TargetWords => Unit::TargetWords,
            Counting::SourceCharacters => Unit::SourceCharacters,
            Counting::TargetCharacters => Unit::TargetCharacters,
        }
    }
}

/// The scores, and what to bear in mind.
#[derive(Debug)]
struct Answer {
    table: Table,
    unit: &'static str,
    notes: Vec<String>,
    /// Systems that do not pass.
    failing: usize,
}

impl Score {
    pub fn run(self) -> Result<(), Failure> {
        let calibration = self.calibration()?;
        let (rows, mut notes) = self.ratings(&text_of(&self.file)?)?;
        let answer = match self.scheme {
            Scheme::Google => self.google(&rows),
            Scheme::Mqm => mqm::answer(&rows, self.by, self.unit.into(), calibration),
            Scheme::Esa => self.esa(rows),
        };
        notes.extend(answer.notes);
        match self.format {
            Shape::Tsv => {
                output::print(&answer.table.tsv())?;
                notes.iter().for_each(|it| output::note(it));
            }
            Shape::Json => {
                let whole = json!({
                    "scheme": name(self.scheme),
                    "by": name(self.by),
                    "unit": answer.unit,
                    "notes": notes,
                    "rows": answer.table.json(),
                });
                output::print_file(&format!("{whole:#}\n"))?;
            }
        }
        match answer.failing {
            0 => Ok(()),
            1 => Err(Failure::Problem("1 system does not pass".to_owned())),
            n => Err(Failure::Problem(format!("{n} systems do not pass"))),
        }
    }

    fn calibration(&self) -> Result<Option<Calibration>, Failure> {
        let Some((threshold, acceptable)) = self.threshold.zip(self.acceptable) else {
            return Ok(None);
        };
        let what = "--threshold must be from 0 to below 100, and --acceptable above 0";
        let calibration = Calibration::new(threshold, acceptable);
        calibration.map(Some).ok_or_else(|| Failure::Usage(what.to_owned()))
    }

    /// The ratings of a file's `text`, and what to tell about them.
    fn ratings(&self, text: &str) -> Result<(Vec<Rating>, Vec<String>), Failure> {
        let failed = |what: String| Failure::Disk(format!("{what}: {}", self.file.display()));
        if !esa_campaign::is_campaign(text) {
            let ratings = marot::read(text).map_err(|it| failed(it.to_string()))?;
            return Ok((ratings.rows, unknown_notes(&ratings.unknown)));
        }
        if self.scheme != Scheme::Esa {
            let what = "this file has scores of error span annotation; use --scheme esa";
            return Err(Failure::Usage(what.to_owned()));
        }
        let campaign = esa_campaign::read(text).map_err(|it| failed(it.to_string()))?;
        let left_out = [
            (campaign.tests, "tests of attention"),
            (campaign.documents, "whole documents"),
        ];
        let left_out = left_out.into_iter().filter(|it| it.0 > 0);
        let notes = left_out.map(|(count, what)| format!("left out: {what} ({count})"));
        Ok((campaign.rows, notes.collect()))
    }

    fn google(&self, rows: &[Rating]) -> Answer {
        let weights = match self.weights {
            Weighing::Auto => google::BY_SPELLING,
            Weighing::Marot => google::MAROT,
            Weighing::Of2021 => google::OF_2021,
        };
        let points = |it: &Rating| weight(weights, &it.severity_written, &it.category_written);
        let old = |it: &&Rating| it.category_written.trim().eq_ignore_ascii_case("source error");
        let old = rows.iter().filter(old).count();
        let mut notes = Vec::new();
        if old > 0 && self.weights == Weighing::Auto {
            notes.push(format!(
                "“Source error” ({old}) counts like any error, as until 2021; --weights marot leaves it out"
            ));
        }
        Answer {
            table: points_table(
                &levels(rows, Unit::default(), points),
                self.by,
                "mqm",
                points::Best::Least,
            ),
            unit: "penalty points a segment; lower is better",
            notes,
            failing: 0,
        }
    }

    fn esa(&self, mut rows: Vec<Rating>) -> Answer {
        let mut notes = Vec::new();
        if rows.iter().all(|it| it.esa.is_none()) {
            notes.push(esa::DERIVED.to_owned());
            esa::derive(&mut rows);
        }
        let all = levels(&rows, Unit::default(), |_| 0.0).raters.len();
        let rows = esa::once_a_segment(rows);
        let levels = levels(&rows, Unit::default(), |it| it.esa.unwrap_or_default());
        match all - levels.raters.len() {
            0 => {}
            n => notes.push(format!("left out: ratings of a segment without a number ({n})")),
        }
        Answer {
            table: points_table(&levels, self.by, "esa", points::Best::Most),
            unit: "out of 100; higher is better",
            notes,
            failing: 0,
        }
    }
}

/// What to tell about names that no table here has.
fn unknown_notes(unknown: &[(String, usize)]) -> Vec<String> {
    const MOST: usize = 5;
    let told = unknown.iter().take(MOST);
    let told = told.map(|(name, line)| format!("line {line}: “{name}” is not known here; it is kept as it is"));
    let more = unknown.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("{more} more names are not known here"));
    told.chain(more).collect()
}

/// The name of `value` on the command line.
fn name(value: impl ValueEnum) -> String {
    let possible = value.to_possible_value();
    possible.map_or_else(String::new, |it| it.get_name().to_owned())
}
