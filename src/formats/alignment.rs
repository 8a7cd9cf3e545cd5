//! Pairs of an original and its translation, for people, programs and scorers.

use std::ops::Range;

use serde::Serialize;

use super::json::spelled_out;
use crate::text::visible::visible;

/// An alignment, ready to be written.
#[derive(Clone, Debug, Serialize)]
pub struct AlignmentRows {
    pub original: TextRows,
    pub translation: TextRows,
    pub pairs: Vec<PairRow>,
    /// Segments without a counterpart that may belong together somewhere else.
    pub moved: Vec<MovedRow>,
}

/// One text and its segments.
#[derive(Clone, Debug, Serialize)]
pub struct TextRows {
    /// The file, as the person named it.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    pub segments: Vec<SegmentRow>,
}

/// One segment; offsets are half-open, in the text without a byte order mark.
#[derive(Clone, Debug, Serialize)]
pub struct SegmentRow {
    /// Its number, from 0: of the line in a list of sentences, else of the segment.
    pub id: usize,
    pub kind: &'static str,
    pub start_byte: usize,
    pub end_byte: usize,
    /// Code points.
    pub start_char: usize,
    pub end_char: usize,
    pub text: String,
}

/// Segments that say the same, as places in both lists of segments.
#[derive(Clone, Debug, Serialize)]
pub struct PairRow {
    #[serde(serialize_with = "places")]
    pub original: Range<usize>,
    #[serde(serialize_with = "places")]
    pub translation: Range<usize>,
    /// In -ln p; `None` when there is no other way at all.
    pub confidence: Option<f32>,
}

/// A link between places in both lists of segments.
#[derive(Clone, Debug, Serialize)]
pub struct MovedRow {
    pub original: usize,
    pub translation: usize,
    pub score: f32,
}

fn places<S: serde::Serializer>(range: &Range<usize>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(range.clone())
}

/// One object with everything.
pub fn json(rows: &AlignmentRows) -> String {
    spelled_out(&serde_json::to_string_pretty(rows).unwrap_or_default()) + "\n"
}

/// A pair a line with the numbers of its segments, as `[0]:[0]` or `[1, 2]:[1]` or `[]:[2]`: what scorers of
/// alignments read.
pub fn ladder(rows: &AlignmentRows) -> String {
    let line = |pair: &PairRow| {
        let original = ids(&rows.original, &pair.original).join(", ");
        let translation = ids(&rows.translation, &pair.translation).join(", ");
        format!("[{original}]:[{translation}]\n")
    };
    rows.pairs.iter().map(line).collect()
}

/// A pair a line, both texts side by side; the first line names the columns.
pub fn tsv(rows: &AlignmentRows) -> String {
    let mut text = String::from("type\toriginal_ids\ttranslation_ids\tconfidence\tkind\toriginal\ttranslation\tnote\n");
    for pair in &rows.pairs {
        let kinds = rows.original.segments[pair.original.clone()].iter();
        let mut kinds = kinds.chain(&rows.translation.segments[pair.translation.clone()]);
        let cells = [
            format!("{}-{}", pair.original.len(), pair.translation.len()),
            ids(&rows.original, &pair.original).join(" "),
            ids(&rows.translation, &pair.translation).join(" "),
            pair.confidence.map_or_else(String::new, |it| format!("{it:.2}")),
            kinds.next().map_or("", |it| it.kind).to_string(),
            words(&rows.original, &pair.original),
            words(&rows.translation, &pair.translation),
            note(rows, pair),
        ];
        text += &cells.join("\t");
        text.push('\n');
    }
    text
}

fn ids(text: &TextRows, places: &Range<usize>) -> Vec<String> {
    let segments = text.segments[places.clone()].iter();
    segments.map(|it| it.id.to_string()).collect()
}

/// The words of some segments in one cell.
fn words(text: &TextRows, places: &Range<usize>) -> String {
    let segments = text.segments[places.clone()].iter();
    let words: Vec<String> = segments
        .map(|it| visible(&it.text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned())
        .collect();
    words.join(" ")
}

/// Where a segment without counterpart may have gone.
fn note(rows: &AlignmentRows, pair: &PairRow) -> String {
    let moved = rows.moved.iter();
    let mut notes = moved.filter_map(|it| {
        let id = |text: &TextRows, place: usize| text.segments.get(place).map(|it| it.id);
        if pair.original.contains(&it.original) {
            return Some(format!("moved to {}?", id(&rows.translation, it.translation)?));
        }
        let came = pair.translation.contains(&it.translation);
        came.then(|| id(&rows.original, it.original).map(|it| format!("moved from {it}?")))
            .flatten()
    });
    notes.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &[&str]) -> TextRows {
        let segment = |(id, text): (usize, &&str)| SegmentRow {
            id,
            kind: "prose",
            start_byte: 0,
            end_byte: text.len(),
            start_char: 0,
            end_char: text.chars().count(),
            text: text.to_string(),
        };
        TextRows {
            path: "a.txt".into(),
            sha256: String::new(),
            segments: words.iter().enumerate().map(segment).collect(),
        }
    }

    fn rows() -> AlignmentRows {
        let pair = |original, translation, confidence| PairRow {
            original,
            translation,
            confidence,
        };
        AlignmentRows {
            original: text(&["하나.", "둘\t셋.", "넷."]),
            translation: text(&["One, two and three."]),
            pairs: vec![pair(0..2, 0..1, Some(1.25)), pair(2..3, 1..1, None)],
            moved: vec![MovedRow {
                original: 2,
                translation: 0,
                score: 2.0,
            }],
        }
    }

    #[test]
    fn a_ladder_is_what_scorers_read() {
        assert_eq!(ladder(&rows()), "[0, 1]:[0]\n[2]:[]\n");
    }

    #[test]
    fn a_table_has_both_texts_in_one_line() {
        let table = tsv(&rows());
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(
            lines[1],
            "2-1\t0 1\t0\t1.25\tprose\t하나. 둘 셋.\tOne, two and three.\tmoved from 2?"
        );
        assert_eq!(lines[2], "1-0\t2\t\t\tprose\t넷.\t\tmoved to 0?");
        assert!(json(&rows()).contains("\"confidence\": null"));
    }
}
