//! Every integration test, as one program: it links once.

mod cli;
mod encodings;
mod fixture;
mod formats;
mod index;
mod intents;
mod layers;
mod model;
mod offsets;
mod sentences;
mod shared;
