//! Reading brat's stand-off: what stands on each line, and where its words are.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::events::Event;
use super::speaker::{Named, named};
use super::{ATTRIBUTION, FORMAT, NOTE, PRESENT, REFERS_TO, SPEAKER, attribute_of, is_break, label_of};
use crate::formats::placing::{Lost, Placing};
use crate::formats::{Ids, ImportError, Imported, unsigned_entry};
use crate::model::annotation::{Annotation, Body, Origin};
use crate::model::article::Article;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::SourceId;
use crate::model::span::{Segments, Span};
use crate::text::visible::visible;

/// Reads what is ours of a file; everything else is told with its line. Nothing in it is an error of the whole.
pub(super) fn read(article: &Article, text: &str) -> Result<Imported, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = Reading {
        placing: Placing::new(article),
        article,
        by_name: HashMap::new(),
        triggers: triggers_of(text),
        events: HashMap::new(),
        known: HashSet::new(),
        entries: HashMap::new(),
        notes: HashMap::new(),
        event_notes: Vec::new(),
        imported: Imported {
            ids: Ids::Local,
            ..Imported::default()
        },
    };
    let mut skipped: Vec<(usize, String)> = Vec::new();
    // What is said of an annotation, or of an event, may stand before it.
    for kinds in ["T", "E", ""] {
        for (i, line) in text.split('\n').enumerate() {
            let line = line.strip_suffix('\r').unwrap_or(line);
            let wanted = match kinds {
                "" => !line.starts_with(['T', 'E']),
                first => line.starts_with(first),
            };
            if wanted
                && !line.trim().is_empty()
                && let Err(reason) = reading.line(line)
            {
                skipped.push((i + 1, reason));
            }
        }
    }
    reading.hand_out_notes();
    skipped.sort_by_key(|it| it.0);
    let told = skipped
        .into_iter()
        .map(|(line, reason)| format!("line {line}: {reason}"));
    reading.imported.skipped = told.map(|it| visible(&it).into_owned()).collect();
    Ok(reading.imported)
}

/// The names of the triggers of attributions; such a `T` line is no annotation of its own.
fn triggers_of(text: &str) -> HashMap<&str, Option<&str>> {
    let events = text.split('\n').filter(|it| it.starts_with('E'));
    let triggers = events.filter_map(|it| {
        let facts = it.split('\t').nth(1)?;
        let (kind, name) = facts.split_whitespace().next()?.split_once(':')?;
        (kind == ATTRIBUTION).then_some((name, None))
    });
    triggers.collect()
}

pub(super) struct Reading<'a> {
    article: &'a Article,
    placing: Placing<'a>,
    /// `T1` and the number of its annotation; `None` for one that could not be placed.
    by_name: HashMap<&'a str, Option<usize>>,
    /// The triggers of attributions, each with the rest of its line.
    pub triggers: HashMap<&'a str, Option<&'a str>>,
    /// `E1` and the numbers of its attributions.
    pub events: HashMap<&'a str, Range<usize>>,
    /// Content and source of every attribution, by number.
    pub known: HashSet<(Option<usize>, Option<usize>)>,
    /// The number of each entry that notes name.
    entries: HashMap<SourceId, usize>,
    /// What notes say of an annotation, by its number.
    notes: HashMap<usize, String>,
    /// What notes say of an event, with the annotation they go to.
    event_notes: Vec<(usize, String)>,
    pub imported: Imported,
}

impl<'a> Reading<'a> {
    fn line(&mut self, line: &'a str) -> Result<(), String> {
        let mut columns = line.splitn(3, '\t');
        let (name, facts) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        let words = columns.next();
        match name.chars().next() {
            Some('T') => match self.triggers.get_mut(name) {
                // Looked at when its event is.
                Some(rest) if facts.split(' ').next() == Some(ATTRIBUTION) => {
                    *rest = line.split_once('\t').map(|it| it.1);
                    Ok(())
                }
                _ => self.entity(name, facts, words.unwrap_or_default()),
            },
            Some('A' | 'M') => self.attribute(facts),
            Some('#') => self.note(facts, words.unwrap_or_default()),
            Some('R') => self.relation(facts),
            Some('*') => Err("a relation of things that are the same, which is not kept here".into()),
            Some('E') => match Event::of(facts) {
                Some(event) => self.event(name, &event),
                None => Err("an event; its trigger is taken as an annotation, its arguments are not".into()),
            },
            Some('N') => Err("a reference to a database, which is not kept here".into()),
            _ => Err(format!("“{name}” is no kind of line that brat knows")),
        }
    }

    fn entity(&mut self, name: &'a str, facts: &str, words: &str) -> Result<(), String> {
        let placed = self.placed(name, facts, words);
        let Ok((label, segments)) = placed else {
            self.by_name.insert(name, None);
            return placed.map(drop);
        };
        let number = self.annotation(name, label, segments);
        if self.by_name.insert(name, Some(number)).is_some() {
            self.by_name.insert(name, None);
            return Err(format!(
                "{name} stands in the file twice; what belongs to it is not known"
            ));
        }
        Ok(())
    }

    /// The label and the place of a `T` line.
    pub fn placed(&mut self, name: &str, facts: &str, words: &str) -> Result<(Label, Segments), String> {
        let (label, offsets) = facts.split_once(' ').unwrap_or((facts, ""));
        let Some(ranges) = ranges_of(offsets).filter(|_| !label.is_empty()) else {
            return Err(format!("{name} has no label and offsets, as in “Quote 0 5”"));
        };
        let segments = self.segments(&ranges, words);
        let segments = segments.map_err(|lost| format!("{name} is not placed: {lost}"))?;
        Ok((label_of(label), segments))
    }

    /// Adds an annotation; answers its number.
    pub fn annotation(&mut self, name: &str, label: Label, segments: Segments) -> usize {
        let body = Body {
            label,
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
        // A name that stands in the file twice names nothing.
        let id = AnnotationId::from(format!("{name}/{}", self.imported.annotations.len()).as_str());
        self.imported
            .annotations
            .push((Some(id), Annotation { segments, body }));
        self.imported.annotations.len() - 1
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
        if let Some(attributions) = self.events.get(target).cloned() {
            return self.note_of_event(kind, attributions, words);
        }
        let i = self.target(target)?;
        if kind == REFERS_TO
            && let Some(named) = named(words)
        {
            self.imported.annotations[i].1.body.refers_to = Some(self.entry(named)?);
            return Ok(());
        }
        let note = self.notes.entry(i);
        let note = note.and_modify(|it| it.push('\n')).or_default();
        push_note(note, kind, words);
        Ok(())
    }

    fn note_of_event(&mut self, kind: &str, attributions: Range<usize>, words: &str) -> Result<(), String> {
        if kind == SPEAKER
            && let Some(named) = named(words)
        {
            let key = self.entry(named)?;
            for (_, attribution) in &mut self.imported.attributions[attributions] {
                attribution.speaker = Some(key.clone());
            }
            return Ok(());
        }
        let first = self.imported.attributions.get(attributions.start);
        let part = first.and_then(|it| it.1.parts().next());
        let Some(i) = part.and_then(|it| self.number_of(it.1)) else {
            return Err("a note of an attribution without parts".into());
        };
        let mut note = String::new();
        push_note(&mut note, kind, words);
        self.event_notes.push((i, note));
        Ok(())
    }

    /// The key of an entry that a note names; the file's first word about it counts.
    fn entry(&mut self, named: Named) -> Result<SourceId, String> {
        let (key, kind, name) = match named {
            Named::Key(key) => return Ok(key),
            Named::Redacted(key) => {
                self.imported.redacted.insert(key.clone());
                return Ok(key);
            }
            Named::Entry { key, kind, name } => (key, kind, name),
        };
        let entries = &mut self.imported.entries;
        let number = *self.entries.entry(key.clone()).or_insert(entries.len());
        match entries.get(number) {
            Some((_, known)) if *known.name == *name => Ok(key),
            Some((_, known)) => Err(format!("{key} is “{name}” here and “{}” before", known.name)),
            None => {
                entries.push((key.clone(), unsigned_entry(kind, &name)));
                Ok(key)
            }
        }
    }

    fn hand_out_notes(&mut self) {
        for (i, note) in std::mem::take(&mut self.notes) {
            self.imported.annotations[i].1.body.note = note.into();
        }
        let mut of_events: BTreeMap<usize, String> = BTreeMap::new();
        for (i, note) in std::mem::take(&mut self.event_notes) {
            let all = of_events.entry(i);
            let all = all.and_modify(|it| it.push('\n')).or_default();
            all.push_str(&note);
        }
        for (i, note) in of_events {
            let body = &mut self.imported.annotations[i].1.body;
            // What stands at the words themselves comes first; nothing is lost.
            body.note = match &*body.note {
                "" => note.into(),
                own => format!("{own}\n{note}").into(),
            };
        }
    }

    /// The number of the annotation called `name`.
    pub fn target(&self, name: &str) -> Result<usize, String> {
        match self.by_name.get(name) {
            Some(Some(i)) => Ok(*i),
            Some(None) => Err(format!("belongs to {name}, which was not taken in")),
            None => Err(format!("belongs to {name}, which is no annotation of this file")),
        }
    }

    /// The id of the annotation with that number.
    pub fn id(&self, number: usize) -> Option<AnnotationId> {
        self.imported.annotations.get(number)?.0.clone()
    }

    fn number_of(&self, id: &AnnotationId) -> Option<usize> {
        let text = id.to_string();
        text.rsplit_once('/')?.1.parse().ok()
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

fn push_note(note: &mut String, kind: &str, words: &str) {
    if kind != NOTE {
        note.push_str(kind);
        note.push_str(": ");
    }
    note.push_str(words);
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
