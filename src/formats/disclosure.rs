//! What of a document may leave the desk: sources that are not to be known are left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::unsigned_entry;
use super::withholding::Withheld;
use crate::model::annotation::Body;
use crate::model::claim::ClaimWork;
use crate::model::dismissal::Dismissal;
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
        let withheld = Withheld::of(document, disclosure);
        if withheld.is_empty() && document.entries().values().all(|it| it.contact.is_empty()) {
            return Told {
                document: document.clone(),
                redacted: BTreeSet::new(),
            };
        }
        let mut tables = document.tables().clone();
        tell_entries(&mut tables, &withheld);
        if !withheld.is_empty() {
            tell_marks(document, &mut tables, &withheld);
            tell_dismissals(document, &mut tables, &withheld);
        }
        Told {
            document: Document::of_tables(document.article().clone(), tables).published_on(document.published()),
            redacted: withheld.keys().map(|it| it.1.clone()).collect(),
        }
    }

    /// Whether the entry of that key is one that is not told.
    pub fn is_redacted(&self, key: &SourceId) -> bool {
        self.redacted.contains(key)
    }
}

fn tell_entries(tables: &mut Tables, withheld: &Withheld) {
    for (key, fresh) in withheld.keys() {
        if let Some(entry) = tables.entries.remove(key) {
            let entry = unsigned_entry(entry.kind.clone(), "");
            tables.entries.insert(fresh.clone(), Arc::new(entry));
        }
    }
    for (key, entry) in tables.entries.clone() {
        let note = withheld.text(&entry.note);
        if !entry.contact.is_empty() || *note != *entry.note {
            let entry = Entry {
                contact: "".into(),
                note: note.into(),
                ..Entry::clone(&entry)
            };
            tables.entries.insert(key, Arc::new(entry));
        }
    }
}

fn tell_marks(document: &Document, tables: &mut Tables, withheld: &Withheld) {
    for (id, annotation) in document.annotations() {
        if let Some(body) = told_body(document, &annotation.body, withheld)
            && let Some(it) = tables.annotations.get_mut(id)
        {
            Arc::make_mut(it).body = body;
        }
    }
    for (id, orphan) in document.orphans() {
        if let Some(body) = told_body(document, &orphan.body, withheld)
            && let Some(it) = tables.orphans.get_mut(id)
        {
            Arc::make_mut(it).body = body;
        }
    }
    for (id, attribution) in document.attributions() {
        if let Some(key) = &attribution.speaker
            && let Some(fresh) = withheld.key(document, key)
            && let Some(it) = tables.attributions.get_mut(id)
        {
            Arc::make_mut(it).speaker = Some(fresh.clone());
        }
    }
}

/// The body without what is not to be told; `None` when that is all of it.
fn told_body(document: &Document, body: &Body, withheld: &Withheld) -> Option<Body> {
    let mut told = body.clone();
    if let Some(fresh) = body.refers_to.as_ref().and_then(|it| withheld.key(document, it)) {
        told.refers_to = Some(fresh.clone());
    }
    withheld.amend(&mut told.note);
    told.tags.iter_mut().for_each(|it| withheld.amend(it));
    told.attributes.values_mut().for_each(|it| withheld.amend(it));
    told.unknown.iter_mut().for_each(|it| withheld.amend(&mut it.value));
    if let Some(work) = &body.claim {
        let mut work = ClaimWork::clone(work);
        if let Some(verdict) = &mut work.verdict {
            withheld.amend(&mut verdict.value);
            withheld.amend(&mut verdict.reason);
        }
        for it in &mut work.evidence {
            let texts = [&mut it.title, &mut it.url, &mut it.quote, &mut it.note];
            let place = it.locator.as_mut().map(|it| &mut it.value);
            texts.into_iter().chain(place).for_each(|text| withheld.amend(text));
        }
        told.claim = Some(Arc::new(work));
    }
    (told != *body).then_some(told)
}

/// A dismissal may name an entry in its key, in its reason, and in the words it was about.
fn tell_dismissals(document: &Document, tables: &mut Tables, withheld: &Withheld) {
    for (key, dismissal) in document.tables().dismissals.iter() {
        let fresh = withheld.finding(document, key);
        let mut told = Dismissal::clone(dismissal);
        withheld.amend(&mut told.reason);
        withheld.amend(&mut told.words);
        if fresh.is_some() {
            told.words = "".into();
        }
        if fresh.is_some() || told != **dismissal {
            tables.dismissals.remove(key);
            let fresh = fresh.map_or(key.clone(), Arc::from);
            tables.dismissals.insert(fresh, Arc::new(told));
        }
    }
}
