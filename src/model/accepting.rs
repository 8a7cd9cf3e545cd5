//! What a person means by accepting or rejecting a suggestion, as a [`Transaction`].

use std::sync::Arc;

use super::annotation::{Annotation, Body, Origin, Stamp};
use super::attributing::{Part, refer_in};
use super::attribution::Attribution;
use super::document::Document;
use super::id::AnnotationId;
use super::label::Label;
use super::registry::{Entry, SourceId};
use super::rejection::{Lesson, Rejection, Tally};
use super::transaction::Transaction;

/// A suggestion as a person accepts it.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The id of the rule that made it.
    pub rule: Arc<str>,
    pub content: AcceptedPart,
    pub source: Option<AcceptedPart>,
    pub cue: Option<AcceptedPart>,
    /// Whether a part was taken out by hand.
    pub reduced: bool,
    pub speaker: Option<SourceId>,
    /// The entry of the speaker, when it is a new one.
    pub entry: Option<Entry>,
    /// A key of the attribute `form` of a quote.
    pub form: Option<&'static str>,
    /// A key of the attribute `class` of a cue.
    pub cue_class: Option<&'static str>,
    /// Ids of lessons that it teaches.
    pub lessons: Vec<Arc<str>>,
    /// Whether the folder's file counts decisions and keeps lessons.
    pub teaches: bool,
}

/// A part of a suggestion as it is accepted.
#[derive(Clone, Debug)]
pub struct AcceptedPart {
    pub part: Part,
    /// Whether a person moved it, or put it there.
    pub edited: bool,
}

impl Accepted {
    /// Whether anything of it is not as it was suggested.
    pub fn is_edited(&self) -> bool {
        let parts = [Some(&self.content), self.source.as_ref(), self.cue.as_ref()];
        self.reduced || parts.into_iter().flatten().any(|it| it.edited)
    }
}

/// Marks content, source and cue, joins them with the speaker, and counts the decision; answers the content's id.
///
/// `document` is what the gesture began with, which may have accepted others already.
pub fn accept_in(
    document: &Document,
    transaction: &mut Transaction,
    fresh_id: &mut dyn FnMut() -> AnnotationId,
    accepted: Accepted,
    stamp: &Stamp,
) -> AnnotationId {
    let edited = accepted.is_edited();
    let rule = accepted.rule.clone();
    let mut marking = |part: AcceptedPart, label: Label, attribute: Option<(&str, &str)>| match part.part {
        Part::Marked(id) => id,
        Part::Words(segments) => {
            let id = fresh_id();
            let mut body = Body::new(label, stamp);
            let attribute = attribute.map(|(key, value)| (key.into(), value.into()));
            body.attributes.extend(attribute);
            body.origin = Origin::Rule {
                id: rule.clone(),
                edited: part.edited,
            };
            transaction.put(document.tables(), id.clone(), Some(Annotation { segments, body }));
            id
        }
    };
    let content = marking(accepted.content, Label::Quote, accepted.form.map(|it| ("form", it)));
    let source = accepted.source.map(|it| marking(it, Label::Source, None));
    let class = accepted.cue_class.map(|it| ("class", it));
    let cue = accepted.cue.map(|it| marking(it, Label::Cue, class));
    if let (Some(id), Some(entry)) = (&accepted.speaker, accepted.entry) {
        transaction.put(document.tables(), id.clone(), Some(entry));
    }
    if let (Some(source), Some(speaker)) = (&source, &accepted.speaker) {
        let known = document
            .annotation(source)
            .is_some_and(|it| it.body.refers_to.is_some());
        // Whom a marked mention means was said by a person.
        if !known {
            refer_in(document, transaction, source, Some(speaker), stamp);
        }
    }
    if source.is_some() || cue.is_some() || accepted.speaker.is_some() {
        let attribution = Attribution {
            content: Some(content.clone()),
            source,
            cue,
            speaker: accepted.speaker,
            origin: Origin::Rule {
                id: accepted.rule.clone(),
                edited,
            },
            ..Attribution::new(stamp)
        };
        transaction.put(document.tables(), fresh_id(), Some(attribution));
    }
    if accepted.teaches {
        count_in(document, transaction, &accepted.rule, |it| match edited {
            true => it.edited = it.edited.saturating_add(1),
            false => it.accepted = it.accepted.saturating_add(1),
        });
        for id in accepted.lessons {
            if transaction.get::<Lesson>(document.tables(), &id).is_none() {
                transaction.put(document.tables(), id, Some(Lesson::new(stamp)));
            }
        }
    }
    content
}

/// Remembers that a suggestion was not wanted; `key` is the suggestion's, `words` those it is about.
pub fn reject(
    document: &Document,
    key: &Arc<str>,
    (rule, words): (&str, &str),
    teaches: bool,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named("Reject suggestion");
    if document.tables().rejections.contains_key(key) {
        return transaction;
    }
    let rejection = Rejection::new(rule, words, stamp);
    transaction.put(document.tables(), key.clone(), Some(rejection));
    if teaches {
        count_in(document, &mut transaction, rule, |it| {
            it.rejected = it.rejected.saturating_add(1);
        });
    }
    transaction
}

/// Takes a rejection back, and with it what it counted.
pub fn take_back(document: &Document, key: &Arc<str>, teaches: bool) -> Transaction {
    let mut transaction = Transaction::named("Take back the rejection");
    let Some(rejection) = document.tables().rejections.get(key) else {
        return transaction;
    };
    transaction.put::<Rejection>(document.tables(), key.clone(), None);
    if teaches && document.tables().tallies.contains_key(&rejection.rule) {
        count_in(document, &mut transaction, &rejection.rule, |it| {
            it.rejected = it.rejected.saturating_sub(1);
        });
    }
    transaction
}

/// Forgets something learned.
pub fn forget(document: &Document, lesson: &Arc<str>) -> Transaction {
    let mut transaction = Transaction::named("Forget what was learned");
    if document.tables().lessons.contains_key(lesson) {
        transaction.put::<Lesson>(document.tables(), lesson.clone(), None);
    }
    transaction
}

/// Forgets how people have decided about a rule.
pub fn forget_decisions(document: &Document, rule: &Arc<str>) -> Transaction {
    let mut transaction = Transaction::named("Forget the decisions about a rule");
    if document.tables().tallies.contains_key(rule) {
        transaction.put::<Tally>(document.tables(), rule.clone(), None);
    }
    transaction
}

/// Changes how often what a rule found was right.
pub(super) fn count_in(document: &Document, transaction: &mut Transaction, rule: &str, count: impl FnOnce(&mut Tally)) {
    let rule: Arc<str> = rule.into();
    let before = transaction.get::<Tally>(document.tables(), &rule);
    let mut tally = before.map_or_else(Tally::default, |it| Tally::clone(it));
    count(&mut tally);
    let after = (!tally.is_blank()).then_some(tally);
    transaction.put(document.tables(), rule, after);
}
