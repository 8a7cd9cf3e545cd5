//! T4: names of people.

use std::collections::HashMap;
use std::ops::Range;

use super::person::{Korean, in_english, in_korean};
use super::scene::{Pair, Scene, Side};
use super::spelled::became;
use super::{Check, Found, Level, Matter, Place, shown};
use super::{attribution, foreign};
use super::{speaker, spelled, surnamed};
use crate::engine::review::pair::Kind;
use crate::engine::review::skeleton::{hangul, latin_keys, likeness};
use crate::text::name::{is_family_name, is_same_person, is_surname_of, korean_surname, romanised};

pub(super) const CHECK: Check = Check {
    id: "T4",
    key: "name",
    title: "Name",
    rule: "A person has the same name in both texts, in one spelling throughout.",
    look,
};

/// Most people that are looked for in the whole translation.
const MOST_PEOPLE: usize = 400;
/// Most words of the whole translation among which they are looked for.
const MOST_NAMES: usize = 4000;

fn look(scene: &Scene, found: &mut Found) {
    let Some(original) = scene.original.as_ref().filter(|_| scene.korean) else {
        return;
    };
    let translation = &scene.translation;
    let people = People::of(scene, original, translation);
    let heads = spelled::Heads::of(original);
    for pair in &scene.pairs {
        let lines = original.has(&pair.original, Kind::Byline) || translation.has(&pair.translation, Kind::Byline);
        let text = original.readings(&pair.original).next().is_some()
            && translation.readings(&pair.translation).next().is_some();
        if lines || text {
            compare(scene, found, original, translation, pair, &people, lines);
        }
        if text {
            foreign::compare(scene, found, &CHECK, original, translation, pair);
            surnamed::compare(scene, found, &CHECK, original, translation, pair);
            spelled::compare(scene, found, &CHECK, (original, translation, pair), &heads);
            let here: Vec<&Korean> = people.places[pair.original.clone()].iter().flatten().collect();
            speaker::compare(
                scene,
                found,
                &attribution::CHECK,
                (original, translation, pair),
                &people.names,
                &here,
            );
            speaker::families(found, &attribution::CHECK, (original, translation, pair), &here);
        }
    }
    spellings(found, translation, &people);
}

/// Everybody with a Korean name in the original, and how the translation writes them.
struct People<'t> {
    names: Vec<&'t str>,
    /// By segment of the original.
    places: Vec<Vec<Korean<'t>>>,
    /// The first spelling of each name that is found, and where it stands.
    written: HashMap<&'t str, Vec<Range<usize>>>,
}

impl<'t> People<'t> {
    fn of(scene: &Scene, original: &Side<'t>, translation: &Side) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let spans = original.segments.iter().map(|it| it.span.range());
        let places: Vec<Vec<Korean>> = spans.map(|it| in_korean(original.text, it)).collect();
        for people in &places {
            for person in people {
                if names.len() < MOST_PEOPLE && seen.insert(person.name) {
                    names.push(person.name);
                }
            }
        }
        let mut written: HashMap<&str, Vec<Range<usize>>> = HashMap::new();
        let spans = (0..translation.segments.len()).filter(|it| {
            let kind = translation.segments[*it].kind;
            kind.needs_partner() || kind == Kind::Byline
        });
        let windows = spans.flat_map(|it| in_english(translation.text, translation.segments[it].span.range()));
        for window in windows.take(MOST_NAMES) {
            let words = &translation.text[window.clone()];
            for name in &names {
                if scene.writes(name, words) {
                    written.entry(name).or_default().push(window.clone());
                }
            }
        }
        People { names, places, written }
    }

    /// Whether somebody named in the original is written so.
    fn is_somebody(&self, latin: &str) -> bool {
        self.names.iter().any(|it| is_same_person(it, latin))
    }
}

fn compare(
    scene: &Scene,
    found: &mut Found,
    original: &Side,
    translation: &Side,
    pair: &Pair,
    people: &People,
    lines: bool,
) {
    let range = translation.bytes(&pair.translation);
    let windows = in_english(translation.text, range.clone());
    let mut seen = std::collections::HashSet::new();
    for person in people.places[pair.original.clone()].iter().flatten() {
        if !seen.insert(person.name) {
            continue;
        }
        let here = |it: &Range<usize>| scene.writes(person.name, &translation.text[it.clone()]);
        if windows.iter().any(here) {
            continue;
        }
        if let Some(near) = windows
            .iter()
            .find(|it| is_near(person.name, &translation.text[(*it).clone()], people))
        {
            let words = [person.name.to_owned(), translation.text[near.clone()].to_owned()];
            let (level, message) = became(person.name, &words[1]);
            let places = [original.place(person.at.clone()), translation.place(near.clone())];
            found.differs(&CHECK, level, pair, places, words, message);
            continue;
        }
        if lines || people.written.contains_key(person.name) || is_called(person.name, &translation.text[range.clone()])
        {
            continue;
        }
        if person.titled {
            missing(scene, found, original, translation, pair, person);
        }
    }
}

fn missing(scene: &Scene, found: &mut Found, original: &Side, translation: &Side, pair: &Pair, person: &Korean) {
    let near = scene
        .beside(pair)
        .any(|it| is_called(person.name, translation.words(&it.translation)));
    // 오바마 and 라이스 begin like Korean names.
    if near || sounds_like_one(person.name, translation.words(&pair.translation)) {
        return;
    }
    let words = person.name.to_owned();
    let message = format!(
        "{} ({}) is not named in the translation",
        shown(&words),
        romanised(&words)
    );
    let quoted = !original.quotes(&pair.original).is_empty();
    let level = if quoted { Level::Warning } else { Level::Note };
    let places = [original.place(person.at.clone()), translation.gap(&pair.translation)];
    found.missing(&CHECK, level, pair, places, words, message);
}

/// Whether a name has the family name or the given name of `person`, but not both.
fn is_near(person: &str, latin: &str, people: &People) -> bool {
    let parts: Vec<&str> = latin.split(' ').collect();
    let [first, .., last] = parts[..] else { return false };
    if people.is_somebody(latin) || is_common(&parts) {
        return false;
    }
    let inner = latin.len() - first.len() - 1;
    let (after, before) = (&latin[latin.len() - inner..], &latin[..latin.len() - last.len() - 1]);
    // Two syllables of a given name: Kyung-seob, Kyung Seob, Kyungseob.
    let given = |it: &str| it.contains(['-', '‑']) || it.contains(' ') || it.len() >= 5;
    let family = |surname: &str, rest: &str| {
        is_surname_of(person, surname) && given(rest) && is_korean_like(rest) && is_alike(person, rest)
    };
    family(first, after)
        || family(last, before)
        || is_given_of(person, after) && is_korean_family(first)
        || is_given_of(person, before) && is_korean_family(last)
}

/// Whether a given name in one piece is at least like that of `person`: Chinese names begin like Korean ones.
fn is_alike(person: &str, given: &str) -> bool {
    let divided = given.contains(['-', '‑', ' ']);
    let usual = romanised(person);
    let usual: String = usual
        .split(' ')
        .skip(1)
        .collect::<String>()
        .to_lowercase()
        .replace('-', "");
    divided || likeness(&usual, &given.to_lowercase()) >= 0.75
}

/// Whether `latin` is the given name of `person`, told with a family name that is beyond doubt.
fn is_given_of(person: &str, latin: &str) -> bool {
    let Some(given) = korean_surname(person).map(|it| &person[it.len()..]) else {
        return false;
    };
    is_same_person(&format!("김{given}"), &format!("Kim {latin}"))
}

/// Whether a word is the family name of some Korean.
fn is_korean_family(word: &str) -> bool {
    const FAMILIES: &str = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선";
    FAMILIES
        .chars()
        .any(|it| is_family_name(it.encode_utf8(&mut [0; 4]), word))
}

/// Whether the letters could write two Korean syllables: neither too long nor with clusters foreign to them.
fn is_korean_like(given: &str) -> bool {
    let letters = given.chars().filter(|it| it.is_alphabetic()).count();
    let foreign = [
        "th", "ph", "str", "sch", "ck", "tt", "ss", "ll", "f", "v", "z", "q", "x",
    ];
    let lower = given.to_lowercase();
    (4..=14).contains(&letters)
        && !foreign.iter().any(|it| lower.contains(it))
        && (given.contains(['-', '‑', ' ']) || letters <= 10)
}

/// Words with capitals that begin or end no name.
fn is_common(parts: &[&str]) -> bool {
    const WORDS: &[&str] = &[
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "of",
        "for",
        "and",
        "but",
        "by",
        "from",
        "with",
        "north",
        "south",
        "east",
        "west",
        "korea",
        "korean",
        "university",
        "ministry",
        "party",
        "president",
        "minister",
        "after",
        "when",
        "while",
        "as",
        "this",
        "that",
        "he",
        "she",
        "it",
        "river",
        "island",
        "city",
        "county",
        "province",
        "group",
        "bank",
        "electronics",
        "institute",
        "daily",
        "ilbo",
        "song",
        "high",
        "school",
        "un",
        "sea",
        "mr",
        "ms",
        "mrs",
        "dr",
    ];
    parts.iter().any(|it| WORDS.contains(&it.to_lowercase().as_str()))
}

/// Whether a word with a capital has the consonants of a Hangul name.
pub(super) fn sounds_like_one(name: &str, words: &str) -> bool {
    let Some(name) = hangul(name) else { return false };
    let words = words.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '-'));
    let capitals = words.filter(|it| it.starts_with(char::is_uppercase));
    let capitals: Vec<&str> = capitals
        .map(|it| it.trim_end_matches("'s").trim_end_matches("’s"))
        .collect();
    let alike = |it: &str| latin_keys(it).contains(&name.key) || likeness(&name.latin, &it.to_lowercase()) >= 0.7;
    // Hangul writes both parts of a Chinese name together: 린젠, Lin Jian.
    capitals.iter().any(|it| alike(it)) || capitals.windows(2).any(|it| alike(&it.concat()))
}

/// Whether the family name of `person` stands among the words with capitals.
fn is_called(person: &str, words: &str) -> bool {
    let words = words.split(|c: char| !c.is_alphabetic() && c != '-' && c != '\'' && c != '’');
    let mut names = words.filter(|it| it.starts_with(char::is_uppercase));
    names.any(|it| is_surname_of(person, it.trim_end_matches("'s").trim_end_matches("’s")))
}

/// One person in two spellings.
fn spellings(found: &mut Found, translation: &Side, people: &People) {
    for name in &people.names {
        let Some(places) = people.written.get(name) else {
            continue;
        };
        let plain = |it: &Range<usize>| -> String {
            let words = translation.text[it.clone()].to_lowercase();
            let mut parts: Vec<String> = words
                .split(' ')
                .map(|it| it.chars().filter(|c| c.is_alphabetic()).collect())
                .collect();
            parts.sort();
            parts.concat()
        };
        let bare = |it: &Range<usize>| -> Vec<char> {
            let mut letters: Vec<char> = plain(it).chars().collect();
            letters.sort_unstable();
            letters
        };
        let Some(first) = places.first() else { continue };
        let one = bare(first);
        let Some(other) = places.iter().find(|it| bare(it) != one) else {
            continue;
        };
        let words = [
            translation.text[first.clone()].to_owned(),
            translation.text[other.clone()].to_owned(),
        ];
        let message = format!("{} is written {} before", shown(&words[1]), shown(&words[0]));
        found.push(
            &CHECK,
            None,
            [Place::Nowhere, translation.place(other.clone())],
            Matter::Inside,
            Level::Warning,
            words,
            message,
        );
    }
}
