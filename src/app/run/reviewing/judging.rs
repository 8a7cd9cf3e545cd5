//! The verdict, and what stands in its way.

use crate::app::effect::{Effect, ReviewEffect};
use crate::app::reviewing::OriginalText;
use crate::app::state::{Desk, State};
use crate::model::mqm::Severity;
use crate::model::review::reviewer::{ReviewVerdict, UNITS, VERDICTS};
use crate::model::reviewing;

/// The verdict that needs a reason, and can be given at any time.
const CANNOT_JUDGE: &str = "cannot judge";
/// The verdict that no critical error allows.
const PUBLISHABLE: &str = "publishable";

impl State {
    pub(super) fn sign_verdict(&mut self, value: &'static str, reason: &str) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        if let Some(obstacle) = desk.obstacle(value, reason) {
            return self.missing(&obstacle);
        }
        let reviewing = &desk.reviewing;
        let verdict = ReviewVerdict {
            value: value.into(),
            reason: reason.trim().into(),
            original_sha256: reviewing.original().map_or("", |it| &it.file().sha256).into(),
            article_sha256: desk.document.article().file().sha256.as_str().into(),
            unit: UNITS[1].key.into(),
            pass: if reviewing.was_blind { "blind" } else { "" }.into(),
            ..ReviewVerdict::default()
        };
        let mut effects = self.change(|document, stamp| reviewing::sign(document, Some(verdict), stamp));
        effects.extend(self.learn_words());
        effects
    }

    /// A review that is done teaches the folder words, where the folder is what the article belongs to.
    fn learn_words(&self) -> Option<Effect> {
        let desk = self.desk.as_ref().filter(|_| self.teaches())?;
        let effect = ReviewEffect::Learn {
            article: desk.path.clone(),
            document: Box::new(desk.document.clone()),
        };
        Some(Effect::Review {
            ticket: desk.ticket,
            effect,
        })
    }

    pub(super) fn take_verdict_back(&mut self) -> Vec<Effect> {
        self.change(|document, stamp| reviewing::sign(document, None, stamp))
    }
}

impl Desk {
    /// Why `value` cannot be the verdict now, as a sentence that says what to do; `None` when it can.
    pub fn obstacle(&self, value: &str, reason: &str) -> Option<String> {
        let reviewing = &self.reviewing;
        if !VERDICTS.iter().any(|it| it.key == value) {
            return Some("There is no such verdict".to_owned());
        }
        if value == CANNOT_JUDGE {
            return reason
                .trim()
                .is_empty()
                .then(|| "Say why it cannot be judged".to_owned());
        }
        match &reviewing.text {
            OriginalText::None => {
                return Some(
                    "Without the original it was not checked against its source: only “cannot judge” is left"
                        .to_owned(),
                );
            }
            OriginalText::Read(_) if reviewing.comparison.is_some() => {}
            _ => return Some("The original is not there yet to compare with".to_owned()),
        }
        let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let waiting = [
            (reviewing.overview.todo(), "pair", "to decide (Space)"),
            (self.open_findings(), "finding", "to confirm or to dismiss (N)"),
            (self.open_quotes(), "quotation", "to compare (Q)"),
        ];
        let waiting: Vec<String> = waiting
            .iter()
            .filter(|it| it.0 > 0)
            .map(|(n, what, todo)| format!("{} {todo}", plural(*n, what)))
            .collect();
        if let Some((last, others)) = waiting.split_last() {
            let others = others.join(", ");
            let and = if others.is_empty() { "" } else { " and " };
            return Some(format!("{others}{and}{last} first"));
        }
        let critical = self.document.tables().translation_errors.values();
        let critical = critical
            .filter(|it| !it.proposed && *it.severity == *Severity::Critical.key())
            .count();
        if value == PUBLISHABLE && critical > 0 {
            let errors = plural(critical, "critical error");
            return Some(format!("{errors}: it cannot be published as it stands"));
        }
        None
    }
}
