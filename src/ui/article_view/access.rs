//! What a screen reader is told: the text on the screen, line by line, and the selection.

use egui::accesskit::{self, TextDirection, TextPosition, TextSelection};
use egui::{Id, Response, Role, Ui, UiBuilder, WidgetInfo, pos2};

use super::Selection;
use super::row::Stop;
use super::sheet::{Sheet, SheetRow};
use crate::model::article::Article;

/// Most characters in one run: AccessKit counts words in it by bytes.
const LONGEST_RUN: usize = 255;

/// Tells AccessKit, if anything listens.
pub fn expose(ui: &mut Ui, response: &Response, sheet: &Sheet, article: &Article, selection: Selection) {
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Article"));
    let visible = sheet.visible_bytes();
    let text = article.text().get(visible).unwrap_or_default();
    let listens = ui
        .ctx()
        .accesskit_node_builder(response.id, |node| node.set_value(text));
    if listens.is_none() {
        return;
    }
    let mut anchor = None;
    let mut focus = None;
    for row in sheet.rows() {
        let stops = in_order(&row);
        let node = run(ui, response.id, sheet, article, &row, &stops);
        let position = |byte: usize| position(&row, &stops, node, byte);
        anchor = position(selection.anchor).or(anchor);
        focus = position(selection.head).or(focus);
    }
    if let (Some(anchor), Some(focus)) = (anchor, focus) {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_text_selection(TextSelection { anchor, focus });
        });
    }
}

/// The graphemes of a line in the order of their bytes.
fn in_order<'a>(row: &SheetRow<'a>) -> Vec<&'a Stop> {
    let mut stops: Vec<&Stop> = row.row.stops.iter().collect();
    if !row.row.straight {
        stops.sort_by_key(|it| it.bytes.start);
    }
    stops.truncate(LONGEST_RUN - 1);
    stops
}

fn run(
    ui: &mut Ui,
    parent: Id,
    sheet: &Sheet,
    article: &Article,
    row: &SheetRow<'_>,
    stops: &[&Stop],
) -> accesskit::NodeId {
    let start = row.placed.piece.bytes.start;
    let (left, right) = row.row.extent();
    let mut value = String::new();
    let mut lengths = Vec::with_capacity(stops.len() + 1);
    let mut positions = Vec::with_capacity(stops.len() + 1);
    let mut widths = Vec::with_capacity(stops.len() + 1);
    let mut word_starts = Vec::new();
    let mut in_word = false;
    for stop in stops {
        let bytes = start + stop.bytes.start as usize..start + stop.bytes.end as usize;
        let grapheme = article.text().get(bytes).unwrap_or_default();
        let whole = if grapheme.len() <= LONGEST_RUN {
            grapheme
        } else {
            "\u{FFFD}"
        };
        let word = whole.chars().next().is_some_and(char::is_alphanumeric);
        if word && !in_word {
            word_starts.push(lengths.len() as u8);
        }
        in_word = word;
        value.push_str(whole);
        lengths.push(whole.len() as u8);
        positions.push(stop.left - left);
        widths.push(stop.right - stop.left);
    }
    if row.is_last() && row.placed.piece.last {
        value.push('\n');
        lengths.push(1);
        positions.push(right - left);
        widths.push(0.0);
    }
    let rtl = stops.first().is_some_and(|it| it.rtl);
    let place = egui::Rect::from_min_max(pos2(sheet.left + left, row.top), pos2(sheet.left + right, row.bottom));
    // A bare number would be the id of a tooltip.
    let id = parent.with(("line", row.bytes().start));
    let builder = UiBuilder::new()
        .scope_id(id)
        .max_rect(place)
        .accessibility_parent(parent)
        .accessibility_role(Role::TextRun);
    let child = ui.new_child(builder).unique_id();
    ui.ctx().accesskit_node_builder(child, |node| {
        node.set_text_direction(if rtl {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        });
        node.set_bounds(accesskit::Rect {
            x0: place.left().into(),
            y0: place.top().into(),
            x1: place.right().into(),
            y1: place.bottom().into(),
        });
        node.set_value(value);
        node.set_character_lengths(lengths);
        node.set_character_positions(positions);
        node.set_character_widths(widths);
        node.set_word_starts(word_starts);
    });
    child.accesskit_id()
}

fn position(row: &SheetRow<'_>, stops: &[&Stop], node: accesskit::NodeId, byte: usize) -> Option<TextPosition> {
    let bytes = row.bytes();
    let inside = bytes.contains(&byte) || (byte == bytes.end && row.is_last());
    let start = row.placed.piece.bytes.start;
    inside.then(|| TextPosition {
        node,
        character_index: stops.partition_point(|it| start + (it.bytes.start as usize) < byte),
    })
}
