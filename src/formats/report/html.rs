//! The annotated draft as one page of HTML: no scripts, nothing from elsewhere, good on paper.

use std::fmt::Write;

use super::notes::{Note, notes};
use super::pieces::{Begins, MOST_DEEP, Step, Stroke, steps};
use super::sources::{Open, Source, open_claims, sources};
use super::{Numbering, shortened, shown};
use crate::formats::disclosure::Told;
use crate::model::document::Document;
use crate::model::label::{LABELS, Label};
use crate::text::markdown::Line;

/// How the page looks; the program's own words only.
const STYLE: &str = include_str!("page.css");

// Writing to a string cannot fail, so its results are not looked at.

pub(super) fn write(told: &Told) -> String {
    let document = &told.document;
    let numbering = Numbering::of(document);
    let mut out = head(&title(document));
    masthead(told, &mut out);
    article(document, &numbering, &mut out);
    write_notes(&notes(told, &numbering), &mut out);
    write_sources(&sources(told, &numbering), &mut out);
    write_open(&open_claims(told, &numbering), &mut out);
    foot(told, &mut out);
    out
}

/// A page of its own with that body, in the looks of a report.
pub(in crate::formats) fn page(title: &str, body: &str) -> String {
    format!("{}{body}</body>\n</html>\n", head(&shown(title)))
}

/// A page up to its body, which may hold any content.
fn head(title: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escaped(title)
    )
}

fn title(document: &Document) -> String {
    match &*document.article().file().name {
        "" => "Annotated draft".into(),
        name => format!("{} – annotated draft", shown(name)),
    }
}

fn masthead(told: &Told, out: &mut String) {
    let document = &told.document;
    let file = document.article().file();
    *out += "<header>\n<p class=\"kicker\">Annotated draft</p>\n<p class=\"facts\">";
    let mut facts = Vec::new();
    if !file.name.is_empty() {
        facts.push(format!("<bdi>{}</bdi>", escaped(&shown(&file.name))));
    }
    if let Some(date) = document.published() {
        facts.push(format!("published {date}"));
    }
    for entry in LABELS {
        let count = document
            .annotations()
            .values()
            .filter(|it| it.body.label == entry.label)
            .count();
        facts.push(counted(count, entry.key));
    }
    *out += &facts.join(" · ");
    *out += "</p>\n<p class=\"legend\" aria-label=\"Legend\">";
    for entry in LABELS {
        let (class, letter) = (class(&entry.label), entry.letter);
        let _ = write!(
            out,
            "<span class=\"m {class}\"><b class=\"t {class}\">{letter}</b>\u{2060}{}</span> ",
            entry.key
        );
    }
    *out += "<span class=\"hint\">A source and a cue bear the number of what they belong to.</span></p>\n</header>\n";
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

fn class(label: &Label) -> &'static str {
    match label {
        Label::Claim => "c",
        Label::Quote => "q",
        Label::Source => "s",
        Label::Cue => "u",
        Label::Custom(_) => "o",
    }
}

fn article(document: &Document, numbering: &Numbering, out: &mut String) {
    *out += "<main lang=\"\">\n";
    let mut closing = "";
    for step in steps(document) {
        match step {
            Step::Begin(line) => {
                let (tag, class, close) = match line {
                    Line::Headline | Line::Heading(1) => ("h1", "", "</h1>\n"),
                    Line::Heading(2) => ("h2", "", "</h2>\n"),
                    Line::Heading(_) => ("h3", "", "</h3>\n"),
                    Line::Image { .. } => ("p", " class=\"image\"", "</p>\n"),
                    Line::Plain => ("p", "", "</p>\n"),
                };
                closing = close;
                let _ = write!(out, "<{tag}{class} dir=\"auto\">");
            }
            Step::Words(words) => *out += &escaped(&shown(words)),
            Step::Open(stroke) => open(document, numbering, &stroke, out),
            Step::Close(_) => *out += "</span>",
            Step::Point(stroke) => point(document, numbering, &stroke, out),
            Step::End => *out += closing,
        }
    }
    *out += "</main>\n";
}

fn open(document: &Document, numbering: &Numbering, stroke: &Stroke, out: &mut String) {
    let class = class(&stroke.annotation.body.label);
    debug_assert!(stroke.lane < MOST_DEEP);
    let _ = write!(out, "<span class=\"m {class} l{}\">", stroke.lane);
    if stroke.begins != Begins::Nothing {
        point(document, numbering, stroke, out);
    }
}

/// The letter and number of a mark; the first place of a note can be come back to.
fn point(document: &Document, numbering: &Numbering, stroke: &Stroke, out: &mut String) {
    let class = class(&stroke.annotation.body.label);
    let tag = escaped(&numbering.tag(document, stroke.id));
    let Some(number) = numbering.first(stroke.id) else {
        return;
    };
    let is_home = stroke.begins == Begins::Mark && numbering.is_lead(stroke.id);
    let home = if is_home {
        format!(" id=\"m{number}\"")
    } else {
        String::new()
    };
    let more = if stroke.begins == Begins::Segment { "…" } else { "" };
    // A word joiner keeps the letter with its words at the end of a line.
    let _ = write!(
        out,
        "<a class=\"t {class}\"{home} dir=\"ltr\" href=\"#n{number}\">{more}{tag}</a>\u{2060}"
    );
}

fn write_notes(notes: &[Note], out: &mut String) {
    if notes.is_empty() {
        *out += "<p class=\"none\">Nothing is marked in this article.</p>\n";
        return;
    }
    *out += "<section class=\"notes\">\n<h2>Notes</h2>\n<ol>\n";
    for (i, note) in notes.iter().enumerate() {
        let number = i + 1;
        let (line, column) = note.place;
        let letter = note.tag.chars().next().unwrap_or('•');
        let class = LABELS
            .iter()
            .find(|it| it.letter == letter)
            .map_or("o", |it| class(&it.label));
        let _ = write!(
            out,
            "<li id=\"n{number}\"><a class=\"t {class}\" href=\"#m{number}\">{}</a><div>\
             <p class=\"what\"><bdi>{}</bdi> <span class=\"place\">{line}:{column}</span></p>\
             <p class=\"words\" dir=\"auto\">{}</p>",
            escaped(&note.tag),
            escaped(&note.kind),
            escaped(&note.words),
        );
        if !note.facts.is_empty() {
            *out += "<dl>";
            for (name, said) in &note.facts {
                let _ = write!(out, "<dt>{name}</dt><dd dir=\"auto\">{}</dd>", escaped(said));
            }
            *out += "</dl>";
        }
        *out += "</div></li>\n";
    }
    *out += "</ol>\n</section>\n";
}

fn write_sources(sources: &[Source], out: &mut String) {
    if sources.is_empty() {
        return;
    }
    *out += "<section class=\"sources\">\n<h2>Sources</h2>\n<table>\n\
             <thead><tr><th>Name</th><th>Kind</th><th>Marks</th></tr></thead>\n<tbody>\n";
    for source in sources {
        let _ = writeln!(
            out,
            "<tr><td dir=\"auto\">{}</td><td><bdi>{}</bdi></td><td class=\"tags\">{}</td></tr>",
            escaped(&source.name),
            escaped(&source.kind),
            escaped(&source.tags.join(" ")),
        );
    }
    *out += "</tbody>\n</table>\n</section>\n";
}

fn write_open(open: &[Open], out: &mut String) {
    if open.is_empty() {
        return;
    }
    *out += "<section class=\"open\">\n<h2>Open claims</h2>\n<table>\n\
             <thead><tr><th></th><th>Claim</th><th>Source</th><th>Status</th></tr></thead>\n<tbody>\n";
    for claim in open {
        let _ = writeln!(
            out,
            "<tr><td class=\"tags\">{}</td><td dir=\"auto\">{}</td><td dir=\"auto\">{}</td><td>{}</td></tr>",
            escaped(&claim.tag),
            escaped(&claim.words),
            escaped(&claim.speaker),
            escaped(&claim.status),
        );
    }
    *out += "</tbody>\n</table>\n</section>\n";
}

fn foot(told: &Told, out: &mut String) {
    *out += "<footer>\n";
    match told.redacted.len() {
        0 => {}
        1 => *out += "<p>The name of 1 source is withheld.</p>\n",
        n => drop(writeln!(out, "<p>The names of {n} sources are withheld.</p>")),
    }
    let hash = &told.document.article().file().sha256;
    if !hash.is_empty() {
        let _ = writeln!(out, "<p>Article: SHA-256 {}</p>", escaped(&shortened(hash, 64)));
    }
    *out += "</footer>\n</body>\n</html>\n";
}

/// `text` as the content of an element or an attribute.
pub(in crate::formats) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            _ => out.push(c),
        }
    }
    out
}
