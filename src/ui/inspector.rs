//! The panel on the right: all that is said of the selected annotation.

mod attributes;
mod attribution;
pub mod claim_draft;
mod evidence;
mod facts;
mod labels;
mod mention;
pub(in crate::ui) mod notes;
mod pair;
mod relations;
pub mod scale;
pub mod section;
mod suggestion;
mod verdict;

use egui::{ScrollArea, Ui};

use super::frame::Drafts;
use crate::app::command::Command;
use crate::app::state::{Desk, State};
use crate::model::annotation::{Annotation, Body};
use crate::model::claim::SCALES;
use crate::model::id::AnnotationId;
use crate::model::label::Label;
use claim_draft::ClaimDraft;
use section::{Opening, follow, key_of, section};

/// The inspector of the selected annotation, or of the selected lost one.
pub fn inspector(ui: &mut Ui, state: &State, drafts: &mut Drafts) -> Vec<Command> {
    let Some(desk) = &state.desk else {
        ui.weak("Open an article to annotate it");
        return Vec::new();
    };
    if let Some(commands) = super::entry_view::entry_view(ui, state, desk, drafts) {
        // What was typed about an annotation is kept before something else is shown.
        return drafts.flush_but(None).into_iter().chain(commands).collect();
    }
    if let Some(orphan) = desk
        .selected_orphan
        .as_ref()
        .and_then(|it| desk.document.orphans().get(it))
    {
        let mut commands = super::tables::lost::details(ui, orphan);
        if !desk.selection.is_empty() {
            ui.add_space(8.0);
            let key = key_of(state, &Command::Place);
            if ui.button("Place it on the selected words").on_hover_text(key).clicked() {
                commands.push(Command::Place);
            }
        }
        return commands;
    }
    // What was typed about an annotation is kept when another one is selected.
    let mut commands = drafts.flush_but(desk.selected.as_ref());
    if let (Some(review), None) = (&desk.suggesting.review, &desk.selected) {
        commands.extend(suggestion::suggestion(ui, state, desk, review, drafts));
        return commands;
    }
    let Some((id, annotation)) = desk
        .selected
        .as_ref()
        .and_then(|id| Some((id, desk.document.annotation(id)?)))
    else {
        if desk.selection.is_empty() {
            commands.extend(labels::nothing_selected(ui, state, desk));
        } else {
            commands.extend(labels::selected_words(ui, state, None));
        }
        return commands;
    };
    // Each annotation is read from its top.
    let area = ScrollArea::vertical().id_salt(id).auto_shrink(false);
    area.show(ui, |ui| {
        if !desk.selection.is_empty() {
            commands.extend(labels::selected_words(ui, state, Some(annotation)));
            ui.separator();
        }
        commands.extend(about(ui, state, desk, (id, annotation), drafts));
        let delete = ui.button("Delete").on_hover_text("Delete");
        follow(&delete);
        if delete.clicked() {
            commands.push(Command::Remove(id.clone()));
        }
        ui.add_space(8.0);
    });
    commands
}

/// Everything about one annotation, what its label needs first coming first.
fn about(
    ui: &mut Ui,
    state: &State,
    desk: &Desk,
    (id, annotation): (&AnnotationId, &Annotation),
    drafts: &mut Drafts,
) -> Vec<Command> {
    let mut commands = Vec::new();
    let body = &annotation.body;
    commands.extend(labels::labels(ui, state, id, annotation));
    ui.add_space(6.0);
    facts::words(ui, desk, annotation);
    let attributes = |ui: &mut Ui| attributes::attributes(ui, id, body);
    let attributes = |ui: &mut Ui| match &body.label {
        Label::Custom(_) => attributes(ui),
        label => section(ui, &format!("About the {}", label.key()), Opening::Open, attributes).flatten(),
    };
    // Of a claim one wants to know first whether it has to be checked at all.
    if body.label == Label::Claim {
        commands.extend(attributes(ui));
    }
    commands.extend(pair::pair(ui, desk, annotation));
    commands.extend(mention::mention(ui, state, desk, id, annotation, drafts));
    commands.extend(attribution::attributions(ui, state, desk, id, annotation, drafts));
    if body.label == Label::Claim {
        follow_claim(id, body, drafts);
        commands.extend(verdict::verdict(ui, state, desk, drafts));
        commands.extend(evidence::evidence(ui, state, drafts));
        commands.extend(relations::relations(ui, state, desk, id));
    } else {
        commands.extend(attributes(ui));
    }
    commands.extend(notes::note(ui, state, id, body, drafts));
    commands.extend(notes::tags(ui, id, body, drafts));
    ui.add_space(10.0);
    facts::facts(ui, desk, id, annotation);
    ui.add_space(10.0);
    commands
}

/// Takes over what is kept of a claim, where nothing is being typed about it.
fn follow_claim(id: &AnnotationId, body: &Body, drafts: &mut Drafts) {
    let work = body.claim.as_deref();
    match &mut drafts.claim {
        Some(draft) if draft.id == *id => draft.follow(work),
        _ => {
            let last = drafts.last_scale.clone();
            let scale = last.unwrap_or_else(|| SCALES[0].name.into());
            drafts.claim = Some(ClaimDraft::new(id, work, &scale));
        }
    }
}
