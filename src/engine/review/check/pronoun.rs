//! T20: he and she where the original does not say.

use super::lexis::{english_words, first_of, first_stem};
use super::scene::Scene;
use super::{Check, Found, Level, Matter, shown};

pub(super) const CHECK: Check = Check {
    id: "T20",
    key: "pronoun",
    title: "He or she",
    rule: "He and she are checked where the original does not tell a man from a woman.",
    look,
};

const HE: &[&str] = &["he", "him", "his", "himself", "he's"];
const SHE: &[&str] = &["she", "her", "hers", "herself", "she's"];

fn look(scene: &Scene, found: &mut Found) {
    both(scene, found);
    if !scene.korean {
        return;
    }
    for (original, translation, pair) in scene.both() {
        let words = scene.words(pair);
        let range = original.bytes(&pair.original);
        // “그녀”, “여성”: the original tells.
        let woman = first_stem(
            original.text,
            range.clone(),
            &[
                "그녀",
                "여성",
                "여자",
                "어머니",
                "아내",
                "부인",
                "딸",
                "여사",
                "할머니",
                "누나",
                "언니",
                "여배우",
                "소녀",
                "여왕",
            ],
        );
        let man = first_stem(
            original.text,
            range,
            &[
                "남성",
                "남자",
                "아버지",
                "남편",
                "아들",
                "할아버지",
                "형은",
                "오빠",
                "소년",
                "청년",
            ],
        );
        let (he, she) = (first_of(words, HE), first_of(words, SHE));
        let wrong = match (woman, man, he, she) {
            (Some(woman), None, Some(he), None) => Some((woman, he)),
            (None, Some(man), None, Some(she)) => Some((man, she)),
            _ => None,
        };
        if let Some((one, other)) = wrong {
            let values = [
                original.text[one.clone()].to_owned(),
                translation.text[other.clone()].to_owned(),
            ];
            let message = format!(
                "Check {}: the original speaks of {}",
                shown(&values[1]),
                shown(&values[0])
            );
            let places = [original.place(one), translation.place(other)];
            found.differs(&CHECK, Level::Note, pair, places, values, message);
        }
    }
}

/// One sentence that calls the only person it may mean both he and she.
fn both(scene: &Scene, found: &mut Found) {
    let side = &scene.translation;
    if super::scene::is_korean(side.text) {
        return;
    }
    for (pair, segment) in scene.translated() {
        let words = english_words(side.text, side.segments[segment].span.range());
        let (Some(he), Some(she)) = (
            first_of(&words, &["he", "himself"]),
            first_of(&words, &["she", "herself"]),
        ) else {
            continue;
        };
        let later = if he.start > she.start { he } else { she };
        let word = side.text[later.clone()].to_owned();
        let message = "This sentence has both he and she; check whom each means".to_owned();
        found.push(
            &CHECK,
            Some(pair.bead),
            [super::Place::Nowhere, side.place(later)],
            Matter::Inside,
            Level::Note,
            [String::new(), word],
            message,
        );
    }
}
