//! The roles and affiliations of an entry, each with its time.

use egui::{Frame, RichText, Ui};
use jiff::civil::Date;

use super::draft::{EntryDraft, PositionFields};
use super::form::{Touch, named};
use crate::app::state::Desk;
use crate::ui::field;
use crate::ui::inspector::section::take_out;

/// A block for each position; the one on the day of the article says so.
pub(super) fn positions(ui: &mut Ui, desk: &Desk, draft: &mut EntryDraft, touch: &mut Touch) {
    ui.label(RichText::new("Roles and affiliations").strong());
    let now = held_now(&draft.fields.positions, desk.published());
    let mut gone = None;
    for (n, position) in draft.fields.positions.iter_mut().enumerate() {
        let frame = Frame::new()
            .fill(ui.visuals().faint_bg_color)
            .corner_radius(4.0)
            .inner_margin(6.0);
        frame.show(ui, |ui| {
            ui.push_id(("position", n), |ui| {
                if one(ui, position, now == Some(n), desk.published(), touch) {
                    gone = Some(n);
                }
            });
        });
    }
    if let Some(n) = gone {
        draft.fields.positions.remove(n);
        touch.changed = true;
        touch.left = true;
    }
    if ui.button("Add a role").clicked() {
        draft.fields.positions.push(PositionFields::default());
    }
}

/// Draws one position; answers whether it is to go.
fn one(ui: &mut Ui, position: &mut PositionFields, now: bool, date: Option<Date>, touch: &mut Touch) -> bool {
    if now {
        let said = match date {
            Some(date) => format!("On the day of the article, {date}"),
            None => "Shown, because the day of the article is not known".to_owned(),
        };
        ui.label(RichText::new(format!("⏵ {said}")).small());
    }
    let wide = f32::INFINITY;
    named(ui, "Role", field::line(&mut position.role).desired_width(wide), touch);
    named(
        ui,
        "Affiliation",
        field::line(&mut position.affiliation).desired_width(wide),
        touch,
    );
    let mut gone = false;
    ui.horizontal(|ui| {
        let width = ((ui.available_width() - 34.0 - 34.0) / 2.0).clamp(40.0, 100.0);
        named(ui, "From", field::line(&mut position.from).desired_width(width), touch);
        ui.label("–");
        named(ui, "To", field::line(&mut position.to).desired_width(width), touch);
        gone = take_out(ui, "Remove this role").clicked();
    });
    if let Some(hint) = hint(&position.from, &position.to) {
        ui.label(hint);
    }
    gone
}

/// The position held on the day of the article, by place in the list.
fn held_now(fields: &[PositionFields], date: Option<Date>) -> Option<usize> {
    let held = |it: &PositionFields| date.is_none_or(|date| it.position().holds_on(date));
    let mut held = fields.iter().enumerate().filter(|(_, it)| held(it));
    match date {
        None => held.next_back(),
        Some(_) => held.max_by(|a, b| a.1.from.cmp(&b.1.from)),
    }
    .map(|it| it.0)
}

/// What is odd about the times of a position, in words; they are kept all the same.
fn hint(from: &str, to: &str) -> Option<String> {
    for bound in [from.trim(), to.trim()] {
        if !is_date(bound) {
            return Some(format!(
                "“{bound}” is no date that can be compared: write 2025, 2025-06 or 2025-06-17, or leave it empty"
            ));
        }
    }
    let (from, to) = (from.trim(), to.trim());
    let shorter = from.len().min(to.len());
    let turned = !from.is_empty() && !to.is_empty() && from.get(..shorter) > to.get(..shorter);
    turned.then(|| "This ends before it begins".to_owned())
}

/// Whether it is empty, a year, a month or a day.
fn is_date(text: &str) -> bool {
    let whole = match text.len() {
        0 => return true,
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        10 => text.to_owned(),
        _ => return false,
    };
    let digits = whole.bytes().enumerate().all(|(n, it)| match n {
        4 | 7 => it == b'-',
        _ => it.is_ascii_digit(),
    });
    digits && whole.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_a_month_and_a_day_are_dates_and_nothing_else_is() {
        for text in ["", "2025", "2025-06", "2025-06-17", "2024-02-29"] {
            assert!(is_date(text), "{text}");
        }
        for text in [
            "25",
            "2025-13",
            "2025-02-30",
            "June 2025",
            "2025/06",
            "2025-6-1",
            "이천년",
            "2025-06-17T",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn an_end_before_the_beginning_is_told() {
        assert!(hint("2025", "2024-12").is_some());
        assert!(hint("2025", "2025-01").is_none());
        assert!(hint("2025-06", "2025").is_none());
        assert!(hint("", "2025").is_none());
    }
}
