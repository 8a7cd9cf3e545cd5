//! Keeps what the checks find up with the document, gesture by gesture.

use crate::app::effect::Effect;
use crate::app::state::Desk;
use crate::engine::survey::Survey;
use crate::model::document::Document;
use crate::model::transaction::Transaction;

/// A gesture made while the survey was worked out for the first time.
#[derive(Debug)]
pub struct Unsurveyed {
    /// The revision that it led to.
    revision: u64,
    before: Document,
    after: Document,
    transaction: Transaction,
}

impl Desk {
    /// Asks for a survey of the whole document, which is worked out beside the window.
    pub(in crate::app) fn survey_anew(&mut self) -> Effect {
        self.survey = None;
        self.unsurveyed.clear();
        Effect::Survey {
            ticket: self.ticket,
            snapshot: self.document.clone(),
            revision: self.revision,
        }
    }

    /// Looks again at what `transaction` touched, which led from `before` to the document as it is now.
    pub(in crate::app) fn follow(&mut self, before: Document, transaction: Transaction) {
        self.follow_review(&transaction);
        self.follow_suggestions(&transaction);
        match &mut self.survey {
            Some(survey) => survey.update(&before, &self.document, &transaction),
            None => self.unsurveyed.push(Unsurveyed {
                revision: self.revision,
                before,
                after: self.document.clone(),
                transaction,
            }),
        }
    }

    /// Takes the first survey, of the document at `revision`, and leads it through what was done since.
    pub(in crate::app) fn surveyed(&mut self, revision: u64, mut survey: Survey) {
        for gesture in std::mem::take(&mut self.unsurveyed) {
            if gesture.revision > revision {
                survey.update(&gesture.before, &gesture.after, &gesture.transaction);
            }
        }
        self.survey = Some(survey);
        // Nobody waits for anything now, so the picker is made ready, too.
        self.prepare_cards();
    }
}
