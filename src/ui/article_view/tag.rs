//! What the tag of a quote or claim says: whom it rests on, as far as that is known.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Proposed, ViewInput};
use crate::model::annotation::Annotation;
use crate::model::attribution::{Attribution, Role};
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::{Entry, EntryKind};
use crate::text::short_name::{first_words, short_person, short_title};

/// Most attributions of one content that its tag tells about.
const MOST_TOLD: usize = 6;

/// The tag at the start of a quote or claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub content: AnnotationId,
    pub kind: TagKind,
    /// Short; empty where only the sign of something broken is shown.
    pub text: String,
    /// Whether something is wrong with what it rests on.
    pub broken: bool,
    /// Everything, a line each.
    pub told: String,
    /// See [`Label::bit`].
    pub bit: u8,
}

/// How a tag is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// The short name of a registry entry.
    Speaker,
    /// Words of the article.
    Words,
    /// A speaker to be confirmed.
    Proposed,
}

/// The tags of the contents near the screen, kept until the document changes.
#[derive(Default)]
pub struct TagCache {
    revision: u64,
    tags: HashMap<AnnotationId, (Option<Rc<Tag>>, u64)>,
    frame: u64,
}

impl TagCache {
    /// Starts a frame; tags of another revision, and those the last frame did not use, are dropped.
    pub fn begin(&mut self, revision: u64) {
        let last = self.frame;
        if self.revision != revision {
            self.tags.clear();
            self.revision = revision;
        }
        self.tags.retain(|_, it| it.1 == last);
        self.frame += 1;
    }

    /// The tag of `content`, if there is anything to say.
    pub fn of(&mut self, input: &ViewInput<'_>, content: &AnnotationId) -> Option<Rc<Tag>> {
        let frame = self.frame;
        if let Some((tag, used)) = self.tags.get_mut(content) {
            *used = frame;
            return tag.clone();
        }
        let tag = tag_of(input, content).map(Rc::new);
        self.tags.insert(content.clone(), (tag.clone(), frame));
        tag
    }
}

fn tag_of(input: &ViewInput<'_>, id: &AnnotationId) -> Option<Tag> {
    let document = input.document;
    let content = document.annotation(id)?;
    let attributions = document.attributions_of(id).map(|it| it.1);
    let mine = attributions.filter(|it| it.content.as_ref() == Some(id));
    let sources: Vec<Source> = mine.take(MOST_TOLD).filter_map(|it| source_of(input, it)).collect();
    let tag = |kind, text: String, broken, told: String| Tag {
        content: id.clone(),
        kind,
        text,
        broken,
        told,
        bit: content.body.label.bit(),
    };
    let Some(first) = sources.iter().find(|it| it.short.is_some()).or(sources.first()) else {
        return proposed_tag(input, id, content).map(|(text, told)| tag(TagKind::Proposed, text, false, told));
    };
    let text = first.short.clone().unwrap_or_default();
    let others = sources.len() - 1;
    let text = if others == 0 {
        text
    } else {
        format!("{text} +{others}").trim_start().to_owned()
    };
    let told: Vec<&str> = sources.iter().map(|it| it.told.as_str()).collect();
    let broken = sources.iter().any(|it| it.broken);
    Some(tag(first.kind, text, broken, told.join("\n")))
}

/// What one attribution says it rests on.
struct Source {
    kind: TagKind,
    /// `None` when nothing is known.
    short: Option<String>,
    told: String,
    broken: bool,
}

/// `None` when it says nothing, and nothing is wrong.
fn source_of(input: &ViewInput<'_>, attribution: &Attribution) -> Option<Source> {
    let document = input.document;
    let mut told = Vec::new();
    let mut broken = broken_parts(document, attribution);
    let mention = attribution.source.as_ref().and_then(|it| document.annotation(it));
    let key = attribution.speaker.as_ref();
    let key = key.or_else(|| mention.and_then(|it| it.body.refers_to.as_ref()));
    let entry = key.and_then(|it| document.entry(it));
    let (kind, short) = match (entry, key, mention) {
        (Some((_, entry)), _, _) => {
            told.push(entry_told(entry, input));
            (TagKind::Speaker, Some(short_name(entry)))
        }
        (None, key, mention) => {
            if let Some(key) = key {
                broken.push(format!(
                    "The registry has no entry “{key}” any more: press A to say who it is"
                ));
            }
            let words = mention.map(|it| document.words(it));
            told.extend(
                words
                    .as_ref()
                    .map(|it| format!("“{}”: no registry entry yet, A picks one", first_line(it))),
            );
            (TagKind::Words, words.map(|it| first_words(&it)))
        }
    };
    if short.is_none() && broken.is_empty() {
        return None;
    }
    let is_broken = !broken.is_empty();
    told.extend(broken);
    Some(Source {
        kind,
        short,
        told: told.join("\n"),
        broken: is_broken,
    })
}

/// What is missing of an attribution, a sentence each.
fn broken_parts(document: &Document, attribution: &Attribution) -> Vec<String> {
    let missing = attribution.parts().filter(|it| document.annotation(it.1).is_none());
    let told = missing.map(|(role, id)| {
        let role = match role {
            Role::Content => "content",
            Role::Source => "source",
            Role::Cue => "cue",
        };
        match document.orphans().get(id) {
            Some(_) => format!("The words of its {role} are not in the text any more: see the tab Lost"),
            None => format!("Its {role} is not there any more: link another one with L"),
        }
    });
    told.collect()
}

fn proposed_tag(input: &ViewInput<'_>, id: &AnnotationId, content: &Annotation) -> Option<(String, String)> {
    if content.body.label != Label::Quote {
        return None;
    }
    let Proposed { speaker, reason } = input.beside.proposed(id)?;
    let (_, entry) = input.document.entry(&speaker)?;
    let told = format!(
        "Proposed: {}\n{}. Select the quote and press Y to confirm",
        entry_told(entry, input),
        reason.trim_end_matches('.')
    );
    Some((format!("{}?", short_name(entry)), told))
}

fn short_name(entry: &Entry) -> String {
    match entry.kind {
        EntryKind::Person => short_person(&entry.name),
        _ => short_title(&entry.name),
    }
}

/// The name, and the role and affiliation on the article's date.
fn entry_told(entry: &Entry, input: &ViewInput<'_>) -> String {
    let position = entry.position_on(input.beside.published()).map(|it| it.shown());
    match position.filter(|it| !it.is_empty()) {
        Some(position) => format!("{}, {position}", entry.name),
        None => format!("{} ({})", entry.name, entry.kind.key()),
    }
}

fn first_line(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}
