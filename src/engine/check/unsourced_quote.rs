//! Direct quotes that nobody is named for.

use super::super::prose::Prose;
use super::super::sourcing::{attribute, is_sourced, short_words};
use super::{Check, Look, Origin, Scene, shown};
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

pub(super) const CHECK: Check = Check {
    id: "unsourced-quote",
    title: "Direct quote without a source",
    rule: "Words inside quotation marks are somebody's: readers are told whose.",
    origin: Origin::AssociatedPress,
    on: true,
    look: Look::Annotation(look),
};

fn look(scene: &Scene, id: &AnnotationId, annotation: &Annotation) -> Option<String> {
    let direct = annotation.body.label == Label::Quote && is_direct(scene.prose, annotation);
    if !direct || is_sourced(scene.document, id) {
        return None;
    }
    let words = shown(&short_words(scene.document, annotation));
    Some(format!(
        "Nothing says who said {words}: link a source, or set the speaker"
    ))
}

fn is_direct(prose: &Prose, quote: &Annotation) -> bool {
    match attribute(quote, "form") {
        Some(form) => matches!(form, "direct" | "mixed"),
        None => quote.segments.iter().all(|it| prose.is_quoted(it)),
    }
}
