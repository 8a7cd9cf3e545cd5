//! All that a document says, as JSON for programs. Nothing is lost.
//!
//! ```json
//! {
//!   "schema": "pressmark-annotations", "version": 1,
//!   "article": { "name": "…", "bytes": 1, "sha256": "…", "encoding": "utf-8", "text_bytes": 1, "text_chars": 1 },
//!   "annotations": [ {
//!     "id": "…", "label": "quote",
//!     "segments": [ { "start_byte": 0, "end_byte": 3, "start_char": 0, "end_char": 1,
//!                     "exact": "“", "prefix": "", "suffix": "We rebuild" } ],
//!     "attributes": { "form": "direct" }, "note": "…", "tags": ["…"], "origin": "hand",
//!     "by": "…", "created": "2026-03-01T09:00:00Z", "modified": null
//!   } ],
//!   "orphans": [ { "id": "…", "label": "claim", "anchors": [ … ], … } ]
//! }
//! ```
//!
//! Offsets are half-open; bytes are of the text as UTF-8 without byte order mark, chars are
//! Unicode code points. A label that is not one of ours is `custom:` and its name. `origin`
//! is `"hand"`, `{"rule": {"id": …, "edited": …}}`, `{"import": {"format": …}}` or `{"other": …}`.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::placing::{Lost, Placing};
use super::{Format, ImportError, Imported, in_reading_order};
use crate::model::anchor::{Anchor, Exact};
use crate::model::annotation::{Annotation, Body, Origin, Orphan, UnknownField};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::{LABELS, Label};
use crate::model::span::{Segments, Span};
use crate::text::visible::is_hidden;

pub(super) const FORMAT: Format = Format {
    key: "json",
    title: "Pressmark JSON",
    extension: "json",
    write,
    read: Some(read),
    cannot_hold: &[],
};

const SCHEMA: &str = "pressmark-annotations";
const VERSION: u64 = 1;
/// Code points of context on each side of a segment.
const CONTEXT: usize = 32;
const CUSTOM: &str = "custom:";

#[derive(Serialize, Deserialize)]
struct File {
    schema: String,
    version: u64,
    #[serde(default, skip_deserializing)]
    article: ArticleFacts,
    #[serde(default)]
    annotations: Vec<Item>,
    #[serde(default)]
    orphans: Vec<OrphanItem>,
}

#[derive(Default, Serialize)]
struct ArticleFacts {
    name: String,
    bytes: u64,
    sha256: String,
    encoding: String,
    text_bytes: usize,
    text_chars: usize,
}

#[derive(Serialize, Deserialize)]
struct Item {
    id: Option<AnnotationId>,
    segments: Vec<Segment>,
    #[serde(flatten)]
    body: BodyItem,
}

#[derive(Serialize, Deserialize)]
struct OrphanItem {
    id: Option<AnnotationId>,
    anchors: Vec<AnchorItem>,
    #[serde(flatten)]
    body: BodyItem,
}

#[derive(Serialize, Deserialize)]
struct Segment {
    start_byte: Option<usize>,
    end_byte: Option<usize>,
    start_char: Option<usize>,
    end_char: Option<usize>,
    exact: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
}

#[derive(Serialize, Deserialize)]
struct AnchorItem {
    start_byte: u64,
    end_byte: u64,
    exact: ExactItem,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum ExactItem {
    Whole(String),
    Ends { head: String, tail: String, bytes: u64 },
}

#[derive(Serialize, Deserialize)]
struct BodyItem {
    label: String,
    #[serde(default)]
    attributes: BTreeMap<Arc<str>, Arc<str>>,
    #[serde(default)]
    note: Arc<str>,
    #[serde(default)]
    tags: Vec<Arc<str>>,
    origin: Option<OriginItem>,
    #[serde(default)]
    by: Arc<str>,
    created: Option<Timestamp>,
    modified: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unknown: Vec<UnknownField>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum OriginItem {
    Hand,
    Rule { id: Arc<str>, edited: bool },
    Import { format: Arc<str> },
    Other(Arc<str>),
}

fn write(document: &Document) -> String {
    let article = document.article();
    let file = File {
        schema: SCHEMA.into(),
        version: VERSION,
        article: ArticleFacts {
            name: article.file().name.clone(),
            bytes: article.file().bytes,
            sha256: article.file().sha256.clone(),
            encoding: article.file().encoding.clone(),
            text_bytes: article.len(),
            text_chars: article.offsets().chars_before(article.text(), article.len()),
        },
        annotations: in_reading_order(document)
            .map(|(id, it)| item(article, id, it))
            .collect(),
        orphans: document.orphans().iter().map(|(id, it)| orphan_item(id, it)).collect(),
    };
    // A value of strings and numbers cannot fail to be written.
    spelled_out(&serde_json::to_string_pretty(&file).unwrap_or_default()) + "\n"
}

/// `json` with the characters that act on a terminal, which stand in strings only, as `\u202e`.
fn spelled_out(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c != '\n' && is_hidden(c) {
            true => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => out.push(c),
        }
    }
    out
}

fn item(article: &Article, id: &AnnotationId, annotation: &Annotation) -> Item {
    Item {
        id: Some(id.clone()),
        segments: annotation.segments.iter().map(|it| segment(article, it)).collect(),
        body: body_item(&annotation.body),
    }
}

fn segment(article: &Article, span: Span) -> Segment {
    let text = article.text();
    let before = text[..span.start()].char_indices().rev().take(CONTEXT).last();
    let after = text[span.end()..].char_indices().nth(CONTEXT);
    let chars = |byte| Some(article.offsets().chars_before(text, byte));
    Segment {
        start_byte: Some(span.start()),
        end_byte: Some(span.end()),
        start_char: chars(span.start()),
        end_char: chars(span.end()),
        exact: article.quote(span).into(),
        prefix: text[before.map_or(0, |(i, _)| i)..span.start()].into(),
        suffix: text[span.end()..after.map_or(text.len(), |(i, _)| span.end() + i)].into(),
    }
}

fn orphan_item(id: &AnnotationId, orphan: &Orphan) -> OrphanItem {
    let anchors = orphan.anchors.iter().map(|it| AnchorItem {
        start_byte: it.start,
        end_byte: it.end,
        exact: match it.exact.clone() {
            Exact::Whole(exact) => ExactItem::Whole(exact),
            Exact::Ends { head, tail, bytes } => ExactItem::Ends { head, tail, bytes },
        },
        prefix: it.prefix.clone(),
        suffix: it.suffix.clone(),
    });
    OrphanItem {
        id: Some(id.clone()),
        anchors: anchors.collect(),
        body: body_item(&orphan.body),
    }
}

fn body_item(body: &Body) -> BodyItem {
    BodyItem {
        label: match &body.label {
            Label::Custom(name) => format!("{CUSTOM}{name}"),
            label => label.key().into(),
        },
        attributes: body.attributes.clone(),
        note: body.note.clone(),
        tags: body.tags.clone(),
        origin: Some(match body.origin.clone() {
            Origin::Hand => OriginItem::Hand,
            Origin::Rule { id, edited } => OriginItem::Rule { id, edited },
            Origin::Import { format } => OriginItem::Import { format },
            Origin::Other(text) => OriginItem::Other(text),
        }),
        by: body.by.clone(),
        created: body.created,
        modified: body.modified,
        unknown: body.unknown.clone(),
    }
}

fn read(article: &Article, text: &str) -> Result<Imported, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_schema(text)?;
    let file: File = serde_json::from_str(text).map_err(syntax)?;
    let mut placing = Placing::new(article);
    let mut imported = Imported::default();
    for (i, item) in file.annotations.into_iter().enumerate() {
        let body = body_of(item.body);
        match segments_of(article, &mut placing, &item.segments) {
            Ok(segments) => imported.annotations.push((item.id, Annotation { segments, body })),
            Err(lost) => {
                let id = item.id.map_or_else(String::new, |id| format!(" ({id})"));
                imported
                    .skipped
                    .push(format!("annotation {}{id} is not placed: {lost}", i + 1));
            }
        }
    }
    for item in file.orphans {
        let anchors = item.anchors.into_iter().map(anchor_of).collect();
        let body = body_of(item.body);
        imported.orphans.push((item.id, Orphan { anchors, body }));
    }
    Ok(imported)
}

/// Says that a file is something else, or newer, before its records are looked at.
fn check_schema(text: &str) -> Result<(), ImportError> {
    #[derive(Deserialize)]
    struct Head {
        schema: Option<String>,
        version: Option<u64>,
    }
    let head: Head = serde_json::from_str(text).map_err(syntax)?;
    match (head.schema.as_deref(), head.version) {
        (Some(SCHEMA), Some(found)) if found > VERSION => Err(ImportError::Newer { found, known: VERSION }),
        (Some(SCHEMA), _) => Ok(()),
        (found, _) => Err(ImportError::OtherSchema {
            found: found.map_or("missing".into(), |it| format!("“{it}”")),
        }),
    }
}

fn syntax(error: serde_json::Error) -> ImportError {
    let (line, column) = (error.line(), error.column());
    let what = error.to_string();
    // The place is told apart.
    let what = what.split(" at line ").next().unwrap_or_default().to_owned();
    ImportError::Syntax { line, column, what }
}

fn segments_of(article: &Article, placing: &mut Placing, segments: &[Segment]) -> Result<Segments, Lost> {
    let mut spans = Vec::with_capacity(segments.len());
    for it in segments {
        let bytes = it.start_byte.zip(it.end_byte).or_else(|| {
            // Written by a program that counts code points only.
            let byte = |chars: Option<usize>| article.offsets().byte_of_char(article.text(), chars?);
            byte(it.start_char).zip(byte(it.end_char))
        });
        let bytes = bytes.map(|(start, end)| start..end);
        spans.push(placing.place(bytes, &it.exact, &it.prefix, &it.suffix)?);
    }
    Segments::new(spans).ok_or(Lost::Absent)
}

fn anchor_of(item: AnchorItem) -> Anchor {
    Anchor {
        start: item.start_byte,
        end: item.end_byte,
        exact: match item.exact {
            ExactItem::Whole(exact) => Exact::Whole(exact),
            ExactItem::Ends { head, tail, bytes } => Exact::Ends { head, tail, bytes },
        },
        prefix: item.prefix,
        suffix: item.suffix,
    }
}

/// The body as written; where a file of another program gives no origin, it is an import.
fn body_of(item: BodyItem) -> Body {
    let ours = LABELS.iter().find(|it| it.key == item.label);
    let custom = item.label.strip_prefix(CUSTOM).unwrap_or(&item.label);
    Body {
        label: ours.map_or_else(|| Label::Custom(custom.into()), |it| it.label.clone()),
        attributes: item.attributes,
        note: item.note,
        tags: item.tags,
        refers_to: None,
        continues: None,
        claim: None,
        origin: match item.origin {
            None => Origin::Import {
                format: FORMAT.key.into(),
            },
            Some(OriginItem::Hand) => Origin::Hand,
            Some(OriginItem::Rule { id, edited }) => Origin::Rule { id, edited },
            Some(OriginItem::Import { format }) => Origin::Import { format },
            Some(OriginItem::Other(text)) => Origin::Other(text),
        },
        by: item.by,
        created: item.created,
        modified: item.modified,
        unknown: item.unknown,
    }
}
