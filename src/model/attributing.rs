//! What a person means by a gesture about who said what, as a [`Transaction`].

use std::sync::Arc;

use super::annotation::{Annotation, Body, Origin, Stamp};
use super::attribution::{Attribution, Role};
use super::document::Document;
use super::id::AnnotationId;
use super::intent::update_in;
use super::label::Label;
use super::registry::SourceId;
use super::span::{Segments, Span};
use super::transaction::Transaction;

/// Words that are said to be somebody's, with what they rest on.
#[derive(Clone, Debug)]
pub struct Quoted {
    pub content: Part,
    pub cue: Option<Part>,
    pub source: Option<Part>,
    pub speaker: Option<SourceId>,
    /// A key of the attribute `form` for a quote that is new; `None` when not known.
    pub form: Option<&'static str>,
    /// A key of the attribute `class` for a cue that is new; `None` when not known.
    pub cue_class: Option<&'static str>,
    /// The rule that found what it rests on; `None` when a person did.
    pub rule: Option<Arc<str>>,
}

/// A part of an attribution in the making.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// An annotation that is there.
    Marked(AnnotationId),
    /// Words to be marked with the label of the role.
    Words(Segments),
}

/// Two annotations that cannot be linked, and why, as a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLink {
    #[error("An annotation cannot be linked with itself")]
    Itself,
    #[error("One of the two is not there any more")]
    Gone,
    #[error("Only quotes, claims, sources and cues can be linked")]
    NoRole,
    #[error("Two of the same kind cannot be linked: link a quote or a claim with a source or a cue")]
    SameRole,
}

/// Marks what is not marked yet, and joins all of it in one attribution.
///
/// Answers the gesture and the content's id. A quote without source, cue and speaker is only marked.
pub fn quote(
    document: &Document,
    fresh_id: &mut dyn FnMut() -> AnnotationId,
    quoted: Quoted,
    stamp: &Stamp,
) -> (Transaction, AnnotationId) {
    let mut transaction = Transaction::named("Mark as quote");
    let mut marking = |part: Part, label: Label, attribute: Option<(&str, &str)>, rule: Option<&Arc<str>>| match part {
        Part::Marked(id) => id,
        Part::Words(segments) => {
            let id = fresh_id();
            let mut body = Body::new(label, stamp);
            body.attributes
                .extend(attribute.map(|(key, value)| (key.into(), value.into())));
            body.origin = origin(rule);
            transaction.put(document.tables(), id.clone(), Some(Annotation { segments, body }));
            id
        }
    };
    let rule = quoted.rule.as_ref();
    let form = quoted.form.map(|it| ("form", it));
    let content = marking(quoted.content, Label::Quote, form, None);
    let source = quoted.source.map(|it| marking(it, Label::Source, None, rule));
    let class = quoted.cue_class.map(|it| ("class", it));
    let cue = quoted.cue.map(|it| marking(it, Label::Cue, class, rule));
    if source.is_none() && cue.is_none() && quoted.speaker.is_none() {
        return (transaction, content);
    }
    transaction.name = "Mark as quote, with its source".into();
    let mut attribution = Attribution {
        content: Some(content.clone()),
        cue,
        origin: origin(rule),
        ..Attribution::new(stamp)
    };
    if let (Some(source), Some(speaker)) = (&source, &quoted.speaker) {
        refer_in(document, &mut transaction, source, Some(speaker), stamp);
    }
    attribution.source = source;
    attribution.speaker = quoted.speaker;
    transaction.put(document.tables(), fresh_id(), Some(attribution));
    (transaction, content)
}

fn origin(rule: Option<&Arc<str>>) -> Origin {
    rule.map_or(Origin::Hand, |id| Origin::Rule {
        id: id.clone(),
        edited: false,
    })
}

/// Joins two annotations: a quote or claim with its source or cue, or a source with its cue.
///
/// An attribution that lacks the part gets it; a part that is there in its role is replaced.
/// `fresh` names an attribution that has to be made.
pub fn link(
    document: &Document,
    fresh: AnnotationId,
    one: &AnnotationId,
    other: &AnnotationId,
    stamp: &Stamp,
) -> Result<Transaction, NoLink> {
    if one == other {
        return Err(NoLink::Itself);
    }
    let role = |id| {
        let annotation = document.annotation(id).ok_or(NoLink::Gone)?;
        Role::of(&annotation.body.label).ok_or(NoLink::NoRole)
    };
    let (mut first, mut second) = ((role(one)?, one), (role(other)?, other));
    if first.0 == second.0 {
        return Err(NoLink::SameRole);
    }
    if second < first {
        std::mem::swap(&mut first, &mut second);
    }
    let mut transaction = Transaction::named(format!("Link {} and {}", first.0.key(), second.0.key()));
    let (id, mut attribution) = match best_to_extend(document, first, second) {
        Some((id, it)) => (id.clone(), Attribution::clone(it)),
        None => (fresh, Attribution::new(stamp)),
    };
    let before = attribution.clone();
    attribution.set_part(first.0, Some(first.1.clone()));
    attribution.set_part(second.0, Some(second.1.clone()));
    for (_, part) in [first, second] {
        // Who a mention refers to is known already.
        let mentioned = document.annotation(part).and_then(|it| it.body.refers_to.clone());
        attribution.speaker = attribution.speaker.take().or(mentioned);
    }
    if attribution != before {
        put(document, &mut transaction, id, Some(attribution), stamp);
    }
    Ok(transaction)
}

/// The attribution that two parts go into: one that has either and lacks the other, else the content's own.
fn best_to_extend<'d>(
    document: &'d Document,
    first: (Role, &AnnotationId),
    second: (Role, &AnnotationId),
) -> Option<(&'d AnnotationId, &'d Arc<Attribution>)> {
    type Found<'d> = (&'d AnnotationId, &'d Arc<Attribution>);
    fn of<'d>(document: &'d Document, (role, id): (Role, &AnnotationId)) -> Vec<Found<'d>> {
        let ids = document.links().attributions_of(id).iter();
        let all = ids.filter_map(|it| document.attributions().get_key_value(it));
        all.filter(|(_, it)| it.part(role) == Some(id)).collect()
    }
    let (of_first, of_second) = (of(document, first), of(document, second));
    let free = |found: &[Found<'d>], role: Role| found.iter().find(|it| it.1.part(role).is_none()).copied();
    let both = of_first.iter().find(|it| it.1.part(second.0) == Some(second.1));
    // A cue or source that stands alone so far is taken along; one of another content stays there.
    both.or(of_first.iter().find(|it| it.1.part(second.0).is_none()))
        .copied()
        .or_else(|| free(&of_second, first.0))
        .or_else(|| of_first.first().copied())
}

/// Puts a part in its role, or takes the part out; an attribution without any part goes.
pub fn set_part(
    document: &Document,
    id: &AnnotationId,
    role: Role,
    part: Option<&AnnotationId>,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named(match part {
        Some(_) => format!("Link {}", role.key()),
        None => format!("Unlink {}", role.key()),
    });
    update_attribution(document, &mut transaction, id, stamp, |it| {
        it.set_part(role, part.cloned())
    });
    transaction
}

/// Takes an annotation out of every attribution it is a part of.
pub fn unlink(document: &Document, part: &AnnotationId, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named("Unlink");
    let_go(document, &mut transaction, part, stamp);
    transaction
}

/// Removes an attribution; its parts stay marked.
pub fn remove(document: &Document, id: &AnnotationId) -> Transaction {
    let mut transaction = Transaction::named("Remove attribution");
    if document.attributions().contains_key(id) {
        transaction.put::<Attribution>(document.tables(), id.clone(), None);
    }
    transaction
}

/// Says who an annotation rests on; `None` that it is not known.
///
/// A source mention refers to the entry from then on, and every attribution that the annotation is a part
/// of has the entry as its speaker. A quote or claim without an attribution gets one, named by `fresh`.
pub fn set_speaker(
    document: &Document,
    fresh: AnnotationId,
    subject: &AnnotationId,
    speaker: Option<&SourceId>,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named(if speaker.is_some() {
        "Set speaker"
    } else {
        "Remove speaker"
    });
    set_speaker_in(document, &mut transaction, fresh, subject, speaker, stamp);
    transaction
}

/// As [`set_speaker`], as part of a gesture.
pub fn set_speaker_in(
    document: &Document,
    transaction: &mut Transaction,
    fresh: AnnotationId,
    subject: &AnnotationId,
    speaker: Option<&SourceId>,
    stamp: &Stamp,
) {
    let Some(annotation) = document.annotation(subject) else {
        return;
    };
    let mut attributed = false;
    for (id, attribution) in document.attributions_of(subject) {
        attributed = true;
        update_attribution(document, transaction, id, stamp, |it| it.speaker = speaker.cloned());
        if let Some(source) = &attribution.source {
            refer_in(document, transaction, source, speaker, stamp);
        }
    }
    match Role::of(&annotation.body.label) {
        Some(Role::Source) => refer_in(document, transaction, subject, speaker, stamp),
        Some(Role::Content) if !attributed && speaker.is_some() => {
            let attribution = Attribution {
                content: Some(subject.clone()),
                speaker: speaker.cloned(),
                ..Attribution::new(stamp)
            };
            transaction.put(document.tables(), fresh, Some(attribution));
        }
        _ => {}
    }
}

/// Says which entry a source mention refers to.
pub fn refer(document: &Document, mention: &AnnotationId, entry: Option<&SourceId>, stamp: &Stamp) -> Transaction {
    let mut transaction = Transaction::named(if entry.is_some() {
        "Refer to entry"
    } else {
        "Refer to nobody"
    });
    refer_in(document, &mut transaction, mention, entry, stamp);
    transaction
}

/// Marks further mentions of an entry, all at once; `ids` and `spans` go together.
pub fn mark_mentions(
    document: &Document,
    fresh_id: &mut dyn FnMut() -> AnnotationId,
    entry: &SourceId,
    spans: impl IntoIterator<Item = Span>,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named("Mark mentions");
    for span in spans {
        let mut body = Body::new(Label::Source, stamp);
        body.refers_to = Some(entry.clone());
        let segments = span.into();
        transaction.put(document.tables(), fresh_id(), Some(Annotation { segments, body }));
    }
    transaction
}

/// Says which quote a quote goes on with; `None` that it stands alone.
pub fn continue_quote(
    document: &Document,
    quote: &AnnotationId,
    earlier: Option<&AnnotationId>,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = Transaction::named("Continue quote");
    update_in(document, &mut transaction, quote, stamp, |it| {
        it.body.continues = earlier.filter(|it| *it != quote).cloned();
    });
    transaction
}

/// Takes an annotation that goes out of its attributions.
pub(super) fn let_go(document: &Document, transaction: &mut Transaction, part: &AnnotationId, stamp: &Stamp) {
    for (id, attribution) in document.attributions_of(part) {
        let roles: Vec<Role> = attribution.parts().filter(|it| it.1 == part).map(|it| it.0).collect();
        update_attribution(document, transaction, id, stamp, |it| {
            roles.iter().for_each(|role| it.set_part(*role, None));
        });
    }
}

/// Puts `with` in the place of `part` in its attributions; where its label does not suit the role, the part is let go.
pub(super) fn replace_part(
    document: &Document,
    transaction: &mut Transaction,
    part: &AnnotationId,
    with: &AnnotationId,
    stamp: &Stamp,
) {
    let suits = document.annotation(with).and_then(|it| Role::of(&it.body.label));
    for (id, attribution) in document.attributions_of(part) {
        let roles: Vec<Role> = attribution.parts().filter(|it| it.1 == part).map(|it| it.0).collect();
        update_attribution(document, transaction, id, stamp, |it| {
            for role in roles {
                it.set_part(role, (suits == Some(role)).then(|| with.clone()));
            }
        });
    }
}

/// Quotes that go on with `gone` go on with the one that it went on with.
pub(super) fn continue_without(document: &Document, transaction: &mut Transaction, gone: &AnnotationId, stamp: &Stamp) {
    let earlier = document.annotation(gone).and_then(|it| it.body.continues.clone());
    for later in document.links().continued_by(gone) {
        let earlier = earlier.clone().filter(|it| it != later && it != gone);
        update_in(document, transaction, later, stamp, |it| it.body.continues = earlier);
    }
}

/// Quotes that go on with `quote` go on with `with`.
pub(super) fn continue_with(
    document: &Document,
    transaction: &mut Transaction,
    quote: &AnnotationId,
    with: &AnnotationId,
    stamp: &Stamp,
) {
    for later in document.links().continued_by(quote).iter().filter(|it| *it != with) {
        let with = Some(with.clone());
        update_in(document, transaction, later, stamp, |it| it.body.continues = with);
    }
}

pub(super) fn refer_in(
    document: &Document,
    transaction: &mut Transaction,
    mention: &AnnotationId,
    entry: Option<&SourceId>,
    stamp: &Stamp,
) {
    // That a mention proposed by a rule got a name does not make it another mention.
    let origin = transaction
        .get::<Annotation>(document.tables(), mention)
        .map(|it| it.body.origin.clone());
    update_in(document, transaction, mention, stamp, |it| {
        // One that was a source once still says whom it meant.
        if it.body.label == Label::Source || it.body.refers_to.is_some() {
            it.body.refers_to = entry.cloned();
        }
    });
    if let (Some(origin), Some(after)) = (origin, transaction.get::<Annotation>(document.tables(), mention))
        && after.body.origin != origin
    {
        let mut after = Annotation::clone(after);
        after.body.origin = origin;
        transaction.put(document.tables(), mention.clone(), Some(after));
    }
}

/// An update of one attribution as part of a gesture; one without any part goes.
pub(super) fn update_attribution(
    document: &Document,
    transaction: &mut Transaction,
    id: &AnnotationId,
    stamp: &Stamp,
    change: impl FnOnce(&mut Attribution),
) {
    let Some(before) = transaction.get::<Attribution>(document.tables(), id) else {
        return;
    };
    let mut after = Attribution::clone(before);
    change(&mut after);
    if after == **before {
        return;
    }
    let left = after.parts().next().is_some();
    put(document, transaction, id.clone(), left.then_some(after), stamp);
}

fn put(
    document: &Document,
    transaction: &mut Transaction,
    id: AnnotationId,
    attribution: Option<Attribution>,
    stamp: &Stamp,
) {
    let known = transaction.get::<Attribution>(document.tables(), &id).is_some();
    let attribution = attribution.map(|mut it| {
        if known {
            it.modified = Some(stamp.at);
            if let Origin::Rule { edited, .. } = &mut it.origin {
                *edited = true;
            }
        }
        it
    });
    transaction.put(document.tables(), id, attribution);
}
