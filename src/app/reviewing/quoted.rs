//! Quotations of both texts, each with what a person has decided about it.
//!
//! What a named person is made to say is looked at one by one, however good the pair is around it.

use std::collections::HashMap;
use std::sync::Arc;

use super::Noted;
use super::compared::texts;
use crate::app::state::Desk;
use crate::engine::fingerprint::{fingerprint, words_key};
use crate::engine::review::comparison::Comparison;
use crate::engine::review::ledger::{Row, ledger};
use crate::engine::review::side::Side;
use crate::model::span::Span;

/// A quotation, with the name that a decision about it is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Stays the same as long as its words do.
    pub key: Arc<str>,
    pub row: Row,
}

/// What a person has said of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuoteDecision {
    /// A title, or a word under doubt: nothing to decide.
    NotAsked,
    Open,
    /// It stands; how it is known.
    Stands(Arc<str>),
    /// An error is marked in it.
    Wrong,
}

/// What a quotation can be said to rest on when it stands, chosen by its number.
pub const RESTS_ON: &[&str] = &[
    "The original words were seen, and it says the same",
    "The original words were seen in a third language",
    "Only the translation was seen",
    "The speaker spoke the language of the article",
];

/// The quotations of both texts, in the order of the rows; none without an original.
pub fn quotes(comparison: &Comparison) -> Arc<[Quotation]> {
    let [original, translation] = texts(comparison);
    if original.article.is_empty() {
        return Arc::default();
    }
    let mut times: HashMap<u64, usize> = HashMap::new();
    let rows = ledger(&original, &translation, comparison.beads()).into_iter();
    let keyed = rows.map(|row| {
        let words = |side: Side| row.words(side, comparison.text(side));
        let about = fingerprint(&format!("{}\u{0}{}", words(Side::Original), words(Side::Translation)));
        let time = times.entry(about).or_default();
        *time += 1;
        Quotation {
            key: words_key("review-quote", about, *time),
            row,
        }
    });
    keyed.collect()
}

impl Desk {
    /// What was decided about a quotation: by itself, by an error marked in it, or with a finding about it.
    pub fn quote_decision(&self, quote: &Quotation) -> QuoteDecision {
        let dismissals = &self.document.tables().dismissals;
        if let Some(decided) = dismissals.get(&quote.key) {
            return QuoteDecision::Stands(decided.reason.clone());
        }
        let reviewing = &self.reviewing;
        let touches = |side: Side, span: Span| quote.row.spans(side).iter().any(|it| it.touches(span));
        let errors = reviewing.errors_of(quote.row.bead).iter();
        let mut errors = errors.filter_map(|id| reviewing.decided.as_ref()?.error(id));
        let wrong = errors.any(|it| {
            let mut sides = Side::BOTH.into_iter().zip(&it.spans);
            !it.error.proposed && sides.any(|(side, spans)| spans.iter().any(|span| touches(side, *span)))
        });
        if wrong {
            return QuoteDecision::Wrong;
        }
        let about_it = |it: &&Noted| {
            let mut sides = Side::BOTH.into_iter().zip(it.spans);
            it.is_about_quotes() && sides.any(|(side, span)| span.is_some_and(|span| touches(side, span)))
        };
        let mut findings = reviewing.findings_of(quote.row.bead).iter().filter(about_it);
        if let Some(passed) = findings.find_map(|it| dismissals.get(&it.key)) {
            return QuoteDecision::Stands(passed.reason.clone());
        }
        match quote.row.speech {
            true => QuoteDecision::Open,
            false => QuoteDecision::NotAsked,
        }
    }

    /// Quotations that wait for a decision.
    pub fn open_quotes(&self) -> usize {
        self.reviewing.overview.open_quotes
    }

    pub(in crate::app) fn count_open_quotes(&self) -> usize {
        let open = |it: &&Quotation| self.quote_decision(it) == QuoteDecision::Open;
        self.reviewing.quotes.iter().filter(open).count()
    }
}
