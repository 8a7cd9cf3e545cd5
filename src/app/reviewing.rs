//! The review of a translation: what is shown of it.

mod compared;
mod noted;
mod overview;
mod quoted;
mod scored;

use std::sync::Arc;

use super::selection::Selection;
use super::state::Desk;
use crate::engine::review::check::Counterpart;
use crate::engine::review::comparison::{Comparison, Given, PairKey};
use crate::engine::review::decided::Decided;
use crate::engine::review::side::Side;
use crate::model::article::Article;
use crate::model::id::AnnotationId;
use crate::model::mqm::Severity;
use crate::model::review::original::{ORIGINAL, Original};
use crate::model::review::reviewer::{ReviewVerdict, Reviewer};
use crate::model::span::Span;
pub use compared::Compared;
pub use noted::{Level, Noted, QUOTE_WORDING};
pub use overview::{Overview, RowState};
pub use quoted::{Quotation, QuoteDecision, RESTS_ON, quotes};

/// The review of the open article, as far as there is one.
#[derive(Debug, Default)]
pub struct Reviewing {
    /// Whether the two texts are shown, and keys are for reviewing.
    pub open: bool,
    pub text: OriginalText,
    /// Files beside the article that may be its original, the likeliest first.
    pub nearby: Arc<[String]>,
    /// The two texts side by side; `None` until they have been aligned.
    pub comparison: Option<Arc<Comparison>>,
    /// How many parts of 100 of an alignment that is being worked out are done.
    pub progress: Option<u8>,
    pub decided: Option<Decided>,
    pub overview: Overview,
    /// Every quotation of both texts, in the order of the rows.
    pub quotes: Arc<[Quotation]>,
    /// Numbers, dates and names of both sides that belong together, in the order of the rows.
    pub values: Arc<[Counterpart]>,
    /// What the checks found, in the order of the rows.
    pub findings: Arc<[Noted]>,
    pub row: usize,
    /// The side that has the caret.
    pub side: Side,
    /// By side; of the current row, or carets left in others.
    pub selections: [Selection; 2],
    /// How grave the error is that is being marked; its kind is asked for.
    pub pending: Option<Severity>,
    /// The selected error.
    pub error: Option<AnnotationId>,
    /// The finding at hand, by its key.
    pub finding: Option<Arc<str>>,
    pub tab: ReviewTab,
    /// Whether findings and proposed errors are hidden.
    pub blind: bool,
    /// Whether any of the review was done with findings hidden.
    pub was_blind: bool,
    /// The side that is read through, while it is.
    pub reading: Option<Side>,
    /// Rises with every wish to bring the row on the screen.
    pub reveal: u64,
    /// The pairs that the alignment under way has to respect.
    pub(super) asked: Option<Given>,
    /// Numbers alignments; an answer to an older question is dropped.
    pub(super) generation: u64,
}

/// The text of the original.
#[derive(Clone, Debug, Default)]
pub enum OriginalText {
    /// Nobody has said anything of one.
    #[default]
    Unknown,
    Reading,
    /// There is none to be had.
    None,
    /// Its file cannot be read; why, and what to do.
    Unreadable(String),
    Read(Article),
}

/// The tab below the pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReviewTab {
    #[default]
    Findings,
    Errors,
    Quotes,
    Names,
    Numbers,
    Dates,
    /// How often each check was right here.
    Checks,
    Verdict,
}

/// The tabs in their order.
pub const TABS: &[(ReviewTab, &str)] = &[
    (ReviewTab::Findings, "Findings"),
    (ReviewTab::Errors, "Errors"),
    (ReviewTab::Quotes, "Quotes"),
    (ReviewTab::Names, "Names"),
    (ReviewTab::Numbers, "Numbers"),
    (ReviewTab::Dates, "Dates"),
    (ReviewTab::Checks, "Checks"),
    (ReviewTab::Verdict, "Verdict"),
];

/// Something laid over the window about the review.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewSheet {
    /// Where the original is.
    Original,
    /// Its text is pasted here.
    Paste,
    /// Every kind of error, to search.
    Kinds,
    /// Why a finding is let pass.
    Dismiss {
        key: Arc<str>,
        message: String,
    },
    Verdict,
    /// What is known of the original, the translation and the reviewer.
    Facts,
    /// A quotation beside its original words, by its key, to decide about.
    Quote(Arc<str>),
}

/// Reasons why a finding may be let pass, chosen by their number.
pub const REASONS: &[&str] = &[
    "The translation is right",
    "Same value in other words",
    "Moved to another sentence",
    "House style",
    "The original is wrong here",
    "The check is mistaken",
];

impl Reviewing {
    /// The original's text, if there is one to compare with.
    pub fn original(&self) -> Option<&Article> {
        match &self.text {
            OriginalText::Read(article) => Some(article),
            _ => None,
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.comparison.as_ref().map_or(0, |it| it.len())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The words of the current row, by side.
    pub fn key(&self) -> PairKey {
        self.comparison.as_ref().map_or([None, None], |it| it.key(self.row))
    }

    /// The selected words of a side, if they lie in the current row.
    pub fn selected(&self, side: Side) -> Option<Span> {
        let comparison = self.comparison.as_ref()?;
        let whole = comparison.span(self.row, side)?;
        let range = self.selections[side.index()].range();
        let range = range.start.max(whole.start())..range.end.min(whole.end());
        (range.start < range.end).then(|| comparison.text(side).span(range).ok())?
    }

    /// The selected words of the side in focus; else all of it in the pair.
    pub fn selected_words(&self) -> Option<String> {
        let comparison = self.comparison.as_ref()?;
        let span = self.selected(self.side).or(self.key()[self.side.index()])?;
        Some(comparison.text(self.side).quote(span).to_owned())
    }

    /// Tells one alignment from another.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The quotation with that key.
    pub fn quote(&self, key: &str) -> Option<&Quotation> {
        self.quotes.iter().find(|it| *it.key == *key)
    }

    /// Findings of a row.
    pub fn findings_of(&self, row: usize) -> &[Noted] {
        of_row(&self.findings, row, |it| it.row)
    }

    /// Numbers, dates and names of a row that belong together, each with its letter; none while findings are hidden.
    pub fn values_of(&self, row: usize) -> impl Iterator<Item = (char, &Counterpart)> {
        let values = if self.blind { &[] } else { self.counterparts_of(row) };
        ('a'..='z').zip(values)
    }

    /// Numbers, dates and names of a row that belong together, shown or not.
    pub fn counterparts_of(&self, row: usize) -> &[Counterpart] {
        of_row(&self.values, row, |it| it.bead)
    }

    /// Quotations of a row.
    pub fn quotes_of(&self, row: usize) -> &[Quotation] {
        of_row(&self.quotes, row, |it| it.row.bead)
    }

    /// Errors of a row, in their order.
    pub fn errors_of(&self, row: usize) -> &[AnnotationId] {
        self.overview.errors.get(&row).map_or(&[], |it| it)
    }
}

/// Those of `all`, which are in the order of the rows, that belong to `row`.
fn of_row<T>(all: &[T], row: usize, row_of: impl Fn(&T) -> usize) -> &[T] {
    let first = all.partition_point(|it| row_of(it) < row);
    let last = all.partition_point(|it| row_of(it) <= row);
    &all[first..last]
}

impl Desk {
    /// What is known of the original; `None` while nobody has said that the article is a translation.
    pub fn original(&self) -> Option<&Arc<Original>> {
        self.document.tables().originals.get(ORIGINAL)
    }

    /// The verdict that counts: the one signed last, with who signed it.
    pub fn review_verdict(&self) -> Option<(&Arc<str>, &Reviewer, &ReviewVerdict)> {
        let signed = self.document.tables().reviewers.iter();
        let signed = signed.filter_map(|(key, it)| Some((key, &**it, it.verdict.as_ref()?)));
        signed.max_by_key(|it| it.2.at)
    }

    /// Whether a verdict was signed for other texts than these.
    pub fn is_stale(&self, verdict: &ReviewVerdict) -> bool {
        let original = self.reviewing.original().map_or("", |it| &it.file().sha256);
        // Until the original is read nothing can be said of it.
        let other_original = match &self.reviewing.text {
            OriginalText::Unknown | OriginalText::Reading => false,
            OriginalText::Unreadable(_) => true,
            OriginalText::None | OriginalText::Read(_) => original != &*verdict.original_sha256,
        };
        other_original || self.document.article().file().sha256 != *verdict.article_sha256
    }
}
