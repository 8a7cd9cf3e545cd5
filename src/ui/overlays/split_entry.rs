//! Two entries made of one: what goes to the new one is checked in a list.

use egui::{Button, Checkbox, Color32, Context, Frame, Key, Modifiers, Ui};

use super::sheet::{checklist, list_height, sheet};
use crate::app::command::{Command, RegistryCommand};
use crate::app::state::Desk;
use crate::model::attribution::ROLES;
use crate::model::id::AnnotationId;
use crate::model::registry::SourceId;
use crate::text::visible::cut;
use crate::ui::cached::version;
use crate::ui::field;
use crate::ui::frame::Drafts;

/// Height of a row in points.
const ROW: f32 = 24.0;

/// Something that rests on an entry.
#[derive(Clone, Debug)]
pub enum Resting {
    Attribution(AnnotationId),
    Mention(AnnotationId),
}

/// The sheet with the name of the new entry and a box for everything that rests on the old one.
pub fn split_entry(ctx: &Context, desk: &Desk, id: &SourceId, drafts: &mut Drafts) -> Vec<Command> {
    let name = desk
        .document
        .entry(id)
        .map(|it| it.1.name.to_string())
        .unwrap_or_default();
    let begun = std::mem::replace(&mut drafts.overlay_begun, true);
    sheet(ctx, &format!("Split {}", cut(&name, 40)), 560.0, |ui| {
        let label = ui.label("Name of the new entry");
        let edit = field::line(&mut drafts.overlay_query).desired_width(f32::INFINITY);
        let field = ui.add(edit.return_key(None)).labelled_by(label.id);
        if !begun {
            field.request_focus();
        }
        ui.add_space(6.0);
        let key = (version(desk), id.clone());
        let mut resting = std::mem::take(&mut drafts.resting);
        let rows = resting.get(key, || resting_on(desk, id));
        ui.label(if rows.is_empty() {
            "Nothing in this article rests on it; the new entry begins empty"
        } else {
            "Check what the new one said and where it is mentioned; the rest stays"
        });
        let height = list_height(ctx).min(rows.len() as f32 * (ROW + ui.spacing().item_spacing.y)) - 20.0;
        checklist(ui, drafts, rows.len(), (height.max(0.0), ROW), |ui, i, on, drafts| {
            let checked = drafts.overlay_toggled.contains(&i);
            resting_row(ui, &words(desk, &rows[i]), on, checked)
        });
        ui.add_space(6.0);
        let wanted = drafts.overlay_query.trim().to_owned();
        let entered = ctx.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
        let mut commands = Vec::new();
        ui.horizontal(|ui| {
            let split = ui.add_enabled(!wanted.is_empty(), Button::new("Split"));
            if (split.clicked() || entered) && !wanted.is_empty() {
                let (mut attributions, mut mentions) = (Vec::new(), Vec::new());
                for row in drafts.overlay_toggled.iter().filter_map(|it| rows.get(*it)) {
                    match row {
                        Resting::Attribution(id) => attributions.push(id.clone()),
                        Resting::Mention(id) => mentions.push(id.clone()),
                    }
                }
                commands.push(Command::Registry(RegistryCommand::Split {
                    id: id.clone(),
                    name: wanted,
                    attributions,
                    mentions,
                }));
            }
            ui.weak("Ctrl+Z makes one of the two again");
        });
        drafts.resting = resting;
        commands
    })
}

/// A row, on a ground of its own where one is; whether its box was clicked.
fn resting_row(ui: &mut Ui, words: &str, on: bool, checked: bool) -> bool {
    let mut is_checked = checked;
    let fill = if on {
        ui.visuals().selection.bg_fill
    } else {
        Color32::TRANSPARENT
    };
    let row = Frame::new().fill(fill).corner_radius(4.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Checkbox::new(&mut is_checked, words))
    });
    row.inner.changed()
}

fn resting_on(desk: &Desk, id: &SourceId) -> Vec<Resting> {
    let document = &desk.document;
    let said = document.spoken_by(id).map(|it| Resting::Attribution(it.0.clone()));
    let mentioned = document.mentions_of(id).map(|it| Resting::Mention(it.0.clone()));
    said.chain(mentioned).collect()
}

fn words(desk: &Desk, resting: &Resting) -> String {
    let document = &desk.document;
    let words = |id: &AnnotationId| document.annotation(id).map(|it| cut(&document.words(it), 90));
    match resting {
        Resting::Attribution(id) => {
            let attribution = document.attributions().get(id);
            let first = attribution.and_then(|it| ROLES.into_iter().find_map(|role| words(it.part(role)?)));
            format!("Said: “{}”", first.unwrap_or_else(|| "…".into()))
        }
        Resting::Mention(id) => format!("Mentioned: “{}”", words(id).unwrap_or_default()),
    }
}
