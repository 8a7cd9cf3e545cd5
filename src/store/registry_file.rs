//! A folder's `sources.ron`, as a keeper of one of its articles holds it.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::atomic::{WriteError, target_of};
use super::backup::{Backup, Backups};
use super::beside::{Beside, is_same};
use super::input::{FileStamp, read_limited};
use super::places::Places;
use super::save::MAX_SIDECAR_BYTES;
use super::sidecar::{Registry, RegistryError};
use crate::model::tables::Tables;

/// The name of the registry in its folder.
pub const NAME: &str = "sources.ron";

/// A folder's registry that cannot be changed: not readable, or written by a newer version.
#[derive(Clone, Debug)]
pub struct BlockedRegistry {
    pub path: PathBuf,
    /// With line, column and remedy.
    pub message: String,
    /// Line and column, from 1 on, of what is wrong, if it is in one place.
    pub place: Option<(usize, usize)>,
    /// Written by a newer version. Its entries are shown as far as they could be read.
    pub too_new: bool,
    /// The newest earlier state that can be read.
    pub backup: Option<Backup>,
}

/// The registry's file, and what it said when it was last read or written.
#[derive(Clone, Debug)]
pub(super) struct RegistryFile {
    beside: Beside,
    text: Registry,
    /// What `text` says.
    tables: Tables,
    /// Whether there was such a file.
    pub on_disk: bool,
    /// Why it must not be written.
    pub blocked: Option<String>,
    /// Where in the file that is, and whether only a newer version may change it.
    trouble: (Option<(usize, usize)>, bool),
    pub seen: Option<FileStamp>,
    pub backups: Backups,
}

/// What a look at the file brought.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing new.
    Same,
    /// It says something else now.
    Changed,
    /// It was there, and is gone.
    Gone,
    /// It cannot be read any more, or only by a newer version.
    Blocked(String),
}

impl RegistryFile {
    /// The registry of `folder`, which may be empty for the current one; nothing is read yet. `None` when its
    /// name is that of `sidecar`.
    pub fn in_folder(folder: &Path, sidecar: Option<&Beside>, places: &Places) -> Option<Self> {
        let stem = NAME.strip_suffix(".ron").unwrap_or(NAME);
        let beside = Beside::of(&folder.join(stem))?;
        if sidecar.is_some_and(|it| it.sidecar() == beside.sidecar()) {
            return None;
        }
        Some(RegistryFile {
            backups: Backups::of_registry(&beside, places),
            beside,
            text: Registry::none(),
            tables: Tables::default(),
            on_disk: false,
            blocked: None,
            trouble: (None, false),
            seen: None,
        })
    }

    /// Goes on from `known`, if that is the same file as it was then.
    pub fn begin_with(&mut self, known: RegistryFile) {
        if known.path() == self.path() && known.seen.is_some() && known.seen == FileStamp::of(&self.path()) {
            *self = RegistryFile {
                backups: self.backups.clone(),
                ..known
            };
        }
    }

    /// Reads the file, unless it is known already; answers why it cannot be changed.
    pub fn load(&mut self) -> Option<BlockedRegistry> {
        let seen = FileStamp::of(&self.path());
        if seen.is_none() || seen != self.seen {
            let bytes = self.bytes();
            self.take_over(&bytes);
            self.seen = seen;
        }
        let (place, too_new) = self.trouble;
        Some(BlockedRegistry {
            path: self.path(),
            message: self.blocked.clone()?,
            place,
            too_new,
            backup: self.backups.newest_good().map(|(it, _)| it),
        })
    }

    /// Whether only a newer version may change the file.
    pub fn is_too_new(&self) -> bool {
        self.blocked.is_some() && self.trouble.1
    }

    /// A name for the file when it is put aside.
    pub fn aside(&self, at: Timestamp) -> PathBuf {
        self.beside.aside("broken", at)
    }

    pub fn path(&self) -> PathBuf {
        self.beside.sidecar()
    }

    /// The file itself, where `sources.ron` is a link. It must be neither of the article's own files.
    pub fn target(&self, article: &Path, sidecar: &Path) -> Result<PathBuf, WriteError> {
        let path = self.path();
        let target = target_of(&path)?;
        if is_same(&target, article) || is_same(&target, sidecar) {
            let source = io::Error::other("it is a link to the article or its annotations");
            return Err(WriteError::NotAllowed { path, source });
        }
        Ok(target)
    }

    pub fn text(&self) -> &Registry {
        &self.text
    }

    /// What the file says.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The bytes of the file; `None` when there is none.
    pub fn bytes(&self) -> io::Result<Option<Vec<u8>>> {
        match read_limited(&self.path(), MAX_SIDECAR_BYTES) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidFilename) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Takes note of what the file holds now.
    pub fn take_over(&mut self, bytes: &io::Result<Option<Vec<u8>>>) -> Look {
        match bytes {
            Ok(Some(bytes)) => self.take_over_bytes(bytes),
            Ok(None) => {
                self.blocked = None;
                match std::mem::replace(&mut self.on_disk, false) {
                    true => Look::Gone,
                    false => Look::Same,
                }
            }
            Err(error) => {
                let path = self.path();
                self.trouble = (None, false);
                self.block(format!(
                    "The registry cannot be read ({error}). Check that you may read it: {}",
                    path.display()
                ))
            }
        }
    }

    fn take_over_bytes(&mut self, bytes: &[u8]) -> Look {
        if self.on_disk && self.blocked.is_none() && self.text.raw().as_bytes() == bytes {
            return Look::Same;
        }
        match Registry::parse(bytes) {
            Ok(text) => {
                self.blocked = None;
                self.written(text);
                Look::Changed
            }
            Err(error) => {
                self.trouble = (error.0.place(), error.is_too_new());
                if let Some(text) = Registry::parse_newer(bytes).filter(|_| error.is_too_new()) {
                    self.written(text);
                }
                // It is there, whatever it says; nothing is to be put in its place.
                self.on_disk = true;
                let message = shown(&error, &self.path());
                self.block(message)
            }
        }
    }

    fn block(&mut self, message: String) -> Look {
        if self.blocked.as_ref() == Some(&message) {
            return Look::Same;
        }
        self.blocked = Some(message.clone());
        Look::Blocked(message)
    }

    /// Says that the file is `text` now.
    pub fn written(&mut self, text: Registry) {
        self.tables = text.tables();
        self.text = text;
        self.on_disk = true;
    }
}

fn shown(error: &RegistryError, path: &Path) -> String {
    match error.0.place() {
        Some((line, column)) => format!("{error}: {}:{line}:{column}", path.display()),
        None => format!("{error}: {}", path.display()),
    }
}
