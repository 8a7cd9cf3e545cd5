//! Errors of a translation that another program's file tells of.

use super::{Import, by_kind, text_of};
use crate::app::import::errors::AddingErrors;
use crate::cli::desk::save;
use crate::cli::export::review::original_of;
use crate::cli::{Failure, output};
use crate::formats::marot;
use crate::formats::review::error_spans::{self, FoundErrors};
use crate::model::article::Article;

/// The formats that tell of errors of a translation.
pub(super) const KEYS: [&str; 2] = ["marot", "error-spans"];

impl Import {
    pub(super) fn errors(self) -> Result<(), Failure> {
        let text = text_of(&self.file)?;
        let opened = self.article.take()?;
        let failed = |what: String| Failure::Disk(format!("{what}: {}", self.file.display()));
        let article = opened.document.article().text();
        let (original, found) = match &*self.format {
            "marot" => {
                let original = original_of(&self.article.path, &opened.document, self.original.as_deref())?;
                let original = original.map_or_else(|| Article::new(""), |it| it.1);
                let ratings = marot::read(&text).map_err(|it| failed(it.to_string()))?;
                let found = error_spans::of_ratings(&ratings.rows, article, original.text());
                (original, found)
            }
            _ => {
                let found = error_spans::read(&text, article).map_err(|it| failed(it.to_string()))?;
                (Article::new(""), found)
            }
        };
        let FoundErrors { errors, skipped } = found;
        let stamp = self.by.stamp();
        let mut ids = self.by.ids(&stamp, &text);
        let adding = AddingErrors::of(&opened.document, &original, &errors, &self.format, &stamp, || {
            ids.mint()
        });
        if !adding.transaction.is_empty() {
            save(opened, &adding.transaction)?;
        }
        let proposed = if self.format == "marot" {
            ""
        } else {
            ", to be accepted or removed in the window"
        };
        let known = match adding.known {
            0 => String::new(),
            known => format!(", {known} were there already"),
        };
        output::print(&format!("{} errors added{proposed}{known}\n", adding.added))?;
        for reason in by_kind(&skipped) {
            output::error(&format!("{}: {reason}", self.file.display()));
        }
        match skipped.is_empty() {
            true => Ok(()),
            false => Err(Failure::Problem(
                "not everything in the file was taken in; the rest was".to_owned(),
            )),
        }
    }
}
