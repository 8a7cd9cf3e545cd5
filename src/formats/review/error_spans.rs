//! Error spans that a program found, as xCOMET and campaigns of error span annotation write them: JSON.
//!
//! Known shapes: a list of spans of the whole article; a list of segments with their spans, or such a list for each
//! system. Places count characters; those of xCOMET come from pieces of words and may be off, so the words are looked for
//! again near them.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{ReviewedError, Severity};
use crate::formats::marot::spelling;
use crate::model::mqm::Category;
use crate::model::rating::{Rating, Verdict};

/// Errors that a file told of, placed in the texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundErrors {
    /// Places are bytes of the whole article, and of the whole original.
    pub errors: Vec<ReviewedError>,
    /// What was not taken in, and why; for the person who imports.
    pub skipped: Vec<String>,
}

/// Why no error spans can be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErrorSpansError {
    #[error("line {line}, column {column}: this is not JSON ({what}). Mend the file, or export it again")]
    Syntax { line: usize, column: usize, what: String },
    #[error("there are no error spans in this file: a list of {{text, start, end, severity, confidence}} is wanted")]
    NoSpans,
}

/// So many segments that are not in the article, and the file belongs to another.
const MOST_STRANGE: usize = 500;

/// Reads error spans from a file's text and places them in the `article`. All are only proposed.
pub fn read(text: &str, article: &str) -> Result<FoundErrors, ErrorSpansError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| ErrorSpansError::Syntax {
        line: error.line(),
        column: error.column(),
        what: error
            .to_string()
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned(),
    })?;
    let lists: Vec<&Value> = match &value {
        Value::Object(systems) => systems.values().collect(),
        other => vec![other],
    };
    let lists: Vec<_> = lists.into_iter().filter_map(Value::as_array).collect();
    if !lists.iter().any(|it| it.iter().any(is_known)) {
        return Err(ErrorSpansError::NoSpans);
    }
    let mut found = FoundErrors::default();
    for list in lists {
        read_list(list, article, &mut found);
    }
    Ok(found)
}

fn is_known(item: &Value) -> bool {
    let Value::Object(item) = item else { return false };
    spans_of(item).is_some() || is_span(item)
}

fn is_span(item: &Map<String, Value>) -> bool {
    item.contains_key("severity") && ["text", "start", "start_i"].iter().any(|it| item.contains_key(*it))
}

/// The spans of a segment.
fn spans_of(item: &Map<String, Value>) -> Option<&Vec<Value>> {
    ["errors", "error_spans", "spans"]
        .iter()
        .find_map(|it| item.get(*it)?.as_array())
}

fn read_list(list: &[Value], article: &str, found: &mut FoundErrors) {
    let mut finder = Finder::new(article);
    for (i, item) in (1..).zip(list) {
        let Value::Object(item) = item else {
            found.skipped.push(format!("item {i} is neither a span nor a segment"));
            continue;
        };
        let Some(spans) = spans_of(item) else {
            match is_span(item) {
                true => take(item, article, 0..article.len(), &format!("span {i}"), found),
                false => found.skipped.push(format!("item {i} is neither a span nor a segment")),
            }
            continue;
        };
        let words = ["mt", "translation", "target", "hyp"]
            .iter()
            .find_map(|it| item.get(*it)?.as_str());
        let Some(segment) = finder.find(words.unwrap_or_default()) else {
            found.skipped.push(format!(
                "segment {i} is not in the article, so its {} spans are left out",
                spans.len()
            ));
            if finder.strange > MOST_STRANGE {
                found
                    .skipped
                    .push("the rest of the segments was not looked for: the file belongs to another article".into());
                return;
            }
            continue;
        };
        for (n, span) in (1..).zip(spans) {
            let name = format!("span {n} of segment {i}");
            match span {
                Value::Object(span) => take(span, article, segment.clone(), &name, found),
                _ => found.skipped.push(format!("{name} is no span")),
            }
        }
    }
}

/// Takes in one span of the `segment` of the article.
fn take(span: &Map<String, Value>, article: &str, segment: Range<usize>, name: &str, found: &mut FoundErrors) {
    let string = |key: &str| span.get(key).and_then(Value::as_str).unwrap_or_default();
    let severity = Severity::from_key(string("severity"));
    let Some(severity) = severity else {
        found.skipped.push(format!("{name} has no severity"));
        return;
    };
    let text = article.get(segment.clone()).unwrap_or_default();
    let number = |key: &str| span.get(key).and_then(Value::as_u64).map(|it| it as usize);
    let characters = match (number("start"), number("end")) {
        (Some(start), Some(end)) => Some(start..end),
        // Campaigns count the last character in.
        _ => number("start_i")
            .zip(number("end_i"))
            .map(|it| it.0..it.1.saturating_add(1)),
    };
    let missing = string("start_i") == "missing";
    let place = place(text, string("text"), characters);
    let place = place.map(|it| segment.start + it.start..segment.start + it.end);
    if place.is_none() && !missing {
        found.skipped.push(format!("{name}: its words are not there"));
        return;
    }
    let category = match missing {
        true => Category::from("accuracy/omission"),
        false => spelling::category([string("error_type"), string("category")].concat().as_str()),
    };
    let confidence = span.get("confidence").and_then(Value::as_f64);
    found.errors.push(ReviewedError {
        category,
        severity: Some(severity),
        insertion: missing.then_some(segment.end),
        translation: place.into_iter().collect(),
        note: confidence.map(|it| format!("confidence {it:.2}")).unwrap_or_default(),
        proposed: true,
        ..ReviewedError::default()
    });
}

/// Bytes of `text` where `words` stand: at `characters`, else where they are nearest to them; without words, the place
/// itself without outer white space.
pub fn place(text: &str, words: &str, characters: Option<Range<usize>>) -> Option<Range<usize>> {
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |it| it.0);
    let told = characters.map(|it| byte(it.start)..byte(it.end));
    let words = words.trim();
    if words.is_empty() {
        let told = told?;
        let inside = text.get(told.clone())?;
        let start = told.start + (inside.len() - inside.trim_start().len());
        return Some(start..start + inside.trim().len()).filter(|it| !it.is_empty());
    }
    let near = told.as_ref().map_or(0, |it| it.start);
    let all = text.match_indices(words).map(|it| it.0);
    let nearest = all.min_by_key(|it| it.abs_diff(near))?;
    Some(nearest..nearest + words.len())
}

/// Places the errors of `ratings` in both texts. Rows of other articles are left out and counted.
pub fn of_ratings(ratings: &[Rating], article: &str, original: &str) -> FoundErrors {
    let mut found = FoundErrors::default();
    let (mut targets, mut sources) = (Finder::new(article), Finder::new(original));
    let mut strange = 0;
    for rating in ratings {
        let Verdict::Error(severity) = rating.severity else {
            continue;
        };
        let target = targets.find(&rating.target.text);
        let source = sources.find(&rating.source.text);
        let moved = |marks: &[Range<usize>], place: &Option<Range<usize>>| -> Vec<Range<usize>> {
            let from = place.as_ref().map_or(0, |it| it.start);
            let marks = marks.iter().filter(|it| place.is_some() && !it.is_empty());
            marks.map(|it| from + it.start..from + it.end).collect()
        };
        let mut error = ReviewedError {
            category: rating.category.clone(),
            severity: Some(severity),
            original: moved(&rating.source.marks, &source),
            translation: moved(&rating.target.marks, &target),
            note: rating.comment.clone(),
            ..ReviewedError::default()
        };
        let ours: Option<Value> = serde_json::from_str(&rating.metadata).ok();
        if let Some(ours) = ours.as_ref().and_then(|it| it.get("pressmark")) {
            take_ours(ours, rating, source.as_ref(), target.as_ref(), &mut error);
        }
        if error.insertion.is_none() && error.translation.is_empty() {
            let gap = rating.target.marks.iter().find(|it| it.is_empty());
            error.insertion = target.as_ref().zip(gap).map(|(place, gap)| place.start + gap.start);
        }
        match error.original.is_empty() && error.translation.is_empty() && error.insertion.is_none() {
            true => strange += 1,
            false => found.errors.push(error),
        }
        if targets.strange + sources.strange > MOST_STRANGE {
            found
                .skipped
                .push("the rest of the rows was not looked for: the file belongs to other texts".into());
            break;
        }
    }
    if strange > 0 {
        found.skipped.push(format!(
            "rows whose words are not in these texts, or that mark none ({strange})"
        ));
    }
    found
}

/// What a row of our own says beyond its marks: the other side's, the place of an omission, the correction.
fn take_ours(
    ours: &Value,
    rating: &Rating,
    source: Option<&Range<usize>>,
    target: Option<&Range<usize>>,
    error: &mut ReviewedError,
) {
    let marks = |key: &str, text: &str, place: Option<&Range<usize>>| -> Vec<Range<usize>> {
        let (Some(marks), Some(place)) = (ours.get(key).and_then(Value::as_array), place) else {
            return Vec::new();
        };
        let marks = marks.iter().filter_map(|it| {
            let at = |i: usize| it.get(i)?.as_u64().map(|it| it as usize);
            let inside = self::place(text, "", Some(at(0)?..at(1)?))?;
            Some(place.start + inside.start..place.start + inside.end)
        });
        marks.collect()
    };
    if error.original.is_empty() {
        error.original = marks("source", &rating.source.text, source);
    }
    if error.translation.is_empty() {
        error.translation = marks("target", &rating.target.text, target);
    }
    let insertion = ours.get("insertion").and_then(Value::as_u64).zip(target);
    error.insertion = insertion.map(|(at, place)| {
        let text = &rating.target.text;
        place.start + text.char_indices().nth(at as usize).map_or(text.len(), |it| it.0)
    });
    error.correction = ours
        .get("correction")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
}

/// Looks for segments in a text, in which they mostly stand in their order.
struct Finder<'a> {
    text: &'a str,
    last: Range<usize>,
    /// How many were not there.
    strange: usize,
}

impl<'a> Finder<'a> {
    fn new(text: &'a str) -> Self {
        Finder {
            text,
            last: 0..0,
            strange: 0,
        }
    }

    fn find(&mut self, segment: &str) -> Option<Range<usize>> {
        let segment = segment.trim();
        if segment.is_empty() {
            return None;
        }
        // Rows of one segment follow each other.
        let from = self.last.start;
        let after = self
            .text
            .get(from..)
            .and_then(|it| it.find(segment))
            .map(|it| from + it);
        let Some(start) = after.or_else(|| self.text.find(segment)) else {
            self.strange += 1;
            return None;
        };
        self.last = start..start + segment.len();
        Some(self.last.clone())
    }
}
