//! Takes in what came of effects, and what happened outside.

use super::effect::{Effect, Merge, Opened, Outcome, Question};
use super::state::{Bottom, Desk, Overlay, Pane, State, Tone};
use crate::app::command::{Command, RegistryCommand, ReviewCommand};
use crate::engine::rebase::rebase;
use crate::model::document::Document;
use crate::model::transaction::Edit;

impl State {
    /// Takes in `outcome`. An answer for an article that is no longer open is dropped here, and only here.
    pub fn absorb(&mut self, outcome: Outcome) -> Vec<Effect> {
        if outcome.ticket().is_some_and(|it| !self.expects(it)) {
            return Vec::new();
        }
        match outcome {
            Outcome::ArticleRead { ticket, article } => {
                if let Some((_, path)) = self.opening.clone() {
                    self.desk = Some(Desk::new(ticket, path, Document::new(article)));
                    self.restore_place();
                    self.focus = Some(Pane::Article);
                }
                Vec::new()
            }
            Outcome::Opened { opened, .. } => self.opened(*opened),
            Outcome::OpenFailed { message, .. } => {
                self.opening = None;
                self.desk = None;
                self.tell(Tone::Failure, message);
                Vec::new()
            }
            Outcome::Journaled { through, .. } => self.with_desk(|desk| desk.saving.journaled = through),
            Outcome::JournalFailed { message, .. } => {
                self.tell(Tone::Failure, message.clone());
                self.with_desk(|desk| desk.saving.failure = Some(message))
            }
            Outcome::Saved {
                through,
                took_ms,
                merged,
                ..
            } => {
                let clock = self.clock;
                let effects = merged.map_or_else(Vec::new, |it| self.take_in(it));
                if let Some(desk) = &mut self.desk {
                    desk.saving.succeeded(through, took_ms, clock.ms, clock.now);
                }
                effects
            }
            Outcome::SaveFailed { message, .. } => {
                let ms = self.clock.ms;
                let told = self.desk.as_ref().and_then(|it| it.saving.failure.clone());
                // The same failure again is in the status line already.
                if told.as_ref() != Some(&message) {
                    self.tell(Tone::Failure, message.clone());
                }
                self.with_desk(|desk| desk.saving.failed(message, ms))
            }
            Outcome::Merged { merge, .. } => self.take_in(merge),
            Outcome::ArticleChanged { .. } => {
                let text = "The article was changed by another program. Press F5 to read it again; your marks are kept";
                self.tell(Tone::Warning, text);
                self.with_desk(|desk| desk.article_changed = true)
            }
            Outcome::Mended { aside, .. } => {
                self.tell(
                    Tone::Done,
                    format!("The file that could not be read was put aside: {}", aside.display()),
                );
                self.run(Command::Reload)
            }
            Outcome::Warning { message, .. } => self.say(Tone::Warning, message),
            Outcome::Found {
                generation,
                matches,
                whole,
                ..
            } => {
                self.found(generation, matches, whole);
                Vec::new()
            }
            Outcome::Listed {
                revision,
                listing,
                rows,
                ..
            } => self.with_desk(|desk| {
                if desk.listing == listing {
                    desk.rows = Some((revision, listing, rows));
                }
            }),
            Outcome::Surveyed { revision, survey, .. } => self.with_desk(|desk| desk.surveyed(revision, *survey)),
            Outcome::Suggesting {
                generation, percent, ..
            } => self.with_desk(|desk| desk.suggesting.come_to(generation, percent)),
            Outcome::Suggested { answer, .. } => self.with_desk(|desk| desk.suggested(answer)),
            Outcome::Imported {
                transaction,
                known,
                skipped,
                ..
            } => self.imported(transaction, known, &skipped),
            Outcome::RegistryKept { home, .. } => self.with_desk(|desk| desk.registry_home = home),
            Outcome::FolderProgress { progress, .. } => self.with_desk(|desk| {
                if let Some(reading) = &mut desk.reading_folder {
                    *reading = progress;
                }
            }),
            Outcome::FolderRead { folder, .. } => self.with_desk(|desk| {
                if desk.reading_folder.take().is_some() {
                    desk.folder = Some(folder);
                }
            }),
            Outcome::Review { outcome, .. } => self.take_review(outcome),
            Outcome::Answered(question, path) => match path {
                Some(path) => self.answered(question, path),
                None => Vec::new(),
            },
            Outcome::NoDialog(question, reason) => {
                self.overlay = Some(Overlay::Path { question, reason });
                Vec::new()
            }
            Outcome::Done(message) => self.say(Tone::Done, message),
            Outcome::Failed(message) => self.say(Tone::Failure, message),
        }
    }

    fn expects(&self, ticket: u64) -> bool {
        let open = self.desk.as_ref().is_some_and(|it| it.ticket == ticket);
        open || self.opening.as_ref().is_some_and(|it| it.0 == ticket)
    }

    fn with_desk(&mut self, act: impl FnOnce(&mut Desk)) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            act(desk);
        }
        Vec::new()
    }

    fn say(&mut self, tone: Tone, message: String) -> Vec<Effect> {
        self.tell(tone, message);
        Vec::new()
    }

    /// Back to where the reader was the last time.
    fn restore_place(&mut self) {
        let Some(desk) = &mut self.desk else {
            return;
        };
        let article = desk.document.article();
        if let Some(last) = self.recent.iter().find(|it| it.path == desk.path)
            && article.text().is_char_boundary(last.byte)
        {
            desk.place = (last.byte, last.offset);
            desk.selection = super::selection::Selection::caret(last.byte);
        }
    }

    fn opened(&mut self, opened: Opened) -> Vec<Effect> {
        self.opening = None;
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.document = opened.document;
        desk.frame = opened.frame;
        desk.registry_home = opened.registry_home;
        desk.registry_blocked = opened.registry_blocked;
        desk.history = opened.history;
        desk.loading = false;
        desk.revision += 1;
        desk.read_only = opened.read_only.clone();
        desk.moved = opened.moved;
        desk.broken = opened.broken;
        let (path, place) = (desk.path.clone(), desk.place);
        let (moved, broken) = (desk.moved.len(), desk.broken.clone());
        self.remember_article(path, place);
        self.tell_what_opening_found(opened.orphaned, opened.recovered, moved);
        match (broken, opened.read_only) {
            // The banner over the article says it, with what can be done.
            (Some(_), _) => {}
            (None, Some(reason)) => self.tell(Tone::Warning, format!("Opened for reading only: {reason}")),
            (None, None) => {}
        }
        for note in opened.notes {
            self.tell(Tone::Note, note);
        }
        let mut effects = self.list_again();
        effects.extend(self.desk.as_mut().map(Desk::survey_anew));
        effects = self.with_comparison(effects);
        effects.extend(self.desk.as_mut().map(Desk::suggest_anew));
        effects.push(self.remembered());
        if opened.recovered > 0 {
            effects.extend(self.run(Command::SaveNow));
        }
        effects
    }

    fn tell_what_opening_found(&mut self, orphaned: usize, recovered: usize, moved: usize) {
        if recovered > 0 {
            let text = format!("{} that had not been saved brought back", count(recovered, "change"));
            self.tell(Tone::Done, text);
        }
        if moved > 0 {
            let text = format!(
                "The article has changed: {} found again at another place",
                count(moved, "annotation")
            );
            self.tell(Tone::Note, text);
        }
        if orphaned > 0 {
            self.bottom = Bottom::Lost;
            let text = format!(
                "The words of {} are not in the article any more; they are kept in the list of lost annotations",
                count(orphaned, "annotation")
            );
            self.tell(Tone::Warning, text);
        }
    }

    /// Makes changes made elsewhere ours too, as a gesture that can be undone.
    fn take_in(&mut self, merge: Merge) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let ticket = desk.ticket;
        let rebased = rebase(&desk.document, &merge.transaction);
        let mut transaction = rebased.transaction;
        transaction.name = "Changes from elsewhere".into();
        // What does not fit any more is merged again at the next save.
        let taken_in = rebased.complete.then_some(Effect::TakenIn { ticket });
        if transaction.is_empty() {
            return taken_in.into_iter().collect();
        }
        let changes = count(transaction.edits.len(), "change");
        self.tell(Tone::Note, format!("{changes} made by another program: taken in"));
        if !merge.conflicts.is_empty() {
            let text = format!(
                "{} changed here and elsewhere: both versions are kept, the other one is marked “conflict”",
                count(merge.conflicts.len(), "item")
            );
            self.tell(Tone::Warning, text);
        }
        let mut effects = match &mut self.desk {
            // Who only reads sees what others save, and has nothing to journal or to undo.
            Some(desk) if desk.read_only.is_some() => {
                let before = desk.document.clone();
                if desk.document.apply(&transaction).is_ok() {
                    desk.revision += 1;
                    desk.follow(before, transaction);
                    desk.forget_what_is_gone();
                }
                let effects = self.list_again();
                self.with_comparison(effects)
            }
            _ => self.commit(transaction),
        };
        effects.extend(taken_in);
        effects
    }

    fn imported(
        &mut self,
        transaction: crate::model::transaction::Transaction,
        known: usize,
        skipped: &[String],
    ) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        // Something may have been done while the file was read.
        let rebased = rebase(&desk.document, &transaction);
        let added = added(&rebased.transaction.edits);
        let effects = self.commit(rebased.transaction);
        if known > 0 {
            let text = format!("{} there already and not added again", count(known, "annotation"));
            self.tell(Tone::Note, text);
        }
        self.tell(Tone::Done, format!("{added} imported"));
        if let Some(first) = skipped.first() {
            let text = format!("{} not imported, the first: {first}", count(skipped.len(), "item"));
            self.tell(Tone::Warning, text);
        }
        effects
    }

    /// Carries on with the path that was asked for.
    pub fn answered(&mut self, question: Question, path: std::path::PathBuf) -> Vec<Effect> {
        self.overlay = None;
        self.run(match question {
            Question::Article { .. } => Command::Open(path),
            Question::Copy { .. } => Command::SaveCopy(path),
            Question::Export { format, .. } => Command::Export { format, path },
            Question::Import { format, .. } => Command::Import { format, path },
            Question::Original { .. } => Command::Review(ReviewCommand::Attach(path)),
            Question::Text { what, .. } => Command::Registry(RegistryCommand::Export { what, path }),
        })
    }
}

impl Outcome {
    /// The opening it belongs to; `None` when it belongs to none.
    fn ticket(&self) -> Option<u64> {
        match self {
            Outcome::ArticleRead { ticket, .. }
            | Outcome::Opened { ticket, .. }
            | Outcome::OpenFailed { ticket, .. }
            | Outcome::Journaled { ticket, .. }
            | Outcome::JournalFailed { ticket, .. }
            | Outcome::Saved { ticket, .. }
            | Outcome::SaveFailed { ticket, .. }
            | Outcome::Merged { ticket, .. }
            | Outcome::ArticleChanged { ticket }
            | Outcome::Mended { ticket, .. }
            | Outcome::Warning { ticket, .. }
            | Outcome::Found { ticket, .. }
            | Outcome::Listed { ticket, .. }
            | Outcome::Surveyed { ticket, .. }
            | Outcome::Suggesting { ticket, .. }
            | Outcome::Suggested { ticket, .. }
            | Outcome::Imported { ticket, .. }
            | Outcome::RegistryKept { ticket, .. }
            | Outcome::FolderProgress { ticket, .. }
            | Outcome::FolderRead { ticket, .. }
            | Outcome::Review { ticket, .. } => Some(*ticket),
            Outcome::Answered(..) | Outcome::NoDialog(..) | Outcome::Done(_) | Outcome::Failed(_) => None,
        }
    }
}

/// “1 change”, “2 changes”.
fn count(n: usize, what: &str) -> String {
    match n {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

/// “3 annotations, 1 attribution”: what an import adds.
fn added(edits: &[Edit]) -> String {
    let number = |is: fn(&Edit) -> bool| edits.iter().filter(|it| is(it)).count();
    let annotations = number(|it| matches!(it, Edit::Annotation(_) | Edit::Orphan(_)));
    let mut added = count(annotations, "annotation");
    let others = [
        (number(|it| matches!(it, Edit::Attribution(_))), "attribution"),
        (number(|it| matches!(it, Edit::Entry(_))), "source"),
        (number(|it| matches!(it, Edit::TranslationError(_))), "error"),
    ];
    for (n, what) in others.into_iter().filter(|it| it.0 > 0) {
        added += ", ";
        added += &count(n, what);
    }
    added
}
