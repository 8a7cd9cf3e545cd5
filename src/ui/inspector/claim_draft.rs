//! The verdict and the evidence of a claim while they are being typed.

use std::sync::Arc;

use crate::app::command::{Command, VerificationCommand};
use crate::model::claim::{ClaimWork, Evidence, Verdict};
use crate::model::id::AnnotationId;

/// What is said of a claim, as far as it is typed; kept when typing pauses.
#[derive(Clone, Debug)]
pub struct ClaimDraft {
    pub id: AnnotationId,
    /// With a scale, also while nothing is judged yet.
    pub verdict: Verdict,
    /// When it was touched last; `None` when all of it has been kept.
    pub verdict_touched_ms: Option<u64>,
    pub evidence: Vec<Evidence>,
    pub evidence_touched_ms: Option<u64>,
    /// The piece of evidence that is unfolded.
    pub open: Option<usize>,
}

impl ClaimDraft {
    /// What is kept of a claim, to be typed on; `scale` is for a claim that is not judged yet.
    pub fn new(id: &AnnotationId, work: Option<&ClaimWork>, scale: &Arc<str>) -> Self {
        let mut draft = ClaimDraft {
            id: id.clone(),
            verdict: Verdict {
                scale: scale.clone(),
                ..Verdict::default()
            },
            verdict_touched_ms: None,
            evidence: Vec::new(),
            evidence_touched_ms: None,
            open: None,
        };
        draft.follow(work);
        draft
    }

    /// Takes over what is kept, where nothing is being typed.
    pub fn follow(&mut self, work: Option<&ClaimWork>) {
        let kept = work.and_then(|it| it.verdict.as_ref());
        if self.verdict_touched_ms.is_none() && self.judged().as_ref() != kept {
            self.verdict = kept.cloned().unwrap_or_else(|| Verdict {
                scale: self.verdict.scale.clone(),
                ..Verdict::default()
            });
        }
        let kept = work.map_or(&[][..], |it| &it.evidence);
        if self.evidence_touched_ms.is_none() && self.evidence != kept {
            self.evidence = kept.to_vec();
        }
    }

    /// The verdict; `None` while neither a value nor a reason is given.
    fn judged(&self) -> Option<Verdict> {
        let said = !self.verdict.value.is_empty() || !self.verdict.reason.is_empty();
        said.then(|| self.verdict.clone())
    }

    /// The wish to keep the verdict.
    pub fn keep_verdict(&mut self) -> Command {
        self.verdict_touched_ms = None;
        Command::Verification(VerificationCommand::SetVerdict {
            claim: self.id.clone(),
            verdict: self.judged(),
        })
    }

    /// The wish to keep the evidence.
    pub fn keep_evidence(&mut self) -> Command {
        self.evidence_touched_ms = None;
        Command::Verification(VerificationCommand::SetEvidence {
            claim: self.id.clone(),
            evidence: self.evidence.clone(),
        })
    }

    /// What was typed and not kept yet, as commands.
    pub fn flush(&mut self) -> Vec<Command> {
        let verdict = self.verdict_touched_ms.is_some().then(|| self.keep_verdict());
        let evidence = self.evidence_touched_ms.is_some().then(|| self.keep_evidence());
        verdict.into_iter().chain(evidence).collect()
    }
}
