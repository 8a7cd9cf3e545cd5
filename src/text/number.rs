//! Numbers of English and Korean texts as values: “25만8000명”, “a dozen”, “at least 30,000 tons”.
//!
//! What is a day, a month of the calendar, a year or a time of day is left to
//! [`date`](super::date); numbers in names (F-16), addresses and telephone numbers are none.

mod agree;
mod english;
mod english_unit;
mod english_word;
mod korean;
mod korean_around;
mod korean_unit;
mod masked;
mod native;
mod numeral;
mod word;

use std::ops::Range;

pub use agree::{Agreement, agreement};
pub(super) use korean_around::lasts as is_counted_days;
pub(super) use word::{Token, tokens};

/// A number in a text, with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands, with its unit and its bound where they are written beside it: bytes of the text.
    pub at: Range<usize>,
    /// The number itself, without its unit: 3 in “3 million tons” is 3,000,000.
    pub value: f64,
    /// The value of the last digit that is written: 100,000 in “2.4 million”.
    pub grain: f64,
    pub unit: Unit,
    pub bound: Bound,
    /// Which way something changed by it.
    pub change: Option<Change>,
    /// Whether a translator may well leave it out or put it in: “one of them”, “a week”, “both”.
    pub weak: bool,
}

/// What a number counts or measures: a dimension, and how many of its base units make one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    pub dimension: Dimension,
    pub factor: f64,
}

/// What can be compared with what. The base unit of each is in its comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// No unit that is known.
    Bare,
    People,
    /// Countable things.
    Things,
    /// How often: 49차례.
    Occurrences,
    Countries,
    /// Years of life.
    Age,
    /// The number of an order: second, 두 번째.
    Rank,
    /// Hundredths.
    Percent,
    /// Percentage points; one hundredth of one is a basis point.
    Points,
    /// Hundredths of a percent, of whatever kind.
    Basis,
    /// How many times as much.
    Fold,
    /// A part of one: half, 3분의 1.
    Share,
    Money(Currency),
    /// Metres; of a speed, metres in an hour.
    Length,
    /// Square metres.
    Area,
    /// Kilograms.
    Mass,
    /// Litres.
    Volume,
    /// Degrees Celsius.
    Temperature,
    /// Watts.
    Power,
    /// Watt hours.
    Energy,
    /// Seconds.
    Seconds,
    /// Months.
    Months,
}

/// Currencies that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Currency {
    Won,
    Dollar,
    Yen,
    Euro,
    Yuan,
    Pound,
    Rouble,
    Rupee,
    Franc,
}

/// What is said of how near the number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    None,
    /// About, 약, 가량.
    About,
    /// A little more: 60여.
    Over,
    /// More than, 초과, 넘는.
    More,
    /// At least, 이상, 최소.
    AtLeast,
    /// Less than, 미만.
    Less,
    /// At most, 이하, up to, 최대.
    AtMost,
    /// Nearly, 육박, 가까이.
    Nearly,
    /// Only the power of ten is told: dozens, 수백.
    Vague,
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    Rise,
    Fall,
}

impl Unit {
    /// No unit.
    pub const BARE: Unit = Unit::of(Dimension::Bare);

    /// The base unit of `dimension`.
    pub const fn of(dimension: Dimension) -> Unit {
        Unit { dimension, factor: 1.0 }
    }

    /// `factor` base units of `dimension`.
    pub const fn times(dimension: Dimension, factor: f64) -> Unit {
        Unit { dimension, factor }
    }
}

impl Dimension {
    /// Whether it counts things that are whole, of whatever kind.
    pub fn is_count(self) -> bool {
        use Dimension::{Age, Bare, Countries, Occurrences, People, Things};
        matches!(self, Bare | People | Things | Occurrences | Countries | Age)
    }
}

impl Bound {
    /// Whether it says that there may be more.
    pub fn is_lower(self) -> bool {
        matches!(self, Bound::Over | Bound::More | Bound::AtLeast)
    }

    /// Whether it says that there may be less, and no more.
    pub fn is_upper(self) -> bool {
        matches!(self, Bound::Less | Bound::AtMost)
    }
}

impl Quantity {
    /// The value in base units of its dimension.
    pub fn measure(&self) -> f64 {
        self.value * self.unit.factor
    }

    /// Whether it is an exact number of something, so that another number is another fact.
    pub fn is_exact(&self) -> bool {
        self.bound != Bound::Vague && !self.weak
    }
}

/// The numbers in `range` of the Korean `text`, in order and apart.
pub fn korean(text: &str, range: Range<usize>) -> Vec<Quantity> {
    in_part(text, range, korean::quantities)
}

/// The numbers in `range` of the English `text`, in order and apart.
pub fn english(text: &str, range: Range<usize>) -> Vec<Quantity> {
    in_part(text, range, english::quantities)
}

fn in_part(text: &str, range: Range<usize>, read: fn(&str) -> Vec<Quantity>) -> Vec<Quantity> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut found = read(part);
    for quantity in &mut found {
        quantity.at = range.start + quantity.at.start..range.start + quantity.at.end;
    }
    found
}

#[cfg(test)]
mod tests;
