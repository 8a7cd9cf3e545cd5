//! `pressmark import`: adds the annotations that a file holds.

mod review;

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::desk::{ArticleArgs, ByArgs, save};
use super::export::wanted;
use super::{Failure, output};
use crate::app::import::Adding;
use crate::app::import::errors::ERROR_FORMATS;
use crate::formats::FORMATS;

/// Largest file that is read, in bytes.
const MAX_BYTES: u64 = 512 << 20;

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    article: ArticleArgs,
    /// marot and error-spans add errors of a translation
    #[arg(long, value_parser = PossibleValuesParser::new(FORMATS.iter().filter(|it| it.read.is_some()).map(|it| it.key).chain(ERROR_FORMATS)))]
    format: String,
    /// The original of a translation, for marot [default: the one attached]
    #[arg(long, value_name = "FILE")]
    original: Option<PathBuf>,
    /// The file to read; it is not changed
    file: PathBuf,
    #[command(flatten)]
    by: ByArgs,
}

impl Import {
    pub fn run(self) -> Result<(), Failure> {
        if ERROR_FORMATS.contains(&&*self.format) {
            return self.errors();
        }
        let Some(read) = wanted(&self.format)?.read else {
            return Err(Failure::Usage(format!("{} cannot be read, only written", self.format)));
        };
        let text = text_of(&self.file)?;
        let opened = self.article.take()?;
        let imported = read(opened.document.article(), &text);
        let imported = imported.map_err(|error| Failure::Disk(format!("{error}: {}", self.file.display())))?;
        let mut skipped = imported.skipped.clone();
        let stamp = self.by.stamp();
        let mut ids = self.by.ids(&stamp, &text);
        let adding = Adding::of(&opened.document, imported, &stamp, || ids.mint());
        let summary = summary(&adding);
        skipped.extend(adding.skipped);
        if !adding.transaction.is_empty() {
            save(opened, &adding.transaction)?;
        }
        output::print(&summary)?;
        for reason in by_kind(&skipped) {
            output::error(&format!("{}: {reason}", self.file.display()));
        }
        let items = match skipped.len() {
            0 => return Ok(()),
            1 => "1 item of the file was".to_owned(),
            n => format!("{n} items of the file were"),
        };
        Err(Failure::Problem(format!("{items} not taken in; the rest was")))
    }
}

fn summary(adding: &Adding) -> String {
    let mut summary = format!("{} annotations added", adding.annotations);
    for (count, what) in [(adding.attributions, "attribution"), (adding.entries, "source")] {
        match count {
            0 => {}
            1 => summary += &format!(", 1 {what}"),
            n => summary += &format!(", {n} {what}s"),
        }
    }
    match adding.known {
        0 => summary + "\n",
        known => format!("{summary}, {known} were there already\n"),
    }
}

/// The first of each kind of `reasons`, with how many like it follow: those that differ in numbers only.
fn by_kind(reasons: &[String]) -> Vec<String> {
    let mut kinds: HashMap<String, usize> = HashMap::new();
    let mut told: Vec<(&str, usize)> = Vec::new();
    for reason in reasons {
        let kind = reason.replace(|it: char| it.is_ascii_digit(), "");
        let at = *kinds.entry(kind).or_insert(told.len());
        match told.get_mut(at) {
            Some((_, more)) => *more += 1,
            None => told.push((reason, 0)),
        }
    }
    let line = |(reason, more)| match more {
        0 => String::from(reason),
        more => format!("{reason}; {more} more such items follow"),
    };
    told.into_iter().map(line).collect()
}

/// The text of a file of another program, which must be UTF-8.
pub(super) fn text_of(path: &Path) -> Result<String, Failure> {
    let failed =
        |what: &dyn std::fmt::Display| Failure::Disk(format!("the file cannot be read ({what}): {}", path.display()));
    // Not by its size: a pipe has none, and some devices never end.
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| failed(&error))?;
    let read = file.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| failed(&error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(failed(&"it is larger than 512 MB"));
    }
    String::from_utf8(bytes).map_err(|error| failed(&error))
}
