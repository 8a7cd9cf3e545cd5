//! Reviewing a translation against its original: segments, pairs of them, and what differs.

pub mod comparison;
pub mod decided;
pub mod language;
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
pub mod side;
pub mod score;
pub mod check;
pub mod faring;
pub mod experience;
pub mod ledger;
