//! Reviewing a translation against its original: segments, pairs of them, and what differs.

pub mod comparison;
pub mod decided;
pub mod language;
pub mod pair;
pub mod side;
