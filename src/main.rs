//! The program: a window, or a verb on the command line.

use std::process::ExitCode;

use pressmark::cli::{self, Call};

fn main() -> ExitCode {
    match cli::call(std::env::args_os()) {
        Call::Done(code) => code,
        Call::Window { .. } => {
            eprintln!("error: this build has no window; see “pressmark --help” for what it can do");
            ExitCode::from(cli::FAILED)
        }
    }
}
