//! Reading what ties annotations together: attributions, which are events, and relations.

use super::read::Reading;
use super::{ATTRIBUTION, CONTINUES, safe};
use crate::formats::unsigned_attribution;
use crate::model::attribution::{Attribution, Role};
use crate::model::claim::{CLAIM_RELATIONS, ClaimLink};
use crate::model::label::Label;

/// Most attributions that one event is taken as, when it names several sources and contents.
const MOST_PAIRS: usize = 100;

/// The second column of an event that is an attribution.
pub(super) struct Event<'a> {
    trigger: &'a str,
    arguments: Vec<(&'a str, &'a str)>,
}

impl<'a> Event<'a> {
    /// `None` when the event is something else.
    pub fn of(facts: &'a str) -> Option<Self> {
        let mut arguments = arguments_of(facts);
        let (kind, trigger) = arguments.next()?;
        (kind == ATTRIBUTION).then(|| Event {
            trigger,
            arguments: arguments.collect(),
        })
    }
}

/// `Role:T1` after `Role:T1`.
fn arguments_of(facts: &str) -> impl Iterator<Item = (&str, &str)> {
    facts
        .split_whitespace()
        .map(|it| it.split_once(':').unwrap_or((it, "")))
}

/// What an argument of that name is to an attribution; a number after it is no part of the name.
fn role_of(argument: &str) -> Option<Role> {
    let name = argument.trim_end_matches(|it: char| it.is_ascii_digit());
    match &*name.to_ascii_lowercase() {
        "content" | "quote" | "claim" => Some(Role::Content),
        "source" | "speaker" => Some(Role::Source),
        "cue" => Some(Role::Cue),
        _ => None,
    }
}

/// The numbers of an event's parts, and what cannot be held.
#[derive(Default)]
struct Parts {
    contents: Vec<usize>,
    sources: Vec<usize>,
    cues: Vec<usize>,
    refused: Vec<String>,
}

impl<'a> Reading<'a> {
    pub(super) fn event(&mut self, name: &'a str, event: &Event<'a>) -> Result<(), String> {
        let mut parts = self.parts(event);
        if parts.cues.is_empty() {
            parts.cues.extend(self.cue_of_trigger(event.trigger, &parts));
        }
        let start = self.imported.attributions.len();
        for (content, source) in pairs(&mut parts) {
            self.attribution(content, source, parts.cues.first().copied());
        }
        let end = self.imported.attributions.len();
        if start == end {
            parts.refused.push("it has no part in the text".into());
        }
        if self.events.insert(name, start..end).is_some() {
            parts.refused.push(format!("{name} stands in the file twice"));
        }
        match parts.refused[..] {
            [] => Ok(()),
            _ => Err(format!("not all of an attribution: {}", parts.refused.join("; "))),
        }
    }

    fn parts(&self, event: &Event) -> Parts {
        let mut parts = Parts::default();
        for (role, target) in &event.arguments {
            let number = match self.target(target) {
                Ok(number) => number,
                Err(reason) => {
                    parts.refused.push(format!("{role} {reason}"));
                    continue;
                }
            };
            let list = match role_of(role) {
                Some(Role::Content) => &mut parts.contents,
                Some(Role::Source) => &mut parts.sources,
                Some(Role::Cue) if parts.cues.is_empty() => &mut parts.cues,
                Some(Role::Cue) => {
                    parts.refused.push(format!("{role} {target} is a second cue"));
                    continue;
                }
                None => {
                    parts.refused.push(format!("{role} {target} is no part it has here"));
                    continue;
                }
            };
            if !list.contains(&number) {
                list.push(number);
            }
        }
        parts
    }

    /// The words of the trigger as a cue, where they are none of the parts.
    fn cue_of_trigger(&mut self, trigger: &'a str, parts: &Parts) -> Option<usize> {
        let rest = self.triggers.get(trigger).copied().flatten()?;
        let (facts, words) = rest.split_once('\t').unwrap_or((rest, ""));
        let (_, segments) = self.placed(trigger, facts, words).ok()?;
        let mut others = parts.contents.iter().chain(&parts.sources);
        let is_other = others.any(|it| self.imported.annotations[*it].1.segments == segments);
        (!is_other).then(|| self.annotation(trigger, Label::Cue, segments))
    }

    fn attribution(&mut self, content: Option<usize>, source: Option<usize>, cue: Option<usize>) {
        let id = |number: Option<usize>| number.and_then(|it| self.id(it));
        let attribution = Attribution {
            content: id(content),
            source: id(source),
            cue: id(cue),
            ..unsigned_attribution(super::FORMAT.key)
        };
        self.known.insert((content, source));
        self.imported.attributions.push((None, attribution));
    }

    /// Takes in a relation that an article's annotations have here.
    ///
    /// One between a quote or claim and a source, whatever its name, says who it rests on.
    pub(super) fn relation(&mut self, facts: &str) -> Result<(), String> {
        let mut words = facts.splitn(2, ' ');
        let name = words.next().unwrap_or_default();
        let ends: Vec<_> = arguments_of(words.next().unwrap_or_default()).collect();
        let [(_, one), (_, other)] = ends[..] else {
            return Err("a relation that does not have two ends".into());
        };
        let (one, other) = (self.target(one)?, self.target(other)?);
        let (Some(from), Some(to)) = (self.id(one), self.id(other)) else {
            return Err("a relation without ends".into());
        };
        let label = |number: usize| self.imported.annotations[number].1.body.label.clone();
        let (first, second) = (label(one), label(other));
        let ours = CLAIM_RELATIONS.iter().find(|it| safe(it.key) == name);
        let both_claims = (&first, &second) == (&Label::Claim, &Label::Claim);
        if one == other {
            return Err(format!("a relation “{name}” of words to themselves"));
        }
        if name == CONTINUES {
            self.imported.annotations[one].1.body.continues = Some(to);
            return Ok(());
        }
        if ours.is_some() || both_claims {
            let link = ClaimLink {
                from,
                to,
                relation: ours.map_or(name, |it| it.key).into(),
                note: "".into(),
                by: "".into(),
                created: None,
                unknown: Vec::new(),
            };
            self.imported.claim_links.push((None, link));
            return Ok(());
        }
        let (content, source) = match (Role::of(&first), Role::of(&second)) {
            (Some(Role::Content), Some(Role::Source)) => (one, other),
            (Some(Role::Source), Some(Role::Content)) => (other, one),
            _ => {
                let (first, second) = (first.title(), second.title());
                return Err(format!(
                    "a relation “{name}” from {first} to {second}, which is not kept here"
                ));
            }
        };
        if !self.known.contains(&(Some(content), Some(source))) {
            self.attribution(Some(content), Some(source), None);
        }
        Ok(())
    }
}

/// Every content with every source; one of either alone where there is no other.
fn pairs(parts: &mut Parts) -> Vec<(Option<usize>, Option<usize>)> {
    let or_none = |list: &[usize]| match list {
        [] => vec![None],
        list => list.iter().copied().map(Some).collect(),
    };
    let (contents, sources) = (or_none(&parts.contents), or_none(&parts.sources));
    if contents.len().saturating_mul(sources.len()) > MOST_PAIRS {
        parts
            .refused
            .push(format!("it has more than {MOST_PAIRS} pairs of content and source"));
    }
    let pairs = contents
        .iter()
        .flat_map(|content| sources.iter().map(|source| (*content, *source)));
    let there = |it: &(Option<usize>, Option<usize>)| *it != (None, None) || !parts.cues.is_empty();
    pairs.filter(there).take(MOST_PAIRS).collect()
}
