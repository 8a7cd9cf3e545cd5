//! The strip beside the text: which sentences rest on something, and which are still without a source.
//!
//! Told by shape: a full bar for sourced, a broken outline for wanting,
//! a tick where a person said that none is needed, a dot for headlines and the like.

use std::ops::Range;

use egui::{Color32, Id, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::Brush;
use super::sheet::Sheet;
use super::{Need, Selection, Sentence, ViewInput};
use crate::ui::theme::ViewTheme;

/// How far left of the text the strip's middle stands, in points.
const FROM_TEXT: f32 = 22.0;
/// Width of a bar.
const WIDTH: f32 = 4.0;
/// How far around a bar the mouse takes it.
const REACH: f32 = 5.0;
/// Space between two sentences.
const GAP: f32 = 2.0;
/// The least height of a bar.
const LEAST: f32 = 4.0;

/// A sentence on the screen.
pub struct Bar {
    pub sentence: Sentence,
    pub top: f32,
    pub bottom: f32,
}

/// The sentences on the screen and where they stand: each beside its lines, and two in one line one above the other.
pub fn place(sheet: &Sheet, input: &ViewInput<'_>) -> Vec<Bar> {
    let visible = sheet.visible_bytes();
    let sentences = input.beside.sentences(visible.clone());
    let bar = |sentence: Sentence| {
        let top = height_of(sheet, &visible, sentence.bytes.start, false).unwrap_or(sheet.screen.top());
        let bottom = height_of(sheet, &visible, sentence.bytes.end, true).unwrap_or(sheet.screen.bottom());
        let bottom = (bottom - GAP).max(top + LEAST);
        Bar { sentence, top, bottom }
    };
    sentences.into_iter().map(bar).collect()
}

/// How far down `byte` stands, as if the words of a line went down evenly; `None` off the screen.
fn height_of(sheet: &Sheet, visible: &Range<usize>, byte: usize, end: bool) -> Option<f32> {
    // An end belongs to the line of the character before it.
    let holds = if end { byte.checked_sub(1)? } else { byte };
    if holds < visible.start || holds >= visible.end {
        return None;
    }
    let row = sheet.row_of_byte(holds)?;
    let bytes = row.bytes();
    let share = (byte - bytes.start) as f32 / bytes.len().max(1) as f32;
    Some(row.top + share.min(1.0) * (row.bottom - row.top))
}

/// Paints the strip.
pub fn paint(painter: &Painter, sheet: &Sheet, bars: &[Bar], theme: &ViewTheme) {
    let x = sheet.left - FROM_TEXT;
    let wanting = theme.bit(1).line;
    let mut brush = Brush::new(painter);
    for bar in bars {
        let rect = Rect::from_min_max(pos2(x - WIDTH / 2.0, bar.top), pos2(x + WIDTH / 2.0, bar.bottom));
        match bar.sentence.need {
            Need::Sourced => {
                let bar = rect.shrink2(vec2(0.5, 0.0));
                brush.rect(bar.left(), bar.right(), bar.top(), bar.bottom(), theme.covered);
            }
            Need::Wanting => hollow(&mut brush, rect, wanting),
            Need::Settled => tick(painter, rect.center(), theme.quiet),
            Need::None => {
                let middle = rect.center();
                brush.rect(
                    middle.x - 1.0,
                    middle.x + 1.0,
                    middle.y - 1.0,
                    middle.y + 1.0,
                    theme.covered,
                );
            }
        }
    }
    brush.done(painter);
}

/// Done with, by a person's word.
fn tick(painter: &Painter, middle: Pos2, colour: Color32) {
    let bend = middle + vec2(-1.0, 3.0);
    let stroke = Stroke::new(1.5, colour);
    painter.line(vec![middle + vec2(-4.0, 0.0), bend, middle + vec2(4.0, -4.0)], stroke);
}

/// The outline of a bar with gaps in its sides.
fn hollow(brush: &mut Brush, rect: Rect, colour: Color32) {
    const DASH: f32 = 4.0;
    const OFF: f32 = 3.0;
    let (left, right) = (rect.left(), rect.right());
    brush.rect(left, right, rect.top(), rect.top() + 1.0, colour);
    brush.rect(left, right, rect.bottom() - 1.0, rect.bottom(), colour);
    let mut y = rect.top();
    while y < rect.bottom() {
        let end = (y + DASH).min(rect.bottom());
        brush.rect(left, left + 1.0, y, end, colour);
        brush.rect(right - 1.0, right, y, end, colour);
        y += DASH + OFF;
    }
}

/// The strip as a control; answers the sentence that was clicked.
pub fn show(ui: &Ui, id: Id, sheet: &Sheet, bars: &[Bar], theme: &ViewTheme) -> Option<Selection> {
    let x = sheet.left - FROM_TEXT;
    let column = Rect::from_x_y_ranges(x - REACH..=x + REACH, sheet.screen.y_range());
    if bars.is_empty() {
        return None;
    }
    // Not for the keyboard: G goes from one sentence without a source to the next.
    let response = ui.interact(column, id.with("sentences"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, told_of_all(bars)));
    let at = |response: &Response| response.hover_pos().or(response.interact_pointer_pos());
    let y = at(&response)?.y;
    let bar = bars
        .iter()
        .find(|it| (it.top - GAP / 2.0..it.bottom + GAP / 2.0).contains(&y))?;
    if response.hovered() {
        let around = Rect::from_min_max(pos2(x - WIDTH, bar.top), pos2(x + WIDTH, bar.bottom));
        let painter = ui.painter_at(sheet.screen);
        painter.rect_stroke(around, 2.0, Stroke::new(1.0, theme.caret), egui::StrokeKind::Outside);
    }
    let clicked = response.clicked();
    if response.hovered() {
        response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .on_hover_text_at_pointer(told(bar.sentence.need));
    }
    clicked.then_some(Selection {
        anchor: bar.sentence.bytes.start,
        head: bar.sentence.bytes.end,
    })
}

fn told(need: Need) -> &'static str {
    match need {
        Need::Sourced => "Sourced: something in this sentence rests on somebody, or on evidence",
        Need::Wanting => "Without a source. Mark who says so, or press W if it needs none",
        Need::Settled => "Needs no source, as somebody said with W; W takes that back",
        Need::None => "Needs no source: a headline, a caption or the like",
    }
}

/// For a screen reader: how many of the sentences on the screen are without a source.
fn told_of_all(bars: &[Bar]) -> String {
    let wanting = bars.iter().filter(|it| it.sentence.need == Need::Wanting).count();
    format!(
        "Sources by sentence: {wanting} of {} on the screen without one",
        bars.len()
    )
}
