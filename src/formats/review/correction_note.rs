//! The note that tells readers what was wrong.
//!
//! It tells only what would have misled them: errors of accuracy that changed the sense. Style, spelling and what is
//! merely put badly is corrected without a note, as is the practice of most newsrooms.

use std::ops::Range;

use super::{Loss, PROPOSED, Review, ReviewFormat, ReviewedError, ReviewedPair, Writer};
use crate::model::mqm::Severity;

pub(super) const FORMAT: ReviewFormat = ReviewFormat {
    key: "correction-note",
    title: "Correction for readers (text)",
    extension: "txt",
    writer: Writer::Text(write),
    cannot_hold: &[
        PROPOSED,
        Loss {
            what: "errors that readers need not be told of, or that have no corrected wording yet",
            count: |it| it.errors().filter(|it| sentence(it.1, it.2).is_none()).count(),
        },
    ],
};

/// So many words make clear what is talked of.
const WORDS: usize = 8;
/// A clause of so many words is told whole.
const CLAUSE_WORDS: usize = 16;
/// What is longer is cut in the middle.
const MOST_WORDS: usize = 40;

fn write(review: &Review) -> String {
    let mut told: Vec<String> = Vec::new();
    for sentence in review.errors().filter_map(|it| sentence(it.1, it.2)) {
        if !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    match &told[..] {
        [] => "Nothing in this review needs a correction for readers.\n".to_owned(),
        [one] => format!("Correction: An earlier version of this article {one}\n"),
        many => {
            let items = many.iter().map(|it| format!("- It {it}\n"));
            format!(
                "Corrections: An earlier version of this article, a translation, had the following errors.\n\n{}",
                items.collect::<String>()
            )
        }
    }
}

/// What the article said and should have said, after “an earlier version of this article”; `None` for what readers need
/// not be told, or what has no corrected wording.
fn sentence(pair: &ReviewedPair, error: &ReviewedError) -> Option<String> {
    let changes_sense = matches!(error.severity, Some(Severity::Major | Severity::Critical));
    let of_sense = error.category.is_empty() || ["accuracy", "terminology"].contains(&error.category.dimension());
    if error.proposed || !changes_sense || !of_sense {
        return None;
    }
    let text = &*pair.translation.text;
    let correction = plain(&error.correction);
    match (&error.translation[..], error.insertion) {
        ([one], _) if error.category.is_within("accuracy/addition") && correction.is_empty() => {
            let said = shortened(text.get(one.clone())?);
            Some(format!("said “{said}”. The original does not say so."))
        }
        (_, _) if correction.is_empty() => None,
        ([one], _) => {
            let whole = in_context(text, one.clone());
            let said = text.get(whole.clone())?;
            let (before, after) = (text.get(whole.start..one.start)?, text.get(one.end..whole.end)?);
            let should = format!("{before}{correction}{after}");
            Some(format!(
                "said “{}”. It should have said “{}”.",
                shortened(said),
                shortened(&should)
            ))
        }
        ([], _) => Some(format!("left out the following: “{}”", shortened(&correction)) + stop(&correction)),
        _ => Some(format!(
            "was wrong in one sentence. It should have said “{}”.",
            shortened(&correction)
        )),
    }
}

/// The full stop after closing quotation marks, unless the words have their own.
fn stop(words: &str) -> &'static str {
    if words.ends_with(['.', '?', '!', '。']) {
        ""
    } else {
        "."
    }
}

/// `mark` with its clause if that is short; else with words around it until there are enough to see what is talked of.
fn in_context(text: &str, mark: Range<usize>) -> Range<usize> {
    let clause = grown(text, mark.clone(), CLAUSE_WORDS + 1);
    match count(text, &clause) > CLAUSE_WORDS {
        true => grown(text, mark, WORDS),
        false => clause,
    }
}

/// `range` with a word after it and one before it in turn, until there are so many `words` or the clause is at its ends.
fn grown(text: &str, mut range: Range<usize>, words: usize) -> Range<usize> {
    let mut left = words.saturating_sub(count(text, &range));
    loop {
        let before = range.clone();
        if left > 0 {
            range.end = next_word(text, range.end);
            left -= usize::from(range.end != before.end);
        }
        if left > 0 {
            range.start = previous_word(text, range.start);
            left -= usize::from(range.start != before.start);
        }
        if range == before {
            return range;
        }
    }
}

fn count(text: &str, range: &Range<usize>) -> usize {
    text.get(range.clone()).unwrap_or_default().split_whitespace().count()
}

/// What ends a clause, so that words beyond it say something else.
fn ends_clause(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '—' | '–' | '“' | '”' | '"' | '(' | ')' | '[' | ']' | '.' | '?' | '!' | '…' | '\n'
    )
}

/// The end of the word after `at`; `at` where the clause ends.
fn next_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.trim_start_matches(|it: char| it.is_whitespace() && it != '\n');
    let length = word.find(|it: char| it.is_whitespace()).unwrap_or(word.len());
    // A mark inside the word, as in “4.5”, ends nothing; one before white space is no part of it.
    let kept = word[..length].trim_end_matches(ends_clause).len();
    let begins_other = word.starts_with(ends_clause);
    match kept == 0 || begins_other {
        true => at,
        false => at + (rest.len() - word.len()) + kept,
    }
}

/// The start of the word before `at`; `at` where the clause begins.
fn previous_word(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let end = before.trim_end_matches(|it: char| it.is_whitespace() && it != '\n');
    if end.ends_with(ends_clause) || end.is_empty() {
        return at;
    }
    let word = end.rfind(char::is_whitespace);
    let start = word.map_or(0, |it| it + end[it..].chars().next().map_or(1, char::len_utf8));
    let word = &end[start..];
    start + (word.len() - word.trim_start_matches(ends_clause).len())
}

/// `text` without quotation marks around it and without white space that breaks a line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both ends of what is very long; quotation marks inside become single ones.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = match words.len() > MOST_WORDS {
        true => {
            let half = MOST_WORDS / 2;
            format!(
                "{} … {}",
                words[..half].join(" "),
                words[words.len() - half..].join(" ")
            )
        }
        false => words.join(" "),
    };
    text.replace('“', "‘").replace('”', "’").replace('"', "'")
}
