//! Which records refer to which.

use std::sync::Arc;

use smallvec::SmallVec;

use super::annotation::Annotation;
use super::attribution::Attribution;
use super::claim::ClaimLink;
use super::id::AnnotationId;
use super::registry::{Entry, SourceId};
use super::tables::{Edit, Tables};

/// A few ids in order.
type Few<T> = SmallVec<[T; 1]>;

/// The records that refer to an annotation or an entry, maintained with every edit.
///
/// Persistent maps: cloning costs nothing, a change O(log n).
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Attributions by each of their parts.
    by_part: imbl::OrdMap<AnnotationId, Few<AnnotationId>>,
    /// Attributions by speaker, under the key they name.
    by_speaker: imbl::OrdMap<SourceId, imbl::OrdSet<AnnotationId>>,
    /// Annotations that mention an entry, under the key they name.
    mentions: imbl::OrdMap<SourceId, imbl::OrdSet<AnnotationId>>,
    /// Links between claims, by each end.
    by_claim: imbl::OrdMap<AnnotationId, Few<AnnotationId>>,
    /// Quotes that go on with a quote, by that one.
    continued: imbl::OrdMap<AnnotationId, Few<AnnotationId>>,
    /// Entries by the keys of those merged into them; files may name several for one key.
    former: imbl::OrdMap<SourceId, Few<SourceId>>,
}

impl Links {
    /// The links of `tables`, in O(n log n).
    pub fn of(tables: &Tables) -> Self {
        let mut links = Links::default();
        for (id, it) in &tables.annotations {
            links.mention(id, it, true);
        }
        for (id, it) in &tables.attributions {
            links.attribution(id, it, true);
        }
        for (id, it) in &tables.claim_links {
            links.claim_link(id, it, true);
        }
        for (id, it) in &tables.entries {
            links.entry(id, it, true);
        }
        links
    }

    /// Follows an edit.
    pub(super) fn follow(&mut self, edit: &Edit) {
        macro_rules! both {
            ($change:expr, $act:ident) => {{
                if let Some(before) = &$change.before {
                    self.$act(&$change.id, before, false);
                }
                if let Some(after) = &$change.after {
                    self.$act(&$change.id, after, true);
                }
            }};
        }
        match edit {
            Edit::Annotation(change) => both!(change, mention),
            Edit::Attribution(change) => both!(change, attribution),
            Edit::ClaimLink(change) => both!(change, claim_link),
            Edit::Entry(change) => both!(change, entry),
            Edit::Orphan(_) | Edit::Dismissal(_) | Edit::Scale(_) | Edit::Switch(_) => {}
            Edit::Rejection(_) | Edit::Tally(_) | Edit::Lesson(_) => {}
            Edit::Original(_) | Edit::Pair(_) | Edit::TranslationError(_) | Edit::Reviewer(_) => {}
        }
    }

    /// The attributions an annotation is a part of, by id.
    pub fn attributions_of(&self, part: &AnnotationId) -> &[AnnotationId] {
        self.by_part.get(part).map_or(&[], |it| it)
    }

    /// The links between claims that begin or end at a claim, by id.
    pub fn claim_links_of(&self, claim: &AnnotationId) -> &[AnnotationId] {
        self.by_claim.get(claim).map_or(&[], |it| it)
    }

    /// The quotes that say they go on with a quote, by id.
    pub fn continued_by(&self, quote: &AnnotationId) -> &[AnnotationId] {
        self.continued.get(quote).map_or(&[], |it| it)
    }

    /// The attributions whose speaker is named by exactly that key.
    pub(super) fn spoken_by(&self, key: &SourceId) -> impl Iterator<Item = &AnnotationId> {
        self.by_speaker.get(key).into_iter().flatten()
    }

    /// The annotations that refer to exactly that key.
    pub(super) fn mentions_of(&self, key: &SourceId) -> impl Iterator<Item = &AnnotationId> {
        self.mentions.get(key).into_iter().flatten()
    }

    /// The entry that took in the one of that key.
    pub(super) fn now(&self, key: &SourceId) -> Option<&SourceId> {
        self.former.get(key)?.first()
    }

    fn mention(&mut self, id: &AnnotationId, annotation: &Arc<Annotation>, there: bool) {
        if let Some(key) = &annotation.body.refers_to {
            set(&mut self.mentions, key, id, there);
        }
        if let Some(earlier) = &annotation.body.continues {
            few(&mut self.continued, earlier, id, there);
        }
    }

    fn attribution(&mut self, id: &AnnotationId, attribution: &Arc<Attribution>, there: bool) {
        for (_, part) in attribution.parts() {
            few(&mut self.by_part, part, id, there);
        }
        if let Some(key) = &attribution.speaker {
            set(&mut self.by_speaker, key, id, there);
        }
    }

    fn claim_link(&mut self, id: &AnnotationId, link: &Arc<ClaimLink>, there: bool) {
        few(&mut self.by_claim, &link.from, id, there);
        few(&mut self.by_claim, &link.to, id, there);
    }

    fn entry(&mut self, id: &SourceId, entry: &Arc<Entry>, there: bool) {
        for key in &entry.formerly {
            few(&mut self.former, key, id, there);
        }
    }
}

fn few<K: Ord + Clone>(map: &mut imbl::OrdMap<K, Few<K>>, key: &K, id: &K, there: bool) {
    let mut ids = map.get(key).cloned().unwrap_or_default();
    match (ids.binary_search(id), there) {
        (Err(at), true) => ids.insert(at, id.clone()),
        (Ok(at), false) => drop(ids.remove(at)),
        _ => return,
    }
    if ids.is_empty() {
        map.remove(key);
    } else {
        map.insert(key.clone(), ids);
    }
}

fn set(map: &mut imbl::OrdMap<SourceId, imbl::OrdSet<AnnotationId>>, key: &SourceId, id: &AnnotationId, there: bool) {
    let mut ids = map.get(key).cloned().unwrap_or_default();
    if there {
        ids.insert(id.clone());
    } else {
        ids.remove(id);
    }
    if ids.is_empty() {
        map.remove(key);
    } else {
        map.insert(key.clone(), ids);
    }
}
