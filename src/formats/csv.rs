//! A row for each segment, for spreadsheets.

use std::borrow::Cow;

use super::disclosure::{Told, WITHHELD};
use super::{Format, Loss, in_reading_order, reviewed};
use crate::model::annotation::Annotation;
use crate::model::attribution::Attribution;
use crate::model::id::AnnotationId;
use crate::model::span::Span;

pub(super) const FORMAT: Format = Format {
    key: "csv",
    title: "Spreadsheet (CSV)",
    extension: "csv",
    write,
    read: None,
    cannot_hold: &[
        Loss::always("how an annotation came to be"),
        Loss::counted("annotations whose words are not in the text any more", |it| {
            it.orphans().len()
        }),
        Loss::counted("fields of later versions", |it| {
            it.annotations()
                .values()
                .filter(|it| !it.body.unknown.is_empty())
                .count()
        }),
        Loss::always("a cell that a spreadsheet would take for a formula: it gets an apostrophe in front"),
        Loss::always("zero characters: they become U+FFFD"),
        Loss::counted("verdicts and evidence of claims", |it| {
            it.annotations().values().filter(|it| it.body.claim.is_some()).count()
        }),
        Loss::counted("links between claims", |it| it.tables().claim_links.len()),
        Loss::counted("what entries of the registry say beyond their names", |it| {
            it.entries().len()
        }),
        Loss::counted("findings that were let pass", |it| it.tables().dismissals.len()),
        Loss::counted("suggestions that were rejected", |it| it.tables().rejections.len()),
        Loss::counted("pieces of the review of the translation", reviewed),
        Loss::counted("attributions without a part in the text", |it| {
            let parts = |one: &Attribution| one.parts().any(|part| it.annotation(part.1).is_some());
            it.attributions().values().filter(|one| !parts(one)).count()
        }),
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
    "refers_to",
    "speaker",
    "speaker_name",
    "attribution",
    "role",
];

fn write(told: &Told) -> String {
    let rows = in_reading_order(&told.document).flat_map(|(id, annotation)| {
        let segments = annotation.segments.iter().enumerate();
        segments.map(move |(i, span)| row(told, id, annotation, i, span))
    });
    written(COLUMNS, rows)
}

/// A table as RFC 4180 has it, with every cell safe.
pub(super) fn written(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = out.write_record(columns);
    for cells in rows {
        let _ = out.write_record(cells.iter().map(|it| safe(it).into_owned()));
    }
    let bytes = out.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(told: &Told, id: &AnnotationId, annotation: &Annotation, segment: usize, span: Span) -> Vec<String> {
    let body = &annotation.body;
    let document = &told.document;
    let article = document.article();
    let chars = |byte: usize| article.offsets().chars_before(article.text(), byte).to_string();
    let attributes: Vec<String> = body
        .attributes
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let time = |it: Option<jiff::Timestamp>| it.map(|it| it.to_string()).unwrap_or_default();
    let attribution = Attributed::of(told, id);
    vec![
        id.to_string(),
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
        body.refers_to.as_ref().map(|it| it.to_string()).unwrap_or_default(),
        attribution.speakers.join("; "),
        attribution.names.join("; "),
        attribution.ids.join("; "),
        attribution.roles.join("; "),
    ]
}

/// The attributions an annotation is a part of, a list a column; the `n`th of each belong together.
#[derive(Default)]
struct Attributed {
    ids: Vec<String>,
    roles: Vec<&'static str>,
    speakers: Vec<String>,
    names: Vec<String>,
}

impl Attributed {
    fn of(told: &Told, id: &AnnotationId) -> Self {
        let mut attributed = Attributed::default();
        for (own, attribution) in told.document.attributions_of(id) {
            for (role, _) in attribution.parts().filter(|it| it.1 == id) {
                let entry = attribution.speaker.as_ref().and_then(|it| told.document.entry(it));
                let key = entry.map(|it| it.0).or(attribution.speaker.as_ref());
                attributed.ids.push(own.to_string());
                attributed.roles.push(role.key());
                attributed
                    .speakers
                    .push(key.map(|it| it.to_string()).unwrap_or_default());
                attributed.names.push(match entry {
                    Some((key, _)) if told.is_redacted(key) => WITHHELD.into(),
                    Some((_, entry)) => entry.name.to_string(),
                    None => String::new(),
                });
            }
        }
        attributed
    }
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
