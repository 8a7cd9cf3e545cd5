//! Korean: source with its particle, what is said with the particle of quoting, the verb at the end.

mod adjunct;
mod closing;
mod emitting;
mod ending;
mod noun;
mod particle;
mod reading;
mod source;
mod units;
mod verb;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use super::sentence::{Sentence, Stops, sentences};
use crate::engine::suggest::draft::Draft;
use crate::text::quotation::pairs;
use reading::Reading;
use units::units_of;

/// What is proposed in a Korean paragraph.
pub(super) fn drafts(text: &str, paragraph: Range<usize>, quotes: &[Range<usize>], found: &mut Vec<Draft>) {
    let mut units = Vec::new();
    let quotes = closed(text, &paragraph, quotes);
    for Sentence { range, quotes: of } in sentences(text, paragraph, &quotes, Stops::Spaced) {
        units_of(text, range.clone(), quotes.get(of).unwrap_or_default(), &mut units);
        let mut reading = Reading::new(text, &units, found);
        for at in 0..units.len() {
            reading.step(at);
        }
        reading.end();
    }
}

/// The quotations, with one that was left open, or closed with another kind of mark, ended before its particle: “…"라고.
fn closed<'a>(text: &str, paragraph: &Range<usize>, quotes: &'a [Range<usize>]) -> Cow<'a, [Range<usize>]> {
    const PARTICLES: &[&str] = &["이라", "라고", "라며", "라면", "고 ", "며 ", "면서 ", "라는"];
    let end_of = |from: usize, until: usize| {
        let words = &text[from..until];
        let mark = words.match_indices(['"', '”', '“', '\'']).find(|(i, mark)| {
            let rest = words[i + mark.len()..].trim_start();
            *i > 0 && PARTICLES.iter().any(|it| rest.starts_with(it))
        });
        mark.map(|(i, mark)| from + i + mark.len())
    };
    let Some(last) = quotes.last().filter(|it| it.end == paragraph.end && it.start < it.end) else {
        return Cow::Borrowed(quotes);
    };
    let Some(first) = text[last.clone()].chars().next().map(char::len_utf8) else {
        return Cow::Borrowed(quotes);
    };
    if text[last.clone()].ends_with(super::sentence::is_closing) {
        return Cow::Borrowed(quotes);
    }
    let Some(end) = end_of(last.start + first, last.end) else {
        return Cow::Borrowed(quotes);
    };
    let mut closed = quotes.to_vec();
    closed.pop();
    closed.push(last.start..end);
    let mut free = end;
    for pair in pairs(&text[end..paragraph.end]) {
        let pair = end + pair.start..end + pair.end;
        if pair.start >= free {
            free = pair.end;
            closed.push(pair);
        }
    }
    Cow::Owned(closed)
}
