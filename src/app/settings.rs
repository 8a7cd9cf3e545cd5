//! What is remembered from one session to the next.

use std::path::PathBuf;

pub use crate::reading::ENCODINGS;

/// How the window looks and who works in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Of the article's text; 1 is the usual size.
    pub zoom: f32,
    pub theme: Theme,
    /// Key of the annotator, written into every annotation.
    pub annotator: String,
    pub inspector: bool,
    pub table: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// An article that was open before.
#[derive(Clone, Debug, PartialEq)]
pub struct RecentArticle {
    pub path: PathBuf,
    /// Where the reader was: the byte at the top of the screen, and points below the top of its piece of text.
    pub byte: usize,
    pub offset: f32,
}

/// Articles that were open before, newest first; at most [`MOST_RECENT`].
pub const MOST_RECENT: usize = 20;

/// Smallest and largest zoom.
pub const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=4.0;

impl Default for Settings {
    fn default() -> Self {
        Settings {
            zoom: 1.0,
            theme: Theme::System,
            annotator: "me".into(),
            inspector: true,
            table: true,
        }
    }
}
