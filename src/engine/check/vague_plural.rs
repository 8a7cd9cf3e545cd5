//! “Experts say”, with nobody or only one behind it.

use super::super::sourcing::{entry_of, is_vague_plural, part, short_words};
use super::{Check, Look, Origin, Scene, shown};
use crate::model::attribution::{Attribution, Role};
use crate::model::registry::EntryKind;

pub(super) const CHECK: Check = Check {
    id: "vague-plural",
    title: "Several sources, none or one known",
    rule: "“Sources”, “experts” and “observers” in the plural stand for more than one, and readers are told as much about them as can be.",
    origin: Origin::Reuters,
    on: true,
    look: Look::Attribution(look),
};

fn look(scene: &Scene, attribution: &Attribution) -> Option<String> {
    let mention = part(scene.document, attribution, Role::Source)?;
    if !is_vague_plural(scene.document, mention) {
        return None;
    }
    let words = shown(&short_words(scene.document, mention));
    match entry_of(scene.document, attribution) {
        Some((_, entry)) if entry.kind != EntryKind::Person || &*entry.identity == "collective" => None,
        Some((_, entry)) => Some(format!("{words} are several, but only {} is behind them", entry.name)),
        None if attribution.speaker.is_some() => None,
        None => Some(format!(
            "{words}: nobody knows who they are; name them, or say how many and which"
        )),
    }
}
