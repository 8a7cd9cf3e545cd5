//! What is done about a file that cannot be read, or cannot be saved where it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Keeper, SaveError};
use crate::model::document::Document;
use crate::store::atomic::{self, PATIENCE};
use crate::store::beside::{Beside, folder_of};
use crate::store::division::divide;
use crate::store::lock::FolderLock;
use crate::store::registry_file::NAME;

impl Keeper {
    /// Renames a sidecar that cannot be read, and returns its new path. Open the article again then.
    pub fn set_aside_broken(&mut self) -> Result<PathBuf, SaveError> {
        if let Some(reason) = self.read_only.clone().filter(|_| self.too_new) {
            return Err(SaveError::ReadOnly { reason });
        }
        put_aside(self.sidecar_path(), self.beside.aside("broken", Timestamp::now()))
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

    /// Renames a registry that cannot be read, and returns its new path. Open the article again then.
    pub fn set_aside_registry(&mut self) -> Result<PathBuf, SaveError> {
        let Some(registry) = self.registry.as_ref().filter(|it| it.blocked.is_some()) else {
            let reason = "the folder's registry is in order".into();
            return Err(SaveError::ReadOnly { reason });
        };
        let reason = self.read_only.as_ref().or(registry.blocked.as_ref());
        if let Some(reason) = reason.filter(|_| self.read_only.is_some() || registry.is_too_new()) {
            return Err(SaveError::ReadOnly { reason: reason.clone() });
        }
        put_aside(registry.path(), registry.aside(Timestamp::now()))
    }

    /// Puts a broken registry aside and its newest good backup in its place; returns where the broken
    /// one went. Open the article again then.
    pub fn restore_registry(&mut self) -> Result<PathBuf, SaveError> {
        let path = self.beside.folder().join(NAME);
        let backup = self.registry.as_ref().and_then(|it| it.backups.newest_good());
        let Some((_, bytes)) = backup else {
            return Err(SaveError::NoBackup { path });
        };
        let aside = self.set_aside_registry()?;
        atomic::replace(&path, &bytes)?;
        Ok(aside)
    }

    /// Writes `snapshot` as a sidecar to `to`, which may be anywhere but over the article and its own sidecar.
    pub fn save_copy(&self, snapshot: &Document, to: &Path) -> Result<Vec<String>, SaveError> {
        if Beside::is_own(&self.article, to) {
            return Err(SaveError::OwnFile { path: to.into() });
        }
        let division = divide(snapshot, &self.sidecar, self.registry.as_ref(), false);
        let copy = self.sidecar.write_with(snapshot, &division.article);
        Ok(atomic::replace(to, copy.raw().as_bytes())?)
    }
}

fn put_aside(path: PathBuf, aside: PathBuf) -> Result<PathBuf, SaveError> {
    let lock = FolderLock::take(folder_of(&path), PATIENCE)?;
    let renamed = match fs::symlink_metadata(&aside) {
        Ok(_) => Err(io::Error::from(io::ErrorKind::AlreadyExists)),
        Err(_) => fs::rename(&path, &aside),
    };
    match renamed.and_then(|()| lock.sync()) {
        Ok(()) => Ok(aside),
        Err(source) => Err(SaveError::NotPutAside { path, source }),
    }
}
