//! Which annotations the table shows, and in what order.

use crate::model::annotation::Annotation;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

/// The table's filter and order. The default shows everything in reading order, at no cost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Words that must stand in the annotation's words, note or tags; case does not matter.
    pub text: String,
    pub label: Option<Label>,
    /// A tag it must have, whole; empty for any.
    pub tag: String,
    pub sort: Sort,
    pub descending: bool,
}

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Place,
    Label,
    Words,
    Note,
    Changed,
}

impl Listing {
    /// Whether the index alone answers it.
    pub fn is_plain(&self) -> bool {
        *self == Listing::default()
    }

    /// The annotations to show, in order. Grows with the document: not for the window's thread.
    pub fn rows(&self, document: &Document) -> Vec<AnnotationId> {
        let wanted = self.text.to_lowercase();
        let marks = document.index().iter().filter(|it| it.first);
        let mut rows: Vec<(&AnnotationId, &Annotation)> = marks
            .filter_map(|mark| Some((&mark.id, &**document.annotation(&mark.id)?)))
            .filter(|(_, it)| self.shows(document, it, &wanted))
            .collect();
        match self.sort {
            Sort::Place => {}
            Sort::Label => rows.sort_by(|(_, a), (_, b)| a.body.label.cmp(&b.body.label)),
            Sort::Words => rows.sort_by_cached_key(|(_, it)| document.words(it).to_lowercase()),
            Sort::Note => rows.sort_by(|(_, a), (_, b)| a.body.note.cmp(&b.body.note)),
            Sort::Changed => rows.sort_by_key(|(_, it)| it.body.modified.or(it.body.created)),
        }
        if self.descending {
            rows.reverse();
        }
        rows.into_iter().map(|(id, _)| id.clone()).collect()
    }

    fn shows(&self, document: &Document, annotation: &Annotation, wanted: &str) -> bool {
        let body = &annotation.body;
        let labelled = self.label.as_ref().is_none_or(|it| *it == body.label);
        let tagged = self.tag.is_empty() || body.tags.iter().any(|it| **it == *self.tag);
        labelled
            && tagged
            && (wanted.is_empty()
                || document.words(annotation).to_lowercase().contains(wanted)
                || body.note.to_lowercase().contains(wanted)
                || body.tags.iter().any(|it| it.to_lowercase().contains(wanted)))
    }
}
