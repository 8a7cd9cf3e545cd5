//! The rows: of 10,000 pairs only those on the screen are laid out.

use std::ops::Range;

use egui::{Align2, Color32, EventFilter, FontId, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::cell::{Cell, Paint};
use super::draft::{Heights, ReviewDrafts};
use super::signs::Sign;
use super::{marked, strip, wording};
use crate::app::command::{Command, ReviewCommand};
use crate::app::reviewing::{OriginalText, Reviewing, RowState};
use crate::app::selection::Selection;
use crate::app::state::{Desk, Pane, State};
use crate::engine::review::comparison::Comparison;
use crate::engine::review::language::name_of;
use crate::engine::review::side::Side;
use crate::model::mqm::Severity;
use crate::text::segment::word_at;
use crate::ui::article_view::article_id;
use crate::ui::frame::Drafts;
use crate::ui::theme::ViewTheme;

/// Size of letters in points: of the current row, of the others.
const LARGE: f32 = 18.0;
const SMALL: f32 = 14.0;
/// Width of the column between the two texts.
const MIDDLE: f32 = 54.0;
/// Space around the words of a cell.
const PAD: f32 = 8.0;
/// Height of the titles of the columns.
const TITLES: f32 = 22.0;
/// Least height of a row.
const LEAST: f32 = 30.0;

/// Draws the rows with their strip, and answers what was done with them.
pub fn rows(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let (whole, region) = region(ui, desk, drafts);
    let Some(comparison) = &reviewing.comparison else {
        return waiting(ui, desk, whole);
    };
    let (strip_rect, right) = whole.split_left_right_at_x(whole.left() + strip::WIDTH);
    let (titles_rect, rows_rect) = right.split_top_bottom_at_y(right.top() + TITLES);
    let mut commands = strip::strip(ui, strip_rect, reviewing, comparison);
    let view = View {
        state,
        desk,
        comparison,
        theme: ViewTheme::of(ui.visuals().dark_mode),
        width: ((rows_rect.width() - MIDDLE) / 2.0 - 2.0 * PAD - 6.0).max(60.0),
        has_keyboard: region.has_focus() || ui.memory(|it| it.focused().is_none()),
    };
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(rows_rect));
    view.titles(ui, titles_rect);
    commands.extend(view.show(&mut inner, &mut drafts.review));
    commands
}

/// What has the keyboard while one reviews; named for a screen reader.
fn region(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> (Rect, Response) {
    let whole = ui.available_rect_before_wrap();
    let region = ui.interact(whole, article_id(), Sense::focusable_noninteractive());
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|it| it.set_focus_lock_filter(article_id(), filter));
    if drafts.takes_focus(Pane::Article) {
        region.request_focus();
    }
    let reviewing = &desk.reviewing;
    let name = match &reviewing.comparison {
        Some(it) => format!("Pair {} of {}", reviewing.row + 1, it.len()),
        None => "Review of the translation".to_owned(),
    };
    region.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, &name));
    (whole, region)
}

/// What is said while there is nothing to compare.
fn waiting(ui: &mut Ui, desk: &Desk, whole: Rect) -> Vec<Command> {
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(whole.shrink(24.0)));
    let ui = &mut inner;
    let reviewing = &desk.reviewing;
    ui.add_space(whole.height() * 0.3);
    let mut commands = Vec::new();
    ui.vertical_centered(|ui| match (&reviewing.text, reviewing.progress) {
        (OriginalText::Unknown, _) => {
            ui.label("Put the original beside the article, sentence against sentence");
            ui.add_space(6.0);
            if ui.button("Attach the original…").clicked() {
                commands.push(Command::Review(ReviewCommand::AskOriginal));
            }
        }
        (OriginalText::Unreadable(why), _) => {
            ui.label(why);
            ui.add_space(6.0);
            if ui.button("Attach the original…").clicked() {
                commands.push(Command::Review(ReviewCommand::AskOriginal));
            }
        }
        (OriginalText::Reading, _) => drop(ui.label("Reading the original…")),
        (OriginalText::None | OriginalText::Read(_), percent) => {
            let percent = percent.unwrap_or(0);
            ui.label("Finding which sentences belong together…");
            ui.add_space(6.0);
            let bar = egui::ProgressBar::new(f32::from(percent) / 100.0).desired_width(280.0);
            ui.add(bar.text(format!("{percent} %")));
            ui.weak("Escape goes back to the article; the work goes on");
        }
    });
    commands
}

struct View<'a> {
    state: &'a State,
    desk: &'a Desk,
    comparison: &'a Comparison,
    theme: &'static ViewTheme,
    /// Of a column of words, in points.
    width: f32,
    has_keyboard: bool,
}

impl View<'_> {
    fn reviewing(&self) -> &Reviewing {
        &self.desk.reviewing
    }

    fn zoom(&self) -> f32 {
        self.state.settings.zoom
    }

    fn size(&self, row: usize) -> f32 {
        let size = if row == self.reviewing().row { LARGE } else { SMALL };
        size * self.zoom()
    }

    fn show(&self, ui: &mut Ui, drafts: &mut ReviewDrafts) -> Vec<Command> {
        self.renew(&mut drafts.heights);
        // Letters of the current row are larger; its height is corrected once it is laid out.
        let mut tops = Vec::with_capacity(self.comparison.len() + 1);
        let mut y = 0.0;
        for height in &drafts.heights.rows {
            tops.push(y);
            y += height;
        }
        tops.push(y);
        let row = self.reviewing().row;
        let screen = ui.available_height();
        let mut area = ScrollArea::vertical().id_salt("review-rows").auto_shrink(false);
        if drafts.revealed != self.reviewing().reveal {
            drafts.revealed = self.reviewing().reveal;
            let (top, bottom) = (tops[row.min(tops.len() - 1)], tops[(row + 1).min(tops.len() - 1)]);
            let seen = drafts.offset + PAD <= top && bottom + LEAST <= drafts.offset + screen;
            if !seen {
                drafts.offset = (top - screen * 0.3).max(0.0);
                area = area.vertical_scroll_offset(drafts.offset);
            }
        }
        let mut commands = Vec::new();
        let shown = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(y);
            ui.set_width(ui.available_width());
            let left_top = ui.max_rect().left_top();
            let first = tops.partition_point(|it| *it <= viewport.top()).saturating_sub(1);
            drafts.laid_out = 0;
            let mut at = left_top.y + tops[first.min(tops.len() - 1)];
            for row in first..self.comparison.len() {
                if at > left_top.y + viewport.bottom() {
                    break;
                }
                let corner = pos2(left_top.x, at);
                let height = self.row(ui, row, corner, ui.max_rect().width(), &mut commands);
                drafts.laid_out += 1;
                if (drafts.heights.rows[row] - height).abs() > 0.5 {
                    drafts.heights.rows[row] = height;
                    ui.ctx().request_repaint();
                }
                at += height;
            }
        });
        drafts.offset = shown.state.clamped_offset().y;
        commands
    }

    /// What stands in each column.
    fn titles(&self, ui: &Ui, rect: Rect) {
        let original = self.desk.original();
        let language = |code: &str| {
            if code.is_empty() {
                String::new()
            } else {
                format!(" ({})", name_of(code))
            }
        };
        let titles = [
            format!(
                "Original{}",
                original.map_or_else(String::new, |it| language(&it.language))
            ),
            format!(
                "Translation{}",
                original.map_or_else(String::new, |it| language(&it.into))
            ),
        ];
        for (title, side) in titles.into_iter().zip(Side::BOTH) {
            let left = rect.left() + PAD + self.left(side);
            let font = FontId::proportional(12.5);
            ui.painter().text(
                pos2(left, rect.center().y),
                Align2::LEFT_CENTER,
                title,
                font,
                self.theme.quiet,
            );
        }
        let line = ui.visuals().widgets.noninteractive.bg_stroke;
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    }

    /// Where the column of a side begins, in points from the left of the rows.
    fn left(&self, side: Side) -> f32 {
        match side {
            Side::Original => 4.0,
            Side::Translation => 4.0 + self.width + 2.0 * PAD + MIDDLE,
        }
    }

    /// Estimates heights anew when they are of something else.
    fn renew(&self, heights: &mut Heights) {
        let of = Some((self.reviewing().generation(), (self.width * self.zoom()) as u32));
        if heights.of == of && heights.rows.len() == self.comparison.len() {
            return;
        }
        heights.of = of;
        let size = SMALL * self.zoom();
        let lines = |side: Side, row: usize| {
            let bytes = self.comparison.span(row, side).map_or(0, |it| it.len());
            (bytes as f32 * size * 0.42 / self.width).ceil().max(1.0)
        };
        let height = |row: usize| {
            let lines = lines(Side::Original, row).max(lines(Side::Translation, row));
            (lines * size * 1.55 + 2.0 * PAD).max(LEAST)
        };
        heights.rows = (0..self.comparison.len()).map(height).collect();
    }

    /// Draws a row with its top left at `corner`; answers its height.
    fn row(&self, ui: &mut Ui, row: usize, corner: egui::Pos2, width: f32, commands: &mut Vec<Command>) -> f32 {
        let size = self.size(row);
        let cells = Side::BOTH.map(|side| {
            let segments = self.comparison.segments(side).get(self.comparison.places(row, side));
            let sentences = segments.unwrap_or(&[]).iter().copied();
            Cell::of(ui, self.comparison.text(side), sentences, self.width, size)
        });
        let height = cells[0].height.max(cells[1].height).max(LEAST - 2.0 * PAD) + 2.0 * PAD;
        let whole = Rect::from_min_size(corner, vec2(width, height));
        let current = row == self.reviewing().row;
        self.ground(ui, whole, row, current);
        for (side, cell) in Side::BOTH.into_iter().zip(&cells) {
            let left = corner.x + self.left(side);
            let rect = Rect::from_min_size(pos2(left, corner.y), vec2(self.width + 2.0 * PAD, height));
            self.side(ui, row, side, cell, rect, commands);
        }
        let middle = pos2(corner.x + 4.0 + self.width + 2.0 * PAD + MIDDLE / 2.0, corner.y + PAD);
        self.middle(ui, row, middle);
        height
    }

    fn ground(&self, ui: &Ui, whole: Rect, row: usize, current: bool) {
        let painter = ui.painter();
        if current {
            painter.rect_filled(whole, 0.0, ui.visuals().faint_bg_color);
            let edge = Rect::from_min_size(whole.min, vec2(3.0, whole.height()));
            painter.rect_filled(edge, 0.0, self.theme.caret);
        } else if self.reviewing().overview.state(row) == RowState::NotAsked {
            painter.rect_filled(whole, 0.0, self.theme.strip);
        }
        let line = ui.visuals().widgets.noninteractive.bg_stroke;
        painter.hline(whole.x_range(), whole.bottom() - 0.5, line);
    }

    /// The column between the texts: how many sentences each side has, and how the row stands.
    fn middle(&self, ui: &Ui, row: usize, top: egui::Pos2) {
        let reviewing = self.reviewing();
        let state = reviewing.overview.state(row);
        let weak = self.comparison.is_weak(row);
        let painter = ui.painter();
        let small = FontId::proportional(11.5);
        let shape = wording::shape(self.comparison, row);
        painter.text(top, Align2::CENTER_TOP, shape, small.clone(), self.theme.quiet);
        let sign = wording::sign(state, weak);
        painter.text(
            top + vec2(0.0, 15.0),
            Align2::CENTER_TOP,
            sign,
            FontId::proportional(14.0),
            self.colour(state, weak),
        );
        if let Some(kind) = wording::kind(self.comparison.kind(row)).filter(|_| state == RowState::NotAsked) {
            painter.text(top + vec2(0.0, 15.0), Align2::CENTER_TOP, kind, small, self.theme.quiet);
        }
    }

    fn colour(&self, state: RowState, weak: bool) -> Color32 {
        strip::colour(state, weak, self.theme)
    }

    fn side(&self, ui: &Ui, row: usize, side: Side, cell: &Cell<'_>, rect: Rect, commands: &mut Vec<Command>) {
        let reviewing = self.reviewing();
        let current = row == reviewing.row;
        let id = ui.scope_id().with(("review-cell", row, side));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let words = self.comparison.span(row, side);
        let text = words.map_or("", |it| self.comparison.text(side).quote(it));
        let name = match side {
            Side::Original => "Original",
            Side::Translation => "Translation",
        };
        let label = match text {
            "" => format!("{name} {}: nothing here", row + 1),
            words => format!("{name} {}: {words}", row + 1),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &label));
        let corner = rect.min + vec2(PAD, PAD);
        if text.is_empty() {
            let font = FontId::proportional(12.5);
            let at = pos2(rect.center().x, corner.y + 2.0);
            ui.painter()
                .text(at, Align2::CENTER_TOP, "nothing here", font, self.theme.quiet);
        }
        let hidden = reviewing.reading.is_some_and(|it| it != side) && current;
        let (signs, insertions) = self.signs(row, side);
        let marked = marked::marks(self.desk, self.comparison, row, side);
        let mut letters: Vec<(usize, char)> = marked.iter().map(|it| (it.0.start, it.2)).collect();
        if current {
            letters.extend(self.letters(row, side));
        }
        let marks: Vec<(Range<usize>, u8)> = marked.into_iter().map(|it| (it.0, it.1)).collect();
        let paint = Paint {
            signs: &signs,
            insertions: &insertions,
            marks: &marks,
            letters: &letters,
            selection: current.then_some(reviewing.selections[side.index()]),
            caret: current && reviewing.side == side && self.has_keyboard,
            quiet: hidden || reviewing.overview.state(row) == RowState::NotAsked,
        };
        cell.paint(ui.painter(), corner, &paint, self.theme);
        commands.extend(self.pointed(&response, row, side, cell, corner));
    }

    /// What the pointer does in a cell.
    fn pointed(
        &self,
        response: &Response,
        row: usize,
        side: Side,
        cell: &Cell<'_>,
        corner: egui::Pos2,
    ) -> Option<Command> {
        let at = response.interact_pointer_pos()?;
        let byte = cell.byte_at(corner, at);
        let before = self.reviewing().selections[side.index()];
        let selection = match byte {
            Some(byte) if response.double_clicked() => {
                let word = word_at(self.comparison.text(side).text(), byte);
                Selection {
                    anchor: word.start,
                    head: word.end,
                }
            }
            Some(byte) if response.drag_started() => Selection::caret(byte),
            Some(byte) if response.dragged() && self.reviewing().row == row => Selection {
                anchor: before.anchor,
                head: byte,
            },
            Some(byte) if response.clicked() => Selection::caret(byte),
            None if response.clicked() => return Some(Command::Review(ReviewCommand::Row(row))),
            _ => return None,
        };
        if self.reviewing().row == row && self.reviewing().side == side && selection == before {
            return None;
        }
        Some(Command::Review(ReviewCommand::Select { side, selection }))
    }

    /// The letters of values that have a counterpart on the other side, at their first byte.
    fn letters(&self, row: usize, side: Side) -> Vec<(usize, char)> {
        let values = self.reviewing().values_of(row);
        values.map(|(letter, it)| (it.span(side).start(), letter)).collect()
    }

    /// What is marked on a side of a row, and where something is missing in it.
    fn signs(&self, row: usize, side: Side) -> (Vec<(Range<usize>, Sign)>, Vec<usize>) {
        let reviewing = self.reviewing();
        let (mut signs, mut insertions) = (Vec::new(), Vec::new());
        if !reviewing.blind {
            let here = reviewing.findings_of(row).iter().filter(|it| self.desk.is_open(it));
            let spans = here.filter_map(|it| it.spans[side.index()]);
            signs.extend(spans.map(|it| (it.range(), Sign::Finding)));
        }
        let Some(decided) = &reviewing.decided else {
            return (signs, insertions);
        };
        for placed in reviewing.errors_of(row).iter().filter_map(|id| decided.error(id)) {
            let sign = match placed.error.proposed {
                true if reviewing.blind => continue,
                true => Sign::Proposed,
                false => Sign::Error(Severity::from_key(&placed.error.severity)),
            };
            signs.extend(placed.spans[side.index()].iter().map(|it| (it.range(), sign)));
            if side == Side::Translation {
                insertions.extend(placed.insertion);
            }
        }
        (signs, insertions)
    }
}
