//! The sheets that overlays are drawn on, and lists one goes through by arrows.

use egui::{
    Align, Align2, Area, Context, Event, Frame, Id, Key, Layout, Modifiers, Order, RichText, ScrollArea, Ui, Vec2, vec2,
};

use crate::app::command::Command;
use crate::ui::frame::Drafts;

/// Where sheets begin: below the menu, higher up in a low window.
pub fn from_top(ctx: &Context) -> f32 {
    (ctx.content_rect().height() * 0.08).clamp(8.0, 64.0)
}

/// A sheet in the upper middle; a click outside closes it.
pub fn sheet(ctx: &Context, title: &str, width: f32, content: impl FnOnce(&mut Ui) -> Vec<Command>) -> Vec<Command> {
    sheet_at(ctx, (Align2::CENTER_TOP, 0.0), title, width, content)
}

/// A sheet on the right, so that the article can be read beside it.
pub fn side_sheet(
    ctx: &Context,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> Vec<Command>,
) -> Vec<Command> {
    sheet_at(ctx, (Align2::RIGHT_TOP, -12.0), title, width, content)
}

fn sheet_at(
    ctx: &Context,
    (corner, shift): (Align2, f32),
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> Vec<Command>,
) -> Vec<Command> {
    let area = Area::new(Id::unique("overlay"))
        .order(Order::Foreground)
        .anchor(corner, vec2(shift, from_top(ctx)));
    let shown = area.show(ctx, |ui| {
        Frame::popup(ui.style()).inner_margin(14.0).show(ui, |ui| {
            let width = width.min(ctx.content_rect().width() - 48.0);
            ui.set_width(width);
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.weak("Escape closes");
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(RichText::new(title).strong()).truncate());
                    });
                });
            });
            ui.add_space(6.0);
            content(ui)
        })
    });
    let mut commands = shown.inner.inner;
    let outside = shown.response.rect;
    let clicked =
        ctx.input(|it| it.pointer.any_pressed() && it.pointer.interact_pos().is_some_and(|at| !outside.contains(at)));
    if clicked && commands.is_empty() {
        commands.push(Command::Escape);
    }
    commands
}

/// The keys of a list, taken before a text field can have them.
#[derive(Clone, Copy, Debug, Default)]
pub struct ListKeys {
    pub up: bool,
    pub down: bool,
    pub enter: bool,
}

/// Takes the keys of a list.
pub fn list_keys(ui: &Ui) -> ListKeys {
    ui.input_mut(|it| ListKeys {
        up: it.consume_key(Modifiers::NONE, Key::ArrowUp),
        down: it.consume_key(Modifiers::NONE, Key::ArrowDown),
        enter: it.consume_key(Modifiers::NONE, Key::Enter),
    })
}

/// The height that a list may have under a sheet's head.
pub fn list_height(ctx: &Context) -> f32 {
    (ctx.content_rect().height() - from_top(ctx) - 130.0).clamp(80.0, 380.0)
}

/// Goes to the row above or below.
pub fn walk(drafts: &mut Drafts, keys: ListKeys, count: usize) {
    let last = count.saturating_sub(1);
    drafts.overlay_row = match keys {
        ListKeys { up: true, .. } => drafts.overlay_row.saturating_sub(1),
        ListKeys { down: true, .. } => (drafts.overlay_row + 1).min(last),
        _ => drafts.overlay_row.min(last),
    };
}

/// A list one goes through with arrows and Enter, or clicks; the row that was chosen.
pub fn choice(
    ui: &mut Ui,
    drafts: &mut Drafts,
    count: usize,
    mut row: impl FnMut(&mut Ui, usize, bool) -> egui::Response,
) -> Option<usize> {
    let keys = list_keys(ui);
    walk(drafts, keys, count);
    let height = list_height(ui.ctx());
    let mut chosen = keys.enter.then_some(drafts.overlay_row).filter(|it| *it < count);
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(0.0, 2.0);
            for i in 0..count {
                let on = i == drafts.overlay_row;
                let response = row(ui, i, on);
                if on && (keys.up || keys.down) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(i);
                }
            }
            if count == 0 {
                ui.weak("Nothing fits");
            }
        });
    chosen
}

/// The row whose number, from 1 on, was just pressed; a field in the sheet does not get it.
pub fn number(ui: &Ui, count: usize) -> Option<usize> {
    ui.input_mut(|input| {
        let of = |text: &str| {
            let number: usize = text.parse().ok()?;
            (1..=count).contains(&number).then(|| number - 1)
        };
        let found = input.events.iter().find_map(|event| match event {
            Event::Text(text) => of(text),
            _ => None,
        })?;
        input.events.retain(|it| !matches!(it, Event::Text(_)));
        Some(found)
    })
}

/// A list of rows of one height, of which some are checked: arrows go through it, Space checks and unchecks.
///
/// Only the rows on the screen are drawn. `row` draws one and answers whether its box was clicked.
pub fn checklist(
    ui: &mut Ui,
    drafts: &mut Drafts,
    count: usize,
    (height, row_height): (f32, f32),
    mut row: impl FnMut(&mut Ui, usize, bool, &Drafts) -> bool,
) {
    let keys = ui.input_mut(|it| ListKeys {
        up: it.consume_key(Modifiers::NONE, Key::ArrowUp),
        down: it.consume_key(Modifiers::NONE, Key::ArrowDown),
        enter: false,
    });
    walk(drafts, keys, count);
    let typing = ui.ctx().text_edit_focused();
    if !typing && count > 0 && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Space)) {
        drafts.toggle(drafts.overlay_row);
    }
    let pitch = row_height + ui.spacing().item_spacing.y;
    let mut area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    if keys.up || keys.down {
        let top = drafts.overlay_row as f32 * pitch;
        area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
    }
    area.show_rows(ui, row_height, count, |ui, rows| {
        for i in rows {
            if row(ui, i, i == drafts.overlay_row, drafts) {
                drafts.overlay_row = i;
                drafts.toggle(i);
            }
        }
    });
}
