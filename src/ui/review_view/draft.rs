//! What is typed about pairs and errors and not kept yet; where the rows are scrolled to.

use std::collections::BTreeMap;

use crate::app::command::{Command, ReviewCommand};
use crate::app::state::Desk;
use crate::model::id::AnnotationId;

/// What only the window cares about in the review.
#[derive(Default)]
pub struct ReviewDrafts {
    pub correction: Typed<AnnotationId>,
    pub error_note: Typed<AnnotationId>,
    pub pair_note: Typed<usize>,
    pub score: Typed<usize>,
    /// The last wish to bring the row on the screen that was followed.
    pub revealed: u64,
    /// Where the rows are scrolled to, in points.
    pub offset: f32,
    pub heights: Heights,
    /// Rows that the last frame laid out: as many as are on the screen, however many there are.
    pub laid_out: usize,
    /// The text being pasted as the original.
    pub pasted: String,
    /// What is typed about the original, by the title of its field.
    pub facts: BTreeMap<String, Typed<String>>,
    /// The reason for the verdict, being typed.
    pub reason: String,
}

/// Text in a field about something.
#[derive(Clone, Debug)]
pub struct Typed<K> {
    pub about: Option<K>,
    pub text: String,
    /// When it was touched last; `None` when all of it has been kept.
    pub touched_ms: Option<u64>,
}

/// Heights of the rows, estimated until they are laid out.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    /// What they are of: the alignment, and the width of a column in points.
    pub of: Option<(u64, u32)>,
    /// In points, by row.
    pub rows: Vec<f32>,
}

impl<K> Default for Typed<K> {
    fn default() -> Self {
        Typed {
            about: None,
            text: String::new(),
            touched_ms: None,
        }
    }
}

impl<K: Clone + PartialEq> Typed<K> {
    /// The text being typed about `about`, which is kept as `kept`.
    pub fn text_of(&mut self, about: &K, kept: &str) -> &mut String {
        let other = self.about.as_ref() != Some(about);
        if other || (self.touched_ms.is_none() && self.text != kept) {
            self.about = Some(about.clone());
            kept.clone_into(&mut self.text);
            self.touched_ms = None;
        }
        &mut self.text
    }

    /// What was typed and is not kept yet, with what it is about.
    pub fn take(&mut self) -> Option<(K, String)> {
        self.touched_ms.take()?;
        Some((self.about.clone()?, self.text.clone()))
    }

    fn take_unless(&mut self, about: Option<&K>) -> Option<(K, String)> {
        let elsewhere = about.is_none() || self.about.as_ref() != about;
        if elsewhere { self.take() } else { None }
    }
}

impl ReviewDrafts {
    /// Everything typed and not kept yet, as commands; for leaving.
    pub fn flush(&mut self) -> Vec<Command> {
        self.flush_where(None, None)
    }

    /// What was typed about anything but the selected error and the pair at hand.
    pub fn flush_but(&mut self, desk: &Desk) -> Vec<Command> {
        let reviewing = &desk.reviewing;
        self.flush_where(reviewing.error.as_ref(), Some(reviewing.row))
    }

    fn flush_where(&mut self, error: Option<&AnnotationId>, row: Option<usize>) -> Vec<Command> {
        let correction = self.correction.take_unless(error).map(correction);
        let note = self.error_note.take_unless(error).map(error_note);
        let pair = self.pair_note.take_unless(row.as_ref()).map(pair_note);
        let score = self.score.take_unless(row.as_ref()).and_then(score);
        [correction, note, pair, score].into_iter().flatten().collect()
    }
}

pub fn correction((error, correction): (AnnotationId, String)) -> Command {
    Command::Review(ReviewCommand::SetCorrection { error, correction })
}

pub fn error_note((error, note): (AnnotationId, String)) -> Command {
    Command::Review(ReviewCommand::SetErrorNote { error, note })
}

pub fn pair_note((row, note): (usize, String)) -> Command {
    Command::Review(ReviewCommand::SetPairNote { row, note })
}

/// `None` when what was typed is no number from 0 to 100.
pub fn score((row, text): (usize, String)) -> Option<Command> {
    let score = match text.trim() {
        "" => None,
        number => Some(number.parse().ok().filter(|it| *it <= 100)?),
    };
    Some(Command::Review(ReviewCommand::SetScore { row, score }))
}
