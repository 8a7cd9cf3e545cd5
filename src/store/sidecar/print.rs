//! From values to RON text, in the order and layout of our own files.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use jiff::Timestamp;

use super::outline::Outline;
use super::strings::quoted;
use super::work;
use crate::model::anchor::{Anchor, Exact};
use crate::model::annotation::{Body, Origin, UnknownField};
use crate::model::article::ArticleFile;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

/// The fields of a sidecar.
pub const TOP_ORDER: &[&str] = &[
    "schema",
    "document",
    "annotators",
    "sources",
    "annotations",
    "attributions",
    "claim_links",
    "dismissals",
    "rejections",
    "originals",
    "reviewers",
    "pairs",
    "translation_errors",
    "orphans",
];

/// The fields of an annotation.
pub const BLOCK_ORDER: &[&str] = &[
    "id",
    "label",
    "segments",
    "attributes",
    "tags",
    "note",
    "refers_to",
    "continues",
    "verdict",
    "evidence",
    "origin",
    "reviews",
    "by",
    "created",
    "modified",
];

/// The fields of `document`.
pub const DOCUMENT_ORDER: &[&str] = &[
    "name",
    "sha256",
    "bytes",
    "encoding",
    "offsets",
    "language",
    "title",
    "published",
];

/// The fields of a segment.
pub const SEGMENT_ORDER: &[&str] = &[
    "start",
    "end",
    "exact",
    "exact_start",
    "exact_end",
    "exact_bytes",
    "prefix",
    "suffix",
];

/// The unit of every offset in a sidecar.
pub const OFFSETS: &str = "utf-8-bytes";

/// A sidecar for an article that has none yet, without annotations.
pub fn template(file: &ArticleFile) -> String {
    let name: String = match &*file.name {
        "" => "an article".to_owned(),
        name => name.chars().map(|c| if c.is_control() { '?' } else { c }).collect(),
    };
    let mut document = String::new();
    let mut fact = |name: &str, value: String| {
        let _ = writeln!(document, "        {name}: {value},");
    };
    if !file.name.is_empty() {
        fact("name", quoted(&file.name));
    }
    if !file.sha256.is_empty() {
        fact("sha256", quoted(&file.sha256));
        fact("bytes", file.bytes.to_string());
    }
    if !file.encoding.is_empty() {
        fact("encoding", quoted(&file.encoding));
    }
    fact("offsets", quoted(OFFSETS));
    format!(
        "#![enable(implicit_some)]\n\
         // What is marked in {name}. This file may be edited by hand: comments and fields unknown to the\n\
         // program stay. A place in the text is counted in bytes of its UTF-8 form, from 0 on.\n\
         Sidecar(\n    \
             schema: (1, 0),\n    \
             document: (\n{document}    ),\n    \
             annotations: [\n    ],\n\
         )\n"
    )
}

/// The fields of an annotation that say something, in their order.
pub fn fields<'b>(
    id: &AnnotationId,
    anchors: &[Anchor],
    body: &'b Body,
    indent: &str,
    newline: &str,
) -> Vec<(&'b str, String)> {
    let mut fields = vec![
        ("id", quoted(&id.to_string())),
        ("label", label(&body.label)),
        ("segments", segments(anchors, Layout { indent, newline })),
    ];
    let layout = Layout { indent, newline };
    let others = BODY_FIELDS
        .iter()
        .filter_map(|name| Some((*name, value(body, name, layout)?)));
    fields.extend(others);
    let known = |name: &str| fields.iter().any(|it| it.0 == name);
    let unknown: Vec<_> = body.unknown.iter().filter(|it| !known(&it.name)).collect();
    fields.extend(unknown.into_iter().map(|it| (&*it.name, raw(&it.value))));
    let rank = |name: &str| BLOCK_ORDER.iter().position(|it| *it == name);
    fields.sort_by_key(|it| rank(it.0).unwrap_or(BLOCK_ORDER.len()));
    fields
}

/// The fields that hold what [`Body`] knows, besides the label.
pub const BODY_FIELDS: &[&str] = &[
    "attributes",
    "tags",
    "note",
    "refers_to",
    "continues",
    "verdict",
    "evidence",
    "origin",
    "by",
    "created",
    "modified",
];

/// RON text of the field `name` of [`BODY_FIELDS`]; `None` when there is nothing to say.
pub fn value(body: &Body, name: &str, layout: Layout) -> Option<String> {
    let work = body.claim.as_deref();
    match name {
        "attributes" => pairs(&body.attributes),
        "tags" => strings(&body.tags),
        "note" => text(&body.note),
        "refers_to" => body.refers_to.as_ref().map(|it| quoted(it.as_str())),
        "continues" => body.continues.as_ref().map(|it| quoted(&it.to_string())),
        "verdict" => work?.verdict.as_ref().map(work::verdict),
        "evidence" => {
            let evidence = &work?.evidence;
            (!evidence.is_empty()).then(|| work::evidence(evidence, layout))
        }
        "origin" => origin(&body.origin),
        "by" => text(&body.by),
        "created" => time(body.created),
        "modified" => time(body.modified),
        _ => None,
    }
}

/// How what stands on several lines is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'l> {
    /// Before the first line's name.
    pub indent: &'l str,
    pub newline: &'l str,
}

/// RON text of a string; `None` for the empty one.
pub fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| long(text))
}

/// RON text of a string of any length.
pub fn long(text: &str) -> String {
    if text.len() > LONG_TEXT {
        format!("[{}]", pieces(text).join(", "))
    } else {
        quoted(text)
    }
}

/// A list of strings on one line; `None` for the empty one.
pub fn strings(all: &[Arc<str>]) -> Option<String> {
    let all: Vec<String> = all.iter().map(|it| long(it)).collect();
    (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
}

/// A map of strings on one line; `None` for the empty one.
pub fn pairs(map: &BTreeMap<Arc<str>, Arc<str>>) -> Option<String> {
    let pairs = map.iter().map(|(key, value)| {
        let mut pair = quoted(key);
        pair.push_str(": ");
        pair.push_str(&long(value));
        pair
    });
    let pairs: Vec<String> = pairs.collect();
    (!pairs.is_empty()).then(|| format!("{{{}}}", pairs.join(", ")))
}

/// How a record came to be; `None` when by hand.
pub fn origin(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Hand => None,
        Origin::Rule { id, edited } => Some(format!("Rule(id: {}, edited: {edited})", quoted(id))),
        Origin::Import { format } => Some(format!("Import(format: {})", quoted(format))),
        Origin::Other(text) => Some(raw(text)),
    }
}

/// A time in UTC.
pub fn time(time: Option<Timestamp>) -> Option<String> {
    time.map(|it| quoted(&it.to_string()))
}

/// A struct on one line: the fields that say something, then those that are not known.
pub fn inline<'f>(fields: impl IntoIterator<Item = (&'f str, Option<String>)>, unknown: &'f [UnknownField]) -> String {
    let said = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let mut said: Vec<(&str, String)> = said.collect();
    for it in unknown {
        if said.iter().all(|(name, _)| *name != &*it.name) {
            said.push((&it.name, raw(&it.value)));
        }
    }
    let said: Vec<String> = said.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("({})", said.join(", "))
}

/// A list, a line for each of `items`; the indent is that of the field.
pub fn lines(items: impl Iterator<Item = String>, Layout { indent, newline }: Layout) -> String {
    let mut out = String::from("[");
    out.push_str(newline);
    for item in items {
        out.push_str(indent);
        out.push_str("    ");
        out.push_str(&item);
        out.push(',');
        out.push_str(newline);
    }
    out.push_str(indent);
    out.push(']');
    out
}

/// A text longer than this many bytes is written as a list of strings, since one string may
/// not have more than 1 MB with its escapes.
const LONG_TEXT: usize = 100_000;

fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(LONG_TEXT));
        pieces.push(quoted(piece));
        rest = after;
    }
    pieces
}

/// RON text that was read before, as it stands; anything else that got there, as a string.
pub fn raw(value: &str) -> String {
    match Outline::of(&format!("(a: {value})")) {
        Ok(outline) if outline.fields.len() == 1 => value.to_owned(),
        _ => quoted(value),
    }
}

/// RON text of a label.
pub fn label(label: &Label) -> String {
    match label {
        Label::Custom(name) => format!("Custom({})", quoted(name)),
        _ => label.title().to_owned(),
    }
}

/// A list of segments, a line each.
pub fn segments(anchors: &[Anchor], layout: Layout) -> String {
    if anchors.is_empty() {
        return "[]".to_owned();
    }
    lines(anchors.iter().map(anchor), layout)
}

/// One segment on a line.
pub fn anchor(anchor: &Anchor) -> String {
    let fields = segment(anchor).into_iter().map(|(name, value)| (name, Some(value)));
    inline(fields, &[])
}

/// The fields of one segment.
pub fn segment(anchor: &Anchor) -> Vec<(&'static str, String)> {
    let mut fields = vec![("start", anchor.start.to_string()), ("end", anchor.end.to_string())];
    match &anchor.exact {
        Exact::Whole(exact) => fields.push(("exact", quoted(exact))),
        Exact::Ends { head, tail, bytes } => fields.extend([
            ("exact_start", quoted(head)),
            ("exact_end", quoted(tail)),
            ("exact_bytes", bytes.to_string()),
        ]),
    }
    fields.push(("prefix", quoted(&anchor.prefix)));
    fields.push(("suffix", quoted(&anchor.suffix)));
    fields
}

/// A whole annotation; `indent` is that of its brackets.
pub fn block(id: &AnnotationId, anchors: &[Anchor], body: &Body, indent: &str, newline: &str) -> String {
    let inner = format!("{indent}    ");
    let mut out = String::from("(");
    out.push_str(newline);
    for (name, value) in fields(id, anchors, body, &inner, newline) {
        out.push_str(&inner);
        out.push_str(name);
        out.push_str(": ");
        out.push_str(&value);
        out.push(',');
        out.push_str(newline);
    }
    out.push_str(indent);
    out.push(')');
    out
}
