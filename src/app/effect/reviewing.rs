//! What the review of a translation needs from outside.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::reviewing::Compared;
use crate::engine::review::comparison::Given;
use crate::engine::review::experience::Experience;
use crate::model::article::Article;
use crate::model::document::Document;

/// Something to be done for the review of the open article.
#[derive(Clone, Debug)]
pub enum ReviewEffect {
    /// Looks which files beside the article may be its original.
    Look { article: PathBuf },
    /// Reads the original called `file`, in the folder of the article.
    Read { article: PathBuf, file: String },
    /// Takes the file at `path` as the original; one of another folder is copied beside the article.
    Attach { article: PathBuf, path: PathBuf },
    /// Saves `text` beside the article, as its original.
    Paste { article: PathBuf, text: String },
    /// Aligns the two texts and compares them.
    Compare {
        generation: u64,
        original: Article,
        article: Article,
        given: Given,
        /// The file of the article, in whose folder more is known.
        path: PathBuf,
        experience: Box<Experience>,
    },
    /// Learns words from the confirmed pairs of the folder.
    Learn { article: PathBuf, document: Box<Document> },
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum ReviewOutcome {
    /// Bare names of files that may be the original, the likeliest first.
    Nearby {
        files: Arc<[String]>,
    },
    Read {
        text: Article,
    },
    Unreadable {
        message: String,
    },
    /// There is an original now that was not known before.
    Kept {
        text: Article,
        /// A key of [`OBTAINED`](crate::model::review::original::OBTAINED).
        obtained: &'static str,
    },
    NotKept {
        message: String,
    },
    /// The folder's words for translations could not be read or learned.
    WordsTrouble {
        message: String,
    },
    Progress {
        generation: u64,
        percent: u8,
    },
    Compared {
        generation: u64,
        compared: Compared,
    },
}
