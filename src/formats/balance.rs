//! Who gets to speak in articles, as a table.

use super::csv::written;

/// What rests on one source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BalanceRow {
    /// Of the registry; empty for a mention that refers to no entry, and where it is not told.
    pub key: String,
    pub name: String,
    pub kind: String,
    pub affiliation_type: String,
    pub anonymous: bool,
    /// Attributed quotes and claims.
    pub attributions: usize,
    /// Those of them that are quotes of each form.
    pub direct: usize,
    pub indirect: usize,
    pub mixed: usize,
    /// Words inside quotation marks, and all words of direct quotes.
    pub quoted_words: usize,
    /// Of all quoted words, from 0 to 1.
    pub share: f32,
    /// Where it first appears, from 0 (start of the text) to 1.
    pub first: Option<f32>,
    pub articles: usize,
}

/// A row a source; shares and places with three digits after the point.
pub fn csv(rows: &[BalanceRow]) -> String {
    let columns = [
        "key",
        "name",
        "kind",
        "affiliation_type",
        "anonymous",
        "attributions",
        "direct",
        "indirect",
        "mixed",
        "quoted_words",
        "share",
        "first",
        "articles",
    ];
    let lines = rows.iter().map(|it| {
        vec![
            it.key.clone(),
            it.name.clone(),
            it.kind.clone(),
            it.affiliation_type.clone(),
            it.anonymous.to_string(),
            it.attributions.to_string(),
            it.direct.to_string(),
            it.indirect.to_string(),
            it.mixed.to_string(),
            it.quoted_words.to_string(),
            format!("{:.3}", it.share),
            it.first.map(|it| format!("{it:.3}")).unwrap_or_default(),
            it.articles.to_string(),
        ]
    });
    written(&columns, lines)
}
