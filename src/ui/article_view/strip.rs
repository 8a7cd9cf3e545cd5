//! The margin strip: where marks are in the whole article, where the screen is; also the scroll bar.

use egui::{Painter, Pos2, Rect, pos2};

use super::flow::{Flow, Page, byte_at_weight, total_weight};
use super::paint::Brush;
use crate::model::document::Document;
use crate::ui::theme::ViewTheme;

/// Points.
pub const STRIP_WIDTH: f32 = 18.0;
/// Height of a tick in points.
const TICK: f32 = 2.0;
/// The least height of the viewport's sign in points.
const LEAST_VIEWPORT: f32 = 20.0;
/// A column for each label: bits of [`Label::bit`](crate::model::label::Label::bit).
const COLUMNS: [u8; 5] = [1, 2, 4, 8, 128];

/// The ticks, kept until the document or the height changes.
#[derive(Default)]
pub struct Strip {
    made_for: Option<(u64, usize, u32)>,
    /// Bits of the labels that start in each tick.
    ticks: Vec<u8>,
    /// How far below the top of the viewport's sign the mouse holds it, in points.
    held: Option<f32>,
}

impl Strip {
    /// Where the viewport's sign stands.
    pub fn viewport(page: &Page<'_>, flow: &mut Flow, strip: Rect, height: f32) -> Rect {
        let total = total_weight(page.article).max(1.0);
        let top = (flow.weight(page, 0.0) / total).clamp(0.0, 1.0) as f32;
        let bottom = (flow.weight(page, height) / total).clamp(0.0, 1.0) as f32;
        let size = ((bottom - top) * strip.height()).clamp(LEAST_VIEWPORT.min(strip.height()), strip.height());
        let y = (strip.top() + top * strip.height()).min(strip.bottom() - size);
        Rect::from_min_max(pos2(strip.left(), y), pos2(strip.right(), y + size))
    }

    /// Goes where the mouse points; `viewport` is where the sign stood when it was pressed.
    pub fn drag(&mut self, page: &Page<'_>, flow: &mut Flow, strip: Rect, viewport: Rect, pos: Pos2) {
        let held = *self
            .held
            .get_or_insert_with(|| match viewport.y_range().contains(pos.y) {
                true => pos.y - viewport.top(),
                false => viewport.height() / 2.0,
            });
        let share = ((pos.y - held - strip.top()) / strip.height().max(1.0)).clamp(0.0, 1.0);
        flow.go_to_weight(page, f64::from(share) * total_weight(page.article));
    }

    /// The mouse let go.
    pub fn release(&mut self) {
        self.held = None;
    }

    /// Paints ticks and viewport.
    pub fn paint(
        &mut self,
        painter: &Painter,
        document: &Document,
        revision: u64,
        strip: Rect,
        viewport: Rect,
        theme: &ViewTheme,
    ) {
        self.update(document, revision, strip.height());
        let mut brush = Brush::new(painter);
        brush.rect(strip.left(), strip.right(), strip.top(), strip.bottom(), theme.strip);
        let width = (strip.width() - 4.0) / COLUMNS.len() as f32;
        for (i, &bits) in self.ticks.iter().enumerate() {
            let y = strip.top() + i as f32 * TICK;
            for (column, bit) in COLUMNS.into_iter().enumerate().filter(|it| bits & it.1 != 0) {
                let x = strip.left() + 2.0 + width * column as f32;
                brush.rect(x, x + width, y, y + TICK, theme.bit(bit).line);
            }
        }
        let held = viewport.shrink2(egui::vec2(0.5, 0.0));
        brush.rect(held.left(), held.right(), held.top(), held.bottom(), theme.viewport);
        brush.done(painter);
    }

    fn update(&mut self, document: &Document, revision: u64, height: f32) {
        let article = document.article();
        let made_for = (revision, article.len(), height as u32);
        if self.made_for == Some(made_for) {
            return;
        }
        self.made_for = Some(made_for);
        let count = (height / TICK).max(1.0) as usize;
        let step = total_weight(article) / count as f64;
        let byte = |i: usize| byte_at_weight(article, i as f64 * step).0;
        let mut start = 0;
        self.ticks = (1..=count)
            .map(|i| {
                let end = if i == count { article.len() } else { byte(i) };
                let bits = document.index().labels_starting_in(start..end.max(start));
                start = end.max(start);
                bits
            })
            .collect();
    }
}
