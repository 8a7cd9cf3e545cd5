//! Claims with a verdict as schema.org's ClaimReview, in JSON-LD: a list, one object a claim.
//!
//! The article's address is not known, so claims are named by the article's hash:
//! `urn:sha256:<hash>#<id of the claim>`. Publishers put their own page there.

use serde::Serialize;
use serde_json::json;

use super::disclosure::{Told, WITHHELD};
use super::json::spelled_out;
use super::{Format, Loss, in_reading_order};
use crate::model::annotation::Annotation;
use crate::model::claim::{SCALES, Verdict};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::{Entry, EntryKind, SourceId};

pub(super) const FORMAT: Format = Format {
    key: "claimreview",
    title: "ClaimReview (JSON-LD)",
    extension: "jsonld",
    write,
    read: None,
    cannot_hold: &[
        Loss::counted("what is no claim with a verdict", |it| {
            it.annotations().values().filter(|it| reviewed(it).is_none()).count()
        }),
        Loss::always("evidence, links between claims, and the address of the article, which is not known here"),
    ],
};

const CONTEXT: &str = "https://schema.org";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Review {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    /// Of the claim, within the article.
    url: String,
    claim_reviewed: String,
    item_reviewed: serde_json::Value,
    review_rating: Rating,
    #[serde(skip_serializing_if = "String::is_empty")]
    review_body: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<serde_json::Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rating {
    #[serde(rename = "@type")]
    kind: &'static str,
    /// The verdict in words.
    alternate_name: String,
    #[serde(flatten)]
    place: Option<Place>,
}

/// Where a verdict stands on its scale.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    rating_value: usize,
    best_rating: usize,
    worst_rating: usize,
}

fn write(told: &Told) -> String {
    let claims = in_reading_order(&told.document);
    let reviews = claims.filter_map(|(id, it)| review(told, id, it, reviewed(it)?));
    let reviews: Vec<Review> = reviews.collect();
    // A value of strings and numbers cannot fail to be written.
    spelled_out(&serde_json::to_string_pretty(&reviews).unwrap_or_default()) + "\n"
}

/// The verdict of a claim that has one in words.
fn reviewed(annotation: &Annotation) -> Option<&Verdict> {
    let verdict = annotation.body.claim.as_ref()?.verdict.as_ref()?;
    let is_claim = annotation.body.label == Label::Claim;
    (is_claim && !verdict.value.trim().is_empty()).then_some(verdict)
}

fn review(told: &Told, id: &AnnotationId, claim: &Annotation, verdict: &Verdict) -> Option<Review> {
    let document = &told.document;
    let words = document.words(claim);
    if words.trim().is_empty() {
        return None;
    }
    let body = &claim.body;
    let article = urn(document);
    let mut appearance = json!({ "@type": "Article", "identifier": article });
    let mut item = json!({ "@type": "Claim" });
    if !document.article().file().name.is_empty() {
        appearance["name"] = document.article().file().name.clone().into();
    }
    if let Some(date) = document.published() {
        appearance["datePublished"] = date.to_string().into();
        item["datePublished"] = date.to_string().into();
    }
    item["appearance"] = appearance;
    if let Some((key, entry)) = speaker_of(document, id) {
        item["author"] = author(told, key, entry);
    }
    let day = |it: jiff::Timestamp| it.strftime("%Y-%m-%d").to_string();
    Some(Review {
        context: CONTEXT,
        kind: "ClaimReview",
        url: format!("{article}#{}", fragment(&id.to_string())),
        claim_reviewed: words,
        item_reviewed: item,
        review_rating: Rating {
            kind: "Rating",
            alternate_name: verdict.value.to_string(),
            place: place(document, verdict),
        },
        review_body: verdict.reason.to_string(),
        date_published: body.modified.or(body.created).map(day),
        author: (!body.by.is_empty()).then(|| json!({ "@type": "Person", "name": &*body.by })),
    })
}

/// Who the claim rests on, as its first attribution with a speaker says.
fn speaker_of<'d>(document: &'d Document, claim: &AnnotationId) -> Option<(&'d SourceId, &'d Entry)> {
    let mut attributions = document.attributions_of(claim);
    attributions.find_map(|(_, it)| {
        let (key, entry) = document.entry(it.speaker.as_ref()?)?;
        Some((key, &**entry))
    })
}

fn author(told: &Told, key: &SourceId, entry: &Entry) -> serde_json::Value {
    let kind = match entry.kind {
        EntryKind::Organisation | EntryKind::Group => "Organization",
        EntryKind::Outlet => "NewsMediaOrganization",
        EntryKind::Document => "CreativeWork",
        EntryKind::Person | EntryKind::Other(_) => "Person",
    };
    if told.is_redacted(key) {
        return json!({ "@type": kind, "name": WITHHELD });
    }
    let mut author = json!({ "@type": kind, "name": &*entry.name });
    if let Some(position) = entry
        .position_on(told.document.published())
        .filter(|_| kind == "Person")
    {
        if !position.role.is_empty() {
            author["jobTitle"] = (*position.role).into();
        }
        if !position.affiliation.is_empty() {
            author["affiliation"] = json!({ "@type": "Organization", "name": &*position.affiliation });
        }
    }
    author
}

/// Where the verdict stands on its scale; `None` on a scale without an order, and beside it.
fn place(document: &Document, verdict: &Verdict) -> Option<Place> {
    let own = document.tables().scales.get(&verdict.scale);
    let (rank, best) = match own {
        Some(scale) => {
            let at = scale.values.iter().position(|it| *it == verdict.value)?;
            (at + 1, scale.values.len())
        }
        None => {
            let shipped = SCALES.iter().find(|it| *it.name == *verdict.scale)?;
            let value = shipped.values.iter().find(|it| *it.0 == *verdict.value)?;
            (
                value.1? as usize,
                shipped.values.iter().filter_map(|it| it.1).max()? as usize,
            )
        }
    };
    Some(Place {
        rating_value: rank,
        best_rating: best,
        worst_rating: 1,
    })
}

/// A name of the article that says which bytes it is.
fn urn(document: &Document) -> String {
    match &*document.article().file().sha256 {
        "" => "urn:sha256:unknown".into(),
        hash => format!("urn:sha256:{hash}"),
    }
}

/// `text` as a fragment: what RFC 3986 does not leave alone is written as `%20`.
fn fragment(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}
