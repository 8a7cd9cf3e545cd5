//! How well the lengths of two pieces fit: the model of Gale and Church (1993).

use std::sync::LazyLock;

/// What the lengths of a language pair, or of one translation, are like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lengths {
    /// Characters of the translation for each of the original.
    pub ratio: f32,
    /// Variance for each character of the original.
    pub variance: f32,
}

/// Cost, in hundredths of -ln p, of lengths that do not fit at all.
pub(super) const MOST: f32 = 2500.0;
/// Pieces of prose count for this many more when lengths are fitted: so strong are the values one begins with.
const PRIOR_PIECES: f32 = 12.0;

/// Steps of the table of costs for each unit of z.
const STEPS: f32 = 128.0;

/// Costs by z, from 0 to 8, where they have long reached the most.
static COSTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let z = (0..1024).map(|it| it as f32 / STEPS);
    let cost = |z: f32| {
        let p = 2.0 * upper_tail(z);
        if p > 0.0 { (-100.0 * p.ln()).min(MOST) } else { MOST }
    };
    z.map(cost).collect()
});

impl Lengths {
    /// -100 ln p that a piece of `translation` characters translates one of `original` characters.
    ///
    /// As in the program of 1993: z = |c l1 - l2| / sqrt(s2 mean), mean = (l1 + l2 / c) / 2, p = 2 (1 - Phi(z)).
    #[inline]
    pub(super) fn cost(&self, original: f32, translation: f32) -> f32 {
        let mean = (original + translation / self.ratio) / 2.0;
        if mean <= 0.0 {
            return 0.0;
        }
        let z = (self.ratio * original - translation).abs() / (self.variance * mean).sqrt();
        let costs = &*COSTS;
        costs.get((z * STEPS) as usize).copied().unwrap_or(MOST)
    }

    /// The same model the other way round.
    pub fn reversed(self) -> Self {
        // Variance is of the side with more characters; it grows with the square of the ratio.
        Lengths {
            ratio: 1.0 / self.ratio,
            variance: self.variance / self.ratio.powi(3),
        }
    }

    /// Fitted on `pairs` of lengths that are sure to belong together; few of them change little.
    pub(super) fn fitted(self, pairs: &[(f32, f32)]) -> Self {
        let pairs = pairs.iter().filter(|it| it.0 > 0.0 && it.1 > 0.0);
        let (mut from, mut to, mut count) = (0.0, 0.0, 0.0);
        let mut ratios: Vec<f32> = Vec::new();
        for &(original, translation) in pairs.clone() {
            from += original;
            to += translation;
            count += 1.0;
            ratios.push(translation / original);
        }
        if count < 4.0 {
            return self;
        }
        let mean = from / count;
        let ratio = (to + self.ratio * mean * PRIOR_PIECES) / (from + mean * PRIOR_PIECES);
        let deviation = |&(original, translation): &(f32, f32)| {
            let mean = (original + translation / ratio) / 2.0;
            let off = ratio * original - translation;
            // One wrong pair must not spoil the rest.
            (off * off / mean).min(9.0 * self.variance)
        };
        let sum: f32 = pairs.map(deviation).sum();
        let variance = (sum + self.variance * PRIOR_PIECES) / (count + PRIOR_PIECES);
        let variance = variance.clamp(self.variance / 3.0, self.variance * 3.0);
        Lengths { ratio, variance }
    }
}

/// 1 - Phi(z) for z at least 0, by the polynomial of five terms (Abramowitz and Stegun 26.2.17).
fn upper_tail(z: f32) -> f32 {
    let z = f64::from(z);
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let terms = [
        0.319_381_53,
        -0.356_563_782,
        1.781_477_937,
        -1.821_255_978,
        1.330_274_429,
    ];
    let sum = terms.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    let density = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    (density * sum) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lengths_cost_nothing_and_unequal_ones_more_and_more() {
        let lengths = Lengths {
            ratio: 1.0,
            variance: 6.8,
        };
        assert!(lengths.cost(100.0, 100.0).abs() < 0.1);
        assert!(lengths.cost(100.0, 120.0) < lengths.cost(100.0, 150.0));
        assert_eq!(lengths.cost(10.0, 4000.0), MOST);
        assert_eq!(lengths.cost(0.0, 0.0), 0.0);
        assert!((upper_tail(1.96) - 0.025).abs() < 1e-4);
    }

    #[test]
    fn lengths_are_fitted_with_care() {
        let lengths = Lengths {
            ratio: 2.0,
            variance: 14.0,
        };
        assert_eq!(lengths.fitted(&[(50.0, 150.0)]), lengths);
        let many = vec![(50.0, 150.0); 60];
        let fitted = lengths.fitted(&many);
        assert!(fitted.ratio > 2.7 && fitted.ratio < 3.0);
        let back = lengths.reversed().reversed();
        assert!((back.ratio - 2.0).abs() < 1e-3 && (back.variance - 14.0).abs() < 1e-2);
    }
}
