//! Errors of a translation that another program's file tells of.

use super::{Import, by_kind, text_of};
use crate::app::import::errors::{AddingErrors, found_errors};
use crate::cli::desk::save;
use crate::cli::export::review::original_of;
use crate::cli::{Failure, output};
use crate::formats::review::error_spans::FoundErrors;
use crate::model::article::Article;

impl Import {
    pub(super) fn errors(self) -> Result<(), Failure> {
        let text = text_of(&self.file)?;
        let opened = self.article.take()?;
        let document = &opened.document;
        let original = match &*self.format {
            "marot" => original_of(&self.article.path, document, self.original.as_deref())?.map(|it| it.1),
            _ => None,
        };
        let original = original.unwrap_or_else(|| Article::new(""));
        let found = found_errors(&self.format, &text, document.article(), &original);
        let found = found.map_err(|what| Failure::Disk(format!("{what}: {}", self.file.display())))?;
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
            known => format!(", {known} there already"),
        };
        let added = match adding.added {
            1 => "1 error added".to_owned(),
            n => format!("{n} errors added"),
        };
        output::print(&format!("{added}{proposed}{known}\n"))?;
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
