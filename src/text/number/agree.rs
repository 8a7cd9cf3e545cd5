//! Whether a number of the original and one of the translation say the same.

use super::{Bound, Dimension, Quantity};

/// How two numbers agree; the better is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// They have nothing to do with each other.
    None,
    /// Other values of the same kind of thing.
    Value,
    /// The same but for a power of ten, told.
    Magnitude(i32),
    /// The same number of another unit: won and dollars, percent and percentage points.
    Unit,
    /// The same, and one rose where the other fell.
    Direction,
    /// The same, and one is the least where the other is the most.
    Bound,
    /// The same, and only one is said to be the least or the most.
    Unbounded,
    /// The same but for rounding, or only one is said to be about so much.
    Near,
    /// The same.
    Same,
}

/// How a number of the `original` and one of the `translation` agree.
pub fn agreement(original: &Quantity, translation: &Quantity) -> Agreement {
    let Some(scale) = comparable(original, translation) else {
        return match original.value == translation.value
            && original.value != 1.0
            && !is_rank(original)
            && !is_rank(translation)
        {
            true => Agreement::Unit,
            false => Agreement::None,
        };
    };
    let (one, other) = (original.value * scale.0, translation.value * scale.1);
    let grains = (original.grain * scale.0, translation.grain * scale.1);
    if original.bound == Bound::Vague || translation.bound == Bound::Vague {
        return vague(original, translation, one, other);
    }
    let difference = (one - other).abs();
    let size = one.abs().max(other.abs());
    let same = difference <= 1e-6 * size;
    let converted = original.unit.dimension == translation.unit.dimension
        && (original.unit.factor / translation.unit.factor).log10().fract().abs() > 1e-9
        && matches!(
            original.unit.dimension,
            Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Volume
        );
    let about = is_about(original.bound) || is_about(translation.bound);
    let slack = match (converted, about) {
        (true, _) => 0.05,
        (_, true) => 0.05,
        _ => 0.0,
    };
    let rounded = difference <= 0.5 * grains.0.max(grains.1) * 1.000_001 && difference <= 0.05 * size;
    if !(same || rounded || difference <= slack * size) {
        return match magnitude(one, other) {
            Some(power) if !is_rank(original) && !is_rank(translation) => Agreement::Magnitude(power),
            _ => Agreement::Value,
        };
    }
    if let (Some(from), Some(to)) = (original.change, translation.change)
        && from != to
    {
        return Agreement::Direction;
    }
    let bounds = bounds(original.bound, translation.bound);
    if same { bounds } else { bounds.min(Agreement::Near) }
}

/// What to multiply each value by before they are compared; `None` where the units have nothing in common.
fn comparable(original: &Quantity, translation: &Quantity) -> Option<(f64, f64)> {
    use Dimension::{Age, Bare, Basis, Fold, Money, Months, Occurrences, Percent, Points, Rank, Seconds, Share};
    let (one, other) = (original.unit, translation.unit);
    let factors = Some((one.factor, other.factor));
    match (one.dimension, other.dimension) {
        (a, b) if a == b => factors,
        // A rate is told in percent or in points, and either in basis points.
        (Percent | Points, Basis) => Some((1.0, 0.01)),
        (Basis, Percent | Points) => Some((0.01, 1.0)),
        (Share, Percent) => Some((100.0, other.factor)),
        (Percent, Share) => Some((one.factor, 100.0)),
        (Seconds, Months) | (Months, Seconds) => {
            const MONTH: f64 = 2_629_800.0;
            let scale = |it: super::Unit| {
                if it.dimension == Months {
                    it.factor * MONTH
                } else {
                    it.factor
                }
            };
            // Only days and longer: a month has no fixed number of days.
            let whole = |it: super::Unit| it.dimension == Months || it.factor >= 86_400.0;
            (whole(one) && whole(other)).then(|| (scale(one), scale(other)))
        }
        (Share, Fold | Bare) | (Fold | Bare, Share) => Some((1.0, 1.0)),
        (Fold, Occurrences | Bare) | (Occurrences | Bare, Fold) => Some((1.0, 1.0)),
        (Money(_) | Percent | Points, Money(_) | Percent | Points) => None,
        // 석 달째: the third month.
        (Rank, Months | Seconds) | (Months | Seconds, Rank) => Some((1.0, 1.0)),
        (Rank, Bare | Age | Occurrences) | (Bare | Age | Occurrences, Rank) => Some((1.0, 1.0)),
        (Age, Months) if other.factor == 12.0 => Some((1.0, 1.0)),
        (Months, Age) if one.factor == 12.0 => Some((1.0, 1.0)),
        // Written without its unit, or with a noun that is not known as one.
        (Bare, _) | (_, Bare) => Some((1.0, 1.0)),
        (a, b) if a.is_count() && b.is_count() => Some((1.0, 1.0)),
        _ => None,
    }
}

fn vague(original: &Quantity, translation: &Quantity, one: f64, other: f64) -> Agreement {
    let both = original.bound == translation.bound;
    if both && (one == other) {
        return Agreement::Same;
    }
    // “Dozens” for some twenty, “hundreds” for 300: as far as the next power.
    let (power, value) = if original.bound == Bound::Vague {
        (one, other)
    } else {
        (other, one)
    };
    if !both && value >= power && value < power * 10.0 {
        return Agreement::Near;
    }
    match magnitude(one, other) {
        Some(power) if both => Agreement::Magnitude(power),
        _ => Agreement::Value,
    }
}

/// The power of ten between two numbers with the same digits.
fn magnitude(one: f64, other: f64) -> Option<i32> {
    if one <= 0.0 || other <= 0.0 {
        return None;
    }
    let power = (other / one).log10();
    let whole = power.round();
    let close = (power - whole).abs() < 1e-6 && whole != 0.0;
    close.then_some(whole as i32)
}

fn is_about(bound: Bound) -> bool {
    matches!(bound, Bound::About | Bound::Over | Bound::Nearly)
}

fn is_rank(quantity: &Quantity) -> bool {
    quantity.unit.dimension == Dimension::Rank
}

fn bounds(original: Bound, translation: Bound) -> Agreement {
    let (from, to) = (original, translation);
    if from == to {
        return Agreement::Same;
    }
    let opposite = |a: Bound, b: Bound| a.is_lower() && (b.is_upper() || b == Bound::Nearly);
    // “As many as” and 최대 also stand where nothing is bounded.
    if opposite(from, to) || opposite(to, from) {
        return match from == Bound::Over || to == Bound::Over {
            true => Agreement::Unbounded,
            false => Agreement::Bound,
        };
    }
    match (from, to) {
        _ if from.is_lower() && to.is_lower() => Agreement::Near,
        _ if from.is_upper() && (to.is_upper() || to == Bound::Nearly) => Agreement::Near,
        _ if to.is_upper() && from == Bound::Nearly => Agreement::Near,
        (Bound::Over, Bound::None | Bound::About) | (Bound::None | Bound::About, Bound::Over) => Agreement::Near,
        (Bound::About | Bound::Nearly | Bound::None, Bound::About | Bound::Nearly | Bound::None) => Agreement::Near,
        _ => Agreement::Unbounded,
    }
}
