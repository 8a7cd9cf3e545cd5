//! File dialogs of the system.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use rfd::FileDialog;

use super::Wire;
use crate::app::effect::{Outcome, Question};

/// An answer that comes faster than this was given by no person.
const FASTEST_PERSON: Duration = Duration::from_millis(150);

/// Asks for a path, without holding up the window.
///
/// Where the system has no dialog (no portal and no `zenity`), `rfd` answers “none” at once;
/// the window then asks for the path itself.
pub(super) fn ask(question: Question, wire: Wire) {
    thread::spawn(move || {
        let begun = Instant::now();
        let answer = show(&question);
        let outcome = match answer {
            None if begun.elapsed() < FASTEST_PERSON || !has_dialogs() => {
                let reason = "This system shows no file dialog (it has neither a desktop portal nor zenity). Type the path here, or drop the file on the window";
                Outcome::NoDialog(question, reason.into())
            }
            answer => Outcome::Answered(question, answer),
        };
        wire.send(outcome);
    });
}

fn show(question: &Question) -> Option<PathBuf> {
    if !has_dialogs() {
        return None;
    }
    match question {
        Question::Article { folder } => {
            let dialog = FileDialog::new().set_title("Open an article");
            let dialog = dialog
                .add_filter("Articles", &["txt", "md", "markdown", "text"])
                .add_filter("All files", &["*"]);
            within(dialog, folder.as_ref()).pick_file()
        }
        Question::Original { folder } => {
            let dialog = FileDialog::new().set_title("The original of the article");
            within(dialog, folder.as_ref()).pick_file()
        }
        Question::Import { format, folder } => {
            let dialog = FileDialog::new().set_title(format!("Import {format}"));
            within(dialog, folder.as_ref()).pick_file()
        }
        Question::Copy { suggested } => save("Save a copy of the annotations", suggested),
        Question::Text { suggested, .. } => save("Export", suggested),
        Question::Export { format, suggested } => save(&format!("Export as {format}"), suggested),
    }
}

fn within(dialog: FileDialog, folder: Option<&PathBuf>) -> FileDialog {
    match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

fn save(title: &str, suggested: &std::path::Path) -> Option<PathBuf> {
    let dialog = within(
        FileDialog::new().set_title(title),
        suggested.parent().map(PathBuf::from).as_ref(),
    );
    let name = suggested.file_name().unwrap_or_default().to_string_lossy();
    dialog.set_file_name(name).save_file()
}

/// Whether there may be a dialog at all: a session bus for the portal, or `zenity`.
#[cfg(all(unix, not(target_os = "macos")))]
fn has_dialogs() -> bool {
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|it| PathBuf::from(it).join("bus").exists());
    let paths = std::env::var_os("PATH").unwrap_or_default();
    bus || std::env::split_paths(&paths).any(|it| it.join("zenity").exists())
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn has_dialogs() -> bool {
    true
}
