//! Steps of sessions as lines of a file, of which the last may be torn.
//!
//! A line is 16 hex digits of its text's SHA-256, a space, and JSON. The first one says which
//! text the steps are about. A line that does not match its digits is not believed.

use std::io;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::beside::hex;
use crate::engine::reanchor::anchor_of;
use crate::model::anchor::Anchor;
use crate::model::article::Article;
use crate::model::history::Step;
use crate::model::table::Change;
use crate::model::transaction::Edit;

/// Largest log that is read, in bytes.
pub(super) const MAX_LOG_BYTES: u64 = 512 << 20;

const VERSION: u32 = 1;
const DIGITS: usize = 16;

/// Which text the steps of a log are about. Positions mean nothing in any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    version: u32,
    /// SHA-256 of the article's file.
    article: String,
    /// The same file read in another encoding is another text.
    encoding: String,
    /// Bytes of the decoded text.
    text_bytes: u64,
}

impl Header {
    pub fn of(article: &Article) -> Self {
        Header {
            version: VERSION,
            article: article.file().sha256.clone(),
            encoding: article.file().encoding.clone(),
            text_bytes: article.len() as u64,
        }
    }
}

/// One step of one session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Differs between sessions.
    pub session: Arc<str>,
    /// Rises within a session.
    pub seq: u64,
    pub step: Step,
    /// Where the annotations stand that the step leaves, one for each segment in the order of its edits,
    /// for the case that the text is another one when they are needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
}

/// The anchors of what `step` leaves in `article`.
pub(super) fn anchors_of(step: &Step, article: &Article) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for edit in step.effect().edits {
        if let Edit::Annotation(Change { after: Some(it), .. }) = edit {
            anchors.extend(it.segments.iter().map(|span| anchor_of(article, span)));
        }
    }
    anchors
}

/// What a log holds that can be believed.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub header: Option<Header>,
    pub entries: Vec<Entry>,
    /// Lines that were torn or changed.
    pub damaged: usize,
}

impl Log {
    pub fn read(bytes: &[u8]) -> Self {
        let mut log = Log::default();
        // What follows the last line end is empty, or a line that was not finished.
        let mut lines = bytes.split(|&byte| byte == b'\n').filter(|it| !it.is_empty());
        match lines.next().map(parse) {
            Some(Some(header)) => log.header = Some(header),
            Some(None) => log.damaged += 1,
            None => {}
        }
        for line in lines {
            match parse(line) {
                Some(entry) => log.entries.push(entry),
                None => log.damaged += 1,
            }
        }
        log
    }
}

/// The first line of a log and a line for each entry.
pub(super) fn whole(header: &Header, entries: &[Entry]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    push(&mut out, header)?;
    for entry in entries {
        push(&mut out, entry)?;
    }
    Ok(out)
}

/// Adds `value` as a line.
pub(super) fn push(out: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    let start = out.len();
    out.resize(start + DIGITS, b'0');
    out.push(b' ');
    serde_json::to_writer(&mut *out, value)?;
    let digits = digits(&out[start + DIGITS + 1..]);
    out[start..start + DIGITS].copy_from_slice(digits.as_bytes());
    out.push(b'\n');
    Ok(())
}

fn parse<T: DeserializeOwned>(line: &[u8]) -> Option<T> {
    let (found, rest) = line.split_at_checked(DIGITS)?;
    let json = rest.strip_prefix(b" ")?;
    if found != digits(json).as_bytes() {
        return None;
    }
    serde_json::from_slice(json).ok()
}

fn digits(json: &[u8]) -> String {
    hex(&Sha256::digest(json), DIGITS)
}

/// Whether every place in `step` is one of this text.
pub(super) fn fits(step: &Step, article: &Article) -> bool {
    step.transaction().edits.iter().all(|edit| match edit {
        Edit::Annotation(change) => [&change.before, &change.after]
            .into_iter()
            .flatten()
            .all(|it| it.segments.iter().all(|span| article.span(span.range()) == Ok(span))),
        _ => true,
    })
}
