//! What can be told of an article before anything is marked in it: its sentences, which of them are the
//! article's own prose, and its quotations.
//!
//! It depends on the text alone, and the text does not change; so it is worked out once and shared.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_segmentation::UnicodeSegmentation;

use super::fingerprint::Fingerprints;
use super::frame::{Frame, Part, frame_of};
use crate::model::article::Article;
use crate::model::span::{Segments, Span};
use crate::text::markdown::{self, Line};
use crate::text::quotation::{Unpaired, marks};
use crate::text::segment::trim;
use crate::text::sentence::sentences;

/// With fewer words a sentence is an interjection: “Not at all.”
const FEWEST_WORDS: usize = 4;
/// The same in Korean, whose words carry their particles.
const FEWEST_WORDS_KOREAN: usize = 3;
/// Most marks without a partner that are kept.
const MOST_UNPAIRED: usize = 1000;

/// The sentences and quotations of an article.
#[derive(Debug)]
pub struct Prose {
    article: Article,
    /// First byte of each sentence, rising.
    starts: Vec<u32>,
    /// Whether each sentence states something in the article's own prose.
    counts: Vec<bool>,
    /// Outermost quotations with their marks: bytes, in text order, apart from each other.
    quotations: Vec<(u32, u32)>,
    /// Quotation marks without a partner, in text order; the first 1,000.
    unpaired: Vec<(Span, Lone)>,
    frame: Frame,
    fingerprints: OnceLock<Fingerprints>,
}

/// What is wrong with a quotation mark that has no partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lone {
    Opens,
    Closes,
}

impl Prose {
    /// Reads `article`; linear in its text.
    pub fn of(article: &Article) -> Prose {
        let mut prose = Prose {
            article: article.clone(),
            starts: Vec::new(),
            counts: Vec::new(),
            quotations: Vec::new(),
            unpaired: Vec::new(),
            frame: frame_of(article),
            fingerprints: OnceLock::new(),
        };
        prose.read_sentences();
        prose.read_quotations();
        prose
    }

    /// The article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// What of the article is not its prose.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Number of sentences.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no sentence.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Bytes of the sentence at place `n` (from 0), without outer white space; empty past the last.
    pub fn sentence(&self, n: usize) -> Range<usize> {
        let len = self.article.len();
        let start = self.starts.get(n).map_or(len, |&it| it as usize);
        let end = self.starts.get(n + 1).map_or(len, |&it| it as usize);
        start..start + self.article.text()[start..end].trim_end().len()
    }

    /// The words of the sentence at place `n`.
    pub fn words(&self, n: usize) -> &str {
        &self.article.text()[self.sentence(n)]
    }

    /// Whether the sentence at place `n` states something in the article's own prose.
    ///
    /// Headlines, headings, dates, captions and the like do not, nor do fewer than four words.
    pub fn counts(&self, n: usize) -> bool {
        self.counts.get(n).copied().unwrap_or(false)
    }

    /// The sentence that holds `byte`, or the one before when `byte` is between two; `None` before the first.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        self.starts.partition_point(|&it| it as usize <= byte).checked_sub(1)
    }

    /// The places of the sentences that share a byte with `bytes`.
    pub fn sentences_in(&self, bytes: Range<usize>) -> Range<usize> {
        let first = match self.sentence_at(bytes.start) {
            Some(first) if self.sentence(first).end <= bytes.start => first + 1,
            first => first.unwrap_or(0),
        };
        let end = self.starts.partition_point(|&it| (it as usize) < bytes.end);
        first..end.max(first)
    }

    /// Whether `span` lies inside quotation marks, apart from punctuation around it.
    pub fn is_quoted(&self, span: Span) -> bool {
        let words = self.article.quote(span);
        let outer = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?');
        let start = span.start() + (words.len() - words.trim_start_matches(outer).len());
        let end = span.start() + words.trim_end_matches(outer).len();
        let after = self.quotations.partition_point(|&(first, _)| first as usize <= start);
        let around = after.checked_sub(1).and_then(|it| self.quotations.get(it));
        start < end && around.is_some_and(|&(_, last)| end <= last as usize)
    }

    /// What of `span` lies inside quotation marks, marks included, in text order.
    pub fn quoted_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let first = self.quotations.partition_point(|it| it.1 as usize <= span.start());
        let touching = self.quotations[first..].iter().map(|it| it.0 as usize..it.1 as usize);
        let touching = touching.take_while(move |it| it.start < span.end());
        touching.filter_map(move |it| {
            let shared = it.start.max(span.start())..it.end.min(span.end());
            self.article.span(shared).ok()
        })
    }

    /// Quotation marks without a partner, in text order; the first 1,000.
    pub fn unpaired(&self) -> &[(Span, Lone)] {
        &self.unpaired
    }

    /// The sentences' fingerprints; made at the first call.
    pub fn fingerprints(&self) -> &Fingerprints {
        self.fingerprints
            .get_or_init(|| Fingerprints::of((0..self.len()).map(|it| self.words(it))))
    }

    fn read_sentences(&mut self) {
        let article = self.article.clone();
        let text = article.text();
        let mut lines = 0;
        for paragraph in (0..article.paragraph_count()).map(|it| article.paragraph(it)) {
            let line = &text[paragraph.clone()];
            if line.trim().is_empty() {
                continue;
            }
            lines += 1;
            // What is a headline is for the frame to tell.
            let heading = matches!(markdown::kind(line, lines), Line::Heading(_) | Line::Image { .. });
            // The stops in “2026. 3. 2” end no sentence.
            let dated = trim(text, paragraph.clone()).filter(|it| self.frame.part_at(it.start) == Some(Part::DateLine));
            let found = match dated {
                Some(line) => vec![line],
                None => sentences(text, paragraph),
            };
            for sentence in found {
                self.starts.push(sentence.start as u32);
                let words = &text[sentence.clone()];
                let framed = article.span(sentence).is_ok_and(|it| self.frame.touches(it));
                self.counts.push(!heading && !framed && !is_interjection(words));
            }
        }
    }

    fn read_quotations(&mut self) {
        let article = self.article.clone();
        let text = article.text();
        let mut paragraphs = (0..article.paragraph_count())
            .map(|it| article.paragraph(it))
            .filter(|it| !text[it.clone()].trim().is_empty() && !self.is_in_frame(it.clone()))
            .collect::<Vec<_>>()
            .into_iter()
            .peekable();
        while let Some(paragraph) = paragraphs.next() {
            let next = paragraphs.peek().map(|it| text[it.clone()].trim_start());
            self.read_paragraph(paragraph, next);
        }
    }

    fn read_paragraph(&mut self, paragraph: Range<usize>, next: Option<&str>) {
        let words = &self.article.text()[paragraph.clone()];
        let at = |it: Range<usize>| paragraph.start + it.start..paragraph.start + it.end;
        let marks = marks(words);
        // A quotation that goes on in the next paragraph is not closed, and is opened again there.
        let goes_on = |it: &Unpaired| it.opens && next.is_some_and(|next| next.starts_with(&words[it.at.clone()]));
        let open = marks.unpaired.last().filter(|it| goes_on(it)).cloned();
        let rest = open.iter().map(|it| it.at.start..words.len());
        let mut quotations: Vec<Range<usize>> = marks.pairs.into_iter().chain(rest).map(at).collect();
        quotations.sort_unstable_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
        for quotation in quotations {
            let inside = self.quotations.last().is_some_and(|it| quotation.end <= it.1 as usize);
            if !inside {
                self.quotations.push((quotation.start as u32, quotation.end as u32));
            }
        }
        let room = MOST_UNPAIRED.saturating_sub(self.unpaired.len());
        for mark in marks.unpaired.iter().filter(|it| open.as_ref() != Some(it)).take(room) {
            let kind = if mark.opens { Lone::Opens } else { Lone::Closes };
            if let Ok(span) = self.article.span(at(mark.at.clone())) {
                self.unpaired.push((span, kind));
            }
        }
    }

    /// Whether a paragraph is an image, or stands under one.
    fn is_in_frame(&self, paragraph: Range<usize>) -> bool {
        let part = self.frame.part_at(paragraph.start);
        matches!(part, Some(Part::ImageMarkup | Part::Caption | Part::Credit))
    }
}

/// The places of the sentences that any of `segments` touches, as ranges in order.
pub fn sentences_of(prose: &Prose, segments: &Segments) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for places in segments.iter().map(|it| prose.sentences_in(it.range())) {
        match found.last_mut() {
            Some(last) if places.start <= last.end => last.end = last.end.max(places.end),
            _ => found.push(places),
        }
    }
    found
}

fn is_interjection(sentence: &str) -> bool {
    let korean = sentence.chars().any(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'));
    let fewest = if korean { FEWEST_WORDS_KOREAN } else { FEWEST_WORDS };
    sentence.unicode_words().take(fewest).count() < fewest
}
