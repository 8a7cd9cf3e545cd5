//! How good a translation is in numbers, by several schemes over the same marks.
//!
//! Each number has its unit; numbers of different units, or of short texts, are not to be compared.

pub mod esa;
pub mod extent;
pub mod google;
pub mod levels;
pub mod mqm;
pub mod sheet;
