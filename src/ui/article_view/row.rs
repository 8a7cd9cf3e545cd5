//! A line on the screen: where each grapheme stands, in points from the left of the text column.

use std::ops::Range;

/// A grapheme on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Bytes from the start of the piece.
    pub bytes: Range<u32>,
    /// Points from the left of the text column.
    pub left: f32,
    pub right: f32,
    /// Whether it is read from right to left.
    pub rtl: bool,
}

impl Stop {
    /// Where a caret before it stands.
    fn near(&self) -> f32 {
        if self.rtl { self.right } else { self.left }
    }

    /// Where a caret after it stands.
    fn far(&self) -> f32 {
        if self.rtl { self.left } else { self.right }
    }
}

/// A line on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Points from the top of the piece to the line, without the space above it.
    pub top: f32,
    pub height: f32,
    /// Bytes from the start of the piece; what is hidden belongs to the row before it. The rows of a piece cover it.
    pub bytes: Range<u32>,
    /// From left to right.
    pub stops: Vec<Stop>,
    /// Whether the stops are in the order of their bytes, too.
    pub straight: bool,
    /// Where the caret stands in a row without stops.
    pub edge: f32,
}

impl Row {
    /// A row without text.
    pub fn empty(top: f32, height: f32) -> Row {
        Row {
            top,
            height,
            bytes: 0..0,
            stops: Vec::new(),
            straight: true,
            edge: 0.0,
        }
    }

    /// Takes the room from the blanks at which the line was broken: nobody means to mark them.
    pub fn hide_trailing_blanks(&mut self, is_blank: impl Fn(&Stop) -> bool) {
        let mut order: Vec<usize> = (0..self.stops.len()).collect();
        if !self.straight {
            order.sort_by_key(|&i| self.stops[i].bytes.start);
        }
        for i in order.into_iter().rev() {
            let stop = &mut self.stops[i];
            if !is_blank(stop) {
                break;
            }
            match stop.rtl {
                true => stop.left = stop.right,
                false => stop.right = stop.left,
            }
        }
    }

    /// The grapheme at `x` points; the nearest one outside.
    pub fn stop_at(&self, x: f32) -> Option<&Stop> {
        let next = self.stops.partition_point(|it| it.left <= x);
        // Stops without width sit on an edge; the one that can be seen is meant.
        let wide = self.stops[..next].iter().rev().find(|it| it.right > it.left);
        wide.or_else(|| self.stops.first())
    }

    /// The border between graphemes nearest to `x`, as a byte of the piece.
    pub fn border_at(&self, x: f32) -> u32 {
        let Some(stop) = self.stop_at(x) else {
            return self.bytes.start;
        };
        let left_half = x < (stop.left + stop.right) / 2.0;
        if left_half == stop.rtl {
            stop.bytes.end
        } else {
            stop.bytes.start
        }
    }

    /// Where a caret before `byte` of the piece stands.
    pub fn caret(&self, byte: usize) -> f32 {
        let holds = |it: &&Stop| (it.bytes.start as usize..it.bytes.end as usize).contains(&byte);
        if let Some(stop) = self.find(byte).filter(holds) {
            return stop.near();
        }
        let before = self
            .stops
            .iter()
            .filter(|it| it.bytes.end as usize <= byte)
            .max_by_key(|it| it.bytes.end);
        match before {
            Some(stop) => stop.far(),
            None => {
                let first = self.stops.iter().min_by_key(|it| it.bytes.start);
                first.map_or(self.edge, Stop::near)
            }
        }
    }

    /// The grapheme that holds `byte` of the piece; `None` where it is hidden, as a picture's address is.
    pub fn stop_of(&self, byte: usize) -> Option<&Stop> {
        self.find(byte)
            .filter(|it| it.bytes.start as usize <= byte && byte < it.bytes.end as usize)
    }

    fn find(&self, byte: usize) -> Option<&Stop> {
        if self.straight {
            let next = self.stops.partition_point(|it| it.bytes.start as usize <= byte);
            return self.stops.get(next.checked_sub(1)?);
        }
        self.stops
            .iter()
            .find(|it| (it.bytes.start as usize..it.bytes.end as usize).contains(&byte))
    }

    /// Calls `paint` with left and right of every stretch of the row that shows `bytes` of the piece.
    pub fn stretches(&self, bytes: Range<u32>, mut paint: impl FnMut(f32, f32)) {
        if self.straight {
            let from = self.stops.partition_point(|it| it.bytes.end <= bytes.start);
            let to = self.stops.partition_point(|it| it.bytes.start < bytes.end);
            if from < to {
                paint(self.stops[from].left, self.stops[to - 1].right);
            }
            return;
        }
        let mut open: Option<(f32, f32)> = None;
        for stop in &self.stops {
            let inside = stop.bytes.start < bytes.end && bytes.start < stop.bytes.end;
            match (&mut open, inside) {
                (Some((_, right)), true) => *right = stop.right.max(*right),
                (None, true) => open = Some((stop.left, stop.right)),
                (Some((left, right)), false) => {
                    paint(*left, *right);
                    open = None;
                }
                (None, false) => {}
            }
        }
        if let Some((left, right)) = open {
            paint(left, right);
        }
    }

    /// Left and right of what is written, in points.
    pub fn extent(&self) -> (f32, f32) {
        let left = self.stops.first().map_or(self.edge, |it| it.left);
        let right = self.stops.last().map_or(self.edge, |it| it.right);
        (left, right)
    }
}
