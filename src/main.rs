//! The program: a window, or a verb on the command line.

use std::process::ExitCode;
use std::time::Instant;

use pressmark::cli::{self, Call};
use pressmark::shell;
use pressmark::timings::Timings;

fn main() -> ExitCode {
    let started = Instant::now();
    let (path, timings) = match cli::call(std::env::args_os()) {
        Call::Done(code) => return code,
        Call::Window { path, timings } => (path, timings),
    };
    let opened = match Timings::new(timings.as_deref(), started) {
        Ok(timings) => shell::run(path, timings),
        Err(error) => Err(format!(
            "The file for timings cannot be made ({error}). Choose another place for it"
        )),
    };
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(cli::FAILED)
        }
    }
}
