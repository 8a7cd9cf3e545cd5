//! `pressmark attribute`: says who a quote or a claim rests on.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::desk::{ArticleArgs, ByArgs, save};
use super::mark::free;
use super::{Failure, output};
use crate::model::annotation::Stamp;
use crate::model::attributing;
use crate::model::attribution::Role;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::model::registering;
use crate::model::registry::{ENTRY_KINDS, Entry, EntryKind, SourceId};
use crate::model::table::Table;
use crate::model::transaction::Transaction;
use crate::text::name::folded;

#[derive(Debug, Args)]
pub(super) struct Attribute {
    #[command(flatten)]
    article: ArticleArgs,
    /// The quote or claim, by its id, as “show” prints it
    #[arg(long, value_name = "ID")]
    quote: String,
    /// Who said it: key, name or alias of an entry of the registry, or the name of a new one
    #[arg(long, value_name = "NAME")]
    speaker: String,
    /// The mention of the source in the text, by its id
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// The words that attribute, by their id
    #[arg(long, value_name = "ID")]
    cue: Option<String>,
    /// What the speaker is: chooses among entries of one name, and is the kind of a new one [default: person]
    #[arg(long, value_parser = PossibleValuesParser::new(ENTRY_KINDS.iter().map(|it| it.key)))]
    kind: Option<String>,
    /// The id of the new attribution [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    by: ByArgs,
}

impl Attribute {
    pub fn run(self) -> Result<(), Failure> {
        let opened = self.article.take_with_registry()?;
        let document = &opened.document;
        let quote = part(document, &self.quote, Role::Content)?;
        let source = self
            .source
            .as_ref()
            .map(|it| part(document, it, Role::Source))
            .transpose()?;
        let cue = self.cue.as_ref().map(|it| part(document, it, Role::Cue)).transpose()?;
        let stamp = self.by.stamp();
        let what = (&self.quote, &self.speaker, &self.source, &self.cue, &self.kind);
        let mut ids = self.by.ids(&stamp, &what);
        let fresh = match &self.id {
            Some(id) => free(document, id)?,
            None => ids.next(document),
        };
        let mut gesture = Gesture::on(document, format!("Attribute to {}", self.speaker));
        let speaker = match self.entry(document)? {
            Some(key) => key,
            None => gesture.new_entry(self.speaker.trim(), self.kind.as_deref(), &stamp)?,
        };
        for other in source.iter().chain(&cue) {
            gesture.step(|it| {
                let link = attributing::link(it, fresh.clone(), &quote, other, &stamp);
                link.map_err(|error| Failure::Problem(error.to_string()))
            })?;
        }
        gesture.step(|it| {
            Ok(attributing::set_speaker(
                it,
                fresh.clone(),
                &quote,
                Some(&speaker),
                &stamp,
            ))
        })?;
        let mut own = gesture.document.attributions_of(&quote);
        let id = own.find(|(_, it)| it.speaker.as_ref() == Some(&speaker));
        let id = id.map_or(fresh, |it| it.0.clone());
        drop(own);
        if !gesture.transaction.is_empty() {
            save(opened, &gesture.transaction)?;
        }
        output::print(&format!("{id}\n"))
    }

    /// The entry that the speaker's name means; `None` when there is none yet.
    fn entry(&self, document: &Document) -> Result<Option<SourceId>, Failure> {
        let name = self.speaker.trim();
        if name.is_empty() {
            return Err(Failure::Usage(
                "the speaker has no name; write one after --speaker".into(),
            ));
        }
        if let Some((key, _)) = document.entry(&SourceId::from(name)) {
            return Ok(Some(key.clone()));
        }
        let kind = self.kind.as_deref().map(EntryKind::named);
        match &entries_named(document.entries(), name, kind.as_ref())[..] {
            [] => Ok(None),
            [(key, _)] => Ok(Some((*key).clone())),
            several => Err(ambiguous(name, several)),
        }
    }
}

/// The entry of that key, or else those of that name or alias: exactly, or but for case, accents and hyphens.
pub(super) fn entries_named<'e>(
    entries: &'e Table<Entry>,
    name: &str,
    kind: Option<&EntryKind>,
) -> Vec<(&'e SourceId, &'e Entry)> {
    let name = name.trim();
    if let Some((key, entry)) = entries.get_key_value(&SourceId::from(name)) {
        return vec![(key, entry)];
    }
    let wanted = folded(name);
    let is_meant = |entry: &Entry| {
        let of_kind = kind.is_none_or(|it| *it == entry.kind);
        let is_name = |it: &str| it == name || (!wanted.is_empty() && folded(it) == wanted);
        of_kind && entry.names().any(|it| is_name(it))
    };
    let found = entries.iter().filter(|it| is_meant(it.1));
    found.map(|(key, entry)| (key, &**entry)).collect()
}

/// Most entries that a message lists.
const MOST_NAMED: usize = 12;

/// Says which entries a name could mean.
pub(super) fn ambiguous(name: &str, candidates: &[(&SourceId, &Entry)]) -> Failure {
    let more = candidates.len().saturating_sub(MOST_NAMED);
    let candidates = candidates.iter().take(MOST_NAMED);
    let mut names: Vec<String> = candidates
        .map(|(key, it)| format!("{key} ({}, {})", it.name, it.kind.key()))
        .collect();
    if more > 0 {
        names.push(format!("and {more} more"));
    }
    Failure::Problem(format!(
        "“{name}” is the name of several entries; give the key of one: {}",
        names.join(", ")
    ))
}

/// Several intents as one transaction, each made on what those before it leave.
struct Gesture {
    document: Document,
    transaction: Transaction,
}

impl Gesture {
    fn on(document: &Document, name: String) -> Self {
        Gesture {
            document: document.clone(),
            transaction: Transaction::named(name),
        }
    }

    fn step(&mut self, intent: impl FnOnce(&Document) -> Result<Transaction, Failure>) -> Result<(), Failure> {
        let step = intent(&self.document)?;
        let applied = self.document.apply(&step);
        applied.map_err(|conflict| Failure::Problem(conflict.to_string()))?;
        self.transaction.edits.extend(step.edits);
        Ok(())
    }

    fn new_entry(&mut self, name: &str, kind: Option<&str>, stamp: &Stamp) -> Result<SourceId, Failure> {
        let key = SourceId::fresh(name, |it| self.document.entry(it).is_some());
        let kind = kind.map_or(EntryKind::Person, EntryKind::named);
        let entry = Entry::new(kind, name, stamp);
        self.step(|it| Ok(registering::add(it, key.clone(), entry)))?;
        output::note(&format!("{key} is new in the registry"));
        Ok(key)
    }
}

/// The annotation of that id, which must be one that plays the role.
fn part(document: &Document, id: &str, role: Role) -> Result<AnnotationId, Failure> {
    let wanted = AnnotationId::from(id);
    let Some(annotation) = document.annotation(&wanted) else {
        let message = format!("no annotation has the id {id}; “pressmark show” lists them");
        return Err(Failure::Problem(message));
    };
    let label = &annotation.body.label;
    match Role::of(label) == Some(role) {
        true => Ok(wanted),
        false => Err(Failure::Problem(format!(
            "{id} is marked as {}, which cannot be the {} of an attribution",
            label.key(),
            role.key()
        ))),
    }
}
