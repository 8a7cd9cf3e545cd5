//! Opening an article with all that is known of it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::atomic;
use super::backup::{Backup, Backups};
use super::beside::Beside;
use super::division::with_registry;
use super::folder::FolderRegistry;
use super::input::{FileStamp, Stamps, read_limited};
use super::journal::{Inheritance, Journal};
use super::journal_file::JournalHomes;
use super::lock::{Session, SessionLock};
use super::places::Places;
pub use super::registry_file::BlockedRegistry;
use super::registry_file::RegistryFile;
use super::save::{Keeper, Loaded, read_sidecar, shown};
use super::sidecar::{Problem, Sidecar, SidecarError};
use super::take_up::TakenUp;
use crate::engine::frame::{Frame, frame_of};
use crate::model::article::{Article, MAX_ARTICLE_BYTES};
use crate::model::document::Document;
use crate::model::history::History;
use crate::model::id::AnnotationId;
use crate::reading::{self, ReadError};

/// How long a window waits for a command that is taking up a journal.
const COMMAND_PATIENCE: Duration = Duration::from_millis(500);

/// What an article is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To work on. One window at a time; a second one can only read.
    Window,
    /// To make one change and save it, also while a window is open.
    Command,
    /// To look. Nothing is written anywhere.
    Look,
}

/// An article whose text is read and can be shown, and whose annotations are still to come.
#[derive(Debug)]
pub struct Opening {
    path: PathBuf,
    beside: Beside,
    article: Article,
    encoding: Option<String>,
    access: Access,
    places: Places,
    /// The article, opened for reading; the session's lock lies on it.
    file: File,
    stamp: Option<FileStamp>,
    /// The folder's registry, as it was read before.
    known: Option<RegistryFile>,
}

/// An article, what is known of it, and what keeps that safe.
#[derive(Debug)]
pub struct Opened {
    pub document: Document,
    /// What of the article is not its prose.
    pub frame: Frame,
    pub history: History,
    pub journal: Journal,
    pub keeper: Keeper,
    pub report: Report,
}

/// What to tell about an opened article.
#[derive(Debug, Default)]
pub struct Report {
    /// Why nothing can be changed; `None` when it can.
    pub read_only: Option<String>,
    /// Steps of a session that ended without saving, made again. Save soon.
    pub recovered: usize,
    /// Steps of such a session that make no sense: damaged, or not made by this program.
    pub not_recovered: usize,
    /// Annotations whose words were found at another place.
    pub moved: Vec<AnnotationId>,
    /// Annotations whose words were not found.
    pub orphaned: Vec<AnnotationId>,
    /// What is wrong in the sidecar.
    pub problems: Vec<Problem>,
    /// The sidecar could not be read at all.
    pub broken: Option<BrokenSidecar>,
    /// The folder's registry cannot be changed; all else can.
    pub registry: Option<BlockedRegistry>,
    /// What is wrong in the registry; also in `notes`.
    pub registry_problems: Vec<Problem>,
    /// Sentences to show.
    pub notes: Vec<String>,
}

/// A sidecar that cannot be read. It is left as it is, and nothing can be changed until it is put aside.
#[derive(Clone, Debug)]
pub struct BrokenSidecar {
    pub path: PathBuf,
    /// With line, column and remedy.
    pub message: String,
    /// Written by a newer version: only that can help.
    pub too_new: bool,
    /// The newest earlier state that can be read.
    pub backup: Option<Backup>,
}

/// Why an article cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("This is not the name of a file. Give the path of an article: {}", path.display())]
    NoName { path: PathBuf },
    #[error("There is no such file. Check the spelling: {}", path.display())]
    Missing { path: PathBuf },
    #[error("This is a folder. Choose an article in it: {}", path.display())]
    IsFolder { path: PathBuf },
    #[error("The file is larger than {} MB, which is more than this program reads. Split it: {}", MAX_ARTICLE_BYTES >> 20, path.display())]
    TooLarge { path: PathBuf },
    #[error("The file cannot be read ({source}). Check that you may read it: {}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error(transparent)]
    NotText(#[from] ReadError),
}

impl Opening {
    /// Reads the article at `path`; `encoding` is one that a person chose.
    pub fn begin(path: &Path, encoding: Option<&str>, access: Access, places: &Places) -> Result<Self, OpenError> {
        let beside = Beside::of(path).ok_or_else(|| OpenError::NoName { path: path.into() })?;
        let unreadable = |source: std::io::Error| {
            let path = path.to_path_buf();
            match source.kind() {
                std::io::ErrorKind::NotFound => OpenError::Missing { path },
                std::io::ErrorKind::IsADirectory => OpenError::IsFolder { path },
                std::io::ErrorKind::FileTooLarge => OpenError::TooLarge { path },
                _ => OpenError::Unreadable { path, source },
            }
        };
        // Before the bytes, so that a change in between is seen as one.
        let stamp = FileStamp::of(path);
        let bytes = read_limited(path, MAX_ARTICLE_BYTES as u64).map_err(unreadable)?;
        let file = File::open(path).map_err(unreadable)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Opening {
            article: reading::read(&name, &bytes, encoding)?,
            path: path.into(),
            beside,
            encoding: encoding.map(Into::into),
            access,
            places: places.clone(),
            file,
            stamp,
            known: None,
        })
    }

    /// Takes the folder's registry from `registry`, if it is this folder's and its file has not changed:
    /// to go over a folder, where reading it with every article would take longer than the articles.
    pub fn knowing(mut self, registry: &FolderRegistry) -> Self {
        self.known = Some(registry.file().clone());
        self
    }

    /// The text.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Reads the annotations, and takes up what a killed session left.
    pub fn finish(mut self) -> Result<Opened, OpenError> {
        let mut report = Report::default();
        self.note_links(&mut report);
        let session = self.session(&mut report);
        let may_write = self.access != Access::Look && report.read_only.is_none();
        let mut registry = RegistryFile::in_folder(self.beside.folder(), Some(&self.beside), &self.places);
        if let (Some(registry), Some(known)) = (&mut registry, self.known.take()) {
            registry.begin_with(known);
        }
        if may_write {
            atomic::sweep(&self.beside.sidecar());
            registry.iter().for_each(|it| atomic::sweep(&it.path()));
        }
        let backups = Backups::of(&self.beside, &self.places);
        let seen = FileStamp::of(&self.beside.sidecar());
        let mut loaded = self.load(&backups, &mut report)?;
        // After the sidecar: whoever writes both begins with the registry.
        if let Some(registry) = &mut registry {
            load_registry(registry, &mut report);
        }
        let document = with_registry(loaded.document, &loaded.sidecar, registry.as_ref());
        let frame = frame_of(&self.article);
        // What the sidecar says goes before what the text seems to say.
        let published = document.published().or(frame.published);
        loaded.document = document.published_on(published);
        let taken = self.take_up(loaded.document.clone(), session.is_some(), &mut report);
        let read_only = match self.access {
            Access::Look => Some("it was opened for looking only".into()),
            Access::Window | Access::Command => report.read_only.clone(),
        };
        let mut journal = Journal::new(Inheritance {
            read_only: read_only.clone(),
            article: self.article.clone(),
            homes: JournalHomes::of(&self.beside, &self.places),
            found: taken.found,
            pending: taken.pending,
            history: taken.history_file,
            session: session.clone(),
        });
        if report.recovered == 0
            && let Err(error) = journal.saved_through(0)
        {
            report.notes.push(error.to_string());
        }
        let keeper = Keeper::new(Loaded {
            article: self.path,
            beside: self.beside,
            read_only,
            too_new: report.broken.as_ref().is_some_and(|it| it.too_new),
            sidecar: loaded.sidecar,
            on_disk: loaded.on_disk,
            registry,
            base: loaded.document,
            seen: Stamps {
                article: self.stamp,
                sidecar: seen,
            },
            backups,
            session,
        });
        Ok(Opened {
            document: taken.document,
            frame,
            history: taken.history,
            journal,
            keeper,
            report,
        })
    }

    fn note_links(&self, report: &mut Report) {
        #[cfg(unix)]
        for path in [&self.path, &self.beside.sidecar()] {
            use std::os::unix::fs::MetadataExt;
            if fs::metadata(path).is_ok_and(|it| it.nlink() > 1) {
                report.notes.push(format!(
                    "This file has several names (hard links). Annotations belong to this name only: {}",
                    path.display()
                ));
            }
        }
    }

    fn take_up(&self, loaded: Document, ours: bool, report: &mut Report) -> TakenUp {
        let looks = self.access == Access::Look;
        if report.broken.is_some() || !(ours || looks) {
            return TakenUp::nothing(loaded);
        }
        let homes = JournalHomes::of(&self.beside, &self.places);
        let mut taken = TakenUp::journals(loaded, &homes, report);
        if !looks {
            taken.history(&self.beside, &self.places);
        }
        taken
    }

    /// The session, for a window, and for a command that finds a journal to take up.
    fn session(&self, report: &mut Report) -> Option<Arc<SessionLock>> {
        let homes = JournalHomes::of(&self.beside, &self.places);
        let patience = match self.access {
            Access::Window => COMMAND_PATIENCE,
            Access::Command if homes.any() => Duration::ZERO,
            Access::Command | Access::Look => return None,
        };
        let file = self.file.try_clone().ok()?;
        match Session::take(file, patience) {
            Session::Ours(lock) => {
                homes.sweep();
                Some(Arc::new(lock))
            }
            Session::Another => {
                if self.access == Access::Window {
                    report.read_only = Some(
                        "this article is open in another window; close that one and open the article again".into(),
                    );
                }
                None
            }
        }
    }
}

fn load_registry(registry: &mut RegistryFile, report: &mut Report) {
    report.registry = registry.load();
    report.registry_problems = registry.text().problems().to_vec();
    for problem in &report.registry_problems {
        let (path, line, column) = (registry.path(), problem.line, problem.column);
        let note = format!("{}: {}:{line}:{column}", problem.message, path.display());
        report.notes.push(note);
    }
}

/// What the sidecar says.
struct Annotations {
    document: Document,
    sidecar: Sidecar,
    on_disk: bool,
}

impl Opening {
    fn load(&mut self, backups: &Backups, report: &mut Report) -> Result<Annotations, OpenError> {
        let path = self.beside.sidecar();
        let broken = match read_sidecar(&path) {
            Ok(None) => return Ok(self.nothing()),
            Err(error) => (error.to_string(), false),
            Ok(Some(bytes)) => match Sidecar::parse(&bytes) {
                Ok(sidecar) => {
                    self.read_as_before(&sidecar)?;
                    let resolved = sidecar.resolve(&self.article);
                    report.moved = resolved.moved;
                    report.orphaned = resolved.orphaned;
                    report.problems = resolved.problems;
                    return Ok(Annotations {
                        document: resolved.document,
                        sidecar,
                        on_disk: true,
                    });
                }
                Err(error) => (shown(&error, &path), matches!(error, SidecarError::TooNew { .. })),
            },
        };
        let (message, too_new) = broken;
        report.read_only.get_or_insert_with(|| message.clone());
        report.broken = Some(BrokenSidecar {
            path,
            message,
            too_new,
            backup: backups.newest_good().map(|(it, _)| it),
        });
        Ok(self.nothing())
    }

    fn nothing(&self) -> Annotations {
        Annotations {
            document: Document::new(self.article.clone()),
            sidecar: Sidecar::new_for(&self.article),
            on_disk: false,
        }
    }

    /// Reads the text again in the encoding it was annotated in, if that was chosen then and only guessed now.
    fn read_as_before(&mut self, sidecar: &Sidecar) -> Result<(), OpenError> {
        let facts = sidecar.facts();
        let file = self.article.file();
        let Some(encoding) = facts.encoding.as_deref() else {
            return Ok(());
        };
        let same_file = facts.sha256.as_ref() == Some(&file.sha256);
        if self.encoding.is_some() || !same_file || encoding == file.encoding {
            return Ok(());
        }
        let bytes = read_limited(&self.path, MAX_ARTICLE_BYTES as u64).map_err(|source| OpenError::Unreadable {
            path: self.path.clone(),
            source,
        })?;
        // An encoding this version does not know is no reason to fail.
        if let Ok(article) = reading::read(&file.name, &bytes, Some(encoding)) {
            self.article = article;
        }
        Ok(())
    }
}
