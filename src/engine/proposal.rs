//! Placeholder.
use crate::model::{
    article::Article,
    span::{Segments, Span},
};
pub struct QuoteProposal {
    pub segments: Segments,
    pub cue: Option<Span>,
    pub source: Option<Span>,
    pub form: Option<&'static str>,
    pub reason: String,
}
pub struct CarryOver {
    pub from: Span,
    pub reason: String,
}
pub fn propose(_: &Article, selection: Span) -> QuoteProposal {
    QuoteProposal {
        segments: selection.into(),
        cue: None,
        source: None,
        form: None,
        reason: String::new(),
    }
}
pub fn next_part(_: &Article, _: &Segments) -> Option<Span> {
    None
}
pub fn carry_over(_: &Article, _: Span) -> Option<CarryOver> {
    None
}
