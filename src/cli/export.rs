//! `pressmark export`: writes the annotations in another program's format.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::desk::ArticleArgs;
use super::{Failure, output};
use crate::formats::{FORMATS, Format, format};
use crate::store::atomic;
use crate::store::beside::Beside;

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    article: ArticleArgs,
    #[arg(long, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|it| it.key)))]
    format: String,
    /// Write to FILE, replacing it, and not to the output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub fn run(self) -> Result<(), Failure> {
        let format = wanted(&self.format)?;
        if let Some(path) = &self.output {
            self.spare_the_article(path)?;
        }
        let document = self.article.look()?;
        let text = (format.write)(&document);
        match &self.output {
            None => output::print_file(&text)?,
            Some(path) => {
                let notes = atomic::replace(path, text.as_bytes()).map_err(|error| Failure::Disk(error.to_string()))?;
                notes.iter().for_each(|it| output::note(it));
            }
        }
        for loss in format.cannot_hold {
            output::note(&format!("{} does not keep {loss}", format.title));
        }
        Ok(())
    }

    /// Refuses to write over the article or its annotations.
    fn spare_the_article(&self, path: &Path) -> Result<(), Failure> {
        match Beside::is_own(&self.article.path, path) {
            true => Err(Failure::Usage(format!(
                "an export would overwrite the article or its annotations; choose another file: {}",
                path.display()
            ))),
            false => Ok(()),
        }
    }
}

/// The format called `key`, which clap has looked up before.
pub(super) fn wanted(key: &str) -> Result<&'static Format, Failure> {
    format(key).ok_or_else(|| Failure::Usage(format!("there is no format “{key}”")))
}
