//! The annotated draft: the article with every mark, and what each says as numbered notes, to read and to print.
//!
//! A quote, a claim or a label of one's own has a number, in reading order. The source and the cue of an
//! attribution bear the number of its content, so that `Q3`, `S3` and `U3` are seen to belong together.

pub(super) mod html;
pub(super) mod markdown;
mod notes;
mod pieces;
mod sources;

pub(super) use html::{escaped as escaped_html, page};
pub(super) use markdown::escaped as escaped_markdown;

use std::collections::HashMap;

use super::{Format, Loss, in_reading_order, reviewed};
use crate::model::attribution::Role;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::text::visible::is_hidden;

const LOSSES: &[Loss] = &[
    Loss::always("ids, and who marked what and when"),
    Loss::counted("findings that were let pass", |it| it.tables().dismissals.len()),
    Loss::counted("suggestions that were rejected", |it| it.tables().rejections.len()),
    Loss::counted("pieces of the review of the translation", reviewed),
    Loss::counted("entries of the registry that nothing in the article rests on", |it| {
        let rests = |key| it.spoken_by(key).next().is_some() || it.mentions_of(key).next().is_some();
        it.entries().keys().filter(|key| !rests(key)).count()
    }),
];

pub(super) const HTML: Format = Format {
    key: "report-html",
    title: "Annotated draft (HTML)",
    extension: "html",
    write: html::write,
    read: None,
    cannot_hold: LOSSES,
};

pub(super) const MARKDOWN: Format = Format {
    key: "report-md",
    title: "Annotated draft (Markdown)",
    extension: "md",
    write: markdown::write,
    read: None,
    cannot_hold: LOSSES,
};

/// Most numbers that one mark bears; a mention of a source may belong to very many quotes.
const MOST_NUMBERS: usize = 3;

/// The numbers of the notes of a document.
struct Numbering<'a> {
    /// The annotations that have a note of their own, in reading order: note 1 is the first.
    leads: Vec<&'a AnnotationId>,
    /// The notes that each annotation belongs to, by number.
    numbers: HashMap<&'a AnnotationId, Vec<usize>>,
}

impl<'a> Numbering<'a> {
    fn of(document: &'a Document) -> Self {
        let mut numbering = Numbering {
            leads: Vec::new(),
            numbers: HashMap::new(),
        };
        for (id, _) in in_reading_order(document) {
            if leads_of(document, id).contains(&id) {
                numbering.leads.push(id);
                numbering.numbers.insert(id, vec![numbering.leads.len()]);
            }
        }
        for (id, _) in in_reading_order(document) {
            if numbering.numbers.contains_key(id) {
                continue;
            }
            let leads = leads_of(document, id);
            let numbers = leads
                .iter()
                .filter_map(|it| numbering.numbers.get(it)?.first().copied());
            let numbers: Vec<usize> = numbers.collect();
            numbering.numbers.insert(id, numbers);
        }
        numbering
    }

    /// `Q3`, or `S3,4…` for what belongs to several notes.
    fn tag(&self, document: &Document, id: &AnnotationId) -> String {
        let letter = document.annotation(id).map_or('?', |it| match it.body.label.letter() {
            '?' => '•',
            letter => letter,
        });
        let numbers = self.numbers.get(id).map_or(&[][..], |it| it);
        let shown: Vec<String> = numbers.iter().take(MOST_NUMBERS).map(usize::to_string).collect();
        let more = if numbers.len() > MOST_NUMBERS { "…" } else { "" };
        format!("{letter}{}{more}", shown.join(","))
    }

    /// The note a mark's number leads to.
    fn first(&self, id: &AnnotationId) -> Option<usize> {
        self.numbers.get(id)?.first().copied()
    }

    /// Whether the note is the annotation's own.
    fn is_lead(&self, id: &AnnotationId) -> bool {
        let number = self.first(id).and_then(|it| self.leads.get(it - 1));
        number.is_some_and(|it| *it == id)
    }
}

/// The annotations under whose numbers one goes: its contents; where there are none, what leads its attribution, or itself.
fn leads_of<'a>(document: &'a Document, id: &'a AnnotationId) -> Vec<&'a AnnotationId> {
    let role = document.annotation(id).and_then(|it| Role::of(&it.body.label));
    if !matches!(role, Some(Role::Source | Role::Cue)) {
        return vec![id];
    }
    let is_there = |it: &&AnnotationId| document.annotation(it).is_some();
    // What leads must lead itself: only its label can say so here, or that it has no content either.
    let lead = |part: &'a AnnotationId| {
        let role = document.annotation(part).and_then(|it| Role::of(&it.body.label));
        (!matches!(role, Some(Role::Source | Role::Cue))).then_some(part)
    };
    let attributions = document.attributions_of(id).map(|it| it.1);
    let contents = attributions.filter_map(|it| it.content.as_ref().filter(is_there).and_then(lead));
    let mut leads: Vec<&AnnotationId> = contents.take(MOST_NUMBERS + 1).collect();
    leads.dedup();
    if !leads.is_empty() {
        return leads;
    }
    // A cue without content goes with its source, if that has no content either.
    let source = document
        .attributions_of(id)
        .find_map(|it| it.1.source.as_ref().filter(is_there));
    match source.filter(|it| role == Some(Role::Cue) && *it != id && is_alone(document, it)) {
        Some(source) => vec![source],
        None => vec![id],
    }
}

/// Whether no attribution of a source has a content in the text.
fn is_alone(document: &Document, source: &AnnotationId) -> bool {
    let mut contents = document.attributions_of(source).filter_map(|it| it.1.content.as_ref());
    let is_source =
        |it: &AnnotationId| document.annotation(it).and_then(|it| Role::of(&it.body.label)) == Some(Role::Source);
    is_source(source) && !contents.any(|it| document.annotation(it).is_some())
}

/// `text` on one line, in at most `most` characters, with nothing that could act on a page.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut words = text.split(|c: char| c.is_whitespace()).filter(|it| !it.is_empty());
    let mut left = most;
    while let Some(word) = words.next() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().take(left));
        let length = word.chars().count();
        if length >= left {
            if length > left || words.next().is_some() {
                out.push('…');
            }
            break;
        }
        left -= length + 1;
    }
    shown(&out)
}

/// `text` with control characters and what turns the direction of later words spelled out.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Marks that only say how a neighbour is read belong to Hebrew and Arabic text.
            '\n' | '\t' | '\u{200e}' | '\u{200f}' | '\u{61c}' => out.push(c),
            _ if is_hidden(c) => out.extend(c.escape_default()),
            // A page may not hold these two.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
