//! Google's weights of MQM errors: Freitag et al. 2021 (arXiv 2104.14478), in the present form of the viewer Marot.
//!
//! A rater's score of a segment is the sum over the errors they saw there; lower is better.

/// A table of weights: patterns in which `.` is any one character, `.*` any number of them and `|` an alternative. They
/// are looked for anywhere in `severity:category`, in lower case, and the first that is found counts.
pub type Weights = [(&'static str, f64)];

/// The weights as Marot has them now: what is wrong in the original costs nothing.
pub const MAROT: &Weights = &[
    ("minor:.*punctuation|trivial:", 0.1),
    (":.*reinterpretation", 0.0),
    (":source", 0.0),
    ("non.translation", 25.0),
    ("minor:", 1.0),
    ("major:", 5.0),
    ("critical:", 5.0),
];

/// The weights of 2021: errors of the original count like any other.
pub const OF_2021: &Weights = &[
    ("minor:.*punctuation|trivial:", 0.1),
    (":.*reinterpretation", 0.0),
    ("non.translation", 25.0),
    ("minor:", 1.0),
    ("major:", 5.0),
    ("critical:", 5.0),
];

/// Each row as in its own time: `Source error` was the name until 2021, when it counted; later ones say `Source issue`.
pub const BY_SPELLING: &Weights = &[
    ("minor:.*punctuation|trivial:", 0.1),
    (":.*reinterpretation", 0.0),
    ("minor:source error", 1.0),
    ("major:source error|critical:source error", 5.0),
    (":source", 0.0),
    ("non.translation", 25.0),
    ("minor:", 1.0),
    ("major:", 5.0),
    ("critical:", 5.0),
];

/// What a row weighs that has this severity and category, as its file spells them. What no pattern is found in weighs
/// nothing, as rows without an error and tests of the rater do.
pub fn weight(weights: &Weights, severity: &str, category: &str) -> f64 {
    let row = format!("{}:{}", severity.trim(), category.trim()).to_lowercase();
    let found = weights.iter().find(|it| it.0.split('|').any(|one| occurs(one, &row)));
    found.map_or(0.0, |it| it.1)
}

/// Whether `pattern`, without alternatives, is found anywhere in `text`. The first place of each piece is enough, as the
/// pieces need only stand in order.
fn occurs(pattern: &str, text: &str) -> bool {
    let mut rest = text;
    for piece in pattern.split(".*") {
        let found = rest
            .char_indices()
            .find_map(|(at, _)| after(piece, &rest[at..]))
            .or_else(|| piece.is_empty().then_some(rest));
        let Some(after) = found else { return false };
        rest = after;
    }
    true
}

/// What follows `piece` in `text`, if `text` begins with it.
fn after<'a>(piece: &str, text: &'a str) -> Option<&'a str> {
    let mut chars = text.chars();
    for wanted in piece.chars() {
        let found = chars.next()?;
        if wanted != '.' && wanted != found {
            return None;
        }
    }
    Some(chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_pattern_that_is_found_counts() {
        let check = |severity, category, wanted| {
            assert_eq!(weight(MAROT, severity, category), wanted, "{severity}:{category}");
        };
        check("Minor", "Fluency/Punctuation", 0.1);
        check("Major", "Fluency/Punctuation", 5.0);
        check("trivial", "Anything", 0.1);
        check("Major", "Accuracy/Creative Reinterpretation", 0.0);
        check("Major", "Source issue", 0.0);
        check("Minor", "Accuracy/Source language fragment", 1.0);
        check("Major", "Non-translation!", 25.0);
        check("Minor", "Non translation", 25.0);
        check("Minor", "Style/Awkward", 1.0);
        check("major", "Accuracy/Mistranslation", 5.0);
        check("Critical", "Accuracy/Mistranslation", 5.0);
        check("Neutral", "Style/Awkward", 0.0);
        check("No-error", "No-error", 0.0);
        check("no-error", "Fluency/Punctuation", 0.0);
        check("HOTW-test", "Found", 0.0);
        check("", "", 0.0);
    }

    #[test]
    fn errors_of_the_original_counted_until_2021() {
        assert_eq!(weight(OF_2021, "Minor", "Source error"), 1.0);
        assert_eq!(weight(MAROT, "Minor", "Source error"), 0.0);
        assert_eq!(weight(BY_SPELLING, "Major", "Source error"), 5.0);
        assert_eq!(weight(BY_SPELLING, "Major", "Source issue"), 0.0);
    }

    #[test]
    fn a_pattern_needs_its_pieces_in_order() {
        assert!(occurs("minor:.*punctuation", "minor:punctuation"));
        assert!(!occurs("minor:.*punctuation", "punctuation minor:"));
        assert!(occurs("non.translation", "major:nonétranslation"));
        assert!(!occurs("non.translation", "major:nontranslation"));
    }
}
