//! Going on where earlier sessions ended: unsaved steps, and undo history.

use std::collections::HashSet;

use super::beside::Beside;
use super::history::HistoryFile;
use super::journal_file::{FoundJournal, JournalHomes};
use super::log::{Entry, Header, fits};
use super::open::Report;
use super::places::Places;
use super::recover::{follows, replay};
use super::salvage::salvage;
use super::save::{fresh_mint, unix_ms};
use crate::model::document::Document;
use crate::model::history::{History, Step};
use crate::model::id::AnnotationId;

/// What journals and history of earlier sessions make of a document.
pub(super) struct TakenUp {
    pub document: Document,
    pub history: History,
    pub history_file: Option<HistoryFile>,
    pub found: Vec<FoundJournal>,
    /// The unsaved steps, all of this text.
    pub pending: Vec<Entry>,
}

impl TakenUp {
    /// Nothing: `document` as it is.
    pub fn nothing(document: Document) -> Self {
        TakenUp {
            document,
            history: History::default(),
            history_file: None,
            found: Vec::new(),
            pending: Vec::new(),
        }
    }

    /// Makes the steps of dead sessions again on `document`, as its sidecar has it.
    pub fn journals(document: Document, homes: &JournalHomes, report: &mut Report) -> Self {
        let (found, notes) = homes.find();
        report.notes.extend(notes);
        let mut taken = TakenUp::nothing(document);
        let mut mint = fresh_mint();
        let mut fresh_id = || mint.next(unix_ms());
        for journal in found {
            taken.read(journal, &mut fresh_id, report);
        }
        let steps: Vec<Step> = taken.pending.iter().map(|it| it.step.clone()).collect();
        let recovered = replay(&taken.document, &steps, &mut fresh_id);
        taken.document = recovered.document;
        report.recovered = recovered.steps;
        if recovered.merged > 0 {
            report.notes.push(format!(
                "{} unsaved changes met changes made elsewhere; both were kept",
                recovered.merged
            ));
        }
        taken
    }

    /// Goes on with the undo history, if every record is where it left it; else begins it anew.
    pub fn history(&mut self, beside: &Beside, places: &Places) {
        let Some(state) = &places.state else { return };
        let article = self.document.article();
        let path = state.join("history").join(format!("{}.jsonl", beside.key()));
        let (mut file, past) = HistoryFile::open(path, Header::of(article));
        let known: HashSet<_> = past.iter().map(|it| (it.session.clone(), it.seq)).collect();
        let recent = self
            .pending
            .iter()
            .filter(|it| !known.contains(&(it.session.clone(), it.seq)));
        let past = past.iter().filter(|it| fits(&it.step, article));
        let steps: Vec<Step> = past.chain(recent).map(|it| it.step.clone()).collect();
        if follows(&self.document, &steps) {
            steps.iter().for_each(|it| self.history.remember(it));
        } else {
            file.forget();
        }
        self.history_file = Some(file);
    }

    fn read(&mut self, mut journal: FoundJournal, fresh_id: &mut dyn FnMut() -> AnnotationId, report: &mut Report) {
        if journal.log.damaged > 0 {
            report
                .notes
                .push("The last change before the crash was only half written and is lost".into());
        }
        let entries = std::mem::take(&mut journal.log.entries);
        let article = self.document.article();
        if journal.log.header.as_ref() == Some(&Header::of(article)) {
            let (fitting, unfit): (Vec<_>, Vec<_>) = entries.into_iter().partition(|it| fits(&it.step, article));
            report.not_recovered += unfit.len();
            self.pending.extend(fitting);
        } else if let Some(last) = entries.last() {
            let transaction = salvage(&self.document, &entries, fresh_id);
            report.notes.push(format!(
                "The article was changed after a session that ended without saving. Its last {} changes were placed by their words; look them through",
                entries.len()
            ));
            if !transaction.is_empty() {
                self.pending.push(Entry {
                    session: format!("{} on another text", last.session).into(),
                    seq: last.seq,
                    step: Step::Do(transaction.into()),
                    anchors: Vec::new(),
                });
            }
        }
        self.found.push(journal);
    }
}
