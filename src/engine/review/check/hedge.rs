//! T7: hedges.

use std::ops::Range;

use super::lexis::{Letters, Words, all_of, first_of, first_stem, whole_words};
use super::scene::{Pair, Scene, Side};
use super::{Check, Found, Level, shown};
use crate::engine::review::pair::Kind;

pub(super) const CHECK: Check = Check {
    id: "T7",
    key: "hedge",
    title: "Hedge",
    rule: "What the original only reports, expects or holds possible is no plain fact in the translation, least of all in the headline.",
    look,
};

/// What kind of reserve words show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Reported,
    Expected,
    Possible,
    Claimed,
    Planned,
}

/// Stems that show a reserve.
#[rustfmt::skip] // By class.
const KOREAN: &[(&str, Class)] = &[
    ("것으로 알려졌", Class::Reported), ("것으로 알려져", Class::Reported), ("것으로 전해졌", Class::Reported), ("것으로 전해져", Class::Reported), ("다고 알려졌", Class::Reported), ("다고 전해졌", Class::Reported), ("으로 전해졌", Class::Reported), ("로 알려졌", Class::Reported),
    ("것으로 보인", Class::Expected), ("것으로 보이", Class::Expected), ("것으로 보여", Class::Expected), ("것으로 추정", Class::Expected), ("것으로 추산", Class::Expected), ("것으로 관측", Class::Expected), ("것으로 분석", Class::Expected), ("것으로 전망", Class::Expected), ("것으로 예상", Class::Expected), ("것으로 예측", Class::Expected), ("것이라는 관측", Class::Expected), ("것이라는 전망", Class::Expected), ("것으로 풀이", Class::Expected), ("것으로 해석", Class::Expected), ("것으로 짐작", Class::Expected), ("듯하다", Class::Possible), ("듯 하다", Class::Possible), ("로 추정", Class::Expected), ("로 추산", Class::Expected), ("될 전망", Class::Expected), ("할 전망", Class::Expected), ("관측이 나", Class::Expected), ("전망이 나", Class::Expected),
    ("수 있다는", Class::Possible), ("수 있다고", Class::Possible), ("수 있다며", Class::Possible), ("수 있다.", Class::Possible), ("수도 있", Class::Possible), ("수 있을 것", Class::Possible), ("지도 모른", Class::Possible), ("지 모른", Class::Possible), ("가능성", Class::Possible), ("의혹", Class::Claimed),
    ("예정이다", Class::Planned), ("예정이며", Class::Planned), ("방침이다", Class::Planned), ("계획이다", Class::Planned), ("계획이라", Class::Planned),
    ("고 주장", Class::Claimed), ("라며 주장", Class::Claimed),
];

/// English words of reserve, of any kind.
#[rustfmt::skip] // By class.
const ENGLISH: &[&str] = &[
    "reportedly", "allegedly", "alleged*", "purported*", "supposed*", "ostensibly", "reported", "reports", "report", "said to", "told", "rumored", "rumoured", "believe*", "thought to", "known to", "known", "apparent*", "understood", "according to", "sources", "source", "say", "says", "said", "saying",
    "may", "might", "could", "can", "would", "should", "possib*", "potential*", "perhaps", "maybe", "likel*", "unlikely", "probab*", "presum*", "chance*", "seem*", "appear*", "suggest*", "suspect*", "whether", "prospect*", "risk*", "threat*", "able", "ability", "capab*", "allow*", "enabl*", "hint*", "signal*", "sign", "signs",
    "expect*", "estimat*", "forecast*", "project*", "predict*", "anticipat*", "seen as", "view*", "regard*", "consider*", "review*", "outlook", "analy*", "observ*", "interpret*", "read as", "set to", "poised", "slated", "due to", "about to", "looks", "look", "looking", "tend", "assum*", "conclud*", "judg*", "assess*", "deem*", "figure*", "calculat*", "guess*", "speculat*", "plan*", "aim*", "seek*", "intend*", "want*", "fear*", "worr*", "concern*",
    "claim*", "alleg*", "argu*", "assert*", "insist*", "maintain*", "contend*", "accus*", "charg*", "question*",
];

/// Those that show that somebody merely says so.
#[rustfmt::skip] // By class.
const REPORTED: &[&str] = &[
    "reportedly", "allegedly", "alleged*", "purported*", "supposed*", "ostensibly", "reported", "reports", "report", "said", "say", "says", "saying", "told", "rumored", "rumoured", "believe*", "thought to", "known", "apparent*", "understood", "according to", "sources", "source", "appear*", "seem*", "suspect*", "presum*", "claim*", "may", "might", "could", "likely", "would", "expect*", "estimat*", "learned", "heard", "emerged", "revealed", "found", "confirmed", "view*", "consider*", "suggest*", "set to", "plan*", "speculat*",
];

/// Those that show that something may or may not be.
#[rustfmt::skip] // By class.
const POSSIBLE: &[&str] = &[
    "may", "might", "could", "can", "cannot", "would", "should", "possib*", "impossib*", "potential*", "perhaps", "maybe", "likel*", "unlikely", "probab*", "presum*", "chance*", "seem*", "appear*", "suggest*", "suspect*", "whether", "if", "prospect*", "risk*", "threat*", "able", "unable", "ability", "capab*", "allow*", "enabl*", "let", "lets", "available", "accessible", "hint*", "signal*", "expect*", "estimat*", "forecast*", "project*", "predict*", "anticipat*", "outlook", "believ*", "think*", "thought", "consider*", "assum*", "speculat*", "fear*", "worr*", "concern*", "claim*", "alleg*", "accus*", "question*", "reportedly", "apparent*", "plan*", "hope*", "doubt*", "unclear", "uncertain*", "raise*", "leave* open", "left open", "rule* out", "ruled out", "ruling out", "opportunit*", "feasib*", "viab*", "open to",
];

/// English words of what is still to come.
#[rustfmt::skip] // By kind.
const PLANNED: &[&str] = &[
    "will", "would", "shall", "going to", "plan*", "schedul*", "set to", "set for", "slated", "due", "expect*", "intend*", "aim*", "prepar*", "propos*", "upcoming", "about to", "poised", "policy", "decid*", "consider*", "seek*", "look*", "hope*", "hoping", "want*", "vow*", "pledg*", "promis*", "push*", "target*", "next", "ready", "mull*", "may", "might", "can", "could", "should", "must", "is to", "are to", "was to", "were to", "i'll", "we'll", "they'll", "it'll", "he'll", "she'll", "announc*", "goal*", "project*", "project", "eye", "eyes", "eyeing", "until", "later", "soon", "tomorrow", "design*", "willing", "have to", "has to", "move*", "work*", "on track", "roadmap*", "tentative*",
];

/// Stems of what is foreseen, for which English has the plain future as well.
const FORESEEN: &[&str] = &["전망", "예상", "예측"];

fn look(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        return;
    }
    let lead = scene
        .original
        .as_ref()
        .and_then(|it| it.segments.iter().position(|it| it.kind == Kind::Prose));
    for (original, translation, pair) in scene.both() {
        let headline = original.has(&pair.original, Kind::Headline);
        let leading = lead.is_some_and(|it| pair.original.contains(&it));
        let words = scene.words(pair);
        let said = &translation.text[translation.bytes(&pair.translation)];
        if headline {
            ask(found, original, translation, pair, words, said);
            shortened(found, original, translation, pair, words, said);
        }
        let Some((at, class)) = hedge(original, pair) else {
            continue;
        };
        if class == Class::Planned && !is_past(words) {
            continue;
        }
        let kept = match class {
            Class::Reported => first_of(words, REPORTED),
            Class::Possible => first_of(words, POSSIBLE),
            Class::Planned => first_of(words, PLANNED),
            _ => first_of(words, ENGLISH).or_else(|| foreseen(&original.text[at.clone()], words)),
        };
        if kept.is_some() || said.contains('?') {
            several(found, original, translation, pair, words);
            continue;
        }
        let level = match class {
            Class::Planned => Level::Warning,
            _ if headline || leading => Level::Error,
            // A plain future is surer than “can”.
            Class::Possible if !is_sure(&original.text[at.clone()], words) => Level::Note,
            _ => Level::Warning,
        };
        let what = match class {
            Class::Reported => "what is only reported is a plain fact in the translation",
            Class::Expected => "what is only expected or supposed is a plain fact in the translation",
            Class::Possible => "what is only possible is a plain fact in the translation",
            Class::Claimed => "what is only claimed is a plain fact in the translation",
            Class::Planned => "what is only planned has happened in the translation",
        };
        let hedged = original.text[at.clone()].to_owned();
        let message = format!("{}: {what}", shown(&hedged));
        let places = [original.place(at), translation.whole(&pair.translation)];
        found.missing(&CHECK, level, pair, places, hedged, message);
    }
}

/// Whether the translation has “will” where the original names a mere possibility.
fn is_sure(hedge: &str, words: &Words) -> bool {
    let possible = ["가능성", "지도 모른", "수도 있"].iter().any(|it| hedge.contains(it));
    possible && first_of(words, &["will"]).is_some() && first_of(words, &["not clear", "unsure", "not sure"]).is_none()
}

/// Whether some verb of the translation tells of the past.
fn is_past(words: &Words) -> bool {
    const PAST: &[&str] = &[
        "held", "began", "took", "went", "came", "met", "gave", "made", "sent", "put", "was", "were", "had", "has",
        "have",
    ];
    first_of(words, PAST).is_some() || words.iter().any(|it| it.1.len() > 4 && it.1.ends_with("ed"))
}

/// “Will” where the original only foresees.
fn foreseen(hedge: &str, words: &Words) -> Option<Range<usize>> {
    let stems = FORESEEN.iter().any(|it| hedge.contains(it));
    first_of(words, &["will"]).filter(|_| stems)
}

/// Several sentences with a reserve each, and fewer words of reserve in the translation.
fn several(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, words: &Words) {
    let mut hedges = hedges(original, pair);
    hedges.retain(|it| it.1 != Class::Planned);
    if hedges.len() < 2 {
        return;
    }
    let kept: std::collections::HashSet<usize> = all_of(words, ENGLISH)
        .chain(all_of(words, REPORTED))
        .chain(all_of(words, POSSIBLE))
        .map(|it| it.start)
        .collect();
    if kept.len() >= hedges.len() {
        return;
    }
    let reported = hedges.iter().find(|it| it.1 == Class::Reported);
    let Some((at, _)) = reported.or(hedges.first()) else {
        return;
    };
    let hedged = original.text[at.clone()].to_owned();
    let message = format!(
        "{}: the original has a reserve in {} sentences, the translation in fewer",
        shown(&hedged),
        hedges.len()
    );
    let places = [original.place(at.clone()), translation.whole(&pair.translation)];
    found.missing(&CHECK, Level::Warning, pair, places, hedged, message);
}

/// A headline that asks, and a translation that states.
fn ask(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, words: &Words, said: &str) {
    let range = original.bytes(&pair.original);
    let Some(asked) = question(original.text, range) else {
        return;
    };
    // “Signals” and “signs” state that there is a sign.
    let doubts = first_of(words, &["will"]).is_some()
        || first_of(words, ENGLISH).is_some_and(|it| !translation.text[it].to_lowercase().starts_with("sign"));
    if said.contains('?')
        || doubts
        || words.first().is_some_and(|it| {
            matches!(
                it.1.as_str(),
                "is" | "are" | "will" | "can" | "does" | "do" | "why" | "how" | "what" | "who"
            )
        })
    {
        return;
    }
    let asking = original.text[asked.clone()].to_owned();
    let message = format!(
        "The headline of the original asks ({}), the translation states",
        shown(&asking)
    );
    let places = [original.place(asked), translation.whole(&pair.translation)];
    found.missing(&CHECK, Level::Error, pair, places, asking, message);
}

/// Words by which headlines show a reserve, without the verb that prose has after them.
const IN_HEADLINES: &[&str] = &[" 듯", "전망", "관측", "우려", "검토", "추진", "조짐"];
/// English words of headlines that show one.
#[rustfmt::skip] // By kind.
const KEPT_IN_HEADLINES: &[&str] = &[
    "to", "fear*", "mull*", "eye*", "push*", "bid", "bids", "move*", "sign*", "concern*", "worr*", "warn*", "risk*", "alarm*", "anxi*", "threat*", "weigh*", "explor*", "look*", "pursu*", "drive", "woes", "jitters", "loom*", "as", "amid", "over",
];

/// A headline that only expects, fears or plans, and a translation that states.
fn shortened(found: &mut Found, original: &Side, translation: &Side, pair: &Pair, words: &Words, said: &str) {
    let range = original.bytes(&pair.original);
    let Some(at) = first_stem(original.text, range, IN_HEADLINES) else {
        return;
    };
    let kept = [ENGLISH, POSSIBLE, PLANNED, KEPT_IN_HEADLINES]
        .iter()
        .any(|it| first_of(words, it).is_some());
    if kept || said.contains('?') || hedge(original, pair).is_some() {
        return;
    }
    let at = whole_words(original.text, at);
    let hedged = original.text[at.clone()].to_owned();
    let message = format!("{}: the headline of the translation is surer of it", shown(&hedged));
    let places = [original.place(at), translation.whole(&pair.translation)];
    found.missing(&CHECK, Level::Warning, pair, places, hedged, message);
}

/// The last word of a headline if it asks: -나, -까, a question mark.
fn question(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text
        .get(range.clone())?
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?');
    let start = words
        .rfind([' ', '…', ',', '·'])
        .map_or(0, |it| it + words[it..].chars().next().map_or(1, char::len_utf8));
    let last = &words[start..];
    let bare = last.trim_end_matches('?');
    let at = range.start + start..range.start + words.len();
    if last.len() > bare.len() && !last.is_empty() {
        return Some(at);
    }
    let mut letters = bare.chars().rev();
    let (end, before) = (letters.next()?, letters.next()?);
    let stem = "지하되있없했됐었았오가리서주보르이우추키히기니날질칠까을할갈될볼줄일";
    const NOUNS: &[&str] = &[
        "코로나",
        "바나나",
        "우크라이나",
        "가나",
        "사하나",
        "애리조나",
        "차이나",
        "아까",
        "가까",
        "보르네오나",
        "피나",
        "니나",
    ];
    let asks = match end {
        '나' => stem.contains(before) && !NOUNS.iter().any(|it| bare.ends_with(it)) && bare != "하나",
        '까' => stem.contains(before) && !NOUNS.iter().any(|it| bare.ends_with(it)),
        _ => false,
    };
    asks.then_some(at)
}

/// The last reserve of the original: it governs the sentence.
fn hedge(side: &Side, pair: &Pair) -> Option<(Range<usize>, Class)> {
    hedges(side, pair).pop()
}

/// The last reserve of each sentence of the original.
fn hedges(side: &Side, pair: &Pair) -> Vec<(Range<usize>, Class)> {
    let mut found = Vec::new();
    for segment in pair.original.clone() {
        let range = side.segments[segment].span.range();
        let part = &side.text[range.clone()];
        let letters = Letters::of(part);
        let places = KOREAN
            .iter()
            .filter(|it| letters.may_hold(it.0))
            .filter_map(|(stem, class)| Some((part.rfind(stem)?, stem.len(), *class)));
        let Some((at, len, class)) = places.max_by_key(|it| (it.0 + it.1, it.1)) else {
            continue;
        };
        let place = range.start + at..range.start + at + len;
        found.push((whole_words(side.text, place), class));
    }
    found
}
