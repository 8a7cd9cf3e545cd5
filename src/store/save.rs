//! Saving, and seeing what others save.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::atomic::{self, PATIENCE, WriteError, replace_under, target_of};
use super::backup::Backups;
use super::beside::{Beside, folder_of, is_same};
use super::input::{FileStamp, Stamps, read_limited};
use super::lock::{FolderLock, LockError, SessionLock};
use super::sidecar::{Sidecar, SidecarError};
use super::swap::Expected;
use crate::engine::merge::{Merged, merge};
use crate::model::article::MAX_ARTICLE_BYTES;
use crate::model::document::Document;
use crate::model::id::Mint;

/// How often a save begins again when another program was faster.
const ATTEMPTS: usize = 5;

/// Largest sidecar that is read, in bytes.
pub const MAX_SIDECAR_BYTES: u64 = 512 << 20;

/// Keeps the sidecar of one article: writes it, and never over what someone else wrote.
///
/// Meant for a thread of its own; shares nothing with [`Journal`](super::journal::Journal).
#[derive(Debug)]
pub struct Keeper {
    article: PathBuf,
    beside: Beside,
    read_only: Option<String>,
    /// Whether only a newer version may change the file.
    too_new: bool,
    /// The file as it was when it was last read or written.
    sidecar: Sidecar,
    /// Whether there was such a file.
    on_disk: bool,
    /// The document as the file and the caller last agreed on it: what both sides changed is changed from here.
    base: Document,
    /// What the file holds and the caller has not taken in yet.
    offered: Option<Document>,
    seen: Stamps,
    backups: Backups,
    mint: Mint,
    _session: Option<Arc<SessionLock>>,
}

/// What a save did.
#[derive(Debug)]
pub struct Saved {
    /// `false`: the file held all this already, and was not touched.
    pub written: bool,
    /// Size of the file.
    pub bytes: usize,
    /// Someone else had changed the file: what was saved is the two merged. Take it in, then say
    /// so with [`Keeper::taken_in`].
    pub merged: Option<Merged>,
    /// Sentences to show.
    pub notes: Vec<String>,
}

/// What someone else did to the files since they were last looked at.
#[derive(Debug)]
pub enum Elsewhere {
    /// The sidecar was changed: merged with ours. Take it in, then say so with [`Keeper::taken_in`].
    Sidecar(Merged),
    /// The article's text is another one now. Open it again.
    Article,
    /// The article is gone. Saving still works.
    ArticleGone,
    /// The sidecar is gone. The next save writes it again.
    SidecarGone,
    /// The sidecar cannot be read any more, for this reason. Nothing is saved over it.
    SidecarBroken(String),
}

/// Why nothing was saved. The file is as it was, unless the message says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("Nothing can be saved here: {reason}")]
    ReadOnly { reason: String },
    #[error(
        "Another program has changed the annotations so that they cannot be read: {reason}. Nothing was overwritten; mend that file and save again, or save a copy elsewhere"
    )]
    Broken { reason: String },
    #[error("The annotations cannot be read before saving ({source}). Nothing was overwritten; check the disk and save again, or save a copy elsewhere: {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("A copy cannot take the place of the article or of its own annotations. Choose another name: {}", path.display())]
    OwnFile { path: PathBuf },
    #[error("The file for the annotations is the article itself, by another name. Remove that link, then save again: {}", path.display())]
    IsArticle { path: PathBuf },
    #[error("There is no backup to go back to: {}", path.display())]
    NoBackup { path: PathBuf },
    #[error("The file cannot be put aside ({source}). Rename it by hand, then open the article again: {}", path.display())]
    NotPutAside { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Lock(#[from] LockError),
}

/// What opening hands to a keeper.
pub(super) struct Loaded {
    pub article: PathBuf,
    pub beside: Beside,
    pub read_only: Option<String>,
    pub too_new: bool,
    pub sidecar: Sidecar,
    pub on_disk: bool,
    pub base: Document,
    pub seen: Stamps,
    pub backups: Backups,
    pub session: Option<Arc<SessionLock>>,
}

impl Keeper {
    pub(super) fn new(from: Loaded) -> Self {
        Keeper {
            article: from.article,
            beside: from.beside,
            read_only: from.read_only,
            too_new: from.too_new,
            sidecar: from.sidecar,
            on_disk: from.on_disk,
            base: from.base,
            offered: None,
            seen: from.seen,
            backups: from.backups,
            mint: fresh_mint(),
            _session: from.session,
        }
    }

    /// Beside the article, whether it exists or not.
    pub fn sidecar_path(&self) -> PathBuf {
        self.beside.sidecar()
    }

    /// Makes the sidecar hold `snapshot`, and what someone else wrote there in the meantime.
    ///
    /// When this returns `Ok`, it is on the disk and has been read back. A document without
    /// annotations makes no file.
    pub fn save(&mut self, snapshot: &Document) -> Result<Saved, SaveError> {
        if let Some(reason) = &self.read_only {
            return Err(SaveError::ReadOnly { reason: reason.clone() });
        }
        let path = self.sidecar_path();
        let target = target_of(&path)?;
        if is_same(&target, &self.article) {
            return Err(SaveError::IsArticle { path });
        }
        let lock = FolderLock::take(folder_of(&target), PATIENCE)?;
        for _ in 1..ATTEMPTS {
            match self.save_under(&lock, &target, snapshot) {
                Err(SaveError::Write(WriteError::ChangedMeanwhile { .. })) => {}
                outcome => return outcome,
            }
        }
        self.save_under(&lock, &target, snapshot)
    }

    fn save_under(&mut self, lock: &FolderLock, target: &Path, snapshot: &Document) -> Result<Saved, SaveError> {
        let path = self.sidecar_path();
        let mut notes = Vec::new();
        let found = read_sidecar(target)?;
        match &found {
            Some(bytes) => {
                if let Some(theirs) = self.take_over(bytes)? {
                    self.offered = Some(theirs);
                }
            }
            None if self.on_disk => {
                self.on_disk = false;
                notes.push(format!(
                    "The annotations had been removed; they were written again: {}",
                    path.display()
                ));
            }
            None => {}
        }
        let merged = self.offered.take().map(|theirs| {
            let merged = self.merged(snapshot, &theirs);
            self.offered = Some(theirs);
            merged
        });
        let wanted = merged.as_ref().map_or(snapshot, |it| &it.document);
        let fresh = self.sidecar.write(wanted);
        let empty = wanted.annotations().is_empty() && wanted.orphans().is_empty();
        let written = match &found {
            Some(bytes) => fresh.raw().as_bytes() != bytes,
            None => !empty,
        };
        if written {
            let expected = found.as_deref().map_or(Expected::Nothing, Expected::Bytes);
            if let Some(bytes) = &found
                && let Err(error) = self.backups.keep(bytes)
            {
                notes.push(format!("No backup of the annotations could be made ({error})"));
            }
            notes.extend(replace_under(lock, target, expected, fresh.raw().as_bytes())?);
            self.on_disk = true;
        }
        self.seen.sidecar = FileStamp::of(&path);
        let bytes = if self.on_disk { fresh.raw().len() } else { 0 };
        self.sidecar = fresh;
        let news = merged.filter(|it| !it.transaction.is_empty());
        match &news {
            Some(merged) => self.offered = Some(merged.document.clone()),
            None => {
                self.base = snapshot.clone();
                self.offered = None;
            }
        }
        Ok(Saved {
            written,
            bytes,
            merged: news,
            notes,
        })
    }

    /// What someone else did since the last look or save. Each change is told once.
    ///
    /// Cheap when nothing happened: the files are only asked for size and times.
    pub fn look_for_changes(&mut self, mine: &Document) -> Result<Option<Elsewhere>, SaveError> {
        if let Some(change) = self.look_at_article() {
            return Ok(Some(change));
        }
        let path = self.sidecar_path();
        let stamp = FileStamp::of(&path);
        if stamp == self.seen.sidecar {
            return Ok(None);
        }
        let Some(bytes) = read_sidecar(&path)? else {
            self.seen.sidecar = stamp;
            return Ok(self.on_disk.then_some(Elsewhere::SidecarGone));
        };
        let outcome = self.take_over(&bytes);
        self.seen.sidecar = stamp;
        let theirs = match outcome {
            Ok(Some(theirs)) => theirs,
            Ok(None) => return Ok(None),
            Err(SaveError::Broken { reason }) => return Ok(Some(Elsewhere::SidecarBroken(reason))),
            Err(error) => return Err(error),
        };
        let merged = self.merged(mine, &theirs);
        if merged.transaction.is_empty() {
            self.base = theirs;
            self.offered = None;
            return Ok(None);
        }
        self.offered = Some(theirs);
        Ok(Some(Elsewhere::Sidecar(merged)))
    }

    /// Says that snapshots from now on hold the last merge that was handed out.
    ///
    /// Without it a snapshot is taken to be older than the merge, and is merged again.
    pub fn taken_in(&mut self) {
        if let Some(document) = self.offered.take() {
            self.base = document;
        }
    }

    /// Renames a sidecar that cannot be read, and returns its new path. Open the article again then.
    pub fn set_aside_broken(&mut self) -> Result<PathBuf, SaveError> {
        if let Some(reason) = self.read_only.clone().filter(|_| self.too_new) {
            return Err(SaveError::ReadOnly { reason });
        }
        let path = self.sidecar_path();
        let lock = FolderLock::take(folder_of(&path), PATIENCE)?;
        let aside = self.beside.aside("broken", Timestamp::now());
        let renamed = match fs::symlink_metadata(&aside) {
            Ok(_) => Err(io::Error::from(io::ErrorKind::AlreadyExists)),
            Err(_) => fs::rename(&path, &aside),
        };
        match renamed.and_then(|()| lock.sync()) {
            Ok(()) => Ok(aside),
            Err(source) => Err(SaveError::NotPutAside { path, source }),
        }
    }

    /// Puts a broken sidecar aside and the newest good backup in its place; returns where the broken
    /// one went. Open the article again then.
    pub fn restore_backup(&mut self) -> Result<PathBuf, SaveError> {
        let path = self.sidecar_path();
        let Some((_, bytes)) = self.backups.newest_good() else {
            return Err(SaveError::NoBackup { path });
        };
        let aside = self.set_aside_broken()?;
        atomic::replace(&path, &bytes)?;
        Ok(aside)
    }

    /// Writes `snapshot` as a sidecar to `to`, which may be anywhere but over the article and its own sidecar.
    pub fn save_copy(&self, snapshot: &Document, to: &Path) -> Result<Vec<String>, SaveError> {
        if Beside::is_own(&self.article, to) {
            return Err(SaveError::OwnFile { path: to.into() });
        }
        let copy = self.sidecar.write(snapshot);
        Ok(atomic::replace(to, copy.raw().as_bytes())?)
    }

    /// Takes note of the file's bytes; the document in them, if they are not ours.
    fn take_over(&mut self, bytes: &[u8]) -> Result<Option<Document>, SaveError> {
        if self.on_disk && self.sidecar.raw().as_bytes() == bytes {
            return Ok(None);
        }
        let path = self.sidecar_path();
        let theirs = Sidecar::parse(bytes).map_err(|error| SaveError::Broken {
            reason: shown(&error, &path),
        })?;
        let document = theirs.resolve(self.base.article()).document;
        self.sidecar = theirs;
        self.on_disk = true;
        Ok(Some(document))
    }

    fn merged(&mut self, mine: &Document, theirs: &Document) -> Merged {
        let mint = &mut self.mint;
        merge(&self.base, mine, theirs, &mut || mint.next(unix_ms()))
    }

    fn look_at_article(&mut self) -> Option<Elsewhere> {
        let stamp = FileStamp::of(&self.article);
        if stamp == self.seen.article {
            return None;
        }
        let gone = stamp.is_none();
        self.seen.article = stamp;
        if gone {
            return Some(Elsewhere::ArticleGone);
        }
        let bytes = read_limited(&self.article, MAX_ARTICLE_BYTES as u64).ok()?;
        let changed = crate::reading::sha256(&bytes) != self.base.article().file().sha256;
        changed.then_some(Elsewhere::Article)
    }
}

/// The bytes of a sidecar; `None` when there is none.
pub(super) fn read_sidecar(path: &Path) -> Result<Option<Vec<u8>>, SaveError> {
    match read_limited(path, MAX_SIDECAR_BYTES) {
        Ok(bytes) => Ok(Some(bytes)),
        // Under a name that is too long there is no file either; saving tells.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidFilename) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => {
            Err(WriteError::IsFolder { path: path.into() }.into())
        }
        Err(source) => Err(SaveError::Unreadable {
            path: path.into(),
            source,
        }),
    }
}

/// A sidecar's fault with the place to look at, as editors and terminals take it.
pub(super) fn shown(error: &SidecarError, path: &Path) -> String {
    match error.place() {
        Some((line, column)) => format!("{error}: {}:{line}:{column}", path.display()),
        None => format!("{error}: {}", path.display()),
    }
}

/// Ids that differ from those of every other session.
pub(super) fn fresh_mint() -> Mint {
    Mint::new(RandomState::new().hash_one(std::process::id()))
}

/// Milliseconds since 1970, by the clock.
pub(super) fn unix_ms() -> u64 {
    u64::try_from(Timestamp::now().as_millisecond()).unwrap_or_default()
}
