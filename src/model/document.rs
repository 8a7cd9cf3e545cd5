//! An article and what has been said about it.

use std::sync::Arc;

use super::annotation::{Annotation, Orphan};
use super::article::Article;
use super::id::AnnotationId;
use super::index::Index;
use super::span::Span;
use super::table::{Conflict, Table};
use super::transaction::{Edit, Transaction};

/// An article and a few tables of records; it changes only by a [`Transaction`].
///
/// Cloning costs no copy, so a snapshot for saving or a draft is free at any size.
#[derive(Clone, Debug)]
pub struct Document {
    article: Article,
    annotations: Table<Annotation>,
    orphans: Table<Orphan>,
    index: Index,
}

impl Document {
    /// `article` with nothing marked.
    pub fn new(article: Article) -> Self {
        Document::of(article, Table::<Annotation>::new(), Table::<Orphan>::new())
    }

    /// `article` with what a file says about it; every span must be one of this article.
    pub fn of(article: Article, annotations: Table<Annotation>, orphans: Table<Orphan>) -> Self {
        let index = Index::of(annotations.iter().map(|(id, it)| (id, &**it)));
        Document {
            article,
            annotations,
            orphans,
            index,
        }
    }

    /// The text all spans lie in.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// By id.
    pub fn annotations(&self) -> &Table<Annotation> {
        &self.annotations
    }

    /// The annotation of that id.
    pub fn annotation(&self, id: &AnnotationId) -> Option<&Arc<Annotation>> {
        self.annotations.get(id)
    }

    /// Annotations whose words are not in the text.
    pub fn orphans(&self) -> &Table<Orphan> {
        &self.orphans
    }

    /// Where annotations lie.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The words of an annotation, its segments joined by ` … `.
    pub fn words(&self, annotation: &Annotation) -> String {
        let segments: Vec<&str> = annotation
            .segments
            .iter()
            .map(|it: Span| self.article.quote(it))
            .collect();
        segments.join(" … ")
    }

    /// Applies every edit of `transaction`, or none of them.
    pub fn apply(&mut self, transaction: &Transaction) -> Result<(), Conflict> {
        let mut draft = self.clone();
        for edit in &transaction.edits {
            match edit {
                Edit::Annotation(change) => {
                    change.apply(&mut draft.annotations)?;
                    if let Some(before) = &change.before {
                        draft.index.remove(&change.id, before);
                    }
                    if let Some(after) = &change.after {
                        draft.index.insert(&change.id, after);
                    }
                }
                Edit::Orphan(change) => change.apply(&mut draft.orphans)?,
            }
        }
        *self = draft;
        Ok(())
    }
}

impl PartialEq for Document {
    /// Equal text and equal records; the index follows from them.
    fn eq(&self, other: &Self) -> bool {
        self.article == other.article && self.annotations == other.annotations && self.orphans == other.orphans
    }
}
