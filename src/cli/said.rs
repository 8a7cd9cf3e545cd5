//! `pressmark said`: prints everything one speaker said.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use super::export::write;
use super::folder::{Folder, Looked};
use crate::engine::dossier::{Said, said_by};
use crate::formats::said::{SaidRow, Speaker, csv, html, markdown};
use crate::model::registry::{Entry, SourceId};

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
        let rows: Vec<SaidRow> = folder.articles.iter().flat_map(|it| rows_of(it, key, entry)).collect();
        let speaker = Speaker {
            name: entry.name.to_string(),
            kind: entry.kind.title().to_owned(),
        };
        let text = match self.format {
            Shape::Csv => csv(&speaker, &rows),
            Shape::Md => markdown(&speaker, &rows),
            Shape::Html => html(&speaker, &rows),
        };
        write(&text, self.out.as_deref())?;
        folder.is_whole()
    }
}

fn rows_of(article: &Looked, key: &SourceId, entry: &Entry) -> Vec<SaidRow> {
    let published = article.document.published();
    let role = entry.position_on(published).map(|it| it.shown()).unwrap_or_default();
    let row = |it: Said| SaidRow {
        article: article.name.clone(),
        published: published.map(|it| it.to_string()).unwrap_or_default(),
        line: it.line,
        label: it.label.map(|it| it.key().to_owned()).unwrap_or_default(),
        form: it.form.to_string(),
        words: it.words,
        context: it.context,
        source: it.source.unwrap_or_default(),
        cue: it.cue.unwrap_or_default(),
        role: role.clone(),
        tags: it.tags.join(", "),
        note: it.note.to_string(),
    };
    said_by(&article.document, key).into_iter().map(row).collect()
}
