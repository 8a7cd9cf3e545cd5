//! T4, fourth part: Korean names that are told from the translation, where no title shows them in the original.
//!
//! “Han Seo-jun” can only be a Korean name. If nobody in the original is called so, and the pair
//! has a word that is nearly it, that word was romanised wrongly.

use std::collections::HashSet;
use std::ops::Range;

use super::lexis::begins_word;
use super::person::in_english;
use super::scene::{Pair, Scene, Side, is_hangul};
use super::{Check, Found, Level, shown};
use crate::engine::review::skeleton::likeness;
use crate::text::name::{is_family_name, is_romanised_syllable, is_same_person, korean_surname, romanised};

/// Family names, each by a syllable.
const FAMILIES: &str = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선길연위표명기반왕금옥육인맹제모탁국어은편용예봉사부경복피두감음빈온호범";
/// Letters with which a family name may begin, by its first consonant, ㄱ to ㅎ.
const INITIALS: [&str; 19] = [
    "gkc",
    "kg",
    "nrly",
    "dt",
    "dt",
    "rlnyi",
    "m",
    "bpv",
    "bp",
    "sxc",
    "s",
    "aeiouywrlnh",
    "jczg",
    "j",
    "c",
    "k",
    "t",
    "pf",
    "hw",
];
/// How alike the letters of two given names are, from which on one may be meant for the other.
const ALIKE: f64 = 0.6;

/// What may be a name in the original: every word's first three or four syllables.
pub(super) struct Heads<'t> {
    all: HashSet<&'t str>,
}

impl<'t> Heads<'t> {
    pub fn of(original: &Side<'t>) -> Self {
        let spans = original.segments.iter().map(|it| it.span.range());
        Heads {
            all: spans.flat_map(|it| heads(original.text, it)).map(|it| it.1).collect(),
        }
    }
}

/// Adds names of the translation that are nearly a word of the original.
pub(super) fn compare(
    scene: &Scene,
    found: &mut Found,
    check: &'static Check,
    (original, translation, pair): (&Side, &Side, &Pair),
    heads_of_all: &Heads,
) {
    let windows = in_english(translation.text, translation.bytes(&pair.translation));
    let mut names = windows
        .into_iter()
        .filter(|it| is_hyphened(&translation.text[it.clone()]))
        .peekable();
    if names.peek().is_none() {
        return;
    }
    let here = heads(original.text, original.bytes(&pair.original));
    for window in names {
        let latin = &translation.text[window.clone()];
        let Some((family, given)) = latin.split_once(' ') else {
            continue;
        };
        let families = families_of(family);
        let fits = |name: &str| name.starts_with(&families[..]) && is_same_person(name, latin);
        // Most are named in the pair itself.
        let named = here.iter().any(|it| fits(it.1)) || heads_of_all.all.iter().any(|it| fits(it));
        if families.is_empty() || named {
            continue;
        }
        let near = here.iter().find(|(_, name)| {
            name.starts_with(&families[..])
                && name.chars().count() == 3
                && !scene.glossary.knows(name, latin)
                && alike(name, given) >= ALIKE
        });
        let Some((at, name)) = near else { continue };
        let values = [(*name).to_owned(), latin.to_owned()];
        let (level, message) = became(name, latin);
        let places = [original.place(at.clone()), translation.place(window.clone())];
        found.differs(check, level, pair, places, values, message);
    }
}

/// How grave it is that `latin` stands for the Korean name `name`, whose spelling it is not, and what is told.
///
/// Bearers spell their names as they please: what is no Korean syllable at all (Gue, Yuop) need not be another one.
pub(super) fn became(name: &str, latin: &str) -> (Level, String) {
    let divided = latin.split(' ').filter(|it| it.contains(['-', '‑']));
    let mut syllables = divided.flat_map(|it| it.split(['-', '‑']));
    let (level, what) = match syllables.all(is_romanised_syllable) {
        true => (Level::Error, "another name"),
        false => (Level::Warning, "another name, or a spelling of its own"),
    };
    let message = format!("{} ({}) became {}: {what}", shown(name), romanised(name), shown(latin));
    (level, message)
}

/// The syllables that `latin` may write as a family name.
pub(super) fn families_of(latin: &str) -> Vec<char> {
    let first = latin.chars().next().unwrap_or(' ').to_ascii_lowercase();
    let may_begin = |it: &char| {
        let onset = (u32::from(*it).saturating_sub(0xac00) / 588) as usize;
        INITIALS.get(onset).is_some_and(|it| it.contains(first))
    };
    let all = FAMILIES.chars().filter(may_begin);
    all.filter(|it| is_family_name(it.encode_utf8(&mut [0; 4]), latin))
        .collect()
}

/// Whether `latin` is a family name and a given name of two syllables with a hyphen between.
fn is_hyphened(latin: &str) -> bool {
    let parts: Vec<&str> = latin.split(' ').collect();
    let [family, given] = parts[..] else { return false };
    let syllables: Vec<&str> = given.split(['-', '‑']).collect();
    let short = |it: &&str| (1..=6).contains(&it.len()) && it.chars().all(char::is_alphabetic);
    family.len() <= 6 && !family.contains('-') && syllables.len() == 2 && syllables.iter().all(short)
        // “Trade-off” and the like have no small second part.
        && syllables[1].starts_with(char::is_lowercase)
}

fn alike(name: &str, given: &str) -> f64 {
    let usual = romanised(name).to_lowercase();
    let usual: String = usual.split(' ').skip(1).collect::<String>().replace('-', "");
    let given = given.to_lowercase().replace(['-', '‑'], "");
    f64::from(likeness(&usual, &given))
}

/// The first syllables of the words in `range` that begin like a Korean name.
fn heads(text: &str, range: Range<usize>) -> Vec<(Range<usize>, &str)> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (at, first) in part.char_indices() {
        if !is_hangul(first) || !begins_word(part, at) {
            continue;
        }
        let word = &part[at..];
        let syllables = word
            .char_indices()
            .take_while(|it| is_hangul(it.1))
            .map(|it| it.0 + it.1.len_utf8());
        for (n, end) in syllables.take(4).enumerate() {
            let name = &word[..end];
            let long = n == 3;
            let fits = n >= 2 && korean_surname(name).is_some_and(|it| !long || it.chars().count() == 2);
            if fits {
                found.push((range.start + at..range.start + at + end, name));
            }
        }
    }
    found
}
