//! The review of a translation as other programs' files, and as lists for people.

mod corrections;
mod correction_note;
pub mod error_spans;
mod marot;
mod tmx;
mod xliff;
mod xml;

use std::ops::Range;

use crate::model::mqm::{Category, Severity};

/// A review, as it is told to others: both texts in pairs, and what the reviewer says of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Bare name of the file of the article.
    pub article: String,
    /// The headline of the article; empty where it has none.
    pub title: String,
    /// Bare name of the file of the original; empty when there is none.
    pub original: String,
    /// Codes of languages, as `ko`; empty when not known.
    pub language: String,
    pub into: String,
    /// How the translation is said to be made, as a key of [`PROCESSES`]; empty when not said.
    ///
    /// [`PROCESSES`]: crate::model::review::original::PROCESSES
    pub process: String,
    /// The system that translated; empty when not known.
    pub system: String,
    /// Who edited what the system wrote; empty when not known.
    pub post_editor: String,
    /// The sentence of the article that says how it was translated; empty without one.
    pub disclosed: String,
    pub reviewer: String,
    /// What the reviewer says of the whole; empty before there is a verdict.
    pub verdict: String,
    pub verdict_reason: String,
    /// In the order of the article.
    pub pairs: Vec<ReviewedPair>,
    /// Errors that stand in none of the pairs, as their words are gone: what each says, for people.
    pub lost: Vec<ReviewedError>,
}

/// Sentences of the original and of the article that say the same; either side may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewedPair {
    pub original: Side,
    pub translation: Side,
    pub state: State,
    /// From 0 to 100, if the reviewer said how good it is.
    pub score: Option<u8>,
    pub note: String,
    /// In the order of the article.
    pub errors: Vec<ReviewedError>,
}

/// What the reviewer decided about a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    Undecided,
    /// The translation is faithful.
    Agreed,
    /// It has errors, and they are marked.
    Marked,
}

/// One side of a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// From the first to the last sentence.
    pub text: String,
    /// Bytes of `text`, in order; between them stands white space.
    pub sentences: Vec<Range<usize>>,
}

/// An error of the translation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewedError {
    /// Empty when not said.
    pub category: Category,
    /// `None` when not said, or not known here.
    pub severity: Option<Severity>,
    /// Bytes of the original side, in order.
    pub original: Vec<Range<usize>>,
    /// Bytes of the translation side, in order.
    pub translation: Vec<Range<usize>>,
    /// Byte of the translation side where something is missing.
    pub insertion: Option<usize>,
    /// How the words of the translation ought to read; empty when not said.
    pub correction: String,
    pub note: String,
    /// Only proposed by a program, and not accepted: it counts for nothing.
    pub proposed: bool,
}

/// A kind of file a review is exported to.
#[derive(Debug)]
pub struct ReviewFormat {
    /// As on the command line.
    pub key: &'static str,
    pub title: &'static str,
    /// Lower case, without the dot.
    pub extension: &'static str,
    writer: Writer,
    cannot_hold: &'static [Loss],
}

/// How a review becomes the content of a file.
#[derive(Debug)]
enum Writer {
    Text(fn(&Review) -> String),
    /// `None` where the file would be larger than its format can be.
    Packed(fn(&Review) -> Option<Vec<u8>>),
}

/// Something a format has no place for, with how often a review has it.
#[derive(Debug)]
struct Loss {
    what: &'static str,
    count: fn(&Review) -> usize,
}

/// A review as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewExport {
    pub content: Content,
    /// What the file does not hold, with how often it occurs.
    pub lost: Vec<String>,
}

/// What stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Text(String),
    /// Not to be read without a program for it.
    Packed(Vec<u8>),
}

/// A review too long for a format. The message says what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this review is too long for “{title}”. Choose another format")]
pub struct TooLong {
    title: &'static str,
}

/// Every format of a review, in menu order. To add one, write its file and add its line.
pub const REVIEW_FORMATS: &[ReviewFormat] = &[
    corrections::HTML,
    corrections::MARKDOWN,
    corrections::DOCX,
    correction_note::FORMAT,
    marot::FORMAT,
    xliff::FORMAT,
    tmx::FORMAT,
];

/// The format of a review called `key`.
pub fn review_format(key: &str) -> Option<&'static ReviewFormat> {
    REVIEW_FORMATS.iter().find(|it| it.key == key)
}

impl ReviewFormat {
    /// `review` in this format; the same review always gives the same bytes.
    ///
    /// # Errors
    ///
    /// When it is too long for the format.
    pub fn export(&self, review: &Review) -> Result<ReviewExport, TooLong> {
        let lost = self.cannot_hold.iter().filter_map(|loss| match (loss.count)(review) {
            0 => None,
            n => Some(format!("{} ({n})", loss.what)),
        });
        let content = match self.writer {
            Writer::Text(write) => Content::Text(write(review)),
            Writer::Packed(write) => Content::Packed(write(review).ok_or(TooLong { title: self.title })?),
        };
        Ok(ReviewExport {
            content,
            lost: lost.collect(),
        })
    }
}

impl Content {
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Content::Text(text) => text.into_bytes(),
            Content::Packed(bytes) => bytes,
        }
    }
}

impl Review {
    /// The errors that count, with the number of the pair each is in, from 1.
    pub fn errors(&self) -> impl Iterator<Item = (usize, &ReviewedPair, &ReviewedError)> {
        let pairs = (1..).zip(&self.pairs);
        pairs.flat_map(|(number, pair)| {
            pair.errors
                .iter()
                .filter(|it| !it.proposed)
                .map(move |it| (number, pair, it))
        })
    }
}

impl Side {
    /// A text of one sentence; of none if it is empty.
    pub fn sentence(text: &str) -> Self {
        let whole = 0..text.len();
        Side {
            text: text.to_owned(),
            sentences: if text.is_empty() { Vec::new() } else { vec![whole] },
        }
    }

    /// The words at `marks`, with `…` between them.
    pub fn words(&self, marks: &[Range<usize>]) -> String {
        let words = marks.iter().filter_map(|it| self.text.get(it.clone()));
        words.collect::<Vec<_>>().join(" … ")
    }
}

impl ReviewedError {
    /// “Major · Number”, as far as it is said.
    fn heading(&self) -> String {
        let severity = self.severity.map(|it| it.entry().title);
        let category = (!self.category.is_empty()).then(|| self.category.title());
        let parts: Vec<&str> = severity.into_iter().chain(category).collect();
        match parts.is_empty() {
            true => "Error".to_owned(),
            false => parts.join(" · "),
        }
    }

    /// The text of its pair's translation with the correction put in; `None` without one, or where it has no single place.
    fn corrected(&self, translation: &str) -> Option<String> {
        if self.correction.is_empty() {
            return None;
        }
        let place = match (&self.translation[..], self.insertion) {
            ([one], _) => one.clone(),
            ([], Some(at)) => at..at,
            _ => return None,
        };
        let (before, after) = (translation.get(..place.start)?, translation.get(place.end..)?);
        let space = |wanted: bool| if wanted { " " } else { "" };
        let gap = place.is_empty();
        let left = gap && before.ends_with(|it: char| !it.is_whitespace());
        let right = gap && after.starts_with(char::is_alphanumeric);
        Some(format!(
            "{before}{}{}{}{after}",
            space(left),
            self.correction,
            space(right)
        ))
    }
}

impl State {
    /// As in files.
    fn key(self) -> &'static str {
        match self {
            State::Undecided => "undecided",
            State::Agreed => "agreed",
            State::Marked => "marked",
        }
    }
}

const LOST: Loss = Loss {
    what: "errors whose words are not in the texts any more",
    count: |it| it.lost.len(),
};

const PROPOSED: Loss = Loss {
    what: "errors that a program proposed and nobody accepted",
    count: |it| {
        it.pairs
            .iter()
            .flat_map(|it| &it.errors)
            .filter(|it| it.proposed)
            .count()
    },
};

#[cfg(test)]
mod tests;
