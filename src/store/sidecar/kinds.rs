//! What a sidecar holds besides annotations.

mod attribution;
mod claim_link;
mod dismissal;
mod lesson;
mod original;
mod pair;
mod rejection;
mod reviewer;
mod scale;
mod source;
mod switch;
mod tally;
mod translation_error;

pub use source::unread_contact;

use super::listing::{Listing, Part};
use super::outline::Outline;
use super::problem::Problems;
use super::records::Home;
use super::tokens::Fault;
use crate::model::attribution::Attribution;
use crate::model::claim::ClaimLink;
use crate::model::dismissal::Dismissal;
use crate::model::registry::Entry;
use crate::model::rejection::Rejection;
use crate::model::review::original::Original;
use crate::model::review::pair::Pair;
use crate::model::review::reviewer::Reviewer;
use crate::model::review::translation_error::TranslationError;
use crate::model::tables::Tables;

/// The lists and maps of a sidecar other than its annotations.
#[derive(Clone, Debug)]
pub struct Kinds {
    pub sources: Listing<Entry>,
    pub attributions: Listing<Attribution>,
    pub claim_links: Listing<ClaimLink>,
    pub dismissals: Listing<Dismissal>,
    pub rejections: Listing<Rejection>,
    pub originals: Listing<Original>,
    pub pairs: Listing<Pair>,
    pub translation_errors: Listing<TranslationError>,
    pub reviewers: Listing<Reviewer>,
}

impl Kinds {
    /// Of a sidecar that does not exist yet.
    pub fn none() -> Self {
        Kinds {
            sources: Listing::none(Home::Article),
            attributions: Listing::none(Home::Article),
            claim_links: Listing::none(Home::Article),
            dismissals: Listing::none(Home::Article),
            rejections: Listing::none(Home::Article),
            originals: Listing::none(Home::Article),
            pairs: Listing::none(Home::Article),
            translation_errors: Listing::none(Home::Article),
            reviewers: Listing::none(Home::Article),
        }
    }

    pub fn read(text: &str, outline: &Outline, problems: &mut Problems) -> Result<Self, Fault> {
        Ok(Kinds {
            sources: Listing::read(text, outline, Home::Article, problems)?,
            attributions: Listing::read(text, outline, Home::Article, problems)?,
            claim_links: Listing::read(text, outline, Home::Article, problems)?,
            dismissals: Listing::read(text, outline, Home::Article, problems)?,
            rejections: Listing::read(text, outline, Home::Article, problems)?,
            originals: Listing::read(text, outline, Home::Article, problems)?,
            pairs: Listing::read(text, outline, Home::Article, problems)?,
            translation_errors: Listing::read(text, outline, Home::Article, problems)?,
            reviewers: Listing::read(text, outline, Home::Article, problems)?,
        })
    }

    /// Every one of them.
    pub fn parts(&self) -> [&dyn Part; 9] {
        [
            &self.sources,
            &self.attributions,
            &self.claim_links,
            &self.dismissals,
            &self.rejections,
            &self.originals,
            &self.pairs,
            &self.translation_errors,
            &self.reviewers,
        ]
    }

    pub fn parts_mut(&mut self) -> [&mut dyn Part; 9] {
        [
            &mut self.sources,
            &mut self.attributions,
            &mut self.claim_links,
            &mut self.dismissals,
            &mut self.rejections,
            &mut self.originals,
            &mut self.pairs,
            &mut self.translation_errors,
            &mut self.reviewers,
        ]
    }

    /// Remembers what `before` had taken out.
    pub fn with_removed_of(self, before: &Self) -> Self {
        Kinds {
            sources: self.sources.with_removed_of(&before.sources),
            attributions: self.attributions.with_removed_of(&before.attributions),
            claim_links: self.claim_links.with_removed_of(&before.claim_links),
            dismissals: self.dismissals.with_removed_of(&before.dismissals),
            rejections: self.rejections.with_removed_of(&before.rejections),
            originals: self.originals.with_removed_of(&before.originals),
            pairs: self.pairs.with_removed_of(&before.pairs),
            translation_errors: self.translation_errors.with_removed_of(&before.translation_errors),
            reviewers: self.reviewers.with_removed_of(&before.reviewers),
        }
    }

    /// What the file says, as tables.
    pub fn tables(&self) -> Tables {
        Tables {
            entries: self.sources.table(),
            attributions: self.attributions.table(),
            claim_links: self.claim_links.table(),
            dismissals: self.dismissals.table(),
            rejections: self.rejections.table(),
            originals: self.originals.table(),
            pairs: self.pairs.table(),
            translation_errors: self.translation_errors.table(),
            reviewers: self.reviewers.table(),
            ..Tables::default()
        }
    }
}

/// Whether `tables` hold nothing that a sidecar does, but perhaps annotations.
pub fn is_empty(tables: &Tables) -> bool {
    tables.entries.is_empty()
        && tables.attributions.is_empty()
        && tables.claim_links.is_empty()
        && tables.dismissals.is_empty()
        && tables.rejections.is_empty()
        && tables.originals.is_empty()
        && tables.pairs.is_empty()
        && tables.translation_errors.is_empty()
        && tables.reviewers.is_empty()
}
