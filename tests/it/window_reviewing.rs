//! The review of a translation in the window, as a person sees it and types.

use egui::Key;
use egui_kittest::kittest::Queryable;
use pressmark::app::command::{Command, ReviewCommand};
use pressmark::app::reviewing::{ReviewTab, RowState};
use pressmark::app::state::Desk;

use crate::app;
use crate::reviewing::{ENGLISH, KOREAN, review_of};
use crate::window::{NONE, Window, press, press_at_once, window};

type Harness = egui_kittest::Harness<'static, Window>;

fn desk(harness: &Harness) -> &Desk {
    harness.state().state.desk.as_ref().expect("an article")
}

#[test]
fn without_an_original_the_window_asks_where_it_is() {
    let mut harness = window(app::state_of_text(ENGLISH));
    press(&mut harness, NONE, Key::F9);
    harness.get_by_label("Choose its file…");
    harness.get_by_label("Paste its text…").click();
    harness.run_steps(3);
    harness.get_by_label("Save it beside the article (Ctrl+Enter)");
    press(&mut harness, NONE, Key::Escape);
    press(&mut harness, NONE, Key::Escape);
    assert!(!desk(&harness).reviewing.open, "Escape leads back to the article");
}

#[test]
fn a_pair_is_agreed_with_marked_and_taken_back_by_keys_alone() {
    let (mut state, _) = review_of(KOREAN, ENGLISH);
    state.run(Command::Review(ReviewCommand::Row(1)));
    let mut harness = window(state);
    assert!(harness.get_all_by_label("Pair 2 of 6").next().is_some());
    press(&mut harness, NONE, Key::Space);
    assert_eq!(desk(&harness).reviewing.overview.state(1), RowState::Agreed);
    assert_eq!(desk(&harness).reviewing.row, 2);
    press(&mut harness, NONE, Key::Num3);
    harness.get_by_label("Major error: which kind?");
    press(&mut harness, NONE, Key::N);
    let error = desk(&harness)
        .document
        .tables()
        .translation_errors
        .values()
        .next()
        .cloned();
    assert_eq!(&*error.expect("an error").category, "accuracy/mistranslation/number");
    assert_eq!(desk(&harness).reviewing.overview.state(2), RowState::Marked);
    press(&mut harness, egui::Modifiers::COMMAND, Key::Z);
    press(&mut harness, egui::Modifiers::COMMAND, Key::Z);
    assert!(desk(&harness).document.tables().translation_errors.is_empty());
    assert_eq!(desk(&harness).reviewing.overview.done, 0);
}

#[test]
fn a_correction_typed_faster_than_a_frame_is_kept() {
    let (mut state, _) = review_of(KOREAN, ENGLISH);
    state.run(Command::Review(ReviewCommand::Row(2)));
    let mut harness = window(state);
    press(&mut harness, NONE, Key::Num3);
    press_at_once(&mut harness, "ncmore⏎j");
    let errors = &desk(&harness).document.tables().translation_errors;
    let corrections: Vec<&str> = errors.values().map(|it| &*it.correction).collect();
    assert_eq!(corrections, ["more"]);
    assert_eq!(desk(&harness).reviewing.row, 3);
}

#[test]
fn letters_of_annotating_mark_nothing_while_one_reviews() {
    let (state, _) = review_of(KOREAN, ENGLISH);
    let mut harness = window(state);
    for key in [Key::A, Key::F] {
        press(&mut harness, NONE, key);
    }
    assert!(desk(&harness).document.annotations().is_empty());
    assert!(harness.state().state.overlay.is_none());
}

#[test]
fn a_quotation_is_decided_beside_its_original_words_by_two_keys() {
    let (state, _) = review_of(KOREAN, ENGLISH);
    let mut harness = window(state);
    press(&mut harness, NONE, Key::Q);
    assert!(harness.get_all_by_label("“비용은 3억 원이었다”").next().is_some());
    harness.get_by_label("5  The wording is wrong: mark an error");
    harness.event(egui::Event::Text("1".into()));
    harness.run_steps(3);
    assert_eq!(desk(&harness).open_quotes(), 0);
    assert!(harness.state().state.overlay.is_none());
}

#[test]
fn the_checks_are_listed_with_how_often_they_were_right() {
    let original = KOREAN.replace("14개월", "15개월");
    let (state, _) = review_of(&original, ENGLISH);
    let mut harness = window(state);
    press(&mut harness, NONE, Key::N);
    press(&mut harness, NONE, Key::E);
    let tab = ReviewCommand::Tab(ReviewTab::Checks);
    harness.state_mut().state.run(Command::Review(tab));
    harness.run_steps(3);
    assert!(harness.get_all_by_label("1 of 1").next().is_some(), "one was confirmed");
}

#[test]
fn of_hundreds_of_pairs_only_those_on_the_screen_are_laid_out() {
    let lines = 400;
    let original: String = (0..lines).map(|n| format!("문장 {n}번이다.\n")).collect();
    let article: String = (0..lines).map(|n| format!("This is sentence {n}.\n")).collect();
    let (state, _) = review_of(&original, &article);
    let mut harness = window(state);
    let rows = desk(&harness).reviewing.len();
    assert!(rows >= lines, "{rows}");
    for row in [0, rows / 2, rows - 1] {
        harness.state_mut().state.run(Command::Review(ReviewCommand::Row(row)));
        harness.run_steps(4);
        let laid_out = harness.state().drafts.review.laid_out;
        assert!((1..40).contains(&laid_out), "{laid_out} rows laid out at row {row}");
        let label = format!("Pair {} of {rows}", row + 1);
        assert!(harness.get_all_by_label(&label).next().is_some());
    }
}
