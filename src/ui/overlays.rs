//! What is laid over the window: palette, help, encodings, pick list, a path typed by hand.

use egui::{Align2, Area, Context, Frame, Id, Key, Order, RichText, ScrollArea, Ui, Vec2, vec2};

use super::field;
use super::frame::Drafts;
use crate::app::command::{Command, ENTRIES, MENUS, Menu};
use crate::app::effect::Question;
use crate::app::settings::ENCODINGS;
use crate::app::state::{Overlay, State};
use crate::model::id::AnnotationId;

/// Draws what lies on top; answers what was chosen in it.
pub fn overlay(ctx: &Context, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    match &state.overlay {
        None | Some(Overlay::Hints(_)) => {
            drafts.overlay_query.clear();
            drafts.overlay_row = 0;
            drafts.overlay_begun = false;
            Vec::new()
        }
        Some(Overlay::Palette) => sheet(ctx, "Commands", 520.0, |ui| palette(ui, state, drafts)),
        Some(Overlay::Help) => sheet(ctx, "Keys and help", 760.0, |ui| help(ui, state)),
        Some(Overlay::Encodings) => sheet(ctx, "Encoding of the article", 360.0, |ui| encodings(ui, state, drafts)),
        Some(Overlay::Pick(ids)) => sheet(ctx, "Annotations at this place", 460.0, |ui| {
            pick(ui, state, ids, drafts)
        }),
        Some(
            Overlay::Speakers(_)
            | Overlay::Relations(_)
            | Overlay::Mentions { .. }
            | Overlay::RemoveEntry(_)
            | Overlay::SplitEntry(_)
            | Overlay::Dismiss { .. },
        ) => Vec::new(),
        Some(Overlay::Path { question, reason }) => {
            sheet(ctx, "Path of the file", 560.0, |ui| path(ui, question, reason, drafts))
        }
    }
}

/// Where sheets begin: below the menu, higher up in a low window.
fn from_top(ctx: &Context) -> f32 {
    (ctx.content_rect().height() * 0.08).clamp(8.0, 64.0)
}

/// A sheet in the upper middle; a click outside closes it.
fn sheet(ctx: &Context, title: &str, width: f32, content: impl FnOnce(&mut Ui) -> Vec<Command>) -> Vec<Command> {
    let area = Area::new(Id::unique("overlay"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, from_top(ctx)));
    let shown = area.show(ctx, |ui| {
        Frame::popup(ui.style()).inner_margin(14.0).show(ui, |ui| {
            ui.set_width(width.min(ctx.content_rect().width() - 48.0));
            ui.horizontal(|ui| {
                ui.label(RichText::new(title).strong());
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.weak("Escape closes")
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

fn palette(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let label = ui.label("Type part of a command's name");
    let field = ui
        .add(field::line(&mut drafts.overlay_query).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    field.request_focus();
    if field.changed() {
        drafts.overlay_row = 0;
    }
    let found = super::palette::ranked(&drafts.overlay_query);
    let rows: Vec<String> = found
        .iter()
        .map(|it| it.title.trim_end_matches('…').to_owned())
        .collect();
    let chosen = choice(ui, drafts, rows.len(), |ui, i, on| {
        let entry = found[i];
        let row = ui.add(
            egui::Button::selectable(on, &rows[i])
                .shortcut_text(state.keymap.keys(entry))
                .min_size(vec2(ui.available_width(), 0.0)),
        );
        row.on_hover_text(entry.help)
    });
    let Some(entry) = chosen.and_then(|it| found.get(it)) else {
        return Vec::new();
    };
    vec![Command::Escape, entry.command.clone()]
}

fn help(ui: &mut Ui, state: &State) -> Vec<Command> {
    ui.label("Select words with the mouse or with Shift and arrows, then press a letter to mark them. Everything is saved by itself.");
    ui.add_space(8.0);
    let height = (ui.ctx().content_rect().height() - from_top(ui.ctx()) - 150.0).max(120.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
        // What the main work needs comes first; one grid, so that the columns stand below each other.
        let order = [Menu::Mark, Menu::Move, Menu::Edit, Menu::Article, Menu::View];
        egui::Grid::new("keys").num_columns(3).spacing(vec2(16.0, 4.0)).striped(true).show(ui, |ui| {
            for (menu, title) in order.iter().filter_map(|menu| MENUS.iter().find(|it| it.0 == *menu)) {
                ui.label(RichText::new(*title).strong());
                ui.end_row();
                for entry in ENTRIES.iter().filter(|it| it.menu == *menu) {
                    ui.label(RichText::new(state.keymap.keys(entry)).monospace());
                    ui.label(entry.title.trim_end_matches('…'));
                    ui.add(egui::Label::new(RichText::new(entry.help).weak()).wrap());
                    ui.end_row();
                }
            }
        });
        ui.add_space(10.0);
        ui.label(RichText::new("Also").strong());
        ui.label("Up, Down, Home, End, Page Up and Page Down move the caret by lines and pages; Shift extends the selection.");
        ui.label("Double click selects a word, triple a sentence, four times a paragraph; Shift+click extends. Drag the ends of a selected annotation to resize it.");
        ui.label("Keys can be changed in keymap.ron in the configuration folder: { \"quote\": \"Q 2\", \"undo\": \"Ctrl+Z\" }");
    });
    Vec::new()
}

fn encodings(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let current = state
        .desk
        .as_ref()
        .map(|it| it.document.article().file().encoding.clone())
        .unwrap_or_default();
    let marked = state
        .desk
        .as_ref()
        .is_some_and(|it| !it.document.annotations().is_empty());
    if marked {
        ui.label("The encoding can be changed only before the first mark, because marks stand on the decoded text");
        return Vec::new();
    }
    let chosen = choice(ui, drafts, ENCODINGS.len(), |ui, i, on| {
        let (label, title) = ENCODINGS[i];
        let here = if label == current { "  (now)" } else { "" };
        ui.selectable_label(on, format!("{title}{here}"))
    });
    let Some((label, _)) = chosen.and_then(|it| ENCODINGS.get(it)) else {
        return Vec::new();
    };
    vec![
        Command::Escape,
        Command::Reopen {
            encoding: (*label).to_owned(),
        },
    ]
}

fn pick(ui: &mut Ui, state: &State, ids: &[AnnotationId], drafts: &mut Drafts) -> Vec<Command> {
    let Some(desk) = &state.desk else {
        return Vec::new();
    };
    let chosen = choice(ui, drafts, ids.len(), |ui, i, on| {
        let row = desk.document.annotation(&ids[i]).map(|it| {
            let words: String = desk.document.words(it).chars().take(80).collect();
            format!("{}  {words}", it.body.label.title())
        });
        ui.add(
            egui::Button::selectable(on, row.unwrap_or_default())
                .truncate()
                .min_size(vec2(ui.available_width(), 0.0)),
        )
    });
    let Some(id) = chosen.and_then(|it| ids.get(it)) else {
        return Vec::new();
    };
    vec![Command::Focus(id.clone())]
}

fn path(ui: &mut Ui, question: &Question, reason: &str, drafts: &mut Drafts) -> Vec<Command> {
    if !drafts.overlay_begun {
        drafts.overlay_begun = true;
        drafts.overlay_query = match question {
            Question::Article { folder } | Question::Import { folder, .. } => folder
                .as_ref()
                .map(|it| format!("{}/", it.display()))
                .unwrap_or_default(),
            Question::Copy { suggested } | Question::Export { suggested, .. } | Question::Text { suggested, .. } => {
                suggested.display().to_string()
            }
        };
    }
    ui.label(reason);
    let label = ui.label("Path");
    let field = ui
        .add(field::line(&mut drafts.overlay_query).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    let entered = field.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
    // A field that asks for the keyboard before the window has it gets no keys at all on X11.
    if !entered && ui.input(|it| it.viewport().focused == Some(true)) {
        field.request_focus();
    }
    let go = ui.button("Go on").clicked() || entered;
    if !go || drafts.overlay_query.trim().is_empty() {
        return Vec::new();
    }
    let path = drafts.overlay_query.trim().into();
    vec![
        Command::Escape,
        match question {
            Question::Article { .. } => Command::Open(path),
            Question::Copy { .. } => Command::SaveCopy(path),
            Question::Export { format, .. } => Command::Export { format, path },
            Question::Import { format, .. } => Command::Import { format, path },
            Question::Text { what, .. } => Command::Registry(crate::app::command::RegistryCommand::Export {
                what: what.clone(),
                path,
            }),
        },
    ]
}

/// A list one goes through with arrows and Enter, or clicks; the row that was chosen.
fn choice(
    ui: &mut Ui,
    drafts: &mut Drafts,
    count: usize,
    mut row: impl FnMut(&mut Ui, usize, bool) -> egui::Response,
) -> Option<usize> {
    let (up, down, enter) = ui.input_mut(|it| {
        let none = egui::Modifiers::NONE;
        (
            it.consume_key(none, Key::ArrowUp),
            it.consume_key(none, Key::ArrowDown),
            it.consume_key(none, Key::Enter),
        )
    });
    let last = count.saturating_sub(1);
    drafts.overlay_row = match (up, down) {
        (true, _) => drafts.overlay_row.saturating_sub(1),
        (_, true) => (drafts.overlay_row + 1).min(last),
        _ => drafts.overlay_row.min(last),
    };
    let height = (ui.ctx().content_rect().height() - from_top(ui.ctx()) - 130.0).clamp(80.0, 380.0);
    let mut chosen = enter.then_some(drafts.overlay_row).filter(|it| *it < count);
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(0.0, 2.0);
            for i in 0..count {
                let on = i == drafts.overlay_row;
                let response = row(ui, i, on);
                if on && (up || down) {
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
