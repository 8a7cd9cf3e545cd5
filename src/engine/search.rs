//! Finding words in an article.

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::segment::is_grapheme_boundary;

/// Most characters of a query that are looked for; what is longer finds nothing.
pub const MAX_QUERY_CHARS: usize = 2_000;
/// Most matches that the window keeps.
pub const MOST_FOUND: usize = 1_000_000;
/// Bytes searched beyond a step so that a match across its end is found.
const OVERLAP: usize = 4096;

/// What counts as a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether capitals must agree.
    pub case: bool,
    /// Whether a match may not begin or end inside a word.
    pub whole_words: bool,
}

/// The first `most` matches of `query` in `text`, as bytes, in order and apart from each other.
///
/// Composed and decomposed characters are the same (각, é); any white space
/// matches any other, a line end too. The query is plain words, no pattern.
pub fn find(text: &str, query: &str, options: Options, most: usize) -> Vec<Range<usize>> {
    let Some(mut search) = Search::new(query, options, most) else {
        return Vec::new();
    };
    search.step(text, usize::MAX);
    search.found
}

/// A search under way, done in steps so that it can be given up.
#[derive(Clone, Debug)]
pub struct Search {
    pattern: Regex,
    whole_words: bool,
    most: usize,
    at: usize,
    found: Vec<Range<usize>>,
}

impl Search {
    /// A search for `query`; `None` when it is blank or longer than [`MAX_QUERY_CHARS`].
    pub fn new(query: &str, options: Options, most: usize) -> Option<Self> {
        let blank = query.trim().is_empty();
        if blank || query.chars().nth(MAX_QUERY_CHARS).is_some() {
            return None;
        }
        let pattern = RegexBuilder::new(&any_spacing(query))
            .case_insensitive(!options.case)
            .size_limit(64 << 20)
            .build()
            .ok()?;
        Some(Search {
            pattern,
            whole_words: options.whole_words,
            most,
            at: 0,
            found: Vec::new(),
        })
    }

    /// Searches the next `budget` bytes of `text`, the same text at every step; `true` when all is done.
    ///
    /// A match that holds more than 4,096 bytes of white space may be missed at the end of a step.
    pub fn step(&mut self, text: &str, budget: usize) -> bool {
        let end = text.ceil_char_boundary(self.at.saturating_add(budget).min(text.len()));
        let limit = text.ceil_char_boundary(
            end.saturating_add(OVERLAP + 4 * self.pattern.as_str().len())
                .min(text.len()),
        );
        while self.found.len() < self.most {
            let Some(found) = self
                .pattern
                .find_at(&text[..limit], self.at)
                .filter(|it| it.start() < end)
            else {
                self.at = self.at.max(end);
                return self.at >= text.len();
            };
            if self.fits(text, &found.range()) {
                self.at = found.end();
                self.found.push(found.range());
            } else {
                self.at = text.ceil_char_boundary(found.start() + 1);
            }
        }
        true
    }

    /// What has been found so far.
    pub fn found(&self) -> &[Range<usize>] {
        &self.found
    }

    fn fits(&self, text: &str, found: &Range<usize>) -> bool {
        let whole = is_grapheme_boundary(text, found.start) && is_grapheme_boundary(text, found.end);
        whole && !(self.whole_words && (goes_on(text, found.start) || goes_on(text, found.end)))
    }
}

/// Whether a word goes on across `byte`.
pub(super) fn goes_on(text: &str, byte: usize) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let before = text[..byte].chars().next_back().is_some_and(is_letter);
    before && text[byte..].chars().next().is_some_and(is_letter)
}

/// The pattern for `query`: each character in its composed and its decomposed forms, each run of white space as any.
pub(super) fn any_spacing(query: &str) -> String {
    let composed: String = query.trim().nfc().collect();
    let mut pattern = String::new();
    // Outer white space is one character, so that long runs of it are not searched over and over.
    if query.starts_with(char::is_whitespace) {
        pattern.push_str(r"\s");
    }
    let mut spaced = false;
    for grapheme in composed.graphemes(true) {
        let space = grapheme.chars().all(char::is_whitespace);
        let forms = forms_of(grapheme);
        match forms.as_slice() {
            _ if space && spaced => {}
            _ if space => pattern.push_str(r"\s+"),
            [only] => pattern.push_str(only),
            _ => pattern.push_str(&format!("(?:{})", forms.join("|"))),
        }
        spaced = space;
    }
    if query.ends_with(char::is_whitespace) {
        pattern.push_str(r"\s");
    }
    pattern
}

/// `grapheme` escaped, in the ways it may be written.
fn forms_of(grapheme: &str) -> Vec<String> {
    let mut forms = vec![regex::escape(grapheme)];
    if grapheme.is_ascii() {
        return forms;
    }
    let decomposed: String = grapheme.nfd().collect();
    if decomposed != grapheme {
        forms.push(regex::escape(&decomposed));
    }
    // A Hangul syllable with a final consonant may be written as a syllable without it, and the consonant.
    let syllable = u32::from(grapheme.chars().next().unwrap_or_default()).wrapping_sub(0xAC00);
    let last = syllable % 28;
    if syllable < 11_172 && last > 0 {
        let open = char::from_u32(0xAC00 + syllable - last);
        let closing = char::from_u32(0x11A7 + last);
        forms.push(
            open.into_iter()
                .chain(closing)
                .chain(grapheme.chars().skip(1))
                .collect(),
        );
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, options: Options, words: &[&str]) {
        let found: Vec<&str> = find(text, query, options, 100)
            .into_iter()
            .map(|it| &text[it])
            .collect();
        assert_eq!(found, words, "{query:?} in {text:?}");
    }

    const ANY: Options = Options {
        case: false,
        whole_words: false,
    };
    const CASE: Options = Options {
        case: true,
        whole_words: false,
    };
    const WHOLE: Options = Options {
        case: false,
        whole_words: true,
    };

    #[test]
    fn case_and_whole_words_are_respected() {
        check("Rent and rents, RENT", "rent", ANY, &["Rent", "rent", "RENT"]);
        check("Rent and rents, RENT", "RENT", CASE, &["RENT"]);
        check("Rent and rents, RENT", "rent", WHOLE, &["Rent", "RENT"]);
        check("Élan, élan", "éLAN", ANY, &["Élan", "élan"]);
        check("1.5 or 125", "1.5", ANY, &["1.5"]);
    }

    #[test]
    fn composed_and_decomposed_letters_find_each_other() {
        let decomposed = "나루터\u{1100}\u{1161}\u{11a8} cafe\u{301}";
        check(decomposed, "터각", ANY, &["터\u{1100}\u{1161}\u{11a8}"]);
        check(decomposed, "CAFÉ", ANY, &["cafe\u{301}"]);
        check("각 café", "\u{1100}\u{1161}\u{11a8}", ANY, &["각"]);
        check("각 café", "cafe\u{301}", ANY, &["café"]);
        check("가\u{11a8}", "각", ANY, &["가\u{11a8}"]);
    }

    #[test]
    fn a_match_cuts_no_letter() {
        check(decomposed_e(), "cafe", ANY, &[]);
        check("\u{1100}\u{1161}\u{11a8}", "가", ANY, &[]);
    }

    fn decomposed_e() -> &'static str {
        "cafe\u{301}"
    }

    #[test]
    fn white_space_matches_any_white_space() {
        check(
            "old \u{a0}\r\n harbour",
            "old harbour",
            ANY,
            &["old \u{a0}\r\n harbour"],
        );
        check("the theme", "the ", ANY, &["the "]);
        check("the theme", " the", ANY, &[" the"]);
        check("the theme", "  ", ANY, &[]);
    }

    #[test]
    fn steps_find_what_one_search_finds() {
        let text = "needle straw Needle ".repeat(500);
        let whole = find(&text, "needle", ANY, usize::MAX);
        assert_eq!(whole.len(), 1000);
        let mut search = Search::new("needle", ANY, usize::MAX).unwrap();
        while !search.step(&text, 97) {}
        assert_eq!(search.found(), whole);
        assert_eq!(find(&text, "needle", ANY, 3).len(), 3);
    }
}
