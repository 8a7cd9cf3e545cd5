//! What is done about a sidecar that cannot be read, or cannot be saved where it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Keeper, SaveError};
use crate::model::document::Document;
use crate::store::atomic::{self, PATIENCE};
use crate::store::beside::{Beside, folder_of, is_same};
use crate::store::division::divide;
use crate::store::lock::FolderLock;

impl Keeper {
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
        let is_registry = self.registry.as_ref().is_some_and(|it| is_same(&it.path(), to));
        if is_registry || Beside::is_own(&self.article, to) {
            return Err(SaveError::OwnFile { path: to.into() });
        }
        let division = divide(snapshot, &self.sidecar, self.registry.as_ref(), false);
        let copy = self.sidecar.write_with(snapshot, &division.article);
        Ok(atomic::replace(to, copy.raw().as_bytes())?)
    }
}
