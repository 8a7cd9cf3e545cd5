//! Every integration test, as one program: it links once.

mod app;
mod article_view;
mod cli;
mod encodings;
mod fixture;
mod formats;
mod index;
mod intents;
mod layers;
mod model;
mod offsets;
mod readme;
mod sentences;
mod shared;
