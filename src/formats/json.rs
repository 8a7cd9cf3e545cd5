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
//!   "orphans": [ { "id": "…", "label": "claim", "anchors": [ … ], … } ],
//!   "attributions": [ { "id": "…", "content": "…", "source": "…", "cue": "…", "speaker": "ada-marsh", … } ],
//!   "sources": [ { "key": "ada-marsh", "kind": "person", "name": "Ada Marsh", … },
//!                { "key": "redacted-1", "redacted": true, "kind": "person" } ],
//!   "claim_links": [ { "id": "…", "from": "…", "to": "…", "relation": "supports", … } ],
//!   "dismissals": [ { "finding": "…", "reason": "…", … } ],
//!   "scales": [ { "name": "…", "values": ["worst", "best"], … } ]
//! }
//! ```
//!
//! An annotation may have `refers_to` (the key of a source), `continues` (an id) and `claim` (verdict and evidence).
//! Lists that are empty may be missing. Readers of the first files of version 1 know the first two lists only and
//! read these files without the others. Contact details are never written.
//!
//! Offsets are half-open; bytes are of the text as UTF-8 without byte order mark, chars are
//! Unicode code points. A label that is not one of ours is `custom:` and its name. `origin`
//! is `"hand"`, `{"rule": {"id": …, "edited": …}}`, `{"import": {"format": …}}` or `{"other": …}`.

mod items;
mod sourcing;

use std::collections::HashSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::disclosure::Told;
use super::placing::Placing;
use super::{Format, ImportError, Imported, Loss, in_reading_order};
use crate::model::annotation::{Annotation, Orphan};
use crate::model::article::Article;
use crate::model::attribution::ROLES;
use crate::model::id::AnnotationId;
use crate::text::visible::is_hidden;
use items::{Item, OrphanItem, anchor_of, body_of, item, orphan_item, segments_of};
use sourcing::{AttributionItem, DismissalItem, LinkItem, ScaleItem, SourceItem};

pub(super) const FORMAT: Format = Format {
    key: "json",
    title: "Pressmark JSON",
    extension: "json",
    write,
    read: Some(read),
    cannot_hold: &[
        Loss::counted("which checks the folder switches off or on", |it| {
            it.tables().switches.len()
        }),
        Loss::counted("suggestions that were rejected", |it| it.tables().rejections.len()),
        Loss::counted("what suggestions have learned in the folder", |it| {
            it.tables().lessons.len()
        }),
    ],
};

const SCHEMA: &str = "pressmark-annotations";
const VERSION: u64 = 1;

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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attributions: Vec<AttributionItem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<SourceItem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    claim_links: Vec<LinkItem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dismissals: Vec<DismissalItem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    scales: Vec<ScaleItem>,
}

#[derive(Default, Serialize)]
struct ArticleFacts {
    name: String,
    bytes: u64,
    sha256: String,
    encoding: String,
    text_bytes: usize,
    text_chars: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
}

fn write(told: &Told) -> String {
    let document = &told.document;
    let (article, tables) = (document.article(), document.tables());
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
            published: document.published(),
        },
        annotations: in_reading_order(document)
            .map(|(id, it)| item(article, id, it))
            .collect(),
        orphans: document.orphans().iter().map(|(id, it)| orphan_item(id, it)).collect(),
        attributions: tables
            .attributions
            .iter()
            .map(|(id, it)| AttributionItem::of(id, it))
            .collect(),
        sources: tables
            .entries
            .iter()
            .map(|(key, it)| SourceItem::of(key, it, told.is_redacted(key)))
            .collect(),
        claim_links: tables.claim_links.iter().map(|(id, it)| LinkItem::of(id, it)).collect(),
        dismissals: tables
            .dismissals
            .iter()
            .map(|(key, it)| DismissalItem::of(key, it))
            .collect(),
        scales: tables.scales.iter().map(|(name, it)| ScaleItem::of(name, it)).collect(),
    };
    // A value of strings and numbers cannot fail to be written.
    spelled_out(&serde_json::to_string_pretty(&file).unwrap_or_default()) + "\n"
}

/// `json` with the characters that act on a terminal, which stand in strings only, as `\u202e`.
pub(super) fn spelled_out(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c != '\n' && is_hidden(c) {
            true => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => out.push(c),
        }
    }
    out
}

fn read(article: &Article, text: &str) -> Result<Imported, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_schema(text)?;
    let file: File = serde_json::from_str(text).map_err(syntax)?;
    let mut placing = Placing::new(article);
    let mut imported = Imported::default();
    let mut unplaced = HashSet::new();
    for (i, item) in file.annotations.into_iter().enumerate() {
        let body = body_of(item.body);
        match segments_of(article, &mut placing, &item.segments) {
            Ok(segments) => imported.annotations.push((item.id, Annotation { segments, body })),
            Err(lost) => {
                let id = item.id.as_ref().map_or_else(String::new, |id| format!(" ({id})"));
                imported
                    .skipped
                    .push(format!("annotation {}{id} is not placed: {lost}", i + 1));
                unplaced.extend(item.id);
            }
        }
    }
    for item in file.orphans {
        let anchors = item.anchors.into_iter().map(anchor_of).collect();
        let body = body_of(item.body);
        imported.orphans.push((item.id, Orphan { anchors, body }));
    }
    for (i, item) in file.attributions.into_iter().enumerate() {
        let (id, attribution) = item.read();
        imported.attributions.push((id, attribution));
        without_unplaced(&mut imported, &unplaced, i + 1);
    }
    for item in file.sources {
        match item.read() {
            (key, Some(entry)) => imported.entries.push((key, entry)),
            (key, None) => drop(imported.redacted.insert(key)),
        }
    }
    imported.claim_links = file.claim_links.into_iter().map(LinkItem::read).collect();
    imported
        .claim_links
        .retain(|(_, it)| !unplaced.contains(&it.from) && !unplaced.contains(&it.to));
    imported.dismissals = file.dismissals.into_iter().map(DismissalItem::read).collect();
    imported.scales = file.scales.into_iter().map(ScaleItem::read).collect();
    Ok(imported)
}

/// Takes parts that have no place in this article out of the last attribution, and tells it.
fn without_unplaced(imported: &mut Imported, unplaced: &HashSet<AnnotationId>, number: usize) {
    let Some((_, attribution)) = imported.attributions.last_mut() else {
        return;
    };
    let mut lost = false;
    for role in ROLES {
        if attribution.part(role).is_some_and(|it| unplaced.contains(it)) {
            attribution.set_part(role, None);
            let reason = format!("attribution {number} has no {}: it is not placed", role.key());
            imported.skipped.push(reason);
            lost = true;
        }
    }
    if lost && attribution.parts().next().is_none() && attribution.speaker.is_none() {
        imported.attributions.pop();
    }
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
