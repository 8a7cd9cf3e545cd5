//! T9: words left in the script of the original.

use super::scene::{Scene, is_hangul};
use super::{Check, Found, Level, Matter, Place, shown};

pub(super) const CHECK: Check = Check {
    id: "T9",
    key: "script",
    title: "Untranslated words",
    rule: "Nothing of the translation stands in the script of the original, but for names in brackets.",
    look,
};

fn look(scene: &Scene, found: &mut Found) {
    let side = &scene.translation;
    if super::scene::is_korean(side.text) {
        return;
    }
    for (pair, segment) in scene.translated() {
        let range = side.segments[segment].span.range();
        let part = &side.text[range.clone()];
        let mut at = 0;
        while let Some(start) = part[at..].find(is_hangul).map(|it| at + it) {
            // Words of Hangul with spaces between are one run.
            let end = part[start..]
                .find(|c: char| !is_hangul(c) && c != ' ')
                .map_or(part.len(), |it| start + it);
            let run = part[start..end].trim_end();
            let bracketed = part[..start].trim_end().ends_with(['(', '[', '“', '‘', '"']);
            let level = if bracketed { Level::Note } else { Level::Warning };
            let message = format!("{} was not translated", shown(run));
            let place = side.place(range.start + start..range.start + start + run.len());
            found.push(
                &CHECK,
                Some(pair.bead),
                [Place::Nowhere, place],
                Matter::Inside,
                level,
                [String::new(), run.to_owned()],
                message,
            );
            at = end;
        }
    }
}
