//! An article in a folder of its own, and sessions that work on it as the window does.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use pressmark::model::annotation::Stamp;
use pressmark::model::document::Document;
use pressmark::model::history::Step;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::intent;
use pressmark::model::label::Label;
use pressmark::model::span::Segments;
use pressmark::model::transaction::Transaction;
use pressmark::store::open::{Access, Opened, Opening};
use pressmark::store::places::Places;
use pressmark::store::save::{Elsewhere, SaveError, Saved};

pub const TEXT: &str = "The mill will close in May, said Ana Ruiz.\n\n“We were not asked,” the union answered. \
                        “Nobody was.”\n\nAbout 340 people work there, according to the council.\n";

/// A folder with `article.md`, and the user's own folders elsewhere.
pub struct Desk {
    folder: tempfile::TempDir,
    home: tempfile::TempDir,
    pub article: PathBuf,
    pub places: Places,
}

impl Desk {
    pub fn new() -> Self {
        Desk::of(TEXT)
    }

    /// With `text` as the article.
    pub fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = tempfile::tempdir().unwrap();
        let article = folder.path().join("article.md");
        fs::write(&article, text).unwrap();
        Desk {
            article,
            places: Places::under(home.path()),
            folder,
            home,
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn sidecar(&self) -> PathBuf {
        self.folder().join("article.md.ron")
    }

    pub fn journal(&self) -> PathBuf {
        self.folder().join(".article.md.ron.journal")
    }

    pub fn window(&self) -> Sitting {
        self.open(Access::Window)
    }

    pub fn command(&self) -> Sitting {
        self.open(Access::Command)
    }

    pub fn look(&self) -> Sitting {
        self.open(Access::Look)
    }

    pub fn open(&self, access: Access) -> Sitting {
        Sitting::at(&self.article, access, &self.places)
    }

    /// Names of all files in the folder, sorted.
    pub fn files(&self) -> Vec<String> {
        names_in(self.folder())
    }

    /// The sidecar as text.
    pub fn saved(&self) -> String {
        fs::read_to_string(self.sidecar()).unwrap()
    }

    /// Changes the sidecar as an editor would.
    pub fn edit_sidecar(&self, from: &str, to: &str) {
        let text = self.saved();
        assert!(text.contains(from), "{from:?} is not in {text}");
        fs::write(self.sidecar(), text.replace(from, to)).unwrap();
    }
}

pub fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// An opened article. Dropping it is what a killed process leaves: files as they are, no locks.
pub struct Sitting {
    pub opened: Opened,
    mint: Mint,
    seq: u64,
}

impl Sitting {
    pub fn at(path: &Path, access: Access, places: &Places) -> Self {
        let opened = Opening::begin(path, None, access, places).unwrap().finish().unwrap();
        let seed = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 1);
        Sitting {
            opened,
            mint: Mint::new(seed),
            seq: 0,
        }
    }

    pub fn document(&self) -> &Document {
        &self.opened.document
    }

    /// Marks the first place where `words` stand, and journals it.
    pub fn mark(&mut self, words: &str, label: Label) -> AnnotationId {
        let id = self.mint.next(1_780_000_000_000);
        let start = self.document().article().text().find(words).unwrap();
        let span = self.document().article().span(start..start + words.len()).unwrap();
        let mark = intent::mark(self.document(), id.clone(), Segments::from(span), label, &stamp());
        self.commit(mark);
        id
    }

    pub fn note(&mut self, id: &AnnotationId, note: &str) {
        let transaction = intent::note(self.document(), id, note, &stamp());
        self.commit(transaction);
    }

    pub fn remove(&mut self, id: &AnnotationId) {
        let transaction = intent::remove(self.document(), id, &stamp());
        self.commit(transaction);
    }

    pub fn commit(&mut self, transaction: Transaction) {
        let opened = &mut self.opened;
        let step = opened.history.commit(&mut opened.document, transaction).unwrap();
        self.journal(step);
    }

    pub fn undo(&mut self) -> bool {
        let opened = &mut self.opened;
        let Some(step) = opened.history.undo(&mut opened.document) else {
            return false;
        };
        self.journal(step.unwrap());
        true
    }

    /// As [`undo`](Self::undo); a gesture that does not fit any more is left out.
    pub fn try_undo(&mut self) -> bool {
        let opened = &mut self.opened;
        match opened.history.undo(&mut opened.document) {
            None => false,
            Some(step) => step.map(|it| self.journal(it)).is_ok(),
        }
    }

    pub fn redo(&mut self) -> bool {
        let opened = &mut self.opened;
        let Some(step) = opened.history.redo(&mut opened.document) else {
            return false;
        };
        self.journal(step.unwrap());
        true
    }

    /// Does what `step` does, and journals it.
    pub fn follow(&mut self, step: &Step) {
        match step {
            Step::Do(it) => self.commit((**it).clone()),
            Step::Undo(_) => assert!(self.undo()),
            Step::Redo(_) => assert!(self.redo()),
        }
    }

    fn journal(&mut self, step: Step) {
        self.seq += 1;
        self.opened.journal.append(&[(self.seq, step)]).unwrap();
    }

    /// Saves, takes in what others wrote, and trims the journal, as the window does.
    pub fn save(&mut self) -> Saved {
        self.try_save().unwrap()
    }

    pub fn try_save(&mut self) -> Result<Saved, SaveError> {
        let snapshot = self.document().clone();
        let saved = self.opened.keeper.save(&snapshot)?;
        if let Some(merged) = &saved.merged {
            self.take_in(merged.transaction.clone());
        }
        // Nothing else happened meanwhile, so the file holds the merge as well.
        self.opened.journal.saved_through(self.seq).unwrap();
        Ok(saved)
    }

    /// Looks for changes elsewhere and takes them in.
    pub fn look(&mut self) -> Option<Elsewhere> {
        let mine = self.document().clone();
        let elsewhere = self.opened.keeper.look_for_changes(&mine).unwrap();
        if let Some(Elsewhere::Sidecar(merged)) = &elsewhere {
            self.take_in(merged.transaction.clone());
        }
        elsewhere
    }

    /// Makes what a save or a look found ours.
    pub fn take_in(&mut self, transaction: Transaction) {
        let opened = &mut self.opened;
        let step = opened.history.commit(&mut opened.document, transaction).unwrap();
        self.seq += 1;
        // A window that can only read has no journal.
        let _ = opened.journal.append(&[(self.seq, step)]);
        opened.keeper.taken_in();
    }

    /// `label: words` and, if there is one, `= note`, in text order.
    pub fn shown(&self) -> Vec<String> {
        let document = self.document();
        let mut all: Vec<_> = document.annotations().values().collect();
        all.sort_by_key(|it| it.segments.hull());
        all.iter()
            .map(|it| {
                let note = if it.body.note.is_empty() { "" } else { " = " };
                format!("{}: {}{note}{}", it.body.label.key(), document.words(it), it.body.note)
            })
            .collect()
    }
}

pub fn stamp() -> Stamp {
    Stamp {
        by: "tester".into(),
        at: Timestamp::UNIX_EPOCH,
    }
}
