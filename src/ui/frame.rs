//! The whole window: panels around the article, and what lies over them.

use std::collections::BTreeSet;
use std::mem::Discriminant;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Key, Modifiers, Panel, Popup, Ui};

use super::article_view::{ArticleView, article_id};
use super::cached::{Cached, Version};
use super::inspector::claim_draft::ClaimDraft;
use super::inspector::scale::ScaleDraft;
use super::overlays::remove_entry::Affected;
use super::overlays::split_entry::Resting;
use super::{article_pane, banner, bottom, find_bar, inspector, keys, menu, overlays, status, welcome};
use crate::app::command::Command;
use crate::app::run::quoting::Carried;
use crate::app::state::{Overlay, Pane, State};
use crate::model::id::AnnotationId;
use crate::model::registry::SourceId;

/// What only the window cares about: half-typed text, scroll positions, where the keyboard goes next.
#[derive(Default)]
pub struct Drafts {
    pub view: ArticleView,
    pub note: Option<Draft>,
    pub tags: Option<Draft>,
    /// The verdict and the evidence of the selected claim.
    pub claim: Option<ClaimDraft>,
    /// The scale that a verdict was given on last; the next claim begins with it.
    pub last_scale: Option<Arc<str>>,
    /// A scale of the folder's own that is being typed.
    pub scale: Option<ScaleDraft>,
    pub overlay_query: String,
    pub overlay_row: usize,
    /// Whether the field of an overlay has been filled with what is suggested.
    pub overlay_begun: bool,
    /// Rows of an overlay's list that are checked otherwise than at first.
    pub overlay_toggled: BTreeSet<usize>,
    /// The kind of overlay that was drawn last, and what had the keyboard in it.
    pub overlay_shown: Option<Discriminant<Overlay>>,
    pub overlay_focus: Option<egui::Id>,
    /// What rests on the entry that is about to be deleted, or split.
    pub affected: Cached<(Version, SourceId, Option<usize>), Affected>,
    pub resting: Cached<(Version, SourceId), Vec<Resting>>,
    /// The selected annotation that the table has scrolled to.
    pub shown_selected: Option<AnnotationId>,
    /// The pane that gets the keyboard in this frame.
    pub focus: Option<Pane>,
    /// The opening whose place in the text has been restored.
    pub placed: Option<u64>,
    pub pending_resize: Option<article_pane::PendingResize>,
    /// How many previews of a dragged edge there have been.
    pub preview_count: u64,
    /// What the panels of the registry keep.
    pub registry: super::registry_drafts::RegistryDrafts,
    /// What the source balance keeps.
    pub balance: super::tables::balance::BalanceDrafts,
    /// What the tabs of claims and of findings keep.
    pub checks: super::check_drafts::CheckDrafts,
    /// What the tab of suggestions keeps.
    pub suggestions: super::suggestion_drafts::SuggestionDrafts,
    /// What the review of a translation keeps.
    pub review: super::review_view::ReviewDrafts,
    /// The speaker that the selected quote probably has.
    pub carried: Cached<(Version, AnnotationId), Option<Carried>>,
    /// How often the entry of the selected source is mentioned.
    pub mentions: Cached<(Version, SourceId), usize>,
}

/// Text being typed about an annotation.
#[derive(Clone)]
pub struct Draft {
    pub id: AnnotationId,
    pub text: String,
    /// When it was touched last; `None` when all of it has been kept.
    pub touched_ms: Option<u64>,
}

impl Draft {
    /// Text that is kept already, to be typed on.
    pub fn new(id: &AnnotationId, text: &str) -> Self {
        Draft {
            id: id.clone(),
            text: text.to_owned(),
            touched_ms: None,
        }
    }

    /// The wish to keep it as the note.
    pub fn into_note(self) -> Command {
        Command::SetNote {
            id: self.id,
            note: self.text,
        }
    }

    /// The wish to keep it as tags, which commas separate.
    pub fn into_tags(self) -> Command {
        let tags = self.text.split(',').map(|it| it.trim().to_owned());
        Command::SetTags {
            id: self.id,
            tags: tags.collect(),
        }
    }

    /// Whether something typed has not been kept yet.
    pub fn is_touched(&self) -> bool {
        self.touched_ms.is_some()
    }
}

impl Drafts {
    /// Whether `pane` gets the keyboard now; only the first who asks.
    pub fn takes_focus(&mut self, pane: Pane) -> bool {
        let mine = self.focus == Some(pane);
        if mine {
            self.focus = None;
        }
        mine
    }

    /// Checks or unchecks a row of an overlay's list.
    pub fn toggle(&mut self, row: usize) {
        if !self.overlay_toggled.remove(&row) {
            self.overlay_toggled.insert(row);
        }
    }

    /// Tells one preview of a dragged edge from another, and from every revision of the document.
    pub fn preview_revision(&self) -> u64 {
        u64::MAX - self.preview_count
    }

    /// Text typed and not kept yet, as commands; for leaving.
    pub fn flush(&mut self) -> Vec<Command> {
        let mut commands = self.flush_but(None);
        commands.extend(self.registry.flush_but(None));
        commands.extend(self.review.flush());
        commands
    }

    /// Text typed about annotations other than `selected` and not kept yet, as commands.
    pub fn flush_but(&mut self, selected: Option<&AnnotationId>) -> Vec<Command> {
        let left = |it: &mut Draft| it.is_touched() && Some(&it.id) != selected;
        let note = self.note.take_if(left).map(Draft::into_note);
        let tags = self.tags.take_if(left).map(Draft::into_tags);
        let claim = self.claim.as_mut().filter(|it| Some(&it.id) != selected);
        let claim = claim.map_or_else(Vec::new, ClaimDraft::flush);
        note.into_iter().chain(tags).chain(claim).collect()
    }
}

/// What this frame's keys ask for, before anything is drawn.
pub fn pressed(ui: &Ui, state: &State) -> keys::Pressed {
    let ctx = ui.ctx();
    let opened = Popup::is_any_open(ctx);
    // An open menu has Escape to itself.
    if opened && ctx.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape)) {
        Popup::close_all(ctx);
    }
    let pressed = keys::pressed(ctx, state, keyboard(ui));
    // It does not stay over what a key has changed.
    if opened && !pressed.commands.is_empty() {
        Popup::close_all(ctx);
    }
    pressed
}

/// Draws everything; answers what the user wants, in order.
pub fn frame(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let ctx = ui.ctx().clone();
    let entry = state.desk.as_ref().filter(|_| state.settings.inspector);
    commands.extend(drafts.registry.flush_but(entry.and_then(|it| it.entry.as_ref())));
    Panel::top("menu").show(ui, |ui| commands.extend(menu::menu_bar(ui, state)));
    Panel::bottom("status")
        .exact_size(26.0)
        .show(ui, |ui| commands.extend(status::status_line(ui, state)));
    if let Some(desk) = state.desk.as_ref().filter(|it| it.reviewing.open) {
        commands.extend(super::review_view::review_view(ui, state, desk, drafts));
        commands.extend(overlays::overlay(&ctx, state, drafts));
        drafts.focus = None;
        return commands;
    }
    if state.desk.is_some() && state.settings.table {
        let tabs = Panel::bottom("tables")
            .resizable(true)
            .default_size(190.0)
            .min_size(90.0);
        tabs.show(ui, |ui| {
            keep_size(ui);
            commands.extend(bottom::bottom(ui, state, drafts));
        });
    }
    if state.desk.is_some() && state.settings.inspector {
        let right = Panel::right("inspector")
            .resizable(true)
            .default_size(300.0)
            .min_size(220.0);
        right.show(ui, |ui| {
            keep_size(ui);
            ui.add_space(6.0);
            commands.extend(inspector::inspector(ui, state, drafts));
        });
    }
    let paper = super::theme::ViewTheme::of(ui.visuals().dark_mode).paper;
    CentralPanel::default().frame(Frame::new().fill(paper)).show(ui, |ui| {
        commands.extend(middle(ui, state, drafts));
    });
    commands.extend(overlays::overlay(&ctx, state, drafts));
    // A wish for the keyboard that nobody took, because its pane is hidden, goes to the article.
    drafts.focus = None;
    commands
}

/// A panel stays as large as the user made it, whatever it holds.
fn keep_size(ui: &mut Ui) {
    ui.set_min_size(ui.available_size());
    ui.set_max_size(ui.available_size());
}

fn middle(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let Some(desk) = &state.desk else {
        commands.extend(welcome::welcome(ui, state));
        return commands;
    };
    commands.extend(banner::banner(ui, desk));
    commands.extend(find_bar::framed(ui, desk, drafts));
    if desk.document.article().is_empty() {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.35);
            ui.label("This article is empty: there is nothing to mark");
        });
        return commands;
    }
    commands.extend(article_pane::article_pane(ui, state, desk, drafts));
    commands
}

fn keyboard(ui: &Ui) -> keys::Keyboard {
    let focused = ui.memory(|it| it.focused());
    match focused {
        _ if ui.ctx().text_edit_focused() => keys::Keyboard::Typing,
        None => keys::Keyboard::Article,
        Some(id) if id == article_id() => keys::Keyboard::Article,
        Some(_) => keys::Keyboard::Widget,
    }
}
