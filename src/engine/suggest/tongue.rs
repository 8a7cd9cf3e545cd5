//! Languages other than English: which one a paragraph is in, and what is proposed there.

use std::ops::Range;

use super::draft::Draft;

/// A language that has rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(dead_code)]
pub enum Tongue {
    English,
    Korean,
    Japanese,
    Chinese,
    French,
    German,
    Spanish,
    /// Known by its marks and letters only; quotations with a name beside them are still found.
    Other,
}

/// The rules of these languages.
pub(super) static RULES: &[&super::rule::Rule] = &[];

/// The language of a paragraph, by its script and its commonest words; `before` is that of the paragraph before, for short ones.
pub(super) fn tongue_of(paragraph: &str, before: Tongue) -> Tongue {
    let _ = paragraph;
    before
}

/// What is proposed in `paragraph` (bytes of `text`), which is written in `tongue` and not in English.
///
/// `quotes` are its outermost quotations with their marks, in order; one left open runs to the end of the paragraph.
pub(super) fn drafts(
    text: &str,
    paragraph: Range<usize>,
    tongue: Tongue,
    quotes: &[Range<usize>],
    found: &mut Vec<Draft>,
) {
    let _ = (text, paragraph, tongue, quotes, found);
}
