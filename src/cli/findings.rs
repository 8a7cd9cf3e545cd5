//! `pressmark findings`: prints what checks find in articles.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::folder::looked_at;
use super::{Failure, output};
use crate::engine::check::Finding;
use crate::engine::survey::Survey;
use crate::formats::findings::{FindingRow, json, text};
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
            match looked_at(path) {
                Ok(document) => {
                    let found = rows_of(path, &document, self.all);
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

fn rows_of(path: &Path, document: &Document, all: bool) -> Vec<FindingRow> {
    let survey = Survey::of(document);
    let mut rows: Vec<FindingRow> = survey.open().map(|it| row(path, document, it, None)).collect();
    if all {
        let dismissed = survey.dismissed();
        let dismissed = dismissed
            .iter()
            .map(|(it, why)| row(path, document, it, Some(&why.reason)));
        rows.extend(dismissed);
        rows.sort_by_key(|it| (it.start_char.is_none(), it.start_char));
    }
    rows
}

fn row(path: &Path, document: &Document, finding: &Finding, dismissed: Option<&str>) -> FindingRow {
    let article = document.article();
    let chars = |byte| article.offsets().chars_before(article.text(), byte);
    let check = finding.check;
    FindingRow {
        path: path.display().to_string(),
        place: finding.at.map(|it| article.line_and_column(it.start())),
        start_char: finding.at.map(|it| chars(it.start())),
        end_char: finding.at.map(|it| chars(it.end())),
        check: check.id.into(),
        rule: check.rule.into(),
        origin: check.origin.title().into(),
        message: finding.message.clone(),
        words: finding.at.map(|it| article.quote(it).to_owned()),
        key: finding.key.to_string(),
        dismissed: dismissed.map(str::to_owned),
    }
}
