//! From what a file says to a document over an article.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Block, Problem, Sidecar};
use crate::engine::reanchor::{self, Found};
use crate::model::annotation::{Annotation, Orphan};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::span::{Segments, Span};
use crate::model::table::Table;
use crate::model::tables::Tables;

/// A document made from a sidecar, and what a person should be told about it.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub document: Document,
    /// Found elsewhere in the text than the file says.
    pub moved: Vec<AnnotationId>,
    /// Not found for certain; among them those that were orphans before.
    pub orphaned: Vec<AnnotationId>,
    pub problems: Vec<Problem>,
}

impl Sidecar {
    /// The day the article was published, if the file says it.
    fn published(&self) -> Option<Date> {
        self.facts.published.as_ref()?.get(..10)?.parse().ok()
    }

    /// Every block against `article`: by position if the words are there, else where the same words
    /// stand in the same surroundings, else as an orphan. Orphans whose words are back are annotations again.
    pub fn resolve(&self, article: &Article) -> Resolved {
        let blocks = || self.annotations.blocks.iter().chain(&*self.orphans.blocks);
        let anchors: Vec<_> = blocks().flat_map(|it| &it.record.anchors).collect();
        let found = reanchor::find_all(article, &anchors);

        let mut annotations = Table::<Annotation>::new();
        let mut orphans = Table::<Orphan>::new();
        let (mut moved, mut orphaned) = (Vec::new(), Vec::new());
        let mut rest = &found[..];
        for block in blocks() {
            let (here, after) = rest.split_at(block.record.anchors.len());
            rest = after;
            match segments(block, here) {
                Some((segments, in_place)) => {
                    let body = block.record.body.clone();
                    annotations.insert(block.id.clone(), Arc::new(Annotation { segments, body }));
                    if !in_place {
                        moved.push(block.id.clone());
                    }
                }
                None => {
                    orphans.insert(block.id.clone(), block.record.clone());
                    orphaned.push(block.id.clone());
                }
            }
        }
        let tables = Tables {
            annotations,
            orphans,
            ..self.kinds.tables()
        };
        Resolved {
            document: Document::of_tables(article.clone(), tables).published_on(self.published()),
            moved,
            orphaned,
            problems: self.problems.to_vec(),
        }
    }
}

/// The segments of a block and whether all are where the file says; `None` unless all were found,
/// in the order they had.
fn segments(block: &Block, found: &[Found]) -> Option<(Segments, bool)> {
    let spans: Option<Vec<Span>> = found.iter().map(|it| it.span()).collect();
    let spans = spans?;
    let in_place = found.iter().all(|it| matches!(it, Found::InPlace(_)));
    if !in_place {
        let before = block.record.anchors.windows(2).map(|it| it[0].end <= it[1].start);
        let after = spans.windows(2).map(|it| it[0].end() <= it[1].start());
        if before.zip(after).any(|(before, after)| before != after) {
            return None;
        }
    }
    Some((Segments::new(spans)?, in_place))
}
