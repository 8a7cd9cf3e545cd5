//! Accepting and rejecting suggestions, one by one or many at once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::run::picking::{entry_of, kind_of};
use crate::app::state::{Desk, RegistryHome, State, Tone};
use crate::app::suggesting::Correction;
use crate::engine::cue;
use crate::engine::suggest::{Speaker, Suggestion};
use crate::engine::suggested::{Found, Standing};
use crate::model::accepting::{Accepted, AcceptedPart, accept_in, reject};
use crate::model::annotation::Stamp;
use crate::model::attributing::Part;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::{Entry, SourceId};
use crate::model::rejection::{Lesson, LessonKind};
use crate::model::span::Span;
use crate::model::transaction::Transaction;
use crate::text::name;

/// Longest words that a rejection keeps, in characters.
const MOST_WORDS: usize = 200;
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

impl State {
    /// Accepts the suggestion at hand, as it is or as it was corrected.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let suggesting = self.desk.as_ref().map(|it| &it.suggesting);
        let current = suggesting.and_then(|it| it.current());
        let corrected = suggesting.and_then(|it| it.correction());
        if let Some(Speaker::OneOf(names)) = current.map(|it| &it.suggestion.speaker)
            && corrected.is_none_or(|it| current.is_some_and(|found| it.source == found.suggestion.source))
            && !names.is_empty()
        {
            let last = names.len().min(9);
            let keys = if last == 1 {
                "1".to_owned()
            } else {
                format!("1 to {last}")
            };
            let what = format!("It has to be chosen who is meant: {keys} accepts with a name, 0 with none");
            return self.missing(&what);
        }
        self.accept_with(Choice::AsSuggested)
    }

    /// Accepts with the speaker of that number, from 1; 0 for nobody known.
    pub(super) fn accept_choosing(&mut self, number: u8) -> Vec<Effect> {
        let current = self.desk.as_ref().and_then(|it| it.suggesting.current());
        let Some(found) = current else {
            return self.missing("No suggestion is at hand. Space goes to the next one");
        };
        let names = match &found.suggestion.speaker {
            Speaker::OneOf(names) => names.clone(),
            Speaker::Means(name) | Speaker::Carried(name) => vec![*name],
            Speaker::Named => found.suggestion.source.into_iter().collect(),
            Speaker::Unnamed => Vec::new(),
        };
        match number {
            0 => self.accept_with(Choice::Nobody),
            n => match names.get(usize::from(n) - 1) {
                Some(name) => self.accept_with(Choice::Words(*name)),
                None => self.missing("There is no name of that number. P picks somebody from the registry"),
            },
        }
    }

    /// Accepts the suggestion at hand, resting on that, and goes on to the next one.
    pub(in crate::app) fn accept_with(&mut self, choice: Choice) -> Vec<Effect> {
        if !self.suggestions_are_ready() {
            return Vec::new();
        }
        let teaches = self.teaches();
        let (mut mint, ms, stamp) = (self.mint.clone(), self.unix_ms(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.prepare_cards();
        let Some(found) = desk.suggesting.current().filter(|it| it.standing == Standing::Open) else {
            return self.missing("No suggestion is at hand. Space goes to the next one");
        };
        let mut taking = Taking::new(desk, teaches, &stamp);
        let correction = desk.suggesting.correction();
        taking.take(found, correction, &choice, &mut || mint.next(ms));
        let (speaker, missed) = (taking.last_speaker.clone(), taking.missed_entry);
        let mut transaction = taking.transaction;
        transaction.name = "Accept suggestion".into();
        self.mint = mint;
        let effects = self.commit(transaction);
        if effects.is_empty() {
            return effects;
        }
        if missed {
            let what = "The registry cannot be changed, so the speaker was not registered";
            self.tell(Tone::Note, what);
        }
        if let Some(desk) = &mut self.desk {
            if let Some(speaker) = &speaker {
                desk.used(speaker);
            }
            if let Some(review) = &mut desk.suggesting.review {
                review.accepted += 1;
            }
        }
        self.step_review(true);
        effects
    }

    /// Rejects the suggestion at hand, and goes on to the next one.
    pub(super) fn reject(&mut self) -> Vec<Effect> {
        if !self.suggestions_are_ready() {
            return Vec::new();
        }
        let (teaches, stamp) = (self.teaches(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let Some(found) = desk.suggesting.current().filter(|it| it.standing == Standing::Open) else {
            return self.missing("No suggestion is at hand. Space goes to the next one");
        };
        let article = desk.document.article();
        let pieces = found.suggestion.content.iter().map(|it| article.quote(it));
        let words: String = pieces.collect::<Vec<_>>().join(" … ");
        let words: String = words.chars().take(MOST_WORDS).collect();
        let decided = (found.suggestion.rule.id, words.as_str());
        let transaction = reject(&desk.document, &found.key, decided, teaches, &stamp);
        let effects = self.commit(transaction);
        if effects.is_empty() {
            return effects;
        }
        if let Some(review) = self.desk.as_mut().and_then(|it| it.suggesting.review.as_mut()) {
            review.rejected += 1;
        }
        self.step_review(true);
        effects
    }

    /// Accepts many suggestions in one gesture, in the order of the text; of two that overlap, the first.
    pub(super) fn accept_all(&mut self, keys: &[Arc<str>]) -> Vec<Effect> {
        self.overlay = None;
        if !self.suggestions_are_ready() {
            return Vec::new();
        }
        let teaches = self.teaches();
        let (mut mint, ms, stamp) = (self.mint.clone(), self.unix_ms(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.prepare_cards();
        let Some(suggested) = &desk.suggesting.found else {
            return Vec::new();
        };
        let mut chosen: Vec<&Found> = keys.iter().filter_map(|it| suggested.get(it)).collect();
        chosen.retain(|it| it.standing == Standing::Open);
        chosen.sort_by_key(|it| it.suggestion.content.hull());
        let mut taking = Taking::new(desk, teaches, &stamp);
        for found in chosen {
            taking.take(found, None, &Choice::AsSuggested, &mut || mint.next(ms));
        }
        let (count, unsettled) = (taking.taken, taking.unsettled);
        let mut transaction = taking.transaction;
        transaction.name = match count {
            1 => "Accept 1 suggestion".into(),
            n => format!("Accept {n} suggestions").into(),
        };
        self.mint = mint;
        let effects = self.commit(transaction);
        if effects.is_empty() {
            return self.missing("Nothing was accepted");
        }
        let mut told = match count {
            1 => "1 suggestion accepted. Ctrl+Z takes it back".to_owned(),
            n => format!("{n} suggestions accepted. Ctrl+Z takes them back"),
        };
        if unsettled > 0 {
            told += &format!("; of {unsettled} somebody has to say who is meant");
        }
        self.tell(Tone::Done, told);
        self.review_after_many();
        effects
    }

    /// The suggestion at hand may have been among those that were accepted.
    fn review_after_many(&mut self) {
        let decided = |it: &Found| it.standing != Standing::Open;
        let suggesting = self.desk.as_ref().map(|it| &it.suggesting);
        if suggesting.is_some_and(|it| it.review.is_some() && it.current().is_none_or(decided)) {
            self.step_review(true);
        }
    }

    /// Whether decisions are counted and lessons kept: in the folder's file, where that is used and can be changed.
    pub(in crate::app) fn teaches(&self) -> bool {
        let desk = self.desk.as_ref();
        desk.is_some_and(|it| it.registry_blocked.is_none() && it.registry_home != RegistryHome::Article)
    }
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
struct Taking<'d> {
    desk: &'d Desk,
    document: &'d Document,
    stamp: &'d Stamp,
    teaches: bool,
    transaction: Transaction,
    /// Contents accepted so far: end by start.
    contents: BTreeMap<usize, usize>,
    /// Sources and cues marked so far.
    marked: HashMap<(Label, Span), AnnotationId>,
    /// Entries by their folded names, those made so far among them; `None` where several have the name.
    by_name: HashMap<String, Option<SourceId>>,
    /// Whom words named so far.
    named: HashMap<String, Option<SourceId>>,
    fresh_keys: HashSet<SourceId>,
    last_speaker: Option<SourceId>,
    /// Whether somebody could not be registered.
    missed_entry: bool,
    taken: usize,
    /// Accepted without the speaker that a person has to choose.
    unsettled: usize,
}

impl<'d> Taking<'d> {
    fn new(desk: &'d Desk, teaches: bool, stamp: &'d Stamp) -> Self {
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
    fn take(
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
        if let (Some(words), Some(cue)) = (wanted.cue, &cue) {
            lessons.extend(self.cue_lesson(article.quote(words)).filter(|_| cue.edited));
        }
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
            if let crate::model::transaction::Edit::Annotation(change) = edit
                && let Some(annotation) = &change.after
                && annotation.body.label != Label::Quote
            {
                let place = (annotation.body.label.clone(), annotation.segments.first());
                self.marked.insert(place, change.id.clone());
            }
        }
    }

    /// The mark of that label on those words, if there is one, else the words.
    fn part(&self, span: Span, label: Label) -> Part {
        let marks = self.document.index().touching(span.range());
        let same = marks.iter().find(|it| it.label == label && it.span == span);
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
        let entry = entry_of(words, self.desk.published(), self.stamp);
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

    /// What a cue that was put there by hand teaches, if it is not one that is known anyway.
    fn cue_lesson(&self, words: &str) -> Option<Arc<str>> {
        let words = words.trim().trim_matches(|it: char| !it.is_alphanumeric());
        let short = !words.is_empty() && words.chars().count() <= LONGEST_CUE;
        (short && cue::cue_of(words).is_none()).then(|| Lesson::id(LessonKind::Cue, &words.to_lowercase()))
    }
}
