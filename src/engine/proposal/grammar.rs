//! Small word lists and shapes of English: enough to tell who speaks from when and where.

use std::ops::Range;

use crate::engine::cue::{Use, cue_of, tokens};

#[rustfmt::skip] // By kind.
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did",
    "will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot",
    "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "doesn't", "don't", "didn't", "won't", "wouldn't", "can't", "couldn't",
    "isn’t", "aren’t", "wasn’t", "weren’t", "hasn’t", "haven’t", "hadn’t", "doesn’t", "don’t", "didn’t", "won’t", "wouldn’t", "can’t", "couldn’t",
];

/// Verbs in the past that often come in news and cannot be nouns.
#[rustfmt::skip] // As they come.
const PAST: &[&str] = &[
    "came", "went", "took", "gave", "got", "made", "met", "left", "sent", "lost", "held", "kept", "brought", "began", "became", "fell", "rose", "grew", "led",
    "ran", "sat", "spoke", "stood", "won", "paid", "bought", "sold", "broke", "drew", "knew", "saw", "heard", "leaves", "goes", "comes", "makes", "takes", "gets",
];

#[rustfmt::skip] // By kind.
const PREPOSITIONS: &[&str] = &[
    "in", "on", "at", "by", "for", "from", "with", "without", "after", "before", "during", "since", "until", "despite", "amid", "among", "under", "over",
    "through", "throughout", "to", "of", "about", "against", "following", "between", "beyond", "inside", "outside", "near", "per", "via", "within", "upon", "like", "unlike", "across",
];

#[rustfmt::skip] // By kind.
const SUBORDINATORS: &[&str] = &[
    "as", "while", "when", "if", "because", "although", "though", "whereas", "that", "whether", "once", "unless", "where", "how", "why", "and", "but", "so", "yet", "or", "nor", "than",
];

#[rustfmt::skip] // By kind.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their", "some", "many", "most", "several", "few", "two", "three",
    "four", "five", "six", "one", "another", "other", "both", "all", "each", "every", "no", "more", "several", "dozens", "hundreds", "critics", "der", "die", "das", "ein", "eine",
    "le", "la", "les", "un", "une", "el", "los", "las", "una",
];

#[rustfmt::skip] // By kind.
const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "who", "i", "we", "you", "one", "er", "sie", "il", "elle", "ils", "elles", "él", "ella", "hon", "han",
];

#[rustfmt::skip] // By kind.
const TIMES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tomorrow", "tonight", "earlier", "later", "recently", "last", "previously",
    "afterwards", "then", "now", "meanwhile", "ago", "May",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "overnight", "again",
];

/// Adverbs between a subject and its verb.
#[rustfmt::skip] // As they come.
const ADVERBS: &[&str] = &[
    "also", "later", "then", "now", "again", "further", "furthermore", "still", "never", "not", "once", "even", "often", "always", "just", "has", "have", "had", "too", "first",
    "earlier", "long", "since", "both", "all", "instead", "yesterday", "today", "thereby", "moreover", "however",
];

/// What a title or a job ends in, or holds.
#[rustfmt::skip] // As they come.
const ROLES: &[&str] = &[
    "minister", "president", "director", "spokesman", "spokeswoman", "spokesperson", "chief", "leader", "secretary", "economist", "professor", "chairman", "chairwoman", "chair",
    "head", "officer", "mayor", "governor", "senator", "ambassador", "researcher", "analyst", "editor", "manager", "founder", "co-founder", "lawyer", "attorney", "judge", "captain",
    "commander", "general", "coach", "chancellor", "premier", "envoy", "fellow", "scientist", "author", "member", "expert", "owner", "executive", "official", "representative", "resident",
    "student", "deputy", "commissioner", "historian", "doctor", "engineer", "clerk", "republican", "democrat", "curator", "correspondent", "adviser", "advisor", "teacher", "neighbour", "neighbor",
];

/// The word at `range`, in lower case; the month of May keeps its capital, being no verb.
pub(super) fn lower(text: &str, range: &Range<usize>) -> String {
    match &text[range.clone()] {
        "May" => "May".to_owned(),
        word => word.to_lowercase(),
    }
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(&word)
}

/// Whether `word` is a form of *be* before a participle.
pub(super) fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "been" | "being" | "be")
}

pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

pub(super) fn is_subordinator(word: &str) -> bool {
    SUBORDINATORS.contains(&word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}

pub(super) fn is_time(word: &str) -> bool {
    TIMES.contains(&word)
}

pub(super) fn is_role(word: &str) -> bool {
    ROLES.contains(&word)
}

/// Whether `word` may stand between a subject and its verb.
pub(super) fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word) || (word.len() > 4 && word.ends_with("ly") && word != "family" && word != "assembly")
}

/// Whether `word`, in lower case, is certainly a finite verb.
pub(super) fn is_finite(word: &str) -> bool {
    let said = || {
        cue_of(word).is_some_and(|it| {
            matches!(it.used, Use::Speech | Use::Clause) && !word.ends_with("ing") && !ends_as_noun(word)
        })
    };
    is_auxiliary(word) || PAST.contains(&word) || said()
}

/// Forms that are as often nouns: claims, reports.
fn ends_as_noun(word: &str) -> bool {
    crate::engine::cue::noun_of(word).is_some()
        || matches!(
            word,
            "state"
                | "states"
                | "note"
                | "notes"
                | "posts"
                | "post"
                | "call"
                | "calls"
                | "view"
                | "known"
                | "written"
                | "forecast"
                | "project"
                | "projects"
                | "record"
                | "details"
                | "documents"
                | "finds"
                | "shows"
                | "show"
                | "demand"
                | "demands"
                | "stress"
                | "report"
                | "reports"
                | "answer"
                | "reply"
                | "highlights"
                | "tweets"
                | "tweet"
                | "expected"
                | "suspect"
                | "suspects"
                | "found"
                | "estimates"
                | "estimate"
        )
}

pub(super) fn is_capital(text: &str, range: &Range<usize>) -> bool {
    text[range.clone()].starts_with(|c: char| c.is_uppercase())
}

/// Whether a clause could stand in `range`: some word of it may be its verb.
pub(super) fn holds_verb(text: &str, range: Range<usize>) -> bool {
    let words = tokens(text, range);
    let verb = |it: &Range<usize>| {
        let word = lower(text, it);
        is_finite(&word) || (word.len() > 3 && (word.ends_with("ed") || (word.ends_with('s') && !is_capital(text, it))))
    };
    // Of other languages the verbs are not known.
    let foreign = |it: &Range<usize>| text[it.clone()].contains(|c: char| c.is_alphabetic() && !c.is_ascii());
    words.len() > 1 && words.iter().any(|it| verb(it) || foreign(it))
}

/// Whether every word of `range` tells a time or leads to it: “on Tuesday”, “last week”, “on June 7”.
pub(super) fn is_time_phrase(text: &str, range: Range<usize>) -> bool {
    let words = tokens(text, range);
    let mut named = false;
    let fits = words.iter().all(|it| {
        let word = lower(text, it);
        let time = is_time(&word);
        named |= time
            || matches!(
                word.as_str(),
                "week" | "month" | "year" | "morning" | "afternoon" | "evening" | "night" | "day"
            );
        time || word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                word.as_str(),
                "on" | "in"
                    | "at"
                    | "this"
                    | "the"
                    | "week"
                    | "month"
                    | "year"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "night"
                    | "day"
                    | "late"
                    | "early"
                    | "of"
                    | "next"
                    | "same"
            )
    });
    words.is_empty() || (fits && named)
}
