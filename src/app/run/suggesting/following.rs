//! Having suggestions worked out, and keeping them up with the document.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::state::{Desk, State};
use crate::engine::suggested::{Standing, Suggested, lessons_of};
use crate::engine::worth::Worth;
use crate::model::transaction::Transaction;

/// Suggestions worked out beside the window.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question's, so that a late answer is dropped.
    pub generation: u64,
    /// The revision of the document that they are for.
    pub revision: u64,
    /// Whether they are all there are; else those for what is on the screen.
    pub whole: bool,
    pub suggested: Box<Suggested>,
    /// Every sentence by how much it is worth checking; with the whole answer only.
    pub worth: Option<Arc<[Worth]>>,
}

impl State {
    /// Works the suggestions out again, with what was learned since.
    pub(super) fn look_again(&mut self) -> Vec<Effect> {
        match self.desk.as_mut().filter(|it| !it.loading) {
            Some(desk) => vec![desk.suggest_anew()],
            None => Vec::new(),
        }
    }

    /// Leaves off working the suggestions out; those that are there stay.
    pub(super) fn stop_looking(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.suggesting.generation += 1;
        desk.suggesting.looking = false;
        vec![Effect::StopSuggesting { ticket: desk.ticket }]
    }
}

impl Desk {
    /// Asks for the suggestions, which are worked out beside the window.
    pub(in crate::app) fn suggest_anew(&mut self) -> Effect {
        let suggesting = &mut self.suggesting;
        suggesting.generation += 1;
        suggesting.looking = true;
        suggesting.percent = 0;
        suggesting.unfollowed.clear();
        let mut lessons = lessons_of(&self.document);
        // Which rules are not trusted is followed decision by decision.
        lessons.decisions.clear();
        Effect::Suggest {
            ticket: self.ticket,
            snapshot: self.document.clone(),
            frame: self.frame.clone(),
            lessons: Box::new(lessons),
            visible: self.visible.clone(),
            revision: self.revision,
            generation: suggesting.generation,
        }
    }

    /// Takes suggestions that were worked out, and leads them through what was done since.
    pub(in crate::app) fn suggested(&mut self, answer: Answer) {
        let suggesting = &mut self.suggesting;
        if answer.generation != suggesting.generation {
            return;
        }
        let mut found = *answer.suggested;
        for (revision, after, transaction) in &suggesting.unfollowed {
            if *revision > answer.revision {
                found.update(after, transaction);
            }
        }
        suggesting.found = Some(found);
        suggesting.worth = answer.worth.or(suggesting.worth.take());
        if answer.whole {
            suggesting.looking = false;
            suggesting.unfollowed.clear();
        }
        self.let_go_of_decided();
    }

    /// Keeps the suggestions up with a gesture that led to the document as it is now.
    pub(in crate::app) fn follow_suggestions(&mut self, transaction: &Transaction) {
        let suggesting = &mut self.suggesting;
        if suggesting.looking {
            let gesture = (self.revision, self.document.clone(), transaction.clone());
            suggesting.unfollowed.push(gesture);
        }
        if let Some(found) = &mut suggesting.found {
            found.update(&self.document, transaction);
        }
        self.let_go_of_decided();
    }

    /// What is not open any more is not corrected any more.
    fn let_go_of_decided(&mut self) {
        let open = self
            .suggesting
            .current()
            .is_some_and(|it| it.standing == Standing::Open);
        if let Some(review) = &mut self.suggesting.review
            && !open
        {
            review.correction = None;
        }
    }
}
