//! An article and what has been said about it.

use std::sync::Arc;

use jiff::civil::Date;

use super::annotation::{Annotation, Orphan};
use super::article::Article;
use super::attribution::Attribution;
use super::id::AnnotationId;
use super::index::Index;
use super::links::Links;
use super::registry::{Entry, SourceId};
use super::span::Span;
use super::table::{Conflict, Table};
use super::tables::Tables;
use super::transaction::{Edit, Transaction};

/// An article and a few tables of records; it changes only by a [`Transaction`].
///
/// Cloning costs no copy, so a snapshot for saving or a draft is free at any size.
#[derive(Clone, Debug)]
pub struct Document {
    article: Article,
    tables: Tables,
    index: Index,
    links: Arc<Links>,
    /// When the article was published, as its sidecar says.
    published: Option<Date>,
}

impl Document {
    /// `article` with nothing marked.
    pub fn new(article: Article) -> Self {
        Document::of_tables(article, Tables::default())
    }

    /// `article` with annotations; every span must be one of this article.
    pub fn of(article: Article, annotations: Table<Annotation>, orphans: Table<Orphan>) -> Self {
        let tables = Tables {
            annotations,
            orphans,
            ..Tables::default()
        };
        Document::of_tables(article, tables)
    }

    /// `article` with what files say about it; every span must be one of this article.
    pub fn of_tables(article: Article, tables: Tables) -> Self {
        let index = Index::of(tables.annotations.iter().map(|(id, it)| (id, &**it)));
        let links = Arc::new(Links::of(&tables));
        Document {
            article,
            tables,
            index,
            links,
            published: None,
        }
    }

    /// The same, published on that day.
    pub fn published_on(mut self, date: Option<Date>) -> Self {
        self.published = date;
        self
    }

    /// When the article was published, as its sidecar says; the text may tell, too.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// The text all spans lie in.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Every record.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// By id.
    pub fn annotations(&self) -> &Table<Annotation> {
        &self.tables.annotations
    }

    /// The annotation of that id.
    pub fn annotation(&self, id: &AnnotationId) -> Option<&Arc<Annotation>> {
        self.tables.annotations.get(id)
    }

    /// Annotations whose words are not in the text.
    pub fn orphans(&self) -> &Table<Orphan> {
        &self.tables.orphans
    }

    /// Who said what, by id.
    pub fn attributions(&self) -> &Table<Attribution> {
        &self.tables.attributions
    }

    /// The registry, by key.
    pub fn entries(&self) -> &Table<Entry> {
        &self.tables.entries
    }

    /// Where annotations lie.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Which records refer to which.
    pub fn links(&self) -> &Links {
        &self.links
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

    /// The entry a key means: its own, or the one it was merged into.
    pub fn entry(&self, key: &SourceId) -> Option<(&SourceId, &Arc<Entry>)> {
        let mut key = key;
        // A circle of merges can only be made by hand; it means nothing.
        for _ in 0..MOST_MERGES {
            if let Some(found) = self.tables.entries.get_key_value(key) {
                return Some(found);
            }
            key = self.links.now(key)?;
        }
        None
    }

    /// The attributions an annotation is a part of, in the order of their ids.
    pub fn attributions_of(&self, part: &AnnotationId) -> impl Iterator<Item = (&AnnotationId, &Arc<Attribution>)> {
        let ids = self.links.attributions_of(part).iter();
        ids.filter_map(|id| self.tables.attributions.get_key_value(id))
    }

    /// The attributions whose speaker is an entry, also by a former key of it.
    pub fn spoken_by<'d>(&'d self, id: &'d SourceId) -> impl Iterator<Item = (&'d AnnotationId, &'d Arc<Attribution>)> {
        let keys = self.keys_of(id).into_iter();
        let ids = keys.flat_map(|key| self.links.spoken_by(key));
        ids.filter_map(|id| self.tables.attributions.get_key_value(id))
    }

    /// The annotations that mention an entry, also by a former key of it; by key, then id.
    pub fn mentions_of<'d>(
        &'d self,
        id: &'d SourceId,
    ) -> impl Iterator<Item = (&'d AnnotationId, &'d Arc<Annotation>)> {
        let keys = self.keys_of(id).into_iter();
        let ids = keys.flat_map(|key| self.links.mentions_of(key));
        ids.filter_map(|id| self.tables.annotations.get_key_value(id))
    }

    fn keys_of<'d>(&'d self, id: &'d SourceId) -> Vec<&'d SourceId> {
        let former = self.tables.entries.get(id).map_or(&[][..], |it| &it.formerly);
        std::iter::once(id).chain(former).collect()
    }

    /// Applies every edit of `transaction`, or none of them.
    pub fn apply(&mut self, transaction: &Transaction) -> Result<(), Conflict> {
        let mut draft = self.clone();
        for edit in &transaction.edits {
            edit.apply(&mut draft.tables)?;
            Arc::make_mut(&mut draft.links).follow(edit);
            if let Edit::Annotation(change) = edit {
                if let Some(before) = &change.before {
                    draft.index.remove(&change.id, before);
                }
                if let Some(after) = &change.after {
                    draft.index.insert(&change.id, after);
                }
            }
        }
        *self = draft;
        Ok(())
    }
}

/// How many merges a former key is followed through.
const MOST_MERGES: usize = 100;

impl PartialEq for Document {
    /// Equal text and equal records; indexes follow from them.
    fn eq(&self, other: &Self) -> bool {
        self.article == other.article && self.tables == other.tables
    }
}
