//! Languages other than English: which one a paragraph is in, and what is proposed there.

mod chinese;
mod detect;
mod japanese;
mod korean;
mod rules;
mod sentence;
mod western;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::draft::Draft;
pub(super) use detect::tongue_of;
pub(super) use rules::RULES;

/// A language that has rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tongue {
    English,
    Korean,
    Japanese,
    Chinese,
    French,
    German,
    Spanish,
    /// Swedish, Polish, Italian, Portuguese, Dutch and others like them: known by their commonest words, with few rules.
    Other,
}

impl Tongue {
    /// Each language that can be asked for, with its code.
    const CODES: [(&'static str, Tongue); 8] = [
        ("en", Tongue::English),
        ("ko", Tongue::Korean),
        ("ja", Tongue::Japanese),
        ("zh", Tongue::Chinese),
        ("fr", Tongue::French),
        ("de", Tongue::German),
        ("es", Tongue::Spanish),
        ("other", Tongue::Other),
    ];

    /// The language of a code as ISO 639-1 has it, with or without a region: `ko`, `zh-TW`.
    pub fn of_code(code: &str) -> Option<Tongue> {
        let main = code.split(['-', '_']).next()?;
        let found = Tongue::CODES.iter().find(|it| it.0.eq_ignore_ascii_case(main));
        found.map(|it| it.1)
    }

    /// Its code, as [`Tongue::of_code`] reads it.
    pub fn code(self) -> &'static str {
        let found = Tongue::CODES.iter().find(|it| it.1 == self);
        found.map_or("en", |it| it.0)
    }
}

/// What is proposed in `paragraph` (bytes of `text`), which is written in `tongue` and not in English.
///
/// `quotes` are its outermost quotations with their marks, in order; one left open runs to the end of the paragraph.
/// No two contents of what is found overlap. Linear in the paragraph.
pub(super) fn drafts(
    text: &str,
    paragraph: Range<usize>,
    tongue: Tongue,
    quotes: &[Range<usize>],
    found: &mut Vec<Draft>,
) {
    if text.get(paragraph.clone()).is_none() {
        return;
    }
    match tongue {
        Tongue::English => {}
        Tongue::Korean => korean::drafts(text, paragraph, quotes, found),
        Tongue::Japanese => japanese::drafts(text, paragraph, quotes, found),
        Tongue::Chinese => chinese::drafts(text, paragraph, quotes, found),
        Tongue::French | Tongue::German | Tongue::Spanish | Tongue::Other => {
            western::drafts(text, paragraph, tongue, quotes, found)
        }
    }
}

/// `range` without what `is_gap` at its ends; `None` where nothing else is there.
fn trimmed(text: &str, range: Range<usize>, is_gap: fn(char) -> bool) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let bare = words.trim_start_matches(is_gap);
    let start = range.end - bare.len();
    let end = start + bare.trim_end_matches(is_gap).len();
    (start < end).then_some(start..end)
}
