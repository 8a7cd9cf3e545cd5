//! Words for what the review shows.

use crate::app::reviewing::{Quotation, QuoteDecision, RowState};
use crate::engine::review::comparison::Comparison;
use crate::engine::review::pair::Kind;
use crate::engine::review::side::Side;
use crate::model::mqm::{Category, Severity};
use crate::model::review::translation_error::TranslationError;

/// How many sentences stand on each side: `1–1`, `2–1`.
pub fn shape(comparison: &Comparison, row: usize) -> String {
    let [original, translation] = Side::BOTH.map(|side| comparison.places(row, side).len());
    format!("{original}–{translation}")
}

/// How a row stands, in a word.
pub fn state(state: RowState, weak: bool) -> &'static str {
    match state {
        RowState::NotAsked => "nothing to decide",
        RowState::Open if weak => "open, in doubt",
        RowState::Open => "open",
        RowState::Agreed => "agreed",
        RowState::Marked => "marked",
    }
}

/// A sign for how a row stands, so that colour is not the only one.
pub fn sign(state: RowState, weak: bool) -> &'static str {
    match state {
        RowState::NotAsked => "",
        RowState::Open if weak => "?",
        RowState::Open => "·",
        RowState::Agreed => "✔",
        RowState::Marked => "✖",
    }
}

/// What the words of a row are in their document; `None` for prose.
pub fn kind(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Headline => "headline",
        Kind::DateLine => "date line",
        Kind::Image => "picture",
        Kind::Caption => "caption",
        Kind::Repeat => "repeats",
        Kind::Byline => "byline",
        Kind::Disclosure => "disclosure",
        Kind::Furniture => "page furniture",
        Kind::Prose => return None,
    })
}

/// `Major: Number`, and what it is when it has no kind.
pub fn error(error: &TranslationError) -> String {
    let severity = Severity::from_key(&error.severity).map_or(&*error.severity, |it| it.entry().title);
    match &*error.category {
        "" => severity.to_owned(),
        id => format!("{severity}: {}", Category::from(id).title()),
    }
}

/// Who says a quotation, as the texts name them; empty where they do not.
pub fn speaker(quote: &Quotation, comparison: &Comparison) -> String {
    quote.row.speaker.as_ref().map_or_else(String::new, |it| {
        let side = match it.in_original {
            true => Side::Original,
            false => Side::Translation,
        };
        comparison.text(side).quote(it.span).to_owned()
    })
}

/// What was decided about a quotation, in a few words.
pub fn quote_decision(decision: &QuoteDecision) -> &'static str {
    match decision {
        QuoteDecision::NotAsked => "not asked",
        QuoteDecision::Open => "to compare",
        QuoteDecision::Stands(_) => "stands",
        QuoteDecision::Wrong => "error",
    }
}
