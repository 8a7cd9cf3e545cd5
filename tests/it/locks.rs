//! One window at a time, any number of commands, and nobody's lock outlives its process.

use std::fs::{self, File};

use pressmark::model::label::Label;
use pressmark::store::save::Elsewhere;

use crate::desk::{Desk, TEXT};

#[test]
fn a_second_window_can_only_read_until_the_first_is_gone() {
    let desk = Desk::new();
    let mut first = desk.window();
    first.mark("Ana Ruiz", Label::Source);
    let mut second = desk.window();
    let reason = second.opened.report.read_only.clone().unwrap();
    assert!(reason.contains("another window"), "{reason}");
    assert!(second.try_save().is_err());
    assert!(desk.journal().exists(), "the first one's journal is not the second's");
    drop(second);
    first.save();
    drop(first);
    assert_eq!(desk.window().opened.report.read_only, None);
}

#[test]
fn a_read_only_window_follows_what_the_first_saves() {
    let desk = Desk::new();
    let mut first = desk.window();
    let mut second = desk.window();
    first.mark("Ana Ruiz", Label::Source);
    first.save();
    assert!(matches!(second.look(), Some(Elsewhere::Sidecar(_))));
    assert_eq!(second.shown(), ["source: Ana Ruiz"]);
    assert!(second.look().is_none());
}

#[test]
fn a_command_beside_a_window_leaves_its_journal_alone() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    let journal = fs::read(desk.journal()).unwrap();
    let mut command = desk.command();
    assert_eq!(command.opened.report.read_only, None);
    assert!(command.shown().is_empty());
    let snapshot = {
        command.mark("the council", Label::Source);
        command.document().clone()
    };
    command.opened.keeper.save(&snapshot).unwrap();
    command.opened.journal.saved_through(u64::MAX).unwrap();
    drop(command);
    assert_eq!(fs::read(desk.journal()).unwrap(), journal);

    assert!(matches!(window.look(), Some(Elsewhere::Sidecar(_))));
    window.save();
    assert_eq!(window.shown(), ["source: Ana Ruiz", "source: the council"]);
    drop(window);
    assert_eq!(desk.look().shown().len(), 2);
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn a_window_whose_article_was_replaced_keeps_its_journal_from_the_next_one() {
    let desk = Desk::new();
    let mut first = desk.window();
    first.mark("Ana Ruiz", Label::Source);
    // Editors save by renaming; the lock stays with the old file.
    let fresh = desk.folder().join("fresh.md");
    fs::write(&fresh, TEXT).unwrap();
    fs::rename(&fresh, &desk.article).unwrap();
    let mut second = desk.window();
    assert_eq!(second.opened.report.recovered, 0);
    second.mark("the council", Label::Source);
    first.mark("the union", Label::Source);
    second.save();
    first.save();
    drop((first, second));
    assert_eq!(desk.look().shown().len(), 3);
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn a_save_waits_for_another_and_then_says_so() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    let folder = File::open(desk.folder()).unwrap();
    folder.lock().unwrap();
    let error = window.try_save().unwrap_err().to_string();
    assert!(error.contains("has been saving"), "{error}");
    drop(folder);
    assert!(window.save().written);
}

#[test]
fn saves_at_the_same_time_lose_nothing() {
    let desk = Desk::new();
    let words = ["Ana Ruiz", "the council", "the union", "Nobody was.", "The mill", "May"];
    std::thread::scope(|scope| {
        for word in words {
            let desk = &desk;
            scope.spawn(move || {
                let mut command = desk.command();
                command.mark(word, Label::Claim);
                let snapshot = command.document().clone();
                command.opened.keeper.save(&snapshot).unwrap();
                command.opened.journal.saved_through(u64::MAX).unwrap();
            });
        }
    });
    assert_eq!(desk.look().shown().len(), words.len());
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn an_editor_that_knows_no_locks_loses_nothing_either() {
    let desk = Desk::new();
    let mut window = desk.window();
    let id = window.mark("Ana Ruiz", Label::Source);
    window.note(&id, "round 0");
    window.save();
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Reads, changes one note, and replaces the file, over and over.
        let editor = scope.spawn(|| {
            let fresh = desk.folder().join("editor.tmp");
            for round in 0..400 {
                if done.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                let from = format!("round {round}\"");
                // A save that finds itself overtaken shows for a moment before it is taken back.
                let texts = std::iter::repeat_with(|| desk.saved()).take(1000);
                let Some(text) = texts.into_iter().find(|it| it.contains(&from)) else {
                    return Err(format!("round {round} was overwritten: {}", desk.saved()));
                };
                let to = format!("round {}\"", round + 1);
                fs::write(&fresh, text.replace(&from, &to)).unwrap();
                fs::rename(&fresh, desk.sidecar()).unwrap();
                std::thread::sleep(std::time::Duration::from_micros(500));
            }
            Ok(())
        });
        for _ in 0..20 {
            window.mark("the council", Label::Claim);
            // The editor may well be too fast for a save to succeed, and then it says so.
            let _ = window.try_save();
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        editor.join().unwrap().unwrap();
    });
}
