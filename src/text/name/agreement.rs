//! Whether what a text calls somebody is a name on record.

use super::fold::{folded, without_owners};
use super::hangul::has_hangul;
use super::korean;
use super::noun::{PARTICLES, is_pronoun, is_title, lists};
use super::parts::parts;
use super::same::{is_same_person, is_surname_of};
use super::shape::{Shape, is_vague_group, shape};
use super::surname::{is_surname, surname_chars};
use super::word::{Word, is_acronym, words_of};

/// How well a mention and a name agree. The stronger is the greater, so `max` finds the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// The short name of a body whose long one is meant, or the other way round.
    Initials,
    /// The family name alone, with or without a title.
    Surname,
    /// The whole name, and more around it.
    Within,
    /// The name and nothing else; its words may stand in another order or another script.
    Whole,
}

/// How well `mention`, the words of a text, agrees with `name`; `None` when it does not.
///
/// Words that name nobody (she, the, experts) agree with nothing but
/// themselves as a name. A body that is only somebody's affiliation is not the one mentioned.
pub fn agreement(mention: &str, name: &str) -> Option<Agreement> {
    let plain = folded(mention);
    if plain.is_empty() || folded(name).is_empty() || is_pronoun(&plain) {
        return None;
    }
    if is_whole(mention, name) {
        return Some(Agreement::Whole);
    }
    if is_vague_group(mention) {
        return None;
    }
    let core = parts(mention).and_then(|it| mention.get(it.name)).unwrap_or(mention);
    if is_whole(core, name) || stands_in(core, name) {
        Some(Agreement::Within)
    } else if is_surname_in(mention, core, name) {
        Some(Agreement::Surname)
    } else if are_initials(core, name) || are_initials(name, core) {
        Some(Agreement::Initials)
    } else {
        None
    }
}

/// Whether the two are one name, in any order, spacing or script.
fn is_whole(mention: &str, name: &str) -> bool {
    let bare = without_owners(mention);
    let said = forms(mention).into_iter().chain(forms(&bare));
    let names = forms(name);
    said.into_iter()
        .any(|one| names.iter().any(|other| are_one(&one, other)))
}

fn are_one(one: &str, other: &str) -> bool {
    match (has_hangul(one), has_hangul(other)) {
        (true, false) => is_same_person(one, other),
        (false, true) => is_same_person(other, one),
        _ => {
            let (one, other) = (folded(one), folded(other));
            let words = sorted(&one);
            joined(&one) == joined(&other) || (words.len() > 1 && words == sorted(&other))
        }
    }
}

/// `name` as it is, and without an article, titles, a short name in brackets.
fn forms(name: &str) -> Vec<String> {
    let words = words_of(name, 0);
    let lead = words
        .iter()
        .take_while(|it| it.is_article() || is_title(it.text))
        .count();
    let mut forms = vec![name.to_owned()];
    let kept = &words[lead.min(words.len().saturating_sub(1))..];
    let some = |keep: &dyn Fn(&Word<'_>) -> bool| -> Vec<&str> {
        kept.iter().filter(|it| keep(it)).map(|it| it.text).collect()
    };
    if lead > 0 {
        forms.push(some(&|_| true).join(" "));
    }
    if kept.iter().any(|it| it.bracketed) {
        forms.push(some(&|it| !it.bracketed).join(" "));
    }
    // Ada K. Marsh is Ada Marsh.
    let is_initial = |it: &Word<'_>| it.text.trim_end_matches('.').chars().count() == 1;
    if kept.len() == 3 && is_initial(&kept[1]) && !is_initial(&kept[0]) {
        forms.push(some(&|it| !is_initial(it)).join(" "));
    }
    forms.retain(|it| !it.trim().is_empty());
    forms
}

fn joined(folded: &str) -> String {
    folded.replace(' ', "")
}

fn sorted(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words
}

/// Whether the whole `name` stands in `text` at word borders.
fn stands_in(text: &str, name: &str) -> bool {
    if has_hangul(text) && stands_in_korean(text, name) {
        return true;
    }
    let words = words_of(text, 0);
    if has_hangul(name) {
        return windows(&words).any(|it| is_same_person(name, &it));
    }
    let plain: Vec<String> = words.iter().map(|it| joined(&folded(it.text))).collect();
    forms(name).iter().any(|form| {
        let form = folded(form);
        let parts: Vec<&str> = form.split(' ').collect();
        let last_first = [&parts[parts.len() - 1..], &parts[..parts.len() - 1]].concat().concat();
        let first_last = [&parts[1..], &parts[..1]].concat().concat();
        let orders = [joined(&form), last_first, first_last];
        (0..plain.len()).any(|at| words[at].is_capital() && orders.iter().any(|it| begins(&plain[at..], it)))
    })
}

/// Whether the first of `words` together are `whole`.
fn begins(words: &[String], whole: &str) -> bool {
    let mut left = whole;
    for word in words.iter().filter(|it| !it.is_empty()) {
        let Some(rest) = left.strip_prefix(word.as_str()) else {
            return false;
        };
        if rest.is_empty() {
            return true;
        }
        left = rest;
    }
    false
}

/// One to four words in a row, each written like a name.
fn windows(words: &[Word<'_>]) -> impl Iterator<Item = String> {
    let starts = (0..words.len()).filter(|&it| words[it].is_capital());
    starts.flat_map(move |start| {
        (1..=4)
            .filter_map(move |length| words.get(start..start + length))
            .map(|it| it.iter().map(|it| it.text).collect::<Vec<_>>().join(" "))
    })
}

/// Whether a Korean text has `name` with nothing but particles and titles on it.
fn stands_in_korean(text: &str, name: &str) -> bool {
    let words = korean::words(text);
    let plain = joined(&folded(name));
    let pairs = words.windows(2).map(|it| [it[0].0, it[1].0].concat());
    let mut all = words.iter().map(|it| it.0.to_owned()).chain(pairs);
    all.any(|word| {
        stems(&word).any(|stem| match has_hangul(name) {
            true => joined(&folded(stem)) == plain,
            false => is_same_person(stem, name),
        })
    })
}

/// The beginnings of `word` that a particle or a title may follow.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|it| it.0).skip(2).chain([word.len()]);
    ends.map(|it| word.split_at(it))
        .filter(|(_, tail)| korean::is_korean_tail(tail))
        .map(|it| it.0)
}

/// Whether the mention is the family name of the person `name`, alone or with a title.
fn is_surname_in(mention: &str, core: &str, name: &str) -> bool {
    if shape(name) != Shape::Person {
        return false;
    }
    if has_hangul(mention) {
        return korean_surname(mention).is_some_and(|it| has_surname(name, it));
    }
    if words_of(mention, 0)
        .first()
        .is_some_and(|it| it.is("the") && core.len() + 4 >= mention.trim().len())
    {
        return false;
    }
    let words = words_of(core, 0);
    let titles = words.iter().take_while(|it| is_title(it.text)).count();
    let words = &words[titles..];
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let initials = words[..words.len() - 1]
        .iter()
        .all(|it| it.text.trim_end_matches('.').chars().count() == 1);
    let noble = lists(PARTICLES, first.text) && words.len() <= 3;
    if !last.is_capital() || !(initials || noble) {
        return false;
    }
    if has_hangul(name) {
        return words.len() == 1 && is_surname_of(name, last.text);
    }
    let whole = names_of(name);
    let plain = |it: &Word<'_>| joined(&folded(it.text));
    let said: Vec<String> = words.iter().map(plain).collect();
    if whole.len() < 2 {
        return false;
    }
    if words.len() == 1 {
        return whole.first() == said.first() || whole.last() == said.last();
    }
    let fits = noble || whole[0].starts_with(said[0].as_str());
    let end = if noble {
        whole.ends_with(&said)
    } else {
        whole.last() == said.last()
    };
    fits && end && whole.len() > usize::from(noble)
}

/// The words of a person's name, folded, without titles.
fn names_of(name: &str) -> Vec<String> {
    let words = words_of(name, 0);
    let names = words.iter().filter(|it| !it.bracketed && !is_title(it.text));
    names
        .map(|it| joined(&folded(it.text)))
        .filter(|it| !it.is_empty())
        .collect()
}

/// The family name in “오 씨”, “오 교수는”, “남궁씨”.
fn korean_surname(mention: &str) -> Option<&str> {
    let words = korean::words(mention);
    let (first, rest) = words.split_first()?;
    if rest.is_empty() {
        let ends = first.0.char_indices().map(|it| it.0).skip(1).take(2);
        let found = ends.map(|it| first.0.split_at(it)).filter(|(surname, tail)| {
            let titled = korean::is_title(tail) && korean::is_korean_tail(tail);
            is_surname(surname) && titled
        });
        return found.last().map(|it| it.0);
    }
    (rest.len() == 1 && is_surname(first.0) && korean::is_title(rest[0].0)).then_some(first.0)
}

/// Whether the person `name` has the Korean family name `surname`.
fn has_surname(name: &str, surname: &str) -> bool {
    if has_hangul(name) {
        let bare: String = name.chars().filter(|it| !it.is_whitespace()).collect();
        return bare.chars().count() > 1 && bare.chars().take(surname_chars(&bare)).eq(surname.chars());
    }
    // Any given name makes it a name.
    let someone = format!("{surname}가");
    let words = names_of(name);
    words.len() > 1
        && [words.first(), words.last()]
            .into_iter()
            .flatten()
            .any(|it| is_surname_of(&someone, it))
}

/// Whether `short` has the initials of the body `long`, or the short name that `long` gives in brackets.
fn are_initials(short: &str, long: &str) -> bool {
    let short = words_of(short, 0);
    let short: Vec<String> = short
        .iter()
        .filter(|it| is_acronym(it.text))
        .map(|it| it.text.replace(['.', '&'], ""))
        .collect();
    if short.is_empty() {
        return false;
    }
    let words = words_of(long, 0);
    if words
        .iter()
        .any(|it| it.bracketed && short.iter().any(|short| short == it.text))
    {
        return true;
    }
    let words: Vec<&Word<'_>> = words.iter().filter(|it| !it.bracketed && !it.is_article()).collect();
    let significant = words.iter().filter(|it| it.is_capital()).count();
    if significant < 2 || (significant < 3 && shape(long) == Shape::Person) {
        return false;
    }
    let initials = |keep: &dyn Fn(&Word<'_>) -> bool| -> String {
        let firsts = words
            .iter()
            .filter(|it| keep(it))
            .filter_map(|it| it.text.chars().next());
        firsts.flat_map(char::to_uppercase).collect()
    };
    let [capitals, all] = [initials(&|it| it.is_capital()), initials(&|_| true)];
    short.iter().any(|it| *it == capitals || *it == all)
}
