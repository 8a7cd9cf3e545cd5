//! Words of somebody who did not agree to be quoted like that.

use super::super::sourcing::{entry_of, part, short_words};
use super::{Check, Look, Origin, Scene};
use crate::model::attribution::{Attribution, Role};
use crate::model::registry::Entry;
use crate::text::name::agreement;

pub(super) const CHECK: Check = Check {
    id: "off-record",
    title: "Off the record, but attributed",
    rule: "What is said off the record is not published; on background or deep background it is not published with the name.",
    origin: Origin::AssociatedPress,
    on: true,
    look: Look::Attribution(look),
};

fn look(scene: &Scene, attribution: &Attribution) -> Option<String> {
    let (_, entry) = entry_of(scene.document, attribution)?;
    match &*entry.terms {
        "off the record" => Some(format!(
            "{} spoke off the record, and this is attributed to them",
            entry.name
        )),
        terms @ ("background" | "deep background") if is_named(scene, attribution, entry) => {
            Some(format!("{} spoke on {terms}, and the name is given here", entry.name))
        }
        _ => None,
    }
}

/// Whether the mention in the text gives a name of the entry.
fn is_named(scene: &Scene, attribution: &Attribution, entry: &Entry) -> bool {
    let Some(mention) = part(scene.document, attribution, Role::Source) else {
        return false;
    };
    let words = short_words(scene.document, mention);
    entry.names().any(|name| agreement(&words, name).is_some())
}
