//! The first real article, attributed by somebody at the keyboard who knows what is right; every key is counted.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use pressmark::app::effect::Outcome;
use pressmark::app::state::{Overlay, State};
use pressmark::engine::survey::Survey;
use pressmark::model::attribution::Attribution;
use pressmark::model::document::Document;
use pressmark::model::id::AnnotationId;
use pressmark::text::segment;

use crate::app;
use crate::shared;
use crate::window::{CTRL, NONE, Window, window};

/// An attribution of the gold, its parts as byte ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Gold {
    content: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
}

/// The events of a brat file; its code points counted as bytes of `text`.
fn gold(ann: &str, text: &str) -> Vec<Gold> {
    let bytes: Vec<usize> = text.char_indices().map(|it| it.0).chain([text.len()]).collect();
    let mut spans: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut events = Vec::new();
    for line in ann.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if line.starts_with('T') {
            let pieces = fields[1].split_once(' ').expect("label and places").1;
            let piece = |it: &str| {
                let (start, end) = it.split_once(' ').expect("start and end");
                (
                    bytes[start.parse::<usize>().unwrap()],
                    bytes[end.parse::<usize>().unwrap()],
                )
            };
            spans.insert(fields[0], pieces.split(';').map(piece).collect());
        } else if line.starts_with('E') {
            events.push(
                fields[1]
                    .split(' ')
                    .filter_map(|it| it.split_once(':'))
                    .collect::<BTreeMap<_, _>>(),
            );
        }
    }
    let part = |event: &BTreeMap<&str, &str>, role| event.get(role).map_or(Vec::new(), |id| spans[id].clone());
    let mut gold: Vec<Gold> = events
        .iter()
        .map(|it| Gold {
            content: part(it, "Content"),
            source: part(it, "Source"),
            cue: part(it, "Cue"),
        })
        .collect();
    gold.sort_by_key(|it| it.content[0]);
    gold
}

/// What stands in the document, in the same shape and order.
fn attributed(document: &Document) -> Vec<Gold> {
    let part = |id: Option<&AnnotationId>| {
        let annotation = id.and_then(|id| document.annotation(id));
        annotation.map_or(Vec::new(), |it| {
            it.segments.iter().map(|it| (it.start(), it.end())).collect()
        })
    };
    let whole = |it: &Attribution| Gold {
        content: part(it.content.as_ref()),
        source: part(it.source.as_ref()),
        cue: part(it.cue.as_ref()),
    };
    let mut all: Vec<Gold> = document.attributions().values().map(|it| whole(it)).collect();
    all.sort_by_key(|it| it.content.first().copied());
    all
}

/// Somebody at the keyboard.
struct Typist {
    harness: Harness<'static, Window>,
    keys: Vec<String>,
}

impl Typist {
    fn state(&self) -> &State {
        &self.harness.state().state
    }

    fn document(&self) -> &Document {
        &self.state().desk.as_ref().expect("an article").document
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(2);
        self.keys
            .push(format!("{}{}", if modifiers.is_none() { "" } else { "+" }, key.name()));
    }

    /// Jumps, or selects, to the word at `byte` by its letters; whether it is on the screen.
    fn go_to_word(&mut self, byte: usize, modifiers: Modifiers) -> bool {
        self.press(modifiers, Key::F);
        let Some(Overlay::Hints(hints)) = &self.state().overlay else {
            return false;
        };
        let Some(letters) = hints
            .targets
            .iter()
            .find(|it| it.byte == byte)
            .map(|it| it.letters.clone())
        else {
            self.press(NONE, Key::Escape);
            return false;
        };
        for letter in letters.chars() {
            self.press(
                NONE,
                Key::from_name(&letter.to_uppercase().to_string()).expect("a letter"),
            );
        }
        true
    }

    /// Selects `words` by letters over the first and the last word, and arrows for signs around them.
    fn select(&mut self, words: (usize, usize)) -> bool {
        let text = self.document().article().text().to_owned();
        let first =
            (words.0..words.1).find(|&it| text.is_char_boundary(it) && text[it..].starts_with(char::is_alphanumeric));
        let Some(first) = first else { return false };
        let start = segment::word_at(&text, first).start;
        if !self.go_to_word(start, NONE) {
            return false;
        }
        while self.state().desk.as_ref().expect("an article").selection.head > words.0 {
            self.press(NONE, Key::ArrowLeft);
        }
        let last = (words.0..words.1)
            .rev()
            .find(|&it| text.is_char_boundary(it) && text[it..].starts_with(char::is_alphanumeric));
        let last = segment::word_at(&text, last.expect("a word"));
        if last.end > self.state().desk.as_ref().expect("an article").selection.head
            && !self.go_to_word(last.start, Modifiers::SHIFT)
        {
            return false;
        }
        while self.state().desk.as_ref().expect("an article").selection.head < words.1 {
            self.press(Modifiers::SHIFT, Key::ArrowRight);
        }
        true
    }
}

#[test]
fn the_seed_is_attributed_by_keys_as_the_gold_has_it() {
    let (Some(article), Some(ann)) = (
        shared::path("data/seed/article.en.md"),
        shared::path("data/seed/gold.ann"),
    ) else {
        return;
    };
    let text = std::fs::read_to_string(article).expect("the article");
    let gold = gold(&std::fs::read_to_string(ann).expect("the gold"), &text);
    let mut state = app::state_of_text(&text);
    survey(&mut state);
    let mut typist = Typist {
        harness: window(state),
        keys: Vec::new(),
    };

    for wanted in &gold {
        attribute(&mut typist, wanted);
    }

    let made = attributed(typist.document());
    let wrong: Vec<_> = gold.iter().filter(|it| !made.contains(it)).collect();
    assert!(wrong.is_empty(), "not as the gold has it: {wrong:?}\nmade: {made:?}");
    assert_eq!(made.len(), gold.len(), "nothing beside the gold");
    let per_attribution = typist.keys.len() as f64 / gold.len() as f64;
    println!(
        "{} keys, {per_attribution} an attribution: {}",
        typist.keys.len(),
        typist.keys.join(" ")
    );
    assert!(
        typist.keys.len() <= 6 * gold.len(),
        "{} keys: {}",
        typist.keys.len(),
        typist.keys.join(" ")
    );
}

fn survey(state: &mut State) {
    let desk = state.desk.as_ref().expect("an article");
    let (ticket, revision) = (desk.ticket, desk.revision);
    let survey = Box::new(Survey::of(&desk.document));
    state.absorb(Outcome::Surveyed {
        ticket,
        revision,
        survey,
    });
}

/// Makes one attribution: goes on by sentences, marks with Q, and mends by hand what is not right.
fn attribute(typist: &mut Typist, wanted: &Gold) {
    let begin = [&wanted.content, &wanted.source, &wanted.cue];
    let begin = begin
        .iter()
        .filter_map(|it| it.first())
        .map(|it| it.0)
        .min()
        .expect("a part");
    for _ in 0..40 {
        typist.press(NONE, Key::G);
        let selection = typist.state().desk.as_ref().expect("an article").selection.range();
        if selection.contains(&begin) {
            break;
        }
    }
    typist.press(NONE, Key::Q);
    // A quote that goes on after its attribution: E adds the next piece.
    let begun = |it: &Gold| it.content.len() < wanted.content.len() && wanted.content.starts_with(&it.content);
    while attributed(typist.document())
        .iter()
        .any(|it| it.source == wanted.source && begun(it))
    {
        typist.press(NONE, Key::E);
    }
    let made: BTreeSet<_> = attributed(typist.document()).into_iter().map(|it| it.content).collect();
    if attributed(typist.document()).contains(wanted) {
        return;
    }
    if !made.is_empty() {
        typist.press(CTRL, Key::Z);
    }
    // The words alone, which Q may read better.
    let words = (wanted.content[0].0, wanted.content[0].1);
    assert!(typist.select(words), "{wanted:?} is not on the screen");
    typist.press(NONE, Key::Q);
    assert!(
        attributed(typist.document()).contains(wanted),
        "{wanted:?} is not found by Q: {:?}",
        attributed(typist.document())
    );
}
