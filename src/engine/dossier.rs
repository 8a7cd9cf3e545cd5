//! Everything that rests on one entry of the registry in an article.

use std::ops::Range;
use std::sync::Arc;

use super::sourcing::{part, short_words};
use crate::model::annotation::Annotation;
use crate::model::attribution::{Attribution, Role};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::SourceId;
use crate::model::span::Span;
use crate::text::sentence::sentences;

/// Most characters of a context.
const CONTEXT: usize = 300;
/// Bytes looked at on each side of some words to find their sentences.
const AROUND: usize = 1200;

/// Something an entry said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub attribution: AnnotationId,
    /// The quote or claim; `None` when the attribution has none, or it is not in the text.
    pub content: Option<AnnotationId>,
    pub label: Option<Label>,
    /// The attribute `form` of a quote; empty when not said.
    pub form: Arc<str>,
    /// Segments joined by ` … `; empty without content.
    pub words: String,
    /// The sentences the words stand in, in one line, cut to 300 characters.
    pub context: String,
    pub cue: Option<String>,
    /// How the text names the source here.
    pub source: Option<String>,
    /// The first segment of the content, or of another part.
    pub at: Option<Span>,
    /// 1-based; 0 without a place.
    pub line: usize,
    pub tags: Vec<Arc<str>>,
    pub note: Arc<str>,
}

/// A place where the text mentions an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    pub annotation: AnnotationId,
    pub words: String,
    /// The sentences the words stand in, in one line, cut to 300 characters.
    pub context: String,
    pub at: Span,
    /// 1-based.
    pub line: usize,
}

/// All quotes and claims whose speaker is the entry, in text order; what has no place comes last.
///
/// Costs what the entry said, however much else is marked.
pub fn said_by(document: &Document, entry: &SourceId) -> Vec<Said> {
    let spoken = document.spoken_by(entry);
    let mut said: Vec<Said> = spoken.map(|(id, it)| said(document, id, it)).collect();
    said.sort_by(|a, b| {
        let place = |it: &Said| (it.at.is_none(), it.at);
        place(a).cmp(&place(b)).then_with(|| a.attribution.cmp(&b.attribution))
    });
    said
}

/// All mentions that refer to the entry, in text order.
pub fn mentions_of(document: &Document, entry: &SourceId) -> Vec<Mention> {
    let marked = document.mentions_of(entry);
    let mut mentions: Vec<Mention> = marked
        .map(|(id, annotation)| {
            let at = annotation.segments.first();
            Mention {
                annotation: id.clone(),
                words: document.words(annotation),
                context: context(document, at.range()),
                at,
                line: line(document, at),
            }
        })
        .collect();
    mentions.sort_by(|a, b| (a.at, &a.annotation).cmp(&(b.at, &b.annotation)));
    mentions
}

fn said(document: &Document, id: &AnnotationId, attribution: &Attribution) -> Said {
    let content = part(document, attribution, Role::Content);
    let short = |role| part(document, attribution, role).map(|it| short_words(document, it));
    let shown = attribution.parts().find_map(|it| document.annotation(it.1));
    let at = shown.map(|it| it.segments.first());
    let body = content.map(|it| &it.body);
    let form = body.and_then(|it| it.attributes.get("form")).cloned();
    Said {
        attribution: id.clone(),
        content: content.and_then(|_| attribution.content.clone()),
        label: body.map(|it| it.label.clone()),
        form: form.unwrap_or_default(),
        words: content.map_or_else(String::new, |it| document.words(it)),
        context: shown.map_or_else(String::new, |it| context(document, hull(it))),
        cue: short(Role::Cue),
        source: short(Role::Source),
        at,
        line: at.map_or(0, |it| line(document, it)),
        tags: body.map_or_else(Vec::new, |it| it.tags.clone()),
        note: body.map(|it| it.note.clone()).unwrap_or_default(),
    }
}

fn hull(annotation: &Annotation) -> Range<usize> {
    annotation.segments.hull().range()
}

fn line(document: &Document, at: Span) -> usize {
    document.article().paragraph_at(at.start()) + 1
}

/// The sentences that hold `bytes`, in one line, cut to [`CONTEXT`] characters.
fn context(document: &Document, bytes: Range<usize>) -> String {
    let article = document.article();
    let text = article.text();
    let paragraph = article.paragraph(article.paragraph_at(bytes.start));
    // Of very long words the beginning is enough.
    let end = bytes.end.min(bytes.start.saturating_add(AROUND));
    let from = text
        .floor_char_boundary(bytes.start.saturating_sub(AROUND))
        .max(paragraph.start);
    let to = text
        .ceil_char_boundary(end.saturating_add(AROUND).min(text.len()))
        .min(paragraph.end);
    let around = sentences(text, from..to.max(from));
    let mut holding = around.into_iter().filter(|it| it.start < end && bytes.start < it.end);
    let Some(first) = holding.next() else {
        return String::new();
    };
    let last = holding.next_back().map_or(first.end, |it| it.end);
    // The words themselves are to be seen, so a long sentence is cut before them, too.
    let long_before = text[first.start..bytes.start.max(first.start)].chars().count() > CONTEXT / 2;
    let (start, lead) = match long_before {
        true => (bytes.start, "… "),
        false => (first.start, ""),
    };
    cut(lead, &text[start..last])
}

fn cut(lead: &str, words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line = format!("{lead}{}", line.join(" "));
    match line.char_indices().nth(CONTEXT) {
        Some(_) => {
            let end = line.char_indices().nth(CONTEXT - 1).map_or(line.len(), |it| it.0);
            format!("{}…", line[..end].trim_end())
        }
        None => line,
    }
}
