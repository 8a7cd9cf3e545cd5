//! What a file's entries are in the registry here.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{Adding, sign_with};
use crate::formats::Imported;
use crate::model::annotation::Stamp;
use crate::model::document::Document;
use crate::model::registry::{Entry, SourceId};

/// What each key of a file is here.
pub(super) struct Keys {
    now: HashMap<SourceId, SourceId>,
    /// Keys that stand for sources the file does not tell.
    redacted: BTreeSet<SourceId>,
}

impl Keys {
    /// Makes `key`, which a file names, one of here.
    ///
    /// Where the file does not tell who it is, what is said here (`own`) holds.
    pub fn follow(&self, key: &mut Option<SourceId>, own: Option<&Option<SourceId>>) {
        let Some(named) = key else { return };
        if self.redacted.contains(named) {
            *key = own.cloned().flatten();
        } else if let Some(now) = self.now.get(named) {
            *key = Some(now.clone());
        }
    }
}

impl Adding {
    /// Adds the entries that are new; one with an equal key and name is joined with the one here.
    pub(super) fn entries(&mut self, document: &Document, imported: &mut Imported, stamp: &Stamp) -> Keys {
        let mut keys = Keys {
            now: HashMap::new(),
            redacted: std::mem::take(&mut imported.redacted),
        };
        let mut taken: BTreeSet<SourceId> = BTreeSet::new();
        for (key, mut entry) in std::mem::take(&mut imported.entries) {
            let own = document.entry(&key).filter(|it| it.1.name == entry.name);
            if let Some((own_key, own)) = own {
                if taken.insert(own_key.clone())
                    && let Some(joined) = joined(own, &entry)
                {
                    let joined = Entry {
                        modified: Some(stamp.at),
                        ..joined
                    };
                    self.add::<Entry>(document, own_key.clone(), joined);
                }
                keys.now.insert(key, own_key.clone());
                continue;
            }
            let is_taken = |it: &SourceId| document.entry(it).is_some() || taken.contains(it);
            let fresh = match is_taken(&key) || key.as_str().is_empty() {
                true => SourceId::fresh(&entry.name, is_taken),
                false => key.clone(),
            };
            taken.insert(fresh.clone());
            // A key that means somebody here already cannot mean this one, too.
            entry.formerly.retain(|it| document.entry(it).is_none());
            sign_with(&mut entry.by, &mut entry.created, stamp);
            keys.now.entry(key).or_insert_with(|| fresh.clone());
            self.add::<Entry>(document, fresh, entry);
            self.entries += 1;
        }
        match keys.redacted.len() {
            0 => {}
            1 => self.skipped.push("1 source is not named in the file".into()),
            n => self.skipped.push(format!("{n} sources are not named in the file")),
        }
        keys
    }
}

/// `own` with what only `other` says; `None` when that is nothing. What `own` says stays.
fn joined(own: &Entry, other: &Entry) -> Option<Entry> {
    let mut entry = own.clone();
    for name in &other.aliases {
        if entry.names().all(|it| it != name) {
            entry.aliases.push(name.clone());
        }
    }
    for position in &other.positions {
        if !entry.positions.contains(position) {
            entry.positions.push(position.clone());
        }
    }
    fill(&mut entry.identity, &other.identity);
    fill(&mut entry.affiliation_type, &other.affiliation_type);
    fill(&mut entry.expertise, &other.expertise);
    fill(&mut entry.terms, &other.terms);
    fill(&mut entry.note, &other.note);
    entry.anonymity = entry.anonymity.or_else(|| other.anonymity.clone());
    entry.confidential |= other.confidential || (other.is_redacted() && !entry.is_redacted());
    for (kind, id) in &other.ids {
        entry.ids.entry(kind.clone()).or_insert_with(|| id.clone());
    }
    (entry != *own).then_some(entry)
}

fn fill(own: &mut Arc<str>, other: &Arc<str>) {
    if own.is_empty() {
        *own = other.clone();
    }
}
