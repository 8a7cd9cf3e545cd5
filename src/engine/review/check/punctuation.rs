//! T16: brackets and marks without a partner, questions that became statements.

use super::scene::{Scene, Side};
use super::{Check, Found, Level, Matter, Place, shown};
use crate::engine::review::pair::Kind;

pub(super) const CHECK: Check = Check {
    id: "T16",
    key: "punctuation",
    title: "Punctuation",
    rule: "Every bracket is closed, and a question stays one.",
    look,
};

fn look(scene: &Scene, found: &mut Found) {
    let side = &scene.translation;
    for (pair, segment) in scene.translated() {
        brackets(found, side, segment, pair.bead);
    }
    if !scene.korean {
        return;
    }
    for (original, translation, pair) in scene.both() {
        let headline = translation.has(&pair.translation, Kind::Headline);
        let asks = original.words(&pair.original).contains('?');
        if asks
            && !headline
            && !translation.words(&pair.translation).contains('?')
            && pair.original.len() == 1
            && pair.translation.len() == 1
        {
            let near = scene
                .beside(pair)
                .any(|it| translation.words(&it.translation).contains('?'));
            let range = original.bytes(&pair.original);
            let at = range.start + original.text[range].find('?').unwrap_or_default();
            if near {
                continue;
            }
            let message = "The original asks here, the translation does not".to_owned();
            let places = [original.place(at..at + 1), translation.whole(&pair.translation)];
            found.missing(&CHECK, Level::Note, pair, places, "?".into(), message);
        }
    }
}

/// Brackets of one segment that are not closed, or close nothing.
fn brackets(found: &mut Found, side: &Side, segment: usize, bead: usize) {
    let range = side.segments[segment].span.range();
    let part = &side.text[range.clone()];
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut lone: Vec<usize> = Vec::new();
    for (at, c) in part.char_indices() {
        match c {
            '(' | '[' => open.push((at, c)),
            ')' | ']' => {
                let partner = if c == ')' { '(' } else { '[' };
                // “1)” numbers a list.
                let listed = part[..at].chars().rev().take_while(char::is_ascii_digit).count() > 0
                    && part[..at].trim_start().len() <= 3;
                match open.last() {
                    Some((_, last)) if *last == partner => {
                        open.pop();
                    }
                    _ if listed => {}
                    _ => lone.push(at),
                }
            }
            _ => {}
        }
    }
    lone.extend(open.into_iter().map(|it| it.0));
    lone.sort_unstable();
    for at in lone.into_iter().take(4) {
        let end = part[at..].char_indices().nth(12).map_or(part.len(), |it| at + it.0);
        let message = format!("{} has no partner", shown(&part[at..end]));
        let place = side.place(range.start + at..range.start + at + 1);
        found.push(
            &CHECK,
            Some(bead),
            [Place::Nowhere, place],
            Matter::Inside,
            Level::Note,
            [String::new(), part[at..at + 1].to_owned()],
            message,
        );
    }
}
