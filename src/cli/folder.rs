//! The articles of a folder, looked at one after the other.

use std::path::{Path, PathBuf};

use super::{Failure, output};
use crate::formats::withholding::knows_everybody;
use crate::model::document::Document;
use crate::model::registry::{Entry, SourceId};
use crate::model::table::Table;
use crate::store::folder;
use crate::store::open::{Access, Opened, Opening};
use crate::store::places::Places;
use crate::store::registry_file::NAME;

/// An article or a folder, with the entries of its registry.
pub(super) struct Folder {
    pub articles: Vec<Looked>,
    /// Of the folder, and of lone articles in it.
    pub entries: Table<Entry>,
    /// Whether every article could be read; what could not has been told.
    pub whole: bool,
}

/// An article as it stands on the disk.
pub(super) struct Looked {
    /// The file's name, without folders.
    pub name: String,
    pub document: Document,
}

impl Folder {
    /// Looks at every article of `path` that has annotations; `path` may be an article itself.
    pub fn look(path: &Path) -> Result<Folder, Failure> {
        let unreadable =
            |error: std::io::Error| Failure::Disk(format!("the folder cannot be read ({error}): {}", path.display()));
        let mut looked = Folder {
            articles: Vec::new(),
            entries: Table::<Entry>::new(),
            whole: true,
        };
        let articles: Vec<PathBuf> = match path.is_dir() {
            true => folder::articles(path).map_err(unreadable)?,
            false => vec![path.to_path_buf()],
        };
        if path.is_dir()
            && let Some(registry) = folder::registry(path).map_err(unreadable)?
        {
            if let Some(blocked) = &registry.blocked {
                output::error(&blocked.message);
                looked.whole = false;
            }
            looked.entries = registry.tables().entries.clone();
        }
        for article in &articles {
            match looked_at(article) {
                Ok(document) => looked.add(article, document),
                // An article that was asked for is not one of many.
                Err(failure) if !path.is_dir() => return Err(failure),
                Err(failure) => {
                    output::error(&failure.to_string());
                    looked.whole = false;
                }
            }
        }
        Ok(looked)
    }

    fn add(&mut self, article: &Path, document: Document) {
        for (key, entry) in document.entries() {
            if !self.entries.contains_key(key) {
                self.entries.insert(key.clone(), entry.clone());
            }
        }
        let name = article.file_name().unwrap_or_default();
        self.articles.push(Looked {
            name: name.to_string_lossy().into_owned(),
            document,
        });
    }

    /// Refuses to write over one of the articles, its annotations or the registry.
    pub fn spare(&self, path: &Path, output: &Path) -> Result<(), Failure> {
        let folder = if path.is_dir() {
            path
        } else {
            path.parent().unwrap_or(Path::new(""))
        };
        let articles = self.articles.iter();
        let mut articles = articles.map(|it| folder.join(&it.name)).chain([folder.join(NAME)]);
        articles.try_for_each(|it| super::export::spare(&it, output))
    }

    /// Fails when something could not be read, which has been told.
    pub fn is_whole(&self) -> Result<(), Failure> {
        match self.whole {
            true => Ok(()),
            false => Err(Failure::Disk("not everything in the folder could be read".into())),
        }
    }

    /// The entry whose key, name or alias is `name`; an error names the candidates, or says that there is none.
    pub fn entry(&self, name: &str) -> Result<(&SourceId, &Entry), Failure> {
        match &super::attribute::entries_named(&self.entries, name, None)[..] {
            [] => Err(Failure::Problem(format!(
                "no entry of the registry is called “{name}”; “pressmark sources” lists them"
            ))),
            [only] => Ok(*only),
            several => Err(super::attribute::ambiguous(name, several)),
        }
    }
}

/// The article at `path` and what is beside it; nothing is written.
pub(super) fn looked_at(path: &Path) -> Result<Document, Failure> {
    Ok(opened(path)?.document)
}

/// As [`looked_at`], with a registry that could be read: without it, everybody in it would be missing.
pub(super) fn known_at(path: &Path) -> Result<Document, Failure> {
    let opened = opened(path)?;
    match opened.report.registry {
        Some(blocked) if !knows_everybody(&opened.document) => Err(Failure::Disk(blocked.message)),
        _ => Ok(opened.document),
    }
}

fn opened(path: &Path) -> Result<Opened, Failure> {
    let disk = |it: crate::store::open::OpenError| Failure::Disk(it.to_string());
    let opening = Opening::begin(path, None, Access::Look, &Places::of_this_user());
    let opened = opening.map_err(disk)?.finish().map_err(disk)?;
    match &opened.report.broken {
        Some(broken) => Err(Failure::Disk(broken.message.clone())),
        None => Ok(opened),
    }
}
