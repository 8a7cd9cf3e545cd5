//! Suggestions as JSON, with everything that is known of each.

use serde::Serialize;

use super::{FactorRow, MARK, QuoteRow, Suggested};
use crate::formats::json::spelled_out;
use crate::model::span::Span;

#[derive(Serialize)]
struct File<'a> {
    article: &'a str,
    encoding: &'a str,
    /// Whether a byte order mark stands before the text; it is counted.
    byte_order_mark: bool,
    suggestions: Vec<Quote<'a>>,
    claims: Vec<Claim<'a>>,
}

#[derive(Serialize)]
struct Quote<'a> {
    rule: &'a str,
    title: &'a str,
    reason: &'a str,
    remarks: &'a [&'static str],
    /// Between 0 and 1.
    confidence: f64,
    level: &'a str,
    form: &'a str,
    content: Vec<Place<'a>>,
    source: Option<Place<'a>>,
    cue: Option<Place<'a>>,
    speaker: Speaker<'a>,
    key: &'a str,
}

#[derive(Serialize)]
struct Speaker<'a> {
    kind: &'a str,
    named_by: Vec<Place<'a>>,
}

/// Half-open; `start` and `end` in code points, the others in bytes of the text in UTF-8.
#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    start_byte: usize,
    end_byte: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Claim<'a> {
    rank: usize,
    score: f64,
    #[serde(flatten)]
    place: Place<'a>,
    factors: &'a [FactorRow],
}

/// An object for one article.
pub fn json(suggested: &Suggested) -> String {
    let quotes = suggested.quotes.iter().map(|it| quote(suggested, it));
    let claims = suggested.claims.iter().enumerate().map(|(i, it)| Claim {
        rank: i + 1,
        score: f64::from((it.score * 10_000.0).round()) / 10_000.0,
        place: place(suggested, it.sentence),
        factors: &it.factors,
    });
    let file = File {
        article: &suggested.path,
        encoding: &suggested.article.file().encoding,
        byte_order_mark: suggested.marked,
        suggestions: quotes.collect(),
        claims: claims.collect(),
    };
    // A value of strings and numbers cannot fail to be written.
    spelled_out(&serde_json::to_string_pretty(&file).unwrap_or_default()) + "\n"
}

/// A list of what [`json`] wrote for several articles.
pub fn json_list(objects: &[String]) -> String {
    let objects: Vec<&str> = objects.iter().map(|it| it.trim_end()).collect();
    format!("[\n{}\n]\n", objects.join(",\n"))
}

fn quote<'a>(suggested: &'a Suggested, row: &'a QuoteRow) -> Quote<'a> {
    let at = |it: Span| place(suggested, it);
    Quote {
        rule: row.rule,
        title: row.title,
        reason: &row.reason,
        remarks: &row.remarks,
        confidence: f64::from(row.confidence) / 100.0,
        level: row.level,
        form: row.form,
        content: row.content.iter().map(at).collect(),
        source: row.source.map(at),
        cue: row.cue.map(at),
        speaker: Speaker {
            kind: row.speaker.kind,
            named_by: row.speaker.named_by.iter().copied().map(at).collect(),
        },
        key: &row.key,
    }
}

fn place(suggested: &Suggested, span: Span) -> Place<'_> {
    let article = &suggested.article;
    let (chars, bytes) = if suggested.marked { MARK } else { (0, 0) };
    let before = |byte| chars + article.offsets().chars_before(article.text(), byte);
    Place {
        start: before(span.start()),
        end: before(span.end()),
        start_byte: bytes + span.start(),
        end_byte: bytes + span.end(),
        text: article.quote(span),
    }
}
