//! Opening, saving, exporting, leaving.

use std::path::PathBuf;

use crate::app::effect::{Effect, Question};
use crate::app::settings::{MOST_RECENT, RecentArticle};
use crate::app::state::{State, Tone};
use crate::formats;
use crate::formats::withholding::knows_everybody;

impl State {
    pub(in crate::app) fn ask_for_article(&mut self) -> Vec<Effect> {
        let folder = self.folder();
        vec![Effect::Ask(Question::Article { folder })]
    }

    /// The folder of the open or the last article.
    fn folder(&self) -> Option<PathBuf> {
        let open = self.desk.as_ref().map(|it| &it.path);
        let path = open.or_else(|| self.recent.first().map(|it| &it.path))?;
        path.parent().map(PathBuf::from)
    }

    pub(in crate::app) fn open(&mut self, path: PathBuf, encoding: Option<String>) -> Vec<Effect> {
        self.overlay = None;
        self.last_ticket += 1;
        let ticket = self.last_ticket;
        let mut effects = self.leave();
        self.opening = Some((ticket, path.clone()));
        effects.push(Effect::Open { ticket, path, encoding });
        effects
    }

    /// Saves and lets go of what is open, and remembers where the reader was.
    fn leave(&mut self) -> Vec<Effect> {
        let Some(mut desk) = self.desk.take() else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        if desk.saving.is_unsaved() && desk.read_only.is_none() {
            effects.push(desk.save(self.clock.ms));
        }
        effects.push(Effect::Close { ticket: desk.ticket });
        self.remember_article(desk.path, desk.place);
        effects.push(self.remembered());
        effects
    }

    /// Puts an article first in the list of recent ones.
    pub(in crate::app) fn remember_article(&mut self, path: PathBuf, (byte, offset): (usize, f32)) {
        self.recent.retain(|it| it.path != path);
        let article = RecentArticle { path, byte, offset };
        self.recent.insert(0, article);
        self.recent.truncate(MOST_RECENT);
    }

    pub(in crate::app) fn remembered(&self) -> Effect {
        Effect::Remember {
            settings: self.settings.clone(),
            recent: self.recent.clone(),
        }
    }

    pub(in crate::app) fn reopen(&mut self, encoding: Option<String>) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        if encoding.is_some() && !desk.document.annotations().is_empty() {
            let text = "The encoding can be changed only before the first mark. Delete the marks first, or export them";
            self.tell(Tone::Warning, text);
            return Vec::new();
        }
        let path = desk.path.clone();
        self.open(path, encoding)
    }

    pub(in crate::app) fn save_now(&mut self) -> Vec<Effect> {
        let ms = self.clock.ms;
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if let Some(reason) = desk.read_only.clone() {
            self.tell(Tone::Warning, format!("Nothing is saved: {reason}"));
            return Vec::new();
        }
        vec![desk.save(ms)]
    }

    pub(in crate::app) fn ask_for_copy(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let suggested = desk.path.with_file_name(format!("{}.copy.ron", desk.name()));
        vec![Effect::Ask(Question::Copy { suggested })]
    }

    pub(in crate::app) fn save_copy(&mut self, path: PathBuf) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        vec![Effect::SaveCopy {
            ticket: desk.ticket,
            snapshot: desk.document.clone(),
            path,
        }]
    }

    pub(in crate::app) fn ask_for_export(&mut self, format: &'static str) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let extension = formats::format(format).map_or(format, |it| it.extension);
        let suggested = match format.starts_with("report") {
            // An article may be Markdown or HTML itself.
            true => desk.path.with_extension(format!("annotated.{extension}")),
            false => desk.path.with_extension(extension),
        };
        vec![Effect::Ask(Question::Export { format, suggested })]
    }

    pub(in crate::app) fn export(&mut self, format: &'static str, path: PathBuf) -> Vec<Effect> {
        if let Some(reason) = self.cannot_tell() {
            self.tell(Tone::Warning, reason);
            return Vec::new();
        }
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        vec![Effect::Export {
            format,
            snapshot: desk.document.clone(),
            path,
        }]
    }

    /// Why nothing may be exported: sources are named, and the file that says who of them is confidential is not known.
    pub(in crate::app) fn cannot_tell(&self) -> Option<String> {
        let desk = self.desk.as_ref()?;
        let reason = &desk.registry_blocked.as_ref()?.message;
        (!knows_everybody(&desk.document))
            .then(|| format!("Nothing was exported, because it is not known which sources are confidential: {reason}"))
    }

    pub(in crate::app) fn ask_for_import(&mut self, format: &'static str) -> Vec<Effect> {
        if self.desk.is_none() {
            return Vec::new();
        }
        let folder = self.folder();
        vec![Effect::Ask(Question::Import { format, folder })]
    }

    pub(in crate::app) fn import(&mut self, format: &'static str, path: PathBuf) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        vec![Effect::Import {
            ticket: desk.ticket,
            format,
            snapshot: desk.document.clone(),
            original: desk.reviewing.original().cloned(),
            stamp: self.stamp(),
            path,
        }]
    }

    pub(in crate::app) fn set_aside_broken(&mut self) -> Vec<Effect> {
        self.mend(|ticket| Effect::SetAsideBroken { ticket })
    }

    pub(in crate::app) fn restore_backup(&mut self) -> Vec<Effect> {
        self.mend(|ticket| Effect::RestoreBackup { ticket })
    }

    /// For a registry that cannot be read.
    pub(in crate::app) fn mend_registry(&self, effect: impl FnOnce(u64) -> Effect) -> Vec<Effect> {
        let broken = self.desk.as_ref().filter(|it| it.registry_blocked.is_some());
        broken.map(|it| effect(it.ticket)).into_iter().collect()
    }

    fn mend(&self, effect: impl FnOnce(u64) -> Effect) -> Vec<Effect> {
        let broken = self.desk.as_ref().filter(|it| it.broken.is_some());
        broken.map(|it| effect(it.ticket)).into_iter().collect()
    }

    pub(in crate::app) fn close(&mut self) -> Vec<Effect> {
        self.overlay = None;
        self.leave()
    }

    pub(in crate::app) fn quit(&mut self) -> Vec<Effect> {
        self.quitting = true;
        let mut effects = self.leave();
        effects.push(self.remembered());
        effects.push(Effect::Quit);
        effects
    }
}
