//! Which entries of the registry the speakers tab shows, and in what order.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::document::Document;
use crate::model::label::Label;
use crate::model::registry::{Entry, EntryKind, Position, SourceId};
use crate::text::name;

/// The filter and order of the speakers tab.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// Words that must stand in names, roles, affiliations, expertise or the note; case and accents do not matter.
    pub query: String,
    pub kind: Option<EntryKind>,
    /// Only entries that something in this article rests on or mentions.
    pub here: bool,
    pub sort: RosterSort,
    pub descending: bool,
}

/// What the speakers are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RosterSort {
    #[default]
    Name,
    Kind,
    /// Role and affiliation on the article's date.
    Position,
    /// How it may be named or used.
    Terms,
    Quotes,
    Claims,
    Mentions,
}

/// How much of an article rests on an entry, each up to [`MOST_COUNTED`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub quotes: usize,
    pub claims: usize,
    pub mentions: usize,
}

/// More than this is not counted.
pub const MOST_COUNTED: usize = 1_000;

/// A count of [`Counts`] as one reads it: `1000+` where it was not counted further.
pub fn counted(n: usize) -> String {
    match n {
        MOST_COUNTED.. => format!("{MOST_COUNTED}+"),
        n => n.to_string(),
    }
}

/// Entries with the text they are found by, so that only what has changed is prepared again.
#[derive(Debug, Default)]
pub struct Folded {
    by_id: HashMap<SourceId, (Arc<Entry>, String)>,
}

impl Counts {
    /// What of `document` rests on that entry.
    pub fn of(document: &Document, id: &SourceId) -> Self {
        let mut counts = Counts {
            mentions: document.mentions_of(id).take(MOST_COUNTED).count(),
            ..Counts::default()
        };
        let contents = document.spoken_by(id).take(MOST_COUNTED);
        for content in contents.filter_map(|(_, it)| document.annotation(it.content.as_ref()?)) {
            match content.body.label {
                Label::Claim => counts.claims += 1,
                _ => counts.quotes += 1,
            }
        }
        counts
    }
}

impl Roster {
    /// Whether everything is shown, by name.
    pub fn is_plain(&self) -> bool {
        *self == Roster::default()
    }

    /// The entries to show, in order. `date` is the article's.
    pub fn rows(&self, document: &Document, date: Option<Date>, folded: &mut Folded) -> Vec<SourceId> {
        let query = name::folded(&self.query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut rows: Vec<(&SourceId, &Arc<Entry>)> = document
            .entries()
            .iter()
            .filter(|(_, it)| self.kind.as_ref().is_none_or(|kind| it.kind == *kind))
            .filter(|(id, _)| !self.here || is_here(document, id))
            .filter(|(id, it)| {
                let text = folded.text(id, it);
                words.iter().all(|word| text.contains(word)) || is_named_so(it, &self.query)
            })
            .collect();
        match self.sort {
            RosterSort::Name => rows.sort_by_cached_key(|(id, it)| folded.name(id, it).to_owned()),
            RosterSort::Kind => rows.sort_by_key(|(_, it)| it.kind.clone()),
            RosterSort::Position => rows.sort_by_cached_key(|(_, it)| {
                let shown = it.position_on(date).map(Position::shown).unwrap_or_default();
                (shown.is_empty(), name::folded(&shown))
            }),
            RosterSort::Terms => rows.sort_by_cached_key(|(_, it)| {
                let shown = standing(it);
                (shown.is_empty(), shown)
            }),
            RosterSort::Quotes | RosterSort::Claims | RosterSort::Mentions => rows.sort_by_cached_key(|(id, _)| {
                let counts = Counts::of(document, id);
                // The most first.
                std::cmp::Reverse(match self.sort {
                    RosterSort::Quotes => counts.quotes,
                    RosterSort::Claims => counts.claims,
                    _ => counts.mentions,
                })
            }),
        }
        if self.descending {
            rows.reverse();
        }
        rows.into_iter().map(|(id, _)| id.clone()).collect()
    }
}

impl Folded {
    /// What `entry` is found by.
    fn text(&mut self, id: &SourceId, entry: &Arc<Entry>) -> &str {
        let known = self.by_id.get(id).is_some_and(|(it, _)| Arc::ptr_eq(it, entry));
        if !known {
            self.by_id.insert(id.clone(), (entry.clone(), search_text(entry)));
        }
        self.by_id.get(id).map_or("", |it| &it.1)
    }

    /// The entry's name without case and accents.
    fn name(&mut self, id: &SourceId, entry: &Arc<Entry>) -> &str {
        self.text(id, entry).lines().next().unwrap_or_default()
    }
}

/// Names, roles, affiliations, expertise and note, ready to be searched; a line each.
fn search_text(entry: &Entry) -> String {
    let mut text = String::new();
    let positions = entry.positions.iter().flat_map(|it| [&it.role, &it.affiliation]);
    let rest = [&entry.expertise, &entry.note];
    for part in entry.names().chain(positions).chain(rest).filter(|it| !it.is_empty()) {
        text.push_str(&name::folded(part));
        text.push('\n');
    }
    text
}

/// Whether `query` is one of the entry's names in another script, or the beginning of it.
fn is_named_so(entry: &Entry, query: &str) -> bool {
    let query = query.trim();
    !query.is_empty()
        && entry.names().any(|it| match (has_hangul(it), has_hangul(query)) {
            (true, false) => name::begins_same_person(it, query),
            (false, true) => name::is_same_person(query, it),
            _ => false,
        })
}

fn has_hangul(text: &str) -> bool {
    text.chars().any(|it| matches!(it, '가'..='힣'))
}

fn is_here(document: &Document, id: &SourceId) -> bool {
    document.spoken_by(id).next().is_some() || document.mentions_of(id).next().is_some()
}

/// How far an entry may be named or used, in a few words; empty when nothing stands against it.
pub fn standing(entry: &Entry) -> String {
    let identity = match &*entry.identity {
        "named" => "",
        other => other,
    };
    let terms = match &*entry.terms {
        "on the record" => "",
        other => other,
    };
    let confidential = if entry.confidential { "confidential" } else { "" };
    let parts = [identity, terms, confidential];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(", ")
}
