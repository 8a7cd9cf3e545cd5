//! Suggestions on the desk, and how far a person has come with them.

use std::sync::Arc;

use crate::engine::suggest::{Level, Suggestion};
use crate::engine::suggested::{Found, Order, Suggested};
use crate::engine::worth::Worth;
use crate::model::attribution::Role;
use crate::model::document::Document;
use crate::model::intent::Edge;
use crate::model::span::{Segments, Span};
use crate::model::transaction::Transaction;

/// What is suggested for the open article, and what a person looks at of it.
#[derive(Debug, Default)]
pub struct Suggesting {
    /// `None` until the first of them are there.
    pub found: Option<Suggested>,
    /// Every sentence by how much it is worth checking, the most first; `None` until they are there.
    pub worth: Option<Arc<[Worth]>>,
    /// Whether they are still being worked out.
    pub looking: bool,
    /// How much of the article was looked at, of a hundred.
    pub percent: u8,
    /// Set while a person goes through them.
    pub review: Option<Review>,
    /// Which question the newest answer has to be to.
    pub(super) generation: u64,
    /// Gestures made while they were worked out.
    pub(super) unfollowed: Vec<(u64, Document, Transaction)>,
}

/// A person going through suggestions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The key of the suggestion at hand; `None` when nothing is left.
    pub current: Option<Arc<str>>,
    /// What is being changed of it.
    pub correction: Option<Correction>,
    /// How many were accepted and rejected since it began.
    pub accepted: usize,
    pub rejected: usize,
}

/// A suggestion as a person changes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    pub content: Segments,
    pub source: Option<Span>,
    pub cue: Option<Span>,
    /// The edge that keys move: whose, of which segment from 0, and which end.
    pub edge: (Role, usize, Edge),
}

/// How a person wants to see suggestions, whatever the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewWishes {
    /// Whether those of the lowest level are shown.
    pub unsure: bool,
    pub order: Order,
    /// Whether they are drawn in the article while one does not go through them.
    pub outlines: bool,
}

/// Suggestions of one kind, above a confidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The id of their rule; `None` for any.
    pub rule: Option<&'static str>,
    /// Their form; `None` for any.
    pub form: Option<&'static str>,
    /// The least confidence, in hundredths.
    pub least: u8,
}

impl Default for ReviewWishes {
    fn default() -> Self {
        ReviewWishes {
            unsure: false,
            order: Order::Reading,
            outlines: true,
        }
    }
}

impl ReviewWishes {
    /// The lowest level that is shown.
    pub fn least(&self) -> Level {
        match self.unsure {
            true => Level::Unsure,
            false => Level::Likely,
        }
    }
}

impl Suggesting {
    /// Notes how far the newest question has come.
    pub(super) fn come_to(&mut self, generation: u64, percent: u8) {
        if generation == self.generation {
            self.percent = percent;
        }
    }

    /// Tells one answer from another.
    pub fn answered(&self) -> u64 {
        self.generation
    }

    /// The suggestion at hand, while one goes through them.
    pub fn current(&self) -> Option<&Found> {
        let key = self.review.as_ref()?.current.as_ref()?;
        self.found.as_ref()?.get(key)
    }

    /// What is being changed of the suggestion at hand.
    pub fn correction(&self) -> Option<&Correction> {
        self.review.as_ref()?.correction.as_ref()
    }
}

impl Correction {
    /// `suggestion`, as it is so far.
    pub fn of(suggestion: &Suggestion) -> Self {
        Correction {
            content: suggestion.content.clone(),
            source: suggestion.source,
            cue: suggestion.cue,
            edge: (Role::Content, 0, Edge::Start),
        }
    }

    /// Where the parts stand.
    pub fn spans(&self, role: Role) -> Vec<Span> {
        match role {
            Role::Content => self.content.iter().collect(),
            Role::Source => self.source.into_iter().collect(),
            Role::Cue => self.cue.into_iter().collect(),
        }
    }

    /// Every edge there is, in the order one goes through them.
    pub fn edges(&self) -> Vec<(Role, usize, Edge)> {
        let roles = [Role::Content, Role::Source, Role::Cue].into_iter();
        let segments = roles.flat_map(|role| (0..self.spans(role).len()).map(move |i| (role, i)));
        segments
            .flat_map(|(role, i)| [(role, i, Edge::Start), (role, i, Edge::End)])
            .collect()
    }

    /// The byte at the edge at hand.
    pub fn byte(&self) -> Option<usize> {
        let (role, i, edge) = self.edge;
        let span = *self.spans(role).get(i)?;
        Some(match edge {
            Edge::Start => span.start(),
            Edge::End => span.end(),
        })
    }

    /// Makes a part stand elsewhere; an edge that is gone is let go for one that is there.
    pub fn set(&mut self, role: Role, spans: Vec<Span>) {
        match role {
            Role::Content => {
                if let Some(segments) = Segments::new(spans) {
                    self.content = segments;
                }
            }
            Role::Source => self.source = spans.first().copied(),
            Role::Cue => self.cue = spans.first().copied(),
        }
        if self.byte().is_none() {
            self.edge = (Role::Content, self.content.len() - 1, Edge::End);
        }
    }
}

impl Batch {
    /// Whether a suggestion is of the kind.
    pub fn holds(&self, found: &Found) -> bool {
        let suggestion = &found.suggestion;
        self.rule.is_none_or(|it| it == suggestion.rule.id)
            && self.form.is_none_or(|it| it == found.form)
            && suggestion.confidence >= self.least
    }
}
