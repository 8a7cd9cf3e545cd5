//! The selected annotation: stronger tint, frame, grips at its edges, a bracket that joins its segments.

use std::ops::Range;

use egui::{Color32, Painter, Rect, Stroke, pos2};

use super::marks::PieceMark;
use super::paint::{Brush, tint_band};
use super::pointer::Grip;
use super::sheet::{Sheet, SheetRow};
use super::{Edge, ViewInput};
use crate::model::annotation::Annotation;
use crate::ui::theme::ViewTheme;

/// The grips on the screen: one for each end of each segment of the selected annotation.
pub fn grips(sheet: &Sheet, input: &ViewInput<'_>) -> Vec<(Grip, Rect)> {
    let Some((id, annotation)) = selected(input) else {
        return Vec::new();
    };
    let visible = sheet.visible_bytes();
    let mut grips = Vec::new();
    for (segment, span) in annotation.segments.iter().enumerate() {
        if span.end() < visible.start || span.start() > visible.end {
            continue;
        }
        for edge in [Edge::Start, Edge::End] {
            if let Some(rect) = edge_rect(sheet, &span.range(), edge) {
                let id = id.clone();
                grips.push((Grip { id, segment, edge }, rect));
            }
        }
    }
    grips
}

fn selected<'a>(input: &ViewInput<'a>) -> Option<(&'a crate::model::id::AnnotationId, &'a Annotation)> {
    let id = input.selected?;
    let annotation = input.document.annotation(id)?;
    Some((id, annotation))
}

/// Where an end of `bytes` stands; the end in the line of its last character.
fn edge_rect(sheet: &Sheet, bytes: &Range<usize>, edge: Edge) -> Option<Rect> {
    if edge == Edge::Start {
        return sheet.caret(bytes.start);
    }
    let row = sheet.row_of_byte(bytes.end - 1)?;
    let x = sheet.left + row.row.caret(bytes.end.saturating_sub(row.placed.piece.bytes.start));
    Some(Rect::from_min_max(pos2(x, row.top), pos2(x, row.bottom)))
}

/// The stronger tint, in one line.
pub fn paint_under(
    brush: &mut Brush,
    sheet: &Sheet,
    row: &SheetRow<'_>,
    input: &ViewInput<'_>,
    marks: &[&PieceMark],
    theme: &ViewTheme,
) {
    let Some(id) = input.selected else {
        return;
    };
    let (top, bottom) = tint_band(row);
    for mark in marks.iter().filter(|it| it.id == *id) {
        row.row.stretches(mark.bytes.clone(), |left, right| {
            brush.rect(
                sheet.left + left,
                sheet.left + right,
                top,
                bottom,
                theme.strong_tint(mark.bit),
            );
        });
    }
}

/// Frame, grips and bracket; while an edge is dragged, where it would come to stand.
pub fn paint_over(
    painter: &Painter,
    sheet: &Sheet,
    input: &ViewInput<'_>,
    resizing: Option<(&Grip, usize)>,
    theme: &ViewTheme,
) {
    let Some((_, annotation)) = selected(input) else {
        return;
    };
    let colour = theme.label(&annotation.body.label).line;
    let mut brush = Brush::new(painter);
    paint_outline(&mut brush, sheet, annotation, resizing, colour);
    let visible = sheet.visible_bytes();
    for (segment, span) in annotation.segments.iter().enumerate() {
        let bytes = resized(span.range(), segment, resizing);
        if bytes.end < visible.start || bytes.start > visible.end {
            continue;
        }
        for edge in [Edge::Start, Edge::End] {
            if let Some(rect) = edge_rect(sheet, &bytes, edge) {
                let picked = input.edge == Some((segment, edge));
                paint_grip(painter, &mut brush, rect, edge, picked, colour, theme);
            }
        }
    }
    brush.done(painter);
}

/// A frame around every line of an annotation, and the bracket that joins its segments.
pub fn paint_outline(
    brush: &mut Brush,
    sheet: &Sheet,
    annotation: &Annotation,
    resizing: Option<(&Grip, usize)>,
    colour: Color32,
) {
    let visible = sheet.visible_bytes();
    // The middle of each line, and whether a segment begins in it.
    let mut middles: Vec<(f32, bool)> = Vec::new();
    for (segment, span) in annotation.segments.iter().enumerate() {
        let bytes = resized(span.range(), segment, resizing);
        if bytes.end < visible.start || bytes.start > visible.end {
            continue;
        }
        for row in sheet.rows_over(&bytes) {
            let (top, bottom) = tint_band(&row);
            let mut framed = false;
            row.row.stretches(row.in_piece(&bytes), |left, right| {
                let (min, max) = (pos2(sheet.left + left, top), pos2(sheet.left + right, bottom));
                brush.frame(Rect::from_min_max(min, max).expand2(egui::vec2(1.0, 0.0)), 1.0, colour);
                framed = true;
            });
            if framed {
                middles.push(((row.top + row.bottom) / 2.0, row.bytes().contains(&bytes.start)));
            }
        }
    }
    if annotation.segments.len() > 1 {
        let above = annotation.segments.first().start() < visible.start;
        let below = annotation.segments.last().end() > visible.end;
        paint_bracket(brush, sheet, &middles, above, below, colour);
    }
}

fn resized(bytes: Range<usize>, segment: usize, resizing: Option<(&Grip, usize)>) -> Range<usize> {
    match resizing {
        Some((grip, byte)) if grip.segment == segment => match grip.edge {
            Edge::Start if byte < bytes.end => byte..bytes.end,
            Edge::End if byte > bytes.start => bytes.start..byte,
            _ => bytes,
        },
        _ => bytes,
    }
}

fn paint_grip(
    painter: &Painter,
    brush: &mut Brush,
    rect: Rect,
    edge: Edge,
    picked: bool,
    colour: Color32,
    theme: &ViewTheme,
) {
    let x = rect.center().x;
    let half = if picked { 1.5 } else { 1.0 };
    brush.rect(x - half, x + half, rect.top(), rect.bottom(), colour);
    let knob = match edge {
        Edge::Start => pos2(x, rect.top()),
        Edge::End => pos2(x, rect.bottom()),
    };
    let radius = if picked { 6.0 } else { 4.0 };
    let ring = Stroke::new(if picked { 2.0 } else { 1.0 }, theme.paper);
    painter.circle(knob, radius, colour, ring);
}

/// A line in the margin that joins the segments.
fn paint_bracket(brush: &mut Brush, sheet: &Sheet, middles: &[(f32, bool)], above: bool, below: bool, colour: Color32) {
    let x = sheet.left - 14.0;
    let top = if above {
        Some(sheet.screen.top())
    } else {
        middles.first().map(|it| it.0)
    };
    let bottom = if below {
        Some(sheet.screen.bottom())
    } else {
        middles.last().map(|it| it.0)
    };
    if let (Some(top), Some(bottom)) = (top, bottom) {
        brush.rect(x, x + 1.5, top, bottom, colour);
    }
    for (y, _) in middles.iter().filter(|it| it.1) {
        brush.rect(x, x + 8.0, *y - 0.75, *y + 0.75, colour);
    }
}
