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

    /// Learns that the names of one person or body that are in Latin letters stand for those that are not.
    pub fn learn_names(&mut self, names: &[&str]) {
        let latin = |it: &&&str| it.chars().any(char::is_alphabetic) && !it.chars().any(is_foreign);
        for original in names.iter().filter(|it| it.chars().any(is_foreign)) {
            for translation in names.iter().filter(latin) {
                self.learn(original, translation);
            }
        }
    }

    /// Reads a list of names, a line each: the original, a tab, the translation. What stands behind `#`, and lines of
    /// another shape, are passed over.
    pub fn read(&mut self, text: &str) {
        let lines = text.lines().map(|it| it.trim_start_matches('\u{feff}'));
        for line in lines.filter(|it| !it.starts_with('#')) {
            let mut cells = line.split('\t').map(str::trim);
            if let (Some(original), Some(translation)) = (cells.next(), cells.next())
                && !original.is_empty()
            {
                self.learn(original, translation);
            }
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

/// Whether a letter is of a script that translations into Latin letters do not keep.
fn is_foreign(c: char) -> bool {
    c.is_alphabetic() && c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c)
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

    #[test]
    fn names_come_from_a_list_and_from_entries() {
        let mut glossary = Glossary::default();
        glossary.read("\u{feff}# names\n올라 베르그\tOla Berg\n반쪽\n\tnobody\n#나무\tTree\n");
        assert!(glossary.knows("올라베르그", "Ola Berg"));
        assert_eq!(glossary.iter().count(), 1);
        glossary.learn_names(&["Ådne Ås", "오드네 오스", "Adne As"]);
        assert!(glossary.knows("오드네 오스", "Ådne Ås") && glossary.knows("오드네오스", "adne as"));
        glossary.learn_names(&["Nobody", "Else"]);
        assert_eq!(glossary.iter().count(), 2);
    }
}
