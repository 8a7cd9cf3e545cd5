//! The claims of an article, and how far checking them has come.

use std::sync::Arc;

use super::sourcing::{attribute, entry_of, part, short_words};
use crate::model::annotation::Annotation;
use crate::model::attribution::Role;
use crate::model::claim::{ClaimWork, Evidence, Verdict};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::span::Span;

/// The status of a claim that says none.
pub const UNSTARTED: &str = "unstarted";

/// The claims of an article in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    pub claims: Vec<AnnotationId>,
    pub progress: Progress,
}

/// How far the claims have come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many claims have each status, in the order in which a check goes, then unknown ones.
    pub by_status: Vec<(Arc<str>, usize)>,
    pub with_verdict: usize,
    pub with_evidence: usize,
    /// Claims that are not marked as unimportant or not factual.
    pub worth_checking: usize,
}

/// A claim as a row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    pub id: AnnotationId,
    pub words: String,
    pub at: Span,
    /// 1-based.
    pub line: usize,
    /// Keys of the attributes of a claim; empty when not said, but for the status.
    pub kind: Arc<str>,
    pub worth: Arc<str>,
    pub asserted_by: Arc<str>,
    pub status: Arc<str>,
    pub verdict: Option<Verdict>,
    /// How many pieces of evidence are listed.
    pub evidence: usize,
    /// How many links it has with other claims.
    pub links: usize,
    /// Whom it rests on: an entry's name, or the words of the mention.
    pub source: Option<String>,
}

impl Agenda {
    /// The claims of `document`; linear in its annotations.
    pub fn of(document: &Document) -> Self {
        let marks = document
            .index()
            .iter()
            .filter(|it| it.first && it.label == Label::Claim);
        let claims: Vec<AnnotationId> = marks.map(|it| it.id.clone()).collect();
        let mut progress = Progress {
            by_status: known_statuses().map(|it| (it.into(), 0)).collect(),
            ..Progress::default()
        };
        for claim in claims.iter().filter_map(|it| document.annotation(it)) {
            progress.count(claim);
        }
        Agenda { claims, progress }
    }
}

impl Progress {
    fn count(&mut self, claim: &Annotation) {
        let status = status(claim);
        match self.by_status.iter_mut().find(|it| *it.0 == *status) {
            Some((_, count)) => *count += 1,
            None => self.by_status.push((status.into(), 1)),
        }
        let work = claim.body.claim.as_ref();
        self.with_verdict += usize::from(work.is_some_and(|it| it.verdict.is_some()));
        self.with_evidence += usize::from(work.is_some_and(|it| filled(it) > 0));
        let left_out = matches!(
            attribute(claim, "check-worthiness"),
            Some("unimportant" | "not factual")
        );
        self.worth_checking += usize::from(!left_out);
    }

    /// How many claims there are.
    pub fn total(&self) -> usize {
        self.by_status.iter().map(|it| it.1).sum()
    }

    /// How many have that status.
    pub fn with_status(&self, status: &str) -> usize {
        self.by_status.iter().find(|it| *it.0 == *status).map_or(0, |it| it.1)
    }
}

impl ClaimRow {
    /// The row of a claim; `None` when the annotation is none.
    pub fn of(document: &Document, id: &AnnotationId) -> Option<ClaimRow> {
        let claim = document.annotation(id).filter(|it| it.body.label == Label::Claim)?;
        let value = |key| attribute(claim, key).unwrap_or_default().into();
        let at = claim.segments.first();
        let work = claim.body.claim.as_ref();
        Some(ClaimRow {
            id: id.clone(),
            words: document.words(claim),
            at,
            line: document.article().paragraph_at(at.start()) + 1,
            kind: value("kind"),
            worth: value("check-worthiness"),
            asserted_by: value("asserted by"),
            status: status(claim).into(),
            verdict: work.and_then(|it| it.verdict.clone()),
            evidence: work.map_or(0, |it| filled(it)),
            links: document.links().claim_links_of(id).len(),
            source: source(document, id),
        })
    }
}

fn source(document: &Document, claim: &AnnotationId) -> Option<String> {
    let own = document.attributions_of(claim).map(|it| it.1);
    let mut own = own.filter(|it| it.content.as_ref() == Some(claim));
    own.find_map(|it| match entry_of(document, it) {
        Some((_, entry)) => Some(entry.name.to_string()),
        None => part(document, it, Role::Source).map(|it| short_words(document, it)),
    })
}

fn status(claim: &Annotation) -> &str {
    attribute(claim, "status").unwrap_or(UNSTARTED)
}

/// As the attribute lists them.
fn known_statuses() -> impl Iterator<Item = &'static str> {
    let attributes = crate::model::attribute::attributes_of(&Label::Claim);
    let status = attributes.filter(|it| it.key == "status");
    status.flat_map(|it| it.values).map(|it| it.key)
}

/// Pieces of evidence that say something; an empty one waits to be filled in.
fn filled(work: &ClaimWork) -> usize {
    work.evidence.iter().filter(|it| **it != Evidence::default()).count()
}
