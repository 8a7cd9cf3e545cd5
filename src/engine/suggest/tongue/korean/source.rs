//! Who speaks in a Korean sentence: the words before a particle, back to where they begin.

use std::ops::Range;

use super::noun::{Noun, kind_of};
use super::particle::{Particle, is_adnominal, is_case, is_lead, is_time, particle_of};
use super::units::Unit;

/// Most words of one source.
const MOST: usize = 16;

/// A source: the unit that carries its particle, and its words without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub unit: usize,
    pub range: Range<usize>,
    pub noun: Noun,
    pub particle: Particle,
}

/// Who speaks among the units `range`: the first topic, or a later one when another clause began between them; else a subject.
///
/// `clause` says that a clause without marks follows, whose own subject looks the same.
pub(super) fn source_in(text: &str, units: &[Unit], range: Range<usize>, clause: bool) -> Option<Source> {
    let mut topic: Option<Source> = None;
    let mut subject: Option<Source> = None;
    let mut broken = false;
    for at in range.clone() {
        let unit = &units[at];
        if unit.is_quote {
            continue;
        }
        let word = &text[unit.range.clone()];
        if topic.is_some() && breaks(word, unit.comma) {
            broken = true;
        }
        let Some((len, particle)) = particle_of(word) else {
            continue;
        };
        let weak = matches!(particle, Particle::Subject | Particle::Also | Particle::From);
        if weak && (topic.is_some() || subject.is_some()) {
            continue;
        }
        if !weak && topic.is_some() && (!broken || clause) {
            continue;
        }
        let Some(found) = phrase(text, units, range.start, at, len, particle) else {
            continue;
        };
        let fits = match particle {
            Particle::Topic => found.noun != Noun::Thing,
            Particle::Subject => found.noun == Noun::Speaker || (!clause && found.noun == Noun::Unknown),
            Particle::Also | Particle::From => found.noun == Noun::Speaker,
        };
        match (fits, weak) {
            (false, _) => {}
            (true, true) => subject = Some(found),
            (true, false) => {
                topic = Some(found);
                broken = false;
            }
        }
    }
    match (topic, subject) {
        // 랍비가 … 것은: who acts comes first, unless the topic is surer.
        (Some(topic), Some(subject)) if clause && subject.unit < topic.unit && topic.noun != Noun::Speaker => {
            Some(subject)
        }
        (Some(topic), _) => Some(topic),
        (None, subject) => subject,
    }
}

/// Whether a clause ends with `word`: …했지만, …하자.
fn breaks(word: &str, comma: bool) -> bool {
    const ENDS: &[&str] = &[
        "지만",
        "으나",
        "는데",
        "했고",
        "했으며",
        "였고",
        "하자",
        "였으며",
        "됐고",
        "반면",
        "가운데",
        "으며",
        "면서",
    ];
    ENDS.iter().any(|it| word.ends_with(it)) || (comma && word.ends_with(['고', '며', '자', '나']))
}

/// The noun phrase that ends with the unit `at`, whose first `len` bytes are without particle.
fn phrase(text: &str, units: &[Unit], from: usize, at: usize, len: usize, particle: Particle) -> Option<Source> {
    let end = units[at].range.start
        + text[units[at].range.start..units[at].range.start + len]
            .trim_end()
            .len();
    let word = |i: usize| &text[units[i].range.clone()];
    let noun = kind_of(&text[units[at].range.start..end]);
    let mut start = at;
    // Whether a verb before the noun may have its own objects: 현장에 있던 기자.
    let mut args = false;
    while start > from && at - start < MOST {
        let i = start - 1;
        let unit = &units[i];
        if unit.is_quote {
            start = i;
            continue;
        }
        if unit.comma {
            break;
        }
        let it = word(i);
        let another = it == "또" && word(start).starts_with("다른");
        if !another && (is_lead(it) || is_time(it)) {
            break;
        }
        if is_adnominal(it) {
            args = true;
        } else if is_case(it) {
            let linked =
                it.ends_with(['고', '어', '아']) && matches!(word(start), "있는" | "있던" | "싶은" | "온" | "오던");
            let topic = particle_of(it).is_some_and(|it| it.1 == Particle::Topic);
            let clause = it.ends_with(['고', '며', '서', '자', '만']) && !linked;
            if !args || topic || clause {
                break;
            }
        }
        start = i;
    }
    let mut begin = units[start].range.start;
    // “…”는: a quotation is nobody.
    if units[start].is_quote && start == at {
        return None;
    }
    begin = begin.min(end);
    (begin < end).then_some(Source {
        unit: at,
        range: begin..end,
        noun,
        particle,
    })
}
