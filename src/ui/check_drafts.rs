//! What the claims and the findings keep between frames: filters, and lists prepared once.

use std::sync::Arc;

use super::cached::{Cached, Version, version};
use crate::app::state::Desk;
use crate::engine::agenda::{Agenda, ClaimRow};
use crate::engine::check::Finding;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

/// Kept by the window for the tabs of claims and of findings.
#[derive(Default)]
pub struct CheckDrafts {
    /// The status that listed claims have; `None` for any.
    pub status: Option<Arc<str>>,
    /// Words that stand in a listed claim, or in whom it rests on.
    pub words: String,
    /// The check whose findings are listed, by its id; `None` for every one.
    pub check: Option<&'static str>,
    /// Whether dismissed findings are listed, rather than open ones.
    pub dismissed: bool,
    /// The claim, and the finding, that the table has scrolled to.
    pub shown_claim: Option<AnnotationId>,
    pub shown_finding: Option<Arc<str>>,
    pub agenda: Cached<Version, Arc<Agenda>>,
    pub claims: Cached<(Version, Option<Arc<str>>, String), Arc<[AnnotationId]>>,
    pub findings: Cached<(Version, bool, Option<&'static str>, bool), Arc<[Arc<Finding>]>>,
    pub claim_count: Cached<Version, Option<usize>>,
}

impl CheckDrafts {
    /// The claims of the article, and how far they have come.
    pub fn agenda(&mut self, desk: &Desk) -> Arc<Agenda> {
        let agenda = || Arc::new(Agenda::of(&desk.document));
        self.agenda.get(version(desk), agenda).clone()
    }

    /// The claims that the filter lets through, in text order.
    pub fn claims(&mut self, desk: &Desk) -> Arc<[AnnotationId]> {
        let agenda = self.agenda(desk);
        let key = (version(desk), self.status.clone(), self.words.to_lowercase());
        let (status, words) = (key.1.clone(), key.2.clone());
        let fits = |row: &ClaimRow| {
            let said = status.as_ref().is_none_or(|it| *it == row.status);
            let source = row.source.as_deref().unwrap_or_default();
            said && (words.is_empty()
                || row.words.to_lowercase().contains(&words)
                || source.to_lowercase().contains(&words))
        };
        let plain = status.is_none() && words.is_empty();
        let listed = || {
            let all = agenda.claims.iter();
            let listed = all.filter(|id| plain || ClaimRow::of(&desk.document, id).is_some_and(|it| fits(&it)));
            listed.cloned().collect()
        };
        self.claims.get(key, listed).clone()
    }

    /// The findings that are listed, in text order.
    pub fn findings(&mut self, desk: &Desk) -> Arc<[Arc<Finding>]> {
        let key = (version(desk), desk.survey.is_some(), self.check, self.dismissed);
        let Some(survey) = &desk.survey else {
            return Arc::default();
        };
        let (check, dismissed) = (self.check, self.dismissed);
        let fits = |it: &&Arc<Finding>| check.is_none_or(|check| check == it.check.id);
        let listed = || match dismissed {
            true => survey
                .dismissed()
                .into_iter()
                .map(|it| it.0)
                .filter(fits)
                .cloned()
                .collect(),
            false => survey.open().filter(fits).cloned().collect(),
        };
        self.findings.get(key, listed).clone()
    }

    /// How many claims there are; `None` when there are so many marks that only the table itself counts them.
    pub fn claim_count(&mut self, desk: &Desk) -> Option<usize> {
        let counted = || {
            let document = &desk.document;
            let few = document.annotations().len() <= MOST_COUNTED;
            let claims = || {
                document
                    .index()
                    .iter()
                    .filter(|it| it.first && it.label == Label::Claim)
            };
            few.then(|| claims().count())
        };
        *self.claim_count.get(version(desk), counted)
    }
}

/// With more annotations than this, counting claims would cost a gesture too much.
const MOST_COUNTED: usize = 20_000;
