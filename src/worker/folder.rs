//! Reads every annotated article of a folder, to be looked at together.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::Wire;
use crate::app::effect::{Outcome, Ticket};
use crate::app::folder_view::{FolderArticle, FolderProgress, FolderView};
use crate::model::document::Document;
use crate::store::folder::articles;
use crate::store::open::{Access, Opening};
use crate::store::places::Places;

/// A folder being read; dropping it stops the reading.
pub(super) struct FolderReading {
    stopped: Arc<AtomicBool>,
}

impl Drop for FolderReading {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

/// The open article, which is taken as it stands in the window.
pub(super) struct OpenArticle {
    pub ticket: Ticket,
    pub path: PathBuf,
    pub document: Document,
}

impl FolderReading {
    /// Begins to read the folder of `open`; tells how far it has come, and in the end what was read.
    pub fn begin(open: OpenArticle, places: Places, wire: Wire) -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = stopped.clone();
        thread::spawn(move || {
            let ticket = open.ticket;
            if let Some(view) = read(&open, &places, &stop, &wire) {
                let folder = Arc::new(view);
                wire.send(Outcome::FolderRead { ticket, folder });
            }
        });
        FolderReading { stopped }
    }
}

/// `None` when it was stopped.
fn read(open: &OpenArticle, places: &Places, stop: &AtomicBool, wire: &Wire) -> Option<FolderView> {
    let ticket = open.ticket;
    let mut view = FolderView::default();
    let folder = match open.path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let mut paths = match articles(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let problem = format!("The folder cannot be listed ({error}): {}", folder.display());
            view.problems.push(problem);
            Vec::new()
        }
    };
    // The open one may have nothing on the disk yet.
    if !paths.iter().any(|it| it.file_name() == open.path.file_name()) {
        paths.push(open.path.clone());
        paths.sort();
    }
    let total = paths.len();
    for (done, path) in paths.into_iter().enumerate() {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let progress = FolderProgress { done, total };
        wire.send(Outcome::FolderProgress { ticket, progress });
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let document = match path.file_name() == open.path.file_name() {
            true => Ok(open.document.clone()),
            false => look(&path, places),
        };
        match document {
            Ok(document) => view.articles.push(FolderArticle { name, path, document }),
            Err(problem) => view.problems.push(problem),
        }
    }
    Some(view)
}

fn look(path: &Path, places: &Places) -> Result<Document, String> {
    let opening = Opening::begin(path, None, Access::Look, places).map_err(|it| it.to_string())?;
    let opened = opening.finish().map_err(|it| it.to_string())?;
    match opened.report.broken {
        Some(broken) => Err(broken.message),
        None => Ok(opened.document),
    }
}
