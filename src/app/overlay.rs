//! What lies over the window until it is answered or closed.

use std::sync::Arc;

use super::effect::Question;
use super::hint::Hints;
use super::picker::Picker;
use super::reviewing::ReviewSheet;
use super::suggesting::Batch;
use crate::model::id::AnnotationId;
use crate::model::registry::SourceId;
use crate::model::span::Span;

/// Something laid over the window, closed by Escape.
#[derive(Debug, PartialEq)]
pub enum Overlay {
    Palette,
    Help,
    Encodings,
    /// Annotations under the pointer, to pick one.
    Pick(Vec<AnnotationId>),
    /// Annotations under the pointer, to pick the one that `from` is linked with.
    PickLink {
        from: AnnotationId,
        to: Vec<AnnotationId>,
    },
    Hints(Hints),
    /// Entries of the registry, to pick one.
    Speakers(Picker),
    /// What a claim does to another, to choose.
    Relations(AnnotationId),
    /// Places where an entry is named and that are not marked yet, to choose.
    Mentions {
        entry: SourceId,
        spans: Vec<Span>,
    },
    /// An entry about to be deleted.
    RemoveEntry(SourceId),
    /// What rests on an entry, to choose what goes to a new one.
    SplitEntry(SourceId),
    /// The reason why a finding is let pass.
    Dismiss {
        key: Arc<str>,
        message: String,
        words: String,
    },
    /// About the review of a translation.
    Review(ReviewSheet),
    /// Suggestions of a kind, to be accepted at once.
    AcceptAll(Batch),
    /// A path typed by hand, where no dialog can be shown; with the reason.
    Path {
        question: Question,
        reason: String,
    },
}
