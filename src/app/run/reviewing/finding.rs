//! Going through what the checks found in the pairs.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::reviewing::{Noted, ReviewSheet};
use crate::app::state::{Desk, State};
use crate::engine::review::side::Side;
use crate::model::annotation::Origin;
use crate::model::review::translation_error::TranslationError;
use crate::model::{reviewing, verifying};

impl State {
    pub(super) fn step_review_finding(&mut self, forward: bool) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        if desk.reviewing.blind {
            return self.missing("Findings are hidden. B shows them");
        }
        let reviewing = &desk.reviewing;
        let open = |it: &&Noted| desk.is_open(it);
        let at = reviewing
            .finding
            .as_ref()
            .and_then(|key| reviewing.findings.iter().position(|it| it.key == *key));
        let here = |it: &Noted| it.row >= reviewing.row;
        let from = match (at, forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at,
            (None, _) => reviewing.findings.iter().position(here).unwrap_or(0),
        };
        let (before, after) = reviewing.findings.split_at(from.min(reviewing.findings.len()));
        let found = match forward {
            true => after.iter().chain(before).find(open),
            false => before.iter().rev().chain(after.iter().rev()).find(open),
        };
        match found.map(|it| it.key.clone()) {
            Some(key) => self.show_review_finding(&key),
            None => self.missing("No finding is open"),
        }
    }

    pub(super) fn show_review_finding(&mut self, key: &Arc<str>) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            let row = desk
                .reviewing
                .findings
                .iter()
                .find(|it| it.key == *key)
                .map(|it| it.row);
            if let Some(row) = row {
                desk.show_row(row);
                desk.reviewing.finding = Some(key.clone());
            }
        }
        Vec::new()
    }

    /// Makes an error of the finding at hand, at the words the check names.
    pub(super) fn finding_to_error(&mut self) -> Vec<Effect> {
        let stamp = self.stamp();
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let Some(finding) = desk.noted_at_hand().cloned() else {
            return self.missing("Go to a finding first, with N");
        };
        desk.show_row(finding.row);
        let mut error = TranslationError::new(finding.kind, finding.severity.key(), &stamp);
        let anchors = |side: Side| {
            let span = finding.spans[side.index()];
            span.and_then(|it| desk.review_anchor(side, it)).into_iter().collect()
        };
        error.original = anchors(Side::Original);
        error.translation = anchors(Side::Translation);
        error.note = finding.message.as_str().into();
        error.finding = finding.key.clone();
        let id = finding.key.split(':').next().unwrap_or_default();
        error.origin = Origin::Rule {
            id: id.into(),
            edited: false,
        };
        self.put_error(error)
    }

    pub(super) fn ask_to_dismiss(&mut self) -> Vec<Effect> {
        let Some(finding) = self.desk.as_ref().and_then(Desk::noted_at_hand) else {
            return self.missing("Go to a finding first, with N");
        };
        let sheet = ReviewSheet::Dismiss {
            key: finding.key.clone(),
            message: finding.message.clone(),
        };
        self.lay_review(sheet)
    }

    pub(super) fn dismiss_review_finding(&mut self, key: &Arc<str>, reason: &str) -> Vec<Effect> {
        self.overlay = None;
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let words = desk.reviewing.findings.iter().find(|it| it.key == *key);
        let words = words.and_then(|it| it.spans[1].map(|span| desk.document.article().quote(span).to_owned()));
        let words = words.unwrap_or_default();
        let fresh = !desk.document.tables().dismissals.contains_key(key);
        let counts = fresh && self.teaches();
        let effects = self.change(|document, stamp| {
            let mut transaction = verifying::dismiss(document, key, reason.trim(), &words, stamp);
            if counts {
                reviewing::judge_in(document, &mut transaction, key, false);
            }
            transaction
        });
        // The next one is at hand, so that each takes two keys.
        let mut all = effects;
        if self.desk.as_ref().is_some_and(|it| it.open_findings() > 0) {
            all.extend(self.step_review_finding(true));
        }
        all
    }
}

impl Desk {
    /// Whether nobody has decided about a finding.
    pub fn is_open(&self, finding: &Noted) -> bool {
        let decided = |it: &_| {
            self.reviewing
                .decided
                .as_ref()
                .is_some_and(|decided| decided.has_finding(it))
        };
        !self.document.tables().dismissals.contains_key(&finding.key) && !decided(&finding.key)
    }

    /// Findings that nobody has decided about; mere notes do not count.
    pub fn open_findings(&self) -> usize {
        self.reviewing.overview.open_findings
    }

    pub(super) fn count_open_findings(&self) -> usize {
        let counts = |it: &&Noted| it.level > crate::app::reviewing::Level::Note && self.is_open(it);
        self.reviewing.findings.iter().filter(counts).count()
    }

    /// The finding that was gone to, or the first open one of the current pair.
    pub fn noted_at_hand(&self) -> Option<&Noted> {
        let reviewing = &self.reviewing;
        if reviewing.blind {
            return None;
        }
        let gone_to = reviewing.finding.as_ref();
        let in_row = |it: &&Noted| it.row == reviewing.row && self.is_open(it);
        let mut here = reviewing.findings.iter().filter(in_row);
        let named = here.clone().find(|it| Some(&it.key) == gone_to);
        named.or_else(|| here.next())
    }
}
