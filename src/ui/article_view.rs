//! The article as one reads and marks it.
//!
//! What a frame costs depends on what is on the screen, never on the length of the
//! article or the number of marks. The view changes nothing: it answers with events.

mod access;
mod bidi;
mod canvas;
mod connector;
mod flow;
mod joined;
mod layout;
pub mod linking;
mod marks;
mod motion;
mod notes;
mod outline;
mod paint;
mod pieces;
mod pointer;
mod remarks;
mod row;
mod selected;
mod sentences;
mod sheet;
mod shown;
mod sign;
mod strip;
mod surveyed;
mod tag;
mod tags;
mod units;
mod view_input;

use std::collections::BTreeSet;
use std::ops::Range;

use egui::{EventFilter, Id, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo};

use crate::model::article::Article;
use crate::model::id::AnnotationId;
use crate::ui::theme::ViewTheme;
use canvas::Canvas;
use flow::{Flow, Page};
use marks::MarkCache;
use motion::Caret;
use pointer::Pointer;
use sheet::Sheet;
use strip::{STRIP_WIDTH, Strip};
use tag::TagCache;

/// For other views of words.
pub(super) use self::{
    layout::{Laid, Setting, lay_out},
    paint::Brush,
    pieces::Piece,
    shown::shown,
};
pub use flow::Top;

/// Size of body letters in points at zoom 1.
const BODY_SIZE: f32 = 17.0;
/// Width of the text in body letter sizes: about 70 characters.
const MEASURE: f32 = 34.0;
/// Least space in points beside the text.
const MARGIN: f32 = 28.0;
/// A view narrower or lower than this many points shows nothing.
const LEAST_SIZE: f32 = 24.0;

pub use crate::app::selection::Selection;
pub use crate::app::state::Reveal;
pub use crate::model::intent::Edge;
pub use outline::{AtHand, Outline};
pub use view_input::{Beside, Hint, Need, Nothing, Proposed, Remark, Sentence, ViewEvent, ViewInput};

/// The text view. It keeps only what concerns the screen.
#[derive(Default)]
pub struct ArticleView {
    flow: Flow,
    sheet: Sheet,
    marks: MarkCache,
    tags: TagCache,
    strip: Strip,
    pointer: Pointer,
    caret: Caret,
    unfolded: BTreeSet<usize>,
    setting: Option<Setting>,
    /// What the layouts are of. Kept, so that another text cannot come to stand at the same address.
    article: Option<Article>,
    revealed: Option<u64>,
    /// When a key was pressed last.
    keyed: f64,
    made: Made,
}

/// How many things beside the words the last frame made; as many as are on the screen, however many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    pub tags: usize,
    pub connectors: usize,
    pub sentences: usize,
    pub flags: usize,
    pub outlines: usize,
}

impl ArticleView {
    /// Shows the article in all the room there is, and answers what the reader did.
    pub fn show(&mut self, ui: &mut Ui, input: &ViewInput<'_>) -> Vec<ViewEvent> {
        let (_, space) = ui.allocate_space(ui.available_size());
        if space.width() < LEAST_SIZE || space.height() < LEAST_SIZE {
            return Vec::new();
        }
        let id = article_id();
        let (screen, strip) = space.split_left_right_at_x((space.right() - STRIP_WIDTH).max(space.left()));
        let response = ui.interact(screen, id, Sense::click_and_drag());
        let theme = ViewTheme::of(ui.visuals().dark_mode);
        let ctx = ui.ctx().clone();
        let setting = setting(screen, input.zoom, theme);
        self.renew(input, setting);
        // The set of unfolded pictures is lent to the page while the rest of the view changes.
        let unfolded = std::mem::take(&mut self.unfolded);
        let page = Page {
            ctx: &ctx,
            article: input.document.article(),
            setting,
            unfolded: &unfolded,
        };
        self.flow.begin();
        self.marks.begin(input.revision);
        self.tags.begin(input.revision);
        self.made = Made::default();

        let mut events = Vec::new();
        let before = self.flow.top;
        let mut selection = input.selection;
        self.scroll_by_wheel(ui, space, &page);
        self.use_strip(ui, id, strip, screen, &page);
        let moved = self.use_keys(ui, &response, screen, &page, selection, &mut events);
        self.arrange(&page, screen);
        self.reveal(&page, screen, input, moved);

        let grips = selected::grips(&self.sheet, input);
        let wish = self
            .pointer
            .update(ui, &response, &self.sheet, input, &grips, &mut events);
        if wish.focus {
            response.request_focus();
        }
        if wish.scroll != 0.0 {
            self.flow.scroll(&page, wish.scroll);
            self.arrange(&page, screen);
            ctx.request_repaint();
        }
        for event in &events {
            if let ViewEvent::Select(it) = event {
                selection = *it;
            }
        }
        let hovered = self.hovered(ui, &response, input);
        let (hovered_at, hovered_ids) = hovered.unzip();
        let hovered_ids = hovered_ids.unwrap_or_default();
        let canvas = Canvas {
            painter: &ui.painter_at(self.sheet.screen),
            sheet: &self.sheet,
            input,
            selection,
            focus: response.has_focus(),
            theme,
        };
        canvas.paint_text(&mut self.marks);
        self.made.connectors = canvas.paint_chosen(&self.pointer, hovered_ids.first());
        self.made.outlines = outline::paint(canvas.painter, &self.sheet, input, theme);
        canvas.paint_letters(&mut self.marks);
        self.beside(ui, id, input, theme, &mut events);
        let clicked = notes::pictures(ui, id, &self.sheet, theme);
        if hovered_at.is_some() {
            notes::tooltip(&response, &hovered_ids, input, theme);
        }
        access::expose(ui, &response, &self.sheet, page.article, selection);
        let viewport = Strip::viewport(&page, &mut self.flow, strip, screen.height());
        let painter = ui.painter_at(strip);
        self.strip
            .paint(&painter, input.document, input.revision, strip, viewport, theme);
        self.cursor(ui, &response, &grips);
        self.unfolded = unfolded;
        if let Some(paragraph) = clicked {
            self.toggle_picture(paragraph);
            ctx.request_repaint();
        }
        if self.flow.top != before {
            events.push(ViewEvent::ScrolledTo(self.flow.top));
        }
        events
    }

    /// The bytes between the first and the last line on the screen.
    pub fn visible_bytes(&self) -> Range<usize> {
        self.sheet.visible_bytes()
    }

    /// Where the top of the screen stands.
    pub fn position(&self) -> Top {
        self.flow.top
    }

    /// Puts the top of the screen at `top`; a [`Reveal`] of any generation counts as new after it.
    pub fn scroll_to(&mut self, top: Top) {
        self.flow.top = top;
        self.revealed = None;
    }

    /// How many pieces of text the last frame laid out or looked at.
    pub fn laid_out_last_frame(&self) -> usize {
        self.flow.laid_out()
    }

    /// Where the caret before `byte` would stand, if that line is on the screen.
    pub fn rect_of(&self, byte: usize) -> Option<Rect> {
        self.sheet.caret(byte)
    }

    /// Rectangles that cover `bytes`, from top to bottom; only what is on the screen.
    pub fn rects_of(&self, bytes: Range<usize>) -> Vec<Rect> {
        self.sheet.rects(&bytes)
    }

    /// Bytes of the grapheme nearest to `pos`.
    pub fn grapheme_at(&self, pos: Pos2) -> Option<Range<usize>> {
        self.sheet.grapheme_at(pos)
    }

    /// Shows the source text of the picture in `paragraph`, or folds it again.
    pub fn toggle_picture(&mut self, paragraph: usize) {
        if !self.unfolded.remove(&paragraph) {
            self.unfolded.insert(paragraph);
        }
        self.flow.forget();
    }

    /// What the last frame made beside the words.
    pub fn made_last_frame(&self) -> Made {
        self.made
    }

    /// Where the mouse rests on the text, and the annotations there, the shortest first.
    fn hovered(&mut self, ui: &Ui, response: &Response, input: &ViewInput<'_>) -> Option<(Pos2, Vec<AnnotationId>)> {
        let idle = ui.input(|it| {
            if it.raw.events.iter().any(|it| matches!(it, egui::Event::Key { .. })) {
                self.keyed = it.time;
            }
            it.time - f64::from(it.pointer.time_since_last_movement()) < self.keyed
        });
        // A mouse that was left lying while keys are pressed tells nothing, and covers nothing.
        let pos = response.hover_pos().filter(|_| !idle && !self.pointer.is_dragging())?;
        let at = self.sheet.written_at(pos)?;
        Some((pos, pointer::ids_at(input, &at)))
    }

    fn renew(&mut self, input: &ViewInput<'_>, setting: Setting) {
        let article = input.document.article();
        let same = |it: &Article| std::ptr::eq(it.text(), article.text());
        if !self.article.as_ref().is_some_and(same) {
            self.article = Some(article.clone());
            self.unfolded.clear();
            self.marks = MarkCache::default();
            self.tags = TagCache::default();
            self.strip = Strip::default();
            self.flow.forget();
        }
        if self.setting != Some(setting) {
            self.setting = Some(setting);
            self.flow.forget();
        }
    }

    fn arrange(&mut self, page: &Page<'_>, screen: Rect) {
        let width = page.setting.width;
        self.sheet = Sheet {
            placed: self.flow.arrange(page, screen),
            left: (screen.center().x - width / 2.0).round(),
            width,
            screen,
        };
    }

    fn scroll_by_wheel(&mut self, ui: &Ui, space: Rect, page: &Page<'_>) {
        if !ui.rect_contains_pointer(space) {
            return;
        }
        let delta = ui.input_mut(|it| std::mem::take(&mut it.smooth_scroll_delta.y));
        if delta != 0.0 {
            self.flow.scroll(page, -delta);
        }
    }

    fn use_strip(&mut self, ui: &Ui, id: Id, strip: Rect, screen: Rect, page: &Page<'_>) {
        // Not for the keyboard: keys scroll by moving the caret.
        let response = ui.interact(strip, id.with("strip"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Marks in the whole article"));
        let pos = response
            .interact_pointer_pos()
            .filter(|_| response.is_pointer_button_down_on());
        let Some(pos) = pos else {
            self.strip.release();
            return;
        };
        let viewport = Strip::viewport(page, &mut self.flow, strip, screen.height());
        self.strip.drag(page, &mut self.flow, strip, viewport, pos);
    }

    /// Reads the keys that are the view's own; answers where the caret went.
    fn use_keys(
        &mut self,
        ui: &Ui,
        response: &Response,
        screen: Rect,
        page: &Page<'_>,
        selection: Selection,
        events: &mut Vec<ViewEvent>,
    ) -> Option<usize> {
        if !response.has_focus() {
            return None;
        }
        lock_keys(ui, response.id);
        let copied = ui.input(|it| it.events.iter().any(|it| matches!(it, egui::Event::Copy)));
        events.extend(copied.then_some(ViewEvent::Copy));
        let moved = self.caret.keys(ui, &mut self.flow, page, screen.height(), selection)?;
        events.push(ViewEvent::Select(moved));
        Some(moved.head)
    }

    /// Scrolls to where the app wants to look, or to the caret that a key moved.
    fn reveal(&mut self, page: &Page<'_>, screen: Rect, input: &ViewInput<'_>, moved: Option<usize>) {
        let wished = input.reveal.filter(|it| self.revealed != Some(it.generation));
        self.revealed = input.reveal.map(|it| it.generation).or(self.revealed);
        let Some(byte) = wished.map(|it| it.byte).or(moved) else {
            return;
        };
        let line = page.setting.size * layout::LINE_HEIGHT;
        let visible = self.sheet.visible_bytes();
        let near = visible.start.saturating_sub(pieces::WINDOW)..visible.end + pieces::WINDOW;
        let row = self.sheet.row_of_byte(byte);
        let jump = wished.is_some_and(|it| it.jump);
        // After a jump one wants to read on, so a place at the very bottom is not good enough.
        let bottom = screen.bottom() - if jump { screen.height() * 0.25 } else { 0.0 };
        if row.is_some_and(|it| it.top >= screen.top() && it.bottom <= bottom) {
            return;
        }
        let y = match near.contains(&byte) {
            _ if jump => screen.height() * 0.35,
            true if byte <= visible.start => line,
            true => screen.height() - 2.0 * line,
            false => screen.height() * 0.35,
        };
        self.flow.put(page, byte, y);
        self.arrange(page, screen);
    }

    /// What stands in the margins: tags, the strip of sentences, signs of findings.
    fn beside(&mut self, ui: &Ui, id: Id, input: &ViewInput<'_>, theme: &ViewTheme, events: &mut Vec<ViewEvent>) {
        let sheet = &self.sheet;
        let painter = ui.painter_at(sheet.screen);
        let bars = sentences::place(sheet, input);
        sentences::paint(&painter, sheet, &bars, theme);
        events.extend(sentences::show(ui, id, sheet, &bars, theme).map(ViewEvent::Select));
        let flags = remarks::place(sheet, input);
        events.extend(remarks::show(ui, id, sheet, &flags, theme).map(ViewEvent::ClickRemarks));
        let tags = tags::place(&painter, sheet, input, &mut self.marks, &mut self.tags);
        events.extend(tags::show(ui, id, sheet, &tags, theme).map(ViewEvent::ClickTag));
        self.made.tags = tags.len();
        self.made.sentences = bars.len();
        self.made.flags = flags.len();
    }

    fn cursor(&self, ui: &Ui, response: &Response, grips: &[(pointer::Grip, Rect)]) {
        let Some(pos) = response.hover_pos() else {
            return;
        };
        let icon = match self.pointer.resizing().is_some() || pointer::over_grip(pos, grips) {
            true => egui::CursorIcon::ResizeHorizontal,
            false => egui::CursorIcon::Text,
        };
        ui.ctx().set_cursor_icon(icon);
    }
}

fn setting(screen: Rect, zoom: f32, theme: &ViewTheme) -> Setting {
    let size = (BODY_SIZE * zoom.clamp(0.4, 6.0) * 4.0).round() / 4.0;
    let width = (size * MEASURE).min(screen.width() - 2.0 * MARGIN).max(size * 4.0);
    Setting {
        width: width.round(),
        size,
        quiet: theme.quiet,
    }
}

/// Arrows, Tab and Escape belong to the view while it has the focus.
fn lock_keys(ui: &Ui, id: Id) {
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|it| it.set_focus_lock_filter(id, filter));
}

/// The id of the article's widget, which has the keyboard most of the time.
pub fn article_id() -> Id {
    Id::unique("article")
}
