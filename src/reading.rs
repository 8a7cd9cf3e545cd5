//! Bytes of a file to an article.

mod binary;
pub mod encoding;
mod text;

use sha2::{Digest, Sha256};

use crate::model::article::{Article, ArticleFile, MAX_ARTICLE_BYTES};
pub use encoding::ENCODINGS;

/// A kind of article file.
#[derive(Debug)]
pub struct Reader {
    /// As in messages.
    pub title: &'static str,
    /// Lower case, without the dot. The last reader takes what no other claims.
    pub extensions: &'static [&'static str],
    read: fn(&Source) -> Result<Decoded, ReadError>,
}

/// Every kind of article file. To add one, write its file and add its line; the last is for everything else.
pub const READERS: &[Reader] = &[text::READER];

/// A file to be read.
struct Source<'b> {
    name: &'b str,
    bytes: &'b [u8],
    /// The encoding that a person chose.
    encoding: Option<&'b str>,
}

/// What a reader made of a file.
#[derive(Debug, Default)]
struct Decoded {
    text: String,
    /// WHATWG name in lower case.
    encoding: String,
    guessed: bool,
    /// Bytes of the text where U+FFFD stands for what could not be decoded; the first 1,000.
    replaced: Vec<u32>,
    replaced_count: usize,
}

/// Why a file is no article. Each message says what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("This file is {what}, not text. Save its words as a text file and open that: {name}")]
    Binary { name: String, what: &'static str },
    #[error(
        "This file is too large: {bytes} bytes, and an article has at most {MAX_ARTICLE_BYTES}. \
         Cut it into parts and open those: {name}"
    )]
    TooLarge { name: String, bytes: u64 },
    #[error("There is no encoding called “{label}”. Choose one of the list, as utf-8 or euc-kr: {name}")]
    UnknownEncoding { name: String, label: String },
}

/// Reads the article file `name` (with or without folders) from its `bytes`.
///
/// `encoding` is the name of an encoding that a person chose; without one it is
/// told from the bytes: byte order mark, strict UTF-8, UTF-16 by its zero bytes,
/// UTF-8 with few faults, then a guess.
pub fn read(name: &str, bytes: &[u8], encoding: Option<&str>) -> Result<Article, ReadError> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let source = Source { name, bytes, encoding };
    if bytes.len() > MAX_ARTICLE_BYTES {
        return Err(source.too_large(bytes.len()));
    }
    let extension = name.rsplit_once('.').map_or("", |(_, it)| it).to_lowercase();
    let claimed = READERS.iter().find(|it| it.extensions.contains(&extension.as_str()));
    let Some(reader) = claimed.or(READERS.last()) else {
        return Err(source.binary("of an unknown kind"));
    };
    let decoded = (reader.read)(&source)?;
    if decoded.text.len() > MAX_ARTICLE_BYTES {
        return Err(source.too_large(decoded.text.len()));
    }
    let file = ArticleFile {
        name: name.into(),
        bytes: bytes.len() as u64,
        sha256: sha256(bytes),
        encoding: decoded.encoding,
        guessed: decoded.guessed,
        replaced: decoded.replaced,
        replaced_count: decoded.replaced_count,
    };
    Ok(Article::read_from(decoded.text, file))
}

/// SHA-256 of `bytes`, 64 lower-case hex digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Source<'_> {
    fn binary(&self, what: &'static str) -> ReadError {
        let name = self.name.into();
        ReadError::Binary { name, what }
    }

    fn too_large(&self, bytes: usize) -> ReadError {
        let (name, bytes) = (self.name.into(), bytes as u64);
        ReadError::TooLarge { name, bytes }
    }
}
