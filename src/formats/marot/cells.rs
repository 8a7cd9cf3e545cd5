//! The cells of a row.

use std::borrow::Cow;
use std::ops::Range;

use super::Quoting;

/// The cells of one row, without what encloses them. There are eleven at the most: what follows is not looked at.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    row: &'a str,
    /// Where each lies in the row, in bytes.
    places: Vec<Range<usize>>,
    quoting: Quoting,
}

/// One more than a row may have.
const MOST: usize = 11;

impl<'a> Cells<'a> {
    pub fn of(row: &'a str, quoting: Quoting) -> Self {
        let (mut places, mut at) = (Vec::new(), 0);
        while places.len() < MOST && at <= row.len() {
            let rest = &row[at..];
            let closing = (quoting == Quoting::Doubled).then(|| closing(rest)).flatten();
            let end = at + closing.unwrap_or_else(|| rest.find('\t').unwrap_or(rest.len()));
            places.push(at..end);
            at = end + 1;
        }
        Cells { row, places, quoting }
    }

    /// The cells as they stand in the row.
    pub fn raw(&self) -> impl Iterator<Item = &'a str> {
        self.places.iter().map(|it| &self.row[it.clone()])
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The text of cell `i`; empty where there is none.
    pub fn text(&self, i: usize) -> String {
        let raw = self.places.get(i).map_or("", |it| &self.row[it.clone()]);
        match self.quoting {
            Quoting::Doubled => enclosed(raw).map_or(raw.to_owned(), Cow::into_owned),
            Quoting::Raw => raw.to_owned(),
        }
    }

    /// Where cell `i` begins, in characters from 1; the end of the row where there is none.
    pub fn column(&self, i: usize) -> usize {
        let at = self.places.get(i).map_or(self.row.len(), |it| it.start);
        self.row[..at].chars().count() + 1
    }
}

/// Where the enclosed cell that `rest` begins with ends; `None` if it does not begin with one.
fn closing(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    if bytes.first() != Some(&b'"') {
        return None;
    }
    let mut at = 1;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)?;
        match bytes.get(at + 1) {
            Some(b'"') => at += 2,
            Some(b'\t') | None => return Some(at + 1),
            Some(_) => return None,
        }
    }
}

/// What an enclosed cell says; `None` if `cell` is not enclosed, or quotation marks inside are not doubled.
pub(super) fn enclosed(cell: &str) -> Option<Cow<'_, str>> {
    let inner = cell.strip_prefix('"')?.strip_suffix('"')?;
    let mut runs = inner.split("\"\"");
    if runs.any(|it| it.contains('"')) {
        return None;
    }
    Some(match inner.contains('"') {
        true => Cow::Owned(inner.replace("\"\"", "\"")),
        false => Cow::Borrowed(inner),
    })
}
