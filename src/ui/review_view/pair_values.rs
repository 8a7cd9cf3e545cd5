//! What both sides of the pair at hand name and quote, put together.

use egui::{Label, RichText, Ui};

use super::wording;
use crate::app::command::{Command, ReviewCommand};
use crate::app::reviewing::QuoteDecision;
use crate::app::state::{Desk, State};
use crate::engine::review::check::Agreement;
use crate::engine::review::comparison::Comparison;
use crate::engine::review::side::Side;
use crate::text::visible::cut;
use crate::ui::inspector::section::key_of;

/// Characters shown of a value or of the words of a quotation.
const MOST: usize = 60;

/// Numbers, dates and names with the letters they have in the row: `a  44명 = 44`.
pub fn values(ui: &mut Ui, desk: &Desk, comparison: &Comparison) {
    let reviewing = &desk.reviewing;
    let mut values = reviewing.values_of(reviewing.row).peekable();
    if values.peek().is_none() {
        return;
    }
    ui.add_space(8.0);
    ui.label(RichText::new("Values").strong());
    for (letter, it) in values {
        let words = |side: Side| cut(comparison.text(side).quote(it.span(side)).trim(), MOST);
        let (original, translation) = (words(Side::Original), words(Side::Translation));
        let text = format!("{letter}  {original} {} {translation}", it.agreement.sign());
        let text = match it.agreement {
            Agreement::Same => RichText::new(text),
            Agreement::Nearly | Agreement::Differs => RichText::new(text).strong(),
        };
        ui.add(Label::new(text).wrap());
    }
}

/// Quotations of the pair, with what was decided about each.
pub fn quotes(ui: &mut Ui, state: &State, desk: &Desk, comparison: &Comparison) -> Option<Command> {
    let reviewing = &desk.reviewing;
    let quotes = reviewing.quotes_of(reviewing.row);
    if quotes.is_empty() {
        return None;
    }
    ui.add_space(8.0);
    ui.label(RichText::new("Quotes").strong());
    let mut command = None;
    for quote in quotes {
        let words = |side: Side| cut(&quote.row.words(side, comparison.text(side)), MOST);
        let shown = match (words(Side::Translation), words(Side::Original)) {
            (translation, original) if translation.is_empty() => original,
            (translation, _) => translation,
        };
        let decision = desk.quote_decision(quote);
        let button = match decision {
            QuoteDecision::Open => {
                let key = key_of(state, &Command::Review(ReviewCommand::NextQuote));
                format!("Compare… ({key})")
            }
            _ => wording::quote_decision(&decision).to_owned(),
        };
        ui.add(Label::new(shown).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.weak(quote.row.status.title());
            let button = ui
                .button(button)
                .on_hover_text("Decide about it beside its original words");
            if button.clicked() {
                command = Some(Command::Review(ReviewCommand::ShowQuote(quote.key.clone())));
            }
        });
    }
    command
}
