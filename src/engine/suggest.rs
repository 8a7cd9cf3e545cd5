//! Suggestions: attributions and quotations that rules propose, each with a reason and a confidence.
//!
//! Deterministic, and linear in the text. Suggestions are worked out and never stored; what a person
//! accepts becomes annotations, what a person rejects is remembered by [`Suggestion::key`].

mod draft;
pub mod lessons;
pub mod rule;
mod tongue;

use std::sync::Arc;

use crate::engine::fingerprint::{fingerprint, words_key};
use crate::engine::frame::Frame;
use crate::model::article::Article;
use crate::model::span::{Segments, Span};
use crate::text::quotation::pairs;
pub use lessons::Lessons;
pub use rule::{RULES, Rule};

/// A proposed attribution; without source and cue a quotation that nobody is named for.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What is said. One piece, or more when the attribution stands inside.
    pub content: Segments,
    /// The words for who says it. Of a quotation whose speaker is [`Speaker::Carried`], the words beside the other quotation.
    pub source: Option<Span>,
    /// The words that attribute.
    pub cue: Option<Span>,
    /// Whom the source means.
    pub speaker: Speaker,
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How often such a suggestion is right, in hundredths: 0 to 100.
    pub confidence: u8,
    /// What made it surer or less sure than its rule is, in sentences for a reporter.
    pub remarks: Vec<&'static str>,
    /// [`fingerprint`] of the content's words.
    pub(crate) fingerprint: u64,
    /// From 1: which suggestion of the article with the same words it is.
    pub(crate) time: u32,
}

/// Whom a source means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// No source, or one that names nobody: “experts”.
    Unnamed,
    /// The source names somebody itself.
    Named,
    /// A pronoun, a family name, a short form of somebody named by these words elsewhere in the article.
    Means(Span),
    /// A description (“the researcher”): one of those named by these words, the likeliest first; a person has to choose.
    OneOf(Vec<Span>),
    /// The speaker of the quotation before, or after, goes on; named by these words.
    Carried(Span),
}

/// How sure suggestions are, in three steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Hidden unless asked for.
    Unsure,
    Likely,
    Sure,
}

impl Level {
    /// The level of a confidence in hundredths: sure from 80, likely from 60 on.
    pub fn of(confidence: u8) -> Level {
        match confidence {
            80.. => Level::Sure,
            60.. => Level::Likely,
            _ => Level::Unsure,
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Level::Sure => "Sure",
            Level::Likely => "Likely",
            Level::Unsure => "Unsure",
        }
    }
}

impl Suggestion {
    /// The name a rejection is remembered by; it stays the same when the text around changes.
    pub fn key(&self) -> Arc<str> {
        words_key("quote", self.fingerprint, self.time as usize)
    }

    pub fn level(&self) -> Level {
        Level::of(self.confidence)
    }

    /// Why it is proposed, in a sentence for a reporter.
    pub fn reason(&self, _article: &Article) -> String {
        self.rule.reason.to_owned()
    }

    /// `direct`, `indirect` or `mixed`: a value of the attribute `form` of a quote.
    pub fn form(&self, article: &Article) -> &'static str {
        let _ = article;
        "direct"
    }
}

/// Everything that is proposed for an article, in the order of the text.
pub fn suggest(article: &Article, frame: &Frame, lessons: &Lessons) -> Vec<Suggestion> {
    suggest_in(article, frame, lessons, 0..article.paragraph_count())
}

/// What is proposed in some paragraphs, by their places; whom sources mean may lie before them and is not told then.
pub fn suggest_in(
    article: &Article,
    frame: &Frame,
    _lessons: &Lessons,
    paragraphs: std::ops::Range<usize>,
) -> Vec<Suggestion> {
    let text = article.text();
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let range = article.paragraph(paragraph);
        for pair in pairs(&text[range.clone()]) {
            let Ok(span) = article.span(range.start + pair.start..range.start + pair.end) else {
                continue;
            };
            if frame.touches(span) || article.quote(span).split_whitespace().count() < 4 {
                continue;
            }
            found.push(Suggestion {
                content: span.into(),
                source: None,
                cue: None,
                speaker: Speaker::Unnamed,
                rule: &rule::LONE,
                confidence: rule::LONE.confidence,
                remarks: Vec::new(),
                fingerprint: fingerprint(article.quote(span)),
                time: 1,
            });
        }
    }
    found
}
