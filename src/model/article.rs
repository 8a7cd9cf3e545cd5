//! The text being annotated.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::offsets::Offsets;
use super::span::Span;

/// Largest article in bytes of its UTF-8 text.
pub const MAX_ARTICLE_BYTES: usize = 512 << 20;

/// An immutable text with an index of its paragraphs; cloning costs no copy.
///
/// A *paragraph* is what lies between line ends, as an author types it. LF, CR,
/// CR LF, U+0085, U+2028 and U+2029 end a line. The text is never normalised:
/// a byte here is a byte of the file's UTF-8 decoding (without a byte order mark).
#[derive(Clone)]
pub struct Article {
    inner: Arc<Inner>,
}

struct Inner {
    text: Box<str>,
    /// First byte of each paragraph; begins with 0, strictly rising.
    paragraphs: Vec<u32>,
    offsets: OnceLock<Offsets>,
    file: ArticleFile,
}

/// What is known of the file an article was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFile {
    /// Bare file name, without folders.
    pub name: String,
    /// Bytes of the raw file, byte order mark included.
    pub bytes: u64,
    /// SHA-256 of the raw file, 64 lower-case hex digits.
    pub sha256: String,
    /// WHATWG name of the encoding, in lower case: `utf-8`, `euc-kr`, `utf-16le`.
    pub encoding: String,
    /// Whether the encoding was guessed from the bytes (not declared, not strict UTF-8, not chosen).
    pub guessed: bool,
    /// Places where bytes could not be decoded and U+FFFD stands instead, as bytes of the text; the first 1,000.
    pub replaced: Vec<u32>,
    /// How many such places there are.
    pub replaced_count: usize,
}

/// Why a pair of numbers is not a span of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    #[error("the span {start}..{end} is empty")]
    Empty { start: usize, end: usize },
    #[error("the span {start}..{end} ends before it starts")]
    Reversed { start: usize, end: usize },
    #[error("the span {start}..{end} does not lie in the text of {len} bytes")]
    PastEnd { start: usize, end: usize, len: usize },
    #[error("the span {start}..{end} cuts a character in two")]
    InsideChar { start: usize, end: usize },
}

impl Article {
    /// An article of `text` that no file is known for.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Article::read_from(text, ArticleFile::default())
    }

    /// An article of `text`, decoded from `file`.
    ///
    /// # Panics
    /// If the text is longer than [`MAX_ARTICLE_BYTES`]; readers refuse such files before.
    pub fn read_from(text: impl Into<Box<str>>, file: ArticleFile) -> Self {
        let text = text.into();
        assert!(text.len() <= MAX_ARTICLE_BYTES);
        Article {
            inner: Arc::new(Inner {
                paragraphs: paragraph_starts(&text),
                text,
                offsets: OnceLock::new(),
                file,
            }),
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.inner.text
    }

    /// The file the text was read from.
    pub fn file(&self) -> &ArticleFile {
        &self.inner.file
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.inner.text.len()
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.inner.text.is_empty()
    }

    /// The span of `bytes`, if they are a non-empty piece of this text.
    pub fn span(&self, bytes: Range<usize>) -> Result<Span, SpanError> {
        let Range { start, end } = bytes;
        if start == end {
            return Err(SpanError::Empty { start, end });
        }
        if start > end {
            return Err(SpanError::Reversed { start, end });
        }
        let len = self.len();
        if end > len {
            return Err(SpanError::PastEnd { start, end, len });
        }
        match self.text().get(bytes) {
            Some(_) => Ok(Span::checked(start, end)),
            None => Err(SpanError::InsideChar { start, end }),
        }
    }

    /// The words of `span`.
    pub fn quote(&self, span: Span) -> &str {
        self.text().get(span.range()).unwrap_or_default()
    }

    /// Number of paragraphs; at least 1, and an empty last one after a final line end is not counted.
    pub fn paragraph_count(&self) -> usize {
        self.inner.paragraphs.len()
    }

    /// Bytes of paragraph `index` with its line end; an empty range past the last one.
    pub fn paragraph_with_end(&self, index: usize) -> Range<usize> {
        let starts = &self.inner.paragraphs;
        let len = self.len();
        let start = starts.get(index).map_or(len, |&it| it as usize);
        let end = starts.get(index + 1).map_or(len, |&it| it as usize);
        start..end
    }

    /// Bytes of paragraph `index` without its line end.
    pub fn paragraph(&self, index: usize) -> Range<usize> {
        let whole = self.paragraph_with_end(index);
        let trimmed = self.text()[whole.clone()].trim_end_matches(is_line_end);
        // Only one line end belongs to a paragraph, so trimming all is trimming one.
        whole.start..whole.start + trimmed.len()
    }

    /// The paragraph that holds `byte`; the last one past the end.
    pub fn paragraph_at(&self, byte: usize) -> usize {
        self.inner
            .paragraphs
            .partition_point(|&start| start as usize <= byte)
            .saturating_sub(1)
    }

    /// Conversions between bytes, code points and UTF-16 units; made at the first call.
    pub fn offsets(&self) -> &Offsets {
        self.inner.offsets.get_or_init(|| Offsets::new(self.text()))
    }

    /// 1-based line, and column in code points, of `byte`.
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let paragraph = self.paragraph_at(byte);
        let start = self.paragraph_with_end(paragraph).start;
        let before = self.text().get(start..byte).unwrap_or_default();
        (paragraph + 1, before.chars().count() + 1)
    }
}

impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) || (self.text() == other.text() && self.file() == other.file())
    }
}

impl Eq for Article {}

impl std::fmt::Debug for Article {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start: String = self.text().chars().take(40).collect();
        write!(f, "Article({:?}, {} bytes)", start, self.len())
    }
}

/// Whether `c` ends a line (CR LF is two such characters and one line end).
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn paragraph_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    // CR LF ends at the LF.
    let narrow = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&i| bytes[i] == b'\n' || bytes.get(i + 1) != Some(&b'\n'))
        .map(|i| i + 1);
    let wide = memchr::memchr2_iter(0xC2, 0xE2, bytes).filter_map(|i| wide_line_end(bytes, i));
    // Each is walked once, side by side: a text of nothing but line ends takes no longer than another.
    let (mut narrow, mut wide) = (narrow.peekable(), wide.peekable());
    let mut starts = vec![0];
    while let Some(next) = match (narrow.peek(), wide.peek()) {
        (Some(n), Some(w)) if w < n => wide.next(),
        (None, Some(_)) => wide.next(),
        _ => narrow.next(),
    } {
        if next < bytes.len() {
            starts.push(next as u32);
        }
    }
    starts
}

/// The byte after the line end of more than one byte that begins at `at`, if one does.
///
/// U+0085 is C2 85; U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
fn wide_line_end(bytes: &[u8], at: usize) -> Option<usize> {
    match &bytes[at..] {
        [0xC2, 0x85, ..] => Some(at + 2),
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => Some(at + 3),
        _ => None,
    }
}
