//! The annotated draft as Markdown: marks in brackets `⟦Q3 …⟧`, notes as footnotes.

use std::fmt::Write;

use super::notes::{Note, notes};
use super::pieces::{Begins, Step, Stroke, steps};
use super::sources::{open_claims, sources};
use super::{Numbering, shown};
use crate::formats::disclosure::Told;
use crate::model::document::Document;
use crate::model::label::LABELS;
use crate::text::markdown::Line;

// Writing to a string cannot fail, so its results are not looked at.

pub(super) fn write(told: &Told) -> String {
    let document = &told.document;
    let numbering = Numbering::of(document);
    let mut out = String::new();
    masthead(document, &mut out);
    article(document, &numbering, &mut out);
    lists(told, &numbering, &mut out);
    for (i, note) in notes(told, &numbering).iter().enumerate() {
        write_note(i + 1, note, &mut out);
    }
    out
}

fn masthead(document: &Document, out: &mut String) {
    let name = match &*document.article().file().name {
        "" => "an article".to_owned(),
        name => escaped(&shown(name)),
    };
    let published = document.published().map(|it| format!(", published {it}"));
    let letters: Vec<String> = LABELS.iter().map(|it| format!("{} {}", it.letter, it.key)).collect();
    let _ = writeln!(
        out,
        "*Annotated draft of {name}{}. {}; • another label. A source and a cue bear the number of what they belong to.*\n",
        published.unwrap_or_default(),
        letters.join(", ")
    );
}

fn article(document: &Document, numbering: &Numbering, out: &mut String) {
    let mut at_start = true;
    for step in steps(document) {
        match step {
            Step::Begin(line) => {
                *out += match line {
                    Line::Headline => "# ",
                    // The article's own signs follow, escaped, so they are written here.
                    Line::Heading(1 | 2) => "## ",
                    Line::Heading(_) => "### ",
                    Line::Image { .. } | Line::Plain => "",
                };
                at_start = true;
            }
            Step::Words(words) => {
                let words = shown(words);
                // White space at the start of a line would make it code.
                let words = if at_start { words.trim_start() } else { &words };
                *out += &escaped_at(words, at_start);
                at_start = false;
            }
            Step::Open(stroke) => {
                let more = if stroke.begins == Begins::Mark { "" } else { "…" };
                let _ = write!(out, "⟦{more}{} ", numbering.tag(document, stroke.id));
                at_start = false;
            }
            Step::Close(stroke) => {
                out.push('⟧');
                refer(numbering, &stroke, out);
            }
            Step::Point(stroke) => {
                let _ = write!(out, "⟦{}⟧", numbering.tag(document, stroke.id));
                refer(numbering, &stroke, out);
                at_start = false;
            }
            Step::End => *out += "\n\n",
        }
    }
}

/// The footnote of a mark that has one of its own, where it ends.
fn refer(numbering: &Numbering, stroke: &Stroke, out: &mut String) {
    if let Some(number) = numbering
        .first(stroke.id)
        .filter(|_| stroke.ends && numbering.is_lead(stroke.id))
    {
        let _ = write!(out, "[^{number}]");
    }
}

fn lists(told: &Told, numbering: &Numbering, out: &mut String) {
    let sources = sources(told, numbering);
    if !sources.is_empty() {
        *out += "## Sources\n\n";
        for it in sources {
            let kind = if it.kind.is_empty() {
                String::new()
            } else {
                format!(" ({})", escaped(&it.kind))
            };
            let _ = writeln!(out, "- {}{kind}: {}", escaped(&it.name), it.tags.join(" "));
        }
        out.push('\n');
    }
    let open = open_claims(told, numbering);
    if !open.is_empty() {
        *out += "## Open claims\n\n| | Claim | Source | Status |\n|---|---|---|---|\n";
        for it in open {
            let cells = [it.tag, escaped(&it.words), escaped(&it.speaker), escaped(&it.status)];
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        out.push('\n');
    }
    match told.redacted.len() {
        0 => {}
        1 => *out += "The name of 1 source is withheld.\n\n",
        n => drop(writeln!(out, "The names of {n} sources are withheld.\n")),
    }
}

fn write_note(number: usize, note: &Note, out: &mut String) {
    let (line, column) = note.place;
    let _ = writeln!(
        out,
        "[^{number}]: **{}** {} ({line}:{column}): {}",
        note.tag,
        escaped(&note.kind),
        escaped(&note.words)
    );
    for (name, said) in &note.facts {
        let _ = writeln!(out, "    - {name}: {}", escaped(said));
    }
    out.push('\n');
}

/// `text` as words, whatever is in it; it stands within a line.
pub(in crate::formats) fn escaped(text: &str) -> String {
    escaped_at(&text.replace(['\n', '\t'], " "), false)
}

/// The same at the start of a line, where more signs have a meaning.
fn escaped_at(text: &str, at_start: bool) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    for (i, c) in text.char_indices() {
        let begins = at_start && i == 0 && matches!(c, '#' | '+' | '-' | '=' | ':');
        let numbers = at_start && digits > 0 && i == digits && matches!(c, '.' | ')');
        if begins
            || numbers
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '^'
            )
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
