//! T23: what contradicts itself: headline against body, a part larger than its whole.

use super::scene::{Scene, Side};
use super::{Check, Found, Level, Matter, Place, shown};
use crate::engine::review::pair::Kind;
use crate::text::number::{Agreement, Dimension, Quantity, agreement};

pub(super) const CHECK: Check = Check {
    id: "T23",
    key: "contradiction",
    title: "Contradiction",
    rule: "The headline has the numbers of the text, and no part is larger than its whole.",
    look,
};

/// Words that say that the number after or before them is part of the one before.
const PARTS: &[&str] = &[
    "of which",
    "of whom",
    "of them",
    "of those",
    "including",
    "among them",
    "out of which",
];

fn look(scene: &Scene, found: &mut Found) {
    let side = &scene.translation;
    if super::scene::is_korean(side.text) {
        return;
    }
    headline(scene, found, side);
    for (pair, segment) in scene.translated() {
        parts(found, side, segment, pair.bead);
    }
}

/// Numbers of the headline that the text does not have.
fn headline(scene: &Scene, found: &mut Found, side: &Side) {
    let Some(head) = side.segments.iter().position(|it| it.kind == Kind::Headline) else {
        return;
    };
    let body: Vec<&Quantity> = (0..side.segments.len())
        .filter(|it| side.segments[*it].kind == Kind::Prose)
        .flat_map(|it| &side.read[it].numbers)
        .collect();
    if body.is_empty() {
        return;
    }
    for number in side.read[head]
        .numbers
        .iter()
        .filter(|it| it.is_exact() && it.value > 2.0)
        .take(8)
    {
        if body.iter().any(|it| agreement(it, number) >= Agreement::Unbounded) {
            continue;
        }
        // Only a number of the same kind makes it doubtful.
        let kind = number.unit.dimension;
        let rival = body
            .iter()
            .find(|it| it.unit.dimension == kind && kind != Dimension::Bare && it.is_exact());
        let Some(rival) = rival else { continue };
        let words = side.text[number.at.clone()].to_owned();
        let other = side.text[rival.at.clone()].to_owned();
        let bead = scene
            .pairs
            .iter()
            .find(|it| it.translation.contains(&head))
            .map(|it| it.bead);
        let message = format!(
            "{} of the headline is not in the text, which has {}",
            shown(&words),
            shown(&other)
        );
        found.push(
            &CHECK,
            bead,
            [Place::Nowhere, side.place(number.at.clone())],
            Matter::Inside,
            Level::Warning,
            [other, words],
            message,
        );
    }
}

/// “300 people, including 500 children”.
fn parts(found: &mut Found, side: &Side, segment: usize, bead: usize) {
    for two in side.read[segment].numbers.windows(2) {
        let [whole, part] = two else { continue };
        let between = side.text.get(whole.at.end..part.at.start).unwrap_or_default();
        let told = PARTS.iter().any(|it| between.contains(it)) && between.len() <= 40;
        let same = whole.unit.dimension == part.unit.dimension
            || whole.unit.dimension.is_count() && part.unit.dimension.is_count();
        if told
            && same
            && whole.is_exact()
            && part.is_exact()
            && !whole.bound.is_lower()
            && part.measure() > whole.measure()
        {
            let words = side.text[whole.at.start..part.at.end].to_owned();
            let message = format!("The part is larger than the whole: {}", shown(&words));
            found.push(
                &CHECK,
                Some(bead),
                [Place::Nowhere, side.place(part.at.clone())],
                Matter::Inside,
                Level::Error,
                [
                    side.text[whole.at.clone()].to_owned(),
                    side.text[part.at.clone()].to_owned(),
                ],
                message,
            );
        }
    }
}
