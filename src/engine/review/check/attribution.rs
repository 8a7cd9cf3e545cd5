//! T8: who says it.

use std::ops::Range;

use super::entity::Kind;
use super::lexis::{Letters, Words, first_of};
use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, bodies, shown};
use crate::engine::cue::{Use, cues_in};

pub(super) const CHECK: Check = Check {
    id: "T8",
    key: "attribution",
    title: "Attribution",
    rule: "What the original lets somebody say, the translation lets the same one say, and as firmly.",
    look,
};

/// Ends of sentences and clauses that report what somebody said. Longer ones first.
#[rustfmt::skip] // By kind.
const REPORTS: &[&str] = &[
    "에 따르면", "에 의하면", "말했다", "말한다", "밝혔다", "밝힌", "전했다", "보도했다", "강조했다", "덧붙였다", "설명했다", "주장했다", "지적했다", "경고했다", "경고한다", "발표했다", "언급했다", "진단했다", "분석했다", "내다봤다", "평가했다", "비판했다", "호소했다", "촉구했다", "토로했다", "반박했다", "답했다", "썼다", "적었다", "고 했다", "라고 했다", "공개했다", "요구했다", "비난했다", "약속했다", "시사했다", "인정했다", "부인했다",
];

/// English verbs and phrases of saying, beyond the cues of the marks.
#[rustfmt::skip] // By kind.
const SAYS: &[&str] = &[
    "said", "say", "says", "saying", "told", "tell", "tells", "according to", "report*", "announc*", "add", "added", "adds", "adding", "stress*", "emphasi*", "not*", "explain*", "claim*", "argu*", "warn*", "point*", "stat*", "declar*", "reveal*", "disclos*", "confirm*", "den*", "admit*", "acknowledg*", "conced*", "insist*", "maintain*", "assert*", "allege*", "suggest*", "wrote", "writes", "written", "tweet*", "post*", "quot*", "cit*", "call*", "urg*", "demand*", "propos*", "predict*", "estimat*", "forecast*", "project*", "assess*", "analy*", "diagnos*", "judg*", "criticiz*", "criticis*", "condemn*", "denounc*", "accus*", "prais*", "ask*", "answer*", "repl*", "respond*", "comment*", "remark*", "describ*", "mention*", "testif*", "vow*", "pledg*", "promis*", "threaten*", "hint*", "signal*", "indicat*", "show*", "found", "find*", "conclud*", "believ*", "think*", "thought", "expect*", "view*", "see", "saw", "sees", "seen", "observ*", "release*", "publish*", "issu*", "deliver*", "brief*", "inform*", "remind*", "agree*", "voice*", "express*", "reiterat*", "reaffirm*", "underscor*", "highlight*", "lament*", "complain*", "appeal*", "request*", "order*", "rul*", "decid*", "plead*", "recall*", "concern*", "unveil*", "rebut*", "refut*", "counter*", "reject*", "dismiss*", "made clear", "words", "statement", "put it", "account", "accounts",
];

fn look(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        return;
    }
    bodies::compare(
        scene,
        found,
        &CHECK,
        &[Kind::Agency, Kind::Country, Kind::Body, Kind::City, Kind::Province],
    );
    for (original, translation, pair) in scene.both() {
        let reported = reported(original, pair);
        let Some(at) = reported.last().cloned() else {
            continue;
        };
        let words = scene.words(pair);
        if !is_reported(translation, pair, words) {
            lost(scene, found, original, translation, pair, at);
        } else {
            strength(found, original, translation, pair, &at, words);
        }
    }
}

fn lost(scene: &Scene, found: &mut Found, original: &Side, translation: &Side, pair: &Pair, at: Range<usize>) {
    // An attribution may stand in the sentence before or after, which needs one of its own or has none.
    let near = scene.beside(pair).any(|it| {
        let words = scene.words(it);
        is_reported(translation, it, words) && reported(original, it).is_empty()
    });
    if near {
        return;
    }
    let words = original.text[at.clone()].to_owned();
    let message = format!(
        "The original says who says it ({}), the translation states it on its own",
        shown(&words)
    );
    let places = [original.place(at), translation.whole(&pair.translation)];
    found.missing(&CHECK, Level::Warning, pair, places, words, message);
}

/// A claim is no plain saying, and the other way round.
fn strength(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, at: &Range<usize>, words: &Words) {
    let claims = [
        "claim*",
        "alleg*",
        "argu*",
        "assert*",
        "insist*",
        "maintain*",
        "contend*",
        "accus*",
        "demand*",
        "urg*",
        "call*",
    ];
    let claimed = original.text[at.clone()].starts_with("주장");
    let plain = ["말했다", "밝혔다", "전했다", "설명했다", "덧붙였다"]
        .iter()
        .any(|it| original.text[at.clone()].starts_with(it));
    let claims_too = first_of(words, &claims);
    let (to, message) = match (claimed, claims_too) {
        (true, None) => {
            let Some(said) = first_of(
                words,
                &[
                    "said",
                    "says",
                    "told",
                    "added",
                    "explained",
                    "noted",
                    "pointed out",
                    "revealed",
                    "confirmed",
                ],
            ) else {
                return;
            };
            let message = format!(
                "{} claims, {} only says",
                shown(&original.text[at.clone()]),
                shown(&translation.text[said.clone()])
            );
            (said, message)
        }
        (false, Some(_)) if plain => {
            let Some(claim) = first_of(words, &["claimed", "claims", "alleged", "insisted"]) else {
                return;
            };
            let message = format!(
                "{} only says, {} doubts it",
                shown(&original.text[at.clone()]),
                shown(&translation.text[claim.clone()])
            );
            (claim, message)
        }
        _ => return,
    };
    let values = [
        original.text[at.clone()].to_owned(),
        translation.text[to.clone()].to_owned(),
    ];
    let places = [original.place(at.clone()), translation.place(to)];
    found.differs(&CHECK, Level::Note, pair, places, values, message);
}

/// Where the original reports, in order.
fn reported(side: &Side, pair: &Pair) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for segment in pair.original.clone() {
        let Some(segment) = side.segments.get(segment).filter(|it| it.kind.needs_partner()) else {
            continue;
        };
        let range = segment.span.range();
        let part = &side.text[range.clone()];
        let inside = |at: usize| {
            side.quotes(&pair.original)
                .iter()
                .any(|it| it.contains(&(range.start + at)))
        };
        let letters = Letters::of(part);
        let stems = REPORTS.iter().filter(|it| letters.may_hold(it));
        let places = stems.flat_map(|it| part.match_indices(it));
        found.extend(
            places
                .filter(|it| !inside(it.0))
                .map(|(at, it)| range.start + at..range.start + at + it.len()),
        );
    }
    found.sort_by_key(|it| it.start);
    found
}

/// Whether the translation says there that somebody says it.
fn is_reported(side: &Side, pair: &Pair, words: &Words) -> bool {
    let quotes = side.quotes(&pair.translation);
    let inside = |it: &Range<usize>| {
        quotes
            .iter()
            .any(|quote| quote.start <= it.start && it.end <= quote.end)
    };
    let said = super::lexis::all_of(words, SAYS).any(|it| !inside(&it));
    said || !quotes.is_empty()
        || cues_in(side.text, side.bytes(&pair.translation))
            .iter()
            .any(|it| it.1.used != Use::Mark && !inside(&it.0))
}
