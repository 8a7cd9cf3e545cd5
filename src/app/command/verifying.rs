//! What the user can ask for about claims, findings and coverage.

use std::sync::Arc;

use crate::model::claim::{Evidence, Scale, Verdict};
use crate::model::id::AnnotationId;

/// A wish about checking claims, findings and coverage.
#[derive(Clone, Debug, PartialEq)]
pub enum VerificationCommand {
    /// Puts the keyboard to the verdict of the selected claim.
    EditVerdict,
    SetVerdict {
        claim: AnnotationId,
        verdict: Option<Verdict>,
    },
    /// Adds an empty piece of evidence to the selected claim, and puts the keyboard there.
    AddEvidence,
    SetEvidence {
        claim: AnnotationId,
        evidence: Vec<Evidence>,
    },
    SetScale {
        name: String,
        scale: Option<Scale>,
    },
    /// Asks what the selected claim does to another.
    AskRelation,
    /// Letters over the claims that the selected one relates to in that way.
    Relate(&'static str),
    RelateTo {
        from: AnnotationId,
        to: AnnotationId,
        relation: String,
    },
    RemoveRelation(AnnotationId),
    NextFinding,
    PreviousFinding,
    /// Goes to a finding, by its key.
    ShowFinding(Arc<str>),
    /// Asks why the finding at hand is let pass.
    AskDismiss,
    Dismiss {
        key: Arc<str>,
        reason: String,
        words: String,
    },
    Restore(Arc<str>),
    /// Makes a check in this folder or not.
    Switch {
        check: String,
        on: bool,
    },
    NextUnsourced,
    PreviousUnsourced,
    /// Says that the sentence at the caret needs no source; once more takes that back.
    NeedsNone,
}
