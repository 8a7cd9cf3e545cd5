//! Who stands to the right of a cue: said Ana Ruiz, a crane operator.

use std::ops::Range;

use super::{MOST_WORDS, chunks, holds_finite, is_circumstance};
use crate::engine::cue::tokens;
use crate::engine::proposal::grammar::{
    is_adverb, is_auxiliary, is_capital, is_determiner, is_finite, is_preposition, is_pronoun, is_role,
    is_subordinator, is_time, lower,
};

/// How far a source to the right of a cue may go on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::engine::proposal) enum Reach {
    /// After a verb: up to when, where and to whom.
    Speaker,
    /// After “according to”, “in”, “by”: with all that describes it.
    Document,
}

/// Who stands in `range`, right after a cue, with the apposition; `None` when no noun phrase begins there.
pub(in crate::engine::proposal) fn agent_after(text: &str, range: Range<usize>, reach: Reach) -> Option<Range<usize>> {
    let words = tokens(text, range.clone());
    let first = words.first()?;
    let opening = lower(text, first);
    let directly = text[range.start..first.start]
        .chars()
        .all(|c| c.is_whitespace() || c == '@');
    let unfit = is_preposition(&opening)
        || is_subordinator(&opening)
        || is_time(&opening)
        || is_adverb(&opening)
        || is_auxiliary(&opening);
    if !directly || (unfit && !is_determiner(&opening)) {
        return None;
    }
    let end = head_end(text, &words, reach)?;
    let end = match is_pronoun(&opening) && opening != "one" {
        true => first.end,
        false => with_appositions(text, first.start..end, range.end, reach),
    };
    let source = first.start..closed(text, end, range.end);
    (tokens(text, source.clone()).len() <= MOST_WORDS).then_some(source)
}

/// Where the first noun phrase of `words` ends; `None` when it turns out to be a clause.
fn head_end(text: &str, words: &[Range<usize>], reach: Reach) -> Option<usize> {
    let mut end = words[0].end;
    let mut relative = false;
    for (i, word) in words.iter().enumerate().skip(1) {
        let gap = text[end..word.start]
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '&' | '.' | '/' | '@'));
        if !gap.is_empty() {
            break;
        }
        let previous = &words[i - 1];
        let now = lower(text, word);
        relative |= matches!(now.as_str(), "who" | "whose" | "which" | "that")
            || (reach == Reach::Document && (now.ends_with("ed") || now.ends_with("ing")));
        if is_finite(&now) && !relative {
            return (reach == Reach::Document).then_some(end);
        }
        if reach == Reach::Speaker && ends_speaker(text, previous, word, words.get(i + 1)) && !relative {
            break;
        }
        if reach == Reach::Document && matches!(now.as_str(), "but" | "while" | "as" | "when" | "because") {
            break;
        }
        end = word.end;
    }
    Some(end)
}

/// Whether the name or the title before `word` is over: a time, a place, a listener follows.
fn ends_speaker(text: &str, previous: &Range<usize>, word: &Range<usize>, next: Option<&Range<usize>>) -> bool {
    let now = lower(text, word);
    let next_capital = next.is_some_and(|it| is_capital(text, it) || lower(text, it) == "the");
    match now.as_str() {
        "of" | "for" => false,
        "by" => {
            is_capital(text, previous)
                || !next.is_some_and(|it| is_capital(text, it) || is_determiner(&lower(text, it)))
        }
        "and" => !next.is_some_and(|it| is_capital(text, it)),
        // A title goes on (“a researcher at the Institute”), a name does not (“Ruiz at the press conference”).
        "in" | "at" | "from" | "with" | "on" => {
            is_capital(text, previous) || !next_capital || next.is_some_and(|it| is_time(&lower(text, it)))
        }
        _ => {
            is_preposition(&now)
                || is_subordinator(&now)
                || (is_time(&now) && now != "last")
                || is_adverb(&now) && !is_capital(text, word)
        }
    }
}

/// `head` extended over the pieces after it that tell who or what it is.
fn with_appositions(text: &str, head: Range<usize>, limit: usize, reach: Reach) -> usize {
    let mut end = head.end;
    let role = tokens(text, head).last().is_some_and(|it| !is_capital(text, it));
    loop {
        let after = &text[end..limit];
        let skipped = after.len() - after.trim_start_matches([')', ']']).len();
        let Some(rest) = after[skipped..].strip_prefix(',') else {
            return end;
        };
        let start = limit - rest.len();
        let stop = rest
            .find([';', ':', '“', '”', '"', '«', '»', '—', '–', '?', '!'])
            .map_or(limit, |it| start + it);
        let pieces = chunks(text, start..stop);
        let Some(piece) = pieces.first() else {
            return end;
        };
        // A dash or a quotation right after the comma.
        let apart = text[start..piece.start].chars().any(|c| !c.is_whitespace());
        match apposition_end(text, piece, role, reach) {
            Some(extended) if !apart => end = extended,
            _ => return end,
        }
    }
}

/// How far the piece between commas describes what stands before it.
fn apposition_end(text: &str, piece: &Range<usize>, role: bool, reach: Reach) -> Option<usize> {
    let words = tokens(text, piece.clone());
    let first = words.first()?;
    let opening = lower(text, first);
    let relative = matches!(opening.as_str(), "who" | "whose" | "which" | "whom");
    let described = opening.ends_with("ed")
        || matches!(
            opening.as_str(),
            "led" | "with" | "quoting" | "citing" | "held" | "written" | "made"
        );
    if reach == Reach::Document && described || relative {
        return Some(without_stop(text, piece.end));
    }
    if is_pronoun(&opening) && opening != "one" || holds_finite(text, piece) {
        return None;
    }
    let circumstance = is_circumstance(text, piece) || opening.ends_with("ing");
    if circumstance && !matches!(opening.as_str(), "former" | "both") {
        return None;
    }
    let names_role = words.iter().any(|it| is_role(&lower(text, it)));
    let fits = match is_capital(text, first) {
        true => role || names_role || words.get(1).is_some_and(|it| lower(text, it) == "of"),
        false => true,
    };
    fits.then(|| without_stop(text, piece.end))
}

fn without_stop(text: &str, end: usize) -> usize {
    text[..end].trim_end_matches(['.', ' ']).len()
}

/// `end`, or after the bracket that closes there.
fn closed(text: &str, end: usize, limit: usize) -> usize {
    let more = text[end..limit].len() - text[end..limit].trim_start_matches([')', ']']).len();
    let source = &text[..end];
    let open = source
        .rfind(['(', '['])
        .is_some_and(|at| !source[at..].contains([')', ']']));
    match open {
        true => end + more.min(1),
        false => end,
    }
}
