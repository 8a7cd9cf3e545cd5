//! Cues that judge what was said.

use super::super::sourcing::{cue_class, short_words};
use super::{Check, Look, Origin, Scene, shown};
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

pub(super) const CHECK: Check = Check {
    id: "evaluative-cue",
    title: "Cue that judges",
    rule: "In news a verb such as “said” tells that somebody spoke and leaves the judgment to the reader.",
    origin: Origin::Reuters,
    on: true,
    look: Look::Annotation(look),
};

fn look(scene: &Scene, _: &AnnotationId, annotation: &Annotation) -> Option<String> {
    let judges = annotation.body.label == Label::Cue && cue_class(scene.document, annotation) == Some("evaluative");
    judges.then(|| {
        let words = shown(&short_words(scene.document, annotation));
        format!("{words} judges what was said; in news “said” would do")
    })
}
