//! `pressmark export`: writes the annotations in another program's format.

pub(super) mod review;

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::desk::{ArticleArgs, TellingArgs};
use super::{Failure, output};
use crate::formats::review::{REVIEW_FORMATS, review_format};
use crate::formats::{FORMATS, Format, format};
use crate::store::atomic;
use crate::store::beside::Beside;

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    article: ArticleArgs,
    /// Of the review of a translation: corrections-html to tmx
    #[arg(long, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|it| it.key).chain(REVIEW_FORMATS.iter().map(|it| it.key))))]
    format: String,
    /// The original of a translation [default: the one attached]
    #[arg(long, value_name = "FILE")]
    original: Option<PathBuf>,
    /// Write to FILE, replacing it, and not to the output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    telling: TellingArgs,
}

impl Export {
    pub fn run(self) -> Result<(), Failure> {
        if let Some(format) = review_format(&self.format) {
            return self.review(format);
        }
        if self.original.is_some() {
            let what = "--original is for the formats of a review";
            return Err(Failure::Usage(what.to_owned()));
        }
        let format = wanted(&self.format)?;
        if let Some(path) = &self.output {
            spare(&self.article.path, path)?;
        }
        let document = self.article.look_to_tell(&self.telling)?;
        let export = format.export(&document, self.telling.disclosure());
        write(&export.text, self.output.as_deref())?;
        for loss in &export.lost {
            output::note(&format!("{} does not keep {loss}", format.title));
        }
        tell_redacted(export.redacted);
        Ok(())
    }
}

/// Refuses to write over the article, its annotations or the registry of its folder.
pub(super) fn spare(article: &Path, path: &Path) -> Result<(), Failure> {
    match Beside::is_own(article, path) {
        true => Err(Failure::Usage(format!(
            "an export would overwrite the article, its annotations or the registry; choose another file: {}",
            path.display()
        ))),
        false => Ok(()),
    }
}

/// Writes `text` to a file, whole or not at all, or to the output.
pub(super) fn write(text: &str, path: Option<&Path>) -> Result<(), Failure> {
    match path {
        Some(path) => replace(path, text.as_bytes()),
        None => output::print_file(text),
    }
}

/// Writes `bytes` to the file at `path`, whole or not at all.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let notes = atomic::replace(path, bytes).map_err(|error| Failure::Disk(error.to_string()))?;
    notes.iter().for_each(|it| output::note(it));
    Ok(())
}

/// Says that names were left out, and how to have them.
pub(super) fn tell_redacted(count: usize) {
    match count {
        0 => {}
        1 => output::note("1 confidential source is not named; --with-confidential tells it"),
        n => output::note(&format!(
            "{n} confidential sources are not named; --with-confidential tells them"
        )),
    }
}

/// The format called `key`, which clap has looked up before.
pub(super) fn wanted(key: &str) -> Result<&'static Format, Failure> {
    format(key).ok_or_else(|| Failure::Usage(format!("there is no format “{key}”")))
}
