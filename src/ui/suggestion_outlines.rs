//! Which suggestions the article shows, and what of them.

use std::ops::Range;

use super::article_view::{AtHand, Outline};
use crate::app::state::Desk;
use crate::app::suggesting::{Correction, ReviewWishes};
use crate::engine::suggest::Speaker;
use crate::engine::suggested::{Found, Standing};
use crate::model::attribution::Role;
use crate::model::span::Span;

/// Most suggestions that are shown on one screen.
const MOST: usize = 400;

/// The suggestions that stand in `bytes`, and the one at hand wherever it stands.
pub fn outlines(desk: &Desk, wishes: &ReviewWishes, bytes: Range<usize>) -> Vec<Outline> {
    let suggesting = &desk.suggesting;
    let Some(found) = &suggesting.found else {
        return Vec::new();
    };
    if suggesting.review.is_none() && !wishes.outlines {
        return Vec::new();
    }
    let at_hand = suggesting.current().filter(|it| it.standing == Standing::Open);
    let others = found
        .open_in(bytes, wishes.least())
        .filter(|it| at_hand.is_none_or(|at_hand| it.key != at_hand.key));
    let others = others.take(MOST).map(|it| Outline {
        content: ranges(it.suggestion.content.iter()),
        level: it.level,
        at_hand: None,
    });
    let mut outlines: Vec<Outline> = others.collect();
    // Over the others, where they overlap.
    outlines.extend(at_hand.map(|it| outline_of(it, suggesting.correction())));
    outlines
}

fn outline_of(found: &Found, correction: Option<&Correction>) -> Outline {
    let suggestion = &found.suggestion;
    let as_it_is = Correction::of(suggestion);
    let shown = correction.unwrap_or(&as_it_is);
    let name = match &suggestion.speaker {
        Speaker::Means(name) | Speaker::Carried(name) => Some(name.range()),
        Speaker::Named | Speaker::OneOf(_) | Speaker::Unnamed => None,
    };
    Outline {
        content: ranges(shown.spans(Role::Content).into_iter()),
        level: found.level,
        at_hand: Some(AtHand {
            source: shown.source.map(Span::range),
            cue: shown.cue.map(Span::range),
            name,
            edge: correction.and_then(|it| Some((it.byte()?, it.edge.2))),
        }),
    }
}

fn ranges(spans: impl Iterator<Item = Span>) -> Vec<Range<usize>> {
    spans.map(Span::range).collect()
}
