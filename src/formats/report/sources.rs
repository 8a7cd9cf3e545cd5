//! The lists at the end of a report: whom the article rests on, and what is still open.

use super::notes::speaker;
use super::{Numbering, shortened};
use crate::formats::disclosure::Told;
use crate::formats::in_reading_order;
use crate::model::annotation::Body;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::{Entry, SourceId};

/// Most characters of a claim's words in the table.
const WORDS: usize = 160;
/// Most marks that a source's line points at.
const MOST_TAGS: usize = 60;

/// A source the article rests on.
pub(super) struct Source {
    /// With the role on the article's date.
    pub name: String,
    /// Kind, and what is said of how it is named.
    pub kind: String,
    /// The marks that rest on it: `Q3`.
    pub tags: Vec<String>,
}

/// A claim without a result.
pub(super) struct Open {
    pub tag: String,
    pub words: String,
    pub speaker: String,
    pub status: String,
}

/// Those of the registry that something rests on, by the first mark that does.
pub(super) fn sources(told: &Told, numbering: &Numbering) -> Vec<Source> {
    let document = &told.document;
    let mut found: Vec<(usize, Source)> = Vec::new();
    for (key, entry) in document.entries() {
        let mut numbers = numbers_of(document, numbering, key);
        numbers.sort_unstable();
        numbers.dedup();
        let Some(first) = numbers.first() else { continue };
        let tag = |number: &usize| numbering.tag(document, numbering.leads[number - 1]);
        let mut tags: Vec<String> = numbers.iter().take(MOST_TAGS).map(tag).collect();
        if numbers.len() > MOST_TAGS {
            tags.push(format!("and {} more", numbers.len() - MOST_TAGS));
        }
        let source = Source {
            name: speaker(told, key),
            kind: if told.is_redacted(key) {
                String::new()
            } else {
                kind(entry)
            },
            tags,
        };
        found.push((*first, source));
    }
    found.sort_by_key(|it| it.0);
    found.into_iter().map(|it| it.1).collect()
}

/// The notes of what rests on an entry.
fn numbers_of(document: &Document, numbering: &Numbering, key: &SourceId) -> Vec<usize> {
    let spoken = document.spoken_by(key).filter_map(|(_, it)| {
        let mut parts = it.parts();
        parts.find_map(|part| numbering.first(part.1))
    });
    let mentions = document.mentions_of(key).filter_map(|it| numbering.first(it.0));
    spoken.chain(mentions).collect()
}

/// “Person, anonymous: not authorised”.
fn kind(entry: &Entry) -> String {
    let mut kind = shortened(entry.kind.title(), WORDS);
    for text in [&entry.identity, &entry.affiliation_type, &entry.terms] {
        if !text.is_empty() {
            kind += ", ";
            kind += &shortened(text, WORDS);
        }
    }
    if let Some(anonymity) = entry.anonymity.as_ref().filter(|it| !it.reason.is_empty()) {
        kind += ": ";
        kind += &shortened(&anonymity.reason, WORDS);
    }
    kind
}

/// Claims that might be wrong and have no verdict, in reading order.
pub(super) fn open_claims(told: &Told, numbering: &Numbering) -> Vec<Open> {
    let document = &told.document;
    let claims = in_reading_order(document).filter(|it| is_open(&it.1.body));
    let open = claims.map(|(id, claim)| Open {
        tag: numbering.tag(document, id),
        words: shortened(&document.words(claim), WORDS),
        speaker: speaker_of(told, id),
        status: match claim.body.attributes.get("status") {
            Some(status) => shortened(status, WORDS),
            None => "unstarted".into(),
        },
    });
    open.collect()
}

fn is_open(body: &Body) -> bool {
    let is = |key: &str, value: &str| body.attributes.get(key).is_some_and(|it| **it == *value);
    body.label == Label::Claim
        && body.claim.as_ref().is_none_or(|it| it.verdict.is_none())
        && !is("check-worthiness", "not factual")
        && !is("status", "verified")
        && !is("status", "false")
}

/// Whoever the claim rests on: the registry's name, else the words of the mention.
fn speaker_of(told: &Told, claim: &AnnotationId) -> String {
    let document = &told.document;
    let mut attributions = document.attributions_of(claim).map(|it| it.1);
    let said = attributions.find_map(|it| match (&it.speaker, &it.source) {
        (Some(key), _) => Some(speaker(told, key)),
        (None, Some(source)) => {
            let words = document.words(document.annotation(source)?);
            Some(format!("“{}”", shortened(&words, WORDS)))
        }
        (None, None) => None,
    });
    said.unwrap_or_else(|| "none".into())
}
