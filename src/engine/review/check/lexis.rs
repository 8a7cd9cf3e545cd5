//! Words of both languages, looked for as checks need them.

use std::cmp::Reverse;
use std::ops::{Deref, Range};

/// The words of a stretch of English text, in lower case, with their place.
#[derive(Debug, Default)]
pub(super) struct Words {
    all: Vec<(Range<usize>, String)>,
    /// The first byte of each word with its place in `all`, in order.
    initials: Vec<(u8, u32)>,
}

impl Deref for Words {
    type Target = [(Range<usize>, String)];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl Words {
    fn of(all: Vec<(Range<usize>, String)>) -> Self {
        let initial = |it: &(Range<usize>, String)| it.1.bytes().next().unwrap_or_default();
        let initials = all.iter().enumerate().map(|(at, it)| (initial(it), at as u32));
        let mut initials: Vec<(u8, u32)> = initials.collect();
        initials.sort_unstable();
        Words { all, initials }
    }

    /// Where `pattern` fits, and how many words it takes, in order.
    fn places<'w>(&'w self, pattern: &'w str) -> impl Iterator<Item = (usize, usize)> + 'w {
        let initial = pattern.bytes().next().unwrap_or_default();
        let first = self.initials.partition_point(|it| it.0 < initial);
        let alike = self.initials[first..].iter().take_while(move |it| it.0 == initial);
        alike.filter_map(move |&(_, at)| Some((at as usize, fits(&self.all[at as usize..], pattern)?)))
    }

    fn range(&self, at: usize, len: usize) -> Range<usize> {
        self.all[at].0.start..self.all[at + len - 1].0.end
    }
}

/// The words of `range` of an English text; hyphens and apostrophes divide nothing.
pub(super) fn english_words(text: &str, range: Range<usize>) -> Words {
    let Some(part) = text.get(range.clone()) else {
        return Words::default();
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
                let lower = match word.is_ascii() {
                    true => word.to_ascii_lowercase(),
                    false => word.to_lowercase().replace(['’', '´'], "'"),
                };
                found.push((range.start + from..range.start + from + word.len(), lower));
                start = None;
            }
            _ => {}
        }
    }
    Words::of(found)
}

/// The first of `words` that any of `patterns` fits: a word, the beginning of one (“possib*”), or several words (“according to”).
pub(super) fn first_of(words: &Words, patterns: &[&str]) -> Option<Range<usize>> {
    let places = patterns.iter().filter_map(|it| words.places(it).next());
    let (at, len) = places.min_by_key(|&(at, len)| (at, Reverse(len)))?;
    Some(words.range(at, len))
}

/// Every place that one of `patterns` fits, in order.
pub(super) fn all_of(words: &Words, patterns: &[&str]) -> impl Iterator<Item = Range<usize>> {
    let mut places: Vec<(usize, usize)> = patterns.iter().flat_map(|it| words.places(it)).collect();
    places.sort_unstable_by_key(|&(at, len)| (at, Reverse(len)));
    places.dedup_by_key(|it| it.0);
    let found: Vec<Range<usize>> = places.into_iter().map(|(at, len)| words.range(at, len)).collect();
    found.into_iter()
}

/// How many of the first `words` the `pattern` takes.
fn fits(words: &[(Range<usize>, String)], pattern: &str) -> Option<usize> {
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

/// Which characters a stretch of text has, roughly: what is not among them need not be looked for.
pub(super) struct Letters([u64; 16]);

impl Letters {
    pub fn of(text: &str) -> Self {
        let mut letters = Letters([0; 16]);
        for c in text.chars() {
            let (word, bit) = Letters::place(c);
            letters.0[word] |= bit;
        }
        letters
    }

    /// Whether all characters of `stem` may be there.
    pub fn may_hold(&self, stem: &str) -> bool {
        let has = |(word, bit): (usize, u64)| self.0[word] & bit != 0;
        stem.chars().all(|it| has(Letters::place(it)))
    }

    fn place(c: char) -> (usize, u64) {
        let number = c as usize % 1024;
        (number / 64, 1 << (number % 64))
    }
}

/// The first place in `range` of a Korean text where one of `stems` stands.
pub(super) fn first_stem(text: &str, range: Range<usize>, stems: &[&str]) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let letters = Letters::of(part);
    let found = stems
        .iter()
        .filter(|it| letters.may_hold(it))
        .filter_map(|it| Some((part.find(it)?, Reverse(it.len()))));
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
