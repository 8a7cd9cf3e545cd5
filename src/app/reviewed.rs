//! A review as values for its formats, for the window and the command line alike.

use std::ops::Range;
use std::sync::Arc;

use super::reviewing::{Overview, RowState};
use crate::engine::frame::{Part, frame_of};
use crate::engine::review::comparison::Comparison;
use crate::engine::review::decided::{Decided, PlacedError};
use crate::engine::review::language::language_of;
use crate::engine::review::lexicon::Learned;
use crate::engine::review::side::Side;
use crate::formats::disclosure::Disclosure;
use crate::formats::review as told;
use crate::formats::withholding::Withheld;
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::mqm::Severity;
use crate::model::review::original::ORIGINAL;
use crate::model::review::reviewer::{ReviewVerdict, Reviewer};
use crate::model::review::translation_error::TranslationError;
use crate::model::span::Span;

/// The review of `document` over the rows of `comparison`. Names that `disclosure` keeps back are taken out of what a
/// person wrote; the words of the two texts stay.
pub fn review_of(
    document: &Document,
    comparison: &Comparison,
    decided: &Decided,
    overview: &Overview,
    disclosure: Disclosure,
) -> told::Review {
    let withheld = Withheld::of(document, disclosure);
    let say = |text: &str| withheld.text(text).into_owned();
    let tables = document.tables();
    let original = tables.originals.get(ORIGINAL);
    let of_original = |field: fn(&crate::model::review::original::Original) -> &Arc<str>| {
        original.map_or_else(String::new, |it| field(it).to_string())
    };
    let signed = tables.reviewers.iter().filter(|it| it.1.verdict.is_some());
    let signed = signed.max_by_key(|it| it.1.verdict.as_ref().and_then(|it| it.at));
    // Nobody has signed: the only one who has begun.
    let alone = tables.reviewers.iter().next().filter(|_| tables.reviewers.len() == 1);
    let reviewer = signed.or(alone).map(|(key, it)| (&**key, &**it));
    let verdict = reviewer.and_then(|it| it.1.verdict.as_ref());

    let rows = 0..comparison.len();
    let pairs = rows.map(|row| pair(row, comparison, decided, overview, &say));
    let lost = overview.lost.iter().filter_map(|id| decided.error(id));
    let lost = lost.filter(|it| !it.error.proposed);
    told::Review {
        article: document.article().file().name.to_string(),
        title: headline(document.article()),
        original: of_original(|it| &it.file),
        language: known(of_original(|it| &it.language), comparison.text(Side::Original)),
        into: known(of_original(|it| &it.into), comparison.text(Side::Translation)),
        process: say(&of_original(|it| &it.process)),
        system: say(&of_original(|it| &it.system)),
        post_editor: say(&of_original(|it| &it.post_editor)),
        disclosed: original
            .and_then(|it| it.claim.as_ref())
            .map_or_else(String::new, |it| it.exact.shown()),
        reviewer: reviewer.map_or_else(String::new, |(key, it)| name_of(key, it)),
        verdict: verdict.map_or_else(String::new, |it| verdict_of(it, comparison)),
        verdict_reason: verdict.map_or_else(String::new, |it| say(&it.reason)),
        pairs: pairs.collect(),
        lost: lost.map(|it| said(&it.error, &say)).collect(),
    }
}

/// The title of `article`, without what makes it one in Markdown; empty where it has none.
fn headline(article: &Article) -> String {
    let frame = frame_of(article);
    let headline = frame.parts.iter().find(|it| it.1 == Part::Headline);
    headline.map_or_else(String::new, |(span, _)| {
        article.quote(*span).trim_start_matches('#').trim().to_owned()
    })
}

/// The language somebody has said, else that of the text as far as it can be told.
fn known(said: String, text: &Article) -> String {
    match &*said {
        "" => language_of(text.text()).to_owned(),
        _ => said,
    }
}

fn name_of(key: &str, reviewer: &Reviewer) -> String {
    match &*reviewer.name {
        "" => key.to_owned(),
        name => name.to_owned(),
    }
}

/// The verdict, and whether it was signed for other texts than these.
fn verdict_of(verdict: &ReviewVerdict, comparison: &Comparison) -> String {
    let signed = [&verdict.original_sha256, &verdict.article_sha256];
    let same = Side::BOTH
        .iter()
        .all(|side| comparison.text(*side).file().sha256 == **signed[side.index()]);
    match same {
        true => verdict.value.to_string(),
        false => format!("{} (signed before the texts were changed)", verdict.value),
    }
}

fn pair(
    row: usize,
    comparison: &Comparison,
    decided: &Decided,
    overview: &Overview,
    say: &dyn Fn(&str) -> String,
) -> told::ReviewedPair {
    let spans = comparison.key(row);
    let [original, translation] = Side::BOTH.map(|side| side_of(row, comparison, side));
    let record = decided.pair(&spans).map(|it| it.1);
    let errors = overview.errors.get(&row).map_or(&[][..], |it| it);
    let errors = errors.iter().filter_map(|id| decided.error(id));
    told::ReviewedPair {
        original,
        translation,
        state: match overview.state(row) {
            RowState::Agreed => told::State::Agreed,
            RowState::Marked => told::State::Marked,
            RowState::NotAsked | RowState::Open => told::State::Undecided,
        },
        score: record.and_then(|it| it.score),
        note: record.map_or_else(String::new, |it| say(&it.note)),
        errors: errors.map(|it| error(it, &spans, say)).collect(),
    }
}

/// The words of a side in a row, and its sentences counted from the first of them.
fn side_of(row: usize, comparison: &Comparison, side: Side) -> told::Side {
    let Some(whole) = comparison.span(row, side) else {
        return told::Side::default();
    };
    let segments = comparison
        .segments(side)
        .get(comparison.places(row, side))
        .unwrap_or_default();
    told::Side {
        text: comparison.text(side).quote(whole).to_owned(),
        sentences: segments
            .iter()
            .filter_map(|it| within(it.span.start()..it.span.end(), whole))
            .collect(),
    }
}

fn error(placed: &PlacedError, row: &[Option<Span>; 2], say: &dyn Fn(&str) -> String) -> told::ReviewedError {
    let places = |side: Side| -> Vec<Range<usize>> {
        let spans = placed.spans[side.index()]
            .iter()
            .zip(std::iter::repeat(row[side.index()]));
        spans
            .filter_map(|(span, whole)| within(span.start()..span.end(), whole?))
            .collect()
    };
    let whole = row[Side::Translation.index()];
    let insertion = placed.insertion.zip(whole);
    told::ReviewedError {
        original: places(Side::Original),
        translation: places(Side::Translation),
        insertion: insertion
            .and_then(|(at, whole)| (whole.start()..=whole.end()).contains(&at).then(|| at - whole.start())),
        ..said(&placed.error, say)
    }
}

/// What an error says, without its places.
fn said(error: &TranslationError, say: &dyn Fn(&str) -> String) -> told::ReviewedError {
    told::ReviewedError {
        category: (&*error.category).into(),
        severity: Severity::from_key(&error.severity),
        correction: say(&error.correction),
        note: say(&error.note),
        proposed: error.proposed,
        ..told::ReviewedError::default()
    }
}

/// The part of `bytes` that lies in `whole`, counted from its start.
fn within(bytes: Range<usize>, whole: Span) -> Option<Range<usize>> {
    let part = bytes.start.max(whole.start())..bytes.end.min(whole.end());
    (part.start < part.end).then(|| part.start - whole.start()..part.end - whole.start())
}

/// The review of `document` compared with `original`, with everything worked out anew from what its folder has taught;
/// `None` where they cannot be compared.
pub fn worked_out(
    document: &Document,
    original: &Article,
    learned: Option<&Learned>,
    disclosure: Disclosure,
) -> Option<told::Review> {
    let decided = Decided::of(original, document);
    let comparison = Comparison::of(original, document.article(), &decided.given(), learned, &mut |_| true)?;
    let overview = Overview::of(&comparison, &decided);
    Some(review_of(document, &comparison, &decided, &overview, disclosure))
}
