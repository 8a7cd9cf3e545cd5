//! What the user can ask for about who said what.

use crate::model::attribution::Role;
use crate::model::id::AnnotationId;
use crate::model::registry::SourceId;
use crate::model::span::Span;

/// A wish about attributions, and who they rest on.
#[derive(Clone, Debug, PartialEq)]
pub enum AttributionCommand {
    /// Marks the selected words as a quote, with the source and cue found beside it; of a quote that is
    /// selected, finds source and cue.
    Quote,
    /// Adds the quotation that goes on after the selected quote to it, as a further segment.
    NextPart,
    /// Letters over everything that the selected annotation can be linked with.
    Link,
    LinkTo {
        from: AnnotationId,
        to: AnnotationId,
    },
    /// Lists annotations at one place, to pick the one to link with.
    OfferLinks {
        from: AnnotationId,
        to: Vec<AnnotationId>,
    },
    /// Takes the selected annotation out of its attributions.
    Unlink,
    /// Takes one part out of one attribution.
    TakeOut {
        attribution: AnnotationId,
        role: Role,
    },
    /// Removes an attribution; its parts stay marked.
    Remove(AnnotationId),
    /// Opens the picker for who the selected annotation rests on.
    PickSpeaker,
    SetSpeaker {
        subject: AnnotationId,
        speaker: Option<SourceId>,
    },
    /// Makes an entry of that name and sets it as the speaker, in one gesture.
    NewSpeaker {
        subject: AnnotationId,
        name: String,
    },
    /// Makes a registry entry of the selected words, or of the selected source; in one gesture with what it is of.
    EntryFromSelection,
    /// Takes over the speaker that the selected quote probably has from the one before.
    ConfirmCarried,
    /// Says that the selected quote goes on with the quote before it; once more takes that back.
    Continue,
    /// Lists every further place where the shown entry, or the selected source's, is named.
    AskMentions,
    MarkMentions {
        entry: SourceId,
        spans: Vec<Span>,
    },
    NextMention,
    PreviousMention,
}
