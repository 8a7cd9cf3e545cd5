//! What the user can ask for about suggestions.

use std::sync::Arc;

use crate::app::suggesting::Batch;
use crate::model::attribution::Role;

/// A wish about suggestions.
#[derive(Clone, Debug, PartialEq)]
pub enum SuggestionCommand {
    /// Begins to go through the suggestions, or leaves off.
    Review,
    /// Marks what is suggested, with its speaker, and goes on.
    Accept,
    /// The same, with the speaker of that number among those it may mean, from 1; 0 for nobody known.
    Choose(u8),
    /// The same, with a speaker picked from the registry.
    AcceptFor,
    Reject,
    Skip,
    Back,
    /// Begins to correct what is suggested.
    Correct,
    /// Goes to the next edge of what is corrected, or to the one before.
    NextEdge,
    PreviousEdge,
    /// The selected words are that part; with no words selected, goes to the part.
    SetPart(Role),
    /// Takes out the part whose edge is at hand.
    RemovePart,
    /// Accepts what was corrected.
    Keep,
    /// Goes to a suggestion, by its key.
    Show(Arc<str>),
    /// By place in the text, or the surest first.
    SwitchOrder,
    /// Shows those of the lowest level, or hides them.
    ShowUnsure,
    /// Draws suggestions in the article, or does not.
    ShowOutlines,
    /// Lists suggestions of a kind, to be accepted at once.
    AskAcceptAll(Batch),
    AcceptAll(Vec<Arc<str>>),
    /// Takes a rejection back, by its key.
    TakeBack(Arc<str>),
    /// Forgets something learned, by its id.
    Forget(Arc<str>),
    /// Forgets how a rule fared, by its id.
    ForgetDecisions(Arc<str>),
    /// Marks the selected words, or the sentence at the caret, as a claim.
    MarkClaim,
    /// Works the suggestions out again, with what was learned since.
    LookAgain,
    /// Leaves off working them out.
    StopLooking,
}
