//! The registry: entries made, changed, merged, split and deleted; the folder read as a whole.

use crate::app::command::RegistryCommand;
use crate::app::effect::{Effect, Question};
use crate::app::folder_view::{FolderProgress, TextExport, TextForm};
use crate::app::picker::PickFor;
use crate::app::state::{Overlay, Pane, State, Tone};
use crate::formats::review::review_format;
use crate::model::id::AnnotationId;
use crate::model::registering::{self, resting_on};
use crate::model::registry::{Entry, EntryKind, SourceId};

impl State {
    pub(in crate::app) fn run_registry(&mut self, command: RegistryCommand) -> Vec<Effect> {
        match command {
            RegistryCommand::PickerQuery(query) => self.picker_query(query),
            RegistryCommand::PickerMove(by) => self.picker_move(by),
            RegistryCommand::PickerTake(row) => self.picker_take(row),
            RegistryCommand::ShowSpeaker => self.show_speaker(),
            RegistryCommand::Show(id) => self.show_entry(&id),
            RegistryCommand::Hide => self.hide_entry(),
            RegistryCommand::New { name, kind } => self.new_entry(&name, kind),
            RegistryCommand::Set { id, entry } => {
                self.change(|document, stamp| registering::edit(document, &id, stamp, |it| *it = *entry))
            }
            RegistryCommand::Rename { id, name } => {
                self.change(|document, stamp| registering::rename(document, &id, name.trim(), stamp))
            }
            RegistryCommand::AskMerge(id) => self.open_picker(PickFor::Merge(id)),
            RegistryCommand::Merge { into, from } => self.merge_entries(&into, &from),
            RegistryCommand::AskSplit(id) => self.lay_over(Overlay::SplitEntry(id)),
            RegistryCommand::Split {
                id,
                name,
                attributions,
                mentions,
            } => self.split_entry(&id, &name, &attributions, &mentions),
            RegistryCommand::AskRemove(id) => self.lay_over(Overlay::RemoveEntry(id)),
            RegistryCommand::Remove(id) => self.remove_entry(&id),
            RegistryCommand::Share => self.share_registry(),
            RegistryCommand::SetAside => self.mend_registry(|ticket| Effect::SetAsideRegistry { ticket }),
            RegistryCommand::Restore => self.mend_registry(|ticket| Effect::RestoreRegistry { ticket }),
            RegistryCommand::ReadFolder => self.read_folder(),
            RegistryCommand::StopReading => self.stop_reading(),
            RegistryCommand::AskExport(what) => self.ask_for_text(what),
            RegistryCommand::Export { what, path } => self.export_text(&what, path),
        }
    }

    fn lay_over(&mut self, overlay: Overlay) -> Vec<Effect> {
        self.overlay = Some(overlay);
        Vec::new()
    }

    fn show_speaker(&mut self) -> Vec<Effect> {
        match self.entry_at_hand() {
            Some(id) => self.show_entry(&id),
            None => self.missing("The selected annotation rests on nobody known. Press A to say who it is"),
        }
    }

    fn show_entry(&mut self, id: &SourceId) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let Some(id) = desk.document.entry(id).map(|it| it.0.clone()) else {
            return self.missing("This entry is not in the registry any more");
        };
        desk.entry = Some(id);
        self.settings.inspector = true;
        Vec::new()
    }

    fn hide_entry(&mut self) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            desk.entry = None;
        }
        self.focus = Some(Pane::Article);
        Vec::new()
    }

    fn new_entry(&mut self, name: &str, kind: EntryKind) -> Vec<Effect> {
        let name = name.trim();
        if name.is_empty() {
            return self.missing("Give the new entry a name");
        }
        let entry = Entry::new(kind, name, &self.stamp());
        let (id, effects) = self.register(entry, None);
        if self
            .desk
            .as_ref()
            .is_some_and(|it| it.document.entries().contains_key(&id))
        {
            self.show_entry(&id);
            self.focus = Some(Pane::Entry);
        }
        effects
    }

    pub(in crate::app) fn merge_entries(&mut self, into: &SourceId, from: &SourceId) -> Vec<Effect> {
        let names = self.desk.as_ref().and_then(|desk| {
            let name = |id| desk.document.entries().get(id).map(|it| it.name.clone());
            Some((name(into)?, name(from)?))
        });
        let effects = self.change(|document, stamp| registering::merge(document, into, from, stamp));
        if let (Some((into_name, from_name)), false) = (names, effects.is_empty()) {
            self.tell(
                Tone::Done,
                format!(
                    "{from_name} is {into_name} now, also for the folder's other articles. Ctrl+Z parts them again"
                ),
            );
            self.show_entry(into);
        }
        effects
    }

    fn split_entry(
        &mut self,
        id: &SourceId,
        name: &str,
        attributions: &[AnnotationId],
        mentions: &[AnnotationId],
    ) -> Vec<Effect> {
        self.overlay = None;
        let stamp = self.stamp();
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let Some(entry) = desk.document.entries().get(id).filter(|_| !name.trim().is_empty()) else {
            return self.missing("Give the new entry a name");
        };
        let fresh = SourceId::fresh(name.trim(), |it| desk.document.entry(it).is_some());
        let mut new = Entry::new(entry.kind.clone(), name.trim(), &stamp);
        // What was not to be told before is not told under another name.
        new.confidential = entry.is_redacted();
        let transaction = registering::split(&desk.document, id, fresh.clone(), new, attributions, mentions, &stamp);
        let effects = self.commit(transaction);
        self.show_entry(&fresh);
        effects
    }

    fn remove_entry(&mut self, id: &SourceId) -> Vec<Effect> {
        self.overlay = None;
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let Some(name) = desk.document.entries().get(id).map(|it| it.name.clone()) else {
            return Vec::new();
        };
        let resting = resting_on(&desk.document, id);
        let effects = self.change(|document, stamp| registering::remove(document, id, stamp));
        if !effects.is_empty() {
            let rests = resting.attributions + resting.mentions;
            self.tell(
                Tone::Done,
                format!(
                    "{name} deleted; {rests} places of this article rest on nobody known now. Ctrl+Z brings it back"
                ),
            );
        }
        effects
    }

    fn share_registry(&mut self) -> Vec<Effect> {
        let ms = self.clock.ms;
        match &mut self.desk {
            Some(desk) if desk.read_only.is_none() => vec![desk.share_registry(ms)],
            _ => Vec::new(),
        }
    }

    fn read_folder(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.reading_folder = Some(FolderProgress::default());
        vec![Effect::ReadFolder {
            ticket: desk.ticket,
            article: desk.path.clone(),
            snapshot: desk.document.clone(),
        }]
    }

    fn stop_reading(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.reading_folder = None;
        vec![Effect::StopReading { ticket: desk.ticket }]
    }

    fn ask_for_text(&mut self, what: TextExport) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let name = match &what {
            // The key of a source that is not to be known would tell its name.
            TextExport::Said { entry, form, .. } => {
                let withheld = desk.document.entry(entry).is_some_and(|it| it.1.is_redacted());
                let stem = if withheld { "withheld" } else { entry.as_str() };
                format!("{stem}.{}", form.extension())
            }
            TextExport::Balance { .. } => format!("source-balance.{}", TextForm::Csv.extension()),
            TextExport::Review { format } => {
                let extension = review_format(format).map_or(*format, |it| it.extension);
                let stem = desk.path.file_stem().unwrap_or_default().to_string_lossy();
                format!("{stem}.review.{extension}")
            }
        };
        let suggested = desk.path.with_file_name(name);
        vec![Effect::Ask(Question::Text { what, suggested })]
    }
}
