//! Marking errors of the translation.

use crate::app::effect::Effect;
use crate::app::state::{Desk, Pane, State};
use crate::engine::review::side::Side;
use crate::model::id::AnnotationId;
use crate::model::mqm::Severity;
use crate::model::review::translation_error::{Insertion, TranslationError};
use crate::model::reviewing;
use crate::text::segment;

/// The kind of an error that is a sentence or words left out.
const OMISSION: &str = "accuracy/omission";

impl State {
    /// Of the selected error, the severity; else an error of the selected words, whose kind is asked for.
    pub(super) fn mark_error(&mut self, severity: Severity) -> Vec<Effect> {
        let Some(reviewing) = self.desk.as_ref().map(|it| &it.reviewing) else {
            return Vec::new();
        };
        let selected = Side::BOTH.iter().any(|side| reviewing.selected(*side).is_some());
        if let Some(error) = reviewing.error.clone().filter(|_| !selected) {
            return self.change_error("Change the severity", &error, |it| it.severity = severity.key().into());
        }
        if reviewing.key() == [None, None] {
            return self.missing("There is no pair to mark an error in");
        }
        self.on_review(|it| it.pending = Some(severity))
    }

    /// Makes the error that is being marked one of `kind`.
    pub(super) fn choose_kind(&mut self, kind: &str) -> Vec<Effect> {
        self.overlay = None;
        let pending = self.desk.as_mut().and_then(|it| it.reviewing.pending.take());
        let selected = self.desk.as_ref().and_then(|it| it.reviewing.error.clone());
        match (pending, selected) {
            (Some(severity), _) => self.add_error(kind, severity),
            (None, Some(error)) => {
                self.change_error("Change the kind of error", &error, |it| it.category = kind.into())
            }
            (None, None) => self.missing("Say how grave the error is first: 1 neutral, 2 minor, 3 major, 4 critical"),
        }
    }

    fn add_error(&mut self, kind: &str, severity: Severity) -> Vec<Effect> {
        let stamp = self.stamp();
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let error = desk.error_of_selection(TranslationError::new(kind, severity.key(), &stamp));
        self.put_error(error)
    }

    /// The selected words of the original, or the whole pair's, are missing at the caret of the translation.
    pub(super) fn mark_omission(&mut self) -> Vec<Effect> {
        let stamp = self.stamp();
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let reviewing = &desk.reviewing;
        let words = reviewing.selected(Side::Original).or(reviewing.key()[0]);
        let Some(words) = words else {
            return self.missing("This pair has no words of the original that could be missing");
        };
        let mut error = TranslationError::new(OMISSION, Severity::Major.key(), &stamp);
        error.original = desk.review_anchor(Side::Original, words).into_iter().collect();
        error.insertion = desk.insertion();
        self.put_error(error)
    }

    /// Adds an error to the current pair, which is marked, and selects it.
    pub(super) fn put_error(&mut self, error: TranslationError) -> Vec<Effect> {
        let id = self.fresh_id();
        let Some(row) = self.desk.as_ref().map(|it| it.reviewing.row) else {
            return Vec::new();
        };
        let pair = self.wanted(row);
        let (fresh, teaches) = (id.clone(), self.teaches());
        let effects = self.change(|document, stamp| {
            let finding = error.finding.clone();
            let mut transaction = reviewing::add_error(document, fresh, error, pair, stamp);
            if teaches {
                reviewing::judge_in(document, &mut transaction, &finding, true);
            }
            transaction
        });
        self.on_review(|it| {
            it.selections = it.selections.map(|it| crate::app::selection::Selection::caret(it.head));
            let added = it.decided.as_ref().is_some_and(|decided| decided.error(&id).is_some());
            it.error = added.then_some(id);
        });
        effects
    }

    pub(super) fn change_error(
        &mut self,
        name: &'static str,
        id: &AnnotationId,
        change: impl FnOnce(&mut TranslationError),
    ) -> Vec<Effect> {
        self.change(|document, stamp| reviewing::change_error(document, name, id, stamp, change))
    }

    pub(super) fn remove_error(&mut self) -> Vec<Effect> {
        let Some(reviewing) = self.desk.as_ref().map(|it| &it.reviewing) else {
            return Vec::new();
        };
        let Some(id) = reviewing.error.clone() else {
            return self.missing("Select an error first, with the full stop");
        };
        let row = reviewing.row;
        let last = reviewing.errors_of(row) == [id.clone()];
        let reopened = if last { self.wanted(row) } else { None };
        let teaches = self.teaches();
        self.change(|document, stamp| {
            let finding = document
                .tables()
                .translation_errors
                .get(&id)
                .map(|it| it.finding.clone());
            let mut transaction = reviewing::remove_error(document, &id, reopened, stamp);
            if let Some(finding) = finding.filter(|_| teaches) {
                reviewing::unjudge_in(document, &mut transaction, &finding, true);
            }
            transaction
        })
    }

    pub(super) fn next_error(&mut self) -> Vec<Effect> {
        let none = self.on_review_errors(|errors, selected| {
            let at = selected.and_then(|it| errors.iter().position(|id| id == it));
            let next = at.map_or(0, |it| (it + 1) % errors.len().max(1));
            errors.get(next).cloned()
        });
        if none {
            return self.missing("No error is marked in this pair");
        }
        Vec::new()
    }

    /// Selects one of the errors of the current row; answers whether there is none.
    fn on_review_errors(
        &mut self,
        choose: impl FnOnce(&[AnnotationId], Option<&AnnotationId>) -> Option<AnnotationId>,
    ) -> bool {
        let Some(desk) = &mut self.desk else {
            return false;
        };
        let reviewing = &mut desk.reviewing;
        let chosen = choose(reviewing.errors_of(reviewing.row), reviewing.error.as_ref());
        let none = chosen.is_none();
        reviewing.error = chosen;
        none
    }

    pub(super) fn show_error(&mut self, id: &AnnotationId) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            let row = desk.reviewing.decided.as_ref().and_then(|decided| {
                let (side, byte) = decided.error(id)?.place()?;
                desk.reviewing.comparison.as_ref()?.row_at(side, byte)
            });
            if let Some(row) = row {
                desk.show_row(row);
            }
            desk.reviewing.error = Some(id.clone());
        }
        Vec::new()
    }

    pub(super) fn edit_correction(&mut self) -> Vec<Effect> {
        let selected = self.desk.as_ref().is_some_and(|it| it.reviewing.error.is_some());
        if !selected && self.on_review_errors(|errors, _| errors.last().cloned()) {
            return self.missing("Mark an error first: 1 to 4, then its kind");
        }
        self.edit_in_review(Pane::Correction)
    }
}

impl Desk {
    /// `error` at the selected words, or at the whole pair.
    fn error_of_selection(&self, mut error: TranslationError) -> TranslationError {
        let reviewing = &self.reviewing;
        let [mut original, mut translation] = Side::BOTH.map(|side| reviewing.selected(side));
        if original.is_none() && translation.is_none() {
            [original, translation] = reviewing.key();
            // All of the translation says where; the original beside it is there to read.
            if translation.is_some() {
                original = None;
            }
        }
        let anchors = |side, span: Option<_>| span.and_then(|it| self.review_anchor(side, it)).into_iter().collect();
        error.original = anchors(Side::Original, original);
        error.translation = anchors(Side::Translation, translation);
        if translation.is_none() {
            error.insertion = self.insertion();
        }
        error
    }

    /// The place of the caret in the translation; in a pair without words there, the end of the words before.
    fn insertion(&self) -> Option<Insertion> {
        let reviewing = &self.reviewing;
        let comparison = reviewing.comparison.as_ref()?;
        let article = comparison.text(Side::Translation);
        let at = match comparison.span(reviewing.row, Side::Translation) {
            Some(_) => reviewing.selections[1].head,
            None => {
                let before = (0..reviewing.row)
                    .rev()
                    .find_map(|row| comparison.span(row, Side::Translation));
                before.map_or(0, |it| it.end())
            }
        };
        let text = article.text();
        let before = segment::trim(text, segment::previous_word(text, at)..at);
        let (words, after) = match before.filter(|it| !it.is_empty()) {
            Some(words) => (words, true),
            None => (segment::trim(text, at..segment::next_word(text, at))?, false),
        };
        let span = article.span(words).ok()?;
        Some(Insertion {
            words: self.review_anchor(Side::Translation, span)?,
            after,
        })
    }
}
