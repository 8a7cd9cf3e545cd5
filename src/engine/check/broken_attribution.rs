//! Attributions that lack what they name.

use super::{Check, Look, Origin, Scene};
use crate::model::attribution::{Attribution, Role};
use crate::model::document::Document;
use crate::model::id::AnnotationId;

pub(super) const CHECK: Check = Check {
    id: "broken-attribution",
    title: "Broken attribution",
    rule: "Every part that an attribution names is in the text, with the label of its role, and its speaker is in the registry.",
    origin: Origin::House,
    on: true,
    look: Look::Attribution(look),
};

fn look(scene: &Scene, attribution: &Attribution) -> Option<String> {
    let parts = attribution.parts();
    let mut wrong: Vec<String> = parts.filter_map(|(role, id)| fault(scene.document, role, id)).collect();
    if let Some(key) = &attribution.speaker
        && scene.document.entry(key).is_none()
    {
        wrong.push(format!("the speaker “{key}” is not in the registry"));
    }
    let (first, rest) = wrong.split_first()?;
    let mut message = first.clone();
    for more in rest {
        message.push_str("; ");
        message.push_str(more);
    }
    let capital = message.remove(0).to_uppercase();
    Some(format!("{capital}{message}"))
}

fn fault(document: &Document, role: Role, id: &AnnotationId) -> Option<String> {
    let role_name = role.key();
    match document.annotation(id) {
        None if document.orphans().contains_key(id) => Some(format!(
            "the words of the {role_name} are not in the text any more: place them again"
        )),
        None => Some(format!("the {role_name} is not there: link another, or unlink it")),
        Some(it) if Role::of(&it.body.label) == Some(role) => None,
        Some(it) => Some(format!(
            "the {role_name} is marked as {}: change its label, or unlink it",
            it.body.label.key()
        )),
    }
}
