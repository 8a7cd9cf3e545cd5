//! The picker: who an annotation rests on, or which entry another one is merged into.

use egui::text::LayoutJob;
use egui::{
    Button, Color32, Context, FontSelection, RichText, Role, ScrollArea, Stroke, TextFormat, Ui, WidgetInfo, vec2,
};

use super::sheet::{list_height, list_keys, sheet};
use crate::app::command::{Command, RegistryCommand};
use crate::app::picker::{PickFor, PickRow, Picker};
use crate::app::state::Desk;
use crate::model::label::Label;
use crate::text::visible::cut;
use crate::ui::field;
use crate::ui::frame::Drafts;

/// Characters of the words shown in the title.
const MOST_WORDS: usize = 44;

/// The sheet with the field and the rows.
pub fn speakers(ctx: &Context, desk: &Desk, picker: &Picker, drafts: &mut Drafts) -> Vec<Command> {
    sheet(ctx, &title(desk, &picker.purpose), 580.0, |ui| {
        content(ui, desk, picker, drafts)
    })
}

fn title(desk: &Desk, purpose: &PickFor) -> String {
    match purpose {
        PickFor::Speaker(id) => {
            let Some(annotation) = desk.document.annotation(id) else {
                return "Who said it?".into();
            };
            let words = desk.document.words(annotation);
            // They stand between quotation marks of the title.
            let words = cut(words.trim_matches(['“', '”', '"', '「', '」', '«', '»']), MOST_WORDS);
            match annotation.body.label {
                Label::Source => format!("Who is “{words}”?"),
                Label::Claim => format!("Who says “{words}”?"),
                _ => format!("Who said “{words}”?"),
            }
        }
        PickFor::Suggestion(words) => {
            let words = desk.document.article().quote(*words);
            let words = cut(words.trim_matches(['“', '”', '"', '「', '」', '«', '»']), MOST_WORDS);
            format!("Accept; who said “{words}”?")
        }
        PickFor::Merge(id) => {
            let name = desk.document.entry(id).map(|it| cut(&it.1.name, MOST_WORDS));
            format!("Merge {} into…", name.unwrap_or_default())
        }
    }
}

fn content(ui: &mut Ui, desk: &Desk, picker: &Picker, drafts: &mut Drafts) -> Vec<Command> {
    let mut commands = Vec::new();
    let keys = list_keys(ui);
    let mut query = picker.query.clone();
    let label = ui.label(match picker.purpose {
        PickFor::Speaker(_) | PickFor::Suggestion(_) => "Part of a name, in any script",
        PickFor::Merge(_) => "Part of the name of the entry that stays",
    });
    let field = ui
        .add(field::line(&mut query).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    field.request_focus();
    if query != picker.query {
        commands.push(registry(RegistryCommand::PickerQuery(query)));
    }
    match (keys.up, keys.down) {
        (true, _) => commands.push(registry(RegistryCommand::PickerMove(-1))),
        (_, true) => commands.push(registry(RegistryCommand::PickerMove(1))),
        _ => {}
    }
    ui.add_space(4.0);
    let height = list_height(ui.ctx()) - 40.0;
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (i, row) in picker.rows.iter().enumerate() {
            let on = i == picker.row;
            let response = pick_row(ui, row, on, !picker.query.trim().is_empty());
            if on && drafts.overlay_row != picker.row {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                commands.push(registry(RegistryCommand::PickerTake(Some(i))));
            }
        }
    });
    drafts.overlay_row = picker.row;
    if picker.rows.is_empty() && !picker.query.trim().is_empty() {
        ui.weak("No entry has such a name");
    }
    ui.add_space(6.0);
    help(ui, desk, picker);
    if keys.enter {
        // What was typed in this very frame is ranked first, then its first row is taken.
        commands.push(registry(RegistryCommand::PickerTake(None)));
    }
    commands
}

fn registry(command: RegistryCommand) -> Command {
    Command::Registry(command)
}

fn help(ui: &mut Ui, desk: &Desk, picker: &Picker) {
    let (first, second) = match picker.purpose {
        PickFor::Speaker(_) | PickFor::Suggestion(_) if desk.document.entries().is_empty() => (
            "The registry is empty",
            "Type a name; Enter registers it and says that the words rest on it",
        ),
        PickFor::Speaker(_) | PickFor::Suggestion(_) => (
            "Up and Down choose; Enter says that the words rest on the chosen one",
            "A name that is not there yet: type it whole, then take the last row",
        ),
        PickFor::Merge(_) => (
            "Up and Down choose; Enter makes one entry of the two",
            "The chosen one keeps its name and takes over all names, roles and quotes. Ctrl+Z parts them again",
        ),
    };
    ui.weak(first);
    ui.weak(second);
}

fn pick_row(ui: &mut Ui, row: &PickRow, on: bool, typed: bool) -> egui::Response {
    let (name, detail) = match (&row.entry, typed) {
        (Some(_), _) => (row.name.clone(), row.detail.clone()),
        (None, true) => (format!("{} “{}”", row.detail, row.name), String::new()),
        (None, false) => (row.name.clone(), row.detail.clone()),
    };
    let matched: &[u32] = if row.entry.is_some() { &row.matched } else { &[] };
    // On the ground of the chosen row, quiet words would be too faint.
    let visuals = ui.visuals();
    let quiet = if on {
        visuals.text_color()
    } else {
        visuals.weak_text_color()
    };
    let job = emphasised(ui, &name, matched, (&detail, quiet));
    let button = Button::selectable(on, job)
        .truncate()
        .right_text(RichText::new(row.why.as_str()).color(quiet))
        .min_size(vec2(ui.available_width(), 26.0));
    let response = ui.add(button);
    let parts = [&*name, &*detail, &*row.why];
    let spoken: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let spoken = spoken.join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &spoken));
    response
}

/// A name with the typed characters underlined, and what is known of it behind, quieter.
fn emphasised(ui: &Ui, name: &str, matched: &[u32], (detail, quiet): (&str, Color32)) -> LayoutJob {
    let visuals = ui.visuals();
    let font = FontSelection::Default.resolve(ui.style());
    let plain = TextFormat::simple(font, visuals.text_color());
    let typed = TextFormat {
        color: visuals.strong_text_color(),
        underline: Stroke::new(1.5, visuals.selection.stroke.color),
        ..plain.clone()
    };
    let behind = TextFormat {
        color: quiet,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut letter = [0; 4];
    for (i, c) in (0_u32..).zip(name.chars()) {
        let format = if matched.contains(&i) { &typed } else { &plain };
        job.append(c.encode_utf8(&mut letter), 0.0, format.clone());
    }
    if !detail.is_empty() {
        job.append(detail, 12.0, behind);
    }
    job
}
