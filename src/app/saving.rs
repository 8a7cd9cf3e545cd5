//! What has reached the disk, and when the rest is due.

/// Idle time after which changes are saved.
const IDLE_MS: u64 = 500;
/// Changes are never left unsaved longer than this, unless saving itself takes long.
const LATEST_MS: u64 = 1_000;
/// Between two saves at least this many times as long as the last one took.
const REST: u64 = 4;
/// After a failed save the next try waits this long.
const RETRY_MS: u64 = 5_000;

/// The way of changes to the disk: made, in the journal, in the sidecar.
///
/// Steps are numbered from 1 within one opening.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    /// The last step made.
    made: u64,
    /// The last step in the journal.
    pub(super) journaled: u64,
    /// The last step in the sidecar.
    saved: u64,
    in_flight: Option<u64>,
    first_unsaved_ms: u64,
    last_change_ms: u64,
    finished_ms: u64,
    took_ms: u64,
    /// When the sidecar was last made equal to the document; `None` when nothing was changed yet.
    pub saved_at: Option<jiff::Timestamp>,
    /// What went wrong at the last try.
    pub failure: Option<String>,
}

impl Saving {
    /// Numbers the next step.
    pub(super) fn changed(&mut self, ms: u64) -> u64 {
        if self.made == self.saved {
            self.first_unsaved_ms = ms;
        }
        self.made += 1;
        self.last_change_ms = ms;
        self.made
    }

    /// Whether a save should begin now.
    pub(super) fn is_due(&self, ms: u64) -> bool {
        let waited = ms.saturating_sub(self.finished_ms);
        let pause = if self.failure.is_some() {
            RETRY_MS
        } else {
            self.took_ms * REST
        };
        let idle = ms.saturating_sub(self.last_change_ms) >= IDLE_MS;
        let late = ms.saturating_sub(self.first_unsaved_ms) >= LATEST_MS;
        self.is_unsaved() && self.in_flight.is_none() && waited >= pause && (idle || late)
    }

    /// Milliseconds until a save may be due; `None` when nothing is unsaved.
    pub fn due_in(&self, ms: u64) -> Option<u64> {
        let idle = (self.last_change_ms + IDLE_MS).saturating_sub(ms);
        let late = (self.first_unsaved_ms + LATEST_MS).saturating_sub(ms);
        self.is_unsaved().then_some(idle.min(late).max(20))
    }

    /// A save of everything made so far begins; answers its last step.
    pub(super) fn begin(&mut self, ms: u64) -> u64 {
        self.in_flight = Some(self.made);
        self.finished_ms = ms;
        self.made
    }

    pub(super) fn succeeded(&mut self, through: u64, took_ms: u64, ms: u64, now: jiff::Timestamp) {
        self.saved = self.saved.max(through);
        self.took_ms = took_ms;
        self.finished_ms = ms;
        self.first_unsaved_ms = self.last_change_ms;
        self.in_flight = None;
        self.failure = None;
        self.saved_at = Some(now);
    }

    pub(super) fn failed(&mut self, message: String, ms: u64) {
        self.in_flight = None;
        self.finished_ms = ms;
        self.failure = Some(message);
    }

    /// Whether something is not in the sidecar yet.
    pub fn is_unsaved(&self) -> bool {
        self.made > self.saved
    }

    /// Whether a save is under way.
    pub fn is_saving(&self) -> bool {
        self.in_flight.is_some()
    }
}
