//! Every gesture on the disk within a moment, until the sidecar holds it.

use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atomic::Staged;
use super::beside::folder_of;
use super::history::HistoryFile;
use super::journal_file::{FoundJournal, JournalHome, JournalHomes, temp_of};
use super::lock::{SessionLock, sync_folder};
use super::log::{self, Entry, Header, anchors_of};
use super::places::make_private;
use crate::model::article::Article;
use crate::model::history::Step;

/// The steps of this session that are not in the sidecar yet, in a file beside the article.
///
/// Replayed when the article is opened after a crash. Meant for a thread of its own: it
/// shares nothing with [`Keeper`](super::save::Keeper), so a long save delays no gesture.
#[derive(Debug)]
pub struct Journal {
    read_only: Option<String>,
    article: Article,
    session: Arc<str>,
    homes: JournalHomes,
    live: Option<Live>,
    /// Files of sessions that were killed; all they say is in `pending`.
    found: Vec<FoundJournal>,
    /// Files of our own that another one has replaced, and that could not be removed.
    leftover: Vec<PathBuf>,
    pending: Vec<Entry>,
    history: Option<HistoryFile>,
    told_of_history: bool,
    _session: Option<Arc<SessionLock>>,
}

/// The file that steps are added to. The lock on it tells others that its session lives.
#[derive(Debug)]
struct Live {
    path: PathBuf,
    file: File,
}

/// Why gestures are not safe from a crash, or not remembered.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    #[error("Nothing can be changed here: {reason}")]
    ReadOnly { reason: String },
    #[error("Your last changes would be lost in a crash: the journal cannot be written ({source}). They are still in the window; save now, or save a copy elsewhere: {}", path.display())]
    NotWritten { path: PathBuf, source: io::Error },
    #[error("Your changes are saved, but the journal cannot be removed ({source}). It does no harm; remove it when the article is closed: {}", path.display())]
    NotRemoved { path: PathBuf, source: io::Error },
    #[error(
        "Your changes are saved, but undo will not reach back past a restart: the history cannot be written ({source})"
    )]
    NotRemembered { source: io::Error },
}

/// What opening hands to a new journal.
pub(super) struct Inheritance {
    pub read_only: Option<String>,
    pub article: Article,
    pub homes: JournalHomes,
    pub found: Vec<FoundJournal>,
    /// The steps of `found`.
    pub pending: Vec<Entry>,
    pub history: Option<HistoryFile>,
    pub session: Option<Arc<SessionLock>>,
}

impl Journal {
    pub(super) fn new(from: Inheritance) -> Self {
        Journal {
            read_only: from.read_only,
            article: from.article,
            session: format!("{:016x}", RandomState::new().hash_one(std::process::id())).into(),
            homes: from.homes,
            live: None,
            found: from.found,
            leftover: Vec::new(),
            pending: from.pending,
            history: from.history,
            told_of_history: false,
            _session: from.session,
        }
    }

    /// Writes `steps` with their numbers, which must rise; when this returns they are on the disk.
    ///
    /// After an error they are kept in memory, and the next call, also one without steps, tries again.
    pub fn append(&mut self, steps: &[(u64, Step)]) -> Result<(), JournalError> {
        if let Some(reason) = &self.read_only {
            return Err(JournalError::ReadOnly { reason: reason.clone() });
        }
        let known = self.last_seq();
        let before = self.pending.len();
        for (seq, step) in steps.iter().filter(|(seq, _)| known.is_none_or(|it| *seq > it)) {
            self.pending.push(Entry {
                session: self.session.clone(),
                seq: *seq,
                step: step.clone(),
                anchors: anchors_of(step, &self.article),
            });
        }
        match self.live.take() {
            Some(live) if before == self.pending.len() => {
                self.live = Some(live);
                Ok(())
            }
            // A file is never flushed again after it failed once: what is in memory goes to a new one.
            Some(live) => match add_to(&live.file, &self.pending[before..]) {
                Ok(()) => {
                    self.live = Some(live);
                    Ok(())
                }
                Err(_) => self.write_anew(Some(live)),
            },
            None if self.pending.iter().all(|it| it.session != self.session) => Ok(()),
            None => self.write_anew(None),
        }
    }

    /// Says that the sidecar holds every step up to number `through`, and all that was recovered.
    ///
    /// They leave the journal for the undo history; an empty journal is removed.
    pub fn saved_through(&mut self, through: u64) -> Result<(), JournalError> {
        if self.read_only.is_some() {
            return Ok(());
        }
        let pending = std::mem::take(&mut self.pending);
        let (saved, unsaved) = pending
            .into_iter()
            .partition(|it: &Entry| it.session != self.session || it.seq <= through);
        self.pending = unsaved;
        let remembered = self.remember(&saved);
        if self.pending.is_empty() {
            self.remove_all()?;
        } else if !saved.is_empty() {
            let live = self.live.take();
            self.write_anew(live)?;
        }
        remembered
    }

    fn last_seq(&self) -> Option<u64> {
        let ours = self.pending.iter().rev().find(|it| it.session == self.session);
        ours.map(|it| it.seq)
    }

    fn remember(&mut self, saved: &[Entry]) -> Result<(), JournalError> {
        let Some(history) = &mut self.history else {
            return Ok(());
        };
        match history.append(saved) {
            Err(source) if !self.told_of_history => {
                self.told_of_history = true;
                Err(JournalError::NotRemembered { source })
            }
            _ => Ok(()),
        }
    }

    /// Writes all that is pending to a new file, in the first place that takes it.
    fn write_anew(&mut self, old: Option<Live>) -> Result<(), JournalError> {
        let found = self.found.iter().map(|it| &it.path);
        let ours: Vec<&PathBuf> = found.chain(old.iter().map(|it| &it.path)).collect();
        let header = Header::of(&self.article);
        let mut first_error = None;
        for home in self.homes.iter() {
            match write_in(home, &ours, &header, &self.pending) {
                Ok(live) => {
                    let superseded = self.found.drain(..).map(|it| it.path);
                    self.leftover.extend(superseded.chain(old.map(|it| it.path)));
                    self.leftover.retain(|it| *it != live.path);
                    self.leftover.retain(|it| removed(it).is_err());
                    self.live = Some(live);
                    return Ok(());
                }
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        // The old file may still hold the steps before these.
        self.leftover.extend(old.map(|it| it.path));
        let (path, source) =
            first_error.unwrap_or_else(|| (PathBuf::new(), io::Error::other("there is no place for it")));
        Err(JournalError::NotWritten { path, source })
    }

    fn remove_all(&mut self) -> Result<(), JournalError> {
        let live = self.live.take().map(|it| it.path);
        self.leftover.extend(self.found.drain(..).map(|it| it.path).chain(live));
        let mut outcome = Ok(());
        self.leftover.retain(|path| match removed(path) {
            Ok(()) => false,
            Err(source) => {
                let path = path.clone();
                outcome = Err(JournalError::NotRemoved { path, source });
                true
            }
        });
        outcome
    }
}

fn add_to(mut file: &File, entries: &[Entry]) -> io::Result<()> {
    let mut lines = Vec::new();
    for entry in entries {
        log::push(&mut lines, entry)?;
    }
    file.write_all(&lines)?;
    file.sync_data()
}

/// Writes a journal under the first name that nobody else has.
fn write_in(
    home: &JournalHome,
    ours: &[&PathBuf],
    header: &Header,
    entries: &[Entry],
) -> Result<Live, (PathBuf, io::Error)> {
    let mut error = io::Error::other("too many journals lie there");
    for path in &home.paths {
        match write_at(path, ours.contains(&path), home.own, header, entries) {
            Ok(Some(file)) => {
                let path = path.clone();
                return Ok(Live { path, file });
            }
            Ok(None) => {}
            Err(failed) => {
                error = failed;
                break;
            }
        }
    }
    let path = home.paths.first().cloned().unwrap_or_default();
    Err((path, error))
}

/// `None`: the name belongs to another session.
fn write_at(path: &Path, ours: bool, own: bool, header: &Header, entries: &[Entry]) -> io::Result<Option<File>> {
    let folder = folder_of(path);
    if own {
        make_private(folder)?;
    }
    // Only one session at a time can make the temporary file, and with it the name is reserved.
    let staged = match Staged::create(temp_of(path), true) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        staged => staged?,
    };
    if !ours && fs::symlink_metadata(path).is_ok() {
        return Ok(None);
    }
    // Locked before it has its name, so that nobody takes it for a dead one. Without locks there is no telling.
    let _ = staged.file.try_lock();
    (&staged.file).write_all(&log::whole(header, entries)?)?;
    staged.file.sync_all()?;
    let file = staged.rename(path)?;
    sync_folder(folder)?;
    Ok(Some(file))
}

/// Removes a journal for good: one that came back would undo what was done since.
fn removed(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync_folder(folder_of(path)),
    }
}
