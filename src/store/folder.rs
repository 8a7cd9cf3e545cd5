//! A folder of articles, and what they rest on.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::lexicon;
use super::places::Places;
use super::registry_file::{BlockedRegistry, NAME, RegistryFile};
use super::save::read_sidecar;
use super::sidecar::{Problem, Registry};
use crate::model::tables::Tables;

/// Every article of `folder` that has a sidecar, by name; folders in it are not entered.
///
/// The sidecars are not read. A link counts when it leads to a file.
pub fn articles(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut articles = Vec::new();
    for entry in fs::read_dir(folder)? {
        let sidecar = entry?.path();
        let article = sidecar.with_extension("");
        let is_file = |it: &Path| fs::metadata(it).is_ok_and(|it| it.is_file());
        let named_so = sidecar.extension() == Some(OsStr::new("ron"));
        if named_so && is_file(&sidecar) && is_file(&article) && !is_registry(&sidecar) {
            articles.push(article);
        }
    }
    articles.sort();
    Ok(articles)
}

/// Endings of files that are articles whether or not anything is marked in them.
const ARTICLE_ENDINGS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// Every article of `folder`, with or without a sidecar, by name; folders in it are not entered.
///
/// Without a sidecar only text and Markdown files count, and none that is hidden.
pub fn texts(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut texts = articles(folder)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path
            .extension()
            .and_then(OsStr::to_str)
            .unwrap_or_default()
            .to_lowercase();
        let name = path.file_name().unwrap_or_default();
        let hidden = name.as_encoded_bytes().starts_with(b".");
        if !hidden
            && ARTICLE_ENDINGS.contains(&&*ending)
            && fs::metadata(&path).is_ok_and(|it| it.is_file())
            && !lexicon::is_own(&path)
        {
            texts.push(path);
        }
    }
    texts.sort();
    texts.dedup();
    Ok(texts)
}

/// An article named `sources` has a sidecar of the registry's name.
fn is_registry(path: &Path) -> bool {
    path.file_name() == Some(OsStr::new(NAME))
        && matches!(read_sidecar(path), Ok(Some(bytes)) if Registry::parse(&bytes).is_ok())
}

/// A folder's registry, read without any of its articles.
#[derive(Clone, Debug)]
pub struct FolderRegistry {
    file: RegistryFile,
    /// Why it cannot be changed; then it holds only what could be read.
    pub blocked: Option<BlockedRegistry>,
}

impl FolderRegistry {
    /// Entries, scales, switches, and what suggestions have learned.
    pub fn tables(&self) -> &Tables {
        self.file.tables()
    }

    pub fn path(&self) -> PathBuf {
        self.file.path()
    }

    /// What needs a person's eye.
    pub fn problems(&self) -> &[Problem] {
        self.file.text().problems()
    }

    pub(super) fn file(&self) -> &RegistryFile {
        &self.file
    }
}

/// Reads the registry of `folder`; `None` when it has none.
///
/// # Errors
/// When the folder cannot be opened. That a registry cannot be read is told in [`FolderRegistry::blocked`].
pub fn registry(folder: &Path) -> io::Result<Option<FolderRegistry>> {
    fs::read_dir(folder)?;
    let Some(mut file) = RegistryFile::in_folder(folder, None, &Places::default()) else {
        return Ok(None);
    };
    let blocked = file.load();
    Ok((file.on_disk || blocked.is_some()).then_some(FolderRegistry { file, blocked }))
}
