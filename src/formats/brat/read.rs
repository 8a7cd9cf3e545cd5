//! Reading brat's stand-off: what stands on each line, and where its words are.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::{FORMAT, NOTE, PRESENT, attribute_of, is_break, label_of};
use crate::formats::placing::{Lost, Placing};
use crate::formats::{ImportError, Imported};
use crate::model::annotation::{Annotation, Body, Origin};
use crate::model::article::Article;
use crate::model::span::{Segments, Span};
use crate::text::visible::visible;

/// Reads what is ours of a file; everything else is told with its line. Nothing in it is an error of the whole.
pub(super) fn read(article: &Article, text: &str) -> Result<Imported, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = Reading {
        placing: Placing::new(article),
        article,
        by_name: HashMap::new(),
        notes: HashMap::new(),
        imported: Imported::default(),
    };
    // What is said of an annotation may stand before it.
    for is_entity in [true, false] {
        for (i, line) in text.split('\n').enumerate() {
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.starts_with('T') != is_entity || line.trim().is_empty() {
                continue;
            }
            if let Err(reason) = reading.line(line) {
                let reason = format!("line {}: {reason}", i + 1);
                reading.imported.skipped.push(visible(&reason).into_owned());
            }
        }
    }
    for (i, note) in reading.notes {
        reading.imported.annotations[i].1.body.note = note.into();
    }
    Ok(reading.imported)
}

struct Reading<'a> {
    article: &'a Article,
    placing: Placing<'a>,
    /// `T1` and the number of its annotation; `None` for one that could not be placed.
    by_name: HashMap<&'a str, Option<usize>>,
    /// What notes say of an annotation, by its number.
    notes: HashMap<usize, String>,
    imported: Imported,
}

impl<'a> Reading<'a> {
    fn line<'t: 'a>(&mut self, line: &'t str) -> Result<(), String> {
        let mut columns = line.splitn(3, '\t');
        let (name, facts) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        let words = columns.next();
        match name.chars().next() {
            Some('T') => self.entity(name, facts, words.unwrap_or_default()),
            Some('A' | 'M') => self.attribute(facts),
            Some('#') => self.note(facts, words.unwrap_or_default()),
            Some('R' | '*') => Err("a relation, which an article's annotations do not have here".into()),
            Some('E') => Err("an event; its trigger is taken as an annotation, its arguments are not".into()),
            Some('N') => Err("a reference to a database, which is not kept here".into()),
            _ => Err(format!("“{name}” is no kind of line that brat knows")),
        }
    }

    fn entity<'t: 'a>(&mut self, name: &'t str, facts: &str, words: &str) -> Result<(), String> {
        let (label, offsets) = facts.split_once(' ').unwrap_or((facts, ""));
        let Some(ranges) = ranges_of(offsets).filter(|_| !label.is_empty()) else {
            self.by_name.insert(name, None);
            return Err(format!("{name} has no label and offsets, as in “Quote 0 5”"));
        };
        let segments = self.segments(&ranges, words).map_err(|lost| {
            self.by_name.insert(name, None);
            format!("{name} is not placed: {lost}")
        })?;
        if self
            .by_name
            .insert(name, Some(self.imported.annotations.len()))
            .is_some()
        {
            self.by_name.insert(name, None);
            return Err(format!(
                "{name} stands in the file twice; what belongs to it is not known"
            ));
        }
        let body = Body {
            label: label_of(label),
            attributes: BTreeMap::new(),
            note: "".into(),
            tags: Vec::new(),
            refers_to: None,
            continues: None,
            claim: None,
            origin: Origin::Import {
                format: FORMAT.key.into(),
            },
            by: "".into(),
            created: None,
            modified: None,
            unknown: Vec::new(),
        };
        self.imported.annotations.push((None, Annotation { segments, body }));
        Ok(())
    }

    fn attribute(&mut self, facts: &str) -> Result<(), String> {
        let mut parts = facts.splitn(3, ' ');
        let (Some(key), Some(target)) = (parts.next(), parts.next()) else {
            return Err("an attribute without a target".into());
        };
        let value = parts.next().unwrap_or(PRESENT);
        let i = self.target(target)?;
        let body = &mut self.imported.annotations[i].1.body;
        let (key, value) = attribute_of(&body.label, key, value);
        body.attributes.insert(key.into(), value.into());
        Ok(())
    }

    fn note(&mut self, facts: &str, words: &str) -> Result<(), String> {
        let (kind, target) = facts.split_once(' ').unwrap_or((facts, ""));
        let i = self.target(target)?;
        let note = self.notes.entry(i);
        let note = note.and_modify(|it| it.push('\n')).or_default();
        if kind != NOTE {
            note.push_str(kind);
            note.push_str(": ");
        }
        note.push_str(words);
        Ok(())
    }

    /// The number of the annotation called `name`.
    fn target(&self, name: &str) -> Result<usize, String> {
        match self.by_name.get(name) {
            Some(Some(i)) => Ok(*i),
            Some(None) => Err(format!("belongs to {name}, which was not taken in")),
            None => Err(format!("belongs to {name}, which is no annotation of this file")),
        }
    }

    /// The places of the fragments, if they hold `words`; else where those words are found once each.
    fn segments(&mut self, ranges: &[Range<usize>], words: &str) -> Result<Segments, Lost> {
        let (article, text) = (self.article, self.article.text());
        let byte = |chars| article.offsets().byte_of_char(text, chars);
        let claimed = ranges
            .iter()
            .map(|it| article.span(byte(it.start)?..byte(it.end)?).ok());
        let spans = match claimed
            .collect::<Option<Vec<Span>>>()
            .filter(|it| says(article, it, words))
        {
            Some(spans) => spans,
            None => self.found(ranges, words)?,
        };
        let spans = rejoined(article, spans);
        Segments::new(spans).ok_or(Lost::Absent)
    }

    fn found(&mut self, ranges: &[Range<usize>], words: &str) -> Result<Vec<Span>, Lost> {
        // The words column holds the fragments with a space between, each as long as its offsets say.
        let mut rest = words;
        let mut spans = Vec::new();
        for (i, range) in ranges.iter().enumerate() {
            let last = i + 1 == ranges.len();
            let length = rest.char_indices().nth(range.len()).map_or(rest.len(), |(at, _)| at);
            let piece = if last { rest } else { &rest[..length] };
            spans.push(self.placing.place(None, piece, "", "")?);
            rest = &rest[length..];
            rest = rest.strip_prefix(' ').unwrap_or(rest);
        }
        let in_order = spans.windows(2).all(|it| it[0].end() <= it[1].start());
        in_order.then_some(spans).ok_or(Lost::Absent)
    }
}

/// `0 5;9 12` as ranges of code points, none empty.
fn ranges_of(offsets: &str) -> Option<Vec<Range<usize>>> {
    let range = |it: &str| {
        let (start, end) = it.split_once(' ')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        (start < end).then_some(start..end)
    };
    offsets.split(';').map(range).collect()
}

/// Whether the fragments hold `words`: joined by spaces, with a space for a line end inside one.
fn says(article: &Article, spans: &[Span], words: &str) -> bool {
    let mut rest = words.chars();
    for (i, span) in spans.iter().enumerate() {
        let quote = article.quote(*span).chars();
        let mut wanted = std::iter::repeat_n(' ', usize::from(i > 0)).chain(quote);
        if !wanted.all(|c| rest.next().is_some_and(|it| it == c || (it == ' ' && is_break(c)))) {
            return false;
        }
    }
    rest.next().is_none()
}

/// Fragments with nothing but line ends and tabs between them, as one.
fn rejoined(article: &Article, spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.end() <= span.start() && is_gap(article, last.end()..span.start()) => {
                *last = last.hull(span);
            }
            _ => joined.push(span),
        }
    }
    joined
}

fn is_gap(article: &Article, bytes: Range<usize>) -> bool {
    article.text().get(bytes).is_some_and(|it| it.chars().all(is_break))
}
