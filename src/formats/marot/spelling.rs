//! What the categories and severities of the campaigns are called, and what they are here.

use crate::model::mqm::{Category, Severity};
use crate::model::rating::Verdict;

/// Names of categories in lower case, with their ids here; the first name of an id is the one that is written.
///
/// Names of 2020 to 2024, and of the template of Anthea.
#[rustfmt::skip] // A row a line.
const CATEGORIES: &[(&str, &str)] = &[
    ("Accuracy/Mistranslation", "accuracy/mistranslation"),
    ("Accuracy/Addition", "accuracy/addition"),
    ("Accuracy/Omission", "accuracy/omission"),
    ("Accuracy/Omission (Translation)", "accuracy/omission"),
    ("Accuracy/Omission (Translation 1)", "accuracy/omission"),
    ("Accuracy/Omission (Translation 2)", "accuracy/omission"),
    ("Accuracy/Source language fragment", "accuracy/untranslated"),
    ("Accuracy/Untranslated text", "accuracy/untranslated"),
    ("Accuracy/Untranslated", "accuracy/untranslated"),
    ("Accuracy/Creative Reinterpretation", "custom/creative-reinterpretation"),
    ("Accuracy/Gender Mismatch", "accuracy/mistranslation"),
    ("Accuracy", "accuracy"),
    ("Fluency/Grammar", "linguistic-conventions/grammar"),
    ("Fluency/Spelling", "linguistic-conventions/spelling"),
    ("Fluency/Punctuation", "linguistic-conventions/punctuation"),
    ("Fluency/Character encoding", "linguistic-conventions/character-encoding"),
    ("Fluency/Encoding", "linguistic-conventions/character-encoding"),
    ("Fluency/Register", "style/language-register"),
    ("Fluency/Inconsistency", "linguistic-conventions/textual-conventions"),
    ("Fluency/Inconsistent", "linguistic-conventions/textual-conventions"),
    ("Fluency/Text-Breaking", "design-and-markup/layout"),
    ("Fluency/Breaking", "design-and-markup/layout"),
    ("Fluency/Unintelligible", "linguistic-conventions/unintelligible"),
    ("Fluency", "linguistic-conventions"),
    ("Style/Awkward", "style/awkward"),
    ("Style/Unnatural or awkward", "style/awkward"),
    ("Style/Bad sentence structure", "style/awkward"),
    ("Style/Archaic or obscure word choice", "style/unidiomatic"),
    ("Style/Unidiomatic", "style/unidiomatic"),
    ("Style/Register", "style/language-register"),
    ("Style", "style"),
    ("Terminology/Inappropriate for context", "terminology/wrong-term"),
    ("Terminology/Inappropriate", "terminology/wrong-term"),
    ("Terminology/Inconsistent", "terminology/inconsistent-use"),
    ("Terminology/Inconsistent use", "terminology/inconsistent-use"),
    ("Terminology", "terminology"),
    ("Locale convention/Address format", "locale-conventions/address-format"),
    ("Locale convention/Address", "locale-conventions/address-format"),
    ("Locale convention/Currency format", "locale-conventions/currency-format"),
    ("Locale convention/Currency", "locale-conventions/currency-format"),
    ("Locale convention/Date format", "locale-conventions/date-format"),
    ("Locale convention/Date", "locale-conventions/date-format"),
    ("Locale convention/Name format", "locale-conventions/name-format"),
    ("Locale convention/Name", "locale-conventions/name-format"),
    ("Locale convention/Telephone format", "locale-conventions/telephone-format"),
    ("Locale convention/Telephone", "locale-conventions/telephone-format"),
    ("Locale convention/Time format", "locale-conventions/time-format"),
    ("Locale convention/Time", "locale-conventions/time-format"),
    ("Locale convention", "locale-conventions"),
    ("Non-translation!", "accuracy/non-translation"),
    ("Non-translation", "accuracy/non-translation"),
    ("Source issue", "custom/source-issue"),
    ("Source error", "custom/source-issue"),
    ("Other", "custom"),
];

/// The category here of one that a file calls `written`, in any case; one without a row is kept as it is, or is empty if
/// it only says that there is no error.
pub fn category(written: &str) -> Category {
    let written = written.trim();
    if is_no_error(written) {
        return Category::default();
    }
    let row = CATEGORIES.iter().find(|it| it.0.eq_ignore_ascii_case(written));
    Category::from(row.map_or(written, |it| it.1))
}

/// The name the campaigns have for `category`: its own, else that of what it is a kind of, else `Other`.
///
/// A category of others is written as it came.
pub fn written(category: &Category) -> &str {
    let name = |id: &str| CATEGORIES.iter().find(|it| it.1 == id).map(|it| it.0);
    match category.path().find_map(name) {
        Some(name) => name,
        None if category.is_empty() || category.entry().is_some() => "Other",
        None => category.id(),
    }
}

/// What a file's severity means, in any case.
pub fn severity(written: &str) -> Verdict {
    let written = written.trim();
    if is_no_error(written) {
        return Verdict::NoError;
    }
    if written.eq_ignore_ascii_case("trivial") {
        return Verdict::Error(Severity::Minor);
    }
    Severity::from_key(written).map_or(Verdict::Other, Verdict::Error)
}

/// Whether a severity says that the row tests whether the rater was awake.
pub fn is_test(written: &str) -> bool {
    written.trim().to_ascii_lowercase().starts_with("hotw")
}

fn is_no_error(written: &str) -> bool {
    ["no-error", "no error", "noerror"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(written))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::mqm::ERROR_TYPES;

    #[test]
    fn every_row_leads_to_a_type() {
        for (name, id) in CATEGORIES {
            assert!(Category::from(*id).entry().is_some(), "{name}: {id}");
        }
    }

    #[test]
    fn every_type_is_written_as_something_of_its_kind() {
        for one in ERROR_TYPES {
            let category = Category::from(one.id);
            let back = super::category(written(&category));
            let custom = back.id() == "custom";
            assert!(
                custom || back.dimension() == category.dimension(),
                "{}: {}",
                one.id,
                back.id()
            );
        }
    }

    #[test]
    fn spellings_of_all_years_are_one() {
        assert_eq!(category("STYLE/unnatural or Awkward"), category("Style/Awkward"));
        assert_eq!(
            category("Accuracy/Untranslated text"),
            category("Accuracy/Source language fragment")
        );
        assert_eq!(category("no-error"), Category::default());
        assert_eq!(category("Voice/Off").id(), "Voice/Off");
        assert_eq!(written(&"Voice/Off".into()), "Voice/Off");
        assert_eq!(
            written(&"accuracy/mistranslation/number".into()),
            "Accuracy/Mistranslation"
        );
        assert_eq!(severity(" MAJOR"), Verdict::Error(Severity::Major));
        assert_eq!(severity("No-error"), Verdict::NoError);
        assert_eq!(severity("HOTW-test"), Verdict::Other);
        assert!(is_test("HOTW-test"));
    }
}
