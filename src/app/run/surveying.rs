//! Going through what the checks found, and through sentences without a source.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::state::{Bottom, Desk, Overlay, State, Tone};
use crate::engine::check::{Check, Finding, Subject};
use crate::engine::coverage::Sourcing;
use crate::engine::survey::Survey;
use crate::model::verifying;

/// Longest words that a dismissal keeps, in characters.
const MOST_WORDS: usize = 200;

impl State {
    /// Goes to the next or the previous open finding, round the end.
    pub(in crate::app) fn go_to_finding(&mut self, forward: bool) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let Some(survey) = &desk.survey else {
            return self.missing("The checks are still being made");
        };
        let Some(key) = desk.finding_from_here(survey, forward) else {
            let dismissed = survey.dismissed().len();
            return self.missing(&match dismissed {
                0 => "The checks find nothing".to_owned(),
                n => format!("The checks find nothing but what was dismissed: {n}"),
            });
        };
        let effects = self.show_finding(&key);
        self.bottom = Bottom::Findings;
        let found = self.desk.as_ref().and_then(|it| it.survey.as_ref()?.get(&key));
        if let (Some(found), false) = (found, self.settings.table) {
            // The table, where the message stands, is hidden.
            let message = found.message.clone();
            self.tell(Tone::Note, message);
        }
        effects
    }

    /// Goes to a finding: selects what it is about and brings it on the screen.
    pub(in crate::app) fn show_finding(&mut self, key: &Arc<str>) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let finding = desk.survey.as_ref().and_then(|it| it.get(key)).cloned();
        let Some(finding) = finding else {
            return self.missing("This is settled: the checks do not find it any more");
        };
        desk.finding = Some(key.clone());
        match &finding.subject {
            Subject::Annotation(id) => desk.focus(id),
            Subject::Attribution(id) => {
                let attribution = desk.document.attributions().get(id).cloned();
                let mut parts = attribution.iter().flat_map(|it| it.parts().map(|it| it.1));
                let there = parts.find(|it| desk.document.annotation(it).is_some()).cloned();
                if let Some(part) = there {
                    desk.focus(&part);
                }
            }
            Subject::Entry(id) => {
                desk.let_go_of_all();
                desk.entry = Some(id.clone());
                if let Some(at) = finding.at {
                    desk.show(at.range());
                }
                self.settings.inspector = true;
            }
            Subject::Words(span) => {
                desk.let_go_of_all();
                desk.show(span.range());
            }
        }
        Vec::new()
    }

    /// Asks why the finding at hand is let pass.
    pub(in crate::app) fn ask_for_dismissal(&mut self) -> Vec<Effect> {
        let at_hand = self.desk.as_ref().and_then(Desk::finding_at_hand);
        let (Some(finding), Some(desk)) = (at_hand, &self.desk) else {
            return self.missing("No finding is at hand. F8 goes to the next one");
        };
        let words: String = match (&finding.subject, finding.at) {
            (Subject::Entry(id), _) => desk
                .document
                .entry(id)
                .map(|it| it.1.name.to_string())
                .unwrap_or_default(),
            (_, Some(at)) => desk.document.article().quote(at).chars().take(MOST_WORDS).collect(),
            (_, None) => String::new(),
        };
        self.overlay = Some(Overlay::Dismiss {
            key: finding.key.clone(),
            message: finding.message.clone(),
            words,
        });
        Vec::new()
    }

    /// Makes a check in this folder, or does not.
    pub(in crate::app) fn switch_check(&mut self, check: &str, on: bool) -> Vec<Effect> {
        // As the check comes anyway, nothing has to be written down.
        let said = Check::named(check).is_none_or(|it| it.on != on);
        self.change(|document, _| verifying::switch(document, check, said.then_some(on)))
    }

    /// Goes to the next or the previous sentence without a source, round the end.
    pub(in crate::app) fn go_to_unsourced(&mut self, forward: bool) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let Some(survey) = &desk.survey else {
            return self.missing("The checks are still being made");
        };
        let here = desk.selection.range().start;
        let found = match forward {
            true => survey.coverage().next_unsourced(here),
            false => survey.coverage().previous_unsourced(here),
        };
        match found {
            Some(sentence) => {
                desk.let_go_of_all();
                desk.show(sentence);
                Vec::new()
            }
            None => self.missing("Every sentence has a source, or needs none"),
        }
    }

    /// Says that the sentence at the caret needs no source; once more takes that back.
    pub(in crate::app) fn needs_none(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let Some(survey) = &desk.survey else {
            return self.missing("The checks are still being made");
        };
        let here = desk.selection.range().start;
        let Some((key, sentence)) = survey.coverage().decision_key(here) else {
            return self.missing("Put the caret into the sentence that needs no source");
        };
        if desk.document.tables().dismissals.contains_key(&key) {
            return self.change(|document, _| {
                let mut transaction = verifying::restore(document, &key);
                transaction.name = "Needs a source after all".into();
                transaction
            });
        }
        let mut states = survey.coverage().in_bytes(sentence.clone());
        let state = states.find(|it| it.0 == sentence).map(|it| it.1);
        drop(states);
        let words = &desk.document.article().text()[sentence];
        let words: String = words.chars().take(MOST_WORDS).collect();
        match state {
            Some(Sourcing::NeedsSource) => {}
            Some(Sourcing::Sourced) => return self.missing("This sentence has a source already"),
            _ => return self.missing("This needs no source anyway: a headline, a caption or a few words"),
        }
        self.change(|document, stamp| {
            let mut transaction = verifying::dismiss(document, &key, "", &words, stamp);
            transaction.name = "Needs no source".into();
            transaction
        })
    }
}

impl Desk {
    /// The open finding after the one at hand, or the one before it; without one, from the caret on.
    fn finding_from_here(&self, survey: &Survey, forward: bool) -> Option<Arc<str>> {
        let open: Vec<&Arc<Finding>> = survey.open().collect();
        let last = open.len().checked_sub(1)?;
        let here = self.selection.range();
        let stands_here = |it: &Finding| it.at.is_none_or(|at| (at.start()..=at.end()).contains(&here.start));
        let at = open
            .iter()
            .position(|it| Some(&it.key) == self.finding.as_ref() && stands_here(it));
        let after = open
            .iter()
            .position(|it| it.at.is_none_or(|at| at.start() >= here.start));
        let next = match (at, forward) {
            (Some(at), true) => (at + 1) % open.len(),
            (None, true) => after.unwrap_or(0),
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
            (None, false) => after.unwrap_or(open.len()).checked_sub(1).unwrap_or(last),
        };
        open.get(next).map(|it| it.key.clone())
    }

    /// The open finding that was gone to, else the first one about the selected annotation or its attributions.
    fn finding_at_hand(&self) -> Option<Arc<Finding>> {
        let survey = self.survey.as_ref()?;
        let gone_to = self.finding.as_ref().and_then(|it| survey.get(it));
        if let Some(finding) = gone_to.filter(|it| survey.is_open(it) && self.is_at(it)) {
            return Some(finding.clone());
        }
        let id = self.selected.as_ref()?;
        let attributions = self.document.attributions_of(id).map(|it| it.0.clone());
        let subjects = std::iter::once(Subject::Annotation(id.clone())).chain(attributions.map(Subject::Attribution));
        subjects.filter_map(|it| survey.of_subject(&it).next().cloned()).next()
    }

    /// Whether what a finding is about is what one looks at.
    fn is_at(&self, finding: &Finding) -> bool {
        match (&finding.subject, &self.selected) {
            (Subject::Annotation(id), Some(selected)) => id == selected,
            (Subject::Attribution(id), Some(selected)) => {
                let attribution = self.document.attributions().get(id);
                attribution.is_some_and(|it| it.parts().any(|it| it.1 == selected))
            }
            (Subject::Entry(id), _) => self.entry.as_ref() == Some(id),
            (Subject::Words(span), None) => span.range().contains(&self.selection.range().start),
            _ => false,
        }
    }

    /// Nothing but words is looked at from now on.
    fn let_go_of_all(&mut self) {
        self.selected = None;
        self.selected_orphan = None;
        self.entry = None;
    }
}
