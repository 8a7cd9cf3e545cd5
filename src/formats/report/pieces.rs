//! The article as a stream of words and of marks that begin and end, properly nested.

use std::cmp::Reverse;

use crate::model::annotation::Annotation;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::span::Span;
use crate::text::markdown::{Line, kind};

/// Most marks that are drawn over the same words; further ones are only pointed at.
pub(super) const MOST_DEEP: usize = 8;

/// A step in reading the article from its start to its end.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// A line that is not blank begins; no mark is open.
    Begin(Line),
    Words(&'a str),
    Open(Stroke<'a>),
    /// Ends the mark that was opened last and is open still.
    Close(Stroke<'a>),
    /// A mark begins that is not drawn, because too many are.
    Point(Stroke<'a>),
    End,
}

/// A stretch of one segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke<'a> {
    pub id: &'a AnnotationId,
    pub annotation: &'a Annotation,
    /// Where the segment is.
    span: Span,
    /// From 0: lines under the words that are open together do not touch.
    pub lane: usize,
    pub begins: Begins,
    /// Whether the mark ends here for good.
    pub ends: bool,
}

/// What begins with a stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    Mark,
    /// A further segment of a mark.
    Segment,
    /// Nothing: the segment goes on, after the end of a line or of a mark that it crosses.
    Nothing,
}

/// The steps through `document`; linear in its text and marks.
pub(super) fn steps(document: &Document) -> Vec<Step<'_>> {
    let mut walk = Walk {
        document,
        waiting: strokes(document),
        next: 0,
        open: Vec::new(),
        steps: Vec::new(),
    };
    let article = document.article();
    let mut index = 0;
    for paragraph in 0..article.paragraph_count() {
        let bytes = article.paragraph(paragraph);
        let line = &article.text()[bytes.clone()];
        if line.trim().is_empty() {
            continue;
        }
        let kind = kind(line, index);
        index += 1;
        let words = match kind {
            Line::Headline | Line::Heading(_) => bytes.start + heading_signs(line)..bytes.end,
            Line::Image { .. } | Line::Plain => bytes,
        };
        walk.steps.push(Step::Begin(kind));
        walk.line(words);
        walk.steps.push(Step::End);
    }
    walk.steps
}

/// Bytes of the signs that make a line a heading, with the white space around them.
fn heading_signs(line: &str) -> usize {
    let signs = line.trim_start().trim_start_matches('#');
    let level = line.trim_start().len() - signs.len();
    match (1..=6).contains(&level) && signs.starts_with([' ', '\t']) {
        true => line.len() - signs.trim_start().len(),
        false => 0,
    }
}

/// Every segment, the longer first of those that begin together.
fn strokes(document: &Document) -> Vec<Stroke<'_>> {
    let marks = document.index().iter();
    let strokes = marks.filter_map(|mark| {
        let (id, annotation) = document.annotations().get_key_value(&mark.id)?;
        Some(Stroke {
            id,
            annotation,
            span: mark.span,
            lane: 0,
            begins: if mark.first { Begins::Mark } else { Begins::Segment },
            ends: false,
        })
    });
    let mut strokes: Vec<Stroke> = strokes.collect();
    strokes.sort_by_key(|it| (it.span.start(), Reverse(it.span.end())));
    strokes
}

struct Walk<'a> {
    document: &'a Document,
    waiting: Vec<Stroke<'a>>,
    /// The next of `waiting`.
    next: usize,
    /// The innermost last; at most [`MOST_DEEP`].
    open: Vec<Stroke<'a>>,
    steps: Vec<Step<'a>>,
}

impl<'a> Walk<'a> {
    fn line(&mut self, bytes: std::ops::Range<usize>) {
        let text = self.document.article().text();
        let mut at = bytes.start;
        // What has nothing but white space left has ended in the line before.
        let rest = |it: &Stroke| text.get(at..it.span.end()).unwrap_or_default().trim();
        self.open.retain(|it| !rest(it).is_empty());
        let going_on = std::mem::take(&mut self.open);
        going_on.into_iter().for_each(|it| self.open(it));
        loop {
            self.begin_at(at, bytes.end);
            let next_start = self.waiting.get(self.next).map_or(bytes.end, |it| it.span.start());
            let next_end = self.open.iter().map(|it| it.span.end()).min();
            let to = next_start.min(next_end.unwrap_or(bytes.end)).min(bytes.end);
            if at < to {
                self.steps.push(Step::Words(&text[at..to]));
            }
            at = to;
            if at >= bytes.end {
                break;
            }
            self.end_at(at);
        }
        // What goes on is opened again in the next line.
        for stroke in self.open.iter_mut().rev() {
            let rest = text.get(bytes.end..stroke.span.end()).unwrap_or_default();
            let ends = rest.trim().is_empty() && is_last(stroke);
            self.steps.push(Step::Close(Stroke { ends, ..*stroke }));
            stroke.begins = Begins::Nothing;
        }
    }

    /// Opens what begins at `at`, or began where no words are; `line_end` is no place to begin.
    fn begin_at(&mut self, at: usize, line_end: usize) {
        while let Some(stroke) = self.waiting.get(self.next).copied() {
            if stroke.span.start() > at || at >= line_end {
                return;
            }
            self.next += 1;
            if stroke.span.end() <= at {
                self.point(stroke);
                continue;
            }
            let lanes = (0..MOST_DEEP).find(|lane| self.open.iter().all(|it| it.lane != *lane));
            match lanes {
                Some(lane) => self.open(Stroke { lane, ..stroke }),
                None => self.point(stroke),
            }
        }
    }

    fn point(&mut self, stroke: Stroke<'a>) {
        let ends = is_last(&stroke);
        self.steps.push(Step::Point(Stroke { ends, ..stroke }));
    }

    fn open(&mut self, stroke: Stroke<'a>) {
        self.steps.push(Step::Open(stroke));
        self.open.push(stroke);
    }

    /// Closes what ends at `at`; what lies inside it and goes on is closed and opened again.
    fn end_at(&mut self, at: usize) {
        let Some(outermost) = self.open.iter().position(|it| it.span.end() <= at) else {
            return;
        };
        let mut going_on = Vec::new();
        for stroke in self.open.split_off(outermost).into_iter().rev() {
            let segment_ends = stroke.span.end() <= at;
            let ends = segment_ends && is_last(&stroke);
            self.steps.push(Step::Close(Stroke { ends, ..stroke }));
            if !segment_ends {
                going_on.push(Stroke {
                    begins: Begins::Nothing,
                    ..stroke
                });
            }
        }
        going_on.into_iter().rev().for_each(|it| self.open(it));
    }
}

/// Whether the stroke is of the last segment.
fn is_last(stroke: &Stroke) -> bool {
    stroke.annotation.segments.last() == stroke.span
}
