//! Everything an entry of the registry said in an article.

use std::sync::Arc;

use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::SourceId;
use crate::model::span::Span;

/// A quote or a claim that rests on an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub content: AnnotationId,
    pub label: Label,
    /// Of a quote, how its words are given; of a claim, its kind. Empty when not said.
    pub form: Arc<str>,
    /// The words that attribute it, where they are marked.
    pub cue: Option<AnnotationId>,
    /// The first segment.
    pub span: Span,
}

/// What a list of things said is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaidOrder {
    #[default]
    Place,
    Kind,
    Form,
}

/// Characters of context on each side.
const CONTEXT: usize = 50;

/// What the entry of that key said, by place. Walks only what rests on it.
pub fn said_by(document: &Document, entry: &SourceId) -> Vec<Said> {
    let said = document.spoken_by(entry).filter_map(|(_, attribution)| {
        let content = attribution.content.clone()?;
        let annotation = document.annotation(&content)?;
        let key = if annotation.body.label == Label::Claim {
            "kind"
        } else {
            "form"
        };
        Some(Said {
            label: annotation.body.label.clone(),
            form: annotation
                .body
                .attributes
                .get(key)
                .cloned()
                .unwrap_or_else(|| "".into()),
            cue: attribution.cue.clone(),
            span: annotation.segments.first(),
            content,
        })
    });
    let mut said: Vec<Said> = said.collect();
    said.sort_by(|a, b| (a.span, &a.content).cmp(&(b.span, &b.content)));
    // Two attributions may rest the same words on the same entry.
    said.dedup_by(|a, b| a.content == b.content);
    said
}

/// Sorts what is sorted by place.
pub fn order(said: &mut [Said], order: SaidOrder) {
    match order {
        SaidOrder::Place => said.sort_by_key(|it| it.span),
        SaidOrder::Kind => said.sort_by(|a, b| a.label.cmp(&b.label)),
        SaidOrder::Form => said.sort_by(|a, b| (a.form.is_empty(), &a.form).cmp(&(b.form.is_empty(), &b.form))),
    }
}

/// The marked mentions of an entry, by place.
pub fn mentioned(document: &Document, entry: &SourceId) -> Vec<AnnotationId> {
    let mut places: Vec<(Span, AnnotationId)> = document
        .mentions_of(entry)
        .map(|(id, it)| (it.segments.first(), id.clone()))
        .collect();
    places.sort();
    places.into_iter().map(|it| it.1).collect()
}

/// What stands before and after a span in its paragraph, cut to a few words.
pub fn context(document: &Document, span: Span) -> (String, String) {
    let article = document.article();
    let text = article.text();
    let paragraph = article.paragraph(article.paragraph_at(span.start()));
    let before = &text[paragraph.start.min(span.start())..span.start()];
    let after = &text[span.end()..paragraph.end.max(span.end())];
    let from = before.char_indices().rev().nth(CONTEXT).map(|it| it.0);
    let to = after.char_indices().nth(CONTEXT).map(|it| it.0);
    (
        match from {
            Some(from) => format!("…{}", &before[from..]),
            None => before.to_owned(),
        },
        match to {
            Some(to) => format!("{}…", &after[..to]),
            None => after.to_owned(),
        },
    )
}
