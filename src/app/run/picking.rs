//! The speaker picker: who an annotation rests on, by a few letters.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::picker::{MOST_ROWS, PickFor, PickRow, Picker};
use crate::app::run::suggesting::Choice;
use crate::app::state::{Desk, Overlay, State};
use crate::engine::mention::mentions_of;
use crate::engine::picker::{Candidate, Card, Picker as Ranking};
use crate::model::annotation::Stamp;
use crate::model::article::Article;
use crate::model::attributing;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registering;
use crate::model::registry::{Entry, EntryKind, Position, SourceId};
use crate::model::span::Span;
use crate::model::transaction::Transaction;
use crate::text::name::{self, Agreement};
use crate::text::sentence;

impl State {
    pub(in crate::app) fn ask_for_speaker(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else {
            return self.missing("Select a quote, a claim or a source to say who it rests on");
        };
        self.open_picker(PickFor::Speaker(id))
    }

    pub(in crate::app) fn open_picker(&mut self, purpose: PickFor) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        // Prepared once, so that each key only ranks.
        desk.ranking = Some(ranking(desk, &purpose));
        self.overlay = Some(Overlay::Speakers(Picker {
            purpose,
            query: String::new(),
            row: 0,
            rows: Vec::new(),
        }));
        self.picker_query(String::new())
    }

    pub(in crate::app) fn picker_query(&mut self, query: String) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        if let Some(Overlay::Speakers(picker)) = &mut self.overlay {
            picker.rows = rows(desk, &picker.purpose, &query);
            picker.query = query;
            picker.row = 0;
        }
        Vec::new()
    }

    pub(in crate::app) fn picker_move(&mut self, by: isize) -> Vec<Effect> {
        if let Some(Overlay::Speakers(picker)) = &mut self.overlay
            && !picker.rows.is_empty()
        {
            let most = picker.rows.len() as isize;
            picker.row = (picker.row as isize + by).rem_euclid(most) as usize;
        }
        Vec::new()
    }

    pub(in crate::app) fn picker_take(&mut self, row: Option<usize>) -> Vec<Effect> {
        let Some(Overlay::Speakers(picker)) = self.overlay.take() else {
            return Vec::new();
        };
        let Some(row) = picker.rows.get(row.unwrap_or(picker.row)).cloned() else {
            return Vec::new();
        };
        match (picker.purpose, row.entry) {
            (PickFor::Speaker(subject), Some(entry)) => self.set_speaker(&subject, Some(&entry)),
            (PickFor::Speaker(subject), None) if let Some(words) = &row.mention => match self.entry_of_words(words) {
                Some(entry) => self.register(entry, Some(&subject)).1,
                None => Vec::new(),
            },
            (PickFor::Speaker(subject), None) if picker.query.trim().is_empty() => self.set_speaker(&subject, None),
            (PickFor::Speaker(subject), None) => self.new_speaker(&subject, picker.query.trim()),
            (PickFor::Suggestion(_), Some(entry)) => self.accept_with(Choice::Entry(entry)),
            (PickFor::Suggestion(_), None) => self.accept_with(Choice::Name(picker.query.trim().to_owned())),
            (PickFor::Merge(from), Some(into)) => self.merge_entries(&into, &from),
            (PickFor::Merge(_), None) => Vec::new(),
        }
    }

    /// Makes an entry and says that `subject` rests on it, in one gesture.
    pub(in crate::app) fn new_speaker(&mut self, subject: &AnnotationId, name: &str) -> Vec<Effect> {
        let entry = Entry::new(kind_of(name), name, &self.stamp());
        self.register(entry, Some(subject)).1
    }

    /// Registers the selected words, or the words of the selected source.
    pub(in crate::app) fn entry_from_selection(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let selected = desk.selected.clone();
        let annotation = selected.as_ref().and_then(|it| desk.document.annotation(it));
        let (words, subject) = match (desk.selected_words(), annotation) {
            (Some(span), _) => (desk.document.article().quote(span).to_owned(), None),
            (None, Some(annotation)) => {
                // Of a quote, the mention that it rests on.
                let id = selected.clone().unwrap_or_else(|| AnnotationId::from(""));
                let source = desk.document.attributions_of(&id).find_map(|(_, it)| it.source.clone());
                let mention = source
                    .as_ref()
                    .and_then(|it| desk.document.annotation(it))
                    .unwrap_or(annotation);
                (desk.document.words(mention), selected)
            }
            (None, None) => return self.missing("Select the words that name a source, or a marked source"),
        };
        let Some(entry) = self.entry_of_words(&words) else {
            return self.missing("These words name nobody in particular. Press A and type a name to register somebody");
        };
        if let Some(known) = self.known_entry(&entry.name) {
            let shown = known.clone();
            return match &subject {
                Some(subject) => self.set_speaker(subject, Some(&known)),
                None => {
                    if let Some(desk) = &mut self.desk {
                        desk.entry = Some(shown);
                    }
                    self.missing("This name is in the registry already")
                }
            };
        }
        let (id, effects) = self.register(entry, subject.as_ref());
        if let Some(desk) = self.desk.as_mut().filter(|it| it.document.entries().contains_key(&id)) {
            desk.entry = Some(id);
            self.settings.inspector = true;
        }
        effects
    }

    /// What the words of a mention say of an entry; `None` when they name nobody.
    fn entry_of_words(&self, words: &str) -> Option<Entry> {
        entry_of(words, self.desk.as_ref().and_then(Desk::published), &self.stamp())
    }

    /// The one entry with that name or alias.
    fn known_entry(&self, wanted: &str) -> Option<SourceId> {
        let desk = self.desk.as_ref()?;
        let folded = name::folded(wanted);
        let mut same = desk
            .document
            .entries()
            .iter()
            .filter(|(_, it)| it.names().any(|it| name::folded(it) == folded));
        let found = same.next().map(|it| it.0.clone());
        found.filter(|_| same.next().is_none())
    }

    /// Adds an entry and says what rests on it, in one gesture; answers its key.
    pub(in crate::app) fn register(&mut self, entry: Entry, subject: Option<&AnnotationId>) -> (SourceId, Vec<Effect>) {
        let (fresh, stamp) = (self.fresh_id(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return (SourceId::from(""), Vec::new());
        };
        let id = SourceId::fresh(&entry.name, |it| desk.document.entry(it).is_some());
        let mut transaction: Transaction = registering::add(&desk.document, id.clone(), entry);
        if let Some(subject) = subject {
            attributing::set_speaker_in(&desk.document, &mut transaction, fresh, subject, Some(&id), &stamp);
            desk.used(&id);
        }
        let effects = self.commit(transaction);
        (id, effects)
    }
}

impl Desk {
    /// Makes every entry ready for the picker that is not, and forgets those that are gone.
    pub(in crate::app) fn prepare_cards(&mut self) {
        let entries = self.document.entries();
        self.cards.retain(|id, _| entries.contains_key(id));
        let date = self.published();
        for (id, entry) in self.document.entries() {
            if self.cards.get(id).is_some_and(|it| Arc::ptr_eq(&it.0, entry)) {
                continue;
            }
            let names: Vec<Arc<str>> = entry.names().cloned().collect();
            let position = entry.position_on(date).map(Position::shown).unwrap_or_default();
            let card = Card::of(&names, &position);
            self.cards.insert(id.clone(), (entry.clone(), card.into()));
        }
    }

    /// The day of the article, as its sidecar or its text says.
    pub fn published(&self) -> Option<jiff::civil::Date> {
        self.document.published()
    }
}

/// What the words of a mention in an article of that day say of an entry; `None` when they name nobody.
pub(in crate::app) fn entry_of(words: &str, published: Option<jiff::civil::Date>, stamp: &Stamp) -> Option<Entry> {
    let parts = name::parts(words)?;
    let name = words[parts.name.clone()].trim();
    let mut entry = Entry::new(kind_of(words), name, stamp);
    let text = |range: Option<std::ops::Range<usize>>| -> Arc<str> { range.map_or("", |it| words[it].trim()).into() };
    let (role, affiliation) = (text(parts.role), text(parts.affiliation));
    if entry.kind == EntryKind::Person || !role.is_empty() {
        entry.identity = "named".into();
    }
    if !role.is_empty() || !affiliation.is_empty() {
        // It was held on the day of the article; how much longer is not known.
        let from = published.map(|it| it.to_string());
        entry.positions.push(Position {
            role,
            affiliation,
            from: from.unwrap_or_default().into(),
            ..Position::default()
        });
    }
    Some(entry)
}

/// What a name is the name of, by its shape.
pub(in crate::app) fn kind_of(words: &str) -> EntryKind {
    match name::shape(words) {
        name::Shape::Person => EntryKind::Person,
        name::Shape::Organisation => EntryKind::Organisation,
        name::Shape::Document => EntryKind::Document,
        name::Shape::Group => EntryKind::Group,
        name::Shape::Outlet => EntryKind::Outlet,
    }
}

/// Every entry that can be picked, with what speaks for it here.
fn ranking(desk: &mut Desk, purpose: &PickFor) -> Ranking<SourceId> {
    desk.prepare_cards();
    let document = &desk.document;
    let near = match purpose {
        PickFor::Speaker(subject) => words_near(desk, subject),
        PickFor::Suggestion(span) => Near::of(sentence_around(desk, *span)),
        PickFor::Merge(_) => Near::of(String::new()),
    };
    let offered = |id: &SourceId| !matches!(purpose, PickFor::Merge(from) if from == id);
    let few = document.entries().len() <= FEW;
    let entries = document.entries().iter().filter(|(id, _)| offered(id));
    Ranking::new(entries.filter_map(|(id, entry)| {
        let card = desk.cards.get(id)?.1.clone();
        let mentions = document.mentions_of(id).take(MOST_COUNTED).count();
        let recent = desk.recent_speakers.iter().position(|it| it == id);
        let known_here = few || mentions > 0 || recent.is_some();
        Some(Candidate {
            key: id.clone(),
            in_sentence: near.names(entry, &card, known_here),
            card,
            is_last: desk.recent_speakers.first() == Some(id),
            mentions,
            recent,
        })
    }))
}

/// So many entries are all compared with the sentence across scripts; of more, only those that the article knows.
const FEW: usize = 300;
/// More mentions than this are not counted.
const MOST_COUNTED: usize = 1_000;

/// Role and affiliation on the article's date, else the kind.
fn detail(desk: &Desk, entry: &Entry) -> String {
    let position = entry.position_on(desk.published()).map(Position::shown);
    let position = position.filter(|it| !it.is_empty());
    position.unwrap_or_else(|| entry.kind.title().to_owned())
}

/// The rows of the picker for what is typed, best first.
fn rows(desk: &mut Desk, purpose: &PickFor, query: &str) -> Vec<PickRow> {
    let ranked = desk.ranking.as_mut().map(|it| it.rank(query, MOST_ROWS));
    let mut rows: Vec<PickRow> = ranked
        .into_iter()
        .flatten()
        .filter_map(|it| {
            let entry = desk.document.entries().get(&it.key)?;
            Some(PickRow {
                name: entry.name.to_string(),
                detail: detail(desk, entry),
                why: it.why,
                matched: it.matched,
                entry: Some(it.key),
                mention: None,
            })
        })
        .collect();
    if let (PickFor::Suggestion(_), false) = (purpose, query.trim().is_empty()) {
        rows.push(last_row(query.trim()));
    }
    if let PickFor::Speaker(subject) = purpose {
        let query = query.trim();
        if let Some(row) = named_here(desk, subject, query) {
            rows.insert(0, row);
        }
        // There must be a speaker to be taken away.
        if !query.is_empty() || desk.speaker_of(subject).is_some() {
            rows.push(last_row(query));
        }
    }
    rows
}

/// The row that makes an entry of the source of `subject`, if that names somebody who is not registered yet.
fn named_here(desk: &Desk, subject: &AnnotationId, query: &str) -> Option<PickRow> {
    let document = &desk.document;
    let annotation = document.annotation(subject)?;
    let source = document.attributions_of(subject).find_map(|(_, it)| it.source.as_ref());
    let mention = match &annotation.body.label {
        Label::Source => annotation,
        _ => document.annotation(source?)?,
    };
    let words = document.words(mention);
    let name = words[name::parts(&words)?.name].trim().to_owned();
    let folded = name::folded(&name);
    let known = document.entries().len() <= MOST_LOOKED_THROUGH
        && document
            .entries()
            .values()
            .any(|it| it.names().any(|it| name::folded(it) == folded));
    let fits = folded.contains(&name::folded(query)) && name::folded(query) != folded;
    (!known && fits && desk.speaker_of(subject).is_none()).then(|| PickRow {
        entry: None,
        detail: format!("New {}", kind_of(&words).key()),
        why: "named as the source".to_owned(),
        matched: Vec::new(),
        mention: Some(words),
        name,
    })
}

/// In more entries than this the picker looks for no equal name before it offers a new one.
const MOST_LOOKED_THROUGH: usize = 2_000;

/// The row that makes a new entry, or takes the speaker away.
fn last_row(typed: &str) -> PickRow {
    let (name, detail) = match typed {
        "" => ("Nobody known", "Take the speaker away".to_owned()),
        typed => (typed, format!("New {}", kind_of(typed).key())),
    };
    PickRow {
        entry: None,
        mention: None,
        name: name.to_owned(),
        detail,
        why: String::new(),
        matched: Vec::new(),
    }
}

/// The sentence around an annotation, with the words of the source it rests on.
fn words_near(desk: &Desk, subject: &AnnotationId) -> Near {
    let document = &desk.document;
    let Some(annotation) = document.annotation(subject) else {
        return Near::of(String::new());
    };
    let sources = document
        .attributions_of(subject)
        .filter_map(|(_, it)| it.source.as_ref());
    let sources = sources.filter_map(|it| document.annotation(it)).take(MOST_SOURCES);
    Near {
        sources: sources.map(|it| document.words(it)).collect(),
        ..Near::of(sentence_around(desk, annotation.segments.hull()))
    }
}

/// The sentences that words stand in, but no more of them than can be looked through.
fn sentence_around(desk: &Desk, words: Span) -> String {
    let article = desk.document.article();
    let text = article.text();
    let sentence = |byte: usize| sentence::sentence_at(text, article.paragraph(article.paragraph_at(byte)), byte);
    let start = sentence(words.start()).start;
    let end = sentence(text.floor_char_boundary(words.end().saturating_sub(1))).end;
    let cut = text.floor_char_boundary(end.min(start + MOST_NEAR));
    text[start..cut.max(start)].to_owned()
}

/// Sources of one subject whose names are looked at.
const MOST_SOURCES: usize = 4;
/// Most bytes of a sentence that are looked through for names.
const MOST_NEAR: usize = 4_000;

/// Words that names are looked for in.
struct Near {
    article: Article,
    folded: String,
    is_hangul: bool,
    /// The words of the sources that are linked already.
    sources: Vec<String>,
}

impl Near {
    fn of(words: String) -> Self {
        Near {
            folded: name::folded(&words),
            is_hangul: is_hangul(&words),
            article: Article::new(words),
            sources: Vec::new(),
        }
    }

    /// How well the words name an entry; `across` also where one is in Hangul and the other in Latin letters.
    fn names(&self, entry: &Entry, card: &Card, across: bool) -> Option<Agreement> {
        let of_source = |mention: &String| {
            let other_script = card.is_hangul() != is_hangul(mention);
            let may = card.shares_a_word_with(&name::folded(mention)) || (across && other_script);
            let names = entry.names().filter(|_| may);
            names.filter_map(|it| name::agreement(mention, it)).max()
        };
        let linked = self.sources.iter().filter_map(of_source).max();
        // Most of a registry is not named here: a whole name must stand here at least.
        let other_script = card.is_hangul() != self.is_hangul;
        if self.folded.is_empty() || !(card.stands_in(&self.folded) || (across && other_script)) {
            return linked;
        }
        let names: Vec<&str> = entry.names().map(|it| &**it).collect();
        let found = mentions_of(&self.article, &names);
        linked.max(found.into_iter().map(|it| it.agreement).max())
    }
}

fn is_hangul(text: &str) -> bool {
    text.chars().any(|it| ('가'..='힣').contains(&it))
}
