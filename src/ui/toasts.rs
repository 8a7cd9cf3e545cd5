//! Short messages in the corner.

use std::time::Duration;

use crate::app::state::{Notice, Tone};

/// The messages on the screen. Failures stay until they are closed.
#[derive(Default)]
pub struct Toasts(egui_notify::Toasts);

impl Toasts {
    /// Takes in what is to be told.
    pub fn take(&mut self, notices: &mut Vec<Notice>) {
        for Notice { tone, text } in notices.drain(..) {
            let (toast, seconds) = match tone {
                Tone::Done => (self.0.success(text), Some(3)),
                Tone::Note => (self.0.info(text), Some(6)),
                Tone::Warning => (self.0.warning(text), Some(12)),
                Tone::Failure => (self.0.error(text), None),
            };
            toast.duration(seconds.map(Duration::from_secs)).closable(true).show_progress_bar(false);
        }
    }

    /// Draws them.
    pub fn show(&mut self, ctx: &egui::Context) {
        self.0.show(ctx);
    }
}
