//! The two texts of a review.

/// One of the two texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Original,
    /// The article.
    #[default]
    Translation,
}

impl Side {
    pub const BOTH: [Side; 2] = [Side::Original, Side::Translation];

    pub fn other(self) -> Side {
        match self {
            Side::Original => Side::Translation,
            Side::Translation => Side::Original,
        }
    }

    /// Its place in a list of both.
    pub fn index(self) -> usize {
        match self {
            Side::Original => 0,
            Side::Translation => 1,
        }
    }
}
