//! Where an article speaks of somebody by name.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::model::article::Article;
use crate::model::span::Span;
use crate::text::name::{
    Agreement, Shape, goes_before_name, is_korean_tail, is_surname_of, korean_surname, korean_titles, shape,
};

use crate::text::segment::is_grapheme_boundary;

use super::search::{any_spacing, goes_on};

/// A place where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name in the article, without particles and titles around it.
    pub span: Span,
    /// [`Agreement::Whole`] for a name as given, [`Agreement::Surname`] for a family name alone.
    pub agreement: Agreement,
}

/// Every place in `article` where one of `names` stands: an entry's name and its aliases.
///
/// At word borders, where Korean particles and titles end no word; in any
/// case for names of several words, in the given case for a single one. The
/// longest name wins and none overlap. The family names of people count only
/// after the first full name, and not within somebody else's. Composed and
/// decomposed letters are the same, and so are all white space and all hyphens.
/// In order; the time is that of one reading of the text.
pub fn mentions_of(article: &Article, names: &[&str]) -> Vec<Mention> {
    let text = article.text();
    let names = wanted(names);
    let Some(pattern) = pattern_of(&names) else {
        return Vec::new();
    };
    let mut found: Vec<Mention> = Vec::new();
    let mut named = false;
    let mut at = 0;
    while let Some(groups) = pattern.captures_at(text, at) {
        let Some(whole) = groups.get(0) else { break };
        // The group that took part says which name it is.
        let wanted = (1..groups.len())
            .find(|&it| groups.get(it).is_some())
            .map(|it| &names[it - 1]);
        let range = whole.range();
        at = text.ceil_char_boundary(range.start + 1);
        let Some(wanted) = wanted else { continue };
        let fits = wanted.agreement == Agreement::Whole || (named && stands_alone(text, &range));
        if !(fits && is_bordered(text, &range)) {
            continue;
        }
        let Ok(span) = article.span(range.clone()) else {
            continue;
        };
        named |= wanted.agreement == Agreement::Whole;
        at = range.end;
        found.push(Mention {
            span,
            agreement: wanted.agreement,
        });
    }
    found
}

/// Something that is looked for.
struct Wanted {
    /// What it looks like, for the regular expression.
    pattern: String,
    /// Bytes of the words it was made from.
    len: usize,
    agreement: Agreement,
}

/// The names, longest first, with the family names of those that are people's.
fn wanted(names: &[&str]) -> Vec<Wanted> {
    let whole = names.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    let mut wanted: Vec<Wanted> = whole.clone().map(|it| Wanted::of(it, Agreement::Whole)).collect();
    for name in whole.filter(|it| shape(it) == Shape::Person) {
        if let Some(titled) = titled_surname(name) {
            wanted.push(titled);
        } else if let Some(surname) = surname_of(name, names) {
            wanted.push(Wanted::of(surname, Agreement::Surname));
        }
    }
    // Stable, so that of two the same the name as given stays before the family name.
    wanted.sort_by_key(|it| std::cmp::Reverse(it.len));
    wanted.dedup_by(|later, earlier| later.pattern == earlier.pattern);
    wanted
}

impl Wanted {
    fn of(words: &str, agreement: Agreement) -> Self {
        let pattern = any_spacing(words).replace('-', "[-‐‑]").replace(r"\[-‐‑]", "[-‐‑]");
        let single = !words.contains(char::is_whitespace);
        Wanted {
            pattern: if single { pattern } else { format!("(?i:{pattern})") },
            len: words.len(),
            agreement,
        }
    }
}

/// A Korean family name before a title, as in 한 교수; alone it could be any word.
fn titled_surname(name: &str) -> Option<Wanted> {
    let surname = korean_surname(name)?;
    let titles: Vec<&str> = korean_titles().collect();
    Some(Wanted {
        pattern: format!(r"{surname}\s?(?:{})", titles.join("|")),
        len: surname.len(),
        agreement: Agreement::Surname,
    })
}

/// The family name of a Latin `name` of several words: the first one when a Hangul name among `names` or the hyphen
/// of a Korean given name says so, else the last.
fn surname_of<'a>(name: &'a str, names: &[&str]) -> Option<&'a str> {
    let mut words = name.split_whitespace();
    let (first, last) = (words.next()?, words.next_back()?);
    let korean = |it: &str| names.iter().any(|hangul| is_surname_of(hangul, it));
    let given = last.contains('-') && last.chars().filter(|it| it.is_uppercase()).count() == 1;
    let surname = if korean(first) || (given && !korean(last)) {
        first
    } else {
        last
    };
    // One letter is an initial, a small one no name.
    let long = surname.chars().nth(1).is_some() && !surname.ends_with('.');
    (long && surname.starts_with(char::is_uppercase)).then_some(surname)
}

/// One pattern for all, a group for each.
fn pattern_of(names: &[Wanted]) -> Option<Regex> {
    if names.is_empty() {
        return None;
    }
    let forms: Vec<String> = names.iter().map(|it| format!("({})", it.pattern)).collect();
    RegexBuilder::new(&forms.join("|")).size_limit(64 << 20).build().ok()
}

/// Whether `range` is whole letters of one paragraph and words end on both sides; on the right a Korean particle or title may follow.
fn is_bordered(text: &str, range: &Range<usize>) -> bool {
    let whole = is_grapheme_boundary(text, range.start) && is_grapheme_boundary(text, range.end);
    if !whole || text[range.clone()].matches('\n').count() > 1 {
        return false;
    }
    if goes_on(text, range.start) || before(text, range.start).is_some_and(|it| it == '-' || it == '@') {
        return false;
    }
    if after(text, range.end) == Some('-') && text[range.end + 1..].starts_with(char::is_alphanumeric) {
        return false;
    }
    if !goes_on(text, range.end) {
        return true;
    }
    let tail = &text[range.end..];
    // The longest tail is a title and a particle; twelve syllables are more than enough.
    let end = tail.char_indices().take(13).find(|(_, c)| !c.is_alphanumeric());
    let length = end.map_or_else(|| tail.char_indices().nth(13).map_or(tail.len(), |it| it.0), |it| it.0);
    tail.starts_with(|c: char| matches!(c, '가'..='힣')) && is_korean_tail(&tail[..length])
}

/// Bytes looked at before a family name for the word it stands behind.
const BEFORE: usize = 80;

/// Whether no other capitalised word beside `range` makes it part of another's name: Bea Marsh, Marsh Street.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let follows = text[range.end..]
        .strip_prefix(' ')
        .is_some_and(|it| it.starts_with(char::is_uppercase));
    let from = text.floor_char_boundary(range.start.saturating_sub(BEFORE));
    let Some(earlier) = text[from..range.start].strip_suffix(' ') else {
        return !follows;
    };
    let word = earlier.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|it: char| !it.is_alphanumeric());
    let apart = word.ends_with(|it: char| !it.is_alphanumeric() && it != '.');
    !follows && (apart || !word.starts_with(char::is_uppercase) || goes_before_name(word))
}

fn before(text: &str, byte: usize) -> Option<char> {
    text[..byte].chars().next_back()
}

fn after(text: &str, byte: usize) -> Option<char> {
    text[byte..].chars().next()
}
