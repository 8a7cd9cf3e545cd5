//! The registry of a folder as a list: whom its articles rest on, and how often.

use serde::Serialize;

use super::csv::written;
use super::json::spelled_out;
use crate::text::visible::visible;

/// An entry, and what rests on it.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow {
    pub key: String,
    /// Empty when it is not told.
    pub name: String,
    /// Whether who it is was left out.
    pub redacted: bool,
    pub kind: String,
    pub identity: String,
    pub affiliation_type: String,
    pub terms: String,
    pub aliases: Vec<String>,
    /// The latest role and affiliation.
    pub position: String,
    #[serde(flatten)]
    pub total: Counts,
    /// Where it occurs, by name of the article.
    pub articles: Vec<InArticle>,
}

/// How often something rests on an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub quotes: usize,
    pub claims: usize,
    pub mentions: usize,
}

/// The counts of one article.
#[derive(Clone, Debug, Serialize)]
pub struct InArticle {
    pub article: String,
    #[serde(flatten)]
    pub counts: Counts,
}

impl SourceRow {
    /// A row that does not tell who it is.
    pub fn withheld() -> Self {
        SourceRow {
            key: String::new(),
            name: String::new(),
            redacted: true,
            kind: String::new(),
            identity: String::new(),
            affiliation_type: String::new(),
            terms: String::new(),
            aliases: Vec::new(),
            position: String::new(),
            total: Counts::default(),
            articles: Vec::new(),
        }
    }
}

impl Counts {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Counts::default()
    }

    /// Adds those of another article.
    pub fn add(&mut self, other: Counts) {
        self.quotes += other.quotes;
        self.claims += other.claims;
        self.mentions += other.mentions;
    }
}

/// `key kind "name" — 3 quotes, 1 claim, 2 mentions in 2 articles`, a line each.
pub fn text(rows: &[SourceRow]) -> String {
    let line = |it: &SourceRow| {
        let name = match it.redacted {
            true => super::disclosure::WITHHELD.to_owned(),
            false => format!("\"{}\"", it.name),
        };
        let Counts {
            quotes,
            claims,
            mentions,
        } = it.total;
        let counts = [
            counted(quotes, "quote"),
            counted(claims, "claim"),
            counted(mentions, "mention"),
        ];
        let articles = counted(it.articles.len(), "article");
        let text = format!("{} {} {name} — {} in {articles}", it.key, it.kind, counts.join(", "));
        visible(&text).into_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

/// A list of objects.
pub fn json(rows: &[SourceRow]) -> String {
    // A value of strings and numbers cannot fail to be written.
    spelled_out(&serde_json::to_string_pretty(rows).unwrap_or_default()) + "\n"
}

/// A row for each entry and article; one without an article for an entry that nothing rests on.
pub fn csv(rows: &[SourceRow]) -> String {
    let columns = [
        "key",
        "name",
        "kind",
        "identity",
        "affiliation_type",
        "terms",
        "aliases",
        "position",
        "article",
        "quotes",
        "claims",
        "mentions",
    ];
    let lines = rows.iter().flat_map(|row| {
        let none = [InArticle {
            article: String::new(),
            counts: Counts::default(),
        }];
        let articles = if row.articles.is_empty() {
            none.to_vec()
        } else {
            row.articles.clone()
        };
        articles.into_iter().map(|it| {
            let name = if row.redacted {
                super::disclosure::WITHHELD
            } else {
                &row.name
            };
            vec![
                row.key.clone(),
                name.to_owned(),
                row.kind.clone(),
                row.identity.clone(),
                row.affiliation_type.clone(),
                row.terms.clone(),
                row.aliases.join("; "),
                row.position.clone(),
                it.article,
                it.counts.quotes.to_string(),
                it.counts.claims.to_string(),
                it.counts.mentions.to_string(),
            ]
        })
    });
    written(&columns, lines)
}
