//! Where graphemes and words begin and end, and what white space around a selection is.
//!
//! All offsets are bytes of the whole text. Every step looks at a bounded window
//! around a place, so that a caret in a line of many megabytes moves as fast as in
//! a short one; only a single grapheme longer than the window makes it longer.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

pub use super::sentence::{sentence_at, sentences};

/// Bytes looked at on each side of a place to find a word; longer words are cut there.
const WORD_WINDOW: usize = 1024;

/// The start of the grapheme after the one at `byte`; the end of the text at its end.
///
/// A byte inside a grapheme moves to that grapheme's end.
pub fn next_grapheme(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    GraphemeCursor::new(byte, text.len(), true)
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}

/// The start of the grapheme before `byte`; 0 at the start of the text.
///
/// A byte inside a grapheme moves to that grapheme's start.
pub fn previous_grapheme(text: &str, byte: usize) -> usize {
    let byte = text.ceil_char_boundary(byte.min(text.len()));
    GraphemeCursor::new(byte, text.len(), true)
        .prev_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(0)
}

/// Whether no grapheme is cut in two at `byte`; `false` past the end.
pub fn is_grapheme_boundary(text: &str, byte: usize) -> bool {
    text.is_char_boundary(byte)
        && GraphemeCursor::new(byte, text.len(), true)
            .is_boundary(text, 0)
            .unwrap_or(false)
}

/// `range` widened to whole graphemes; an end past the text is its end.
pub fn snap(text: &str, range: Range<usize>) -> Range<usize> {
    let start = snapped_down(text, range.start);
    let end = snapped_up(text, range.end.max(range.start));
    start..end
}

/// The grapheme boundary at or before `byte`.
fn snapped_down(text: &str, byte: usize) -> usize {
    match is_grapheme_boundary(text, byte) {
        true => byte,
        false => previous_grapheme(text, byte.min(text.len())),
    }
}

/// The grapheme boundary at or after `byte`.
fn snapped_up(text: &str, byte: usize) -> usize {
    match is_grapheme_boundary(text, byte) {
        true => byte,
        false => next_grapheme(text, byte),
    }
}

/// The word at `byte`, as UAX 29 has it: particles stay with Hangul, apostrophes inside a word stay.
///
/// Between words: the word that ends at `byte`, or else the mark or the white
/// space there. Empty only in an empty text.
pub fn word_at(text: &str, byte: usize) -> Range<usize> {
    let byte = snapped_down(text, byte.min(text.len()));
    let mut before = byte..byte;
    for piece in pieces_around(text, byte) {
        if piece.start <= byte && byte < piece.end {
            let touched = before.end == byte && is_word(&text[before.clone()]);
            return match touched && !is_word(&text[piece.clone()]) {
                true => before,
                false => piece,
            };
        }
        before = piece;
    }
    before
}

/// The end of the next word after `byte`; the end of the text when there is none.
pub fn next_word(text: &str, byte: usize) -> usize {
    let byte = snapped_down(text, byte.min(text.len()));
    match text[byte..].find(char::is_alphanumeric) {
        Some(i) => piece_at(text, byte + i).end,
        None => text.len(),
    }
}

/// The start of the word before `byte`; 0 when there is none.
pub fn previous_word(text: &str, byte: usize) -> usize {
    let byte = snapped_up(text, byte.min(text.len()));
    match text[..byte].rfind(char::is_alphanumeric) {
        Some(i) => piece_at(text, i).start,
        None => 0,
    }
}

/// The word, mark or white space that holds the character at `byte`.
fn piece_at(text: &str, byte: usize) -> Range<usize> {
    let mut pieces = pieces_around(text, byte);
    pieces.find(|it| byte < it.end).unwrap_or(byte..text.len())
}

/// Words, marks and white space from some way before `byte` to some way after it, without gaps.
fn pieces_around(text: &str, byte: usize) -> impl Iterator<Item = Range<usize>> {
    let window = window_around(text, byte);
    let (start, words) = (window.start, &text[window]);
    let ends = words.split_word_bound_indices().map(|(i, piece)| i + piece.len());
    // A word rule may cut inside a grapheme (Thai vowel signs); such pieces are joined.
    let ends = ends.filter(move |&it| is_grapheme_boundary(words, it));
    let mut last = start;
    ends.map(move |it| std::mem::replace(&mut last, start + it)..start + it)
}

/// About [`WORD_WINDOW`] bytes on each side of `byte`, from white space to white space where there is any.
fn window_around(text: &str, byte: usize) -> Range<usize> {
    let start = snapped_down(text, byte.saturating_sub(WORD_WINDOW));
    let end = snapped_up(text, (byte + WORD_WINDOW).min(text.len()));
    // The cut may go through a word; what is between it and the first white space is left out.
    let start = match text[start..byte].find(char::is_whitespace) {
        Some(i) if start > 0 => snapped_down(text, start + i).max(start),
        _ => start,
    };
    start..end
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

/// `range` without white space around it; `None` when nothing else is there.
///
/// NBSP and ideographic space count as white space, a soft hyphen does not.
/// Both ends stay on grapheme boundaries if they were.
pub fn trim(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let start = range.start + (words.len() - words.trim_start().len());
    let end = range.start + words.trim_end().len();
    // A combining mark may stand on a space: then that space is not outer.
    let start = snapped_down(text, start).max(range.start);
    (start < end).then(|| start..snapped_up(text, end).min(range.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_word(marked: &str, word: &str) {
        let byte = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        assert_eq!(&text[word_at(&text, byte)], word, "{marked}");
    }

    #[test]
    fn a_word_keeps_its_apostrophe_its_particle_and_its_decimals() {
        check_word("the may|or's office", "mayor's");
        check_word("they didn’|t go", "didn’t");
        check_word("어제 시장|에서는 열렸다", "시장에서는");
        check_word("a rise of 3|.5 percent", "3.5");
        check_word("well|-known", "well");
        check_word("end| .", "end");
        check_word("|start", "start");
        check_word("last|", "last");
    }

    #[test]
    fn a_caret_steps_over_whole_graphemes() {
        let text = "a👩‍👩‍👧‍👦e\u{301}각\r\nb";
        let mut stops = vec![0];
        while stops.last() != Some(&text.len()) {
            stops.push(next_grapheme(text, stops[stops.len() - 1]));
        }
        assert_eq!(stops.len() - 1, 6);
        let back = std::iter::successors(Some(text.len()), |&it| (it > 0).then(|| previous_grapheme(text, it)));
        let mut back: Vec<usize> = back.collect();
        back.reverse();
        assert_eq!(back, stops);
    }

    #[test]
    fn a_caret_steps_by_word_and_selects_no_space() {
        let text = "One,  two three.";
        assert_eq!(next_word(text, 0), 3);
        assert_eq!(next_word(text, 3), 9);
        assert_eq!(next_word(text, 15), text.len());
        assert_eq!(previous_word(text, text.len()), 10);
        assert_eq!(previous_word(text, 10), 6);
        assert_eq!(previous_word(text, 0), 0);
    }

    #[test]
    fn long_runs_are_crossed_without_losing_the_way() {
        let text = format!("start{}end", " ".repeat(50_000));
        assert_eq!(next_word(&text, 5), text.len());
        assert_eq!(previous_word(&text, text.len() - 3), 0);
        let marks = format!("x{}y", "\u{301}".repeat(200_000));
        assert_eq!(next_grapheme(&marks, 0), marks.len() - 1);
        assert_eq!(previous_grapheme(&marks, marks.len() - 1), 0);
        assert_eq!(snap(&marks, 5..7), 0..marks.len() - 1);
        assert_eq!(word_at(&marks, 300), 0..marks.len() - 1);
    }

    #[test]
    fn trimming_takes_every_kind_of_outer_space_and_no_soft_hyphen() {
        let text = "\u{a0}\u{3000}\tco\u{ad}op\u{a0}\n";
        assert_eq!(trim(text, 0..text.len()).map(|it| &text[it]), Some("co\u{ad}op"));
        assert_eq!(trim(" \n ", 0..3), None);
    }
}
