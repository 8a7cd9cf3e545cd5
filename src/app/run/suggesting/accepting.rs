//! Accepting and rejecting suggestions, one by one or many at once.

use std::sync::Arc;

use super::taking::{Choice, Taking, cue_lesson};
use crate::app::effect::Effect;
use crate::app::state::{RegistryHome, State, Tone};
use crate::engine::suggest::Speaker;
use crate::engine::suggested::{Found, Standing};
use crate::model::accepting::reject;
use crate::model::id::AnnotationId;
use crate::model::rejection::Lesson;
use crate::model::transaction::{Edit, Transaction};

/// Longest words that a rejection keeps, in characters.
const MOST_WORDS: usize = 200;

impl State {
    /// Accepts the suggestion at hand, as it is or as it was corrected.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let suggesting = self.desk.as_ref().map(|it| &it.suggesting);
        let current = suggesting.and_then(|it| it.current());
        let corrected = suggesting.and_then(|it| it.correction());
        if let Some(Speaker::OneOf(names)) = current.map(|it| &it.suggestion.speaker)
            && corrected.is_none_or(|it| current.is_some_and(|found| it.source == found.suggestion.source))
            && !names.is_empty()
        {
            let last = names.len().min(9);
            let keys = if last == 1 {
                "1".to_owned()
            } else {
                format!("1 to {last}")
            };
            let what = format!("It has to be chosen who is meant: {keys} accepts with a name, 0 with none");
            return self.missing(&what);
        }
        self.accept_with(Choice::AsSuggested)
    }

    /// Accepts with the speaker of that number, from 1; 0 for nobody known.
    pub(super) fn accept_choosing(&mut self, number: u8) -> Vec<Effect> {
        let current = self.desk.as_ref().and_then(|it| it.suggesting.current());
        let Some(found) = current else {
            return self.missing("No suggestion is at hand. Space goes to the next one");
        };
        let names = match &found.suggestion.speaker {
            Speaker::OneOf(names) => names.clone(),
            Speaker::Means(name) | Speaker::Carried(name) => vec![*name],
            Speaker::Named => found.suggestion.source.into_iter().collect(),
            Speaker::Unnamed => Vec::new(),
        };
        match number {
            0 => self.accept_with(Choice::Nobody),
            n => match names.get(usize::from(n) - 1) {
                Some(name) => self.accept_with(Choice::Words(*name)),
                None => self.missing("There is no name of that number. P picks somebody from the registry"),
            },
        }
    }

    /// Accepts the suggestion at hand, resting on that, and goes on to the next one.
    pub(in crate::app) fn accept_with(&mut self, choice: Choice) -> Vec<Effect> {
        if !self.suggestions_are_ready() {
            return Vec::new();
        }
        let teaches = self.teaches();
        let (mut mint, ms, stamp) = (self.mint.clone(), self.unix_ms(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.prepare_cards();
        let Some(found) = desk.suggesting.current().filter(|it| it.standing == Standing::Open) else {
            return self.missing("No suggestion is at hand. Space goes to the next one");
        };
        let mut taking = Taking::new(desk, teaches, &stamp);
        let correction = desk.suggesting.correction();
        taking.take(found, correction, &choice, &mut || mint.next(ms));
        let (speaker, missed) = (taking.last_speaker.clone(), taking.missed_entry);
        let mut transaction = taking.transaction;
        transaction.name = "Accept suggestion".into();
        self.mint = mint;
        let effects = self.commit(transaction);
        if effects.is_empty() {
            return effects;
        }
        if missed {
            let what = "The registry cannot be changed, so the speaker was not registered";
            self.tell(Tone::Note, what);
        }
        if let Some(desk) = &mut self.desk {
            if let Some(speaker) = &speaker {
                desk.used(speaker);
            }
            if let Some(review) = &mut desk.suggesting.review {
                review.accepted += 1;
            }
        }
        self.step_review(true);
        effects
    }

    /// Rejects the suggestion at hand, and goes on to the next one.
    pub(super) fn reject(&mut self) -> Vec<Effect> {
        if !self.suggestions_are_ready() {
            return Vec::new();
        }
        let (teaches, stamp) = (self.teaches(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let Some(found) = desk.suggesting.current().filter(|it| it.standing == Standing::Open) else {
            return self.missing("No suggestion is at hand. Space goes to the next one");
        };
        let article = desk.document.article();
        let pieces = found.suggestion.content.iter().map(|it| article.quote(it));
        let words: String = pieces.collect::<Vec<_>>().join(" … ");
        let words: String = words.chars().take(MOST_WORDS).collect();
        let decided = (found.suggestion.rule.id, words.as_str());
        let transaction = reject(&desk.document, &found.key, decided, teaches, &stamp);
        let effects = self.commit(transaction);
        if effects.is_empty() {
            return effects;
        }
        if let Some(review) = self.desk.as_mut().and_then(|it| it.suggesting.review.as_mut()) {
            review.rejected += 1;
        }
        self.step_review(true);
        effects
    }

    /// Accepts many suggestions in one gesture, in the order of the text; of two that overlap, the first.
    pub(super) fn accept_all(&mut self, keys: &[Arc<str>]) -> Vec<Effect> {
        self.overlay = None;
        if !self.suggestions_are_ready() {
            return Vec::new();
        }
        let teaches = self.teaches();
        let (mut mint, ms, stamp) = (self.mint.clone(), self.unix_ms(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.prepare_cards();
        let Some(suggested) = &desk.suggesting.found else {
            return Vec::new();
        };
        let mut chosen: Vec<&Found> = keys.iter().filter_map(|it| suggested.get(it)).collect();
        chosen.retain(|it| it.standing == Standing::Open);
        chosen.sort_by_key(|it| it.suggestion.content.hull());
        let mut taking = Taking::new(desk, teaches, &stamp);
        for found in chosen {
            taking.take(found, None, &Choice::AsSuggested, &mut || mint.next(ms));
        }
        let (count, unsettled) = (taking.taken, taking.unsettled);
        let mut transaction = taking.transaction;
        transaction.name = match count {
            1 => "Accept 1 suggestion".into(),
            n => format!("Accept {n} suggestions").into(),
        };
        self.mint = mint;
        let effects = self.commit(transaction);
        if effects.is_empty() {
            return self.missing("Nothing was accepted");
        }
        let mut told = match count {
            1 => "1 suggestion accepted. Ctrl+Z takes it back".to_owned(),
            n => format!("{n} suggestions accepted. Ctrl+Z takes them back"),
        };
        if unsettled > 0 {
            told += &format!("; of {unsettled} somebody has to say who is meant");
        }
        self.tell(Tone::Done, told);
        self.review_after_many();
        effects
    }

    /// The suggestion at hand may have been among those that were accepted.
    fn review_after_many(&mut self) {
        let decided = |it: &Found| it.standing != Standing::Open;
        let suggesting = self.desk.as_ref().map(|it| &it.suggesting);
        if suggesting.is_some_and(|it| it.review.is_some() && it.current().is_none_or(decided)) {
            self.step_review(true);
        }
    }

    /// Learns the cues that `transaction` puts into attributions by hand, as part of it.
    pub(in crate::app) fn teach_cues(&self, transaction: &mut Transaction) {
        let Some(desk) = self.desk.as_ref().filter(|_| self.teaches()) else {
            return;
        };
        let cues: Vec<AnnotationId> = transaction
            .edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Attribution(change) => change.after.as_ref()?.cue.clone(),
                _ => None,
            })
            .collect();
        let words = |id: &AnnotationId| desk.document.annotation(id).map(|it| desk.document.words(it));
        for id in cues.iter().filter_map(words).filter_map(|it| cue_lesson(&it)) {
            let tables = desk.document.tables();
            if transaction.get::<Lesson>(tables, &id).is_none() {
                transaction.put(tables, id, Some(Lesson::new(&self.stamp())));
            }
        }
    }

    /// Whether decisions are counted and lessons kept: in the folder's file, where that is used and can be changed.
    pub(in crate::app) fn teaches(&self) -> bool {
        let desk = self.desk.as_ref();
        desk.is_some_and(|it| it.registry_blocked.is_none() && it.registry_home != RegistryHome::Article)
    }
}
