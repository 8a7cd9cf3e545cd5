//! Source mentions that lead nowhere.

use super::super::sourcing::short_words;
use super::{Check, Look, Origin, Scene, shown};
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

pub(super) const CHECK: Check = Check {
    id: "dangling-source",
    title: "Source that refers to nothing",
    rule: "A marked source is there for something: it carries a quote or a claim, or refers to an entry of the registry.",
    origin: Origin::House,
    on: true,
    look: Look::Annotation(look),
};

fn look(scene: &Scene, id: &AnnotationId, annotation: &Annotation) -> Option<String> {
    if annotation.body.label != Label::Source {
        return None;
    }
    let words = shown(&short_words(scene.document, annotation));
    match &annotation.body.refers_to {
        Some(key) if scene.document.entry(key).is_none() => Some(format!(
            "{words} refers to the entry “{key}”, which is not in the registry"
        )),
        Some(_) => None,
        None if scene.document.attributions_of(id).next().is_some() => None,
        None => Some(format!("{words} carries nothing and refers to no entry")),
    }
}
