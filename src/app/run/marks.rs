//! Marking, changing and deleting annotations; undo.

use crate::app::effect::Effect;
use crate::app::hint::{Hints, Purpose};
use crate::app::selection::{Selection, words_of};
use crate::app::state::{Desk, Overlay, Pane, State, Tone};
use crate::model::document::Document;
use crate::model::history::Step;
use crate::model::id::AnnotationId;
use crate::model::intent::{self, Edge};
use crate::model::label::Label;
use crate::model::span::{Segments, Span};
use crate::model::table::Conflict;
use crate::model::transaction::{Edit, Transaction};

impl State {
    /// Does `transaction`, remembers it, and sends it to the journal.
    pub(in crate::app) fn commit(&mut self, transaction: Transaction) -> Vec<Effect> {
        if transaction.is_empty() || self.refuses_changes() {
            return Vec::new();
        }
        if self.refuses_registry_changes(&transaction) {
            return Vec::new();
        }
        let room = self.desk.as_ref().map(|it| it.document.has_room_for(&transaction));
        if let Some(Err(too_much)) = room {
            self.tell(Tone::Warning, format!("Nothing was changed: {too_much}"));
            return Vec::new();
        }
        self.step(|desk| Some(desk.history.commit(&mut desk.document, transaction)))
    }

    /// Whether the article cannot be changed now; says why.
    fn refuses_changes(&mut self) -> bool {
        let Some(desk) = &self.desk else {
            return true;
        };
        let reason = match &desk.read_only {
            Some(reason) => reason.clone(),
            None if desk.loading => "the annotations are still being read".into(),
            None => return false,
        };
        self.tell(Tone::Warning, format!("Nothing was changed: {reason}"));
        true
    }

    /// Whether `transaction` would change a registry that cannot be written; says why.
    fn refuses_registry_changes(&mut self, transaction: &Transaction) -> bool {
        let registry = |it: &Edit| matches!(it, Edit::Entry(_) | Edit::Scale(_) | Edit::Switch(_));
        let blocked = self
            .desk
            .as_ref()
            .and_then(|it| Some(it.registry_blocked.as_ref()?.message.clone()));
        match blocked {
            Some(reason) if transaction.edits.iter().any(registry) => {
                self.tell(
                    Tone::Warning,
                    format!("Nothing was changed, because the registry cannot be: {reason}"),
                );
                true
            }
            _ => false,
        }
    }

    fn step(&mut self, act: impl FnOnce(&mut Desk) -> Option<Result<Step, Conflict>>) -> Vec<Effect> {
        let ms = self.clock.ms;
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let before = desk.document.clone();
        match act(desk) {
            None => Vec::new(),
            Some(Ok(step)) => {
                desk.revision += 1;
                desk.follow(before, step.effect());
                desk.forget_what_is_gone();
                let number = desk.saving.changed(ms);
                let mut effects = vec![Effect::Journal {
                    ticket: desk.ticket,
                    steps: vec![(number, step)],
                }];
                // A table that is filtered or sorted follows.
                effects.extend(self.list_again());
                self.with_comparison(effects)
            }
            Some(Err(conflict)) => {
                self.tell(Tone::Warning, format!("This cannot be done any more: {conflict}"));
                Vec::new()
            }
        }
    }

    pub(in crate::app) fn undo(&mut self) -> Vec<Effect> {
        self.through_history(|desk| desk.history.undo(&mut desk.document), "Undone")
    }

    pub(in crate::app) fn redo(&mut self) -> Vec<Effect> {
        self.through_history(|desk| desk.history.redo(&mut desk.document), "Done again")
    }

    fn through_history(
        &mut self,
        act: impl FnOnce(&mut Desk) -> Option<Result<Step, Conflict>>,
        said: &str,
    ) -> Vec<Effect> {
        if self.refuses_changes() {
            return Vec::new();
        }
        let effects = self.step(act);
        for effect in &effects {
            let Effect::Journal { steps, .. } = effect else {
                continue;
            };
            for (_, step) in steps {
                let effect = step.effect();
                self.show_what_changed(&effect);
                self.review_again(&effect);
                self.tell(Tone::Done, format!("{said}: {}", effect.name));
            }
        }
        effects
    }

    /// Selects what an undone or redone gesture was about.
    fn show_what_changed(&mut self, transaction: &Transaction) {
        let Some(desk) = &mut self.desk else {
            return;
        };
        desk.show_changed_pair(transaction);
        let changed = transaction.edits.iter().find_map(|edit| match edit {
            Edit::Annotation(change) if change.after.is_some() => Some(change.id.clone()),
            _ => None,
        });
        if let Some(id) = changed {
            // An entry that is shown stays: the gesture may have been about it.
            let entry = desk.entry.take();
            desk.focus(&id);
            desk.entry = entry;
            return desk.forget_what_is_gone();
        }
        let gone = transaction.edits.iter().find_map(|edit| match edit {
            Edit::Annotation(change) => change.before.as_ref(),
            _ => None,
        });
        // Words that are no longer marked are selected, to be seen and to be marked otherwise.
        if let Some(annotation) = gone {
            let words = annotation.segments.first();
            desk.select(Selection {
                anchor: words.start(),
                head: words.end(),
            });
            desk.reveal(words.start());
        }
    }

    pub(in crate::app) fn mark(&mut self, label: Label) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if let Some(span) = desk.selected_words() {
            return self.mark_span(span, label);
        }
        if let Some(id) = desk.selected.clone() {
            return self.relabel(&id, label);
        }
        desk.armed = (desk.armed.as_ref() != Some(&label)).then_some(label);
        Vec::new()
    }

    pub(in crate::app) fn relabel(&mut self, id: &AnnotationId, label: Label) -> Vec<Effect> {
        self.change(|document, stamp| intent::relabel(document, id, label, stamp))
    }

    pub(in crate::app) fn mark_span(&mut self, span: Span, label: Label) -> Vec<Effect> {
        if self.refuses_changes() {
            return Vec::new();
        }
        let (id, stamp) = (self.fresh_id(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.armed = None;
        let transaction = intent::mark(&desk.document, id.clone(), span.into(), label, &stamp);
        let effects = self.commit(transaction);
        if let Some(desk) = &mut self.desk {
            desk.select(Selection::caret(span.end()));
            desk.selected = Some(id);
            desk.selected_orphan = None;
        }
        effects
    }

    /// Commits what `intent` makes of the document.
    pub(in crate::app) fn change(
        &mut self,
        intent: impl FnOnce(&Document, &crate::model::annotation::Stamp) -> Transaction,
    ) -> Vec<Effect> {
        let stamp = self.stamp();
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let transaction = intent(&desk.document, &stamp);
        self.commit(transaction)
    }

    /// Tells what is missing for a command, and does nothing.
    pub(in crate::app) fn missing(&mut self, what: &str) -> Vec<Effect> {
        if self.desk.is_some() {
            self.tell(Tone::Note, what);
        }
        Vec::new()
    }

    pub(in crate::app) fn selected(&self) -> Option<AnnotationId> {
        self.desk.as_ref()?.selected.clone()
    }

    pub(in crate::app) fn add_segment(&mut self) -> Vec<Effect> {
        let words = self.desk.as_ref().and_then(Desk::selected_words);
        let (Some(id), Some(span)) = (self.selected(), words) else {
            return self.missing("Select an annotation, then select the words to add to it");
        };
        let effects = self.change(|document, stamp| intent::add_segment(document, &id, span, stamp));
        if let Some(desk) = &mut self.desk {
            desk.select(Selection::caret(span.end()));
        }
        effects
    }

    pub(in crate::app) fn remove_segment(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else {
            return self.missing("Select an annotation, and put the caret into the segment to remove");
        };
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let Some(annotation) = desk.document.annotation(&id) else {
            return Vec::new();
        };
        if annotation.segments.len() == 1 {
            return self.missing("An annotation keeps its last segment; Delete removes it whole");
        }
        let caret = desk.selection.head;
        let byte = match annotation.segments.contain(caret) {
            true => caret,
            false => annotation.segments.last().start(),
        };
        self.change(|document, stamp| intent::remove_segment(document, &id, byte, stamp))
    }

    pub(in crate::app) fn split(&mut self) -> Vec<Effect> {
        let Some(gap) = self.desk.as_ref().and_then(Desk::selected_words) else {
            return self.missing("Select the words that do not belong to the annotation around them");
        };
        let around = self.desk.as_ref().and_then(|it| it.around(gap));
        let Some(id) = self.selected().filter(|it| self.covers(it, gap)).or(around) else {
            return self.missing("The selected words lie in no annotation");
        };
        let effects = self.change(|document, stamp| intent::split(document, &id, gap, stamp));
        if let Some(desk) = &mut self.desk {
            desk.select(Selection::caret(gap.end()));
            desk.selected = Some(id);
        }
        effects
    }

    fn covers(&self, id: &AnnotationId, gap: Span) -> bool {
        let annotation = self.desk.as_ref().and_then(|it| it.document.annotation(id));
        annotation.is_some_and(|it| it.segments.iter().any(|span| span.touches(gap)))
    }

    pub(in crate::app) fn ask_for_join(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else {
            return self.missing("Select an annotation, then pick the one to join it with");
        };
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let hints = Hints::over(&desk.document, desk.visible.clone(), Purpose::Join(id));
        if hints.targets.is_empty() {
            return self.missing("There is no other annotation on the screen to join it with");
        }
        self.overlay = Some(Overlay::Hints(hints));
        Vec::new()
    }

    pub(in crate::app) fn join(&mut self, into: &AnnotationId, from: &AnnotationId) -> Vec<Effect> {
        let effects = self.change(|document, stamp| intent::merge(document, into, from, stamp));
        if let Some(desk) = &mut self.desk {
            desk.selected = Some(into.clone());
        }
        effects
    }

    pub(in crate::app) fn delete(&mut self) -> Vec<Effect> {
        let orphan = self.desk.as_ref().and_then(|it| it.selected_orphan.clone());
        match self.selected().or(orphan) {
            Some(id) => self.remove(&id),
            None => self.missing("Select an annotation to delete it"),
        }
    }

    pub(in crate::app) fn remove(&mut self, id: &AnnotationId) -> Vec<Effect> {
        self.change(|document, stamp| intent::remove(document, id, stamp))
    }

    pub(in crate::app) fn edit(&mut self, pane: Pane) -> Vec<Effect> {
        if self.selected().is_none() {
            return self.missing("Select an annotation first, with Tab or a click");
        }
        self.settings.inspector = true;
        self.focus = Some(pane);
        Vec::new()
    }

    pub(in crate::app) fn set_note(&mut self, id: &AnnotationId, note: &str) -> Vec<Effect> {
        self.change(|document, stamp| intent::note(document, id, note, stamp))
    }

    pub(in crate::app) fn set_tags(&mut self, id: &AnnotationId, tags: &[String]) -> Vec<Effect> {
        let tags = tags.iter().map(String::as_str);
        self.change(|document, stamp| intent::tag(document, id, tags, stamp))
    }

    pub(in crate::app) fn set_attribute(&mut self, id: &AnnotationId, key: &str, value: Option<&str>) -> Vec<Effect> {
        self.change(|document, stamp| intent::set_attribute(document, id, key, value, stamp))
    }

    pub(in crate::app) fn pick_edge(&mut self, edge: Edge) -> Vec<Effect> {
        let Some(id) = self.selected() else {
            return self.missing("Select an annotation to resize it");
        };
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let Some(annotation) = desk.document.annotation(&id).cloned() else {
            return Vec::new();
        };
        let last = annotation.segments.len() - 1;
        // The same key again goes on to the next segment, then lets go.
        desk.edge = match desk.edge {
            Some((segment, it)) if it == edge && segment < last => Some((segment + 1, edge)),
            Some((_, it)) if it == edge => None,
            Some((segment, _)) => Some((segment, edge)),
            None => Some((0, edge)),
        };
        if let Some((segment, edge)) = desk.edge
            && let Some(span) = annotation.segments.iter().nth(segment)
        {
            desk.reveal(match edge {
                Edge::Start => span.start(),
                Edge::End => span.end(),
            });
        }
        Vec::new()
    }

    pub(in crate::app) fn resize(&mut self, id: &AnnotationId, segment: usize, edge: Edge, byte: usize) -> Vec<Effect> {
        self.change(|document, stamp| intent::resize(document, id, segment, edge, byte, stamp))
    }

    pub(in crate::app) fn place(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let (Some(id), Some(span)) = (desk.selected_orphan.clone(), desk.selected_words()) else {
            return self.missing("Pick a lost annotation in the table, then select its words in the article");
        };
        let effects = self.change(|document, stamp| intent::place(document, &id, Segments::from(span), stamp));
        if let Some(desk) = &mut self.desk {
            desk.focus(&id);
        }
        effects
    }
}

impl Desk {
    /// The selected text as a span, whole graphemes without outer white space.
    pub fn selected_words(&self) -> Option<Span> {
        let article = self.document.article();
        let words = words_of(article, self.selection.range())?;
        article.span(words).ok()
    }

    /// The shortest annotation with a segment that touches `gap`.
    fn around(&self, gap: Span) -> Option<AnnotationId> {
        let marks = self.document.index().touching(gap.range());
        let shortest = marks
            .into_iter()
            .filter(|it| it.span.covers(gap))
            .min_by_key(|it| it.span.len());
        shortest.map(|it| it.id.clone())
    }

    /// Lets go of a selected annotation that is no longer there.
    pub(in crate::app) fn forget_what_is_gone(&mut self) {
        if self
            .selected
            .as_ref()
            .is_some_and(|it| self.document.annotation(it).is_none())
        {
            self.selected = None;
            self.edge = None;
        }
        if self.entry.as_ref().is_some_and(|it| self.document.entry(it).is_none()) {
            self.entry = None;
        }
        if self
            .selected_orphan
            .as_ref()
            .is_some_and(|it| !self.document.orphans().contains_key(it))
        {
            self.selected_orphan = None;
        }
        let segments = self.selected.as_ref().and_then(|it| self.document.annotation(it));
        if let (Some((segment, _)), Some(annotation)) = (self.edge, segments)
            && segment >= annotation.segments.len()
        {
            self.edge = None;
        }
    }
}
