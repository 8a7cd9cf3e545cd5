//! What the tests of the languages share.

use std::ops::Range;

use super::{Draft, Tongue, drafts};
use crate::text::quotation::marks;

/// The outermost quotations of a paragraph; one left open runs to its end.
pub(super) fn quotes_of(text: &str) -> Vec<Range<usize>> {
    let mut outer: Vec<Range<usize>> = Vec::new();
    let marks = marks(text);
    let open = marks
        .unpaired
        .iter()
        .filter(|it| it.opens)
        .map(|it| it.at.start..text.len());
    let mut all: Vec<Range<usize>> = marks.pairs.into_iter().chain(open).collect();
    all.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    for pair in all {
        if outer.last().is_none_or(|it| it.end <= pair.start) {
            outer.push(pair);
        }
    }
    outer
}

/// What is found in a paragraph: `content | content <- source <- cue`, a line each.
pub(super) fn found_in(text: &str, tongue: Tongue) -> Vec<String> {
    let mut found: Vec<Draft> = Vec::new();
    drafts(text, 0..text.len(), tongue, &quotes_of(text), &mut found);
    found.sort_by_key(|it| it.content.first().map_or(0, |it| it.start));
    found.iter().map(|it| shown(text, it)).collect()
}

fn shown(text: &str, draft: &Draft) -> String {
    let content: Vec<&str> = draft.content.iter().map(|it| &text[it.clone()]).collect();
    let words = |it: &Option<Range<usize>>| it.clone().map_or("-", |it| &text[it]).to_owned();
    format!(
        "{} <- {} <- {}",
        content.join(" | "),
        words(&draft.source),
        words(&draft.cue)
    )
}

/// Compares what is found with `wanted`, a line each as [`found_in`] writes them.
#[track_caller]
pub(super) fn check(tongue: Tongue, text: &str, wanted: &[&str]) {
    assert_eq!(found_in(text, tongue), wanted, "{text}");
}
