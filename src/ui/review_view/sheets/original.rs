//! Where the original is: in a file, to be pasted, or nowhere.

use egui::{Key, Label, Modifiers, RichText, ScrollArea, Ui, vec2};

use crate::app::command::{Command, ReviewCommand};
use crate::app::state::{Desk, State};
use crate::text::visible::cut;
use crate::ui::field;
use crate::ui::frame::Drafts;
use crate::ui::overlays::sheet::choice;

/// Characters shown of the sentence that tells of the translation.
const MOST: usize = 220;

/// The ways to say where it is.
const WAYS: &[(&str, &str)] = &[
    (
        "Choose its file…",
        "A text file; one from another folder is copied beside the article",
    ),
    ("Paste its text…", "It is saved beside the article as a file of its own"),
    (
        "I have none",
        "Only what the translation shows by itself is checked, and the verdict says so",
    ),
];

/// The three ways, and what the article says of its translation.
pub fn original(ui: &mut Ui, _state: &State, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    if let Some(span) = desk.disclosure() {
        ui.label("The article says that it is a translation:");
        let words = cut(desk.document.article().quote(span), MOST);
        ui.add(Label::new(RichText::new(format!("“{words}”")).italics()).wrap());
        ui.weak("This is kept as what is known of it; you can change it later");
        ui.add_space(6.0);
    }
    if let Some(known) = desk.original() {
        let now = match known.is_missing() {
            true => "So far: there is none to be had".to_owned(),
            false => format!("So far: {}", known.file),
        };
        ui.label(now);
        ui.add_space(4.0);
    }
    let nearby = &desk.reviewing.nearby;
    let mut choices: Vec<(String, &str, ReviewCommand)> = nearby
        .iter()
        .map(|name| {
            let path = desk.path.with_file_name(name);
            let help = "It lies beside the article";
            (format!("Take {name}"), help, ReviewCommand::Attach(path))
        })
        .collect();
    let ways = [
        ReviewCommand::AskOriginalFile,
        ReviewCommand::AskOriginalText,
        ReviewCommand::HaveNone,
    ];
    let ways = WAYS.iter().zip(ways);
    choices.extend(ways.map(|((title, help), command)| ((*title).to_owned(), *help, command)));
    if desk.original().is_some() {
        choices.push((
            "This is no translation after all".to_owned(),
            "What is known of the original is let go; pairs and errors stay in the file",
            ReviewCommand::Detach,
        ));
    }
    let chosen = choice(ui, drafts, choices.len(), |ui, i, on| {
        let (title, help, _) = &choices[i];
        let row = egui::Button::selectable(on, title).min_size(vec2(ui.available_width(), 26.0));
        ui.add(row).on_hover_text(*help)
    });
    let chosen = chosen.and_then(|it| choices.into_iter().nth(it));
    chosen.map(|it| Command::Review(it.2)).into_iter().collect()
}

/// A field to paste into.
pub fn paste(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts) -> Vec<Command> {
    let label = ui.label(format!(
        "Its text, with Ctrl+V; it is saved as {}.original.txt",
        desk.name()
    ));
    let height = (ui.ctx().content_rect().height() * 0.5).max(120.0);
    let text = &mut drafts.review.pasted;
    let field = ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let edit = field::lines(text).desired_rows(12).desired_width(f32::INFINITY);
        ui.add(edit).labelled_by(label.id)
    });
    if !drafts.overlay_begun {
        drafts.overlay_begun = true;
        field.inner.request_focus();
    }
    ui.add_space(6.0);
    let entered = field::pressed(ui, Modifiers::COMMAND, Key::Enter);
    let go = ui.button("Save it beside the article (Ctrl+Enter)").clicked() || entered;
    if !go {
        return Vec::new();
    }
    vec![Command::Review(ReviewCommand::Paste(std::mem::take(text)))]
}
