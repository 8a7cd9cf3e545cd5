//! Suggestions in the article: hollow, broken outlines, which no mark has.
//!
//! How broken a line is tells how sure the suggestion is. The one at hand is bolder, in the colours
//! of its labels, and says what each part would be.

use std::ops::Range;

use egui::{Align2, Color32, FontId, Painter, Rangef, Rect, pos2, vec2};

use super::paint::Brush;
use super::sheet::Sheet;
use super::{Edge, ViewInput};
use crate::engine::suggest::Level;
use crate::model::label::Label;
use crate::ui::theme::ViewTheme;

/// A suggestion as the view draws it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// What is said, piece by piece.
    pub content: Vec<Range<usize>>,
    pub level: Level,
    /// What is shown of the suggestion at hand only.
    pub at_hand: Option<AtHand>,
}

/// What is shown of the suggestion at hand besides its content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AtHand {
    pub source: Option<Range<usize>>,
    pub cue: Option<Range<usize>>,
    /// Words elsewhere that name whom the source means.
    pub name: Option<Range<usize>>,
    /// The byte and the side of the edge that keys move.
    pub edge: Option<(usize, Edge)>,
}

/// Paints what is on the screen; answers how many suggestions that were.
pub fn paint(painter: &Painter, sheet: &Sheet, input: &ViewInput<'_>, theme: &ViewTheme) -> usize {
    let outlines = input.beside.outlines(sheet.visible_bytes());
    let mut brush = Brush::new(painter);
    for outline in &outlines {
        let rhythm = rhythm(outline.level);
        let Some(at_hand) = &outline.at_hand else {
            for piece in &outline.content {
                frame(
                    &mut brush,
                    sheet,
                    piece,
                    (rhythm, 1.0),
                    theme.quiet.gamma_multiply(0.75),
                );
            }
            continue;
        };
        let parts = outline.content.iter().map(|it| (it, Label::Quote, "quote?"));
        let source = at_hand.source.iter().map(|it| (it, Label::Source, "source?"));
        let cue = at_hand.cue.iter().map(|it| (it, Label::Cue, "cue?"));
        for (i, (piece, label, title)) in parts.chain(source).chain(cue).enumerate() {
            let colour = theme.label(&label).line;
            frame(&mut brush, sheet, piece, (rhythm, 2.0), colour);
            // Further pieces of one content need no further title.
            if i == 0 || label != Label::Quote {
                tab(painter, sheet, piece, title, colour, theme);
            }
        }
        if let Some(name) = at_hand.name.as_ref().filter(|it| Some(*it) != at_hand.source.as_ref()) {
            let colour = theme.label(&Label::Source).line;
            frame(&mut brush, sheet, name, (DOTS, 1.2), colour);
            tab(painter, sheet, name, "who", colour, theme);
        }
        if let Some((byte, edge)) = at_hand.edge {
            handle(&mut brush, sheet, byte, edge, theme);
        }
    }
    brush.done(painter);
    outlines.len()
}

/// How long the strokes and the gaps of a line are, in points.
type Rhythm = (f32, f32);

const DOTS: Rhythm = (1.5, 3.5);

fn rhythm(level: Level) -> Rhythm {
    match level {
        Level::Sure => (9.0, 3.0),
        Level::Likely => (4.0, 3.0),
        Level::Unsure => DOTS,
    }
}

/// A broken line around words, as one shape over all their lines.
fn frame(brush: &mut Brush, sheet: &Sheet, bytes: &Range<usize>, (rhythm, thick): (Rhythm, f32), colour: Color32) {
    let rects = around(sheet, bytes);
    let visible = sheet.visible_bytes();
    for (i, rect) in rects.iter().enumerate() {
        let (x, y) = (rect.x_range(), rect.y_range());
        let before = i.checked_sub(1).map(|it| rects[it]);
        let after = rects.get(i + 1).copied();
        // Where a line of it stands above or below, nothing parts the two; they share the border.
        let top = before.map_or(y.min, |it| it.bottom() - thick);
        for part in uncovered(x, before) {
            brush.dashes(part, top, thick, rhythm, colour);
        }
        for part in uncovered(x, after) {
            brush.dashes(part, y.max - thick, thick, rhythm, colour);
        }
        let sides = Rangef::new(top, y.max);
        let is_cut = |byte: usize| byte < visible.start || byte > visible.end;
        if i > 0 || !is_cut(bytes.start) {
            brush.upright_dashes(sides, x.min, thick, rhythm, colour);
        }
        if after.is_some() || !is_cut(bytes.end) {
            brush.upright_dashes(sides, x.max - thick, thick, rhythm, colour);
        }
    }
}

/// The parts of `x` that a line beside it does not cover.
fn uncovered(x: Rangef, beside: Option<Rect>) -> impl Iterator<Item = Rangef> {
    let parts = match beside.map(|it| it.x_range()).filter(|it| it.intersects(x)) {
        None => [x, Rangef::NOTHING],
        Some(it) => [Rangef::new(x.min, it.min), Rangef::new(it.max, x.max)],
    };
    parts.into_iter().filter(|it| it.max - it.min > 1.0)
}

fn around(sheet: &Sheet, bytes: &Range<usize>) -> Vec<Rect> {
    let rects = sheet.rects(bytes).into_iter();
    rects.map(|it| it.expand2(vec2(1.5, -1.0))).collect()
}

/// What a part would be, above where it begins.
fn tab(painter: &Painter, sheet: &Sheet, bytes: &Range<usize>, title: &str, colour: Color32, theme: &ViewTheme) {
    let Some(rect) = around(sheet, bytes).first().copied() else {
        return;
    };
    if bytes.start < sheet.visible_bytes().start {
        return;
    }
    let size = (rect.height() * 0.38).clamp(9.0, 16.0);
    let at = pos2(rect.left(), rect.top() + 1.0);
    let galley = painter.layout_no_wrap(title.to_owned(), FontId::proportional(size), colour);
    let place = Align2::LEFT_BOTTOM.anchor_size(at, galley.size());
    // Thin, so that the letters of the line above stay whole.
    painter.rect_filled(place.expand2(vec2(1.5, 0.0)), 2.0, theme.paper.gamma_multiply(0.5));
    painter.galley(place.min, galley, colour);
}

/// Where keys move an end.
fn handle(brush: &mut Brush, sheet: &Sheet, byte: usize, edge: Edge, theme: &ViewTheme) {
    let before = match edge {
        Edge::Start => sheet.caret(byte),
        // The end of a line belongs to the words before it.
        Edge::End => sheet
            .rects(&(byte.saturating_sub(1)..byte))
            .last()
            .map(|it| Rect::from_x_y_ranges(it.right()..=it.right(), it.y_range()))
            .or_else(|| sheet.caret(byte)),
    };
    let Some(rect) = before else {
        return;
    };
    let (x, foot) = (rect.center().x, rect.height() * 0.16);
    brush.rect(x - 1.5, x + 1.5, rect.top() - 1.0, rect.bottom() + 1.0, theme.caret);
    let (left, right) = match edge {
        Edge::Start => (x - 1.5, x + 6.0),
        Edge::End => (x - 6.0, x + 1.5),
    };
    brush.rect(left, right, rect.top() - 1.0, rect.top() - 1.0 + foot, theme.caret);
    brush.rect(
        left,
        right,
        rect.bottom() + 1.0 - foot,
        rect.bottom() + 1.0,
        theme.caret,
    );
}
