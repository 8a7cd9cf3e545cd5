//! Which places of two texts are compared: all of them, or a band around where they are likely to meet.

use std::ops::Range;

/// Texts up to so many pairs of segments are compared whole.
const SMALL: usize = 40_000;
/// Texts up to so many pairs of segments are compared whole even where the way is known.
const TINY: usize = 1_500;
/// Half the width of a band, in segments, where anchors show the way.
const HALF: usize = 24;
/// Half the width of a band around a way that was found before.
const NEAR: usize = 12;
/// Most places of a band; beyond, it is made narrower.
const MOST_PLACES: usize = 12_000_000;

/// A band of places (row, column): after so many segments of the original and of the translation.
#[derive(Clone, Debug)]
pub(super) struct Band {
    /// First and last column of each row, rising.
    rows: Vec<(u32, u32)>,
    /// Where each row begins in a list of all places.
    starts: Vec<usize>,
}

impl Band {
    /// All places of a text of `rows` and one of `columns` segments, when they are few; else those around
    /// `way`, rising places where the texts meet, made wider `wider` times.
    pub fn new(rows: usize, columns: usize, way: &[(u32, u32)], wider: u32) -> Self {
        if rows.saturating_mul(columns) <= SMALL {
            return Band::of(vec![(0, columns as u32); rows + 1]);
        }
        Band::of(around(rows, columns, way, HALF << wider))
    }

    /// The places around a way that was found before, with less to go on; all of them when they are very few.
    pub fn near(rows: usize, columns: usize, way: &[(u32, u32)], wider: u32) -> Self {
        if rows.saturating_mul(columns) <= TINY {
            return Band::new(rows, columns, way, wider);
        }
        Band::of(around(rows, columns, way, NEAR << wider))
    }

    fn of(rows: Vec<(u32, u32)>) -> Self {
        let mut starts = Vec::with_capacity(rows.len() + 1);
        let mut places = 0;
        for (first, last) in &rows {
            starts.push(places);
            places += (last - first) as usize + 1;
        }
        starts.push(places);
        Band { rows, starts }
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Number of rows, one more than segments of the original.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The columns of `row`.
    pub fn columns(&self, row: usize) -> Range<usize> {
        let (first, last) = self.rows[row];
        first as usize..last as usize + 1
    }

    /// Where (row, column) stands in a list of all places; `None` outside the band.
    pub fn place(&self, row: usize, column: usize) -> Option<usize> {
        let (first, last) = *self.rows.get(row)?;
        let inside = first as usize <= column && column <= last as usize;
        inside.then(|| self.starts[row] + column - first as usize)
    }

    /// Whether a path through (row, column) runs along an edge of the band that is no edge of the texts.
    pub fn is_edge(&self, row: usize, column: usize) -> bool {
        let (first, last) = self.rows[row];
        let end = self.rows.last().map_or(0, |it| it.1) as usize;
        let (first, last) = (first as usize, last as usize);
        (first > 0 && column <= first + 1) || (last < end && column + 1 >= last)
    }
}

/// Columns around the straight lines between the places of `way`, `half` to each side; wider where those lie
/// far apart, but never so wide that there are too many places.
fn around(rows: usize, columns: usize, way: &[(u32, u32)], half: usize) -> Vec<(u32, u32)> {
    let most = (MOST_PLACES / (rows + 1) / 2).max(2);
    let mut bounds = vec![(u32::MAX, 0u32); rows + 1];
    let ends = [(0, 0), (rows, columns)];
    let way = way.iter().map(|it| (it.0 as usize, it.1 as usize));
    let stops: Vec<(usize, usize)> = std::iter::once(ends[0]).chain(way).chain([ends[1]]).collect();
    for pair in stops.windows(2) {
        let ((r0, c0), (r1, c1)) = (pair[0], pair[1]);
        let (down, right) = (r1.saturating_sub(r0), c1.saturating_sub(c0));
        // Without anchors for a while, the way may lie anywhere between; the share of it grows with the width.
        let spread = (half + down.abs_diff(right) + down.max(right) * half / (4 * HALF))
            .min(8 * half)
            .min(most);
        for (step, bound) in bounds.iter_mut().skip(r0).take(down + 1).enumerate() {
            // A step to the right alone is all in one row.
            let (from, to) = match (right * step).checked_div(down) {
                Some(passed) => (c0 + passed, c0 + passed),
                None => (c0, c1),
            };
            bound.0 = bound.0.min(from.saturating_sub(spread) as u32);
            bound.1 = bound.1.max((to + spread).min(columns) as u32);
        }
    }
    // Both bounds must rise, and neighbouring rows must touch.
    let mut low = columns as u32;
    for bound in bounds.iter_mut().rev() {
        low = low.min(bound.0);
        bound.0 = low;
    }
    let mut high = 0;
    for bound in &mut bounds {
        high = high.max(bound.1).max(bound.0);
        bound.1 = high;
    }
    bounds[0].0 = 0;
    bounds[rows].1 = columns as u32;
    for row in 1..=rows {
        let before = bounds[row - 1].1;
        bounds[row].0 = bounds[row].0.min(before);
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_band_is_everything_and_a_large_one_is_narrow_and_joined() {
        let small = Band::new(3, 4, &[], 0);
        assert_eq!(small.len(), 20);
        assert_eq!(small.place(3, 4), Some(19));
        assert!(!small.is_edge(0, 4));
        for way in [vec![], vec![(100, 3000), (2000, 3100)], vec![(4000, 10), (4001, 11)]] {
            let band = Band::new(5000, 5000, &way, 0);
            assert!(band.len() < 8_000_000, "{}", band.len());
            assert!(band.place(0, 0).is_some() && band.place(5000, 5000).is_some());
            for row in 1..band.rows() {
                let (before, now) = (band.columns(row - 1), band.columns(row));
                assert!(now.start <= before.end && now.start >= before.start && now.end >= before.end);
            }
            for (row, column) in way {
                assert!(band.place(row as usize, column as usize).is_some());
            }
        }
        assert!(Band::new(300_000, 300_000, &[], 4).len() < 40_000_000);
    }
}
