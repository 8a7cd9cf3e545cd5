//! Suggestions as brat's stand-off, attributions as events.

use std::collections::HashMap;
use std::fmt::Write;

use super::{MARK, QuoteRow, Suggested};
use crate::formats::brat::{ATTRIBUTION, fragments};
use crate::model::span::Segments;

/// The `.ann` file of what is proposed. The same words are one line, however many attributions they are in.
pub fn brat(suggested: &Suggested) -> String {
    let mut lines = Lines {
        suggested,
        out: String::new(),
        entities: 0,
        events: 0,
        numbers: HashMap::new(),
    };
    suggested.quotes.iter().for_each(|it| lines.quote(it));
    lines.out
}

struct Lines<'a> {
    suggested: &'a Suggested,
    out: String,
    entities: usize,
    events: usize,
    /// The numbers of the `T` lines, by type and place.
    numbers: HashMap<(&'static str, String), usize>,
}

impl Lines<'_> {
    // Writing to a string cannot fail.

    fn quote(&mut self, row: &QuoteRow) {
        let Some(content) = self.entity("Content", &row.content) else {
            return;
        };
        let source = row.speaks().and_then(|it| self.entity("Source", &it.into()));
        let cue = row.cue.and_then(|it| self.entity("Cue", &it.into()));
        if source.is_none() && cue.is_none() {
            return;
        }
        let trigger = row.cue.or(row.speaks()).map(Segments::from);
        let Some((offsets, words)) = trigger.and_then(|it| self.place(&it)) else {
            return;
        };
        // Each event has a trigger of its own.
        self.entities += 1;
        self.events += 1;
        let (trigger, event) = (self.entities, self.events);
        let _ = writeln!(self.out, "T{trigger}\t{ATTRIBUTION} {offsets}\t{words}");
        let _ = write!(self.out, "E{event}\t{ATTRIBUTION}:T{trigger} Content:T{content}");
        for (name, part) in [("Source", source), ("Cue", cue)] {
            let _ = part.map(|it| write!(self.out, " {name}:T{it}"));
        }
        self.out.push('\n');
    }

    /// The number of the `T` line of these words, written now if it is not there yet; `None` for white space.
    fn entity(&mut self, name: &'static str, segments: &Segments) -> Option<usize> {
        let (offsets, words) = self.place(segments)?;
        if let Some(number) = self.numbers.get(&(name, offsets.clone())) {
            return Some(*number);
        }
        self.entities += 1;
        let _ = writeln!(self.out, "T{}\t{name} {offsets}\t{words}", self.entities);
        self.numbers.insert((name, offsets), self.entities);
        Some(self.entities)
    }

    fn place(&self, segments: &Segments) -> Option<(String, String)> {
        let lead = if self.suggested.marked { MARK.0 } else { 0 };
        fragments(&self.suggested.article, segments, lead)
    }
}
