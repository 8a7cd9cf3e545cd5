//! What it costs to take segments of an original and of a translation for one another.

use std::ops::Range;

use smallvec::SmallVec;

use super::anchors::{Anchors, Weights};
use super::band::Band;
use super::hits::Hits;
use super::length::Lengths;
use super::pair::Kind;
use super::path::{Costs, NEVER, Step};
use super::stem::is_hangul;

/// What is known of a pair of languages before a text is read; costs are hundredths of -ln p.
#[derive(Clone, Copy, Debug)]
pub struct Tuning {
    pub lengths: Lengths,
    /// A sentence that has no counterpart, whatever its length.
    pub alone: f32,
    /// Two sentences for one.
    pub two: f32,
    /// Three sentences for one.
    pub three: f32,
    /// Two sentences for two, which part in different places.
    pub two_two: f32,
    /// How much of the cost an anchor takes away.
    pub reward: f32,
    /// Most that the anchors of one pair of sentences count.
    pub most: f32,
    /// One side has a quotation and the other has none.
    pub lone_quotation: f32,
    pub weights: Weights,
}

/// Steps there are, 1-1 first.
const STEPS: [Step; 8] = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3)];

/// What the writing of a text says of its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    Korean,
    Japanese,
    Chinese,
    Alphabetic,
}

/// What it counts that one side has two quotations in a sentence and the other one in each of two.
const PARTED: f32 = 0.7;

/// Characters that are looked at to tell the writing.
const LOOKED_AT: usize = 20_000;

impl Tuning {
    /// For a text like `original` and a translation like `translation`.
    pub fn of(original: &str, translation: &str) -> Self {
        let (from, to) = (density(writing(original)), density(writing(translation)));
        let lengths = Lengths {
            ratio: to.ratio / from.ratio,
            variance: 9.0,
        };
        let (wide, narrow) = match from.ratio < to.ratio {
            true => (from, to),
            false => (to, from),
        };
        // Known for a dense script and an alphabet; the other way round it follows.
        let lengths = match wide.ratio < narrow.ratio {
            true => {
                let known = Lengths {
                    ratio: narrow.ratio / wide.ratio,
                    variance: wide.variance,
                };
                if from.ratio < to.ratio { known } else { known.reversed() }
            }
            false => lengths,
        };
        let korean = [writing(original), writing(translation)].contains(&Writing::Korean);
        Tuning {
            lengths,
            alone: if korean { 220.0 } else { 300.0 },
            two: 320.0,
            three: 560.0,
            two_two: if korean { 900.0 } else { 440.0 },
            reward: 100.0,
            most: if korean { 8.0 } else { 3.0 },
            lone_quotation: 0.0,
            weights: Weights {
                number: 1.5,
                word: 1.0,
                cognate: 0.4,
                name: 0.8,
                lexicon: 0.6,
                quotation: 0.3,
            },
        }
    }
}

/// How many characters a writing takes for what one of an alphabet's says, and the variance towards an alphabet.
#[derive(Clone, Copy)]
struct Density {
    ratio: f32,
    variance: f32,
}

fn density(writing: Writing) -> Density {
    match writing {
        // Measured on 353 pairs with English.
        Writing::Korean => Density {
            ratio: 1.0 / 2.08,
            variance: 18.0,
        },
        Writing::Japanese => Density {
            ratio: 1.0 / 2.3,
            variance: 16.0,
        },
        Writing::Chinese => Density {
            ratio: 1.0 / 3.2,
            variance: 24.0,
        },
        Writing::Alphabetic => Density {
            ratio: 1.0,
            variance: 9.0,
        },
    }
}

fn writing(text: &str) -> Writing {
    let (mut hangul, mut kana, mut han, mut letters) = (0, 0, 0, 0);
    for c in text.chars().filter(|it| it.is_alphabetic()).take(LOOKED_AT) {
        match c {
            c if is_hangul(c) => hangul += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => han += 1,
            _ => letters += 1,
        }
    }
    let dense = hangul + kana + han;
    if dense <= letters {
        Writing::Alphabetic
    } else if hangul * 2 > dense {
        Writing::Korean
    } else if kana * 10 > dense {
        Writing::Japanese
    } else {
        Writing::Chinese
    }
}

/// One text, as the costs see it.
pub(super) struct Units {
    pub kinds: Vec<Kind>,
    /// Characters of all segments before each, and of all.
    pub lengths: Vec<u32>,
}

impl Units {
    /// Characters of the segments from `start`, `count` of them.
    pub fn length(&self, start: usize, count: usize) -> f32 {
        (self.lengths[start + count] - self.lengths[start]) as f32
    }
}

/// The costs of a stretch of both texts.
pub(super) struct PairCosts<'a> {
    pub tuning: &'a Tuning,
    pub lengths: Lengths,
    pub original: &'a Units,
    pub translation: &'a Units,
    /// The first segment of the stretch in each text.
    pub from: (usize, usize),
    pub anchors: &'a Anchors,
    pub hits: &'a Hits,
    pub band: &'a Band,
}

impl Costs for PairCosts<'_> {
    fn steps(&self) -> &[Step] {
        &STEPS
    }

    fn cost(&self, row: usize, column: usize, place: usize, step: Step, limit: i32) -> i32 {
        let (down, right) = (usize::from(step.0), usize::from(step.1));
        let (first, other) = (self.from.0 + row, self.from.1 + column);
        let rows = &self.original.kinds[first..first + down];
        let columns = &self.translation.kinds[other..other + right];
        if down == 0 || right == 0 {
            let alone = rows.iter().chain(columns).map(|&it| self.alone(it));
            return alone.sum::<f32>() as i32;
        }
        let Some(kinds) = together(rows, columns) else {
            return NEVER;
        };
        let merged = match (down, right) {
            (1, 1) => 0.0,
            (2, 2) => self.tuning.two_two,
            (3, _) | (_, 3) => self.tuning.three,
            _ => self.tuning.two,
        };
        let most = self.tuning.most * (down + right) as f32 / 2.0;
        let quotes = self.quotes(first..first + down, other..other + right);
        let with = |lengths: f32, score: f32| {
            (lengths + merged + kinds - self.tuning.reward * (score + quotes).min(most)) as i32
        };
        // What several pairs share cannot count more than what each shares, and lengths cost something or nothing.
        let each = match (down, right) {
            (1, 1) => self.hits.single(place),
            _ => self.each(row, column, (down, right)),
        };
        let least = with(0.0, each);
        if least >= limit {
            return least;
        }
        let lengths = match rows[0] {
            Kind::DateLine | Kind::Byline => 0.0,
            _ => {
                let from = self.original.length(first, down);
                self.lengths.cost(from, self.translation.length(other, right))
            }
        };
        let least = with(lengths, each);
        if least >= limit || each == 0.0 || (down, right) == (1, 1) {
            return least;
        }
        with(
            lengths,
            self.hits
                .sum(&self.places(row, column, (down, right)), &self.anchors.weights),
        )
    }
}

impl PairCosts<'_> {
    /// What a segment without counterpart costs.
    fn alone(&self, kind: Kind) -> f32 {
        match kind {
            Kind::Prose | Kind::Headline => self.tuning.alone,
            Kind::Caption => self.tuning.alone * 0.8,
            Kind::DateLine | Kind::Byline | Kind::Image => 60.0,
            Kind::Repeat | Kind::Disclosure | Kind::Furniture => 0.0,
        }
    }

    /// What each segment of a step shares with each, added up.
    fn each(&self, row: usize, column: usize, (down, right): (usize, usize)) -> f32 {
        let mut sum = 0.0;
        for row in row..row + down {
            for column in column..column + right {
                sum += self.band.place(row, column).map_or(0.0, |it| self.hits.single(it));
            }
        }
        sum
    }

    /// The places of each segment of a step with each.
    fn places(&self, row: usize, column: usize, (down, right): (usize, usize)) -> SmallVec<[usize; 4]> {
        let rows = (row..row + down).flat_map(|row| (column..column + right).map(move |it| (row, it)));
        rows.filter_map(|(row, column)| self.band.place(row, column)).collect()
    }

    /// What quotations in both, or only in one, count.
    fn quotes(&self, rows: Range<usize>, columns: Range<usize>) -> f32 {
        let rows = &self.anchors.original_quotes[rows];
        let columns = &self.anchors.translation_quotes[columns];
        // “A,” he said. “B.” for one sentence with two quotations.
        if let ([(2..), ..], [(1..), (1..)]) | ([(1..), (1..)], [(2..), ..]) = (rows, columns)
            && rows.len() + columns.len() == 3
        {
            return self.tuning.weights.quotation + PARTED;
        }
        let (quoted, quotes) = (rows.iter().any(|it| *it > 0), columns.iter().any(|it| *it > 0));
        match (quoted, quotes) {
            (true, true) => self.tuning.weights.quotation,
            (true, false) | (false, true) => -self.tuning.lone_quotation,
            (false, false) => 0.0,
        }
    }
}

/// What it costs that segments of these kinds belong together; `None` when they never do.
fn together(rows: &[Kind], columns: &[Kind]) -> Option<f32> {
    let (row, column) = (class(*rows.first()?)?, class(*columns.first()?)?);
    let alike = |kinds: &[Kind], one: Kind| kinds.iter().all(|&it| class(it) == Some(one));
    if !alike(rows, row) || !alike(columns, column) {
        return None;
    }
    let single = rows.len() == 1 && columns.len() == 1;
    match (row, column) {
        (Kind::Prose, Kind::Prose) => Some(0.0),
        (Kind::DateLine | Kind::Byline, _) | (_, Kind::DateLine | Kind::Byline) => {
            (row == column && single).then_some(-100.0)
        }
        (Kind::Headline, Kind::Headline) => Some(-300.0),
        (Kind::Caption, Kind::Caption) => Some(-100.0),
        // One of the two may have been told wrongly.
        (Kind::Headline, Kind::Prose) | (Kind::Prose, Kind::Headline) => Some(150.0),
        (Kind::Caption, Kind::Prose) | (Kind::Prose, Kind::Caption) => Some(200.0),
        _ => None,
    }
}

/// The kind by which segments are brought together; `None` for those that have no counterpart.
fn class(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Image => Some(Kind::Caption),
        Kind::Repeat | Kind::Disclosure | Kind::Furniture => None,
        kind => Some(kind),
    }
}
