//! Texts drawn up from several records: what an entry said, the source balance.

use std::path::PathBuf;

use crate::app::effect::Effect;
use crate::app::folder_view::{TextExport, TextForm};
use crate::app::state::{Desk, State};
use crate::engine::balance::{Balance, Row};
use crate::engine::dossier::said_by;
use crate::formats::disclosure::WITHHELD;
use crate::formats::table::Table;
use crate::model::document::Document;
use crate::model::registry::SourceId;

impl State {
    /// Draws up a text and has it written to `path`.
    pub(in crate::app) fn export_text(&mut self, what: &TextExport, path: PathBuf) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let text = match what {
            TextExport::Said { entry, folder, form } => {
                let table = said_table(desk, entry, *folder);
                match form {
                    TextForm::Csv => table.csv(),
                    TextForm::Markdown => table.markdown(),
                    TextForm::Html => table.html(),
                }
            }
            TextExport::Balance { folder } => balance_table(&balance(desk, *folder)).csv(),
        };
        vec![Effect::WriteText { path, text }]
    }
}

/// The articles a text is about, by name; the open one as it stands in the window.
fn articles(desk: &Desk, folder: bool) -> Vec<(String, &Document)> {
    let open = (desk.name(), &desk.document);
    let Some(read) = desk.folder.as_ref().filter(|_| folder) else {
        return vec![open];
    };
    let mut articles: Vec<(String, &Document)> = Vec::new();
    for article in &read.articles {
        match article.path == desk.path {
            true => articles.push((desk.name(), &desk.document)),
            false => articles.push((article.name.clone(), &article.document)),
        }
    }
    articles
}

/// Everything an entry said, a row each. Of a source that is not to be known, the name, the context and notes are left out.
fn said_table(desk: &Desk, id: &SourceId, folder: bool) -> Table {
    let entry = desk.document.entry(id).map(|it| it.1);
    let withheld = entry.is_some_and(|it| it.is_redacted());
    let name = match entry {
        Some(_) if withheld => WITHHELD.to_owned(),
        Some(entry) => entry.name.to_string(),
        None => id.to_string(),
    };
    let mut rows = Vec::new();
    let articles = articles(desk, folder);
    for (article, document) in &articles {
        for said in said_by(document, id) {
            let label = said.label.as_ref().map_or("", |it| it.key()).to_owned();
            // What stands around the words may name who said them.
            let (context, source, note) = match withheld {
                true => Default::default(),
                false => (said.context, said.source.unwrap_or_default(), said.note.to_string()),
            };
            let line = if said.line == 0 {
                String::new()
            } else {
                said.line.to_string()
            };
            rows.push(vec![
                article.clone(),
                line,
                label,
                said.form.to_string(),
                said.words,
                context,
                said.cue.unwrap_or_default(),
                source,
                said.tags.join("; "),
                note,
            ]);
        }
    }
    let about = match &articles[..] {
        [(one, _)] => format!("{} in {one}", counted(rows.len())),
        several => format!("{} in {} articles", counted(rows.len()), several.len()),
    };
    Table {
        title: format!("Said by {name}"),
        about,
        columns: vec![
            "article", "line", "label", "form", "words", "context", "cue", "source", "tags", "note",
        ],
        rows,
    }
}

fn counted(n: usize) -> String {
    match n {
        1 => "1 quote or claim".to_owned(),
        n => format!("{n} quotes and claims"),
    }
}

/// The source balance of the open article, or of the folder as far as it was read.
pub fn balance(desk: &Desk, folder: bool) -> Balance {
    let articles = articles(desk, folder);
    Balance::joined(articles.iter().map(|(name, document)| (name.as_str(), *document)))
}

/// The source balance, a row a source. Who is not to be known has no name in it.
pub fn balance_table(balance: &Balance) -> Table {
    let row = |it: &Row| {
        let name = if it.redacted { WITHHELD } else { &it.name };
        let key = it.entry.as_ref().filter(|_| !it.redacted);
        vec![
            name.to_owned(),
            key.map(|it| it.to_string()).unwrap_or_default(),
            it.kind.to_string(),
            it.affiliation_type.to_string(),
            if it.anonymous { "anonymous" } else { "named" }.to_owned(),
            it.attributions.to_string(),
            it.direct.to_string(),
            it.indirect.to_string(),
            it.mixed.to_string(),
            it.quoted_words.to_string(),
            format!("{:.4}", it.share),
            it.first.map(|it| format!("{it:.4}")).unwrap_or_default(),
            it.articles.to_string(),
        ]
    };
    Table {
        title: "Source balance".into(),
        about: match balance.articles {
            1 => "Of 1 article".into(),
            n => format!("Of {n} articles"),
        },
        columns: vec![
            "source",
            "entry",
            "kind",
            "affiliation_type",
            "naming",
            "attributions",
            "direct",
            "indirect",
            "mixed",
            "quoted_words",
            "share",
            "first_appearance",
            "articles",
        ],
        rows: balance.rows.iter().map(row).collect(),
    }
}
