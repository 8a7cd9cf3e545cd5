//! Quotations that go on: the next part of a quote, and whose words a lone quotation is.

use std::ops::Range;

use super::around::{Verdict, around};
use super::passage::Passage;
use crate::engine::frame::{Frame, frame_of};
use crate::model::article::Article;
use crate::model::span::{Segments, Span};
use crate::text::segment::trim;

/// Blank and frame lines stepped over to the next or the previous paragraph.
const MOST_STEPS: usize = 12;
/// Quotations of the same paragraph looked at.
const MOST_QUOTES: usize = 12;

/// Whose words a quotation without an attribution of its own is likely to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarryOver {
    /// The quotation whose speaker goes on speaking.
    pub from: Span,
    /// Why, in a sentence.
    pub reason: String,
}

/// The next quotation that continues the quote of `segments`, for a command that adds it.
///
/// It is the rest after the attribution in the same paragraph, a quotation that follows at once, or
/// the next paragraph when it is opened with a quotation mark again.
pub fn next_part(article: &Article, segments: &Segments) -> Option<Span> {
    let end = segments.last();
    let passage = Passage::around(article, end.range());
    let text = article.text();
    let spans: Vec<Range<usize>> = segments.iter().map(Span::range).collect();
    let here = passage.quotes.iter().find(|it| it.start >= end.end());
    if let Some(quote) = here.filter(|it| it.start < passage.window.end) {
        let gap = end.end()..quote.start;
        let open = text[gap.clone()].trim_start_matches(is_outer_mark).trim();
        let attributed = || {
            let range = gap.start..gap.end;
            let last = spans.last().cloned().into_iter().collect::<Vec<_>>();
            // Nothing but the attribution may stand between.
            matches!(around(&passage, &last, &(end.start()..range.end)), Verdict::Found(_))
                && sentences_in(text, gap.clone()) <= 1
        };
        let speaks = ends_for_speech(text, quote.start);
        return (open.is_empty() || speaks && attributed())
            .then(|| article.span(quote.clone()).ok())
            .flatten();
    }
    let rest = &text[end.end()..passage.window.end];
    if rest.contains(|c: char| !c.is_whitespace() && !is_outer_mark(c))
        || !passage.opens(end.start()) && !in_quote(&passage, end)
    {
        return None;
    }
    let next = body_paragraphs(article, end.end()).next()?;
    let passage = Passage::around(article, next.clone());
    let quote = passage.quotes.iter().find(|it| it.start == next.start)?;
    article.span(quote.clone()).ok()
}

/// Whose words `quotation` is when its sentence is nothing else.
///
/// The speaker of the quotation before it in its paragraph that has one, or else of the next one, or
/// else of the last quotation of the paragraph before. `None` when the sentence has words of its own.
pub fn carry_over(article: &Article, quotation: Span) -> Option<CarryOver> {
    let frame = frame_of(article);
    carry_over_in(article, &frame, quotation)
}

/// [`carry_over`] where the frame is known already.
pub fn carry_over_in(article: &Article, frame: &Frame, quotation: Span) -> Option<CarryOver> {
    let text = article.text();
    let whole = trim(text, quotation.range())?;
    let passage = Passage::around(article, whole.clone());
    let at = passage
        .quotes
        .iter()
        .position(|it| it.start <= whole.start && whole.end <= it.end)?;
    let quote = passage.quotes[at].clone();
    if frame.touches(quotation) || !is_alone(&passage, &quote) {
        return None;
    }
    let found = |quote: &Range<usize>, reason: &str| {
        let from = article.span(quote.clone()).ok()?;
        Some(CarryOver {
            from,
            reason: reason.to_owned(),
        })
    };
    let attributed = |it: &&Range<usize>| has_source(article, it);
    if let Some(before) = passage.quotes[..at].iter().rev().take(MOST_QUOTES).find(attributed) {
        return found(
            before,
            "It follows another quotation of the paragraph, and nobody else is named",
        );
    }
    if let Some(after) = passage.quotes[at + 1..].iter().take(MOST_QUOTES).find(attributed) {
        return found(after, "The next quotation of the paragraph says who speaks");
    }
    let earlier = previous_paragraph(article, frame, quote.start)?;
    let passage = Passage::around(article, earlier);
    let last = passage
        .quotes
        .iter()
        .rev()
        .find(|it| it.start >= passage.window.start)?;
    found(
        last,
        "The paragraph before ends with a quotation, and nobody else is named",
    )
}

/// Whether a quotation has a source of its own.
fn has_source(article: &Article, quote: &Range<usize>) -> bool {
    let passage = Passage::around(article, quote.clone());
    let content = [quote.clone()];
    matches!(around(&passage, &content, &passage.range), Verdict::Found(it) if it.source.is_some())
}

/// Whether the sentences of `quote` hold nothing outside its marks.
fn is_alone(passage: &Passage, quote: &Range<usize>) -> bool {
    let before = &passage.text[passage.range.start.min(quote.start)..quote.start];
    let after = &passage.text[quote.end..passage.range.end.max(quote.end)];
    // Another quotation in the same sentence is no word of the writer's.
    let mut rest = String::from(before);
    rest.push_str(after);
    !rest.contains(char::is_alphanumeric)
}

fn in_quote(passage: &Passage, span: Span) -> bool {
    passage.quote_around(span.start()).is_some()
}

/// Whether what stands before `byte` lets somebody speak there.
fn ends_for_speech(text: &str, byte: usize) -> bool {
    let from = text.floor_char_boundary(byte.saturating_sub(40));
    text[from..byte]
        .trim_end()
        .ends_with(['.', ',', ':', ';', '?', '!', '。', '，', '：', '—', '–'])
}

fn sentences_in(text: &str, gap: Range<usize>) -> usize {
    crate::text::segment::sentences(text, gap)
        .iter()
        .filter(|it| text[(*it).clone()].contains(char::is_alphanumeric))
        .count()
}

fn is_outer_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | '”' | '’' | '"' | '\'' | '»' | '」' | '』')
}

/// The paragraphs after `byte` that are not blank and not a picture, the nearest first.
fn body_paragraphs(article: &Article, byte: usize) -> impl Iterator<Item = Range<usize>> {
    let from = article.paragraph_at(byte) + 1;
    let text = article.text();
    (from..article.paragraph_count().min(from + MOST_STEPS))
        .filter_map(move |it| trim(text, article.paragraph(it)))
        .filter(move |it| !text[it.clone()].starts_with("!["))
}

/// The last paragraph before `byte` that is prose.
fn previous_paragraph(article: &Article, frame: &Frame, byte: usize) -> Option<Range<usize>> {
    let here = article.paragraph_at(byte);
    let before = (here.saturating_sub(MOST_STEPS)..here).rev();
    before
        .filter_map(|it| trim(article.text(), article.paragraph(it)))
        .find(|it| frame.part_at(it.start).is_none())
}
