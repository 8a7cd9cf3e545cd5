//! The speaker picker over a registry of 5,000 entries: each key of a query, as it is typed.

mod workload;

use std::sync::Arc;
use std::time::Duration;

use pressmark::engine::picker::{Candidate, Picker};
use workload::timing::Timing;
use workload::{Noise, scaled};

/// A picture at 60 a second.
const FRAME: Duration = Duration::from_micros(16_667);

const SURNAMES: &[&str] = &["오", "김", "한", "박", "정", "윤", "최", "이"];
const SYLLABLES: &[&str] = &["경", "섭", "서", "윤", "민", "재", "하", "늘", "도", "현", "영", "교"];
const ONSETS: &[&str] = &["b", "d", "k", "l", "m", "n", "r", "s", "t", "v"];
const ENDS: &[&str] = &["a", "en", "il", "or", "ush", "eth", "ay", "um"];

fn main() {
    let mut noise = Noise::new(7);
    let entries: Vec<Vec<Arc<str>>> = (0..scaled(5000)).map(|_| names(&mut noise)).collect();
    let candidates = || {
        entries.iter().enumerate().map(|(key, names)| Candidate {
            key,
            names,
            detail: "senior researcher, Institute of Tides",
            in_sentence: None,
            is_last: key == 3,
            mentions: key % 97 / 90,
            recent: (key < 20).then_some(key),
        })
    };
    Timing::of("picker: opening", scaled(200), || (), |()| Picker::new(candidates())).print(None);
    let mut picker = Picker::new(candidates());
    for query in ["", "k", "ki", "marsh", "senior", "Oh Kyung-se", "오", "오경섭"] {
        let rank = |()| picker.rank(query, 12);
        Timing::of(&format!("picker: “{query}”"), scaled(500), || (), rank).print(Some(FRAME));
    }
}

/// A name, for a third in Hangul, and for some an alias.
fn names(noise: &mut Noise) -> Vec<Arc<str>> {
    let mut pick = |from: &[&'static str]| from[noise.below(from.len())];
    let korean = [pick(SURNAMES), pick(SYLLABLES), pick(SYLLABLES)].concat();
    let mut word = || [pick(ONSETS), pick(ENDS), pick(ONSETS), pick(ENDS)].concat();
    let latin = format!("{} {}", word(), word());
    match noise.below(3) {
        0 => vec![korean.into()],
        1 => vec![latin.into(), korean.into()],
        _ => vec![latin.into()],
    }
}
