//! The review of a translation.

mod attaching;
mod carrying;
mod erring;
mod finding;
mod following;
mod going;
mod judging;
mod pairing;
mod quoting;

use crate::app::command::ReviewCommand;
use crate::app::effect::Effect;
use crate::app::reviewing::{ReviewSheet, Reviewing};
use crate::app::state::{Overlay, Pane, State};

impl State {
    pub(in crate::app) fn run_review(&mut self, command: ReviewCommand) -> Vec<Effect> {
        match command {
            ReviewCommand::Toggle => self.toggle_translation(),

            ReviewCommand::Open(row) => self.open_review_at(row),

            ReviewCommand::AskOriginal => self.ask_original(),
            ReviewCommand::AskOriginalFile => self.ask_for_original_file(),
            ReviewCommand::AskOriginalText => self.lay_review(ReviewSheet::Paste),
            ReviewCommand::Attach(path) => self.attach_original(path),
            ReviewCommand::Paste(text) => self.paste_original(text),
            ReviewCommand::HaveNone => self.have_no_original(),
            ReviewCommand::Detach => self.detach_original(),
            ReviewCommand::ShowFacts => self.lay_review(ReviewSheet::Facts),
            ReviewCommand::SetOriginal(original) => self.set_original(*original),
            ReviewCommand::SetReads(reads) => self.set_reads(&reads),
            ReviewCommand::SetIndependent(independent) => self.set_independent(&independent),
            ReviewCommand::TakeDisclosure => self.take_disclosure(),

            ReviewCommand::Row(row) => self.go_to_row(row),
            ReviewCommand::Next => self.step_row(true),
            ReviewCommand::Previous => self.step_row(false),
            ReviewCommand::NextOpen => self.go_to_next_open(),
            ReviewCommand::NextWeak => self.go_to_next_weak(),
            ReviewCommand::NextFinding => self.step_review_finding(true),
            ReviewCommand::PreviousFinding => self.step_review_finding(false),
            ReviewCommand::ShowFinding(key) => self.show_review_finding(&key),
            ReviewCommand::Side => self.change_side(),
            ReviewCommand::Select { side, selection } => self.select_in_review(side, selection),
            ReviewCommand::Tab(tab) => self.on_review(|it| it.tab = tab),
            ReviewCommand::NextTab => self.next_review_tab(),
            ReviewCommand::Blind => self.switch_blind(),
            ReviewCommand::Reading => self.switch_reading(),

            ReviewCommand::Agree => self.agree(),
            ReviewCommand::Reopen => self.reopen_pair(),
            ReviewCommand::Cut => self.cut_pair(),
            ReviewCommand::Merge => self.merge_pairs(),
            ReviewCommand::Unlink => self.unlink_pair(),
            ReviewCommand::TakeBelow => self.move_boundary(true),
            ReviewCommand::GiveBelow => self.move_boundary(false),
            ReviewCommand::LinkMoved => self.link_moved(),
            ReviewCommand::Realign => self.realign_below(),
            ReviewCommand::EditPairNote => self.edit_in_review(Pane::PairNote),
            ReviewCommand::SetPairNote { row, note } => {
                self.set_pair(row, "Note on a pair", |it| it.note = note.into())
            }
            ReviewCommand::EditScore => self.edit_in_review(Pane::Score),
            ReviewCommand::SetScore { row, score } => self.set_pair(row, "Score a pair", |it| it.score = score),

            ReviewCommand::Mark(severity) => self.mark_error(severity),
            ReviewCommand::Kind(kind) => self.choose_kind(kind),
            ReviewCommand::AskKind => self.lay_review(ReviewSheet::Kinds),
            ReviewCommand::Omission => self.mark_omission(),
            ReviewCommand::Cancel => self.on_review(|it| it.pending = None),
            ReviewCommand::NextError => self.next_error(),
            ReviewCommand::ShowError(id) => self.show_error(&id),
            ReviewCommand::SetSeverity { error, severity } => self.change_error("Change the severity", &error, |it| {
                it.severity = severity.key().into();
            }),
            ReviewCommand::SetKind { error, kind } => {
                self.change_error("Change the kind of error", &error, |it| it.category = kind.into())
            }
            ReviewCommand::RemoveError => self.remove_error(),
            ReviewCommand::EditCorrection => self.edit_correction(),
            ReviewCommand::SetCorrection { error, correction } => {
                self.change_error("Correct an error", &error, |it| it.correction = correction.into())
            }
            ReviewCommand::SetErrorNote { error, note } => {
                self.change_error("Note on an error", &error, |it| it.note = note.into())
            }
            ReviewCommand::Accept(error) => {
                self.change_error("Accept a proposed error", &error, |it| it.proposed = false)
            }

            ReviewCommand::FindingToError => self.finding_to_error(),
            ReviewCommand::AskDismiss => self.ask_to_dismiss(),
            ReviewCommand::Dismiss { key, reason } => self.dismiss_review_finding(&key, &reason),

            ReviewCommand::NextQuote => self.next_quote(),
            ReviewCommand::ShowQuote(key) => self.show_quote(&key),
            ReviewCommand::QuoteStands { key, reason } => self.quote_stands(&key, &reason),
            ReviewCommand::QuoteToError(key) => self.quote_to_error(&key),
            ReviewCommand::ReopenQuote(key) => self.reopen_quote(&key),

            ReviewCommand::Carry => self.carry_marks(),

            ReviewCommand::ShowVerdict => self.lay_review(ReviewSheet::Verdict),
            ReviewCommand::Sign { value, reason } => self.sign_verdict(value, &reason),
            ReviewCommand::TakeBack => self.take_verdict_back(),
        }
    }

    /// Does something to the review of the open article.
    fn on_review(&mut self, act: impl FnOnce(&mut Reviewing)) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            act(&mut desk.reviewing);
        }
        Vec::new()
    }

    fn lay_review(&mut self, sheet: ReviewSheet) -> Vec<Effect> {
        if self.desk.is_none() {
            return Vec::new();
        }
        let overlay = Overlay::Review(sheet);
        let shown = self.overlay.as_ref() == Some(&overlay);
        self.overlay = (!shown).then_some(overlay);
        Vec::new()
    }

    fn edit_in_review(&mut self, pane: Pane) -> Vec<Effect> {
        let possible = self
            .desk
            .as_ref()
            .is_some_and(|it| it.reviewing.open && !it.reviewing.is_empty());
        if possible {
            self.focus = Some(pane);
        }
        Vec::new()
    }
}
