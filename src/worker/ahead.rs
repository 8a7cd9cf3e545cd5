//! Reading the first article while the window is still being made.

use std::path::PathBuf;
use std::thread::{self, JoinHandle};

use crate::store::open::{Access, OpenError, Opening};
use crate::store::places::Places;

/// An article that is being read before anything can show it.
pub struct Ahead {
    path: PathBuf,
    reading: JoinHandle<Result<Opening, OpenError>>,
}

impl Ahead {
    /// Begins to read the article at `path`, on a thread of its own.
    pub fn start(path: PathBuf) -> Self {
        let of_thread = path.clone();
        let reading = thread::spawn(move || Opening::begin(&of_thread, None, Access::Window, &Places::of_this_user()));
        Ahead { path, reading }
    }

    /// Whether this is the article at `path`.
    pub(super) fn is_of(&self, path: &std::path::Path) -> bool {
        self.path == path
    }

    /// What came of it; waits for the rest of the reading. `None` when the thread did not end well.
    pub(super) fn opening(self) -> Option<Result<Opening, OpenError>> {
        self.reading.join().ok()
    }
}
