//! `<v>` and `</v>` around marked words.

use crate::model::rating::Marked;

pub(super) const OPEN: &str = "<v>";
pub(super) const CLOSE: &str = "</v>";

/// The text of a cell without its marks. A mark without a partner is left in the text.
pub(super) fn marked(cell: &str) -> Marked {
    let mut found = Marked {
        text: String::with_capacity(cell.len()),
        marks: Vec::new(),
    };
    let mut rest = cell;
    while let Some((before, tail)) = rest.split_once(OPEN) {
        let Some((inside, after)) = tail.split_once(CLOSE) else {
            break;
        };
        found.text += before;
        let start = found.text.len();
        found.text += inside;
        found.marks.push(start..found.text.len());
        rest = after;
    }
    found.text += rest;
    found
}

/// A cell with its marks. Marks that do not fit the text, or begin inside another, are left out; what looks like a mark
/// in the text is told apart by `‹v›`.
pub(super) fn cell(marked: &Marked) -> String {
    let mut out = String::with_capacity(marked.text.len() + 16 * marked.marks.len());
    let mut at = 0;
    for mark in &marked.marks {
        let (Some(before), Some(inside)) = (marked.text.get(at..mark.start), marked.text.get(mark.clone())) else {
            continue;
        };
        out += &plain(before);
        out += OPEN;
        out += &plain(inside);
        out += CLOSE;
        at = mark.end;
    }
    out += &plain(marked.text.get(at..).unwrap_or_default());
    out
}

/// `text` in one cell: marks spelled otherwise, white space that ends a cell or a row as spaces.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace(OPEN, "‹v›").replace(CLOSE, "‹/v›");
    text.replace(['\t', '\n', '\r'], " ")
}
