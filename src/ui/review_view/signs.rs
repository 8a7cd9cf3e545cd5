//! Signs under and around words: errors by the shape of their line, findings hollow.

use egui::{Color32, Rect, pos2};

use crate::model::mqm::Severity;
use crate::ui::article_view::Brush;
use crate::ui::theme::ViewTheme;

/// A sign on words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// An error, by its severity; `None` for one of another scale.
    Error(Option<Severity>),
    /// An error that another program proposes.
    Proposed,
    Finding,
}

/// The colour of a sign.
pub fn colour(sign: Sign, theme: &ViewTheme) -> Color32 {
    match sign {
        // The colours of claims and of cues, and the ink, which all have the contrast that is needed.
        Sign::Error(Some(Severity::Critical)) => theme.ink,
        Sign::Error(_) => theme.bit(8).line,
        Sign::Proposed => theme.quiet,
        Sign::Finding => theme.bit(1).line,
    }
}

/// Draws `sign` at the words from `left` to `right`, on a line from `top` to `bottom`.
pub fn paint(brush: &mut Brush, sign: Sign, (left, right): (f32, f32), (top, bottom): (f32, f32), theme: &ViewTheme) {
    let colour = colour(sign, theme);
    let y = bottom - 4.0;
    match sign {
        Sign::Error(Some(Severity::Neutral) | None) => brush.rect(left, right, y, y + 1.0, colour),
        // Dotted.
        Sign::Error(Some(Severity::Minor)) => brush.line(4, left, right, y, 1.0, colour),
        Sign::Error(Some(Severity::Major)) => brush.rect(left, right, y, y + 2.0, colour),
        // Double.
        Sign::Error(Some(Severity::Critical)) => {
            brush.rect(left, right, y - 1.0, y + 0.5, colour);
            brush.rect(left, right, y + 2.0, y + 3.5, colour);
        }
        Sign::Proposed | Sign::Finding => {
            let rect = Rect::from_min_max(pos2(left - 1.0, top + 2.0), pos2(right + 1.0, bottom - 1.0));
            brush.frame(rect, 1.0, colour);
        }
    }
}
