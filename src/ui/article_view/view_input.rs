//! What the view is given, and what it answers.

use std::ops::Range;

use egui::Pos2;

use super::{Edge, Selection, Top};
use crate::app::state::Reveal;
use crate::model::document::Document;
use crate::model::id::AnnotationId;

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
}

/// What the reader did.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewEvent {
    /// By dragging, clicking, or a key that moves by lines.
    Select(Selection),
    /// A plain click on marks, the shortest first; the caret has moved there, too.
    ClickMark { ids: Vec<AnnotationId>, pos: Pos2 },
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
