//! A line for each annotation, to read in a terminal.

use super::in_reading_order;
use crate::model::annotation::Body;
use crate::model::document::Document;
use crate::text::visible::visible;

/// Most characters shown of an annotation's words.
const WORDS: usize = 200;

/// `line:column label id "words" — note #tags` for each annotation in reading order, orphans last.
///
/// Control characters and marks of direction are spelled out.
pub fn listing(document: &Document) -> String {
    let mut lines = String::new();
    for (id, annotation) in in_reading_order(document) {
        let (line, column) = document.article().line_and_column(annotation.segments.first().start());
        let place = format!("{line}:{column}");
        let words = document.words(annotation);
        lines += &row(&place, &id.to_string(), &words, &annotation.body);
    }
    for (id, orphan) in document.orphans() {
        let words: Vec<String> = orphan.anchors.iter().map(|it| it.exact.shown()).collect();
        lines += &row("orphan", &id.to_string(), &words.join(" … "), &orphan.body);
    }
    lines
}

fn row(place: &str, id: &str, words: &str, body: &Body) -> String {
    let mut shown: String = words.chars().take(WORDS).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    let mut row = format!("{place} {} {id} \"{shown}\"", body.label.key());
    if !body.note.is_empty() {
        row += " — ";
        row += &body.note;
    }
    for tag in &body.tags {
        row += " #";
        row += tag;
    }
    visible(&row).into_owned() + "\n"
}
