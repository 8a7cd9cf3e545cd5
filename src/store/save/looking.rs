//! Seeing what others save.

use super::{Elsewhere, Keeper, SaveError, read_sidecar};
use crate::model::article::MAX_ARTICLE_BYTES;
use crate::model::document::Document;
use crate::store::input::{FileStamp, read_limited};
use crate::store::registry_file::Look;

impl Keeper {
    /// What someone else did since the last look or save. Each change is told once.
    ///
    /// Cheap when nothing happened: the files are only asked for size and times.
    pub fn look_for_changes(&mut self, mine: &Document) -> Result<Option<Elsewhere>, SaveError> {
        if let Some(change) = self.look_at_article() {
            return Ok(Some(change));
        }
        let path = self.sidecar_path();
        let stamp = FileStamp::of(&path);
        // The sidecar first: whoever writes both begins with the registry, so what is read now refers to nothing newer.
        let found = match stamp == self.seen.sidecar {
            true => None,
            false => Some(read_sidecar(&path)?),
        };
        if let Some(change) = self.look_at_registry() {
            return Ok(Some(change));
        }
        let mut outcome = None;
        match found {
            None => {}
            Some(None) => {
                self.seen.sidecar = stamp;
                outcome = self.on_disk.then_some(Elsewhere::SidecarGone);
            }
            Some(Some(bytes)) => {
                let taken = self.take_over(&bytes);
                self.seen.sidecar = stamp;
                match taken {
                    Ok(Some(theirs)) => self.offered = Some(theirs),
                    Ok(None) => {}
                    Err(SaveError::Broken { reason }) => outcome = Some(Elsewhere::SidecarBroken(reason)),
                    Err(error) => return Err(error),
                }
            }
        }
        if outcome.is_some() || !std::mem::take(&mut self.news) {
            return Ok(outcome);
        }
        let Some(theirs) = self.offered.take() else {
            return Ok(None);
        };
        let merged = self.merged(mine, &theirs);
        if merged.transaction.is_empty() {
            self.base = theirs;
            return Ok(None);
        }
        self.offered = Some(theirs);
        Ok(Some(Elsewhere::Sidecar(Box::new(merged))))
    }

    fn look_at_registry(&mut self) -> Option<Elsewhere> {
        let registry = self.registry.as_mut()?;
        let stamp = FileStamp::of(&registry.path());
        if stamp == registry.seen {
            return None;
        }
        let bytes = registry.bytes();
        registry.seen = stamp;
        match registry.take_over(&bytes) {
            Look::Same => None,
            Look::Gone => Some(Elsewhere::RegistryGone),
            Look::Blocked(reason) => Some(Elsewhere::RegistryBroken(reason)),
            Look::Changed => {
                self.offer_registry();
                self.news = true;
                None
            }
        }
    }

    fn look_at_article(&mut self) -> Option<Elsewhere> {
        let stamp = FileStamp::of(&self.article);
        if stamp == self.seen.article {
            return None;
        }
        let gone = stamp.is_none();
        self.seen.article = stamp;
        if gone {
            return Some(Elsewhere::ArticleGone);
        }
        let bytes = read_limited(&self.article, MAX_ARTICLE_BYTES as u64).ok()?;
        let changed = crate::reading::sha256(&bytes) != self.base.article().file().sha256;
        changed.then_some(Elsewhere::Article)
    }
}
