//! Writing brat's stand-off: annotations, then attributions as events, then links.

use std::collections::HashMap;
use std::fmt::Write;

use super::speaker::note_of;
use super::{ATTRIBUTION, CONTINUES, NOTE, REFERS_TO, SPEAKER, is_break, is_told, label_name, safe};
use crate::formats::disclosure::Told;
use crate::formats::in_reading_order;
use crate::model::article::Article;
use crate::model::attribution::Role;
use crate::model::id::AnnotationId;
use crate::model::span::Segments;

/// The parts in the order events name them.
const ARGUMENTS: [(Role, &str); 3] = [(Role::Cue, "Cue"), (Role::Source, "Source"), (Role::Content, "Content")];

/// The file's text so far, with how many lines of each kind it has.
#[derive(Default)]
struct Lines<'a> {
    out: String,
    /// The number of each annotation's `T` line, with its offsets and words.
    numbers: HashMap<&'a AnnotationId, (usize, String)>,
    entities: usize,
    attributes: usize,
    notes: usize,
    relations: usize,
}

pub(super) fn write(told: &Told) -> String {
    let mut lines = Lines::default();
    lines.annotations(told);
    lines.events(told);
    lines.links(told);
    lines.out
}

impl<'a> Lines<'a> {
    // Writing to a string cannot fail.

    fn annotations(&mut self, told: &'a Told) {
        let article = told.document.article();
        for (id, annotation) in in_reading_order(&told.document) {
            let Some((offsets, words)) = fragments(article, &annotation.segments, 0) else {
                continue;
            };
            let body = &annotation.body;
            let place = format!("{offsets}\t{words}");
            let name = self.entity(&label_name(&body.label), &place);
            self.numbers.insert(id, (self.entities, place));
            for (key, value) in &body.attributes {
                self.attributes += 1;
                let _ = writeln!(self.out, "A{}\t{} {name} {}", self.attributes, safe(key), safe(value));
            }
            for line in body.note.split('\n').filter(|it| !it.trim().is_empty()) {
                self.note(NOTE, &name, &line.replace(is_break, " "));
            }
            if let Some(key) = &body.refers_to {
                self.note(REFERS_TO, &name, &note_of(told, key));
            }
        }
    }

    fn events(&mut self, told: &Told) {
        let mut events = 0;
        for attribution in told.document.attributions().values() {
            let part = |role| attribution.part(role).and_then(|id| self.numbers.get(id));
            let Some((_, place)) = ARGUMENTS.into_iter().find_map(|it| part(it.0)) else {
                continue;
            };
            let arguments = ARGUMENTS
                .iter()
                .filter_map(|(role, name)| Some(format!(" {name}:T{}", part(*role)?.0)));
            let arguments: String = arguments.collect();
            let place = place.clone();
            let trigger = self.entity(ATTRIBUTION, &place);
            events += 1;
            let _ = writeln!(self.out, "E{events}\t{ATTRIBUTION}:{trigger}{arguments}");
            if let Some(key) = &attribution.speaker {
                self.note(SPEAKER, &format!("E{events}"), &note_of(told, key));
            }
        }
    }

    fn links(&mut self, told: &Told) {
        for (id, annotation) in in_reading_order(&told.document) {
            if let Some(earlier) = &annotation.body.continues {
                self.relation(CONTINUES, id, earlier);
            }
        }
        let links = told.document.tables().claim_links.values();
        for link in links.filter(|it| is_told(&told.document, it)) {
            self.relation(&safe(&link.relation), &link.from, &link.to);
        }
    }

    /// A `T` line; answers its name.
    fn entity(&mut self, label: &str, place: &str) -> String {
        self.entities += 1;
        let name = format!("T{}", self.entities);
        let _ = writeln!(self.out, "{name}\t{label} {place}");
        name
    }

    fn note(&mut self, kind: &str, target: &str, text: &str) {
        self.notes += 1;
        let _ = writeln!(self.out, "#{}\t{kind} {target}\t{text}", self.notes);
    }

    /// An `R` line, if both ends stand in the file.
    fn relation(&mut self, kind: &str, from: &AnnotationId, to: &AnnotationId) {
        let (Some((from, _)), Some((to, _))) = (self.numbers.get(from), self.numbers.get(to)) else {
            return;
        };
        self.relations += 1;
        let _ = writeln!(self.out, "R{}\t{kind} Arg1:T{from} Arg2:T{to}", self.relations);
    }
}

/// `0 5;9 12` and the words of the pieces, joined by a space; `None` when there is nothing but white space.
///
/// `lead` is how many code points the file has before the text.
pub(in crate::formats) fn fragments(article: &Article, segments: &Segments, lead: usize) -> Option<(String, String)> {
    let (mut offsets, mut words) = (String::new(), String::new());
    for span in segments.iter() {
        let mut at = span.start();
        for piece in article.quote(span).split_inclusive(is_break) {
            let kept = piece.trim_end_matches(is_break);
            if !kept.is_empty() {
                let chars = |byte| lead + article.offsets().chars_before(article.text(), byte);
                let (start, end) = (chars(at), chars(at + kept.len()));
                if !words.is_empty() {
                    offsets.push(';');
                    words.push(' ');
                }
                let _ = write!(offsets, "{start} {end}");
                words.push_str(kept);
            }
            at += piece.len();
        }
    }
    (!words.trim().is_empty()).then_some((offsets, words))
}
