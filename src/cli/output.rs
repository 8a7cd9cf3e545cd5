//! What goes to the terminal. Nothing in a file can act on it.

use std::io::{IsTerminal, Write};

use super::Failure;
use crate::text::visible::visible;

/// Prints `text`, which is safe to show as it stands, to the standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        // The reader has seen enough, as in “| head”.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::Disk(format!("the output cannot be written ({error})"))),
        Ok(()) => Ok(()),
    }
}

/// Prints a file's text: as it is, or with control characters spelled out on a terminal.
pub(super) fn print_file(text: &str) -> Result<(), Failure> {
    if !std::io::stdout().is_terminal() {
        return print(text);
    }
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    print(&lines.join("\n"))
}

/// Prints a file that is no text; not on a terminal, which could not show it.
pub(super) fn print_packed(bytes: &[u8]) -> Result<(), Failure> {
    match std::io::stdout().is_terminal() {
        true => Err(Failure::Usage(
            "this format is no text; say with --output FILE where to write it".to_owned(),
        )),
        false => print_bytes(bytes),
    }
}

/// Tells why something failed.
pub(super) fn error(message: &str) {
    tell(&format!("error: {}", visible(message)));
}

/// Tells something worth knowing that is no failure.
pub(super) fn note(message: &str) {
    tell(&format!("note: {}", visible(message)));
}

fn tell(line: &str) {
    // With nobody to tell, there is nothing to do.
    let _ = writeln!(std::io::stderr(), "{line}");
}
