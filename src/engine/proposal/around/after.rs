//! What comes after the content: “…,” said Ana; …, according to the report; … was highlighted in a report.

use std::ops::Range;

use super::{Found, How};
use crate::engine::cue::{Use, cues_in, tokens};
use crate::engine::proposal::grammar::{is_adverb, is_be, is_capital, lower};
use crate::engine::proposal::passage::Passage;
use crate::engine::proposal::source::{Reach, Subject, agent_after, subject_before};
use crate::text::segment::trim;

/// Most words of a name after a dash.
const MOST_NAME_WORDS: usize = 14;
/// Most words between the content and its verb.
const MOST_SUBJECT_WORDS: usize = 45;

/// The cue and source in `range`, which begins where the content that begins at `content` ends.
pub(super) fn after(passage: &Passage, content: usize, range: Range<usize>) -> Option<Found> {
    let text = passage.text;
    let edge = is_edge_mark;
    let start = range.start + (text[range.clone()].len() - text[range.clone()].trim_start_matches(edge).len());
    let passed = &text[range.start..start];
    let last = text[content..range.start].chars().next_back();
    let quoted = passage.opens(content) || passed.contains(is_closing_mark) || last.is_some_and(is_closing_mark);
    let joined = quoted || passed.contains([',', '，']) || last == Some(',');
    // A new quotation is not looked into.
    let end = passage
        .quotes_in(start..passage.window.end)
        .next()
        .map_or(range.end, |it| it.start.min(range.end));
    let rest = trim(text, start..end)?;
    if quoted && let Some(found) = dash(text, rest.clone()) {
        return Some(found);
    }
    let words = tokens(text, rest.clone());
    let first = words.first()?;
    let cues = cues_in(text, rest.clone());
    // An adverb may come before the verb: “…,” later said Ana.
    let (cue, entry) = cues
        .iter()
        .find(|(_, it)| it.used != Use::Adverb && it.used != Use::Noun && it.used != Use::Final)?;
    let subject_words = words.iter().take_while(|it| it.start < cue.start).count();
    if subject_words > MOST_SUBJECT_WORDS || first.start != rest.start && joined {
        return None;
    }
    let french = |word: &str| entry.lemma == "dire" && matches!(word, "a" | "ont" | "avait" | "avaient");
    let only_adverbs = words[..subject_words]
        .iter()
        .map(|it| lower(text, it))
        .all(|it| is_adverb(&it) || french(&it));
    match entry.used {
        Use::According if subject_words == 0 => {
            let source = agent_after(text, cue.end..rest.end, Reach::Document)?;
            Some(Found {
                cue: Some(cue.clone()),
                source: Some(source),
                how: How::According,
            })
        }
        Use::Speech if only_adverbs && joined => {
            let source = agent_after(text, cue.end..rest.end, Reach::Speaker)?;
            Some(Found {
                cue: Some(cue.clone()),
                source: Some(source),
                how: How::After,
            })
        }
        Use::Speech | Use::Clause if joined => {
            let Subject::Named(source) = subject_before(text, rest.start, cue.start) else {
                return None;
            };
            // What the clause begins with has to be the speaker, and nothing of the verb may lead on to other words.
            let whole = source.start == rest.start;
            whole.then(|| Found {
                cue: Some(with_auxiliary(text, &words, cue)),
                source: Some(source),
                how: How::After,
            })
        }
        Use::Speech | Use::Clause => passive(text, &words, cue, rest.end),
        _ => None,
    }
}

/// “… was highlighted in a report”: the content is what the verb is about.
fn passive(text: &str, words: &[Range<usize>], cue: &Range<usize>, end: usize) -> Option<Found> {
    let at = words.iter().position(|it| it.start == cue.start)?;
    let before = &words[..at];
    let first = before.first()?;
    let helps = |it: &Range<usize>| {
        let word = lower(text, it);
        is_be(&word) || is_adverb(&word)
    };
    let after = words.iter().find(|it| it.start >= cue.end)?;
    let leads = matches!(lower(text, after).as_str(), "in" | "by");
    let participle = !text[cue.clone()].ends_with("ing");
    let is_passive = participle && before.iter().all(helps) && before.iter().any(|it| is_be(&lower(text, it)));
    if !is_passive || !leads || before.len() > 4 {
        return None;
    }
    let source = agent_after(text, after.end..end, Reach::Document)?;
    Some(Found {
        cue: Some(first.start..after.end),
        source: Some(source),
        how: How::Passive,
    })
}

/// “…” — Ana Ruiz, student
fn dash(text: &str, rest: Range<usize>) -> Option<Found> {
    let mark = text[rest.clone()]
        .chars()
        .next()
        .filter(|it| matches!(it, '—' | '–' | '―' | '-'))?;
    let name = trim(text, rest.start + mark.len_utf8()..rest.end)?;
    let words = tokens(text, name.clone());
    // The name is all that is left of its line.
    let after = &text[name.end..text.floor_char_boundary((name.end + 8).min(text.len()))];
    let whole = after
        .split(crate::model::article::is_line_end)
        .next()
        .is_none_or(|it| it.trim().is_empty());
    let named = words
        .first()
        .is_some_and(|it| it.start == name.start && is_capital(text, it));
    let dated = words
        .iter()
        .any(|it| text[it.clone()].len() == 4 && text[it.clone()].bytes().all(|b| b.is_ascii_digit()));
    let prose = dated || text[name.clone()].ends_with('.') || text[name.clone()].contains(['“', '"', ';', ':']);
    let fits = named && whole && !prose && words.len() <= MOST_NAME_WORDS && cues_in(text, name.clone()).is_empty();
    fits.then_some(Found {
        cue: None,
        source: Some(name),
        how: How::Mark,
    })
}

/// `cue` with *has*, *have* or *had* right before it.
pub(super) fn with_auxiliary(text: &str, words: &[Range<usize>], cue: &Range<usize>) -> Range<usize> {
    let before = words.iter().rfind(|it| it.end <= cue.start);
    match before {
        Some(it) if matches!(lower(text, it).as_str(), "has" | "have" | "had") => it.start..cue.end,
        _ => cue.clone(),
    }
}

/// Marks between a content and what comes after it.
fn is_edge_mark(c: char) -> bool {
    c.is_whitespace() || is_closing_mark(c) || matches!(c, ',' | '，' | '.' | '?' | '!' | '。')
}

fn is_closing_mark(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '›' | '」' | '』' | '“' | '«')
}
