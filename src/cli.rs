//! The command line: the same model, engines, store and formats as the window, without one.

mod align;
mod attribute;
mod check;
mod desk;
mod export;
mod findings;
mod folder;
mod import;
mod mark;
mod output;
mod report;
mod review;
mod said;
mod score;
mod show;
mod sources;
mod suggest;
mod unmark;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::store::beside::Beside;

/// Exit code: something is wrong in the files, or something asked for is not there.
pub const PROBLEMS: u8 = 1;
/// Exit code: the command was not given as it must be.
pub const WRONG_USAGE: u8 = 2;
/// Exit code: a file could not be read or saved.
pub const FAILED: u8 = 3;

/// Mark claims, quotes and sources in an article; the marks are saved beside the text.
///
/// Without a verb, opens ARTICLE, or asks for one of FOLDER, in a window. The annotations of
/// article.md lie in article.md.ron; the article itself is never changed.
#[derive(Debug, Parser)]
#[command(name = "pressmark", version, args_conflicts_with_subcommands = true, after_help = AFTER)]
struct Arguments {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// What to open; write ./check for a file that is named like a verb
    #[arg(value_name = "ARTICLE|FOLDER")]
    path: Option<PathBuf>,
    /// Write a line of JSON to FILE for each frame, command and save, and for each change once it is safe on the disk
    #[arg(long, value_name = "FILE")]
    timings: Option<PathBuf>,
}

const AFTER: &str = "\
Exit codes: 0 done; 1 problems found; 2 wrong usage; 3 could not read or save.
Settings and memory follow XDG_CONFIG_HOME and XDG_STATE_HOME.";

#[derive(Debug, Subcommand)]
enum Verb {
    /// Look for problems in articles and their annotations
    Check(check::Check),
    /// Print the annotations of an article in reading order
    Show(show::Show),
    /// Mark words of an article and print the new annotation's id
    Mark(mark::Mark),
    /// Remove an annotation
    Unmark(unmark::Unmark),
    /// Say who a quote or a claim rests on
    Attribute(attribute::Attribute),
    /// List whom the articles of a folder rest on, and how often
    Sources(sources::Sources),
    /// Print everything one speaker said in the articles of a folder
    Said(said::SaidArgs),
    /// Print the scores of translations that a file of ratings gives
    Score(score::Score),
    /// Print which sentences of an original and of its translation belong together
    Align(align::Align),
    /// Look for what may differ between an article and the original it was translated from
    Review(review::Review),
    /// Look for what is missing or doubtful in how articles say where things come from
    Findings(findings::Findings),
    /// Propose quotes, who said them, and sentences worth checking; nothing is stored
    Suggest(suggest::Suggest),
    /// Write an article with its annotations as numbered notes, to read or to print
    Report(report::Report),
    /// Write the annotations of an article in another program's format
    Export(export::Export),
    /// Add the annotations that another program's file holds
    Import(import::Import),
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Call {
    /// A verb was carried out, or refused.
    Done(ExitCode),
    /// A window is to be opened.
    Window {
        path: Option<PathBuf>,
        timings: Option<PathBuf>,
    },
}

/// Why a verb was not carried out; each message says what to do next.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// Something asked for is not there, or a file is wrong in a way that has been told.
    #[error("{0}")]
    Problem(String),
    #[error("{0}")]
    Usage(String),
    #[error("{0}")]
    Disk(String),
}

impl Failure {
    fn code(&self) -> u8 {
        match self {
            Failure::Problem(_) => PROBLEMS,
            Failure::Usage(_) => WRONG_USAGE,
            Failure::Disk(_) => FAILED,
        }
    }
}

/// Carries out what `arguments`, program name first, ask for; the window is left to the caller.
pub fn call(arguments: impl IntoIterator<Item = OsString>) -> Call {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help goes to the output, wrong usage to the errors.
            let _ = error.print();
            let code = if error.use_stderr() { WRONG_USAGE } else { 0 };
            return Call::Done(code.into());
        }
    };
    let Some(verb) = arguments.verb else {
        if let (Some(path), Some(timings)) = (&arguments.path, &arguments.timings)
            && Beside::is_own(path, timings)
        {
            output::error("--timings would overwrite the article or its annotations; choose another file");
            return Call::Done(WRONG_USAGE.into());
        }
        return Call::Window {
            path: arguments.path,
            timings: arguments.timings,
        };
    };
    let outcome = match verb {
        Verb::Check(it) => it.run(),
        Verb::Show(it) => it.run(),
        Verb::Mark(it) => it.run(),
        Verb::Unmark(it) => it.run(),
        Verb::Attribute(it) => it.run(),
        Verb::Sources(it) => it.run(),
        Verb::Said(it) => it.run(),
        Verb::Score(it) => it.run(),
        Verb::Align(it) => it.run(),
        Verb::Review(it) => it.run(),
        Verb::Findings(it) => it.run(),
        Verb::Suggest(it) => it.run(),
        Verb::Report(it) => it.run(),
        Verb::Export(it) => it.run(),
        Verb::Import(it) => it.run(),
    };
    let code = match outcome {
        Ok(()) => 0,
        Err(failure) => {
            output::error(&failure.to_string());
            failure.code()
        }
    };
    Call::Done(code.into())
}
