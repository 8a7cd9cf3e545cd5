//! The line at the bottom: what the keys do now, what is selected, what is saved.

use egui::{Label, RichText, Ui};

use crate::app::command::{Command, VerificationCommand};
use crate::app::hint::{Hints, Purpose};
use crate::app::keymap::Mode;
use crate::app::state::{Bottom, Desk, Overlay, State};
use crate::engine::survey::Survey;
use crate::model::id::AnnotationId;
use crate::model::intent::Edge;

/// In a narrower line only what the work needs stands, in points.
const WIDE: f32 = 760.0;

/// The status line; a click on its parts is a command.
pub fn status_line(ui: &mut Ui, state: &State) -> Option<Command> {
    let Some(desk) = &state.desk else {
        match &state.opening {
            Some((_, path)) => ui.weak(format!("Opening {}…", path.display())),
            None => ui.weak("No article is open"),
        };
        return None;
    };
    let mut command = None;
    ui.horizontal_centered(|ui| {
        let wide = ui.available_width() >= WIDE;
        ui.label(RichText::new(mode(state, desk)).strong());
        ui.separator();
        ui.label(selection(desk, wide));
        if let Some(reason) = &desk.read_only {
            ui.separator();
            ui.label(RichText::new("Read-only").strong()).on_hover_text(reason);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let saved = ui.label(saved(desk));
            if let Some(failure) = &desk.saving.failure {
                saved.on_hover_text(failure);
            }
            ui.separator();
            if wide {
                command = file_and_zoom(ui, state, desk);
            }
            // Of the article itself, and not of its translation.
            if let Some(survey) = desk.survey.as_ref().filter(|_| !desk.reviewing.open) {
                command = command.take().or(progress(ui, survey));
                ui.separator();
            }
            if wide {
                ui.add(Label::new(counts(desk)).truncate());
            }
        });
    });
    command
}

/// How far the article is sourced and checked; a click goes on with it.
pub fn progress(ui: &mut Ui, survey: &Survey) -> Option<Command> {
    let open = survey.open_count();
    let findings = match open {
        0 => "No findings".to_owned(),
        1 => "1 finding".to_owned(),
        n => format!("{n} findings"),
    };
    let findings = ui
        .button(findings)
        .on_hover_text("What the checks found; a click lists it");
    ui.separator();
    let progress = survey.coverage().progress();
    let left = progress.counted - progress.settled;
    let sourced = ui.button(sourced(progress.share())).on_hover_text(match left {
        0 => "Every sentence has a source, or needs none".to_owned(),
        1 => "1 sentence is without a source; a click goes there".to_owned(),
        n => format!("{n} sentences are without a source; a click goes to the next one"),
    });
    if findings.clicked() {
        return Some(Command::ShowBottom(Bottom::Findings));
    }
    let next = Command::Verification(VerificationCommand::NextUnsourced);
    sourced.clicked().then_some(next)
}

/// `share` in words; all is said only of all, nothing only of nothing.
fn sourced(share: f32) -> String {
    let percent = (share * 100.0).round();
    let percent = if share < 1.0 { percent.min(99.0) } else { percent };
    let percent = if share > 0.0 { percent.max(1.0) } else { percent };
    format!("{percent:.0} % sourced")
}

/// How the file is read, and how large the text is.
fn file_and_zoom(ui: &mut Ui, state: &State, desk: &Desk) -> Option<Command> {
    let command = encoding(ui, desk);
    ui.separator();
    let zoom = ui
        .button(format!("{:.0} %", state.settings.zoom * 100.0))
        .on_hover_text("Size of the text; a click sets it back");
    ui.separator();
    zoom.clicked().then_some(Command::ZoomReset).or(command)
}

/// What keys do now.
fn mode(state: &State, desk: &Desk) -> String {
    if let Some(Overlay::Hints(hints)) = &state.overlay {
        return asked(hints, desk);
    }
    match state.mode() {
        Mode::Annotate => {}
        mode @ (Mode::Translation | Mode::Kind) => return mode.title().to_owned(),
        Mode::Review => return reviewing(state, desk),
        Mode::Correct => return "Correct: Enter accepts, Escape leaves".into(),
    }
    match (&desk.armed, desk.edge) {
        (Some(label), _) => format!("Select words to mark them as {}", label.key()),
        (None, Some((_, Edge::Start))) => "Arrows move the start".into(),
        (None, Some((_, Edge::End))) => "Arrows move the end".into(),
        (None, None) if desk.loading => "Reading the annotations…".into(),
        (None, None) => "Annotate".into(),
    }
}

/// How many suggestions are left.
fn reviewing(state: &State, desk: &Desk) -> String {
    let least = state.reviewing.least();
    let left = desk.suggesting.found.as_ref().map_or(0, |it| it.open_from(least));
    format!("Review: {left} left, F7 leaves")
}

/// What letters are typed for.
fn asked(hints: &Hints, desk: &Desk) -> String {
    let subject = |id: &AnnotationId| {
        let label = desk.document.annotation(id).map(|it| it.body.label.key().to_owned());
        label.unwrap_or_else(|| "annotation".into())
    };
    let what = match &hints.purpose {
        Purpose::Jump => "Type the letters".to_owned(),
        Purpose::Select => "Select as far as…".to_owned(),
        Purpose::Join(id) => format!("Join the {} with…", subject(id)),
        Purpose::Link(id) => format!("Link the {} with…", subject(id)),
        Purpose::Relate(_, relation) => format!("The claim {relation}…"),
    };
    format!("{what} {}", hints.typed.to_uppercase()).trim_end().to_owned()
}

fn selection(desk: &Desk, wide: bool) -> String {
    if desk.reviewing.open {
        return match desk.reviewing.pending {
            Some(_) => "a letter says the kind of error, Escape leaves it".to_owned(),
            None => "Space agrees, N next finding, 1–4 mark an error, V verdict, ? all keys".to_owned(),
        };
    }
    let article = desk.document.article();
    let (line, column) = article.line_and_column(desk.selection.head);
    let range = desk.selection.range();
    if range.is_empty() {
        return format!("Line {line}, column {column}");
    }
    // Counting a very long selection would cost a frame; its bytes are known at once.
    if range.len() > 100_000 {
        return format!("{} bytes selected", range.len());
    }
    let words = &article.text()[range];
    let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let count = unicode_segmentation::UnicodeSegmentation::unicode_words(words).count();
    if !wide {
        return format!("{} selected", plural(count, "word"));
    }
    let characters = unicode_segmentation::UnicodeSegmentation::graphemes(words, true).count();
    format!(
        "{}, {} selected",
        plural(count, "word"),
        plural(characters, "character")
    )
}

fn counts(desk: &Desk) -> String {
    if desk.reviewing.open {
        return match desk.document.tables().translation_errors.len() {
            0 => "No error marked".into(),
            1 => "1 error".into(),
            n => format!("{n} errors"),
        };
    }
    let marks = desk.document.annotations().len();
    let lost = desk.document.orphans().len();
    let marks = match marks {
        0 => "Nothing marked".into(),
        1 => "1 annotation".into(),
        n => format!("{n} annotations"),
    };
    if lost == 0 {
        marks
    } else {
        format!("{marks}, {lost} lost")
    }
}

fn saved(desk: &Desk) -> String {
    let saving = &desk.saving;
    if saving.failure.is_some() {
        return "Not saved: will try again".into();
    }
    if desk.read_only.is_some() {
        return "Nothing to save".into();
    }
    if saving.is_unsaved() || saving.is_saving() {
        return "Saving…".into();
    }
    match saving.saved_at {
        Some(at) => format!("Saved {}", local_time(at)),
        None => "Nothing changed yet".into(),
    }
}

fn local_time(at: jiff::Timestamp) -> String {
    at.to_zoned_datetime(jiff::tz::TimeZone::system())
        .strftime("%H:%M:%S")
        .to_string()
}

fn encoding(ui: &mut Ui, desk: &Desk) -> Option<Command> {
    let file = desk.document.article().file();
    let mut text = if file.encoding.is_empty() {
        "utf-8".into()
    } else {
        file.encoding.clone()
    };
    if file.guessed {
        text += " (guessed)";
    }
    if file.replaced_count > 0 {
        text += &format!(", {} unreadable", file.replaced_count);
    }
    let button = ui
        .button(text)
        .on_hover_text("Encoding of the article's file; it can be changed before the first mark");
    button.clicked().then_some(Command::ShowEncodings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_said_only_of_all_and_nothing_only_of_nothing() {
        let told = [0.0, 0.001, 0.62, 0.999, 1.0].map(sourced);
        assert_eq!(
            told,
            [
                "0 % sourced",
                "1 % sourced",
                "62 % sourced",
                "99 % sourced",
                "100 % sourced"
            ]
        );
    }
}
