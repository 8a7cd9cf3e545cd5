//! Carrying marks of the article to the words of the original that they stand for.

use crate::app::effect::Effect;
use crate::app::state::{Desk, State, Tone};
use crate::engine::review::side::Side;
use crate::model::annotation::Annotation;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use crate::model::reviewing::{self, ORIGINAL_WORDS};
use crate::model::span::Span;

/// Most marks of a pair that are carried at once.
const MOST: usize = 64;

impl State {
    /// Carries the marks of the current pair, or those under the selected words; where all are carried, takes it back.
    pub(super) fn carry_marks(&mut self) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let marks = desk.marks_to_carry();
        if marks.is_empty() {
            return self.missing("No claim, quote or source is marked here. Mark it in the article first (F9)");
        }
        let carried: Vec<(AnnotationId, Option<String>)> = marks
            .iter()
            .map(|(id, it)| (id.clone(), desk.counterpart_of(it)))
            .collect();
        if carried.iter().all(|it| it.1.is_none()) {
            return self.missing("This has no counterpart in the original to carry a mark to");
        }
        let as_they_are = marks
            .iter()
            .zip(&carried)
            .all(|((_, it), (_, words))| it.body.attributes.get(ORIGINAL_WORDS).map(|it| &**it) == words.as_deref());
        let count = carried.len();
        let carried = match as_they_are {
            true => carried.into_iter().map(|it| (it.0, None)).collect(),
            false => carried,
        };
        let effects = self.change(|document, stamp| reviewing::carry(document, &carried, stamp));
        let marks = if count == 1 { "The mark has" } else { "The marks have" };
        self.tell(
            Tone::Note,
            match as_they_are {
                true => format!("{marks} no words of the original any more"),
                false => format!("{marks} the words of the original now"),
            },
        );
        effects
    }
}

impl Desk {
    /// Claims, quotes and sources of the current pair, or only those under the selected words of the translation.
    fn marks_to_carry(&self) -> Vec<(AnnotationId, Annotation)> {
        let reviewing = &self.reviewing;
        let whole = reviewing.key()[Side::Translation.index()];
        let Some(span) = reviewing.selected(Side::Translation).or(whole) else {
            return Vec::new();
        };
        let found = self.document.index().some_touching(span.range(), MOST);
        let mut marks: Vec<(AnnotationId, Annotation)> = Vec::new();
        for mark in found {
            let Some(annotation) = self.document.annotation(&mark.id) else {
                continue;
            };
            let wanted = matches!(annotation.body.label, Label::Claim | Label::Quote | Label::Source);
            if wanted && !marks.iter().any(|it| it.0 == mark.id) {
                marks.push((mark.id.clone(), (**annotation).clone()));
            }
        }
        marks
    }

    /// The words of the original that a mark stands for: those selected there; the original words of a quotation; a name
    /// or a number that was matched; else all of the pair.
    fn counterpart_of(&self, annotation: &Annotation) -> Option<String> {
        let reviewing = &self.reviewing;
        let comparison = reviewing.comparison.as_ref()?;
        let text = comparison.text(Side::Original);
        if let Some(span) = reviewing.selected(Side::Original) {
            return Some(text.quote(span).to_owned());
        }
        let touches = |span: Span| annotation.segments.iter().any(|it| it.touches(span));
        if annotation.body.label == Label::Quote {
            let mut quotes = reviewing.quotes_of(reviewing.row).iter();
            let quoted = quotes.find(|it| it.row.translation.iter().any(|span| touches(*span)));
            let words = quoted.map(|it| it.row.words(Side::Original, text));
            if let Some(words) = words.filter(|it| !it.is_empty()) {
                return Some(words);
            }
        }
        if annotation.body.label == Label::Source {
            let mut values = reviewing.counterparts_of(reviewing.row).iter();
            if let Some(value) = values.find(|it| touches(it.translation)) {
                return Some(text.quote(value.original).to_owned());
            }
        }
        let span = comparison.span(reviewing.row, Side::Original)?;
        Some(text.quote(span).to_owned())
    }
}
