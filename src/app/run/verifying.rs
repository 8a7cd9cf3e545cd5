//! Claims worked on, findings and coverage.

use std::sync::Arc;

use crate::app::command::VerificationCommand;
use crate::app::effect::Effect;
use crate::app::hint::{Hints, Purpose};
use crate::app::state::{Overlay, Pane, State};
use crate::model::claim::Evidence;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::verifying;

impl State {
    pub(in crate::app) fn run_verification(&mut self, command: VerificationCommand) -> Vec<Effect> {
        match command {
            VerificationCommand::EditVerdict => self.edit_claim(Pane::Verdict),
            VerificationCommand::SetVerdict { claim, verdict } => {
                self.change(|document, stamp| verifying::set_verdict(document, &claim, verdict, stamp))
            }
            VerificationCommand::AddEvidence => self.add_evidence(),
            VerificationCommand::SetEvidence { claim, evidence } => {
                self.change(|document, stamp| verifying::set_evidence(document, &claim, evidence, stamp))
            }
            VerificationCommand::SetScale { name, scale } => {
                self.change(|document, _| verifying::set_scale(document, &name, scale))
            }
            VerificationCommand::AskRelation => match self.selected_claim() {
                Some(id) => {
                    self.overlay = Some(Overlay::Relations(id));
                    Vec::new()
                }
                None => self.missing("Select a claim to relate it to another one"),
            },
            VerificationCommand::Relate(relation) => self.ask_for_related(relation),
            VerificationCommand::RelateTo { from, to, relation } => self.relate(&from, &to, &relation),
            VerificationCommand::RemoveRelation(id) => {
                self.change(|document, _| verifying::remove_relation(document, &id))
            }
            VerificationCommand::NextFinding => self.go_to_finding(true),
            VerificationCommand::PreviousFinding => self.go_to_finding(false),
            VerificationCommand::ShowFinding(key) => self.show_finding(&key),
            VerificationCommand::AskDismiss => self.ask_for_dismissal(),
            VerificationCommand::Dismiss { key, reason, words } => self.dismiss(&key, &reason, &words),
            VerificationCommand::Restore(key) => self.change(|document, _| verifying::restore(document, &key)),
            VerificationCommand::Switch { check, on } => self.switch_check(&check, on),
            VerificationCommand::NextUnsourced => self.go_to_unsourced(true),
            VerificationCommand::PreviousUnsourced => self.go_to_unsourced(false),
            VerificationCommand::NeedsNone => self.needs_none(),
        }
    }

    fn selected_claim(&self) -> Option<AnnotationId> {
        let desk = self.desk.as_ref()?;
        let id = desk.selected.clone()?;
        (desk.document.annotation(&id)?.body.label == Label::Claim).then_some(id)
    }

    fn edit_claim(&mut self, pane: Pane) -> Vec<Effect> {
        if self.selected_claim().is_none() {
            return self.missing("Select a claim first");
        }
        if let Some(desk) = &mut self.desk {
            desk.entry = None;
        }
        self.settings.inspector = true;
        self.focus = Some(pane);
        Vec::new()
    }

    fn add_evidence(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected_claim() else {
            return self.missing("Select the claim that the evidence is about");
        };
        let known = self
            .desk
            .as_ref()
            .and_then(|it| it.document.annotation(&id)?.body.claim.clone());
        let mut evidence = known.map_or_else(Vec::new, |it| it.evidence.clone());
        // An empty piece that is there already is filled in first.
        if evidence.last().is_none_or(|it| *it != Evidence::default()) {
            evidence.push(Evidence::default());
        }
        let effects = self.change(|document, stamp| verifying::set_evidence(document, &id, evidence, stamp));
        self.edit_claim(Pane::Evidence);
        effects
    }

    fn ask_for_related(&mut self, relation: &'static str) -> Vec<Effect> {
        self.overlay = None;
        let Some(id) = self.selected_claim() else {
            return self.missing("Select a claim to relate it to another one");
        };
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let hints = Hints::over(&desk.document, desk.visible.clone(), Purpose::Relate(id, relation));
        if hints.targets.is_empty() {
            return self.missing("There is no other claim on the screen");
        }
        self.overlay = Some(Overlay::Hints(hints));
        Vec::new()
    }

    pub(in crate::app) fn relate(&mut self, from: &AnnotationId, to: &AnnotationId, relation: &str) -> Vec<Effect> {
        let fresh = self.fresh_id();
        self.change(|document, stamp| verifying::relate(document, fresh, from, to, relation, stamp))
    }

    fn dismiss(&mut self, key: &Arc<str>, reason: &str, words: &str) -> Vec<Effect> {
        self.overlay = None;
        self.change(|document, stamp| verifying::dismiss(document, key, reason.trim(), words, stamp))
    }
}
