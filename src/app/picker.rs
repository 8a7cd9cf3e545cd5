//! Picking an entry of the registry by a few letters.

use crate::model::id::AnnotationId;
use crate::model::registry::SourceId;
use crate::model::span::Span;

/// Most rows that are offered.
pub const MOST_ROWS: usize = 50;

/// The picker as it stands over the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Picker {
    pub purpose: PickFor,
    pub query: String,
    /// The chosen row, from 0.
    pub row: usize,
    /// Best first. Changes with the query.
    pub rows: Vec<PickRow>,
}

/// What an entry is picked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PickFor {
    /// Who that annotation rests on.
    Speaker(AnnotationId),
    /// Who the suggestion at hand rests on; its words from there to there.
    Suggestion(Span),
    /// The entry that this one is merged into.
    Merge(SourceId),
}

/// One row of the picker.
#[derive(Clone, Debug, PartialEq)]
pub struct PickRow {
    /// `None`: a new entry of the typed name, or nobody when nothing is typed.
    pub entry: Option<SourceId>,
    /// The words of a mention that a new entry is made of, with role and affiliation.
    pub mention: Option<String>,
    /// The entry's name.
    pub name: String,
    /// Its role on the article's date, or its kind.
    pub detail: String,
    /// Why it is offered here.
    pub why: String,
    /// The characters of the name that were typed, as indices of `char`s.
    pub matched: Vec<u32>,
}
