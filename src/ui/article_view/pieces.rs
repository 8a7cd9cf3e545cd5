//! How a paragraph is cut into pieces that are laid out at once.
//!
//! A paragraph is one piece, unless it is long: then its pieces end near every
//! [`WINDOW`] bytes, at the last sentence or word before. Each border follows from
//! a few hundred bytes around it, so any piece of a line of 100 MB is found at once.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::article::Article;

/// Bytes between the borders of a long paragraph's pieces, roughly.
pub const WINDOW: usize = 2048;
/// Longest paragraph in bytes that is one piece.
const WHOLE: usize = WINDOW + WINDOW / 2;
/// How many bytes before its place a border may lie.
const REACH: usize = 512;
/// How many bytes after a border are looked at to see that it cuts no grapheme.
const AHEAD: usize = 64;

/// What is laid out as one: a paragraph without its line end, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub paragraph: usize,
    /// Bytes of the article.
    pub bytes: Range<usize>,
    /// Whether the paragraph starts here.
    pub first: bool,
    /// Whether the paragraph ends here.
    pub last: bool,
}

/// The piece that holds `byte`; the one before a line end for the line end, the last one past the end.
pub fn piece_at(article: &Article, byte: usize) -> Piece {
    let paragraph = article.paragraph_at(byte);
    let whole = article.paragraph(paragraph);
    let count = count(&whole);
    let inside = byte.clamp(whole.start, whole.end) - whole.start;
    let mut index = (inside / WINDOW).min(count - 1);
    if index + 1 < count && byte >= border(article.text(), &whole, index + 1) {
        index += 1;
    }
    nth(article, paragraph, whole, index)
}

/// The piece after `piece`, if it is not the last one.
pub fn next(article: &Article, piece: &Piece) -> Option<Piece> {
    if !piece.last {
        return Some(piece_at(article, piece.bytes.end));
    }
    let paragraph = piece.paragraph + 1;
    let exists = paragraph < article.paragraph_count();
    exists.then(|| nth(article, paragraph, article.paragraph(paragraph), 0))
}

/// The piece before `piece`, if it is not the first one.
pub fn previous(article: &Article, piece: &Piece) -> Option<Piece> {
    if !piece.first {
        return Some(piece_at(article, piece.bytes.start - 1));
    }
    let paragraph = piece.paragraph.checked_sub(1)?;
    let whole = article.paragraph(paragraph);
    let last = count(&whole) - 1;
    Some(nth(article, paragraph, whole, last))
}

fn nth(article: &Article, paragraph: usize, whole: Range<usize>, index: usize) -> Piece {
    let last = index + 1 == count(&whole);
    let start = match index {
        0 => whole.start,
        _ => border(article.text(), &whole, index),
    };
    let end = match last {
        true => whole.end,
        false => border(article.text(), &whole, index + 1),
    };
    Piece {
        paragraph,
        bytes: start..end,
        first: index == 0,
        last,
    }
}

fn count(whole: &Range<usize>) -> usize {
    match whole.len() {
        0..=WHOLE => 1,
        len => len.div_ceil(WINDOW),
    }
}

/// The byte where piece `index` (from 1) of a long paragraph starts.
fn border(text: &str, whole: &Range<usize>, index: usize) -> usize {
    let place = text.floor_char_boundary(whole.start + index * WINDOW);
    let from = text.floor_char_boundary(place.saturating_sub(REACH).max(whole.start));
    let to = text.floor_char_boundary((place + AHEAD).min(whole.end));
    let (mut grapheme, mut word, mut sentence) = (None, None, None);
    let mut before = "";
    let mut before_that = "";
    for (at, it) in text[from..to].grapheme_indices(true) {
        if from + at > place {
            break;
        }
        if at > 0 {
            grapheme = Some(from + at);
            let blank = before.chars().all(char::is_whitespace);
            if blank {
                word = grapheme;
            }
            if matches!(before, "。" | "！" | "？") || (blank && matches!(before_that, "." | "!" | "?" | "”" | "\""))
            {
                sentence = grapheme;
            }
        }
        (before_that, before) = (before, it);
    }
    sentence.or(word).or(grapheme).unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(article: &Article) -> Vec<Piece> {
        let mut pieces = vec![piece_at(article, 0)];
        while let Some(piece) = next(article, &pieces[pieces.len() - 1]) {
            pieces.push(piece);
        }
        pieces
    }

    fn check(text: String) {
        let article = Article::new(text);
        let pieces = all(&article);
        for pair in pieces.windows(2) {
            assert_eq!(previous(&article, &pair[1]).as_ref(), Some(&pair[0]));
            assert!(pair[0].bytes.end <= pair[1].bytes.start);
        }
        for piece in &pieces {
            assert!(piece.bytes.len() <= WHOLE + REACH);
            assert!(article.text().is_char_boundary(piece.bytes.start));
            for byte in [
                piece.bytes.start,
                piece.bytes.end.saturating_sub(1).max(piece.bytes.start),
            ] {
                assert_eq!(&piece_at(&article, byte), piece);
            }
        }
        let covered: usize = pieces.iter().map(|it| it.bytes.len()).sum();
        let ends: usize = (0..article.paragraph_count())
            .map(|it| article.paragraph_with_end(it).len() - article.paragraph(it).len())
            .sum();
        assert_eq!(covered + ends, article.len());
    }

    #[test]
    fn a_long_line_is_cut_at_words() {
        let text = "Ferries leave at noon. ".repeat(1000);
        let article = Article::new(text.clone());
        let pieces = all(&article);
        assert!(pieces.len() > 10);
        assert!(pieces.iter().all(|it| text[it.bytes.clone()].starts_with("Ferries")));
        check(text);
    }

    #[test]
    fn marks_without_end_are_cut_too() {
        check(format!("e{}", "\u{301}".repeat(50_000)));
        check("\u{202e}\u{2067}".repeat(10_000));
        check("가".repeat(10_000));
    }

    proptest! {
        #[test]
        fn pieces_cover_every_text_and_walk_both_ways(parts in proptest::collection::vec("\\PC{0,40}|\\n|\\r\\n|(ab c){900}", 0..12)) {
            check(parts.concat());
        }
    }
}
