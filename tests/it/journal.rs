//! Every gesture is on the disk before it counts, and the journal goes when it is not needed.

use std::fs;

use pressmark::model::label::Label;

use crate::desk::Desk;

#[test]
fn a_gesture_is_in_the_journal_until_it_is_saved() {
    let desk = Desk::new();
    let mut window = desk.window();
    assert!(!desk.journal().exists());
    window.mark("Ana Ruiz", Label::Source);
    let one = fs::read_to_string(desk.journal()).unwrap();
    assert_eq!(one.lines().count(), 2);
    window.mark("the council", Label::Source);
    let two = fs::read_to_string(desk.journal()).unwrap();
    assert!(two.starts_with(&one) && two.lines().count() == 3);
    window.save();
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn gestures_made_while_saving_stay_in_the_journal() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    let snapshot = window.document().clone();
    window.mark("the council", Label::Source);
    window.opened.keeper.save(&snapshot).unwrap();
    window.opened.journal.saved_through(1).unwrap();
    drop(window);

    let mut again = desk.window();
    assert_eq!(again.opened.report.recovered, 1);
    assert_eq!(again.shown(), ["source: Ana Ruiz", "source: the council"]);
    again.save();
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn a_journal_that_vanishes_is_no_harm() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    fs::remove_file(desk.journal()).unwrap();
    window.mark("the council", Label::Source);
    window.save();
    window.mark("the union", Label::Source);
    assert!(desk.journal().exists());
    window.save();
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn where_the_folder_takes_no_journal_the_state_folder_does() {
    let desk = Desk::new();
    let mut window = desk.window();
    // Something in the way of every name is as bad as a folder that may not be written.
    fs::create_dir(desk.folder().join(".article.md.ron.journal.tmp")).unwrap();
    for number in 1..8 {
        fs::create_dir(desk.folder().join(format!(".article.md.ron.journal-{number}.tmp"))).unwrap();
    }
    window.mark("Ana Ruiz", Label::Source);
    assert!(!desk.journal().exists());
    drop(window);
    let mut again = desk.window();
    assert_eq!(again.shown(), ["source: Ana Ruiz"]);
    assert_eq!(again.opened.report.recovered, 1);
    again.save();
    drop(again);
    assert_eq!(desk.window().opened.report.recovered, 0);
}

#[test]
fn a_step_is_written_once_however_often_it_is_handed_over() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    let step = pressmark::model::history::Step::Do(window.opened.history.next_undo().unwrap().clone());
    window.opened.journal.append(&[(1, step.clone()), (1, step)]).unwrap();
    assert_eq!(fs::read_to_string(desk.journal()).unwrap().lines().count(), 2);
}
