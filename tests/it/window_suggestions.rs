//! Suggestions in the window: outlines, the review by keys, the tables.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use pressmark::app::command::Command;
use pressmark::app::keymap::Mode;
use pressmark::app::state::{Bottom, Desk};
use pressmark::engine::suggest::Level;

use crate::app;
use crate::window::{NONE, Window, press, window};

const SHIFT: Modifiers = Modifiers::SHIFT;

/// A plain headline, then two direct quotes of one person and a report.
pub const TOWN: &str = "The harbour\n\n\
    “We waited for the whole night,” said Ana Ruiz, the harbour master. “Nobody told us about the tide.”\n\n\
    The mayor, Bo Lind, said that the pier will open again in May.\n";

fn desk<'h>(harness: &'h Harness<'static, Window>) -> &'h Desk {
    harness.state().state.desk.as_ref().expect("an article")
}

fn open(harness: &Harness<'static, Window>) -> usize {
    let found = desk(harness).suggesting.found.as_ref().expect("suggestions");
    found.open_from(Level::Likely)
}

fn town() -> Harness<'static, Window> {
    window(app::state_of_text(TOWN))
}

fn click(harness: &mut Harness<'static, Window>, name: &str) {
    let button = harness.get_all_by_label(name).find(|it| {
        let role = it.accesskit_node().role();
        matches!(role, Role::Button | Role::CheckBox)
    });
    button.unwrap_or_else(|| panic!("no button {name}")).click_accesskit();
    harness.run_steps(3);
}

#[test]
fn the_article_is_attributed_by_pressing_a_and_taken_back_by_undo() {
    let mut harness = town();
    let before = desk(&harness).document.clone();
    let count = open(&harness);
    assert!(count >= 2, "{count} suggested");
    assert!(harness.state().drafts.view.made_last_frame().outlines >= 2);
    press(&mut harness, NONE, Key::F7);
    assert_eq!(harness.state().state.mode(), Mode::Review);
    for _ in 0..count {
        press(&mut harness, NONE, Key::A);
    }
    assert_eq!(open(&harness), 0);
    let document = &desk(&harness).document;
    let names: Vec<&str> = document.entries().values().map(|it| &*it.name).collect();
    assert!(names.contains(&"Ana Ruiz") && names.contains(&"Bo Lind"), "{names:?}");
    assert!(document.attributions().values().all(|it| it.speaker.is_some()));
    assert_eq!(harness.state().drafts.view.made_last_frame().outlines, 0);
    for _ in 0..count {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(desk(&harness).document, before);
    assert_eq!(open(&harness), count);
}

#[test]
fn the_inspector_says_what_is_suggested_why_and_with_which_keys() {
    let mut harness = town();
    press(&mut harness, NONE, Key::F7);
    for label in [
        "Suggestion",
        "Why",
        "Accept (A)",
        "Reject (X)",
        "Skip (Space)",
        "Correct (E)",
    ] {
        assert!(harness.query_all_by_label(label).next().is_some(), "no {label}");
    }
    click(&mut harness, "Reject (X)");
    assert_eq!(desk(&harness).document.tables().rejections.len(), 1);
}

#[test]
fn ends_are_moved_by_arrows_before_accepting() {
    let mut harness = town();
    press(&mut harness, NONE, Key::F7);
    press(&mut harness, NONE, Key::E);
    assert_eq!(harness.state().state.mode(), Mode::Correct);
    let start = desk(&harness).suggesting.correction().unwrap().content.first().start();
    press(&mut harness, Modifiers::COMMAND, Key::ArrowRight);
    let moved = desk(&harness).suggesting.correction().unwrap().content.first().start();
    assert!(moved > start, "{moved} after {start}");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().state.mode(), Mode::Review);
    let marks = desk(&harness).document.index();
    assert!(marks.iter().any(|it| it.span.start() == moved));
    press(&mut harness, NONE, Key::Escape);
    assert_eq!(harness.state().state.mode(), Mode::Annotate);
}

#[test]
fn letters_that_mark_do_nothing_in_the_review() {
    let mut harness = town();
    press(&mut harness, NONE, Key::F7);
    for key in [Key::Q, Key::S, Key::V, Key::Delete] {
        press(&mut harness, NONE, key);
    }
    assert!(desk(&harness).document.annotations().is_empty());
    assert!(desk(&harness).history.is_empty());
}

#[test]
fn rejected_ones_are_listed_and_taken_back() {
    let mut harness = town();
    press(&mut harness, NONE, Key::F7);
    press(&mut harness, NONE, Key::X);
    harness.state_mut().state.run(Command::ShowBottom(Bottom::Suggestions));
    harness.run_steps(3);
    click(&mut harness, "Rejected 1");
    click(&mut harness, "Take back");
    assert!(desk(&harness).document.tables().rejections.is_empty());
    click(&mut harness, "Rules");
    click(&mut harness, "Learned 0");
    click(&mut harness, "Worth checking");
    assert!(harness.query_all_by_label("Because of").next().is_some());
}

#[test]
fn all_of_a_kind_are_accepted_after_a_look_and_undone_at_once() {
    let mut harness = town();
    let count = open(&harness);
    press(&mut harness, NONE, Key::F7);
    press(&mut harness, SHIFT, Key::A);
    harness.run_steps(3);
    press(&mut harness, NONE, Key::Enter);
    assert!(open(&harness) < count);
    assert_eq!(desk(&harness).history.len(), 1);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(open(&harness), count);
}

#[test]
fn an_article_without_quotes_says_what_to_do_instead() {
    let mut harness = window(app::state_of_text("The harbour\n\nThe pier is long. It is old.\n"));
    press(&mut harness, NONE, Key::F7);
    assert!(harness.query_all_by_label_contains("press Q").next().is_some());
}
