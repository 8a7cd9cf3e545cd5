//! Small things beside the text: letters of labels, letters to jump by, signs of pictures, what hovering shows.

use egui::{Align2, Color32, FontId, Id, Painter, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::ViewInput;
use super::marks::PieceMark;
use super::sheet::{Sheet, SheetRow};
use super::shown::Kind;
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::ui::theme::ViewTheme;

/// From this zoom on every mark shows its label's letter.
const LETTERS_FROM_ZOOM: f32 = 1.3;
/// Size of the letters to jump by, in points.
const HINT: f32 = 10.5;
/// Most annotations that hovering tells about.
const MOST_TOLD: usize = 4;

/// Whether any letters are to be painted.
pub fn shows_letters(input: &ViewInput<'_>) -> bool {
    shows_all_letters(input) || input.selected.is_some()
}

/// Whether that mark shows its letter.
pub fn shows_letter_of(input: &ViewInput<'_>, id: &AnnotationId) -> bool {
    shows_all_letters(input) || input.selected == Some(id)
}

fn shows_all_letters(input: &ViewInput<'_>) -> bool {
    input.letters || input.zoom >= LETTERS_FROM_ZOOM
}

/// The letter of each mark that begins in `row`.
pub fn paint_letters(
    painter: &Painter,
    sheet: &Sheet,
    row: &SheetRow<'_>,
    input: &ViewInput<'_>,
    marks: &[&PieceMark],
    theme: &ViewTheme,
) {
    let all = shows_all_letters(input);
    let size = row.placed.laid.size;
    // Badges of marks that begin at the same place stand side by side.
    let mut last = (f32::NEG_INFINITY, 0.0);
    for mark in marks.iter().filter(|it| it.begins) {
        let chosen = input.selected == Some(&mark.id);
        if !(all || chosen) || !row.row.bytes.contains(&mark.bytes.start) {
            continue;
        }
        let x = sheet.left + row.row.caret(mark.bytes.start as usize);
        let x = if x - last.0 < 1.0 { last.1 } else { x };
        // The grip of the selected one stands at the very corner.
        let x = if chosen { x + 6.0 } else { x };
        let side = (size * 0.56).round();
        let rect = Rect::from_min_size(pos2(x, row.top - side * 0.35), vec2(side, side));
        let colour = theme.bit(mark.bit).line;
        painter.rect_filled(rect, 2.0, colour);
        let font = FontId::proportional(side * 0.86);
        painter.text(rect.center(), Align2::CENTER_CENTER, mark.letter, font, theme.paper);
        last = (sheet.left + row.row.caret(mark.bytes.start as usize), x + side + 1.0);
    }
}

/// The letters to type to jump to a place.
pub fn paint_hints(painter: &Painter, sheet: &Sheet, input: &ViewInput<'_>, theme: &ViewTheme) {
    let typed = input.hint_typed;
    // The letters before, so that none hide others.
    let mut last = Rect::NOTHING;
    for hint in input.hints {
        let Some(rest) = hint.letters.strip_prefix(typed) else {
            continue;
        };
        let (Some(caret), Some(leftward)) = (sheet.caret(hint.byte), sheet.reads_leftward(hint.byte)) else {
            continue;
        };
        let font = FontId::monospace(HINT);
        let done = painter.layout_no_wrap(typed.to_owned(), font.clone(), theme.paper.gamma_multiply(0.55));
        let rest = painter.layout_no_wrap(rest.to_owned(), font, theme.paper);
        let size = vec2(done.size().x + rest.size().x, HINT + 1.0);
        // In the gap between two lines, so that the words can still be read.
        let above = (caret.height() - HINT - 2.0).clamp(0.0, 4.0);
        let x = caret.center().x;
        let near = (last.top() - caret.top() + above).abs() < 1.0;
        let left = match leftward {
            true if near => (x - size.x).min(last.left() - size.x - 3.0),
            true => x - size.x,
            false if near && x >= last.left() => x.max(last.right() + 3.0),
            false => x,
        };
        let corner = pos2(left, caret.top() - above);
        let rect = Rect::from_min_size(corner, size);
        last = rect;
        painter.rect_filled(rect.expand2(vec2(1.0, 0.0)), 2.0, theme.caret);
        let middle = |galley: &egui::Galley| pos2(corner.x, rect.center().y - galley.size().y / 2.0);
        let (first, second) = (middle(&done), middle(&rest) + vec2(done.size().x, 0.0));
        painter.galley(first, done, Color32::PLACEHOLDER);
        painter.galley(second, rest, Color32::PLACEHOLDER);
    }
}

/// The signs of the pictures on the screen; answers the paragraph whose sign was clicked.
pub fn pictures(ui: &Ui, id: Id, sheet: &Sheet, theme: &ViewTheme) -> Option<usize> {
    let mut clicked = None;
    for placed in sheet.placed.iter().filter(|it| it.laid.kind.is_picture()) {
        let Some(row) = placed.laid.rows.first() else {
            continue;
        };
        let y = placed.y + row.top + row.height / 2.0;
        let rect = Rect::from_center_size(pos2(sheet.left - 18.0, y), vec2(22.0, 20.0));
        if !sheet.screen.contains_rect(rect) {
            continue;
        }
        let folded = placed.laid.kind == Kind::Caption;
        let help = if folded {
            "Show the source text of this picture"
        } else {
            "Show only the caption"
        };
        let response = ui.interact(rect, id.with(("picture", placed.piece.paragraph)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, help));
        let colour = if response.hovered() || response.has_focus() {
            theme.caret
        } else {
            theme.quiet
        };
        paint_picture(&ui.painter_at(sheet.screen), rect, colour, !folded);
        if response
            .on_hover_text(help)
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            clicked = Some(placed.piece.paragraph);
        }
    }
    clicked
}

/// A frame with a hill and a sun; filled while the source text is shown.
fn paint_picture(painter: &Painter, around: Rect, colour: Color32, filled: bool) {
    let frame = Rect::from_center_size(around.center(), vec2(15.0, 12.0));
    let stroke = Stroke::new(1.2, colour);
    if filled {
        painter.rect_filled(frame, 2.0, colour.gamma_multiply(0.25));
    }
    painter.rect_stroke(frame, 2.0, stroke, egui::StrokeKind::Middle);
    painter.circle_filled(frame.left_top() + vec2(4.5, 4.0), 1.4, colour);
    let hill = [
        frame.left_bottom() + vec2(2.0, -2.5),
        frame.left_bottom() + vec2(6.5, -6.5),
        frame.left_bottom() + vec2(9.0, -4.5),
        frame.left_bottom() + vec2(11.0, -6.0),
        frame.right_bottom() + vec2(-2.0, -2.5),
    ];
    painter.line(hill.to_vec(), stroke);
}

/// Tells about the annotations under the mouse.
pub fn tooltip(response: &Response, ids: &[AnnotationId], input: &ViewInput<'_>, theme: &ViewTheme) {
    if ids.is_empty() {
        return;
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(340.0);
        let told = ids.iter().filter_map(|it| input.document.annotation(it));
        for (i, annotation) in told.take(MOST_TOLD).enumerate() {
            if i > 0 {
                ui.separator();
            }
            tell(ui, annotation, theme);
        }
        if ids.len() > MOST_TOLD {
            ui.weak(format!("and {} more", ids.len() - MOST_TOLD));
        }
    });
}

fn tell(ui: &mut Ui, annotation: &Annotation, theme: &ViewTheme) {
    let body = &annotation.body;
    let colour = theme.label(&body.label).line;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
        ui.painter().rect_filled(rect, 2.0, colour);
        ui.strong(body.label.title());
    });
    for (key, value) in &body.attributes {
        ui.label(format!("{key}: {value}"));
    }
    if !body.tags.is_empty() {
        ui.weak(body.tags.join(", "));
    }
    if !body.note.is_empty() {
        ui.label(&*body.note);
    }
}
