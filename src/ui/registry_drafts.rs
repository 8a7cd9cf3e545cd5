//! What the registry's panels keep between frames: half-typed text, choices, and lists prepared once.

use std::collections::HashMap;

use crate::app::command::Command;
use crate::app::roster::{Counts, Folded, Roster};
use crate::app::said::SaidOrder;
use crate::app::state::Desk;
use crate::model::registry::{EntryKind, SourceId};
use crate::ui::cached::{Version, version};
use crate::ui::entry_view::draft::EntryDraft;
use crate::ui::entry_view::mentions::MentionList;
use crate::ui::entry_view::said::SaidList;

/// Kept by the window, for the speakers tab and the view of an entry.
#[derive(Default)]
pub struct RegistryDrafts {
    pub roster: Roster,
    pub new_name: String,
    pub new_kind: Option<EntryKind>,
    /// The entry that the speakers tab has scrolled to.
    pub scrolled_to: Option<SourceId>,
    /// The typed fields of the entry that is shown.
    pub entry: Option<EntryDraft>,
    /// The new name, while an entry is renamed.
    pub rename: Option<String>,
    /// Whether the field for the new name has yet to get the keyboard.
    pub renaming_begins: bool,
    /// Whether the view of the entry has yet to get the keyboard.
    pub enters: bool,
    /// The tab that was chosen; `None` while nobody has.
    pub tab: Option<EntryTab>,
    pub order: SaidOrder,
    /// Whether what was said in the whole folder is listed, rather than in this article.
    pub whole_folder: bool,
    pub said: Option<SaidList>,
    pub mentions: Option<MentionList>,
    pub(in crate::ui) rows: Option<(Version, Roster, Vec<SourceId>)>,
    pub(in crate::ui) folded: Folded,
    pub(in crate::ui) counts: Option<(Version, HashMap<SourceId, Counts>)>,
}

/// A part of the view of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryTab {
    Said,
    Mentions,
    Entry,
}

impl RegistryDrafts {
    /// Text typed about an entry other than `shown` and not kept yet, as a command.
    pub fn flush_but(&mut self, shown: Option<&SourceId>) -> Option<Command> {
        let left = self.entry.take_if(|it| Some(&it.id) != shown);
        if left.is_some() {
            self.rename = None;
        }
        left.filter(EntryDraft::is_touched).and_then(|mut it| it.keep())
    }

    /// How much of the article rests on an entry; counted once for each state of the document.
    pub fn counts(&mut self, desk: &Desk, id: &SourceId) -> Counts {
        let now = version(desk);
        if self.counts.as_ref().is_none_or(|it| it.0 != now) {
            self.counts = Some((now, HashMap::new()));
        }
        match &mut self.counts {
            Some((_, known)) => *known
                .entry(id.clone())
                .or_insert_with(|| Counts::of(&desk.document, id)),
            None => Counts::default(),
        }
    }

    /// The rows of the speakers tab; worked out again only when the document or the filter has changed.
    pub fn prepare_rows(&mut self, desk: &Desk) {
        let now = version(desk);
        let current = self.rows.as_ref().is_some_and(|it| it.0 == now && it.1 == self.roster);
        if !current {
            let rows = self.roster.rows(&desk.document, desk.published(), &mut self.folded);
            self.rows = Some((now, self.roster.clone(), rows));
        }
    }

    /// The rows prepared last.
    pub fn rows(&self) -> &[SourceId] {
        self.rows.as_ref().map_or(&[], |it| &it.2)
    }
}
