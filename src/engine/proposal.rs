//! What a selected quotation rests on, read off its own sentences: the content, the cue, the source.
//!
//! Apart from `suggest`, which has to find out what is said: here a person has said so by selecting it, and grammar
//! that may not start a suggestion (“Ruiz's claim that …”, “are believed to …”) can be believed. Asked for the
//! attribution of words it is given, `suggest` is right less often and wrong more often.
//!
//! Nothing is stored; a person accepts it or not. A wrong proposal costs more than none, so
//! where two fit equally well there is none.

mod around;
mod carry;
mod content;
mod eastern;
mod grammar;
mod passage;
mod source;

use std::ops::Range;

use crate::model::article::Article;
use crate::model::span::{Segments, Span};
use crate::text::segment::trim;
use crate::text::visible::cut;
use around::{Found, How, Verdict, around};
use passage::Passage;

use super::frame::{Frame, frame_of};
pub use carry::{CarryOver, carry_over, carry_over_in, next_part};

/// Longest selection, in bytes, that anything is proposed on.
const LONGEST: usize = 64 << 10;
/// Characters of quoted words in a reason.
const MOST_TOLD: usize = 60;

/// What to mark for a selected quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteProposal {
    /// The words that are quoted or retold.
    pub segments: Segments,
    /// The words that attribute.
    pub cue: Option<Span>,
    /// The words for who it rests on, with their apposition.
    pub source: Option<Span>,
    /// A value of the attribute `form` of a quote; `None` when the selection is too long to tell.
    pub form: Option<&'static str>,
    /// Why, in a sentence for the person who selected.
    pub reason: String,
}

/// What to mark when `selection` is a quotation, or a passage that holds one and its attribution.
pub fn propose(article: &Article, selection: Span) -> QuoteProposal {
    propose_in(article, &frame_of(article), selection)
}

/// [`propose`] where the frame is known already; instant however long the article is.
pub fn propose_in(article: &Article, frame: &Frame, selection: Span) -> QuoteProposal {
    let text = article.text();
    let plain = |segments: Segments, form, reason: &str| QuoteProposal {
        segments,
        cue: None,
        source: None,
        form,
        reason: reason.to_owned(),
    };
    let Some(words) = trim(text, selection.range()).filter(|it| it.len() <= LONGEST) else {
        return plain(
            selection.into(),
            None,
            "The selection is too long to look for a source, or blank",
        );
    };
    let passage = Passage::around(article, words.clone());
    let asked = article.span(words.clone()).unwrap_or(selection);
    let form = passage.form(std::slice::from_ref(&words));
    if frame.touches(asked) {
        return plain(
            asked.into(),
            Some(form),
            "It stands in a headline, a caption or another part around the text, where no source is looked for",
        );
    }
    let (content, found) = match read(&passage, words) {
        Ok(read) => read,
        Err(reason) => return plain(asked.into(), Some(form), reason),
    };
    let span = |it: Range<usize>| article.span(it).ok();
    let apart = |it: &Span| !frame.touches(*it);
    let segments = Segments::new(content.iter().cloned().filter_map(span)).unwrap_or(asked.into());
    let cue = found.cue.and_then(span).filter(apart);
    let source = found.source.and_then(span).filter(apart);
    QuoteProposal {
        reason: reason(article, found.how, cue, source),
        form: Some(passage.form(&content)),
        segments,
        cue,
        source,
    }
}

/// The content of `words` with its cue and source, or why there is none.
fn read(passage: &Passage, words: Range<usize>) -> Result<(Vec<Range<usize>>, Found), &'static str> {
    let bare = content::without_stop(passage, words.clone()).unwrap_or(words.clone());
    match around(passage, std::slice::from_ref(&bare), &passage.range) {
        Verdict::Found(found) => return Ok((vec![bare], found)),
        Verdict::Torn => return Err("Two in the sentence could have said it; choose the one who did"),
        Verdict::Nothing => {}
    }
    content::content_in(passage, &words).ok_or("No words around it say whose it is")
}

/// Why `cue` and `source` are proposed.
fn reason(article: &Article, how: How, cue: Option<Span>, source: Option<Span>) -> String {
    let cue = cue.map_or_else(String::new, |it| format!("“{}”", cut(article.quote(it), MOST_TOLD)));
    let source = source.map(|it| format!("“{}”", cut(article.quote(it), MOST_TOLD)));
    match (how, source) {
        (How::After, Some(source)) => format!("{cue} and {source} come right after the words"),
        (How::Before, Some(source)) => format!("{source} and {cue} lead to the words"),
        (How::Participle, Some(source)) => format!("{cue} goes on with the words of {source}"),
        (How::Mark, Some(source)) => format!("{source} stands beside the words as their speaker"),
        (How::According, Some(source)) => format!("{cue} names {source}"),
        (How::Noun, Some(source)) => format!("{cue} is told as coming from {source}"),
        (How::Passive, Some(source)) => format!("{cue} names {source}"),
        (_, None) => format!("{cue} attributes the words without naming anybody"),
        (How::Nobody, Some(source)) => format!("{cue} stands beside {source}"),
    }
}
