//! Who said what: quotes with their sources, links, speakers, mentions.

use crate::app::command::AttributionCommand;
use crate::app::effect::Effect;
use crate::app::hint::{Hints, Purpose};
use crate::app::state::{Desk, Overlay, State, Tone};
use crate::model::attributing;
use crate::model::attribution::Role;
use crate::model::id::AnnotationId;
use crate::model::intent;
use crate::model::label::Label;
use crate::model::registry::SourceId;
use crate::model::span::Span;

impl State {
    pub(in crate::app) fn run_attribution(&mut self, command: AttributionCommand) -> Vec<Effect> {
        match command {
            AttributionCommand::Quote => self.quote(),
            AttributionCommand::NextPart => self.next_part(),
            AttributionCommand::Link => self.ask_for_link(),
            AttributionCommand::LinkTo { from, to } => self.link(&from, &to),
            AttributionCommand::OfferLinks { from, to } => {
                self.overlay = Some(Overlay::PickLink { from, to });
                Vec::new()
            }
            AttributionCommand::Unlink => self.unlink(),
            AttributionCommand::TakeOut { attribution, role } => {
                self.change(|document, stamp| attributing::set_part(document, &attribution, role, None, stamp))
            }
            AttributionCommand::Remove(id) => self.change(|document, _| attributing::remove(document, &id)),
            AttributionCommand::PickSpeaker => self.ask_for_speaker(),
            AttributionCommand::SetSpeaker { subject, speaker } => self.set_speaker(&subject, speaker.as_ref()),
            AttributionCommand::NewSpeaker { subject, name } => self.new_speaker(&subject, &name),
            AttributionCommand::EntryFromSelection => self.entry_from_selection(),
            AttributionCommand::ConfirmCarried => self.confirm_carried(),
            AttributionCommand::Continue => self.continue_quote(),
            AttributionCommand::AskMentions => self.ask_for_mentions(),
            AttributionCommand::MarkMentions { entry, spans } => self.mark_mentions(&entry, spans),
            AttributionCommand::NextMention => self.go_to_mention(true),
            AttributionCommand::PreviousMention => self.go_to_mention(false),
        }
    }

    /// The selected annotation, if it plays that role.
    fn selected_as(&self, role: Role) -> Option<AnnotationId> {
        let desk = self.desk.as_ref()?;
        let id = desk.selected.clone()?;
        let label = &desk.document.annotation(&id)?.body.label;
        (Role::of(label) == Some(role)).then_some(id)
    }

    fn ask_for_link(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else {
            return self.missing("Select a quote, a claim, a source or a cue, then pick what it goes with");
        };
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let hints = Hints::over(&desk.document, desk.visible.clone(), Purpose::Link(id));
        if hints.targets.is_empty() {
            return self.missing("There is nothing on the screen to link it with. Mark a source or a cue first");
        }
        self.overlay = Some(Overlay::Hints(hints));
        Vec::new()
    }

    pub(in crate::app) fn link(&mut self, from: &AnnotationId, to: &AnnotationId) -> Vec<Effect> {
        let (fresh, stamp) = (self.fresh_id(), self.stamp());
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        match attributing::link(&desk.document, fresh, from, to, &stamp) {
            Ok(transaction) if transaction.is_empty() => self.missing("These two are linked already"),
            Ok(mut transaction) => {
                self.teach_cues(&mut transaction);
                self.commit(transaction)
            }
            Err(reason) => self.missing(&reason.to_string()),
        }
    }

    fn unlink(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected() else {
            return self.missing("Select an annotation to take it out of its attribution");
        };
        let linked = self
            .desk
            .as_ref()
            .is_some_and(|it| it.document.attributions_of(&id).next().is_some());
        if !linked {
            return self.missing("The selected annotation is not linked with anything");
        }
        self.change(|document, stamp| attributing::unlink(document, &id, stamp))
    }

    pub(in crate::app) fn set_speaker(&mut self, subject: &AnnotationId, speaker: Option<&SourceId>) -> Vec<Effect> {
        let fresh = self.fresh_id();
        if let (Some(desk), Some(speaker)) = (&mut self.desk, speaker) {
            desk.used(speaker);
        }
        self.change(|document, stamp| attributing::set_speaker(document, fresh, subject, speaker, stamp))
    }

    /// Lists the places where an entry is named and that no source marks yet.
    fn ask_for_mentions(&mut self) -> Vec<Effect> {
        let Some(entry) = self.entry_at_hand() else {
            return self.missing("Select a source that refers to an entry, or open an entry");
        };
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let document = &desk.document;
        let Some(known) = document.entries().get(&entry) else {
            return Vec::new();
        };
        let names: Vec<&str> = known.names().map(|it| &**it).collect();
        let found = crate::engine::mention::mentions_of(document.article(), &names);
        let is_marked = |span: Span| {
            let marks = document.index().some_touching(span.range(), MOST_MARKS);
            marks.iter().any(|it| it.label == Label::Source)
        };
        let spans: Vec<Span> = found
            .into_iter()
            .map(|it| it.span)
            .filter(|it| !is_marked(*it))
            .collect();
        if spans.is_empty() {
            return self.missing("Every place that names this entry is marked already");
        }
        self.overlay = Some(Overlay::Mentions { entry, spans });
        Vec::new()
    }

    fn mark_mentions(&mut self, entry: &SourceId, spans: Vec<Span>) -> Vec<Effect> {
        self.overlay = None;
        if spans.is_empty() {
            return self.missing("No place was chosen");
        }
        let count = spans.len();
        let mut mint = self.mint.clone();
        let ms = self.unix_ms();
        let mut fresh_id = || mint.next(ms);
        let stamp = self.stamp();
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let transaction = attributing::mark_mentions(&desk.document, &mut fresh_id, entry, spans, &stamp);
        self.mint = mint;
        let effects = self.commit(transaction);
        let told = match count {
            1 => "1 mention marked. Ctrl+Z takes it back".to_owned(),
            n => format!("{n} mentions marked. Ctrl+Z takes them back"),
        };
        self.tell(Tone::Done, told);
        effects
    }

    fn continue_quote(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let quote = self
            .selected_as(Role::Content)
            .and_then(|id| Some((desk.document.annotation(&id)?, id)));
        let Some((annotation, id)) = quote.filter(|(it, _)| it.body.label == Label::Quote) else {
            return self.missing("Select the quote that goes on with the one before it");
        };
        let earlier = match &annotation.body.continues {
            Some(_) => None,
            None => match desk.quote_before(annotation.segments.first()) {
                Some(earlier) => Some(earlier),
                None => return self.missing("There is no quote before this one"),
            },
        };
        self.change(|document, stamp| attributing::continue_quote(document, &id, earlier.as_ref(), stamp))
    }

    /// Goes to the next or the previous mention of the entry at hand, round the end.
    fn go_to_mention(&mut self, forward: bool) -> Vec<Effect> {
        let Some(entry) = self.entry_at_hand() else {
            return self.missing("Select a source that refers to an entry, or open an entry");
        };
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        let mut places: Vec<(Span, AnnotationId)> = desk
            .document
            .mentions_of(&entry)
            .map(|(id, it)| (it.segments.first(), id.clone()))
            .collect();
        places.sort();
        let here = (desk.selection.head, desk.selected.clone());
        let is_after = |it: &&(Span, AnnotationId)| it.0.start() >= here.0 && here.1.as_ref() != Some(&it.1);
        let is_before = |it: &&(Span, AnnotationId)| it.0.start() < here.0 && here.1.as_ref() != Some(&it.1);
        let found = match forward {
            true => places.iter().find(is_after).or(places.first()),
            false => places.iter().rev().find(is_before).or(places.last()),
        };
        match found.cloned() {
            Some((_, id)) => {
                let shown = desk.entry.clone();
                desk.focus(&id);
                desk.entry = shown;
                Vec::new()
            }
            None => self.missing("No mention of this entry is marked in the article. Shift+M finds its name"),
        }
    }

    /// The entry that is shown, else the one the selected annotation rests on or mentions.
    pub(in crate::app) fn entry_at_hand(&self) -> Option<SourceId> {
        let desk = self.desk.as_ref()?;
        let key = desk
            .entry
            .clone()
            .or_else(|| desk.speaker_of(desk.selected.as_ref()?))?;
        desk.document.entry(&key).map(|it| it.0.clone())
    }

    /// Marks words as a source without touching what is selected; for gestures that need a mention.
    pub(in crate::app) fn unix_ms(&self) -> u64 {
        u64::try_from(self.clock.now.as_millisecond()).unwrap_or(0)
    }
}

impl Desk {
    /// The entry an annotation rests on, or mentions, by the key it names.
    pub fn speaker_of(&self, id: &AnnotationId) -> Option<SourceId> {
        let mentioned = self.document.annotation(id)?.body.refers_to.clone();
        mentioned.or_else(|| self.document.attributions_of(id).find_map(|(_, it)| it.speaker.clone()))
    }

    /// Remembers that an entry was used.
    pub(in crate::app) fn used(&mut self, entry: &SourceId) {
        self.recent_speakers.retain(|it| it != entry);
        self.recent_speakers.insert(0, entry.clone());
        self.recent_speakers.truncate(MOST_RECENT);
    }

    /// The quote that ends last before `span`.
    pub(in crate::app) fn quote_before(&self, span: Span) -> Option<AnnotationId> {
        let index = self.document.index();
        let mut mark = index.last_before(span.start())?;
        loop {
            if mark.label == Label::Quote && mark.span.end() <= span.start() {
                return Some(mark.id.clone());
            }
            mark = index.before(mark.span, &mark.id)?;
        }
    }
}

/// Marks at one place that are looked at.
const MOST_MARKS: usize = 100;
/// How many used entries are remembered in a session.
const MOST_RECENT: usize = 50;

impl State {
    fn next_part(&mut self) -> Vec<Effect> {
        let Some(id) = self.selected_as(Role::Content) else {
            return self.missing("Select the quote that goes on");
        };
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let next = desk
            .document
            .annotation(&id)
            .and_then(|it| crate::engine::proposal::next_part(desk.document.article(), &it.segments));
        let Some(span) = next else {
            return self.missing("No quotation goes on after this one");
        };
        self.change(|document, stamp| intent::add_segment(document, &id, span, stamp))
    }
}
