//! The pieces of two texts and which of them belong together.

use std::ops::Range;

use crate::model::span::Span;

/// A sentence, a headline, a caption: the smallest piece that has a counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its place in its own text, without outer white space.
    pub span: Span,
    pub kind: Kind,
}

/// What a segment is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Headline,
    /// When it was published or changed.
    DateLine,
    /// An image in Markdown.
    Image,
    /// The words under a picture.
    Caption,
    /// Words that stand elsewhere in the document too: an image's, when its caption repeats them, and a
    /// caption that has come before.
    Repeat,
    Byline,
    /// Who or what translated it.
    Disclosure,
    /// Subscription, comment and copyright lines, and labels that are no part of the article.
    Furniture,
    /// The article's own prose, headings included.
    Prose,
}

impl Kind {
    /// How it is written in files.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Headline => "headline",
            Kind::DateLine => "dateline",
            Kind::Image => "image",
            Kind::Caption => "caption",
            Kind::Repeat => "repeat",
            Kind::Byline => "byline",
            Kind::Disclosure => "disclosure",
            Kind::Furniture => "furniture",
            Kind::Prose => "prose",
        }
    }

    /// Whether a segment without a counterpart means that something was left out or put in.
    pub fn needs_partner(self) -> bool {
        matches!(self, Kind::Headline | Kind::Caption | Kind::Prose)
    }
}

/// Segments of the original and of the translation that say the same, as places in the lists of
/// segments. Either range may be empty: then something is missing, or was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bead {
    pub original: Range<usize>,
    pub translation: Range<usize>,
}
