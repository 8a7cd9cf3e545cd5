//! Every integration test, as one program: it links once.

mod fixture;
mod index;
mod intents;
mod layers;
mod model;
mod readme;
