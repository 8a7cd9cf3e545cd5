//! Going through suggestions: accepting, rejecting, correcting them.

mod accepting;
mod correcting;
mod following;
mod taking;
mod walking;

use crate::app::command::SuggestionCommand;
use crate::app::effect::Effect;
pub use following::Answer;
pub(in crate::app) use taking::Choice;
pub use taking::Meant;

use crate::app::picker::PickFor;
use crate::app::state::{Overlay, State};
use crate::engine::suggested::Order;
use crate::model::{accepting as decide, label::Label};
use crate::text::sentence;

impl State {
    pub(in crate::app) fn run_suggestion(&mut self, command: SuggestionCommand) -> Vec<Effect> {
        match command {
            SuggestionCommand::Review => self.toggle_review(),
            SuggestionCommand::Accept => self.accept(),
            SuggestionCommand::Choose(number) => self.accept_choosing(number),
            SuggestionCommand::AcceptFor => self.ask_for_other_speaker(),
            SuggestionCommand::Reject => self.reject(),
            SuggestionCommand::Skip => self.step_review(true),
            SuggestionCommand::Back => self.step_review(false),
            SuggestionCommand::Correct => self.correct(),
            SuggestionCommand::NextEdge => self.step_edge(true),
            SuggestionCommand::PreviousEdge => self.step_edge(false),
            SuggestionCommand::SetPart(role) => self.set_corrected(role),
            SuggestionCommand::RemovePart => self.remove_corrected(),
            SuggestionCommand::Keep => self.accept(),
            SuggestionCommand::Show(key) => self.show_suggestion(&key),
            SuggestionCommand::SwitchOrder => {
                let order = &mut self.reviewing.order;
                *order = match order {
                    Order::Reading => Order::Confidence,
                    Order::Confidence => Order::Reading,
                };
                Vec::new()
            }
            SuggestionCommand::ShowUnsure => {
                self.reviewing.unsure = !self.reviewing.unsure;
                self.review_what_is_left()
            }
            SuggestionCommand::ShowOutlines => {
                self.reviewing.outlines = !self.reviewing.outlines;
                Vec::new()
            }
            SuggestionCommand::AskAcceptAll(batch) => {
                if self.suggestions_are_ready() {
                    self.overlay = Some(Overlay::AcceptAll(batch));
                }
                Vec::new()
            }
            SuggestionCommand::AcceptAll(keys) => self.accept_all(&keys),
            SuggestionCommand::TakeBack(key) => {
                let teaches = self.teaches();
                self.change(|document, _| decide::take_back(document, &key, teaches))
            }
            SuggestionCommand::Forget(lesson) => self.change(|document, _| decide::forget(document, &lesson)),
            SuggestionCommand::ForgetDecisions(rule) => {
                self.change(|document, _| decide::forget_decisions(document, &rule))
            }
            SuggestionCommand::MarkClaim => self.mark_claim(),
            SuggestionCommand::LookAgain => self.look_again(),
            SuggestionCommand::StopLooking => self.stop_looking(),
        }
    }

    /// Whether all suggestions are there; says so when they are not.
    fn suggestions_are_ready(&mut self) -> bool {
        let Some(desk) = &self.desk else {
            return false;
        };
        let suggesting = &desk.suggesting;
        if suggesting.found.is_some() && !suggesting.looking {
            return true;
        }
        let what = match suggesting.looking || desk.loading {
            true => "The suggestions are still being worked out",
            false => "No suggestions were worked out. “Look for suggestions again” in the menu does",
        };
        self.missing(what);
        false
    }

    /// Opens the picker for who the suggestion at hand rests on.
    fn ask_for_other_speaker(&mut self) -> Vec<Effect> {
        let current = self.desk.as_ref().and_then(|it| it.suggesting.current());
        match current.map(|it| it.suggestion.content.hull()) {
            Some(words) => self.open_picker(PickFor::Suggestion(words)),
            None => self.missing("No suggestion is at hand. Space goes to the next one"),
        }
    }

    /// Marks the selected words, or the sentence at the caret, as a claim.
    fn mark_claim(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let article = desk.document.article();
        let byte = desk.selection.head;
        let sentence = || {
            let paragraph = article.paragraph(article.paragraph_at(byte));
            article
                .span(sentence::sentence_at(article.text(), paragraph, byte))
                .ok()
        };
        let words = desk.selected_words().or_else(sentence);
        match words.and_then(|it| crate::model::intent::trimmed(&desk.document, it)) {
            Some(words) => self.mark_span(words, Label::Claim),
            None => self.missing("Put the caret into the sentence that is a claim"),
        }
    }
}
