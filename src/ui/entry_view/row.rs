//! One thing said, or one mention, as a row of a list: where, the words, what stands around them.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Response, Role, Sense, TextStyle, Ui, WidgetInfo, vec2};

use crate::text::visible::cut;
use crate::ui::inspector::section::follow;

/// What a row shows.
pub struct Row {
    /// Place, form, cue.
    pub about: String,
    pub words: String,
    /// What stands before and after the words.
    pub before: String,
    pub after: String,
    /// Whether it is the selected annotation.
    pub on: bool,
}

/// Most characters of the words that are laid out.
const MOST_SHOWN: usize = 400;
const PAD: f32 = 5.0;
/// Lines for the words and what stands around them.
const LINES: usize = 3;

/// Height of every row, so that only those on the screen need to be laid out.
pub fn height(ui: &Ui) -> f32 {
    let small = ui.text_style_height(&TextStyle::Small);
    let body = ui.text_style_height(&TextStyle::Body);
    (2.0 * PAD + small + 1.0 + LINES as f32 * body).ceil()
}

/// Draws a row; a click, or Enter while it has the keyboard, goes there.
pub fn row(ui: &mut Ui, row: &Row) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height(ui)), Sense::click());
    let spoken = format!("{}. {}", row.about, row.words);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), row.on, &spoken));
    follow(&response);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let visuals = ui.style().interact_selectable(&response, row.on);
    if row.on || response.hovered() || response.has_focus() {
        let (radius, stroke) = (visuals.corner_radius, visuals.bg_stroke);
        let inside = egui::StrokeKind::Inside;
        ui.painter().rect(rect, radius, visuals.weak_bg_fill, stroke, inside);
    }
    let (ink, quiet) = (ui.visuals().text_color(), ui.visuals().weak_text_color());
    let small = TextStyle::Small.resolve(ui.style());
    let body = TextStyle::Body.resolve(ui.style());
    let width = rect.width() - 2.0 * PAD;
    let at = rect.min + vec2(PAD, PAD);
    let about = job(width, 1, &[(&row.about, &small, quiet)]);
    let about = ui.fonts_mut(|it| it.layout_job(about));
    let below = at + vec2(0.0, about.size().y + 1.0);
    ui.painter().galley(at, about, quiet);
    // The words in full ink, what stands around them quieter.
    let pieces = [
        (&row.before, &body, quiet),
        (&row.words, &body, ink),
        (&row.after, &body, quiet),
    ];
    let words = job(
        width,
        LINES,
        &pieces.map(|(text, font, ink)| (text.as_str(), font, ink)),
    );
    let words = ui.fonts_mut(|it| it.layout_job(words));
    ui.painter().galley(below, words, ink);
    response
}

fn job(width: f32, lines: usize, pieces: &[(&str, &FontId, Color32)]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (text, font, colour) in pieces {
        job.append(
            &cut(text, MOST_SHOWN),
            0.0,
            TextFormat::simple((*font).clone(), *colour),
        );
    }
    job.wrap = TextWrapping {
        max_width: width,
        max_rows: lines,
        break_anywhere: false,
        overflow_character: Some('…'),
    };
    job
}
