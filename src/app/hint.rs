//! Letters over everything visible, so that two keys jump there.

use std::ops::Range;

use crate::model::attribution::Role;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::text::segment;

/// Letters in the order they are given out: those under the fingers first.
const LETTERS: &[u8] = b"asdfghjklqwertyuiopzxcvbnm";

/// The letters shown, and those typed so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Hints {
    pub purpose: Purpose,
    pub targets: Vec<Target>,
    pub typed: String,
}

/// What a hint is picked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To go there.
    Jump,
    /// To select as far as there.
    Select,
    /// To join that annotation with this one.
    Join(AnnotationId),
    /// To link that annotation with this one.
    Link(AnnotationId),
    /// To say what that claim does to this one.
    Relate(AnnotationId, &'static str),
}

impl Purpose {
    /// The annotation that the picked one is for.
    fn subject(&self) -> Option<&AnnotationId> {
        match self {
            Purpose::Jump | Purpose::Select => None,
            Purpose::Join(id) | Purpose::Link(id) | Purpose::Relate(id, _) => Some(id),
        }
    }

    /// Whether an annotation of that label can be picked.
    fn takes(&self, document: &Document, label: &Label) -> bool {
        let subject = self.subject().and_then(|it| document.annotation(it));
        let subject = subject.and_then(|it| Role::of(&it.body.label));
        match self {
            Purpose::Jump | Purpose::Select | Purpose::Join(_) => true,
            Purpose::Link(_) => Role::of(label).is_some_and(|it| Some(it) != subject),
            Purpose::Relate(..) => *label == Label::Claim,
        }
    }
}

/// A place with its two letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub byte: usize,
    /// The annotation that starts there; `None` for a word.
    pub annotation: Option<AnnotationId>,
    /// Two lower-case letters.
    pub letters: String,
}

impl Hints {
    /// Hints for `visible` bytes: every annotation, then words until the letters run out.
    pub fn over(document: &Document, visible: Range<usize>, purpose: Purpose) -> Hints {
        let most = LETTERS.len() * LETTERS.len();
        let mut places: Vec<(usize, Option<AnnotationId>)> = Vec::new();
        let marks = match purpose {
            Purpose::Select => Vec::new(),
            _ => document.index().some_touching(visible.clone(), most),
        };
        for mark in marks {
            let is_itself = purpose.subject() == Some(&mark.id);
            let fits = mark.first && visible.contains(&mark.span.start());
            if fits && !is_itself && purpose.takes(document, &mark.label) {
                places.push((mark.span.start(), Some(mark.id.clone())));
            }
        }
        if matches!(purpose, Purpose::Jump | Purpose::Select) {
            let text = document.article().text();
            let mut at = visible.start;
            while at < visible.end && places.len() < most {
                let end = segment::next_word(text, at);
                let start = segment::previous_word(text, end);
                if start >= visible.start && start < visible.end {
                    places.push((start, None));
                }
                at = end;
            }
        }
        // An annotation before the word that begins with it, which it stands for.
        places.sort_by_key(|it| (it.0, it.1.is_none()));
        places.dedup_by(|later, kept| later.0 == kept.0 && later.1.is_none());
        let letters = |i: usize| {
            let n = LETTERS.len();
            String::from_iter([LETTERS[i / n % n] as char, LETTERS[i % n] as char])
        };
        let targets = places.into_iter().take(most).enumerate();
        let targets = targets.map(|(i, (byte, annotation))| Target {
            byte,
            annotation,
            letters: letters(i),
        });
        Hints {
            purpose,
            targets: targets.collect(),
            typed: String::new(),
        }
    }

    /// Takes a letter; the target when both are there, `None` while one is missing or nothing fits.
    pub fn take(&mut self, letter: char) -> Option<Target> {
        self.typed.extend(letter.to_lowercase());
        let fits = |it: &&Target| it.letters.starts_with(&self.typed);
        self.targets
            .iter()
            .find(fits)
            .filter(|it| it.letters == self.typed)
            .cloned()
    }

    /// Whether some target still begins with what was typed.
    pub fn is_open(&self) -> bool {
        self.targets.iter().any(|it| it.letters.starts_with(&self.typed))
    }
}
