//! A mention taken apart: who, in what office, of what body.

use std::ops::Range;

use super::hangul::has_hangul;
use super::korean;
use super::noun::{
    COURTESIES, RANKS, is_document, is_organisation, is_outlet, is_people, is_pronoun, is_role, is_title, lists,
};
use super::shape::{is_vague_group, named_after_role};
use super::word::{Word, clause_end, is_acronym, phrase_end, words_of};

/// Where the parts of a mention stand, as bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameParts {
    /// The name of the person or body, without titles and articles.
    pub name: Range<usize>,
    /// The office or profession.
    pub role: Option<Range<usize>>,
    /// The body the person belongs to.
    pub affiliation: Option<Range<usize>>,
}

impl NameParts {
    pub(super) fn only(name: Range<usize>) -> Self {
        NameParts {
            name,
            role: None,
            affiliation: None,
        }
    }
}

/// The name in `mention` with role and affiliation; `None` where nobody and nothing is named (experts, the ministry, she).
///
/// Of a document the name is that of who issued it. Told by shape: capitals,
/// appositions, connecting words, tables of titles and nouns.
pub fn parts(mention: &str) -> Option<NameParts> {
    if is_vague_group(mention) {
        return None;
    }
    if has_hangul(mention) {
        return korean::parts(mention);
    }
    let end = clause_end(mention);
    let mut head = words_of(&mention[..end], 0);
    let articles = head.iter().take_while(|it| it.is_article()).count();
    head.drain(..articles);
    let (mut parts, is_person) = name_in(mention, &head)?;
    if is_person {
        let rest = rest_of(mention, end);
        let (role, affiliation) = apposition(rest);
        parts.role = parts.role.or(role);
        parts.affiliation = parts.affiliation.or(affiliation);
    }
    Some(parts)
}

/// The name in the first clause, and whether it is a person's.
fn name_in(mention: &str, words: &[Word<'_>]) -> Option<(NameParts, bool)> {
    if let Some(role) = named_after_role(words) {
        let (affiliation, role_words) = office(&words[..=role]);
        let (name, next) = person(words, role + 1)?;
        let after = affiliation_after(&words[next..]);
        let parts = NameParts {
            name,
            role: hull(role_words),
            affiliation: hull(affiliation).or(after),
        };
        return Some((parts, true));
    }
    let phrase = &words[..phrase_end(words)];
    let document = phrase.last().filter(|it| is_document(it.text) && !it.is_capital());
    if document.is_some() {
        return issuer(words, phrase.len()).map(|it| (NameParts::only(it), false));
    }
    let start = words.iter().position(Word::is_capital)?;
    let led = words[..start].iter().any(|it| is_role(it.text) || is_people(it.text));
    if led {
        return None;
    }
    if is_title(words[start].text) {
        let (name, next) = person(words, start)?;
        let rank = hull(&words[start..=start]).filter(|_| lists(RANKS, words[start].text.trim_end_matches('.')));
        let parts = NameParts {
            name,
            role: rank,
            affiliation: affiliation_after(&words[next..]),
        };
        return Some((parts, true));
    }
    let (end, is_body) = run(words, start, false);
    let found = &words[start..end];
    if end == start + 1 && (is_generic(found[0].text) || is_pronoun(found[0].text)) {
        return None;
    }
    if is_body {
        let name = hull(found).map(|it| with_bracket(mention, it, words.get(end)));
        return Some((NameParts::only(name?), false));
    }
    // A role, and no name: “Director of the Institute of Tides”.
    let last = found.last()?;
    if is_role(last.text) && (end < words.len() || found.len() == 1) {
        return None;
    }
    let (name, next) = person(words, start)?;
    let parts = NameParts {
        name: with_bracket(mention, name, words.get(next)),
        role: None,
        affiliation: affiliation_after(&words[next..]),
    };
    Some((parts, !is_acronym(found[0].text)))
}

/// Whether a single word says what it is and not which.
fn is_generic(word: &str) -> bool {
    !is_acronym(word)
        && (is_role(word) || is_organisation(word) && !is_proper(word) || is_document(word) || is_people(word))
        && !(is_outlet(word) && is_proper(word))
}

/// Bodies with a name of one word.
fn is_proper(word: &str) -> bool {
    ["Kremlin", "Pentagon", "Congress", "Reuters", "Bloomberg", "Treasury"].contains(&word)
}

/// The person's name from `start` on, without titles, and the index after it.
fn person(words: &[Word<'_>], start: usize) -> Option<(Range<usize>, usize)> {
    let titles = words[start..].iter().take_while(|it| is_title(it.text)).count();
    let start = start + titles;
    let length = words[start..]
        .iter()
        .take_while(|it| it.is_in_name() && !it.bracketed)
        .count();
    let end = start + length;
    Some((hull(&words[start..end])?, end))
}

/// Words of a name that begins at `start`, with the connectors that belong to a body's, and whether it is a body's.
fn run(words: &[Word<'_>], start: usize, known: bool) -> (usize, bool) {
    let mut end = start;
    let capital = |at: usize| words.get(at).is_some_and(|it| it.is_capital() && !it.bracketed);
    let mut body = known;
    loop {
        while words.get(end).is_some_and(|it| it.is_in_name() && !it.bracketed) {
            body |= is_organisation(words[end].text) || is_document(words[end].text) || is_outlet(words[end].text);
            end += 1;
        }
        let joins = words
            .get(end)
            .is_some_and(|it| lists(&["of", "for", "and", "&", "on"], it.text));
        let after = end + 1 + usize::from(words.get(end + 1).is_some_and(Word::is_article));
        let number = words
            .get(after)
            .is_some_and(|it| it.text.bytes().all(|b| b.is_ascii_digit()));
        let single = end == start + 1 && words.get(end).is_some_and(|it| it.is("of"));
        if !(joins && (capital(after) || (number && single)) && (body || single)) {
            break;
        }
        body = true;
        end = after + 1;
    }
    // “Northfield police”: the noun may be small.
    if !body
        && words
            .get(end)
            .is_some_and(|it| is_organisation(it.text) && !it.is_capital())
    {
        return (end + 1, true);
    }
    let acronym = end == start + 1 && is_acronym(words[start].text);
    (end, body || acronym)
}

/// Who issued the document whose noun is the last of the first `noun` words.
fn issuer(words: &[Word<'_>], noun: usize) -> Option<Range<usize>> {
    let before = words[..noun - 1]
        .iter()
        .rposition(|it| !it.is_capital())
        .map_or(0, |it| it + 1);
    if let Some(name) = hull(&words[before..noun - 1]) {
        return Some(name);
    }
    let by = |names: &[&str]| {
        (noun..words.len()).find(|&at| lists(names, words[at].text) && issuer_at(words, at + 1).is_some())
    };
    let at = by(&["by"]).or_else(|| by(&["from", "of"]))?;
    issuer_at(words, at + 1)
}

fn issuer_at(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    let start = at + usize::from(words.get(at).is_some_and(Word::is_article));
    words.get(start).filter(|it| it.is_capital())?;
    let (end, _) = run(words, start, true);
    let last = words.get(end).filter(|it| it.bracketed && is_acronym(it.text));
    let found = hull(&words[start..end])?;
    // The bracket that closes is a byte.
    Some(found.start..last.map_or(found.end, |it| it.range.end + 1))
}

/// `name` with the short name in brackets that follows it.
fn with_bracket(mention: &str, name: Range<usize>, next: Option<&Word<'_>>) -> Range<usize> {
    let Some(word) = next.filter(|it| it.bracketed && is_acronym(it.text)) else {
        return name;
    };
    let closed = mention[word.range.end..].starts_with([')', ']']);
    name.start..word.range.end + usize::from(closed)
}

/// Splits what stands before a name, role last, into the body and the role.
fn office<'a, 'b>(words: &'a [Word<'b>]) -> (&'a [Word<'b>], &'a [Word<'b>]) {
    let lead = words.iter().take_while(|it| it.is_article()).count();
    let words = &words[lead..];
    let last = words.len().saturating_sub(1);
    let body = words[..last]
        .iter()
        .rposition(|it| is_organisation(it.text) && it.is_capital());
    let Some(body) = body else {
        return (&[], words);
    };
    let start = words[..body]
        .iter()
        .rposition(|it| !it.is_capital())
        .map_or(0, |it| it + 1);
    let mut end = body + 1;
    while end < last && !is_role(words[end].text) {
        let joins = lists(&["of", "for", "and", "the"], words[end].text);
        if !(joins || (words[end].is_capital() && lists(&["of", "for", "and", "the"], words[end - 1].text))) {
            break;
        }
        end += 1;
    }
    (&words[start..end], &words[end..])
}

/// The body after a person's name: “of Northfield University”.
fn affiliation_after(words: &[Word<'_>]) -> Option<Range<usize>> {
    words
        .first()
        .filter(|it| lists(&["at", "of", "for", "with", "from"], it.text))?;
    body_at(words, 1)
}

/// The body whose name begins at `at`, after an article.
fn body_at(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    let start = at + usize::from(words.get(at).is_some_and(Word::is_article));
    words.get(start).filter(|it| it.is_capital())?;
    let (end, _) = run(words, start, true);
    hull(&words[start..end])
}

/// The clauses after the first, with their place in the mention.
fn rest_of(mention: &str, end: usize) -> Vec<Vec<Word<'_>>> {
    let mut clauses = Vec::new();
    let mut at = end;
    while clauses.len() < 3 && at < mention.len() {
        at += mention[at..].chars().next().map_or(1, char::len_utf8);
        let end = at + clause_end(&mention[at..]);
        clauses.push(words_of(&mention[at..end], at));
        at = end;
    }
    clauses
}

/// Role and affiliation in the clauses after a person's name.
fn apposition(clauses: Vec<Vec<Word<'_>>>) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let mut role = None;
    for clause in clauses {
        let age = clause.iter().all(|it| it.text.bytes().all(|b| b.is_ascii_digit()));
        let suffix = clause.len() == 1
            && lists(
                &["jr", "sr", "ii", "iii", "phd", "md"],
                &clause[0].text.replace('.', ""),
            );
        if age || suffix {
            continue;
        }
        let (found, affiliation) = description(&clause);
        let went_on = found.is_some() && affiliation.is_none() && role.is_none();
        role = role.or(found);
        if affiliation.is_some() || !went_on {
            return (role, affiliation);
        }
    }
    (role, None)
}

/// What a clause such as “a senior researcher at the Institute of Tides” says.
fn description(clause: &[Word<'_>]) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let articles = clause.iter().take_while(|it| it.is_article()).count();
    let words = &clause[articles..];
    if let Some(affiliation) = affiliation_after(words) {
        return (None, Some(affiliation));
    }
    let link = (1..words.len())
        .find(|&at| lists(&["at", "of", "for", "with", "from"], words[at].text) && body_at(words, at + 1).is_some());
    let told = &words[..link.unwrap_or_else(|| phrase_end(words))];
    let is_office = told.iter().any(|it| is_role(it.text));
    match link {
        // “Institute of Tides”: a body, no office.
        _ if !is_office && articles == 0 => (None, body_at(words, 0).filter(|_| run(words, 0, false).1)),
        Some(link) => (hull(told), body_at(words, link + 1)),
        None if is_office => {
            let (body, role) = office(told);
            (hull(role), hull(body))
        }
        None => (None, None),
    }
}

/// From the first to the last of `words`, without courtesy titles at the end.
fn hull(words: &[Word<'_>]) -> Option<Range<usize>> {
    let courtesies = words
        .iter()
        .rev()
        .take_while(|it| lists(COURTESIES, it.text.trim_end_matches('.')))
        .count();
    let words = &words[..words.len() - courtesies];
    Some(words.first()?.range.start..words.last()?.range.end)
}
