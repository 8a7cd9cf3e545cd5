//! Reviewing a translation against its original: what a person has decided.
//!
//! The alignment and the findings of the checks are worked out and never stored. What is
//! stored says where it belongs by [`Anchor`](super::anchor::Anchor)s on both texts, so that a
//! changed text opens again only the pairs it touches.

pub mod original;
pub mod pair;
pub mod reviewer;
pub mod translation_error;
