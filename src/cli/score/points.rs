//! Tables with one number: Google's penalty points, numbers of error span annotation.

use super::By;
use super::table::{Cell, Table};
use crate::engine::review::score::levels::{Levels, Place};

/// Which number is the best.
#[derive(Clone, Copy, Debug)]
pub(super) enum Best {
    Least,
    Most,
}

/// The scores at the level `by`; the column of the score is called `name`.
pub(super) fn points_table(levels: &Levels, by: By, name: &'static str, best: Best) -> Table {
    let mut columns = columns(by);
    let rows = match by {
        By::Rater => {
            columns.extend([name, "errors"]);
            let rows = levels.raters.iter().map(|it| {
                let mut cells = place(&it.place);
                cells.extend([
                    Cell::text(it.rater),
                    Cell::Number(Some(it.points)),
                    Cell::Count(it.errors),
                ]);
                cells
            });
            rows.collect()
        }
        By::Segment => {
            columns.push(name);
            let rows = levels.segments.iter().map(|it| {
                let mut cells = place(&it.place);
                cells.extend([Cell::Count(it.raters as u64), Cell::Number(Some(it.points))]);
                cells
            });
            rows.collect()
        }
        By::System => {
            columns.extend([name, "segments"]);
            let mut systems: Vec<_> = levels.systems.iter().collect();
            systems.sort_by(|a, b| match best {
                Best::Least => a.points.total_cmp(&b.points),
                Best::Most => b.points.total_cmp(&a.points),
            });
            let rows = (1..).zip(systems).map(|(rank, it)| {
                vec![
                    Cell::Count(rank),
                    Cell::text(it.system),
                    Cell::Number(Some(it.points)),
                    Cell::Count(it.segments as u64),
                ]
            });
            rows.collect()
        }
    };
    Table { columns, rows }
}

/// The columns that say what a row is about.
pub(super) fn columns(by: By) -> Vec<&'static str> {
    match by {
        By::Rater => vec!["system", "doc", "doc_seg", "global_seg", "rater"],
        By::Segment => vec!["system", "doc", "doc_seg", "global_seg", "raters"],
        By::System => vec!["rank", "system"],
    }
}

/// The first four cells of a segment.
pub(super) fn place(place: &Place) -> Vec<Cell> {
    let names = [place.system, place.document, place.document_segment, place.segment];
    names.map(Cell::text).into()
}
