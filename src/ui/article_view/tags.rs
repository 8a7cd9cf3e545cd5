//! The tags of the quotes and claims on the screen: in the margin, or above the line where that is too narrow.

use std::rc::Rc;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, FontId, Galley, Id, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, TextFormat, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::ViewInput;
use super::marks::{MarkCache, PieceMarks};
use super::notes::shows_letter_of;
use super::sheet::{Sheet, SheetRow};
use super::sign;
use super::tag::{Tag, TagCache, TagKind};
use crate::model::id::AnnotationId;
use crate::ui::theme::ViewTheme;

/// How far left of the text a tag in the margin ends, in points.
const FROM_TEXT: f32 = 32.0;
/// A margin with less room than this for tags has none.
const LEAST_ROOM: f32 = 84.0;
/// Space around the words of a tag.
const PADDING: egui::Vec2 = vec2(5.0, 1.5);
/// Width of the sign of something broken, with the space after it.
const SIGN: f32 = 13.0;
/// Bits of [`Label::bit`](crate::model::label::Label::bit) of what has a tag: claims and quotes.
const CONTENTS: u8 = 1 | 2;
/// Most tags that are looked for in one line.
const MOST_IN_LINE: usize = 12;

/// A tag on the screen.
pub struct PlacedTag {
    pub rect: Rect,
    pub tag: Rc<Tag>,
    galley: Arc<Galley>,
    /// Others that begin in the same line and have no room.
    more: Vec<Rc<Tag>>,
}

/// The tags of the contents that begin on the screen, and where they go.
pub fn place(
    painter: &Painter,
    sheet: &Sheet,
    input: &ViewInput<'_>,
    marks: &mut MarkCache,
    cache: &mut TagCache,
) -> Vec<PlacedTag> {
    let room = sheet.left - FROM_TEXT - sheet.screen.left() - 6.0;
    let mut placed = Vec::new();
    for row in sheet.rows() {
        let marks = marks.of(input.document, &row.placed.piece);
        let tags = tags_in(&marks, &row, input, cache);
        if tags.is_empty() {
            continue;
        }
        match room >= LEAST_ROOM {
            true => placed.extend(in_margin(painter, sheet, &row, tags, room)),
            false => above_line(painter, sheet, &row, tags, input, &mut placed),
        }
    }
    placed
}

/// The tags of the contents that begin in `row`, with the byte of the piece where each begins.
fn tags_in(marks: &PieceMarks, row: &SheetRow<'_>, input: &ViewInput<'_>, cache: &mut TagCache) -> Vec<(u32, Rc<Tag>)> {
    let bytes = &row.row.bytes;
    let from = marks.marks.partition_point(|it| it.bytes.start < bytes.start);
    let here = marks.marks[from..].iter().take_while(|it| it.bytes.start < bytes.end);
    let contents = here.filter(|it| it.begins && it.bit & CONTENTS != 0);
    let tags = contents
        .take(MOST_IN_LINE)
        .filter_map(|it| Some((it.bytes.start, cache.of(input, &it.id)?)));
    tags.collect()
}

/// Side by side in the left margin; those that do not fit are counted on the last one.
fn in_margin(
    painter: &Painter,
    sheet: &Sheet,
    row: &SheetRow<'_>,
    tags: Vec<(u32, Rc<Tag>)>,
    room: f32,
) -> Vec<PlacedTag> {
    let size = font_size(row);
    let mut shown: Vec<PlacedTag> = Vec::new();
    let mut used = 0.0;
    for (_, tag) in tags {
        // One speaker said several things in this line: one tag says so.
        if let Some(same) = shown
            .iter_mut()
            .find(|it| it.tag.text == tag.text && it.tag.kind == tag.kind)
        {
            same.more.push(tag);
            continue;
        }
        let next = PlacedTag::new(painter, tag, size);
        let width = next.rect.width() + 4.0;
        match shown.last_mut() {
            Some(last) if used + width + 24.0 > room => last.more.push(next.tag),
            _ => {
                used += width;
                shown.push(next);
            }
        }
    }
    if let Some(last) = shown.last_mut() {
        last.count_others(painter, size);
    }
    let middle = (row.top + row.bottom) / 2.0;
    let mut right = sheet.left - FROM_TEXT;
    for tag in shown.iter_mut().rev() {
        let at = pos2(right - tag.rect.width(), middle - tag.rect.height() / 2.0);
        tag.rect = Rect::from_min_size(at, tag.rect.size());
        right = at.x - 4.0;
    }
    shown
}

/// Between two lines, where the content begins.
fn above_line(
    painter: &Painter,
    sheet: &Sheet,
    row: &SheetRow<'_>,
    tags: Vec<(u32, Rc<Tag>)>,
    input: &ViewInput<'_>,
    placed: &mut Vec<PlacedTag>,
) {
    let size = (font_size(row) * 0.92).max(8.5);
    let mut free = sheet.left - 4.0;
    let first = placed.len();
    for (start, tag) in tags {
        // The letter of the mark, or the grip of the selected one, stands at the very corner.
        let taken = shows_letter_of(input, &tag.content);
        let corner = if taken { size * 1.9 } else { 0.0 };
        let mut next = PlacedTag::new(painter, tag, size);
        let x = (sheet.left + row.row.caret(start as usize) + corner).max(free);
        if x + next.rect.width() > sheet.screen.right() - 2.0 && placed.len() > first {
            if let Some(last) = placed.last_mut() {
                last.more.push(next.tag);
            }
            continue;
        }
        let at = pos2(x.min(sheet.screen.right() - next.rect.width() - 2.0), row.top - 5.5);
        // As low as its letters, so that it hides little of the line before.
        next.rect = Rect::from_min_size(at, vec2(next.rect.width(), size + 1.5));
        free = next.rect.right() + 3.0;
        placed.push(next);
    }
}

fn font_size(row: &SheetRow<'_>) -> f32 {
    let body = row.placed.laid.size / row.placed.laid.kind.scale();
    (body * 0.66).clamp(8.5, 16.0)
}

impl PlacedTag {
    /// At the origin.
    fn new(painter: &Painter, tag: Rc<Tag>, size: f32) -> Self {
        let galley = galley(painter, &tag.text, size, tag.kind == TagKind::Words);
        let sign = if tag.broken { SIGN } else { 0.0 };
        let rect = Rect::from_min_size(Pos2::ZERO, galley.size() + PADDING * 2.0 + vec2(sign, 0.0));
        PlacedTag {
            rect,
            tag,
            galley,
            more: Vec::new(),
        }
    }

    /// Says how many others it stands for, where they have another name.
    fn count_others(&mut self, painter: &Painter, size: f32) {
        let others = self.more.iter().filter(|it| it.text != self.tag.text).count();
        if others > 0 {
            let text = format!("{} +{others}", self.tag.text);
            let galley = galley(painter, &text, size, self.tag.kind == TagKind::Words);
            self.rect.max.x += galley.size().x - self.galley.size().x;
            self.galley = galley;
        }
    }

    /// What a screen reader says.
    fn name(&self) -> String {
        let name = self.tag.text.trim_end_matches('?');
        let broken = if self.tag.broken { ", broken" } else { "" };
        match self.tag.kind {
            _ if name.is_empty() => "Broken attribution".to_owned(),
            TagKind::Speaker => format!("Said by {name}{broken}"),
            TagKind::Words => format!("Source in the text: {name}{broken}"),
            TagKind::Proposed => format!("Proposed speaker {name}"),
        }
    }

    fn told(&self) -> String {
        let mut told: Vec<&str> = vec![&self.tag.told];
        told.extend(
            self.more
                .iter()
                .map(|it| it.told.as_str())
                .filter(|it| *it != self.tag.told),
        );
        told.dedup();
        told.join("\n")
    }

    fn paint(&self, painter: &Painter, hovered: bool, theme: &ViewTheme) {
        let rect = self.rect;
        let line = theme.bit(self.tag.bit).line;
        if self.tag.kind == TagKind::Proposed {
            painter.rect_filled(rect, 3.0, theme.paper);
            let corners = [
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
                rect.left_top(),
            ];
            painter.extend(Shape::dashed_line(&corners, Stroke::new(1.0, line), 3.0, 2.5));
        } else {
            painter.rect_filled(rect, 3.0, theme.strip);
            let edge = Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
            painter.rect_filled(edge, 1.0, line);
        }
        if hovered {
            painter.rect_stroke(rect, 3.0, Stroke::new(1.0, line), egui::StrokeKind::Outside);
        }
        let mut at = pos2(rect.left() + PADDING.x, rect.center().y - self.galley.size().y / 2.0);
        if self.tag.broken {
            let size = (rect.height() - 1.0).min(11.0);
            let around = Rect::from_center_size(pos2(at.x + 5.0, rect.center().y), vec2(10.0, size));
            sign::warning(painter, around, theme.bit(1).line);
            at.x += SIGN;
        }
        painter.galley(at, Arc::clone(&self.galley), theme.quiet);
    }
}

fn galley(painter: &Painter, text: &str, size: f32, italics: bool) -> Arc<Galley> {
    let format = TextFormat {
        font_id: FontId::proportional(size),
        color: Color32::PLACEHOLDER,
        italics,
        ..TextFormat::default()
    };
    painter.layout_job(LayoutJob::single_section(text.to_owned(), format))
}

/// Paints the tags and tells about them; answers the content whose tag was clicked.
pub fn show(ui: &Ui, id: Id, sheet: &Sheet, tags: &[PlacedTag], theme: &ViewTheme) -> Option<AnnotationId> {
    let painter = ui.painter_at(sheet.screen);
    let mut clicked = None;
    for placed in tags {
        if !sheet.screen.intersects(placed.rect) {
            continue;
        }
        // Not for the keyboard: Tab goes through the annotations themselves.
        let response = ui.interact(
            placed.rect,
            id.with(("tag", &placed.tag.content)),
            Sense::CLICK | Sense::DRAG,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, placed.name()));
        placed.paint(&painter, response.hovered(), theme);
        if response.clicked() {
            clicked = Some(placed.tag.content.clone());
        }
        if response.hovered() {
            response
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .on_hover_text(placed.told());
        }
    }
    clicked
}
