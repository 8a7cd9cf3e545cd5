//! What could be read but needs a person's eye.

use super::error::place;

/// Most problems that are told of one file.
const MOST: usize = 100;

/// Something in a file that could be read but needs a person's eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// From 1 on.
    pub line: usize,
    /// From 1 on, in code points.
    pub column: usize,
    pub message: String,
}

/// The problems of one file, as they are met.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Tells `message` about byte `at` of `text`.
    pub fn tell(&mut self, text: &str, at: usize, message: impl FnOnce() -> String) {
        if self.0.len() < MOST {
            let (line, column) = place(text.as_bytes(), at);
            let message = message();
            self.0.push(Problem { line, column, message });
        }
    }

    /// All of them.
    pub fn all(self) -> Vec<Problem> {
        self.0
    }
}
