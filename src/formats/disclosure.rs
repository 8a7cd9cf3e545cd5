//! What of a document may leave the desk: sources that are not to be known are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::unsigned_entry;
use crate::model::document::Document;
use crate::model::registry::{Entry, SourceId};
use crate::model::tables::Tables;

/// What stands for a name that is not told.
pub const WITHHELD: &str = "name withheld";

/// Whether an export tells who confidential sources are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Disclosure {
    /// Confidential, off the record or on deep background: only that there is somebody.
    #[default]
    Redacted,
    /// With their names. Contact details stay out all the same.
    WithConfidential,
}

/// A document as an export may show it.
///
/// Every format writes from this, so none can tell what it should not.
#[derive(Debug)]
pub struct Told {
    pub document: Document,
    /// Keys that stand for sources that are not told; their entries hold nothing but a kind.
    pub redacted: BTreeSet<SourceId>,
}

impl Told {
    /// What may be told of `document`. Nothing is copied when nothing is to be left out.
    pub fn of(document: &Document, disclosure: Disclosure) -> Self {
        let neutral = match disclosure {
            Disclosure::Redacted => neutral_keys(document),
            Disclosure::WithConfidential => BTreeMap::new(),
        };
        if neutral.is_empty() && document.entries().values().all(|it| it.contact.is_empty()) {
            return Told {
                document: document.clone(),
                redacted: BTreeSet::new(),
            };
        }
        let mut tables = document.tables().clone();
        tell_entries(&mut tables, &neutral);
        tell_marks(document, &mut tables, &neutral);
        tell_dismissals(document, &mut tables, &neutral);
        Told {
            document: Document::of_tables(document.article().clone(), tables).published_on(document.published()),
            redacted: neutral.into_values().collect(),
        }
    }

    /// Whether the entry of that key is one that is not told.
    pub fn is_redacted(&self, key: &SourceId) -> bool {
        self.redacted.contains(key)
    }
}

/// A key without a meaning for each source that is not to be told.
fn neutral_keys(document: &Document) -> BTreeMap<SourceId, SourceId> {
    let secret = document.entries().iter().filter(|it| it.1.is_redacted());
    let mut n = 0;
    secret
        .map(|(key, _)| {
            let fresh = loop {
                n += 1;
                let fresh = SourceId::from(format!("redacted-{n}").as_str());
                if !document.entries().contains_key(&fresh) {
                    break fresh;
                }
            };
            (key.clone(), fresh)
        })
        .collect()
}

fn tell_entries(tables: &mut Tables, neutral: &BTreeMap<SourceId, SourceId>) {
    for (key, entry) in tables.entries.clone() {
        if let Some(fresh) = neutral.get(&key) {
            tables.entries.remove(&key);
            tables
                .entries
                .insert(fresh.clone(), Arc::new(unsigned_entry(entry.kind.clone(), "")));
        } else if !entry.contact.is_empty() {
            let entry = Entry {
                contact: "".into(),
                ..Entry::clone(&entry)
            };
            tables.entries.insert(key, Arc::new(entry));
        }
    }
}

/// The key that stands for the one that `key` means, which may be a former one.
fn replaced(document: &Document, key: &SourceId, neutral: &BTreeMap<SourceId, SourceId>) -> Option<SourceId> {
    neutral.get(document.entry(key)?.0).cloned()
}

fn tell_marks(document: &Document, tables: &mut Tables, neutral: &BTreeMap<SourceId, SourceId>) {
    for (id, annotation) in document.annotations() {
        if let Some(key) = &annotation.body.refers_to
            && let Some(fresh) = replaced(document, key, neutral)
            && let Some(it) = tables.annotations.get_mut(id)
        {
            Arc::make_mut(it).body.refers_to = Some(fresh);
        }
    }
    for (id, orphan) in document.orphans() {
        if let Some(key) = &orphan.body.refers_to
            && let Some(fresh) = replaced(document, key, neutral)
            && let Some(it) = tables.orphans.get_mut(id)
        {
            Arc::make_mut(it).body.refers_to = Some(fresh);
        }
    }
    for (id, attribution) in document.attributions() {
        if let Some(key) = &attribution.speaker
            && let Some(fresh) = replaced(document, key, neutral)
            && let Some(it) = tables.attributions.get_mut(id)
        {
            Arc::make_mut(it).speaker = Some(fresh);
        }
    }
}

/// A dismissal may name an entry in its key, and in the words it was about.
fn tell_dismissals(document: &Document, tables: &mut Tables, neutral: &BTreeMap<SourceId, SourceId>) {
    let names: BTreeSet<&str> = neutral
        .keys()
        .filter_map(|key| document.entries().get(key))
        .flat_map(|it| it.names().map(|name| &**name))
        .collect();
    for (key, dismissal) in document.tables().dismissals.iter() {
        // “check:entry”, as findings about entries are called.
        let named = key.split_once(':');
        let fresh = named.and_then(|(check, id)| Some((check, neutral.get(&SourceId::from(id))?)));
        if fresh.is_none() && !names.contains(&*dismissal.words) {
            continue;
        }
        let fresh = fresh.map_or(key.clone(), |(check, id)| format!("{check}:{id}").into());
        let mut dismissal = (**dismissal).clone();
        dismissal.words = "".into();
        tables.dismissals.remove(key);
        tables.dismissals.insert(fresh, Arc::new(dismissal));
    }
}
