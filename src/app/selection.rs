//! What the reader has selected in the text, and how a key moves it.

use std::ops::Range;

use crate::model::article::Article;
use crate::text::markdown::{self, Line};
use crate::text::{quotation, segment, sentence};

/// The caret and the end of the selection it left behind, in bytes on grapheme borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where selecting began.
    pub anchor: usize,
    /// Where the caret is.
    pub head: usize,
}

/// A movement of the caret that needs no layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    SentenceLeft,
    SentenceRight,
    ParagraphUp,
    ParagraphDown,
    Start,
    End,
}

impl Selection {
    /// A caret without a selection.
    pub fn caret(byte: usize) -> Self {
        Selection {
            anchor: byte,
            head: byte,
        }
    }

    /// The selected bytes; empty when there is only a caret.
    pub fn range(self) -> Range<usize> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }

    /// Whether there is only a caret.
    pub fn is_empty(self) -> bool {
        self.anchor == self.head
    }

    /// The selection after `motion`; with `extend` the anchor stays.
    pub fn moved(self, article: &Article, motion: Motion, extend: bool) -> Selection {
        let range = self.range();
        let head = match motion {
            // Without Shift, a selection is left at its edge first, as every editor does.
            Motion::Left if !extend && !self.is_empty() => range.start,
            Motion::Right if !extend && !self.is_empty() => range.end,
            _ => moved(article, self.head, motion),
        };
        Selection {
            anchor: if extend { self.anchor } else { head },
            head,
        }
    }
}

/// Where `motion` takes a caret at `byte`.
pub fn moved(article: &Article, byte: usize, motion: Motion) -> usize {
    let text = article.text();
    let paragraph = article.paragraph_at(byte);
    match motion {
        Motion::Left => segment::previous_grapheme(text, byte),
        Motion::Right => segment::next_grapheme(text, byte),
        Motion::WordLeft => segment::previous_word(text, byte),
        Motion::WordRight => segment::next_word(text, byte),
        Motion::SentenceLeft => sentence_left(article, byte),
        Motion::SentenceRight => sentence_right(article, byte),
        Motion::ParagraphUp => match article.paragraph(paragraph).start {
            start if start < byte => start,
            _ => article.paragraph(paragraph.saturating_sub(1)).start,
        },
        Motion::ParagraphDown if paragraph + 1 < article.paragraph_count() => article.paragraph(paragraph + 1).start,
        Motion::ParagraphDown => article.len(),
        Motion::Start => 0,
        Motion::End => article.len(),
    }
}

fn sentence_left(article: &Article, byte: usize) -> usize {
    let text = article.text();
    let here = article.paragraph(article.paragraph_at(byte));
    let sentence = sentence::sentence_at(text, here.clone(), byte);
    if sentence.start < byte {
        return sentence.start;
    }
    let before = segment::previous_grapheme(text, byte);
    let paragraph = article.paragraph(article.paragraph_at(before));
    sentence::sentence_at(text, paragraph, before).start.min(before)
}

fn sentence_right(article: &Article, byte: usize) -> usize {
    let text = article.text();
    let index = article.paragraph_at(byte);
    let sentence = sentence::sentence_at(text, article.paragraph(index), byte);
    let rest = &text[sentence.end.max(byte)..article.paragraph(index).end.max(byte)];
    let next = sentence.end.max(byte) + (rest.len() - rest.trim_start().len());
    match next {
        next if next > byte && !rest.trim_start().is_empty() => next,
        _ => moved(article, byte, Motion::ParagraphDown),
    }
}

/// The next larger thing around `range`: word, inside of the quotation, quotation, sentence, paragraph, all.
pub fn grown(article: &Article, range: Range<usize>) -> Range<usize> {
    steps(article, range.clone())
        .into_iter()
        .find(|it| it.start <= range.start && it.end >= range.end && it.len() > range.len())
        .unwrap_or(range)
}

/// Everything one grows through around `range`, smallest first.
fn steps(article: &Article, range: Range<usize>) -> Vec<Range<usize>> {
    let text = article.text();
    let index = article.paragraph_at(range.start);
    let paragraph = article.paragraph(index);
    let mut steps = vec![segment::word_at(text, range.start)];
    if let Some((inner, outer)) = quotation::inside(text, paragraph.clone(), range.start) {
        steps.extend([inner, outer]);
    }
    steps.push(sentence::sentence_at(text, paragraph.clone(), range.start));
    // Inner and outer quotation may be longer than a sentence: growing goes by size.
    steps.sort_by_key(|it| it.len());
    steps.push(paragraph);
    steps.push(0..text.len());
    steps
}

/// The words in `range`: without outer white space, outward to whole graphemes, and without the signs of an
/// image line that only its caption is shown of; `None` when none are left.
pub fn words_of(article: &Article, range: Range<usize>) -> Option<Range<usize>> {
    let snapped = segment::snap(article.text(), range);
    let words = segment::trim(article.text(), snapped)?;
    segment::trim(article.text(), without_image_signs(article, words))
}

/// `words` without the signs around a caption that they begin before or end behind.
fn without_image_signs(article: &Article, words: Range<usize>) -> Range<usize> {
    let caption = |byte| {
        let line = article.paragraph(article.paragraph_at(byte));
        // What comes first in the text makes no difference to an image.
        match markdown::kind(&article.text()[line.clone()], 1) {
            Line::Image { alt, .. } => Some(line.start + alt.start..line.start + alt.end),
            _ => None,
        }
    };
    let touches = |it: &Range<usize>| words.start < it.end && it.start < words.end;
    let first = caption(words.start).filter(touches);
    let last = caption(words.end).filter(touches);
    let start = first.map_or(words.start, |it| words.start.max(it.start));
    let end = last.map_or(words.end, |it| words.end.min(it.end));
    start..end
}
