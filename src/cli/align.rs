//! `pressmark align`: prints which sentences of an original and of its translation belong together.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Failure, output};
use crate::engine::review::align::{Alignment, Options, Text, align};
use crate::engine::review::lexicon::Learned;
use crate::engine::review::pair::Segment;
use crate::engine::review::segments::{is_list, lines_of, segments_of};
use crate::formats::alignment::{AlignmentRows, MovedRow, PairRow, SegmentRow, TextRows, json, ladder, tsv};
use crate::model::article::{Article, MAX_ARTICLE_BYTES};
use crate::reading;
use crate::store::beside::folder_of;
use crate::store::input::read_limited;
use crate::store::lexicon::{LEXICON, lexicon_at};
use crate::store::open::OpenError;

#[derive(Debug, Args)]
pub(super) struct Align {
    /// The text that was translated
    original: PathBuf,
    /// Its translation
    translation: PathBuf,
    #[arg(long, value_enum, default_value_t = Shape::Tsv)]
    format: Shape,
    /// Take each line for one sentence; without it, lists of sentences are told from articles by their layout
    #[arg(long, conflicts_with = "sentences")]
    lines: bool,
    /// Look for headline, captions and sentences, even in what looks like a list of sentences
    #[arg(long)]
    sentences: bool,
    /// Words that translate each other, as reviews taught them; without it, lexicon.txt beside the translation
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    /// Everything with offsets in bytes and code points, for programs
    Json,
    /// A pair a line with both texts, for spreadsheets
    Tsv,
    /// A pair a line as numbers of segments from 0, as [0, 1]:[0], for scorers
    Ladder,
}

impl Align {
    pub fn run(self) -> Result<(), Failure> {
        let original = read(&self.original)?;
        let translation = read(&self.translation)?;
        let learned = lexicon_of(&self.translation, self.lexicon.as_deref())?;
        let lists = [(&self.original, &original), (&self.translation, &translation)];
        // Markdown says that it is laid out.
        let plain = |(path, article): &(&PathBuf, &Article)| !is_markdown(path) && is_list(article);
        let lines = self.lines || (!self.sentences && lists.iter().all(plain));
        let original = numbered(&original, lines);
        let translation = numbered(&translation, lines);
        let [from, to] = [&original, &translation].map(|it| it.segments.iter().map(|it| it.1).collect::<Vec<_>>());
        let aligned = align(
            Text {
                text: original.article.text(),
                segments: &from,
            },
            Text {
                text: translation.article.text(),
                segments: &to,
            },
            &Options {
                learned: learned.as_ref(),
                ..Options::default()
            },
            &mut |_| true,
        );
        // Nobody calls it off here.
        let alignment = aligned.unwrap_or_default();
        let rows = rows(
            text_rows(&self.original, &original),
            text_rows(&self.translation, &translation),
            &alignment,
        );
        match self.format {
            Shape::Json => output::print_file(&json(&rows)),
            Shape::Tsv => output::print(&tsv(&rows)),
            Shape::Ladder => output::print(&ladder(&rows)),
        }
    }
}

/// A text with its segments and their numbers.
struct Numbered<'a> {
    article: &'a Article,
    segments: Vec<(usize, Segment)>,
}

fn numbered(article: &Article, lines: bool) -> Numbered<'_> {
    let segments = match lines {
        true => lines_of(article),
        false => segments_of(article).into_iter().enumerate().collect(),
    };
    Numbered { article, segments }
}

/// Reads a text without looking for annotations.
pub(super) fn read(path: &Path) -> Result<Article, Failure> {
    let unreadable = |source: std::io::Error| {
        let path = path.to_path_buf();
        let error = match source.kind() {
            std::io::ErrorKind::NotFound => OpenError::Missing { path },
            std::io::ErrorKind::IsADirectory => OpenError::IsFolder { path },
            std::io::ErrorKind::FileTooLarge => OpenError::TooLarge { path },
            _ => OpenError::Unreadable { path, source },
        };
        Failure::Disk(error.to_string())
    };
    let bytes = read_limited(path, MAX_ARTICLE_BYTES as u64).map_err(unreadable)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    reading::read(&name, &bytes, None).map_err(|it| Failure::Disk(it.to_string()))
}

/// The lexicon in the file `given`, else the one in the folder of `article`; `None` when there is none or it is empty.
pub(super) fn lexicon_of(article: &Path, given: Option<&Path>) -> Result<Option<Learned>, Failure> {
    let path = given_or_beside(article, given, LEXICON)?;
    let learned = lexicon_at(&path).map_err(|it| Failure::Disk(it.to_string()))?;
    Ok((!learned.is_empty()).then_some(learned))
}

/// The file `given`, which has to be there; else the one called `name` in the folder of `article`, if there is any.
pub(super) fn given_or_beside(article: &Path, given: Option<&Path>, name: &str) -> Result<PathBuf, Failure> {
    match given {
        Some(path) if !path.exists() => Err(Failure::Disk(format!("there is no such file: {}", path.display()))),
        Some(path) => Ok(path.to_owned()),
        None => Ok(folder_of(article).join(name)),
    }
}

pub(super) fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    ["md", "markdown"].iter().any(|it| it.eq_ignore_ascii_case(extension))
}

fn text_rows(path: &Path, text: &Numbered<'_>) -> TextRows {
    let (article, words) = (text.article, text.article.text());
    let row = |&(id, segment): &(usize, Segment)| SegmentRow {
        id,
        kind: segment.kind.key(),
        start_byte: segment.span.start(),
        end_byte: segment.span.end(),
        start_char: article.offsets().chars_before(words, segment.span.start()),
        end_char: article.offsets().chars_before(words, segment.span.end()),
        text: article.quote(segment.span).into(),
    };
    TextRows {
        path: path.display().to_string(),
        sha256: article.file().sha256.clone(),
        segments: text.segments.iter().map(row).collect(),
    }
}

fn rows(original: TextRows, translation: TextRows, alignment: &Alignment) -> AlignmentRows {
    let pairs = alignment.beads.iter().zip(&alignment.confidence);
    let pairs = pairs.map(|(bead, &confidence)| PairRow {
        original: bead.original.clone(),
        translation: bead.translation.clone(),
        confidence: confidence.is_finite().then_some(confidence),
    });
    let moved = alignment.moved.iter().map(|it| MovedRow {
        original: it.original,
        translation: it.translation,
        score: it.score,
    });
    AlignmentRows {
        pairs: pairs.collect(),
        moved: moved.collect(),
        original,
        translation,
    }
}
