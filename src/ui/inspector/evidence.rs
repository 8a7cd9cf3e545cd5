//! What speaks for or against a claim, and where it stands.

use std::sync::Arc;

use egui::{ComboBox, Frame, Response, Ui};

use super::claim_draft::ClaimDraft;
use super::notes::is_due;
use super::section::{
    Opening, follow, key_button, labelled, leading, line, section, shortened, take_keyboard, take_out,
};
use super::verdict::text;
use crate::app::command::{Command, VerificationCommand};
use crate::app::state::{Pane, State};
use crate::model::attribute::Value;
use crate::model::claim::{EVIDENCE_KINDS, Evidence, LOCATORS, Locator, STANCES};
use crate::ui::frame::Drafts;

/// The evidence on the claim of `drafts.claim`: a line each, one of them unfolded.
pub fn evidence(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let asked = drafts.focus == Some(Pane::Evidence);
    let opening = if asked { Opening::Asked } else { Opening::Open };
    let content = |ui: &mut Ui| {
        let asked = drafts.takes_focus(Pane::Evidence);
        let Some(draft) = drafts.claim.as_mut() else {
            return Vec::new();
        };
        if asked {
            draft.open = draft.evidence.len().checked_sub(1);
        }
        let commands = pieces(ui, state, draft, asked);
        commands.into_iter().chain(add(ui, state)).collect()
    };
    section(ui, "Evidence", opening, content).unwrap_or_default()
}

fn add(ui: &mut Ui, state: &State) -> Option<Command> {
    let add = Command::Verification(VerificationCommand::AddEvidence);
    key_button(ui, state, "Add evidence", add)
}

/// What a click on a piece asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Open,
    Close,
    Up,
    Down,
    Remove,
}

fn pieces(ui: &mut Ui, state: &State, draft: &mut ClaimDraft, asked: bool) -> Vec<Command> {
    if draft.evidence.is_empty() {
        ui.weak("Nothing speaks for or against it yet");
    }
    let mut commands = Vec::new();
    let mut asked_for = None;
    let (mut changed, mut left, mut chosen) = (false, false, false);
    for (i, piece) in draft.evidence.iter_mut().enumerate() {
        if draft.open != Some(i) {
            asked_for = closed(ui, i, piece).map(|act| (i, act)).or(asked_for);
            continue;
        }
        let form = Form::show(ui, i, piece, asked);
        changed |= form.changed;
        left |= form.left;
        chosen |= form.chosen;
        asked_for = form.act.map(|act| (i, act)).or(asked_for);
    }
    if changed {
        draft.evidence_touched_ms = Some(state.ms());
    }
    if chosen || is_due(ui, state, draft.evidence_touched_ms, left) {
        commands.push(draft.keep_evidence());
    }
    if let Some((i, act)) = asked_for {
        commands.extend(carry_out(draft, i, act));
    }
    commands
}

fn carry_out(draft: &mut ClaimDraft, i: usize, act: Act) -> Option<Command> {
    match act {
        Act::Open => draft.open = Some(i),
        Act::Close => draft.open = None,
        Act::Up if i > 0 => {
            draft.evidence.swap(i, i - 1);
            draft.open = Some(i - 1);
        }
        Act::Down if i + 1 < draft.evidence.len() => {
            draft.evidence.swap(i, i + 1);
            draft.open = Some(i + 1);
        }
        Act::Up | Act::Down => return None,
        Act::Remove => {
            draft.evidence.remove(i);
            draft.open = None;
        }
    }
    let moved = matches!(act, Act::Up | Act::Down | Act::Remove);
    // What is folded away loses the keyboard without a word.
    (moved || draft.evidence_touched_ms.is_some()).then(|| draft.keep_evidence())
}

/// A piece on one line.
fn closed(ui: &mut Ui, i: usize, piece: &Evidence) -> Option<Act> {
    let words = summary(piece);
    let mut out = false;
    let open = line(
        ui,
        |ui| leading(ui, &words, "Show and change all of it").clicked(),
        |ui| out = take_out(ui, &format!("Remove evidence {}", i + 1)).clicked(),
    );
    let act = if out { Act::Remove } else { Act::Open };
    (open || out).then_some(act)
}

/// “refutes: Tide tables 2025, page 12”.
fn summary(piece: &Evidence) -> String {
    let named = [&piece.title, &piece.url, &piece.quote, &piece.note];
    let name = named.into_iter().find(|it| !it.is_empty());
    let mut words = name.map_or_else(|| "Not filled in yet".to_owned(), |it| shortened(it));
    if !piece.stance.is_empty() {
        words = format!("{}: {words}", piece.stance);
    }
    if let Some(at) = piece.locator.as_ref().filter(|it| !it.value.is_empty()) {
        words = format!("{words}, {} {}", at.kind, at.value);
    }
    words
}

/// What came of an unfolded piece in this frame.
#[derive(Default)]
struct Form {
    changed: bool,
    left: bool,
    /// Something was chosen from a list, and is to be kept at once.
    chosen: bool,
    act: Option<Act>,
}

impl Form {
    fn show(ui: &mut Ui, i: usize, piece: &mut Evidence, asked: bool) -> Form {
        let mut form = Form::default();
        Frame::group(ui.style()).inner_margin(6.0).show(ui, |ui| {
            let title = form.typed(labelled(ui, "What", |ui| {
                text(ui, &mut piece.title, "A title, a name", 1)
            }));
            if asked {
                take_keyboard(&title);
            }
            form.typed(labelled(ui, "Address", |ui| {
                text(ui, &mut piece.url, "Page or file", 1)
            }));
            form.choose(ui, "Stance", (i, STANCES), &mut piece.stance);
            form.choose(ui, "Kind", (i, EVIDENCE_KINDS), &mut piece.kind);
            form.locate(ui, i, &mut piece.locator);
            form.typed(labelled(ui, "Quote", |ui| {
                text(ui, &mut piece.quote, "Its own words", 2)
            }));
            form.typed(labelled(ui, "Remark", |ui| text(ui, &mut piece.note, "", 1)));
            ui.horizontal_wrapped(|ui| {
                for (title, act) in [
                    ("Done", Act::Close),
                    ("Up", Act::Up),
                    ("Down", Act::Down),
                    ("Remove", Act::Remove),
                ] {
                    let button = ui.button(title);
                    follow(&button);
                    if button.clicked() {
                        form.act = Some(act);
                    }
                }
            });
        });
        form
    }

    fn typed(&mut self, response: Response) -> Response {
        self.changed |= response.changed();
        self.left |= response.lost_focus();
        response
    }

    fn choose(&mut self, ui: &mut Ui, title: &str, (i, values): (usize, &[Value]), value: &mut Arc<str>) {
        labelled(ui, title, |ui| {
            let width = (ui.available_width() - 8.0).max(80.0);
            self.choice(ui, (title, i, width), values, value)
        });
    }

    fn choice(
        &mut self,
        ui: &mut Ui,
        (name, i, width): (&str, usize, f32),
        values: &[Value],
        value: &mut Arc<str>,
    ) -> Response {
        let shown = if value.is_empty() { "not said" } else { &**value };
        let choice = ComboBox::from_id_salt(("evidence", name, i))
            .selected_text(shown)
            .width(width)
            .truncate()
            .show_ui(ui, |ui| {
                if ui.selectable_label(value.is_empty(), "not said").clicked() {
                    return Some("".into());
                }
                let clicked = values.iter().filter(|it| {
                    let on = **value == *it.key;
                    ui.selectable_label(on, it.key).on_hover_text(it.help).clicked()
                });
                clicked.last().map(|it| Arc::from(it.key))
            });
        follow(&choice.response);
        if let Some(chosen) = choice.inner.flatten() {
            *value = chosen;
            self.chosen = true;
        }
        choice.response
    }

    fn locate(&mut self, ui: &mut Ui, i: usize, locator: &mut Option<Locator>) {
        let mut at = locator.clone().unwrap_or_default();
        self.choose(ui, "Where", (i, LOCATORS), &mut at.kind);
        if !at.kind.is_empty() || !at.value.is_empty() {
            let help = LOCATORS.iter().find(|it| *it.key == *at.kind).map_or("", |it| it.help);
            self.typed(labelled(ui, "", |ui| {
                let field = text(ui, &mut at.value, help, 1);
                field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Place in it"));
                field
            }));
        }
        *locator = (at != Locator::default()).then_some(at);
    }
}
