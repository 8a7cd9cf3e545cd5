//! What a killed session left is made again, once, and never where it does not belong.

use std::fs;

use pressmark::model::label::Label;
use proptest::prelude::*;

use crate::desk::{Desk, TEXT};

#[test]
fn unsaved_gestures_are_made_again() {
    let desk = Desk::new();
    let mut window = desk.window();
    let claim = window.mark("About 340 people work there", Label::Claim);
    window.save();
    window.note(&claim, "Check");
    window.mark("Ana Ruiz", Label::Source);
    window.undo();
    window.mark("the council", Label::Source);
    let before = window.document().clone();
    drop(window);

    let mut again = desk.window();
    assert_eq!(again.document(), &before);
    // The mark that was undone at once needs no recovery.
    assert_eq!(again.opened.report.recovered, 2);
    assert!(again.save().written);
    drop(again);
    let third = desk.window();
    assert_eq!(third.document(), &before);
    assert_eq!(third.opened.report.recovered, 0);
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn killed_between_the_save_and_its_note_in_the_journal_nothing_is_made_twice() {
    let desk = Desk::new();
    let mut window = desk.window();
    let id = window.mark("Ana Ruiz", Label::Source);
    window.note(&id, "Who?");
    let snapshot = window.document().clone();
    window.opened.keeper.save(&snapshot).unwrap();
    drop(window);
    assert!(desk.journal().exists());

    let again = desk.window();
    assert_eq!(again.opened.report.recovered, 0);
    assert_eq!(again.document(), &snapshot);
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn a_torn_last_line_costs_only_its_own_step() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.mark("the council", Label::Source);
    drop(window);
    let bytes = fs::read(desk.journal()).unwrap();
    fs::write(desk.journal(), &bytes[..bytes.len() - 9]).unwrap();
    let again = desk.window();
    assert_eq!(again.shown(), ["source: Ana Ruiz"]);
    assert!(again.opened.report.notes[0].contains("half written"));
}

#[test]
fn a_command_takes_up_what_a_dead_window_left() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    drop(window);
    let mut command = desk.command();
    assert_eq!(command.shown(), ["source: Ana Ruiz"]);
    command.save();
    drop(command);
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
    assert_eq!(desk.look().shown(), ["source: Ana Ruiz"]);
}

#[test]
fn looking_shows_unsaved_gestures_and_leaves_them_where_they_are() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    drop(window);
    let files = desk.files();
    let mut look = desk.look();
    assert_eq!(look.shown(), ["source: Ana Ruiz"]);
    assert!(look.try_save().is_err());
    drop(look);
    assert_eq!(desk.files(), files);
}

#[test]
fn what_someone_else_changed_meanwhile_is_kept_beside_what_is_recovered() {
    let desk = Desk::new();
    let mut window = desk.window();
    let id = window.mark("Ana Ruiz", Label::Source);
    window.note(&id, "first");
    window.save();
    window.note(&id, "mine");
    drop(window);
    desk.edit_sidecar("first", "theirs");

    let again = desk.window();
    let shown = again.shown().join(", ");
    assert!(shown.contains("mine") && shown.contains("theirs"), "{shown}");
    assert!(again.opened.report.notes.iter().any(|it| it.contains("both were kept")));
}

#[test]
fn steps_about_an_earlier_text_are_placed_by_their_words() {
    let desk = Desk::new();
    let mut window = desk.window();
    let council = window.mark("the council", Label::Source);
    let mill = window.mark("The mill", Label::Claim);
    window.save();
    window.mark("Ana Ruiz", Label::Source);
    window.mark("About 340", Label::Claim);
    window.note(&council, "Which one?");
    window.remove(&mill);
    drop(window);
    fs::write(
        &desk.article,
        format!("Update\n\n{}", TEXT.replace("About 340", "Some 90")),
    )
    .unwrap();

    let files = desk.files();
    assert_eq!(
        desk.look().shown(),
        ["source: Ana Ruiz", "source: the council = Which one?"]
    );
    assert_eq!(desk.files(), files);
    let mut again = desk.window();
    assert_eq!(again.shown(), ["source: Ana Ruiz", "source: the council = Which one?"]);
    let lost: Vec<String> = again
        .document()
        .orphans()
        .values()
        .map(|it| it.anchors[0].exact.shown())
        .collect();
    assert_eq!(lost, ["About 340"]);
    let before = again.document().clone();
    // A second crash before saving changes nothing.
    drop(again);
    again = desk.window();
    assert_eq!(again.document(), &before);
    again.mark("the union", Label::Source);
    drop(again);
    again = desk.window();
    again.undo();
    assert_eq!(again.document(), &before);
    again.save();
    drop(again);
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
    assert_eq!(desk.window().document(), &before);
}

#[test]
fn a_journal_from_a_stranger_cannot_do_harm() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    drop(window);
    let text = fs::read_to_string(desk.journal()).unwrap();
    for bytes in [
        text.replace("\"end\":", "\"end\":9"),
        "\n\n\n".into(),
        "0".repeat(100_000),
        "[".repeat(100_000),
        "0123456789abcdef {}".into(),
    ] {
        fs::write(desk.journal(), bytes).unwrap();
        assert!(desk.look().shown().is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The journal may be cut anywhere, and the sidecar may hold any earlier part of it.
    #[test]
    fn recovery_gives_the_state_after_the_last_whole_line(
        choices in prop::collection::vec(0..5usize, 1..12),
        saved_after in 0..12usize,
        cut: prop::sample::Index,
    ) {
        let desk = Desk::new();
        let mut window = desk.window();
        let mut states = vec![window.document().clone()];
        let words = ["Ana Ruiz", "the council", "the union", "Nobody was.", "The mill"];
        for (number, choice) in choices.iter().enumerate() {
            let ids: Vec<_> = window.document().annotations().keys().cloned().collect();
            match (choice, ids.get(number % ids.len().max(1))) {
                (1, Some(id)) => window.note(id, &format!("note {number}")),
                (2, Some(id)) => window.remove(id),
                (3, _) if window.undo() => {}
                (4, _) if window.redo() => {}
                _ => drop(window.mark(words[number % 5], Label::Source)),
            }
            states.push(window.document().clone());
            if number + 1 == saved_after {
                let snapshot = window.document().clone();
                window.opened.keeper.save(&snapshot).unwrap();
            }
        }
        drop(window);
        let bytes = fs::read(desk.journal()).unwrap();
        let cut = cut.index(bytes.len() + 1);
        fs::write(desk.journal(), &bytes[..cut]).unwrap();
        // A line that lacks nothing but its end is whole.
        let whole = bytes[..cut].iter().filter(|&&it| it == b'\n').count();
        let lines = whole + usize::from(bytes.get(cut) == Some(&b'\n'));
        // The first line is the header; what the sidecar held is not lost with the journal.
        let reached = lines.saturating_sub(1);
        let in_sidecar = if saved_after <= choices.len() { saved_after } else { 0 };
        if reached >= in_sidecar {
            let recovered = desk.window();
            prop_assert_eq!(recovered.document(), &states[reached]);
        }
    }
}
