//! A row for each segment, for spreadsheets.

use std::borrow::Cow;

use super::{Format, in_reading_order};
use crate::model::annotation::Annotation;
use crate::model::document::Document;
use crate::model::span::Span;

pub(super) const FORMAT: Format = Format {
    key: "csv",
    title: "Spreadsheet (CSV)",
    extension: "csv",
    write,
    read: None,
    cannot_hold: &[
        "how an annotation came to be",
        "annotations whose words are not in the text any more",
        "fields of later versions",
        "a cell that a spreadsheet would take for a formula: it gets an apostrophe in front",
        "zero characters: they become U+FFFD",
    ],
};

const COLUMNS: &[&str] = &[
    "id",
    "label",
    "segment",
    "start_byte",
    "end_byte",
    "start_char",
    "end_char",
    "text",
    "note",
    "tags",
    "attributes",
    "by",
    "created",
    "modified",
];

fn write(document: &Document) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = out.write_record(COLUMNS);
    for (id, annotation) in in_reading_order(document) {
        for (i, span) in annotation.segments.iter().enumerate() {
            let cells = row(document, &id.to_string(), annotation, i, span);
            let _ = out.write_record(cells.iter().map(|it| safe(it).into_owned()));
        }
    }
    let bytes = out.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(document: &Document, id: &str, annotation: &Annotation, segment: usize, span: Span) -> [String; 14] {
    let body = &annotation.body;
    let article = document.article();
    let chars = |byte: usize| article.offsets().chars_before(article.text(), byte).to_string();
    let attributes: Vec<String> = body
        .attributes
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let time = |it: Option<jiff::Timestamp>| it.map(|it| it.to_string()).unwrap_or_default();
    [
        id.to_owned(),
        body.label.key().to_owned(),
        (segment + 1).to_string(),
        span.start().to_string(),
        span.end().to_string(),
        chars(span.start()),
        chars(span.end()),
        article.quote(span).to_owned(),
        body.note.to_string(),
        body.tags.join("; "),
        attributes.join("; "),
        body.by.to_string(),
        time(body.created),
        time(body.modified),
    ]
}

/// A cell that no spreadsheet runs as a formula: one that could be gets an apostrophe in front.
fn safe(cell: &str) -> Cow<'_, str> {
    let cell: Cow<str> = match cell.contains('\0') {
        true => cell.replace('\0', "\u{fffd}").into(),
        false => cell.into(),
    };
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        true => format!("'{cell}").into(),
        false => cell,
    }
}
