//! Words of both languages, looked for as checks need them.

use std::ops::Range;

/// The words of `range` of an English text, in lower case, with their place; hyphens and apostrophes divide nothing.
pub(super) fn english_words(text: &str, range: Range<usize>) -> Vec<(Range<usize>, String)> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '´' | '-');
    let mut found = Vec::new();
    let mut start = None;
    let ends = part.char_indices().chain([(part.len(), ' ')]);
    for (at, c) in ends {
        match (inner(c), start) {
            (true, None) if c.is_alphanumeric() => start = Some(at),
            (false, Some(from)) => {
                let word: &str = part[from..at].trim_end_matches(['\'', '’', '´', '-']);
                let lower = word.to_lowercase().replace(['’', '´'], "'");
                found.push((range.start + from..range.start + from + word.len(), lower));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The first of `words` that any of `patterns` fits: a word, the beginning of one (“possib*”), or several words (“according to”).
pub(super) fn first_of(words: &[(Range<usize>, String)], patterns: &[&str]) -> Option<Range<usize>> {
    all_of(words, patterns).next()
}

/// Every place that one of `patterns` fits, in order.
pub(super) fn all_of<'w>(
    words: &'w [(Range<usize>, String)],
    patterns: &'w [&str],
) -> impl Iterator<Item = Range<usize>> + 'w {
    (0..words.len()).filter_map(move |at| {
        let len = patterns.iter().filter_map(|it| fits(&words[at..], it)).max()?;
        Some(words[at].0.start..words[at + len - 1].0.end)
    })
}

/// How many of the first `words` the `pattern` takes.
fn fits(words: &[(Range<usize>, String)], pattern: &str) -> Option<usize> {
    // Most patterns fail at their first letter.
    if pattern.as_bytes().first() != words.first()?.1.as_bytes().first() {
        return None;
    }
    let mut count = 0;
    for piece in pattern.split(' ') {
        let word = &words.get(count)?.1;
        let fits = match piece.strip_suffix('*') {
            Some(start) => word.starts_with(start),
            None => word == piece || word.strip_suffix("'s").is_some_and(|it| it == piece),
        };
        if !fits {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The first place in `range` of a Korean text where one of `stems` stands.
pub(super) fn first_stem(text: &str, range: Range<usize>, stems: &[&str]) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let found = stems
        .iter()
        .filter_map(|it| Some((part.find(it)?, std::cmp::Reverse(it.len()))));
    let (at, len) = found.min()?;
    Some(range.start + at..range.start + at + len.0)
}

/// The whole words, between spaces, around `range` in `text`, without marks at their ends.
pub(super) fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text[..range.start]
        .rfind(char::is_whitespace)
        .map_or(0, |it| it + text[it..].chars().next().map_or(1, char::len_utf8));
    let end = text[range.end..]
        .find(char::is_whitespace)
        .map_or(text.len(), |it| range.end + it);
    let mark = |c: char| !c.is_alphanumeric();
    let words = &text[start..end];
    let lead = words.len() - words.trim_start_matches(mark).len();
    let tail = words.len() - words.trim_end_matches(mark).len();
    if start + lead >= end - tail {
        return range;
    }
    (start + lead).min(range.start)..(end - tail).max(range.end)
}

/// Whether the byte `at` begins a word of Hangul.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(super::scene::is_hangul)
}
