//! What is being typed about an entry, until it is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::command::{Command, RegistryCommand};
use crate::model::annotation::UnknownField;
use crate::model::registry::{Entry, ID_KINDS, Position, SourceId};

/// The text fields of one entry.
///
/// Only what differs from how typing began is put into the entry, so that what changed meanwhile stays.
pub struct EntryDraft {
    pub id: SourceId,
    pub fields: Fields,
    begun: Fields,
    /// The entry as it is now.
    current: Arc<Entry>,
    /// When it was touched last; `None` when all of it has been kept.
    touched_ms: Option<u64>,
}

/// Everything of an entry that is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    pub name: String,
    /// One a line.
    pub aliases: String,
    pub positions: Vec<PositionFields>,
    pub expertise: String,
    /// The words that give the reason for anonymity.
    pub words: String,
    /// Kind and id; those of [`ID_KINDS`] come first and are always there.
    pub ids: Vec<(String, String)>,
    pub contact: String,
    pub note: String,
}

/// A role and an affiliation as they are typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PositionFields {
    pub role: String,
    pub affiliation: String,
    pub from: String,
    pub to: String,
    unknown: Vec<UnknownField>,
}

impl EntryDraft {
    pub fn new(id: &SourceId, entry: &Arc<Entry>) -> Self {
        let fields = Fields::of(entry);
        EntryDraft {
            id: id.clone(),
            begun: fields.clone(),
            fields,
            current: entry.clone(),
            touched_ms: None,
        }
    }

    /// Takes in how the entry is now; what is being typed stays.
    pub fn follow(&mut self, entry: &Arc<Entry>) {
        if Arc::ptr_eq(&self.current, entry) {
            return;
        }
        self.current = entry.clone();
        let now = Fields::of(entry);
        // A row that is still empty stays while the entry says the same.
        if !self.is_touched() && self.fields.filled() != now.filled() {
            self.begun = now.clone();
            self.fields = now;
        }
    }

    pub fn touch(&mut self, ms: u64) {
        self.touched_ms = Some(ms);
    }

    /// Whether something typed has not been kept yet.
    pub fn is_touched(&self) -> bool {
        self.touched_ms.is_some()
    }

    /// Milliseconds since the last touch; `None` when all has been kept.
    pub fn idle_ms(&self, now: u64) -> Option<u64> {
        self.touched_ms.map(|it| now.saturating_sub(it))
    }

    /// The entry with what has been typed.
    pub fn entry(&self) -> Entry {
        let mut entry = Entry::clone(&self.current);
        self.fields.put_in(&mut entry, &self.begun);
        entry
    }

    /// The wish to keep what has been typed; `None` when nothing differs.
    pub fn keep(&mut self) -> Option<Command> {
        self.keep_with(|_| ())
    }

    /// The wish to keep what has been typed together with a choice, as one gesture.
    pub fn keep_with(&mut self, choose: impl FnOnce(&mut Entry)) -> Option<Command> {
        let mut entry = self.entry();
        choose(&mut entry);
        self.touched_ms = None;
        self.begun = self.fields.clone();
        (entry != *self.current).then(|| {
            Command::Registry(RegistryCommand::Set {
                id: self.id.clone(),
                entry: Box::new(entry),
            })
        })
    }
}

impl Fields {
    fn of(entry: &Entry) -> Self {
        let aliases: Vec<&str> = entry.aliases.iter().map(|it| &**it).collect();
        let id = |key: &str| entry.ids.get(key).map(|it| it.to_string()).unwrap_or_default();
        let known = ID_KINDS.iter().map(|it| (it.key.to_owned(), id(it.key)));
        let others = entry.ids.iter().filter(|(key, _)| is_other(key));
        Fields {
            name: entry.name.to_string(),
            aliases: aliases.join("\n"),
            positions: entry.positions.iter().map(PositionFields::of).collect(),
            expertise: entry.expertise.to_string(),
            words: entry
                .anonymity
                .as_ref()
                .map(|it| it.words.to_string())
                .unwrap_or_default(),
            ids: known
                .chain(others.map(|(key, id)| (key.to_string(), id.to_string())))
                .collect(),
            contact: entry.contact.to_string(),
            note: entry.note.to_string(),
        }
    }

    /// Puts what differs from `begun` into `entry`.
    fn put_in(&self, entry: &mut Entry, begun: &Fields) {
        // An entry without a name could not be found again.
        if self.name != begun.name && !self.name.trim().is_empty() {
            entry.name = self.name.trim().into();
        }
        if self.aliases != begun.aliases {
            entry.aliases = self.aliases();
        }
        if self.positions != begun.positions {
            let filled = self.positions.iter().filter(|it| !it.is_empty());
            entry.positions = filled.map(PositionFields::position).collect();
        }
        if self.words != begun.words {
            let mut anonymity = entry.anonymity.take().unwrap_or_default();
            anonymity.words = self.words.trim().into();
            let says = !anonymity.words.is_empty() || !anonymity.reason.is_empty() || !anonymity.unknown.is_empty();
            entry.anonymity = says.then_some(anonymity);
        }
        if self.ids != begun.ids {
            entry.ids = self.ids();
        }
        for (mine, before, theirs) in [
            (&self.expertise, &begun.expertise, &mut entry.expertise),
            (&self.contact, &begun.contact, &mut entry.contact),
            (&self.note, &begun.note, &mut entry.note),
        ] {
            if mine != before {
                *theirs = mine.trim_end().into();
            }
        }
    }

    fn aliases(&self) -> Vec<Arc<str>> {
        let mut aliases: Vec<Arc<str>> = Vec::new();
        for alias in self.aliases.lines().map(str::trim).filter(|it| !it.is_empty()) {
            if aliases.iter().all(|it| **it != *alias) {
                aliases.push(alias.into());
            }
        }
        aliases
    }

    fn ids(&self) -> BTreeMap<Arc<str>, Arc<str>> {
        let filled = self.ids.iter().map(|(kind, id)| (kind.trim(), id.trim()));
        filled
            .filter(|(kind, id)| !kind.is_empty() && !id.is_empty())
            .map(|(kind, id)| (kind.into(), id.into()))
            .collect()
    }

    /// The same as the entry would hold it, without rows that are still empty.
    fn filled(&self) -> Fields {
        let ids = self
            .ids
            .iter()
            .filter(|(kind, id)| !kind.trim().is_empty() && !id.trim().is_empty());
        Fields {
            name: self.name.trim().to_owned(),
            aliases: self.aliases().join("\n"),
            positions: self
                .positions
                .iter()
                .filter(|it| !it.is_empty())
                .map(PositionFields::trimmed)
                .collect(),
            expertise: self.expertise.trim_end().to_owned(),
            words: self.words.trim().to_owned(),
            ids: ids
                .map(|(kind, id)| (kind.trim().to_owned(), id.trim().to_owned()))
                .collect(),
            contact: self.contact.trim_end().to_owned(),
            note: self.note.trim_end().to_owned(),
        }
    }
}

/// Whether an id is of a kind that has no field of its own.
pub fn is_other(key: &str) -> bool {
    ID_KINDS.iter().all(|it| it.key != key)
}

impl PositionFields {
    fn of(position: &Position) -> Self {
        PositionFields {
            role: position.role.to_string(),
            affiliation: position.affiliation.to_string(),
            from: position.from.to_string(),
            to: position.to.to_string(),
            unknown: position.unknown.clone(),
        }
    }

    /// What the entry holds of it.
    pub fn position(&self) -> Position {
        Position {
            role: self.role.trim().into(),
            affiliation: self.affiliation.trim().into(),
            from: self.from.trim().into(),
            to: self.to.trim().into(),
            unknown: self.unknown.clone(),
        }
    }

    fn trimmed(&self) -> PositionFields {
        PositionFields::of(&self.position())
    }

    fn is_empty(&self) -> bool {
        let texts = [&self.role, &self.affiliation, &self.from, &self.to];
        texts.iter().all(|it| it.trim().is_empty()) && self.unknown.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::annotation::Stamp;
    use crate::model::registry::EntryKind;

    fn entry(name: &str) -> Arc<Entry> {
        let stamp = Stamp {
            by: "ann".into(),
            at: "2026-03-01T09:00:00Z".parse().unwrap(),
        };
        Arc::new(Entry::new(EntryKind::Person, name, &stamp))
    }

    #[test]
    fn what_changed_elsewhere_while_typing_stays() {
        let mut draft = EntryDraft::new(&"ada".into(), &entry("Ada"));
        draft.fields.note = "Called twice".into();
        draft.touch(0);
        let mut other = Entry::clone(&entry("Ada"));
        other.terms = "off the record".into();
        draft.follow(&Arc::new(other));
        let kept = draft.entry();
        assert_eq!((&*kept.note, &*kept.terms), ("Called twice", "off the record"));
    }

    #[test]
    fn an_undone_change_shows_in_the_fields_and_an_empty_row_stays() {
        let before = entry("Ada");
        let mut draft = EntryDraft::new(&"ada".into(), &before);
        draft.fields.name = "Ada Marsh".into();
        draft.fields.positions.push(PositionFields::default());
        draft.touch(0);
        let after = Arc::new(draft.entry());
        assert!(draft.keep().is_some());
        draft.follow(&after);
        assert_eq!((&*after.name, draft.fields.positions.len()), ("Ada Marsh", 1));
        draft.follow(&before);
        assert_eq!(draft.fields.name, "Ada");
    }

    #[test]
    fn an_entry_never_loses_its_name() {
        let mut draft = EntryDraft::new(&"ada".into(), &entry("Ada"));
        draft.fields.name = "  ".into();
        draft.touch(0);
        assert!(draft.keep().is_none());
    }
}
