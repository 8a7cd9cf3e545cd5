//! Earlier states of a sidecar or a registry, for the day it cannot be read.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use super::atomic;
use super::beside::Beside;
use super::journal_file::read_private;
use super::places::{Places, make_private};
use super::sidecar::{Registry, Sidecar};

/// Backups kept of one file.
pub const KEPT: usize = 5;

/// Time between two backups.
pub const INTERVAL: Duration = Duration::from_secs(10 * 60);

/// The backups of one sidecar or registry: `1.ron` is the newest, [`KEPT`] the oldest.
///
/// Numbered, not dated, so that a wrong clock cannot put an old one before a new one.
#[derive(Clone, Debug)]
pub(super) struct Backups {
    folder: Option<PathBuf>,
    /// Whether such a file can be read.
    is_good: fn(&[u8]) -> bool,
}

/// A state of a file that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// When it was put there, by the clock of that time.
    pub at: Option<SystemTime>,
}

impl Backups {
    pub fn of(beside: &Beside, places: &Places) -> Self {
        let state = places.state.as_ref();
        Backups {
            folder: state.map(|it| it.join("backups").join(beside.key())),
            is_good: |bytes| Sidecar::parse(bytes).is_ok(),
        }
    }

    /// Of a folder's registry.
    pub fn of_registry(beside: &Beside, places: &Places) -> Self {
        Backups {
            is_good: |bytes| Registry::parse(bytes).is_ok(),
            ..Backups::of(beside, places)
        }
    }

    /// Keeps `bytes` if the last backup is older than [`INTERVAL`].
    pub fn keep(&self, bytes: &[u8]) -> io::Result<()> {
        let Some(newest) = self.path(1).filter(|_| self.is_due()) else {
            return Ok(());
        };
        if let Some(folder) = &self.folder {
            make_private(folder)?;
        }
        for number in (1..KEPT).rev() {
            if let (Some(from), Some(to)) = (self.path(number), self.path(number + 1))
                && from.exists()
            {
                fs::rename(from, to)?;
            }
        }
        atomic::replace(&newest, bytes).map_err(io::Error::other)?;
        Ok(())
    }

    /// The newest one that can be read, with its bytes.
    pub fn newest_good(&self) -> Option<(Backup, Vec<u8>)> {
        (1..=KEPT).filter_map(|number| self.path(number)).find_map(|path| {
            let bytes = read_private(&path).ok()?;
            (self.is_good)(&bytes).then_some(())?;
            let at = fs::metadata(&path).and_then(|it| it.modified()).ok();
            Some((Backup { path, at }, bytes))
        })
    }

    /// A last backup from the future, by a clock that was wrong, does not count.
    fn is_due(&self) -> bool {
        let last = self.path(1).and_then(|it| fs::metadata(it).ok());
        let age = last.and_then(|it| it.modified().ok()).and_then(|it| it.elapsed().ok());
        age.is_none_or(|it| it >= INTERVAL)
    }

    fn path(&self, number: usize) -> Option<PathBuf> {
        self.folder.as_ref().map(|it| it.join(format!("{number}.ron")))
    }
}
