//! An annotation, or an orphan, as JSON.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::FORMAT;
use crate::formats::placing::{Lost, Placing};
use crate::model::anchor::{Anchor, Exact};
use crate::model::annotation::{Annotation, Body, Origin, Orphan, UnknownField};
use crate::model::article::Article;
use crate::model::claim::ClaimWork;
use crate::model::id::AnnotationId;
use crate::model::label::{LABELS, Label};
use crate::model::registry::SourceId;
use crate::model::span::{Segments, Span};

/// Code points of context on each side of a segment.
const CONTEXT: usize = 32;
const CUSTOM: &str = "custom:";

#[derive(Serialize, Deserialize)]
pub struct Item {
    pub id: Option<AnnotationId>,
    pub segments: Vec<Segment>,
    #[serde(flatten)]
    pub body: BodyItem,
}

#[derive(Serialize, Deserialize)]
pub struct OrphanItem {
    pub id: Option<AnnotationId>,
    pub anchors: Vec<AnchorItem>,
    #[serde(flatten)]
    pub body: BodyItem,
}

#[derive(Serialize, Deserialize)]
pub struct Segment {
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
pub struct AnchorItem {
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
pub enum ExactItem {
    Whole(String),
    Ends { head: String, tail: String, bytes: u64 },
}

#[derive(Serialize, Deserialize)]
pub struct BodyItem {
    label: String,
    #[serde(default)]
    attributes: BTreeMap<Arc<str>, Arc<str>>,
    #[serde(default)]
    note: Arc<str>,
    #[serde(default)]
    tags: Vec<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refers_to: Option<SourceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    continues: Option<AnnotationId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim: Option<Arc<ClaimWork>>,
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
pub enum OriginItem {
    Hand,
    Rule { id: Arc<str>, edited: bool },
    Import { format: Arc<str> },
    Other(Arc<str>),
}

pub fn item(article: &Article, id: &AnnotationId, annotation: &Annotation) -> Item {
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

pub fn orphan_item(id: &AnnotationId, orphan: &Orphan) -> OrphanItem {
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
        origin: Some(origin_item(&body.origin)),
        refers_to: body.refers_to.clone(),
        continues: body.continues.clone(),
        claim: body.claim.clone(),
        by: body.by.clone(),
        created: body.created,
        modified: body.modified,
        unknown: body.unknown.clone(),
    }
}

pub fn segments_of(article: &Article, placing: &mut Placing, segments: &[Segment]) -> Result<Segments, Lost> {
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

pub fn anchor_of(item: AnchorItem) -> Anchor {
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
pub fn body_of(item: BodyItem) -> Body {
    let ours = LABELS.iter().find(|it| it.key == item.label);
    let custom = item.label.strip_prefix(CUSTOM).unwrap_or(&item.label);
    Body {
        label: ours.map_or_else(|| Label::Custom(custom.into()), |it| it.label.clone()),
        attributes: item.attributes,
        note: item.note,
        tags: item.tags,
        refers_to: item.refers_to,
        continues: item.continues,
        claim: item.claim,
        origin: origin_of(item.origin),
        by: item.by,
        created: item.created,
        modified: item.modified,
        unknown: item.unknown,
    }
}

pub fn origin_item(origin: &Origin) -> OriginItem {
    match origin.clone() {
        Origin::Hand => OriginItem::Hand,
        Origin::Rule { id, edited } => OriginItem::Rule { id, edited },
        Origin::Import { format } => OriginItem::Import { format },
        Origin::Other(text) => OriginItem::Other(text),
    }
}

pub fn origin_of(item: Option<OriginItem>) -> Origin {
    match item {
        None => Origin::Import {
            format: FORMAT.key.into(),
        },
        Some(OriginItem::Hand) => Origin::Hand,
        Some(OriginItem::Rule { id, edited }) => Origin::Rule { id, edited },
        Some(OriginItem::Import { format }) => Origin::Import { format },
        Some(OriginItem::Other(text)) => Origin::Other(text),
    }
}
