//! Tests of whole features, in one binary.

mod hostile_sidecar;
mod merge;
mod reanchor;
mod sidecar;
mod sidecar_roundtrip;
