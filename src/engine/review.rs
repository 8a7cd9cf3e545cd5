//! Reviewing a translation against its original: segments, pairs of them, and what differs.

pub mod pair;
