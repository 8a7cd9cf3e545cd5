//! Cues and sources that carry nothing.

use super::super::sourcing::short_words;
use super::{Check, Look, Origin, Scene, shown};
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

pub(super) const CHECK: Check = Check {
    id: "empty-cue",
    title: "Cue without content",
    rule: "A cue joins a source with a content; without a content nothing is attributed.",
    origin: Origin::PolNeAR,
    on: true,
    look: Look::Annotation(look),
};

fn look(scene: &Scene, id: &AnnotationId, annotation: &Annotation) -> Option<String> {
    let mut attributions = scene.document.attributions_of(id).map(|it| it.1).peekable();
    let alone = match annotation.body.label {
        Label::Cue => attributions.all(|it| it.content.is_none()),
        // A cue beside it is told instead; a source in no attribution may be a mere mention.
        Label::Source => {
            attributions.peek().is_some() && attributions.all(|it| it.content.is_none() && it.cue.is_none())
        }
        _ => false,
    };
    alone.then(|| {
        let words = shown(&short_words(scene.document, annotation));
        format!("{words} is linked with no quote or claim")
    })
}
