//! T8, second part: words of one person that became another's.

use std::collections::HashSet;
use std::ops::Range;

use super::lexis::begins_word;
use super::person::{Korean, in_english};
use super::scene::{Pair, Scene, Side, is_hangul};
use super::spelled::families_of;
use super::{Check, Found, Level, shown};
use crate::text::name::{is_family_name, is_same_person, is_surname_of, korean_surname, romanised};

/// Adds quotations whose speaker is not named in the translation while another person of the article is.
///
/// `names` are all people of the article, `here` those of the original of `pair`.
pub(super) fn compare(
    scene: &Scene,
    found: &mut Found,
    check: &'static Check,
    (original, translation, pair): (&Side, &Side, &Pair),
    names: &[&str],
    here: &[&Korean],
) {
    if original.quotes(&pair.original).is_empty() || translation.quotes(&pair.translation).is_empty() {
        return;
    }
    let windows = in_english(translation.text, translation.bytes(&pair.translation));
    let written = |name: &str, it: &Range<usize>| scene.writes(name, &translation.text[it.clone()]);
    // Somebody of the pair is named by the whole name or the family name alone.
    let words = translation.words(&pair.translation);
    let called = |name: &str| {
        let mut capitals = words
            .split(|c: char| !c.is_alphabetic() && c != '-')
            .filter(|it| it.starts_with(char::is_uppercase));
        windows.iter().any(|it| written(name, it)) || capitals.any(|it| is_surname_of(name, it))
    };
    let Some(one) = here.first() else {
        return unnamed(scene, found, check, (original, translation, pair), names, &windows);
    };
    if here.iter().any(|it| called(it.name)) {
        return;
    }
    let own: HashSet<&str> = here.iter().map(|it| it.name).collect();
    let others = names.iter().filter(|it| !own.contains(*it));
    let other = others
        .filter_map(|name| Some((name, windows.iter().find(|it| written(name, it))?)))
        .next();
    let Some((_, window)) = other else { return };
    let values = [one.name.to_owned(), translation.text[window.clone()].to_owned()];
    let message = format!(
        "{} ({}) speaks in the original, {} in the translation",
        shown(one.name),
        romanised(one.name),
        shown(&values[1])
    );
    let places = [original.place(one.at.clone()), translation.place(window.clone())];
    found.differs(check, Level::Error, pair, places, values, message);
}

/// What stands after a family name alone: 김 의원은, 윤씨는.
#[rustfmt::skip] // By kind.
const AFTER_FAMILY: &[&str] = &[
    "씨는", "씨가", " 씨는", " 씨가", " 의원", " 교수", " 대표", " 장관", " 위원장", " 감독", " 시장", " 회장", " 사장", " 소장", " 총리", " 지사", " 원장", " 센터장", " 팀장", " 변호사", " 연구원", " 연구위원", " 선수", " 작가", " 실장", " 국장", " 대변인",
];
/// English verbs beside a speaker.
const SAYS: &[&str] = &[
    "said",
    "says",
    "added",
    "adds",
    "explained",
    "told",
    "noted",
    "argued",
    "stressed",
    "claimed",
    "insisted",
    "emphasized",
];

/// Adds quotations of somebody named by the family name alone that the translation gives to another family.
pub(super) fn families(
    found: &mut Found,
    check: &'static Check,
    (original, translation, pair): (&Side, &Side, &Pair),
    here: &[&Korean],
) {
    if original.quotes(&pair.original).is_empty() || translation.quotes(&pair.translation).is_empty() {
        return;
    }
    let range = original.bytes(&pair.original);
    let part = &original.text[range.clone()];
    let alone = part.char_indices().filter(|(at, c)| {
        // “This lawmaker”, “one lawmaker” and “the former lawmaker” are no Lees, Hans and Jeons.
        let rest = &part[at + c.len_utf8()..];
        is_hangul(*c)
            && !"이한전그양본각수".contains(*c)
            && begins_word(part, *at)
            && AFTER_FAMILY.iter().any(|it| rest.starts_with(it))
    });
    let alone: Vec<(usize, &str)> = alone
        .map(|(at, c)| (at, &part[at..at + c.len_utf8()]))
        .filter(|it| korean_surname(&format!("{}가나", it.1)).is_some())
        .collect();
    let [(at, family)] = alone[..] else { return };
    let text = &translation.text[translation.bytes(&pair.translation)];
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace()).collect();
    let bare = |it: &&str| -> String { it.trim_matches(|c: char| !c.is_alphabetic()).to_owned() };
    let capitals: Vec<String> = words
        .iter()
        .map(bare)
        .filter(|it| it.starts_with(char::is_uppercase))
        .collect();
    if capitals
        .iter()
        .any(|it| is_family_name(family, it) || here.iter().any(|person| is_surname_of(person.name, it)))
    {
        return;
    }
    let known = |latin: &str| !families_of(latin).is_empty();
    let speaker = words
        .iter()
        .enumerate()
        .filter(|it| SAYS.contains(&bare(it.1).as_str()))
        .find_map(|(n, _)| {
            let beside = [n.checked_sub(1), Some(n + 1)]
                .into_iter()
                .flatten()
                .filter_map(|it| words.get(it));
            let mut names = beside.filter(|it| it.starts_with(char::is_uppercase) && !it.contains('-'));
            names.find(|it| known(&bare(it)))
        });
    let Some(speaker) = speaker.map(bare) else { return };
    let Some(start) = text
        .find(&speaker)
        .map(|it| translation.bytes(&pair.translation).start + it)
    else {
        return;
    };
    let message = format!(
        "{} speaks in the original, {} in the translation",
        shown(family),
        shown(&speaker)
    );
    let places = [
        original.place(range.start + at..range.start + at + family.len()),
        translation.place(start..start + speaker.len()),
    ];
    found.differs(check, Level::Error, pair, places, [family.to_owned(), speaker], message);
}

/// Somebody without a name speaks in the original: an official who has one in the translation is another.
fn unnamed(
    scene: &Scene,
    found: &mut Found,
    check: &'static Check,
    (original, translation, pair): (&Side, &Side, &Pair),
    names: &[&str],
    windows: &[Range<usize>],
) {
    let range = original.bytes(&pair.original);
    let said = |it: &str| {
        [
            "관계자는 ",
            "관계자가 ",
            "당국자는 ",
            "당국자가 ",
            "소식통은 ",
            "소식통이 ",
        ]
        .iter()
        .find_map(|word| it.find(word).map(|at| (at, word.trim_end().len())))
    };
    let Some((at, len)) = said(&original.text[range.clone()]) else {
        return;
    };
    let near: String = scene
        .beside(pair)
        .chain([pair])
        .map(|it| original.words(&it.original))
        .collect();
    let strange = windows.iter().find(|it| {
        let words = &translation.text[(*it).clone()];
        names
            .iter()
            .any(|name| !near.contains(name) && is_same_person(name, words))
    });
    let Some(window) = strange else { return };
    let place = range.start + at..range.start + at + len;
    let values = [
        original.text[place.clone()].to_owned(),
        translation.text[window.clone()].to_owned(),
    ];
    let message = format!(
        "{} speaks in the original, {} in the translation",
        shown(&values[0]),
        shown(&values[1])
    );
    let places = [original.place(place), translation.place(window.clone())];
    found.differs(check, Level::Error, pair, places, values, message);
}
