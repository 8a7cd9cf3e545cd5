//! The words of the selected annotation, and where, when and by whom they were marked.

use egui::{RichText, Ui};

use crate::app::state::Desk;
use crate::model::annotation::{Annotation, Origin};
use crate::model::id::AnnotationId;

/// Longest piece of a quote shown, in characters.
const MOST_SHOWN: usize = 600;

/// The words, segment by segment.
pub fn words(ui: &mut Ui, desk: &Desk, annotation: &Annotation) {
    let article = desk.document.article();
    for segment in annotation.segments.iter().take(20) {
        let whole = article.quote(segment);
        let mut shown: String = whole.chars().take(MOST_SHOWN).collect();
        if shown.len() < whole.len() {
            shown.push('…');
        }
        ui.add(egui::Label::new(RichText::new(shown).size(15.0)).wrap());
    }
    if annotation.segments.len() > 20 {
        ui.weak(format!("and {} segments more", annotation.segments.len() - 20));
    }
}

/// Where it lies, who made it and when, and how it came to be.
pub fn facts(ui: &mut Ui, desk: &Desk, id: &AnnotationId, annotation: &Annotation) {
    let article = desk.document.article();
    let body = &annotation.body;
    let (line, column) = article.line_and_column(annotation.segments.first().start());
    let segments = match annotation.segments.len() {
        1 => "1 segment".to_owned(),
        n => format!("{n} segments"),
    };
    ui.weak(format!("{segments}, from line {line}, column {column}"));
    let when = |at: Option<jiff::Timestamp>| at.map(|it| it.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let by = if body.by.is_empty() { "somebody" } else { &body.by };
    let made = when(body.created).unwrap_or_else(|| "at an unknown time".into());
    ui.weak(format!("Made by {by}, {made}"));
    if let Some(modified) = when(body.modified) {
        ui.weak(format!("Changed {modified}"));
    }
    match &body.origin {
        Origin::Hand => {}
        Origin::Rule { id, edited: false } => drop(ui.weak(format!("Proposed by the rule {id}"))),
        Origin::Rule { id, edited: true } => drop(ui.weak(format!("Proposed by the rule {id}, then changed"))),
        Origin::Import { format } => drop(ui.weak(format!("Imported from {format}"))),
        Origin::Other(text) => drop(ui.weak(format!("Origin: {text}"))),
    }
    if desk.moved.contains(id) {
        ui.label("Found again at another place, because the article has changed");
    }
    ui.weak(RichText::new(id.to_string()).monospace().size(10.5));
}
