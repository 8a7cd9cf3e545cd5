//! What of a document is not the article's own prose: headline, dates, captions, byline, what stands below the end.
//!
//! Told by shape, a line at a time, and linear in the text. In doubt a line is prose: a caption
//! taken for prose asks one look too many, prose taken for a caption is never looked at.

mod caption;
mod date_line;
mod ending;

use std::ops::Range;

use jiff::civil::Date;

use crate::model::article::Article;
use crate::model::span::Span;
use crate::text::markdown::{self, Line};
use crate::text::segment::{sentences, trim};

/// Longest line, in bytes, that may be anything but prose or an image.
const LONGEST: usize = 1200;
/// Longest headline in bytes.
const LONGEST_HEADLINE: usize = 300;
/// A headline, and a byline above the text, stand within so many lines that are not blank.
const TOP: usize = 8;
/// A byline, a disclosure and furniture below the text stand within so many lines that are not blank.
const BOTTOM: usize = 16;

/// What a line, or a piece of one, is when it is not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title of the article.
    Headline,
    /// When it was published or changed.
    DateLine,
    /// An image in Markdown.
    ImageMarkup,
    /// The words under a picture, without the credit.
    Caption,
    /// Whose picture it is.
    Credit,
    /// Who wrote the article.
    Byline,
    /// Who or what translated or wrote it: “Translated … using generative AI”.
    Disclosure,
    /// Subscription, comment and copyright lines.
    Furniture,
}

/// The parts of a document that are not its prose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// In text order, apart from each other, without outer white space.
    pub parts: Vec<(Span, Part)>,
    /// The day the article is dated, of the first date line that does not only tell of a change.
    pub published: Option<Date>,
}

impl Frame {
    /// What `byte` belongs to; `None` in prose and in white space between parts.
    pub fn part_at(&self, byte: usize) -> Option<Part> {
        let after = self.parts.partition_point(|(span, _)| span.start() <= byte);
        let (span, part) = self.parts.get(after.checked_sub(1)?)?;
        span.contains(byte).then_some(*part)
    }

    /// Whether any byte of `span` belongs to a part.
    pub fn touches(&self, span: Span) -> bool {
        let first = self.parts.partition_point(|(part, _)| part.end() <= span.start());
        self.parts.get(first).is_some_and(|(part, _)| part.touches(span))
    }
}

/// Finds the frame of `article`.
pub fn frame_of(article: &Article) -> Frame {
    let text = article.text();
    let mut reader = Reader::default();
    let lines = (0..article.paragraph_count()).filter_map(|it| trim(text, article.paragraph(it)));
    // What stands at the end is told apart from it: the last lines wait.
    let mut waiting = std::collections::VecDeque::with_capacity(BOTTOM + 1);
    for line in lines {
        waiting.push_back(line);
        if waiting.len() > BOTTOM
            && let Some(line) = waiting.pop_front()
        {
            reader.read(text, line);
        }
    }
    let bottom: Vec<Range<usize>> = waiting.into();
    let words: Vec<&str> = bottom.iter().map(|it| &text[it.clone()]).collect();
    for (line, part) in bottom.iter().zip(ending::parts_of(&words)) {
        match part.filter(|_| reader.prose_read) {
            Some(part) => reader.parts.push((line.clone(), part)),
            None => reader.read(text, line.clone()),
        }
    }
    let spans = reader.parts.into_iter();
    Frame {
        parts: spans
            .filter_map(|(range, part)| Some((article.span(range).ok()?, part)))
            .collect(),
        published: reader.published.or(reader.updated),
    }
}

/// Reads lines in order.
#[derive(Default)]
struct Reader {
    parts: Vec<(Range<usize>, Part)>,
    /// Lines read that are not blank.
    lines_read: usize,
    /// Whether one of them was prose.
    prose_read: bool,
    headline: Headline,
    /// Bytes of the last image's words, which its caption may repeat.
    image: Option<Range<usize>>,
    published: Option<Date>,
    updated: Option<Date>,
}

/// Whether the headline may still come.
#[derive(Default, PartialEq, Eq)]
enum Headline {
    #[default]
    Awaited,
    Past,
}

impl Reader {
    /// Reads a line that is not blank.
    fn read(&mut self, text: &str, line: Range<usize>) {
        let words = &text[line.clone()];
        self.lines_read += 1;
        if let Line::Image { alt, .. } = markdown::kind(words, self.lines_read) {
            self.image = Some(line.start + alt.start..line.start + alt.end);
            self.parts.push((line, Part::ImageMarkup));
            return;
        }
        if words.len() > LONGEST {
            self.headline = Headline::Past;
            self.prose_read = true;
            return;
        }
        if let Some(date) = date_line::read(words) {
            self.date(&date);
            self.parts.push((line, Part::DateLine));
            return;
        }
        let alt = self.image.as_ref().map(|it| &text[it.clone()]);
        if let Some(caption) = caption::read(words, alt) {
            let at = line.start;
            let piece = |it: Range<usize>| at + it.start..at + it.end;
            self.parts.extend(caption.words.map(|it| (piece(it), Part::Caption)));
            self.parts.extend(caption.credit.map(|it| (piece(it), Part::Credit)));
            return;
        }
        let top = (self.lines_read <= TOP).then(|| self.top(words)).flatten();
        self.prose_read |= top.is_none();
        self.parts.extend(top.map(|part| (line, part)));
    }

    /// What a line near the top is.
    fn top(&mut self, words: &str) -> Option<Part> {
        if ending::is_byline(words) {
            return Some(Part::Byline);
        }
        if ending::is_disclosure(words) {
            return Some(Part::Disclosure);
        }
        if self.headline == Headline::Past {
            return None;
        }
        // A note before everything else: “[This is a draft]”.
        if words.starts_with('[') && words.ends_with(']') {
            return Some(Part::Furniture);
        }
        self.headline = Headline::Past;
        is_headline(words).then_some(Part::Headline)
    }

    fn date(&mut self, date: &date_line::DateLine) {
        let kept = match date.only_updated {
            true => &mut self.updated,
            false => &mut self.published,
        };
        if self.lines_read <= TOP {
            *kept = kept.or(date.date);
        }
    }
}

/// Whether the first line is a title, and not the first sentence of the text.
fn is_headline(words: &str) -> bool {
    if words.starts_with('#') {
        return true;
    }
    if words.len() > LONGEST_HEADLINE {
        return false;
    }
    let ends_plainly = |it: &str| {
        let it = it.trim_end_matches(['”', '"', '’', '\'', '»', '«', '」', '』', ')', '*', '_']);
        it.ends_with(['.', '。', '．']) && !it.ends_with("..") && !ends_in_initials(it)
    };
    let parts = sentences(words, 0..words.len());
    !parts.iter().any(|it| ends_plainly(&words[it.clone()]))
}

/// “… in the U.S.”
fn ends_in_initials(words: &str) -> bool {
    let word = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.len() <= 8 && word.matches('.').count() >= 2
}
