//! Pressmark: mark claims, quotes and sources in an article; the marks are saved beside the text.
//!
//! This page is the map of the code, in reading order. A layer uses only those above it
//! (kept by `tests/it/layers.rs`):
//!
//! ```text
//! model ◀── text ◀── engine, formats, reading, store ◀── app ◀── ui ◀── shell, worker, main
//!                                                     ◀── cli  ◀──────────────────── main
//! ```

#[rustfmt::skip] // In reading order.
/// What an article and its annotations are, and how they change. No I/O, no clock.
pub mod model {
    pub mod span;
    pub mod offsets;
    pub mod article;
    pub mod label;
    pub mod attribute;
    pub mod id;
    pub mod anchor;
    pub mod table;
    pub mod annotation;
    pub mod transaction;
    pub mod index;
    pub mod document;
    pub mod intent;
    pub mod history;
}

#[rustfmt::skip] // In reading order.
/// What can be worked out from a document. Pure, over `model` and `text`.
pub mod engine {
    pub mod reanchor;
    pub mod merge;
}

#[rustfmt::skip] // In reading order.
/// Documents as files: the only code that touches the disk.
pub mod store {
    pub mod sidecar;
}
