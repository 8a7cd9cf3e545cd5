//! T15: addresses, telephone numbers, hashtags and handles.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::scene::{Scene, Side};
use super::{Check, Found, Level, shown};

pub(super) const CHECK: Check = Check {
    id: "T15",
    key: "address",
    title: "Address or handle",
    rule: "Addresses, telephone numbers, hashtags and handles are the same, letter by letter.",
    look,
};

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
        r"|\[email[\s\u{a0}]protected\]|\+?\d{2,4}[-–]\d{3,4}[-–]\d{3,4}|[#@][A-Za-z][A-Za-z0-9_]+",
    ))
    .ok()
});

fn look(scene: &Scene, found: &mut Found) {
    let Some(original) = &scene.original else { return };
    let all: Vec<HashSet<String>> = [original, &scene.translation]
        .into_iter()
        .map(|side| {
            (0..side.segments.len())
                .flat_map(|it| addresses(side, it))
                .map(|it| it.1)
                .collect()
        })
        .collect();
    for (original, translation, pair) in scene.both() {
        let one: Vec<_> = pair.original.clone().flat_map(|it| addresses(original, it)).collect();
        let other: Vec<_> = pair
            .translation
            .clone()
            .flat_map(|it| addresses(translation, it))
            .collect();
        // What a site has hidden equals anything.
        let hidden = one.iter().chain(&other).any(|it| it.1.contains("protected"));
        let lost: Vec<_> = one
            .into_iter()
            .filter(|it| !all[1].contains(&it.1) && !hidden)
            .collect();
        let new: Vec<_> = other
            .into_iter()
            .filter(|it| !all[0].contains(&it.1) && !hidden)
            .collect();
        if let ([one], [other]) = (&lost[..], &new[..]) {
            let values = [
                original.text[one.0.clone()].to_owned(),
                translation.text[other.0.clone()].to_owned(),
            ];
            let message = format!("{} became {}", shown(&values[0]), shown(&values[1]));
            let places = [original.place(one.0.clone()), translation.place(other.0.clone())];
            found.differs(&CHECK, Level::Error, pair, places, values, message);
            continue;
        }
        for (at, _) in lost {
            let words = original.text[at.clone()].to_owned();
            let message = format!("{} is missing from the translation", shown(&words));
            let places = [original.place(at), translation.gap(&pair.translation)];
            found.missing(&CHECK, Level::Warning, pair, places, words, message);
        }
        for (at, _) in new {
            let words = translation.text[at.clone()].to_owned();
            let message = format!("{} is not in the original", shown(&words));
            let places = [original.gap(&pair.original), translation.place(at)];
            found.added(&CHECK, Level::Note, pair, places, words, message);
        }
    }
}

/// The addresses of a segment, with what is compared of them.
fn addresses(side: &Side, segment: usize) -> Vec<(std::ops::Range<usize>, String)> {
    let span = side.segments[segment].span.range();
    if !side.segments[segment].kind.needs_partner() {
        return Vec::new();
    }
    let part = &side.text[span.clone()];
    let places = ADDRESS.iter().flat_map(|it| it.find_iter(part));
    places
        .map(|it| {
            let words = it
                .as_str()
                .trim_end_matches([')', ']', '.', ',', ';', ':', '!', '?', '"', '\'']);
            let plain = words
                .split(['?', '#'])
                .next()
                .filter(|_| words.starts_with("http"))
                .unwrap_or(words);
            let start = span.start + it.start();
            (
                start..start + words.len(),
                plain.trim_end_matches('/').to_lowercase().replace('–', "-"),
            )
        })
        .collect()
}
