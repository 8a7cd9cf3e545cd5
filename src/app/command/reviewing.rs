//! What the user can ask for in the review of a translation.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::keymap::Mode;
use crate::app::reviewing::ReviewTab;
use crate::app::selection::Selection;
use crate::engine::review::side::Side;
use crate::model::id::AnnotationId;
use crate::model::mqm::Severity;
use crate::model::review::original::Original;

/// A wish about the review of a translation.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewCommand {
    /// Puts the original beside the article, or goes back to annotating.
    Toggle,
    /// Opens the review at a row.
    Open(usize),
    // The original
    /// Asks where the original is.
    AskOriginal,
    /// Asks for its file.
    AskOriginalFile,
    /// Asks for its text, to be pasted.
    AskOriginalText,
    /// Takes the file at a path as the original; one that lies elsewhere is copied beside the article.
    Attach(PathBuf),
    /// Saves pasted text beside the article as the original.
    Paste(String),
    /// Says that there is no original to be had.
    HaveNone,
    /// Takes back that the article is a translation.
    Detach,
    /// Shows what is known of the original, the translation and the reviewer.
    ShowFacts,
    SetOriginal(Box<Original>),
    SetReads(String),
    SetIndependent(String),
    /// Takes the sentence that tells of the translation as what is claimed.
    TakeDisclosure,
    // Going about
    Row(usize),
    Next,
    Previous,
    NextOpen,
    NextWeak,
    NextFinding,
    PreviousFinding,
    ShowFinding(Arc<str>),
    Side,
    Select {
        side: Side,
        selection: Selection,
    },
    Tab(ReviewTab),
    NextTab,
    Blind,
    Reading,
    // Pairs
    Agree,
    /// Says that the pair is open after all.
    Reopen,
    Cut,
    Merge,
    Unlink,
    /// Gives the first sentence below, on the side in focus, to the pair.
    TakeBelow,
    /// Gives the last sentence of the pair, on the side in focus, to the pair below.
    GiveBelow,
    LinkMoved,
    /// Lets all pairs below be worked out anew.
    Realign,
    EditPairNote,
    SetPairNote {
        row: usize,
        note: String,
    },
    EditScore,
    SetScore {
        row: usize,
        score: Option<u8>,
    },
    // Errors
    /// Of the selected words, or of the whole pair; the kind of error is asked for next.
    Mark(Severity),
    /// The kind of the error that is being marked; empty when it is not to be said.
    Kind(&'static str),
    /// Asks for the kind among all.
    AskKind,
    Omission,
    Cancel,
    NextError,
    ShowError(AnnotationId),
    SetSeverity {
        error: AnnotationId,
        severity: Severity,
    },
    SetKind {
        error: AnnotationId,
        kind: String,
    },
    RemoveError,
    EditCorrection,
    SetCorrection {
        error: AnnotationId,
        correction: String,
    },
    SetErrorNote {
        error: AnnotationId,
        note: String,
    },
    /// Takes a proposed error as one.
    Accept(AnnotationId),
    // Findings
    /// Makes the finding at hand an error.
    FindingToError,
    AskDismiss,
    Dismiss {
        key: Arc<str>,
        reason: String,
    },
    // Quotations
    /// Shows the next quotation to decide about, beside its original words.
    NextQuote,
    ShowQuote(Arc<str>),
    /// Says that the quotation stands, and how that is known.
    QuoteStands {
        key: Arc<str>,
        reason: String,
    },
    /// Marks an error at the words of the quotation.
    QuoteToError(Arc<str>),
    /// Takes back what was decided about the quotation.
    ReopenQuote(Arc<str>),
    // Marks of the article
    /// Gives the marks of the pair the words of the original that they stand for, or takes them away.
    Carry,
    // The verdict
    ShowVerdict,
    Sign {
        value: &'static str,
        reason: String,
    },
    TakeBack,
}

impl ReviewCommand {
    /// The mode in which its keys act.
    pub fn mode(&self) -> Mode {
        match self {
            // From where one annotates, too.
            ReviewCommand::Toggle | ReviewCommand::AskOriginal => Mode::Annotate,
            ReviewCommand::Kind(_) | ReviewCommand::AskKind => Mode::Kind,
            _ => Mode::Translation,
        }
    }
}
