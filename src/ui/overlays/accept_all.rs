//! Suggestions of a kind, to be accepted at once.

use std::sync::Arc;

use egui::{Button, Checkbox, ComboBox, Context, Key, Modifiers, Role, Slider, Ui, WidgetInfo, vec2};

use super::sheet::{checklist, list_height, side_sheet};
use crate::app::command::{Command, SuggestionCommand};
use crate::app::state::Desk;
use crate::app::suggesting::Batch;
use crate::engine::suggest::{Rule, rules};
use crate::ui::frame::Drafts;
use crate::ui::tables::suggestions::{FORMS, speaker, words};

/// Height of a row in points.
const ROW: f32 = 24.0;

/// The sheet beside the article: which kind, how sure, then a box for each; all are checked at first.
pub fn accept_all(ctx: &Context, desk: &Desk, batch: &Batch, drafts: &mut Drafts) -> Vec<Command> {
    side_sheet(ctx, "Accept all of a kind", 560.0, |ui| {
        let mut commands = Vec::new();
        let wanted = kind(ui, batch);
        if wanted != *batch {
            drafts.overlay_toggled.clear();
            drafts.overlay_row = 0;
            commands.push(Command::Suggestion(SuggestionCommand::AskAcceptAll(wanted)));
        }
        ui.add_space(4.0);
        let keys = drafts.suggestions.batch(desk, batch);
        if keys.is_empty() {
            ui.weak("No suggestion is of this kind. Choose another one, or a lower confidence");
            return commands;
        }
        ui.weak("Space checks and unchecks, Enter accepts the checked ones; a click on a row shows the place");
        let height = (list_height(ctx) - 60.0).min(keys.len() as f32 * (ROW + ui.spacing().item_spacing.y));
        checklist(ui, drafts, keys.len(), (height, ROW), |ui, i, on, drafts| {
            let checked = !drafts.overlay_toggled.contains(&i);
            let (toggled, clicked) = row(ui, desk, &keys[i], on, checked);
            commands.extend(clicked);
            toggled
        });
        ui.add_space(6.0);
        let count = keys.len() - drafts.overlay_toggled.len().min(keys.len());
        let entered = ctx.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
        ui.horizontal(|ui| {
            let title = match count {
                1 => "Accept 1 suggestion".to_owned(),
                n => format!("Accept {n} suggestions"),
            };
            let accept = ui.add_enabled(count > 0, Button::new(title));
            if (accept.clicked() || entered) && count > 0 {
                let chosen = (0..keys.len()).filter(|it| !drafts.overlay_toggled.contains(it));
                let chosen = chosen.map(|it| keys[it].clone()).collect();
                commands.push(Command::Suggestion(SuggestionCommand::AcceptAll(chosen)));
            }
            if ui.button("All").clicked() {
                drafts.overlay_toggled.clear();
            }
            if ui.button("None").clicked() {
                drafts.overlay_toggled = (0..keys.len()).collect();
            }
        });
        commands
    })
}

/// Which kind is meant.
fn kind(ui: &mut Ui, batch: &Batch) -> Batch {
    let mut wanted = batch.clone();
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Rule");
        let shown = wanted.rule.and_then(Rule::by_id).map_or("every one", |it| it.title);
        let choice = ComboBox::from_id_salt("batch-rule")
            .selected_text(shown)
            .width(260.0)
            .truncate()
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut wanted.rule, None, "every one");
                for rule in rules() {
                    ui.selectable_value(&mut wanted.rule, Some(rule.id), rule.title);
                }
            });
        choice.response.labelled_by(label.id);
        let label = ui.label("Form");
        let choice = ComboBox::from_id_salt("batch-form")
            .selected_text(wanted.form.unwrap_or("every one"))
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut wanted.form, None, "every one");
                for form in FORMS {
                    ui.selectable_value(&mut wanted.form, Some(form), form);
                }
            });
        choice.response.labelled_by(label.id);
    });
    ui.horizontal(|ui| {
        let label = ui.label("Confidence at least");
        let slider = Slider::new(&mut wanted.least, 0..=100).suffix(" %");
        ui.add(slider).labelled_by(label.id);
    });
    wanted
}

/// A row: whether its box was clicked, and what a click on its words asks for.
fn row(ui: &mut Ui, desk: &Desk, key: &Arc<str>, on: bool, checked: bool) -> (bool, Option<Command>) {
    let Some(found) = desk.suggesting.found.as_ref().and_then(|it| it.get(key)) else {
        return (false, None);
    };
    let suggestion = &found.suggestion;
    let article = desk.document.article();
    let line = article.paragraph_at(suggestion.content.first().start()) + 1;
    let said = format!("{}: {}", speaker(desk, suggestion), words(desk, found));
    let shown = ui.horizontal(|ui| {
        let mut is_checked = checked;
        let checkbox = ui.add(Checkbox::without_text(&mut is_checked));
        let spoken = format!("Line {line}: {said}");
        checkbox.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, checked, &spoken));
        ui.weak(format!("{} %", suggestion.confidence));
        let words = Button::selectable(on, &said)
            .truncate()
            .min_size(vec2(ui.available_width(), ROW));
        (checkbox.changed(), ui.add(words).clicked())
    });
    let (toggled, clicked) = shown.inner;
    let show = clicked.then(|| Command::ShowWords(suggestion.content.first().range()));
    (toggled, show)
}
