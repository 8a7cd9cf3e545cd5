//! What someone else wrote is merged or shown, never overwritten.

use std::fs;

use pressmark::model::label::Label;
use pressmark::store::open::Access;
use pressmark::store::save::{Elsewhere, SaveError};

use crate::desk::{Desk, Sitting};

/// A window with one saved note, and the folder.
fn noted() -> (Desk, Sitting) {
    let desk = Desk::new();
    let mut window = desk.window();
    let id = window.mark("Ana Ruiz", Label::Source);
    window.note(&id, "first");
    window.save();
    (desk, window)
}

#[test]
fn a_change_on_disk_is_merged_at_save() {
    let (desk, mut window) = noted();
    desk.edit_sidecar("first", "other");
    window.mark("the council", Label::Source);
    let saved = window.save();
    assert!(saved.merged.is_some());
    assert_eq!(window.shown(), ["source: Ana Ruiz = other", "source: the council"]);
    assert_eq!(desk.look().document(), window.document());
    assert!(!window.save().written);
}

#[test]
fn a_change_on_disk_is_seen_and_told_once() {
    let (desk, mut window) = noted();
    assert!(window.look().is_none());
    desk.edit_sidecar("first", "other");
    assert!(matches!(window.look(), Some(Elsewhere::Sidecar(_))));
    assert_eq!(window.shown(), ["source: Ana Ruiz = other"]);
    assert!(window.look().is_none());
    window.mark("the council", Label::Source);
    let saved = window.save();
    assert!(saved.written && saved.merged.is_none());
}

#[test]
fn a_change_of_the_same_size_with_its_time_set_back_is_not_overwritten() {
    let (desk, mut window) = noted();
    let time = fs::metadata(desk.sidecar()).unwrap().modified().unwrap();
    desk.edit_sidecar("first", "other");
    let file = fs::File::options().append(true).open(desk.sidecar()).unwrap();
    file.set_modified(time).unwrap();
    window.mark("the council", Label::Source);
    window.save();
    assert_eq!(window.shown(), ["source: Ana Ruiz = other", "source: the council"]);
}

#[test]
fn when_both_changed_the_same_words_both_are_kept() {
    let (desk, mut window) = noted();
    let id = window.document().annotations().keys().next().unwrap().clone();
    desk.edit_sidecar("first", "theirs");
    window.note(&id, "mine");
    window.save();
    let shown = window.shown().join("\n");
    assert!(shown.contains("mine") && shown.contains("theirs"), "{shown}");
    assert_eq!(desk.look().document(), window.document());
    // And the conflict is settled: nothing more comes of it.
    let count = window.shown().len();
    window.note(&id, "mine again");
    assert!(window.save().merged.is_none());
    assert_eq!(window.shown().len(), count);
}

#[test]
fn a_snapshot_older_than_the_merge_does_not_take_it_back() {
    let (desk, mut window) = noted();
    let mut command = desk.command();
    command.mark("the union", Label::Source);
    command.save();
    // The window saves twice before it comes to take in what the first save found.
    let old = window.document().clone();
    assert!(window.opened.keeper.save(&old).unwrap().merged.is_some());
    assert!(window.opened.keeper.save(&old).unwrap().merged.is_some());
    assert_eq!(desk.look().shown().len(), 2);
    assert!(window.save().merged.is_some());
    assert_eq!(window.shown().len(), 2);
    assert!(window.save().merged.is_none());
}

#[test]
fn a_removal_elsewhere_is_taken_in() {
    let (desk, mut window) = noted();
    window.mark("the council", Label::Source);
    window.save();
    let mut command = desk.command();
    let id = command.document().annotations().keys().next().unwrap().clone();
    command.remove(&id);
    command.save();
    window.mark("the union", Label::Source);
    window.save();
    assert_eq!(window.shown(), ["source: the union", "source: the council"]);
}

#[test]
fn a_sidecar_broken_meanwhile_is_not_overwritten() {
    let (desk, mut window) = noted();
    desk.edit_sidecar("first", "first\"\"");
    let broken = desk.saved();
    assert!(matches!(window.look(), Some(Elsewhere::SidecarBroken(_))));
    assert!(window.look().is_none());
    window.mark("the council", Label::Source);
    let error = window.try_save().unwrap_err();
    assert!(matches!(error, SaveError::Broken { .. }), "{error}");
    assert_eq!(desk.saved(), broken);
    desk.edit_sidecar("first\"\"", "mended");
    window.save();
    assert_eq!(window.shown(), ["source: Ana Ruiz = mended", "source: the council"]);
}

#[test]
fn a_sidecar_that_vanishes_is_told_and_written_again() {
    let (desk, mut window) = noted();
    fs::remove_file(desk.sidecar()).unwrap();
    assert!(matches!(window.look(), Some(Elsewhere::SidecarGone)));
    assert!(window.look().is_none());
    window.save();
    assert_eq!(desk.look().shown().len(), 1);
}

#[test]
fn another_text_in_the_article_is_told() {
    let (desk, mut window) = noted();
    let text = fs::read_to_string(&desk.article).unwrap();
    fs::write(&desk.article, &text).unwrap();
    assert!(window.look().is_none(), "the same bytes are no change");
    fs::write(&desk.article, text.replace("May", "June")).unwrap();
    assert!(matches!(window.look(), Some(Elsewhere::Article)));
    assert!(window.look().is_none());
    fs::remove_file(&desk.article).unwrap();
    assert!(matches!(window.look(), Some(Elsewhere::ArticleGone)));
}

#[test]
fn a_sidecar_that_cannot_be_read_is_left_alone_until_put_aside() {
    let (desk, window) = noted();
    drop(window);
    desk.edit_sidecar("first", "first\"\"");
    let broken = desk.saved();
    let mut window = desk.window();
    let report = &window.opened.report;
    let told = report.broken.as_ref().unwrap();
    assert!(report.read_only.is_some() && !told.too_new);
    assert!(told.message.contains("article.md.ron:"), "{}", told.message);
    assert!(window.try_save().is_err());
    assert_eq!(desk.saved(), broken);

    let aside = window.opened.keeper.set_aside_broken().unwrap();
    assert_eq!(fs::read_to_string(aside).unwrap(), broken);
    drop(window);
    let mut again = desk.window();
    assert_eq!(again.opened.report.read_only, None);
    again.mark("the council", Label::Source);
    assert!(again.save().written);
}

#[test]
fn the_newest_backup_that_can_be_read_is_offered() {
    let (desk, mut window) = noted();
    window.mark("the council", Label::Source);
    window.save();
    drop(window);
    fs::write(desk.sidecar(), "").unwrap();
    let mut window = desk.window();
    let broken = window.opened.report.broken.clone().unwrap();
    assert!(broken.backup.is_some());
    window.opened.keeper.restore_backup().unwrap();
    drop(window);
    assert_eq!(desk.window().shown(), ["source: Ana Ruiz = first"]);
    assert_eq!(desk.files().len(), 3, "the broken one is still there");
}

#[test]
fn annotations_of_a_newer_version_are_read_only() {
    let (desk, window) = noted();
    drop(window);
    desk.edit_sidecar("schema: (1,", "schema: (2,");
    let before = desk.saved();
    for access in [Access::Window, Access::Command] {
        let mut sitting = desk.open(access);
        assert!(sitting.opened.report.broken.as_ref().unwrap().too_new);
        assert!(
            sitting
                .opened
                .report
                .read_only
                .as_ref()
                .unwrap()
                .contains("newer version")
        );
        assert!(sitting.try_save().is_err());
        assert!(sitting.opened.keeper.set_aside_broken().is_err());
    }
    assert_eq!(desk.saved(), before);
}
