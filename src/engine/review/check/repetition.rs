//! T10: sentences that come twice.

use std::collections::HashMap;

use super::lexis::english_words;
use super::scene::{Scene, Side};
use super::{Check, Found, Level, Matter, Place, shown};
use crate::engine::fingerprint::fingerprint;
use crate::engine::review::pair::Kind;

pub(super) const CHECK: Check = Check {
    id: "T10",
    key: "repetition",
    title: "Repetition",
    rule: "A sentence stands once, unless the original repeats it too.",
    look,
};

/// Words of a run that is compared.
const RUN: usize = 5;
/// Fewest runs of a sentence that is compared.
const FEWEST: usize = 3;
/// Share of runs that makes two sentences one.
const ALIKE: f64 = 0.8;

fn look(scene: &Scene, found: &mut Found) {
    let side = &scene.translation;
    let mut first: HashMap<u64, usize> = HashMap::new();
    for at in (0..side.segments.len()).filter(|it| side.segments[*it].kind == Kind::Prose) {
        let runs = runs(side, at);
        if runs.len() < FEWEST {
            continue;
        }
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for run in &runs {
            if let Some(earlier) = first.get(run) {
                *shared.entry(*earlier).or_default() += 1;
            }
        }
        let most = shared.into_iter().max_by_key(|it| (it.1, it.0));
        if let Some((earlier, _)) =
            most.filter(|it| it.1 as f64 >= ALIKE * runs.len() as f64 && !repeats_in_original(scene, it.0, at))
        {
            let range = side.segments[at].span.range();
            let words = side.text[range.clone()].to_owned();
            let before = side.article.quote(side.segments[earlier].span);
            let message = format!("{} says again what {} has said", shown(&words), shown(before));
            let bead = scene
                .pairs
                .iter()
                .find(|it| it.translation.contains(&at))
                .map(|it| it.bead);
            found.push(
                &CHECK,
                bead,
                [Place::Nowhere, side.place(range)],
                Matter::Inside,
                Level::Warning,
                [String::new(), words],
                message,
            );
        }
        for run in runs {
            first.entry(run).or_insert(at);
        }
    }
}

fn runs(side: &Side, segment: usize) -> Vec<u64> {
    let words = english_words(side.text, side.segments[segment].span.range());
    let runs = words.windows(RUN).map(|it| {
        let run: Vec<&str> = it.iter().map(|it| it.1.as_str()).collect();
        fingerprint(&run.join(" "))
    });
    runs.collect()
}

/// Whether the sources of two segments share most of their words, too.
fn repeats_in_original(scene: &Scene, one: usize, other: usize) -> bool {
    let Some(original) = &scene.original else { return false };
    let source = |at: usize| {
        scene
            .pairs
            .iter()
            .find(|it| it.translation.contains(&at))
            .map(|it| original.words(&it.original))
    };
    let (Some(one), Some(other)) = (source(one), source(other)) else {
        return false;
    };
    let words: std::collections::HashSet<&str> = one.split_whitespace().collect();
    let all = other.split_whitespace().count();
    let shared = other.split_whitespace().filter(|it| words.contains(it)).count();
    all > 0 && shared * 2 >= all
}
