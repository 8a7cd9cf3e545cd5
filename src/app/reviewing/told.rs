//! The review of the open article, as exports tell it.

use std::ops::Range;

use super::{Reviewing, RowState};
use crate::app::state::Desk;
use crate::engine::review::comparison::Comparison;
use crate::engine::review::decided::PlacedError;
use crate::engine::review::side::Side;
use crate::formats::review::{Review, ReviewedError, ReviewedPair, Side as Told, State};
use crate::model::mqm::{Category, Severity};
use crate::model::span::Span;

impl Desk {
    /// Everything that was decided, with both texts; `None` before the texts are aligned.
    pub fn told_review(&self) -> Option<Review> {
        let reviewing = &self.reviewing;
        let comparison = reviewing.comparison.as_ref()?;
        let decided = reviewing.decided.as_ref()?;
        let original = self.original();
        let text =
            |of: fn(&crate::model::review::original::Original) -> &str| original.map_or("", |it| of(it)).to_owned();
        let (reviewer, verdict) = match self.review_verdict() {
            Some((key, it, verdict)) if it.name.is_empty() => (key.to_string(), Some(verdict)),
            Some((_, it, verdict)) => (it.name.to_string(), Some(verdict)),
            None => (
                self.document
                    .tables()
                    .reviewers
                    .keys()
                    .next()
                    .map_or_else(String::new, |it| it.to_string()),
                None,
            ),
        };
        let lost = reviewing.overview.lost.iter().filter_map(|id| decided.error(id));
        Some(Review {
            article: self.name(),
            original: text(|it| &it.file),
            language: text(|it| &it.language),
            into: text(|it| &it.into),
            system: text(|it| &it.system),
            reviewer,
            verdict: verdict.map_or_else(String::new, |it| it.value.to_string()),
            verdict_reason: verdict.map_or_else(String::new, |it| it.reason.to_string()),
            pairs: (0..comparison.len())
                .map(|row| reviewing.told(row, comparison))
                .collect(),
            lost: lost.map(|it| told_error(it, [None, None])).collect(),
        })
    }
}

impl Reviewing {
    fn told(&self, row: usize, comparison: &Comparison) -> ReviewedPair {
        let key = comparison.key(row);
        let side = |side: Side| {
            let Some(whole) = key[side.index()] else {
                return Told::default();
            };
            let segments = comparison
                .segments(side)
                .get(comparison.places(row, side))
                .unwrap_or(&[]);
            Told {
                text: comparison.text(side).quote(whole).to_owned(),
                sentences: segments.iter().map(|it| within(it.span, whole)).collect(),
            }
        };
        let decided = self.decided.as_ref();
        let pair = decided.and_then(|it| it.pair(&key)).map(|it| it.1);
        let errors = self.errors_of(row).iter();
        let errors = errors.filter_map(|id| decided?.error(id));
        ReviewedPair {
            original: side(Side::Original),
            translation: side(Side::Translation),
            state: match self.overview.state(row) {
                RowState::Agreed => State::Agreed,
                RowState::Marked => State::Marked,
                RowState::Open | RowState::NotAsked => State::Undecided,
            },
            score: pair.and_then(|it| it.score),
            note: pair.map_or_else(String::new, |it| it.note.to_string()),
            errors: errors.map(|it| told_error(it, key)).collect(),
        }
    }
}

fn told_error(placed: &PlacedError, key: [Option<Span>; 2]) -> ReviewedError {
    let error = &placed.error;
    let places = |side: Side| {
        let spans = placed.spans[side.index()].iter();
        let whole = key[side.index()];
        spans
            .filter_map(|it| Some(within(*it, whole.filter(|whole| whole.touches(*it))?)))
            .collect()
    };
    let insertion = placed.insertion.and_then(|byte| {
        let whole = key[1]?;
        (whole.start()..=whole.end())
            .contains(&byte)
            .then(|| byte - whole.start())
    });
    ReviewedError {
        category: Category::from(&*error.category),
        severity: Severity::from_key(&error.severity),
        original: places(Side::Original),
        translation: places(Side::Translation),
        insertion,
        correction: error.correction.to_string(),
        note: error.note.to_string(),
        proposed: error.proposed,
    }
}

/// The bytes of `span` that lie in `whole`, counted from its beginning.
fn within(span: Span, whole: Span) -> Range<usize> {
    let start = span.start().max(whole.start()) - whole.start();
    let end = span.end().min(whole.end()).max(whole.start()) - whole.start();
    start..end.max(start)
}
