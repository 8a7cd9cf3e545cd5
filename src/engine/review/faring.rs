//! How often reviewers of a folder found each check right, and what follows from it.

use super::check::{CHECKS, Check, Finding, Level};
use crate::model::rejection::Tally;
use crate::model::reviewing::RULE;
use crate::model::tables::Tables;

/// Decisions there must be before a check is judged by them.
pub const FEWEST: usize = 10;
/// A check that is right less often, of its newest decisions, only makes notes.
pub const LEAST: f32 = 0.2;

/// How a check fared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fared {
    pub check: &'static Check,
    /// Findings of which an error was made, and that were dismissed, as long as anybody counts.
    pub confirmed: u32,
    pub dismissed: u32,
    /// Right ones among the newest decisions, and how many those are: at most [`RECENT`](crate::model::rejection::RECENT).
    pub newest: (usize, usize),
}

/// The id by which decisions about a check are counted: `review-number`.
pub fn rule(check: &Check) -> String {
    format!("{RULE}{}", check.key)
}

/// How every check fared by what `tables` count, in the order of the checks.
pub fn faring(tables: &Tables) -> Vec<Fared> {
    let blank = Tally::default();
    let fared = |check: &'static Check| {
        let tally = tables.tallies.get(&*rule(check)).map_or(&blank, |it| it);
        Fared {
            check,
            confirmed: tally.accepted,
            dismissed: tally.rejected,
            newest: (
                tally.recent.chars().filter(|it| *it == '+').count(),
                tally.recent.chars().count(),
            ),
        }
    };
    CHECKS.iter().map(fared).collect()
}

impl Fared {
    /// Which share of its newest findings was right, from 0 to 1; `None` when nobody has decided.
    pub fn precision(&self) -> Option<f32> {
        let (right, all) = self.newest;
        (all > 0).then(|| right as f32 / all as f32)
    }

    /// Whether it is wrong so often that what it finds is only worth a note.
    pub fn is_mostly_wrong(&self) -> bool {
        self.newest.1 >= FEWEST && self.precision().is_some_and(|it| it < LEAST)
    }
}

/// Makes notes of the findings of checks that are mostly wrong here, and says so in each.
pub fn temper(findings: &mut [Finding], faring: &[Fared]) {
    for finding in findings.iter_mut().filter(|it| it.level > Level::Note) {
        let fared = faring.iter().find(|it| it.check == finding.check);
        if let Some(fared) = fared.filter(|it| it.is_mostly_wrong()) {
            let (right, all) = fared.newest;
            finding.message += &format!(" (only a note: of the last {all} findings of this check, {right} were right)");
            finding.level = Level::Note;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::engine::review::check::{Matter, Place};

    fn tables(key: &str, right: usize, wrong: usize) -> Tables {
        let mut tally = Tally::default();
        (0..right).for_each(|_| tally.decide(true));
        (0..wrong).for_each(|_| tally.decide(false));
        let mut tables = Tables::default();
        tables.tallies.insert(format!("{RULE}{key}").into(), Arc::new(tally));
        tables
    }

    #[test]
    fn a_check_that_is_mostly_wrong_only_makes_notes_and_says_so() {
        let check = Check::named("T6").unwrap();
        let finding = Finding {
            check,
            key: "".into(),
            bead: None,
            original: Place::Nowhere,
            translation: Place::Nowhere,
            matter: Matter::Differs,
            level: Level::Error,
            values: Default::default(),
            message: "It denies".into(),
        };
        for (right, wrong, note) in [
            (1, 9, true),
            (2, 8, false),
            (0, 9, false),
            (12, 50, true),
            (0, 0, false),
        ] {
            let fared = faring(&tables(check.key, right, wrong));
            assert_eq!(fared.len(), CHECKS.len());
            let mut found = [finding.clone()];
            temper(&mut found, &fared);
            assert_eq!(found[0].level == Level::Note, note, "{right} {wrong}");
            assert_eq!(found[0].message.contains("only a note"), note);
        }
        let fared = faring(&tables(check.key, 3, 1));
        let one = fared.iter().find(|it| it.check == check).unwrap();
        assert_eq!((one.confirmed, one.dismissed, one.precision()), (3, 1, Some(0.75)));
        assert_eq!(fared[0].precision(), None);
    }
}
