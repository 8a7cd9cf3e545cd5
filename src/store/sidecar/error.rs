//! What is wrong with a file, told to a person.

use super::outline::first_field;
use super::text::schema;
use super::tokens::{Fault, FaultKind};
use super::{MAX_FILE_BYTES, SCHEMA};

/// Why a sidecar cannot be used. The file is never overwritten after one of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SidecarError {
    #[error(
        "Line {line}, column {column}: {message}. Correct the file in a text editor, or restore a backup; it was not touched"
    )]
    Syntax {
        line: usize,
        column: usize,
        message: String,
    },
    #[error(
        "These annotations were saved by a newer version (format {}.{}; this one reads format 1). \
         Update the program to change them; the file was not touched",
        found.0, found.1
    )]
    TooNew { found: (u32, u32) },
    #[error("The file of annotations is empty. Restore a backup, or delete the file to begin anew; it was not touched")]
    Empty,
    #[error(
        "Line {line}, column {column}: the file of annotations was cut off here. \
         Restore a backup, or complete it in a text editor; it was not touched"
    )]
    Torn { line: usize, column: usize },
    #[error(
        "Line {line}, column {column}: two versions of the annotations were left unmerged here. \
         Settle the lines between “<<<<<<<” and “>>>>>>>” in a text editor; the file was not touched"
    )]
    MergeConflict { line: usize, column: usize },
    #[error(
        "Line {line}, column {column}: the file of annotations is not UTF-8 text. Save it as UTF-8; it was not touched"
    )]
    NotUtf8 { line: usize, column: usize },
    #[error("Line {line}, column {column}: {message}, which is more than this program reads. The file was not touched")]
    Limit {
        line: usize,
        column: usize,
        message: String,
    },
    #[error("The file of annotations has {bytes} bytes; at most {MAX_FILE_BYTES} are read. It was not touched")]
    TooLarge { bytes: usize },
}

impl SidecarError {
    /// Line and column (from 1 on, in code points) of what is wrong, if it is in one place.
    pub fn place(&self) -> Option<(usize, usize)> {
        match *self {
            SidecarError::Syntax { line, column, .. }
            | SidecarError::Limit { line, column, .. }
            | SidecarError::Torn { line, column }
            | SidecarError::MergeConflict { line, column }
            | SidecarError::NotUtf8 { line, column } => Some((line, column)),
            SidecarError::TooNew { .. } | SidecarError::Empty | SidecarError::TooLarge { .. } => None,
        }
    }
}

/// `bytes` as text. Power cuts leave zeros at the end, or cut a character in two.
pub fn utf8(bytes: &[u8]) -> Result<&str, SidecarError> {
    let written = bytes.iter().rposition(|&b| b != 0).map_or(0, |i| i + 1);
    if written == 0 {
        return Err(SidecarError::Empty);
    }
    let torn = |at| {
        let (line, column) = place(bytes, at);
        SidecarError::Torn { line, column }
    };
    match std::str::from_utf8(bytes) {
        _ if written < bytes.len() => Err(torn(written)),
        Ok(text) => Ok(text),
        Err(error) if error.error_len().is_none() => Err(torn(error.valid_up_to())),
        Err(error) => {
            let (line, column) = place(bytes, error.valid_up_to());
            Err(SidecarError::NotUtf8 { line, column })
        }
    }
}

/// Line, and column in code points, of byte `at`.
pub fn place(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at.min(bytes.len())];
    let before = before.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(before);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let start = memchr::memrchr(b'\n', before).map_or(0, |i| i + 1);
    let column = before[start..].iter().filter(|&&b| b & 0xC0 != 0x80).count() + 1;
    (line, column)
}

/// What to tell of a fault in `text`.
pub fn error_of(text: &str, fault: Fault) -> SidecarError {
    // A later version may write what this one cannot read at all, but the schema comes first.
    let first = first_field(text).filter(|it| it.0 == "schema");
    let found = first.and_then(|it| schema(text, it.1).ok());
    if let Some(found) = found.filter(|it| it.0 > SCHEMA) {
        return SidecarError::TooNew { found };
    }
    if let FaultKind::TooNew(major, minor) = fault.kind {
        let found = (major, minor);
        return SidecarError::TooNew { found };
    }
    // Git's markers are no RON, so they always end up here; the first one is the place to look at.
    let marker = match text.starts_with("<<<<<<<") {
        true => Some(0),
        false => memchr::memmem::find(text.as_bytes(), b"\n<<<<<<<").map(|i| i + 1),
    };
    let (line, column) = place(text.as_bytes(), marker.unwrap_or(fault.at));
    match fault.kind {
        _ if marker.is_some() => SidecarError::MergeConflict { line, column },
        FaultKind::Wrong(message) => SidecarError::Syntax { line, column, message },
        FaultKind::Limit(message) => SidecarError::Limit { line, column, message },
        FaultKind::Torn | FaultKind::TooNew(..) => SidecarError::Torn { line, column },
    }
}
