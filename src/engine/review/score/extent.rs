//! How much text was judged, and in which unit.

/// What the length of a judged text is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Words of the original, as is the practice of ASTM.
    #[default]
    SourceWords,
    /// Words of the translation, as ISO 5060 allows.
    TargetWords,
    /// Characters of the original, for scripts without spaces.
    SourceCharacters,
    /// Characters of the translation.
    TargetCharacters,
}

/// The length of a judged text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    pub count: u64,
    pub unit: Unit,
}

/// Under this many words, scores say little (arXiv 2405.16969: 300 to 500).
const SHORT_WORDS: u64 = 500;
/// A word has about five letters; only the order of magnitude matters here.
const SHORT_CHARACTERS: u64 = 2500;

/// What to tell about a score of a short text.
pub const SHORT_TEXT: &str = "short text: count errors, do not compare scores";

impl Unit {
    /// As in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Unit::SourceWords => "source words",
            Unit::TargetWords => "target words",
            Unit::SourceCharacters => "source characters",
            Unit::TargetCharacters => "target characters",
        }
    }

    /// The unit a file names; `None` for one that is not known here.
    pub fn from_key(key: &str) -> Option<Unit> {
        let all = [
            Unit::SourceWords,
            Unit::TargetWords,
            Unit::SourceCharacters,
            Unit::TargetCharacters,
        ];
        all.into_iter().find(|it| it.key() == key)
    }

    /// How much text a pair of `source` and `target` is.
    pub fn count(self, source: &str, target: &str) -> u64 {
        match self {
            Unit::SourceWords => words(source),
            Unit::TargetWords => words(target),
            Unit::SourceCharacters => characters(source),
            Unit::TargetCharacters => characters(target),
        }
    }

    /// As in “penalty points per 1000 …”.
    pub fn noun(self) -> &'static str {
        match self {
            Unit::SourceWords => "words of the original",
            Unit::TargetWords => "words of the translation",
            Unit::SourceCharacters => "characters of the original",
            Unit::TargetCharacters => "characters of the translation",
        }
    }
}

impl Extent {
    /// Whether the text is too short for a score to be compared.
    pub fn is_short(self) -> bool {
        match self.unit {
            Unit::SourceWords | Unit::TargetWords => self.count < SHORT_WORDS,
            Unit::SourceCharacters | Unit::TargetCharacters => self.count < SHORT_CHARACTERS,
        }
    }
}

/// What white space separates: words in English, eojeol in Korean.
fn words(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}

/// Characters that are not white space.
fn characters(text: &str) -> u64 {
    text.chars().filter(|it| !it.is_whitespace()).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_white_space_separates() {
        assert_eq!(Unit::SourceWords.count("강물은  천천히\n흐른다", "ignored here"), 3);
        assert_eq!(Unit::TargetWords.count("", "The river — slow, wide."), 5);
        assert_eq!(Unit::SourceCharacters.count("강물은 흐른다", ""), 6);
    }

    #[test]
    fn every_unit_is_found_by_its_key() {
        for key in ["source words", "target words", "source characters", "target characters"] {
            assert_eq!(Unit::from_key(key).map(Unit::key), Some(key));
        }
        assert_eq!(Unit::from_key("pages"), None);
    }
}
