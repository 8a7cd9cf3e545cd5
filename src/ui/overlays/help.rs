//! The help: what to do, step by step, and every key.

use egui::{RichText, ScrollArea, Ui, vec2};

use super::sheet::from_top;
use crate::app::command::{Command, ENTRIES, MENUS, Menu};
use crate::app::state::State;

/// Who said it, from the first quote to the last finding: the command of each step, and what to do.
const STEPS: &[(&str, &str)] = &[
    (
        "review",
        "Go through what is suggested: A accepts, X rejects, Space skips, E corrects first. Or mark by hand:",
    ),
    (
        "quote",
        "Select the words inside the quotation marks. The source and the cue beside them are found, marked and joined with the quote.",
    ),
    (
        "undo",
        "Look at what was found, in the article and on the right. It takes back what is wrong; Shift+Q marks the quote alone, S a source, U a cue.",
    ),
    (
        "link",
        "Joins the selected quote or claim with its source or cue: type the letters over it, or click it with Ctrl.",
    ),
    (
        "speaker",
        "Say who it is. Type part of the name, in any script, and press Enter; a name that is not there yet is registered.",
    ),
    (
        "entry-from-selection",
        "Or register the selected name, or the selected source, with its role.",
    ),
    ("next-part", "A quote that goes on after “she said” gets its next part."),
    (
        "continue",
        "A quote that goes on in the next paragraph continues the one before.",
    ),
    (
        "confirm-carried",
        "Where the speaker of the quote before is proposed, confirm it.",
    ),
    ("mentions", "Mark every further place where the same source is named."),
    (
        "next-unsourced",
        "Go to the next sentence that rests on nobody. Find its source, or say that it needs none.",
    ),
    ("needs-none", "This sentence needs no source."),
    (
        "next-finding",
        "Go through what the checks found; each row of the findings says what is wrong, and by which rule.",
    ),
    ("dismiss", "Let a finding pass, with a reason that is kept."),
    ("verdict", "Of a claim: judge it, and list the evidence with Shift+E."),
];

/// Reviewing a translation, from the original to the verdict.
const REVIEW_STEPS: &[(&str, &str)] = &[
    (
        "review-translation",
        "Put the original beside the article: its file, pasted text, or that there is none. The sentences are paired by themselves.",
    ),
    (
        "review-facts",
        "Say where the original comes from, and how well you read its language.",
    ),
    (
        "pair-weak",
        "Look at the pairs in doubt first. X cuts one, Ctrl+M merges two, [ and ] move the boundary, U unlinks.",
    ),
    ("review-finding-next", "Go through what the checks found."),
    (
        "finding-to-error",
        "Make it an error, or let it pass with D and the number of a reason.",
    ),
    (
        "pair-agree",
        "Read pair by pair; agree where the translation is faithful.",
    ),
    (
        "error-major",
        "Else select words with Shift and arrows (Tab changes the side), press 1 to 4 for how grave it is, then a letter for the kind.",
    ),
    (
        "error-omission",
        "Words of the original that are left out: select them; the caret in the translation says where.",
    ),
    ("error-correct", "Write how it ought to read."),
    (
        "review-verdict",
        "Sign the verdict. It is bound to both texts; the scores are shown after it.",
    ),
];

fn steps(ui: &mut Ui, state: &State, title: &str, steps: &[(&str, &str)]) {
    ui.label(RichText::new(title).strong());
    egui::Grid::new(title)
        .num_columns(2)
        .spacing(vec2(16.0, 4.0))
        .striped(true)
        .show(ui, |ui| {
            for (name, what) in steps {
                let entry = ENTRIES.iter().find(|it| it.name == *name);
                let key = entry.and_then(|it| state.keymap.key(it)).unwrap_or_default();
                ui.label(RichText::new(key).monospace());
                ui.add(egui::Label::new(*what).wrap());
                ui.end_row();
            }
        });
}

/// How the work is done, then every command with its keys.
pub fn help(ui: &mut Ui, state: &State) -> Vec<Command> {
    ui.label("Select words with the mouse or with Shift and arrows, then press a letter to mark them. Everything is saved by itself.");
    ui.add_space(8.0);
    let height = (ui.ctx().content_rect().height() - from_top(ui.ctx()) - 150.0).max(120.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
        steps(ui, state, "Who said it, step by step", STEPS);
        ui.add_space(10.0);
        steps(ui, state, "Reviewing a translation, step by step", REVIEW_STEPS);
        ui.add_space(10.0);
        // What the main work needs comes first; one grid, so that the columns stand below each other.
        let order = [Menu::Mark, Menu::Source, Menu::Suggest, Menu::Check, Menu::Translation, Menu::Move, Menu::Edit, Menu::Article, Menu::View];
        egui::Grid::new("keys").num_columns(3).spacing(vec2(16.0, 4.0)).striped(true).show(ui, |ui| {
            for (menu, title) in order.iter().filter_map(|menu| MENUS.iter().find(|it| it.0 == *menu)) {
                ui.label(RichText::new(*title).strong());
                ui.end_row();
                for entry in ENTRIES.iter().filter(|it| it.menu == *menu) {
                    ui.label(RichText::new(state.keymap.keys(entry)).monospace());
                    ui.label(entry.title.trim_end_matches('…'));
                    ui.add(egui::Label::new(RichText::new(entry.help).weak()).wrap());
                    ui.end_row();
                }
            }
        });
        ui.add_space(10.0);
        ui.label(RichText::new("Also").strong());
        ui.label("Up, Down, Home, End, Page Up and Page Down move the caret by lines and pages; Shift extends the selection.");
        ui.label("Double click selects a word, triple a sentence, four times a paragraph; Shift+click extends. Drag the ends of a selected annotation to resize it.");
        ui.label("In the tables of claims and findings, Up and Down go from row to row and Enter goes into the article; which checks are made in this folder is chosen above the findings.");
        ui.label("In the table of speakers, Up and Down go from entry to entry, Enter goes into the entry, F2 renames it (the old name stays as an alias), Delete deletes it; in an entry, Escape leads back.");
        ui.label("Keys can be changed in keymap.ron in the configuration folder: { \"quote\": \"Q 2\", \"undo\": \"Ctrl+Z\" }");
    });
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_command_with_a_key() {
        for (name, _) in STEPS.iter().chain(REVIEW_STEPS) {
            let entry = ENTRIES.iter().find(|it| it.name == *name);
            assert!(entry.is_some_and(|it| !it.keys.is_empty()), "{name}");
        }
    }
}
