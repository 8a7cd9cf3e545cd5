//! The content of a selection that holds its own attribution: “A,” said Ana. “B.”; Ana said that …

use std::ops::Range;

use super::around::{Found, Verdict, around};
use super::eastern;
use super::grammar::{holds_verb, is_be, is_time_phrase, lower};
use super::passage::Passage;
use super::source::{Reach, agent_after, chunks};
use crate::engine::cue::{Cue, Use, cue_of, cues_in, noun_of, tokens};
use crate::text::segment::trim;

/// Most bytes of a selection that is taken apart.
const LONGEST: usize = 16 << 10;

/// The content that `selection` holds beside its cue and source.
pub(super) fn content_in(passage: &Passage, selection: &Range<usize>) -> Option<(Vec<Range<usize>>, Found)> {
    if selection.len() > LONGEST {
        return None;
    }
    let text = passage.text;
    let cues: Vec<_> = cues_in(text, selection.clone())
        .into_iter()
        .filter(|(it, _)| !passage.quoted(it.start))
        .collect();
    let mut candidates = Vec::new();
    candidates.extend(quoted(passage, selection));
    candidates.extend(eastern::content_of(text, selection).map(|it| vec![it]));
    let noun = noun(text, selection).map(|it| vec![it]);
    // “according to a report that the office released”: the report says what stands before it.
    let rests_on_noun = cues.iter().any(|(_, it)| it.used == Use::According);
    let (first, last) = if rests_on_noun { (None, noun) } else { (noun, None) };
    candidates.extend(first);
    for (cue, entry) in &cues {
        candidates.extend(beside(passage, selection, cue, entry));
    }
    candidates.extend(last);
    candidates.into_iter().find_map(|content| {
        let content: Vec<Range<usize>> = content.into_iter().filter_map(|it| without_stop(passage, it)).collect();
        match around(passage, &content, selection) {
            Verdict::Found(found) => Some((content, found)),
            Verdict::Torn | Verdict::Nothing => None,
        }
    })
}

/// The quotations of a selection that begins or ends with one.
fn quoted(passage: &Passage, selection: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = passage.text;
    let quotes: Vec<Range<usize>> = passage
        .quotes_in(selection.clone())
        .filter(|it| stands_alone(text, it, selection))
        .collect();
    let (first, last) = (quotes.first()?, quotes.last()?);
    let ends = text[last.end..selection.end]
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '.' | ',' | '。'));
    // Korean and Japanese put the verb last.
    let rest = &text[last.end..selection.end];
    let verb_last = rest.len() <= 120
        && rest
            .chars()
            .next()
            .is_some_and(|c| matches!(c, '고' | '라' | '이' | '며' | 'と' | 'な'));
    (first.start == selection.start || ends || verb_last).then(|| joined(text, quotes))
}

/// Whether `quote` is somebody speaking, and not a word of the sentence in marks.
fn stands_alone(text: &str, quote: &Range<usize>, selection: &Range<usize>) -> bool {
    let before = text[selection.start..quote.start].trim_end();
    let told = || {
        tokens(text, selection.start..quote.start).last().is_some_and(|it| {
            let word = &text[it.clone()];
            it.end == selection.start + before.len()
                && cue_of(word).is_some_and(|it| matches!(it.used, Use::Speech | Use::Clause))
        })
    };
    let eastern = before
        .chars()
        .next_back()
        .is_some_and(|c| matches!(c, '은' | '는' | 'は' | 'が' | '며' | '고' | '이' | '가'));
    before.is_empty()
        || before.ends_with([
            '.', ',', ':', ';', '?', '!', '”', '"', '’', '\'', '»', '—', '–', '。', '，', '：',
        ])
        || eastern
        || told()
}

/// Quotations with nothing but white space between them, in one paragraph, are one piece.
fn joined(text: &str, quotes: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for quote in quotes {
        match pieces.last_mut() {
            Some(last) if text[last.end..quote.start].chars().all(|c| c == ' ' || c == '\u{a0}') => {
                last.end = quote.end
            }
            _ => pieces.push(quote),
        }
    }
    pieces
}

/// What could be the content beside one cue, the likelier first.
fn beside(passage: &Passage, selection: &Range<usize>, cue: &Range<usize>, entry: &Cue) -> Vec<Vec<Range<usize>>> {
    let text = passage.text;
    let mut found = Vec::new();
    let first = !text[selection.start..cue.start].contains(char::is_alphanumeric);
    match entry.used {
        Use::According => {
            let Some(source) = agent_after(text, cue.end..selection.end, Reach::Document) else {
                return found;
            };
            let rest = text[source.end..selection.end]
                .strip_prefix(',')
                .map(|it| selection.end - it.len());
            let rest = rest.and_then(|it| trim(text, it..selection.end));
            let before = before_comma(text, selection.start, cue.start);
            match (first, before, rest) {
                (true, _, Some(rest)) => found.push(vec![rest]),
                (false, Some(before), Some(rest)) if !holds_verb(text, before.clone()) => {
                    found.push(vec![before, rest])
                }
                (false, Some(before), _) => found.push(vec![before]),
                _ => {}
            }
        }
        Use::Speech | Use::Clause => {
            found.extend(passive_subject(text, selection, cue).map(|it| vec![it]));
            if let Some(clause) = clause_after(passage, cue.end..selection.end) {
                found.push(vec![clause]);
            }
            found.extend(clause_before(passage, selection, cue).map(|it| vec![it]));
        }
        Use::Adverb => {
            let clause = trim(text, cue.end..selection.end).filter(|it| holds_verb(text, it.clone()));
            found.extend(clause.map(|it| vec![it]));
        }
        _ => {}
    }
    found
}

/// What “was highlighted in”, “was announced by” is about.
fn passive_subject(text: &str, selection: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let next = tokens(text, cue.end..text.floor_char_boundary(selection.end.min(cue.end + 12)));
    let leads = next
        .first()
        .is_some_and(|it| matches!(lower(text, it).as_str(), "in" | "by"));
    let words = tokens(text, selection.start..cue.start);
    let be = words.iter().rposition(|it| is_be(&lower(text, it)))?;
    let near = words.len() - be <= 2;
    (leads && near)
        .then(|| trim(text, selection.start..words[be].start))
        .flatten()
}

/// “that …”, a quotation or a bare clause after a verb.
fn clause_after(passage: &Passage, range: Range<usize>) -> Option<Range<usize>> {
    let text = passage.text;
    let words = tokens(text, range.clone());
    let that = words
        .iter()
        .take(10)
        .find(|it| matches!(lower(text, it).as_str(), "that" | "whether" | "dass" | "que"));
    let quote = passage
        .quotes_in(range.clone())
        .next()
        .filter(|it| stands_alone(text, it, &range));
    let end = clause_end(passage, range.clone());
    let start = match (that, quote) {
        (Some(that), Some(quote)) => that.start.min(quote.start),
        (Some(that), None) => that.start,
        (None, Some(quote)) if words.iter().take_while(|it| it.start < quote.start).count() <= 8 => quote.start,
        _ => bare_start(text, &words, range.end)?,
    };
    let clause = trim(text, start..end.max(start))?;
    let to = words.first().is_some_and(|it| lower(text, it) == "to");
    (that.is_some() || to || passage.opens(start) || holds_verb(text, clause.clone())).then_some(clause)
}

/// Where a clause begins that follows a verb at once, or after a day.
fn bare_start(text: &str, words: &[Range<usize>], end: usize) -> Option<usize> {
    let after = (0..words.len().min(4))
        .rev()
        .find(|&it| is_time_phrase(text, words[0].start..words[it].end));
    let start = match after {
        Some(it) => words.get(it + 1)?.start,
        None => words.first()?.start,
    };
    // “he said, and left” is another clause.
    (start < end).then_some(start)
}

/// A clause ends before “, adding …” and before a semicolon.
fn clause_end(passage: &Passage, range: Range<usize>) -> usize {
    let text = passage.text;
    let semicolon = text[range.clone()]
        .match_indices(';')
        .map(|(i, _)| range.start + i)
        .find(|&it| !passage.quoted(it));
    let adding = cues_in(text, range.clone()).into_iter().find_map(|(cue, _)| {
        let before = text[range.start..cue.start].trim_end();
        let apart = before.ends_with(',') && text[cue.clone()].ends_with("ing") && !passage.quoted(cue.start);
        apart.then(|| range.start + before.len() - 1)
    });
    semicolon.into_iter().chain(adding).min().unwrap_or(range.end)
}

/// The clause before “, Ana said” or “, said Ana” at the end of a sentence.
fn clause_before(passage: &Passage, selection: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let text = passage.text;
    let pieces = chunks(text, selection.start..cue.start);
    // The first comma after which nothing but the source stands before the verb.
    pieces.iter().scan(selection.start, |_, it| Some(it.end)).find_map(|end| {
        let clause = trim(text, selection.start..end)?;
        let comma = text[end..cue.start].trim_start().starts_with(',');
        let content = [clause.clone()];
        let fits = comma && holds_verb(text, clause.clone()) && matches!(around(passage, &content, selection), Verdict::Found(it) if it.cue.as_ref().is_some_and(|found| found.end == cue.end));
        fits.then_some(clause)
    })
}

fn before_comma(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let before = text[start..end].trim_end();
    let before = before.strip_suffix(',').unwrap_or(before);
    trim(text, start..start + before.len())
}

/// “the announcement by the ministry that …”
fn noun(text: &str, selection: &Range<usize>) -> Option<Range<usize>> {
    let words = tokens(text, selection.clone());
    let at = words.iter().position(|it| noun_of(&lower(text, it)).is_some())?;
    let that = words[at..].iter().take(16).find(|it| lower(text, it) == "that")?;
    trim(text, that.start..selection.end)
}

/// `range` without a full stop outside quotation marks.
pub(super) fn without_stop(passage: &Passage, range: Range<usize>) -> Option<Range<usize>> {
    let range = trim(passage.text, range)?;
    let words = &passage.text[range.clone()];
    let Some(bare) = words.strip_suffix(['.', '。']) else {
        return Some(range);
    };
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    // “in the U.S.”, “and so on...”
    if last.contains('.') || bare.ends_with(['.', '…']) || passage.quoted(range.end - 1) {
        return Some(range);
    }
    trim(passage.text, range.start..range.start + bare.len())
}
