//! The threads of one open article.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded, unbounded};
use serde_json::json;

use super::ahead::Ahead;
use super::journal::{self, JournalJob};
use super::{Busy, Wire};
use crate::app::effect::{Broken, Merge, Opened, Outcome, Ticket};
use crate::app::state::RegistryHome;
use crate::engine::merge::Merged;
use crate::model::document::Document;
use crate::model::history::Step;
use crate::store::journal::Journal;
use crate::store::open::{self, Access, Opening};
use crate::store::places::Places;
use crate::store::save::{Elsewhere, Keeper};
use crate::store::sidecar::Home;

/// How often the files are looked at for changes by others.
const LOOK: Duration = Duration::from_millis(1_000);

/// Work for the threads of one article.
pub(crate) enum DeskJob {
    Journal {
        steps: Vec<(u64, Step)>,
        busy: Busy,
    },
    Save {
        snapshot: Document,
        through: u64,
        /// Whether a lone article's entries move to the folder's registry.
        shares: bool,
        busy: Busy,
    },
    TakenIn,
    SaveCopy {
        snapshot: Document,
        path: PathBuf,
        busy: Busy,
    },
    SetAside {
        busy: Busy,
    },
    SetAsideRegistry {
        busy: Busy,
    },
    RestoreRegistry {
        busy: Busy,
    },
    Restore {
        busy: Busy,
    },
}

/// One open article; its threads end when this is dropped and their work is done.
pub(crate) struct Desk {
    pub(crate) path: PathBuf,
    jobs: Sender<DeskJob>,
    journal: Sender<JournalJob>,
    threads: Vec<JoinHandle<()>>,
}

/// An article to be opened.
pub(crate) struct Wanted {
    pub(crate) ticket: Ticket,
    pub(crate) path: PathBuf,
    pub(crate) encoding: Option<String>,
    /// The same article, opened earlier; its threads finish first.
    pub(crate) before: Option<Closing>,
    /// The same article, as far as it has been read already.
    pub(crate) ahead: Option<Ahead>,
}

/// An article left behind, whose threads may still be saving.
pub(crate) struct Closing {
    pub(crate) path: PathBuf,
    threads: Vec<JoinHandle<()>>,
}

impl Desk {
    /// Reads the article, then its annotations; each is told when it is there.
    pub(crate) fn open(wanted: Wanted, places: Places, wire: Wire) -> Self {
        let Wanted { ticket, path, .. } = &wanted;
        let (ticket, path) = (*ticket, path.clone());
        let (jobs, job_queue) = unbounded();
        let (journal, journal_queue) = unbounded();
        // The journal comes from opening, which the sidecar's thread does.
        let (hand_over, journal_of_opening) = bounded::<Journal>(1);
        let (for_journal, to_journal) = (wire.clone(), journal.clone());
        let of_journal = thread::spawn(move || {
            if let Ok(journal) = journal_of_opening.recv() {
                journal::keep(ticket, journal, &journal_queue, &for_journal);
            }
        });
        let of_sidecar = thread::spawn(move || {
            let Some(opened) = read(wanted, &places, &wire) else {
                return;
            };
            let open::Opened {
                document,
                frame,
                journal,
                keeper,
                history,
                report,
            } = opened;
            let _ = hand_over.send(journal);
            let snapshot = document.clone();
            let registry = home(&keeper);
            let opened = Box::new(Opened {
                registry_home: registry,
                frame: frame.into(),
                ..told(document, history, report)
            });
            wire.send(Outcome::Opened { ticket, opened });
            let sidecar = SidecarThread {
                ticket,
                keeper,
                snapshot,
                registry,
                to_journal,
                wire,
            };
            sidecar.work(&job_queue);
        });
        Desk {
            path,
            jobs,
            journal,
            threads: vec![of_journal, of_sidecar],
        }
    }

    /// Lets the threads finish what they have been given, and end.
    pub(crate) fn close(self) -> Closing {
        Closing {
            path: self.path,
            threads: self.threads,
        }
    }

    /// Passes a job on to the thread that does it.
    pub(crate) fn send(&self, job: DeskJob) {
        match job {
            DeskJob::Journal { steps, busy } => {
                let _ = self.journal.send(JournalJob::Append { steps, busy });
            }
            other => {
                let _ = self.jobs.send(other);
            }
        }
    }
}

fn read(wanted: Wanted, places: &Places, wire: &Wire) -> Option<open::Opened> {
    for thread in wanted.before.into_iter().flat_map(|it| it.threads) {
        // A thread that panicked has let go of its lock, too.
        let _ = thread.join();
    }
    let ticket = wanted.ticket;
    let begun = wanted.ahead.and_then(Ahead::opening);
    let begun =
        begun.unwrap_or_else(|| Opening::begin(&wanted.path, wanted.encoding.as_deref(), Access::Window, places));
    let opened = begun.and_then(|opening| {
        wire.timings
            .event("article_read", json!({ "bytes": opening.article().len() }));
        let article = opening.article().clone();
        wire.send(Outcome::ArticleRead { ticket, article });
        opening.finish()
    });
    match opened {
        Ok(opened) => {
            let count = opened.document.annotations().len();
            wire.timings.event("sidecar_read", json!({ "annotations": count }));
            Some(opened)
        }
        Err(error) => {
            let message = error.to_string();
            wire.send(Outcome::OpenFailed { ticket, message });
            None
        }
    }
}

fn told(document: Document, history: crate::model::history::History, report: open::Report) -> Opened {
    let mut notes = report.notes;
    notes.extend(
        report
            .problems
            .iter()
            .map(|it| format!("Line {}, column {}: {}", it.line, it.column, it.message)),
    );
    if report.not_recovered > 0 {
        notes.push(format!(
            "{} unsaved changes no longer fit and were left out",
            report.not_recovered
        ));
    }
    let broken = report.broken.map(|it| Broken {
        message: it.message,
        too_new: it.too_new,
        backup: it.backup.map(|backup| saved_at(backup.at)),
    });
    Opened {
        document,
        frame: Arc::default(),
        history,
        read_only: report.read_only,
        registry_home: RegistryHome::default(),
        registry_blocked: report.registry.map(|it| Broken {
            message: it.message,
            too_new: it.too_new,
            backup: it.backup.map(|backup| saved_at(backup.at)),
        }),
        moved: report.moved,
        orphaned: report.orphaned.len(),
        recovered: report.recovered,
        broken,
        notes,
    }
}

/// Where new entries of the registry go.
fn home(keeper: &Keeper) -> RegistryHome {
    match keeper.registry_home() {
        Home::Folder => RegistryHome::Folder,
        Home::Article => RegistryHome::Article,
    }
}

/// When a backup was made, in UTC.
fn saved_at(at: Option<std::time::SystemTime>) -> String {
    let at = at.and_then(|it| jiff::Timestamp::try_from(it).ok());
    at.map_or_else(|| "earlier".into(), |it| it.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

/// Saves, and looks for what others save.
struct SidecarThread {
    ticket: Ticket,
    keeper: Keeper,
    /// The document as it was sent last, to compare with what others write.
    snapshot: Document,
    /// Where the registry is kept, as was told last.
    registry: RegistryHome,
    to_journal: Sender<JournalJob>,
    wire: Wire,
}

impl SidecarThread {
    fn work(mut self, queue: &Receiver<DeskJob>) {
        loop {
            match queue.recv_timeout(LOOK) {
                Ok(job) => self.perform(job),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn perform(&mut self, job: DeskJob) {
        match job {
            // The journal's jobs go to its own thread.
            DeskJob::Journal { .. } => {}
            DeskJob::Save {
                snapshot,
                through,
                shares,
                busy,
            } => self.save(snapshot, through, shares, busy),
            DeskJob::TakenIn => self.keeper.taken_in(),
            DeskJob::SaveCopy { snapshot, path, busy } => {
                self.wire.send(match self.keeper.save_copy(&snapshot, &path) {
                    Ok(_) => Outcome::Done(format!("A copy of the annotations was saved: {}", path.display())),
                    Err(error) => Outcome::Failed(error.to_string()),
                });
                drop(busy);
            }
            DeskJob::SetAside { busy } => {
                self.mended(|keeper| keeper.set_aside_broken());
                drop(busy);
            }
            DeskJob::SetAsideRegistry { busy } => {
                self.mended(|keeper| keeper.set_aside_registry());
                drop(busy);
            }
            DeskJob::RestoreRegistry { busy } => {
                self.mended(|keeper| keeper.restore_registry());
                drop(busy);
            }
            DeskJob::Restore { busy } => {
                self.mended(|keeper| keeper.restore_backup());
                drop(busy);
            }
        }
    }

    fn save(&mut self, snapshot: Document, through: u64, shares: bool, busy: Busy) {
        let ticket = self.ticket;
        let begun = Instant::now();
        self.snapshot = snapshot;
        let saved = match shares {
            true => self.keeper.share_registry(&self.snapshot),
            false => self.keeper.save(&self.snapshot),
        };
        self.tell_registry();
        match saved {
            Ok(saved) => {
                let took_ms = begun.elapsed().as_millis() as u64;
                self.wire.timings.event(
                    "saved",
                    json!({ "took_ms": took_ms, "bytes": saved.bytes, "written": saved.written }),
                );
                let _ = self.to_journal.send(JournalJob::SavedThrough(through, busy));
                for message in saved.notes {
                    self.wire.send(Outcome::Warning { ticket, message });
                }
                let merged = saved.merged.map(merge);
                self.wire.send(Outcome::Saved {
                    ticket,
                    through,
                    took_ms,
                    merged,
                });
            }
            Err(error) => {
                let message = error.to_string();
                self.wire.send(Outcome::SaveFailed { ticket, message });
            }
        }
    }

    /// Tells where the registry is kept, when that has changed.
    fn tell_registry(&mut self) {
        let home = home(&self.keeper);
        if home != self.registry {
            self.registry = home;
            let ticket = self.ticket;
            self.wire.send(Outcome::RegistryKept { ticket, home });
        }
    }

    fn look(&mut self) {
        let ticket = self.ticket;
        let outcome = match self.keeper.look_for_changes(&self.snapshot) {
            Ok(None) => return,
            Ok(Some(Elsewhere::Sidecar(merged))) => Outcome::Merged {
                ticket,
                merge: merge(*merged),
            },
            Ok(Some(Elsewhere::Article)) => Outcome::ArticleChanged { ticket },
            Ok(Some(Elsewhere::ArticleGone)) => warning(
                ticket,
                "The article's file is gone. Your marks are kept, and saving still works",
            ),
            Ok(Some(Elsewhere::SidecarGone)) => warning(
                ticket,
                "The file with the annotations is gone. The next save writes it again",
            ),
            Ok(Some(Elsewhere::SidecarBroken(reason))) => warning(
                ticket,
                &format!(
                    "Another program has changed the annotations so that they cannot be read: {reason}. Nothing is saved over them"
                ),
            ),
            Ok(Some(Elsewhere::RegistryGone)) => warning(
                ticket,
                "The folder's registry, sources.ron, is gone. The next save writes it again",
            ),
            Ok(Some(Elsewhere::RegistryBroken(reason))) => warning(
                ticket,
                &format!("The folder's registry cannot be changed until that file is mended: {reason}"),
            ),
            Err(error) => warning(ticket, &error.to_string()),
        };
        self.wire.send(outcome);
    }

    /// Tells what came of mending a broken sidecar; the article is to be opened again then.
    fn mended(&mut self, mend: impl FnOnce(&mut Keeper) -> Result<PathBuf, crate::store::save::SaveError>) {
        let ticket = self.ticket;
        self.wire.send(match mend(&mut self.keeper) {
            Ok(aside) => Outcome::Mended { ticket, aside },
            Err(error) => Outcome::Failed(error.to_string()),
        });
    }
}

fn warning(ticket: Ticket, message: &str) -> Outcome {
    Outcome::Warning {
        ticket,
        message: message.into(),
    }
}

fn merge(merged: Merged) -> Merge {
    Merge {
        transaction: merged.transaction,
        conflicts: merged.conflicts,
    }
}
