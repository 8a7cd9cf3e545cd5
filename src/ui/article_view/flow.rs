//! Where the view stands in the article, and which pieces are on the screen.
//!
//! The place is a byte and an offset in points, never a height from the top: so it is
//! as exact at the end of 100 MB as at the start, and a window that becomes narrower
//! or letters that become larger leave the top line where it was. Heights of text that
//! is not on the screen are never needed, and so never guessed.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use egui::{Context, Rect};

use super::layout::{Laid, Setting, lay_out};
use super::pieces::{self, Piece, piece_at};
use super::shown::{Kind, Shown, shown};
use crate::model::article::Article;

/// Where the top of the screen stands in the article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Top {
    /// A byte in the line at the top.
    pub byte: usize,
    /// Points of that line that are above the screen; its share of the space between paragraphs counts.
    pub offset: f32,
}

/// A piece on the screen.
#[derive(Clone, Debug)]
pub struct Placed {
    pub piece: Piece,
    /// Points on the screen.
    pub y: f32,
    pub laid: Arc<Laid>,
}

/// What is laid out, and how.
pub struct Page<'a> {
    pub ctx: &'a Context,
    pub article: &'a Article,
    pub setting: Setting,
    /// Paragraphs whose picture shows its source text.
    pub unfolded: &'a BTreeSet<usize>,
}

/// The place in the article, and the layouts of what is near it.
#[derive(Default)]
pub struct Flow {
    pub top: Top,
    cache: HashMap<usize, Cached>,
    frame: u64,
    laid_out: usize,
}

struct Cached {
    laid: Arc<Laid>,
    /// When it was used last.
    frame: u64,
}

/// Points of space before the first and after the last paragraph.
const PAGE_TOP: f32 = 28.0;
const PAGE_BOTTOM: f32 = 64.0;
/// How many units of weight the end of a paragraph has; a byte has one.
const PARAGRAPH_WEIGHT: usize = 48;

impl Flow {
    /// Forgets every layout, not the place.
    pub fn forget(&mut self) {
        self.cache.clear();
    }

    /// How many pieces the last frame looked at.
    pub fn laid_out(&self) -> usize {
        self.laid_out
    }

    /// Starts a frame: layouts that the last one did not use are dropped.
    pub fn begin(&mut self) {
        let last = self.frame;
        self.cache.retain(|_, it| it.frame == last);
        self.frame += 1;
        self.laid_out = 0;
    }

    /// The layout of `piece`.
    pub fn laid(&mut self, page: &Page<'_>, piece: &Piece) -> Arc<Laid> {
        let frame = self.frame;
        if let Some(cached) = self.cache.get_mut(&piece.bytes.start) {
            // egui makes a new galley when fonts or the atlas have changed; the old one must not be painted then.
            let fresh = cached.frame == frame
                || page.ctx.fonts_mut(|fonts| {
                    let galleys = cached.laid.galleys.iter().map(|it| &it.1);
                    let mut pairs = cached.laid.jobs.iter().zip(galleys);
                    pairs.all(|(job, galley)| Arc::ptr_eq(&fonts.layout_job(job.clone()), galley))
                });
            if fresh {
                self.laid_out += usize::from(cached.frame != frame);
                cached.frame = frame;
                return Arc::clone(&cached.laid);
            }
        }
        self.laid_out += 1;
        let unfolded = page.unfolded.contains(&piece.paragraph);
        let shown = shown(page.article.text(), piece, unfolded);
        let (above, below) = space_around(page, piece, &shown);
        let laid = page
            .ctx
            .fonts_mut(|fonts| lay_out(fonts, &shown, &page.setting, above, below));
        let laid = Arc::new(laid);
        let cached = Cached {
            laid: Arc::clone(&laid),
            frame,
        };
        self.cache.insert(piece.bytes.start, cached);
        laid
    }

    /// The pieces on the screen from top to bottom; corrects a place past the end.
    pub fn arrange(&mut self, page: &Page<'_>, screen: Rect) -> Vec<Placed> {
        let piece = piece_at(page.article, self.top.byte);
        let laid = self.laid(page, &piece);
        let slice = laid.slice(laid.row_at_byte(self.top.byte.saturating_sub(piece.bytes.start)));
        let offset = self.top.offset.clamp(0.0, (slice.end - slice.start).max(0.0));
        let y = screen.top() - slice.start - offset;
        let mut placed = vec![Placed { piece, y, laid }];
        loop {
            let last = &placed[placed.len() - 1];
            let bottom = last.y + last.laid.height;
            if bottom >= screen.bottom() {
                break;
            }
            let Some(piece) = pieces::next(page.article, &last.piece) else {
                self.sink(page, screen, screen.bottom() - bottom, &mut placed);
                break;
            };
            let laid = self.laid(page, &piece);
            placed.push(Placed { piece, y: bottom, laid });
        }
        placed
    }

    /// Moves everything down by up to `gap` points, as far as there is text above.
    fn sink(&mut self, page: &Page<'_>, screen: Rect, gap: f32, placed: &mut Vec<Placed>) {
        while placed[0].y > screen.top() - gap {
            let Some(piece) = pieces::previous(page.article, &placed[0].piece) else {
                break;
            };
            let laid = self.laid(page, &piece);
            let y = placed[0].y - laid.height;
            placed.insert(0, Placed { piece, y, laid });
        }
        let shift = gap.min(screen.top() - placed[0].y);
        if shift > 0.01 {
            for it in placed.iter_mut() {
                it.y += shift;
            }
            if let Some(first) = placed.iter().find(|it| it.y + it.laid.height > screen.top()) {
                self.top = top_in(&first.piece, &first.laid, screen.top() - first.y);
            }
        }
    }

    /// Moves the place by `points`, down if positive; stops at the start.
    pub fn scroll(&mut self, page: &Page<'_>, points: f32) {
        let mut piece = piece_at(page.article, self.top.byte);
        let mut laid = self.laid(page, &piece);
        let slice = laid.slice(laid.row_at_byte(self.top.byte.saturating_sub(piece.bytes.start)));
        let mut y = slice.start + self.top.offset.clamp(0.0, (slice.end - slice.start).max(0.0)) + points;
        while y >= laid.height {
            let Some(next) = pieces::next(page.article, &piece) else {
                break;
            };
            y -= laid.height;
            piece = next;
            laid = self.laid(page, &piece);
        }
        while y < 0.0 {
            let Some(previous) = pieces::previous(page.article, &piece) else {
                y = 0.0;
                break;
            };
            piece = previous;
            laid = self.laid(page, &piece);
            y += laid.height;
        }
        self.top = top_in(&piece, &laid, y);
    }

    /// Puts the line of `byte` at `y` points below the top of the screen.
    pub fn put(&mut self, page: &Page<'_>, byte: usize, y: f32) {
        let piece = piece_at(page.article, byte);
        let laid = self.laid(page, &piece);
        let row = laid.row_at_byte(byte.saturating_sub(piece.bytes.start));
        let slice = laid.slice(row);
        let inside = laid.rows[row].top - slice.start;
        self.top = Top { byte, offset: inside };
        self.scroll(page, -y);
    }

    /// Where the place is on a scale from 0 to [`total_weight`], `down` points below the top of the screen.
    pub fn weight(&mut self, page: &Page<'_>, down: f32) -> f64 {
        let kept = self.top;
        self.scroll(page, down);
        let top = std::mem::replace(&mut self.top, kept);
        let piece = piece_at(page.article, top.byte);
        let laid = self.laid(page, &piece);
        let row = laid.row_at_byte(top.byte.saturating_sub(piece.bytes.start));
        let slice = laid.slice(row);
        let share = (top.offset / (slice.end - slice.start).max(1.0)).clamp(0.0, 1.0);
        let start = weight_of(page.article, piece.bytes.start) + f64::from(laid.rows[row].bytes.start);
        start + f64::from(share) * row_weight(&piece, &laid, row)
    }

    /// Goes where [`Flow::weight`] is `weight`.
    pub fn go_to_weight(&mut self, page: &Page<'_>, weight: f64) {
        let (byte, _) = byte_at_weight(page.article, weight);
        let piece = piece_at(page.article, byte);
        let laid = self.laid(page, &piece);
        let row = laid.row_at_byte(byte.saturating_sub(piece.bytes.start));
        let start = weight_of(page.article, piece.bytes.start) + f64::from(laid.rows[row].bytes.start);
        let share = ((weight - start) / row_weight(&piece, &laid, row)).clamp(0.0, 1.0) as f32;
        let slice = laid.slice(row);
        self.top = Top {
            byte: piece.bytes.start + laid.rows[row].bytes.start as usize,
            offset: share * (slice.end - slice.start),
        };
    }
}

fn row_weight(piece: &Piece, laid: &Laid, row: usize) -> f64 {
    let end = if piece.last && row + 1 == laid.rows.len() {
        PARAGRAPH_WEIGHT
    } else {
        0
    };
    (laid.rows[row].bytes.len() + end).max(1) as f64
}

/// The weight of the whole article: its bytes, and something for the end of each paragraph.
pub fn total_weight(article: &Article) -> f64 {
    (article.len() + PARAGRAPH_WEIGHT * article.paragraph_count()) as f64
}

/// The weight of everything before `byte`.
pub fn weight_of(article: &Article, byte: usize) -> f64 {
    (byte + PARAGRAPH_WEIGHT * article.paragraph_at(byte)) as f64
}

/// The byte that has `weight` before it, and its paragraph; O(log n).
pub fn byte_at_weight(article: &Article, weight: f64) -> (usize, usize) {
    let weight = weight.max(0.0) as usize;
    let (mut low, mut high) = (0, article.paragraph_count() - 1);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if article.paragraph_with_end(middle).start + PARAGRAPH_WEIGHT * middle <= weight {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    let whole = article.paragraph(low);
    let inside = weight.saturating_sub(whole.start + PARAGRAPH_WEIGHT * low);
    (whole.start + inside.min(whole.len()), low)
}

fn top_in(piece: &Piece, laid: &Laid, y: f32) -> Top {
    let mut row = laid.rows.len() - 1;
    while row > 0 && laid.slice(row).start > y {
        row -= 1;
    }
    Top {
        byte: piece.bytes.start + laid.rows[row].bytes.start as usize,
        offset: y - laid.slice(row).start,
    }
}

fn space_around(page: &Page<'_>, piece: &Piece, shown: &Shown) -> (f32, f32) {
    let size = page.setting.size;
    let start = piece.bytes.start == 0;
    let end = piece.last && piece.paragraph + 1 == page.article.paragraph_count();
    let above = match shown.kind {
        _ if start => PAGE_TOP,
        Kind::Heading(_) => size * 0.9,
        Kind::Caption | Kind::Picture => size * 0.3,
        _ => 0.0,
    };
    let below = match shown.kind {
        _ if end => PAGE_BOTTOM,
        _ if !piece.last || shown.clusters.is_empty() => 0.0,
        Kind::Headline => size * 0.8,
        Kind::Heading(_) => size * 0.4,
        _ => size * 0.6,
    };
    (above, below)
}
