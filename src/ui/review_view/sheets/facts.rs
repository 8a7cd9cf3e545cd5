//! What is known of the original, of the translation and of who reviews it.

use egui::{ComboBox, Label, RichText, TextEdit, Ui};

use crate::app::command::{Command, ReviewCommand};
use crate::app::state::{Desk, State};
use crate::engine::review::language::{LANGUAGES, name_of};
use crate::model::attribute::Value;
use crate::model::review::original::{OBTAINED, Original, PROCESSES};
use crate::model::review::reviewer::{INDEPENDENT, READS};
use crate::model::reviewing::reviewer_key;
use crate::ui::field;
use crate::ui::frame::Drafts;

/// Width of a title in points.
const TITLE: f32 = 150.0;

/// Every field; each is kept when it is left.
pub fn facts(ui: &mut Ui, state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let Some(kept) = desk.original() else {
        ui.label("Attach the original first, or say that there is none");
        if ui.button("Attach the original…").clicked() {
            commands.push(Command::Review(ReviewCommand::AskOriginal));
        }
        return commands;
    };
    let height = (ui.ctx().content_rect().height() * 0.75).max(160.0);
    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let mut changed = Original::clone(kept);
        ui.label(RichText::new("The original").strong());
        row(ui, "File", |ui| {
            let file = if kept.is_missing() {
                "there is none"
            } else {
                &*kept.file
            };
            let label = ui.label(file);
            if ui.button("Another…").clicked() {
                commands.push(Command::Review(ReviewCommand::AskOriginal));
            }
            label
        });
        language(ui, "Its language", "review-language", &mut changed.language);
        choose(
            ui,
            "Where it comes from",
            "review-obtained",
            OBTAINED,
            &mut changed.obtained,
        );
        text(ui, "Outlet", &kept.outlet, drafts, &mut changed.outlet);
        text(ui, "Title", &kept.title, drafts, &mut changed.title);
        text(ui, "Address", &kept.url, drafts, &mut changed.url);
        text(ui, "Read on", &kept.read_on, drafts, &mut changed.read_on);
        ui.add_space(6.0);
        ui.label(RichText::new("The translation").strong());
        language(ui, "Language of the article", "review-into", &mut changed.into);
        choose(ui, "Made", "review-process", PROCESSES, &mut changed.process);
        match (&kept.claim, desk.disclosure()) {
            (Some(claim), _) => {
                let words = format!("The article says: “{}”", claim.exact.shown());
                ui.add(Label::new(RichText::new(words).weak()).wrap());
            }
            (None, Some(_)) => {
                if ui.button("Take over what the article says of it").clicked() {
                    commands.push(Command::Review(ReviewCommand::TakeDisclosure));
                }
            }
            (None, None) => {}
        }
        text(ui, "System and version", &kept.system, drafts, &mut changed.system);
        text(ui, "Edited by", &kept.post_editor, drafts, &mut changed.post_editor);
        if changed != **kept {
            commands.push(Command::Review(ReviewCommand::SetOriginal(Box::new(changed))));
        }
        ui.add_space(6.0);
        ui.label(RichText::new(format!("The reviewer: {}", state.settings.annotator)).strong());
        let reviewer = desk.document.tables().reviewers.get(&reviewer_key(&state.stamp()));
        let said =
            |of: fn(&crate::model::review::reviewer::Reviewer) -> &str| reviewer.map_or("", |it| of(it)).to_owned();
        if let Some(reads) = pick(ui, "Reads the original", READS, &said(|it| &it.reads)) {
            commands.push(Command::Review(ReviewCommand::SetReads(reads)));
        }
        if let Some(it) = pick(
            ui,
            "Had no part in the translation",
            INDEPENDENT,
            &said(|it| &it.independent),
        ) {
            commands.push(Command::Review(ReviewCommand::SetIndependent(it)));
        }
    });
    commands
}

fn row<R>(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        let size = egui::vec2(TITLE, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(TITLE);
            ui.add(Label::new(title).truncate());
        });
        content(ui)
    })
    .inner
}

/// A field of one line that is kept when it is left.
fn text(ui: &mut Ui, title: &str, kept: &str, drafts: &mut Drafts, changed: &mut std::sync::Arc<str>) {
    let drafted = drafts.review.facts.entry(title.to_owned()).or_default();
    let value = drafted.text_of(&title.to_owned(), kept);
    let response = row(ui, title, |ui| {
        let edit: TextEdit<'_> = field::line(value);
        let response = ui.add(edit.desired_width(f32::INFINITY));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, title));
        response
    });
    if response.changed() {
        drafted.touched_ms = Some(0);
    }
    if !response.has_focus()
        && let Some((_, typed)) = drafted.take()
    {
        *changed = typed.trim().into();
    }
}

fn choose(ui: &mut Ui, title: &str, salt: &str, values: &[Value], value: &mut std::sync::Arc<str>) {
    row(ui, title, |ui| {
        let shown = if value.is_empty() { "not said" } else { &**value }.to_owned();
        let combo = ComboBox::from_id_salt(salt).selected_text(shown).width(260.0);
        let response = combo.show_ui(ui, |ui| {
            for it in std::iter::once("").chain(values.iter().map(|it| it.key)) {
                let name = if it.is_empty() { "not said" } else { it };
                let help = values.iter().find(|value| value.key == it).map_or("", |it| it.help);
                if ui.selectable_label(**value == *it, name).on_hover_text(help).clicked() {
                    *value = it.into();
                }
            }
        });
        response
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, title));
    });
}

fn language(ui: &mut Ui, title: &str, salt: &str, code: &mut std::sync::Arc<str>) {
    row(ui, title, |ui| {
        let shown = if code.is_empty() { "not known" } else { name_of(code) }.to_owned();
        let combo = ComboBox::from_id_salt(salt).selected_text(shown).width(260.0);
        let response = combo.show_ui(ui, |ui| {
            for (key, name) in LANGUAGES {
                if ui.selectable_label(**code == **key, *name).clicked() {
                    *code = (*key).into();
                }
            }
        });
        response
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, title));
    });
}

fn pick(ui: &mut Ui, title: &str, values: &[Value], now: &str) -> Option<String> {
    row(ui, title, |ui| {
        let mut picked = None;
        for value in values {
            let choice = ui.selectable_label(now == value.key, value.key);
            if choice.on_hover_text(value.help).clicked() {
                picked = Some(value.key.to_owned());
            }
        }
        picked
    })
}
