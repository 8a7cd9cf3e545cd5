//! The journals that lie about for an article: names, locks, reading.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::beside::Beside;
use super::log::{Log, MAX_LOG_BYTES};
use super::places::Places;

/// Sessions that can keep a journal of one article at the same time.
const MOST_JOURNALS: usize = 8;

/// Where journals of one article may lie, best place first.
#[derive(Clone, Debug)]
pub(super) struct JournalHomes(Vec<JournalHome>);

/// One folder, and the names of journals in it.
#[derive(Clone, Debug)]
pub(super) struct JournalHome {
    pub paths: Vec<PathBuf>,
    /// Whether the folder is the program's own and may be made.
    pub own: bool,
}

/// A journal of a session that is over. Holding it keeps others from taking it up too.
#[derive(Debug)]
pub(super) struct FoundJournal {
    pub path: PathBuf,
    pub log: Log,
    _lock: File,
}

impl JournalHomes {
    /// Beside the article; where that cannot be written, in the state folder.
    pub fn of(beside: &Beside, places: &Places) -> Self {
        let numbers = 0..MOST_JOURNALS;
        let mut homes = vec![JournalHome {
            paths: numbers
                .clone()
                .map(|number| beside.folder().join(beside.journal_name(number)))
                .collect(),
            own: false,
        }];
        if let Some(state) = &places.state {
            let folder = state.join("journals");
            let key = beside.key();
            homes.push(JournalHome {
                paths: numbers
                    .map(|number| folder.join(format!("{key}.journal-{number}")))
                    .collect(),
                own: true,
            });
        }
        JournalHomes(homes)
    }

    pub fn iter(&self) -> impl Iterator<Item = &JournalHome> {
        self.0.iter()
    }

    /// Whether there may be something to take up, or to sweep.
    pub fn any(&self) -> bool {
        let there = |it: &Path| fs::symlink_metadata(it).is_ok();
        self.paths().any(|it| there(it) || there(&temp_of(it)))
    }

    /// The journals that no living session holds, and sentences about those that could not be read.
    pub fn find(&self) -> (Vec<FoundJournal>, Vec<String>) {
        let mut found = Vec::new();
        let mut notes = Vec::new();
        for path in self.paths() {
            match take_up(path) {
                Ok(Some(journal)) => found.push(journal),
                Ok(None) => {}
                Err(error) => notes.push(format!(
                    "Unsaved changes of an earlier session cannot be read ({error}). Make this file readable and open the article again: {}",
                    path.display()
                )),
            }
        }
        (found, notes)
    }

    /// Removes journals that were being written when their session was killed.
    ///
    /// Only for whoever holds the article's session.
    pub fn sweep(&self) {
        for path in self.paths() {
            let temp = temp_of(path);
            let dead = |it: File| !matches!(it.try_lock(), Err(TryLockError::WouldBlock));
            if fs::symlink_metadata(&temp).is_ok_and(|it| it.is_file()) && File::open(&temp).is_ok_and(dead) {
                let _ = fs::remove_file(&temp);
            }
        }
    }

    fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.iter().flat_map(|it| &it.paths)
    }
}

/// Where a journal is written before it takes its name.
pub(super) fn temp_of(journal: &Path) -> PathBuf {
    let mut name = journal.as_os_str().to_os_string();
    name.push(".tmp");
    PathBuf::from(name)
}

fn take_up(path: &Path) -> io::Result<Option<FoundJournal>> {
    // A link or a folder of that name is not ours.
    if !fs::symlink_metadata(path).is_ok_and(|it| it.is_file()) {
        return Ok(None);
    }
    let file = File::open(path)?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        return Ok(None);
    }
    let log = Log::read(&read_limited(&file)?);
    Ok(Some(FoundJournal {
        path: path.to_path_buf(),
        log,
        _lock: file,
    }))
}

/// The bytes of a file of our own, if it is a file and not beyond all measure.
pub(super) fn read_private(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(io::Error::other("this is not a file"));
    }
    read_limited(&File::open(path)?)
}

fn read_limited(file: &File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_LOG_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_LOG_BYTES {
        return Err(io::Error::other("the file is too large"));
    }
    Ok(bytes)
}
