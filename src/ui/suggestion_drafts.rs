//! What the tab of suggestions keeps between frames: filters, and lists prepared once.

use std::ops::Range;
use std::sync::Arc;

use super::cached::{Cached, Version, version};
use crate::app::run::suggesting::Meant;
use crate::app::state::Desk;
use crate::app::suggesting::Batch;
use crate::engine::suggest::Level;
use crate::engine::suggested::Found;

/// What of the suggestions is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// Those to be decided.
    #[default]
    Open,
    Rejected,
    /// The rules, and how they fared.
    Rules,
    /// What was learned.
    Learned,
    /// Sentences by how much they are worth checking.
    Worth,
}

/// The answer that suggestions came with, and whether they are there.
type Answered = (Version, u64, bool);
/// Which are listed: the least level, the one level that is wanted, the form, and whether rejected ones are meant.
type Filter = (Answered, Level, Option<Level>, Option<&'static str>, bool);

/// Kept by the window for the tab of suggestions.
#[derive(Default)]
pub struct SuggestionDrafts {
    pub listed: Listed,
    /// The level that listed ones have; `None` for any that is shown.
    pub level: Option<Level>,
    /// The form that listed ones have; `None` for any.
    pub form: Option<&'static str>,
    /// The suggestion that the table has scrolled to.
    pub shown: Option<Arc<str>>,
    /// Whom the suggestion at hand would rest on.
    pub meant: Cached<(Version, Arc<str>), Meant>,
    /// The row of the weighed sentence that the caret is in.
    pub weighed: Cached<(u64, u64, Range<usize>), Option<usize>>,
    rows: Cached<Filter, Arc<[Arc<str>]>>,
    batch: Cached<(Answered, Batch), Arc<[Arc<str>]>>,
}

impl SuggestionDrafts {
    /// The keys of those that the filter lets through, in text order.
    pub fn rows(&mut self, desk: &Desk, least: Level) -> Arc<[Arc<str>]> {
        let Some(found) = &desk.suggesting.found else {
            return Arc::default();
        };
        let (level, form, rejected) = (self.level, self.form, self.listed == Listed::Rejected);
        let key = (answered(desk), least, level, form, rejected);
        let fits = |it: &&Found| level.is_none_or(|level| level == it.level) && form.is_none_or(|form| form == it.form);
        let listed = || match rejected {
            true => found.rejected().filter(fits).map(|it| it.key.clone()).collect(),
            false => found.open(least).filter(fits).map(|it| it.key.clone()).collect(),
        };
        self.rows.get(key, listed).clone()
    }

    /// The keys of those to be decided that are of a kind, in text order.
    pub fn batch(&mut self, desk: &Desk, batch: &Batch) -> Arc<[Arc<str>]> {
        let Some(found) = &desk.suggesting.found else {
            return Arc::default();
        };
        let open = || {
            let all = found.open(Level::Unsure).filter(|it| batch.holds(it));
            all.map(|it| it.key.clone()).collect()
        };
        self.batch.get((answered(desk), batch.clone()), open).clone()
    }
}

fn answered(desk: &Desk) -> Answered {
    let suggesting = &desk.suggesting;
    (version(desk), suggesting.answered(), suggesting.looking)
}
