//! Laying out one piece of text, and the map between places on the screen and bytes.
//!
//! This is the only code that knows which glyph stands for which bytes. egui's own
//! line breaking is used where its glyphs can be counted off against the shown
//! characters; everything else goes to [`bidi`](super::bidi).

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{FontsView, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::text::ByteIndex;
use egui::{Color32, FontId, Galley, Vec2};

use super::bidi;
use super::row::{Row, Stop};
use super::shown::{Kind, Shown};

/// Height of a line of body text, of the size of its letters.
pub const LINE_HEIGHT: f32 = 1.55;
/// The same for headlines and headings.
const HEADING_LINE_HEIGHT: f32 = 1.25;

/// Height of an empty line, of a line with text.
const BLANK_LINE: f32 = 0.5;

/// What a layout depends on besides the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Width of the text in points.
    pub width: f32,
    /// Size of body letters in points.
    pub size: f32,
    /// Colour of quiet text; that of the rest is chosen when it is painted.
    pub quiet: Color32,
}

/// A piece laid out.
#[derive(Clone, Debug)]
pub struct Laid {
    /// Points, with the space above and below.
    pub height: f32,
    /// At least one, from top to bottom.
    pub rows: Vec<Row>,
    /// What to paint and where, from the top left of the piece.
    pub galleys: Vec<(Vec2, Arc<Galley>)>,
    /// What the galleys were made from.
    pub jobs: Vec<LayoutJob>,
    pub kind: Kind,
    /// Size of the letters in points.
    pub size: f32,
}

/// Lays out what is `shown` of a piece.
///
/// `above` and `below` are the space before and after it in points.
pub fn lay_out(fonts: &mut FontsView<'_>, shown: &Shown, setting: &Setting, above: f32, below: f32) -> Laid {
    let line = Line::of(shown.kind, setting);
    let mut laid = Laid {
        height: 0.0,
        rows: Vec::new(),
        galleys: Vec::new(),
        jobs: Vec::new(),
        kind: shown.kind,
        size: line.size,
    };
    if shown.clusters.is_empty() {
        laid.rows.push(Row::empty(0.0, (line.height * BLANK_LINE).round()));
    } else if bidi::needs_it(&shown.text) || !wrapped(fonts, shown, setting, &line, &mut laid) {
        bidi::compose(fonts, shown, setting, &line, &mut laid);
    }
    laid.finish(shown, above, below);
    laid
}

/// The measures of one line.
pub struct Line {
    pub size: f32,
    pub height: f32,
}

impl Line {
    fn of(kind: Kind, setting: &Setting) -> Line {
        let size = (setting.size * kind.scale() * 2.0).round() / 2.0;
        let factor = match kind {
            Kind::Headline | Kind::Heading(_) => HEADING_LINE_HEIGHT,
            _ => LINE_HEIGHT,
        };
        Line {
            size,
            height: (size * factor).round(),
        }
    }

    /// A job that shows `text`, of which `quiet` is set quietly.
    pub fn job(&self, text: &str, quiet: &[Range<usize>], setting: &Setting, width: f32) -> LayoutJob {
        let format = |color| TextFormat {
            font_id: FontId::proportional(self.size),
            line_height: Some(self.height),
            color,
            ..TextFormat::default()
        };
        let mut sections = Vec::with_capacity(quiet.len() * 2 + 1);
        let mut section = |bytes: Range<usize>, color| {
            if !bytes.is_empty() {
                sections.push(LayoutSection {
                    leading_space: 0.0,
                    byte_range: ByteIndex(bytes.start)..ByteIndex(bytes.end),
                    format: format(color),
                });
            }
        };
        let mut at = 0;
        for range in quiet {
            section(at..range.start, Color32::PLACEHOLDER);
            section(range.clone(), setting.quiet);
            at = range.end;
        }
        section(at..text.len(), Color32::PLACEHOLDER);
        LayoutJob {
            text: text.to_owned(),
            sections,
            wrap: TextWrapping::wrap_at_width(width),
            break_on_newline: false,
            ..LayoutJob::default()
        }
    }
}

/// Lets egui break the lines; `false` if its glyphs are not one a character.
fn wrapped(fonts: &mut FontsView<'_>, shown: &Shown, setting: &Setting, line: &Line, laid: &mut Laid) -> bool {
    let job = line.job(&shown.text, &shown.quiet, setting, setting.width);
    let galley = fonts.layout_job(job.clone());
    let mut clusters = shown.clusters.iter();
    // Glyphs that still belong to the cluster of the last stop.
    let mut owed = 0;
    let mut rows = Vec::with_capacity(galley.rows.len());
    for placed in &galley.rows {
        let mut row = Row::empty(placed.pos.y, placed.height());
        for glyph in &placed.glyphs {
            if owed > 0 {
                owed -= 1;
                continue;
            }
            let Some(cluster) = clusters.next() else {
                return false;
            };
            if cluster.chr != glyph.chr {
                return false;
            }
            owed = cluster.chars - 1;
            let left = placed.pos.x + glyph.pos.x;
            if let Some(before) = row.stops.last_mut() {
                before.right = left.max(before.left);
            }
            row.stops.push(Stop {
                bytes: cluster.bytes.clone(),
                left,
                right: left + glyph.advance_width,
                rtl: false,
            });
        }
        if let Some(last) = row.stops.last_mut() {
            last.right = (placed.pos.x + placed.size.x).max(last.left);
        }
        share_ligatures(&mut row.stops, shown);
        rows.push(row);
    }
    if owed > 0 || clusters.next().is_some() {
        return false;
    }
    laid.rows = rows;
    laid.galleys.push((Vec2::ZERO, galley));
    laid.jobs.push(job);
    true
}

/// Gives letters that a ligature swallowed their share of its width.
///
/// `stops` are in the order of their bytes.
pub fn share_ligatures(stops: &mut [Stop], shown: &Shown) {
    let mut start = 0;
    while start < stops.len() {
        let swallowed =
            |it: &Stop| it.right - it.left < 0.01 && letter_of(shown, it).is_some_and(char::is_alphanumeric);
        let count = stops[start + 1..].iter().take_while(|it| swallowed(it)).count();
        let (left, right) = (stops[start].left, stops[start].right);
        if count > 0 && right - left > 0.01 {
            let rtl = stops[start].rtl;
            let share = (right - left) / (count + 1) as f32;
            for (i, stop) in stops[start..=start + count].iter_mut().enumerate() {
                let (from, to) = (share * i as f32, share * (i + 1) as f32);
                (stop.left, stop.right) = match rtl {
                    true => (right - to, right - from),
                    false => (left + from, left + to),
                };
            }
        }
        start += count + 1;
    }
}

fn letter_of(shown: &Shown, stop: &Stop) -> Option<char> {
    let at = shown
        .clusters
        .binary_search_by_key(&stop.bytes.start, |it| it.bytes.start)
        .ok()?;
    Some(shown.clusters[at].chr)
}

impl Laid {
    /// Adds the space around the piece and closes the rows' byte ranges.
    fn finish(&mut self, shown: &Shown, above: f32, below: f32) {
        for (offset, _) in &mut self.galleys {
            offset.y += above;
        }
        let mut bottom = above;
        for row in &mut self.rows {
            row.top += above;
            bottom = bottom.max(row.top + row.height);
            row.straight = row.stops.windows(2).all(|it| it[0].bytes.start < it[1].bytes.start);
        }
        self.height = bottom + below;
        let wrapped = self.rows.len() - 1;
        for row in &mut self.rows[..wrapped] {
            row.hide_trailing_blanks(|it| letter_of(shown, it).is_some_and(char::is_whitespace));
        }
        let end = shown.len;
        let starts: Vec<u32> = self
            .rows
            .iter()
            .map(|row| row.stops.iter().map(|it| it.bytes.start).min().unwrap_or(end))
            .collect();
        for (i, row) in self.rows.iter_mut().enumerate() {
            let start = if i == 0 { 0 } else { starts[i] };
            let end = starts.get(i + 1).copied().unwrap_or(end);
            row.bytes = start..end;
        }
    }

    /// The row that holds `byte` of the piece.
    pub fn row_at_byte(&self, byte: usize) -> usize {
        self.rows
            .partition_point(|it| it.bytes.start as usize <= byte)
            .saturating_sub(1)
    }

    /// The row at `y` points from the top of the piece; the nearest one outside.
    pub fn row_at_y(&self, y: f32) -> usize {
        self.rows.partition_point(|it| it.top <= y).saturating_sub(1)
    }

    /// From where to where a row goes when the space around the piece is shared out among its rows.
    pub fn slice(&self, row: usize) -> Range<f32> {
        let start = if row == 0 { 0.0 } else { self.rows[row].top };
        let end = self.rows.get(row + 1).map_or(self.height, |it| it.top);
        start..end
    }
}
