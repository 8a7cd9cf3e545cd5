//! What words rest on: the questions that checks, coverage and tables ask alike.

use std::sync::Arc;

use super::cue;
use crate::model::annotation::Annotation;
use crate::model::attribution::{Attribution, Role};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::{Entry, SourceId};
use crate::text::name::{is_plural, is_vague_group};

/// How many quotes one is followed back through to the one that it goes on with.
pub const MOST_CONTINUED: usize = 100;

/// Whether an attribution says what its content rests on: a speaker, or a mention that is in the text.
pub fn says_source(document: &Document, attribution: &Attribution) -> bool {
    attribution.speaker.is_some() || part(document, attribution, Role::Source).is_some()
}

/// Whether a quote or claim has an attribution that says what it rests on, or goes on with a quote that has.
pub fn is_sourced(document: &Document, content: &AnnotationId) -> bool {
    let mut content = content;
    for _ in 0..MOST_CONTINUED {
        let mut attributions = document.attributions_of(content).map(|it| it.1);
        if attributions.any(|it| it.content.as_ref() == Some(content) && says_source(document, it)) {
            return true;
        }
        let annotation = document.annotation(content);
        let Some(earlier) = annotation.and_then(|it| it.body.continues.as_ref()) else {
            return false;
        };
        content = earlier;
    }
    false
}

/// The part of an attribution in that role, if it is in the text.
pub fn part<'d>(document: &'d Document, attribution: &Attribution, role: Role) -> Option<&'d Arc<Annotation>> {
    document.annotation(attribution.part(role)?)
}

/// The entry an attribution rests on: its speaker, or else the one its mention refers to.
pub fn entry_of<'d>(document: &'d Document, attribution: &'d Attribution) -> Option<(&'d SourceId, &'d Arc<Entry>)> {
    let mention = part(document, attribution, Role::Source);
    let mentioned = mention.and_then(|it| it.body.refers_to.as_ref());
    document.entry(attribution.speaker.as_ref().or(mentioned)?)
}

/// Whether a source mention is a group without names: marked so, or its words say so.
pub fn is_vague(document: &Document, mention: &Annotation) -> bool {
    match attribute(mention, "surface") {
        Some(surface) => surface == "vague group",
        None => is_vague_group(&short_words(document, mention)),
    }
}

/// Whether a source mention is such a group, in the plural: “experts”, “two officials”.
pub fn is_vague_plural(document: &Document, mention: &Annotation) -> bool {
    is_vague(document, mention) && is_plural(&short_words(document, mention))
}

/// Whether an attribution rests on somebody whose name readers do not learn: an anonymous entry, or nobody but a vague group.
pub fn is_anonymous(document: &Document, attribution: &Attribution) -> bool {
    match entry_of(document, attribution) {
        Some((_, entry)) => entry.is_anonymous(),
        None if attribution.speaker.is_some() => false,
        None => part(document, attribution, Role::Source).is_some_and(|it| is_vague(document, it)),
    }
}

/// The class of a cue: as it is marked, or else as its words have it.
pub fn cue_class<'d>(document: &Document, cue: &'d Annotation) -> Option<&'d str> {
    match attribute(cue, "class") {
        Some(class) => Some(class),
        None if cue.body.label == Label::Cue => cue::class_of(&short_words(document, cue)),
        None => None,
    }
}

/// The value of an attribute; `None` when it is not said.
pub fn attribute<'d>(annotation: &'d Annotation, key: &str) -> Option<&'d str> {
    let value = annotation.body.attributes.get(key)?;
    (!value.is_empty()).then_some(&**value)
}

/// The words of a mention or a cue; of very long ones, which are neither, the beginning.
pub fn short_words(document: &Document, annotation: &Annotation) -> String {
    let mut words = String::new();
    for span in annotation.segments.iter() {
        let segment = document.article().quote(span);
        let room = LONGEST_MENTION.saturating_sub(words.len());
        if !words.is_empty() {
            words.push(' ');
        }
        words += &segment[..segment.floor_char_boundary(room)];
        if words.len() >= LONGEST_MENTION {
            break;
        }
    }
    words
}

/// Most bytes of a mention or a cue that are read.
const LONGEST_MENTION: usize = 400;
