//! One key for a quote with its source and cue, and the speaker that a quote probably has.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::selection::Selection;
use crate::app::state::{Desk, State, Tone};
use crate::engine::proposal::{self, QuoteProposal};
use crate::model::annotation::{Annotation, Origin};
use crate::model::attributing::{self, Part, Quoted};
use crate::model::attribution::Role;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::registry::SourceId;
use crate::model::span::{Segments, Span};
use crate::text::name::{self, Agreement};
use crate::text::visible::cut;

/// The rule that looks for source and cue beside a selected quote.
const BESIDE: &str = "beside-the-quote";
/// The rule that carries a speaker on to a sentence that is only a quotation.
const CARRIED: &str = "speaker-carried-on";

/// A speaker that a quote probably has, to be confirmed by a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    pub speaker: SourceId,
    /// Why it is proposed, as a sentence.
    pub reason: String,
}

impl State {
    /// Marks the selected words as a quote with what is found beside it, or finds it for a selected quote.
    pub(in crate::app) fn quote(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        if let Some(span) = desk.selected_words() {
            let found = proposal::propose_in(desk.document.article(), &desk.frame, span);
            let known = desk.quote_of(&found.segments);
            if let Some(known) = &known
                && desk.document.attributions_of(known).next().is_some()
            {
                self.focus_annotation(known);
                return self.missing("These words are a quote already, with what it rests on");
            }
            return self.quote_as(found, known);
        }
        let selected = desk.selected.clone();
        let quote = selected.as_ref().and_then(|it| desk.document.annotation(it));
        match (selected, quote) {
            (Some(id), Some(quote)) if quote.body.label == Label::Quote => {
                if desk.document.attributions_of(&id).next().is_some() {
                    return self
                        .missing("This quote has its source already. L links another one, Shift+L takes it out");
                }
                let mut found = proposal::propose_in(desk.document.article(), &desk.frame, quote.segments.hull());
                found.segments = quote.segments.clone();
                self.quote_as(found, Some(id))
            }
            _ => self.mark(Label::Quote),
        }
    }

    /// Does what was found; `quote` is the content, if it is marked.
    fn quote_as(&mut self, found: QuoteProposal, quote: Option<AnnotationId>) -> Vec<Effect> {
        let mut mint = self.mint.clone();
        let (ms, stamp) = (self.unix_ms(), self.stamp());
        let Some(desk) = &mut self.desk else {
            return Vec::new();
        };
        desk.armed = None;
        desk.prepare_cards();
        let document = &desk.document;
        let known = quote.is_some();
        if known && found.cue.is_none() && found.source.is_none() {
            return self
                .missing("No source or cue was found beside this quote. Mark them with S and U, then link with L");
        }
        let source_words = found.source.map(|it| document.article().quote(it).to_owned());
        let speaker = source_words.as_deref().and_then(|it| desk.speaker_named(it));
        let part = |span: Span, label: &Label| {
            desk.marked_as(span, label)
                .map_or_else(|| Part::Words(span.into()), Part::Marked)
        };
        let quoted = Quoted {
            content: quote.map_or_else(|| Part::Words(found.segments.clone()), Part::Marked),
            cue_class: found
                .cue
                .and_then(|it| crate::engine::cue::class_of(document.article().quote(it))),
            cue: found.cue.map(|it| part(it, &Label::Cue)),
            source: found.source.map(|it| part(it, &Label::Source)),
            speaker: speaker.clone(),
            form: found.form,
            rule: (found.cue.is_some() || found.source.is_some()).then(|| BESIDE.into()),
        };
        let (transaction, content) = attributing::quote(document, &mut || mint.next(ms), quoted, &stamp);
        let (cue, source) = (found.cue, found.source);
        let words = |span: Option<Span>| span.map(|it| cut(document.article().quote(it), 40));
        let told = match (words(source), words(cue)) {
            (None, None) => None,
            (Some(source), Some(cue)) => Some(format!("Source “{source}”, cue “{cue}”")),
            (Some(source), None) => Some(format!("Source “{source}”, no cue")),
            (None, Some(cue)) => Some(format!("Cue “{cue}”, no source named")),
        };
        self.mint = mint;
        let effects = self.commit(transaction);
        if effects.is_empty() {
            return effects;
        }
        // The inspector shows it; how to take it back is said once.
        let shown = self.settings.inspector && std::mem::replace(&mut self.told_of_quoting, true);
        if let Some(told) = told.filter(|_| !shown) {
            self.tell(
                Tone::Note,
                format!("{told}. Ctrl+Z, then Shift+Q marks the quote alone"),
            );
        }
        if let Some(desk) = &mut self.desk {
            if let Some(speaker) = &speaker {
                desk.used(speaker);
            }
            desk.select(Selection::caret(found.segments.last().end()));
            desk.selected = Some(content);
            desk.selected_orphan = None;
            desk.entry = None;
        }
        effects
    }

    /// Takes over the speaker that the selected quote probably has.
    pub(in crate::app) fn confirm_carried(&mut self) -> Vec<Effect> {
        let (fresh, stamp) = (self.fresh_id(), self.stamp());
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let carried = desk
            .selected
            .as_ref()
            .and_then(|id| Some((id.clone(), desk.carried(id)?)));
        let Some((id, carried)) = carried else {
            return self.missing("No speaker is proposed here. Press A to say who it is");
        };
        let mut transaction =
            attributing::set_speaker(&desk.document, fresh.clone(), &id, Some(&carried.speaker), &stamp);
        transaction.name = "Confirm the proposed speaker".into();
        let made = transaction
            .get::<crate::model::attribution::Attribution>(desk.document.tables(), &fresh)
            .cloned();
        if let Some(made) = made {
            let mut made = (*made).clone();
            made.origin = Origin::Rule {
                id: CARRIED.into(),
                edited: false,
            };
            transaction.put(desk.document.tables(), fresh, Some(made));
        }
        let effects = self.commit(transaction);
        if let Some(desk) = &mut self.desk {
            desk.used(&carried.speaker);
        }
        effects
    }
}

/// So many entries are all compared with a mention.
const FEW: usize = 300;

fn is_initials(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

impl Desk {
    /// The quote on exactly those words.
    fn quote_of(&self, segments: &Segments) -> Option<AnnotationId> {
        let marks = self.document.index().touching(segments.first().range());
        let same = |id: &&AnnotationId| self.document.annotation(id).is_some_and(|it| it.segments == *segments);
        let quotes = marks.into_iter().filter(|it| it.label == Label::Quote);
        quotes.map(|it| &it.id).find(same).cloned()
    }

    /// The annotation of that label on exactly those words, or that covers them and hardly more.
    fn marked_as(&self, span: Span, label: &Label) -> Option<AnnotationId> {
        let marks = self.document.index().touching(span.range());
        let same = |it: &&&crate::model::index::Mark| it.label == *label && it.span.touches(span);
        marks.iter().filter(same).map(|it| it.id.clone()).next()
    }

    /// The one entry that a mention names; none when several could be meant.
    pub fn speaker_named(&self, mention: &str) -> Option<SourceId> {
        let folded = name::folded(mention);
        // Short names such as “NAO” share no word with the long one; all else is told apart by words first.
        let short = mention.split(|it: char| !it.is_alphanumeric()).any(is_initials);
        let few = self.document.entries().len() <= FEW;
        let may_agree = |id: &SourceId| {
            let card = self.cards.get(id).map(|it| &it.1);
            short || few || card.is_none_or(|it| it.shares_a_word_with(&folded))
        };
        let entries = self.document.entries().iter().filter(|(id, _)| may_agree(id));
        let agreeing = entries.filter_map(|(id, entry)| {
            let best = entry.names().filter_map(|it| name::agreement(mention, it)).max()?;
            Some((best, id))
        });
        let mut agreeing: Vec<(Agreement, &SourceId)> = agreeing.collect();
        agreeing.sort_by(|a, b| b.cmp(a));
        match agreeing[..] {
            [(_, id)] => Some(id.clone()),
            [(best, id), (second, _), ..] if best > second => Some(id.clone()),
            _ => None,
        }
    }

    /// The speaker that a quote without an attribution probably has, from the quote before it.
    pub fn carried(&self, quote: &AnnotationId) -> Option<Carried> {
        let annotation: &Arc<Annotation> = self.document.annotation(quote)?;
        let attributed = self
            .document
            .attributions_of(quote)
            .any(|(_, it)| it.speaker.is_some() || it.source.is_some());
        if annotation.body.label != Label::Quote || attributed {
            return None;
        }
        if let Some(earlier) = &annotation.body.continues
            && let Some(speaker) = self.speaker_of(earlier)
        {
            let reason = "The quote goes on with one that this source said".to_owned();
            return Some(Carried { speaker, reason });
        }
        let carried = proposal::carry_over_in(self.document.article(), &self.frame, annotation.segments.first())?;
        let speaker = self
            .document
            .index()
            .touching(carried.from.range())
            .into_iter()
            .filter(|it| Role::of(&it.label) == Some(Role::Content) && it.id != *quote)
            .find_map(|it| self.speaker_of(&it.id))?;
        let reason = carried.reason;
        Some(Carried { speaker, reason })
    }
}
