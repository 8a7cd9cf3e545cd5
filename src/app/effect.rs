//! What the state wants done outside, and what comes back.

mod reviewing;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::folder_view::{FolderProgress, SharedFolder, TextExport};
use super::listing::Listing;
use super::run::suggesting::Answer;
use super::settings::{RecentArticle, Settings};
use super::state::RegistryHome;
use crate::engine::frame::Frame;
use crate::engine::search;
use crate::engine::suggest::Lessons;
use crate::engine::survey::Survey;
use crate::model::annotation::Stamp;
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::history::{History, Step};
use crate::model::id::AnnotationId;
use crate::model::transaction::Transaction;

pub use reviewing::{ReviewEffect, ReviewOutcome};

/// Numbers one opening of one article; a late answer for an older one is dropped.
pub type Ticket = u64;

/// Something to be done by the worker or the window. [`State::run`](super::state::State::run) does none of it.
#[derive(Clone, Debug)]
pub enum Effect {
    Open {
        ticket: Ticket,
        path: PathBuf,
        encoding: Option<String>,
    },
    Close {
        ticket: Ticket,
    },
    Journal {
        ticket: Ticket,
        steps: Vec<(u64, Step)>,
    },
    Save {
        ticket: Ticket,
        snapshot: Document,
        through: u64,
    },
    /// The last merge that was told stands in the document now.
    TakenIn {
        ticket: Ticket,
    },
    SaveCopy {
        ticket: Ticket,
        snapshot: Document,
        path: PathBuf,
    },
    Export {
        format: &'static str,
        snapshot: Document,
        path: PathBuf,
    },
    Import {
        ticket: Ticket,
        format: &'static str,
        snapshot: Document,
        /// The original of a translation, where it is read.
        original: Option<Article>,
        stamp: Stamp,
        path: PathBuf,
    },
    SetAsideBroken {
        ticket: Ticket,
    },
    SetAsideRegistry {
        ticket: Ticket,
    },
    RestoreRegistry {
        ticket: Ticket,
    },
    RestoreBackup {
        ticket: Ticket,
    },
    Find {
        ticket: Ticket,
        article: Article,
        query: String,
        options: search::Options,
        generation: u64,
    },
    List {
        ticket: Ticket,
        snapshot: Document,
        listing: Listing,
        revision: u64,
    },
    /// Looks for findings in all of a document.
    Survey {
        ticket: Ticket,
        snapshot: Document,
        revision: u64,
    },
    /// Works out what is to be suggested; what is on the screen first.
    Suggest {
        ticket: Ticket,
        snapshot: Document,
        frame: Arc<Frame>,
        lessons: Box<Lessons>,
        visible: Range<usize>,
        revision: u64,
        generation: u64,
    },
    StopSuggesting {
        ticket: Ticket,
    },
    /// Moves a lone article's entries to the folder's registry.
    ShareRegistry {
        ticket: Ticket,
        snapshot: Document,
        through: u64,
    },
    /// Reads every annotated article of the folder; the open one as it stands in the window.
    ReadFolder {
        ticket: Ticket,
        article: PathBuf,
        snapshot: Document,
    },
    StopReading {
        ticket: Ticket,
    },
    /// Something for the review of the translation.
    Review {
        ticket: Ticket,
        effect: ReviewEffect,
    },
    /// Writes what was drawn up in the window.
    WriteFile {
        path: PathBuf,
        bytes: Vec<u8>,
    },
    Ask(Question),
    Copy(String),
    Remember {
        settings: Settings,
        recent: Vec<RecentArticle>,
    },
    Quit,
}

/// What a file dialog is opened for.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    Article {
        folder: Option<PathBuf>,
    },
    Copy {
        suggested: PathBuf,
    },
    Export {
        format: &'static str,
        suggested: PathBuf,
    },
    Import {
        format: &'static str,
        folder: Option<PathBuf>,
    },
    Original {
        folder: Option<PathBuf>,
    },
    Text {
        what: TextExport,
        suggested: PathBuf,
    },
}

/// What came of an [`Effect`], or happened outside.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The text is there; the annotations are still being read.
    ArticleRead {
        ticket: Ticket,
        article: Article,
    },
    Opened {
        ticket: Ticket,
        opened: Box<Opened>,
    },
    OpenFailed {
        ticket: Ticket,
        message: String,
    },
    Journaled {
        ticket: Ticket,
        through: u64,
    },
    JournalFailed {
        ticket: Ticket,
        message: String,
    },
    Saved {
        ticket: Ticket,
        through: u64,
        took_ms: u64,
        merged: Option<Merge>,
    },
    SaveFailed {
        ticket: Ticket,
        message: String,
    },
    /// Another program changed the annotations on disk; merged with ours.
    Merged {
        ticket: Ticket,
        merge: Merge,
    },
    /// Another program changed the article on disk.
    ArticleChanged {
        ticket: Ticket,
    },
    /// A sidecar that could not be understood was put aside, to `aside`; the article is to be opened again.
    Mended {
        ticket: Ticket,
        aside: PathBuf,
    },
    /// The files stand differently than before; `message` says how.
    Warning {
        ticket: Ticket,
        message: String,
    },
    Found {
        ticket: Ticket,
        generation: u64,
        matches: Vec<Range<usize>>,
        whole: bool,
    },
    Listed {
        ticket: Ticket,
        revision: u64,
        listing: Listing,
        rows: Vec<AnnotationId>,
    },
    Surveyed {
        ticket: Ticket,
        /// Of the document that was looked at.
        revision: u64,
        survey: Box<Survey>,
    },
    /// How far suggestions are worked out.
    Suggesting {
        ticket: Ticket,
        generation: u64,
        percent: u8,
    },
    Suggested {
        ticket: Ticket,
        answer: Answer,
    },
    Imported {
        ticket: Ticket,
        transaction: Transaction,
        /// What was there already.
        known: usize,
        skipped: Vec<String>,
    },
    /// Where entries of the registry are kept from now on.
    RegistryKept {
        ticket: Ticket,
        home: RegistryHome,
    },
    FolderProgress {
        ticket: Ticket,
        progress: FolderProgress,
    },
    FolderRead {
        ticket: Ticket,
        folder: SharedFolder,
    },
    Review {
        ticket: Ticket,
        outcome: ReviewOutcome,
    },
    Answered(Question, Option<PathBuf>),
    /// A file dialog cannot be shown here; the reason.
    NoDialog(Question, String),
    Done(String),
    Failed(String),
}

/// What opening found.
#[derive(Clone, Debug)]
pub struct Opened {
    pub document: Document,
    /// What of the article is not its prose.
    pub frame: Arc<Frame>,
    pub history: History,
    /// Why nothing can be changed; `None` when everything can.
    pub read_only: Option<String>,
    pub registry_home: RegistryHome,
    /// Why the folder's registry cannot be changed; `None` when it can.
    pub registry_blocked: Option<Broken>,
    /// Annotations found again at another place, because the article changed.
    pub moved: Vec<AnnotationId>,
    /// Annotations whose words are not in the article any more.
    pub orphaned: usize,
    /// Gestures that were not saved and have been brought back.
    pub recovered: usize,
    /// The sidecar that could not be understood, with what can be done.
    pub broken: Option<Broken>,
    /// Other things to tell.
    pub notes: Vec<String>,
}

/// A sidecar that could not be understood; it is left as it is.
#[derive(Clone, Debug)]
pub struct Broken {
    /// With path, line, column and remedy.
    pub message: String,
    /// Whether it was written by a newer version, and only that can help.
    pub too_new: bool,
    /// When the newest good state was saved, if one is kept.
    pub backup: Option<String>,
}

/// Changes made elsewhere, as a transaction on our document.
#[derive(Clone, Debug)]
pub struct Merge {
    pub transaction: Transaction,
    /// Ids, as in files, of what was changed on both sides; both versions are kept, the other one is called a conflict.
    pub conflicts: Vec<String>,
}
