//! What a claim does to other claims, and they to it.

use egui::Ui;

use super::section::{Opening, key_button, leading, line, quiet, section, take_out};
use crate::app::command::{Command, VerificationCommand};
use crate::app::state::{Desk, State};
use crate::model::claim::ClaimLink;
use crate::model::id::AnnotationId;

/// Most relations of one claim that are shown.
const MOST_SHOWN: usize = 30;

/// A line for each relation, which leads to the other claim.
pub fn relations(ui: &mut Ui, state: &State, desk: &Desk, claim: &AnnotationId) -> Vec<Command> {
    let links = desk.document.links().claim_links_of(claim);
    let opening = if links.is_empty() {
        Opening::Closed
    } else {
        Opening::Open
    };
    let content = |ui: &mut Ui| {
        let mut commands = Vec::new();
        for id in links.iter().take(MOST_SHOWN) {
            if let Some(link) = desk.document.tables().claim_links.get(id) {
                commands.extend(relation(ui, desk, claim, (id, link)));
            }
        }
        if links.len() > MOST_SHOWN {
            ui.weak(format!("and {} more", links.len() - MOST_SHOWN));
        }
        let ask = Command::Verification(VerificationCommand::AskRelation);
        commands.extend(key_button(ui, state, "Relate to another claim…", ask));
        commands
    };
    section(ui, "Other claims", opening, content).unwrap_or_default()
}

fn relation(
    ui: &mut Ui,
    desk: &Desk,
    claim: &AnnotationId,
    (id, link): (&AnnotationId, &ClaimLink),
) -> Option<Command> {
    let (other, relation) = match link.from == *claim {
        true => (&link.to, link.relation.to_string()),
        false => (&link.from, passive(&link.relation)),
    };
    let mut command = None;
    let words = |ui: &mut Ui| match desk.document.annotation(other) {
        Some(it) => {
            let words = format!("{relation}: {}", desk.document.words(it));
            if leading(ui, &words, "Go to the other claim").clicked() {
                command = Some(Command::Focus(other.clone()));
            }
        }
        None => quiet(ui, &format!("{relation}: a claim that is not there any more")),
    };
    let mut out = false;
    line(ui, words, |ui| {
        out = take_out(ui, &format!("Remove “{relation}”")).clicked();
    });
    let remove = out.then(|| Command::Verification(VerificationCommand::RemoveRelation(id.clone())));
    remove.or(command)
}

/// A relation as seen from the other end.
fn passive(relation: &str) -> String {
    match relation {
        "supports" => "supported by".to_owned(),
        "contradicts" => "contradicted by".to_owned(),
        "repeats" => "repeated by".to_owned(),
        other => format!("{other} (of this one)"),
    }
}
