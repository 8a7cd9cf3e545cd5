//! One thing said, or one mention, as a row of a list: where, the words, what stands around them.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Response, Role, Sense, TextStyle, Ui, WidgetInfo, vec2};

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

/// Height of every row, so that only those on the screen need to be laid out.
pub fn height(ui: &Ui) -> f32 {
    let small = ui.text_style_height(&TextStyle::Small);
    let body = ui.text_style_height(&TextStyle::Body);
    (2.0 * PAD + 2.0 * small + 2.0 * body + 4.0).ceil()
}

/// Draws a row; a click, or Enter while it has the keyboard, goes there.
pub fn row(ui: &mut Ui, row: &Row) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height(ui)), Sense::click());
    let spoken = format!("{}. {}", row.about, row.words);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), row.on, &spoken));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let visuals = ui.style().interact_selectable(&response, row.on);
    if row.on || response.hovered() || response.has_focus() {
        let painter = ui.painter();
        painter.rect(
            rect,
            visuals.corner_radius,
            visuals.weak_bg_fill,
            visuals.bg_stroke,
            egui::StrokeKind::Inside,
        );
    }
    let (ink, quiet) = (ui.visuals().text_color(), ui.visuals().weak_text_color());
    let small = TextStyle::Small.resolve(ui.style());
    let body = TextStyle::Body.resolve(ui.style());
    let width = rect.width() - 2.0 * PAD;
    let mut at = rect.min + vec2(PAD, PAD);
    let around = format!("{} […] {}", one_line(&row.before), one_line(&row.after));
    for (text, font, colour, rows) in [
        (row.about.clone(), &small, quiet, 1),
        (one_line(&row.words), &body, ink, 2),
        (around, &small, quiet, 1),
    ] {
        let galley = ui.fonts_mut(|it| it.layout_job(job(text, font, colour, width, rows)));
        let height = match rows {
            2 => 2.0 * ui.text_style_height(&TextStyle::Body),
            _ => galley.size().y,
        };
        ui.painter().galley(at, galley, colour);
        at.y += height + 1.0;
    }
    response
}

fn job(text: String, font: &FontId, colour: Color32, width: f32, rows: usize) -> LayoutJob {
    let format = TextFormat::simple(font.clone(), colour);
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping {
        max_width: width,
        max_rows: rows,
        break_anywhere: false,
        overflow_character: Some('…'),
    };
    job
}

/// The beginning of `text`, without line ends.
fn one_line(text: &str) -> String {
    let shown = text.chars().take(MOST_SHOWN);
    shown.map(|it| if it.is_control() { ' ' } else { it }).collect()
}
