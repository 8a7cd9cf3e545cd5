//! Short messages in the corner.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use egui::{Color32, vec2};
use egui_notify::Anchor;

use crate::app::state::{Notice, Tone};

const DONE: Color32 = Color32::from_rgb(0x3E, 0xA5, 0x5A);
const NOTE: Color32 = Color32::from_rgb(0x4A, 0x90, 0xD9);
const WARNING: Color32 = Color32::from_rgb(0xD0, 0x8A, 0x1E);
const FAILURE: Color32 = Color32::from_rgb(0xD2, 0x4B, 0x43);

/// Longest line of a message, in characters.
const LINE: usize = 64;

/// The messages on the screen, each for a while; what stands in the way of working is in the banner and the status line, too.
pub struct Toasts {
    shown: egui_notify::Toasts,
    /// When each of them goes, oldest first.
    ///
    /// Counted here: a message that counts for itself would have the window drawn without pause.
    ends: VecDeque<Instant>,
    /// Whether the oldest is on its way out.
    leaving: bool,
}

impl Default for Toasts {
    fn default() -> Self {
        // Over the table, where no text is being read and no menu opens.
        let toasts = egui_notify::Toasts::default().with_anchor(Anchor::BottomRight);
        Toasts {
            shown: toasts.with_margin(vec2(14.0, 38.0)),
            ends: VecDeque::new(),
            leaving: false,
        }
    }
}

impl Toasts {
    /// Takes in what is to be told.
    pub fn take(&mut self, notices: &mut Vec<Notice>) {
        for Notice { tone, text } in notices.drain(..) {
            let text = in_lines(&text);
            let ((sign, colour), seconds) = match tone {
                Tone::Done => (("✔", DONE), 3),
                Tone::Note => (("ℹ", NOTE), 6),
                Tone::Warning => (("⚠", WARNING), 12),
                Tone::Failure => (("⊗", FAILURE), 30),
            };
            let toast = self.shown.custom(text, sign.into(), colour);
            toast.duration(None).closable(false).show_progress_bar(false);
            // One after the other: none goes before those above it.
            let end = Instant::now() + Duration::from_secs(seconds);
            self.ends.push_back(self.ends.back().map_or(end, |last| end.max(*last)));
        }
    }

    /// Draws them, and has the window drawn again when the next one goes.
    pub fn show(&mut self, ctx: &egui::Context) {
        let now = Instant::now();
        if !self.leaving && self.ends.front().is_some_and(|end| *end <= now) {
            self.shown.dismiss_oldest_toast();
            self.leaving = true;
        }
        self.shown.show(ctx);
        while self.shown.len() < self.ends.len() {
            self.ends.pop_front();
            self.leaving = false;
        }
        if let Some(end) = self.ends.front() {
            ctx.request_repaint_after(end.saturating_duration_since(now));
        }
    }
}

/// `text` broken at white space, so that no line is longer than [`LINE`] where that can be helped.
fn in_lines(text: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > LINE {
            lines.push('\n');
            width = 0;
        } else if width > 0 {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(word);
        width += length;
    }
    lines
}
