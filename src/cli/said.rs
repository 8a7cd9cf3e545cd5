//! `pressmark said`: prints everything one speaker said.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use super::export::write;
use super::folder::Folder;
use crate::app::rows::{said_rows, speaker};
use crate::formats::said::{SaidRow, csv, html, markdown};

#[derive(Debug, Args)]
pub(super) struct SaidArgs {
    /// A folder of articles, or one article
    #[arg(value_name = "FOLDER|ARTICLE")]
    path: PathBuf,
    /// Key, name or alias of an entry of the registry
    #[arg(long, value_name = "NAME")]
    speaker: String,
    #[arg(long, value_enum, default_value_t = Shape::Md)]
    format: Shape,
    /// Write to FILE, replacing it, and not to the output
    #[arg(long, visible_alias = "output", short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print what a source said that is confidential, off the record or on deep background
    #[arg(long)]
    with_confidential: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    Csv,
    Md,
    Html,
}

impl SaidArgs {
    pub fn run(self) -> Result<(), Failure> {
        let folder = Folder::look(&self.path)?;
        let (key, entry) = folder.entry(&self.speaker)?;
        if entry.is_redacted() && !self.with_confidential {
            return Err(Failure::Problem(format!(
                "“{}” is a confidential source; --with-confidential prints what it said all the same",
                self.speaker
            )));
        }
        if let Some(path) = &self.out {
            folder.spare(&self.path, path)?;
        }
        let articles = folder.articles.iter();
        let rows: Vec<SaidRow> = articles
            .flat_map(|it| said_rows(&it.name, &it.document, key, entry))
            .collect();
        let speaker = speaker(entry);
        let text = match self.format {
            Shape::Csv => csv(&speaker, &rows),
            Shape::Md => markdown(&speaker, &rows),
            Shape::Html => html(&speaker, &rows),
        };
        write(&text, self.out.as_deref())?;
        folder.is_whole()
    }
}
