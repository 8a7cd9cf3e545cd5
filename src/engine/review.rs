//! Reviewing a translation against its original: segments, pairs of them, and what differs.

pub mod pair;
pub mod segments;
mod stem;
mod skeleton;
pub mod lexicon;
mod anchors;
mod length;
mod band;
mod hits;
mod cost;
mod path;
pub mod align;
pub mod score;
