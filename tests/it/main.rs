//! Every integration test, as one program: it links once.

mod app;
mod article_view;
mod cli;
mod desk;
mod encodings;
mod fixture;
mod formats;
mod history;
mod hostile_sidecar;
mod index;
mod intents;
mod journal;
mod layers;
mod locks;
mod merge;
mod merging;
mod model;
mod offsets;
mod readme;
mod reanchor;
mod recovery;
mod saving;
mod sentences;
mod settings;
mod shared;
mod sidecar;
<<<<<<< HEAD
mod sidecar_roundtrip;
mod window;
=======
>>>>>>> words
