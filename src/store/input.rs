//! Looking at files: cheaply first, and never at what is no file.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

/// The bytes of a regular file of at most `most` bytes. Pipes and devices, which could hang, are refused.
pub fn read_limited(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::other("this is not a file but a device or a pipe"));
    }
    let too_large = || {
        io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("the file is larger than {} MB", most >> 20),
        )
    };
    if metadata.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    Ok(bytes)
}

/// How the files looked when they were last read; when this is the same, so are they, as far as a look tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Stamps {
    pub article: Option<FileStamp>,
    pub sidecar: Option<FileStamp>,
}

/// What a file system says of a file without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileStamp {
    bytes: u64,
    modified: Option<SystemTime>,
    /// Device, inode, and the time of the last change of any kind, which no program can set back.
    identity: [i64; 4],
}

impl FileStamp {
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            [
                metadata.dev() as i64,
                metadata.ino() as i64,
                metadata.ctime(),
                metadata.ctime_nsec(),
            ]
        };
        #[cfg(not(unix))]
        let identity = [0; 4];
        Some(FileStamp {
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
            identity,
        })
    }
}
