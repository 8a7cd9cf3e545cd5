//! Saving, and seeing what others save.

mod looking;
mod mending;
mod registering;

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::atomic::{PATIENCE, WriteError, replace_under, target_of};
use super::backup::Backups;
use super::beside::{Beside, folder_of, is_same};
use super::division::{divide, home_of_new, with_registry};
use super::input::{FileStamp, Stamps, read_limited};
use super::lock::{FolderLocks, LockError, SessionLock};
use super::registry_file::RegistryFile;
use super::sidecar::{Home, Sidecar, SidecarError};
use super::swap::Expected;
use crate::engine::merge::{Merged, edits, merge};
use crate::model::document::Document;
use crate::model::id::Mint;
use crate::model::registry::Entry;
use crate::model::table::Table;
use crate::model::transaction::Transaction;

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
    /// The folder's registry; `None` when the sidecar has its name.
    registry: Option<RegistryFile>,
    /// Whether the sidecar's registry entries are on their way to the folder's.
    sharing: bool,
    /// The document as the files and the caller last agreed on it: what both sides changed is changed from here.
    base: Document,
    /// What the files hold and the caller has not taken in yet.
    offered: Option<Document>,
    /// Whether what is offered has not been told yet.
    news: bool,
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
    /// Whether the folder's registry was written.
    pub registry_written: bool,
    /// Size of the sidecar.
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
    /// The sidecar or the folder's registry was changed: merged with ours. Take it in, then say so with [`Keeper::taken_in`].
    Sidecar(Box<Merged>),
    /// The article's text is another one now. Open it again.
    Article,
    /// The article is gone. Saving still works.
    ArticleGone,
    /// The sidecar is gone. The next save writes it again.
    SidecarGone,
    /// The sidecar cannot be read any more, for this reason. Nothing is saved over it.
    SidecarBroken(String),
    /// The folder's registry is gone. The next save writes it again.
    RegistryGone,
    /// The folder's registry cannot be read any more, or only by a newer version, for this reason.
    /// Its entries are kept as they were; nothing is saved over it.
    RegistryBroken(String),
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
    #[error(
        "The registry of this folder was not changed, and nothing was saved: {reason}. Mend that file and save again, or take back your change of the registry; all else is saved then"
    )]
    Registry { reason: String },
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
    pub registry: Option<RegistryFile>,
    pub base: Document,
    pub seen: Stamps,
    pub backups: Backups,
    pub session: Option<Arc<SessionLock>>,
}

/// Where a save writes to, and what keeps others from writing there.
struct Targets {
    sidecar: PathBuf,
    registry: Option<Result<PathBuf, WriteError>>,
    locks: FolderLocks,
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
            registry: from.registry,
            sharing: false,
            base: from.base,
            offered: None,
            news: false,
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

    /// Where registry entries that are new go.
    pub fn registry_home(&self) -> Home {
        home_of_new(&self.sidecar, self.registry.as_ref())
    }

    /// Why the folder's registry cannot be changed; `None` when it can.
    pub fn registry_blocked(&self) -> Option<&str> {
        self.registry.as_ref()?.blocked.as_deref()
    }

    /// Makes the files hold `snapshot`, and what someone else wrote there in the meantime.
    ///
    /// When this returns `Ok`, it is on the disk and has been read back: first the folder's registry, then
    /// the sidecar, so that a sidecar never refers to an entry that is not there. A document without
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
        let registry = self.registry.as_ref().map(|it| it.target(&self.article, &target));
        let other = registry
            .as_ref()
            .and_then(|it| it.as_ref().ok())
            .map(|it| folder_of(it));
        let locks = FolderLocks::take(folder_of(&target), other, PATIENCE)?;
        let targets = Targets {
            sidecar: target,
            registry,
            locks,
        };
        for _ in 1..ATTEMPTS {
            match self.save_under(&targets, snapshot) {
                Err(SaveError::Write(WriteError::ChangedMeanwhile { .. })) => {}
                outcome => return outcome,
            }
        }
        self.save_under(&targets, snapshot)
    }

    /// As [`save`](Self::save), and moves the registry entries of a lone article to its folder's registry.
    pub fn share_registry(&mut self, snapshot: &Document) -> Result<Saved, SaveError> {
        self.sharing = true;
        let saved = self.save(snapshot);
        self.sharing = false;
        saved
    }

    fn save_under(&mut self, targets: &Targets, snapshot: &Document) -> Result<Saved, SaveError> {
        let path = self.sidecar_path();
        let mut notes = Vec::new();
        let met = self.meet_registry(&mut notes);
        let found = read_sidecar(&targets.sidecar)?;
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
        let mut merged = self.offered.take().map(|theirs| {
            let merged = self.merged(snapshot, &theirs);
            self.offered = Some(theirs);
            merged
        });
        let wanted = merged.as_ref().map_or(snapshot, |it| &it.document);
        let division = divide(wanted, &self.sidecar, self.registry.as_ref(), self.sharing);
        if !division.settled.is_empty() {
            let conflicts = merged.as_ref().map_or_else(Vec::new, |it| it.conflicts.clone());
            merged = Some(settled(snapshot, wanted, &division.settled, conflicts));
        }
        let wanted = merged.as_ref().map_or(snapshot, |it| &it.document);
        let registry_written = self.write_registry(targets, &met, &division, &mut notes)?;
        let fresh = self.sidecar.write_with(wanted, &division.article);
        let written = match &found {
            Some(bytes) => fresh.raw().as_bytes() != bytes,
            None => Sidecar::is_needed_for(wanted, &division.article),
        };
        if written {
            let expected = found.as_deref().map_or(Expected::Nothing, Expected::Bytes);
            if let Some(bytes) = &found
                && let Err(error) = self.backups.keep(bytes)
            {
                notes.push(format!("No backup of the annotations could be made ({error})"));
            }
            let lock = targets.locks.of_first();
            notes.extend(replace_under(lock, &targets.sidecar, expected, fresh.raw().as_bytes())?);
            self.on_disk = true;
        }
        self.seen.sidecar = FileStamp::of(&path);
        let bytes = if self.on_disk { fresh.raw().len() } else { 0 };
        self.sidecar = fresh;
        self.news = false;
        let news = merged.filter(|it| !it.transaction.is_empty());
        match &news {
            Some(merged) => self.offered = Some(merged.document.clone()),
            None => {
                self.base = snapshot.clone();
                self.offered = None;
            }
        }
        Ok(Saved {
            written: written || registry_written,
            registry_written,
            bytes,
            merged: news,
            notes,
        })
    }

    /// Says that snapshots from now on hold the last merge that was handed out.
    ///
    /// Without it a snapshot is taken to be older than the merge, and is merged again.
    pub fn taken_in(&mut self) {
        if let Some(document) = self.offered.take() {
            self.base = document;
        }
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
        self.news = true;
        Ok(Some(with_registry(document, &self.sidecar, self.registry.as_ref())))
    }

    fn merged(&mut self, mine: &Document, theirs: &Document) -> Merged {
        let mint = &mut self.mint;
        merge(&self.base, mine, theirs, &mut || mint.next(unix_ms()))
    }
}

/// `wanted` with `entries` as they were settled on the way to their file.
fn settled(snapshot: &Document, wanted: &Document, entries: &Table<Entry>, conflicts: Vec<String>) -> Merged {
    let mut tables = wanted.tables().clone();
    for (id, entry) in entries {
        tables.entries.insert(id.clone(), entry.clone());
    }
    let transaction = Transaction {
        name: "Take in changes of the file".into(),
        edits: edits(snapshot.tables(), &tables),
    };
    let mut document = snapshot.clone();
    // It is made from the snapshot, so it fits.
    if document.apply(&transaction).is_err() {
        document = Document::of_tables(snapshot.article().clone(), tables).published_on(snapshot.published());
    }
    Merged {
        document,
        transaction,
        conflicts,
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
