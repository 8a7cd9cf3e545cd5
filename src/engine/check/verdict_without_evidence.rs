//! Verdicts that nothing is given for.

use super::{Check, Look, Origin, Scene};
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::model::label::Label;

pub(super) const CHECK: Check = Check {
    id: "verdict-without-evidence",
    title: "Verdict without evidence",
    rule: "A verdict says what it rests on, so that readers can check the check.",
    origin: Origin::House,
    on: true,
    look: Look::Annotation(look),
};

fn look(_: &Scene, _: &AnnotationId, annotation: &Annotation) -> Option<String> {
    let work = annotation
        .body
        .claim
        .as_ref()
        .filter(|_| annotation.body.label == Label::Claim)?;
    let verdict = work.verdict.as_ref().filter(|_| work.evidence.is_empty())?;
    Some(format!("The verdict is “{}”, and no evidence is listed", verdict.value))
}
