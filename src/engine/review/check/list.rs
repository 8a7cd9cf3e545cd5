//! T19: lists of countries, their length and their order.

use std::ops::Range;

use super::entity::{ENTITIES, Kind, in_english};
use super::scene::{Scene, is_hangul};
use super::{Check, Found, Level, Matter, shown};

pub(super) const CHECK: Check = Check {
    id: "T19",
    key: "list",
    title: "List",
    rule: "한·미·일 has three members, and they keep their order.",
    look,
};

fn look(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        return;
    }
    for (original, translation, pair) in scene.both() {
        let range = original.bytes(&pair.original);
        let others = in_english(translation.text, translation.bytes(&pair.translation));
        for (at, members) in lists(original.text, range) {
            let place = |member: usize| others.iter().find(|it| it.0 == member).map(|it| it.1.clone());
            let found_members: Vec<Option<Range<usize>>> = members.iter().map(|it| place(*it)).collect();
            let words = original.text[at.clone()].to_owned();
            let present: Vec<&Range<usize>> = found_members.iter().flatten().collect();
            // “The three countries”, “trilateral”: nobody is named.
            if present.len() < 2 {
                continue;
            }
            let hull = present.iter().map(|it| it.start).min().unwrap_or_default()
                ..present.iter().map(|it| it.end).max().unwrap_or_default();
            let values = [words.clone(), translation.text[hull.clone()].to_owned()];
            let places = [original.place(at), translation.place(hull)];
            if let Some(missing) = found_members.iter().position(Option::is_none) {
                let name = ENTITIES[members[missing]].english.first().copied().unwrap_or_default();
                let message = format!(
                    "{} has {} members; {name} is not named in the translation",
                    shown(&words),
                    members.len()
                );
                found.push(
                    &CHECK,
                    Some(pair.bead),
                    places,
                    Matter::Missing,
                    Level::Warning,
                    values,
                    message,
                );
            } else if !present.is_sorted_by_key(|it| it.start) {
                let message = format!("{} stands in another order in the translation", shown(&words));
                found.differs(&CHECK, Level::Note, pair, places, values, message);
            }
        }
    }
}

/// Lists like 한·미·일 and 한미일, with the countries they name.
fn lists(text: &str, range: Range<usize>) -> Vec<(Range<usize>, Vec<usize>)> {
    let part = &text[range.clone()];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = part[at..].chars().next() {
        let starts = is_hangul(first) && !part[..at].ends_with(is_hangul);
        let Some((len, members)) = starts.then(|| list_at(&part[at..])).flatten() else {
            at += first.len_utf8();
            continue;
        };
        found.push((range.start + at..range.start + at + len, members));
        at += len;
    }
    found
}

fn list_at(rest: &str) -> Option<(usize, Vec<usize>)> {
    let country = |c: char| {
        ENTITIES
            .iter()
            .position(|it| it.kind == Kind::Country && it.syllable == Some(c))
    };
    let mut members = Vec::new();
    let mut end = 0;
    let mut dotted = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let Some(member) = country(c) else { break };
        members.push(member);
        end = at + c.len_utf8();
        match chars.peek() {
            Some((_, '·' | 'ㆍ' | '‧' | '・')) => {
                dotted = true;
                chars.next();
            }
            _ if dotted => break,
            _ => {}
        }
    }
    let after = rest[end..].chars().next();
    // Without dots only the usual three, alone or before a space.
    let whole = dotted && members.len() >= 2
        || members.len() >= 3 && rest[..end].chars().count() == 3 && !after.is_some_and(is_hangul);
    let mut distinct = members.clone();
    distinct.sort_unstable();
    distinct.dedup();
    (whole && distinct.len() == members.len()).then_some((end, members))
}
