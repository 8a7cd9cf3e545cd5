//! Opinions of somebody without a name.

use super::super::sourcing::{attribute, cue_class, is_anonymous, part};
use super::{Check, Look, Origin, Scene};
use crate::model::attribution::{Attribution, Role};

pub(super) const CHECK: Check = Check {
    id: "anonymous-opinion",
    title: "Anonymous source with an opinion",
    rule: "From sources who are not named only information is used, not opinion or speculation.",
    origin: Origin::AssociatedPress,
    on: true,
    look: Look::Attribution(look),
};

fn look(scene: &Scene, attribution: &Attribution) -> Option<String> {
    let document = scene.document;
    if !is_anonymous(document, attribution) {
        return None;
    }
    let content = part(document, attribution, Role::Content);
    let attitude = content.and_then(|it| attribute(it, "attitude"));
    let worth = content.and_then(|it| attribute(it, "check-worthiness"));
    let cue = part(document, attribution, Role::Cue);
    let why = match (attitude, worth) {
        (Some(attitude @ ("belief" | "desire" | "intention")), _) => format!("is marked as {attitude}"),
        (_, Some("not factual")) => "is marked as not factual".to_owned(),
        _ if cue.and_then(|it| cue_class(document, it)) == Some("evaluative") => "has a cue that judges".to_owned(),
        _ => return None,
    };
    Some(format!("The source is not named, and what it says {why}"))
}
