//! Suggestions: attributions and quotations that rules propose, each with a reason and a confidence.
//!
//! Deterministic, and linear in the text. Suggestions are worked out and never stored; what a person
//! accepts becomes annotations, what a person rejects is remembered by [`Suggestion::key`].

mod according;
mod after;
mod agent;
mod beside;
mod clause;
mod cue;
mod dateline;
mod draft;
pub mod lessons;
mod manner;
mod mark;
mod nominal;
mod occasion;
mod paragraph;
mod passive;
mod pipeline;
mod quoted;
pub mod rule;
mod scene;
mod speaker;
mod speech;
mod split;
mod stance;
mod subject;
mod token;
pub mod tongue;
mod verb;
mod when;
mod word;

use std::sync::Arc;

use crate::engine::fingerprint::words_key;
use crate::model::article::Article;
use crate::model::span::{Segments, Span};
use crate::text::quotation::pairs;
use crate::text::visible::cut;
pub use lessons::Lessons;
pub use pipeline::{Suggester, suggest, suggest_in};
pub use rule::{Rule, rules};
pub use tongue::Tongue;

/// Characters of quoted words in a reason.
const MOST_TOLD: usize = 60;

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
    pub fn reason(&self, article: &Article) -> String {
        let words = |it: Option<Span>| it.map(|it| format!("“{}”", cut(article.quote(it), MOST_TOLD)));
        match (words(self.source), words(self.cue)) {
            (Some(source), Some(cue)) => format!("{}: {source}, {cue}", self.rule.reason),
            (Some(source), None) => format!("{}: {source}", self.rule.reason),
            (None, Some(cue)) => format!("{}: {cue}", self.rule.reason),
            (None, None) => self.rule.reason.to_owned(),
        }
    }

    /// `direct`, `indirect` or `mixed`: a value of the attribute `form` of a quote.
    pub fn form(&self, article: &Article) -> &'static str {
        let (mut all, mut quoted) = (0usize, 0usize);
        for piece in self.content.iter() {
            let words = article.quote(piece);
            let letters = |it: &str| it.chars().filter(|c| c.is_alphanumeric()).count();
            all += letters(words);
            let mut end = 0;
            for pair in pairs(words) {
                if pair.start >= end {
                    quoted += letters(&words[pair.clone()]);
                    end = pair.end;
                }
            }
            // One that goes on in the next paragraph has no mark at its end.
            if end == 0 && words.starts_with(['“', '"', '«', '„', '「']) {
                quoted += letters(words);
            }
        }
        match quoted {
            0 => "indirect",
            _ if quoted * 10 >= all * 9 => "direct",
            _ => "mixed",
        }
    }
}
