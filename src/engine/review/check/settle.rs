//! Never two findings about the same words.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::{Finding, Matter};
use crate::engine::fingerprint::{fingerprint, words_key};

/// `found` in reading order of the translation, without those whose words a weightier one has on both sides.
pub(super) fn settled(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|it| (std::cmp::Reverse(it.level), it.check.place()));
    let mut taken = [Taken::default(), Taken::default()];
    let mut kept = Vec::with_capacity(found.len());
    for finding in found {
        // Of what is missing or added, the words of the other side only show where.
        let (from, to) = match finding.matter {
            Matter::Missing => (finding.original.span(), None),
            Matter::Added => (None, finding.translation.span()),
            _ => (finding.original.span(), finding.translation.span()),
        };
        let places = [from, to];
        let held = places
            .iter()
            .zip(&taken)
            .filter_map(|(span, taken)| span.map(|it| taken.holds(&it.range())));
        let held: Vec<bool> = held.collect();
        if !held.is_empty() && held.iter().all(|it| *it) {
            continue;
        }
        for (span, taken) in places.iter().zip(&mut taken) {
            if let Some(span) = span {
                taken.add(span.range());
            }
        }
        kept.push(finding);
    }
    kept.sort_by_key(|it| (it.translation.start(), it.original.start(), it.check.place()));
    name(&mut kept);
    kept
}

/// Gives each finding its key: its check, its matter and its words, counted where they come again.
fn name(found: &mut [Finding]) {
    let mut times: HashMap<(usize, u64), usize> = HashMap::new();
    for finding in found {
        let [original, translation] = &finding.values;
        let words = format!("{} {original} | {translation}", finding.matter.key());
        let print = fingerprint(&words);
        let time = times
            .entry((finding.check.place(), print))
            .and_modify(|it| *it += 1)
            .or_insert(1);
        finding.key = words_key(finding.check.id, print, *time);
    }
}

/// Places that have a finding, apart from each other.
#[derive(Default)]
struct Taken {
    /// The end of each by its start.
    places: BTreeMap<usize, usize>,
}

impl Taken {
    fn holds(&self, range: &Range<usize>) -> bool {
        let before = self.places.range(..range.end).next_back();
        before.is_some_and(|(_, end)| *end > range.start)
    }

    fn add(&mut self, mut range: Range<usize>) {
        while let Some((&start, &end)) = self
            .places
            .range(..range.end)
            .next_back()
            .filter(|it| *it.1 > range.start)
        {
            self.places.remove(&start);
            range = range.start.min(start)..range.end.max(end);
        }
        self.places.insert(range.start, range.end);
    }
}
