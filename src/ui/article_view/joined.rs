//! What belongs together, when some of it is selected or under the mouse: the segments of an annotation,
//! the parts of an attribution, the quotes that go on with each other.

use egui::{Painter, Rect};

use super::ViewInput;
use super::connector::{self, Column, Side};
use super::paint::Brush;
use super::selected::paint_outline;
use super::sheet::Sheet;
use crate::model::annotation::Annotation;
use crate::model::document::Document;
use crate::model::id::AnnotationId;
use crate::ui::theme::ViewTheme;

/// Most attributions of one annotation that are shown at once.
const MOST_SHOWN: usize = 8;
/// Most attributions that are looked through for those.
const MOST_LOOKED_AT: usize = 64;

/// Something that belongs to the annotation in question, or is it.
struct Part<'d> {
    id: &'d AnnotationId,
    annotation: &'d Annotation,
    /// On the screen, from top to bottom.
    rects: Vec<Rect>,
}

/// Outlines what goes with `focus`, and joins the parts with lines; answers how many lines.
pub fn paint(
    painter: &Painter,
    sheet: &Sheet,
    input: &ViewInput<'_>,
    focus: &AnnotationId,
    theme: &ViewTheme,
) -> usize {
    let document = input.document;
    let mut outlined: Vec<&AnnotationId> = Vec::new();
    let mut brush = Brush::new(painter);
    let mut ways = 0;
    let chains = chains(document, sheet, focus);
    // The selected one has its own frame.
    let itself = std::iter::once(focus).filter(|it| input.selected != Some(it));
    let parts = chains.iter().flatten().map(|it| it.id);
    for id in itself.chain(parts) {
        if outlined.contains(&id) || input.selected == Some(id) {
            continue;
        }
        outlined.push(id);
        if let Some(annotation) = document.annotation(id) {
            let colour = theme.label(&annotation.body.label).line;
            paint_outline(&mut brush, sheet, annotation, None, colour);
        }
    }
    brush.done(painter);
    for chain in &chains {
        for pair in chain.windows(2) {
            ways += usize::from(join(painter, sheet, &pair[0], &pair[1], theme));
        }
    }
    ways
}

/// The parts of each attribution of `focus`, and the quotes it goes on with, each in text order; those on the screen first.
fn chains<'d>(document: &'d Document, sheet: &Sheet, focus: &'d AnnotationId) -> Vec<Vec<Part<'d>>> {
    let attributions = document.attributions_of(focus).take(MOST_LOOKED_AT);
    let parts = attributions.map(|(_, it)| it.parts().map(|it| it.1).collect::<Vec<_>>());
    let earlier = document.annotation(focus).and_then(|it| it.body.continues.as_ref());
    let later = document.links().continued_by(focus).iter().take(MOST_SHOWN);
    let continued = earlier.into_iter().chain(later).map(|it| vec![it, focus]);
    let chain = |ids: Vec<&'d AnnotationId>| {
        let mut chain: Vec<Part<'d>> = ids.into_iter().filter_map(|id| part(document, sheet, id)).collect();
        chain.sort_by_key(|it| it.annotation.segments.first());
        chain
    };
    let mut chains: Vec<Vec<Part<'d>>> = parts.chain(continued).map(chain).filter(|it| it.len() > 1).collect();
    let on_screen = |chain: &Vec<Part<'d>>| chain.iter().filter(|it| !it.rects.is_empty()).count();
    chains.sort_by_key(|it| std::cmp::Reverse(on_screen(it)));
    chains.truncate(MOST_SHOWN);
    chains
}

fn part<'d>(document: &'d Document, sheet: &Sheet, id: &'d AnnotationId) -> Option<Part<'d>> {
    let annotation = document.annotation(id)?;
    Some(Part {
        id,
        annotation,
        rects: rects(sheet, annotation),
    })
}

/// The lines of an annotation that are on the screen.
pub fn rects(sheet: &Sheet, annotation: &Annotation) -> Vec<Rect> {
    let visible = sheet.visible_bytes();
    let spans = annotation.segments.iter().map(|it| it.range());
    let shown = spans.filter(|it| it.start < visible.end && visible.start < it.end);
    shown.flat_map(|it| sheet.rects(&it)).collect()
}

/// Whether there was anything to join.
fn join(painter: &Painter, sheet: &Sheet, a: &Part<'_>, b: &Part<'_>, theme: &ViewTheme) -> bool {
    let column = column(sheet);
    let (shown, hidden) = match (a.rects.is_empty(), b.rects.is_empty()) {
        (true, true) => return false,
        (false, false) => {
            connector::paint(painter, &connector::route(&a.rects, &b.rects, column), theme.quiet);
            return true;
        }
        (false, true) => (a, b),
        (true, false) => (b, a),
    };
    let before = hidden.annotation.segments.first().start() < sheet.visible_bytes().start;
    let side = if before { Side::Above } else { Side::Below };
    connector::paint_arrow(painter, &connector::stub(&shown.rects, side, column), theme.quiet);
    true
}

/// Where the text stands.
pub fn column(sheet: &Sheet) -> Column {
    Column {
        left: sheet.left,
        right: sheet.left + sheet.width,
    }
}
