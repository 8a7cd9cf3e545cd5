//! Names of people and organisations: what they look like in a text, and which of them are the same.

mod fold;
mod hangul;
mod same;
mod surname;

pub use fold::folded;
pub use same::{begins_same_person, is_same_person, is_surname_of, romanised, usual_surname};
