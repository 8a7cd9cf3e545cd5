//! What is said of the pair at hand: findings, errors, the correction, a note, a score.

use egui::{Button, Frame, Label, Modifiers, RichText, ScrollArea, Ui};

use super::draft::{Typed, correction, error_note, pair_note, score};
use super::{pair_values, wording};
use crate::app::command::{Command, ReviewCommand};
use crate::app::reviewing::{Noted, RowState};
use crate::app::state::{Desk, Pane, State};
use crate::engine::review::decided::PlacedError;
use crate::model::id::AnnotationId;
use crate::model::mqm::{SEVERITIES, Severity, shown_types};
use crate::text::visible::cut;
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::inspector::notes::is_due;
use crate::ui::inspector::section::{follow, key_button, key_of, take_keyboard};

/// Characters shown of the words of an error.
const MOST_WORDS: usize = 80;

/// Everything about the current pair.
pub fn panel(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let mut commands = Vec::new();
    let Some(comparison) = reviewing.comparison.as_ref().filter(|it| !it.is_empty()) else {
        ui.add_space(8.0);
        ui.weak("What is said of the pair at hand stands here");
        return commands;
    };
    let row = reviewing.row;
    ui.add_space(6.0);
    ScrollArea::vertical()
        .id_salt("review-panel")
        .auto_shrink(false)
        .show(ui, |ui| {
            let state_of = reviewing.overview.state(row);
            let weak = comparison.is_weak(row);
            let title = format!("Pair {} of {}", row + 1, comparison.len());
            ui.label(RichText::new(title).strong());
            let shape = wording::shape(comparison, row);
            ui.label(format!("{shape} sentences, {}", wording::state(state_of, weak)));
            if state_of == RowState::Open {
                commands.extend(key_button(ui, state, "Agree", Command::Review(ReviewCommand::Agree)));
            }
            commands.extend(moved(ui, state, desk));
            if let Some(severity) = reviewing.pending {
                commands.extend(kinds(ui, state, severity));
            }
            pair_values::values(ui, desk, comparison);
            commands.extend(pair_values::quotes(ui, state, desk, comparison));
            if !reviewing.blind {
                commands.extend(findings(ui, state, desk));
            }
            commands.extend(errors(ui, state, desk, drafts));
            commands.extend(pair_fields(ui, state, desk, drafts));
        });
    commands
}

fn moved(ui: &mut Ui, state: &State, desk: &Desk) -> Option<Command> {
    let reviewing = &desk.reviewing;
    let comparison = reviewing.comparison.as_ref()?;
    let linked = reviewing.decided.as_ref().and_then(|it| {
        let key = reviewing.key();
        let alone = key.iter().any(Option::is_none);
        it.moved(&key).filter(|_| alone)
    });
    if let Some((_, placed)) = linked {
        let other = placed
            .key
            .iter()
            .zip(crate::engine::review::side::Side::BOTH)
            .find_map(|(span, side)| {
                let row = comparison.row_at(side, span.as_ref()?.start())?;
                (row != reviewing.row).then_some(row)
            })?;
        let button = ui.button(format!("Linked with pair {}", other + 1));
        return button.clicked().then_some(Command::Review(ReviewCommand::Row(other)));
    }
    let there = comparison.moved_to(reviewing.row)?;
    ui.label(format!("May belong to pair {}", there + 1));
    key_button(ui, state, "Link them", Command::Review(ReviewCommand::LinkMoved))
}

/// The kinds of an error that is being marked, with their letters.
fn kinds(ui: &mut Ui, state: &State, severity: Severity) -> Vec<Command> {
    let mut commands = Vec::new();
    let fill = ui.visuals().widgets.open.weak_bg_fill;
    Frame::new().fill(fill).inner_margin(6.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(format!("{} error: which kind?", severity.entry().title)).strong());
        ui.horizontal_wrapped(|ui| {
            for kind in shown_types() {
                let command = Command::Review(ReviewCommand::Kind(kind.id));
                let text = format!("{} {}", key_of(state, &command), kind.title);
                if ui.button(text).on_hover_text(kind.help).clicked() {
                    commands.push(command);
                }
            }
            let others = [("Other…", ReviewCommand::AskKind), ("No kind", ReviewCommand::Kind(""))];
            for (title, command) in others {
                commands.extend(key_button(ui, state, title, Command::Review(command)));
            }
        });
        ui.weak("Escape leaves it");
    });
    commands
}

fn findings(ui: &mut Ui, state: &State, desk: &Desk) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let mut commands = Vec::new();
    let here = reviewing.findings_of(reviewing.row);
    if here.is_empty() {
        return commands;
    }
    ui.add_space(8.0);
    ui.label(RichText::new("Findings").strong());
    let at_hand = desk.noted_at_hand().map(|it| it.key.clone());
    for finding in here {
        commands.extend(one_finding(
            ui,
            state,
            desk,
            finding,
            at_hand.as_ref() == Some(&finding.key),
        ));
    }
    commands
}

fn one_finding(ui: &mut Ui, state: &State, desk: &Desk, finding: &Noted, at_hand: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    let open = desk.is_open(finding);
    let sign = if at_hand { "▶ " } else { "" };
    let title = format!("{sign}{} ({})", finding.title, finding.level.key());
    let title = if open {
        RichText::new(title)
    } else {
        RichText::new(title).weak()
    };
    if ui
        .add(Button::new(title).frame_when_inactive(false).selected(at_hand))
        .clicked()
    {
        commands.push(Command::Review(ReviewCommand::ShowFinding(finding.key.clone())));
    }
    ui.indent(&finding.key, |ui| {
        ui.add(Label::new(&finding.message).wrap());
        if !open {
            let reason = desk.document.tables().dismissals.get(&finding.key);
            ui.weak(match reason {
                Some(it) if it.reason.is_empty() => "Dismissed".to_owned(),
                Some(it) => format!("Dismissed: {}", it.reason),
                None => "Marked as an error".to_owned(),
            });
        } else if at_hand {
            ui.horizontal_wrapped(|ui| {
                for (title, command) in [
                    ("Make it an error", ReviewCommand::FindingToError),
                    ("Dismiss…", ReviewCommand::AskDismiss),
                ] {
                    commands.extend(key_button(ui, state, title, Command::Review(command)));
                }
            });
        }
    });
    commands
}

fn errors(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let mut commands = Vec::new();
    ui.add_space(8.0);
    ui.label(RichText::new("Errors").strong());
    let errors = reviewing.errors_of(reviewing.row);
    if errors.is_empty() {
        ui.add(Label::new(RichText::new("None marked. Select words, then 1 to 4 for how grave it is").weak()).wrap());
    }
    let Some(decided) = &reviewing.decided else {
        return commands;
    };
    for id in errors {
        let Some(placed) = decided.error(id).filter(|it| !(it.error.proposed && reviewing.blind)) else {
            continue;
        };
        let on = reviewing.error.as_ref() == Some(id);
        let words = cut(&words(desk, placed), MOST_WORDS);
        let proposed = if placed.error.proposed { "proposed: " } else { "" };
        let title = format!("{proposed}{}  {words}", wording::error(&placed.error));
        let row = ui.add(Button::selectable(on, title).wrap());
        if row.clicked() {
            commands.push(Command::Review(ReviewCommand::ShowError(id.clone())));
        }
        if on {
            commands.extend(selected_error(ui, state, id, placed, drafts));
        }
    }
    commands
}

fn words(desk: &Desk, placed: &PlacedError) -> String {
    let quote = |side: usize| {
        let spans = placed.spans[side].iter();
        let text = match side {
            0 => desk.reviewing.original(),
            _ => Some(desk.document.article()),
        };
        spans
            .filter_map(|it| Some(text?.quote(*it)))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    match (quote(0), quote(1)) {
        (original, translation) if translation.is_empty() => original,
        (_, translation) => translation,
    }
}

/// What can be changed about the selected error.
fn selected_error(
    ui: &mut Ui,
    state: &State,
    id: &AnnotationId,
    placed: &PlacedError,
    drafts: &mut Drafts,
) -> Vec<Command> {
    let mut commands = Vec::new();
    let error = &placed.error;
    ui.indent(id, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (number, entry) in SEVERITIES.iter().enumerate() {
                let on = Severity::from_key(&error.severity) == Some(entry.severity);
                let choice = ui.selectable_label(on, format!("{} {}", number + 1, entry.title));
                if choice.on_hover_text(entry.help).clicked() {
                    commands.push(Command::Review(ReviewCommand::SetSeverity {
                        error: id.clone(),
                        severity: entry.severity,
                    }));
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            if ui.button("Kind…").clicked() {
                commands.push(Command::Review(ReviewCommand::AskKind));
            }
            if error.proposed && ui.button("Accept").clicked() {
                commands.push(Command::Review(ReviewCommand::Accept(id.clone())));
            }
            let remove = Command::Review(ReviewCommand::RemoveError);
            commands.extend(key_button(
                ui,
                state,
                if error.proposed { "Reject" } else { "Remove" },
                remove,
            ));
        });
        let to_correct = format!(
            "Correction ({})",
            key_of(state, &Command::Review(ReviewCommand::EditCorrection))
        );
        let asks = drafts.takes_focus(Pane::Correction);
        let field = Asked {
            title: &to_correct,
            hint: "How it ought to read",
            lines: 2,
            focus: asks,
        };
        let review = &mut drafts.review;
        let kept = typed(
            ui,
            state,
            &mut review.correction,
            id,
            &error.correction,
            &field,
            &mut commands,
        );
        commands.extend(kept.map(correction));
        let field = Asked {
            title: "Note on the error",
            hint: "Why it is one",
            lines: 1,
            focus: false,
        };
        let kept = typed(
            ui,
            state,
            &mut review.error_note,
            id,
            &error.note,
            &field,
            &mut commands,
        );
        commands.extend(kept.map(error_note));
    });
    commands
}

fn pair_fields(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let mut commands = Vec::new();
    let pair = reviewing.decided.as_ref().and_then(|it| it.pair(&reviewing.key()));
    let pair = pair.map(|it| it.1);
    ui.add_space(8.0);
    let title = |name: &str, command| format!("{name} ({})", key_of(state, &Command::Review(command)));
    let field = Asked {
        title: &title("Note on the pair", ReviewCommand::EditPairNote),
        hint: "What you found, what to ask",
        lines: 2,
        focus: drafts.takes_focus(Pane::PairNote),
    };
    let (row, kept) = (reviewing.row, pair.map_or("", |it| &it.note));
    let note = typed(
        ui,
        state,
        &mut drafts.review.pair_note,
        &row,
        kept,
        &field,
        &mut commands,
    );
    commands.extend(note.map(pair_note));
    let field = Asked {
        title: &title("Score, 0 to 100", ReviewCommand::EditScore),
        hint: "Not scored",
        lines: 1,
        focus: drafts.takes_focus(Pane::Score),
    };
    let kept = pair
        .and_then(|it| it.score)
        .map_or_else(String::new, |it| it.to_string());
    let number = typed(ui, state, &mut drafts.review.score, &row, &kept, &field, &mut commands);
    commands.extend(number.and_then(score));
    commands
}

/// A field to type in.
struct Asked<'a> {
    title: &'a str,
    hint: &'a str,
    lines: usize,
    /// Whether it gets the keyboard now.
    focus: bool,
}

/// A field whose text is kept when typing pauses, when it is left, and with Ctrl+Enter, which goes back to the pairs.
fn typed<K: Clone + PartialEq>(
    ui: &mut Ui,
    state: &State,
    draft: &mut Typed<K>,
    about: &K,
    kept: &str,
    asked: &Asked<'_>,
    commands: &mut Vec<Command>,
) -> Option<(K, String)> {
    let label = ui.label(asked.title);
    let text = draft.text_of(about, kept);
    let edit = match asked.lines {
        1 => field::line(text),
        lines => field::lines(text).desired_rows(lines),
    };
    let response = ui
        .add(edit.hint_text(asked.hint).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    follow(&response);
    if response.changed() {
        draft.touched_ms = Some(state.ms());
    }
    if asked.focus {
        take_keyboard(&response);
    }
    let enter = |modifiers| field::pressed(ui, modifiers, egui::Key::Enter);
    let done = response.has_focus() && enter(Modifiers::COMMAND);
    let entered = asked.lines == 1 && response.lost_focus() && enter(Modifiers::NONE);
    if done || entered {
        commands.push(Command::ToArticle);
    }
    let due = is_due(ui, state, draft.touched_ms, response.lost_focus() || done);
    if due { draft.take() } else { None }
}
