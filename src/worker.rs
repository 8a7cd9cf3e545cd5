//! The threads: everything that waits for a disk or takes longer than a frame.
//!
//! Each open article has two threads, one for its journal and one for its sidecar, so that a
//! long save never delays the journal and a hung disk holds up nothing but its own article.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use egui::Context;

use crate::app::effect::{Effect, Outcome, ReviewEffect, Ticket};
use crate::store::places::Places;
use crate::timings::Timings;

pub use self::ahead::Ahead;
use self::desk::DeskJob;
pub use self::memory::Memory;

/// Performs effects and brings back outcomes; owns every thread of the program.
pub struct Worker {
    ctx: Context,
    wire: Wire,
    outcomes: Receiver<Outcome>,
    desk: Option<(Ticket, desk::Desk)>,
    closing: Option<desk::Closing>,
    ahead: Option<Ahead>,
    finds: Sender<Effect>,
    lists: Sender<Effect>,
    surveys: Sender<Effect>,
    reviews: Sender<(Ticket, ReviewEffect)>,
    suggestions: suggesting::Suggestions,
    chores: Sender<memory::Chore>,
    places: Places,
    /// A folder being read for the open article.
    folder: Option<folder::FolderReading>,
}

/// What a thread needs to answer.
#[derive(Clone)]
pub(crate) struct Wire {
    ctx: Context,
    outcomes: Sender<Outcome>,
    pub(crate) timings: Timings,
    busy: Arc<AtomicUsize>,
}

/// Something under way that the window waits for before it closes.
pub(crate) struct Busy(Arc<AtomicUsize>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Wire {
    /// Sends an outcome and wakes the window.
    pub(crate) fn send(&self, outcome: Outcome) {
        if self.outcomes.send(outcome).is_ok() {
            self.ctx.request_repaint();
        }
    }

    /// Counts as under way until what is returned is dropped.
    pub(crate) fn busy(&self) -> Busy {
        self.busy.fetch_add(1, Ordering::SeqCst);
        Busy(self.busy.clone())
    }
}

impl Worker {
    /// Starts the threads that every session has; `ahead` is an article that is being read already.
    pub fn start(ctx: Context, timings: Timings, ahead: Option<Ahead>) -> Self {
        let (sender, outcomes) = unbounded();
        let wire = Wire {
            ctx: ctx.clone(),
            outcomes: sender,
            timings,
            busy: Arc::default(),
        };
        let places = Places::of_this_user();
        let (chores, chore_jobs) = unbounded();
        let (for_chores, chore_places) = (wire.clone(), places.clone());
        thread::spawn(move || memory::work(&chore_jobs, &chore_places, &for_chores));
        Worker {
            ctx,
            outcomes,
            desk: None,
            closing: None,
            ahead,
            finds: lookup::start(&wire),
            lists: lookup::start(&wire),
            surveys: lookup::start(&wire),
            reviews: reviewing::start(&wire),
            suggestions: suggesting::Suggestions::start(&wire),
            wire,
            chores,
            places,
            folder: None,
        }
    }

    /// The window's context, for what only it can do.
    pub fn context(&self) -> &Context {
        &self.ctx
    }

    /// The next thing that came of an effect, if there is one.
    pub fn next_outcome(&mut self) -> Option<Outcome> {
        self.outcomes.try_recv().ok()
    }

    /// Whether nothing is under way that leaving would cut off.
    pub fn is_idle(&self) -> bool {
        self.wire.busy.load(Ordering::SeqCst) == 0
    }

    /// Sends an effect to the thread that performs it. `window` is its place and size, to be remembered.
    pub fn perform(&mut self, effect: Effect, window: Option<[f32; 4]>) {
        match effect {
            Effect::Open { ticket, path, encoding } => self.open(ticket, path, encoding),
            Effect::Close { ticket } => {
                if let Some((_, desk)) = self.desk.take_if(|it| it.0 == ticket) {
                    self.closing = Some(desk.close());
                }
            }
            Effect::Journal { ticket, steps } => self.to_desk(ticket, |busy| DeskJob::Journal { steps, busy }),
            Effect::Save {
                ticket,
                snapshot,
                through,
            } => {
                self.to_desk(ticket, |busy| DeskJob::Save {
                    snapshot,
                    through,
                    shares: false,
                    busy,
                });
            }
            Effect::TakenIn { ticket } => self.to_desk(ticket, |_| DeskJob::TakenIn),
            Effect::SaveCopy { ticket, snapshot, path } => {
                self.to_desk(ticket, |busy| DeskJob::SaveCopy { snapshot, path, busy });
            }
            Effect::SetAsideBroken { ticket } => self.to_desk(ticket, |busy| DeskJob::SetAside { busy }),
            Effect::SetAsideRegistry { ticket } => self.to_desk(ticket, |busy| DeskJob::SetAsideRegistry { busy }),
            Effect::RestoreRegistry { ticket } => self.to_desk(ticket, |busy| DeskJob::RestoreRegistry { busy }),
            Effect::RestoreBackup { ticket } => self.to_desk(ticket, |busy| DeskJob::Restore { busy }),
            Effect::Export { format, snapshot, path } => {
                let busy = self.wire.busy();
                let article = self.desk.as_ref().map(|(_, desk)| desk.path.clone());
                self.chore(memory::Chore::Export {
                    format,
                    snapshot,
                    path,
                    article,
                    busy,
                });
            }
            Effect::Import {
                ticket,
                format,
                snapshot,
                original,
                stamp,
                path,
            } => {
                self.chore(memory::Chore::Import {
                    ticket,
                    format,
                    snapshot,
                    original,
                    stamp,
                    path,
                });
            }
            Effect::ShareRegistry {
                ticket,
                snapshot,
                through,
            } => self.to_desk(ticket, |busy| DeskJob::Save {
                snapshot,
                through,
                shares: true,
                busy,
            }),
            Effect::ReadFolder {
                ticket,
                article,
                snapshot,
            } => {
                let open = folder::OpenArticle {
                    ticket,
                    path: article,
                    document: snapshot,
                };
                self.folder = Some(folder::FolderReading::begin(
                    open,
                    self.places.clone(),
                    self.wire.clone(),
                ));
            }
            Effect::StopReading { .. } => self.folder = None,
            Effect::WriteFile { path, bytes } => {
                let busy = self.wire.busy();
                let article = self.desk.as_ref().map(|(_, desk)| desk.path.clone());
                self.chore(memory::Chore::File {
                    path,
                    bytes,
                    article,
                    busy,
                });
            }
            Effect::Remember { settings, recent } => {
                let busy = self.wire.busy();
                self.chore(memory::Chore::Remember {
                    settings,
                    recent,
                    window,
                    busy,
                });
            }
            question @ Effect::Find { .. } => {
                let _ = self.finds.send(question);
            }
            question @ Effect::List { .. } => {
                let _ = self.lists.send(question);
            }
            question @ Effect::Survey { .. } => {
                let _ = self.surveys.send(question);
            }
            Effect::Review { ticket, effect } => {
                let _ = self.reviews.send((ticket, effect));
            }
            question @ Effect::Suggest { .. } => self.suggestions.ask(question),
            Effect::StopSuggesting { .. } => self.suggestions.stop(),
            Effect::Ask(question) => dialog::ask(question, self.wire.clone()),
            // The window's own.
            Effect::Copy(_) | Effect::Quit => {}
        }
    }

    fn open(&mut self, ticket: Ticket, path: PathBuf, encoding: Option<String>) {
        self.folder = None;
        // The same article again waits for its own threads, which still hold its lock; another one does not.
        let before = self.closing.take_if(|it| it.path == path);
        // What was read before the window was there is good for this one opening.
        let ahead = self.ahead.take().filter(|it| it.is_of(&path) && encoding.is_none());
        let wanted = desk::Wanted {
            ticket,
            path,
            encoding,
            before,
            ahead,
        };
        let desk = desk::Desk::open(wanted, self.places.clone(), self.wire.clone());
        self.desk = Some((ticket, desk));
    }

    fn to_desk(&self, ticket: Ticket, job: impl FnOnce(Busy) -> DeskJob) {
        if let Some((_, desk)) = self.desk.as_ref().filter(|it| it.0 == ticket) {
            desk.send(job(self.wire.busy()));
        }
    }

    fn chore(&self, chore: memory::Chore) {
        let _ = self.chores.send(chore);
    }
}

pub(crate) mod desk;
mod ahead;
mod dialog;
mod folder;
mod journal;
mod lookup;
mod memory;
mod reviewing;
mod suggesting;
