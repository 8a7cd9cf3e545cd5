//! Keeps the two texts, their alignment and what was decided up with the document.

use std::collections::HashSet;
use std::sync::Arc;

use crate::app::effect::{Effect, ReviewEffect, ReviewOutcome};
use crate::app::reviewing::{OriginalText, Overview};
use crate::app::state::{Desk, State, Tone};
use crate::engine::review::comparison::{Comparison, Given, PairKey};
use crate::engine::review::decided::Decided;
use crate::engine::review::experience::Experience;
use crate::engine::review::side::Side;
use crate::model::article::Article;
use crate::model::transaction::{Edit, Transaction};

impl State {
    pub(in crate::app) fn take_review(&mut self, outcome: ReviewOutcome) -> Vec<Effect> {
        match outcome {
            ReviewOutcome::Nearby { files } => self.on_review(|it| it.nearby = files),
            ReviewOutcome::Read { text } => self.original_read(text),
            ReviewOutcome::Unreadable { message } => {
                if let Some(desk) = &mut self.desk {
                    desk.put_original(OriginalText::Unreadable(message.clone()));
                }
                self.tell(Tone::Failure, message);
                Vec::new()
            }
            ReviewOutcome::Kept { text, obtained } => self.original_kept(text, obtained),
            ReviewOutcome::NotKept { message } => {
                if let Some(desk) = &mut self.desk {
                    desk.put_original(OriginalText::Unknown);
                }
                self.tell(Tone::Failure, message);
                self.with_comparison(Vec::new())
            }
            ReviewOutcome::WordsTrouble { message } => {
                self.tell(Tone::Warning, message);
                Vec::new()
            }
            ReviewOutcome::Progress { generation, percent } => {
                if let Some(desk) = &mut self.desk
                    && desk.reviewing.generation == generation
                {
                    desk.reviewing.progress = Some(percent);
                }
                Vec::new()
            }
            ReviewOutcome::Compared { generation, compared } => {
                if let Some(desk) = &mut self.desk
                    && desk.reviewing.generation == generation
                {
                    desk.reviewing.findings = compared.findings;
                    desk.reviewing.quotes = compared.quotes;
                    desk.reviewing.values = compared.values;
                    desk.take_comparison(compared.comparison);
                }
                self.with_comparison(Vec::new())
            }
        }
    }

    fn original_read(&mut self, text: Article) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let known = desk.original().map(|it| it.sha256.clone());
        let changed = known.is_some_and(|it| !it.is_empty() && *it != *text.file().sha256);
        desk.put_original(OriginalText::Read(text));
        if changed {
            let text = "The file of the original is another than when it was attached: pairs whose words changed are open again";
            self.tell(Tone::Warning, text);
        }
        self.with_comparison(Vec::new())
    }

    /// `effects`, and what has to be read or worked out for the review by now.
    pub(in crate::app) fn with_comparison(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk
            && !desk.loading
        {
            effects.extend(desk.review_wants());
        }
        effects
    }
}

impl Desk {
    /// Follows a gesture.
    pub(in crate::app) fn follow_review(&mut self, transaction: &Transaction) {
        let touches = |it: &Edit| {
            matches!(
                it,
                Edit::Pair(_) | Edit::TranslationError(_) | Edit::Original(_) | Edit::Dismissal(_)
            )
        };
        if !transaction.edits.iter().any(touches) {
            return;
        }
        if let Some(decided) = &mut self.reviewing.decided {
            decided.follow(transaction);
        }
        self.look_over();
    }

    /// Goes to the pair that an undone or redone gesture was about.
    pub(in crate::app) fn show_changed_pair(&mut self, transaction: &Transaction) {
        let Some((comparison, decided)) = self.reviewing.comparison.clone().zip(self.reviewing.decided.as_ref()) else {
            return;
        };
        let place = transaction.edits.iter().find_map(|edit| match edit {
            Edit::TranslationError(change) => {
                let (side, byte) = decided.error(&change.id)?.place()?;
                comparison.row_at(side, byte)
            }
            Edit::Pair(change) => {
                let pair = change.after.as_ref().or(change.before.as_ref())?;
                let anchors = [(Side::Translation, &pair.translation), (Side::Original, &pair.original)];
                let (side, anchor) = anchors.into_iter().find_map(|(side, it)| Some((side, it.as_ref()?)))?;
                comparison.row_at(side, usize::try_from(anchor.start).ok()?)
            }
            _ => None,
        });
        if let Some(row) = place {
            self.show_row(row);
        }
    }

    /// What has to be read or worked out by now.
    fn review_wants(&mut self) -> Option<Effect> {
        let original = self.original().cloned();
        let ticket = self.ticket;
        match (&original, &self.reviewing.text) {
            (None, OriginalText::Unknown | OriginalText::Reading) => return None,
            (None, _) => {
                self.put_original(OriginalText::Unknown);
                return None;
            }
            (Some(it), OriginalText::None) if it.is_missing() => {}
            (Some(it), _) if it.is_missing() => {
                self.put_original(OriginalText::None);
            }
            (Some(_), OriginalText::Reading | OriginalText::Unreadable(_)) => return None,
            (Some(it), OriginalText::Read(text)) if text.file().name == *it.file => {}
            (Some(it), _) => {
                let effect = ReviewEffect::Read {
                    article: self.path.clone(),
                    file: it.file.to_string(),
                };
                self.put_original(OriginalText::Reading);
                return Some(Effect::Review { ticket, effect });
            }
        }
        let original = match &self.reviewing.text {
            OriginalText::Read(text) => text.clone(),
            _ => Article::new(""),
        };
        if self.reviewing.decided.is_none() || self.reviewing.comparison.is_none() {
            self.reviewing.decided = Some(Decided::of(&original, &self.document));
        }
        let given = self
            .reviewing
            .decided
            .as_ref()
            .map_or_else(Given::default, Decided::given);
        let fits = match &self.reviewing.comparison {
            Some(comparison) => is_up_to_date(comparison, &given),
            None => false,
        };
        // The same question again would only put the answer off.
        if fits || self.reviewing.asked.as_ref() == Some(&given) {
            return None;
        }
        self.reviewing.asked = Some(given.clone());
        self.reviewing.generation += 1;
        self.reviewing.progress = Some(0);
        let effect = ReviewEffect::Compare {
            generation: self.reviewing.generation,
            original,
            article: self.document.article().clone(),
            given,
            path: self.path.clone(),
            experience: Box::new(Experience::of(self.document.tables())),
        };
        Some(Effect::Review { ticket, effect })
    }

    /// Takes another text as the original, or none; what was worked out of the one before is let go.
    pub(super) fn put_original(&mut self, text: OriginalText) {
        self.reviewing.text = text;
        self.reviewing.comparison = None;
        self.reviewing.decided = None;
        self.reviewing.findings = Arc::default();
        self.reviewing.quotes = Arc::default();
        self.reviewing.values = Arc::default();
        self.reviewing.progress = None;
        self.reviewing.asked = None;
        self.look_over();
    }

    fn take_comparison(&mut self, comparison: Arc<Comparison>) {
        let before = self.reviewing.comparison.take();
        let row = before.as_ref().and_then(|it| {
            let [original, translation] = it.key(self.reviewing.row);
            let (side, span) = match (translation, original) {
                (Some(span), _) => (Side::Translation, span),
                (None, span) => (Side::Original, span?),
            };
            comparison.row_at(side, span.start())
        });
        let first = before.is_none();
        self.reviewing.progress = None;
        self.reviewing.asked = None;
        self.reviewing.comparison = Some(comparison);
        self.look_over();
        match row {
            Some(row) => self.reviewing.row = row.min(self.reviewing.len().saturating_sub(1)),
            None if first => {
                let begin = self.reviewing.next_open_from(0);
                self.show_row(begin.unwrap_or(0));
            }
            None => {}
        }
    }

    /// Works out how every row stands.
    pub(in crate::app) fn look_over(&mut self) {
        let reviewing = &mut self.reviewing;
        reviewing.overview = match (&reviewing.comparison, &reviewing.decided) {
            (Some(comparison), Some(decided)) => Overview::of(comparison, decided),
            _ => Overview::default(),
        };
        let there = |id: &_| reviewing.decided.as_ref().is_some_and(|it| it.error(id).is_some());
        if !reviewing.error.as_ref().is_some_and(there) {
            reviewing.error = None;
        }
        let open = (self.count_open_findings(), self.count_open_quotes());
        let overview = &mut self.reviewing.overview;
        (overview.open_findings, overview.open_quotes) = open;
    }
}

/// Whether every given pair is a row or was refused already, and none was put together by hand that is not given any more.
fn is_up_to_date(comparison: &Comparison, given: &Given) -> bool {
    let before = comparison.given();
    let known: HashSet<&PairKey> = before.pairs.iter().collect();
    let now: HashSet<&PairKey> = given.pairs.iter().collect();
    let is_row = |it: &PairKey| known.contains(it) || comparison.row_of(it).is_some();
    let stays = |it: &PairKey| now.contains(it);
    given.pairs.iter().all(is_row) && before.pairs[..before.by_hand].iter().all(stays)
}
