//! What the review of the translation says of the pair that an annotation stands in.

use egui::{Label, RichText, Ui};

use super::section::{Opening, follow, section};
use crate::app::command::{Command, ReviewCommand};
use crate::app::state::Desk;
use crate::engine::review::side::Side;
use crate::model::annotation::Annotation;
use crate::model::mqm::{Category, Severity};
use crate::text::visible::cut;

/// Characters shown of the original.
const MOST: usize = 300;

/// The words of the original, how the pair stands, and what was found in it; nothing without an original.
pub fn pair(ui: &mut Ui, desk: &Desk, annotation: &Annotation) -> Option<Command> {
    let reviewing = &desk.reviewing;
    let comparison = reviewing
        .comparison
        .as_ref()
        .filter(|_| reviewing.original().is_some())?;
    let words = annotation.segments.first();
    let row = comparison.row_at(Side::Translation, words.start())?;
    let original = comparison.span(row, Side::Original);
    section(ui, "In the original", Opening::Open, |ui| {
        match original {
            Some(span) => {
                let words = cut(comparison.text(Side::Original).quote(span), MOST);
                ui.add(Label::new(words).wrap());
            }
            None => drop(ui.label("This has no counterpart in the original")),
        }
        let state = reviewing.overview.state(row);
        let state = crate::ui::review_view::wording::state(state, comparison.is_weak(row));
        ui.label(RichText::new(format!("Pair {}: {state}", row + 1)).weak());
        if !reviewing.blind {
            let touches = |it: &&crate::app::reviewing::Noted| {
                let here = |span: crate::model::span::Span| annotation.segments.iter().any(|it| it.touches(span));
                desk.is_open(it) && it.spans[1].is_none_or(here)
            };
            for finding in reviewing.findings_of(row).iter().filter(touches) {
                let text = format!("{} ({}): {}", finding.title, finding.level.key(), finding.message);
                ui.add(Label::new(text).wrap());
            }
        }
        let errors = reviewing.errors_of(row).iter();
        for placed in errors.filter_map(|id| reviewing.decided.as_ref()?.error(id)) {
            let severity = Severity::from_key(&placed.error.severity).map_or("Error", |it| it.entry().title);
            let kind = Category::from(&*placed.error.category);
            let kind = if kind.is_empty() {
                "not said which"
            } else {
                kind.title()
            };
            let here = placed.spans[1]
                .iter()
                .any(|span| annotation.segments.iter().any(|it| it.touches(*span)));
            let place = if here { "differs here" } else { "in the same pair" };
            ui.add(Label::new(format!("{severity} error, {place}: {kind}")).wrap());
        }
        let button = ui
            .button("Show the pair")
            .on_hover_text("Opens the review of the translation at this pair");
        follow(&button);
        button.clicked().then_some(Command::Review(ReviewCommand::Open(row)))
    })
    .flatten()
}
