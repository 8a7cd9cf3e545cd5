//! Carries out commands.

use super::command::Command;
use super::effect::Effect;
use super::hint::Purpose;
use super::state::{Overlay, Pane, State};

impl State {
    /// Carries out `command` and returns what has to be done outside.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::AskForArticle => self.ask_for_article(),
            Command::Open(path) => self.open(path, None),
            Command::Reopen { encoding } => self.reopen(Some(encoding)),
            Command::Reload => self.reopen(None),
            Command::ShowEncodings => self.show(Overlay::Encodings),
            Command::SaveNow => self.save_now(),
            Command::AskForCopy => self.ask_for_copy(),
            Command::SaveCopy(path) => self.save_copy(path),
            Command::AskForExport(format) => self.ask_for_export(format),
            Command::Export { format, path } => self.export(format, path),
            Command::AskForImport(format) => self.ask_for_import(format),
            Command::Import { format, path } => self.import(format, path),
            Command::SetAsideBroken => self.set_aside_broken(),
            Command::RestoreBackup => self.restore_backup(),
            Command::Close => self.close(),
            Command::Quit => self.quit(),

            Command::Undo => self.undo(),
            Command::Redo => self.redo(),

            Command::Mark(label) => self.mark(label),
            Command::Relabel { id, label } => self.relabel(&id, label),
            Command::MarkArmed => self.mark_armed(),
            Command::AddSegment => self.add_segment(),
            Command::RemoveSegment => self.remove_segment(),
            Command::Split => self.split(),
            Command::Join => self.ask_for_join(),
            Command::Delete => self.delete(),
            Command::Remove(id) => self.remove(&id),
            Command::EditNote => self.edit(Pane::Note),
            Command::EditTags => self.edit(Pane::Tags),
            Command::SetNote { id, note } => self.set_note(&id, &note),
            Command::SetTags { id, tags } => self.set_tags(&id, &tags),
            Command::SetAttribute { id, key, value } => self.set_attribute(&id, &key, value.as_deref()),
            Command::PickEdge(edge) => self.pick_edge(edge),
            Command::Resize {
                id,
                segment,
                edge,
                byte,
            } => self.resize(&id, segment, edge, byte),
            Command::Place => self.place(),

            Command::Attribution(command) => self.run_attribution(command),
            Command::Registry(command) => self.run_registry(command),
            Command::Verification(command) => self.run_verification(command),
            Command::Review(command) => self.run_review(command),
            Command::Suggestion(command) => self.run_suggestion(command),

            Command::Select(selection) => self.select(selection),
            Command::Click(byte) => self.click(byte),
            Command::SelectAll => self.select_all(),
            Command::ShowWords(words) => self.show_words(words),
            Command::Move { motion, extend } => self.move_caret(motion, extend),
            Command::Grow => self.grow(),
            Command::Shrink => self.shrink(),
            Command::Copy => self.copy(),
            Command::NextAnnotation => self.next_annotation(),
            Command::PreviousAnnotation => self.previous_annotation(),
            Command::CycleOverlap => self.cycle_overlap(),
            Command::Focus(id) => self.focus_annotation(&id),
            Command::Pick(id) => self.pick(id),
            Command::FocusOrphan(id) => self.focus_orphan(id),
            Command::Offer(ids) => self.show(Overlay::Pick(ids)),
            Command::Hint => self.hint(Purpose::Jump),
            Command::HintSelect => self.hint(Purpose::Select),
            Command::HintLetter(letter) => self.hint_letter(letter),
            Command::Escape => self.escape(),
            Command::ToArticle => self.focus_article(),
            Command::Viewed { bytes, place } => self.viewed(bytes, place),

            Command::Find => self.open_find(),
            Command::FindQuery(query) => self.find_query(query),
            Command::FindCase(case) => self.find_with(|it| it.case = case),
            Command::FindWholeWords(whole) => self.find_with(|it| it.whole_words = whole),
            Command::FindNext => self.find_step(true),
            Command::FindPrevious => self.find_step(false),
            Command::FindSelect => self.find_select(),

            Command::List(listing) => self.list(listing),
            Command::ShowBottom(bottom) => self.show_bottom(bottom),
            Command::Palette => self.show(Overlay::Palette),
            Command::Help => self.show(Overlay::Help),
            Command::ZoomIn => self.zoom(self.settings.zoom * 1.1),
            Command::ZoomOut => self.zoom(self.settings.zoom / 1.1),
            Command::ZoomReset => self.zoom(1.0),
            Command::SetZoom(zoom) => self.zoom(zoom),
            Command::SetTheme(theme) => self.remember(|it| it.theme = theme),
            Command::SetAnnotator(key) => self.remember(|it| it.annotator = key),
            Command::ToggleInspector => self.remember(|it| it.inspector = !it.inspector),
            Command::ToggleTable => self.remember(|it| it.table = !it.table),
            Command::NextPane => self.next_pane(),
        }
    }

    /// Lays something over the window; the same again takes it away.
    fn show(&mut self, overlay: Overlay) -> Vec<Effect> {
        let shown = self.overlay.as_ref() == Some(&overlay);
        self.overlay = (!shown).then_some(overlay);
        Vec::new()
    }
}
