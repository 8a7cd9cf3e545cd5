//! Under which id what a file names goes on here.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::formats::Ids;
use crate::model::document::Document;
use crate::model::id::AnnotationId;

/// The ids of one import: what each of the file's became.
pub(super) struct Names<'a> {
    document: &'a Document,
    ids: Ids,
    mint: &'a mut dyn FnMut() -> AnnotationId,
    taken: HashSet<AnnotationId>,
    now: HashMap<AnnotationId, AnnotationId>,
}

impl<'a> Names<'a> {
    pub fn new(document: &'a Document, ids: Ids, mint: &'a mut dyn FnMut() -> AnnotationId) -> Self {
        Names {
            document,
            ids,
            mint,
            taken: HashSet::new(),
            now: HashMap::new(),
        }
    }

    /// What the file calls `name` is there under `id`.
    pub fn is_known(&mut self, name: Option<AnnotationId>, id: AnnotationId) {
        if let Some(name) = name {
            self.now.insert(name, id);
        }
    }

    /// The file's own id if it lasts and is free, else a new one: what is there is never replaced.
    pub fn fresh(&mut self, name: Option<AnnotationId>) -> AnnotationId {
        let own = name.clone().filter(|_| self.ids == Ids::Lasting);
        let mut id = own.unwrap_or_else(|| (self.mint)());
        while self.is_taken(&id) || !self.taken.insert(id.clone()) {
            id = (self.mint)();
        }
        if let Some(name) = name {
            self.now.entry(name).or_insert_with(|| id.clone());
        }
        id
    }

    fn is_taken(&self, id: &AnnotationId) -> bool {
        let tables = self.document.tables();
        tables.annotations.contains_key(id)
            || tables.orphans.contains_key(id)
            || tables.attributions.contains_key(id)
            || tables.claim_links.contains_key(id)
    }

    /// What the file calls `name`; a lasting id that the file does not hold means what it means here.
    pub fn now(&self, name: &AnnotationId) -> Option<AnnotationId> {
        match self.now.get(name) {
            Some(id) => Some(id.clone()),
            None if self.ids == Ids::Lasting => Some(name.clone()),
            None => None,
        }
    }

    /// The key of a finding with the ids in it as they are here.
    pub fn renamed(&self, key: &Arc<str>) -> Arc<str> {
        let is_id = |c: char| c.is_ascii_alphanumeric();
        let mut out = String::with_capacity(key.len());
        let mut rest = &**key;
        while !rest.is_empty() {
            let word = rest.find(|c| !is_id(c)).unwrap_or(rest.len());
            let (id, after) = rest.split_at(word);
            match self.now.get(&AnnotationId::from(id)) {
                Some(now) => out += &now.to_string(),
                None => out += id,
            }
            let gap = after.find(is_id).unwrap_or(after.len());
            out += &after[..gap];
            rest = &after[gap..];
        }
        out.into()
    }
}
