//! Who may write, when several processes are at it.
//!
//! Both locks are advisory locks of the kernel on files that exist anyway, so
//! there are no lock files, and a killed process holds nothing.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::beside::is_same;

/// Between two tries for a lock.
const PAUSE: Duration = Duration::from_millis(10);

/// The right to replace files of one folder, from the last look at them to the rename.
#[derive(Debug)]
pub struct FolderLock {
    folder: PathBuf,
    /// `None` where a folder cannot be opened as a file.
    handle: Option<File>,
    held: bool,
}

/// Why a folder could not be locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("Another program has been saving in this folder for {} seconds. Close it, or try again: {}", waited.as_secs(), folder.display())]
    Busy { folder: PathBuf, waited: Duration },
    #[error("The folder cannot be opened ({source}). Check that it exists and that you may open it: {}", folder.display())]
    Unreachable { folder: PathBuf, source: io::Error },
}

impl FolderLock {
    /// Locks `folder`, waiting at most `patience` for whoever holds it.
    ///
    /// Where the file system knows no locks, this succeeds and [`held`](Self::held) says so;
    /// comparing before the rename is then all that protects from another's save.
    pub fn take(folder: &Path, patience: Duration) -> Result<Self, LockError> {
        let mut lock = FolderLock {
            folder: folder.to_path_buf(),
            handle: None,
            held: false,
        };
        if !cfg!(unix) {
            return Ok(lock);
        }
        let handle = File::open(folder).map_err(|source| LockError::Unreachable {
            folder: folder.to_path_buf(),
            source,
        })?;
        lock.held = match within(patience, || handle.try_lock()) {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                return Err(LockError::Busy {
                    folder: folder.to_path_buf(),
                    waited: patience,
                });
            }
            Err(TryLockError::Error(_)) => false,
        };
        lock.handle = Some(handle);
        Ok(lock)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether others are really kept out.
    pub fn held(&self) -> bool {
        self.held
    }

    /// Makes renames in the folder survive a power cut.
    pub fn sync(&self) -> io::Result<()> {
        self.handle.as_ref().map_or(Ok(()), File::sync_all)
    }
}

/// The right to replace files of two folders, which may be one.
#[derive(Debug)]
pub struct FolderLocks {
    first: FolderLock,
    /// `None` when it is the first one, or not wanted.
    second: Option<Result<FolderLock, LockError>>,
}

impl FolderLocks {
    /// Locks `first` and `second`, each waiting at most `patience`. Whoever takes the same two takes them in
    /// the same order, whatever they are for. That the second cannot be locked is told when it is needed.
    pub fn take(first: &Path, second: Option<&Path>, patience: Duration) -> Result<Self, LockError> {
        let other = second.filter(|it| !is_same(first, it));
        let real = |it: &Path| it.canonicalize().unwrap_or_else(|_| it.to_path_buf());
        let second_first = other.is_some_and(|it| real(it) < real(first));
        let mut locks_second = other.filter(|_| second_first).map(|it| FolderLock::take(it, patience));
        let first = FolderLock::take(first, patience)?;
        if let Some(it) = other.filter(|_| !second_first) {
            locks_second = Some(FolderLock::take(it, patience));
        }
        Ok(FolderLocks {
            first,
            second: locks_second,
        })
    }

    /// The lock of the first folder.
    pub fn of_first(&self) -> &FolderLock {
        &self.first
    }

    /// The lock of the second folder.
    pub fn of_second(&self) -> Result<&FolderLock, LockError> {
        match &self.second {
            None => Ok(&self.first),
            Some(Ok(lock)) => Ok(lock),
            Some(Err(LockError::Busy { folder, waited })) => Err(LockError::Busy {
                folder: folder.clone(),
                waited: *waited,
            }),
            Some(Err(LockError::Unreachable { folder, source })) => Err(LockError::Unreachable {
                folder: folder.clone(),
                source: source.kind().into(),
            }),
        }
    }
}

/// Makes what was created, renamed or removed in `folder` survive a power cut.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// The right to be the one window on an article, and to take over journals of dead ones.
///
/// Lies on the article, opened for reading only.
#[derive(Debug)]
pub struct SessionLock {
    _article: File,
}

/// Whether this process is the one that works on an article.
#[derive(Debug)]
pub enum Session {
    Ours(SessionLock),
    /// Another process, or another window of this one.
    Another,
}

impl Session {
    /// Takes the session of the article opened as `file`, waiting at most `patience`.
    ///
    /// A file system without locks cannot tell, and the session is ours.
    pub fn take(file: File, patience: Duration) -> Self {
        match within(patience, || file.try_lock()) {
            Err(TryLockError::WouldBlock) => Session::Another,
            Ok(()) | Err(TryLockError::Error(_)) => Session::Ours(SessionLock { _article: file }),
        }
    }
}

/// Tries until it succeeds, fails for good, or `patience` is over.
fn within(patience: Duration, attempt: impl Fn() -> Result<(), TryLockError>) -> Result<(), TryLockError> {
    let began = Instant::now();
    loop {
        match attempt() {
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::WouldBlock) if began.elapsed() < patience => std::thread::sleep(PAUSE),
            outcome => return outcome,
        }
    }
}
