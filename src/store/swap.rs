//! Taking a file's place only if it still is the one that was looked at.
//!
//! Editors take no locks, and flushing a large file takes long enough to save it in an editor
//! meanwhile. Where the system can exchange two names in one step, the old file is looked at
//! once more after it has been replaced, and put back if it is not the one expected.

use std::fs;
use std::io;
use std::path::Path;

use super::input::read_limited;

/// What is to be replaced.
#[derive(Clone, Copy, Debug)]
pub enum Expected<'b> {
    /// Whatever is there; a file that only this program writes.
    Anything,
    /// No file.
    Nothing,
    /// A file of these bytes.
    Bytes(&'b [u8]),
}

/// Whether the new file is in its place.
pub(super) enum Swap {
    /// It is; where the old one was kept under the new one's former name, it may be removed.
    Done { old_kept: bool },
    /// Somebody else was faster; nothing has changed.
    Refused,
    /// Somebody else was faster, and their file could not be put back: it has the new one's former name.
    Displaced,
}

/// Puts `temp` in the place of `target`.
pub(super) fn swap(temp: &Path, target: &Path, expected: Expected) -> io::Result<Swap> {
    let swapped = match expected {
        Expected::Anything => None,
        Expected::Nothing => system::place(temp, target)?,
        Expected::Bytes(bytes) => system::exchange(temp, target, |old| {
            read_limited(old, bytes.len() as u64).is_ok_and(|found| found == bytes)
        })?,
    };
    match swapped {
        Some(swap) => Ok(swap),
        None => fs::rename(temp, target).map(|()| Swap::Done { old_kept: false }),
    }
}

/// `None`: this system or this file system cannot.
#[cfg(any(target_os = "linux", target_os = "macos"))]
mod system {
    use std::fs;
    use std::io;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    use super::Swap;

    /// How often another program may be faster within one save.
    const MOST_TURNS: usize = 100;

    /// Renames if there is nothing at `target`.
    pub fn place(temp: &Path, target: &Path) -> io::Result<Option<Swap>> {
        match renameat_with(CWD, temp, CWD, target, RenameFlags::NOREPLACE) {
            Ok(()) => Ok(Some(Swap::Done { old_kept: false })),
            Err(Errno::EXIST) => Ok(Some(Swap::Refused)),
            Err(errno) => unsupported(errno),
        }
    }

    /// Exchanges the names; if what comes out is not what was expected, it goes back in.
    pub fn exchange(temp: &Path, target: &Path, is_expected: impl Fn(&Path) -> bool) -> io::Result<Option<Swap>> {
        let exchange = || renameat_with(CWD, temp, CWD, target, RenameFlags::EXCHANGE);
        let mut put_in = identity(temp)?;
        match exchange() {
            Ok(()) if is_expected(temp) => return Ok(Some(Swap::Done { old_kept: true })),
            Ok(()) => {}
            Err(Errno::NOENT) => return Ok(Some(Swap::Refused)),
            Err(errno) => return unsupported(errno),
        }
        // Should another file have come in meanwhile, that one is the newest, and goes back in its turn.
        for _ in 0..MOST_TURNS {
            let Ok(newest) = identity(temp) else { break };
            if exchange().is_err() {
                break;
            }
            if identity(temp).is_ok_and(|it| it == put_in) {
                return Ok(Some(Swap::Refused));
            }
            put_in = newest;
        }
        Ok(Some(Swap::Displaced))
    }

    /// Device and inode: the file, whatever its name.
    fn identity(path: &Path) -> io::Result<(u64, u64)> {
        let metadata = fs::symlink_metadata(path)?;
        Ok((metadata.dev(), metadata.ino()))
    }

    fn unsupported(errno: Errno) -> io::Result<Option<Swap>> {
        match errno {
            Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => Ok(None),
            _ => Err(errno.into()),
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod system {
    use std::io;
    use std::path::Path;

    use super::Swap;

    pub fn place(_temp: &Path, _target: &Path) -> io::Result<Option<Swap>> {
        Ok(None)
    }

    pub fn exchange(_temp: &Path, _target: &Path, _is_expected: impl Fn(&Path) -> bool) -> io::Result<Option<Swap>> {
        Ok(None)
    }
}
