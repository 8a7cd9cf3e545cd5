//! `pressmark findings`: prints what checks find in articles.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::desk::TellingArgs;
use super::folder::known_at;
use super::{Failure, output};
use crate::app::rows::finding_rows;
use crate::engine::survey::Survey;
use crate::formats::findings::{FindingRow, json, text};
use crate::formats::withholding::Withheld;
use crate::model::document::Document;

#[derive(Debug, Args)]
pub(super) struct Findings {
    /// Articles, each with its annotations beside it
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// Those that were let pass, too, with the reason; they are not counted
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    telling: TellingArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    /// path:line:column: check: message
    Text,
    /// Everything, for programs; places in code points
    Json,
}

impl Findings {
    pub fn run(self) -> Result<(), Failure> {
        let (mut rows, mut open, mut failed) = (Vec::new(), 0, false);
        for path in &self.articles {
            match known_at(path) {
                Ok(document) => {
                    let survey = Survey::of(&document);
                    let mut found = finding_rows(&path.display().to_string(), &document, &survey, self.all);
                    let withheld = Withheld::of(&document, self.telling.disclosure());
                    found.iter_mut().for_each(|it| withhold(it, &document, &withheld));
                    open += found.iter().filter(|it| it.dismissed.is_none()).count();
                    rows.extend(found);
                }
                Err(failure) => {
                    output::error(&failure.to_string());
                    failed = true;
                }
            }
        }
        match self.format {
            Shape::Text => output::print(&text(&rows))?,
            Shape::Json => output::print_file(&json(&rows))?,
        }
        match (failed, open) {
            (true, _) => Err(Failure::Disk("not every article could be looked at".into())),
            (false, 0) => Ok(()),
            (false, 1) => Err(Failure::Problem("1 finding".into())),
            (false, n) => Err(Failure::Problem(format!("{n} findings"))),
        }
    }
}

fn withhold(row: &mut FindingRow, document: &Document, withheld: &Withheld) {
    if let Some(key) = withheld.finding(document, &row.key) {
        row.key = key;
    }
    row.message = withheld.text(&row.message).into_owned();
    row.dismissed = row.dismissed.as_deref().map(|it| withheld.text(it).into_owned());
}
