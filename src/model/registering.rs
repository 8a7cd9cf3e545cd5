//! What a person means by a gesture about the registry, as a [`Transaction`].

use super::annotation::Stamp;
use super::attributing::{refer_in, update_attribution};
use super::document::Document;
use super::id::AnnotationId;
use super::registry::{Entry, SourceId};
use super::transaction::Transaction;

/// What an article's marks rest on an entry with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resting {
    /// Attributions whose speaker it is.
    pub attributions: usize,
    /// Annotations that mention it.
    pub mentions: usize,
}

/// How much of this article rests on an entry.
pub fn resting_on(document: &Document, id: &SourceId) -> Resting {
    Resting {
        attributions: document.spoken_by(id).count(),
        mentions: document.mentions_of(id).count(),
    }
}

/// Adds an entry; nothing when the key is in use.
pub fn add(document: &Document, id: SourceId, entry: Entry) -> Transaction {
    let mut transaction = Transaction::named(format!("New entry {}", entry.name));
    if document.entry(&id).is_none() {
        transaction.put(document.tables(), id, Some(entry));
    }
    transaction
}

/// Changes an entry.
pub fn edit(document: &Document, id: &SourceId, stamp: &Stamp, change: impl FnOnce(&mut Entry)) -> Transaction {
    let mut transaction = Transaction::named("Edit entry");
    edit_in(document, &mut transaction, id, stamp, change);
    transaction
}

/// Gives an entry another name; the one before stays as an alias.
pub fn rename(document: &Document, id: &SourceId, name: &str, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Rename entry");
    edit_in(document, &mut transaction, id, stamp, |it| {
        if *it.name != *name && !name.is_empty() {
            let before = std::mem::replace(&mut it.name, name.into());
            it.aliases.retain(|it| **it != *name);
            if !it.aliases.contains(&before) {
                it.aliases.push(before);
            }
        }
    });
    transaction
}

/// Makes one entry of two: `into` learns all that only `from` says, and what rested on `from` rests on it.
///
/// Other articles that name `from` mean `into` from then on, because it keeps the key.
pub fn merge(document: &Document, into: &SourceId, from: &SourceId, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Merge entries");
    let (Some(kept), Some(other)) = (document.entries().get(into), document.entries().get(from)) else {
        return transaction;
    };
    if into == from {
        return transaction;
    }
    let mut merged = Entry::clone(kept);
    take_in(&mut merged, other);
    merged.formerly.retain(|it| it != from && it != into);
    merged.formerly.push(from.clone());
    merged.modified = Some(stamp.at);
    for (id, _) in document.spoken_by(from) {
        update_attribution(document, &mut transaction, id, stamp, |it| {
            it.speaker = Some(into.clone())
        });
    }
    for (id, _) in document.mentions_of(from) {
        refer_in(document, &mut transaction, id, Some(into), stamp);
    }
    transaction.put(document.tables(), into.clone(), Some(merged));
    transaction.put::<Entry>(document.tables(), from.clone(), None);
    transaction
}

fn take_in(entry: &mut Entry, other: &Entry) {
    for name in other.names() {
        if *name != entry.name && !entry.aliases.contains(name) {
            entry.aliases.push(name.clone());
        }
    }
    for position in &other.positions {
        if !entry.positions.contains(position) {
            entry.positions.push(position.clone());
        }
    }
    for (mine, theirs) in [
        (&mut entry.identity, &other.identity),
        (&mut entry.affiliation_type, &other.affiliation_type),
        (&mut entry.expertise, &other.expertise),
        (&mut entry.terms, &other.terms),
        (&mut entry.contact, &other.contact),
    ] {
        if mine.is_empty() {
            *mine = theirs.clone();
        }
    }
    for (kind, id) in &other.ids {
        entry.ids.entry(kind.clone()).or_insert_with(|| id.clone());
    }
    entry.anonymity = entry.anonymity.take().or_else(|| other.anonymity.clone());
    // Whoever may not be told with one of the two may not be told with both, whatever the terms of the other.
    entry.confidential |= other.is_redacted();
    entry.note = match (&*entry.note, &*other.note) {
        (mine, theirs) if theirs.is_empty() || mine == theirs => mine.into(),
        ("", theirs) => theirs.into(),
        (mine, theirs) => format!("{mine}\n{theirs}").into(),
    };
    for key in &other.formerly {
        if !entry.formerly.contains(key) {
            entry.formerly.push(key.clone());
        }
    }
    for field in &other.unknown {
        if entry.unknown.iter().all(|it| it.name != field.name) {
            entry.unknown.push(field.clone());
        }
    }
}

/// Makes two entries of one: what is listed rests on the new one, `fresh`, from then on.
pub fn split(
    document: &Document,
    id: &SourceId,
    fresh: SourceId,
    entry: Entry,
    attributions: &[AnnotationId],
    mentions: &[AnnotationId],
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named("Split entry");
    if !document.entries().contains_key(id) || document.entry(&fresh).is_some() {
        return transaction;
    }
    for (own, _) in document.spoken_by(id).filter(|it| attributions.contains(it.0)) {
        update_attribution(document, &mut transaction, own, stamp, |it| {
            it.speaker = Some(fresh.clone())
        });
    }
    for (own, _) in document.mentions_of(id).filter(|it| mentions.contains(it.0)) {
        refer_in(document, &mut transaction, own, Some(&fresh), stamp);
    }
    edit_in(document, &mut transaction, id, stamp, |it| {
        it.aliases.retain(|alias| entry.names().all(|name| name != alias));
    });
    transaction.put(document.tables(), fresh, Some(entry));
    transaction
}

/// Removes an entry. What rested on it in this article rests on nobody known; in other articles it is told as missing.
pub fn remove(document: &Document, id: &SourceId, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Delete entry");
    if !document.entries().contains_key(id) {
        return transaction;
    }
    for (own, _) in document.spoken_by(id) {
        update_attribution(document, &mut transaction, own, stamp, |it| it.speaker = None);
    }
    for (own, _) in document.mentions_of(id) {
        refer_in(document, &mut transaction, own, None, stamp);
    }
    transaction.put::<Entry>(document.tables(), id.clone(), None);
    transaction
}

fn edit_in(
    document: &Document,
    transaction: &mut Transaction,
    id: &SourceId,
    stamp: &Stamp,
    change: impl FnOnce(&mut Entry),
) {
    let Some(before) = transaction.get::<Entry>(document.tables(), id) else {
        return;
    };
    let mut after = Entry::clone(before);
    change(&mut after);
    if after != **before {
        after.modified = Some(stamp.at);
        transaction.put(document.tables(), id.clone(), Some(after));
    }
}
