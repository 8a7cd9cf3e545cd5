//! Texts drawn up from several records: what an entry said, the source balance.

use std::path::PathBuf;

use crate::app::effect::Effect;
use crate::app::folder_view::{TextExport, TextForm};
use crate::app::reviewed::review_of;
use crate::app::reviewing::Reviewing;
use crate::app::rows::{balance_rows, said_rows, speaker};
use crate::app::state::{Desk, State, Tone};
use crate::engine::balance::Balance;
use crate::formats;
use crate::formats::disclosure::{Disclosure, WITHHELD};
use crate::formats::review::{Review, review_format};
use crate::formats::said::SaidRow;
use crate::model::document::Document;
use crate::model::registry::SourceId;

impl State {
    /// Draws up a text and has it written to `path`.
    pub(in crate::app) fn export_text(&mut self, what: &TextExport, path: PathBuf) -> Vec<Effect> {
        if let Some(reason) = self.cannot_tell() {
            self.tell(Tone::Warning, reason);
            return Vec::new();
        }
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let text = match what {
            TextExport::Review { format } => return self.export_review(format, path),
            TextExport::Said { entry, folder, form } => said(desk, entry, *folder, *form),
            TextExport::Balance { folder } => {
                let rows = balance_rows(&balance(desk, *folder), Disclosure::Redacted);
                Some(formats::balance::csv(&rows))
            }
        };
        match text {
            Some(text) => vec![Effect::WriteFile {
                path,
                bytes: text.into_bytes(),
            }],
            None => self.missing("This entry is not in the registry any more; nothing was exported"),
        }
    }

    /// Draws up the review in `format`, as far as it has come, and has it written to `path`.
    fn export_review(&mut self, format: &str, path: PathBuf) -> Vec<Effect> {
        let reviewed = self.desk.as_ref().and_then(reviewed);
        let (Some(review), Some(format)) = (reviewed, review_format(format)) else {
            return self.missing("There is no review to export yet. Attach the original first (F9)");
        };
        let original = self.desk.as_ref().map(|it| it.path.with_file_name(&review.original));
        if original.as_ref() == Some(&path) {
            return self.missing("An export would overwrite the original. Choose another name");
        }
        let export = match format.export(&review) {
            Ok(export) => export,
            Err(error) => {
                self.tell(Tone::Failure, format!("Nothing was exported: {error}"));
                return Vec::new();
            }
        };
        if !export.lost.is_empty() {
            self.tell(
                Tone::Note,
                format!("This format cannot hold: {}", export.lost.join("; ")),
            );
        }
        let bytes = export.content.into_bytes();
        vec![Effect::WriteFile { path, bytes }]
    }
}

/// The review as it stands; `None` until the two texts have been compared.
fn reviewed(desk: &Desk) -> Option<Review> {
    let Reviewing {
        comparison,
        decided,
        overview,
        ..
    } = &desk.reviewing;
    let (comparison, decided) = (comparison.as_ref()?, decided.as_ref()?);
    Some(review_of(
        &desk.document,
        comparison,
        decided,
        overview,
        Disclosure::Redacted,
    ))
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

/// Everything an entry said. Of a source that is not to be known, the name, the context and notes are left out.
fn said(desk: &Desk, id: &SourceId, folder: bool, form: TextForm) -> Option<String> {
    let (id, entry) = desk.document.entry(id)?;
    let withheld = entry.is_redacted();
    let articles = articles(desk, folder).into_iter();
    let mut rows: Vec<SaidRow> = articles
        .flat_map(|(name, document)| said_rows(&name, document, id, entry))
        .collect();
    let mut speaker = speaker(entry);
    if withheld {
        speaker.name = WITHHELD.to_owned();
        // What stands around the words may name who said them.
        for row in &mut rows {
            let (context, source, role, note) = Default::default();
            (row.context, row.source, row.role, row.note) = (context, source, role, note);
        }
    }
    Some(match form {
        TextForm::Csv => formats::said::csv(&speaker, &rows),
        TextForm::Markdown => formats::said::markdown(&speaker, &rows),
        TextForm::Html => formats::said::html(&speaker, &rows),
    })
}

/// The source balance of the open article, or of the folder as far as it was read.
pub fn balance(desk: &Desk, folder: bool) -> Balance {
    let articles = articles(desk, folder);
    Balance::joined(articles.iter().map(|(name, document)| (name.as_str(), *document)))
}
