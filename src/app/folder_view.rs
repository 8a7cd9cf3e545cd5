//! The annotated articles of a folder, read to be looked at together.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::document::Document;
use crate::model::registry::SourceId;

/// Every annotated article of the open article's folder, as it was when it was read.
#[derive(Debug, Default)]
pub struct FolderView {
    /// By name; the open article itself as it stood in the window.
    pub articles: Vec<FolderArticle>,
    /// Articles that could not be read, each with the reason.
    pub problems: Vec<String>,
}

/// One article of a folder.
#[derive(Debug)]
pub struct FolderArticle {
    /// Bare file name.
    pub name: String,
    pub path: PathBuf,
    pub document: Document,
}

/// How far reading a folder has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderProgress {
    pub done: usize,
    pub total: usize,
}

/// A text that is drawn up from several records, to be written to a file.
#[derive(Clone, Debug, PartialEq)]
pub enum TextExport {
    /// Everything an entry said.
    Said {
        entry: SourceId,
        /// In the whole folder, as far as it was read; else in this article.
        folder: bool,
        form: TextForm,
    },
    /// The source balance as CSV.
    Balance { folder: bool },
    /// The review of the translation, in a format of its own.
    Review { format: &'static str },
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    Csv,
    Markdown,
    Html,
}

impl TextForm {
    /// File name extension.
    pub fn extension(self) -> &'static str {
        match self {
            TextForm::Csv => "csv",
            TextForm::Markdown => "md",
            TextForm::Html => "html",
        }
    }
}

/// Shared between the state and what is drawn.
pub type SharedFolder = Arc<FolderView>;
