//! What comes before the content: Ana said, “…”; Ana said that …; According to Ana, …; NAME: “…”.

use std::ops::Range;

use super::after::with_auxiliary;
use super::{Found, How};
use crate::engine::cue::{Cue, Use, cues_in, noun_of, tokens};
use crate::engine::proposal::grammar::{
    is_auxiliary, is_be, is_capital, is_determiner, is_finite, is_preposition, is_time_phrase, lower,
};
use crate::engine::proposal::passage::Passage;
use crate::engine::proposal::source::{Reach, Subject, agent_after, subject_before};
use crate::text::segment::trim;

/// Most words between a verb and the content: “told reporters on the pier on Tuesday that”.
const MOST_GAP_WORDS: usize = 10;
/// Most words of a name before a colon.
const MOST_NAME_WORDS: usize = 6;
/// How many words back a noun like *claim* is looked for.
const MOST_NOUN_WORDS: usize = 20;

/// How the content begins.
struct Opening {
    /// Bytes before the content, without the mark or the *that* that opens it.
    lead: Range<usize>,
    /// It begins with a quotation mark.
    quoted: bool,
    /// It begins with *that* or *whether*.
    that: bool,
    /// It begins with *to*.
    to: bool,
    colon: bool,
    comma: bool,
}

/// The cue and source in `range`, which ends where the content begins, at `content`.
pub(super) fn before(passage: &Passage, range: Range<usize>, content: usize) -> Option<Found> {
    let text = passage.text;
    let opening = opening(passage, range, content)?;
    let lead = opening.lead.clone();
    let words = tokens(text, lead.clone());
    let cues: Vec<_> = cues_in(text, lead.clone())
        .into_iter()
        .filter(|(it, _)| !passage.quoted(it.start))
        .collect();
    for (at, (cue, entry)) in cues.iter().enumerate().rev() {
        let gap = cue.end..lead.end;
        let found = match entry.used {
            Use::Speech | Use::Clause if leads_on(text, gap.clone(), &opening, entry) => {
                verb(text, &words, &cues[..=at], &opening)
            }
            Use::According => according(text, cue, &opening),
            Use::Adverb if touches(text, gap) => Some(Found {
                cue: Some(cue.clone()),
                source: None,
                how: How::Nobody,
            }),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        // Another verb of saying stands between: what is before it belongs to that one.
        if matches!(entry.used, Use::Speech) && !opening.colon && !opening.comma {
            break;
        }
    }
    if opening.that || opening.to {
        return noun(text, &words, &lead);
    }
    (opening.colon).then(|| colon(text, &words, &lead)).flatten()
}

fn opening(passage: &Passage, range: Range<usize>, content: usize) -> Option<Opening> {
    let text = passage.text;
    let mut end = trim(text, range.clone())?.end;
    let mark = |c: char| matches!(c, '“' | '‘' | '"' | '\'' | '«' | '„' | '‚' | '»' | '「' | '『');
    let mut quoted = passage.opens(content) || text[content..].starts_with(['“', '"', '«', '„', '「']);
    // The marks may have been left out of the content.
    if !quoted && let Some(it) = text[range.start..end].chars().next_back().filter(|it| mark(*it)) {
        let opens = end - it.len_utf8();
        quoted = passage.opens(opens) || it == '‘' || it == '\'';
        end = trim(text, range.start..opens)?.end;
    }
    let next = tokens(text, content..text.floor_char_boundary((content + 40).min(text.len())));
    let next = next.first().map(|it| lower(text, it)).unwrap_or_default();
    const OPENING: &[&str] = &["that", "whether", "how", "why", "where", "dass", "que", "qu"];
    let mut that = OPENING.contains(&next.as_str());
    if !that
        && let Some(last) = tokens(
            text,
            range.start.max(text.floor_char_boundary(end.saturating_sub(12)))..end,
        )
        .last()
    {
        let word = lower(text, last);
        if last.end == end && matches!(word.as_str(), "that" | "dass" | "que") {
            that = true;
            end = trim(text, range.start..last.start)?.end;
        }
    }
    let last = text[range.start..end].chars().next_back();
    let comma = matches!(last, Some(',' | '，'));
    let colon = matches!(last, Some(':' | '：'));
    let cut = if comma || colon {
        last.map_or(0, char::len_utf8)
    } else {
        0
    };
    let lead = trim(text, range.start..end - cut)?;
    Some(Opening {
        lead,
        quoted,
        that,
        to: next == "to",
        colon,
        comma,
    })
}

/// Whether nothing but white space and marks lies in `gap`.
fn touches(text: &str, gap: Range<usize>) -> bool {
    !text[gap].contains(char::is_alphanumeric)
}

/// Whether what stands between a verb and the content lets the verb lead on to it.
fn leads_on(text: &str, gap: Range<usize>, opening: &Opening, cue: &Cue) -> bool {
    if touches(text, gap.clone()) {
        // A comma before words without marks makes them something else: “he said, and left”.
        return !text[gap].contains([';', '.', '?', '!', '—'])
            && (opening.quoted || opening.that || opening.colon || !opening.comma);
    }
    if text[gap.clone()].contains([';', '?', '!', ':', '—', '“', '”', '"']) {
        return false;
    }
    if is_time_phrase(text, gap.clone()) {
        return true;
    }
    let words = tokens(text, gap.clone());
    let finite = |it: &Range<usize>| is_finite(&lower(text, it));
    if words.len() > MOST_GAP_WORDS || words.iter().any(finite) {
        return false;
    }
    let first = lower(text, &words[0]);
    let marked = opening.quoted || opening.that || opening.colon;
    let told = matches!(cue.lemma, "tell" | "remind" | "warn" | "ask" | "urge" | "decir");
    let named = words.len() <= 5 && words.iter().all(|it| is_capital(text, it));
    // “asked Ana to wait” has no words of its own; “told Ana the pier was shut” has.
    let short = !opening.to && (named || words.len() == 1 || first == "reporters");
    let addressed = told && (marked || short);
    addressed
        || (opening.colon && words.len() <= 6)
        || (marked && (is_preposition(&first) || matches!(first.as_str(), "using" | "reporters")))
}

/// The last of `cues` is a verb that leads on to the content.
fn verb(text: &str, words: &[Range<usize>], cues: &[(Range<usize>, &'static Cue)], opening: &Opening) -> Option<Found> {
    let ((cue, entry), earlier) = cues.split_last()?;
    let start = opening.lead.start;
    if let Some(be) = passive_start(text, words, cue) {
        let fits = opening.that || opening.to || entry.lemma == "tell";
        return fits.then_some(Found {
            cue: Some(be..cue.end),
            source: None,
            how: How::Nobody,
        });
    }
    let clear = opening.quoted || opening.that || opening.colon;
    let relative = |it: &Range<usize>| matches!(lower(text, it).as_str(), "who" | "whom" | "which");
    if !clear && words.iter().rfind(|it| it.end <= cue.start).is_some_and(relative) {
        // “An official who asked not to be named”: it only tells who speaks.
        return None;
    }
    // Without a mark or a *that*, only a verb that a clause may follow at once.
    let doing = text[cue.clone()].to_lowercase().ends_with("ing");
    let before = words.iter().rfind(|it| it.end <= cue.start);
    // “Said Ana Ruiz: …”
    if before.is_none() {
        let source = agent_after(text, cue.end..opening.lead.end, Reach::Speaker)?;
        let whole = clear && touches(text, source.end..opening.lead.end);
        return whole.then_some(Found {
            cue: Some(cue.clone()),
            source: Some(source),
            how: How::Before,
        });
    }
    if doing && before.is_some_and(|it| !is_be(&lower(text, it))) {
        let apart = before.is_some_and(|it| text[it.end..cue.start].contains(','));
        let source = match apart {
            true => main_subject(text, start, earlier),
            false => accompanying(text, words, cue),
        };
        let fits = clear || source.is_some();
        return fits.then_some(Found {
            cue: Some(cue.clone()),
            source,
            how: How::Participle,
        });
    }
    let source = match subject_before(text, start, cue.start) {
        Subject::Named(source) => Some(source),
        Subject::Shared => main_subject(text, start, earlier),
        Subject::Unknown => None,
    };
    let source = source.filter(|_| agrees(text, words, cue) || clear);
    (source.is_some() || clear).then(|| Found {
        cue: Some(with_auxiliary(text, words, cue)),
        source,
        how: How::Before,
    })
}

/// Where “are believed”, “has been reported” begins, if the cue is such a participle.
fn passive_start(text: &str, words: &[Range<usize>], cue: &Range<usize>) -> Option<usize> {
    let before: Vec<&Range<usize>> = words.iter().rev().skip_while(|it| it.end > cue.start).take(4).collect();
    let form = text[cue.clone()].to_lowercase();
    let participle = !form.ends_with("ing") && !form.ends_with('s');
    let mut be = None;
    for word in before {
        let word_lower = lower(text, word);
        match () {
            () if is_be(&word_lower) => be = Some(word.start),
            () if be.is_some() && is_auxiliary(&word_lower) => be = Some(word.start),
            () if be.is_none() && crate::engine::proposal::grammar::is_adverb(&word_lower) => {}
            () => break,
        }
    }
    be.filter(|_| participle)
}

/// “with Ana Ruiz saying …”
fn accompanying(text: &str, words: &[Range<usize>], cue: &Range<usize>) -> Option<Range<usize>> {
    let before: Vec<&Range<usize>> = words.iter().rev().skip_while(|it| it.end > cue.start).take(8).collect();
    let with = before
        .iter()
        .position(|it| lower(text, it) == "with")
        .filter(|&it| it > 0)?;
    let source = before[with - 1].start..before[0].end;
    (!text[source.clone()].contains([',', ';'])).then_some(source)
}

/// The subject of the first verb of saying in the sentence.
fn main_subject(text: &str, start: usize, earlier: &[(Range<usize>, &'static Cue)]) -> Option<Range<usize>> {
    let main = earlier
        .iter()
        .find(|(it, cue)| matches!(cue.used, Use::Speech | Use::Clause) && !text[it.clone()].ends_with("ing"))?;
    match subject_before(text, start, main.0.start) {
        Subject::Named(source) => Some(source),
        _ => None,
    }
}

/// A bare form (“warn”) needs a plural before it; forms that are also nouns (“reports”) are in doubt without one.
fn agrees(text: &str, words: &[Range<usize>], cue: &Range<usize>) -> bool {
    let form = text[cue.clone()].to_lowercase();
    let bare = !form.ends_with('s') && !form.ends_with("ed") && !form.ends_with("ing");
    let noun = noun_of(&form).is_some();
    let Some(before) = words.iter().rfind(|it| it.end <= cue.start) else {
        return false;
    };
    let word = lower(text, before);
    match bare && noun {
        true => {
            word.ends_with('s')
                || is_auxiliary(&word)
                || matches!(word.as_str(), "they" | "we" | "i" | "you" | "people" | "police" | "who")
        }
        false => true,
    }
}

/// “According to the report, …”
fn according(text: &str, cue: &Range<usize>, opening: &Opening) -> Option<Found> {
    let source = trim(text, cue.end..opening.lead.end)?;
    let before = text[opening.lead.start..cue.start].trim_end();
    let begins = !before.contains(char::is_alphanumeric) || before.ends_with(',') || before.ends_with(" that");
    let agent = agent_after(text, cue.end..opening.lead.end, Reach::Document);
    let words = tokens(text, source.clone());
    // Without a comma only a plain name is clear: “According to Ana Ruiz the port …”
    let name = words.len() <= 4 && words.iter().all(|it| is_capital(text, it));
    ((opening.comma || name) && begins && agent.is_some() && words.len() <= 45).then_some(Found {
        cue: Some(cue.clone()),
        source: Some(source),
        how: How::According,
    })
}

/// “the announcement made by the ministry on June 7 that …”, “Ana's claim that …”
fn noun(text: &str, words: &[Range<usize>], lead: &Range<usize>) -> Option<Found> {
    let first = words.len().saturating_sub(MOST_NOUN_WORDS);
    let at = (first..words.len())
        .rev()
        .find(|&it| noun_of(&lower(text, &words[it])).is_some() && stands_as_noun(text, words, it))?;
    let word = &words[at];
    if touches(text, word.end..lead.end) {
        let source = owner(text, words, at);
        return Some(Found {
            cue: Some(word.clone()),
            source,
            how: How::Noun,
        });
    }
    let mut next = at + 1;
    let mut end = word.end;
    let made = words.get(next).map(|it| lower(text, it));
    if matches!(
        made.as_deref(),
        Some("made" | "issued" | "released" | "published" | "given")
    ) {
        end = words[next].end;
        next += 1;
    }
    let leads = matches!(lower(text, words.get(next)?).as_str(), "by" | "from" | "of");
    let source = agent_after(text, words[next].end..lead.end, Reach::Speaker).filter(|_| leads)?;
    let whole = touches(text, source.end..lead.end) || is_time_phrase(text, source.end..lead.end);
    whole.then_some(Found {
        cue: Some(word.start..end),
        source: Some(source),
        how: How::Noun,
    })
}

/// After an article, a possessive, a preposition or an adjective, not after a subject.
fn stands_as_noun(text: &str, words: &[Range<usize>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|it| lower(text, &words[it])) else {
        return true;
    };
    is_determiner(&before)
        || is_preposition(&before)
        || possessive(&before)
        || !(is_capital(text, &words[at - 1]) || before.ends_with('s'))
}

fn possessive(word: &str) -> bool {
    ["'s", "’s", "s'", "s’"].iter().any(|it| word.ends_with(it))
}

/// Whose claim it is: “Ana Ruiz's claim”, “her claim”.
fn owner(text: &str, words: &[Range<usize>], at: usize) -> Option<Range<usize>> {
    let back = words[..at].iter().enumerate().rev().take(3);
    let (i, word) = back.into_iter().find(|(_, it)| {
        possessive(&lower(text, it)) || matches!(lower(text, it).as_str(), "his" | "her" | "their" | "its")
    })?;
    if !possessive(&lower(text, word)) {
        return Some(word.clone());
    }
    let mut start = word.start;
    for before in words[..i].iter().rev() {
        let joined = text[before.end..start].chars().all(char::is_whitespace);
        let part = is_capital(text, before) || is_determiner(&lower(text, before));
        if !joined || !part {
            break;
        }
        start = before.start;
        if is_determiner(&lower(text, before)) {
            break;
        }
    }
    let end = match text[word.clone()].ends_with('s') {
        true => word.end - "s".len(),
        false => word.end,
    };
    let end = text[..end].trim_end_matches(['\'', '’']).len();
    Some(start..end.max(start + 1))
}

/// “ANA RUIZ: …”, “Ms. Ruiz was blunt: …”
fn colon(text: &str, words: &[Range<usize>], lead: &Range<usize>) -> Option<Found> {
    let mark = lead.end + text[lead.end..].find([':', '：'])?;
    let mark_end = mark + text[mark..].chars().next()?.len_utf8();
    let first = words.first().filter(|it| it.start == lead.start)?;
    let plain = !text[lead.clone()].contains([',', ';', '?', '!', '“', '”', '"']);
    if !plain {
        return None;
    }
    let be = words.iter().position(|it| is_be(&lower(text, it)));
    if let Some(be) = be.filter(|&it| it > 0 && words.len() - it <= 4) {
        let Subject::Named(source) = subject_before(text, lead.start, words[be].start) else {
            return None;
        };
        let whole = source.start == lead.start && source.end <= words[be].start;
        return whole.then_some(Found {
            cue: Some(words[be].start..mark_end),
            source: Some(source),
            how: How::Mark,
        });
    }
    let names =
        words.iter().all(|it| is_capital(text, it)) && words.len() <= MOST_NAME_WORDS && is_capital(text, first);
    names.then(|| Found {
        cue: Some(mark..mark_end),
        source: Some(lead.clone()),
        how: How::Mark,
    })
}
