//! Which segments of an original and of its translation say the same.
//!
//! The method is that of Gale and Church (1993) on lengths, with a flat cost for what has no counterpart,
//! anchors (numbers, names, words), structure (headline to headline, caption to caption) and lengths fitted
//! on the very text. Each pair has a confidence: what the best alignment without it costs more.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::anchors::{Anchors, Search, Side};
use super::band::Band;
pub use super::cost::Tuning;
use super::cost::{PairCosts, Units};
use super::hits::{Hits, shared, way};
use super::length::Lengths;
use super::lexicon::{Learned, learn};
use super::pair::{Bead, Kind, Segment};
use super::path::{NEVER, Path, cheapest};
use super::segments::said;

/// A pair with less confidence is worth a look: the next best alignment is hardly dearer.
pub const WEAK: f32 = 1.5;
/// Anchors that a sentence left out here and one added there must share to be offered as moved.
const MOVED: f32 = 1.5;
/// Most sentences without counterpart that are compared to find moved ones, on each side.
const MOST_ALONE: usize = 600;
/// With so many pairs of one sentence each, a text is long enough to learn words from itself.
const LEARNS_FROM: usize = 80;
/// How often a band is widened when the way runs along its edge.
const MOST_WIDENED: u32 = 3;

/// A text and its segments.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub text: &'a str,
    pub segments: &'a [Segment],
}

/// What an alignment is to respect and to use.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Pairs that a person made; in any order. Of those that cross or overlap an earlier one, none is kept.
    pub fixed: &'a [Bead],
    /// What was learned from confirmed pairs of these languages.
    pub learned: Option<&'a Learned>,
    /// Other costs than those of the languages.
    pub tuning: Option<Tuning>,
}

/// How far an alignment has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

/// Pairs of segments, and how sure they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// In order; together they hold each segment of both sides once.
    pub beads: Vec<Bead>,
    /// Of each bead: how much dearer, in -ln p, the best alignment without it is. Infinite when a person made it.
    pub confidence: Vec<f32>,
    /// Segments without counterpart that may belong together all the same, somewhere else.
    pub moved: Vec<Moved>,
}

/// A segment left out in one place that may be the one added in another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    pub original: usize,
    pub translation: usize,
    /// What the anchors they share count.
    pub score: f32,
}

/// Aligns `original` and `translation`; `None` when `progress` called it off by answering `false`.
///
/// Time and memory grow with the product of the numbers of segments while that is small, then with a
/// band around the anchors.
pub fn align(
    original: Text<'_>,
    translation: Text<'_>,
    options: &Options<'_>,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Option<Alignment> {
    let tuning = options
        .tuning
        .unwrap_or_else(|| Tuning::of(original.text, translation.text));
    let sides = Sides::new(original, translation);
    let fixed = rising(options.fixed, original.segments.len(), translation.segments.len());
    let stretches = stretches(&fixed, original.segments.len(), translation.segments.len());
    let rows: usize = stretches.iter().map(|it| it.0.len() + 1).sum();
    // Forward; again, then backward.
    let (mut done, total) = (0, 3 * rows);
    let mut tick = || {
        done += 1;
        let done = done.min(total);
        progress(Progress { done, total })
    };
    let mut search = sides.search(&tuning);
    options.learned.into_iter().for_each(|it| search.learn(it));
    let mut found = search.weighed();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut ways = Vec::with_capacity(stretches.len());
    for stretch in &stretches {
        let path = sides.solve(stretch, &found, &tuning, tuning.lengths, None, &mut tick)?;
        pairs.extend(single_pairs(&path, stretch));
        ways.push(
            path.steps
                .iter()
                .map(|it| (it.0 as u32, it.1 as u32))
                .collect::<Vec<_>>(),
        );
    }
    let lengths = sides.fitted(tuning.lengths, &pairs);
    if pairs.len() >= LEARNS_FROM {
        search.learn(&learn(pairs.iter().map(|&it| sides.words(it))));
        found = search.weighed();
    }
    let mut alignment = Alignment::default();
    let mut fixed = fixed.into_iter();
    for (stretch, way) in stretches.iter().zip(&ways) {
        let path = sides.solve(stretch, &found, &tuning, lengths, Some(way), &mut tick)?;
        alignment.take(&path, stretch);
        if let Some(bead) = fixed.next() {
            alignment.beads.push(bead);
            alignment.confidence.push(f32::INFINITY);
        }
    }
    alignment.moved = sides.moved(&alignment.beads, &found);
    Some(alignment)
}

/// Aligns anew only the beads `stretch` of `before`; the others stay with the confidence they had.
pub fn realign(
    original: Text<'_>,
    translation: Text<'_>,
    before: &Alignment,
    stretch: Range<usize>,
    options: &Options<'_>,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Option<Alignment> {
    let kept = |(i, _): &(usize, &Bead)| !stretch.contains(i);
    let mut fixed: Vec<Bead> = before
        .beads
        .iter()
        .enumerate()
        .filter(kept)
        .map(|it| it.1.clone())
        .collect();
    fixed.extend_from_slice(options.fixed);
    let options = Options {
        fixed: &fixed,
        ..*options
    };
    let mut after = align(original, translation, &options, progress)?;
    let place = |it: &Bead| {
        (
            it.original.start,
            it.original.end,
            it.translation.start,
            it.translation.end,
        )
    };
    let old = before
        .beads
        .iter()
        .map(place)
        .zip(before.confidence.iter().copied())
        .enumerate();
    let kept: HashMap<_, f32> = old.filter(|it| !stretch.contains(&it.0)).map(|it| it.1).collect();
    let own: HashSet<_> = options.fixed.iter().map(place).collect();
    for (bead, confidence) in after.beads.iter().zip(&mut after.confidence) {
        let place = place(bead);
        if let Some(was) = kept.get(&place).filter(|_| !own.contains(&place)) {
            *confidence = *was;
        }
    }
    Some(after)
}

impl Alignment {
    /// Adds the beads of a stretch.
    fn take(&mut self, path: &Path, (rows, columns): &Stretch) {
        for (i, &(row, column, (down, right))) in path.steps.iter().enumerate() {
            let (row, column) = (rows.start + row, columns.start + column);
            self.beads.push(Bead {
                original: row..row + usize::from(down),
                translation: column..column + usize::from(right),
            });
            let gap = path.gaps.get(i).copied().unwrap_or(0);
            let sure = gap >= NEVER / 2;
            self.confidence
                .push(if sure { f32::INFINITY } else { gap as f32 / 100.0 });
        }
    }
}

/// Segments of both sides that are aligned with each other.
type Stretch = (Range<usize>, Range<usize>);

/// `fixed` in order, without those that do not fit the texts or an earlier one.
fn rising(fixed: &[Bead], rows: usize, columns: usize) -> Vec<Bead> {
    let fits = |it: &&Bead| {
        it.original.start <= it.original.end
            && it.translation.start <= it.translation.end
            && it.original.end <= rows
            && it.translation.end <= columns
            && it.original.len() + it.translation.len() > 0
    };
    let mut kept: BTreeMap<(usize, usize), Bead> = BTreeMap::new();
    for bead in fixed.iter().filter(fits) {
        let key = (bead.original.start, bead.translation.start);
        let before = kept.range(..=key).next_back();
        let after = kept.range(key..).next();
        let follows =
            |a: &Bead, b: &Bead| a.original.end <= b.original.start && a.translation.end <= b.translation.start;
        if before.is_none_or(|it| follows(it.1, bead)) && after.is_none_or(|it| follows(bead, it.1)) {
            kept.insert(key, bead.clone());
        }
    }
    kept.into_values().collect()
}

/// What lies before, between and after the fixed beads.
fn stretches(fixed: &[Bead], rows: usize, columns: usize) -> Vec<Stretch> {
    let starts = std::iter::once((0, 0)).chain(fixed.iter().map(|it| (it.original.end, it.translation.end)));
    let ends = fixed.iter().map(|it| (it.original.start, it.translation.start));
    let ends = ends.chain([(rows, columns)]);
    starts
        .zip(ends)
        .map(|(start, end)| (start.0..end.0, start.1..end.1))
        .collect()
}

/// The places of pairs of one segment each.
fn single_pairs(path: &Path, (rows, columns): &Stretch) -> Vec<(usize, usize)> {
    let single = path.steps.iter().filter(|it| it.2 == (1, 1));
    single.map(|it| (rows.start + it.0, columns.start + it.1)).collect()
}

/// Both texts, read.
struct Sides<'a> {
    texts: [&'a str; 2],
    said: [Vec<Range<usize>>; 2],
    units: [Units; 2],
}

impl<'a> Sides<'a> {
    fn new(original: Text<'a>, translation: Text<'a>) -> Self {
        let texts = [original, translation];
        let said = texts.map(|it| {
            it.segments
                .iter()
                .map(|segment| said(it.text, segment))
                .collect::<Vec<_>>()
        });
        let mut units = texts.iter().zip(&said).map(|(text, said)| units(text, said));
        let empty = || Units {
            kinds: Vec::new(),
            lengths: vec![0],
        };
        Sides {
            texts: texts.map(|it| it.text),
            units: [units.next().unwrap_or_else(empty), units.next().unwrap_or_else(empty)],
            said,
        }
    }

    fn search<'b>(&'b self, tuning: &'b Tuning) -> Search<'b> {
        let side = |n: usize| Side {
            text: self.texts[n],
            segments: &self.said[n],
        };
        Search::of(&side(0), &side(1), &tuning.weights)
    }

    /// The words of a pair.
    fn words(&self, (row, column): (usize, usize)) -> (&str, &str) {
        (
            &self.texts[0][self.said[0][row].clone()],
            &self.texts[1][self.said[1][column].clone()],
        )
    }

    /// The cheapest path of a stretch; `known` is the way found before, and then it is asked how sure each step is.
    fn solve(
        &self,
        (rows, columns): &Stretch,
        anchors: &Anchors,
        tuning: &Tuning,
        lengths: Lengths,
        known: Option<&[(u32, u32)]>,
        tick: &mut dyn FnMut() -> bool,
    ) -> Option<Path> {
        let anchored = match known {
            Some(_) => Vec::new(),
            None => way(anchors, rows.clone(), columns.clone()),
        };
        let mut wider = 0;
        loop {
            let band = match known {
                Some(way) => Band::near(rows.len(), columns.len(), way, wider),
                None => Band::new(rows.len(), columns.len(), &anchored, wider),
            };
            let hits = Hits::new(anchors, rows.clone(), columns.clone(), &band);
            let costs = PairCosts {
                tuning,
                lengths,
                original: &self.units[0],
                translation: &self.units[1],
                from: (rows.start, columns.start),
                anchors,
                hits: &hits,
                band: &band,
            };
            let path = cheapest(&band, &costs, known.is_some(), tick).ok()?;
            if !path.at_edge || wider >= MOST_WIDENED {
                return Some(path);
            }
            wider += 1;
        }
    }

    /// Lengths fitted on pairs of prose.
    fn fitted(&self, lengths: Lengths, pairs: &[(usize, usize)]) -> Lengths {
        let prose =
            |it: &&(usize, usize)| self.units[0].kinds[it.0] == Kind::Prose && self.units[1].kinds[it.1] == Kind::Prose;
        let pairs = pairs.iter().filter(prose);
        let of = |it: &(usize, usize)| (self.units[0].length(it.0, 1), self.units[1].length(it.1, 1));
        lengths.fitted(&pairs.map(of).collect::<Vec<_>>())
    }

    /// Segments without counterpart that share enough.
    fn moved(&self, beads: &[Bead], anchors: &Anchors) -> Vec<Moved> {
        let prose = |side: usize| move |it: &usize| self.units[side].kinds[*it].needs_partner();
        let lone = |it: &&Bead| it.original.is_empty() || it.translation.is_empty();
        let left_out = beads.iter().filter(lone).flat_map(|it| it.original.clone());
        let left_out: Vec<usize> = left_out.filter(prose(0)).take(MOST_ALONE).collect();
        let added = beads.iter().filter(lone).flat_map(|it| it.translation.clone());
        let added: Vec<usize> = added.filter(prose(1)).take(MOST_ALONE).collect();
        let mut found: Vec<Moved> = Vec::new();
        for &original in &left_out {
            let scores = added.iter().map(|&translation| Moved {
                original,
                translation,
                score: shared(anchors, original, translation),
            });
            found.extend(scores.filter(|it| it.score > MOVED));
        }
        // Each segment has one link, the best.
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.original.cmp(&b.original)));
        let mut taken = HashSet::new();
        found.retain(|it| {
            let free = !taken.contains(&(0, it.original)) && !taken.contains(&(1, it.translation));
            free && taken.insert((0, it.original)) && taken.insert((1, it.translation))
        });
        found.sort_by_key(|it| it.original);
        found
    }
}

fn units(text: &Text<'_>, said: &[Range<usize>]) -> Units {
    let mut lengths = Vec::with_capacity(said.len() + 1);
    let mut sum = 0u32;
    lengths.push(sum);
    for range in said {
        sum = sum.saturating_add(text.text[range.clone()].chars().count() as u32);
        lengths.push(sum);
    }
    Units {
        kinds: text.segments.iter().map(|it| it.kind).collect(),
        lengths,
    }
}
