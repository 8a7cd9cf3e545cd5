//! Small signs, drawn and not written, so that no font can lack them.

use egui::{Color32, Painter, Rect, Shape, Stroke, pos2, vec2};

/// A triangle with a stroke and a dot in it: something is broken.
pub fn warning(painter: &Painter, around: Rect, colour: Color32) {
    let stroke = Stroke::new(1.2, colour);
    let corners = vec![around.center_top(), around.right_bottom(), around.left_bottom()];
    painter.add(Shape::closed_line(corners, stroke));
    let (x, height) = (around.center().x, around.height());
    let y = around.top();
    painter.line_segment([pos2(x, y + 0.35 * height), pos2(x, y + 0.62 * height)], stroke);
    painter.circle_filled(pos2(x, y + 0.8 * height), 0.8, colour);
}

/// A flag: a check found something here.
pub fn flag(painter: &Painter, around: Rect, colour: Color32, filled: bool) {
    let stroke = Stroke::new(1.2, colour);
    let pole = around.left();
    painter.line_segment([pos2(pole, around.top()), pos2(pole, around.bottom())], stroke);
    let cloth = Rect::from_min_size(
        pos2(pole, around.top() + 0.5),
        vec2(around.width(), around.height() * 0.55),
    );
    let corners = vec![
        cloth.left_top(),
        cloth.right_top(),
        pos2(cloth.right() - 2.5, cloth.center().y),
        cloth.right_bottom(),
        cloth.left_bottom(),
    ];
    let fill = if filled { colour } else { Color32::TRANSPARENT };
    painter.add(Shape::Path(egui::epaint::PathShape {
        points: corners,
        closed: true,
        fill,
        stroke: stroke.into(),
    }));
}
