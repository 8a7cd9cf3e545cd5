//! What kind of source a mention speaks of, told by its words.

use super::hangul::has_hangul;
use super::korean;
use super::noun::{CONNECTORS, is_document, is_organisation, is_outlet, is_people, is_role, lists};
use super::power::is_power;
use super::word::{Word, head_of, is_acronym, phrase_end};

/// What a mention speaks of, as far as its words show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One human being, named or told by an office; also when nothing shows what it is.
    Person,
    /// A body people belong to: a ministry, a company, the police.
    Organisation,
    /// Something written or counted: a report, a survey, a law.
    Document,
    /// Several people without names.
    Group,
    /// Who publishes news: a paper, a news agency, a broadcaster.
    Outlet,
}

/// What `mention` speaks of, by tables of nouns; a guess to start an entry with.
pub fn shape(mention: &str) -> Shape {
    if has_hangul(mention) {
        return korean::shape(mention);
    }
    if is_vague_group(mention) {
        return Shape::Group;
    }
    if is_power(mention) {
        return Shape::Organisation;
    }
    let words = head_of(mention);
    if named_after_role(&words).is_some() {
        return Shape::Person;
    }
    let phrase = &words[..phrase_end(&words)];
    let Some(last) = phrase.last().or(words.last()) else {
        return Shape::Person;
    };
    let agency = phrase
        .windows(2)
        .any(|it| it[0].is("news") && (it[1].is("agency") || it[1].is("service") || it[1].is("outlet")));
    if agency || is_outlet_name(phrase, last) {
        Shape::Outlet
    } else if is_document(last.text) {
        Shape::Document
    } else if is_role(last.text) {
        Shape::Person
    } else if phrase.iter().any(|it| is_organisation(it.text)) || (phrase.len() == 1 && is_acronym(last.text)) {
        Shape::Organisation
    } else {
        Shape::Person
    }
}

fn is_outlet_name(phrase: &[Word<'_>], last: &Word<'_>) -> bool {
    let common = ["newspaper", "newswire", "magazine", "broadcaster", "tabloid", "outlet"];
    let first_daily = phrase.iter().take(2).any(|it| it.text == "Daily" || it.text == "Radio") && phrase.len() > 1;
    lists(&common, last.text) || (last.is_capital() && is_outlet(last.text)) || first_daily
}

/// Whether `mention` is people of whom nobody is named: experts, two officials, 전문가들.
pub fn is_vague_group(mention: &str) -> bool {
    if has_hangul(mention) {
        return korean::is_vague(mention);
    }
    let words = head_of(mention);
    people_at(&words).is_some_and(|at| words.get(at + 1).is_none_or(|it| !it.is_capital()))
}

/// Whether `mention` speaks of several people.
pub fn is_plural(mention: &str) -> bool {
    if has_hangul(mention) {
        return korean::is_plural(mention);
    }
    let words = head_of(mention);
    if people_at(&words).is_some_and(|at| words.get(at + 1).is_none_or(|it| !is_organisation(it.text))) {
        return true;
    }
    let and = words.iter().position(|it| it.is("and") || it.text == "&");
    let body = words
        .iter()
        .any(|it| is_organisation(it.text) || is_document(it.text) || is_outlet(it.text));
    !body && and.is_some_and(|at| at > 0 && words.get(at + 1).is_some_and(Word::is_capital))
}

/// Where the word for people stands before the first connector.
fn people_at(words: &[Word<'_>]) -> Option<usize> {
    words
        .iter()
        .take_while(|it| !lists(CONNECTORS, it.text))
        .position(|it| is_people(it.text))
}

/// The word for an office that a capitalised name follows at once.
pub(super) fn named_after_role(words: &[Word<'_>]) -> Option<usize> {
    let first = phrase_end(words);
    // “Institute of Tides director Ada Marsh”: the connector may belong to a body's name.
    let body = words[..first].iter().all(Word::is_capital) && words[..first].iter().any(|it| is_organisation(it.text));
    let follows = words[first..].iter().skip(1).position(|it| is_role(it.text));
    let later = follows
        .map(|it| first + 1 + it)
        .filter(|_| body && words[first].is("of"));
    let role = match later {
        Some(role) => role,
        None => words[..first].iter().rposition(|it| is_role(it.text))?,
    };
    let name = &words[role + 1..];
    let name = &name[..phrase_end(name)];
    let body = name
        .iter()
        .any(|it| is_organisation(it.text) || (is_outlet(it.text) && it.is_capital()) || is_document(it.text));
    (name.first()?.is_capital() && name.iter().all(Word::is_in_name) && !body).then_some(role)
}
