//! Speech after a dash: —Texto —dijo X—. Más texto; – Vi är redo, säger X.

use std::ops::Range;

use smallvec::SmallVec;

use super::super::rules::DIALOGUE;
use super::super::sentence::{Stops, sentences};
use super::grammar::Grammar;
use super::reading::Reading;
use super::token::tokens_of;
use crate::engine::suggest::draft::Draft;

/// Whether the paragraph begins with a dash and names who speaks; what it says is added to `found`.
pub(super) fn drafts(
    text: &str,
    paragraph: &Range<usize>,
    grammar: &Grammar,
    quotes: &[Range<usize>],
    found: &mut Vec<Draft>,
) -> bool {
    let words = &text[paragraph.clone()];
    let start = paragraph.end - words.trim_start().len();
    let Some(dash) = text[start..paragraph.end]
        .chars()
        .next()
        .filter(|c| matches!(c, '—' | '–' | '―' | '-'))
    else {
        return false;
    };
    let first = start + dash.len_utf8();
    let rest = &text[first..paragraph.end];
    // A list item with a hyphen is no speech.
    if rest.trim_start().is_empty() || (dash == '-' && !rest.starts_with(' ')) {
        return false;
    }
    inserted(text, start, first, paragraph.end, grammar, found)
        || spoken(text, start, first..paragraph.end, quotes, grammar, found)
}

/// —Texto —dijo X—. Más texto
fn inserted(text: &str, start: usize, first: usize, end: usize, grammar: &Grammar, found: &mut Vec<Draft>) -> bool {
    let rest = &text[first..end];
    let dashes = rest
        .match_indices(['—', '–', '―'])
        .map(|(i, dash)| (first + i, dash.len()));
    let mut dashes = dashes.take(8);
    let opening =
        dashes.find(|(at, len)| text[..*at].ends_with(' ') && text[at + len..end].starts_with(char::is_alphabetic));
    let Some((open, len)) = opening else {
        return false;
    };
    let closing = dashes.next();
    let inner_end = closing.map_or(end, |it| it.0);
    let mut tokens = Vec::new();
    tokens_of(text, open + len..inner_end, &[], grammar, &mut tokens);
    let mut none = Vec::new();
    let reading = Reading::new(text, &tokens, grammar, &mut none);
    let Some(said) = reading.verb_then_source(0).or_else(|| reading.source_then_verb(0)) else {
        return false;
    };
    let source = said.source.as_ref().and_then(|it| reading.bytes(it));
    let cue = reading.bytes(&said.cue);
    let mut content: SmallVec<[Range<usize>; 2]> = SmallVec::new();
    content.extend(trimmed(text, start..open));
    if let Some((close, len)) = closing {
        content.extend(trimmed(text, close + len..end));
    }
    if content.is_empty() {
        return false;
    }
    found.push(draft(content, source, cue));
    true
}

/// – Vi är redo. Det blir bra, säger X.
fn spoken(
    text: &str,
    start: usize,
    rest: Range<usize>,
    quotes: &[Range<usize>],
    grammar: &Grammar,
    found: &mut Vec<Draft>,
) -> bool {
    let mut tokens = Vec::new();
    for sentence in sentences(text, rest.clone(), quotes, Stops::Western) {
        let inner = quotes.get(sentence.quotes).unwrap_or_default();
        tokens_of(text, sentence.range.clone(), inner, grammar, &mut tokens);
        let mut none = Vec::new();
        let reading = Reading::new(text, &tokens, grammar, &mut none);
        for comma in 0..tokens.len() {
            let before = comma.checked_sub(1).map_or(rest.start, |it| tokens[it].range.end);
            let marked = tokens[comma].is_mark(',') || comma == 0 && sentence.range.start > rest.start;
            let at = if tokens[comma].is_mark(',') { comma + 1 } else { comma };
            if !marked {
                continue;
            }
            let Some(said) = reading.verb_then_source(at) else {
                continue;
            };
            let source = said.source.as_ref().and_then(|it| reading.bytes(it));
            let over = tokens.get(said.end).is_none_or(|it| {
                !matches!(it.kind, super::token::Kind::Word) || it.has(super::grammar::STOP | super::grammar::LINK)
            });
            if !over {
                continue;
            }
            let end = if comma == 0 { sentence.range.start } else { before };
            let mut content: SmallVec<[Range<usize>; 2]> = SmallVec::new();
            content.extend(trimmed(text, start..end));
            if !content.is_empty() {
                found.push(draft(content, source, reading.bytes(&said.cue)));
                return true;
            }
        }
    }
    false
}

fn draft(content: SmallVec<[Range<usize>; 2]>, source: Option<Range<usize>>, cue: Option<Range<usize>>) -> Draft {
    Draft {
        content,
        source,
        cue,
        rule: &DIALOGUE,
        confidence: DIALOGUE.confidence,
        remarks: Vec::new(),
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':');
    let bare = words.trim_start_matches(is_gap);
    let start = range.end - bare.len();
    let end = start + bare.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len();
    (start < end).then_some(start..end)
}
