//! Marked text, and gestures made on it one after another.

use pressmark::model::annotation::Annotation;
use pressmark::model::id::{AnnotationId, Mint};
use pressmark::model::registry::{Entry, EntryKind, SourceId};
use pressmark::model::transaction::Transaction;
use pressmark::model::{attributing, intent, registering};

use crate::fixture::{Page, later, stamp};

/// A page on which gestures are made.
pub struct Desk {
    pub page: Page,
    mint: Mint,
}

impl Desk {
    pub fn of(marked: &str) -> Desk {
        Desk {
            page: Page::of(marked),
            mint: Mint::new(9),
        }
    }

    pub fn apply(mut self, gesture: impl FnOnce(&Page, AnnotationId) -> Transaction) -> Desk {
        let transaction = gesture(&self.page, self.mint.next(0));
        self.page.document.apply(&transaction).unwrap();
        self
    }

    pub fn link(self, one: usize, other: usize) -> Desk {
        self.apply(|page, id| {
            attributing::link(&page.document, id, &page.ids[one], &page.ids[other], &stamp()).unwrap()
        })
    }

    /// An entry of that key, changed before it is added.
    pub fn entry(self, key: &str, kind: EntryKind, change: impl FnOnce(&mut Entry)) -> Desk {
        let mut entry = Entry::new(kind, key, &stamp());
        change(&mut entry);
        self.apply(|page, _| registering::add(&page.document, key.into(), entry))
    }

    pub fn speaker(self, subject: usize, key: &str) -> Desk {
        let key = SourceId::from(key);
        self.apply(|page, id| attributing::set_speaker(&page.document, id, &page.ids[subject], Some(&key), &stamp()))
    }

    pub fn set(self, annotation: usize, key: &str, value: &str) -> Desk {
        self.apply(|page, _| intent::set_attribute(&page.document, &page.ids[annotation], key, Some(value), &later()))
    }

    pub fn remove(self, annotation: usize) -> Desk {
        self.apply(|page, _| intent::remove(&page.document, &page.ids[annotation], &later()))
    }

    /// Takes an annotation away behind the attributions' back, as an edited file may.
    pub fn lose(self, annotation: usize) -> Desk {
        self.apply(|page, _| {
            let mut transaction = Transaction::named("Lose");
            let id = page.ids[annotation].clone();
            transaction.put::<Annotation>(page.document.tables(), id, None);
            transaction
        })
    }
}
