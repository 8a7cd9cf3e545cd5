//! The sidecar is the old one or the new one, and keeps what it is made of.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use pressmark::model::label::Label;
use pressmark::store::atomic::{PATIENCE, WriteError, replace_under};
use pressmark::store::lock::FolderLock;
use pressmark::store::open::{Access, OpenError, Opening};
use pressmark::store::places::Places;
use pressmark::store::swap::Expected;

use crate::desk::{Desk, Sitting};

#[test]
fn what_was_saved_is_there_again() {
    let desk = Desk::new();
    let mut window = desk.window();
    let quote = window.mark("We were not asked,", Label::Quote);
    window.note(&quote, "Ask the council too");
    window.mark("Ana Ruiz", Label::Source);
    assert!(window.save().written);
    let before = window.document().clone();
    drop(window);

    let again = desk.window();
    assert_eq!(again.document(), &before);
    assert_eq!(again.opened.report.recovered, 0);
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn a_save_without_a_change_touches_nothing() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    let first = window.save();
    assert_eq!(first.bytes as u64, fs::metadata(desk.sidecar()).unwrap().len());
    let stat = |it: fs::Metadata| (it.modified().unwrap(), it.ino());
    let before = stat(fs::metadata(desk.sidecar()).unwrap());
    assert!(!window.save().written);
    drop(window);

    let mut again = desk.window();
    assert!(!again.save().written);
    assert_eq!(stat(fs::metadata(desk.sidecar()).unwrap()), before);
}

#[test]
fn nothing_to_save_makes_no_file() {
    let desk = Desk::new();
    let mut window = desk.window();
    assert!(!window.save().written);
    let id = window.mark("Ana Ruiz", Label::Source);
    window.remove(&id);
    assert!(!window.save().written);
    assert_eq!(desk.files(), ["article.md"]);
}

#[test]
fn the_article_is_never_touched() {
    let desk = Desk::new();
    let stat = |it: fs::Metadata| (it.modified().unwrap(), it.ctime(), it.ctime_nsec(), it.ino());
    let before = stat(fs::metadata(&desk.article).unwrap());
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    drop(window);
    desk.window();
    assert_eq!(stat(fs::metadata(&desk.article).unwrap()), before);
}

#[test]
fn a_sidecar_keeps_its_mode_and_a_new_one_follows_the_umask() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    let plain = desk.folder().join("plain");
    fs::write(&plain, "").unwrap();
    let mode = |path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!(mode(desk.sidecar()), mode(plain));

    fs::set_permissions(desk.sidecar(), fs::Permissions::from_mode(0o640)).unwrap();
    window.mark("the council", Label::Source);
    assert!(window.save().notes.is_empty());
    assert_eq!(mode(desk.sidecar()), 0o640);
}

#[test]
fn a_sidecar_keeps_its_extended_attributes() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    if xattr::set(desk.sidecar(), "user.project", b"mill").is_err() {
        eprintln!("skipped: no extended attributes here");
        return;
    }
    window.mark("the council", Label::Source);
    window.save();
    let kept = xattr::get(desk.sidecar(), "user.project").unwrap();
    assert_eq!(kept.as_deref(), Some(&b"mill"[..]));
}

#[test]
fn a_linked_sidecar_stays_a_link() {
    let desk = Desk::new();
    let elsewhere = desk.home().join("real.ron");
    symlink(&elsewhere, desk.sidecar()).unwrap();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    window.mark("the council", Label::Source);
    window.save();
    assert_eq!(fs::read_link(desk.sidecar()).unwrap(), elsewhere);
    assert!(fs::symlink_metadata(&elsewhere).unwrap().is_file());
    drop(window);
    assert_eq!(desk.look().shown().len(), 2);
}

#[test]
fn a_linked_article_has_its_sidecar_beside_the_link() {
    let desk = Desk::new();
    let link = desk.home().join("link.md");
    symlink(&desk.article, &link).unwrap();
    let mut window = Sitting::at(&link, Access::Window, &desk.places);
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    assert!(desk.home().join("link.md.ron").exists());
    assert_eq!(desk.files(), ["article.md"]);
}

#[test]
fn hard_links_are_told() {
    let desk = Desk::new();
    fs::hard_link(&desk.article, desk.folder().join("other.md")).unwrap();
    let notes = desk.window().opened.report.notes;
    assert!(notes.iter().any(|it| it.contains("hard links")), "{notes:?}");
}

#[test]
fn a_folder_where_the_sidecar_should_be_is_an_error() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    fs::create_dir(desk.sidecar()).unwrap();
    let error = window.try_save().unwrap_err().to_string();
    assert!(error.contains("folder has this name"), "{error}");
    fs::remove_dir(desk.sidecar()).unwrap();
    assert!(window.save().written);
}

#[test]
fn a_file_is_replaced_only_if_it_still_is_what_was_looked_at() {
    let desk = Desk::new();
    let path = desk.folder().join("file");
    let lock = FolderLock::take(desk.folder(), PATIENCE).unwrap();
    let refused = |expected, bytes: &[u8]| match replace_under(&lock, &path, expected, bytes) {
        Ok(_) => false,
        Err(WriteError::ChangedMeanwhile { .. }) => true,
        Err(error) => panic!("{error}"),
    };
    assert!(refused(Expected::Bytes(b"gone"), b"one"));
    assert!(!path.exists());
    assert!(!refused(Expected::Nothing, b"one"));
    if !refused(Expected::Nothing, b"two") {
        eprintln!("skipped: this file system cannot exchange names");
        return;
    }
    assert_eq!(fs::read(&path).unwrap(), b"one");
    for other in [&b"oNe"[..], b"on", b"one more"] {
        assert!(refused(Expected::Bytes(other), b"two"));
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }
    assert!(!refused(Expected::Bytes(b"one"), b"two"));
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(desk.files(), ["article.md", "file"]);
}

#[test]
fn a_removed_sidecar_is_written_again() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    let before = desk.saved();
    fs::remove_file(desk.sidecar()).unwrap();
    let saved = window.save();
    assert!(saved.written);
    assert!(saved.notes[0].contains("removed"), "{:?}", saved.notes);
    assert_eq!(desk.saved(), before);
}

#[test]
fn what_a_killed_save_left_is_gone_after_the_next_start() {
    let desk = Desk::new();
    let leftover = desk.folder().join(".article.md.ron.tmp");
    fs::write(&leftover, "half a fi").unwrap();
    fs::write(desk.folder().join(".article.md.ron.journal.tmp"), "half a jour").unwrap();
    drop(desk.look());
    assert!(leftover.exists(), "looking writes nothing");
    drop(desk.window());
    assert_eq!(desk.files(), ["article.md"]);

    fs::write(&leftover, "half a fi").unwrap();
    let mut command = desk.command();
    assert_eq!(desk.files(), ["article.md"]);
    fs::write(&leftover, "half a fi").unwrap();
    command.mark("Ana Ruiz", Label::Source);
    command.save();
    assert_eq!(desk.files(), ["article.md", "article.md.ron"]);
}

#[test]
fn a_file_name_of_full_length_says_so_and_loses_nothing() {
    let desk = Desk::new();
    let fits = desk.folder().join("x".repeat(251));
    fs::copy(&desk.article, &fits).unwrap();
    let mut window = Sitting::at(&fits, Access::Window, &desk.places);
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    drop(window);
    assert_eq!(Sitting::at(&fits, Access::Look, &desk.places).shown().len(), 1);

    let longest = desk.folder().join("y".repeat(255));
    fs::copy(&desk.article, &longest).unwrap();
    let mut window = Sitting::at(&longest, Access::Window, &desk.places);
    window.mark("Ana Ruiz", Label::Source);
    let error = window.try_save().unwrap_err().to_string();
    assert!(error.contains("shorter name"), "{error}");
}

#[test]
fn a_read_only_folder_gives_a_remedy_and_a_copy_can_be_saved() {
    let desk = Desk::new();
    let mut window = desk.window();
    fs::set_permissions(desk.folder(), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(desk.folder().join("probe"), "").is_ok() {
        fs::remove_file(desk.folder().join("probe")).unwrap();
        eprintln!("skipped: this user may write everywhere");
    } else {
        window.mark("Ana Ruiz", Label::Source);
        let error = window.try_save().unwrap_err().to_string();
        assert!(error.contains("save a copy elsewhere"), "{error}");
        drop(window);
        window = desk.window();
        assert_eq!(
            window.opened.report.recovered, 1,
            "the journal went to the state folder"
        );
    }
    let copy = desk.home().join("copy.ron");
    window.opened.keeper.save_copy(window.document(), &copy).unwrap();
    assert!(copy.exists());
    fs::set_permissions(desk.folder(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_copy_never_takes_the_place_of_the_article_or_its_sidecar() {
    let desk = Desk::new();
    let mut window = desk.window();
    window.mark("Ana Ruiz", Label::Source);
    window.save();
    let other_name = desk.home().join("link.md");
    symlink(&desk.article, &other_name).unwrap();
    for path in [&desk.article, &desk.sidecar(), &other_name] {
        let error = window.opened.keeper.save_copy(window.document(), path).unwrap_err();
        assert!(error.to_string().contains("another name"), "{error}");
    }
    assert_eq!(fs::read_to_string(&desk.article).unwrap(), crate::desk::TEXT);
}

#[test]
fn without_a_home_everything_still_works() {
    let desk = Desk::new();
    let mut window = Sitting::at(&desk.article, Access::Window, &Places::default());
    window.mark("Ana Ruiz", Label::Source);
    assert!(window.save().notes.is_empty());
    drop(window);
    let again = Sitting::at(&desk.article, Access::Window, &Places::default());
    assert_eq!(again.shown(), ["source: Ana Ruiz"]);
}

#[test]
fn what_is_no_article_is_refused_with_a_reason() {
    let desk = Desk::new();
    let open = |path: &std::path::Path| Opening::begin(path, None, Access::Window, &desk.places).unwrap_err();
    assert!(matches!(open(desk.folder()), OpenError::IsFolder { .. }));
    assert!(matches!(
        open(&desk.folder().join("none.md")),
        OpenError::Missing { .. }
    ));
    assert!(matches!(open(std::path::Path::new("/")), OpenError::NoName { .. }));
    assert!(matches!(
        open(std::path::Path::new("/dev/zero")),
        OpenError::Unreadable { .. }
    ));
}

#[test]
fn a_clock_set_back_changes_nothing() {
    let desk = Desk::new();
    let mut window = desk.window();
    let first = window.mark("Ana Ruiz", Label::Source);
    window.save();
    let past = std::time::SystemTime::UNIX_EPOCH;
    let file = fs::File::options().write(true).open(desk.sidecar()).unwrap();
    file.set_modified(past).unwrap();
    let second = window.mark("the council", Label::Source);
    assert!(first < second);
    let saved = window.save();
    assert!(saved.written && saved.merged.is_none());
}
