//! Every integration test, as one program: it links once.

mod app;
mod article_view;
mod cli;
mod desk;
mod encodings;
mod fixture;
mod formats;
mod history;
mod index;
mod intents;
mod journal;
mod layers;
mod locks;
mod merging;
mod model;
mod offsets;
mod readme;
mod recovery;
mod saving;
mod sentences;
mod settings;
mod shared;
