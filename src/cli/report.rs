//! `pressmark report`: writes an annotated draft.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use super::desk::{ArticleArgs, TellingArgs};
use super::export::{spare, tell_redacted, wanted, write};

#[derive(Debug, Args)]
pub(super) struct Report {
    #[command(flatten)]
    article: ArticleArgs,
    #[arg(long, value_enum)]
    format: Shape,
    /// Write to FILE, replacing it, and not to the output
    #[arg(long, visible_alias = "output", short, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    telling: TellingArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    /// One page for a browser or a printer; nothing in it comes from elsewhere
    Html,
    /// Text with footnotes
    Md,
}

impl Report {
    pub fn run(self) -> Result<(), Failure> {
        if let Some(path) = &self.out {
            spare(&self.article.path, path)?;
        }
        let format = wanted(match self.format {
            Shape::Html => "report-html",
            Shape::Md => "report-md",
        })?;
        let document = self.article.look_to_tell(&self.telling)?;
        let report = format.export(&document, self.telling.disclosure());
        write(&report.text, self.out.as_deref())?;
        tell_redacted(report.redacted);
        Ok(())
    }
}
