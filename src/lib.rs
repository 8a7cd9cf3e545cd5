//! Pressmark: mark claims, quotes and sources in an article; the marks are saved beside the text.
//!
//! This page is the map of the code, in reading order. A layer uses only those above it
//! (kept by `tests/it/layers.rs`):
//!
//! ```text
//! model ◀── text ◀── engine, formats, reading, store ◀── app ◀── ui ◀── shell, worker, main
//!                                                     ◀── cli  ◀──────────────────── main
//! ```

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
    pub mod registry;
    pub mod claim;
    pub mod annotation;
    pub mod attribution;
    pub mod dismissal;
    pub mod rejection;
    pub mod review;
    pub mod mqm;
    pub mod rating;
    pub mod tables;
    pub mod transaction;
    pub mod index;
    pub mod links;
    pub mod document;
    pub mod limits;
    pub mod intent;
    pub mod attributing;
    pub mod registering;
    pub mod verifying;
    pub mod reviewing;
    pub mod accepting;
    pub mod history;
}

/// What can be read off plain text: graphemes, words, sentences, quotations, Markdown.
pub mod text {
    pub mod segment;
    pub mod sentence;
    pub(crate) mod abbreviation;
    pub mod quotation;
    pub mod markdown;
    pub mod visible;
    pub mod name;
    pub mod short_name;
    pub mod number;
    pub mod date;
}

/// What is worked out from an article and its annotations.
pub mod engine {
    pub mod search;
    pub mod picker;
    pub mod reanchor;
    pub mod merge;
    pub mod rebase;
    pub mod frame;
    pub mod cue;
    pub mod fingerprint;
    pub mod prose;
    pub mod sourcing;
    pub mod check;
    mod touched;
    pub mod coverage;
    pub mod survey;
    pub mod balance;
    pub mod dossier;
    pub mod agenda;
    pub mod proposal;
    pub mod mention;
    pub mod suggest;
    pub mod worth;
    pub mod suggested;
    pub mod review;
}

pub mod reading;
pub mod formats;

/// Files: opening, saving, and never losing a mark. The only code that touches the disk.
pub mod store {
    pub mod places;
    pub mod beside;
    pub mod input;
    pub mod lock;
    pub mod swap;
    pub mod atomic;
    mod log;
    mod journal_file;
    mod history;
    pub mod journal;
    pub mod sidecar;
    pub mod original;
    pub mod lexicon;
    pub mod backup;
    pub mod folder;
    pub mod registry_file;
    mod division;
    mod recover;
    mod salvage;
    mod take_up;
    pub mod save;
    pub mod open;
    pub mod settings;
}

/// What the window shows and what the user can do; no egui, no files.
pub mod app {
    pub mod folder_view;
    pub mod command;
    pub mod picker;
    pub mod selection;
    pub mod keymap;
    pub mod settings;
    pub mod listing;
    pub mod roster;
    pub mod said;
    pub mod import;
    pub mod rows;
    pub mod reviewing;
    pub mod reviewed;
    pub mod hint;
    pub mod saving;
    pub mod suggesting;
    pub mod effect;
    pub mod overlay;
    pub mod state;
    pub mod run {
        mod files;
        mod marks;
        mod moves;
        mod finding;
        mod attributing;
        pub mod quoting;
        mod picking;
        mod registering;
        mod reviewing;
        mod verifying;
        mod surveying;
        pub mod suggesting;
        pub mod following;
        pub mod texts;
        mod window;
    }
    mod dispatch;
    mod absorb;
}

/// The window's content: draws the state, answers with commands.
pub mod ui {
    pub mod frame;
    pub mod keys;
    pub mod menu;
    pub mod palette;
    pub mod overlays;
    pub mod welcome;
    pub mod banner;
    pub mod find_bar;
    pub mod field;
    pub mod cached;
    pub mod check_drafts;
    pub mod suggestion_drafts;
    pub mod bottom;
    pub mod article_pane;
    mod suggestion_outlines;
    pub mod article_view;
    pub mod inspector;
    pub mod review_view;
    pub mod registry_drafts;
    pub mod entry_view;
    pub mod folder_reading;
    /// The tabs at the bottom.
    pub mod tables {
        pub mod rows;
        pub mod listed;
        pub mod annotations;
        pub mod claims;
        pub mod findings;
        pub mod suggestions;
        pub mod speakers;
        pub mod balance;
        pub mod sideways;
        pub mod lost;
    }
    pub mod status;
    pub mod toasts;
    pub mod theme;
    pub mod style;
}

pub mod cli;
pub mod timings;
pub mod worker;
pub mod shell;
