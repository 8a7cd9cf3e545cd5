//! How errors of a translation are named and weighed: MQM-Core with newsroom extensions.
//!
//! Dimensions, types and multipliers after MQM-Core (themqm.org) and the 2015 definition of MQM; the children of
//! accuracy that say what was got wrong (number, date, name, hedge, …) are our own and roll up to the types of MQM.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The name of the typology, as exports give it.
pub const TYPOLOGY: &str = "MQM-Core with newsroom extensions";

/// One type of error.
#[derive(Debug)]
pub struct ErrorType {
    /// Path from the dimension down, as in files: `accuracy/mistranslation/number`.
    pub id: &'static str,
    pub title: &'static str,
    pub help: &'static str,
    /// The letter that chooses it; only the eight types that are always shown have one.
    pub letter: Option<char>,
}

const fn error(id: &'static str, title: &'static str, help: &'static str) -> ErrorType {
    ErrorType {
        id,
        title,
        help,
        letter: None,
    }
}

const fn shown(letter: char, id: &'static str, title: &'static str, help: &'static str) -> ErrorType {
    ErrorType {
        id,
        title,
        help,
        letter: Some(letter),
    }
}

/// The letters of the eight types that are always shown, in the order of the screen.
const SHOWN: [char; 8] = ['m', 'o', 'a', 'u', 'n', 'q', 'h', 't'];

/// Every type, a dimension before its types and a type before its children.
///
/// A wrong value is accuracy; a right value in the wrong format belongs to the locale conventions.
#[rustfmt::skip] // A row a line.
pub const ERROR_TYPES: &[ErrorType] = &[
    shown('t', "terminology", "Terminology", "A term that is wrong, or not the one agreed on"),
    error("terminology/inconsistent-with-resource", "Not the agreed term", "Differs from the glossary or the house style"),
    error("terminology/inconsistent-use", "Term used inconsistently", "Two terms for one thing in the same text"),
    error("terminology/wrong-term", "Wrong term", "Not what people of that field would say"),

    error("accuracy", "Accuracy", "The translation does not say what the original says"),
    shown('m', "accuracy/mistranslation", "Mistranslation", "Says something else than the original"),
    shown('n', "accuracy/mistranslation/number", "Number", "Another number, amount, share or order of magnitude"),
    error("accuracy/mistranslation/date", "Date or time", "Another day, month, year, weekday or hour"),
    error("accuracy/mistranslation/unit", "Unit or currency", "Another unit or currency, or wrongly converted"),
    error("accuracy/mistranslation/name", "Name", "Another person, place or organisation, or a name misspelled so that it means another"),
    error("accuracy/mistranslation/negation", "Negation", "Yes became no, or no became yes"),
    shown('h', "accuracy/mistranslation/hedge", "Hedge", "More certain, or less certain, than the original"),
    error("accuracy/mistranslation/attribution", "Attribution", "Said by somebody else, or now in the paper's own voice"),
    shown('q', "accuracy/mistranslation/quote-wording", "Quotation", "The words in quotation marks are not what was said, or nobody is quoted in the original"),
    error("accuracy/mistranslation/title", "Title", "Another office, rank or job"),
    error("accuracy/overtranslation", "Too specific", "More specific than the original"),
    error("accuracy/undertranslation", "Too general", "Less specific than the original"),
    shown('a', "accuracy/addition", "Addition", "Says something that is not in the original"),
    error("accuracy/addition/sentence", "Sentence added", "A whole sentence that is not in the original"),
    error("accuracy/addition/clause", "Clause added", "A part of a sentence that is not in the original"),
    error("accuracy/addition/repetition", "Repetition", "Says again what is said once in the original"),
    shown('o', "accuracy/omission", "Omission", "Leaves out something that is in the original"),
    error("accuracy/omission/sentence", "Sentence left out", "A whole sentence of the original is missing"),
    error("accuracy/omission/clause", "Clause left out", "A part of a sentence of the original is missing"),
    error("accuracy/omission/attribution", "Attribution left out", "Who said it is missing"),
    error("accuracy/omission/caveat", "Caveat left out", "A condition, a doubt or a limit is missing"),
    error("accuracy/do-not-translate", "Should stay as it was", "Translated although it should be left in the original language"),
    shown('u', "accuracy/untranslated", "Untranslated", "Left in the original language although it should be translated"),
    error("accuracy/non-translation", "Not a translation", "Hardly anything of the sentence is a translation of the original"),

    error("linguistic-conventions", "Language", "Does not follow the rules of the language; MQM 1 called it fluency"),
    error("linguistic-conventions/grammar", "Grammar", "Agreement, tense, word order, articles"),
    error("linguistic-conventions/punctuation", "Punctuation", "A mark is wrong, missing or too many"),
    error("linguistic-conventions/spelling", "Spelling", "Misspelled, or wrong capitals"),
    error("linguistic-conventions/unintelligible", "Unintelligible", "Cannot be understood"),
    error("linguistic-conventions/character-encoding", "Character encoding", "Garbled characters"),
    error("linguistic-conventions/textual-conventions", "Text conventions", "Parts of the text do not hang together, as a pronoun without its noun"),

    error("style", "Style", "Right and grammatical, but not as it should be put"),
    error("style/organizational-style", "House style", "Not as the house style wants it"),
    error("style/third-party-style", "Style guide of others", "Not as an agreed guide of others wants it"),
    error("style/inconsistent-with-external-reference", "Differs from a reference", "Not as in the reference that was to be followed"),
    error("style/language-register", "Register", "Too formal or too familiar"),
    error("style/awkward", "Awkward", "Hard to read: long-winded, tangled"),
    error("style/unidiomatic", "Unidiomatic", "Not how a native writer would put it"),
    error("style/inconsistent-style", "Inconsistent style", "Put in one way here and in another there"),

    error("locale-conventions", "Local formats", "Right, but not in the format that readers here are used to"),
    error("locale-conventions/number-format", "Number format", "Separators or digits as elsewhere; the value is right"),
    error("locale-conventions/currency-format", "Currency format", "The amount is right, its format is not"),
    error("locale-conventions/measurement-format", "Measurement format", "The measure is right, its format is not"),
    error("locale-conventions/time-format", "Time format", "The time is right, its format is not"),
    error("locale-conventions/date-format", "Date format", "The date is right, its format is not"),
    error("locale-conventions/address-format", "Address format", "An address in the wrong order or form"),
    error("locale-conventions/telephone-format", "Telephone format", "A telephone number in the wrong form"),
    error("locale-conventions/name-format", "Name format", "The right name in the wrong order or form"),
    error("locale-conventions/shortcut-key", "Shortcut key", "A key that is not the one of this language"),

    error("audience-appropriateness", "Readers", "Does not suit the readers it is for"),
    error("audience-appropriateness/culture-specific-reference", "Needs explaining", "Readers here cannot know what is meant"),
    error("audience-appropriateness/offensive", "Offensive", "Offends where the original does not"),

    error("design-and-markup", "Layout and markup", "How the text is laid out or marked up"),
    error("design-and-markup/layout", "Layout", "Paragraphs, emphasis or lists differ"),
    error("design-and-markup/markup-tag", "Markup", "A tag is missing, broken or misplaced"),
    error("design-and-markup/truncation-expansion", "Cut off or too long", "Does not fit where it stands"),
    error("design-and-markup/missing-text", "Text missing on the page", "Translated, but not to be seen"),
    error("design-and-markup/link-cross-reference", "Link", "A link or a reference leads nowhere, or elsewhere"),

    error("custom", "Other", "None of these; the note says what"),
    error("custom/source-issue", "Fault of the original", "The original itself is wrong here; the translation is not to blame"),
    error("custom/creative-reinterpretation", "Free rendering", "Departs from the original on purpose, and may"),
];

/// The eight types that are always shown, in the order of the screen.
pub fn shown_types() -> impl Iterator<Item = &'static ErrorType> {
    SHOWN
        .iter()
        .filter_map(|letter| ERROR_TYPES.iter().find(|it| it.letter == Some(*letter)))
}

impl ErrorType {
    /// The row called `id`.
    pub fn of(id: &str) -> Option<&'static ErrorType> {
        ERROR_TYPES.iter().find(|it| it.id == id)
    }

    /// What it is a kind of; `None` for a dimension.
    pub fn parent(&self) -> Option<&'static ErrorType> {
        ErrorType::of(self.id.rsplit_once('/')?.0)
    }

    /// Whether `words`, in any case, are all in its title, help or id.
    pub fn answers(&self, words: &str) -> bool {
        let all = format!("{} {} {}", self.title, self.help, self.id).to_lowercase();
        words.to_lowercase().split_whitespace().all(|it| all.contains(it))
    }
}

/// The type of an error: the id of a row of [`ERROR_TYPES`], or of another typology, kept as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Category(Arc<str>);

impl Category {
    /// As in files; empty where nobody has said.
    pub fn id(&self) -> &str {
        &self.0
    }

    /// Whether nobody has said, as in a quick review.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The row of [`ERROR_TYPES`]; `None` for a type of others.
    pub fn entry(&self) -> Option<&'static ErrorType> {
        ErrorType::of(&self.0)
    }

    /// For people; a type of others by its id.
    pub fn title(&self) -> &str {
        self.entry().map_or(&self.0, |it| it.title)
    }

    /// The first step of the path.
    pub fn dimension(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// Whether this is `id` or a kind of it.
    pub fn is_within(&self, id: &str) -> bool {
        self.0
            .strip_prefix(id)
            .is_some_and(|it| it.is_empty() || it.starts_with('/'))
    }

    /// Its id, then that of what it is a kind of, up to the dimension.
    pub fn path(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(&*self.0), |it| it.rsplit_once('/').map(|it| it.0))
    }
}

impl From<&str> for Category {
    fn from(id: &str) -> Self {
        Category(id.into())
    }
}

/// How much an error matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Another choice would be better; no penalty.
    Neutral,
    /// Limited effect; the sense is intact.
    Minor,
    /// The sense is changed or lost, or it stands where everybody sees it.
    Major,
    /// A reader would act on, or a person be blamed for, something that the original does not say.
    Critical,
}

/// One severity, as people see it.
#[derive(Debug)]
pub struct SeverityEntry {
    pub severity: Severity,
    pub title: &'static str,
    /// Lower case, as on the command line and in exports.
    pub key: &'static str,
    /// Stands beside the underline, so that colour is never the only sign.
    pub letter: char,
    /// Penalty points of one error (themqm.org): 0, 1, 5, 25.
    pub multiplier: u32,
    pub help: &'static str,
}

/// The severities, in the order of their number keys.
#[rustfmt::skip] // A row a line.
pub const SEVERITIES: [SeverityEntry; 4] = [
    SeverityEntry { severity: Severity::Neutral, title: "Neutral", key: "neutral", letter: 'n', multiplier: 0, help: "Another choice would be better; no penalty" },
    SeverityEntry { severity: Severity::Minor, title: "Minor", key: "minor", letter: 'm', multiplier: 1, help: "Limited effect; the sense is intact" },
    SeverityEntry { severity: Severity::Major, title: "Major", key: "major", letter: 'M', multiplier: 5, help: "The sense is changed or lost, or it stands where everybody sees it" },
    SeverityEntry { severity: Severity::Critical, title: "Critical", key: "critical", letter: 'C', multiplier: 25, help: "A reader would act on, or a person be blamed for, something that the original does not say" },
];

impl Severity {
    /// Its row of [`SEVERITIES`].
    pub fn entry(self) -> &'static SeverityEntry {
        &SEVERITIES[self as usize]
    }

    /// Lower case, as on the command line and in exports.
    pub fn key(self) -> &'static str {
        self.entry().key
    }

    /// Penalty points of one error.
    pub fn multiplier(self) -> u32 {
        self.entry().multiplier
    }

    /// The severity a file or a person named, in any case.
    pub fn from_key(key: &str) -> Option<Severity> {
        let entry = SEVERITIES.iter().find(|it| it.key.eq_ignore_ascii_case(key.trim()));
        entry.map(|it| it.severity)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_type_has_its_own_id_and_comes_after_what_it_is_a_kind_of() {
        let mut seen = BTreeSet::new();
        for one in ERROR_TYPES {
            let parent = one.parent().map(|it| it.id);
            assert_eq!(parent.is_some(), one.id.contains('/'), "{}", one.id);
            assert!(parent.is_none_or(|it| seen.contains(it)), "{}", one.id);
            assert!(seen.insert(one.id), "{} twice", one.id);
        }
    }

    #[test]
    fn eight_types_are_shown_each_with_its_own_letter() {
        let letters: Vec<_> = shown_types().filter_map(|it| it.letter).collect();
        assert_eq!(letters, SHOWN);
        assert_eq!(ERROR_TYPES.iter().filter(|it| it.letter.is_some()).count(), 8);
    }

    #[test]
    fn a_newsroom_type_rolls_up_to_the_dimension() {
        let number = Category::from("accuracy/mistranslation/number");
        assert_eq!(number.dimension(), "accuracy");
        assert!(number.is_within("accuracy/mistranslation") && !number.is_within("accuracy/mis"));
        let path: Vec<_> = number.path().collect();
        let steps = ["accuracy/mistranslation/number", "accuracy/mistranslation", "accuracy"];
        assert_eq!(path, steps);
        assert_eq!(Category::from("Fluency/Odd").title(), "Fluency/Odd");
    }

    #[test]
    fn severities_stand_in_their_order() {
        for (i, row) in SEVERITIES.iter().enumerate() {
            assert_eq!(row.severity as usize, i);
            assert_eq!(Severity::from_key(&row.title.to_uppercase()), Some(row.severity));
        }
        assert_eq!(SEVERITIES.map(|it| it.multiplier), [0, 1, 5, 25]);
    }

    #[test]
    fn a_type_is_found_by_words_of_its_help() {
        let found = ERROR_TYPES.iter().filter(|it| it.answers("magnitude NUMBER"));
        assert_eq!(
            found.map(|it| it.id).collect::<Vec<_>>(),
            ["accuracy/mistranslation/number"]
        );
    }
}
