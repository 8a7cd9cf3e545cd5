//! Sources without a name, and no word on why.

use super::{Check, Look, Origin, Scene};
use crate::model::registry::{Entry, SourceId};

pub(super) const CHECK: Check = Check {
    id: "unexplained-anonymity",
    title: "Anonymous source without a reason",
    rule: "When a source is not named, the story says why the source asked for that.",
    origin: Origin::AssociatedPress,
    on: true,
    look: Look::Entry(look),
};

fn look(scene: &Scene, id: &SourceId, entry: &Entry) -> Option<String> {
    if !entry.is_anonymous() || is_explained(entry) || !is_used(scene, id) {
        return None;
    }
    Some(format!(
        "{} is not named, and nothing says why: note the reason and the article's words for it",
        entry.name
    ))
}

fn is_explained(entry: &Entry) -> bool {
    let Some(anonymity) = &entry.anonymity else {
        return false;
    };
    match &*anonymity.reason {
        "no reason given" => false,
        "" => !anonymity.words.is_empty(),
        _ => true,
    }
}

/// Whether anything in this article rests on the entry: the registry knows the sources of other articles, too.
fn is_used(scene: &Scene, id: &SourceId) -> bool {
    let document = scene.document;
    let means = |key: Option<&SourceId>| key.and_then(|it| document.entry(it)).is_some_and(|it| it.0 == id);
    document.spoken_by(id).any(|(_, it)| means(it.speaker.as_ref()))
        || document
            .mentions_of(id)
            .any(|(_, it)| means(it.body.refers_to.as_ref()))
}
