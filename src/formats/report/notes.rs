//! What a note says of its mark.

use super::{Numbering, shortened};
use crate::formats::disclosure::{Told, WITHHELD};
use crate::model::annotation::{Annotation, Body};
use crate::model::attribution::Attribution;
use crate::model::claim::{ClaimWork, Evidence};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::SourceId;

/// Most characters of an annotation's words that a note repeats.
const WORDS: usize = 220;
/// Most characters of the words of another mark.
const FEW_WORDS: usize = 60;

/// A note, ready to be written.
pub(super) struct Note {
    pub tag: String,
    /// What kind of mark, and what is said of it: “Quote, direct”.
    pub kind: String,
    pub words: String,
    /// A name and what it says, each a line.
    pub facts: Vec<(&'static str, String)>,
    /// Line and column, from 1.
    pub place: (usize, usize),
}

/// Every note, in the order of their numbers.
pub(super) fn notes(told: &Told, numbering: &Numbering) -> Vec<Note> {
    let document = &told.document;
    let leads = numbering.leads.iter();
    let notes = leads.filter_map(|id| {
        let annotation = document.annotation(id)?;
        Some(Note {
            tag: numbering.tag(document, id),
            kind: kind(&annotation.body),
            words: shortened(&document.words(annotation), WORDS),
            facts: facts(told, numbering, id, annotation),
            place: document.article().line_and_column(annotation.segments.first().start()),
        })
    });
    notes.collect()
}

/// “Quote, direct, statement”.
fn kind(body: &Body) -> String {
    let mut kind = shortened(body.label.title(), FEW_WORDS);
    for value in body.attributes.values().filter(|it| !it.is_empty()) {
        kind += ", ";
        kind += &shortened(value, FEW_WORDS);
    }
    kind
}

fn facts(
    told: &Told,
    numbering: &Numbering,
    id: &AnnotationId,
    annotation: &Annotation,
) -> Vec<(&'static str, String)> {
    let document = &told.document;
    let body = &annotation.body;
    let mut facts = Vec::new();
    let mut sourced = false;
    for (_, attribution) in document.attributions_of(id) {
        sourced |= attribution.source.is_some() || attribution.speaker.is_some();
        say_attribution(told, id, attribution, &mut facts);
    }
    if !sourced && matches!(body.label, Label::Quote | Label::Claim) {
        facts.push(("Source", "none".to_owned()));
    }
    if let Some(key) = &body.refers_to {
        facts.push(("Refers to", speaker(told, key)));
    }
    if let Some(tag) = body.continues.as_ref().filter(|it| numbering.first(it).is_some()) {
        facts.push(("Goes on with", numbering.tag(document, tag)));
    }
    say_body(body, &mut facts);
    if let Some(work) = &body.claim {
        say_work(work, &mut facts);
    }
    for link in document.links().claim_links_of(id) {
        let Some(link) = document.tables().claim_links.get(link) else {
            continue;
        };
        let (name, other) = match link.from == *id {
            true => ("This claim", &link.to),
            false => ("Another claim", &link.from),
        };
        let tag = match numbering.first(other) {
            Some(_) => numbering.tag(document, other),
            None => "a claim that is not there any more".to_owned(),
        };
        let relation = shortened(&link.relation, FEW_WORDS);
        facts.push((
            name,
            match link.from == *id {
                true => format!("{relation} {tag}"),
                false => format!("{tag} {relation} this one"),
            },
        ));
    }
    facts
}

fn say_attribution(told: &Told, id: &AnnotationId, attribution: &Attribution, facts: &mut Vec<(&'static str, String)>) {
    let document = &told.document;
    if let Some(key) = &attribution.speaker {
        facts.push(("Speaker", speaker(told, key)));
    }
    for (name, part) in [("Source", &attribution.source), ("Cue", &attribution.cue)] {
        if let Some(part) = part.as_ref().filter(|it| *it != id) {
            facts.push((name, mention(document, part)));
        }
    }
}

/// The words of a part, with what is said of it.
fn mention(document: &Document, part: &AnnotationId) -> String {
    let Some(annotation) = document.annotation(part) else {
        return "words that are not in the text any more".into();
    };
    let body = &annotation.body;
    let mut said = format!("“{}”", shortened(&document.words(annotation), WORDS));
    for value in body.attributes.values().filter(|it| !it.is_empty()) {
        said += ", ";
        said += &shortened(value, FEW_WORDS);
    }
    if !body.note.trim().is_empty() {
        said += " — ";
        said += &shortened(&body.note, usize::MAX);
    }
    said
}

/// The name of an entry with the role on the article's date: “Ada Marsh, researcher, Institute of Tides”.
pub(super) fn speaker(told: &Told, key: &SourceId) -> String {
    let Some((key, entry)) = told.document.entry(key) else {
        return format!("{} (not in the registry)", shortened(key.as_str(), FEW_WORDS));
    };
    if told.is_redacted(key) {
        return format!("{WITHHELD} ({})", shortened(entry.kind.key(), FEW_WORDS));
    }
    let position = entry.position_on(told.document.published()).map(|it| it.shown());
    let name = shortened(&entry.name, WORDS);
    match position.filter(|it| !it.is_empty()) {
        Some(position) => format!("{name}, {}", shortened(&position, WORDS)),
        None => name,
    }
}

fn say_body(body: &Body, facts: &mut Vec<(&'static str, String)>) {
    if !body.note.trim().is_empty() {
        facts.push(("Note", shortened(&body.note, usize::MAX)));
    }
    if !body.tags.is_empty() {
        facts.push(("Tags", shortened(&body.tags.join(", "), usize::MAX)));
    }
}

fn say_work(work: &ClaimWork, facts: &mut Vec<(&'static str, String)>) {
    if let Some(verdict) = &work.verdict {
        let mut said = shortened(&verdict.value, WORDS);
        if !verdict.scale.is_empty() {
            said += &format!(" ({})", shortened(&verdict.scale, FEW_WORDS));
        }
        if !verdict.reason.is_empty() {
            said += &format!(". {}", shortened(&verdict.reason, usize::MAX));
        }
        facts.push(("Verdict", said));
    }
    facts.extend(work.evidence.iter().map(|it| ("Evidence", evidence(it))));
}

/// “Tide tables 2026, page 12, https://…: “…”; primary, supports”.
fn evidence(it: &Evidence) -> String {
    let whole = |text: &str| shortened(text, usize::MAX);
    let place = it
        .locator
        .as_ref()
        .map(|it| whole(&format!("{} {}", it.kind, it.value)));
    let what = [whole(&it.title), place.unwrap_or_default(), whole(&it.url)];
    let what: Vec<String> = what.into_iter().filter(|it| !it.is_empty()).collect();
    let how = [whole(&it.kind), whole(&it.stance)];
    let how: Vec<String> = how.into_iter().filter(|it| !it.is_empty()).collect();
    let mut said = what.join(", ");
    if !it.quote.is_empty() {
        said += &format!(": “{}”", whole(&it.quote));
    }
    if !how.is_empty() {
        said += &format!(" ({})", how.join(", "));
    }
    if !it.note.is_empty() {
        said += &format!(" — {}", whole(&it.note));
    }
    said
}
