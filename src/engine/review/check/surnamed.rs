//! T4, third part: people of whom only the family name is told: “김모(58)씨”, “surnamed Kim”.

use std::ops::Range;

use super::lexis::begins_word;
use super::scene::{Pair, Scene, Side, is_hangul};
use super::{Check, Found, Level, shown};
use crate::text::name::{is_family_name, korean_surname};

/// What may follow such a name.
const AFTER: &[&str] = &["씨", "군", "양", " 씨", " 군", " 양"];

/// Adds people whose family name is another in the translation.
pub(super) fn compare(
    scene: &Scene,
    found: &mut Found,
    check: &'static Check,
    original: &Side,
    translation: &Side,
    pair: &Pair,
) {
    let written = surnamed(translation, pair);
    let here = named(original, pair);
    if written.is_empty() || here.is_empty() {
        return;
    }
    let near: Vec<Range<usize>> = scene.beside(pair).flat_map(|it| named(original, it)).collect();
    let fits = |name: &Range<usize>, latin: &Range<usize>| {
        is_family_name(&original.text[name.clone()], &translation.text[latin.clone()])
    };
    let strange = written
        .iter()
        .find(|latin| !here.iter().chain(&near).any(|it| fits(it, latin)));
    let lost = here.iter().find(|name| !written.iter().any(|it| fits(name, it)));
    let (Some(other), Some(one)) = (strange, lost) else {
        return;
    };
    let values = [
        original.text[one.clone()].to_owned(),
        translation.text[other.clone()].to_owned(),
    ];
    let message = format!(
        "{} became {}: another family name",
        shown(&values[0]),
        shown(&values[1])
    );
    let places = [original.place(one.clone()), translation.place(other.clone())];
    found.differs(check, Level::Error, pair, places, values, message);
}

/// The family names that stand alone in the original of `pair`: 김모(58)씨, 이모 씨.
fn named(side: &Side, pair: &Pair) -> Vec<Range<usize>> {
    let range = side.bytes(&pair.original);
    let part = &side.text[range.clone()];
    let places = part.match_indices('모').filter_map(|(at, it)| {
        let start = part[..at]
            .rfind(|c: char| !is_hangul(c))
            .map_or(0, |it| it + part[it..].chars().next().map_or(1, char::len_utf8));
        let name = &part[start..at];
        let mut rest = &part[at + it.len()..];
        if let Some(age) = rest.strip_prefix('(') {
            rest = age
                .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '세' | '여' | '남' | ',' | ' ' | '·'))
                .strip_prefix(')')?;
        }
        let follows = AFTER.iter().any(|it| rest.starts_with(it));
        let whole = korean_surname(&format!("{name}가나")).is_some_and(|it| it == name);
        (follows && whole && begins_word(part, start)).then_some(range.start + start..range.start + at)
    });
    places.collect()
}

/// The family names after “surnamed” in the translation of `pair`.
fn surnamed(side: &Side, pair: &Pair) -> Vec<Range<usize>> {
    let range = side.bytes(&pair.translation);
    let part = &side.text[range.clone()];
    let places = part.match_indices("surnamed ").filter_map(|(at, it)| {
        let start = at + it.len();
        let rest = &part[start..];
        let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let name = rest.starts_with(char::is_uppercase) && len > 0;
        name.then_some(range.start + start..range.start + start + len)
    });
    places.collect()
}
