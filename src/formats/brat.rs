//! brat's stand-off `.ann`, beside a `.txt` that holds the article's text.
//!
//! ```text
//! T1  Quote 0 5;9 12  We re build
//! A1  form T1 direct
//! #1  AnnotatorNotes T1  check the wording
//! ```
//!
//! The columns are parted by tabs. Offsets are code points. A fragment may hold no line end and no tab, so one that
//! does is split there; reading joins it again. A word of our lists that is several
//! words is written with `_` for the spaces.

mod read;

use std::fmt::Write;

use super::{Format, in_reading_order};
use crate::model::article::{Article, is_line_end};
use crate::model::attribute::attributes_of;
use crate::model::document::Document;
use crate::model::label::{LABELS, Label};
use crate::model::span::Segments;

pub(super) const FORMAT: Format = Format {
    key: "brat",
    title: "brat stand-off",
    extension: "ann",
    write,
    read: Some(read::read),
    cannot_hold: &[
        "the text: put the article's text beside it, under the same name with .txt",
        "ids, tags, who, when, and how an annotation came to be",
        "annotations of white space alone or of words that are not in the text any more, and fields of later versions",
        "two segments with nothing but line ends or tabs between them: they are read back as one",
        "other than letters, digits, - and _ in names and values of one's own: they become _",
        "tabs and rare line ends in notes: they become spaces; blank lines there",
    ],
};

/// What a program says of a value that is only there or not.
const PRESENT: &str = "true";
const NOTE: &str = "AnnotatorNotes";

fn write(document: &Document) -> String {
    let article = document.article();
    let mut out = String::new();
    let (mut entities, mut attributes, mut notes) = (0, 0, 0);
    for (_, annotation) in in_reading_order(document) {
        let Some((offsets, words)) = fragments(article, &annotation.segments) else {
            continue;
        };
        let body = &annotation.body;
        entities += 1;
        // Writing to a string cannot fail.
        let _ = writeln!(out, "T{entities}\t{} {offsets}\t{words}", label_name(&body.label));
        for (key, value) in &body.attributes {
            attributes += 1;
            let _ = writeln!(out, "A{attributes}\t{} T{entities} {}", safe(key), safe(value));
        }
        for line in body.note.split('\n').filter(|it| !it.trim().is_empty()) {
            notes += 1;
            let line = line.replace(is_break, " ");
            let _ = writeln!(out, "#{notes}\t{NOTE} T{entities}\t{line}");
        }
    }
    out
}

/// `0 5;9 12` and the words of the pieces, joined by a space; `None` when there is nothing but white space.
fn fragments(article: &Article, segments: &Segments) -> Option<(String, String)> {
    let (mut offsets, mut words) = (String::new(), String::new());
    for span in segments.iter() {
        let mut at = span.start();
        for piece in article.quote(span).split_inclusive(is_break) {
            let kept = piece.trim_end_matches(is_break);
            if !kept.is_empty() {
                let chars = |byte| article.offsets().chars_before(article.text(), byte);
                let (start, end) = (chars(at), chars(at + kept.len()));
                if !words.is_empty() {
                    offsets.push(';');
                    words.push(' ');
                }
                let _ = write!(offsets, "{start} {end}");
                words.push_str(kept);
            }
            at += piece.len();
        }
    }
    (!words.trim().is_empty()).then_some((offsets, words))
}

/// Characters that end a line, or a column, for one program or another.
fn is_break(c: char) -> bool {
    is_line_end(c) || matches!(c, '\t' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}')
}

/// The title of one of our labels, or the safe form of another's name.
fn label_name(label: &Label) -> String {
    safe(label.title())
}

/// The label that brat calls `name`.
fn label_of(name: &str) -> Label {
    let ours = LABELS.iter().find(|it| it.title.eq_ignore_ascii_case(name));
    ours.map_or_else(|| Label::Custom(name.into()), |it| it.label.clone())
}

/// `text` in the characters that brat allows in names; never empty.
fn safe(text: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    match text {
        "" => "_".into(),
        _ => text.chars().map(|c| if allowed(c) { c } else { '_' }).collect(),
    }
}

/// The attribute and value of `label` whose safe forms are these; what is not ours is kept as it stands.
fn attribute_of(label: &Label, key: &str, value: &str) -> (String, String) {
    let Some(ours) = attributes_of(label).find(|it| safe(it.key) == key) else {
        return (key.into(), value.into());
    };
    let known = ours.values.iter().find(|it| safe(it.key) == value);
    (ours.key.into(), known.map_or(value, |it| it.key).into())
}
