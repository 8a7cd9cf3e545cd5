//! `pressmark mark`: marks words and prints the new id.

use std::ops::Range;

use clap::Args;

use super::desk::{ArticleArgs, ByArgs, is_taken, save};
use super::{Failure, output};
use crate::engine::search::{self, Options};
use crate::model::annotation::{Annotation, Body};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::intent;
use crate::model::label::{LABELS, Label};
use crate::model::span::{Segments, Span};
use crate::text::segment::{snap, trim};

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("words").required(true).args(["text", "chars"]))]
pub(super) struct Mark {
    #[command(flatten)]
    article: ArticleArgs,
    /// claim, quote, source or cue; custom:NAME for one of your own
    #[arg(long, value_parser = label)]
    label: Label,
    /// The words to mark; any white space in them matches any other
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// Which of the places where the words stand [default: 1]
    #[arg(long, value_name = "K", requires = "text", value_parser = clap::value_parser!(u64).range(1..))]
    nth: Option<u64>,
    /// Characters (code points) to mark, from 0, the end not included; several times for several segments
    #[arg(long, value_name = "A..B", value_parser = chars)]
    chars: Vec<(usize, usize)>,
    /// What to say about the words
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    /// The id of the new annotation [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    by: ByArgs,
}

impl Mark {
    pub fn run(self) -> Result<(), Failure> {
        let opened = self.article.take()?;
        let document = &opened.document;
        let article = document.article();
        let spans = match &self.text {
            Some(words) => vec![self.found(article, words)?],
            None => self
                .chars
                .iter()
                .map(|it| span_of_chars(article, *it))
                .collect::<Result<_, _>>()?,
        };
        let segments = Segments::new(spans).ok_or_else(nothing)?;
        let stamp = self.by.stamp();
        let id = match &self.id {
            Some(id) => free(document, id)?,
            None => {
                let what = (self.label.key(), &self.text, self.nth, &self.chars, &self.note);
                self.by.ids(&stamp, &what).next(document)
            }
        };
        let name = format!("Mark as {}", self.label.key());
        let mut body = Body::new(self.label, &stamp);
        body.note = self.note.into();
        let transaction = intent::add(document, name, id.clone(), Annotation { segments, body });
        save(opened, &transaction)?;
        output::print(&format!("{id}\n"))
    }

    /// The place of `words` that was asked for, or the first one; says so when there are more.
    fn found(&self, article: &Article, words: &str) -> Result<Span, Failure> {
        let places = places_of(article.text(), words);
        let nth = match (self.nth, places.len()) {
            (None, 0) => return Err(Failure::Problem("these words are not in the article".into())),
            (None, 1) => 0,
            (None, several) => {
                output::note(&format!(
                    "these words stand in the article {several} times; the first place was marked, --nth 2 to {several} marks another"
                ));
                0
            }
            (Some(nth), _) => usize::try_from(nth - 1).unwrap_or(usize::MAX),
        };
        let Some(place) = places.get(nth) else {
            let message = format!("these words stand in the article {} times only", places.len());
            return Err(Failure::Problem(message));
        };
        span_of(article, place.clone())
    }
}

/// Where `words` stand exactly; failing that, where they stand but for white space and the way letters are composed.
fn places_of(text: &str, words: &str) -> Vec<Range<usize>> {
    let Some(words) = trim(words, 0..words.len()).map(|it| &words[it]) else {
        return Vec::new();
    };
    let exact = memchr::memmem::find_iter(text.as_bytes(), words);
    let exact: Vec<_> = exact.map(|it| it..it + words.len()).collect();
    if !exact.is_empty() {
        return exact;
    }
    let options = Options {
        case: true,
        whole_words: false,
    };
    search::find(text, words, options, usize::MAX)
}

fn span_of_chars(article: &Article, (start, end): (usize, usize)) -> Result<Span, Failure> {
    let byte = |chars| article.offsets().byte_of_char(article.text(), chars);
    let past_end = || {
        let chars = article.offsets().chars_before(article.text(), article.len());
        Failure::Usage(format!(
            "--chars {start}..{end} is past the end of the article, which has {chars} characters"
        ))
    };
    let bytes = byte(start).ok_or_else(past_end)?..byte(end).ok_or_else(past_end)?;
    span_of(article, bytes)
}

/// The span of `bytes`, widened to whole graphemes, without white space around it.
fn span_of(article: &Article, bytes: Range<usize>) -> Result<Span, Failure> {
    let text = article.text();
    let words = trim(text, snap(text, bytes)).ok_or_else(nothing)?;
    article.span(words).map_err(|error| Failure::Usage(error.to_string()))
}

/// The id that was asked for, if nothing has it.
pub(super) fn free(document: &Document, id: &str) -> Result<AnnotationId, Failure> {
    let wanted = AnnotationId::from(id);
    match is_taken(document, &wanted) || id.trim().is_empty() {
        true => Err(Failure::Usage(format!(
            "the id “{id}” is taken or empty; choose another one, or none"
        ))),
        false => Ok(wanted),
    }
}

fn nothing() -> Failure {
    Failure::Usage("there are no words to mark in that place".into())
}

fn label(text: &str) -> Result<Label, String> {
    if let Some(name) = text.strip_prefix("custom:").map(str::trim).filter(|it| !it.is_empty()) {
        return Ok(Label::Custom(name.into()));
    }
    let ours = LABELS.iter().find(|it| it.key.eq_ignore_ascii_case(text));
    let ours = ours.map(|it| it.label.clone());
    ours.ok_or_else(|| "a label is claim, quote, source or cue, or custom:NAME for one of your own".into())
}

fn chars(text: &str) -> Result<(usize, usize), String> {
    let range = text
        .split_once("..")
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match range {
        Some((start, end)) if start < end => Ok((start, end)),
        Some(_) => Err("the end must be after the start".into()),
        None => Err("write two numbers, as 120..145".into()),
    }
}
