//! What is to be corrected, in the order of the article, for the desk.

mod docx;

use std::fmt::Write;
use std::ops::Range;

use super::{PROPOSED, Review, ReviewFormat, ReviewedError, ReviewedPair, Side, Writer};
use crate::formats::report::html::{escaped as html, page};
use crate::formats::report::markdown::escaped as markdown;
use crate::formats::report::shortened;
use crate::model::mqm::SEVERITIES;
use crate::model::review::original::PROCESSES;

pub(super) const HTML: ReviewFormat = ReviewFormat {
    key: "corrections-html",
    title: "List of corrections (HTML)",
    extension: "html",
    writer: Writer::Text(write_html),
    cannot_hold: &[PROPOSED],
};

pub(super) const MARKDOWN: ReviewFormat = ReviewFormat {
    key: "corrections-md",
    title: "List of corrections (Markdown)",
    extension: "md",
    writer: Writer::Text(write_markdown),
    cannot_hold: &[PROPOSED],
};

pub(super) const DOCX: ReviewFormat = ReviewFormat {
    key: "corrections-docx",
    title: "List of corrections (DOCX)",
    extension: "docx",
    writer: Writer::Packed(docx::write),
    cannot_hold: &[PROPOSED],
};

/// Words of a sentence, and whether they are what the error is about.
type Pieces = Vec<(bool, String)>;

/// One entry of the list, as every form has it.
struct Entry {
    heading: String,
    pair: usize,
    /// With what they are called.
    sides: Vec<(&'static str, Pieces)>,
    correction: String,
    note: String,
}

fn entry((number, pair, error): (usize, &ReviewedPair, &ReviewedError)) -> Entry {
    let gap = error
        .insertion
        .filter(|_| error.translation.is_empty())
        .map(|at| at..at);
    let marks: Vec<_> = error.translation.iter().cloned().chain(gap).collect();
    let sides = [
        ("Original", pieces(&pair.original, &error.original)),
        ("Translation", pieces(&pair.translation, &marks)),
    ];
    Entry {
        heading: error.heading(),
        pair: number,
        sides: sides.into_iter().filter(|it| !it.1.is_empty()).collect(),
        correction: shortened(&error.correction, usize::MAX),
        note: shortened(&error.note, usize::MAX),
    }
}

/// The text of `side` cut at `marks`; `[…]` stands where something is missing.
fn pieces(side: &Side, marks: &[Range<usize>]) -> Pieces {
    let mut pieces = Pieces::new();
    let mut at = 0;
    let mut add = |marked: bool, text: Option<&str>| {
        if let Some(text) = text.filter(|it| !it.is_empty()) {
            pieces.push((marked, safe(text)));
        }
    };
    for mark in marks {
        if mark.start < at {
            continue;
        }
        add(false, side.text.get(at..mark.start));
        match mark.is_empty() {
            true => add(true, Some("[…]")),
            false => add(true, side.text.get(mark.clone())),
        }
        at = mark.end;
    }
    add(false, side.text.get(at..));
    pieces
}

/// `text` in one line, with the white space at its ends as it was, and nothing that could act on a page.
fn safe(text: &str) -> String {
    let edge = |is: bool| if is { " " } else { "" };
    let (starts, ends) = (
        text.starts_with(char::is_whitespace),
        text.ends_with(char::is_whitespace),
    );
    match text.trim().is_empty() {
        true => " ".to_owned(),
        false => format!("{}{}{}", edge(starts), shortened(text, usize::MAX), edge(ends)),
    }
}

/// “2 critical, 1 minor”; the gravest first.
fn counts(review: &Review) -> String {
    let of = |severity| review.errors().filter(|it| it.2.severity == severity).count();
    let counts = SEVERITIES.iter().rev().map(|it| (of(Some(it.severity)), it.key));
    let counts = counts.chain([(of(None), "not graded")]).filter(|it| it.0 > 0);
    let counts: Vec<_> = counts.map(|(count, key)| format!("{count} {key}")).collect();
    match counts.is_empty() {
        true => "No errors are marked".to_owned(),
        false => format!("Errors: {}", counts.join(", ")),
    }
}

/// How the article was translated, as far as it is said.
fn provenance(review: &Review) -> String {
    let process = PROCESSES.iter().find(|it| it.key == review.process);
    let process = process.map_or(&*review.process, |it| it.help);
    let parts = [
        ("", process),
        ("system: ", &review.system),
        ("edited by ", &review.post_editor),
    ];
    let parts = parts.into_iter().filter(|it| !it.1.is_empty());
    let mut parts: Vec<_> = parts.map(|(name, it)| format!("{name}{it}")).collect();
    if !review.disclosed.is_empty() {
        parts.push(format!("the article says “{}”", review.disclosed));
    }
    parts.join("; ")
}

/// What is known of the review, a line each.
fn facts(review: &Review) -> Vec<String> {
    let file = if review.title.is_empty() { "" } else { &*review.article };
    let named = [
        ("Article", file),
        ("Original", &review.original),
        ("Translation", &provenance(review)),
        ("Reviewer", &review.reviewer),
        ("Verdict", &review.verdict),
        ("Reason", &review.verdict_reason),
    ];
    let named = named.into_iter().filter(|it| !it.1.is_empty());
    let mut facts: Vec<_> = named
        .map(|(name, it)| format!("{name}: {}", shortened(it, usize::MAX)))
        .collect();
    facts.push(counts(review));
    facts
}

fn title(review: &Review) -> String {
    let names = [&*review.title, &*review.article];
    match names.into_iter().find(|it| !it.is_empty()) {
        None => "Corrections".to_owned(),
        Some(name) => format!("Corrections for {}", shortened(name, usize::MAX)),
    }
}

/// An error whose words are gone: what it says.
fn lost(error: &ReviewedError) -> String {
    let says = [("should be", &error.correction), ("note", &error.note)];
    let says = says.into_iter().filter(|it| !it.1.is_empty());
    let says: Vec<_> = says
        .map(|(name, it)| format!("{name}: {}", shortened(it, usize::MAX)))
        .collect();
    [vec![error.heading()], says].concat().join("; ")
}

fn write_markdown(review: &Review) -> String {
    let mut out = format!("# {}\n\n", markdown(&title(review)));
    for fact in facts(review) {
        let _ = writeln!(out, "- {}", markdown(&fact));
    }
    for (i, entry) in review.errors().map(entry).enumerate() {
        let _ = writeln!(
            out,
            "\n{}. **{}** (pair {})\n",
            i + 1,
            markdown(&entry.heading),
            entry.pair
        );
        for (name, pieces) in &entry.sides {
            let text: String = pieces.iter().map(|(marked, text)| emphasised(*marked, text)).collect();
            let _ = writeln!(out, "   - {name}: {}", text.trim());
        }
        for (name, said) in [("Should be", &entry.correction), ("Note", &entry.note)] {
            if !said.is_empty() {
                let _ = writeln!(out, "   - {name}: {}", markdown(said));
            }
        }
    }
    if !review.lost.is_empty() {
        out += "\n## Errors whose words are not in the texts any more\n\n";
        for error in &review.lost {
            let _ = writeln!(out, "- {}", markdown(&lost(error)));
        }
    }
    out
}

/// White space cannot stand at the edge of what is emphasised.
fn emphasised(marked: bool, text: &str) -> String {
    let words = text.trim();
    if !marked || words.is_empty() {
        return markdown(text);
    }
    let (before, after) = text.split_once(words).unwrap_or_default();
    format!("{before}**{}**{after}", markdown(words))
}

fn write_html(review: &Review) -> String {
    let mut body = format!(
        "<header>\n<p class=\"kicker\">Review of a translation</p>\n</header>\n<main class=\"said\">\n<h1 dir=\"auto\">{}</h1>\n",
        html(&title(review))
    );
    for fact in facts(review) {
        let _ = writeln!(body, "<p class=\"facts\" dir=\"auto\">{}</p>", html(&fact));
    }
    body += "<ol>\n";
    for entry in review.errors().map(entry) {
        let _ = writeln!(
            body,
            "<li>\n<p><b>{}</b> (pair {})</p>",
            html(&entry.heading),
            entry.pair
        );
        for (name, pieces) in &entry.sides {
            let text = pieces.iter().map(|(marked, text)| match marked {
                true => format!("<mark>{}</mark>", html(text)),
                false => html(text),
            });
            let text: String = text.collect();
            let _ = writeln!(
                body,
                "<p class=\"facts\">{name}</p>\n<blockquote><p dir=\"auto\">{text}</p></blockquote>"
            );
        }
        if !entry.correction.is_empty() {
            let correction = html(&entry.correction);
            let _ = writeln!(
                body,
                "<p class=\"facts\">Should be</p>\n<blockquote><p dir=\"auto\"><ins>{correction}</ins></p></blockquote>"
            );
        }
        if !entry.note.is_empty() {
            let _ = writeln!(
                body,
                "<p class=\"facts\" dir=\"auto\"><b>Note</b> {}</p>",
                html(&entry.note)
            );
        }
        body += "</li>\n";
    }
    body += "</ol>\n";
    if !review.lost.is_empty() {
        body += "<h2>Errors whose words are not in the texts any more</h2>\n<ul>\n";
        for error in &review.lost {
            let _ = writeln!(body, "<li dir=\"auto\">{}</li>", html(&lost(error)));
        }
        body += "</ul>\n";
    }
    body += "</main>\n";
    page(&title(review), &body)
}
