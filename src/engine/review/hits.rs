//! The anchors that pairs of segments share, for every pair inside a band.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use smallvec::SmallVec;

use super::anchors::Anchors;
use super::band::Band;

/// Segments with one anchor in common, at most, on both sides: such anchors show where the texts meet.
const RARE: usize = 4;

/// Shared anchors of each pair of segments.
pub(super) struct Hits {
    /// Where the anchors of each pair begin in `keys`; by place of the band that stands before both.
    starts: Vec<u32>,
    keys: Vec<u32>,
    /// What they count together.
    sums: Vec<f32>,
}

impl Hits {
    /// Finds what the segments `rows` and `columns` of both sides share, for pairs inside `band`.
    pub fn new(anchors: &Anchors, rows: Range<usize>, columns: Range<usize>, band: &Band) -> Self {
        let having = Having::of(&anchors.translation[columns], anchors.weights.len());
        let mut hits = Hits {
            starts: Vec::with_capacity(band.len() + 1),
            keys: Vec::new(),
            sums: Vec::with_capacity(band.len()),
        };
        let mut row_hits: Vec<(u32, u32)> = Vec::new();
        for row in 0..band.rows() {
            let inside = band.columns(row);
            row_hits.clear();
            let keys = anchors.original[rows.clone()].get(row).map_or(&[][..], |it| it);
            for &key in keys {
                let columns = having.columns(key);
                let first = columns.partition_point(|&it| (it as usize) < inside.start);
                let columns = columns[first..].iter().take_while(|it| (**it as usize) < inside.end);
                row_hits.extend(columns.map(|&column| (column, key)));
            }
            row_hits.sort_unstable();
            let mut next = row_hits.iter().peekable();
            for column in inside {
                hits.starts.push(hits.keys.len() as u32);
                let mut sum = 0.0;
                while let Some((_, key)) = next.next_if(|it| it.0 as usize == column) {
                    hits.keys.push(*key);
                    sum += anchors.weights[*key as usize];
                }
                hits.sums.push(sum);
            }
        }
        hits.starts.push(hits.keys.len() as u32);
        hits
    }

    /// The anchors shared by the pair of segments after the place numbered `place`, in rising order.
    fn of(&self, place: usize) -> &[u32] {
        match (self.starts.get(place), self.starts.get(place + 1)) {
            (Some(&start), Some(&end)) => &self.keys[start as usize..end as usize],
            _ => &[],
        }
    }

    /// What the anchors of the pair after the place numbered `place` count.
    pub fn single(&self, place: usize) -> f32 {
        self.sums.get(place).copied().unwrap_or(0.0)
    }

    /// What the anchors of several pairs count together, each once.
    pub fn sum(&self, places: &[usize], weights: &[f32]) -> f32 {
        let lists = places.iter().map(|&it| self.of(it)).filter(|it| !it.is_empty());
        let mut all: SmallVec<[u32; 32]> = SmallVec::new();
        lists.for_each(|it| all.extend_from_slice(it));
        all.sort_unstable();
        all.dedup();
        all.iter().map(|&key| weights[key as usize]).sum()
    }
}

/// The segments that have each anchor.
struct Having {
    /// Where the segments of each anchor begin in `columns`.
    starts: Vec<u32>,
    columns: Vec<u32>,
}

impl Having {
    fn of(segments: &[Vec<u32>], anchors: usize) -> Self {
        let mut starts = vec![0u32; anchors + 1];
        for &key in segments.iter().flatten() {
            starts[key as usize + 1] += 1;
        }
        for key in 0..anchors {
            starts[key + 1] += starts[key];
        }
        let mut next = starts.clone();
        let mut columns = vec![0; starts[anchors] as usize];
        for (column, keys) in segments.iter().enumerate() {
            for &key in keys {
                let place = &mut next[key as usize];
                columns[*place as usize] = column as u32;
                *place += 1;
            }
        }
        Having { starts, columns }
    }

    /// In rising order.
    fn columns(&self, key: u32) -> &[u32] {
        let key = key as usize;
        &self.columns[self.starts[key] as usize..self.starts[key + 1] as usize]
    }
}

/// What two segments share, counted.
pub(super) fn shared(anchors: &Anchors, row: usize, column: usize) -> f32 {
    let (from, to) = (&anchors.original[row], &anchors.translation[column]);
    let common = from.iter().filter(|it| to.binary_search(it).is_ok());
    common.map(|&it| anchors.weights[it as usize]).sum()
}

/// Rising places where the segments `rows` and `columns` meet for sure, by anchors that hardly any other
/// segment has: the chain of most weight.
pub(super) fn way(anchors: &Anchors, rows: Range<usize>, columns: Range<usize>) -> Vec<(u32, u32)> {
    let mut having: HashMap<u32, [SmallVec<[u32; 4]>; 2]> = HashMap::new();
    let sides = [&anchors.original[rows.clone()], &anchors.translation[columns.clone()]];
    for (side, segments) in sides.into_iter().enumerate() {
        for (segment, keys) in segments.iter().enumerate() {
            for &key in keys {
                let list = &mut having.entry(key).or_default()[side];
                // One too many shows that it is not rare.
                if list.len() <= RARE {
                    list.push(segment as u32);
                }
            }
        }
    }
    let mut scores: HashMap<(u32, u32), f32> = HashMap::new();
    for (key, [from, to]) in &having {
        if from.len() * to.len() > RARE {
            continue;
        }
        for &row in from {
            for &column in to {
                *scores.entry((row, column)).or_default() += anchors.weights[*key as usize];
            }
        }
    }
    let mut points: Vec<(u32, u32, f32)> = scores
        .into_iter()
        .map(|((row, column), it)| (row, column, it))
        .collect();
    // In one row the later column first, so that no chain takes two of a row.
    points.sort_unstable_by_key(|it| (it.0, Reverse(it.1)));
    heaviest_chain(&points, columns.len())
}

/// The chain of `points` (row, column, weight), rising in both, of most weight; in n log n.
fn heaviest_chain(points: &[(u32, u32, f32)], columns: usize) -> Vec<(u32, u32)> {
    // A tree of maxima over columns: best weight so far, and the point that ends it.
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); columns + 2];
    let mut before = vec![u32::MAX; points.len()];
    let mut best = (0.0, u32::MAX);
    for (i, &(_, column, weight)) in points.iter().enumerate() {
        let mut found = (0.0, u32::MAX);
        let mut at = column as usize;
        while at > 0 {
            if tree[at].0 > found.0 {
                found = tree[at];
            }
            at &= at - 1;
        }
        before[i] = found.1;
        let chain = (found.0 + weight, i as u32);
        if chain.0 > best.0 {
            best = chain;
        }
        let mut at = column as usize + 1;
        while at < tree.len() {
            if chain.0 > tree[at].0 {
                tree[at] = chain;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut at = best.1;
    while let Some(&(row, column, _)) = points.get(at as usize) {
        chain.push((row, column));
        at = before[at as usize];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_rising_chain_is_found() {
        let points = [
            (0, 0, 1.0),
            (1, 9, 1.5),
            (2, 3, 1.0),
            (2, 1, 1.0),
            (3, 4, 1.0),
            (9, 2, 0.1),
        ];
        assert_eq!(heaviest_chain(&points, 10), [(0, 0), (2, 3), (3, 4)]);
        assert!(heaviest_chain(&[], 0).is_empty());
    }
}
