//! What names are called in the other language, as a person has said before.

use std::collections::BTreeMap;

use crate::text::name::folded;

/// Names of originals and the ways they are written in translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    names: BTreeMap<String, Vec<String>>,
}

impl Glossary {
    /// Learns that `original` is written `translation`.
    pub fn learn(&mut self, original: &str, translation: &str) {
        let forms = self.names.entry(bare(original)).or_default();
        let folded = folded(translation);
        if !folded.is_empty() && !forms.contains(&folded) {
            forms.push(folded);
        }
    }

    /// Whether `translation` is a way to write `original` that has been learned.
    pub fn knows(&self, original: &str, translation: &str) -> bool {
        let forms = self.forms(original);
        !forms.is_empty() && forms.contains(&folded(translation))
    }

    /// The folded ways to write `original`.
    pub fn forms(&self, original: &str) -> &[String] {
        self.names.get(&bare(original)).map_or(&[], Vec::as_slice)
    }

    /// The originals, in order, with the ways they are written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.names.iter().map(|(name, forms)| (name.as_str(), forms.as_slice()))
    }
}

fn bare(name: &str) -> String {
    name.chars().filter(|it| !it.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_learned_is_known() {
        let mut glossary = Glossary::default();
        glossary.learn("올라 베르그", "Ola Berg");
        assert!(glossary.knows("올라베르그", "OLA BERG"));
        assert!(!glossary.knows("올라 베르그", "Ola Borg"));
        assert!(!glossary.knows("다른 이", "Ola Berg"));
    }
}
