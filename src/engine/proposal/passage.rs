//! The piece of an article a selection is judged by: its sentences, and the quotations in them.

use std::ops::Range;

use crate::model::article::Article;
use crate::text::quotation::pairs;
use crate::text::segment::{sentences, trim};

/// Bytes looked at on each side of a selection.
const LOOK: usize = 4 << 10;

/// The sentences around some words, no further than their paragraph.
pub(super) struct Passage<'a> {
    /// The text of the whole article.
    pub text: &'a str,
    /// The paragraphs of the words, cut to what may be looked at.
    pub window: Range<usize>,
    /// The sentences of the words.
    pub range: Range<usize>,
    /// The outermost quotations in the window with their marks, in order; one left open runs to its end.
    pub quotes: Vec<Range<usize>>,
}

impl<'a> Passage<'a> {
    /// The passage around `words`.
    pub fn around(article: &'a Article, words: Range<usize>) -> Self {
        let text = article.text();
        let first = article.paragraph(article.paragraph_at(words.start));
        let last = article.paragraph(article.paragraph_at(words.end.saturating_sub(1).max(words.start)));
        let start = text.floor_char_boundary(words.start.saturating_sub(LOOK));
        let start = start.max(lead_in(article, &words).unwrap_or(first.start));
        let end = text.ceil_char_boundary(words.end.saturating_add(LOOK).min(text.len()));
        let window = start.min(words.start)..end.min(last.end).max(words.end);
        let range = sentences_of(text, &window, &words);
        let range = range.start..with_signature(text, range.end, &window);
        let quotes = outermost(text, &window);
        Passage {
            text,
            window,
            range,
            quotes,
        }
    }

    /// Whether `byte` lies inside a quotation, not at its edge.
    pub fn quoted(&self, byte: usize) -> bool {
        self.quote_around(byte).is_some()
    }

    /// The quotation that `byte` lies inside of.
    pub fn quote_around(&self, byte: usize) -> Option<Range<usize>> {
        let after = self.quotes.partition_point(|it| it.start < byte);
        let quote = self.quotes.get(after.checked_sub(1)?)?;
        (byte < quote.end).then(|| quote.clone())
    }

    /// The quotations that lie wholly in `range`.
    pub fn quotes_in(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.quotes.partition_point(|it| it.start < range.start);
        self.quotes[first..]
            .iter()
            .take_while(move |it| it.end <= range.end)
            .cloned()
    }

    /// Whether `byte` is where a quotation begins.
    pub fn opens(&self, byte: usize) -> bool {
        self.quotes.binary_search_by_key(&byte, |it| it.start).is_ok()
    }

    /// `direct`, `indirect` or `mixed`, by how much of `segments` stands in quotation marks.
    pub fn form(&self, segments: &[Range<usize>]) -> &'static str {
        let (mut all, mut quoted) = (0, 0);
        for segment in segments {
            for (i, c) in self.text[segment.clone()].char_indices() {
                if c.is_alphanumeric() {
                    all += 1;
                    quoted += usize::from(self.quoted(segment.start + i));
                }
            }
        }
        match quoted {
            0 => "indirect",
            _ if quoted * 10 >= all * 9 => "direct",
            _ => "mixed",
        }
    }
}

/// Where the paragraph before begins, if it leads to `words`: “Ana wrote:” and a new line.
fn lead_in(article: &Article, words: &Range<usize>) -> Option<usize> {
    const MOST_STEPS: usize = 3;
    let text = article.text();
    let here = article.paragraph_at(words.start);
    let begins = |c: char| c.is_whitespace() || matches!(c, '“' | '"' | '«' | '‘' | '\'' | '„' | '「' | '>');
    if !text[article.paragraph(here).start..words.start].chars().all(begins) {
        return None;
    }
    let before = (here.saturating_sub(MOST_STEPS)..here).rev();
    let line = before.map(|it| article.paragraph(it)).find_map(|it| trim(text, it))?;
    let end = text.floor_char_boundary(line.end.saturating_sub(LOOK)).max(line.start);
    text[end..line.end].ends_with([':', '：', ',']).then_some(line.start)
}

/// `end`, or the end of the paragraph when a dash and a name follow: “…” — Ana Ruiz
fn with_signature(text: &str, end: usize, window: &Range<usize>) -> usize {
    const LONGEST: usize = 200;
    let rest = &text[end.min(window.end)..window.end];
    let signed = rest.len() <= LONGEST && rest.trim_start().starts_with(['—', '–', '―']);
    let rest = rest
        .split(crate::model::article::is_line_end)
        .next()
        .unwrap_or_default();
    match signed && !rest.is_empty() {
        true => end + rest.len(),
        false => end,
    }
}

/// From the start of the sentence in which `words` begin to the end of that in which they end.
fn sentences_of(text: &str, window: &Range<usize>, words: &Range<usize>) -> Range<usize> {
    let mut found = words.clone();
    let mut begun = false;
    // Each paragraph has its own sentences.
    let lines = lines(text, window);
    for sentence in lines.flat_map(|line| sentences(text, line)) {
        // A line that ends in a colon belongs to what it leads to.
        let before = &text[window.start..sentence.start];
        let led_to =
            before.ends_with(crate::model::article::is_line_end) && before.trim_end().ends_with([':', '：', ',']);
        if sentence.start <= words.start && !(led_to && begun) {
            found.start = sentence.start;
            begun = true;
        }
        if sentence.end >= words.end {
            found.end = sentence.end;
            break;
        }
    }
    found.start.min(words.start)..found.end.max(words.end)
}

fn lines<'a>(text: &'a str, window: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let start = window.start;
    let words = &text[window.clone()];
    let lines = words.split(crate::model::article::is_line_end);
    lines.map(move |line| {
        let at = start + (line.as_ptr() as usize - words.as_ptr() as usize);
        at..at + line.len()
    })
}

/// The outermost quotations of each paragraph in `window`.
fn outermost(text: &str, window: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for line in lines(text, window) {
        let words = &text[line.clone()];
        let from = found.len();
        for pair in pairs(words) {
            let pair = line.start + pair.start..line.start + pair.end;
            if found[from..].last().is_none_or(|last| last.end <= pair.start) {
                found.push(pair);
            }
        }
        if let Some(open) = left_open(
            words,
            found[from..]
                .iter()
                .map(|it| it.start - line.start..it.end - line.start),
        ) && let Some(rest) = trim(text, line.start + open..line.end)
        {
            found.push(rest);
        }
    }
    found
}

/// Where a quotation begins that no mark ends before the end of its paragraph.
fn left_open(words: &str, closed: impl Iterator<Item = Range<usize>>) -> Option<usize> {
    let from = closed.last().map_or(0, |it| it.end);
    let rest = &words[from..];
    let at = rest.find(['“', '«', '「', '『', '„'])?;
    // Only where somebody begins to speak; anything else is a slip.
    let before = rest[..at].trim_end();
    let begins = before.is_empty() || before.ends_with([':', ',', '.', '：', '，', '。', '!', '?']);
    begins.then_some(from + at)
}
