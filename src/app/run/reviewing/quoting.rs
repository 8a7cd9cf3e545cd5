//! Deciding about quotations one by one, beside their original words.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::reviewing::{QUOTE_WORDING, Quotation, QuoteDecision, ReviewSheet, ReviewTab};
use crate::app::state::{Overlay, State};
use crate::engine::review::side::Side;
use crate::model::mqm::Severity;
use crate::model::review::translation_error::TranslationError;
use crate::model::verifying;

impl State {
    /// Shows the next quotation that waits for a decision, from the current pair on.
    pub(super) fn next_quote(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let quotes = &desk.reviewing.quotes;
        let from = quotes.partition_point(|it| it.row.bead < desk.reviewing.row);
        let (before, after) = quotes.split_at(from);
        let open = |it: &&Quotation| desk.quote_decision(it) == QuoteDecision::Open;
        match after.iter().chain(before).find(open).map(|it| it.key.clone()) {
            Some(key) => self.show_quote(&key),
            None => {
                let text = match quotes.is_empty() {
                    true => "Neither text quotes anybody",
                    false => "Every quotation is decided",
                };
                self.missing(text)
            }
        }
    }

    pub(super) fn show_quote(&mut self, key: &Arc<str>) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk
            && let Some(row) = desk.reviewing.quote(key).map(|it| it.row.bead)
        {
            desk.show_row(row);
            desk.reviewing.tab = ReviewTab::Quotes;
            self.overlay = Some(Overlay::Review(ReviewSheet::Quote(key.clone())));
        }
        Vec::new()
    }

    /// Keeps that a quotation stands, and goes on to the next one.
    pub(super) fn quote_stands(&mut self, key: &Arc<str>, reason: &str) -> Vec<Effect> {
        let words = self.desk.as_ref().and_then(|desk| {
            let quote = desk.reviewing.quote(key)?;
            Some(quote.row.words(Side::Translation, desk.document.article()))
        });
        let words = words.unwrap_or_default();
        let effects = self.change(|document, stamp| verifying::dismiss(document, key, reason.trim(), &words, stamp));
        self.after_quote(effects)
    }

    /// Marks an error at the words of a quotation, on both sides, and goes on to the next one.
    pub(super) fn quote_to_error(&mut self, key: &Arc<str>) -> Vec<Effect> {
        let stamp = self.stamp();
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let Some(quote) = desk.reviewing.quote(key).cloned() else {
            return Vec::new();
        };
        desk.show_row(quote.row.bead);
        let mut error = TranslationError::new(QUOTE_WORDING, Severity::Major.key(), &stamp);
        let anchors = |side: Side| {
            let spans = quote.row.spans(side).iter();
            spans.filter_map(|it| desk.review_anchor(side, *it)).collect()
        };
        error.original = anchors(Side::Original);
        error.translation = anchors(Side::Translation);
        let effects = self.put_error(error);
        self.after_quote(effects)
    }

    pub(super) fn reopen_quote(&mut self, key: &Arc<str>) -> Vec<Effect> {
        self.change(|document, _| verifying::restore(document, key))
    }

    fn after_quote(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        self.overlay = None;
        if self.desk.as_ref().is_some_and(|it| it.open_quotes() > 0) {
            effects.extend(self.next_quote());
        }
        effects
    }
}
