//! Replacing a file so that every reader sees the old one or the new one, never a piece of either.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::beside::{folder_of, hidden};
use super::lock::{FolderLock, LockError};
use super::swap::{Expected, Swap, swap};

/// How long a save waits for another program's save.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// A temporary file this young, in a folder that cannot be locked, may be in use.
const MAYBE_IN_USE: Duration = Duration::from_secs(60);

/// Links to follow before a path is taken for a circle.
const MOST_LINKS: usize = 40;

/// Why a file could not be replaced. Unless it says otherwise, the old one is untouched.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error(transparent)]
    Lock(#[from] LockError),
    #[error("The disk is full ({source}). Free some space and save again; the file is as it was: {}", path.display())]
    DiskFull { path: PathBuf, source: io::Error },
    #[error("You may not write in this folder ({source}). Change its permissions, or save a copy elsewhere; the file is as it was: {}", path.display())]
    NotAllowed { path: PathBuf, source: io::Error },
    #[error("The file name is too long to save beside it ({source}). Give the article a shorter name: {}", path.display())]
    NameTooLong { path: PathBuf, source: io::Error },
    #[error("A folder has this name. Move it away and save again: {}", path.display())]
    IsFolder { path: PathBuf },
    #[error("The file cannot be written ({step}: {source}). Check the disk and save again, or save a copy elsewhere; the file is as it was: {}", path.display())]
    Failed {
        step: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    #[error("Another program keeps writing this file. Close it there and save again; nothing was overwritten: {}", path.display())]
    ChangedMeanwhile { path: PathBuf },
    #[error("Another program wrote the annotations at the same moment, and the disk failed. Yours are saved; theirs are kept here, compare the two: {}", path.display())]
    Displaced { path: PathBuf },
    #[error("The file was written, but the disk does not confirm it ({source}). Check the disk, and save a copy elsewhere: {}", path.display())]
    Unconfirmed { path: PathBuf, source: io::Error },
    #[error("The file was written, but reads back differently. Another program may write it too; check the disk, and save again: {}", path.display())]
    Differs { path: PathBuf },
}

/// Replaces the file at `path` by `bytes`, or makes it. A symlink stays; its target is replaced.
///
/// Returns what of the old file could not be carried over, as sentences to show.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<Vec<String>, WriteError> {
    let target = target_of(path)?;
    let lock = FolderLock::take(folder_of(&target), PATIENCE)?;
    replace_under(&lock, &target, Expected::Anything, bytes)
}

/// As [`replace`], in a folder that is locked already, and only if what is there is as `expected`.
/// `target` is no symlink.
pub fn replace_under(
    lock: &FolderLock,
    target: &Path,
    expected: Expected,
    bytes: &[u8],
) -> Result<Vec<String>, WriteError> {
    let old = match fs::symlink_metadata(target) {
        Ok(old) if old.is_dir() => return Err(WriteError::IsFolder { path: target.into() }),
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed("looking at the old file", target, error)),
    };
    let staged = stage(lock, target, old.is_some())?;
    let step = |step| move |error| failed(step, target, error);
    (&staged.file).write_all(bytes).map_err(step("writing"))?;
    let notes = old.map_or_else(Vec::new, |old| keep_manner(target, &old, &staged.file));
    staged.file.sync_all().map_err(step("flushing"))?;
    match staged.swap(target, expected).map_err(step("renaming"))? {
        Swap::Done { .. } => {}
        Swap::Refused => return Err(WriteError::ChangedMeanwhile { path: target.into() }),
        Swap::Displaced => return Err(keep_displaced(target)),
    }
    lock.sync().map_err(|source| WriteError::Unconfirmed {
        path: target.into(),
        source,
    })?;
    read_back(target, bytes)?;
    Ok(notes)
}

/// Gives another program's file, which a disk in trouble did not put back, a name that is not swept away.
fn keep_displaced(target: &Path) -> WriteError {
    let temp = temp_of(target);
    let mut aside = target.as_os_str().to_os_string();
    aside.push(".theirs");
    let aside = PathBuf::from(aside);
    let kept = fs::rename(&temp, &aside).is_ok();
    WriteError::Displaced {
        path: if kept { aside } else { temp },
    }
}

/// Removes what a killed save left behind for `path`; in a folder that cannot be locked it stays.
pub fn sweep(path: &Path) {
    let Ok(target) = target_of(path) else { return };
    let temp = temp_of(&target);
    if fs::symlink_metadata(&temp).is_err() {
        return;
    }
    // Whoever is saving right now holds the lock, and then nothing is left over.
    if let Ok(lock) = FolderLock::take(folder_of(&target), Duration::ZERO)
        && lock.held()
    {
        let _ = fs::remove_file(&temp);
    }
}

/// A file that has no name of its own yet; without [`rename`](Self::rename) it goes away.
#[derive(Debug)]
pub(super) struct Staged {
    pub file: File,
    temp: Temp,
}

/// Removes the file when dropped, unless it was renamed.
#[derive(Debug)]
struct Temp {
    path: PathBuf,
    renamed: bool,
}

impl Staged {
    /// Makes an empty file `temp`, which must not exist; others may read it if not `private`.
    pub fn create(temp: PathBuf, private: bool) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let file = options.open(&temp)?;
        let temp = Temp {
            path: temp,
            renamed: false,
        };
        Ok(Staged { file, temp })
    }

    /// Puts the file in the place of `target`.
    pub fn rename(mut self, target: &Path) -> io::Result<File> {
        fs::rename(&self.temp.path, target)?;
        self.temp.renamed = true;
        Ok(self.file)
    }

    /// Puts the file in the place of `target`, if that is as `expected`.
    pub fn swap(mut self, target: &Path, expected: Expected) -> io::Result<Swap> {
        let swap = swap(&self.temp.path, target, expected)?;
        self.temp.renamed = matches!(swap, Swap::Done { old_kept: false } | Swap::Displaced);
        Ok(swap)
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        if !self.renamed {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The temporary file of a save. It has one fixed name, as only one save at a time holds the
/// folder's lock: what is found there under the lock is left over from a killed one.
fn stage(lock: &FolderLock, target: &Path, private: bool) -> Result<Staged, WriteError> {
    let temp = temp_of(target);
    let in_use = |old: &Metadata| {
        let age = old.modified().ok().and_then(|it| it.elapsed().ok());
        !lock.held() && age.is_some_and(|age| age < MAYBE_IN_USE)
    };
    match fs::symlink_metadata(&temp) {
        Ok(old) if in_use(&old) => {
            return Err(WriteError::Lock(LockError::Busy {
                folder: lock.folder().into(),
                waited: Duration::ZERO,
            }));
        }
        Ok(_) => fs::remove_file(&temp).map_err(|error| failed("removing a left-over file", &temp, error))?,
        Err(_) => {}
    }
    Staged::create(temp, private).map_err(|error| failed("making a new file", target, error))
}

fn temp_of(target: &Path) -> PathBuf {
    target.with_file_name(hidden(target.file_name().unwrap_or_default(), ".tmp"))
}

/// Where `path` leads when every symlink at its end is followed; the last one may lead nowhere yet.
pub(super) fn target_of(path: &Path) -> Result<PathBuf, WriteError> {
    let mut target = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(target),
        }
    }
    let source = io::Error::other("too many symbolic links");
    Err(failed("following links", path, source))
}

/// Gives the new file what the old one had: owner, extended attributes (with them access lists), mode.
#[cfg(unix)]
fn keep_manner(target: &Path, old: &Metadata, new: &File) -> Vec<String> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let mut notes = Vec::new();
    let mut lost = |what: &str, error: io::Error| {
        notes.push(format!(
            "The {what} of the file could not be kept ({error}): {}",
            target.display()
        ));
    };
    let mut mode = old.mode() & 0o777;
    let made = new.metadata();
    let owner = made.as_ref().map(|it| (it.uid(), it.gid())).ok();
    if owner != Some((old.uid(), old.gid()))
        && let Err(error) = fchown(new, Some(old.uid()), Some(old.gid()))
    {
        // Only root gives files away, but a group one belongs to can be kept.
        if let Err(_again) = fchown(new, None, Some(old.gid())) {
            mode &= !0o070;
        }
        lost("owner", error);
    }
    if let Err((name, error)) = keep_attributes(target, new) {
        // With an access list, the group's bits of the mode mean something wider.
        mode &= !0o070;
        lost(&format!("extended attribute {name}"), error);
    }
    if made.map(|it| it.mode() & 0o777).ok() != Some(mode)
        && let Err(error) = new.set_permissions(fs::Permissions::from_mode(mode))
    {
        lost("mode", error);
    }
    notes
}

#[cfg(not(unix))]
fn keep_manner(_target: &Path, _old: &Metadata, _new: &File) -> Vec<String> {
    Vec::new()
}

#[cfg(unix)]
fn keep_attributes(target: &Path, new: &File) -> Result<(), (String, io::Error)> {
    use xattr::FileExt;

    // Many file systems have none, and then there is nothing to keep.
    let Ok(names) = xattr::list(target) else {
        return Ok(());
    };
    for name in names {
        let shown = name.to_string_lossy().into_owned();
        let set = match xattr::get(target, &name) {
            Ok(Some(value)) => new.set_xattr(&name, &value),
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        match set {
            // The system's own labels: a new file gets the ones that are due to it.
            Err(_) if shown.starts_with("security.") || shown.starts_with("trusted.") => {}
            Err(error) => return Err((shown, error)),
            Ok(()) => {}
        }
    }
    Ok(())
}

fn read_back(target: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut found = Vec::with_capacity(bytes.len());
    File::open(target)
        .and_then(|it| it.take(bytes.len() as u64 + 1).read_to_end(&mut found))
        .map_err(|source| WriteError::Unconfirmed {
            path: target.into(),
            source,
        })?;
    if found == bytes {
        Ok(())
    } else {
        Err(WriteError::Differs { path: target.into() })
    }
}

fn failed(step: &'static str, path: &Path, source: io::Error) -> WriteError {
    let path = path.to_path_buf();
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteError::DiskFull { path, source },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => WriteError::NotAllowed { path, source },
        io::ErrorKind::InvalidFilename => WriteError::NameTooLong { path, source },
        io::ErrorKind::IsADirectory => WriteError::IsFolder { path },
        _ => WriteError::Failed { step, path, source },
    }
}
