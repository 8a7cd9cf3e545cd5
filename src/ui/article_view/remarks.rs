//! Signs in the right margin where the checks found something.

use std::sync::Arc;

use egui::{Align2, FontId, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint::Brush;
use super::sheet::Sheet;
use super::sign;
use super::{Remark, ViewInput};
use crate::ui::theme::ViewTheme;

/// How far right of the text a sign stands, in points.
const FROM_TEXT: f32 = 11.0;
const SIZE: egui::Vec2 = vec2(9.0, 11.0);
/// Most findings that hovering tells about.
const MOST_TOLD: usize = 5;
/// The findings of one line.
pub struct Flag {
    pub rect: Rect,
    pub remarks: Vec<Remark>,
}

/// The flags on the screen: one for each line in which something found begins.
pub fn place(sheet: &Sheet, input: &ViewInput<'_>) -> Vec<Flag> {
    let mut flags: Vec<Flag> = Vec::new();
    let x = sheet.left + sheet.width + FROM_TEXT;
    for remark in input.beside.remarks(sheet.visible_bytes()) {
        let Some(row) = sheet.row_of_byte(remark.bytes.start) else {
            continue;
        };
        let size = row.placed.laid.size / row.placed.laid.kind.scale() / 17.0;
        let rect = Rect::from_min_size(pos2(x, row.top + 4.0), SIZE * size.clamp(0.7, 2.0));
        match flags.last_mut().filter(|it| it.rect.top() == rect.top()) {
            Some(flag) => flag.remarks.push(remark),
            None => flags.push(Flag {
                rect,
                remarks: vec![remark],
            }),
        }
    }
    flags
}

/// Paints the flags and tells about them; answers the keys of one that was clicked.
pub fn show(ui: &Ui, id: Id, sheet: &Sheet, flags: &[Flag], theme: &ViewTheme) -> Option<Vec<Arc<str>>> {
    let painter = ui.painter_at(sheet.screen);
    let mut clicked = None;
    for flag in flags {
        let Some(first) = flag.remarks.first() else {
            continue;
        };
        // Not for the keyboard: F8 goes from one finding to the next.
        let response = ui.interact(
            flag.rect.expand(4.0),
            id.with(("flag", &first.key)),
            Sense::CLICK | Sense::DRAG,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name(flag)));
        let hovered = response.hovered();
        let colour = if hovered { theme.caret } else { theme.quiet };
        sign::flag(&painter, flag.rect, colour, hovered);
        if flag.remarks.len() > 1 {
            let at = pos2(flag.rect.right() + 2.0, flag.rect.top() - 1.0);
            let font = FontId::proportional(flag.rect.height() * 0.85);
            painter.text(at, Align2::LEFT_TOP, flag.remarks.len(), font, theme.quiet);
        }
        if hovered {
            let mut brush = Brush::new(&painter);
            for rect in flag.remarks.iter().flat_map(|it| sheet.rects(&it.bytes)) {
                brush.frame(rect.expand2(vec2(1.0, -1.0)), 1.0, theme.caret);
            }
            brush.done(&painter);
        }
        if response.clicked() {
            clicked = Some(flag.remarks.iter().map(|it| it.key.clone()).collect());
        }
        if hovered {
            response
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .on_hover_ui(|ui| tell(ui, &flag.remarks));
        }
    }
    clicked
}

fn tell(ui: &mut Ui, remarks: &[Remark]) {
    ui.set_max_width(340.0);
    for (i, remark) in remarks.iter().take(MOST_TOLD).enumerate() {
        if i > 0 {
            ui.separator();
        }
        ui.label(&remark.message);
        ui.weak(&remark.rule);
    }
    if remarks.len() > MOST_TOLD {
        ui.weak(format!("and {} more", remarks.len() - MOST_TOLD));
    }
}

/// What a screen reader says.
fn name(flag: &Flag) -> String {
    let messages: Vec<&str> = flag
        .remarks
        .iter()
        .take(MOST_TOLD)
        .map(|it| it.message.as_str())
        .collect();
    format!("Finding: {}", messages.join("; "))
}
