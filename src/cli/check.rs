//! `pressmark check`: looks for problems and prints where they are.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, output};
use crate::model::id::AnnotationId;
use crate::store::beside::Beside;
use crate::store::input::read_limited;
use crate::store::open::{Access, Opened, Opening};
use crate::store::places::Places;
use crate::store::registry_file;
use crate::store::save::MAX_SIDECAR_BYTES;
use crate::store::sidecar::{Sidecar, SidecarError};
use crate::text::visible::visible;

/// Most places of one kind that are listed for a file; all are counted.
const MOST: usize = 100;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Articles, or their files of annotations (article.md.ron)
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

impl Check {
    pub fn run(self) -> Result<(), Failure> {
        let mut count = 0;
        let mut unreadable = None;
        let mut seen = HashSet::new();
        for file in &self.files {
            let article = article_of(file);
            if !seen.insert(article.clone()) {
                continue;
            }
            match problems_of(&article) {
                Ok(problems) => {
                    count += problems.len();
                    let lines: Vec<String> = problems.iter().map(Problem::line).collect();
                    output::print(&lines.concat())?;
                }
                Err(message) => {
                    output::error(&message);
                    unreadable = Some(message);
                }
            }
        }
        match (unreadable, count) {
            (Some(_), _) => Err(Failure::Disk("not every file could be checked".into())),
            (None, 0) => Ok(()),
            (None, 1) => Err(Failure::Problem("1 problem found".into())),
            (None, n) => Err(Failure::Problem(format!("{n} problems found"))),
        }
    }
}

/// Something wrong at a place in a file.
struct Problem {
    file: PathBuf,
    /// Both from 1.
    line: usize,
    column: usize,
    message: String,
}

impl Problem {
    fn line(&self) -> String {
        let Problem {
            file,
            line,
            column,
            message,
        } = self;
        visible(&format!("{}:{line}:{column}: {message}", file.display())).into_owned() + "\n"
    }
}

/// The article that `file` belongs to: itself, unless it is the sidecar of one that is there.
fn article_of(file: &Path) -> PathBuf {
    let article = file.with_extension("");
    match file.extension() == Some(OsStr::new("ron")) && article.is_file() {
        true => article,
        false => file.to_path_buf(),
    }
}

/// The file beside `article`, with the folders as the person typed them.
fn sidecar_of(article: &Path) -> PathBuf {
    let name = Beside::of(article).and_then(|it| it.sidecar().file_name().map(OsStr::to_os_string));
    article.with_file_name(name.unwrap_or_default())
}

fn problems_of(article: &Path) -> Result<Vec<Problem>, String> {
    let opening = Opening::begin(article, None, Access::Look, &Places::of_this_user());
    let opened = opening.and_then(Opening::finish).map_err(|it| it.to_string())?;
    let mut problems = undecodable(article, &opened);
    let sidecar = sidecar_of(article);
    problems.extend(in_sidecar(&sidecar, &opened));
    problems.extend(in_registry(&article.with_file_name(registry_file::NAME), &opened));
    // A session that was killed is no fault of the files; only what no longer fits is one.
    if opened.report.recovered > 0 {
        let recovered = opened.report.recovered;
        output::note(&format!(
            "{recovered} changes of a session that ended early will be saved at the next opening: {}",
            article.display()
        ));
    }
    if opened.report.not_recovered > 0 {
        let lost = opened.report.not_recovered;
        problems.push(Problem {
            file: sidecar,
            line: 1,
            column: 1,
            message: format!(
                "{lost} changes of a session that ended early do not fit any more; they are kept beside the journal"
            ),
        });
    }
    Ok(problems)
}

/// Bytes of the article that its encoding does not know.
fn undecodable(path: &Path, opened: &Opened) -> Vec<Problem> {
    let article = opened.document.article();
    let file = article.file();
    let listed = file.replaced.iter().take(MOST).map(|byte| {
        let (line, column) = article.line_and_column(*byte as usize);
        Problem {
            file: path.into(),
            line,
            column,
            message: format!("bytes that are not {}; U+FFFD stands for them", file.encoding),
        }
    });
    let mut problems: Vec<Problem> = listed.collect();
    let more = file.replaced_count - problems.len();
    if let Some(last) = problems.last_mut().filter(|_| more > 0) {
        last.message += &format!("; {more} more such places follow");
    }
    problems
}

fn in_sidecar(path: &Path, opened: &Opened) -> Vec<Problem> {
    let report = &opened.report;
    let at = |(line, column): (usize, usize), message: String| Problem {
        file: path.into(),
        line,
        column,
        message,
    };
    let bytes = read_limited(path, MAX_SIDECAR_BYTES).unwrap_or_default();
    if let Some(broken) = &report.broken {
        let error = Sidecar::parse(&bytes).err();
        let place = error.as_ref().and_then(SidecarError::place).unwrap_or((1, 1));
        let message = error.map_or_else(|| broken.message.clone(), |it| it.to_string());
        // The place stands in front already.
        let told = format!("Line {}, column {}: ", place.0, place.1);
        let message = message.strip_prefix(&told).unwrap_or(&message).to_owned();
        return vec![at(place, message)];
    }
    let mut problems: Vec<Problem> = report
        .problems
        .iter()
        .map(|it| at((it.line, it.column), it.message.clone()))
        .collect();
    for id in report.moved.iter().take(MOST) {
        let found = opened.document.annotation(id).map(|it| it.segments.first().start());
        let (line, column) = opened.document.article().line_and_column(found.unwrap_or_default());
        let message = format!("the words of {id} are not where the file says; they stand at {line}:{column}");
        problems.push(at(place_of(&bytes, id), message));
    }
    for id in report.orphaned.iter().take(MOST) {
        problems.push(at(
            place_of(&bytes, id),
            format!("the words of {id} are not in the article"),
        ));
    }
    let more = report.moved.len().saturating_sub(MOST) + report.orphaned.len().saturating_sub(MOST);
    if let Some(last) = problems.last_mut().filter(|_| more > 0) {
        last.message += &format!("; {more} more such annotations follow");
    }
    problems.sort_by_key(|it| (it.line, it.column));
    problems
}

fn in_registry(path: &Path, opened: &Opened) -> Vec<Problem> {
    let report = &opened.report;
    let at = |(line, column): (usize, usize), message: &str| Problem {
        file: path.into(),
        line,
        column,
        message: message.into(),
    };
    let blocked = report.registry.iter().map(|it| {
        let place = it.place.unwrap_or((1, 1));
        // The place stands in front already, and behind in a form for editors.
        let told = format!("Line {}, column {}: ", place.0, place.1);
        let message = it.message.strip_prefix(&told).unwrap_or(&it.message);
        at(place, message)
    });
    let problems = report.registry_problems.iter();
    blocked
        .chain(problems.map(|it| at((it.line, it.column), &it.message)))
        .collect()
}

/// Line and column of the first place where the file names `id`; its beginning where it writes it another way.
fn place_of(bytes: &[u8], id: &AnnotationId) -> (usize, usize) {
    let name = format!("\"{id}\"");
    let Some(byte) = memchr::memmem::find(bytes, name.as_bytes()) else {
        return (1, 1);
    };
    let before = String::from_utf8_lossy(&bytes[..byte]);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1;
    (line, column)
}
