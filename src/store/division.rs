//! Which registry entry belongs into which file.

use std::sync::Arc;

use super::registry_file::RegistryFile;
use super::sidecar::{Home, Sidecar, unread_contact};
use crate::engine::merge;
use crate::model::document::Document;
use crate::model::registry::{Entry, SourceId};
use crate::model::table::Table;
use crate::model::tables::Tables;
use crate::model::transaction::Transaction;

/// The registry of a document, file by file.
#[derive(Debug)]
pub(super) struct Division {
    /// What the article's sidecar holds.
    pub article: Table<Entry>,
    /// What `sources.ron` holds: entries, scales, switches, and what suggestions have learned.
    pub folder: Tables,
    /// Entries of `folder` that are not as the document has them, because they came with a contact that was unread.
    pub settled: Table<Entry>,
}

/// Where a new entry goes: to the folder's registry, but into the sidecar of a lone article that holds some already.
pub(super) fn home_of_new(sidecar: &Sidecar, registry: Option<&RegistryFile>) -> Home {
    match registry {
        Some(it) if it.on_disk || !sidecar.has_sources() => Home::Folder,
        _ => Home::Article,
    }
}

/// Parts the registry of `document` in two; `share` moves what the sidecar holds to the folder.
pub(super) fn divide(document: &Document, sidecar: &Sidecar, registry: Option<&RegistryFile>, share: bool) -> Division {
    let in_sidecar = sidecar.entries();
    let nothing = Tables::default();
    let in_folder = &registry.map_or(&nothing, |it| it.tables()).entries;
    let fresh = home_of_new(sidecar, registry);
    let home = |id: &SourceId, entry: &Entry| {
        let place = if in_folder.contains_key(id) {
            Home::Folder
        } else if in_sidecar.contains_key(id) {
            Home::Article
        } else if registry.is_some_and(|it| it.text().had(id)) {
            Home::Folder
        } else if sidecar.had_entry(id) {
            Home::Article
        } else {
            fresh
        };
        match place {
            _ if registry.is_none() => Home::Article,
            // A sidecar holds no contact, and its entries are the folder's when they are shared.
            Home::Article if !entry.contact.is_empty() || (share && can_move(entry)) => Home::Folder,
            place => place,
        }
    };
    let entries = document.entries();
    let tables = document.tables();
    let mut division = Division {
        article: Table::new(),
        folder: Tables {
            scales: tables.scales.clone(),
            switches: tables.switches.clone(),
            tallies: tables.tallies.clone(),
            lessons: tables.lessons.clone(),
            ..Tables::default()
        },
        settled: Table::new(),
    };
    for (id, entry) in entries {
        match home(id, entry) {
            Home::Folder => {
                let settled = settled(entry, share).map(Arc::new);
                if let Some(it) = &settled {
                    division.settled.insert(id.clone(), it.clone());
                }
                let entry = settled.unwrap_or_else(|| entry.clone());
                division.folder.entries.insert(id.clone(), entry);
                // The folder's is the one that counts; what the sidecar says of it stays as it stands.
                if let Some(own) = in_sidecar.get(id).filter(|it| !(share && can_move(it))) {
                    division.article.insert(id.clone(), own.clone());
                }
            }
            Home::Article => {
                division.article.insert(id.clone(), entry.clone());
            }
        }
    }
    division
}

/// Whether no contact is lost when the entry leaves its sidecar: one that is no text can stand nowhere else.
fn can_move(entry: &Entry) -> bool {
    !matches!(unread_contact(entry), Some(Err(_)))
}

/// The entry without the unread contact of its sidecar, which is its own when it leaves; `None` when there was none.
fn settled(entry: &Entry, share: bool) -> Option<Entry> {
    let contact = unread_contact(entry)?.unwrap_or_default();
    let mut settled = entry.clone();
    settled.unknown.retain(|it| &*it.name != "contact");
    if share && !contact.is_empty() {
        settled.contact = match &*entry.contact {
            "" => contact,
            known => format!("{known}; {contact}").into(),
        };
    }
    Some(settled)
}

/// `document` with the registry that these files hold; of an entry in both, the folder's.
pub(super) fn with_registry(document: Document, sidecar: &Sidecar, registry: Option<&RegistryFile>) -> Document {
    let nothing = Tables::default();
    let folder = registry.map_or(&nothing, |it| it.tables());
    let mut entries = sidecar.entries();
    if entries.is_empty() {
        entries = folder.entries.clone();
    } else {
        entries.extend(folder.entries.iter().map(|(id, it)| (id.clone(), it.clone())));
    }
    let tables = Tables {
        entries,
        scales: folder.scales.clone(),
        switches: folder.switches.clone(),
        tallies: folder.tallies.clone(),
        lessons: folder.lessons.clone(),
        ..document.tables().clone()
    };
    let transaction = Transaction::of("Read the registry", merge::edits(document.tables(), &tables));
    let mut with = document.clone();
    // It is made from `document`, so it fits.
    match with.apply(&transaction) {
        Ok(()) => with,
        Err(_) => document,
    }
}
