//! Undo history that survives a restart.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use super::atomic;
use super::journal_file::read_private;
use super::log::{self, Entry, Header, Log};
use super::places::make_private;

/// Steps that are kept, and how large their file may grow before old ones go.
const MOST_STEPS: usize = 10_000;
const MOST_BYTES: usize = 64 << 20;

/// The saved steps of an article's sessions, in the state folder.
///
/// Only a convenience: it is not flushed to the disk, and losing it loses no annotation.
#[derive(Debug)]
pub(super) struct HistoryFile {
    path: PathBuf,
    header: Header,
    /// The last step of each session that is in the file.
    last: HashMap<Arc<str>, u64>,
    /// Whether the file does not go on with our steps and must be written anew.
    stale: bool,
}

impl HistoryFile {
    /// Reads the file at `path`; the steps are those of the text that `header` names, oldest first.
    pub fn open(path: PathBuf, header: Header) -> (Self, Vec<Entry>) {
        let bytes = read_private(&path).unwrap_or_default();
        let log = Log::read(&bytes);
        let ours = log.header.as_ref() == Some(&header);
        let mut file = HistoryFile {
            path,
            header,
            last: HashMap::new(),
            stale: !ours,
        };
        let mut entries = if ours { log.entries } else { Vec::new() };
        // A crash between two files can leave a step twice.
        entries.retain(|it| file.is_new(it));
        if entries.len() > MOST_STEPS || bytes.len() > MOST_BYTES || (ours && log.damaged > 0) {
            file.shorten(&mut entries, bytes.len());
        }
        (file, entries)
    }

    /// Forgets what the file holds; the next steps begin it anew.
    pub fn forget(&mut self) {
        self.stale = true;
        self.last.clear();
    }

    /// Adds the steps that are not in the file yet.
    pub fn append(&mut self, entries: &[Entry]) -> io::Result<()> {
        let mut fresh: Vec<Entry> = entries.iter().filter(|it| self.is_new(it)).cloned().collect();
        // The history of another text is of no use.
        fresh.iter_mut().for_each(|it| it.anchors.clear());
        if fresh.is_empty() {
            return Ok(());
        }
        if let Some(folder) = self.path.parent() {
            make_private(folder)?;
        }
        if self.stale {
            let bytes = log::whole(&self.header, &fresh)?;
            atomic::replace(&self.path, &bytes).map_err(io::Error::other)?;
            self.stale = false;
            return Ok(());
        }
        let mut lines = Vec::new();
        for entry in &fresh {
            log::push(&mut lines, entry)?;
        }
        let mut file = OpenOptions::new().append(true).open(&self.path)?;
        file.write_all(&lines).inspect_err(|_| self.stale = true)
    }

    /// Whether the entry is not in the file; from now on it counts as being there.
    fn is_new(&mut self, entry: &Entry) -> bool {
        match self.last.get(&entry.session) {
            Some(&last) if entry.seq <= last => false,
            _ => {
                self.last.insert(entry.session.clone(), entry.seq);
                true
            }
        }
    }

    /// Keeps the newest steps, and writes the file anew with them.
    fn shorten(&mut self, entries: &mut Vec<Entry>, bytes: usize) {
        let fitting = if bytes > MOST_BYTES {
            entries.len() / 2
        } else {
            entries.len()
        };
        let keep = fitting.min(MOST_STEPS);
        entries.drain(..entries.len() - keep);
        let written = log::whole(&self.header, entries)
            .and_then(|bytes| atomic::replace(&self.path, &bytes).map_err(io::Error::other));
        if written.is_err() {
            let _ = fs::remove_file(&self.path);
            self.stale = true;
        }
    }
}
