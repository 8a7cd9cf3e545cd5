//! What the view is given, and what it answers.

use std::ops::Range;
use std::sync::Arc;

use egui::Pos2;
use jiff::civil::Date;

use super::{Edge, Outline, Selection, Top};
use crate::app::state::Reveal;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::registry::SourceId;

/// Letters to type to jump to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub byte: usize,
    pub letters: String,
}

/// What the view shows.
pub struct ViewInput<'a> {
    pub document: &'a Document,
    /// Differs whenever the document does.
    pub revision: u64,
    pub selection: Selection,
    /// The selected annotation.
    pub selected: Option<&'a AnnotationId>,
    /// The edge of the selected annotation that keys move: its segment, and which end.
    pub edge: Option<(usize, Edge)>,
    /// What was found: sorted, apart from each other.
    pub matches: &'a [Range<usize>],
    /// Which of `matches` is the current one.
    pub current_match: Option<usize>,
    pub hints: &'a [Hint],
    /// What has been typed of a hint.
    pub hint_typed: &'a str,
    /// 1 is the usual size of letters.
    pub zoom: f32,
    pub reveal: Option<Reveal>,
    /// Whether every mark shows its label's letter.
    pub letters: bool,
    /// What has been worked out about the text.
    pub beside: &'a dyn Beside,
}

/// What has been worked out about the text; asked for what is on the screen, and for nothing else.
pub trait Beside {
    /// The sentences that share a byte with `bytes`, in text order.
    fn sentences(&self, bytes: Range<usize>) -> Vec<Sentence>;

    /// What the checks found in `bytes`, in text order.
    fn remarks(&self, bytes: Range<usize>) -> Vec<Remark>;

    /// Who a quote without an attribution probably rests on, and why. Asked once a revision.
    fn proposed(&self, quote: &AnnotationId) -> Option<Proposed>;

    /// The day for which roles and affiliations are shown.
    fn published(&self) -> Option<Date>;

    /// Suggestions that share a byte with `bytes`, and the one at hand wherever it stands.
    fn outlines(&self, _bytes: Range<usize>) -> Vec<Outline> {
        Vec::new()
    }
}

/// Nothing worked out.
pub struct Nothing;

impl Beside for Nothing {
    fn sentences(&self, _: Range<usize>) -> Vec<Sentence> {
        Vec::new()
    }

    fn remarks(&self, _: Range<usize>) -> Vec<Remark> {
        Vec::new()
    }

    fn proposed(&self, _: &AnnotationId) -> Option<Proposed> {
        None
    }

    fn published(&self) -> Option<Date> {
        None
    }
}

/// A sentence, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub bytes: Range<usize>,
    pub need: Need,
}

/// Whether a sentence has the source it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Sourced,
    /// It needs a source and has none.
    Wanting,
    /// A person said that it needs none.
    Settled,
    /// A headline, a caption or the like.
    None,
}

/// What a check found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The key of the finding.
    pub key: Arc<str>,
    pub bytes: Range<usize>,
    pub message: String,
    /// The rule in a sentence, with who published it.
    pub rule: String,
}

/// A speaker to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub speaker: SourceId,
    /// A sentence.
    pub reason: String,
}

/// What the reader did.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewEvent {
    /// By dragging, clicking, or a key that moves by lines.
    Select(Selection),
    /// A plain click on marks, the shortest first; the caret has moved there, too.
    ClickMark { ids: Vec<AnnotationId>, pos: Pos2 },
    /// A click on the tag of a quote or claim.
    ClickTag(AnnotationId),
    /// A Ctrl+click on marks, or a Ctrl+drag to them, the shortest first; `from` are those dragged from.
    Link {
        from: Vec<AnnotationId>,
        to: Vec<AnnotationId>,
    },
    /// A click on the sign of findings, by their keys.
    ClickRemarks(Vec<Arc<str>>),
    /// A plain click on words that are not marked, or beside them.
    ClickText { byte: usize },
    /// An edge of the selected annotation is dragged to `byte`; `done` when it was let go.
    Resize {
        id: AnnotationId,
        segment: usize,
        edge: Edge,
        byte: usize,
        done: bool,
    },
    /// The top of the screen is elsewhere now.
    ScrolledTo(Top),
    /// The system's copy command, while the view has the focus.
    Copy,
}
