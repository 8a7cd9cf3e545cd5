//! The words for who speaks, to the left and to the right of a cue.

mod agent;

use std::ops::Range;

use super::grammar::{
    is_adverb, is_auxiliary, is_capital, is_determiner, is_finite, is_preposition, is_pronoun, is_role,
    is_subordinator, is_time, lower,
};
use crate::engine::cue::tokens;
use crate::text::segment::trim;
pub(super) use agent::{Reach, agent_after};

/// Most words of a source.
const MOST_WORDS: usize = 60;
/// Most words of a source without its apposition.
const MOST_HEAD_WORDS: usize = 25;

/// What stands to the left of a verb.
pub(super) enum Subject {
    /// Who, with the apposition.
    Named(Range<usize>),
    /// “and said”: the subject of the verb before.
    Shared,
    Unknown,
}

/// The subject in `from..verb` of the verb that begins at `verb`; `from` begins a sentence or a clause.
pub(super) fn subject_before(text: &str, from: usize, verb: usize) -> Subject {
    let words = tokens(text, from..verb);
    let mut end = verb;
    let mut kept = words.len();
    while let Some(word) = kept.checked_sub(1).map(|it| &words[it]) {
        let bare = text[word.end..end].trim();
        let word_lower = lower(text, word);
        let steps = is_adverb(&word_lower) || is_auxiliary(&word_lower) || (is_time(&word_lower) && bare.is_empty());
        if !steps || !(bare.is_empty() || bare == ",") || is_pronoun(&word_lower) {
            break;
        }
        // “the ministry on Tuesday said”, but “posts from Tuesday said”.
        let before = kept
            .checked_sub(2)
            .map(|it| &words[it])
            .filter(|it| is_preposition(&lower(text, it)));
        match before.filter(|_| is_time(&word_lower)) {
            Some(it) if lower(text, it) == "on" => {
                end = it.start;
                kept -= 2;
                continue;
            }
            Some(_) => break,
            None => {}
        }
        end = word.start;
        kept -= 1;
    }
    let Some(left) = trim(text, from..end) else {
        return Subject::Unknown;
    };
    let words = &words[..kept];
    let Some(last) = words.last() else {
        return Subject::Unknown;
    };
    if matches!(lower(text, last).as_str(), "and" | "but" | "or") && last.end == left.end {
        return Subject::Shared;
    }
    // “a share she called”: of words before a pronoun nobody is the subject.
    if last.end == left.end && is_subject_pronoun(&lower(text, last)) {
        return Subject::Named(last.clone());
    }
    let parenthesis = text[left.clone()].ends_with(',');
    // Only a comma or a bracket may come between: no other clause, no quotation.
    let closes = text[last.end..left.end]
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, ',' | ')' | ']' | '’' | '\'' | '.'));
    if !closes {
        return Subject::Unknown;
    }
    let chunks = chunks(text, clause_start(text, left.start, left.end)..left.end);
    let found = match parenthesis {
        true => with_parenthesis(text, &chunks),
        false => without_parenthesis(text, &chunks),
    };
    found.map_or(Subject::Unknown, Subject::Named)
}

/// Pronouns that can be nothing but the subject of a verb after them.
fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "we" | "i")
}

/// “Ana Ruiz, the harbour master, in a note to staff,” up to the verb.
fn with_parenthesis(text: &str, chunks: &[Range<usize>]) -> Option<Range<usize>> {
    let mut head = 0;
    while head + 1 < chunks.len() && (is_circumstance(text, &chunks[head]) || holds_finite(text, &chunks[head])) {
        head += 1;
    }
    let name = noun_phrase(text, chunks.get(head)?.clone())?;
    let mut last = chunks.len() - 1;
    while last > head && is_circumstance(text, &chunks[last]) {
        last -= 1;
    }
    let source = name.start..match last > head {
        true => chunks[last].end,
        false => name.end,
    };
    (tokens(text, source.clone()).len() <= MOST_WORDS).then_some(source)
}

/// “Malaysia's prime minister, Ana Ruiz” directly before the verb.
fn without_parenthesis(text: &str, chunks: &[Range<usize>]) -> Option<Range<usize>> {
    let name = noun_phrase(text, chunks.last()?.clone())?;
    let whole = name.start == chunks.last()?.start;
    let Some(before) = chunks.len().checked_sub(2).map(|it| &chunks[it]).filter(|_| whole) else {
        return Some(name);
    };
    let names_role = tokens(text, before.clone())
        .last()
        .is_some_and(|it| is_role(&lower(text, it)));
    let named = tokens(text, name.clone())
        .first()
        .is_some_and(|it| is_capital(text, it));
    let listed = text[name.clone()].contains(" and ") && is_name(text, before);
    if !(named && names_role || listed) || is_circumstance(text, before) || holds_finite(text, before) {
        return Some(name);
    }
    let start = noun_phrase(text, before.clone()).map_or(name.start, |it| it.start);
    Some(start..name.end)
}

/// Whether every word of `range` has a capital.
fn is_name(text: &str, range: &Range<usize>) -> bool {
    let words = tokens(text, range.clone());
    words.len() <= 5 && words.iter().all(|it| is_capital(text, it) || lower(text, it) == "the")
}

/// Where the clause that ends at `end` begins: after a semicolon, a colon, a dash or a quotation.
fn clause_start(text: &str, start: usize, end: usize) -> usize {
    let ends = |i: usize, c: char| match c {
        ';' | ':' | '—' | '–' | '―' | '…' | '?' | '!' => true,
        // Words in marks may be a part of the phrase: the “red” faction.
        '”' | '“' | '"' | '»' | '«' => {
            let before = text[start..start + i].ends_with([',', '.', '?', '!']);
            before || text[start + i + c.len_utf8()..end].starts_with(',')
        }
        _ => false,
    };
    match text[start..end].char_indices().rfind(|(i, c)| ends(*i, *c)) {
        Some((i, mark)) => start + i + mark.len_utf8(),
        None => start,
    }
}

/// `range` cut at its commas, outside brackets and numbers.
pub(super) fn chunks(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let (mut depth, mut start) = (0_usize, range.start);
    let mut found = Vec::new();
    for (i, c) in text[range.clone()].char_indices() {
        let at = range.start + i;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | '，' if depth == 0 => {
                let number = text[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
                if !number {
                    found.extend(trim(text, start..at));
                    start = at + c.len_utf8();
                }
            }
            _ => {}
        }
    }
    found.extend(trim(text, start..range.end));
    found
}

/// Whether the piece between commas tells when, where or how: “in a statement”, “speaking on Friday”.
pub(super) fn is_circumstance(text: &str, chunk: &Range<usize>) -> bool {
    let words = tokens(text, chunk.clone());
    let Some(first) = words.first() else {
        return true;
    };
    let first = lower(text, first);
    let second = words
        .get(1)
        .map(|it| text[it.clone()].starts_with(|c: char| c.is_lowercase()));
    let doing = first.len() > 5 && first.ends_with("ing") && second == Some(true);
    let asked = matches!(
        first.as_str(),
        "asked"
            | "according"
            | "still"
            | "instead"
            | "nevertheless"
            | "however"
            | "moreover"
            | "indeed"
            | "left"
            | "right"
    );
    is_preposition(&first) || is_subordinator(&first) || is_time(&first) || is_adverb(&first) || doing || asked
}

/// Whether a finite verb stands in `chunk`, outside a relative clause.
fn holds_finite(text: &str, chunk: &Range<usize>) -> bool {
    for word in tokens(text, chunk.clone()) {
        let word = lower(text, &word);
        if matches!(word.as_str(), "who" | "whose" | "which") {
            return false;
        }
        if is_finite(&word) {
            return true;
        }
    }
    false
}

/// The noun phrase that `chunk` ends with, without what leads to it; `None` when it reads as none.
fn noun_phrase(text: &str, chunk: Range<usize>) -> Option<Range<usize>> {
    let words = tokens(text, chunk.clone());
    let mut first = 0;
    // Nothing but “but”, “and”, “as” has been left out.
    let mut only_joined = true;
    let mut relative = false;
    for (i, word) in words.iter().enumerate() {
        let word = lower(text, word);
        let before = i.checked_sub(1).map(|it| lower(text, &words[it])).unwrap_or_default();
        if (word == "as" && before == "such") || (is_auxiliary(&word) && before == "to") {
            continue;
        }
        let leads = is_subordinator(&word) && !matches!(word.as_str(), "and" | "or")
            || (i == first && (is_adverb(&word) || matches!(word.as_str(), "and" | "or")));
        relative |= matches!(word.as_str(), "who" | "whose" | "which") && i > first;
        if leads && !(relative || word == "both" || word == "all") || (is_finite(&word) && !relative) {
            only_joined &= first == i && !is_finite(&word);
            first = i + 1;
        }
    }
    // “On Tuesday the ministry”, “In a statement the ministry”.
    if is_preposition(&lower(text, words.get(first)?)) {
        first += 2;
        let begins = |it: &Range<usize>| {
            !is_time(&lower(text, it))
                && (is_determiner(&lower(text, it)) || is_capital(text, it) || is_pronoun(&lower(text, it)))
        };
        while words.get(first).is_some_and(|it| !begins(it)) {
            first += 1;
        }
    }
    let start = words.get(first)?.start;
    let head = start..chunk.end;
    let count = words.len() - first;
    let opening = &words[first];
    let word = lower(text, opening);
    let begins = is_capital(text, opening)
        || is_determiner(&word)
        || is_pronoun(&word)
        || word.starts_with(|c: char| c.is_ascii_digit());
    // “officials”, “police in Busan”: a noun without an article.
    let plain = only_joined && count <= 8 && !is_preposition(&word) && !is_time(&word) && !word.ends_with("ing");
    let timeless = !(count == 1 && is_time(&word));
    ((begins || plain) && timeless && count <= MOST_HEAD_WORDS).then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands before the verb.
    #[track_caller]
    fn check_left(marked: &str, wanted: Option<&str>) {
        let verb = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let found = match subject_before(&text, 0, verb) {
            Subject::Named(it) => Some(&text[it]),
            Subject::Shared => Some("shared"),
            Subject::Unknown => None,
        };
        assert_eq!(found, wanted, "{marked}");
    }

    #[test]
    fn the_subject_keeps_its_apposition_and_leaves_times_and_circumstances() {
        check_left("Ana Ruiz |said it", Some("Ana Ruiz"));
        check_left("Ana Ruiz has also |said it", Some("Ana Ruiz"));
        check_left(
            "Ana Ruiz, 52, a former clerk, |said it",
            Some("Ana Ruiz, 52, a former clerk"),
        );
        check_left(
            "In a statement, the port's director, Ana Ruiz, |said",
            Some("the port's director, Ana Ruiz"),
        );
        check_left(
            "Speaking to staff, Port Director Ana Ruiz later |said",
            Some("Port Director Ana Ruiz"),
        );
        check_left("The director, in remarks to the radio, |said", Some("The director"));
        check_left("Ruiz, who led the port, |said", Some("Ruiz, who led the port"));
        check_left("On Tuesday the ministry |said", Some("the ministry"));
        check_left("but officials |said", Some("officials"));
        check_left("He resigned, and Ruiz |said", Some("Ruiz"));
        check_left("The bank said that the minister |told", Some("the minister"));
        check_left(
            "The port's director, Ana Ruiz |said",
            Some("The port's director, Ana Ruiz"),
        );
        check_left("Ruiz came and |said", Some("shared"));
        check_left("“Yes,” |said", None);
        check_left("|said", None);
    }

    #[track_caller]
    fn check_right(text: &str, reach: Reach, wanted: Option<&str>) {
        assert_eq!(
            agent_after(text, 0..text.len(), reach).map(|it| &text[it]),
            wanted,
            "{text}"
        );
    }

    #[test]
    fn the_agent_ends_before_time_place_and_the_next_clause() {
        use Reach::{Document, Speaker};
        check_right(" Ana Ruiz.", Speaker, Some("Ana Ruiz"));
        check_right(
            " Ana Ruiz, a researcher at the Harbour Institute.",
            Speaker,
            Some("Ana Ruiz, a researcher at the Harbour Institute"),
        );
        check_right(
            " a researcher at the Harbour Institute on Tuesday.",
            Speaker,
            Some("a researcher at the Harbour Institute"),
        );
        check_right(" Ruiz to the crowd that came.", Speaker, Some("Ruiz"));
        check_right(" Ruiz in a statement.", Speaker, Some("Ruiz"));
        check_right(" Ruiz, adding that he left.", Speaker, Some("Ruiz"));
        check_right(
            " the port's chief, Ana Ruiz, who ran two banks.",
            Speaker,
            Some("the port's chief, Ana Ruiz, who ran two banks"),
        );
        check_right(" Ruiz, the bridge is shut.", Speaker, Some("Ruiz"));
        check_right(" the bridge is shut.", Speaker, None);
        check_right(" on Tuesday", Speaker, None);
        check_right(
            " a report released on May 2 by the Port Board (PB), led by two towns.",
            Document,
            Some("a report released on May 2 by the Port Board (PB), led by two towns"),
        );
        check_right(" Jo Lee (R-Ohio) on Friday", Speaker, Some("Jo Lee (R-Ohio)"));
    }
}
