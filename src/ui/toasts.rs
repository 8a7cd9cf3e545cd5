//! Short messages in the corner.

use std::time::Duration;

use egui::vec2;
use egui_notify::Anchor;

use crate::app::state::{Notice, Tone};

/// Longest line of a message, in characters.
const LINE: usize = 64;

/// The messages on the screen, each for a while; what stands in the way of working is in the banner and the status line, too.
pub struct Toasts(egui_notify::Toasts);

impl Default for Toasts {
    fn default() -> Self {
        // Over the table, where no text is being read and no menu opens.
        let toasts = egui_notify::Toasts::default().with_anchor(Anchor::BottomRight);
        Toasts(toasts.with_margin(vec2(14.0, 38.0)))
    }
}

impl Toasts {
    /// Takes in what is to be told.
    pub fn take(&mut self, notices: &mut Vec<Notice>) {
        for Notice { tone, text } in notices.drain(..) {
            let text = in_lines(&text);
            let (toast, seconds) = match tone {
                Tone::Done => (self.0.success(text), 3),
                Tone::Note => (self.0.info(text), 6),
                Tone::Warning => (self.0.warning(text), 12),
                Tone::Failure => (self.0.error(text), 30),
            };
            toast
                .duration(Some(Duration::from_secs(seconds)))
                .closable(false)
                .show_progress_bar(false);
        }
    }

    /// Draws them.
    pub fn show(&mut self, ctx: &egui::Context) {
        self.0.show(ctx);
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
