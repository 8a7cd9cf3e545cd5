//! What is shown of a piece of text, and which bytes each shown character stands for.
//!
//! Shown text is not the source text: control characters become visible signs, the
//! address of a folded picture is left out, marks without end are cut. So every
//! [`Cluster`] knows its bytes, and nothing else converts between the two.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::pieces::Piece;
use crate::text::markdown::{self, Line};

/// A grapheme of the source and where its shown characters begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Bytes from the start of the piece.
    pub bytes: Range<u32>,
    /// First byte in the shown text.
    pub at: u32,
    /// Its first character as shown.
    pub chr: char,
    /// Number of characters shown for it; never 0.
    pub chars: u32,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Headline,
    /// A Markdown heading of level 1 to 6.
    Heading(u8),
    Body,
    /// A Markdown picture, folded to its caption.
    Caption,
    /// A Markdown picture with its source text shown.
    Picture,
}

impl Kind {
    /// Size of the letters, of the body's.
    pub fn scale(self) -> f32 {
        match self {
            Kind::Headline => 1.7,
            Kind::Heading(1) => 1.5,
            Kind::Heading(2) => 1.35,
            Kind::Heading(_) => 1.2,
            Kind::Body => 1.0,
            Kind::Caption | Kind::Picture => 0.86,
        }
    }

    /// Whether the paragraph can be folded and unfolded.
    pub fn is_picture(self) -> bool {
        matches!(self, Kind::Caption | Kind::Picture)
    }
}

/// A piece as shown.
#[derive(Clone, Debug)]
pub struct Shown {
    pub text: String,
    /// Bytes of the piece.
    pub len: u32,
    /// In the order of the source.
    pub clusters: Vec<Cluster>,
    /// Bytes of `text` that are set quietly: sorted, apart.
    pub quiet: Vec<Range<usize>>,
    pub kind: Kind,
}

/// Longest grapheme in bytes that is shown whole.
const LONGEST_CLUSTER: usize = 64;
/// Characters shown of a longer one.
const CUT_CLUSTER: usize = 6;
/// Longest headline in bytes.
const LONGEST_HEADLINE: usize = 240;
/// Most bytes of white space before a headline.
const MOST_BLANK: usize = 4096;

/// What stands for a character that has no picture of its own, or would reorder its neighbours.
const PLACEHOLDER: char = '□';

/// What is shown of `piece` of `text`; a picture's source text only if `unfolded`.
pub fn shown(text: &str, piece: &Piece, unfolded: bool) -> Shown {
    let source = &text[piece.bytes.clone()];
    let line = match piece.first && piece.last {
        true => markdown::kind(source, usize::from(!is_first_line(text, piece))),
        false => Line::Plain,
    };
    let (kind, seen) = match line {
        Line::Image { .. } if unfolded => (Kind::Picture, 0..source.len()),
        Line::Image { alt, url } if source[alt.clone()].trim().is_empty() => (Kind::Caption, url),
        Line::Image { alt, .. } => (Kind::Caption, alt),
        Line::Headline if source.len() <= LONGEST_HEADLINE => (Kind::Headline, 0..source.len()),
        Line::Heading(level) => (Kind::Heading(level), 0..source.len()),
        Line::Headline | Line::Plain => (Kind::Body, 0..source.len()),
    };
    let mut shown = Shown {
        text: String::with_capacity(seen.len()),
        len: source.len() as u32,
        clusters: Vec::with_capacity(seen.len()),
        quiet: Vec::new(),
        kind,
    };
    for (at, grapheme) in source[seen.clone()].grapheme_indices(true) {
        shown.push(seen.start + at, grapheme);
    }
    shown.quiet = match kind {
        Kind::Caption | Kind::Picture => whole_of(&shown.text),
        Kind::Heading(_) | Kind::Headline => shown.shown_ranges(&[heading_sign(source)]),
        Kind::Body => shown.shown_ranges(&addresses(source)),
    };
    shown
}

impl Shown {
    fn push(&mut self, start: usize, grapheme: &str) {
        let at = self.text.len();
        let cut = grapheme.len() > LONGEST_CLUSTER;
        let most = if cut { CUT_CLUSTER } else { usize::MAX };
        for c in grapheme.chars().take(most) {
            self.text.push(visible(c));
        }
        if cut {
            self.text.push('…');
        }
        let pushed = &self.text[at..];
        let Some(chr) = pushed.chars().next() else {
            return;
        };
        self.clusters.push(Cluster {
            bytes: start as u32..(start + grapheme.len()) as u32,
            at: at as u32,
            chr,
            chars: pushed.chars().count() as u32,
        });
    }

    /// Where bytes of the piece stand in the shown text.
    fn shown_ranges(&self, sources: &[Range<usize>]) -> Vec<Range<usize>> {
        let place = |byte: usize| {
            let next = self.clusters.partition_point(|it| (it.bytes.start as usize) < byte);
            self.clusters.get(next).map_or(self.text.len(), |it| it.at as usize)
        };
        sources
            .iter()
            .map(|it| place(it.start)..place(it.end))
            .filter(|it| !it.is_empty())
            .collect()
    }
}

fn whole_of(text: &str) -> Vec<Range<usize>> {
    std::iter::once(0..text.len()).filter(|it| !it.is_empty()).collect()
}

/// `c`, or a sign for it where it cannot be seen or would move its neighbours.
fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => PLACEHOLDER,
        '\u{FFF9}'..='\u{FFFB}' => PLACEHOLDER,
        _ if c.is_control() => PLACEHOLDER,
        _ => c,
    }
}

/// Whether nothing but white space stands before `piece`.
fn is_first_line(text: &str, piece: &Piece) -> bool {
    // An article that begins with more blank lines than this has no headline.
    piece.bytes.start <= MOST_BLANK && text[..piece.bytes.start].trim().is_empty()
}

/// The `##` of a heading.
fn heading_sign(source: &str) -> Range<usize> {
    let start = source.len() - source.trim_start().len();
    let signs = source[start..].bytes().take_while(|&it| it == b'#').count();
    let heading = signs <= 6 && source[start + signs..].starts_with([' ', '\t']);
    start..start + if heading { signs } else { 0 }
}

/// Bytes of link addresses: `](…)` of Markdown, and bare `https://…`.
fn addresses(source: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(colon) = source[from..].find("://").map(|it| from + it) {
        let bytes = source.as_bytes();
        let mut start = colon;
        while start > from && bytes[start - 1].is_ascii_alphabetic() {
            start -= 1;
        }
        if start >= from + 2 && source[..start].ends_with("](") {
            start -= 2;
        }
        let rest = &source[colon..];
        let len = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | ')'))
            .unwrap_or(rest.len());
        let mut end = colon + len;
        if source[start..].starts_with("](") && source[end..].starts_with(')') {
            end += 1;
        }
        if start < colon {
            found.push(start..end);
        }
        from = end.max(colon + 3);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Article;
    use crate::ui::article_view::pieces::piece_at;

    fn of(text: &str, unfolded: bool) -> Shown {
        // A line before, so that nothing is a headline.
        let article = Article::new(format!("Head\n{text}"));
        shown(article.text(), &piece_at(&article, 5), unfolded)
    }

    #[test]
    fn a_picture_is_folded_to_its_caption_and_keeps_its_bytes() {
        let line = "![A pier at dusk [Photo: L. Ode]](https://example.org/a.jpg)";
        let folded = of(line, false);
        assert_eq!(folded.text, "A pier at dusk [Photo: L. Ode]");
        assert_eq!(folded.clusters[0].bytes, 2..3);
        assert_eq!(of(line, true).text, line);
        assert_eq!(of("![](pier.jpg)", false).text, "pier.jpg");
    }

    #[test]
    fn addresses_are_quiet() {
        let shown = of("See [this](https://example.org/x) or http://b.example", false);
        let quiet: Vec<&str> = shown.quiet.iter().map(|it| &shown.text[it.clone()]).collect();
        assert_eq!(quiet, ["](https://example.org/x)", "http://b.example"]);
    }

    #[test]
    fn what_cannot_be_seen_is_shown_by_a_sign() {
        let shown = of("a\u{0}b\u{202e}c", false);
        assert_eq!(shown.text, "a□b□c");
        assert_eq!(shown.clusters[4].bytes, 6..7);
    }

    #[test]
    fn a_grapheme_without_end_is_cut_and_stays_one() {
        let shown = of(&format!("e{}x", "\u{301}".repeat(100)), false);
        assert_eq!(shown.clusters.len(), 2);
        assert_eq!(shown.clusters[1].bytes, 201..202);
        assert!(shown.text.len() < 30);
    }
}
