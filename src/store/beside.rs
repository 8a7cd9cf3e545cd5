//! The names of the files that lie beside an article.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::registry_file;

/// Longest file name, in bytes, that every common file system takes.
const LONGEST_NAME: usize = 255;

/// An article's companions: the sidecar and, for a while, a journal.
///
/// They lie beside the article **as it is named**: a symlink to an article has a sidecar of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// As it was named; empty for the current one.
    folder: PathBuf,
    /// Of the sidecar: the article's whole file name and `.ron`.
    name: OsString,
    key: String,
}

impl Beside {
    /// The companions of `article`; `None` when the path does not end in a name.
    pub fn of(article: &Path) -> Option<Self> {
        let mut name = article.file_name()?.to_os_string();
        name.push(".ron");
        let folder = article.parent().unwrap_or(Path::new("")).to_path_buf();
        // However the folder is reached, the key is the same.
        let real = folder_of(article).canonicalize().unwrap_or_else(|_| folder.clone());
        let key = hex(&Sha256::digest(real.join(&name).as_os_str().as_encoded_bytes()), 32);
        Some(Beside { folder, name, key })
    }

    /// The folder of the article; empty for the current one.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The sidecar: `article.md.ron`.
    pub fn sidecar(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// Whether `path` leads to `article`, to its sidecar or to its folder's registry, by whatever name.
    pub fn is_own(article: &Path, path: &Path) -> bool {
        let sidecar = Beside::of(article).map(|it| it.sidecar());
        let registry = article.with_file_name(registry_file::NAME);
        is_same(article, path) || is_same(&registry, path) || sidecar.is_some_and(|it| is_same(&it, path))
    }

    /// The name of journal `number`, from 0: `.article.md.ron.journal`, `.article.md.ron.journal-1`.
    pub fn journal_name(&self, number: usize) -> OsString {
        match number {
            0 => hidden(&self.name, ".journal"),
            _ => hidden(&self.name, &format!(".journal-{number}")),
        }
    }

    /// A name for a file put aside: `article.md.ron.broken-20260102T030405.678Z`.
    pub fn aside(&self, what: &str, at: Timestamp) -> PathBuf {
        let mut name = self.name.clone();
        name.push(format!(".{what}-{}", at.strftime("%Y%m%dT%H%M%S%.3fZ")));
        self.folder.join(name)
    }

    /// Stands for the sidecar in the state folder: 32 hex digits of its real path's hash.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// The folder a file lies in, never empty.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != OsStr::new("") => parent,
        _ => Path::new("."),
    }
}

/// `.name` with `suffix`, shortened where it would be too long for a file name.
pub(super) fn hidden(name: &OsStr, suffix: &str) -> OsString {
    let mut hidden = OsString::from(".");
    // Room for the dot, and for the `.tmp` a file has before it takes its name.
    if name.len() + suffix.len() + 5 <= LONGEST_NAME {
        hidden.push(name);
    } else {
        hidden.push(hex(&Sha256::digest(name.as_encoded_bytes()), 32));
    }
    hidden.push(suffix);
    hidden
}

/// The first `digits` lower-case hex digits of `bytes`.
pub(super) fn hex(bytes: &[u8], digits: usize) -> String {
    let mut out: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    out.truncate(digits);
    out
}

/// Whether two paths lead to one file.
pub(super) fn is_same(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(a), Ok(b)) = (std::fs::metadata(a), std::fs::metadata(b)) {
        use std::os::unix::fs::MetadataExt;
        return (a.dev(), a.ino()) == (b.dev(), b.ino());
    }
    let real = |path: &Path| {
        folder_of(path)
            .canonicalize()
            .ok()
            .zip(path.file_name().map(OsStr::to_os_string))
    };
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        // Not there yet: one name in one folder.
        _ => real(a).is_some_and(|it| Some(it) == real(b)),
    }
}
