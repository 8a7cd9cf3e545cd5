//! Where sentences begin and end: English, Korean, Chinese, Japanese, and what is written like them.
//!
//! A sentence ends after a stop and the marks that close around it, if what
//! follows looks like a beginning. The rules know abbreviations, initials,
//! decimal numbers, Korean dates, ellipses, and questions inside a sentence
//! (“Why?” he asked). Each decision looks at a bounded piece of text, so the whole
//! is linear; when in doubt two sentences stay one.

use std::ops::Range;

use super::abbreviation::{Abbreviation, abbreviation, starts_sentence, tells};
use super::segment::{is_grapheme_boundary, trim};

/// Bytes looked at on each side of a place to find its sentence; longer sentences are cut there.
const WINDOW: usize = 32 << 10;
/// Most characters of the word before a stop that are looked at.
const WORD: usize = 40;

/// The sentence at `byte` of the text, inside `paragraph` (bytes, without line end).
///
/// Between two sentences it is the later one. Without outer white space; empty
/// (at `byte`) when the paragraph is blank.
pub fn sentence_at(text: &str, paragraph: Range<usize>, byte: usize) -> Range<usize> {
    let byte = byte.clamp(paragraph.start, paragraph.end);
    let byte = text.floor_char_boundary(byte);
    let mut last = byte..byte;
    for sentence in sentences(text, window(text, paragraph, byte)) {
        last = sentence;
        if byte < last.end {
            break;
        }
    }
    last
}

/// The sentences of `paragraph` (bytes), in order, without the white space between them.
pub fn sentences(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let Some(words) = text.get(paragraph.clone()) else {
        return Vec::new();
    };
    let korean = words.chars().take(WINDOW).any(is_hangul);
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = next_stop(words, at) {
        at = stop.closed;
        if ends_sentence(words, start, &stop, korean) && is_grapheme_boundary(words, at) {
            found.extend(trim(words, start..at));
            start = at;
        }
    }
    found.extend(trim(words, start..words.len()));
    for sentence in &mut found {
        *sentence = paragraph.start + sentence.start..paragraph.start + sentence.end;
    }
    found
}

/// The part of `paragraph` around `byte` in which its sentence is looked for.
fn window(text: &str, paragraph: Range<usize>, byte: usize) -> Range<usize> {
    let mut start = paragraph.start;
    if byte - paragraph.start > WINDOW {
        let cut = text.floor_char_boundary(byte - WINDOW);
        let space = text[cut..byte].find(char::is_whitespace);
        start = cut + space.unwrap_or(0);
    }
    let end = text.floor_char_boundary(byte.saturating_add(WINDOW)).min(paragraph.end);
    start..end.max(byte)
}

/// A run of stops with the marks that close after it.
struct Stop {
    /// Where the run begins.
    start: usize,
    /// The byte after the last stop.
    end: usize,
    /// The byte after the closing marks.
    closed: usize,
    /// The first character of the run.
    mark: char,
    /// Whether the run is an ellipsis.
    ellipsis: bool,
}

fn next_stop(words: &str, from: usize) -> Option<Stop> {
    let start = from + words[from..].find(is_stop)?;
    let run = &words[start..];
    let mark = run.chars().next()?;
    let end = start + run.find(|c| !is_stop(c)).unwrap_or(run.len());
    let closing = &words[end..];
    let closed = end + closing.find(|c| !is_closing(c)).unwrap_or(closing.len());
    let run = &words[start..end];
    Some(Stop {
        start,
        end,
        closed,
        mark,
        ellipsis: run.contains('…') || run.contains("..") || run.contains("。。"),
    })
}

/// Whether the sentence that began at `start` ends with `stop`.
fn ends_sentence(words: &str, start: usize, stop: &Stop, korean: bool) -> bool {
    let after = &words[stop.closed..];
    let quoted = words[stop.end..stop.closed].contains(is_closing_quote);
    let Some(next) = after.chars().next() else {
        return true;
    };
    if is_wide_stop(stop.mark) {
        // 「……。」と述べた goes on.
        return !(quoted && (next == 'と' || after.starts_with("って") || is_wide_comma(next)));
    }
    let rest = after.trim_start();
    let Some(first) = rest.chars().next() else {
        return true;
    };
    // “One.”“Two.” and Chinese need no space between.
    let quotes_meet = is_opening_quote(first) && stop.closed > stop.end;
    if !(next.is_whitespace() || quotes_meet || is_wide(next)) {
        return false;
    }
    if first.is_lowercase() || matches!(first, ',' | ';' | ':' | '，' | '、' | ')' | ']') {
        return false;
    }
    if korean && quotes_before(rest) {
        return false;
    }
    if stop.mark != '.' || stop.ellipsis {
        // “Why?” Ana asked.
        return !(quoted && tells_soon(rest));
    }
    let before = &words[start..stop.start];
    !(stop.closed == stop.end && goes_on(before, rest, first, korean))
}

/// Whether a full stop after `before` belongs to an abbreviation, an initial or a number that `rest` carries on.
fn goes_on(before: &str, rest: &str, first: char, korean: bool) -> bool {
    let word = last_word(before);
    let numbered = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    if numbered {
        // A list number; or a date as in 2031. 3. 5.
        let list = word.len() <= 3 && word.len() == before.trim_start().len();
        return list
            || (korean && (first.is_ascii_digit() || in_date(before, word)))
            || german_date(before, word, rest);
    }
    // “Q. Why?”, “A. Because.”: a label of an interview.
    if matches!(word, "Q" | "A") && before.trim_start() == word {
        return true;
    }
    match abbreviation(word) {
        Abbreviation::None => false,
        Abbreviation::Title => true,
        Abbreviation::BeforeNumber => first.is_ascii_digit(),
        Abbreviation::Perhaps => !(is_opening_quote(first) || starts_sentence(first_word(rest))),
    }
}

/// Whether the number `word` at the end of `before` follows another number and its stop.
fn in_date(before: &str, word: &str) -> bool {
    let earlier = before[..before.len() - word.len()].trim_end();
    let Some(earlier) = earlier.strip_suffix('.') else {
        return false;
    };
    word.len() <= 2 && earlier.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the number `word`, a stop and `rest` make a date or a century in German: “am 4. Mai”.
fn german_date(before: &str, word: &str, rest: &str) -> bool {
    #[rustfmt::skip] // By kind.
    const AFTER: &[&str] = &[
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", "Jahrhundert", "Jahrhunderts",
    ];
    // English has some of these months too, and no such word before the day.
    const BEFORE: &[&str] = &[
        "am", "Am", "vom", "Vom", "bis", "zum", "den", "der", "Der", "des", "dem", "im", "Im", "ab", "Ab", "und",
    ];
    let earlier = before[..before.len() - word.len()].trim_end();
    word.len() <= 2 && AFTER.contains(&first_word(rest)) && BEFORE.contains(&last_word(earlier))
}

/// Whether a verb of saying comes within four words, none of which ends a clause.
fn tells_soon(rest: &str) -> bool {
    for word in rest.split_whitespace().take(4) {
        if tells(word.trim_end_matches([',', '.'])) {
            return true;
        }
        if word.len() > 4 * WORD || word.ends_with([',', '.', ';', ':', '?', '!']) {
            return false;
        }
    }
    false
}

/// Whether `rest` begins with what Korean puts after a quotation.
fn quotes_before(rest: &str) -> bool {
    const AFTER_QUOTE: &[&str] = &[
        "라고",
        "이라고",
        "라며",
        "이라며",
        "라는",
        "이라는",
        "고 말",
        "고 했",
        "하고 ",
    ];
    AFTER_QUOTE.iter().any(|it| rest.starts_with(it))
}

/// What stands before a stop, back to white space or an opening mark; at most [`WORD`] characters.
fn last_word(before: &str) -> &str {
    let mut start = before.len();
    for (i, c) in before.char_indices().rev().take(WORD) {
        if c.is_whitespace() || is_opening_quote(c) || matches!(c, '(' | '[' | '—' | '–' | '/') {
            break;
        }
        start = i;
    }
    &before[start..]
}

fn first_word(rest: &str) -> &str {
    let end = rest
        .char_indices()
        .take(WORD)
        .find(|(_, c)| !c.is_alphanumeric() && *c != '’' && *c != '\'');
    end.map_or(rest, |(i, _)| &rest[..i])
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '։' | '።') || is_wide_stop(c)
}

/// Stops that need no space after them.
fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '｡' | '।' | '॥')
}

fn is_wide_comma(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：')
}

fn is_closing(c: char) -> bool {
    is_closing_quote(c) || matches!(c, ')' | ']' | '}' | '）' | '］' | '】' | '〕' | '*' | '_')
}

fn is_closing_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '›' | '」' | '』' | '》' | '〉' | '＂')
}

fn is_opening_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '‘' | '"' | '\'' | '«' | '‹' | '„' | '‚' | '「' | '『' | '《' | '〈'
    )
}

/// Chinese and Japanese characters, which need no space before them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}')
}
