//! Words whose source or cue stands in another sentence.

use super::super::prose::{Prose, sentences_of};
use super::super::sourcing::{part, short_words};
use super::{Check, Look, Origin, Scene, shown};
use crate::model::attribution::{Attribution, Role};
use crate::model::span::Segments;

pub(super) const CHECK: Check = Check {
    id: "distant-attribution",
    title: "Source a sentence away",
    rule: "A fact and what it rests on stand in one sentence, so that neither is read or cut without the other.",
    origin: Origin::House,
    on: true,
    look: Look::Attribution(look),
};

fn look(scene: &Scene, attribution: &Attribution) -> Option<String> {
    let content = part(scene.document, attribution, Role::Content)?;
    let far = [Role::Source, Role::Cue].into_iter().find_map(|role| {
        let part = part(scene.document, attribution, role)?;
        is_apart(scene.prose, &content.segments, &part.segments).then_some((role, part))
    });
    let (role, part) = far?;
    let words = shown(&short_words(scene.document, part));
    Some(format!(
        "The {} {words} stands in another sentence than the words that rest on it",
        role.key()
    ))
}

/// Whether `part` is neither in a sentence of `content` nor between its first and last segment.
fn is_apart(prose: &Prose, content: &Segments, part: &Segments) -> bool {
    let hull = content.hull();
    let sentences = sentences_of(prose, content);
    let near = |places: std::ops::Range<usize>| {
        sentences
            .iter()
            .any(|it| it.start < places.end && places.start < it.end)
    };
    let within = part.iter().any(|it| hull.touches(it));
    !within && !sentences_of(prose, part).into_iter().any(near)
}
