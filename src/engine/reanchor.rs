//! Finding the words of an annotation again, in the same text or in a changed one.
//!
//! Never a guess: a place counts only if the words are there, byte for byte, and no other
//! place has an equal claim. What stays in doubt is lost, and is shown as an orphan.

mod order;
mod search;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::anchor::{Anchor, Exact};
use crate::model::article::Article;
use crate::model::span::Span;
use search::{Pattern, Places, occurrences};

/// Words up to this many bytes are stored whole.
const WHOLE_BYTES: usize = 2048;
/// Characters kept of each end of longer words.
const END_CHARS: usize = 200;
/// Most characters of what stands before and after.
const CONTEXT_CHARS: usize = 32;

/// Where an anchor points in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Where it says.
    InPlace(Span),
    /// Elsewhere, without doubt.
    Moved(Span),
    /// Nowhere, or in more than one place.
    Lost,
}

impl Found {
    pub fn span(self) -> Option<Span> {
        match self {
            Found::InPlace(span) | Found::Moved(span) => Some(span),
            Found::Lost => None,
        }
    }
}

/// The anchor of `span`: its words, and up to 32 characters on each side in whole graphemes.
pub fn anchor_of(article: &Article, span: Span) -> Anchor {
    let text = article.text();
    let words = article.quote(span);
    let exact = if words.len() <= WHOLE_BYTES {
        Exact::Whole(words.to_owned())
    } else {
        let head = words.char_indices().nth(END_CHARS).map_or(words, |it| &words[..it.0]);
        let tail = words
            .char_indices()
            .nth_back(END_CHARS - 1)
            .map_or(words, |it| &words[it.0..]);
        Exact::Ends {
            head: head.to_owned(),
            tail: tail.to_owned(),
            bytes: words.len() as u64,
        }
    };
    Anchor {
        start: span.start() as u64,
        end: span.end() as u64,
        exact,
        prefix: before(text, span.start()).to_owned(),
        suffix: after(text, span.end()).to_owned(),
    }
}

fn before(text: &str, at: usize) -> &str {
    // A longer window, so that its edge cuts no grapheme that is taken.
    let window = text[..at].char_indices().nth_back(2 * CONTEXT_CHARS);
    let window = &text[window.map_or(0, |it| it.0)..at];
    let mut chars = 0;
    let fits = |it: &&str| {
        chars += it.chars().count();
        chars <= CONTEXT_CHARS
    };
    let len: usize = window.graphemes(true).rev().take_while(fits).map(str::len).sum();
    &text[at - len..at]
}

fn after(text: &str, at: usize) -> &str {
    let window = text[at..].char_indices().nth(2 * CONTEXT_CHARS);
    let window = &text[at..window.map_or(text.len(), |it| at + it.0)];
    let mut chars = 0;
    let fits = |it: &&str| {
        chars += it.chars().count();
        chars <= CONTEXT_CHARS
    };
    let len: usize = window.graphemes(true).take_while(fits).map(str::len).sum();
    &text[at..at + len]
}

/// Where `anchor` points in `article`.
pub fn find(article: &Article, anchor: &Anchor) -> Found {
    find_all(article, &[anchor]).pop().unwrap_or(Found::Lost)
}

/// Where each of `anchors` points in `article`.
///
/// An anchor whose words are where it says is in place, unless their surroundings are others now
/// and all that stood around them stands elsewhere. Else
/// the first of these that is anywhere in the text decides, and only if it is there once:
///
/// 1. the words with all that stood before and after, unless the next is there twice;
/// 2. the words with the `NEAR` bytes on each side;
/// 3. the words alone, if they are long and one side still agrees next to them;
/// 4. the words with all that stood on one side, if that is a lot and the other side fits nowhere else.
///
/// Each is searched for all anchors in one pass over the text. What moved out of the order
/// of the others counts only if nothing like it stands elsewhere.
pub fn find_all(article: &Article, anchors: &[&Anchor]) -> Vec<Found> {
    let mut found = Vec::with_capacity(anchors.len());
    let mut open = Vec::new();
    for (i, anchor) in anchors.iter().enumerate() {
        let place = in_place(article, anchor);
        found.push(place.map_or(Found::Lost, |it| Found::InPlace(it.span)));
        if place.is_none_or(|it| !it.surroundings_agree) {
            open.push(i);
        }
    }
    let search = |open: &[usize], pattern: fn(&Anchor) -> Option<Pattern>| {
        let patterns: Vec<Option<Pattern>> = open.iter().map(|&i| pattern(anchors[i])).collect();
        occurrences(article.text(), &patterns)
    };
    let moved = |i: usize, start: usize| {
        let end = start + search::words_len(&anchors[i].exact);
        article.span(start..end).map_or(Found::Lost, Found::Moved)
    };

    let (whole, near) = (search(&open, whole), search(&open, near));
    let mut alone = Vec::new();
    for (&i, places) in open.iter().zip(whole.into_iter().zip(near)) {
        match places {
            (Places::One(_), Places::Many) | (Places::Many, _) => {}
            (Places::One(start), _) => found[i] = moved(i, start),
            // What is where it says is doubted only when all of it fits elsewhere.
            (Places::None, _) if found[i] != Found::Lost => {}
            (Places::None, Places::One(start)) => found[i] = moved(i, start),
            (Places::None, Places::Many) => {}
            (Places::None, Places::None) => alone.push(i),
        }
    }
    for (&i, place) in alone.iter().zip(search(&alone, words)) {
        if let Places::One(start) = place
            && let Found::Moved(span) = moved(i, start)
        {
            let (before, after) = agreement(article.text(), anchors[i], span.start(), span.end());
            if before.max(after) >= TOUCH {
                found[i] = Found::Moved(span);
            }
        }
    }

    alone.retain(|&i| found[i] == Found::Lost);
    let (left, right) = (search(&alone, with_prefix), search(&alone, with_suffix));
    for (&i, sides) in alone.iter().zip(left.into_iter().zip(right)) {
        if let (Places::One(start), Places::None) | (Places::None, Places::One(start)) = sides {
            found[i] = moved(i, start);
        }
    }
    order::doubt(article.text(), anchors, &mut found);
    found
}

#[derive(Clone, Copy)]
struct InPlace {
    span: Span,
    surroundings_agree: bool,
}

fn in_place(article: &Article, anchor: &Anchor) -> Option<InPlace> {
    let start = usize::try_from(anchor.start).ok()?;
    let end = usize::try_from(anchor.end).ok()?;
    let span = article.span(start..end).ok()?;
    if !anchor.exact.matches(article.quote(span)) {
        return None;
    }
    let (before, after) = agreement(article.text(), anchor, start, end);
    let surroundings_agree = before >= NEAR.min(anchor.prefix.len()) && after >= NEAR.min(anchor.suffix.len());
    Some(InPlace {
        span,
        surroundings_agree,
    })
}

/// Bytes nearest the words that are as the anchor says, before and after.
fn agreement(text: &str, anchor: &Anchor, start: usize, end: usize) -> (usize, usize) {
    let before = text.as_bytes()[..start].iter().rev();
    let before = before
        .zip(anchor.prefix.bytes().rev())
        .take_while(|(a, b)| *a == b)
        .count();
    let after = text.as_bytes()[end..].iter();
    let after = after.zip(anchor.suffix.bytes()).take_while(|(a, b)| *a == b).count();
    (before, after)
}

/// Bytes of the surroundings that must agree, next to the words.
const NEAR: usize = 12;
/// Words and surroundings of fewer bytes are no evidence: they may be anywhere by chance.
const ENOUGH: usize = 16;
/// Bytes of one side that stand for both.
const ONE_SIDE: usize = 24;
/// Fewest bytes of the surroundings that must agree with words that are found once.
const TOUCH: usize = 4;

/// The words with all that stood before and after.
fn whole(anchor: &Anchor) -> Option<Pattern> {
    Pattern::of(&anchor.prefix, anchor, &anchor.suffix, ENOUGH / 2, TOUCH)
}

/// The words with what stood next to them.
fn near(anchor: &Anchor) -> Option<Pattern> {
    let before = anchor.prefix.len().saturating_sub(NEAR);
    let prefix = &anchor.prefix[anchor.prefix.ceil_char_boundary(before)..];
    let suffix = &anchor.suffix[..anchor.suffix.floor_char_boundary(NEAR)];
    Pattern::of(prefix, anchor, suffix, ENOUGH, TOUCH)
}

/// The words alone.
fn words(anchor: &Anchor) -> Option<Pattern> {
    Pattern::of("", anchor, "", ENOUGH, 0)
}

/// The words with all that stood before.
fn with_prefix(anchor: &Anchor) -> Option<Pattern> {
    Pattern::of(&anchor.prefix, anchor, "", ONE_SIDE, ONE_SIDE)
}

/// The words with all that stood after.
fn with_suffix(anchor: &Anchor) -> Option<Pattern> {
    Pattern::of("", anchor, &anchor.suffix, ONE_SIDE, ONE_SIDE)
}
