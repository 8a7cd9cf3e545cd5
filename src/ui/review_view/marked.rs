//! Marks of the article in the rows: on the side of the translation where they stand, on that of the original the words
//! they were carried to.

use std::ops::Range;

use crate::app::state::Desk;
use crate::engine::review::comparison::Comparison;
use crate::engine::review::side::Side;
use crate::model::reviewing::ORIGINAL_WORDS;

/// Most marks shown in a row.
const MOST: usize = 64;

/// Bytes, the bit of the label, and its letter.
pub type Marked = (Range<usize>, u8, char);

/// The marks on a side of a row, in text order.
pub fn marks(desk: &Desk, comparison: &Comparison, row: usize, side: Side) -> Vec<Marked> {
    let Some(translated) = comparison.span(row, Side::Translation) else {
        return Vec::new();
    };
    let document = &desk.document;
    let found = document.index().some_touching(translated.range(), MOST);
    let original = comparison.span(row, Side::Original);
    let marked = found.into_iter().filter_map(|mark| {
        let body = &document.annotation(&mark.id)?.body;
        let bytes = match side {
            Side::Translation => mark.span.range(),
            Side::Original => {
                let words = body.attributes.get(ORIGINAL_WORDS)?;
                let whole = original?;
                // A quotation in pieces is shown from its first one.
                let first = words.split(" … ").next()?;
                let at = whole.start() + comparison.text(Side::Original).quote(whole).find(first)?;
                at..at + first.len()
            }
        };
        Some((bytes, body.label.bit(), body.label.letter()))
    });
    let mut marked: Vec<Marked> = marked.collect();
    marked.sort_by_key(|it| (it.0.start, it.0.end, it.1));
    marked.dedup();
    marked
}
