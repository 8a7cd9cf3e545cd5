//! The thread of one article's journal.

use std::time::Instant;

use crossbeam_channel::Receiver;
use serde_json::json;

use super::{Busy, Wire};
use crate::app::effect::{Outcome, Ticket};
use crate::model::history::Step;
use crate::store::journal::Journal;

/// Work for the journal's thread.
pub(super) enum JournalJob {
    Append { steps: Vec<(u64, Step)>, busy: Busy },
    SavedThrough(u64, Busy),
}

/// Appends steps as they come, several at once when they come faster than the disk.
pub(super) fn keep(ticket: Ticket, mut journal: Journal, queue: &Receiver<JournalJob>, wire: &Wire) {
    while let Ok(job) = queue.recv() {
        let (mut steps, mut kept, mut trim) = (Vec::new(), Vec::new(), None);
        for job in std::iter::once(job).chain(queue.try_iter()) {
            match job {
                JournalJob::Append { steps: more, busy } => {
                    steps.extend(more);
                    kept.push(busy);
                }
                JournalJob::SavedThrough(through, busy) => {
                    trim = Some(through);
                    kept.push(busy);
                }
            }
        }
        if !steps.is_empty() {
            append(ticket, &mut journal, &steps, wire);
        }
        if let Some(Err(error)) = trim.map(|it| journal.saved_through(it)) {
            let message = error.to_string();
            wire.send(Outcome::Warning { ticket, message });
        }
    }
}

fn append(ticket: Ticket, journal: &mut Journal, steps: &[(u64, Step)], wire: &Wire) {
    let begun = Instant::now();
    match journal.append(steps) {
        Ok(()) => {
            acknowledge(steps, begun, wire);
            let through = steps.last().map_or(0, |it| it.0);
            wire.send(Outcome::Journaled { ticket, through });
        }
        Err(error) => {
            let message = error.to_string();
            wire.send(Outcome::JournalFailed { ticket, message });
        }
    }
}

/// Tells the timings which edits are durable now, one line an annotation.
fn acknowledge(steps: &[(u64, Step)], begun: Instant, wire: &Wire) {
    if !wire.timings.is_on() {
        return;
    }
    let took = begun.elapsed().as_secs_f64() * 1e3;
    for (_, step) in steps {
        for edit in step.effect().edits {
            let facts = json!({ "id": edit.id(), "removed": !edit.presence().1, "journal_ms": took });
            wire.timings.event("durable", facts);
        }
    }
}
