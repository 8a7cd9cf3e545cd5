//! Names of people and organisations: what they look like in a text, and which of them are the same.

mod agreement;
mod fold;
mod hangul;
mod korean;
mod noun;
mod parts;
mod power;
mod same;
mod shape;
mod surname;
mod word;

pub use agreement::{Agreement, agreement};
pub use fold::folded;
pub use hangul::is_romanised_syllable;
pub use korean::{is_korean_tail, korean_surname, korean_titles};
pub use noun::goes_before_name;
pub use parts::{NameParts, parts};
pub use same::{
    begins_in_hangul, begins_same_person, is_family_name, is_same_person, is_surname_of, romanised, usual_surname,
};
pub use shape::{Shape, is_plural, is_vague_group, shape};
