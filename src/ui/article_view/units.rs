//! The word, sentence or paragraph at a place, for clicks.

use std::ops::Range;

use crate::model::article::Article;
use crate::text::segment;

/// What a drag selects by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Grapheme,
    Word,
    Sentence,
    Paragraph,
}

impl Unit {
    /// What the `count`th click in a row selects by.
    pub fn of_clicks(count: u32) -> Unit {
        match count {
            0 | 1 => Unit::Grapheme,
            2 => Unit::Word,
            3 => Unit::Sentence,
            _ => Unit::Paragraph,
        }
    }

    /// The unit that holds the grapheme `at`, without white space around it.
    pub fn around(self, article: &Article, at: &Range<usize>) -> Range<usize> {
        let text = article.text();
        let paragraph = || article.paragraph(article.paragraph_at(at.start));
        match self {
            Unit::Grapheme => at.clone(),
            Unit::Word => segment::word_at(text, at.start),
            Unit::Sentence => segment::sentence_at(text, paragraph(), at.start),
            Unit::Paragraph => segment::trim(text, paragraph()).unwrap_or_else(|| at.clone()),
        }
    }
}
