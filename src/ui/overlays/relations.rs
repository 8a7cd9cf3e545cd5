//! What the selected claim does to another one.

use egui::{Button, Context, Key, Modifiers, vec2};

use super::sheet::{choice, sheet};
use crate::app::command::{Command, VerificationCommand};
use crate::app::state::Desk;
use crate::model::claim::CLAIM_RELATIONS;
use crate::model::id::AnnotationId;
use crate::text::visible::cut;
use crate::ui::frame::Drafts;

/// The letters that choose a relation, in the order of [`CLAIM_RELATIONS`].
const LETTERS: [Key; 3] = [Key::S, Key::C, Key::R];

/// The sheet with a row for each relation; the other claim is picked by letters after it.
pub fn relations(ctx: &Context, desk: &Desk, claim: &AnnotationId, drafts: &mut Drafts) -> Vec<Command> {
    let words = desk.document.annotation(claim).map(|it| desk.document.words(it));
    let title = format!("“{}”…", cut(&words.unwrap_or_default(), 50));
    let typed = ctx.input_mut(|input| {
        let pressed = |key: &&Key| input.consume_key(Modifiers::NONE, **key);
        LETTERS.iter().find(pressed).copied()
    });
    let typed = typed.and_then(|key| LETTERS.iter().position(|it| *it == key));
    sheet(ctx, &title, 460.0, |ui| {
        ui.label("What it does to another claim; then type the letters of that claim");
        ui.add_space(4.0);
        let chosen = choice(ui, drafts, CLAIM_RELATIONS.len(), |ui, i, on| {
            let relation = &CLAIM_RELATIONS[i];
            let letter = LETTERS.get(i).map_or("", |it| it.name());
            let row = Button::selectable(on, format!("{}: {}", relation.key, relation.help))
                .truncate()
                .shortcut_text(letter)
                .min_size(vec2(ui.available_width(), 26.0));
            ui.add(row)
        });
        let relation = typed.or(chosen).and_then(|it| CLAIM_RELATIONS.get(it));
        let relate = relation.map(|it| Command::Verification(VerificationCommand::Relate(it.key)));
        relate.into_iter().collect()
    })
}
