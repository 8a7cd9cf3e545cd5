//! Every further place where an entry is named, to be marked at once.

use egui::text::LayoutJob;
use egui::{Button, Checkbox, Context, FontSelection, Key, Modifiers, Role, TextFormat, Ui, WidgetInfo, vec2};

use super::sheet::{checklist, list_height, side_sheet};
use crate::app::command::{AttributionCommand, Command};
use crate::app::state::Desk;
use crate::model::registry::SourceId;
use crate::model::span::Span;
use crate::text::visible::cut;
use crate::ui::frame::Drafts;

/// Height of a row in points.
const ROW: f32 = 24.0;
/// Bytes of text shown before a name, and after it.
const BEFORE: usize = 36;
const AFTER: usize = 90;

/// The sheet beside the article, with a box for each place; all are checked at first.
pub fn mentions(ctx: &Context, desk: &Desk, entry: &SourceId, spans: &[Span], drafts: &mut Drafts) -> Vec<Command> {
    let name = desk.document.entry(entry).map(|it| cut(&it.1.name, 40));
    let title = format!("Further mentions of {}", name.unwrap_or_default());
    side_sheet(ctx, &title, 480.0, |ui| {
        let mut commands = Vec::new();
        ui.label("Space checks and unchecks, Enter marks the checked ones; a click on a row shows the place");
        ui.add_space(4.0);
        let height = list_height(ctx).min(spans.len() as f32 * (ROW + ui.spacing().item_spacing.y));
        checklist(ui, drafts, spans.len(), (height, ROW), |ui, i, on, drafts| {
            let (toggled, clicked) = mention_row(ui, desk, spans[i], on, !drafts.overlay_toggled.contains(&i));
            if clicked {
                commands.push(Command::ShowWords(spans[i].range()));
            }
            toggled
        });
        ui.add_space(6.0);
        let count = spans.len() - drafts.overlay_toggled.len();
        let entered = ctx.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
        ui.horizontal(|ui| {
            let title = if count == 1 {
                "Mark 1 mention".to_owned()
            } else {
                format!("Mark {count} mentions")
            };
            let mark = ui.add_enabled(count > 0, Button::new(title));
            if (mark.clicked() || entered) && count > 0 {
                let chosen = (0..spans.len()).filter(|it| !drafts.overlay_toggled.contains(it));
                commands.push(Command::Attribution(AttributionCommand::MarkMentions {
                    entry: entry.clone(),
                    spans: chosen.map(|it| spans[it]).collect(),
                }));
            }
            if ui.button("All").clicked() {
                drafts.overlay_toggled.clear();
            }
            if ui.button("None").clicked() {
                drafts.overlay_toggled = (0..spans.len()).collect();
            }
        });
        commands
    })
}

/// A row: whether its box was clicked, and whether its words were.
fn mention_row(ui: &mut Ui, desk: &Desk, span: Span, on: bool, checked: bool) -> (bool, bool) {
    let line = |ui: &mut Ui| {
        let article = desk.document.article();
        let text = article.text();
        let start = text.ceil_char_boundary(span.start().saturating_sub(BEFORE));
        let end = text.floor_char_boundary((span.end() + AFTER).min(text.len()));
        let paragraph = article.paragraph(article.paragraph_at(span.start()));
        let before = &text[start.max(paragraph.start)..span.start()];
        let after = &text[span.end()..end.min(paragraph.end).max(span.end())];
        let name = article.quote(span);
        let spoken = format!("Line {}: {before}{name}{after}", article.paragraph_at(span.start()) + 1);
        let mut is_checked = checked;
        let checkbox = ui.add(Checkbox::without_text(&mut is_checked));
        checkbox.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, checked, &spoken));
        let font = FontSelection::Default.resolve(ui.style());
        let format = |color| TextFormat::simple(font.clone(), color);
        let mut job = LayoutJob::default();
        let visuals = ui.visuals();
        let quiet = format(if on {
            visuals.text_color()
        } else {
            visuals.weak_text_color()
        });
        let mut strong = format(ui.visuals().strong_text_color());
        strong.underline = egui::Stroke::new(1.0, strong.color);
        job.append(before, 0.0, quiet.clone());
        job.append(name, 0.0, strong);
        job.append(after, 0.0, quiet);
        let words = Button::selectable(on, job)
            .truncate()
            .min_size(vec2(ui.available_width(), ROW));
        (checkbox.changed(), ui.add(words).clicked())
    };
    ui.horizontal(line).inner
}
