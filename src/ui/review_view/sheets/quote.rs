//! A quotation beside its original words.

use std::sync::Arc;

use egui::{Button, Label, RichText, Ui, vec2};

use crate::app::command::{Command, ReviewCommand};
use crate::app::reviewing::{QuoteDecision, RESTS_ON};
use crate::app::state::Desk;
use crate::engine::review::side::Side;
use crate::ui::frame::Drafts;
use crate::ui::overlays::sheet::{choice, number};
use crate::ui::review_view::wording;

/// Both wordings one above the other, and what can be said of them, by number.
pub fn quote(ui: &mut Ui, desk: &Desk, key: &Arc<str>, drafts: &mut Drafts) -> Vec<Command> {
    let reviewing = &desk.reviewing;
    let (Some(quote), Some(comparison)) = (reviewing.quote(key), &reviewing.comparison) else {
        ui.weak("This quotation is in neither text any more");
        return Vec::new();
    };
    let speaker = wording::speaker(quote, comparison);
    let who = if speaker.is_empty() {
        "somebody not named"
    } else {
        &speaker
    };
    let place = format!("Pair {}, {who}: {}", quote.row.bead + 1, quote.row.status.title());
    ui.add(Label::new(RichText::new(place).weak()).wrap());
    ui.add_space(6.0);
    for (side, title) in [(Side::Original, "Original"), (Side::Translation, "Translation")] {
        ui.label(RichText::new(title).strong());
        let words = quote.row.words(side, comparison.text(side));
        if words.is_empty() {
            ui.weak("Not in quotation marks here");
        } else {
            ui.add(Label::new(RichText::new(words).size(16.0)).wrap());
        }
        ui.add_space(6.0);
    }
    let decision = desk.quote_decision(quote);
    let mut choices: Vec<(String, ReviewCommand)> = RESTS_ON
        .iter()
        .map(|it| {
            let stands = ReviewCommand::QuoteStands {
                key: key.clone(),
                reason: (*it).to_owned(),
            };
            ((*it).to_owned(), stands)
        })
        .collect();
    let to_error = ReviewCommand::QuoteToError(key.clone());
    choices.push(("The wording is wrong: mark an error".to_owned(), to_error));
    if desk.document.tables().dismissals.contains_key(key) {
        choices.push(("Open it again".to_owned(), ReviewCommand::ReopenQuote(key.clone())));
    }
    match &decision {
        QuoteDecision::Stands(reason) => drop(ui.weak(format!("Decided: {reason}"))),
        QuoteDecision::Wrong => drop(ui.weak("An error is marked here")),
        QuoteDecision::Open | QuoteDecision::NotAsked => {}
    }
    let by_number = number(ui, choices.len());
    let chosen = choice(ui, drafts, choices.len(), |ui, i, on| {
        let row = Button::selectable(on, format!("{}  {}", i + 1, choices[i].0));
        ui.add(row.min_size(vec2(ui.available_width(), 24.0)))
    });
    let chosen = by_number.or(chosen).and_then(|it| choices.into_iter().nth(it));
    chosen.map(|it| Command::Review(it.1)).into_iter().collect()
}
