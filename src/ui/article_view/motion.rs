//! Moving the caret by lines and screens, from the keyboard.

use egui::{Event, Key, Ui};

use super::Selection;
use super::flow::{Flow, Page};
use super::layout::Laid;
use super::pieces::{self, Piece, piece_at};
use super::row::Row;

/// A motion that depends on how the text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Motion {
    Up,
    Down,
    RowStart,
    RowEnd,
    PageUp,
    PageDown,
    Start,
    End,
}

/// What vertical motions remember.
#[derive(Default)]
pub struct Caret {
    /// The byte the caret was put at, and the column it aims for in points.
    goal: Option<(usize, f32)>,
}

impl Caret {
    /// Takes the motions out of this frame's keys; answers the new selection if there was one.
    pub fn keys(
        &mut self,
        ui: &Ui,
        flow: &mut Flow,
        page: &Page<'_>,
        height: f32,
        selection: Selection,
    ) -> Option<Selection> {
        let mut now = selection;
        for (motion, extend) in motions(ui) {
            let head = self.moved(flow, page, height, now.head, motion);
            let anchor = if extend { now.anchor } else { head };
            now = Selection { anchor, head };
        }
        (now != selection).then_some(now)
    }

    fn moved(&mut self, flow: &mut Flow, page: &Page<'_>, height: f32, byte: usize, motion: Motion) -> usize {
        let spot = Spot::of(flow, page, byte);
        let row = spot.row();
        let x = match self.goal {
            Some((at, x)) if at == byte => x,
            _ => row.caret(byte - spot.piece.bytes.start.min(byte)),
        };
        let page_rows = height - 2.0 * row.height;
        let target = match motion {
            Motion::Start => return 0,
            Motion::End => return page.article.len(),
            Motion::RowStart => return spot.piece.bytes.start + row.bytes.start as usize,
            Motion::RowEnd => return spot.row_end(page),
            Motion::Up => spot.up(flow, page, 1.0),
            Motion::Down => spot.down(flow, page, 1.0),
            Motion::PageUp => {
                flow.scroll(page, -page_rows);
                spot.up(flow, page, page_rows)
            }
            Motion::PageDown => {
                flow.scroll(page, page_rows);
                spot.down(flow, page, page_rows)
            }
        };
        let head = match target {
            Some(target) => target.piece.bytes.start + target.row().border_at(x) as usize,
            None if matches!(motion, Motion::Up | Motion::PageUp) => 0,
            None => page.article.len(),
        };
        self.goal = Some((head, x));
        head
    }
}

/// A line of a piece.
struct Spot {
    piece: Piece,
    laid: std::sync::Arc<Laid>,
    row: usize,
}

impl Spot {
    fn of(flow: &mut Flow, page: &Page<'_>, byte: usize) -> Spot {
        let piece = piece_at(page.article, byte);
        let laid = flow.laid(page, &piece);
        let row = laid.row_at_byte(byte.saturating_sub(piece.bytes.start));
        Spot { piece, laid, row }
    }

    fn row(&self) -> &Row {
        &self.laid.rows[self.row]
    }

    /// The line at least one line and `points` further down, if there is one.
    fn down(&self, flow: &mut Flow, page: &Page<'_>, points: f32) -> Option<Spot> {
        let (mut piece, mut laid, mut row) = (self.piece.clone(), self.laid.clone(), self.row);
        let mut gone = 0.0;
        let mut moved = false;
        while gone < points {
            gone += laid.rows[row].height;
            if row + 1 < laid.rows.len() {
                row += 1;
            } else {
                let Some(next) = pieces::next(page.article, &piece) else {
                    return moved.then_some(Spot { piece, laid, row });
                };
                piece = next;
                laid = flow.laid(page, &piece);
                row = 0;
            }
            moved = true;
        }
        Some(Spot { piece, laid, row })
    }

    /// The line at least one line and `points` further up, if there is one.
    fn up(&self, flow: &mut Flow, page: &Page<'_>, points: f32) -> Option<Spot> {
        let (mut piece, mut laid, mut row) = (self.piece.clone(), self.laid.clone(), self.row);
        let mut gone = 0.0;
        let mut moved = false;
        while gone < points {
            if row > 0 {
                row -= 1;
            } else {
                let Some(previous) = pieces::previous(page.article, &piece) else {
                    return moved.then_some(Spot { piece, laid, row });
                };
                piece = previous;
                laid = flow.laid(page, &piece);
                row = laid.rows.len() - 1;
            }
            gone += laid.rows[row].height;
            moved = true;
        }
        Some(Spot { piece, laid, row })
    }

    /// The last byte at which the caret still stands in this line.
    fn row_end(&self, page: &Page<'_>) -> usize {
        let start = self.piece.bytes.start;
        let end = start + self.row().bytes.end as usize;
        let last_of_paragraph = self.piece.last && self.row + 1 == self.laid.rows.len();
        if last_of_paragraph {
            return end;
        }
        // At the border itself the caret would stand in the next line.
        let last = self.row().stops.iter().map(|it| it.bytes.start).max();
        last.map_or(end, |it| start + it as usize).min(page.article.len())
    }
}

fn motions(ui: &Ui) -> Vec<(Motion, bool)> {
    let mut found = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let motion = match (key, modifiers.command) {
                _ if modifiers.alt => None,
                (Key::ArrowUp, false) => Some(Motion::Up),
                (Key::ArrowDown, false) => Some(Motion::Down),
                (Key::Home, false) => Some(Motion::RowStart),
                (Key::End, false) => Some(Motion::RowEnd),
                (Key::PageUp, false) => Some(Motion::PageUp),
                (Key::PageDown, false) => Some(Motion::PageDown),
                (Key::Home, true) => Some(Motion::Start),
                (Key::End, true) => Some(Motion::End),
                _ => None,
            };
            found.extend(motion.map(|it| (it, modifiers.shift)));
            motion.is_none()
        });
    });
    found
}
