//! Everything one speaker said, as a table: CSV, Markdown, or a page of HTML.

use super::csv::written;
use super::report::{escaped_html, escaped_markdown, page, shortened};

/// One quote or claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaidRow {
    /// The name of the article's file.
    pub article: String,
    /// When the article was published, as 2026-03-01; empty when not known.
    pub published: String,
    /// Line, from 1; 0 when the words are not in the text.
    pub line: usize,
    /// `quote` or `claim`; empty when the attribution has no content.
    pub label: String,
    /// Direct, indirect, mixed; empty when not said.
    pub form: String,
    pub words: String,
    /// The sentences around the words.
    pub context: String,
    pub source: String,
    pub cue: String,
    /// The role on the article's date.
    pub role: String,
    pub tags: String,
    pub note: String,
}

/// Who said it all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    pub name: String,
    pub kind: String,
}

/// A row for each quote or claim.
pub fn csv(speaker: &Speaker, rows: &[SaidRow]) -> String {
    let columns = [
        "speaker",
        "article",
        "published",
        "line",
        "label",
        "form",
        "words",
        "context",
        "source",
        "cue",
        "role",
        "tags",
        "note",
    ];
    let lines = rows.iter().map(|it| {
        vec![
            speaker.name.clone(),
            it.article.clone(),
            it.published.clone(),
            it.line.to_string(),
            it.label.clone(),
            it.form.clone(),
            it.words.clone(),
            it.context.clone(),
            it.source.clone(),
            it.cue.clone(),
            it.role.clone(),
            it.tags.clone(),
            it.note.clone(),
        ]
    });
    written(&columns, lines)
}

/// A heading for each article, and its quotes and claims below.
pub fn markdown(speaker: &Speaker, rows: &[SaidRow]) -> String {
    let text = |it: &str| escaped_markdown(&shortened(it, usize::MAX));
    let mut out = format!("# {}\n\n{}\n", text(&speaker.name), text(&summary(speaker, rows)));
    let mut article = None;
    for row in rows {
        if article != Some(&row.article) {
            article = Some(&row.article);
            out += &format!("\n## {}\n\n", text(&dated(row)));
        }
        out += &format!("- {} ({})\n", text(&row.words), text(&facts(row)));
        if !row.context.is_empty() {
            out += &format!("  > {}\n", text(&row.context));
        }
        if !row.note.is_empty() {
            out += &format!("\n  Note: {}\n", text(&row.note));
        }
    }
    out
}

/// A page of its own; nothing in it comes from elsewhere.
pub fn html(speaker: &Speaker, rows: &[SaidRow]) -> String {
    let text = |it: &str| escaped_html(&shortened(it, usize::MAX));
    let mut body = format!(
        "<header>\n<p class=\"kicker\">Everything said by</p>\n</header>\n<main class=\"said\">\n\
         <h1 dir=\"auto\">{}</h1>\n<p>{}</p>\n",
        text(&speaker.name),
        text(&summary(speaker, rows))
    );
    let mut article = None;
    for row in rows {
        if article != Some(&row.article) {
            article = Some(&row.article);
            body += &format!("<h2 dir=\"auto\">{}</h2>\n", text(&dated(row)));
        }
        let class = if row.label == "claim" { "c" } else { "q" };
        let letter = class.to_uppercase();
        body += &format!(
            "<blockquote><p dir=\"auto\"><b class=\"t {class}\" dir=\"ltr\">{letter}</b>\u{2060}{}</p>\n<p class=\"facts\">{}</p>\n",
            text(&row.words),
            text(&facts(row)),
        );
        for (name, said) in [("Context", &row.context), ("Note", &row.note)] {
            if !said.is_empty() {
                body += &format!("<p class=\"facts\" dir=\"auto\"><b>{name}</b> {}</p>\n", text(said));
            }
        }
        body += "</blockquote>\n";
    }
    body += "</main>\n";
    page(&format!("{} – everything said", speaker.name), &body)
}

/// “Person. 3 quotes and claims in 2 articles”.
fn summary(speaker: &Speaker, rows: &[SaidRow]) -> String {
    let mut articles: Vec<&str> = rows.iter().map(|it| &*it.article).collect();
    articles.dedup();
    let counted = |count: usize, one: &str, more: &str| match count {
        1 => format!("1 {one}"),
        n => format!("{n} {more}"),
    };
    format!(
        "{}: {} in {}",
        speaker.kind,
        counted(rows.len(), "quote or claim", "quotes and claims"),
        counted(articles.len(), "article", "articles")
    )
}

fn dated(row: &SaidRow) -> String {
    match &*row.published {
        "" => row.article.clone(),
        date => format!("{}, {date}", row.article),
    }
}

/// “quote, direct, “said”, as “Brandt”, harbour master, line 3”.
fn facts(row: &SaidRow) -> String {
    let quoted = |lead: &str, words: &str| match words {
        "" => String::new(),
        words => format!("{lead}“{words}”"),
    };
    let line = if row.line > 0 {
        format!("line {}", row.line)
    } else {
        String::new()
    };
    let facts = [
        row.label.clone(),
        row.form.clone(),
        quoted("", &row.cue),
        quoted("as ", &row.source),
        row.role.clone(),
        row.tags.clone(),
        line,
    ];
    let facts: Vec<String> = facts.into_iter().filter(|it| !it.is_empty()).collect();
    facts.join(", ")
}
