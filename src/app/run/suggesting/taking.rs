//! Making suggestions part of a document: which marks are used, which made, and whom it all rests on.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::app::run::picking::{entry_of, kind_of};
use crate::app::state::Desk;
use crate::app::suggesting::Correction;
use crate::engine::cue;
use crate::engine::suggest::{Speaker, Suggestion};
use crate::engine::suggested::Found;
use crate::model::accepting::{Accepted, AcceptedPart, accept_in};
use crate::model::annotation::Stamp;
use crate::model::attributing::Part;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::{Entry, EntryKind, Position, SourceId};
use crate::model::rejection::{Lesson, LessonKind};
use crate::model::span::Span;
use crate::model::transaction::{Edit, Transaction};
use crate::text::name;

/// Longest cue that is learned, in characters.
const LONGEST_CUE: usize = 40;

/// Who an accepted suggestion rests on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) enum Choice {
    AsSuggested,
    Nobody,
    /// Whom those words name.
    Words(Span),
    Entry(SourceId),
    /// Somebody of that name, as it was typed.
    Name(String),
}

/// Whom a suggestion would rest on.
#[derive(Clone, Debug, PartialEq)]
pub enum Meant {
    /// An entry of the registry.
    Known(SourceId),
    /// Somebody to be registered: name, and what they are.
    New { name: Arc<str>, what: String },
    /// Nobody in particular.
    Nobody,
}

impl Desk {
    /// Whom a suggestion would rest on if it were accepted as it is. Costs a look through the registry.
    pub fn meant(&self, suggestion: &Suggestion) -> Meant {
        let stamp = Stamp {
            by: "".into(),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let mut taking = Taking::new(self, false, &stamp);
        let source = suggestion.source.map(|it| taking.part(it, Label::Source));
        let mentioned = source.and_then(|it| taking.mentioned(&it));
        let wanted = Correction::of(suggestion);
        match taking.speaker(suggestion, &wanted, &Choice::AsSuggested, mentioned) {
            (Some(_), Some(entry)) => {
                let position = entry.positions.first().map(|it| it.shown());
                let what = position.filter(|it| !it.is_empty());
                Meant::New {
                    what: what.unwrap_or_else(|| entry.kind.title().to_lowercase()),
                    name: entry.name,
                }
            }
            (Some(id), None) => Meant::Known(id),
            (None, _) => Meant::Nobody,
        }
    }
}

/// Suggestions being accepted in one gesture.
pub(super) struct Taking<'d> {
    desk: &'d Desk,
    document: &'d Document,
    stamp: &'d Stamp,
    teaches: bool,
    pub(super) transaction: Transaction,
    /// Contents accepted so far: end by start.
    contents: BTreeMap<usize, usize>,
    /// Sources and cues marked so far.
    marked: HashMap<(Label, Span), AnnotationId>,
    /// Entries by their folded names, those made so far among them; `None` where several have the name.
    by_name: HashMap<String, Option<SourceId>>,
    /// Whom words named so far.
    named: HashMap<String, Option<SourceId>>,
    fresh_keys: HashSet<SourceId>,
    pub(super) last_speaker: Option<SourceId>,
    /// Whether somebody could not be registered.
    pub(super) missed_entry: bool,
    pub(super) taken: usize,
    /// Accepted without the speaker that a person has to choose.
    pub(super) unsettled: usize,
}

impl<'d> Taking<'d> {
    pub(super) fn new(desk: &'d Desk, teaches: bool, stamp: &'d Stamp) -> Self {
        let document = &desk.document;
        let mut by_name: HashMap<String, Option<SourceId>> = HashMap::new();
        for (id, entry) in document.entries() {
            for it in entry.names() {
                let slot = by_name.entry(name::folded(it)).or_insert_with(|| Some(id.clone()));
                if slot.as_ref() != Some(id) {
                    *slot = None;
                }
            }
        }
        Taking {
            desk,
            document,
            stamp,
            teaches,
            transaction: Transaction::named("Accept"),
            contents: BTreeMap::new(),
            marked: HashMap::new(),
            by_name,
            named: HashMap::new(),
            fresh_keys: HashSet::new(),
            last_speaker: None,
            missed_entry: false,
            taken: 0,
            unsettled: 0,
        }
    }

    /// Accepts one, unless it overlaps one that was accepted before.
    pub(super) fn take(
        &mut self,
        found: &Found,
        correction: Option<&Correction>,
        choice: &Choice,
        fresh_id: &mut dyn FnMut() -> AnnotationId,
    ) {
        let suggestion = &found.suggestion;
        let as_it_is = Correction::of(suggestion);
        let wanted = correction.unwrap_or(&as_it_is);
        let free = |span: Span| {
            let before = self.contents.range(..span.end()).next_back();
            before.is_none_or(|(_, end)| *end <= span.start())
        };
        if !wanted.content.iter().all(free) {
            return;
        }
        for span in wanted.content.iter() {
            self.contents.insert(span.start(), span.end());
        }
        self.taken += 1;
        let source = wanted.source.map(|it| AcceptedPart {
            edited: suggestion.source != Some(it),
            part: self.part(it, Label::Source),
        });
        let cue = wanted.cue.map(|it| AcceptedPart {
            edited: suggestion.cue != Some(it),
            part: self.part(it, Label::Cue),
        });
        let mentioned = source.as_ref().and_then(|it| self.mentioned(&it.part));
        let (speaker, entry) = self.speaker(suggestion, wanted, choice, mentioned);
        let article = self.document.article();
        let mut lessons = Vec::new();
        // A verb after a quotation is found whatever it is; once accepted, it is looked for elsewhere, too.
        lessons.extend(wanted.cue.and_then(|it| cue_lesson(article.quote(it))));
        let role = entry.as_ref().and_then(|it| it.positions.first());
        if let Some(role) = role.map(|it| it.role.to_lowercase()).filter(|it| !it.is_empty()) {
            lessons.push(Lesson::id(LessonKind::Role, &role));
        }
        self.last_speaker = speaker.clone();
        let accepted = Accepted {
            rule: suggestion.rule.id.into(),
            content: AcceptedPart {
                part: Part::Words(wanted.content.clone()),
                edited: wanted.content != suggestion.content,
            },
            reduced: (suggestion.source.is_some() && source.is_none()) || (suggestion.cue.is_some() && cue.is_none()),
            source,
            cue_class: wanted.cue.and_then(|it| cue::class_of(article.quote(it))),
            cue,
            speaker,
            entry,
            form: Some(found.form),
            lessons,
            teaches: self.teaches,
        };
        let transaction = &mut self.transaction;
        let edits = transaction.edits.len();
        accept_in(self.document, transaction, fresh_id, accepted, self.stamp);
        for edit in &transaction.edits[edits..] {
            if let Edit::Annotation(change) = edit
                && let Some(annotation) = &change.after
                && annotation.body.label != Label::Quote
            {
                let place = (annotation.body.label.clone(), annotation.segments.first());
                self.marked.insert(place, change.id.clone());
            }
        }
    }

    /// The mark of that label on those words, or on more or less of them; else the words.
    fn part(&self, span: Span, label: Label) -> Part {
        let marks = self.document.index().touching(span.range());
        let same = marks.iter().filter(|it| it.label == label);
        let same = same.filter(|it| it.span.covers(span) || span.covers(it.span));
        let same = same.min_by_key(|it| it.span.len().abs_diff(span.len()));
        let same = same.map(|it| it.id.clone());
        match same.or_else(|| self.marked.get(&(label, span)).cloned()) {
            Some(id) => Part::Marked(id),
            None => Part::Words(span.into()),
        }
    }

    /// The entry that a marked mention means.
    fn mentioned(&self, part: &Part) -> Option<SourceId> {
        let Part::Marked(id) = part else {
            return None;
        };
        let key = self.document.annotation(id)?.body.refers_to.clone()?;
        self.document.entry(&key).map(|it| it.0.clone())
    }

    /// Who it rests on, with the entry when that is a new one.
    fn speaker(
        &mut self,
        suggestion: &Suggestion,
        wanted: &Correction,
        choice: &Choice,
        mentioned: Option<SourceId>,
    ) -> (Option<SourceId>, Option<Entry>) {
        let other_source = wanted.source != suggestion.source;
        let name = match (choice, &suggestion.speaker) {
            (Choice::Entry(id), _) => return (Some(id.clone()), None),
            (Choice::Name(name), _) => return self.registered(name),
            (Choice::Nobody, _) => None,
            (Choice::Words(words), _) => Some(*words),
            (Choice::AsSuggested, _) if mentioned.is_some() => return (mentioned, None),
            (Choice::AsSuggested, _) if other_source => wanted.source,
            (Choice::AsSuggested, Speaker::Named) => suggestion.source,
            (Choice::AsSuggested, Speaker::Means(name) | Speaker::Carried(name)) => Some(*name),
            (Choice::AsSuggested, Speaker::OneOf(_)) => {
                self.unsettled += 1;
                None
            }
            (Choice::AsSuggested, Speaker::Unnamed) => None,
        };
        let article = self.document.article();
        name.map_or((None, None), |it| self.named_by(article.quote(it)))
    }

    /// Somebody of a typed name.
    fn registered(&mut self, name: &str) -> (Option<SourceId>, Option<Entry>) {
        match self.by_name.get(&name::folded(name)).cloned().flatten() {
            Some(known) => (Some(known), None),
            None => self.new_entry(Entry::new(kind_of(name), name, self.stamp)),
        }
    }

    /// Whom words name: an entry there is, or a new one.
    fn named_by(&mut self, words: &str) -> (Option<SourceId>, Option<Entry>) {
        if let Some(known) = self.named.get(words) {
            return (known.clone(), None);
        }
        let entry = self.entry_of(words);
        let folded = entry.as_ref().map(|it| name::folded(&it.name));
        let same = folded.as_ref().and_then(|it| self.by_name.get(it).cloned());
        let known = match same {
            Some(known) => known,
            None if name::is_vague_group(words) => None,
            None => self.desk.speaker_named(words),
        };
        let (speaker, entry) = match (known, entry) {
            (None, Some(entry)) => self.new_entry(entry),
            (known, _) => (known, None),
        };
        self.named.insert(words.to_owned(), speaker.clone());
        (speaker, entry)
    }

    /// What words say of an entry; also with the office first: “the mayor, Bo Lind”.
    fn entry_of(&self, words: &str) -> Option<Entry> {
        let published = self.desk.published();
        let held = |role: &str| Position {
            role: role.into(),
            from: published.map(|it| it.to_string()).unwrap_or_default().into(),
            ..Position::default()
        };
        let mut entry = entry_of(words, published, self.stamp);
        if let Some(entry) = &mut entry
            && entry.kind == EntryKind::Person
            && entry.positions.is_empty()
        {
            entry.positions.extend(office_after(words, &entry.name).map(held));
        }
        entry.or_else(|| {
            let (office, rest) = words.split_once(", ")?;
            let mut entry = entry_of(rest, published, self.stamp)?;
            let article = ["the ", "a ", "an "].into_iter().find(|it| {
                let start = office.get(..it.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(it))
            });
            let role = &office[article.map_or(0, str::len)..];
            if entry.kind == EntryKind::Person && entry.positions.is_empty() && !role.is_empty() {
                entry.positions.push(held(role));
            }
            Some(entry)
        })
    }

    fn new_entry(&mut self, entry: Entry) -> (Option<SourceId>, Option<Entry>) {
        if self.desk.registry_blocked.is_some() {
            self.missed_entry = true;
            return (None, None);
        }
        let taken = |it: &SourceId| self.document.entry(it).is_some() || self.fresh_keys.contains(it);
        let id = SourceId::fresh(&entry.name, taken);
        self.fresh_keys.insert(id.clone());
        self.by_name.insert(name::folded(&entry.name), Some(id.clone()));
        (Some(id), Some(entry))
    }
}

/// The office behind a name, in plain words: “the harbour master” after “Ana Ruiz, ”.
fn office_after<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    const MOST_WORDS: usize = 5;
    let rest = words.split_once(name)?.1.strip_prefix(", ")?;
    let rest = rest.split(',').next()?.trim();
    let office = ["the ", "a ", "an "].iter().find_map(|it| rest.strip_prefix(it))?;
    let plain = office.split_whitespace().count() <= MOST_WORDS && !office.contains(char::is_uppercase);
    (plain && !office.is_empty()).then_some(office)
}

/// What an accepted cue teaches, if it is not one that is known anyway.
pub(super) fn cue_lesson(words: &str) -> Option<Arc<str>> {
    let words = words.trim().trim_matches(|it: char| !it.is_alphanumeric());
    let short = !words.is_empty() && words.chars().count() <= LONGEST_CUE;
    (short && cue::cue_of(words).is_none()).then(|| Lesson::id(LessonKind::Cue, &words.to_lowercase()))
}
