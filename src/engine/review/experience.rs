//! What a folder of reviewed translations has taught: words, names, and which checks to trust.

use super::check::{Finding, Glossary};
use super::faring::{Fared, faring, temper};
use super::lexicon::Learned;
use crate::model::tables::Tables;

/// What is known before two texts are compared.
#[derive(Clone, Debug, Default)]
pub struct Experience {
    /// Words that often translate each other.
    pub lexicon: Learned,
    /// Names and how they are written in translations.
    pub glossary: Glossary,
    /// How every check fared.
    pub faring: Vec<Fared>,
}

impl Experience {
    /// What `tables` tell by themselves: the names of their entries, and how checks fared.
    pub fn of(tables: &Tables) -> Self {
        let mut experience = Experience {
            faring: faring(tables),
            ..Experience::default()
        };
        for entry in tables.entries.values() {
            let names: Vec<&str> = entry.names().map(|it| it.trim()).collect();
            experience.glossary.learn_names(&names);
        }
        experience
    }

    /// The lexicon, if anything is in it.
    pub fn learned(&self) -> Option<&Learned> {
        (!self.lexicon.is_empty()).then_some(&self.lexicon)
    }

    /// Makes notes of what checks found that are mostly wrong here.
    pub fn temper(&self, findings: &mut [Finding]) {
        temper(findings, &self.faring);
    }
}
