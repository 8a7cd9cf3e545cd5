//! `pressmark sources`: lists whom the articles of a folder rest on.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::desk::TellingArgs;
use super::export::tell_redacted;
use super::folder::Folder;
use super::{Failure, output};
use crate::formats::disclosure::Disclosure;
use crate::formats::registry::{Counts, InArticle, SourceRow, csv, json, text};
use crate::model::document::Document;
use crate::model::label::Label;
use crate::model::registry::{Entry, SourceId};

#[derive(Debug, Args)]
pub(super) struct Sources {
    /// A folder of articles, or one article
    #[arg(value_name = "FOLDER|ARTICLE")]
    path: PathBuf,
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    #[command(flatten)]
    telling: TellingArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    /// key kind "name" — quotes, claims and mentions
    Text,
    /// Everything, for programs
    Json,
    /// A row for each entry and article
    Csv,
}

impl Sources {
    pub fn run(self) -> Result<(), Failure> {
        let folder = Folder::look(&self.path)?;
        let mut redacted = 0;
        let rows = folder.entries.iter().map(|(key, entry)| {
            let mut row = row(&folder, key, entry);
            if self.telling.disclosure() == Disclosure::Redacted && entry.is_redacted() {
                redacted += 1;
                row = SourceRow {
                    key: format!("redacted-{redacted}"),
                    kind: row.kind,
                    total: row.total,
                    articles: row.articles,
                    ..SourceRow::withheld()
                };
            }
            row
        });
        let mut rows: Vec<SourceRow> = rows.collect();
        // Their place among the others would tell how they begin.
        rows.sort_by_key(|it| it.redacted);
        match self.format {
            Shape::Text => output::print(&text(&rows))?,
            Shape::Json => output::print_file(&json(&rows))?,
            Shape::Csv => output::print_file(&csv(&rows))?,
        }
        tell_redacted(redacted);
        folder.is_whole()
    }
}

fn row(folder: &Folder, key: &SourceId, entry: &Entry) -> SourceRow {
    let mut total = Counts::default();
    let mut articles = Vec::new();
    for article in &folder.articles {
        let counts = counts(&article.document, key);
        if !counts.is_empty() {
            total.add(counts);
            articles.push(InArticle {
                article: article.name.clone(),
                counts,
            });
        }
    }
    SourceRow {
        key: key.to_string(),
        name: entry.name.to_string(),
        redacted: false,
        kind: entry.kind.key().to_owned(),
        identity: entry.identity.to_string(),
        affiliation_type: entry.affiliation_type.to_string(),
        terms: entry.terms.to_string(),
        aliases: entry.aliases.iter().map(|it| it.to_string()).collect(),
        position: entry.position_on(None).map(|it| it.shown()).unwrap_or_default(),
        total,
        articles,
    }
}

fn counts(document: &Document, key: &SourceId) -> Counts {
    let mut counts = Counts {
        mentions: document.mentions_of(key).count(),
        ..Counts::default()
    };
    for (_, attribution) in document.spoken_by(key) {
        let content = attribution.content.as_ref().and_then(|it| document.annotation(it));
        match content.map(|it| &it.body.label) {
            Some(Label::Claim) => counts.claims += 1,
            Some(Label::Quote) => counts.quotes += 1,
            _ => {}
        }
    }
    counts
}
