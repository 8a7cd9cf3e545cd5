//! What a gesture may have changed the findings and the coverage of.

use std::collections::BTreeSet;

use super::check::Subject;
use super::sourcing::MOST_CONTINUED;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::registry::{Entry, SourceId};
use crate::model::table::Change;
use crate::model::transaction::{Edit, Transaction};

/// The subjects to look at again after a gesture: more than have changed, but all that may have.
///
/// A subject leads to what is judged by looking at it: an annotation to its attributions, an attribution
/// to its parts and its entry, a quote to those that go on with it, an entry to all that rests on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Touched {
    pub subjects: BTreeSet<Subject>,
}

/// The subjects that `transaction`, which takes `before` to `after`, may have changed something about.
pub(super) fn touched(before: &Document, after: &Document, transaction: &Transaction) -> Touched {
    let mut touching = Touching {
        documents: [before, after],
        touched: Touched::default(),
    };
    for edit in &transaction.edits {
        match edit {
            Edit::Annotation(change) => touching.annotation(&change.id),
            Edit::Orphan(change) => touching.annotation(&change.id),
            Edit::Attribution(change) => touching.attribution(&change.id),
            Edit::Entry(change) => touching.entry(change),
            // Nothing is judged by these; dismissals and switches say what to do with a finding.
            Edit::ClaimLink(_) | Edit::Scale(_) | Edit::Dismissal(_) | Edit::Switch(_) => {}
            Edit::Rejection(_) | Edit::Tally(_) | Edit::Lesson(_) => {}
            // The review of a translation has findings of its own.
            Edit::Original(_) | Edit::Pair(_) | Edit::TranslationError(_) | Edit::Reviewer(_) => {}
        }
    }
    touching.touched
}

struct Touching<'d> {
    /// Before and after: what is no longer linked has changed, too.
    documents: [&'d Document; 2],
    touched: Touched,
}

impl Touching<'_> {
    fn annotation(&mut self, id: &AnnotationId) {
        self.content(id);
        for document in self.documents {
            for (attribution, _) in document.attributions_of(id) {
                self.attribution(attribution);
            }
            let mentioned = document.annotation(id).and_then(|it| it.body.refers_to.as_ref());
            if let Some(key) = mentioned {
                self.entry_of(key);
            }
        }
    }

    fn attribution(&mut self, id: &AnnotationId) {
        if !self.touched.subjects.insert(Subject::Attribution(id.clone())) {
            return;
        }
        for document in self.documents {
            let Some(attribution) = document.attributions().get(id) else {
                continue;
            };
            for (_, part) in attribution.parts() {
                self.content(part);
            }
            if let Some(key) = &attribution.speaker {
                self.entry_of(key);
            }
        }
    }

    /// An annotation, and the quotes that go on with it.
    fn content(&mut self, id: &AnnotationId) {
        let mut now = vec![id.clone()];
        for _ in 0..=MOST_CONTINUED {
            let mut next = Vec::new();
            for id in now {
                let continued = self.documents.iter().flat_map(|it| it.links().continued_by(&id));
                next.extend(continued.cloned());
                self.touched.subjects.insert(Subject::Annotation(id));
            }
            next.retain(|it| !self.touched.subjects.contains(&Subject::Annotation(it.clone())));
            if next.is_empty() {
                return;
            }
            now = next;
        }
    }

    /// The entry that a key means.
    fn entry_of(&mut self, key: &SourceId) {
        for document in self.documents {
            if let Some((id, _)) = document.entry(key) {
                self.touched.subjects.insert(Subject::Entry(id.clone()));
            }
        }
    }

    fn entry(&mut self, change: &Change<Entry>) {
        let formerly = [&change.before, &change.after].into_iter().flatten();
        let keys = formerly.flat_map(|it| &it.formerly).chain([&change.id]);
        let keys: BTreeSet<&SourceId> = keys.collect();
        self.touched.subjects.insert(Subject::Entry(change.id.clone()));
        for key in keys {
            self.entry_of(key);
            for document in self.documents {
                for (id, _) in document.spoken_by(key) {
                    self.attribution(id);
                }
                for (id, _) in document.mentions_of(key) {
                    self.annotation(id);
                }
            }
        }
    }
}
