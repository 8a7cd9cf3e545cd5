//! T22: whether a translation says that it is one.

use super::scene::{Scene, is_korean};
use super::{Check, Found, Level, Matter, Place};
use crate::engine::review::pair::Kind;

pub(super) const CHECK: Check = Check {
    id: "T22",
    key: "disclosure",
    title: "Disclosure",
    rule: "A translation says that it is one, and how it was made.",
    look,
};

fn look(scene: &Scene, found: &mut Found) {
    let Some(original) = &scene.original else { return };
    let side = &scene.translation;
    let other = is_korean(original.text) != is_korean(side.text);
    // A list of sentences is no article.
    let article = side.segments.iter().any(|it| it.kind != Kind::Prose);
    let said = side.segments.iter().any(|it| it.kind == Kind::Disclosure);
    if other && article && !said {
        let message = "No line says that this is a translation, or how it was made".to_owned();
        found.push(
            &CHECK,
            None,
            [Place::Nowhere, Place::Point(side.text.len())],
            Matter::Inside,
            Level::Note,
            [String::new(), String::new()],
            message,
        );
    }
}
