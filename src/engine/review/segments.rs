//! The pieces of one text that a review goes through: sentences, and the lines around the prose.

use std::collections::HashSet;
use std::ops::Range;

use super::pair::{Kind, Segment};
use crate::engine::frame::{Part, frame_of};
use crate::model::article::Article;
use crate::text::markdown::{self, Line};
use crate::text::segment::{sentences, trim};

/// Sentences a line, at most, of a text that holds a sentence a line.
const MOST_A_LINE: usize = 3;
/// Fewest lines by which such a text can be told.
const FEWEST_LINES: usize = 2;

/// The segments of `article` in text order: each sentence of the prose, each line of the frame.
///
/// Together they hold every character that is no white space. Linear in the text.
pub fn segments_of(article: &Article) -> Vec<Segment> {
    let text = article.text();
    let frame = frame_of(article);
    let mut parts = frame.parts.iter().copied().peekable();
    let mut found = Vec::new();
    for index in 0..article.paragraph_count() {
        let Some(line) = trim(text, article.paragraph(index)) else {
            continue;
        };
        // A line that is framed in part, as by its credit, is one segment all the same.
        let mut framed = None;
        while let Some((_, part)) = parts.next_if(|(span, _)| span.start() < line.end) {
            framed = framed.or(Some(part));
        }
        let pieces = match framed {
            Some(_) => vec![line],
            None => sentences(text, line),
        };
        let kind = framed.map_or(Kind::Prose, kind_of);
        let spans = pieces.into_iter().filter_map(|it| article.span(it).ok());
        found.extend(spans.map(|span| Segment { span, kind }));
    }
    mark_repeats(text, &mut found);
    found
}

/// Each line of `article` that is not blank as a segment of prose, with its place among all lines (from 0).
pub fn lines_of(article: &Article) -> Vec<(usize, Segment)> {
    let text = article.text();
    let lines = (0..article.paragraph_count()).filter_map(|index| {
        let line = trim(text, article.paragraph(index))?;
        let span = article.span(line).ok()?;
        let kind = Kind::Prose;
        Some((index, Segment { span, kind }))
    });
    lines.collect()
}

/// Whether `article` is a list of sentences, one a line, and not laid out as an article.
///
/// Such a list has no blank lines, dates, pictures, bylines or headings, and hardly a line of several sentences.
pub fn is_list(article: &Article) -> bool {
    let text = article.text();
    let lines = lines_of(article);
    let last = lines.last().map_or(0, |it| it.0 + 1);
    if lines.len() < FEWEST_LINES || last != lines.len() {
        return false;
    }
    let framed = frame_of(article)
        .parts
        .iter()
        .filter(|it| it.1 != Part::Headline)
        .count();
    let headed = |it: &Segment| {
        matches!(
            markdown::kind(&text[it.span.range()], 1),
            Line::Heading(_) | Line::Image { .. }
        )
    };
    let marked = framed + lines.iter().filter(|it| headed(&it.1)).count();
    if marked > lines.len() / 50 {
        return false;
    }
    let count = |it: &Segment| sentences(text, it.span.range()).len().min(MOST_A_LINE);
    let sentences: usize = lines.iter().map(|it| count(&it.1)).sum();
    sentences * 2 <= lines.len() * 3
}

fn kind_of(part: Part) -> Kind {
    match part {
        Part::Headline => Kind::Headline,
        Part::DateLine => Kind::DateLine,
        Part::ImageMarkup => Kind::Image,
        Part::Caption | Part::Credit => Kind::Caption,
        Part::Byline => Kind::Byline,
        Part::Disclosure => Kind::Disclosure,
        Part::Furniture => Kind::Furniture,
    }
}

/// Marks images whose words a caption repeats, and captions that have come before.
fn mark_repeats(text: &str, segments: &mut [Segment]) {
    let captions = segments.iter().filter(|it| it.kind == Kind::Caption);
    let captions: HashSet<String> = captions.map(|it| words_of(&text[it.span.range()])).collect();
    let mut seen = HashSet::new();
    for segment in segments {
        let words = &text[segment.span.range()];
        let repeats = match segment.kind {
            Kind::Image => captions.contains(&words_of(&words[alt_of(words)])),
            Kind::Caption => !seen.insert(words_of(words)),
            _ => false,
        };
        if repeats {
            segment.kind = Kind::Repeat;
        }
    }
}

/// The words of an image's line that are shown.
pub(super) fn alt_of(line: &str) -> Range<usize> {
    match markdown::kind(line, 1) {
        Line::Image { alt, .. } => alt,
        _ => 0..line.len(),
    }
}

/// `words` without white space, in one case: what is the same for a reader.
fn words_of(words: &str) -> String {
    let letters = words.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The bytes of a segment that say something: of an image, only its words.
pub fn said(text: &str, segment: &Segment) -> Range<usize> {
    let (start, words) = (segment.span.start(), &text[segment.span.range()]);
    match segment.kind {
        Kind::Image | Kind::Repeat => {
            let alt = alt_of(words);
            start + alt.start..start + alt.end
        }
        _ => segment.span.range(),
    }
}
